"""The judges of a built site. Each takes a folder and returns its findings as `(page, rule or message)` pairs."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
SCRIPTS = ROOT / "tests" / "judges"
Findings = set[tuple[str, str]]


def nu(folder: Path) -> Findings:
    """The Nu HTML Checker on every page: errors, warnings and advice, each with its message.

    It judges content security policies wrongly on files (it does not know what 'self' is); Chromium judges those.
    """
    _pages(folder)
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--skip-non-html", "--Werror", "--stdout", "--format", "json"]
    policy = ["--filterpattern", ".*Content Security Policy.*"]
    report = _json([_program("java"), "-jar", str(jar), *options, *policy, str(folder)])
    return {
        (_name(folder, Path(unquote(urlsplit(found["url"]).path))), found["message"]) for found in report["messages"]
    }


def html_validate(folder: Path) -> Findings:
    """html-validate on every page: the rules that were broken."""
    tool = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    options = ["--config", str(SCRIPTS / "html-validate.json"), "--max-warnings", "0", "--formatter", "json"]
    report = _json([_program("node"), str(tool), *options, *map(str, _pages(folder).values())])
    return {
        (_name(folder, Path(file["filePath"])), message["ruleId"]) for file in report for message in file["messages"]
    }


def browser(folder: Path, pages: Iterable[str]) -> Findings:
    """Chromium with axe on `pages`, in light and dark, 320 and 1280 px wide: `rule (views): what it saw`."""
    script = [_program("node"), str(SCRIPTS / "axe.mjs"), _program("chromium"), str(folder)]
    seen: dict[tuple[str, str, str], list[str]] = {}
    for found in _json([*script, *pages]):
        seen.setdefault((found["page"], found["rule"], found["detail"]), []).append(found["view"])
    return {(page, f"{rule} ({', '.join(views)}): {detail}") for (page, rule, detail), views in seen.items()}


def one_of_each_kind(folder: Path, languages: Sequence[str] = ("zh",)) -> list[str]:
    """The longest page of each kind and language: pages are of one kind when they lie in the same kind of place.

    Languages other than the default have a folder of their own at the top; below that, the first folder is the kind.
    """
    longest: dict[tuple[str, str, int], tuple[int, str]] = {}
    for name, page in _pages(folder).items():
        *folders, _file = PurePosixPath(name).parts
        language = folders.pop(0) if folders and folders[0] in languages else ""
        kind = (language, folders[0] if folders else _file, len(folders))
        longest[kind] = max(longest.get(kind, (0, "")), (page.stat().st_size, name))
    return sorted(name for _size, name in longest.values())


def _pages(folder: Path) -> dict[str, Path]:
    found = {_name(folder, page): page for page in sorted(folder.rglob("*.html"))}
    assert found, f"there is not one page in {folder}"
    return found


def _name(folder: Path, page: Path) -> str:
    return page.resolve().relative_to(folder.resolve()).as_posix()


def _program(name: str) -> str:
    path = shutil.which(name)
    assert path, f"{name} is missing; `python3 tests/run.py` installs it"
    return path


def _json(command: Sequence[str]) -> Any:
    """Run a judge and read its report, each of its own shape. One that says nothing has not judged: an error.

    The report goes into a file: what a Node program has not yet written to a pipe when it exits is lost.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as report:
        done = subprocess.run(
            command, cwd=ROOT, stdout=report, stderr=subprocess.PIPE, text=True, check=False, timeout=1200
        )
        report.seek(0)
        said = report.read()
    assert said.strip(), f"{' '.join(command[:3])} gave no report (exit code {done.returncode}):\n{done.stderr}"
    return json.loads(said)
