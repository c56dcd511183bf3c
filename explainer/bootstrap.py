"""Finds or makes the Python environment that a lock file describes. Standard library only.

An environment is current when the note in it (`.explainer-lock`) names the digest of the lock file and the running
Python's minor version. The note is written last, so an environment that was interrupted half-way is made again. An
environment without any note was made by somebody else: it is never touched.

The runtime environment is `.venv` from `requirements.lock`; the tests' is `.venv-dev` from `requirements-dev.lock`,
which holds every pin of the first, so that its note lists both digests and `build.py` runs in it as it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LOCK = "requirements.lock"
NOTE = ".explainer-lock"
UNFINISHED = "unfinished\n"
# Settings of a person's own pip or Python that would send packages somewhere else than into the environment.
FOREIGN_SETTINGS = ("PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH")


class BootstrapError(Exception):
    """Set-up cannot go on; the text says why and what a person can do about it."""


def enter(root: Path) -> None:
    """Return if the running Python has what `root/requirements.lock` names; else start again in one that has.

    Ends the process with exit code 2 and a message on stderr when no such environment can be made.
    """
    try:
        if _is_current(Path(sys.prefix), [root / LOCK]) or (not _is_made(root) and _has_pins(root / LOCK)):
            return
        python = ensure(root, ".venv", [LOCK])
    except (BootstrapError, OSError) as error:
        print(f"Explainer could not set itself up. {error}", file=sys.stderr)
        raise SystemExit(2) from error
    _start_again(python)


def ensure(root: Path, name: str, locks: Sequence[str]) -> Path:
    """Return the Python of the environment `root/name`, after making it from `locks` if it is missing or outdated.

    The last of `locks` is installed and holds the pins of the others. Raises `BootstrapError`.
    """
    folder, paths = root / name, [root / lock for lock in locks]
    if not _usable(folder, paths):
        try:
            with _alone(root / f"{name}.lock"):
                if not _usable(folder, paths):  # another process may have made it while we waited
                    _make(folder, paths)
        except OSError as error:
            raise BootstrapError(f"{error.strerror or error}: {error.filename or folder}") from error
    return _python(folder)


def _usable(folder: Path, locks: Sequence[Path]) -> bool:
    python = _python(folder)
    # If its Python runs outside it, it is damaged, and starting it again would never end.
    damaged = sys.executable == str(python) and sys.prefix != str(folder)
    return _is_current(folder, locks) and python.exists() and not damaged


def _is_current(folder: Path, locks: Sequence[Path]) -> bool:
    try:
        return set(_note(locks).split()) <= set((folder / NOTE).read_text().split())
    except OSError:
        return False


def _is_made(root: Path) -> bool:
    """Whether `.venv` is ours and the running Python is not itself in an environment: then `.venv` is used."""
    return sys.prefix == sys.base_prefix and (root / ".venv" / NOTE).exists()


def _note(locks: Sequence[Path]) -> str:
    from hashlib import sha256

    digests = [sha256(lock.read_bytes()).hexdigest() for lock in locks]
    return "\n".join([*digests, f"python-{sys.version_info.major}.{sys.version_info.minor}", ""])


def _has_pins(lock: Path) -> bool:
    """Whether the running Python has each package of the lock in its version, from wherever."""
    from importlib.metadata import PackageNotFoundError, version

    for line in lock.read_text(encoding="utf-8").splitlines():
        name, equals, rest = line.partition("==")
        if equals and not line.startswith(("#", " ")):
            try:
                if version(name) != rest.split()[0]:
                    return False
            except PackageNotFoundError:
                if ";" not in rest:  # a package with a condition may be for another system
                    return False
    return True


def _make(folder: Path, locks: Sequence[Path]) -> None:
    if folder.exists() and not (folder / NOTE).exists():
        raise BootstrapError(
            f"The environment {folder} was not made by Explainer, so it is left alone. Move it away and run this "
            f"again, or put what Explainer needs into it and use it:\n"
            f"  {_python(folder)} -m pip install --require-hashes -r {locks[-1]}\n  {_python(folder)} build.py"
        )
    # Not sys.executable: that may be the Python of the very environment which is about to be cleared.
    base = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
    print(f"Setting up Explainer's own environment in {folder.name} (first run only) …", file=sys.stderr, flush=True)
    try:
        _clear(folder)
        folder.mkdir()
        (folder / NOTE).write_text(UNFINISHED)
        _run([base, "-m", "venv", str(folder)], _no_venv)
        pip = [str(_python(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        _run([*pip, "--require-hashes", "-r", str(locks[-1])], _no_packages)
        (folder / NOTE).write_text(_note(locks))
    except BaseException:  # also on Ctrl-C: half an environment must not stay
        _clear(folder)
        raise


def _clear(folder: Path) -> None:
    from shutil import rmtree

    if folder.exists():
        rmtree(folder)


def _run(command: Sequence[str], explain: Callable[[str], str]) -> None:
    import subprocess

    settings = {name: value for name, value in os.environ.items() if name not in FOREIGN_SETTINGS}
    done = subprocess.run(command, env=settings, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BootstrapError(explain((done.stdout + done.stderr).strip()))


def _no_venv(said: str) -> str:
    return (
        "This Python cannot make environments. On Debian or Ubuntu: apt install python3-venv\n"
        f"On other systems install Python with its venv and ensurepip modules. It said:\n{said}"
    )


def _no_packages(said: str) -> str:
    return (
        "The packages of its lock file could not be installed, so nothing was kept. Check the network (or pip's "
        f"settings, if you use a mirror) and run this again. pip said:\n{said}"
    )


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _start_again(python: Path) -> None:
    command = [str(python), *sys.orig_argv[1:]]
    if os.name == "nt":  # execv would return to the shell before the work is done
        import subprocess

        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(python, command)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, waiting for another process; the system releases it when a process dies."""
    with path.open("a") as file:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
