"""Whether what a text says rests on something: numbers and quotations without a source, themes without support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from explainer.evidence import NumberToken, Span, number_tokens
from explainer.evidence.normalise import plain
from explainer.evidence.words import fold, whole_hits
from explainer.extend import check
from explainer.facts import Entry, Facts, sources_of
from explainer.forms import Forms, forms_of, term_forms
from explainer.markup import MarkKind
from explainer.model.records import Article, Plan, Speech, Theme
from explainer.passages import Passage, merged
from explainer.problems import Problem, warning
from explainer.prose import Prose, chinese, contains, own_prose
from explainer.quoting import Prepared, source_texts

LONGEST_PHRASE_WORDS: Final = 5
LONGEST_PHRASE_CHARACTERS: Final = 10
"""A stretch between quotation marks that has more words, or more Chinese characters, is a quotation, not a phrase."""

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\b\.?"
)
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|er|\.)?"
_DAYS: Final = rf"{_DAY}(?:\s?(?:[-–—/,&]|and|to|or)\s?{_DAY}){{0,3}}"
_YEAR: Final = r"(?:19[0-9]{2}|20[0-9]{2}|2100)"
_NO_CLAIM: Final = re.compile(
    rf"\b{_DAYS}(?:\s+(?:of|de))?\s+{_MONTH}|\b{_MONTH}\s+{_DAYS}(?![0-9%]|[.,][0-9])"
    r"|[0-9]{4}年|[0-9]{1,2}(?:[-–—至到~][0-9]{1,2})?[月日号]"
    rf"|\b{_YEAR}[-/.][0-9]{{1,2}}(?:[-/.][0-9]{{1,2}})?\b|\b{_YEAR}\s?[-–—/]\s?(?:{_YEAR}|[0-9]{{2}})\b"
    r"|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\b|\b[0-9]{1,2}[:：][0-9]{2}\b"
    r"|[0-9]{1,4}(?:st|nd|rd|th|(?<=0)s)\b|第\s?[0-9]+|[0-9]{1,4}(?:届|号|世纪|年代)"
    r"|\[\^[^\]\s]{1,40}\]|§{1,2}\s?[0-9]+(?:\.[0-9]+)*|(?<![\w.,])[0-9]{1,2}[)）](?!\w)"
    r"|\b(?i:chap(?:ter|itre)|section|art(?:icle|ikel|ículo)|paragraph|pages?|figure|table|annex|appendix|part|item|lines?"
    r"|step|phase|version|volume|kapitel|seiten?|absatz|capítulo|página|глава|статья|страница)\s[0-9]+(?:[.–-][0-9]+)*"
    r"|\b24/7\b|[(（][0-9]{1,2}[)）]|^[0-9]{1,2}[.)、]|\bNos?\.\s?[0-9]+"
    r"|\b[0-9][DG]\b|\b[48]K\b|[A-Za-z]-[0-9]+|https?://\S+|[\w.+-]{1,64}@\S+",
)
"""Digits that state no amount: dates, times, ordinals, numbering, names such as 5G, addresses."""

_NAMED: Final = re.compile(r"\b[A-Z][\w/]*\.?\s(?:[0-9]+[-.])*$")
"""What stands before a number that belongs to a name: "Guidelines 2.2", "ISO 3166-2"."""
_ALL_CAPITALS: Final = re.compile(r"\b[A-Z][A-Z/]+\s(?:[0-9]+[-.])*$")
_DIGIT: Final = re.compile(r"[0-9]")


@check
def unsourced(facts: Facts) -> Iterator[Problem]:
    """A number or a quotation in a text has a citation in its paragraph, or its evidence directly behind it (W503)."""
    forms = term_forms(facts)
    for prose in own_prose(facts):
        for passage in prose.passages:
            if passage.kind == "field" or passage.cited or passage.supported:
                continue
            quoted = _quotations(passage, forms)
            if passage.kind != "heading":
                yield from _unsourced_words(prose, passage, quoted)
                yield from _unsourced_numbers(prose, passage, quoted, forms)
            elif not passage.nearby:
                yield from _unsourced_words(prose, passage, quoted)


def _quotations(passage: Passage, forms: Forms) -> list[Span]:
    if passage.kind == "blockquote":
        return [(0, len(passage.text))]
    return [(start, end) for start, end in passage.quoted() if _is_quotation(passage.text[start + 1 : end - 1], forms)]


def _is_quotation(words: str, forms: Forms) -> bool:
    """Long enough, and not the name of a record or a form of a term."""
    if " ".join(words.casefold().split()).strip(" .,;:!?。，；：！？") in forms.names:
        return False
    characters = chinese(words)
    return characters > LONGEST_PHRASE_CHARACTERS if characters else len(words.split()) > LONGEST_PHRASE_WORDS


def _unsourced_words(prose: Prose, passage: Passage, quoted: list[Span]) -> Iterator[Problem]:
    for start, end in quoted:
        words = " ".join(passage.text[start:end].split())
        yield warning(
            "W503",
            prose.where(passage, start),
            f"This quotation has no source: {words if len(words) <= 80 else words[:80] + '…'}",
            "Put a citation such as [@source-id] directly behind it, or write it without quotation marks.",
        )


def _unsourced_numbers(prose: Prose, passage: Passage, quoted: list[Span], forms: Forms) -> Iterator[Problem]:
    if not _DIGIT.search(passage.text):
        return
    numbers = [token for token in _amounts(passage.text, forms) if not contains(quoted, token.start, token.end)]
    if numbers:
        shown = ", ".join(dict.fromkeys(token.raw for token in numbers))
        yield warning(
            "W503",
            prose.where(passage, numbers[0].start),
            f"No source is given for {'this number' if len(numbers) == 1 else 'these numbers'}: {shown}.",
            "Put a citation such as [@source-id] into the paragraph or item, or ![[figure:…]] behind it. "
            "A number that only counts parts of your own text is written as a word.",
        )


def _amounts(text: str, forms: Forms) -> list[NumberToken]:
    """The numbers that state something: not years, dates, ordinals, and not those of names and known terms."""
    tokens = [token for token in number_tokens(text) if not _is_year(token) and token.raw not in forms.numbers]
    if not tokens:
        return []
    idle = merged([*(match.span() for match in _NO_CLAIM.finditer(text)), *forms.known(text)])
    return [token for token in tokens if not contains(idle, token.start, token.end) and not _is_named(text, token)]


def stated_amounts(text: str, forms: Forms) -> list[Span]:
    """Where a text states numbers that a source has to print."""
    return [(token.start, token.end) for token in _amounts(text, forms)] if _DIGIT.search(text) else []


def _is_year(token: NumberToken) -> bool:
    return (
        len(token.raw) == 4
        and token.raw.isdigit()
        and 1900 <= token.value <= 2100
        and token.unit_kind in ("count", "none")
    )


def _is_named(text: str, token: NumberToken) -> bool:
    before = text[max(0, token.start - 40) : token.start]
    if token.unit_kind == "none":
        return _NAMED.search(before) is not None
    return token.unit_kind == "count" and _ALL_CAPITALS.search(before) is not None


@check
def theme_evidence(facts: Facts) -> Iterator[Problem]:
    """A speech, plan or article under a theme cites a source that uses one of the theme's terms, or says why (W506)."""
    texts = source_texts(facts)

    @cache
    def uses(source: str, theme: str) -> bool:
        return any(_stands_in(texts[source], form) for form in _forms_of_theme(facts, theme))

    for entry in facts.visible.values():
        record = entry.base.record
        if not isinstance(record, Speech | Plan | Article) or record.status != "published" or record.rationale:
            continue
        cited = [name for name in _cited(entry) if name in texts]
        for number, theme in enumerate(record.themes if cited else ()):
            if _forms_of_theme(facts, theme) and not any(uses(source, theme) for source in cited):
                yield warning(
                    "W506",
                    entry.base.origin.locate(("themes", number)),
                    f'None of the sources of "{entry.id}" ({", ".join(cited)}) uses a term of the theme "{theme}".',
                    "Remove the theme, cite a source that uses one of its terms, or say in `rationale:` why it fits.",
                )


def _forms_of_theme(facts: Facts, theme: str) -> tuple[str, ...]:
    forms = facts.index("forms-of-themes", lambda known: dict(_forms_of_themes(known)))
    return forms.get(theme, ())


def _forms_of_themes(facts: Facts) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in facts.of_kind("theme"):
        if isinstance(theme := entry.base.record, Theme):
            terms = [facts.visible[ref] for name in theme.terms if (ref := f"term:{name}") in facts.visible]
            yield entry.id, tuple(form for term in terms for form in forms_of(term))


def _stands_in(source: Prepared, form: str) -> bool:
    return bool(whole_hits(source.text.folded, fold(plain(form))))


def _cited(entry: Entry) -> tuple[str, ...]:
    """The sources of a record: those of its fields and those that its texts cite."""
    marks = [mark for document in entry.versions.values() if document.body for mark in document.body.marks]
    found = [mark.target for mark in marks if mark.kind is MarkKind.CITATION]
    return tuple(dict.fromkeys([*sources_of(entry.base.record), *found]))
