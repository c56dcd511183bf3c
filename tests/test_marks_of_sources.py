"""The quotation marks of a source, in the ways in which languages set them."""

from __future__ import annotations

import pytest

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
