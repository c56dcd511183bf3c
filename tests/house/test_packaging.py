"""A fresh machine with Python, git and a network gets a working Explainer, and the lock files mean what they say."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from explainer import bootstrap

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BARE_PYTHON = os.path.realpath(getattr(sys, "_base_executable", sys.executable))  # outside any environment
SETTING_UP = "Setting up Explainer's own environment in .venv (first run only) …\n"
SAY_WHERE = """
def main(argv=None, *, default_site=None):
    import sys
    print(sys.prefix, default_site, sys.argv[1:])
    return 7
"""
# The first release without a known advisory: CVE-2025-27516; CVE-2025-69534; the regex and traversal faults of
# CVE-2026-46338, -61632 and -67422; the full loaders' code execution, CVE-2020-14343; CVE-2025-67724 to -67726.
SAFE_FLOORS = {
    "jinja2": "3.1.6",
    "markdown": "3.8.1",
    "pyyaml": "5.4",
    "tornado": "6.5.3",
}


# A fresh machine: the bootstrap, with a small package in a local folder in the place of a registry.


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site folder with our bootstrap, a lock of one small package, and a command line that says where it runs."""
    folder = tmp_path.resolve() / "site"
    (folder / "explainer").mkdir(parents=True)
    shutil.copy(ROOT / "build.py", folder)
    shutil.copy(ROOT / "explainer" / "bootstrap.py", folder / "explainer")
    (folder / "explainer" / "__init__.py").touch()
    (folder / "explainer" / "cli.py").write_text(SAY_WHERE)
    write_lock(folder, write_wheel(folder, "1.0"))
    return folder


@pytest.fixture
def set_up(site: Path, made_environment: Path) -> Path:
    """Such a site that has been built."""
    shutil.rmtree(site)
    shutil.copytree(made_environment, site, symlinks=True)
    return site


@pytest.fixture
def quick_venv(site: Path, made_environment: Path) -> Path:
    """Such a site beside which a module `venv` lies that copies an environment which Python's own one has made.

    Python's takes six seconds, and what is asked of it here is the same each time. What goes on around it is the
    program's: it finds the base Python, installs into the copy and notes what that is.
    """
    copied = "import shutil, sys\nshutil.copytree({!r}, sys.argv[1], symlinks=True, dirs_exist_ok=True)\n"
    (site.parent / "venv.py").write_text(copied.format(str(made_environment / "bare")))
    return site


@pytest.fixture
def made_environment(site: Path, once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A site whose environment, which knows its place from where it lies, is made once as on a fresh machine.

    In `bare` there is what Python's own `venv` makes, and in `said` what was said of it.
    """

    def make(folder: Path) -> None:
        ready = folder.resolve() / "site"
        shutil.copytree(site, ready)
        write_lock(ready, (site / "requirements.lock").read_text().splitlines()[-1])
        first = build(ready, "check", "--format=json", "a b")
        (ready / "said").write_text(json.dumps([first.stdout, first.stderr, first.returncode]))
        assert first.returncode == 7, first.stderr
        shutil.copytree(ready / ".venv", ready / "bare", symlinks=True)
        (ready / "bare" / bootstrap.NOTE).unlink()
        for sample in ready.glob("bare/lib/python*/site-packages/sample-*"):
            shutil.rmtree(sample)

    return once("environment", make) / "site"


def write_wheel(site: Path, version: str) -> str:
    """Write an empty package into the site's folder; returns its line for a lock file."""
    wheel, notes = site / f"sample-{version}-py3-none-any.whl", f"sample-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{notes}/METADATA", f"Metadata-Version: 2.1\nName: sample\nVersion: {version}\n")
        archive.writestr(f"{notes}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{notes}/RECORD", "")
    return f"sample=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"


def write_lock(site: Path, *lines: str) -> None:
    (site / "requirements.lock").write_text("\n".join(["--no-index", f"--find-links {site}", *lines, ""]))


def build(site: Path, *arguments: str, python: str = BARE_PYTHON) -> subprocess.CompletedProcess[str]:
    """Run build.py as on a bare machine: no settings, and a home folder where nothing can be written."""
    home = site.parent / "home"
    home.touch()  # a file: nobody, not even root, can write a cache below it
    command = [python, str(site / "build.py"), *arguments]
    settings = {"PATH": os.environ["PATH"], "HOME": str(home)}
    return subprocess.run(
        command, env=settings, cwd=site.parent, capture_output=True, text=True, check=False, timeout=120
    )


def answer(site: Path, *arguments: str) -> str:
    return f"{site / '.venv'} {site} {list(arguments)}\n"


@pytest.mark.slow
def test_a_fresh_machine_sets_itself_up_once_and_says_so_beside_the_output(made_environment: Path) -> None:
    site = made_environment
    first, second = json.loads((site / "said").read_text()), build(site)
    assert first == [answer(site, "check", "--format=json", "a b"), SETTING_UP, 7]
    assert (second.stdout, second.stderr, second.returncode) == (answer(site), "", 7)


@pytest.mark.slow
def test_two_builds_that_start_at_once_make_one_environment(quick_venv: Path) -> None:
    site = quick_venv
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(build, [site, site]))
    assert [each.stdout for each in done] == [answer(site)] * 2
    assert sorted(each.stderr for each in done) == ["", SETTING_UP]


@pytest.mark.slow
def test_a_failed_installation_says_why_and_leaves_nothing_so_that_the_next_run_starts_again(quick_venv: Path) -> None:
    site = quick_venv
    good = (site / "requirements.lock").read_text()
    write_lock(site, "sample==1.0 --hash=sha256:" + "0" * 64)
    failed = build(site)
    assert (failed.stdout, failed.returncode) == ("", 2)
    assert "could not be installed" in failed.stderr
    assert "HASHES" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (site / ".venv").exists()
    (site / "requirements.lock").write_text(good)
    assert build(site).stdout == answer(site)


@pytest.mark.slow
@pytest.mark.usefixtures("quick_venv")
def test_an_environment_that_no_longer_fits_is_made_again(set_up: Path) -> None:
    site = set_up
    folder, lock = site / ".venv", site / "requirements.lock"
    note, python = folder / bootstrap.NOTE, folder / "bin" / "python"
    finished = note.read_text()
    assert bootstrap._usable(folder, [lock])
    note.write_text(finished.replace(f"python-3.{sys.version_info.minor}", "python-3.9"))
    assert not bootstrap._usable(folder, [lock]), "it was made by another Python"
    note.write_text(bootstrap.UNFINISHED)
    assert not bootstrap._usable(folder, [lock]), "its making was interrupted"
    note.write_text(finished)
    python.rename(folder / "removed")
    assert not bootstrap._usable(folder, [lock]), "its Python was removed"
    done = build(site)
    assert (done.stdout, done.stderr) == (answer(site), SETTING_UP)


@pytest.mark.slow
@pytest.mark.usefixtures("quick_venv")
def test_an_environment_can_be_made_again_by_its_own_python(set_up: Path) -> None:
    site = set_up
    python = str(site / ".venv" / "bin" / "python")
    write_lock(site, write_wheel(site, "2.0"))
    renewed = build(site, python=python)
    assert (renewed.stdout, renewed.stderr) == (answer(site), SETTING_UP)
    # Now its Python believes that it is outside, and must not start itself forever.
    (site / ".venv" / "pyvenv.cfg").unlink()
    damaged = build(site, python=python)
    assert (damaged.stdout, damaged.stderr) == (answer(site), SETTING_UP)


def test_an_environment_that_somebody_else_made_is_left_alone(site: Path) -> None:
    (site / ".venv").mkdir()
    (site / ".venv" / "precious").touch()
    done = build(site)
    assert done.returncode == 2
    assert "not made by Explainer" in done.stderr
    assert (site / ".venv" / "precious").exists()


def test_a_python_that_has_the_locked_packages_is_used_as_it_is(site: Path) -> None:
    write_lock(site, f"pytest=={version('pytest')} \\", "    --hash=sha256:00", "absent==1.0 ; sys_platform == 'none'")
    done = build(site, python=sys.executable)
    assert (done.stdout, done.stderr) == (f"{sys.prefix} {site} []\n", "")
    assert not (site / ".venv").exists()


@pytest.mark.parametrize("pin", ["pytest==0.1", "absent==1.0"])
def test_a_python_that_lacks_a_locked_package_or_has_another_version_is_not_enough(site: Path, pin: str) -> None:
    write_lock(site, f"{pin} --hash=sha256:00")
    assert not bootstrap._has_pins(site / "requirements.lock")


def test_a_missing_venv_module_is_explained(site: Path) -> None:
    # As on Debian without python3-venv: the module cannot do its work and ends with an error.
    (site / "venv.py").write_text("raise SystemExit('ensurepip is not available')")
    shim = site / "python"
    shim.write_text(f'#!/bin/sh\ncd "{site}" && exec "{BARE_PYTHON}" "$@"\n')
    shim.chmod(0o755)
    start = f"import sys, runpy; sys._base_executable = {str(shim)!r}; runpy.run_path('build.py', run_name='__main__')"
    done = subprocess.run([BARE_PYTHON, "-c", start], cwd=site, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "apt install python3-venv" in done.stderr
    assert not (site / ".venv").exists()


def test_a_missing_lock_file_is_named(site: Path) -> None:
    (site / "requirements.lock").unlink()
    done = build(site)
    assert done.returncode == 2
    assert "requirements.lock" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_old_python_gets_a_plain_message(site: Path) -> None:
    start = "import sys, runpy; sys.version_info = (3, 11, 4); runpy.run_path('build.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", start], cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("Explainer needs Python 3.11.5 or newer; this is Python 3.11.4 (")
    assert len(done.stderr.splitlines()) == 2


def test_an_old_python_can_read_build_py_and_nothing_before_the_environment_needs_a_package() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    trees = [tree, ast.parse((ROOT / "explainer" / "bootstrap.py").read_text(encoding="utf-8"))]
    names = {
        alias.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {node.module or "" for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == {"explainer"}


# What is installed.


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", text, re.MULTILINE))


def test_the_lock_holds_every_dependency_and_what_it_needs_in_turn() -> None:
    locked = pins("requirements.lock")
    waiting = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    seen: set[str] = set()
    while waiting:
        needed = waiting.pop()
        name = needed.name.lower().replace("_", "-")
        if name not in seen and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
            seen.add(name)
            assert needed.specifier.contains(locked[name]), f"{name} {locked[name]} is not {needed.specifier}"
            waiting += [Requirement(text) for text in requires(name) or []]
    assert seen == set(locked)


def test_the_tests_run_with_the_locked_packages() -> None:
    locked, developing = pins("requirements.lock"), pins("requirements-dev.lock")
    assert locked.items() <= developing.items()
    assert {name: version(name) for name in locked} == locked


def test_no_dependency_may_be_older_than_its_last_known_fault() -> None:
    wanted = {needed.name: needed.specifier for needed in map(Requirement, PROJECT["project"]["dependencies"])}
    for name, floor in SAFE_FLOORS.items():
        oldest = next(part.version for part in wanted[name] if part.operator == ">=")
        assert Requirement(f"x>={floor}").specifier.contains(oldest), f"{name}>={oldest} allows versions before {floor}"


def test_every_locked_package_has_a_hash_and_no_lock_names_where_it_came_from() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins(lock))
        assert not re.search(r"://|--(extra-)?index|--find-links|file:", text)
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if name and "integrity" not in package]


def test_the_judges_are_pinned_to_exact_versions() -> None:
    judges = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert not [version for version in judges.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)]


@pytest.mark.slow
def test_a_wheel_carries_the_theme_and_the_command_and_nothing_else(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
        scripts = wheel.read(next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))).decode()
    expected = {f"explainer/theme/{name}" for folder in ("layouts", "assets") for name in files_of(folder)}
    assert expected, "there is no theme"
    assert names == expected | files_of("explainer")
    assert "explainer = explainer.cli:console" in scripts


def files_of(folder: str) -> set[str]:
    """The files below a folder of the repository that Python and git do not make themselves."""
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_git_ignores_what_is_made_and_nothing_that_is_written() -> None:
    made = [".venv/bin/python", ".venv-dev/x", ".venv.lock", "node_modules/x", ".explainer/x", "output/index.html"]
    written = [
        "build.py",
        "explainer/engine/build.py",
        "content/regions/build.md",
        "output/.gitignore",
        "assets/dist.css",
    ]
    command = ["git", "check-ignore", "--no-index", *made, *written]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == made


def test_continuous_integration_runs_the_one_test_command() -> None:
    *_, last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert last == "exec python3 tests/run.py"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
