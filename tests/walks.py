"""Edits of any kind, one after the other: after each, a build's files and problems are those of a clean build.

`python tests/walks.py rich SEED STEPS` goes a long way over the rich site, and with `questions` over the small site
for questions. It names the edits before the first difference.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from unittest import mock

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from PIL import Image
from remembering import expect_same, expect_sound
from sites import ARCHIVES, TinySite, tree, unpacked

from explainer.engine import build as building
from explainer.engine import checking, opening, pool
from explainer.engine.inputs import output_key
from explainer.engine.remembered import Remembered, decode
from explainer.engine.store import Store
from explainer.ground.problems import Problem

ROOT: Final = Path(__file__).resolve().parent.parent
ENCODED: Final = opening._encoded
SETTINGS: Final = (
    "title: Another title\n", "description: Other words\n", "licence: None at all\n", "time_zone: America/Lima\n",
    "cards: true\n", "cards: false\n", "search: true\n", "search: false\n", "compare:\n  - [jilin, nanjing]\n",
    "compare:\n  - [nanjing, jilin]\n",
    "matrix:\n  regions: [nanjing, jilin]\n", "matrix:\n  themes: [reform, green]\n",
    "matrix:\n  not_looked: [reform/jilin]\n", "checks: {W501: error}\n", "checks: {W502: info, needs: warning}\n",
    "checks: {sourcing: 'off'}\n", "checks: {numbers_of_others: error}\n", "navigation: [regions, themes]\n",
    "navigation: [timeline, glossary, region:jilin]\n", "dates: {seasons: true}\n", "words: {alarms: [province]}\n",
    "words: {loaded: [industry], praise: [new]}\n", "words: {praise: [new], loaded: [industry]}\n",
    "words: {ignore: [development]}\n", "extra: {a: one, b: two}\n", "extra: {b: two, a: one}\n",
    "markdown: {raw_html: true}\n", "assets: {documents: true}\n", "contact: {email: a@example.org}\n",
    "unheard: of\n", "base_url: https://other.example/\n", "extensions: layouts/own.py\n",
)  # fmt: skip
CODE: Final = '''"""Of the site."""
from explainer.extend import check, lookup, query, record_check, table
from explainer.ground.problems import Location, warning

@table
def own_row(facts, entry) -> tuple[str, int]:
    return entry.base.record.title, WORTH

@lookup
def own_titled(facts, text) -> tuple[str, ...]:
    rows = facts.table(own_row)
    return tuple(ref for ref in rows if text in rows[ref][0])

@record_check
def own_titles(facts, entry):
    if len(own_titled(facts, own_row(facts, entry)[0])) > WORTH:
        yield warning("W901", entry.base.origin.locate(("title",)), f"{own_titled(facts, entry.id)}", "None.")

@check
def own_day(facts):
    yield warning("W902", Location("site.yaml"), f"{facts.as_of} {len(facts.visible)} {facts.inputs.drafts}", "None.")
'''
FIELDS: Final = (
    "status: draft", "status: withdrawn", "status: published", "publish_on: 2024-07-03", "expires_on: 2024-07-02",
    "publish_on: 2024-06-30", "featured: true", "order: 7", "old_paths: [older/]", "tags: [one, two]", "extra: {a: b}",
    "themes: [reform]", "themes: [green, meaning]", "regions: [jilin]", "located_in: [nanjing]", "summary: Few words",
    "summary: See [this](that), which grew by 12 percent in 2023.", "related: ['region:jilin']", "sources: []",
    "within: china", "level: city", "date: 2024-05-01", "date_basis: inferred", "date_note: We know.", "title: 新",
    "title: Jilin", "speakers: []", "value: '17'", "unit: per cent", "quotes: []", "terms: [high-quality-development]",
    "not_in_sources: [Nothing is said of money.]", "reviewed: {on: 2024-05-01}", "nobody: knows",
)  # fmt: skip
WORDS: Final = (
    "In Jilin there were 4,266 of them in 2021.", "“Nobody ever said this to anybody at all, not even once.”",
    "See [words](region:nanjing) and [[region:jilin]].", "It is widely known [@suggested].", "## A heading",
    "![A door](../../assets/door.png)", "[A file](../../assets/own.txt)", "> Quoted words of nobody.",
    "New quality productive forces are green.", "省长说：“这是新的话语，从来没有人说过。”", "<b>bold</b>",
)  # fmt: skip
TEXTS: Final = (
    "sources", "timeline", "search.hint", "date.unknown", "comma", "nav.regions", "kind.region", "language.zh",
)  # fmt: skip

STAND_INS: Final = {
    "regions": ("jilin", "nanjing", "china"),
    "themes": ("reform", "green", "meaning"),
    "sources": ("suggested",),
    "terms": ("high-quality-development",),
}
"""What stands in the texts above for ids of a site, by kind."""


class Walk:
    """A site at a place of a walk. `said` is what was done so far."""

    def __init__(self, seed: int, base: Path, start: Mapping[str, bytes]) -> None:
        self.chance = random.Random(seed)
        self.site = TinySite(base / "site", tool=None)
        self.base = base
        self.files: dict[str, bytes] = dict(start)
        self.start = dict(start)
        self.good = dict(start)
        self.options: dict[str, Any] = {"drafts": seed % 3 == 0}
        self.said: list[str] = []
        self.on_disk: dict[str, bytes] = {}
        self.counts = {"built": 0, "failed": 0, "kept": 0}

    # What can be edited

    def one_of(self, *ends: str, under: str = "content/", without: str = "/snapshots/") -> str:
        """Some file."""
        found = sorted(path for path in self.files if path.startswith(under) and path.endswith(ends))
        found = [path for path in found if not without or without not in path]
        return self.chance.choice(found) if found else ""

    def record(self) -> tuple[str, list[str], int]:
        """A record in a file of its own: its path, its lines, and the line at which its fields end."""
        path = self.one_of(".md")
        lines = self.files[path].decode().split("\n")
        ends = [number for number, line in enumerate(lines) if line == "---"]
        return path, lines, ends[1] if len(ends) > 1 else len(lines) - 1

    def put(self, path: str, lines: list[str]) -> str:
        self.files[path] = "\n".join(lines).encode()
        return path

    def fitted(self, text: str) -> str:
        """The text with ids of this site in place of those that it names."""
        for kind, names in STAND_INS.items():
            for name in names:
                if name in text:
                    text = text.replace(name, self.chance.choice(self.ids(kind) or [name]))
        return text

    def ids(self, kind: str) -> list[str]:
        """Those of a kind, as far as they are seen at a glance."""
        collection = self.files.get(f"content/{kind}.yaml", b"").decode()
        files = (path for path in self.files if path.startswith(f"content/{kind}/"))
        return sorted({*re.findall("(?m)^([a-z0-9-]+):", collection), *(re.split("[/.]", path)[2] for path in files)})

    # Edits

    def field(self) -> str:
        path, lines, end = self.record()
        given = self.fitted(self.chance.choice(FIELDS))
        name = given.partition(":")[0]
        top = [number for number in range(1, end) if lines[number].startswith(f"{name}:")]
        if top:
            below = top[0] + 1
            while below < end and lines[below][:1] in (" ", "-"):
                below += 1
            lines[top[0] : below] = [given]
        else:
            lines.insert(end, given)
        return f"{self.put(path, lines)} gets {given}"

    def field_of_another(self) -> str:
        path, lines, end = self.record()
        other, theirs, their_end = self.record()
        rows = [number for number in range(1, their_end) if ":" in theirs[number]]
        mine = {lines[number].partition(":")[0]: number for number in range(1, end)}
        same = [number for number in rows if theirs[number].partition(":")[0] in mine]
        if not same:
            return ""
        row = theirs[self.chance.choice(same)]
        lines[mine[row.partition(":")[0]]] = row
        return f"{self.put(path, lines)} gets {row} of {other}"

    def without_line(self) -> str:
        path = self.one_of(".md", ".yaml")
        lines = self.files[path].decode().split("\n")
        number = self.chance.randrange(len(lines))
        gone = lines.pop(number)
        return f"{self.put(path, lines)} loses line {number + 1}: {gone}"

    def line_above(self) -> str:
        path = self.one_of(".md", ".yaml")
        lines = self.files[path].decode().split("\n")
        lines.insert(1 if lines[0] == "---" else 0, "# only what is below moves")
        return f"{self.put(path, lines)} gets a line above"

    def words(self) -> str:
        path, lines, end = self.record()
        number = self.chance.randint(end + 1, len(lines))
        lines[number:number] = ["", self.fitted(self.chance.choice(WORDS)), ""]
        return f"{self.put(path, lines)} gets {lines[number + 1]} at {number + 2}"

    def words_of_another(self) -> str:
        path, lines, end = self.record()
        other, theirs, their_end = self.record()
        lines[end + 1 :] = theirs[their_end + 1 :]
        return f"{self.put(path, lines)} gets the text of {other}"

    def number(self) -> str:
        """A digit differs somewhere: in a date, a figure, a quotation or a text."""
        path = self.one_of(".md", ".yaml", ".txt", without="")
        text = self.files[path].decode()
        places = [at for at, sign in enumerate(text) if sign.isascii() and sign.isdigit()]
        if not places:
            return ""
        at = self.chance.choice(places)
        self.files[path] = (text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]).encode()
        return f"{path} has another digit at {at}"

    def remove(self) -> str:
        path = self.one_of(".md", ".yaml", ".txt", without="")
        del self.files[path]
        return f"{path} is gone"

    def rename(self) -> str:
        path = self.one_of(".md", ".yaml", ".txt", without="")
        folder, _, name = path.rpartition("/")
        stem, dot, rest = name.partition(".")
        new = f"{folder}/{stem}-moved{dot}{rest}"
        self.files[new] = self.files.pop(path)
        return f"{path} becomes {new}"

    def rename_to_its_language(self) -> str:
        path = self.one_of(".md", ".yaml")
        if path.count(".") != 1:
            return ""
        new = path.replace(".", ".en.")
        self.files[new] = self.files.pop(path)
        return f"{path} becomes {new}"

    def copy(self) -> str:
        path = self.one_of(".md")
        folder, _, name = path.rpartition("/")
        new = f"{folder}/new-{name}"
        self.files[new] = self.files[path]
        return f"{new} is a copy of {path}"

    def move_into_collection(self) -> str:
        path, lines, end = self.record()
        kind, lang = path.split("/")[1], path.split(".")[1:-1]
        collection = ".".join([f"content/{kind}", *lang, "yaml"])
        name = path.split("/")[-1].partition(".")[0]
        moved = [f"{name}:", *(f"  {line}" for line in lines[1:end])]
        self.files[collection] = self.files.get(collection, b"") + "\n".join(["", *moved, ""]).encode()
        del self.files[path]
        return f"{path} moves into {collection}"

    def copy_of_source(self) -> str:
        path = self.one_of("", under="content/snapshots/", without="")
        if not path:
            return ""
        text = self.files[path].decode()
        parts = text.split(" ")
        at = self.chance.randrange(len(parts))
        how = self.chance.choice(("lost", "added", "twice"))
        parts[at : at + 1] = {"lost": [], "added": [parts[at], "words"], "twice": [parts[at], parts[at]]}[how]
        self.files[path] = " ".join(parts).encode()
        return f"{path} has a word {how} at {at}"

    def setting(self) -> str:
        text = self.fitted(self.chance.choice(SETTINGS))
        name = text.partition(":")[0]
        lines = self.files["site.yaml"].decode().split("\n")
        kept: list[str] = []
        inside = False
        for line in lines:
            inside = line.startswith(f"{name}:") or (inside and (line[:1] in (" ", "-") and line != ""))
            if not inside:
                kept.append(line)
        self.files["site.yaml"] = (text + "\n".join(kept)).encode()
        return f"site.yaml gets {text.strip()}"

    def language(self) -> str:
        text = self.files["site.yaml"].decode()
        old, new = self.chance.choice(
            (
                ("tag: zh-Hans", "tag: zh"),
                ("name: 中文", "name: 汉语"),
                ("title: 新质生产力", "title: 新"),
                ("tag: en", "tag: en-GB"),
            )
        )
        self.files["site.yaml"] = text.replace(old, new, 1).encode()
        return f"site.yaml has {new}"

    def layout(self) -> str:
        names = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "layouts").rglob("*.html"))
        path = self.chance.choice(names)
        text = self.files.get(path, (ROOT / path).read_bytes()).decode()
        spot = self.chance.choice(("</p>", "</h2>", "</li>", "{% endfor %}", "{% endblock %}"))
        mark = self.chance.choice(("1", "2", "{{ site.build_date() }}", "{{ nothing }}"))
        self.files[path] = text.replace(spot, f"{mark}{spot}", 1).encode()
        return f"{path} has {mark} before {spot}"

    def phrase(self) -> str:
        path = self.chance.choice(("layouts/texts/en.yaml", "layouts/texts/zh.yaml"))
        own = {name: f"{name} {self.chance.randint(1, 3)}" for name in self.chance.sample(TEXTS, 2)}
        self.files[path] = "".join(f"{name}: {text}\n" for name, text in own.items()).encode()
        return f"{path} says {own}"

    def code(self) -> str:
        self.files["layouts/own.py"] = CODE.replace("WORTH", str(self.chance.randint(1, 3))).encode()
        if b"extensions:" not in self.files["site.yaml"]:
            self.files["site.yaml"] = b"extensions: layouts/own.py\n" + self.files["site.yaml"]
        return "other code of the site"

    def asset(self) -> str:
        path = self.chance.choice(("assets/own.txt", "assets/css/99-own.css", "assets/door.png", "assets/own.html"))
        if path in self.files and self.chance.random() < 0.4:
            del self.files[path]
            return f"{path} is gone"
        self.files[path] = self.chance.choice((b"a{color:red}", b"a{color:blue}", b"\x89PNG\r\n\x1a\n", b"words"))
        return f"{path} differs"

    def day(self) -> str:
        days = ("2024-06-30", "2024-07-01", "2024-07-02", "2024-07-03", "2026-07-01")
        self.options["as_of"] = datetime.date.fromisoformat(self.chance.choice(days))
        return f"it is {self.options['as_of']}"

    def option(self) -> str:
        name, value = self.chance.choice(
            (("base_url", "https://third.example/"), ("base_url", None),
             ("site_code", False), ("site_code", True))
        )  # fmt: skip
        self.options[name] = value
        return f"{name} is {value}"

    def output(self) -> str:
        """The folder of the output is gone, as on another machine, or some files of it differ."""
        paths = sorted(path for path in self.site.folder.rglob("*") if path.is_file())
        for path in self.chance.sample(paths, min(len(paths), 3)):
            self.chance.choice((path.unlink, partial(path.write_bytes, b"scribble")))()
        if self.chance.random() < 0.5:
            shutil.rmtree(self.site.folder, ignore_errors=True)
            return "the output is gone"
        return "some files of the output are not as they were"

    def mend(self) -> str:
        """Everything as it was when it last could be built."""
        self.files = dict(self.good)
        return "as it was when it could be built"

    def mend_one(self) -> str:
        changed = [path for path in {*self.files, *self.start} if self.files.get(path) != self.start.get(path)]
        if not changed:
            return ""
        path = self.chance.choice(sorted(changed))
        self.files.pop(path, None)
        if path in self.start:
            self.files[path] = self.start[path]
        return f"{path} as it was at first"

    # Builds

    def step(self) -> None:
        """Some edits and a build; an error is mostly mended next."""
        edits: list[Callable[[], str]] = [
            self.field, self.field, self.field, self.field_of_another, self.field_of_another, self.without_line,
            self.line_above, self.line_above, self.words, self.words, self.words_of_another, self.number, self.number,
            self.remove, self.rename, self.rename_to_its_language, self.copy, self.move_into_collection,
            self.copy_of_source, self.setting, self.setting, self.language, self.layout, self.phrase, self.code,
            self.asset, self.day, self.option, self.output, self.mend_one, self.mend_one,
        ]  # fmt: skip
        if self.files != self.good and self.counts["kept"] and self.chance.random() < 0.7:
            edits = [self.mend]
            self.counts["kept"] = 0
        if not self.one_of(".md"):  # collections have them all
            self.files = dict(self.start)
        for _ in range(self.chance.choice((1, 1, 1, 2))):
            self.said.append(self.chance.choice(edits)())
        self.built()

    def built(self) -> None:
        """Build, and hold it against a clean build."""
        self.sync()
        with mock.patch.object(pool, "MIN_FOR_WORKERS", 8), mock.patch.object(checking, "MANY_RECORDS", 2):
            report = building.build(self.site.options(jobs=self.chance.choice((1, 1, 3)), **self.options))
        clean, problems = self.clean()
        self.counts["built"] += 1
        self.counts["failed"] += report.failed
        said = "\n".join(self.said)
        assert report.problems == problems, f"{said}\n{differences(report.problems, problems)}"
        if report.failed:
            self.counts["kept"] = 1
            return
        self.good = dict(self.files)
        here = self.site.tree()
        ours, theirs = self.memory(".explainer", self.site.folder), self.memory(".explainer-clean", self.base / "clean")
        expect_sound(ours)
        expect_same(ours, theirs)
        assert here == clean, f"{said}\n{sorted(path for path in {*here, *clean} if here.get(path) != clean.get(path))}"

    def clean(self) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
        """The files and the problems of a build from nothing."""
        folder = self.base / "clean"
        shutil.rmtree(folder, ignore_errors=True)
        with mock.patch.object(building, "STORE", ".explainer-clean"), mock.patch.object(opening, "_encoded", encoded):
            report = building.build(self.site.options(output=folder, clean=True, **self.options))
        return (tree(folder) if folder.exists() else {}), report.problems

    def memory(self, folder: str, output: Path) -> Remembered:
        """What the last good build into an output folder remembers."""
        key = output_key(self.site.options(output=output))
        with closing(Store(self.site.root / folder / "store")) as store:
            found = decode(store.head(key), partial(store.chunk, key))
            chunks = {name: found.read(name) for name in found.chunks}
        return replace(found, read=chunks.get)

    def sync(self) -> None:
        for path in self.on_disk.keys() - self.files.keys():
            self.site.remove(path)
        for path, content in self.files.items():
            if self.on_disk.get(path) != content:
                self.site.write(path, content)
        self.on_disk = dict(self.files)


@cache
def encoded(path: str, data: bytes, *, raw_html: bool) -> tuple[bytes, bytes]:
    """One file as it is parsed. That is a function of its bytes, and takes most of the time of a clean build."""
    return ENCODED(path, data, raw_html=raw_html)


def differences(one: tuple[Problem, ...], other: tuple[Problem, ...]) -> str:
    """The problems that only one of two builds reports."""
    more, less = sorted(map(str, {*one} - {*other})), sorted(map(str, {*other} - {*one}))
    return "\n".join([*(f"+ {problem}" for problem in more), *(f"- {problem}" for problem in less)]) or "another order"


def rich() -> dict[str, bytes]:
    """The rich site without what takes long: pictures of its pages, and its search."""
    folder = ROOT / "tests/sites/rich"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "README.md"
    }
    files["site.yaml"] = b"search: false\ncards: false\n" + files["site.yaml"]
    return files


def questions() -> dict[str, bytes]:
    """The small site for questions, which has records of each kind, with the product's theme."""
    with tempfile.TemporaryDirectory() as folder:
        site = TinySite.make(Path(folder), sound_archive(), theme=False)
        photograph = io.BytesIO()
        Image.new("RGB", (1000, 500), "#203040").save(photograph, "JPEG")
        site.write("assets/door.jpg", photograph.getvalue())
        return {
            path.relative_to(site.root).as_posix(): path.read_bytes()
            for path in sorted(site.root.rglob("*"))
            if path.is_file()
        }


def sound_archive() -> str:
    """The archive, with the digests of its copies."""
    archive = (ARCHIVES / "queries.txt").read_text(encoding="utf-8")
    copies = {path: text for path, text in unpacked(archive).items() if "/snapshots/" in path}
    for path, text in copies.items():
        name = f"SHA-OF-{path.rpartition('/')[2].partition('.')[0].upper()}"
        archive = archive.replace(name, hashlib.sha256(text.encode()).hexdigest())
    return archive


STARTS: Final = {"rich": rich, "questions": questions}


def walk(seed: int, steps: int, start: Mapping[str, bytes], *, told: bool = False) -> Mapping[str, int]:
    """Go so many steps; answers with how many builds there were, and how many found an error."""
    with tempfile.TemporaryDirectory() as folder:
        walked = Walk(seed, Path(folder), start)
        walked.built()
        for number in range(steps):
            walked.step()
            if told:
                print(number, walked.said[-1], walked.counts, flush=True)
        return walked.counts


if __name__ == "__main__":
    walk(int(sys.argv[2]), int(sys.argv[3]), STARTS[sys.argv[1]](), told=True)
