"""Transcripts: whose turn it is, and what is a stage direction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.engine import build as building
from explainer.evidence.turns import turns

Make = Callable[..., TinySite]

TEXT = """Press conference of the minister Ada Moore

Q: Minister Moore, taxes are far too high, are they not?
A: We will lower them next year.
MERKEL: The harbour is closed for winter.
MOORE: The harbour stays open in winter.
(Applause. The delegates rise from their seats.)
We will build a bridge to the islands. One thing more: it is for all.
Reporter: Who pays for the long bridge?
Moore (smiling): The state pays for all of it.
"""
SITE = """
-- site.yaml --
title: T
base_url: https://t.example/
checks: {needs: "off"}
-- content/people/moore.yaml --
title: Ada Moore
-- content/people/merkel.yaml --
title: Angela Merkel
"""


@pytest.mark.parametrize(
    ("words", "speaker", "asked"),
    [
        ("We will lower them next year", "moore", False),
        ("The harbour stays open in winter", "moore", False),
        ("We will build a bridge to the islands", "moore", False),
        ("it is for all", "moore", False),
        ("The state pays for all of it", "moore", False),
        ("The harbour is closed for winter", "merkel", False),
        ("taxes are far too high", "moore", True),
        ("The harbour is closed for winter", "moore", True),
        ("The delegates rise from their seats", "moore", True),
        ("Who pays for the long bridge", "moore", True),
        ("The harbour stays open in winter", "merkel", True),
    ],
)
def test_words_of_a_transcript_are_those_of_whose_turn_it_is(
    make_site: Make, words: str, speaker: str, asked: bool
) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    site = make_site(SITE).write("content/snapshots/paper.txt", TEXT)
    site.write(
        "content/sources/paper.yaml",
        "title: Paper\nkind: transcript\npublisher: The Office\nlanguage: en\npublished: 2024-05-02\n"
        "published_basis: external\nlicence: {id: unknown, display: excerpts}\n"
        f"snapshot: {{path: snapshots/paper.txt, sha256: {digest}}}\nquality: {{grade: B}}\n",
    )
    quotes = f"quotes: [{{id: q, source: paper, exact: {words}, speaker: {speaker}}}]"
    site.write("content/articles/a.md", f"---\ntitle: A\n{quotes}\n---\nText.\n")
    with site.alone():
        found = building.check(site.options()).problems
    assert ["W317" for problem in found if problem.code == "W317"] == (["W317"] if asked else [])


def test_a_sentence_with_a_colon_begins_no_turn() -> None:
    assert [turn.label for turn in turns(TEXT)] == ["Q", "A", "MERKEL", "MOORE", "Reporter", "Moore"]
    found = turns("问：港口开放吗？\n答：开放。\n会议指出：要开放。\n")
    assert [(turn.label, turn.role) for turn in found] == [
        ("问", "asking"),
        ("答", "answering"),
        ("会议指出", "unclear"),
    ]
    assert turns("See https://a.example/ for more.\nNote: it rains.\n") == ()
