"""What is remembered of each key, in pieces that are read and written by themselves.

A piece, a chunk, holds what belongs to one record, so that an edit reads and writes the chunks of what it changes. It
is text: a line with all names that occur in it, then a line for each key, so that one key can be found without reading
the others. Where something is kept is a matter of speed alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from explainer.facts.reading import Key
from explainer.ground.digest import Digest
from explainer.ground.patterns import regex

ChunkName: TypeAlias = str

PAGE: Final = "page"
WORKED_OUT: Final = frozenset({"index", "row", "lookup", "answer", "problems", "check", PAGE})
"""The sorts of keys that are not parts of the site."""
_SHARED: Final = frozenset({"row", "lookup", "answer", PAGE})
"""Of these sorts there are many that belong to no record: 256 chunks share them."""
_REF: Final = regex(r'(?<![^ "])[a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*(?![^ "])')
_TEXT: Final = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def sort_of(key: Key) -> str:
    """The first word of a key."""
    return key.partition(" ")[0]


def chunk_of(key: Key) -> ChunkName:
    """The name of the chunk that a key is in: the first record that it names, if it names one."""
    if found := _REF.search(key):
        return found[0]
    sort = sort_of(key)
    return f"{sort} {zlib.crc32(key.encode('utf-8', 'surrogatepass')) & 0xFF:02x}" if sort in _SHARED else key


@dataclass(slots=True)
class Node:
    """What is remembered of a key: a part of the site has a digest, the rest also what it read and maybe a value.

    `height` is greater than that of anything it read; that of a part is 0. `readers` are the chunks in which something
    read it.
    """

    reads: tuple[Key, ...] = ()
    digest: Digest = ""
    value: str = ""
    height: int = 0
    readers: set[ChunkName] = field(default_factory=set)


class Chunk:
    """A chunk as it was written. Raises ValueError for one that never was, when it is looked at."""

    def __init__(self, content: bytes) -> None:
        self._text = content.decode()
        self._names: list[str] | None = None
        self._readers: dict[Key, list[tuple[int, Key]]] | None = None
        self._known: dict[Key, Node | None] = {}

    def node(self, key: Key) -> Node | None:
        """What is remembered of one key."""
        if key not in self._known:
            self._known[key] = self._found(key)
        return self._known[key]

    def _found(self, key: Key) -> Node | None:
        start = self._text.find(f"\n[{_TEXT(key)},")
        if start < 0:
            return None
        end = self._text.find("\n", start + 1)
        return self._node(json.loads(self._text[start + 1 : end if end >= 0 else None]))[1]

    def nodes(self) -> dict[Key, Node]:
        """Everything that is in it."""
        return dict(map(self._node, self._rows()))

    def readers_of(self, key: Key) -> list[tuple[int, Key]]:
        """What in this chunk read a key, with its height."""
        if self._readers is None:
            self._readers = {}
            for reader, node in self.nodes().items():
                for read in node.reads:
                    self._readers.setdefault(read, []).append((node.height, reader))
        return self._readers.get(key, [])

    @property
    def _all_names(self) -> list[str]:
        if self._names is None:
            self._names = json.loads(self._text.partition("\n")[0])
        return self._names

    def _rows(self) -> Iterator[Any]:
        return map(json.loads, self._text.split("\n")[1:])

    def _node(self, row: Any) -> tuple[Key, Node]:
        try:
            key, digest, value, height, reads, readers = row
            names = self._all_names
            node = Node(tuple([names[n] for n in reads]), digest, value, height, {names[n] for n in readers})
        except (TypeError, LookupError) as failure:
            raise ValueError("not a chunk") from failure
        if type(height) is not int or not all(type(text) is str for text in (key, digest, value)):
            raise ValueError("not a chunk")
        return key, node


def encode(nodes: Mapping[Key, Node]) -> bytes:
    """As bytes for the store; a `Chunk` reads them. The same nodes give the same bytes."""
    numbers: dict[str, int] = {}

    def numbered(names: Iterable[str]) -> list[int]:
        return [numbers.setdefault(name, len(numbers)) for name in names]

    rows = [
        _TEXT([key, node.digest, node.value, node.height, numbered(node.reads), numbered(sorted(node.readers))])
        for key, node in sorted(nodes.items())
    ]
    return "\n".join([_TEXT(list(numbers)), *rows]).encode()
