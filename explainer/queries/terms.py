"""Questions about terms: the glossary, the terms that a text uses, and the history of a phrase in the sources."""

from __future__ import annotations

import re
from collections.abc import Mapping

from explainer.evidence import count_forms, sentence_around
from explainer.extend import query
from explainer.facts import Facts
from explainer.model.records import Source, Term
from explainer.model.views import Attestation, Group, TermUse, TermView
from explainer.queries.evidence import source_line
from explainer.queries.records import body, cards
from explainer.quoting import source_texts


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
def glossary(facts: Facts, lang: str) -> tuple[Group, ...]:
    """All terms under their first letter; titles that begin with a digit or a sign come first, under "#"."""
    groups: dict[str, list[str]] = {}
    found = cards(facts, lang, "term")
    for item in found:
        first = item.title[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(item.ref)
    known = facts.cards(lang)
    return tuple(Group(letter, tuple(known[ref] for ref in refs)) for letter, refs in sorted(groups.items()))


@query
def terms_in(facts: Facts, lang: str, ref: str) -> tuple[TermUse, ...]:
    """The terms that the text of a record uses, in the order of their first use, with the words as they stand there.

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
    """Whole words for letters and digits of alphabets; Chinese has no word boundaries."""
    return re.compile("|".join(_bounded(form) for form in forms), re.IGNORECASE)


def _bounded(form: str) -> str:
    before = r"(?<![A-Za-z0-9])" if form[:1].isascii() and form[:1].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if form[-1:].isascii() and form[-1:].isalnum() else ""
    return f"{before}{re.escape(form)}{after}"


@query
def phrase_history(facts: Facts, lang: str, name: str) -> tuple[Attestation, ...]:
    """Every form of a term that the sources attest, by date of the source, with its count and first sentence.

    A shorter form inside a longer one is not counted, and excluded passages never are.
    """
    entry = facts.visible.get(f"term:{name}")
    if entry is None or not isinstance(record := entry.base.record, Term):
        return ()
    status = {record.title: "preferred", **{variant.text: variant.status for variant in record.variants}}
    found = []
    for source in facts.of_kind("source"):
        prepared = source_texts(facts).get(source.id)
        line = source_line(facts, lang, source.id)
        if prepared is None or line is None or not isinstance(source.base.record, Source):
            continue
        for form, spans in count_forms(prepared.text, tuple(status)).items():
            if spans:
                sentence = sentence_around(prepared.text, spans[0]) if line.display != "metadata-only" else ""
                found.append(
                    Attestation(form, status[form], line, len(spans), sentence, prepared.text.line(spans[0][0]))
                )
    return tuple(
        sorted(
            found,
            key=lambda item: (
                item.source.published.sort_key if item.source.published else (9,),
                item.source.card.id,
                -item.count,
                item.form,
            ),
        )
    )
