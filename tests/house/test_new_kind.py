"""A kind of record that is added as CONTRIBUTING.md says stands everywhere at once, and what is forgotten is named."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

CLASS = '''

class Decision(Record):
    """A decision that binds others."""

    declares: ClassVar[Kind] = Kind(
        name="decision", folder="decisions", list_page="decisions", needs=("issuer", "decided"), in_search=6
    )

    issuer: OrganisationRef | None = None  #: Who decided.
    region: RegionRef | None = None  #: Where it holds.
    decided: Date | None = None  #: When.
    decided_basis: DateBasis | None = None  #: Whence the date is.
    effect: str = ""  #: What it changes.
'''

HEAD = '{% extends "base.html" %}{% from "components/link.html" import entries with context %}'
LAYOUTS = {
    "layouts/decision.html": HEAD + "{% block main %}{{ site.subject.effect }}{% endblock %}",
    "layouts/decisions.html": HEAD
    + '{% block title %}{{ site.t("nav.decisions") }}{% endblock %}'
    + '{% block main %}{{ entries(site.cards("decision")) }}{% endblock %}',
}

TEXTS = '"kind.decision": "Decisions"\n"kind-one.decision": "Decision"\n"nav.decisions": "Decisions"\n'

SITE = {
    "site.yaml": "title: Small\nbase_url: https://small.example/\nnavigation: [decisions]\n"
    "languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}\n",
    "content/regions.yaml": "land: {title: Land, level: nation, codes: {iso3166_2: CN}}\n",
    "content/themes.yaml": "trade: {title: Trade, question: Why?, summary: Trade.}\n",
    "content/organisations.yaml": "court: {title: Court}\n",
    "content/decisions/order.md": "---\ntitle: The order\nissuer: court\nregion: land\ndecided: 2024-05\n"
    "decided_basis: external\nthemes: [trade]\neffect: Zebras may graze.\n---\nBody.\n",
    "content/decisions/order.zh.md": "---\ntitle: 命令\n---\n正文。\n",
    "content/decisions/other.md": "---\ntitle: Another order\nissuer: court\nregion: land\ndecided: 2024-06\n"
    "decided_basis: external\n---\nSee [[decision:order]].\n",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program with one kind more, and a small site beside it."""
    for folder in ("explainer", "layouts", "assets"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.geojson"))
    shutil.copy(ROOT / "build.py", tmp_path)
    classes = tmp_path / "explainer/model/records.py"
    classes.write_text(classes.read_text(encoding="utf-8") + CLASS, encoding="utf-8")
    for path, text in {**LAYOUTS, **SITE}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "explainer.cli", *words, "--site", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    return done.stdout + done.stderr


def name(folder: Path, texts: str) -> None:
    for path in (folder / "layouts/texts").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + texts, encoding="utf-8")


@pytest.mark.slow
def test_a_new_kind_is_one_class_two_layouts_and_three_texts(copy: Path) -> None:
    name(copy, TEXTS)
    said = run(copy, "build")
    assert "error" not in said.lower(), said

    def page(path: str) -> str:
        return (copy / "output" / path).read_text(encoding="utf-8")

    sitemap = page("sitemap.xml")
    for path in ("decisions/", "zh/decisions/", "decisions/order/", "zh/decisions/order/", "decisions/other/"):
        assert f"<loc>https://small.example/{path}</loc>" in sitemap, path
    assert "zh/decisions/other/" not in sitemap
    home = page("index.html")
    assert home.count('href="decisions/index.html"') == 2, "the menu and the footer"
    assert "Another order" in page("decisions/index.html").partition("The order")[0], "by title"
    assert "Zebras may graze." in page("decisions/order/index.html")
    assert 'id="decision">Decisions</h2>' in page("search/index.html")
    assert "zebra" in "".join(path.read_text("utf-8") for path in (copy / "output/search").glob("index-*.json"))
    assert 'id="decision">Decisions</h2>' in page("regions/land/index.html")
    assert "The order" in page("themes/trade/index.html").partition('id="places"')[2].partition("<h2")[0]
    assert (copy / "output/assets/cards/decisions/order.png").is_file()
    assert "decided_basis" in run(copy, "new", "decision", "third") + page_of(copy, "third")


def page_of(folder: Path, draft: str) -> str:
    return (folder / f"content/decisions/{draft}.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_a_new_kind_still_lacks_is_named_by_the_first_build(copy: Path) -> None:
    for path in LAYOUTS:
        (copy / path).unlink()
    said = run(copy, "build")
    for missing in ("decision.html", "decisions.html", "kind.decision", "nav.decisions"):
        assert f'"{missing}"' in said, missing
    name(copy, TEXTS.replace('"kind-one.decision": "Decision"\n', ""))
    for path, text in LAYOUTS.items():
        (copy / path).write_text(text, encoding="utf-8")
    assert '"kind-one.decision"' in run(copy, "build")
