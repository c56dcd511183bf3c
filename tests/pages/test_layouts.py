"""Layouts lay out: what has to be worked out is a query's answer, and a line can be read without scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes

LAYOUTS = Path(__file__).resolve().parent.parent.parent / "layouts"
FILES = sorted(path for path in LAYOUTS.rglob("*") if path.suffix in (".html", ".xml", ".txt"))
LONGEST = 200
DAYS = {"as_of", "build_date", "earliest", "end", "isoformat", "latest", "sort_key", "start", "year"}
"""Parts of dates that only somebody needs who compares them or counts with them, and the day of the build."""


@cache
def keys_of(catalogue: Path) -> frozenset[str]:
    """The keys that have a text."""
    return frozenset(yaml.safe_load(catalogue.read_text(encoding="utf-8")))


def named_texts(text: str) -> Iterator[str]:
    """The keys of interface texts that a layout writes out, also in branches that no page of a site may ever take."""
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        asked = call.node
        if isinstance(asked, nodes.Getattr) and asked.attr in ("t", "n") and call.args:
            key = call.args[0]
            if isinstance(key, nodes.Const) and isinstance(key.value, str):
                yield from (key.value,) if asked.attr == "t" else (f"{key.value}.one", f"{key.value}.other")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(LAYOUTS).as_posix())
def test_every_text_that_a_layout_names_is_in_every_catalogue(path: Path) -> None:
    keys = set(named_texts(path.read_text(encoding="utf-8")))
    for catalogue in sorted((LAYOUTS / "texts").glob("*.yaml")):
        missing = {key for key in keys - keys_of(catalogue) if not (key.endswith(".one") and catalogue.stem != "en")}
        assert not missing, catalogue.name


def test_a_text_in_a_branch_that_no_page_takes_is_found() -> None:
    assert set(named_texts('{% if no %}{{ site.t("a.b") }}{% endif %}{{ site.n("c", 2) }}{{ site.t("x." ~ y) }}')) == {
        "a.b",
        "c.one",
        "c.other",
    }


def counting(text: str) -> Iterator[str]:
    """Where a layout compares dates or counts with them, as `line: name`."""
    for node in Environment(autoescape=True).parse(text).find_all(nodes.Getattr):
        if node.attr in DAYS:
            yield f"{node.lineno}: {node.attr}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(LAYOUTS).as_posix())
def test_no_line_of_a_layout_is_longer_than_can_be_read(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert not [number for number, line in lines if len(line) > LONGEST], "break it behind a %} or within a {{ }}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(LAYOUTS).as_posix())
def test_no_layout_compares_dates_or_counts_with_them(path: Path) -> None:
    assert not list(counting(path.read_text(encoding="utf-8"))), "let a query answer it"


@pytest.mark.parametrize(
    "text",
    [
        "{% if closes.latest.isoformat() < site.build_date() %}closed{% endif %}",
        "{{ record.date.year + 1 }}",
        "{% set ended = record.period.end %}",
        "{{ cards|selectattr('date')|list if card.date.sort_key }}",
    ],
)
def test_a_layout_that_counts_with_dates_is_noticed(text: str) -> None:
    assert list(counting(text))


@pytest.mark.parametrize(
    "text", ["{{ site.date(record.date) }}", "{% if card.date.has_year %}{{ card.date.iso }}{% endif %}"]
)
def test_a_layout_that_shows_dates_may(text: str) -> None:
    assert not list(counting(text))
