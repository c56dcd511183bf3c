"""What editors have written here: each page, link, word and number of the repository's own site."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from forgeries import judged_first_site
from markdown_judge import judged, ours, steps
from test_chinese import faults
from test_display_rules import beyond_the_rules, longest_run, sources_of, texts_of
from test_forgeries import passed, wronged

from explainer.ground import disk
from explainer.pages import links


def test_every_page_of_our_own_site_has_a_card_with_words(first_site: Path) -> None:
    """If this fails, a Chinese text has a new sign: docs/decisions/006-cards-with-fonts.md says how to add it."""
    assert not (first_site / "assets/card.png").exists()
    for page in ("index.html", "zh/index.html", "zh/timeline/index.html", "zh/terms/nqpf/index.html"):
        text = (first_site / page).read_text(encoding="utf-8")
        found = re.search(r'og:image" content="https://[^/]*/(assets/cards/[^?]*\.png)\?v=', text)
        assert found, page
        assert (first_site / found[1]).exists()
        assert '<meta property="og:image:width" content="1200">' in text


@pytest.mark.slow
def test_every_link_of_our_site_leads_somewhere(first_site: Path) -> None:
    assert links.check_tree(disk.read_tree(first_site)) == ()


@pytest.mark.slow
def test_this_repositorys_site_shows_no_more_of_its_sources_than_they_allow(first_site: Path) -> None:
    assert len(texts_of(first_site)) > 100
    assert beyond_the_rules(ROOT, first_site) == []


@pytest.mark.slow
def test_the_judge_sees_the_excerpts_that_the_site_does_show(first_site: Path) -> None:
    """A judge that compared nothing would be content with everything."""
    sources, texts = sources_of(ROOT), texts_of(first_site).values()
    shown = {source.id for source in sources for text in texts if longest_run(source.text, text, 300)}
    assert shown == {source.id for source in sources}


@pytest.mark.slow
def test_every_run_in_another_language_says_so(first_site: Path) -> None:
    pages = {page.relative_to(first_site).as_posix(): faults(page.read_text()) for page in first_site.rglob("*.html")}
    assert len(pages) > 100
    # The style guide shows samples in the page's language as if they were from a source.
    found = {path: runs for path, runs in pages.items() if runs and "style-guide" not in path}
    assert found == {}


def test_our_own_texts_come_out_as_another_implementation_has_them() -> None:
    """Constructs of ours, which it does not know, are set in words first; so are footnotes and bare addresses.

    Stress that ends with Chinese punctuation gets a space behind it, without which only we see its end.
    """
    for path in sorted((ROOT / "content").rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[-1]
        body = re.sub(r"!?\[\[[^\]]*\]\]|\[@[^\]]*\]|\[\^[^\]]*\]:?|https?://\S+|\{[^}]*\}", "construct", body)
        body = re.sub(r"([。，；：！？”」）])(\*+)(?=[\u4e00-\u9fff])", r"\1\2 ", body)
        assert steps(ours(body, raw_html=False)) == steps(judged(body, raw_html=False)), path


def test_every_forgery_of_the_first_site_is_found_but_those_with_a_stated_reason(tmp_path: Path) -> None:
    found = judged_first_site(tmp_path)
    assert len(found) > 200
    assert (passed(found), wronged(found)) == ([], [])


def test_every_figure_is_a_row_with_its_source_or_its_formula(first_site: Path) -> None:
    with (first_site / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = yaml.safe_load((ROOT / "content" / "figures.yaml").read_text("utf-8"))
    assert {row["id"] for row in rows} == set(known)
    assert all(bool(row["source"]) != bool(row["formula"]) for row in rows)
    growth = next(row for row in rows if row["id"] == "gdp-h1")
    assert (growth["value"], growth["unit"], growth["period"], growth["region"]) == (
        "5.0", "%", "2024-01/2024-06", "china",
    )  # fmt: skip
    assert "GDP grew by 5.0%" in growth["quotation"]
    assert 'href="../figures.csv"' in (first_site / "figures" / "index.html").read_text("utf-8")
