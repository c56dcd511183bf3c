"""Statements without support: numbers and quotations without a source, themes that no source of a record mentions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from explainer.content.markup import MarkKind
from explainer.content.passages import Passage, merged
from explainer.evidence import NumberToken, Span, number_tokens
from explainer.evidence.normalise import plain
from explainer.evidence.words import fold, whole_hits
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.forms import TermForms, forms_of, is_name, term_forms
from explainer.facts.lookups import SourceIndex, source_texts
from explainer.facts.prose import Prose, chinese, contains, own_prose_of
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, warning
from explainer.model.records.theme import Theme

LONGEST_PHRASE_WORDS: Final = 5
LONGEST_PHRASE_CHARACTERS: Final = 10
"""A stretch between quotation marks that has more words, or more Chinese characters, is a quotation, not a phrase."""

_NO_CLAIM: Final = regex(
    r"\[\^[^\]\s]{1,40}\]|§{1,2}\s?[0-9]+(?:\.[0-9]+)*|(?<![\w.,])[0-9]{1,2}[)）](?!\w)|^[0-9]{1,2}[.)、]"
    r"|\b(?i:part|steps?|lines?|stage|level)\s[0-9]+(?:[.–-][0-9]+)*"
)
"""Numbering of a text's own parts, which the grammar of figures cannot tell from an amount."""

_NAMED: Final = regex(r"\b[A-Z][\w/]*\.?\s(?:[0-9]+[-.])*$")
"""The words before a number that is part of a name: "Guidelines 2.2", "ISO 3166-2"."""
_ALL_CAPITALS: Final = regex(r"\b[A-Z][A-Z/]+\s(?:[0-9]+[-.])*$")
_DIGIT: Final = regex(r"[0-9０-９¼½¾⅐-⅞]")


@record_check
def unsourced(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A number or a quotation in a text has a citation in its paragraph, or its evidence directly behind it (W503)."""
    forms = term_forms(facts)
    for prose in own_prose_of(facts, entry):
        language = facts.tag(prose.document.lang)
        for passage in prose.passages:
            if passage.kind == "field" or passage.cited or passage.supported:
                continue
            quoted = _quotations(facts, passage)
            if passage.kind != "heading":
                yield from _unsourced_words(prose, passage, quoted)
                yield from _unsourced_numbers(prose, passage, quoted, _amounts(passage.text, forms, language))
            elif not passage.nearby:
                yield from _unsourced_words(prose, passage, quoted)


def _quotations(facts: Facts, passage: Passage) -> list[Span]:
    if passage.kind == "blockquote":
        return [(0, len(passage.text))]
    return [(start, end) for start, end in passage.quoted() if _is_quotation(facts, passage.text[start + 1 : end - 1])]


def _is_quotation(facts: Facts, words: str) -> bool:
    """Whether words in marks are long enough for a quotation, and neither the name of a record nor a form of a term."""
    if is_name(facts, words):
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


def _unsourced_numbers(
    prose: Prose, passage: Passage, quoted: list[Span], stated: list[NumberToken]
) -> Iterator[Problem]:
    numbers = [token for token in stated if not contains(quoted, token.start, token.end)]
    if numbers:
        shown = ", ".join(dict.fromkeys(token.raw for token in numbers))
        yield warning(
            "W503",
            prose.where(passage, numbers[0].start),
            f"No source is given for {'this number' if len(numbers) == 1 else 'these numbers'}: {shown}.",
            "Put a citation such as [@source-id] into the paragraph or item, or ![[figure:…]] behind it. "
            "A number that only counts parts of your own text is written as a word.",
        )


def _amounts(text: str, forms: TermForms, language: str) -> list[NumberToken]:
    """The numbers in digits that state an amount: no years, and no parts of names and known terms."""
    if not _DIGIT.search(text):
        return []
    tokens = [token for token in number_tokens(text, language) if not token.year and token.raw not in forms.numbers]
    if not tokens:
        return []
    idle = merged([*(match.span() for match in _NO_CLAIM.finditer(text)), *forms.known(text)])
    return [token for token in tokens if not contains(idle, token.start, token.end) and not _is_named(text, token)]


def stated_amounts(text: str, forms: TermForms, language: str) -> list[Span]:
    """The places of a text at which it states numbers that a source has to print. `language` is a BCP 47 tag."""
    return [(token.start, token.end) for token in _amounts(text, forms, language)]


def _is_named(text: str, token: NumberToken) -> bool:
    before = text[max(0, token.start - 40) : token.start]
    if token.unit_kind == "none":
        return _NAMED.search(before) is not None
    return token.unit_kind == "count" and _ALL_CAPITALS.search(before) is not None


@record_check
def theme_evidence(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A matter or article under a theme cites a source that uses one of the theme's terms, or says why (W506)."""
    shown = facts.visible.get(entry.ref)
    record = shown.base.record if shown else None
    if shown is None or record is None or record.status != "published" or record.rationale:
        return
    if record.declares.role not in ("matter", "account"):
        return
    cited = [name for name in _cited(shown) if name in source_texts(facts)]
    for number, theme in enumerate(record.themes if cited else ()):
        if _forms_of_theme(facts, theme) and not any(_uses(facts, source, theme) for source in cited):
            yield warning(
                "W506",
                entry.base.origin.locate(("themes", number)),
                f'None of the sources of "{entry.id}" ({", ".join(cited)}) uses a term of the theme "{theme}".',
                "Remove the theme, cite a source that uses one of its terms, or say in `rationale:` why it fits.",
            )


def _uses(facts: Facts, source: str, theme: str) -> bool:
    return facts.index(
        f"{source} uses a term of the theme {theme}",
        lambda known: any(_stands_in(source_texts(known)[source], form) for form in _forms_of_theme(known, theme)),
    )


def _forms_of_theme(facts: Facts, theme: str) -> tuple[str, ...]:
    return facts.index(f"forms of the theme {theme}", lambda known: tuple(_find_forms(known, theme)))


def _find_forms(facts: Facts, name: str) -> Iterator[str]:
    entry = facts.visible.get(f"theme:{name}")
    theme = entry.base.record if entry else None
    for term in theme.terms if isinstance(theme, Theme) else ():
        if f"term:{term}" in facts.visible:
            yield from forms_of(facts.visible[f"term:{term}"])


def _stands_in(source: SourceIndex, form: str) -> bool:
    return bool(whole_hits(source.text.folded, fold(plain(form))))


def _cited(entry: Entry) -> tuple[str, ...]:
    """The sources of a record: those of its fields and those that its texts cite."""
    marks = [mark for document in entry.versions.values() if document.body for mark in document.body.marks]
    found = [mark.target for mark in marks if mark.kind is MarkKind.CITATION]
    return tuple(dict.fromkeys([*entry.base.record.rests_on(), *found]))
