"""The only module that touches files, with `ordinary`, which opens what others may have put there.

Reading is one scan of a folder into bytes. Writing is whole files by rename, so that a reader never sees half of one.
Removing takes only what the caller names, and never follows a link.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path, PurePosixPath
from typing import Any

from explainer.ground import ordinary
from explainer.ground.problems import Location, Problem, error

TEMPORARY_PREFIX = ".explainer-part-"
"""Files of ours that are not whole yet. A killed build leaves at most these; the next build removes them."""

MAX_FILE_SIZE = 20_000_000
"""In bytes. Larger files belong on a media host, not in a site's repository."""

_NOT_IN_PATHS = frozenset("\\:")
_LONGEST_NAME = 255
"""How many bytes a name may have on every common file system."""
_ASKED_ONE_BY_ONE = 100
_SECONDS_BETWEEN_TRIES = 0.02

_IGNORED_STARTS = (".", "#", "~$")
_IGNORED_SUFFIXES = ("~", ".swp", ".swx", ".tmp", ".bak", ".orig", ".part", ".crdownload", ".download")
_IGNORED_NAMES = frozenset({"4913", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r"})
_SAFE_SAVE = ".sb-"
"""Part of the names of temporary files that programs of macOS write when they save: `jilin.md.sb-1f2e3d4c-AbCdEf`."""


class DiskError(Exception):
    """The disk refused something: `str()` says in plain words what, and which file."""


@dataclass(frozen=True, slots=True)
class Scan:
    """All files below a folder: their bytes by path (relative, with `/`), and what could not be read."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def scan(root: Path, top: str) -> Scan:
    """Read every file of `root/top`, in the order of their names. Links to files outside it are refused.

    Names are returned in NFC, however the system stored their accents, because addresses in texts are typed that way.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    start = root / top
    if (
        start.is_symlink() and start.is_dir()
    ):  # even within the site: assets/ is published as it is, but content/ is not
        return Scan(files, (_linked_folder(top),))
    if not start.is_dir() and os.path.lexists(start):
        _read_into(files, problems, root, start)
        return Scan(files, tuple(problems))
    for folder, subfolders, names in os.walk(start, onerror=lambda failure: _unreadable(root, failure, problems)):
        _refuse_linked_folders(root, Path(folder), subfolders, problems)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not is_ignored(name):
                _read_into(files, problems, root, Path(folder, name))
    return Scan(files, tuple(problems))


def is_ignored(name: str) -> bool:
    """Whether a file is hidden or was left behind by an editor, so that it is not content."""
    return (
        name.startswith(_IGNORED_STARTS)
        or name.endswith(_IGNORED_SUFFIXES)
        or name in _IGNORED_NAMES
        or _SAFE_SAVE in name
    )


def _unreadable(root: Path, failure: OSError, problems: list[Problem]) -> None:
    """Report a folder that cannot be listed: without it the site would be built as if its files were gone."""
    path = Path(os.fsdecode(failure.filename))
    if isinstance(failure, FileNotFoundError) and path.parent == root:
        return  # a site need not have layouts/ or assets/ of its own
    problems.append(_cannot_be_read(path.relative_to(root).as_posix(), "folder", failure))


def _cannot_be_read(name: str, what: str, failure: OSError) -> Problem:
    reason = failure.strerror or "unknown reason"
    message = f"The {what} cannot be read: {reason}."
    return error("E119", Location(name), message, "Check that it is there and that you may read it.")


def _refuse_linked_folders(root: Path, folder: Path, names: list[str], problems: list[Problem]) -> None:
    for name in list(names):
        if (folder / name).is_symlink():
            names.remove(name)
            problems.append(_linked_folder((folder / name).relative_to(root).as_posix()))


def _linked_folder(name: str) -> Problem:
    message = "This folder is a link to another folder."
    return error("E115", Location(name), message, "Copy the files here instead of linking the folder.")


def _read_into(files: dict[str, bytes], problems: list[Problem], root: Path, path: Path) -> None:
    name = unicodedata.normalize("NFC", path.relative_to(root).as_posix())
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        shown = name.encode("utf-8", "backslashreplace").decode()
        problems.append(error("E110", Location(shown), "The file's name is not valid Unicode.", "Rename the file."))
        return
    if name in files:
        message = "Two files here have this name; only how their accents are encoded (NFC, NFD) differs."
        problems.append(error("E128", Location(name), message, "Remove one of them, or give it another name."))
        return
    if path.is_symlink() and not _stays_inside(root, path):
        problems.append(
            error(
                "E115",
                Location(name),
                "This file is a link to something outside its folder, to a hidden file, or to nothing.",
                "Put the file itself here.",
            )
        )
        return
    try:
        if not path.is_file():
            message = "This is not an ordinary file, so it has no content to read."
            problems.append(error("E119", Location(name), message, "Remove it, or put an ordinary file here."))
            return
        if path.stat().st_size > MAX_FILE_SIZE:
            limit = MAX_FILE_SIZE // 1_000_000
            problems.append(
                error(
                    "E119",
                    Location(name),
                    f"The file is larger than {limit} MB.",
                    "Make it smaller, or link to it at a media host.",
                )
            )
            return
        files[name] = path.read_bytes()
    except OSError as failure:
        problems.append(_cannot_be_read(name, "file", failure))


def _stays_inside(root: Path, path: Path) -> bool:
    """Whether a link is to a file in its own top folder, such as assets/, that is not hidden there."""
    top = root / path.relative_to(root).parts[0]
    try:
        target = path.resolve(strict=True).relative_to((root if top == path else top).resolve())
    except (OSError, RuntimeError, ValueError):
        return False
    return not any(part.startswith(".") for part in target.parts)


def read_tree(root: Path) -> dict[str, bytes]:
    """Every file below `root`, hidden ones and our unfinished ones left out: what a web server would serve."""
    found: dict[str, bytes] = {}
    for folder, subfolders, names in os.walk(root):
        subfolders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    return found


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that there is always either the old one or the new one. Raises DiskError."""
    part = path.with_name(f"{TEMPORARY_PREFIX}{os.getpid()}")
    try:
        try:
            out = ordinary.new(part)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            out = ordinary.new(part)
        with BufferedWriter(out) as whole:
            whole.write(content)
        part.replace(path)
    except OSError as failure:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DiskError(_in_words(failure, path)) from failure


def make_lasting(root: Path, paths: Iterable[str]) -> None:
    """Return when files below `root` that were written or removed would survive a loss of power. Raises DiskError.

    Measured on ext4 with 500 files of 12 KB: 0.2 s to write them, 2 s more to ask for each (`fsync`), 0.5 s more to ask
    once for everything that waits (`sync`); a few are asked for one by one, because `sync` also waits for the files of
    others. Systems without `sync`, and without files for folders, do what they can.
    """
    there = [root / path for path in paths]
    folders = {folder for path in there for folder in path.parents if folder == root or folder.is_relative_to(root)}
    try:
        if len(there) > _ASKED_ONE_BY_ONE and hasattr(os, "sync"):
            os.sync()
            return
        for path in [*there, *sorted(folders, reverse=True)]:
            _ask_for(path)
    except OSError as failure:
        raise DiskError(f"{root} may not have been saved to the disk: {failure.strerror or failure}.") from failure


def _ask_for(path: Path) -> None:
    """Ask the disk to save a file. Some network disks cannot be asked, which is ignored."""
    try:
        handle = os.open(path, os.O_RDONLY | ordinary.NEVER_A_LINK)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as failure:
        if failure.errno in (errno.EIO, errno.ENOSPC, errno.EDQUOT):
            raise


def _in_words(failure: OSError, path: Path) -> str:
    if failure.errno == errno.ENOSPC:
        return f"There is no space left on the disk for {path}."
    if failure.errno in (errno.EISDIR, errno.ENOTEMPTY):
        return f"{path} is a folder that Explainer did not make, but a page needs this name. Move the folder away."
    if failure.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"A file that Explainer did not make is where the folder of {path} should be. Move the file away."
    if failure.errno == errno.ENAMETOOLONG:
        return f"The name {path.name} is too long for the disk. Give the record a shorter id."
    return f"{path} cannot be written: {failure.strerror or failure}."


def is_below(path: str) -> bool:
    """Whether a remembered path names a file below the folder it is remembered for, by its form alone.

    The one rule for every path that is read from a manifest or a store, which anybody may have written: relative, with
    `/`, no hidden name, no step upwards, nothing that another system reads as a drive or as a separator.
    """
    parts = path.split("/")
    return (
        not any(part in ("", ".", "..") or part.startswith(".") for part in parts)
        and not any(sign in _NOT_IN_PATHS or sign < " " or "\x7f" <= sign <= "\x9f" for sign in path)
        and all(len(part.encode("utf-8", "replace")) <= _LONGEST_NAME for part in parts)
    )


def below(root: Path, path: str) -> Path:
    """The place of a file of ours that is to be written or removed. Raises DiskError for one that lies elsewhere."""
    if not is_below(path):
        raise DiskError(f"{path!r} is no place below {root}, so nothing was done there. Delete the folder .explainer/.")
    return root / path


def way(start: Path, goal: Path) -> str:
    """The relative path from one folder to another, with `/` and `..`; the full path between drives."""
    try:
        return os.path.relpath(goal.resolve(), start.resolve()).replace(os.sep, "/")
    except ValueError:
        return goal.resolve().as_posix()


def remove_and_prune(path: Path, root: Path) -> None:
    """Remove one file, then the folders that this leaves empty, up to `root`. A folder in its place is left alone."""
    try:
        path.unlink(missing_ok=True)
    except (IsADirectoryError, NotADirectoryError):
        return
    except OSError as failure:
        if path.is_dir():  # some systems report a folder as "not permitted"
            return
        raise DiskError(f"{path} cannot be removed: {failure.strerror or failure}.") from failure
    for folder in path.parents:
        if folder == root or not folder.is_relative_to(root):
            return
        try:
            folder.rmdir()
        except OSError:
            return


def unfinished(folder: Path) -> bool:
    """Whether a killed build left a part of a file directly in `folder`."""
    return any(folder.glob(f"{TEMPORARY_PREFIX}*"))


def remove_unfinished(root: Path) -> None:
    """Remove what a killed build left behind."""
    for part in root.rglob(f"{TEMPORARY_PREFIX}*"):
        try:
            part.unlink(missing_ok=True)
        except OSError as failure:
            raise DiskError(f"{part} cannot be removed: {failure.strerror or failure}.") from failure


def refuse_links_below(root: Path, paths: Iterable[str]) -> None:
    """Raise DiskError if a folder on the way from `root` to one of `paths` is a link: it could be to anywhere."""
    folders = {parent for path in paths for parent in PurePosixPath(path).parents}
    for folder in sorted(folders - {PurePosixPath()}):
        if (root / folder).is_symlink():
            raise DiskError(
                f"{root / folder} is a link to another folder, so nothing is written there. Remove the link."
            )


@contextlib.contextmanager
def locked(path: Path, on_wait: Callable[[], object]) -> Iterator[None]:
    """Hold the lock at `path`; a second build calls `on_wait` and waits. Killing the holder releases the lock."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = ordinary.opened(path, os.O_RDWR | os.O_CREAT)
    except ordinary.NotOrdinaryError:
        raise DiskError(f"{path} is a link or something else that Explainer did not make. Remove it.") from None
    except OSError as failure:
        raise DiskError(_in_words(failure, path)) from failure
    try:
        _hold(handle, on_wait)
        yield
    finally:
        os.close(handle)


def _hold(handle: int, on_wait: Callable[[], object]) -> None:
    """Wait until nobody else holds the file. Closing it releases the lock, also when the process is killed.

    Windows has no `fcntl`; its own lock is on one byte, and is requested again while somebody else has it. Without
    either, two builds of one site at the same time are not kept apart.
    """
    if _is_held(handle):
        return
    on_wait()
    while not _is_held(handle):
        time.sleep(_SECONDS_BETWEEN_TRIES)


def _is_held(handle: int) -> bool:
    """Try once to lock the file; whether that succeeded."""
    with contextlib.suppress(ImportError):
        import fcntl

        return _succeeds(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB))
    with contextlib.suppress(ImportError):
        import msvcrt

        windows: Any = msvcrt
        return _succeeds(lambda: windows.locking(handle, windows.LK_NBLCK, 1))
    return True


def _succeeds(take: Callable[[], object]) -> bool:
    try:
        take()
    except OSError:
        return False
    return True


def package_files(package: Path) -> dict[str, bytes]:
    """The program's own Python files by name, for the fingerprint of the tool."""
    return {path.relative_to(package).as_posix(): path.read_bytes() for path in sorted(package.rglob("*.py"))}


def read_text(path: Path) -> str | None:
    """The text of an ordinary file; None if it is not there, too large or not text."""
    try:
        content = ordinary.read(path)
        return None if content is None else content.decode("utf-8")
    except ValueError:
        return None


def read_whole(path: Path) -> bytes:
    """The bytes of one file that somebody named. Raises DiskError; devices and pipes might never end."""
    try:
        if path.exists() and not path.is_file():
            raise DiskError(f"{path} is not an ordinary file.")
        with path.open("rb") as file:
            content = file.read(MAX_FILE_SIZE + 1)
        if len(content) > MAX_FILE_SIZE:
            raise DiskError(f"{path} is larger than {MAX_FILE_SIZE // 1_000_000} MB.")
        return content
    except OSError as failure:
        raise DiskError(f"{path} cannot be read: {failure.strerror or failure}.") from failure


def exists(path: Path) -> bool:
    """Whether there is anything at `path`."""
    return path.exists()


def everything_below(root: Path) -> dict[str, bool]:
    """Every file and link below a folder, by path, and whether it is a link. Links to folders are not followed."""
    found: dict[str, bool] = {}
    for folder, subfolders, names in os.walk(root):
        linked = [name for name in subfolders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *linked]):
            path = Path(folder, name)
            found[path.relative_to(root).as_posix()] = path.is_symlink()
    return found


def has_visible_files(folder: Path) -> bool:
    """Whether a folder holds anything but hidden files."""
    try:
        with os.scandir(folder) as entries:
            return any(not entry.name.startswith(".") for entry in entries)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`."""
    return path.is_dir()


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless they are there. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True)


def make_private_folder(path: Path) -> None:
    """Make a folder that other users of the machine cannot look into, or make it so. Raises DiskError.

    Its files are then out of their reach too, with any rights.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_symlink():
            raise DiskError(f"{path} is a link to a folder that is not ours to change. Remove the link.")
        path.chmod(0o700)
    except OSError as failure:
        raise DiskError(_in_words(failure, path)) from failure


def forget(path: Path) -> None:
    """Remove a file if possible; nothing depends on whether it is gone."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
