"""The words that name a time or thing near a number are found in any case, and never inside a longer word."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from explainer.evidence import rates
from explainer.evidence.rates import named_near

EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("9,200 Riders a DAY", {"passenger", "day"}),
        ("9,200天周均", {"day", "week"}),
        ("9 200 пассажиров в Год", {"passenger", "year"}),
        ("9,200 birthdays, Übermeter", set()),
        ("9,200 ÉDAY", set()),
        ("9,200 ᏣDAYᏣ", {"day"}),
        ("9,200 day\u0261", {"day"}),
        ("9,200 day\u0251", set()),
    ],
)
def test_words_near_a_number_are_whole_words_in_any_case(text: str, named: set[str]) -> None:
    assert named_near(text, 0, 5) == named


@pytest.mark.skipif(unicodedata.unidata_version != "14.0.0", reason="later versions have more letters of two cases")
@pytest.mark.parametrize(("bound", "digits"), [("{}日", r"\d"), ("日{}", "")], ids=["before", "behind"])
def test_what_bounds_a_word_is_what_a_class_that_ignores_case_holds(bound: str, digits: str) -> None:
    text = "\n".join(bound.format(one) for one in EVERY_CHARACTER)
    begins = {found.start() for found in rates._NEAR["day"].finditer(text)}
    letter = re.compile(rf"[^\W{digits}_\u2e80-\uffef]", re.IGNORECASE)
    for code, one in enumerate(EVERY_CHARACTER):
        assert bool({3 * code, 3 * code + 1} & begins) == (letter.match(one) is None), f"U+{code:04X}"


def test_chinese_characters_have_no_case() -> None:
    ignoring, plain = re.compile("[\u3400-\u9fff]", re.IGNORECASE), re.compile(rates._HAN, re.IGNORECASE)
    assert [one for one in EVERY_CHARACTER if ignoring.match(one)] == [
        one for one in EVERY_CHARACTER if plain.match(one)
    ]
