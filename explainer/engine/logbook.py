"""A file of named values that only grows: the format of the store.

One record after the other, each with the digest of its name, its length, and a seal over name and value. The last
record of a name counts. Reading it is one walk from record to record; what does not look like a record ends the walk,
and the next record is written there. So a killed build or a damaged disk costs at most what was remembered. A file
from a stranger can do no more than hold wrong values: it holds no code, names no other file, all lengths are checked.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from typing import NamedTuple, TypeAlias

from explainer.ground import disk, ordinary

LONGEST = 128_000_000
"""How many bytes one value may have. A longer one is not remembered."""

MOST_RECORDS = 500_000
LARGEST_FILE = 8_000_000_000
"""No builds of a site make a file beyond one of these limits, so such a file is replaced by a new one."""

_WORTH_SHRINKING = 4_000_000
"""The file is not shrunk if its forgotten values have fewer bytes."""

_SIGN = b"Exp"
_HEAD = struct.Struct(">3sc16s16sQ")
_CHECK = struct.Struct(">I")
_HEAD_SIZE = _HEAD.size + _CHECK.size

Name: TypeAlias = tuple[bytes, bytes]
"""The letter of a kind of value, followed by the digest of a name of that kind."""


class NoLogbookError(Exception):
    """The file is not one that we would have written."""


class _Place(NamedTuple):
    """The place of a value in the file, and the seal that it must have."""

    start: int
    length: int
    seal: bytes


def name_of(kind: bytes, name: str) -> Name:
    """The name under which a value is remembered."""
    return kind, blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _seal(name: Name, content: bytes) -> bytes:
    found = blake2b(b"".join(name), digest_size=16)
    found.update(content)
    return found.digest()


class Logbook:
    """Every method may raise OSError, or ValueError after the file was lost. `close` it."""

    def __init__(self, path: Path) -> None:
        """Raises NoLogbookError if the file must be replaced by a new one."""
        self._path = path
        self._open()

    def _open(self) -> None:
        self._places: dict[Name, _Place] = {}
        self._end = 0
        self._file = ordinary.to_edit(self._path)
        try:
            self._walk()
        except BaseException:
            self._file.close()
            raise

    def _walk(self) -> None:
        size = self._file.seek(0, 2)
        if size > LARGEST_FILE:
            raise NoLogbookError
        for _ in range(MOST_RECORDS):
            self._file.seek(self._end)
            found = _read_head(self._file.read(_HEAD_SIZE))
            if found is None:
                return
            name, length, seal = found
            start = self._end + _HEAD_SIZE
            if start + length > size:
                return
            self._places[name] = _Place(start, length, seal)
            self._end = start + length
        raise NoLogbookError

    def get(self, name: Name) -> bytes | None:
        """The value of a name; None if there is none, or not the one that was written."""
        place = self._places.get(name)
        if place is None:
            return None
        content = ordinary.read_at(self._file, place.start, place.length)
        return content if _seal(name, content) == place.seal else None

    def names(self, kind: bytes) -> set[Name]:
        """The names of one kind that have a value."""
        return {name for name in self._places if name[0] == kind}

    def add(self, entries: Mapping[Name, bytes]) -> None:
        """Write values at the end. If the disk refuses one, none of them counts."""
        self._file.truncate(self._end)  # removes what the walk did not understand
        self._file.seek(self._end)
        places: dict[Name, _Place] = {}
        end = self._end
        for name, content in entries.items():
            if len(content) <= LONGEST:
                seal = _seal(name, content)
                _write(self._file, _head(name, len(content), seal))
                _write(self._file, content)
                places[name] = _Place(end + _HEAD_SIZE, len(content), seal)
                end += _HEAD_SIZE + len(content)
        self._places.update(places)
        self._end = end

    def forget(self, names: Iterable[Name]) -> None:
        """Drop values. The file keeps them until `shrink` writes it again."""
        for name in names:
            self._places.pop(name, None)

    def shrink(self) -> None:
        """Write the file again without forgotten values, if they are most of it."""
        used = sum(_HEAD_SIZE + place.length for place in self._places.values())
        if self._end - used <= used + _WORTH_SHRINKING:
            return
        part = self._path.with_name(f"{disk.TEMPORARY_PREFIX}{self._path.name}")
        try:
            self._copy_to(part)
            self._file.close()  # some systems replace no file that is open
            ordinary.put(part, self._path)
        finally:
            disk.forget(part)
        self._open()

    def _copy_to(self, path: Path) -> None:
        with ordinary.new(path) as smaller:
            for name, place in self._places.items():
                content = self.get(name)
                if content is not None:
                    _write(smaller, _head(name, place.length, place.seal))
                    _write(smaller, content)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _head(name: Name, length: int, seal: bytes) -> bytes:
    head = _HEAD.pack(_SIGN, *name, seal, length)
    return head + _CHECK.pack(zlib.crc32(head))


def _read_head(data: bytes) -> tuple[Name, int, bytes] | None:
    if len(data) < _HEAD_SIZE or zlib.crc32(data[: _HEAD.size]) != _CHECK.unpack_from(data, _HEAD.size)[0]:
        return None
    sign, kind, name, seal, length = _HEAD.unpack_from(data)
    return ((kind, name), length, seal) if sign == _SIGN and length <= LONGEST else None


def _write(file: FileIO, data: bytes) -> None:
    """Write all of the data, as the system may take only a part at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
