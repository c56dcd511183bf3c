"""Key points against their quotations: a negation is neither dropped nor added."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.engine import build as building
from explainer.evidence.negation import turned

Make = Callable[..., TinySite]


@pytest.mark.parametrize(
    ("text", "quotation", "word"),
    [
        ("The harbour will close in winter.", "The harbour will not close in winter", "not"),
        ("The harbour will not close in winter.", "The harbour will close in winter", "not"),
        ("The harbour doesn’t close in winter.", "The harbour does close in winter", "n’t"),
        ("港口冬天关闭。", "港口冬天不关闭", "不"),
        ("Le port fermera en hiver.", "Le port ne fermera pas en hiver", "ne"),
        ("Der Hafen wird im Winter geschlossen.", "Der Hafen wird im Winter nicht geschlossen", "nicht"),
        ("El puerto cierra en invierno.", "El puerto no cierra en invierno", "no"),
        ("Порт закроется зимой.", "Порт не закроется зимой", "не"),
    ],
)
def test_a_negation_that_only_one_of_two_has_is_noticed(text: str, quotation: str, word: str) -> None:
    assert turned(text, quotation) == word


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("The harbour stays open in winter.", "The harbour will not close in winter"),
        ("The harbour will not close.", "The harbour will never close"),
        ("The harbour will close in winter.", "The harbour will close in winter"),
        ("Not only the harbour will close.", "The harbour will close"),
        ("港口冬天开放。", "港口冬天不关闭"),
        ("产业不断发展。", "产业发展"),
        ("Der Hafen bleibt im Winter offen.", "Der Hafen wird im Winter nicht geschlossen"),
        ("Порт останется открыт зимой.", "Порт не закроется зимой"),
    ],
)
def test_a_true_retelling_is_left_alone(text: str, quotation: str) -> None:
    assert turned(text, quotation) == ""


@pytest.mark.parametrize(
    ("text", "refs", "found"),
    [
        ("The harbour will close in winter.", '["quote:q"]', ["W333"]),
        ("The harbour will not close in winter.", '["quote:q"]', []),
        ("The harbour will close in winter.", '["quote:q", "quote:r"]', []),
    ],
)
def test_a_key_point_says_what_its_only_quotation_says(make_site: Make, text: str, refs: str, found: list[str]) -> None:
    paper = "The paper says that the harbour will not close in winter. The bridge stays.\n"
    site = make_site("-- site.yaml --\ntitle: T\nbase_url: https://t.example/\n")
    site.write("content/snapshots/paper.txt", paper)
    site.write(
        "content/sources/paper.yaml",
        "title: Paper\nkind: news\npublisher: The Office\nlanguage: en\npublished: 2024-05-02\n"
        "published_basis: external\nlicence: {id: unknown, display: excerpts}\n"
        f"snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(paper.encode()).hexdigest()}}}\n",
    )
    first = "{id: q, source: paper, exact: the harbour will not close in winter}"
    quotes = f"[{first}, {{id: r, source: paper, exact: The bridge}}]"
    points = f"key_points: [{{text: '{text}', refs: {refs}}}]"
    site.write("content/articles/a.md", f"---\ntitle: A\nquotes: {quotes}\n{points}\n---\nText.\n")
    with site.alone():
        problems = building.check(site.options()).problems
    assert [one.code for one in problems if one.code == "W333"] == found
