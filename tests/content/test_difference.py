"""The difference between typed words and those of a source is named in words that an editor can act on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.evidence.difference import difference, visible
from explainer.evidence.normalise import plain


@pytest.mark.parametrize(
    ("typed", "printed", "told"),
    [
        ("of the Holy Sea of Rome that", "of the Holy See of Rome that", "of the Holy [Sea → See] of Rome that"),
        ("we said that old harbour is shut for now", "we said that new port is shut for now",
         "we said that [old harbour → new port] is shut for …"),
        ("发展新质生产力要素", "发展新型生产力要素", "发展新[质 → 型]生产力 …"),
        ("nowhere to go", "now here to go", "[nowhere → now here] to go"),
        ("5.0 percent", "5.1 percent", "[5.0 → 5.1] percent"),
        ("the end", "the end.", "the end[nothing → .]"),
        ("pаge one", "page one", "[pаge → page: CYRILLIC SMALL LETTER A U+0430 → LATIN SMALL LETTER A U+0061] one"),
        ("我们，好", "我们,好", "我们[， → ,: FULLWIDTH COMMA U+FF0C → COMMA U+002C]好"),
        ("x \u061cy", "x y", "x[‹ARABIC LETTER MARK U+061C› → nothing]y"),
    ],
)  # fmt: skip
def test_words_are_named_and_letters_only_where_they_look_alike(typed: str, printed: str, told: str) -> None:
    assert difference(typed, printed) == told


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a “b” — c", 'a "b" - c'),
        ("a b", "a\u00a0\n b"),
        ("self-determination", "self-\ndetermination"),
        ("development", "develop-\r\nment"),
        ("DEVELOPMENT", "DEVELOP-\nMENT"),
        ("民户 ガス 5.0%", "⺠⼾ ｶﾞｽ ５．０％"),
        ("un\u202eable", "un\u00adable\u202c"),
        ("so... on", "so…… on"),
    ],
)
def test_what_the_normaliser_ignores_is_no_difference(typed: str, printed: str) -> None:
    assert difference(typed, printed) == ""
    told = difference(f"{typed} one two", f"{printed} one three")
    assert told.endswith("one [two → three]")
    assert told.count("→") == 1


def test_many_differences_and_long_ones_are_not_listed() -> None:
    assert difference("甲一乙二丙三丁四戊", "甲五乙六丙七丁八戊") == ""
    told = difference(f"甲乙{'一二三四五六七八九十' * 20}丙", f"甲乙{'天' * 200}丙")
    assert len(told) < 200
    assert "CJK" not in told


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    st.text("ab 中一.,’'\u202e\u2066\u061c\u200b\n\x07é", max_size=20),
    st.text("ab 中.'\u202e\u2069\u061cé", max_size=20),
)
def test_no_message_turns_round_what_is_read(typed: str, printed: str) -> None:
    told = difference(typed, printed)
    assert told == "" or told.isprintable()
    assert visible(typed).isprintable()
    if plain(typed) == plain(printed):
        assert told == ""
