"""Text fragments: what a browser needs to mark the words of a quotation."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from explainer.evidence.fragments import LONGEST, text_fragment


def test_short_words_stand_whole() -> None:
    assert text_fragment("the harbour is open") == ":~:text=the%20harbour%20is%20open"


def test_comma_ampersand_and_dash_have_a_meaning_in_fragments_and_are_encoded() -> None:
    assert text_fragment("high-quality, R&D") == ":~:text=high%2Dquality%2C%20R%26D"


def test_long_words_are_given_by_whole_words_of_their_beginning_and_end() -> None:
    words = "We will open the harbourmaster's office " + "and many others " * 8 + "before the year of the dragon ends"
    start, end = text_fragment(words).removeprefix(":~:text=").split(",")
    assert unquote(start) == "We will open the harbourmaster"
    assert unquote(end) == "before the year of the dragon ends"


def test_a_cut_never_falls_inside_a_word() -> None:
    words = "x" * 29 + "yz " + "and so on " * 12 + "ab" + "c" * 29
    start, end = text_fragment(words).removeprefix(":~:text=").split(",")
    assert unquote(start) == "x" * 29 + "yz"
    assert unquote(end) == "ab" + "c" * 29


def test_long_chinese_words_are_cut_between_characters() -> None:
    words = "新质生产力是创新起主导作用" * 12
    start, end = text_fragment(words).removeprefix(":~:text=").split(",")
    assert unquote(start) == words[:15]
    assert unquote(end) == words[-15:]


def test_one_endless_word_stands_whole() -> None:
    assert text_fragment("x" * (LONGEST + 50)) == ":~:text=" + "x" * (LONGEST + 50)


@pytest.mark.parametrize("nothing", ["", " \n"])
def test_no_words_have_no_fragment(nothing: str) -> None:
    assert text_fragment(nothing) == ""


def test_line_breaks_count_as_spaces() -> None:
    assert text_fragment("the\n  harbour") == ":~:text=the%20harbour"
