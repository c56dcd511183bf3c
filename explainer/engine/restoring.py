"""Files that are gone from the output, or are not as they were written, while nothing that they were made of differs.

A build service begins with an empty output folder, and what is remembered of an earlier build. The bytes of text files
are kept for that, packed; so they need not be made again. That they are the ones is known by their digest.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress

from explainer.engine.memory import Memory
from explainer.engine.store import Store
from explainer.ground.digest import Digest, digest_bytes
from explainer.pages.making import Layout, QueryText
from explainer.pages.plan import Page
from explainer.pages.render import Rendering

_LARGEST = 100_000_000
"""Bytes that are unpacked at most: no text file of a site has more."""
_QUICKLY = 1


def restored(gone: Iterable[Page], memory: Memory, store: Store) -> dict[str, bytes]:
    """The packed bytes of files that were written before, by path, as far as they are kept."""
    found: dict[str, bytes] = {}
    for page in gone:
        packed = store.written(wanted := memory.old.pages[page.output].output)
        with suppress(ValueError):
            unpacked(packed, wanted)
            found[page.output] = packed or b""
    return found


def unpacked(packed: bytes | None, wanted: Digest) -> bytes:
    """The bytes of a file. Raises ValueError if they are not those that have the digest."""
    try:
        content = zlib.decompressobj().decompress(packed or b"", _LARGEST)
    except zlib.error as failure:
        raise ValueError("not packed") from failure
    if digest_bytes(content) != wanted:
        raise ValueError("another file")
    return content


def keep(
    made: Mapping[str, Rendering], planned: Mapping[str, Page], outputs: Mapping[str, Digest], store: Store
) -> None:
    """Keep the bytes of text files that were made now; `outputs` are the digests of all files, by path."""
    texts = {path for path, page in planned.items() if isinstance(page.makes, Layout | QueryText)}
    new = {outputs[path]: zlib.compress(one.content, _QUICKLY) for path, one in made.items() if path in texts}
    if new:
        store.keep_written(new, [outputs[path] for path in texts])
