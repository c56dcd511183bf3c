"""What is to be remembered after a build: the chunks that differ from those of the build before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from explainer.engine import chunks
from explainer.engine.chunks import PAGE, WORKED_OUT, Chunk, ChunkName, Node, chunk_of, sort_of
from explainer.engine.memory import LostChunkError, Memory, key_of_page
from explainer.engine.remembered import Found, Remembered
from explainer.engine.traces import Trace
from explainer.facts.reading import SHOWN, Key, WorkedOut
from explainer.ground.digest import Digest, digest_bytes

_ROOTS: Final = frozenset({PAGE, "problems", "check"})
"""What is remembered though nothing else read it."""
_OF_RECORDS: Final = frozenset({"record", "text", "lines", "entry", "versions"})


@dataclass(frozen=True, slots=True)
class Revision:
    """What is remembered from now on, without its chunks; and the chunks that differ, None for one that is no more."""

    remembered: Remembered
    chunks: Mapping[ChunkName, bytes | None]


def revised(
    memory: Memory,
    pages: Mapping[str, Trace],
    made: Mapping[str, WorkedOut],
    found: Mapping[Key, Found],
) -> Revision:
    """What to remember: the `pages` that there are by path, what was read for those `made` now, and all problems.

    Raises LostChunkError if a chunk of the earlier build cannot be read: then nothing can be remembered.
    """
    of_pages = {key_of_page(pages[path].subject, path): read for path, read in made.items()}
    if not memory.is_of_today:
        of_pages = {**_kept(memory, pages, made), **of_pages}
    draft = Draft(memory.chunk, memory.old.parts) if memory.is_of_today else Draft()
    draft.change({**dict.fromkeys(_gone(memory, pages, found)), **_worked_out(memory, of_pages, found)})
    lost = {} if memory.is_of_today else dict.fromkeys(memory.old.chunks)
    written: dict[ChunkName, bytes | None] = {**lost, **draft.written()}
    digests = {**memory.old.chunks, **{name: digest_bytes(content) for name, content in written.items() if content}}
    left = {name: digest for name, digest in digests.items() if written.get(name, digest) is not None}
    frame = memory.facts.contents.frame
    return Revision(Remembered(frame, memory.stamps, draft.parts, found, pages, left), written)


def _kept(memory: Memory, pages: Mapping[str, Trace], made: Mapping[str, WorkedOut]) -> dict[Key, WorkedOut]:
    """The pages that stay, though nothing else is as it was: their answers came out the same."""
    known = {path: key_of_page(trace.subject, path) for path, trace in pages.items() if path not in made}
    return {key: was for key in known.values() if (was := memory.was(key)) is not None}


def _gone(memory: Memory, pages: Mapping[str, Trace], found: Mapping[Key, Found]) -> Iterator[Key]:
    """What is not as it was and is remembered only if it was worked out again; pages and problems that are no more."""
    yield from (key for key, is_same in memory.changes() if not is_same and sort_of(key) != PAGE)
    yield from (key for key in memory.old.problems if key not in found)
    for path, trace in memory.old.pages.items():
        if path not in pages or pages[path].subject != trace.subject:
            yield key_of_page(trace.subject, path)


def _worked_out(memory: Memory, pages: Mapping[Key, WorkedOut], found: Mapping[Key, Found]) -> dict[Key, Node | None]:
    """All that was worked out now and differs from what was remembered, with everything new that it read."""
    made = memory.facts.reads.of
    nodes: dict[Key, Node | None] = {}
    changes = memory.changes()
    again = [key for key, is_same in changes if key in made or (not is_same and sort_of(key) not in WORKED_OUT)]
    seen: set[Key] = set()
    waiting = [*pages, *(key for key in found if key in made), *again]
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        if sort_of(key) not in WORKED_OUT:
            if not memory.is_same(key):
                nodes[key] = Node(digest=memory.part(key) or "")
            continue
        info = pages.get(key) or made.get(key)
        if info is not None and not _is_known(memory, key, info):
            nodes[key] = Node(info.reads, info.digest, info.value)
            waiting += info.reads
    return nodes


def _is_known(memory: Memory, key: Key, made: WorkedOut) -> bool:
    return memory.is_same(key) and memory.was(key) == made


def _no_chunk(_name: ChunkName) -> None:
    return None


class Draft:
    """Chunks while they are changed: those that `read` gives, and the parts of the site that are not of records.

    Those that are not looked at stay as they are.
    """

    def __init__(
        self, read: Callable[[ChunkName], Chunk | None] = _no_chunk, parts: Mapping[Key, Digest] | None = None
    ) -> None:
        self.parts: dict[Key, Digest] = dict(parts or {})
        self._old = read
        self._chunks: dict[ChunkName, dict[Key, Node]] = {}
        self._read: dict[ChunkName, frozenset[Key]] = {}
        self._touched: set[ChunkName] = set()
        self._existed: set[Key] = set()

    def change(self, changes: Mapping[Key, Node | None]) -> None:
        """Put nodes in, take others out, and keep all that follows from it: who reads what, and how high it is.

        Raises LostChunkError if something is read of which nothing is known.
        """
        for key, node in changes.items():
            self._set(key, node)
        waiting = {chunk_of(key) for key in changes}
        while waiting:
            lost = [(key, name) for name in sorted(waiting) for key in self._follow(name)]
            waiting = set(self._drop(lost))
        known: dict[Key, int] = {}
        grown = [(key, self._height(key, changes, known)) for key, node in changes.items() if node and node.reads]
        for key, node in changes.items():
            if node and key not in self._existed:
                node.height = known.get(key, 0)  # all that read it is new, too, and has its own height
        self._raise([item for item in grown if item[0] in self._existed])

    def written(self) -> dict[ChunkName, bytes | None]:
        """The chunks that differ, as bytes; None for one in which nothing is left."""
        return {name: chunks.encode(nodes) if (nodes := self._chunks[name]) else None for name in sorted(self._touched)}

    def _chunk(self, name: ChunkName) -> dict[Key, Node]:
        if name not in self._chunks:
            old = self._old(name)
            self._chunks[name] = old.nodes() if old else {}
            self._read[name] = self._reads_of(name)
        return self._chunks[name]

    def _reads_of(self, name: ChunkName) -> frozenset[Key]:
        return frozenset(read for node in self._chunks[name].values() for read in node.reads)

    def _set(self, key: Key, new: Node | None) -> None:
        name = chunk_of(key)
        nodes = self._chunk(name)
        old = nodes.pop(key, None)
        self._touched.add(name)
        if new is not None:
            if old is not None:
                new.readers, new.height = old.readers, old.height
                self._existed.add(key)
            nodes[key] = new
        if sort_of(key) not in WORKED_OUT and sort_of(key.removeprefix(SHOWN)) not in _OF_RECORDS:
            self.parts.pop(key, None)
            if new is not None:
                self.parts[key] = new.digest

    def _follow(self, name: ChunkName) -> frozenset[Key]:
        """Tell what a chunk reads that it did not read before; what it reads no more."""
        before, after = self._read[name], self._reads_of(name)
        self._read[name] = after
        for key in after - before:
            node = self._chunk(chunk_of(key)).get(key)
            if node is None:
                raise LostChunkError(key)  # a change of it would lead nowhere
            node.readers.add(name)
            self._touched.add(chunk_of(key))
        return before - after

    def _drop(self, lost: Iterable[tuple[Key, ChunkName]]) -> Iterator[ChunkName]:
        """Tell what chunks read no more, and take out what nobody reads; the chunks from which something was taken."""
        for key, name in lost:
            home = chunk_of(key)
            if (node := self._chunk(home).get(key)) is not None:
                node.readers.discard(name)
                self._touched.add(home)
                if not node.readers and sort_of(key) not in _ROOTS:
                    self._set(key, None)
                    yield home

    def _height(self, key: Key, changes: Mapping[Key, Node | None], known: dict[Key, int]) -> int:
        """Above everything that it read, and never lower than it was."""
        if key not in known:
            known[key] = 0
            node, old = changes.get(key), self._node(key)
            least = old.height if old else 0
            reads = node.reads if node else ()
            known[key] = max(least, *(1 + self._height(read, changes, known) for read in reads)) if reads else least
        return known[key]

    def _node(self, key: Key) -> Node | None:
        name = chunk_of(key)
        if name in self._chunks:
            return self._chunks[name].get(key)
        chunk = self._old(name)
        return chunk.node(key) if chunk else None

    def _raise(self, waiting: list[tuple[Key, int]]) -> None:
        """Give keys their heights, and lift what read them above them."""
        while waiting:
            key, height = waiting.pop()
            name = chunk_of(key)
            if (node := self._chunk(name).get(key)) is None or node.height >= height:
                continue
            node.height = height
            self._touched.add(name)
            for of_readers in node.readers:
                readers = self._chunk(of_readers).items()
                waiting += [(reader, height + 1) for reader, one in readers if key in one.reads]
