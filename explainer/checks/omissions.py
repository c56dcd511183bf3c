"""Words that a quotation leaves out or puts in and that may reverse its meaning: the editor is asked to look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from explainer.evidence import Match, SourceText, Text, segments
from explainer.evidence.denials import denied_around
from explainer.evidence.normalise import plain
from explainer.evidence.polarity import governing, limiting, turning_words
from explainer.extend import record_check
from explainer.facts.citing import quoted_words_of
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import place_of, source_texts
from explainer.facts.proofs import source_language
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, warning

_INSERTED: Final = regex(r"(?<![A-Za-z0-9])\[[A-Za-z]\](?=[A-Za-z])|\[([^\[\]…]+)\]")
"""Words of ours in a quotation (the first group); `[T]he` only changes the case of a letter."""
_PREFIX: Final = regex(r"\[(?:un|in|im|il|ir|dis|non|mis|mé|dé|dés|des|не|без|бес)-?\](?=\w)", re.IGNORECASE)
"""Prefixes that reverse the word they are put before: [un]happy, [не]возможно."""
_SHOWN: Final = 120
_FEW_LETTERS: Final = 2
"""A part of a quotation with one word, or with so few Chinese characters, says nothing by itself."""
_ANSWER: Final = (
    "Quote the whole sentence; or say in `omission_note:` of the quotation why its meaning holds, which readers see."
)
_ANSWER_IN_TEXT: Final = (
    "Quote the whole sentence or words without a gap; or embed a quotation that says in `omission_note:` "
    "why its meaning holds."
)


@record_check
def omissions(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Nothing left out of a quotation, or put into it, holds a negation or a condition (W320)."""
    for at in facts.quotes_of(entry.ref):
        found = None if at.quote.omission_note else place_of(facts, at)
        if isinstance(found, Match):
            text = source_texts(facts)[at.quote.source].text
            reason = _reason(text, source_language(facts, at.quote.source), at.quote.exact, found)
            if reason:
                where = entry.base.origin.locate((*at.path, "exact"))
                yield warning("W320", where, f"{reason} The quotation may say something else than its source.", _ANSWER)


@record_check
def prose_omissions(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Nothing left out of words quoted in a text, or put into them, reverses them; they are from one statement (W320).

    A text has no field for the answer: quote the whole sentence, or embed a quotation that has an `omission_note`.
    """
    for quoted in quoted_words_of(facts, entry):
        found = quoted.result
        if quoted.status != "found" or not isinstance(found, Match):
            continue
        text = source_texts(facts)[quoted.source].text
        reason = _reason(text, source_language(facts, quoted.source), quoted.words, found)
        if found.apart and not reason:
            reason = "It is stitched together from words that the source prints in different quotation marks."
        if reason:
            message = f'"{_short(quoted.words)}": {reason} The words may say something else than {quoted.source}.'
            yield warning("W320", quoted.prose.where(quoted.passage, quoted.start), message, _ANSWER_IN_TEXT)


def _reason(source: SourceText, language: str, exact: str, found: Match) -> str:
    """What may reverse a quotation found at `found`, as a sentence; "" if nothing does."""
    if len(found.parts) == 1 and not _INSERTED.search(exact):
        return ""
    for (_, end), (start, _) in zip(found.parts, found.parts[1:], strict=False):
        if words := _turning_between(source, language, end, start):
            pieces = (piece.text if isinstance(piece, Text) else "…" for piece in segments(source, end, start))
            return f'It leaves out "{_short(" ".join(" ".join(pieces).split()))}", with {_listed(words)}.'
    if not any(_INSERTED.search(plain(source.raw[start:end])) for start, end in found.parts):  # else the source's own
        inserted = " ".join(words for words in _INSERTED.findall(exact) if words)
        if words := _turned_by_ours(exact, language):
            return f'It puts in "{_short(inserted)}", with {_listed(words)}.'
    for start, end in found.parts if len(found.parts) > 1 else ():
        if _is_scrap(part := plain(source.raw[start:end])):
            return f'It is stitched together from scraps such as "{part}".'
    return ""


def _turning_between(source: SourceText, language: str, start: int, end: int) -> tuple[str, ...]:
    """The negations and conditions in raw `start:end`, without excluded passages, which are not the source's own."""
    words: list[str] = []
    done = start
    for passage in source.excluded_between(start, end):
        words += turning_words(source.raw, language, done, max(done, passage.raw[0]))
        done = passage.raw[1]
    return (*words, *turning_words(source.raw, language, done, max(done, end)))


def _turned_by_ours(exact: str, language: str) -> tuple[str, ...]:
    """The negations and conditions that a quotation has only with our words, or only without them: do[n't], 不[断]."""
    ours = Counter(turning_words(_INSERTED.sub(lambda mark: mark[1] or mark[0][1], exact), language))
    theirs = Counter(turning_words(_INSERTED.sub(lambda mark: " " if mark[1] else mark[0][1], exact), language))
    return (*(ours - theirs), *(theirs - ours), *(mark[0] for mark in _PREFIX.finditer(exact)))


def _is_scrap(words: str) -> bool:
    tidy = plain(words).strip(" .,;:!?，。；：！？、\"'")
    return len(tidy.split()) < 2 and (len(tidy) <= _FEW_LETTERS or tidy < "\u2e80")


@record_check
def beginnings(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The clause of a quotation has no negation or condition before or after the quoted words (W321)."""
    for at in facts.quotes_of(entry.ref):
        found = None if at.quote.omission_note else place_of(facts, at)
        around = _around(facts, at.quote.source, found) if isinstance(found, Match) else ""
        if around:
            where = entry.base.origin.locate((*at.path, "exact"))
            hint = "Quote the whole clause; or say in `omission_note:` why its meaning holds, which readers see."
            yield warning("W321", where, around, hint)


@record_check
def prose_beginnings(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A text that quotes words which their source denies or limits denies or limits them too (W321)."""
    for quoted in quoted_words_of(facts, entry):
        if quoted.status != "found" or not isinstance(quoted.result, Match) or not quoted.is_long:
            continue
        around = _around(facts, quoted.source, quoted.result)
        passage, language = quoted.passage.text, facts.tag(quoted.prose.document.lang)
        ours = f"{passage[: quoted.start]} {passage[quoted.end :]}"
        if around and not turning_words(ours, language):
            where = quoted.prose.where(quoted.passage, quoted.start)
            yield warning("W321", where, around, "Quote the whole clause, or say in your own words what limits it.")


def _around(facts: Facts, source: str, found: Match) -> str:
    """What may reverse the words found at a place, from before or after them, as a sentence; "" if nothing does."""
    raw = source_texts(facts)[source].text.raw
    if words := governing(raw, found.start, source_language(facts, source)):
        before = " ".join(raw[max(0, found.start - 60) : found.start].split())
        return f'In the source "…{before}" comes before these words, with {_listed(words)} in the same clause.'
    if words := denied_around(raw, found.start, found.end):
        behind = " ".join(raw[found.end : found.end + 60].split())
        return f'In the source the sentence denies these words, with {_listed(words)}: "…{behind}…".'
    if words := limiting(raw, found.end):
        behind = " ".join(raw[found.end : found.end + 60].split())
        return f'In the source "{behind}…" follows these words, with {_listed(words)} in the same clause.'
    return ""


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{word}"' for word in dict.fromkeys(word.lower() for word in words[:5]))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
