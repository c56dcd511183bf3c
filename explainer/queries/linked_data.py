"""What search engines are told about a record, in the vocabulary of schema.org (release 30): only what its page says.

A date is left out unless a source was found to print it, because schema.org has no way to say that it is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explainer.extend import query
from explainer.facts.facts import Entry, Facts
from explainer.ground.dates import PartialDate
from explainer.ground.interface import fill
from explainer.model.common import Record
from explainer.model.kinds import ref_of
from explainer.model.records.article import Article
from explainer.model.records.region import Region
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech
from explainer.model.records.term import Term
from explainer.queries.evidence import quotation
from explainer.queries.site import setting, text
from explainer.views.cards import Card, QuotationView

_SOURCE_TYPES: Mapping[str, str] = {
    "news": "NewsArticle",
    "commentary": "OpinionNewsArticle",
    "broadcast": "NewsArticle",
    "plan": "Report",
    "statistics": "Report",
}
"""Kind of source → type; schema.org has none for a call or for the text of a speech."""

_WITH_QUOTATIONS: Mapping[str, str] = {"Event": "workFeatured", "Article": "hasPart", "CreativeWork": "hasPart"}
"""Type → where its quotations are; anything else is what they are about."""

_REGION_TYPES: Mapping[str, str] = {"nation": "Country", "province": "State", "city": "City"}


@query
def linked_data(facts: Facts, lang: str, ref: str) -> Mapping[str, Any]:
    """The JSON-LD of a record: of the type that its kind declares, and with more where schema.org has words for it."""
    entry = facts.visible[ref]
    record = entry.in_language(lang).record
    match record:
        case Article():
            own = _article(facts, lang, record)
        case Speech():
            own = _event(facts, lang, record, facts.date_basis(ref, "date"))
        case Term():
            own = _term(facts, lang, record)
        case Source():
            own = _source(facts, lang, record, facts.date_basis(ref, "published"))
        case Region():
            own = _region(facts, lang, record)
        case _:
            own = _other(facts, lang, entry.ref, record)
    quoted = {_WITH_QUOTATIONS.get(own["@type"], "subjectOf"): _quotations(facts, lang, entry)}
    return {"@context": "https://schema.org", **_common(facts, lang, entry), **_joined(own, quoted)}


@query
def description(facts: Facts, lang: str, ref: str) -> str:
    """What search engines say below a link to a record: its summary, or how its term is explained.

    That of a thing with a name of its own has the name in front, because it may be said of several.
    """
    card, record = facts.cards(lang)[ref], facts.visible[ref].in_language(lang).record
    summary = record.gloss if isinstance(record, Term) and not card.summary else card.summary
    if summary and not record.has_names():
        return summary
    said = summary or str(setting(facts, lang, "description"))
    return fill(text(facts, lang, "description") or "{summary}", {"name": card.title, "summary": said})


@query
def page_type(facts: Facts, lang: str, ref: str) -> str:
    """What the Open Graph calls a page: an article about something that was said or done, a profile, or a website."""
    declared = facts.visible[ref].base.record.declares if ref else None
    if declared is None:
        return "website"
    if declared.schema_type == "Person":
        return "profile"
    return "article" if declared.role in ("matter", "account") else "website"


@query
def last_change(facts: Facts, lang: str, ref: str, code: str) -> str:
    """The last day that a record in a language says it was reviewed, corrected, changed or published; "" if none.

    Only of our own texts the day of publication is one; a source was published by somebody else.
    """
    record = facts.visible[ref].in_language(code).record
    days = [record.updated, record.publish_on, *(correction.date for correction in record.corrections)]
    days += [record.reviewed.on] if record.reviewed else []
    days += [getattr(record, "published", None)] if record.declares.role == "account" else []
    return max((day.iso_day for day in days if day is not None and day.iso_day is not None), default="")


def _joined(own: Mapping[str, Any], more: Mapping[str, list[Any]]) -> dict[str, Any]:
    """What is known of a record, with more for some of its fields."""
    return _stated({**own, **{name: [*own.get(name, ()), *values] for name, values in more.items()}})


def _quotations(facts: Facts, lang: str, entry: Entry) -> list[dict[str, Any]]:
    """The quotations that a record introduces and may show: whose words they are, and in which source."""
    views = (quotation(facts, lang, at.id) for at in facts.quotes_of(entry.ref))
    return [_quotation(facts, view) for view in views if view is not None and view.text]


def _quotation(facts: Facts, view: QuotationView) -> dict[str, Any]:
    """Words that the source only reports are its own wording, so they are not said to be the speaker's."""
    base, source = facts.inputs.base_url, view.source
    speaker = view.speaker if view.kind in ("direct", "transcript") else None
    publisher = source.publisher.title if source.publisher else source.publisher_text
    is_wording = view.kind in ("reported", "narrator") and publisher
    return _stated(
        {
            "@type": "Quotation",
            "@id": base + view.url,
            "text": view.text,
            "inLanguage": view.lang,
            "spokenByCharacter": {"@id": base + speaker.url} if speaker else None,
            "creator": {"name": publisher} if is_wording else None,
            "isBasedOn": {"@id": base + source.card.url},
        }
    )


def _stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields without those of which nothing is known."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def _common(facts: Facts, lang: str, entry: Entry) -> dict[str, Any]:
    card = facts.cards(lang)[entry.ref]
    address = facts.inputs.base_url + card.url
    return _stated({"@id": address, "name": card.title, "mainEntityOfPage": address})


def _article(facts: Facts, lang: str, record: Article) -> dict[str, Any]:
    return {
        "@type": "Article",
        "headline": record.title,
        "inLanguage": facts.tag(lang),
        "datePublished": _date(record.published),
        "dateModified": _date(record.updated),
        "author": [{"name": name} for name in record.authors],
        "citation": _cited(facts, lang, record.sources),
        "isBasedOn": _ids(facts, lang, record.rests_on()),
        "spatialCoverage": [_place(facts, card) for card in _cards(facts, lang, "region", record.regions)],
    }


def _event(facts: Facts, lang: str, record: Speech, basis: str) -> dict[str, Any]:
    people = _cards(facts, lang, "person", (speaker.person for speaker in record.speakers))
    return {
        "@type": "Event",
        "startDate": _date(record.date, basis),
        "performer": [_thing(facts, "Person", card) for card in people],
        "location": [_place(facts, card) for card in _cards(facts, lang, "region", record.located_in)],
        "about": [_place(facts, card) for card in _cards(facts, lang, "region", record.about_regions)],
        "subjectOf": _cited(facts, lang, record.sources),
    }


def _term(facts: Facts, lang: str, record: Term) -> dict[str, Any]:
    other = [record.original.text] if record.original else []
    other += [variant.text for variant in record.variants if variant.status == "accepted"]
    glossary = f"{facts.inputs.base_url}{facts.root(lang)}glossary/"
    return {
        "@type": "DefinedTerm",
        "description": record.gloss,
        "alternateName": [*other, *([record.abbreviation] if record.abbreviation else [])],
        "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": glossary},
    }


def _source(facts: Facts, lang: str, record: Source, basis: str) -> dict[str, Any]:
    publisher = facts.cards(lang).get(ref_of("organisation", record.publisher))
    return {
        "@type": _SOURCE_TYPES.get(record.kind, "CreativeWork"),
        "alternateName": record.title_original,
        "datePublished": _date(record.published, basis),
        "inLanguage": record.language,
        "publisher": _thing(facts, "Organization", publisher) if publisher else None,
        "url": record.url,
        "archivedAt": record.archived_url,
        "translationOfWork": _cited(facts, lang, (record.translation_of,) if record.translation_of else ()),
    }


def _region(facts: Facts, lang: str, record: Region) -> dict[str, Any]:
    larger = _cards(facts, lang, "region", (record.parent,) if record.parent else ())
    return {
        "@type": _REGION_TYPES.get(record.level, "AdministrativeArea"),
        "alternateName": list(record.names_elsewhere()),
        "containedInPlace": [_place(facts, card) for card in larger],
    }


def _other(facts: Facts, lang: str, ref: str, record: Record) -> dict[str, Any]:
    """What is the same for all kinds: names, for an event its date, for a work its places, and the sources."""
    declared = record.declares
    places = [_place(facts, card) for card in _cards(facts, lang, "region", record.places())]
    cited = _cited(facts, lang, record.sources)
    own: dict[str, Any] = {"@type": declared.schema_type or ("Event" if declared.is_event else "CreativeWork")}
    if record.has_names():
        own["alternateName"] = [name for name in dict.fromkeys(record.names_elsewhere()) if name]
    if declared.is_event:
        basis = facts.date_basis(ref, record.when_field())
        return own | {"startDate": _date(record.when(), basis), "about": places, "subjectOf": cited}
    if record.has_names():
        return own | {"subjectOf": cited}
    return (
        own
        | {"inLanguage": facts.tag(lang), "spatialCoverage": places, "citation": cited}
        | {"isBasedOn": _ids(facts, lang, record.rests_on())}
    )


def _date(date: PartialDate | None, basis: str = "printed") -> str | None:
    return date.iso if date is not None and basis == "printed" else None


def _cards(facts: Facts, lang: str, kind: str, names: Iterable[str]) -> list[Card]:
    known = facts.cards(lang)
    return [known[ref] for name in names if (ref := ref_of(kind, name)) in known]


def _cited(facts: Facts, lang: str, names: Iterable[str]) -> list[dict[str, Any]]:
    return [
        _thing(facts, _SOURCE_TYPES.get(card.type, "CreativeWork"), card)
        for card in _cards(facts, lang, "source", names)
    ]


def _ids(facts: Facts, lang: str, names: Iterable[str]) -> list[dict[str, str]]:
    """The sources that a work rests on, without their titles: pages are to stay small."""
    return [{"@id": facts.inputs.base_url + card.url} for card in _cards(facts, lang, "source", names)]


def _place(facts: Facts, card: Card) -> dict[str, Any]:
    return _thing(facts, _REGION_TYPES.get(card.type, "AdministrativeArea"), card)


def _thing(facts: Facts, kind: str, card: Card) -> dict[str, Any]:
    return {"@type": kind, "@id": facts.inputs.base_url + card.url, "name": card.title}
