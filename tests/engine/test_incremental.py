"""Whatever happened before, a build gives what a clean build elsewhere gives, and a second build has nothing to do.

`EXPLAINER_EXAMPLES=100 pytest tests/engine/test_incremental.py` looks longer.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from budget import EXAMPLES
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from machines import Builds, change, run_machine
from sites import BARE, OPTIONAL, THEME, TinySite, tree

ROOT = Path(__file__).resolve().parent.parent.parent

QUIET = ("articles", "calls", "corrections", "figures", "glossary", "organisations", "people", "plans", "sources")
SITE = """title: {title}
base_url: https://{host}/
licence: {licence}
checks: {{needs: "off", theme_support: "off"}}
languages:
  en: {{name: English, tag: en}}
  zh: {{name: 中文, tag: zh-Hans}}
"""
TEXTS = {'"Used on"': "used", '"May"': "may", '"Nobody shows this"': "nobody"}
SPOTS = {
    "layouts/base.html": "</html>",
    "layouts/region.html": "{% block fields %}",
    "layouts/timeline.html": "<h2>",
    "layouts/parts/links.html": "<li>",
    "layouts/parts/marks.html": "%}.{%",
    "assets/css/10-site.css": "margin",
}
"""Where a layout is edited: in the text before which a mark is put, or after it if it is inside a tag of Jinja."""
MARKS = ("", "1", "2", "3", "{{ nothing }}", "{% if %}")
PATHS = (
    "content/articles/a.md",
    "content/articles/b.md",
    "content/regions/r.md",
    "content/regions/r.zh.md",
    "content/regions/q.md",
    "content/themes/t.md",
    "content/speeches/s.md",
    "content/speeches/u.md",
)
CARD = '<meta property="og:image" content="{{ site.absolute(site.social_card(page.subject).url) }}">'
FONT = "assets/card-fonts/titles/10-latin.ttf"
BODIES = ("", "Few words.", "Other words.")
FIELDS = {"regions": "level: nation\n", "speeches": "type: speech\ndate: 2024-05-01\n"}


class Model:
    """What the site's folder holds, as choices."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, str]] = {}
        self.settings = {"title": "Site", "host": "example.org", "licence": "none"}
        self.texts: dict[str, str] = {}
        self.marks: dict[str, str] = {}

    def files(self) -> dict[str, str | bytes]:
        return {**self.texts_by_path(), FONT: (ROOT / FONT).read_bytes()}

    def texts_by_path(self) -> dict[str, str]:
        quiet = {f"layouts/{name}.html": "{{ page.path }}\n" for name in QUIET}
        files = {**{path: text for path, text in THEME.items() if "texts/zh" not in path}, **quiet}
        files["layouts/texts/zh.yaml"] = THEME["layouts/texts/zh.yaml"]
        files["layouts/base.html"] = files["layouts/base.html"].replace("<title>", f"{CARD}<title>", 1)
        for path, mark in self.marks.items():
            spot = SPOTS[path]
            marked = {"%}.{%": f"%}}{mark}.{{%", "{% block fields %}": spot + mark}.get(spot, mark + spot)
            files[path] = files[path].replace(spot, marked)
        for old, new in self.texts.items():
            files["layouts/texts/en.yaml"] = files["layouts/texts/en.yaml"].replace(old, f'"{new}"')
        files["site.yaml"] = SITE.format(**self.settings)
        return {**files, **{path: self.text(path, record) for path, record in self.records.items()}}

    def text(self, path: str, record: dict[str, str]) -> str:
        fields = "" if ".zh." in path else FIELDS.get(path.split("/")[1], "")
        fields += "".join(f"{name}: {value}\n" for name, value in record.items() if name not in ("body", "link"))
        return f"---\n{fields}---\n{record['body']} {link(record['link'])}\n"

    def forget(self, path: str) -> None:
        """Without the record, its translation, and the links that lead to it."""
        for gone in (path, path.replace(".md", ".zh.md")):
            self.records.pop(gone, None)
        for record in self.records.values():
            if record["link"] == path:
                record["link"] = ""


def link(path: str) -> str:
    return f"[words](../{path.removeprefix('content/')})" if path else ""


class Sites(Builds[Model]):
    """Edits of records, layouts, texts and settings."""

    @initialize()
    def start(self) -> None:
        self.begin(Model())
        self.put(PATHS[2], "Alpha", BODIES[1], 0, "", False)
        self.put(PATHS[6], "Beta", BODIES[1], 1, "", False)

    def put(self, path: str, title: str, body: str, to: int, old_path: str, draft: bool) -> None:
        if ".zh." in path and path.replace(".zh.", ".") not in self.model.records:
            return
        others = ["", *(other for other in self.model.records if other != path and ".zh." not in other)]
        record = {"title": f"{title} {path[-4]}", "body": body, "link": others[to % len(others)]}
        if path.split("/")[1] == "speeches" and "content/regions/r.md" in self.model.records:
            record["located_in"] = "[r]"
        if old_path and ".zh." not in path:
            record["old_paths"] = f"[{old_path}]"
        if draft and path in ("content/articles/b.md", "content/speeches/u.md") and not self.linked(path):
            record["status"] = "draft"
        self.model.records[path] = record

    @change(
        path=st.sampled_from(PATHS),
        title=st.sampled_from(("Alpha", "Beta", "\u8d28")),  # the last is not in the font of the cards
        body=st.sampled_from(BODIES),
        to=st.integers(0, 7),
        old_path=st.sampled_from(("", "", "", "old/")),
        draft=st.booleans(),
    )
    def write(self, path: str, title: str, body: str, to: int, old_path: str, draft: bool) -> None:
        self.put(path, title, body, to, old_path, draft)

    def linked(self, path: str) -> bool:
        return any(record["link"] == path for record in self.model.records.values())

    @change(path=st.sampled_from(PATHS), new_name=st.sampled_from(("", "moved")))
    def remove_or_rename(self, path: str, new_name: str) -> None:
        record = self.model.records.get(path)
        self.model.forget(path)
        if path == "content/regions/r.md":
            for other in self.model.records.values():
                other.pop("located_in", None)
        elif record and new_name and ".zh." not in path:
            self.model.records[f"{path.rpartition('/')[0]}/{new_name}.md"] = record

    @change(path=st.sampled_from(sorted(SPOTS)), mark=st.sampled_from(MARKS))
    def edit_layout(self, path: str, mark: str) -> None:
        self.model.marks[path] = mark if path.startswith("layouts/") or mark in "123" else ""

    @change(name=st.sampled_from(("title", "host", "licence")), value=st.sampled_from(("example.org", "example.net")))
    def edit_setting(self, name: str, value: str) -> None:
        self.model.settings[name] = value

    @change(old=st.sampled_from(sorted(TEXTS)), new=st.sampled_from(("one", "two")))
    def edit_text(self, old: str, new: str) -> None:
        self.model.texts[old] = new

    @rule(path=st.sampled_from(PATHS[:3]))
    def link_to_what_is_not_there_and_then_is(self, path: str) -> None:
        """Rare orders are rare: this one is a rule of its own."""
        self.built()
        target = "content/articles/late.md"
        self.model.forget(target)
        self.put(path, "Alpha", "See", 0, "", False)
        self.model.records[path]["link"] = target
        assert self.built().report.failed
        self.put(target, "Late", "Here.", 0, "", False)
        self.built()

    @rule()
    def hand_an_old_address_over(self) -> None:
        self.put(PATHS[0], "Alpha", "", 0, "", False)
        self.put(PATHS[1], "Beta", "", 0, "", False)
        for path, other in ((PATHS[0], PATHS[1]), (PATHS[1], PATHS[0])):
            self.model.records[other].pop("old_paths", None)
            self.model.records[path]["old_paths"] = "[handed/]"
            self.built()

    @rule(writes=st.integers(0, 12), path=st.sampled_from(PATHS[:2]))
    def be_killed_while_writing_and_lose_a_source(self, writes: int, path: str) -> None:
        self.put(path, "Alpha", "New.", 0, "old/", False)
        self.build_that_is_killed(writes)
        self.model.forget(path)
        self.built()


@pytest.mark.slow
def test_any_order_of_edits_accidents_and_builds_gives_what_a_clean_build_gives() -> None:
    run_machine(Sites, EXAMPLES)


def start_build(root: Path, *more: str) -> subprocess.Popen[str]:
    """A build in a process group of its own, as a shell would start it: a job in the background ignores Ctrl-C."""
    command = [sys.executable, "-m", "explainer.cli", "build", "--site", str(root), *more]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1719835200"}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


def finish(process: subprocess.Popen[str], expected: int) -> str:
    """What it said, once it has ended in the way that is expected."""
    try:
        said = process.communicate(timeout=600)[1]
    finally:
        process.kill()
    assert process.returncode == expected, said
    return said


HELD = """import os, time
from pathlib import Path
from explainer.extend import filter

HERE = Path({folder!r})

@filter
def held(text):
    # the same text, after the test has said that work may go on
    (HERE / f"at-work-{{os.getpid()}}").touch()
    while not (HERE / "go-on").exists():
        time.sleep(0.01)
    return text
"""


@dataclass(frozen=True)
class HeldSite:
    """A site with so many pages that there are workers, which wait for the test before they go on."""

    site: TinySite
    signs: Path

    def start(self) -> subprocess.Popen[str]:
        """A build whose two workers are at work, and wait."""
        shutil.rmtree(self.signs, ignore_errors=True)
        self.signs.mkdir()
        process = start_build(self.site.root, "--jobs", "2", "--clean")
        while len([*self.signs.glob("at-work-*")]) < 2:
            assert process.poll() is None, "the build was over before its workers were at work"
            time.sleep(0.01)
        return process

    def go_on(self) -> None:
        (self.signs / "go-on").touch()


@pytest.fixture
def held_site(make_site: Callable[..., TinySite], tmp_path: Path) -> HeldSite:
    site, signs = make_site(), tmp_path / "signs"
    for name in OPTIONAL:  # the command takes what the site lacks from the product, whose layouts need its texts
        site.write(f"layouts/{name}", BARE)
    for number in range(70):
        site.write(f"content/articles/n{number}.md", f"---\ntitle: Number {number}\n---\nWords.\n")
    site.write("layouts/held.py", HELD.format(folder=str(signs)))
    site.edit("site.yaml", "title: ", "extensions: layouts/held.py\ntitle: ")
    slow = "{% block fields %}{{ page.path|held }}{% for _ in range(30000) %}{% endfor %}"
    return HeldSite(site.edit("layouts/article.html", "{% block fields %}", slow), signs)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
def test_a_process_killed_at_any_moment_is_finished_by_the_next_build(held_site: HeldSite) -> None:
    """No lock stays held, no worker lives on, no orphan and no half file is left."""
    site, moment = held_site.site, random.Random(1)
    for turn in range(4):
        site.edit("site.yaml", "title: ", f"title: {turn}").write("content/articles/gone.md", "---\ntitle: G\n---\n")
        process = held_site.start()
        held_site.go_on()
        time.sleep(turn * 0.6 * moment.random())  # wherever it is by then
        process.kill()
        process.communicate()
        site.remove("content/articles/gone.md")
    finish(start_build(site.root), 0)
    elsewhere = site.root.parent / "elsewhere"
    finish(start_build(site.root, "--output", str(elsewhere), "--clean"), 0)
    assert site.tree() == tree(elsewhere)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
def test_ctrl_c_is_one_line_and_no_traceback(held_site: HeldSite) -> None:
    process = held_site.start()
    os.killpg(process.pid, signal.SIGINT)
    held_site.go_on()
    said = finish(process, 2)
    assert said.startswith("explainer: stopped")
    assert said.count("\n") == 1, said
    assert not held_site.site.folder.exists()
