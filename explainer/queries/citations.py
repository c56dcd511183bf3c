"""Questions about how a source is cited."""

from __future__ import annotations

from explainer.extend import query
from explainer.facts.facts import Entry, Facts
from explainer.model.kinds import ref_of
from explainer.model.records.source import Source
from explainer.queries import citation_forms as citations
from explainer.queries.citation_forms import NOT_STATED, CitedSource, Texts
from explainer.queries.claims import written
from explainer.queries.site import language_name, text
from explainer.views.reports import CitationView


@query
def citation(facts: Facts, lang: str, source: str) -> CitationView | None:
    """How to cite the source with this id, in the page's language; None if there is no such source."""
    entry = facts.visible.get(f"source:{source}")
    cited = _cited(facts, lang, entry) if entry else None
    return citations.citation(cited, _texts(facts, lang)) if cited else None


@query
def csl_json(facts: Facts, lang: str) -> str:
    """All sources as CSL-JSON, by id, for reference managers."""
    found = [cited for entry in facts.of_kind("source") if (cited := _cited(facts, lang, entry)) is not None]
    in_order = sorted(found, key=lambda cited: cited.id)
    return written([citations.csl(cited, lambda key: text(facts, lang, key) or "") for cited in in_order])


def _cited(facts: Facts, lang: str, entry: Entry) -> CitedSource | None:
    source = entry.in_language(lang).record
    if not isinstance(source, Source):
        return None
    card = facts.cards(lang)[entry.ref]
    other = facts.cards(lang).get(f"source:{source.translation_of}")
    return CitedSource(
        id=entry.id,
        source=source,
        title=card.title,
        title_lang=card.lang,
        publisher=_publisher(facts, lang, source),
        original_of=other.title if other else "",
        language=language_name(facts, lang, source.language) if source.language else "",
        original_language=_original_language(facts, lang, source),
        record=facts.inputs.base_url + card.url,
        date_basis=facts.date_basis(entry.ref, "published"),
    )


def _publisher(facts: Facts, lang: str, source: Source) -> str:
    """The publisher's name; "" where the source does not state it."""
    if source.publisher in NOT_STATED:
        return ""
    known = facts.cards(lang).get(ref_of("organisation", source.publisher))
    return known.title if known else source.publisher


def _original_language(facts: Facts, lang: str, source: Source) -> str:
    if source.original_language:
        return language_name(facts, lang, source.original_language)
    return text(facts, lang, "language.unknown") or ""


def _texts(facts: Facts, lang: str) -> Texts:
    def of_key(key: str) -> str:
        found = text(facts, lang, key)
        if found is None:
            raise KeyError(f'There is no interface text "{key}"')
        return found

    return of_key
