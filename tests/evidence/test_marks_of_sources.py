"""The quotation marks of a source, in the ways in which languages set them."""

from __future__ import annotations

import pytest

from explainer.evidence import Match, SourceText, find
from explainer.evidence.marks import in_marks, quoted_spans


@pytest.mark.parametrize(
    "line",
    [
        "„Wir bauen“, sagte sie.",
        "„Wir bauen”, sagte sie.",
        '„Wir bauen", sagte sie.',
        "»Wir bauen«, sagte sie.",
        "‚Wir bauen‘, sagte sie.",
        "« Wir bauen », a-t-elle dit.",
        "“Wir bauen,” she said.",
        "‘It’s so. Wir bauen,’ she said.",
        "Sie sagte: „Wir bauen.“",
    ],
)
def test_words_between_the_marks_of_any_language_are_a_quotation(line: str) -> None:
    start = line.index("Wir")
    assert in_marks(quoted_spans(line, ()), start, start + len("Wir bauen"))


@pytest.mark.parametrize(
    "line",
    [
        "„Wir bauen, sagte sie, und “sie” ging.",
        "Ja“. Wir bauen „nie“.",
        "a » Wir bauen « b",
        "« Oui » Wir bauen « non »",
        "„Ja“ Wir bauen „nein“",
        "»Ja« Wir bauen »nein«",
    ],
)
def test_words_between_two_quotations_or_stray_marks_are_none(line: str) -> None:
    start = line.index("Wir")
    assert not in_marks(quoted_spans(line, ()), start, start + len("Wir bauen"))


@pytest.mark.parametrize(
    "text",
    [
        "Moore said: “Wir\nbauen,” and left.",
        "The minister, who had come from the capital, said: “We\nare here. Wir bauen the harbour.” She left.",
        "The minister, who had come from the capital, said: “It is time.\nWir bauen the harbour.” She left.",
        "Das sagte sie am Abend im großen Saal der Stadt: „Es ist Zeit, und\nWir bauen“.",
        "这位部长在首都举行的新闻发布会上对记者们说：“现在是时候\n了，Wir bauen。”",
    ],
)
def test_a_quotation_goes_on_over_a_line_that_was_only_full(text: str) -> None:
    start = text.index("Wir")
    assert in_marks(quoted_spans(text, ()), start, start + len("Wir"))


@pytest.mark.parametrize(
    "text",
    [
        "A stray “ mark\n\nWir bauen” and so on.",
        "A heading “ here\nWir bauen” and so on.",
        f"{'A paragraph on one long line, ' * 6}with a stray “ mark\nWir bauen” and so on.",
    ],
)
def test_marks_of_two_paragraphs_are_no_pair(text: str) -> None:
    start = text.index("Wir")
    assert not in_marks(quoted_spans(text, ()), start, start + len("Wir"))


def test_a_quotation_goes_on_over_a_running_head_that_is_crossed() -> None:
    text = "Moore said: “We will\n\nThe Daily 12\n\nclose the harbour.” She left.\n"
    source, unknown = SourceText.prepare(text, [("head", "The Daily 12", "running head")], {"head"})
    found = find(source, "We will close the harbour")
    assert unknown == ()
    assert isinstance(found, Match)
    assert found.in_quotation_marks
