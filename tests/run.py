#!/usr/bin/env python3
"""The one test command: `python3 tests/run.py [arguments for pytest]`.

It sets up everything the tests need (a Python environment, three browsers, fonts, Java and Node for the judges of the
built site), runs every step even when an earlier one failed, and exits with 1 if any did. A judge that is missing is a
failure with exit code 2, never a skip. Standard library only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from explainer import bootstrap  # noqa: E402

DEV_LOCKS = ["requirements.lock", "requirements-dev.lock"]
KEEP_FAILED = ["-o", "tmp_path_retention_policy=failed"]
#: One worker more than there are processors: many tests wait for a browser, a server or a disk.
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
IN_PARALLEL = ["-n", str(CORES + 1), "--dist", "worksteal"]
#: The tests write thousands of small files that nobody reads again. In memory that costs nothing, if there is enough.
IN_MEMORY, ENOUGH = Path("/dev/shm"), 2 * 1024**3
OLDEST_NODE = 20  # what the locked judges run on
# Debian package -> any one of these programs or files shows that it, or its like, is there
DEBIAN_PACKAGES = {
    "chromium": ["chromium"],
    "default-jre-headless": ["java"],
    "firefox-esr": ["firefox-esr", "firefox"],
    "fonts-noto-cjk": ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"],
    "fonts-noto-color-emoji": ["/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"],
    "git": ["git"],
    "nodejs": ["node"],
    "npm": ["npm"],
    "webkit2gtk-driver": ["WebKitWebDriver"],
    "xvfb": ["Xvfb"],
}


class SetupError(Exception):
    """The tests cannot start; the text says what a person can do about it."""


def main(pytest_arguments: Sequence[str]) -> int:
    try:
        with ThreadPoolExecutor(1) as beside_us:  # each waits for its own part of the network
            making = beside_us.submit(bootstrap.ensure, ROOT, ".venv-dev", DEV_LOCKS)
            install_programs()
            install_judges()
        python = making.result()
    except (SetupError, bootstrap.BootstrapError) as error:
        print(f"The tests could not be set up. {error}", file=sys.stderr)
        return 2
    with beside("mypy", [str(python), "-m", "mypy", "--no-error-summary"]) as mypy_passes:
        failed = [name for name, command in steps(str(python), pytest_arguments).items() if not passes(name, command)]
        failed += [] if mypy_passes() else ["mypy"]
    if failed:
        print(f"\nFAILED: {', '.join(failed)}")
    return 1 if failed else 0


def steps(python: str, pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """The steps that follow each other, pytest last: its closing line is the last line of a green run."""
    module = [python, "-m"]
    return {
        "ruff check": [*module, "ruff", "check", "--quiet"],
        "ruff format": [*module, "ruff", "format", "--check", "--quiet"],
        "pytest": [*module, "pytest", "-q", "-p", "no:cacheprovider", *KEEP_FAILED, *IN_PARALLEL, *pytest_arguments],
    }


def passes(name: str, command: Sequence[str]) -> bool:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
    if name != "pytest":
        print(
            f"   {'ok' if code == 0 else f'FAILED with exit code {code}'}, {time.monotonic() - start:.1f} s", flush=True
        )
    return code == 0


@contextmanager
def beside(name: str, command: Sequence[str]) -> Iterator[Callable[[], bool]]:
    """A step for one processor, while others run. Whether it passes is asked after them; then it says what is wrong."""
    print(f"== {name}, beside the others; what it finds comes last", flush=True)
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=said, stderr=subprocess.STDOUT) as process,
    ):

        def passes() -> bool:
            if process.wait():
                said.seek(0)
                print(f"== {name}\n{said.read()}   FAILED with exit code {process.returncode}", flush=True)
            return process.returncode == 0

        try:
            yield passes
        finally:
            process.kill()  # an interrupted run leaves nothing behind


def environment() -> dict[str, str]:
    """Ours, but for a setting with which each process of hundreds would compile the program and its tests anew."""
    settings = {**os.environ, **temporary()}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    return settings


def temporary() -> dict[str, str]:
    """The setting for temporary files, if memory has place for them and nobody has chosen another one."""
    if "TMPDIR" in os.environ or not os.access(IN_MEMORY, os.W_OK) or shutil.disk_usage(IN_MEMORY).free < ENOUGH:
        return {}
    if os.statvfs(IN_MEMORY).f_flag & os.ST_NOEXEC:  # some tests start programs that they have installed
        return {}
    return {"TMPDIR": str(IN_MEMORY)}


def install_programs() -> None:
    """Install what is missing with apt if we may; otherwise say what to install."""
    missing = missing_packages()
    if missing:
        apt = ["apt-get"] if is_root() else ["sudo", "-n", "apt-get"]
        if not all(map(shutil.which, {apt[0], "apt-get"})):
            raise SetupError(f"Please install (named as Debian names them): {', '.join(missing)}")
        print(f"Installing {', '.join(missing)} with apt (first run only) …", flush=True)
        run([*apt, "update", "-qq"], f"Please run: apt-get install {' '.join(missing)}")
        install = [*apt, "install", "-qq", "-y", "--no-install-recommends", *missing]
        run(install, f"Please run: apt-get install {' '.join(missing)}")
        if missing_packages():
            raise SetupError(f"apt installed these, yet they are not to be found: {', '.join(missing_packages())}")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    if int(version.lstrip("v").partition(".")[0] or 0) < OLDEST_NODE:
        raise SetupError(
            f"Please install Node {OLDEST_NODE} or newer; this is {version.strip() or 'not a working one'}."
        )


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def missing_packages() -> list[str]:
    linux = sys.platform.startswith("linux")  # other systems bring fonts for every script

    def is_there(sign: str) -> bool:
        return Path(sign).exists() or not linux if sign.startswith("/") else shutil.which(sign) is not None

    return [package for package, signs in DEBIAN_PACKAGES.items() if not any(map(is_there, signs))]


def install_judges() -> None:
    """Install the locked Node judges, unless `node_modules` already has them."""
    note, lock = ROOT / "node_modules" / ".explainer-lock", ROOT / "package-lock.json"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if note.exists() and note.read_text() == digest:
        return
    print("Installing the judges of the built site with npm (first run only) …", flush=True)
    run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], "Check the network.")
    note.write_text(digest)


def run(command: Sequence[str], advice: str) -> None:
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, cwd=ROOT, env=settings, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SetupError(f"`{' '.join(command)}` failed. {advice}\nIt said:\n{(done.stdout + done.stderr).strip()}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
