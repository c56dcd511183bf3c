"""Whose words a quotation gives, and what is known of a copy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import TinySite, checked

from explainer.engine.load import Site
from explainer.engine.store import Store
from explainer.facts.claims import claims
from explainer.model.provenance import Quality
from explainer.model.quality import condition_of, contradiction, may_carry_speech, origin_of

Load = Callable[..., Site]

NEWS = """The minister spoke. “The budget is safe,” the minister said. “Taxes are too high,” the opposition leader said.
The minister said that the harbour stays open.
"""


def archive(quotation: str, kind: str, quality: str) -> str:
    return f"""-- site.yaml --
title: Kinds
base_url: https://kinds.example/
-- content/people.yaml --
minister: {{title: The minister}}
-- content/sources/paper.yaml --
title: Paper
kind: {kind}
publisher: not-stated
published: 2024-05-02
published_basis: external
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(NEWS.encode()).hexdigest()}}}
quality: {quality}
-- content/snapshots/paper.txt --
{NEWS}-- content/speeches/budget.md --
---
title: Budget
type: speech
date: 2024-05-01
date_basis: external
sources: [paper]
quotes:
  - {{id: q, source: paper, {quotation}}}
---
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(quotation: str, kind: str = "news", quality: str = "{origin: publisher, condition: clean}") -> Site:
        site = TinySite.make(tmp_path / "site", archive(quotation, kind, quality))
        store = Store(site.root / "store")
        with site.alone():
            try:
                options = site.options()
                return checked(options, store)
            finally:
                store.close()

    return loaded


def codes(site: Site) -> set[str]:
    return {problem.code for problem in site.problems} & {"E305", "E323", "E324", "W311", "W319"}


@pytest.mark.parametrize(
    ("quotation", "kind", "said"),
    [
        ("exact: The budget is safe, speaker: minister", "news", "direct"),
        ("exact: the harbour stays open, speaker: minister", "news", "reported"),
        ("exact: the harbour stays open", "news", "narrator"),
        ("exact: The budget is safe", "news", "unattributed"),
        ("exact: the harbour stays open", "transcript", "unattributed"),
        ("exact: the harbour stays open, speaker: minister", "speech-text", "transcript"),
        ("exact: the harbour stays open, speaker: minister", "transcript", "transcript"),
        ("exact: The budget … too high, speaker: minister", "news", "reported"),
    ],
)
def test_the_kind_follows_from_the_source(load: Load, quotation: str, kind: str, said: str) -> None:
    site = load(quotation, kind)
    assert site.facts is not None
    assert next(claim.said for claim in claims(site.facts) if claim.kind == "quotation") == said
    assert not codes(site)


@pytest.mark.parametrize(
    ("quotation", "kind", "found"),
    [
        ("exact: The budget is … too high, kind: direct, speaker: minister", "news", {"E305"}),
        ("exact: the harbour stays open, kind: direct, speaker: minister", "news", {"E305"}),
        ("exact: the harbour stays open, kind: transcript, speaker: minister", "news", {"E323"}),
        ("exact: the harbour stays open, kind: transcript, speaker: minister", "transcript", set()),
        ("exact: The budget is safe, kind: reported, speaker: minister", "news", {"W319"}),
        ("exact: The budget is safe, kind: narrator, speaker: minister", "news", {"W319"}),
        ("exact: The budget is safe, kind: narrator", "news", {"W319"}),
        ("exact: The budget is safe, kind: reported", "news", set()),
        ("exact: The budget is safe, kind: reported, speaker: minister, note: Why.", "news", set()),
        ("exact: The budget is safe, kind: direct, speaker: minister", "news", set()),
    ],
)
def test_a_stated_kind_agrees_with_the_source(load: Load, quotation: str, kind: str, found: set[str]) -> None:
    assert codes(load(quotation, kind)) == found


def test_words_of_two_quotations_are_said_to_be_so(load: Load) -> None:
    site = load("exact: The budget is … too high, kind: direct, speaker: minister")
    (message,) = [problem.message for problem in site.problems if problem.code == "E305"]
    assert "two separate quotations" in message


@pytest.mark.parametrize(
    ("quality", "found"),
    [
        ("{condition: damaged}", {"W311"}),
        ("{grade: D}", {"W311"}),
        ("{origin: unknown, condition: flawed}", set()),
        ("{grade: C}", set()),
        ("{grade: D, condition: clean}", {"E324"}),
        ("{grade: A, origin: republished}", {"E324"}),
        ("{grade: B, condition: damaged}", {"E324", "W311"}),
    ],
)
def test_rules_follow_from_the_condition_of_a_copy(load: Load, quality: str, found: set[str]) -> None:
    assert codes(load("exact: The budget is safe, speaker: minister", quality=quality)) == found


def test_the_marks_of_a_damaged_copy_contradict_no_kind(load: Load) -> None:
    quotation = "exact: The budget is safe, kind: reported, speaker: minister"
    assert codes(load(quotation, quality="{condition: damaged}")) == set()


def test_a_letter_says_of_a_copy_only_what_is_certain() -> None:
    letters = {grade: Quality.model_validate({"grade": grade}) for grade in "ABCD"}
    known = {grade: (origin_of(quality), condition_of(quality)) for grade, quality in letters.items()}
    assert known == {"A": ("issuer", ""), "B": ("", ""), "C": ("", ""), "D": ("", "damaged")}
    assert may_carry_speech(None) and not contradiction(Quality())
