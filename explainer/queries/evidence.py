"""Questions about evidence: quotations with their source and context, figures, sources."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from explainer.evidence import FormulaError, Gap, Match, NotFound, QuotedText, context, formula_parts
from explainer.evidence import Segment as Part
from explainer.evidence.fragments import text_fragment
from explainer.evidence.normalise import plain, readable
from explainer.extend import query
from explainer.facts.dating import DateOrigin
from explainer.facts.facts import Facts, QuoteAt
from explainer.facts.lookups import of_utterance, place_of, quoted_from, source_texts
from explainer.facts.proofs import period_basis, source_language
from explainer.facts.told import origin_of_words
from explainer.facts.wholetexts import FOLDER, paragraph_at, whole_text_of
from explainer.facts.whose import kind_of
from explainer.model.common import Quote, Record
from explainer.model.kinds import ref_of
from explainer.model.parts import Derived, speakers_of
from explainer.model.quality import condition_of, origin_of
from explainer.model.records.figure import Figure
from explainer.model.records.source import Source
from explainer.model.units import charted_unit, proven_unit
from explainer.queries.records import cards, field_lang
from explainer.queries.site import number_words
from explainer.views.cards import Card, FigureView, FormulaPart, PointView, QuotationView, Segment, SourceLine

CONTEXT = 400
"""How many characters of context are shown on either side: enough to judge a quotation (research: 300 to 500)."""


@query
def source_line(facts: Facts, lang: str, source: str) -> SourceLine | None:
    """The source line of the source with this id."""
    entry = facts.visible.get(f"source:{source}")
    if entry is None or not isinstance(record := entry.in_language(lang).record, Source):
        return None
    known = facts.cards(lang)
    translation = record.translation
    return SourceLine(
        card=known[entry.ref],
        publisher=known.get(ref_of("organisation", record.publisher)),
        publisher_text="not-stated" if "publisher" in record.not_stated else record.publisher,
        published=record.published,
        published_basis=facts.date_basis(entry.ref, "published"),
        origin=origin_of(record.quality),
        condition=condition_of(record.quality),
        translation=translation.kind if translation else "",
        translation_reviewed=bool(translation and translation.reviewed_by),
        original_language=record.original_language or "",
        display=record.licence.display if record.licence else "metadata-only",
        sha256=record.snapshot.sha256 if record.snapshot else "",
    )


@query
def quotation(facts: Facts, lang: str, name: str) -> QuotationView | None:
    """A quotation by its id."""
    at = facts.quotes.get(name)
    source = source_line(facts, lang, at.quote.source) if at else None
    if at is None or source is None:
        return None
    known = facts.cards(lang)
    found = place_of(facts, at)
    before, inside, after = _context(facts, lang, at, found, source)
    words = at.quote.exact if _may_show(found, source) else ""
    paragraph = _paragraph(facts, at.quote.source, found)
    record = at.entry.base.record
    origin = known[at.entry.ref]
    kind = kind_of(facts, at)
    speaker = None if kind == "unattributed" else at.quote.speaker
    language = source_language(facts, source.card.id)
    ours = _in_language(at, lang)
    return QuotationView(
        id=name,
        text=words,
        lang="" if language == facts.tag(lang) else language,
        kind=kind,
        speaker=known.get(_speaker_ref(speaker)),
        role_text=at.quote.role_text or _role(record, speaker),
        source=source,
        found=isinstance(found, Match),
        line=found.line if isinstance(found, Match) else 0,
        before=before,
        inside=inside,
        omission_note=ours.omission_note,
        after=after,
        origin=origin,
        date=record.when() if record.declares.is_event else None,
        date_basis=facts.date_basis(at.entry.ref, record.when_field()) if record.declares.is_event else "",
        utterance=_same_utterance(facts, at),
        gist=at.quote.gist.get(lang, "") if words else "",
        note=ours.note,
        note_lang=field_lang(facts, lang, at.entry.ref, str(at.path[0])),
        url=quote_url(origin, name),
        fragment=text_fragment(words),
        place=source.card.url + (f"{FOLDER}#p{paragraph}" if paragraph else f"#{_on_page_of(source, origin)}-{name}"),
        paragraph=paragraph,
    )


def _in_language(at: QuoteAt, lang: str) -> Quote:
    """The quotation as the version in a language has it: the same words, with remarks of ours in its language."""
    written = at.entry.in_language(lang).record.quotations()
    return next((quote for quote, path in written if path == at.path), at.quote)


def _on_page_of(source: SourceLine, origin: Card) -> str:
    """How the place of a quotation on its source's page begins; what the source introduces itself is there once."""
    return "q" if origin.ref == source.card.ref else "from"


def _may_show(found: object, source: SourceLine) -> bool:
    """Whether words may be shown: not those of an excluded passage, even if a site lowers that error to a warning."""
    return source.display != "metadata-only" and not (isinstance(found, NotFound) and found.reason == "excluded")


def _paragraph(facts: Facts, source: str, found: object) -> int:
    """The number of the paragraph in the source's whole text; 0 where that is not shown."""
    whole = whole_text_of(facts, source)
    return paragraph_at(whole, found.start) if whole and isinstance(found, Match) else 0


def quote_url(origin: Card, name: str) -> str:
    """The address of a quotation: on the page of the record that introduces it."""
    return origin.url if "#" in origin.url else f"{origin.url}#q-{name}"


def _speaker_ref(speaker: str | None) -> str:
    return ref_of("person", speaker) if speaker else ""


def _role(record: Record, speaker: str | None) -> str:
    """The role that the event's source gives to the speaker."""
    named = (speaker or "").removeprefix("person:")
    return next((item.role_text or "" for _, item in speakers_of(record) if item.person == named), "")


def _same_utterance(facts: Facts, at: QuoteAt) -> tuple[str, ...]:
    names = of_utterance(facts, at.quote.utterance) if at.quote.utterance else ()
    return tuple(name for name in names if name != at.id)


def _context(
    facts: Facts, lang: str, at: QuoteAt, found: object, source: SourceLine
) -> tuple[tuple[Segment, ...], tuple[Segment, ...], tuple[Segment, ...]]:
    """What comes before the quotation, the quotation as the copy has it, and what comes after it."""
    if not isinstance(found, Match) or source.display == "metadata-only":
        return (), (), ()
    around = context(source_texts(facts)[at.quote.source].text, found, CONTEXT)
    record = facts.visible[source.card.ref].in_language(lang).record
    excluded = record.quality.exclude if isinstance(record, Source) and record.quality else ()
    reasons = {item.id: item.reason for item in excluded}
    tag = field_lang(facts, lang, source.card.ref, "quality")
    written = (plain(at.quote.exact), source_texts(facts)[at.quote.source].text.masked)
    before, inside, after = (
        _segments(parts, reasons, tag, written) for parts in (around.before, around.quotation, around.after)
    )
    return before, inside, after


def _segments(
    parts: tuple[Part, ...], reasons: Mapping[str, str], lang: str, written: tuple[str, ...]
) -> tuple[Segment, ...]:
    """`reasons` say in the language of the tag `lang` why a passage is excluded, by its id.

    `written` is as for `readable`.
    """
    return tuple(
        Segment("", reasons.get(part.id, part.reason), part.length, lang)
        if isinstance(part, Gap)
        else Segment(readable(part.text, *written), quoted=isinstance(part, QuotedText))
        for part in parts
    )


@query
def quotations(facts: Facts, lang: str, ref: str) -> tuple[QuotationView, ...]:
    """The quotations that a record introduces in its `quotes:`, in their order."""
    entry = facts.visible[ref]
    names = [at.id for at in facts.quotes_of(entry.ref) if at.path[0] == "quotes"]
    return tuple(view for name in names if (view := quotation(facts, lang, name)) is not None)


@query
def quote_id(facts: Facts, lang: str, ref: str, *path: str | int) -> str:
    """The id of the quotation at a path of fields of a record, such as `slogans`, 0; "" if there is none."""
    wanted = (*path, "quote")
    found = (at.id for at in facts.quotes_of(ref) if ref in facts.visible and at.path == wanted)
    return next(found, "")


@query
def quotes_from(facts: Facts, lang: str, source: str) -> tuple[QuotationView, ...]:
    """Every quotation from the source with this id, in the order of the source's text."""
    views = [view for name in quoted_from(facts, source) if (view := quotation(facts, lang, name)) is not None]
    return tuple(sorted(views, key=lambda view: (view.line, view.id)))


@query
def figure(facts: Facts, lang: str, name: str) -> FigureView | None:
    """A figure by its id."""
    entry = facts.visible.get(f"figure:{name}")
    if entry is None or not isinstance(record := entry.in_language(lang).record, Figure):
        return None
    base = entry.base.record
    if not isinstance(base, Figure):
        return None
    known = facts.cards(lang)
    quoted = next((at.id for at in facts.quotes_of(entry.ref)), "")
    return FigureView(
        card=known[entry.ref],
        text=record.value_text or number_words(facts, lang, _digits(record.value)),
        value=_digits(record.value),
        unit=charted_unit(record),
        unit_printed=proven_unit(base) if base.unit_printed and base.unit_printed != base.unit else "",
        unit_kind=record.unit_kind or "text",
        comparison=record.comparison,
        period=record.period,
        period_basis=period_basis(facts, base),
        region=known.get(f"region:{record.region}"),
        producer="not-stated" if "producer" in record.not_stated else record.producer,
        formula=record.derived.formula if record.derived else "",
        derived_from=tuple(known[f"figure:{item}"] for item in record.derived.from_ if f"figure:{item}" in known)
        if record.derived
        else (),
        quotation=quotation(facts, lang, quoted) if quoted else None,
        low=_digits(record.low),
        high=_digits(record.high),
        series=tuple(
            PointView(
                point.period,
                period_basis(facts, base, point),
                str(point.value),
                _digits(point.low),
                _digits(point.high),
            )
            for point in record.series
        ),
    )


@query
def formula(facts: Facts, lang: str, name: str) -> tuple[FormulaPart, ...]:
    """The formula of a figure that we calculated, part by part, with the figures in it; none for any other figure."""
    entry = facts.visible.get(f"figure:{name}")
    record = entry.base.record if entry else None
    if not isinstance(record, Figure) or record.derived is None:
        return ()
    return tuple(_in_formula(facts, lang, *pair) for pair in pairwise(["(", *_parts(record.derived)]))


def _parts(derived: Derived) -> list[str]:
    try:
        return formula_parts(derived.formula, derived.from_)
    except FormulaError:
        return [derived.formula]  # the check of calculations says what is wrong with it


def _in_formula(facts: Facts, lang: str, before: str, part: str) -> FormulaPart:
    """One part of a formula; an operator has spaces around it, the sign of a number has none."""
    view = figure(facts, lang, part)
    joins = before not in "(+-*/"
    sign = {"-": "−", "*": "×", "/": "÷"}.get(part, part)
    return FormulaPart(view, "" if view else f" {sign} " if joins and part in "+-*/" else sign)


def _digits(number: Decimal | None) -> str:
    return "" if number is None else str(number)


@query
def figures(facts: Facts, lang: str) -> tuple[FigureView, ...]:
    """All figures in the order of their list: the newest first."""
    return tuple(view for item in cards(facts, lang, "figure") if (view := figure(facts, lang, item.id)) is not None)


@query
def date_origin(facts: Facts, lang: str, ref: str, field: str) -> DateOrigin:
    """How the date in a field (`date`, `published`, `first_use`, `history.0.date`) of a record is known."""
    return facts.date_origins(ref).get(field, DateOrigin(""))


@query
def told(facts: Facts, lang: str, ref: str, field: str) -> str:
    """Whether a cited copy prints the words, or the name, in a field (`issuer`, `roles.0.org`, `venue`); "" if so.

    `unrecorded`: none does. `unworded`: none does in these words, which are ours. `unchecked`: there is no copy.
    """
    return origin_of_words(facts, ref, field)


@query
def utterances(facts: Facts, lang: str, name: str) -> tuple[QuotationView, ...]:
    """All translations that the sources give of one utterance, by id of the quotation."""
    return tuple(view for item in of_utterance(facts, name) if (view := quotation(facts, lang, item)) is not None)


@query
def omissions(facts: Facts, lang: str) -> tuple[tuple[Card, tuple[str, ...]], ...]:
    """What each source is known to lack, as far as its record says."""
    known = facts.cards(lang)
    found = []
    for item in cards(facts, lang, "source"):
        record = facts.visible[item.ref].in_language(lang).record
        if isinstance(record, Source) and record.quality and record.quality.omissions:
            found.append((known[item.ref], record.quality.omissions))
    return tuple(found)
