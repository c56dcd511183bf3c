"""Questions about records: the page's own, cards of others, links between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer.content.parse import Body
from explainer.extend import lookup, query, table
from explainer.facts.facts import Entry, Facts, listed
from explainer.facts.files import ASSETS, file_of
from explainer.facts.parts import newest_first
from explainer.facts.references import incoming, resolve
from explainer.facts.reviews import is_overdue, review_due
from explainer.ground.dates import PartialDate
from explainer.model.common import FOR_COLLEAGUES, Correction, Record
from explainer.model.kinds import KINDS, kinds_of_role, ref_of
from explainer.model.quality import condition_of
from explainer.model.records.article import Article
from explainer.model.records.source import Source
from explainer.model.records.theme import Theme
from explainer.queries.images import stands_for_itself
from explainer.views.cards import Card, CorrectionView, Coverage, Group, Neighbours, OverdueReview, Related, ReviewView

MAX_RELATED = 5
RELATED_KINDS = kinds_of_role("account", "matter")
_WEIGHTS = {"term": 3, "region": 2, "theme": 1}


@query
def record(facts: Facts, lang: str, ref: str) -> Record:
    """The whole record. A page may ask this about its own subject only, through `PageView.subject`.

    Notes for colleagues are left out, because a layout may print a whole record, or go through its fields.
    """
    found = facts.visible[ref].in_language(lang).record
    if any(getattr(found, name) for name in FOR_COLLEAGUES):
        return found.model_copy(update=dict.fromkeys(FOR_COLLEAGUES, ""))
    return found


@query
def body(facts: Facts, lang: str, ref: str) -> Body | None:
    """The text of a record in a language, or in the default language if it has none of its own."""
    entry = facts.visible[ref]
    return entry.in_language(lang).body or entry.base.body


@query
def body_lang(facts: Facts, lang: str, ref: str) -> str:
    """The BCP 47 tag of the text that `body` answers with, "" if it is the page's own language."""
    entry = facts.visible[ref]
    document = entry.in_language(lang)
    written = document.lang if document.body is not None else entry.base.lang
    return "" if written == lang else facts.tag(written)


@query
def field_lang(facts: Facts, lang: str, ref: str, field: str) -> str:
    """The BCP 47 tag of what a record says in a field, "" if it is the page's own language.

    A version in another language inherits each field that it does not repeat.
    """
    document = facts.visible[ref].in_language(lang)
    return "" if document.lang == lang and document.writes(field) else base_lang(facts, lang)


def base_lang(facts: Facts, lang: str) -> str:
    """The tag of the language in which every record is written first, "" if it is the page's own."""
    return "" if lang == facts.default_language else facts.tag(facts.default_language)


@query
def card(facts: Facts, lang: str, ref: str) -> Card | None:
    """The card of a published record; None if there is none of that ref."""
    return facts.cards(lang).get(ref)


@query
def named(facts: Facts, lang: str, ref: str, field: str, kind: str) -> tuple[Card, ...]:
    """The published records of a kind that a field of a record (`themes`, `issuer`) names, in its order."""
    value: str | tuple[str, ...] | None = getattr(facts.visible[ref].in_language(lang).record, field, ())
    names = (value,) if isinstance(value, str) else value or ()
    found = (facts.cards(lang).get(ref_of(kind, name)) for name in names if ref_of(kind, name).startswith(f"{kind}:"))
    return tuple(item for item in found if item is not None)


@query
def link_target(facts: Facts, lang: str, ref: str, target: str) -> Card | None:
    """The record that a link in the text of `ref` is to."""
    document = facts.visible[ref].in_language(lang)
    path = (document if document.body is not None else facts.visible[ref].base).origin.path
    found = resolve(facts, path, target)
    return facts.cards(lang).get(found[0]) if len(found) == 1 else None


@query
def linked_file(facts: Facts, lang: str, ref: str, target: str) -> str | None:
    """The address of the file in assets/ that a link in the text of `ref` is to."""
    document = facts.visible[ref].in_language(lang)
    path = (document if document.body is not None else facts.visible[ref].base).origin.path
    name = file_of(facts, path, target)
    return f"{ASSETS}{name}" if name is not None and stands_for_itself(facts, name) else None


@query
def cards(facts: Facts, lang: str, kind: str) -> tuple[Card, ...]:
    """All published records of a kind: themes and pages by `order`, dated kinds newest first, the rest by title."""
    known = facts.cards(lang)
    return tuple(known[ref] for ref, _ in listed(facts, kind))


@query
def cards_of(facts: Facts, lang: str, refs: str) -> tuple[Card, ...]:
    """The cards of some published records, given by their refs with spaces between, in that order."""
    known = facts.cards(lang)
    return tuple(known[ref] for ref in refs.split())


@query
def count(facts: Facts, lang: str, kind: str) -> int:
    """How many published records of a kind there are, for pages that show the number but not the titles."""
    return sum(1 for _ in facts.of_kind(kind))


@query
def about(facts: Facts, lang: str, theme: str, kind: str) -> tuple[Card, ...]:
    """Records of a kind that have a theme or a part of it, newest first."""
    return tuple(item for item in cards(facts, lang, kind) if theme in with_larger_themes(facts, item.themes))


@query
def larger_themes(facts: Facts, lang: str, themes: str) -> tuple[str, ...]:
    """The themes whose ids are in `themes`, and then those of which they are parts: a record is on all their pages."""
    own = tuple(themes.split())
    return tuple(dict.fromkeys((*own, *sorted(with_larger_themes(facts, own)))))


def with_larger_themes(facts: Facts, names: tuple[str, ...]) -> frozenset[str]:
    """Some themes with all themes of which they are parts, by id."""
    larger = facts.index("themes-above", _above_themes)
    return frozenset(found for name in names for found in larger.get(name, ()))


def _above_themes(facts: Facts) -> dict[str, frozenset[str]]:
    parents = {entry.id: theme.parent for entry, theme in facts.records(Theme)}
    found = {}
    for name in parents:
        above: dict[str, None] = {}
        at: str | None = name
        while at in parents and at not in above:  # a circle is a problem of its own and must not hang the build
            above[at] = None
            at = parents[at]
        found[name] = frozenset(above)
    return found


@query
def children(facts: Facts, lang: str, ref: str) -> tuple[Card, ...]:
    """Themes, regions, organisations or broader terms directly below one, by order and title."""
    kind, _, name = ref.partition(":")
    return tuple(item for item in cards(facts, lang, kind) if facts.visible[item.ref].base.record.above() == name)


@query
def ancestors(facts: Facts, lang: str, ref: str) -> tuple[Card, ...]:
    """The parents of a record, the highest first."""
    kind = ref.partition(":")[0]
    found: list[Card] = []
    seen = {ref}
    entry = facts.visible.get(ref)
    while entry is not None:
        above = f"{kind}:{entry.base.record.above()}"
        entry = facts.visible.get(above)
        if entry is None or above in seen:
            break
        seen.add(above)
        found.insert(0, facts.cards(lang)[above])
    return tuple(found)


@query
def backlinks(facts: Facts, lang: str, ref: str) -> tuple[Group, ...]:
    """Published records that refer to this one, grouped by kind, each group by title."""
    known = facts.cards(lang)
    by_kind: dict[str, list[Card]] = {}
    for other in incoming(facts, ref):
        by_kind.setdefault(known[other].kind, []).append(known[other])
    ordered = sorted(by_kind.items())
    return tuple(
        Group(kind, tuple(sorted(found, key=lambda item: (item.title.casefold(), item.ref)))) for kind, found in ordered
    )


@query
def related(facts: Facts, lang: str, ref: str) -> tuple[Related, ...]:
    """At most five records that share most with this one: a shared term counts 3, a region 2, a theme 1.

    An editor's `related:` comes first. Equal scores are ordered by date, the newest first.
    """
    known = facts.cards(lang)
    found = [Related(known[item], ()) for item in _chosen(facts, ref) if item in known]
    found += [
        Related(known[other], tuple(known[tag] for tag in tags if tag in known))
        for other, tags in _sharing_most(facts, f"{ref} {lang}")
    ]
    return tuple(found[:MAX_RELATED])


def _chosen(facts: Facts, ref: str) -> tuple[str, ...]:
    return tuple(ref_of(KINDS[0], item) for item in facts.visible[ref].base.record.related)


@lookup
def _sharing_most(facts: Facts, what: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The records, not chosen by an editor, that share most with one, and what; in a language, for its dates."""
    ref, _, lang = what.partition(" ")
    left_out = {ref, *_chosen(facts, ref)}
    shared: dict[str, list[str]] = {}
    for tag in _tags(facts, facts.entries[ref]):
        for other in facts.index("tagged", _tagged).get(tag, ()):
            if other not in left_out:
                shared.setdefault(other, []).append(tag)
    days = facts.index(f"days {lang}", lambda known: _days(known, lang))
    ranked = sorted(shared.items(), key=lambda item: days[item[0]], reverse=True)
    ranked.sort(key=lambda item: -sum(_WEIGHTS[tag.partition(":")[0]] for tag in item[1]))
    return tuple((other, tuple(tags)) for other, tags in ranked[:MAX_RELATED])


@table
def _tags(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """What two published records may share, most telling first."""
    item = facts.cards(facts.default_language)[entry.ref]
    terms = getattr(facts.visible[entry.ref].base.record, "terms", ())
    tags = [f"term:{name}" for name in terms]
    tags += [f"region:{name}" for name in item.regions]
    return (*tags, *(f"theme:{name}" for name in item.themes))


def _tagged(facts: Facts) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind in RELATED_KINDS:
        for entry in facts.of_kind(kind):
            for tag in _tags(facts, entry):
                found.setdefault(tag, []).append(entry.ref)
    return found


def _days(facts: Facts, lang: str) -> dict[str, tuple[object, ...]]:
    """A sort key for the date of each record that others may share something with."""
    return {
        entry.ref: newest_first(_date(facts, entry, lang)) for kind in RELATED_KINDS for entry in facts.of_kind(kind)
    }


@table
def _date(facts: Facts, entry: Entry, lang: str) -> PartialDate | None:
    """The date by which a published record is sorted."""
    return facts.visible[entry.ref].in_language(lang).record.when()


@query
def neighbours(facts: Facts, lang: str, ref: str) -> Neighbours:
    """The records of the same kind directly before and after this one, by date."""
    known = facts.cards(lang)
    before, after = _next_to(facts, ref)
    return Neighbours(known[before] if before else None, known[after] if after else None)


@lookup
def _next_to(facts: Facts, ref: str) -> tuple[str, str]:
    """The refs of the records before and after one, "" where there is none."""
    kind = ref.partition(":")[0]
    return facts.index(f"by-date:{kind}", lambda known: _by_date(known, kind)).get(ref, ("", ""))


def _by_date(facts: Facts, kind: str) -> dict[str, tuple[str, str]]:
    """The neighbours of each record of a kind that has a date."""
    lang = facts.default_language
    dated = [
        (date.sort_key, entry.ref) for entry in facts.of_kind(kind) if (date := _date(facts, entry, lang)) is not None
    ]
    order = [ref for _, ref in sorted(dated)]
    neighbouring = zip(order, ["", *order], [*order[1:], ""], strict=False)  # as long as `order`
    return {ref: (before, after) for ref, before, after in neighbouring}


@query
def corrections(facts: Facts, lang: str) -> tuple[CorrectionView, ...]:
    """The log of all corrections, the newest first."""
    known = facts.cards(lang)
    found = [
        _correction(known[ref], item, anchor)
        for ref, entry in facts.visible.items()
        for anchor, item in _anchored(entry.in_language(lang).record.corrections)
    ]
    return tuple(sorted(found, key=lambda item: (item.date.sort_key, item.card.ref), reverse=True))


def _correction(card: Card, item: Correction, anchor: str) -> CorrectionView:
    url = card.url if "#" in card.url else f"{card.url}#{anchor}"
    return CorrectionView(card, item.date, item.was, item.is_, item.severity, f"{card.kind}-{card.id}-{anchor}", url)


def _anchored(corrections: tuple[Correction, ...]) -> Iterator[tuple[str, Correction]]:
    """Each correction with an id that later ones do not change: its day, numbered where a day has several."""
    seen: dict[str, int] = {}
    for item in corrections:
        day = item.date.text
        seen[day] = seen.get(day, 0) + 1
        yield f"correction-{day}" + (f"-{seen[day]}" if seen[day] > 1 else ""), item


@query
def correction_ids(facts: Facts, lang: str, ref: str) -> tuple[str, ...]:
    """The ids of a record's corrections, in the order of its field, for the links of the log and the feed."""
    return tuple(anchor for anchor, _ in _anchored(facts.visible[ref].in_language(lang).record.corrections))


@query
def corrections_updated(facts: Facts, lang: str) -> str:
    """The day of the newest correction; without any, the newest day of writing or review of a record; `YYYY-MM-DD`.

    A site without any such day uses the day for which it is built.
    """
    corrected = [item.date for item in corrections(facts, lang)]
    days = [day for date in corrected or _own_dates(facts) if (day := date.earliest) is not None]
    return max(days, default=facts.as_of).isoformat()


def _own_dates(facts: Facts) -> Iterator[PartialDate]:
    """The days on which the records themselves were written or reviewed, not the dates they are about."""
    for entry in facts.visible.values():
        for document in entry.versions.values():
            record = document.record
            reviewed = record.reviewed.on if record.reviewed else None
            published = record.published if isinstance(record, Article) else None
            yield from (date for date in (record.updated, reviewed, published) if date is not None)


@query
def review(facts: Facts, lang: str, ref: str) -> ReviewView | None:
    """When a record was last reviewed and when it is due again. Only `overdue` depends on the day of the build."""
    reviewed = facts.visible[ref].in_language(lang).record.reviewed
    if reviewed is None:
        return None
    due = review_due(reviewed)
    as_date = PartialDate.parse(due.isoformat()) if due else None
    return ReviewView(reviewed.on, reviewed.by, as_date, is_overdue(reviewed, facts.as_of))


@query
def overdue_reviews(facts: Facts, lang: str) -> tuple[OverdueReview, ...]:
    """The records whose review is overdue, the longest first."""
    known = facts.cards(lang)
    views = ((ref, review(facts, lang, ref)) for ref in facts.visible)
    found = [OverdueReview(known[ref], view) for ref, view in views if view is not None and view.overdue]
    return tuple(sorted(found, key=lambda item: (item.review.due.sort_key if item.review.due else (), item.card.ref)))


@query
def coverage(facts: Facts, lang: str) -> Coverage:
    """How many sources the site has, and in which condition they are."""
    states = _conditions(facts, Source.declares.name)
    return Coverage(len(facts.visible), sum(count for _, count in states), states)


@lookup
def _conditions(facts: Facts, kind: str) -> tuple[tuple[str, int], ...]:
    """How many published sources are in each condition. Every page may ask for it, so not all are opened for that."""
    return tuple(sorted(Counter(_condition(facts, entry) for entry in facts.of_kind(kind)).items()))


@table
def _condition(facts: Facts, entry: Entry) -> str:
    source = facts.visible[entry.ref].base.record
    return condition_of(source.quality) if isinstance(source, Source) else ""
