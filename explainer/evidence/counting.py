"""Counts and finds a phrase in a source: whole words, outside excluded passages, longest form first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.evidence.normalise import plain
from explainer.evidence.source import SourceText
from explainer.evidence.words import Span, fold, whole_hits


def occurrences(source: SourceText, form: str, *, match_case: bool = False) -> tuple[Span, ...]:
    """The raw start and end of each place of `form`, in order and without overlaps.

    By default capitals do not matter: a phrase at the beginning of a sentence or in a heading is the same phrase.
    """
    return count_forms(source, [form], match_case=match_case)[form]


def count_forms(
    source: SourceText, forms: Iterable[str], *, match_case: bool = False
) -> Mapping[str, tuple[Span, ...]]:
    """For each form its raw places. Longer forms come first and a place counts for one form only.

    So "productive forces" inside "new productive forces" is counted once, for the longer form, if both are asked for.
    """
    text = source.masked if match_case else source.folded
    taken = bytearray(len(text))
    counted: dict[str, tuple[Span, ...]] = dict.fromkeys(forms, ())
    for form in sorted(counted, key=lambda form: (-len(plain(form)), form)):
        words = plain(form) if match_case else fold(plain(form))
        counted[form] = tuple(source.normal.raw_span(*span) for span in _take(text, words, taken))
    return counted


def _take(text: str, words: str, taken: bytearray) -> list[Span]:
    """The places of `words` that are still free; they are marked in `taken`."""
    spans = []
    for start in whole_hits(text, words):
        end = start + len(words)
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * len(words)
            spans.append((start, end))
    return spans
