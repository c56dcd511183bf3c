"""A figure's words are judged in the sentences of the source around them, however short the quotation is cut."""

from __future__ import annotations

import pytest

from explainer.evidence import Match, SourceText, check_figure, find
from explainer.evidence.lines import is_broken
from explainer.evidence.surroundings import Surroundings, surroundings


def around(text: str, exact: str, excluded: str = "") -> Surroundings:
    source, _ = SourceText.prepare(text, [("x", excluded, "not its own")] if excluded else [])
    found = find(source, exact)
    assert isinstance(found, Match), found
    return surroundings(source, found)


@pytest.mark.parametrize(
    ("language", "text", "exact", "value", "unit", "kind", "reason"),
    [
        ("en", "Imports fell by 7 percent.", "7 percent", "7", "%", "percent", "sign-differs"),
        ("en", "Imports fell by 7 percent.", "7 percent", "-7", "%", "percent", None),
        ("en", "Imports fell by\n7 percent in all.", "7 percent in all", "7", "%", "percent", "sign-differs"),
        ("en", "Worth minus 5 percent.", "5 percent", "5", "%", "percent", "sign-differs"),
        ("en", "Worth 12 500 dollars.", "500 dollars", "500", "dollars", "money", "number-absent"),
        ("en", "At least 40 docks are open.", "40 docks", "40", "docks", "count", "limit-differs"),
        ("en", "40 docks, or more, are open.", "40 docks", "40", "docks", "count", "limit-differs"),
        ("en", "Two hundred and five towns took part.", "five towns", "5", "towns", "count", "number-absent"),
        ("en", "COVID-19 cases were few.", "19 cases", "19", "cases", "count", "number-absent"),
        ("en", "Article 5 states that so it is.", "5 states", "5", "states", "count", "number-absent"),
        ("en", "It is 2/3 of firms by now.", "3 of firms", "3", "firms", "count", "number-absent"),
        ("en", "Imports fell. Exports rose by 7 percent.", "7 percent", "7", "%", "percent", None),
        ("en", "Imports fell\n\nExports: 7 percent.", "7 percent", "7", "%", "percent", None),
        ("en", "Imports: -3 percent\nExports: 7 percent\n", "7 percent", "7", "%", "percent", None),
        ("en", "The 40 docks of Northtown are open.", "40 docks", "40", "docks", "count", None),
        ("de", "Die Ausfuhr ging um 7 Prozent zurück.", "ging um 7 Prozent", "7", "%", "percent", "sign-differs"),
        ("de", "Mindestens 40 Dörfer sind dabei.", "40 Dörfer", "40", "Dörfer", "count", "limit-differs"),
        ("fr", "Il y a 1 200 300 euros.", "300 euros", "300", "euros", "money", "number-absent"),
        ("fr", "Il y a quatre-vingt-dix villes.", "dix villes", "10", "villes", "count", "number-absent"),
        ("ru", "Всего сто двадцать городов.", "двадцать городов", "20", "городов", "count", "number-absent"),
        ("zh", "总投资12亿3456万元。", "3456万元", "3456", "万元", "money", "number-absent"),
        ("zh", "出口下降5%。", "5%", "5", "%", "percent", "sign-differs"),
        ("zh", "至少40个港口开放。", "40个港口", "40", "个港口", "count", "limit-differs"),
        ("zh", "共有一百二十万人参加。", "二十万人", "20", "万人", "count", "number-absent"),
        ("zh", "共有40个港口开放。", "40个港口", "40", "个港口", "count", None),
    ],
)  # fmt: skip
def test_what_a_number_means_is_what_its_sentence_says(
    language: str, text: str, exact: str, value: str, unit: str, kind: str, reason: str | None
) -> None:
    found = check_figure(exact, value, unit, kind, language=language, around=around(text, exact))
    assert (found.reason if found else None) == reason


def test_a_sentence_goes_on_over_a_line_that_was_full_and_ends_at_a_blank_line_or_a_heading() -> None:
    wrapped = "The ministry said on Thursday that the exports of the province\nfell by 7 percent in all.\nNext line.\n"
    assert around(wrapped, "7 percent").text.startswith("The ministry said")
    assert around(wrapped, "7 percent").text.endswith("7 percent in all.")
    assert around("A heading\nFell by 7 percent\n", "7 percent").text == "Fell by 7 percent"
    assert around("A heading\n\nfell by 7 percent\n", "7 percent").text == "fell by 7 percent"


@pytest.mark.parametrize(
    ("before", "behind", "goes_on"),
    [
        ("The harbour of the old town will be opened to all the vessels", "May", True),
        ("The harbour opens", "May follows", False),
        ("The harbour opens", "for all", True),
        ("It came to", "Berlin", True),
        ("The harbour of the old town will be opened to all the vessels", "\n\nMay", False),
    ],
)
def test_a_line_goes_on_that_is_full_or_followed_by_a_small_letter(before: str, behind: str, goes_on: bool) -> None:
    assert is_broken(f"{before}\n{behind}", len(before) + 1) is goes_on


def test_the_spans_are_those_of_the_quoted_parts() -> None:
    found = around("One  two three\u200b four five. Six.", "two … four five")
    assert found.text == "One two three four five."
    assert [found.text[start:end] for start, end in found.spans] == [" two", " four five"]
    assert found.holds(4, 7)
    assert not found.holds(8, 13)
    assert not found.holds(0, 7)


def test_an_excluded_passage_says_nothing_of_a_number() -> None:
    found = around("Exports rose [and fell] by 7 percent.", "7 percent", excluded="[and fell]")
    assert found.text == "Exports rose by 7 percent."
