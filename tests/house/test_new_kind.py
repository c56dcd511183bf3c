"""A kind of record that is added as CONTRIBUTING.md says stands everywhere at once, and what is forgotten is named."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml
from sites import tree

from explainer.content.theme import read_layout
from explainer.ground.dates import PartialDate
from explainer.model.common import FOR_COLLEAGUES, Record, basis_field, own_fields
from explainer.model.kinds import DECLARED, RECORDS

ROOT = Path(__file__).resolve().parent.parent.parent

CLASS = '''"""The kind `ruling`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from explainer.model.common import Date, DateBasis, OrganisationRef, Record, RefTo, RegionRef
from explainer.model.declarations import Kind


class Ruling(Record):
    """A ruling that binds others."""

    declares: ClassVar[Kind] = Kind(
        name="ruling", folder="rulings", list_page="rulings", needs=("issuer",), in_search=6, is_event=True
    )

    issuer: OrganisationRef | None = None  #: Who decided.
    region: RegionRef | None = None  #: Where it holds.
    decided: Date | None = None  #: When.
    decided_basis: DateBasis | None = None  #: Whence the date is.
    effect: str = ""  #: What it changes.
    seat: Annotated[str, RefTo(("region",), sorts=("province", "city"))] | None = None  #: Where the court sits.
'''

HEAD = '{% extends "base.html" %}{% from "components/link.html" import entries with context %}'
ISSUER = (
    '{% from "components/absent.html" import absent with context %}'
    '{% from "components/link.html" import links with context %}'
    '<p>By {{ links(site.named(page.subject, "issuer", "organisation")) or absent(site.subject, "issuer") }}</p>'
)
TEXT = '{% from "components/text.html" import text with context %}{{ text(site.text_pieces(), site.text_lang()) }}'
COVERAGE = '{% from "components/coverage.html" import coverage with context %}{{ coverage("rulings") }}'
AFTER = '{% from "components/after.html" import after with context %}{{ after(site.subject, page.subject) }}'
LAYOUTS = {
    "layouts/ruling.html": HEAD
    + "{% block main %}{{ site.subject.effect }}"
    + ISSUER
    + TEXT
    + AFTER
    + "{% endblock %}",
    "layouts/rulings.html": HEAD
    + '{% block title %}{{ site.t("nav.rulings") }}{% endblock %}'
    + '{% block main %}{{ entries(site.cards("ruling")) }}{% endblock %}',
}

TOLD = yaml.safe_load((ROOT / "layouts/texts/en.yaml").read_text(encoding="utf-8"))
TEXTS = '"kind.ruling": "Rulings"\n"kind-one.ruling": "Ruling"\n"nav.rulings": "Rulings"\n'

SITE = {
    "site.yaml": "title: Small\nbase_url: https://small.example/\nnavigation: [rulings]\n"
    "languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}\n",
    "content/regions.yaml": "land: {title: Land, level: nation, codes: {iso3166_2: CN}}\n"
    "north: {title: North, level: province, parent: land, codes: {iso3166_2: CN-22}}\n",
    "content/themes.yaml": "trade: {title: Trade, question: Why?, summary: Trade.}\n",
    "content/organisations.yaml": "court: {title: Court}\n",
    "content/rulings/order.md": "---\ntitle: The order\nissuer: court\nregion: land\ndecided: 2024-05\n"
    "decided_basis: external\nthemes: [trade]\neffect: Zebras may graze.\n---\nBody.\n",
    "content/rulings/order.zh.md": "---\ntitle: 命令\n---\n正文。\n",
    "content/rulings/other.md": "---\ntitle: Another order\nissuer: not-stated\nregion: land\nseat: north\n"
    "decided: 2024-06\ndecided_basis: external\nsources: [paper]\n---\nSee [[ruling:order]].\n",
    "content/sources/paper.yaml": "title: Paper\nkind: news\npublisher: The Daily\npublished: 2024-05-02\n"
    "published_basis: external\ndate_note: By hand.\nlanguage: en\n"
    "licence: {id: unknown, display: excerpts}\nquality: {grade: C}\n",
}


@pytest.fixture
def built(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The program with one kind more, and a small site beside it that it has built; `said` is what it said of it."""

    def make(folder: Path) -> None:
        for name in ("explainer", "layouts", "assets"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.geojson"))
        shutil.copy(ROOT / "build.py", folder)
        (folder / "explainer/model/records/ruling.py").write_text(CLASS, encoding="utf-8")
        for path, text in {**LAYOUTS, **SITE}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        name_it(folder)
        (folder / "said").write_text(run(folder, "build"), encoding="utf-8")

    return once("new-kind", make)


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """Such a site and program for an edit. What Python and the program have compiled comes along."""
    return shutil.copytree(built, tmp_path / "site")


def run(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "explainer.cli", *words, "--site", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    return done.stdout + done.stderr


def name_it(folder: Path) -> None:
    for path in (folder / "layouts/texts").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + TEXTS, encoding="utf-8")


def forget_its_name(folder: Path) -> None:
    for path in (folder / "layouts/texts").iterdir():
        path.write_text(path.read_text(encoding="utf-8").removesuffix(TEXTS), encoding="utf-8")


@pytest.mark.slow
def test_a_new_kind_is_one_class_two_layouts_and_three_texts(built: Path, copy: Path) -> None:
    said = (built / "said").read_text(encoding="utf-8")
    assert "error" not in said.lower(), said
    assert "W332 content/rulings/other.md:6" in said, "an event is not after the paper that reports it"

    def page(path: str) -> str:
        return (built / "output" / path).read_text(encoding="utf-8")

    sitemap = page("sitemap.xml")
    for path in ("rulings/", "zh/rulings/", "rulings/order/", "zh/rulings/order/", "rulings/other/"):
        assert f"<loc>https://small.example/{path}</loc>" in sitemap, path
    assert "zh/rulings/other/" not in sitemap
    home = page("index.html")
    assert home.count('href="rulings/index.html"') == 2, "the menu and the footer"
    assert "Another order" in page("rulings/index.html").partition("The order")[0], "by title"
    assert "Zebras may graze." in page("rulings/order/index.html")
    assert 'id="ruling">Rulings</h2>' in page("search/index.html")
    assert "zebra" in "".join(path.read_text("utf-8") for path in (built / "output/search").glob("index-*.js"))
    assert 'id="ruling">Rulings</h2>' in page("regions/land/index.html")
    assert "Another order" in page("regions/north/index.html"), "a field for places of some levels is one for places"
    assert "The order" in page("themes/trade/index.html").partition('id="places"')[2].partition("<h2")[0]
    assert (built / "output/assets/cards/rulings/order.png").is_file()
    timeline = page("timeline/index.html")
    assert 0 < timeline.find("The order") < timeline.find("Another order"), "by date"
    assert "Based on 2 events" in timeline, "all kinds of events are counted"
    assert '<option value="ruling">Ruling (2)</option>' in timeline
    assert '"@type":"Event"' in page("rulings/order/index.html"), "programs are told of every kind"
    assert '"about":[{"@id":"https://small.example/regions/land/"' in page("rulings/order/index.html")
    assert re.search(r"<p>By <a [^>]*>Court</a></p>", page("rulings/order/index.html")), "one record is no list"
    assert f"<p>By {TOLD['not-stated']}</p>" in page("rulings/other/index.html"), "which is more than unrecorded"
    assert "decided_basis" in run(copy, "new", "ruling", "third") + page_of(copy, "third")


def page_of(folder: Path, draft: str) -> str:
    return (folder / f"content/rulings/{draft}.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_field_for_records_of_one_sort_refuses_others_at_its_line(copy: Path) -> None:
    record = copy / "content/rulings/other.md"
    record.write_text(record.read_text(encoding="utf-8").replace("seat: north", "seat: land"), encoding="utf-8")
    said = run(copy, "check")
    assert "E220 content/rulings/other.md:5" in said and 'region "land" has level "nation"' in said, said
    assert "or correct `level:` in content/regions.yaml" in said and said.count("E220") == 2, said
    assert "the id of a region (province or city)" in run(copy, "new", "ruling", "x") + page_of(copy, "x")


@pytest.mark.slow
def test_a_layout_of_a_new_kind_that_forgets_the_text_or_what_stands_after_it_is_named(copy: Path) -> None:
    layout = copy / "layouts/ruling.html"
    whole = layout.read_text(encoding="utf-8")
    layout.write_text(whole.replace(TEXT, "").replace(AFTER, ""), encoding="utf-8")
    before = tree(copy / "output")
    said = run(copy, "build")
    assert "E623 layouts/ruling.html" in said and "its text" in said and "its sources" in said, said
    assert tree(copy / "output") == before


@pytest.mark.slow
def test_what_a_new_kind_still_lacks_is_named_by_the_first_build(copy: Path) -> None:
    first = [copy / name for name in ("output", ".explainer")]
    later = [folder.rename(copy / f"{folder.name}-later") for folder in first]
    forget_its_name(copy)
    layout = (copy / "layouts/rulings.html").read_text(encoding="utf-8")
    counting = layout.replace("{% block main %}", "{% block main %}" + COVERAGE)
    (copy / "layouts/ruling.html").unlink()
    (copy / "layouts/rulings.html").write_text(counting, encoding="utf-8")
    said = run(copy, "build")
    for missing in ("ruling.html", "kind.ruling", "kind-one.ruling", "nav.rulings", "coverage.items.ruling.one"):
        assert f'"{missing}"' in said, missing
    (copy / "layouts/rulings.html").unlink()
    said = run(copy, "build")
    assert (
        '"rulings.html", which the kind ruling needs' in said and "texts coverage.items.ruling.one and .other" in said
    )
    name_it(copy)
    for path, text in LAYOUTS.items():
        (copy / path).write_text(text, encoding="utf-8")
    for folder, whole in zip(first, later, strict=True):  # of this very site
        shutil.rmtree(folder, ignore_errors=True)
        whole.rename(folder)
    assert "error" not in run(copy, "build")


LAYOUT_FILES = {
    path.relative_to(ROOT / "layouts").as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "layouts").rglob("*.*")
    if path.suffix in (".html", ".xml", ".txt")
}
PROGRAMS = {
    path: path.read_text(encoding="utf-8")
    for folder in ("facts", "queries", "search", "pages")
    for path in (ROOT / "explainer" / folder).rglob("*.py")
}


WORDS = frozenset(re.findall(r"[a-z_]+", "".join(PROGRAMS.values())))
BY_NAME = {"names_in_sources", "names", "original"}  # `Record` asks for these of every kind that has them


def closure(layouts: Mapping[str, str], *names: str) -> set[str]:
    """Some layouts with all that they extend, include and import."""
    found, waiting = set[str](), [name for name in names if name in layouts]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += taken_in(name, layouts[name])
    return found


@cache
def taken_in(name: str, text: str) -> Collection[str]:
    return read_layout(f"layouts/{name}", text.encode()).takes_in


@cache
def asked_for(source: str) -> set[str]:
    """The fields of a record that a layout names: `record.venue`, `site.subject.venue`, or "venue" for a macro."""
    return set(re.findall(r"""(?:\b(?:record|subject)\.|["'])([a-z_]+)\b""", source))


def unshown(kind: str, layouts: Mapping[str, str]) -> set[str]:
    """The fields of a kind that are on no page of it: its layouts do not ask for them, nor does a query about it.

    A field that every record has may be asked for by any query; a field of the kind only by one that knows its class.
    """
    model, declared = RECORDS[kind], DECLARED[kind]
    own_layouts = closure(layouts, f"{kind}.html", *(f"{name}.html" for name in declared.lists))
    shown = {field for name in own_layouts for field in asked_for(layouts[name])}
    knowing = [text for text in PROGRAMS.values() if f"records.{kind} import" in text]
    of_kind = set(re.findall(r"[a-z_]+", "".join(knowing)))
    shown |= {basis_field(model, date) for date in own_fields(model, PartialDate) if date in shown | of_kind}
    used = shown | of_kind | BY_NAME | (WORDS & Record.model_fields.keys()) | FOR_COLLEAGUES | {declared.above}
    return model.model_fields.keys() - used


def test_every_field_of_a_record_is_shown_or_used_somewhere() -> None:
    """A field that no page of its kind shows would be lost without a message."""
    assert {(kind, name) for kind in RECORDS for name in unshown(kind, LAYOUT_FILES)} == set()


def test_a_field_that_only_the_layout_of_another_kind_shows_is_not_shown() -> None:
    """Speeches and calls have no class that both need, and sources and speeches both have a `date_note`."""
    without = LAYOUT_FILES | {"call.html": LAYOUT_FILES["call.html"].replace("outcome", "title")}
    assert unshown("call", without) == {"outcome"}
    assert "outcome" in asked_for(LAYOUT_FILES["call.html"]) and unshown("plan", without) == set()
