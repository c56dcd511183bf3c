"""Quotation marks are those of the language, and marks within a quotation are the inner ones."""

from __future__ import annotations

import pytest

from explainer.content.typeset import quoted


@pytest.mark.parametrize(
    ("language", "text", "set_as"),
    [
        ("en", "We go.", "“We go.”"),
        ("en-GB", 'He said "go" and "stay".', "“He said ‘go’ and ‘stay’.”"),
        ("en", "He said “go”.", "“He said ‘go’.”"),
        ("en", "the people's plan", "“the people’s plan”"),
        ("zh-Hans", "他说“去”。", "“他说‘去’。”"),
        ("zh-Hant", "他說“去”。", "「他說『去』。」"),
        ("de-AT", "Er sagte „geh“.", "„Er sagte ‚geh‘.“"),
        ("de", "Er sagte »geh«.", "„Er sagte ‚geh‘.“"),
        ("fr", "Il dit « va ».", "« Il dit “ va ”. »"),
        ("pl", 'a "b"', "“a ‘b’”"),
        ("en", 'a 5" pipe', '“a 5" pipe”'),
        ("en", "a “b", "“a “b”"),
        ("en", "a ”b“", "“a ”b“”"),
        ("en", "'tis so'", "“'tis so'”"),
        ("en", "", "“”"),
    ],
)
def test_marks_are_set_by_the_language(language: str, text: str, set_as: str) -> None:
    assert quoted(text, language) == set_as


@pytest.mark.parametrize(
    ("language", "text", "set_as"),
    [
        ("en", "We go.", "We go."),
        ("en", 'the plan "to go"', "the plan “to go”"),
        ("de", 'der Plan "zu gehen"', "der Plan „zu gehen“"),
    ],
)
def test_without_marks_around_it_the_marks_within_are_the_outer_ones(language: str, text: str, set_as: str) -> None:
    assert quoted(text, language, outer=False) == set_as
