"""What a quotation leaves out or puts in may turn it round: an editor is asked wherever it could."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from explainer.evidence import Found
from explainer.evidence.normalise import plain
from explainer.evidence.parts import split_parts
from explainer.evidence.polarity import governing, turning_words
from explainer.extend import check
from explainer.facts import Facts, QuoteAt
from explainer.model.records import Source
from explainer.problems import Problem, warning
from explainer.quoting import place_of, source_texts

_INSERTED: Final = re.compile(r"\[([^\[\]…]{2,})\]")
_SHOWN: Final = 120
_FEW_LETTERS: Final = 2
"""A part of one word, or of so few Chinese characters, says nothing by itself."""
_ANSWER: Final = (
    "Quote the whole sentence; or say in `omission_note:` of the quotation why its meaning holds, which readers see."
)


@check
def omissions(facts: Facts) -> Iterator[Problem]:
    """Nothing left out of a quotation, or put into it, holds a negation or a condition (W320)."""
    for at in facts.all_quotes:
        found = None if at.quote.omission_note else place_of(facts, at)
        if isinstance(found, Found) and (len(found.parts) > 1 or _INSERTED.search(at.quote.exact)):
            reason = _reason(facts, at, found)
            if reason:
                where = at.entry.base.origin.locate((*at.path, "exact"))
                yield warning("W320", where, f"{reason} The quotation may say something else than its source.", _ANSWER)


def _reason(facts: Facts, at: QuoteAt, found: Found) -> str:
    """What may turn the quotation round, as a sentence; "" if nothing does."""
    raw, language = source_texts(facts)[at.quote.source].text.raw, _language(facts, at)
    for (_, end), (start, _) in zip(found.parts, found.parts[1:], strict=False):
        left_out = " ".join(raw[end:start].split())
        if words := turning_words(raw, language, end, start):
            return f'It leaves out "{_short(left_out)}", with {_listed(words)}.'
    inserted = " ".join(_INSERTED.findall(at.quote.exact))
    if words := turning_words(inserted, language):
        return f'It puts in "{_short(inserted)}", with {_listed(words)}.'
    for part in split_parts(at.quote.exact):
        if len(found.parts) > 1 and _is_scrap(part.forms[0]):
            return f'It is stitched together from scraps such as "{part.forms[0]}".'
    return ""


def _is_scrap(words: str) -> bool:
    tidy = plain(words).strip(" .,;:!?，。；：！？、\"'")
    return len(tidy.split()) < 2 and (len(tidy) <= _FEW_LETTERS or tidy < "\u2e80")


@check
def beginnings(facts: Facts) -> Iterator[Problem]:
    """The words before a quotation, in its own clause, hold no negation and no condition (W321)."""
    for at in facts.all_quotes:
        found = None if at.quote.omission_note else place_of(facts, at)
        if not isinstance(found, Found):
            continue
        raw = source_texts(facts)[at.quote.source].text.raw
        words = governing(raw, found.start, _language(facts, at))
        if words:
            before = " ".join(raw[max(0, found.start - 60) : found.start].split())
            where = at.entry.base.origin.locate((*at.path, "exact"))
            message = f'In the source "…{before}" stands before these words, with {_listed(words)} in the same clause.'
            hint = "Begin the quotation earlier; or say in `omission_note:` why its meaning holds, which readers see."
            yield warning("W321", where, message, hint)


def _language(facts: Facts, at: QuoteAt) -> str:
    entry = facts.entries.get(f"source:{at.quote.source}")
    record = entry.base.record if entry else None
    return (record.language or "") if isinstance(record, Source) else ""


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{word}"' for word in dict.fromkeys(word.lower() for word in words[:5]))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
