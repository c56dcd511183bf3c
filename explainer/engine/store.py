"""What is remembered between builds: parsed files and scaled pictures by content, the traces of each output folder.

One file in `.explainer/`, which may be deleted at any time, copied between machines or damaged: anything that cannot
be read is treated as not remembered. Nothing is ever migrated; the keys hold the fingerprint of the tool.

The seals find damage, but do not prove who wrote: anyone who can write the store can change what pages say.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer.engine.logbook import Logbook, Name, NoLogbookError, name_of
from explainer.ground import disk
from explainer.ground.digest import Digest

_PARSED, _DERIVED, _TRACES, _CHUNK, _COVERS, _WRITTEN = b"p", b"d", b"t", b"c", b"o", b"w"
_LENGTH = struct.Struct(">Q")
_SPARE = 200
"""How many unused parses to keep, so that switching between branches stays quick."""


class Store:
    """The memory of one site. Every method works, if slowly, when the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self._log = _opened(path)

    def parsed(self, keys: Iterable[str]) -> dict[str, tuple[bytes, bytes]]:
        """Outline and body of every remembered key among `keys`."""
        found = {key: _parted(content) for key, content in self._found(_PARSED, keys).items()}
        return {key: parts for key, parts in found.items() if parts is not None}

    def remember(self, entries: Mapping[str, tuple[bytes, bytes]], used: Iterable[str]) -> None:
        """Add `entries`; forget what is not `used` once there is much of it."""
        joined = {key: _LENGTH.pack(len(outline)) + outline + body for key, (outline, body) in entries.items()}
        self._add(_PARSED, joined, used, spare=_SPARE)

    def covers(self) -> bytes | None:
        """What is remembered of all files of records, as it was saved."""
        return self._found(_COVERS, [""]).get("")

    def remember_covers(self, content: bytes) -> None:
        """Remember this of all files of records, in place of what was."""
        self._add(_COVERS, {"": content}, None, spare=None)

    def derived(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The files remembered under `keys`, by key."""
        return self._found(_DERIVED, keys)

    def remember_derived(self, entries: Mapping[str, bytes], used: Iterable[str]) -> None:
        """Add `entries`; forget what is not `used`, because a picture takes much room."""
        self._add(_DERIVED, entries, used, spare=None)

    def written(self, digest: Digest) -> bytes | None:
        """What was kept of a file that was written, by the digest of its bytes."""
        return self._found(_WRITTEN, [digest]).get(digest)

    def keep_written(self, entries: Mapping[Digest, bytes], used: Iterable[Digest]) -> None:
        """Add `entries`; forget what is not `used` once there is much of it."""
        self._add(_WRITTEN, entries, used, spare=_SPARE)

    def traces(self, output: str) -> bytes | None:
        """The traces of an output folder, as they were saved."""
        return self._found(_TRACES, [output]).get(output)

    def save_traces(self, output: str, content: bytes) -> bool:
        """Save all or nothing. False if the store cannot be written."""
        return self._add(_TRACES, {output: content}, None, spare=None)

    def head(self, output: str) -> bytes | None:
        """What is remembered of an output folder, but for its chunks."""
        return self.traces(f"{output} (head)")

    def chunk(self, output: str, name: str) -> bytes | None:
        """A chunk of what is remembered of an output folder."""
        return self._found(_CHUNK, [key := _name_of_chunk(output, name)]).get(key)

    def save_memory(self, output: str, chunks: Mapping[str, bytes | None], head: bytes, used: Iterable[str]) -> bool:
        """Save the chunks that differ, forget those that are None, and then the head. False if that failed.

        Chunks that are not `used`, of other output folders or of before a clean build, are forgotten once there are
        many of them.
        Whoever is killed before the head is written leaves one that knows the digests of other chunks.
        """
        new = {_name_of_chunk(output, name): content for name, content in chunks.items() if content is not None}
        gone = [_name_of_chunk(output, name) for name, content in chunks.items() if content is None]
        kept = [_name_of_chunk(output, name) for name in used]
        return self._add(_CHUNK, new, kept, spare=_SPARE, gone=gone) and self.save_traces(f"{output} (head)", head)

    def forget_head(self, output: str) -> bool:
        """Forget all that is remembered of an output folder."""
        return self.save_traces(f"{output} (head)", b"")

    def close(self) -> None:
        """Close the file."""
        if self._log is not None:
            self._log.close()

    def _found(self, kind: bytes, keys: Iterable[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        if self._log is not None:
            with contextlib.suppress(OSError, ValueError):
                for key in keys:
                    content = self._log.get(name_of(kind, key))
                    if content is not None:
                        found[key] = content
        return found

    def _add(
        self,
        kind: bytes,
        entries: Mapping[str, bytes],
        used: Iterable[str] | None,
        *,
        spare: int | None,
        gone: Iterable[str] = (),
    ) -> bool:
        """Add to a kind of values, and forget what is `gone`.

        What is not `used` is forgotten as well: at once, or once there are many more than `spare`.
        """
        log = self._log
        if log is None:
            return False
        try:
            log.add({name_of(kind, key): content for key, content in entries.items()})
            log.forget(name_of(kind, key) for key in gone)
            if used is not None:
                _forget(log, kind, {name_of(kind, key) for key in used}, spare)
            log.shrink()
        except (OSError, ValueError, NoLogbookError):
            return False
        return True


def _opened(path: Path) -> Logbook | None:
    """The file at `path`, or a new one if that is not ours; None if none can be written."""
    for _ in range(2):
        try:
            disk.make_folder(path.parent)
            return Logbook(path)
        except (OSError, NoLogbookError):
            disk.forget(path)
    return None


def _name_of_chunk(output: str, name: str) -> str:
    return f"{output}\n{name}"


def _forget(log: Logbook, kind: bytes, used: set[Name], spare: int | None) -> None:
    known = log.names(kind)
    if spare is None or len(known) > 2 * len(used) + spare:
        log.forget(known - used)


def _parted(content: bytes) -> tuple[bytes, bytes] | None:
    """Outline and body, as `remember` joined them."""
    if len(content) < _LENGTH.size:
        return None
    end = _LENGTH.size + _LENGTH.unpack_from(content)[0]
    return (content[_LENGTH.size : end], content[end:]) if end <= len(content) else None
