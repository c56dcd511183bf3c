"""Checks of whole records and between records: required fields, the order of dates, the tree of regions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.checks.links import unfit_reference, unknown_record, wrong_sort
from explainer.content.parse import Fence
from explainer.content.schema import Origin, validate
from explainer.extend import check, lookup, record_check, table
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.geography import LEVELS
from explainer.facts.references import full_ref, in_fields
from explainer.ground.dates import PartialDate
from explainer.ground.problems import Location, Problem, error, warning
from explainer.ground.suggestions import suggestion
from explainer.model.common import Record
from explainer.model.fences import FENCES
from explainer.model.records.call import Call
from explainer.model.records.figure import Figure
from explainer.model.records.person import Person
from explainer.model.records.plan import Plan
from explainer.model.records.region import Region
from explainer.model.records.speech import Speech
from explainer.model.records.term import Term
from explainer.model.records.theme import Theme


@record_check
def needs(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A published record has what its kind needs, or says that no source states it (E210); a draft may lack it."""
    if entry.base.record.status == "draft":
        return
    for field in entry.declares.needs:
        if getattr(entry.base.record, field) in (None, "", ()) and field not in _not_stated(entry.base.record):
            yield _needs(entry, field)
    yield from _needs_of_kind(entry)


def _not_stated(record: Record) -> tuple[str, ...]:
    stated: tuple[str, ...] = getattr(record, "not_stated", ())
    return (*stated, "published_basis") if "published" in stated else stated


def _needs(entry: Entry, field: str, hint: str = "") -> Problem:
    where = entry.base.origin.locate((), key=True)
    remedy = hint or f"Add `{field}:`; or write `status: draft` until it is known."
    return error("E210", where, f'To be published, {entry.kind} "{entry.id}" needs "{field}".', remedy)


def _needs_of_kind(entry: Entry) -> Iterator[Problem]:
    match entry.base.record:
        case Speech() as speech if not (
            speech.located_in or speech.addressed_to or speech.about_regions or speech.national
        ):
            yield _needs(
                entry,
                "located_in",
                "Say where it was (located_in), to whom it was said (addressed_to), about which region "
                "(about_regions), or national: true.",
            )
        case Term() as term if term.original is None and not term.original_missing:
            yield _needs(
                entry, "original", "Add `original: {text, lang}`, or say in `original_missing:` why there is none."
            )
        case Region() as region if region.level != "nation" and region.parent is None:
            yield _needs(entry, "parent")
        case Figure(value=None, value_text=""):
            yield _needs(entry, "value", "Add `value:` with the number, or `value_text:` with the words of the source.")
        case _:
            pass


@record_check
def theme_support(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A theme has something published under it (W502), unless that may be in a record that could not be read."""
    if entry.kind != "theme" or entry.ref not in facts.visible or facts.unread or is_used(facts, entry.id):
        return
    yield warning(
        "W502",
        entry.base.origin.locate((), key=True),
        f'Nothing published has the theme "{entry.id}".',
        "Add it to a record's `themes:`, or make the theme a draft.",
    )


@lookup
def is_used(facts: Facts, theme: str) -> bool:
    """Whether something published has a theme."""
    return theme in facts.index("used themes", _used_themes)


def _used_themes(facts: Facts) -> frozenset[str]:
    rows = facts.table(_themes_of)
    return frozenset(theme for ref in facts.visible for theme in rows[ref])


@table
def _themes_of(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The themes of a published record; of a theme also the one above it."""
    shown = facts.visible.get(entry.ref)
    record = shown.base.record if shown else None
    above = [record.parent] if isinstance(record, Theme) and record.parent else []
    return (*record.themes, *above) if record else ()


@record_check
def hierarchy(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Parents form a tree (E207), and a region's parent is a larger one."""
    own = entry.base.record
    field, parent = own.declares.above, own.above()
    if parent is None:
        return
    if circle := _circle(facts, entry, field):
        if entry.id == min(circle):  # one message for the whole circle
            message = f'{entry.kind} "{entry.id}" is above itself: {"  → ".join([*circle, entry.id])}.'
            where = entry.base.origin.locate((field,))
            yield error("E207", where, message, f"Correct `{field}:` in one of them.")
        return
    above = facts.entries.get(f"{entry.kind}:{parent}")
    if (
        isinstance(own, Region)
        and above
        and isinstance(above.base.record, Region)
        and LEVELS.index(above.base.record.level) >= LEVELS.index(own.level)
    ):
        message = f'The {own.level} "{entry.id}" cannot lie in the {above.base.record.level} "{parent}".'
        yield error("E207", entry.base.origin.locate(("parent",)), message, "Correct `parent:` or `level:`.")


def _circle(facts: Facts, entry: Entry, field: str) -> list[str]:
    """The ids from an entry upwards, if they come back to it; else an empty list."""
    seen: list[str] = []
    name: str | None = entry.id
    while name is not None and name not in seen:
        seen.append(name)
        above = facts.entries.get(f"{entry.kind}:{name}")
        name = getattr(above.base.record, field, None) if above else None
    return seen if name == entry.id else []


@record_check
def names(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Two regions or people with the same name are told apart (E202)."""
    record = entry.base.record
    if not isinstance(record, Region | Person):
        return
    other, told_apart = first_named(facts, f"{entry.kind} {record.title.casefold()}")
    if other != entry.id and not (getattr(record, "disambiguation", "") and told_apart):
        message = f'"{entry.id}" and "{other}" have the same name, "{record.title}".'
        yield error(
            "E202",
            entry.base.origin.locate(("title",)),
            message,
            "Add disambiguation to both, or make the titles differ.",
        )


@lookup
def first_named(facts: Facts, kind_and_name: str) -> tuple[str, bool]:
    """The id of the first record of a kind that has a name, and whether it is told apart: `person mary doe`."""
    return facts.index("regions and people by name", _by_name)[kind_and_name]


def _by_name(facts: Facts) -> Mapping[str, tuple[str, bool]]:
    rows = facts.table(_name_of)
    first: dict[str, tuple[str, bool]] = {}
    for entry in facts.entries.values():
        for title, told_apart in rows[entry.ref] if entry.kind in ("region", "person") else ():
            first.setdefault(f"{entry.kind} {title}", (entry.id, told_apart))
    return first


@table
def _name_of(_facts: Facts, entry: Entry) -> tuple[tuple[str, bool], ...]:
    record = entry.base.record
    told_apart = bool(getattr(record, "disambiguation", ""))
    return ((record.title.casefold(), told_apart),) if isinstance(record, Region | Person) else ()


@record_check
def region_codes(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A region's GB/T 2260 code begins like its parent's (E209), and no two regions share a tile (E208)."""
    region = entry.base.record
    if not isinstance(region, Region):
        return
    if region.tile is not None:
        place = (region.tile.row, region.tile.col)
        other = first_on_tile(facts, "{} {}".format(*place))
        if other != entry.id:
            message = f'"{entry.id}" and "{other}" are on the same tile (row {place[0]}, column {place[1]}).'
            hint = "Give one of them another row or column."
            yield error("E208", entry.base.origin.locate(("tile",)), message, hint)
    yield from _code(facts, entry, region)


@lookup
def first_on_tile(facts: Facts, place: str) -> str:
    """The id of the first region on a tile, given as row and column: `3 4`."""
    return facts.index("regions by tile", _by_tile)[place]


def _by_tile(facts: Facts) -> Mapping[str, str]:
    rows = facts.table(_tile_of)
    first: dict[str, str] = {}
    for entry in facts.entries.values():
        place = rows[entry.ref] if entry.kind == "region" else None
        if place is not None:
            first.setdefault("{} {}".format(*place), entry.id)
    return first


@table
def _tile_of(_facts: Facts, entry: Entry) -> tuple[int, int] | None:
    region = entry.base.record
    return (region.tile.row, region.tile.col) if isinstance(region, Region) and region.tile else None


def _code(facts: Facts, entry: Entry, region: Region) -> Iterator[Problem]:
    parent = facts.entries.get(f"region:{region.parent}")
    own = region.codes.gbt2260 if region.codes else None
    if own is None or parent is None or not isinstance(parent.base.record, Region):
        return
    above = parent.base.record.codes.gbt2260 if parent.base.record.codes else None
    width = {"city": 2, "county": 4}.get(region.level, 0)
    if above and own[:width] != above[:width]:
        message = (
            f'The code {own} of "{entry.id}" does not begin like the code {above} of "{parent.id}", in which it lies.'
        )
        yield error("E209", entry.base.origin.locate(("codes", "gbt2260")), message, "Correct the code or the parent.")


@record_check
def plan_levels(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A plan's level is that of its region (E211)."""
    plan = entry.base.record
    region = facts.entries.get(f"region:{plan.region}") if isinstance(plan, Plan) else None
    if (
        isinstance(plan, Plan)
        and region
        and isinstance(region.base.record, Region)
        and plan.level not in (None, region.base.record.level)
    ):
        message = f'The plan\'s level is "{plan.level}", but "{region.id}" is a {region.base.record.level}.'
        yield error(
            "E211",
            entry.base.origin.locate(("level",)),
            message,
            f"Write level: {region.base.record.level}, or correct the region.",
        )


@record_check
def date_order(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Nothing ends before it begins (E212), and a missing year is explained (E102)."""
    record = entry.base.record
    if record.publish_on and record.expires_on and record.publish_on.sort_key >= record.expires_on.sort_key:
        yield error(
            "E212",
            entry.base.origin.locate(("expires_on",)),
            "The record expires before it is published.",
            "Correct one of the two days.",
        )
    match record:
        case Call(opens=PartialDate() as opens, closes=PartialDate() as closes) if _surely_before(closes, opens):
            yield error(
                "E212",
                entry.base.origin.locate(("closes",)),
                "The call closes before it opens.",
                "Correct one of the two dates.",
            )
        case Speech(date=PartialDate() as date) if not date.has_year and not record.date_note:
            hint = "Say in `date_note:` that the source gives no year, or add a source that gives it."
            yield error("E102", entry.base.origin.locate(("date",)), '"date" has no year.', hint)
        case _:
            pass


def _surely_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date certainly ends before another begins: of 2024 and 2024-06-01 that cannot be said."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


@check
def records_in_settings(facts: Facts) -> Iterator[Problem]:
    """The ids in site.yaml exist (E201)."""
    for path, target, text in in_fields(facts.all_settings):
        ref, where = full_ref(target, text), facts.settings_origin.locate(path)
        kind, _, name = ref.partition(":")
        if kind == "quote" and name in facts.quotes:
            continue
        yield from wrong_sort(facts, ref, target, where)
        if ref in facts.entries or facts.unread.may_hold(ref):
            continue
        if target.also and ":" not in text:
            yield _no_list(text, target.also, where)
            continue
        known = (
            facts.quotes if kind == "quote" else (entry.id for entry in facts.entries.values() if entry.kind == kind)
        )
        yield unknown_record(kind, name, known, where)


def _no_list(name: str, lists: tuple[str, ...], where: Location) -> Problem:
    guess = suggestion(name, lists)
    meant = f' Did you mean "{guess}"?' if guess else ""
    remedy = f"Write one of {', '.join(lists)}, or a record with its kind, such as region:jilin."
    return error("E201", where, f'There is no list named "{name}".{meant}', remedy)


@record_check
def fences(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The fields of timeline, chart, compare, matrix, map and video blocks are right (E103 to E109, E201, E205)."""
    for document in entry.versions.values():
        for fence in document.body.fences if document.body else ():
            yield from _fence(facts, document, fence)


def _fence(facts: Facts, document: Document, fence: Fence) -> Iterator[Problem]:
    if not fence.fields.marks:
        return  # it is empty, or not readable as YAML and already reported
    origin = Origin(document.origin.path, fence.fields)
    if not isinstance(fence.fields.data, dict | None):
        message = f"A {fence.name} block must hold fields, each on a line of its own."
        yield error("E103", origin.locate(()), message, "Write fields such as `title: …`, not a list or plain text.")
        return
    fields, found = validate(FENCES[fence.name], origin, noun=f"A {fence.name} block")
    yield from found
    for path, target, text in in_fields(fields) if fields is not None else ():
        yield from unfit_reference(facts, document, full_ref(target, text), origin.locate(path))
        yield from wrong_sort(facts, full_ref(target, text), target, origin.locate(path))
