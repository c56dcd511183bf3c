"""Who is said to have spoken, to whom and where: each is named by a source that is cited, a speaker near the words."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator

from explainer.evidence import Match, NotFound, ascribed, find_role, is_near
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts, QuoteAt
from explainer.facts.lookups import is_transcript, place_of, snapshot_path, source_texts
from explainer.facts.named import anybody_else, office_places, paragraphs, ref_of, spoken_of
from explainer.facts.told import StatedName, has_no_word, how_named, is_venue_of_another, told_fields
from explainer.facts.whose import heading_of_another, roles_of, stands_in_title, turn_of_another, whose_words
from explainer.ground.problems import Problem, warning
from explainer.model.parts import speakers_of
from explainer.model.records.person import Person
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech

_HOW_NAMED = "correct it, or add the form in which the source prints the name under `names_in_sources` of its record."


@record_check
def speakers_named(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A cited source names each speaker of an event; a quotation's source names its speaker near it (W317)."""
    speech = entry.base.record
    for number, speaker in enumerate(speech.speakers if isinstance(speech, Speech) else ()):
        ref, cited = ref_of(speaker.person), _with_text(facts, entry)
        roles = (speaker.role_text,) if speaker.role_text else ()
        if ref in facts.entries and cited and not any(spoken_of(facts, ref, roles, name) for name in cited):
            where = entry.base.origin.locate(("speakers", number, "person"))
            message = f'No cited source names the speaker "{_title(facts, ref)}": {", ".join(cited)}.'
            yield warning("W317", where, message, f"If somebody else spoke, {_HOW_NAMED}")
    for at in facts.quotes_of(entry.ref):
        if at.quote.speaker and ref_of(at.quote.speaker) in facts.entries and at.quote.source in source_texts(facts):
            yield from _quotation(facts, at, ref_of(at.quote.speaker))


def _with_text(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The sources of a record, if the text of each can be looked into, and is the one that was recorded."""
    cited = entry.base.record.rests_on()
    return cited if _are_as_recorded(facts, cited) else ()


def _are_as_recorded(facts: Facts, cited: tuple[str, ...]) -> bool:
    return all(name in source_texts(facts) and _is_as_recorded(facts, name) for name in cited)


def _is_as_recorded(facts: Facts, name: str) -> bool:
    """Whether the copy of a source has its recorded digest; that it has not is said once, and explains the rest."""
    source = facts.entries[f"source:{name}"].base.record
    data = facts.snapshots.get(snapshot_path(source) or "") if isinstance(source, Source) else None
    recorded = source.snapshot if isinstance(source, Source) else None
    return data is not None and recorded is not None and hashlib.sha256(data).hexdigest() == recorded.sha256


def _title(facts: Facts, ref: str) -> str:
    return facts.entries[ref].base.record.title


def _quotation(facts: Facts, at: QuoteAt, ref: str) -> Iterator[Problem]:
    source = at.quote.source
    found = place_of(facts, at)
    if not isinstance(found, Match):
        return  # that is said elsewhere, and there is no place to look near
    where = at.entry.base.origin.locate((*at.path, "speaker"))
    if is_transcript(facts, source) and (whose := turn_of_another(facts, at, found)):
        message = f'{source} does not give these words to "{_title(facts, ref)}": {whose} (line {found.line}).'
        yield warning("W317", where, message, "Look up whose turn it is there, and correct `speaker:`.")
        return
    places = spoken_of(facts, ref, roles_of(at, ref), source)
    if is_transcript(facts, source) and (offset := heading_of_another(facts, at, found)) is not None:
        message = (
            f'{source} is by its heading not the speech of "{_title(facts, ref)}" {_shown(facts, source, offset)}.'
        )
        yield warning("W317", where, message, "Look up whose speech it is, and correct `speaker:`.")
    elif not places:
        message = f'{source} does not name the speaker of this quotation, "{_title(facts, ref)}".'
        yield warning("W317", where, message, f"If somebody else says it, {_HOW_NAMED}")
    elif not is_near(paragraphs(facts, source), places, found.start, found.end) and not _is_last_named(
        places, anybody_else(facts, ref, source), paragraphs(facts, source), found
    ):
        message = f'{source} names "{_title(facts, ref)}", but not near this quotation (line {found.line}).'
        yield warning("W317", where, message, "Look up who says these words there, and correct `speaker:`.")
    else:
        yield from _beside(facts, at, ref, places, found)


def _beside(facts: Facts, at: QuoteAt, ref: str, places: tuple[int, ...], found: Match) -> Iterator[Problem]:
    """The sentence at the quotation has a verb of saying with the name of somebody else, and not this one's."""
    text = source_texts(facts)[at.quote.source].text
    if not ref.startswith("person:"):
        yield from _marked(facts, at, ref, found)
        return
    offset = ascribed(text, found.start, found.end, places, lambda: anybody_else(facts, ref, at.quote.source))
    if offset is not None:
        message = (
            f'{at.quote.source} gives this quotation to another than "{_title(facts, ref)}" '
            f"{_shown(facts, at.quote.source, offset)}."
        )
        where = at.entry.base.origin.locate((*at.path, "speaker"))
        yield warning("W317", where, message, "Look up who says these words there, and correct `speaker:`.")
    else:
        yield from _marked(facts, at, ref, found)


def _shown(facts: Facts, source: str, offset: int) -> str:
    text = source_texts(facts)[source].text
    return f'(line {text.line(offset)}: "{" ".join(text.raw[offset : offset + 60].split())}")'


def _marked(facts: Facts, at: QuoteAt, ref: str, found: Match) -> Iterator[Problem]:
    """The marks around a quotation hold a name or term, or what another said, and no remark says how it is known."""
    spoken = is_transcript(facts, at.quote.source)
    if (
        at.quote.note
        or at.path[0] == "slogans"
        or not (found.in_quotation_marks or spoken or stands_in_title(facts, at, found))
    ):
        return
    who = whose_words(facts, at)
    if who == "own":
        return
    if who == "another":
        message = (
            f'{at.quote.source} gives these marked words to another than "{_title(facts, ref)}" (line {found.line}).'
        )
    else:
        message = (
            f"{at.quote.source} prints these words in quotation marks, but no verb of saying gives them to "
            f'"{_title(facts, ref)}" (line {found.line}).'
        )
    hint = (
        "If they are a name, a term or another's words, leave out `speaker:`; if the source gives them to this speaker "
        "elsewhere, say in a `note:` where."
    )
    yield warning("W317", at.entry.base.origin.locate((*at.path, "speaker")), message, hint)


def _is_last_named(places: tuple[int, ...], others: tuple[int, ...], paragraphs: tuple[int, ...], found: Match) -> bool:
    """Whether a "he" beside the quotation means this person: named before it, and nobody else up to its end."""
    mine = bisect_left(places, found.start)
    end = paragraphs[after] if (after := bisect_left(paragraphs, found.end)) < len(paragraphs) else None
    anothers = len(others) if end is None else bisect_left(others, end)
    return mine > 0 and (anothers == 0 or others[anothers - 1] < places[mine - 1])


@record_check
def places_and_bodies_named(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A cited source names each region and body that a record tells of as its sources' word (W318)."""
    for field in told_fields(entry.base.record):
        if field.ref not in facts.entries or not _are_as_recorded(facts, field.sources):
            continue
        how = how_named(facts, field)
        if how == "elsewhere":
            yield _of_another(facts, entry, field)
        if how == "unrecorded":
            where = entry.base.origin.locate(field.path)
            name = f'"{_title(facts, field.ref)}" ({field.path[-1] if len(field.path) == 1 else field.path[0]})'
            message = f"No cited source names {name}: {', '.join(field.sources)}."
            other = "place" if field.ref.startswith("region:") else "body"
            yield warning("W318", where, message, f"If it is another {other}, {_HOW_NAMED}")


def _of_another(facts: Facts, entry: Entry, field: StatedName) -> Problem:
    name = f'"{_title(facts, field.ref)}" ({field.path[0]})'
    message = f"{', '.join(field.sources)} names {name} only where it tells of something else than this event."
    return warning("W342", entry.base.origin.locate(field.path), message, _WHERE)


_WHERE = (
    "Look up where it was said. If it was here, quote the words that say so, or name the day and speaker they name."
)


_WORDS = (("speech", "venue"), ("speech", "occasion"), ("figure", "producer"), ("source", "byline"))


@record_check
def words_of_sources(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Venue, occasion, producer and byline have at least one word of a source that is cited for them (W344)."""
    shown = facts.visible.get(entry.ref)
    for kind, field in _WORDS:
        if entry.kind == kind and shown is not None:
            yield from _without_words(facts, shown, field)


def _without_words(facts: Facts, entry: Entry, field: str) -> Iterator[Problem]:
    cited = (entry.id,) if entry.kind == "source" else _with_text(facts, entry)
    stated = getattr(entry.base.record, field)
    if stated in ("", "not-stated") or not cited or not _are_as_recorded(facts, cited):
        return
    if has_no_word(facts, entry, field):
        message = f'No word of "{stated}" ({field}) stands in a source that is cited: {", ".join(cited)}.'
        yield warning("W344", entry.base.origin.locate((field,)), message, _NAMED_ELSEWHERE)


_NAMED_ELSEWHERE = "Write it as the source has it, cite the source that has it, or leave the field out."


@record_check
def venues_of_events(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A cited source prints the venue of an event where it tells of the event (W342)."""
    shown = facts.visible.get(entry.ref)
    event = shown.base.record if shown else None
    if isinstance(event, Speech) and event.venue and _with_text(facts, entry) and is_venue_of_another(facts, event):
        cited = ", ".join(event.rests_on())
        message = f'{cited} prints the venue "{event.venue}" only where it tells of something else than this event.'
        yield warning("W342", entry.base.origin.locate(("venue",)), message, _WHERE)


@record_check
def holders_of_offices(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A source does not print an office only beside the names of others than the one who is said to hold it (W317)."""
    record = entry.base.record
    for path, speaker in speakers_of(record):
        field = (*path, "role_text")
        yield from _held(facts, entry, field, speaker.person, speaker.role_text, record.rests_on())
    if isinstance(record, Person):
        for number, role in enumerate(record.roles):
            yield from _held(facts, entry, ("roles", number, "role"), entry.ref, role.role, (role.source,))
    for at in facts.quotes_of(entry.ref):
        path = (*at.path, "role_text")
        yield from _held(facts, entry, path, at.quote.speaker, at.quote.role_text, (at.quote.source,))


def _held(
    facts: Facts,
    entry: Entry,
    path: tuple[str | int, ...],
    person: str | None,
    role: str | None,
    cited: tuple[str, ...],
) -> Iterator[Problem]:
    texts = source_texts(facts)
    if not role or not person or ref_of(person) not in facts.entries:
        return
    printing = [name for name in cited if name in texts and not isinstance(find_role(texts[name].text, role), NotFound)]
    found = [anothers for name in printing for _, anothers in office_places(facts, ref_of(person), role, name)]
    if found and all(found):
        message = (
            f'{", ".join(printing)} prints "{role}" only beside another name than "{_title(facts, ref_of(person))}".'
        )
        hint = "Look up whose office it is, and correct the person or the office."
        yield warning("W317", entry.base.origin.locate(path), message, hint)
