"""Opens only ordinary files, because anybody may have put something else in their place.

A link may be to any file of the person who builds, a pipe never answers, a device never ends, and a file with a second
name may be somebody else's too. So nothing in the store or the output is opened by its name alone.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from io import FileIO
from pathlib import Path

from explainer.ground.digest import Digest, digest_bytes

LARGEST = 250_000_000
"""In bytes. We write no larger file, so a larger one is not ours and need not be read."""

NEVER_A_LINK = getattr(os, "O_NOFOLLOW", 0)
"""Windows has no such flag. There, making a link takes rights that a build's neighbours do not have."""

_CAREFULLY = NEVER_A_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


class NotOrdinaryError(OSError):
    """There is something at the path, but not an ordinary file."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "it is not an ordinary file", str(path))


def opened(path: Path, flags: int = os.O_RDONLY) -> int:
    """A handle of the ordinary file at `path`. Raises OSError; NotOrdinaryError for a link, a pipe, a device, a folder.

        It is checked before it is opened, because opening a device may do something; and after, because only then is it
    certain what was opened.
    """
    with contextlib.suppress(FileNotFoundError):
        _refuse_others(path, os.lstat(path))
    try:
        handle = os.open(path, flags | _CAREFULLY, 0o666)
    except OSError as failure:
        raise NotOrdinaryError(path) if failure.errno in (errno.ELOOP, errno.ENXIO) else failure from failure
    try:
        _refuse_others(path, os.fstat(handle))
    except OSError:
        os.close(handle)
        raise
    return handle


def _refuse_others(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotOrdinaryError(path)


def to_edit(path: Path) -> FileIO:
    """The file at `path`, made if it is not there, to read and to change in place. Raises OSError.

    A file with a second name (a hard link) is refused, because it would change under that name too.
    """
    file = FileIO(opened(path, os.O_RDWR | os.O_CREAT), "r+")
    if os.fstat(file.fileno()).st_nlink > 1:
        file.close()
        raise NotOrdinaryError(path)
    return file


def new(path: Path) -> FileIO:
    """A new file at `path`, in place of any file that was there. Raises OSError, also if a folder is there."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _CAREFULLY
    try:
        return FileIO(os.open(path, flags, 0o666), "r+")
    except FileExistsError:
        path.unlink()
        return FileIO(os.open(path, flags, 0o666), "r+")


def read(path: Path, most: int = LARGEST) -> bytes | None:
    """The bytes of the ordinary file at `path`; None if there is none, or one of more bytes than `most`."""
    try:
        with FileIO(opened(path)) as file:
            return None if os.fstat(file.fileno()).st_size > most else file.readall()
    except (OSError, ValueError):
        return None


def digest_of(path: Path) -> Digest | None:
    """The digest of the ordinary file at `path`; None if there is none that could be ours."""
    content = read(path)
    return None if content is None else digest_bytes(content)


def is_one(path: Path) -> bool:
    """Whether there is an ordinary file at `path`."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def put(part: Path, path: Path) -> None:
    """Give the file `part` the name `path`, in one step. Raises OSError."""
    part.replace(path)


def read_at(file: FileIO, start: int, length: int) -> bytes:
    """Bytes from a place of an open file. Processes that share the file may read it at once, where there are such."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), length, start)
    file.seek(start)
    return file.read(length)
