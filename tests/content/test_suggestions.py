"""What is proposed for a word that is not known."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from explainer.ground.suggestions import suggestion


def test_a_misspelt_word_leads_to_the_right_one() -> None:
    assert suggestion("jiangus", ["jilin", "jiangsu", "zhejiang"]) == "jiangsu"
    assert suggestion("Addressed_To", ["addressed_to", "about_regions"]) == "addressed_to"


def test_a_word_that_is_like_nothing_leads_nowhere() -> None:
    assert suggestion("zebra", ["jilin", "jiangsu"]) is None
    assert suggestion("", ["jilin"]) is None
    assert suggestion("jilin", []) is None


def test_a_country_is_a_nation_and_no_county() -> None:
    levels = ["nation", "province", "city", "county"]
    assert suggestion("country", levels) == "nation"
    assert suggestion("State", levels) == "province"
    assert suggestion("countys", levels) == "county"


def test_a_record_that_got_a_longer_name_comes_before_one_that_is_spelt_alike() -> None:
    assert suggestion("jilin", ["tianjin", "jilin-province", "hebei"]) == "jilin-province"


def steps(known: int) -> int:
    """Calls of functions, C ones too, for as many misspelt words as there are known ones."""
    words = [f"{name}-{number}" for number in range(known // 4) for name in ("north", "bay", "harbour", "isle")]
    counted = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        for word in words:
            suggestion(f"{word}x", words)
    finally:
        sys.setprofile(None)
    return counted


def test_a_thousand_misspelt_references_do_not_cost_a_million_comparisons() -> None:
    assert steps(800) < 2.5 * steps(400)


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=30))
def test_it_never_fails_and_proposes_only_what_is_known(word: str, known: list[str]) -> None:
    found = suggestion(word, known)
    assert found is None or found in known
