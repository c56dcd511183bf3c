"""The judges of a built site. Each takes a folder and returns its findings as `(page, rule or message)` pairs."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
SCRIPTS = ROOT / "tests" / "judges"
Findings = set[tuple[str, str]]
EVERY_VIEW = ("light 320", "light 1280", "dark 320", "dark 1280")
"""Schemes of colours, and widths of the window in pixels."""


def nu(folder: Path) -> Findings:
    """The Nu HTML Checker on every page: errors, warnings and advice, each with its message.

    It judges content security policies wrongly on files (it does not know what 'self' is); Chromium judges those.
    """
    _pages(folder)
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--skip-non-html", "--Werror", "--stdout", "--format", "json"]
    policy = ["--filterpattern", ".*Content Security Policy.*"]
    report = _json([_program("java"), *_SHORT_RUN, "-jar", str(jar), *options, *policy, str(folder)])
    return {
        (_name(folder, Path(unquote(urlsplit(found["url"]).path))), found["message"]) for found in report["messages"]
    }


_SHORT_RUN = ("-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""To make the fastest code of the checker takes Java longer than the checker runs; it needs a deep stack."""


def html_validate(folder: Path) -> Findings:
    """html-validate on every page: the rules that were broken."""
    tool = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    options = ["--config", str(SCRIPTS / "html-validate.json"), "--max-warnings", "0", "--formatter", "json"]
    report = _json([_program("node"), str(tool), *options, *map(str, _pages(folder).values())])
    return {
        (_name(folder, Path(file["filePath"])), message["ruleId"]) for file in report for message in file["messages"]
    }


def browser(folder: Path, pages: Iterable[str] | Mapping[str, Sequence[str]]) -> Findings:
    """Chromium with axe on `pages`, in light and dark, 320 and 1280 px wide: `rule (views): what it saw`.

    With views to each page, axe looks at it in these only; whether it scrolls sideways is seen in every view.
    """
    chosen = dict(pages) if isinstance(pages, Mapping) else dict.fromkeys(pages, EVERY_VIEW)
    script = [_program("node"), str(SCRIPTS / "axe.mjs"), _program("chromium"), str(folder)]
    seen: dict[tuple[str, str, str], list[str]] = {}
    for found in _json([*script, *(f"{page}={','.join(views)}" for page, views in chosen.items())]):
        seen.setdefault((found["page"], found["rule"], found["detail"]), []).append(found["view"])
    order = ("loading", *EVERY_VIEW).index
    return {
        (page, f"{rule} ({', '.join(sorted(views, key=order))}): {detail}")
        for (page, rule, detail), views in seen.items()
    }


def chosen_views(folder: Path) -> dict[str, tuple[str, ...]]:
    """The views in which axe looks at a site: each component in all of them, each kind of page in one at least.

    A component is what the style sheets can tell from others: see `components`. Few and short pages that have all
    components between them are looked at in every view; of the other kinds and languages, whose components are then
    known to be sound, one page each in one view, by turns, for what is true of the page as a whole.
    """
    found, names = components(folder), _pages(folder)
    missing, chosen = set[str]().union(*found.values()), list[str]()
    while missing:
        best = max(sorted(found), key=lambda page: len(found[page] & missing) / (names[page].stat().st_size + _LOADING))
        chosen.append(best)
        missing -= found[best]
    for page in sorted(chosen, key=lambda page: names[page].stat().st_size, reverse=True):
        others = [other for other in chosen if other != page]
        if found[page] <= set[str]().union(*(found[other] for other in others)):
            chosen = others
    turns = zip((page for page in one_of_each_kind(folder) if page not in chosen), itertools.cycle(EVERY_VIEW))
    return {**dict.fromkeys(chosen, EVERY_VIEW), **{page: (view,) for page, view in turns}}


_LOADING = 3000
"""A page costs as much to load as so many bytes of it to be judged."""


def components(folder: Path) -> dict[str, set[str]]:
    """Of each page the classes of its elements that the style sheet names, and the names of elements without one."""
    named = styled_classes(folder)
    found: dict[str, set[str]] = {}
    for name, page in _pages(folder).items():
        reading = _Components(named)
        reading.feed(page.read_text(encoding="utf-8"))
        found[name] = reading.found
    return found


def styled_classes(folder: Path) -> set[str]:
    """The classes for which the site's style sheet has rules."""
    rules = re.sub(
        r""""[^"]*"|'[^']*'|url\([^)]*\)""", "", (folder / "assets" / "site.css").read_text(encoding="utf-8")
    )
    return set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", rules))


class _Components(HTMLParser):
    def __init__(self, named: set[str]) -> None:
        super().__init__()
        self._named = named
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = {f".{name}" for name in (dict(attrs).get("class") or "").split() if name in self._named}
        self.found |= classes if tag != "body" else set()  # that of a body is the kind of the page
        if not classes:
            self.found.add(tag)


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
