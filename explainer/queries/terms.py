"""Questions about terms: the glossary, the terms that a text uses, and the history of a phrase in the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from explainer.evidence import SourceText, Span, count_forms, sentence_around
from explainer.extend import query, table
from explainer.facts.facts import Entry, Facts
from explainer.facts.forms import forms_of
from explainer.facts.lookups import source_texts
from explainer.facts.prose import any_of
from explainer.ground.patterns import any_bounded, regex
from explainer.model.kinds import RECORDS
from explainer.model.records.term import Term
from explainer.queries.evidence import source_line
from explainer.queries.records import body, cards
from explainer.views.cards import Attestation, Group, PhraseTotals, SourceLine, TermUse, TermView

MAX_SENTENCES = 3
"""How many sentences are shown for one form in one source: enough to see its use, few enough to be an excerpt."""


@query
def term(facts: Facts, lang: str, name: str) -> TermView | None:
    """A term by its id, as another page shows it."""
    entry = facts.visible.get(f"term:{name}")
    if entry is None or not isinstance(record := entry.in_language(lang).record, Term):
        return None
    known = facts.cards(lang)[entry.ref]
    original = record.original
    return TermView(
        card=known,
        form=known.title,
        gloss=record.gloss,
        original=original.text if original else "",
        original_lang=original.lang if original else "",
        pinyin=original.pinyin if original else "",
    )


@query
def main_term(facts: Facts, lang: str) -> TermView | None:
    """The term that the site is about, if `main_term` in site.yaml names one."""
    name = facts.settings.main_term
    return term(facts, lang, name) if name else None


@query
def says_main_term(facts: Facts, lang: str, ref: str) -> bool:
    """Whether the quotations of a record have the site's main term, in any form that is not a mistake."""
    entry = facts.entries.get(ref) if facts.settings.main_term else None
    return entry is not None and _says_main_term(facts, entry)


@table
def _says_main_term(facts: Facts, entry: Entry) -> bool:
    pattern = facts.index("forms of the main term", _forms_of_main_term)
    return any(pattern.search(at.quote.exact) for at in facts.quotes_of(entry.ref))


def _forms_of_main_term(facts: Facts) -> re.Pattern[str]:
    entry = facts.entries.get(f"term:{facts.settings.main_term}")
    record = entry.base.record if entry else None
    if entry is None or not isinstance(record, Term):
        return any_of(())
    mistakes = {variant.text for variant in record.variants if variant.status == "error"}
    return any_of(set(forms_of(entry)) - mistakes)


@query
def glossary(facts: Facts, lang: str) -> tuple[Group, ...]:
    """All terms under their first letter; titles that begin with a digit or a symbol come first, under "#"."""
    groups: dict[str, list[str]] = {}
    found = cards(facts, lang, "term")
    for item in found:
        first = item.title[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(item.ref)
    known = facts.cards(lang)
    return tuple(Group(letter, tuple(known[ref] for ref in refs)) for letter, refs in sorted(groups.items()))


@query
def terms_in(facts: Facts, lang: str, ref: str) -> tuple[TermUse, ...]:
    """The terms that the text of a record uses, in the order of their first use, with the words used there.

    Preferred and accepted forms count, whole words only, the longest form first; headings, quotations, code and
    links do not count.
    """
    text = body(facts, lang, ref)
    forms = facts.index(f"term-forms:{lang}", lambda known: _forms(known, lang))
    own = ref.removeprefix("term:") if ref.startswith("term:") else ""
    if text is None or not forms:
        return ()
    plain = "\n".join(
        block.text for block in text.blocks() if block.kind == "html" and not block.html.startswith("<blockquote")
    )
    seen: dict[str, str] = {}
    for match in _pattern(tuple(forms)).finditer(plain):
        name = forms[match.group(0).casefold()]
        if name != own:
            seen.setdefault(name, match.group(0))
    uses = [(form, term(facts, lang, name)) for name, form in seen.items()]
    return tuple(TermUse(form, view) for form, view in uses if view is not None)


def _forms(facts: Facts, lang: str) -> Mapping[str, str]:
    """Case-folded form → id of the term, the longest forms first."""
    found: dict[str, str] = {}
    for entry in facts.of_kind("term"):
        record = entry.in_language(lang).record
        if isinstance(record, Term):
            found[record.title.casefold()] = entry.id
            accepted = [variant.text for variant in record.variants if variant.status == "accepted"]
            found.update({form.casefold(): entry.id for form in accepted if form.casefold() not in found})
            if record.abbreviation:
                found.setdefault(record.abbreviation.casefold(), entry.id)
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the forms: whole words where letters and digits are spelt, but anywhere in Chinese."""
    return regex(any_bounded(map(_bounded, forms)), re.IGNORECASE, ours=False)


def _bounded(form: str) -> tuple[str, str, str]:
    before = r"(?<![A-Za-z0-9])" if form[:1].isascii() and form[:1].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if form[-1:].isascii() and form[-1:].isalnum() else ""
    return before, re.escape(form), after


@query
def whole_words(facts: Facts, lang: str, text: str) -> tuple[str, ...]:
    """The terms, places, people and organisations named in a text, as written there: no line is broken in them."""
    known = facts.index(f"whole-words:{lang}", lambda facts: _names(facts, lang))
    return tuple(name for name in known if name in text)


def _names(facts: Facts, lang: str) -> tuple[str, ...]:
    kinds = {kind for kind, model in RECORDS.items() if model.has_names()}
    titles = {item.title for item in facts.cards(lang).values() if item.kind in kinds}
    originals = {record.original.text for _, record in facts.records(Term, lang) if record.original}
    return tuple(sorted(titles | originals))


@query
def phrase_history(facts: Facts, lang: str, name: str) -> tuple[Attestation, ...]:
    """Every form of a term that the sources attest, by date of the source, with its count and first sentences.

    A shorter form inside a longer one is not counted, and excluded passages never are.
    """
    found = [
        _attestation(form, status, line, source_texts(facts)[source].text, spans)
        for source, form, status, spans in _counted(facts, name)
        if (line := source_line(facts, lang, source)) is not None
    ]
    most = max((item.count for item in found), default=1)
    found = [replace(item, share=max(1, round(100 * item.count / most))) for item in found]
    return tuple(sorted(found, key=_by_date))


def _by_date(item: Attestation) -> tuple[object, ...]:
    published = item.source.published.sort_key if item.source.published else (9,)
    return (published, item.source.card.id, -item.count, item.form)


def _attestation(form: str, status: str, line: SourceLine, text: SourceText, spans: tuple[Span, ...]) -> Attestation:
    sentences: dict[str, int] = {}
    for span in spans if line.display != "metadata-only" else ():
        if len(sentences) < MAX_SENTENCES and (sentence := sentence_around(text, span)):
            sentences.setdefault(sentence, text.line(span[0]))
    shown = tuple((number, sentence) for sentence, number in sentences.items())
    first = shown[0][1] if shown else ""
    return Attestation(form, status, line, len(spans), first, text.line(spans[0][0]), shown)


@query
def phrase_totals(facts: Facts, lang: str, name: str) -> PhraseTotals:
    """How often all forms of a term occur, in how many of our copies, and in each of them."""
    counted = _counted(facts, name)
    sources: dict[str, int] = {}
    for source, _, _, spans in counted:
        sources[source] = sources.get(source, 0) + len(spans)
    known = facts.cards(lang)
    searched = sum(1 for source in facts.of_kind("source") if source.id in source_texts(facts))
    forms = len({form for _, form, _, _ in counted})
    ranked = sorted(sources.items(), key=lambda item: (-item[1], item[0]))
    by_source = tuple((known[f"source:{source}"], count) for source, count in ranked)
    return PhraseTotals(sum(sources.values()), forms, len(sources), searched, by_source)


def _counted(facts: Facts, name: str) -> tuple[tuple[str, str, str, tuple[Span, ...]], ...]:
    """Source, form, status of the form, and its places, for each form that a source has."""
    return facts.index(f"phrase:{name}", lambda known: tuple(_count(known, name)))


def _count(facts: Facts, name: str) -> Iterator[tuple[str, str, str, tuple[Span, ...]]]:
    record = facts.published(Term, name)
    if record is None:
        return
    status = {record.title: "preferred", **{variant.text: variant.status for variant in record.variants}}
    for source in facts.of_kind("source"):
        prepared = source_texts(facts).get(source.id)
        if prepared is not None:
            for form, spans in count_forms(prepared.text, tuple(status)).items():
                if spans:
                    yield source.id, form, status[form], spans
