"""The `kind` of a quotation: whose words it gives must agree with the quotation marks and the kind of the source."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.evidence import Match
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts, QuoteAt, quotes_of
from explainer.facts.lookups import is_transcript, place_of
from explainer.facts.whose import is_speech, kind_of, whose_words
from explainer.ground.problems import Problem, error, warning
from explainer.model.quality import contradiction, may_carry_speech
from explainer.model.records.source import Source


@record_check
def kinds(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Direct speech is in one pair of marks (E305), a transcript is from one (E323), no speech is hidden (W319)."""
    for at in facts.quotes_of(entry.ref):
        found = place_of(facts, at)
        source, where = at.quote.source, entry.base.origin.locate((*at.path, "kind"))
        if at.quote.kind == "transcript" and f"source:{source}" in facts.entries and not is_transcript(facts, source):
            message = f'kind is "transcript", but {source} is neither the text of a speech nor a transcript.'
            hint = "Leave out `kind:`, or write kind: transcript or speech-text in the source's record if it is one."
            yield error("E323", where, message, hint)
        elif isinstance(found, Match) and at.quote.kind == "direct" and not found.in_quotation_marks:
            yield error("E305", where, *_not_direct(facts, at, found))
        elif isinstance(found, Match) and at.quote.kind in ("reported", "narrator") and _hides_speech(facts, at, found):
            message = f'kind is "{at.quote.kind}", but {source} prints these words in quotation marks.'
            hint = "Leave out `kind:` if they are the speaker's own words, or say in a `note:` why they are not."
            yield warning("W319", where, message, hint)


def _not_direct(facts: Facts, at: QuoteAt, found: Match) -> tuple[str, str]:
    """Message and hint for words that are said to be direct speech but are not."""
    source = at.quote.source
    if found.apart:
        message = f'kind is "direct", but the words come from two separate quotations in {source}.'
        return message, "Write two quotations, each with its own speaker."
    message = f'kind is "direct", but {source} does not put these words in quotation marks.'
    if is_transcript(facts, source):
        return message, "It is a transcript: leave out `kind:`, or write kind: transcript."
    return message, "Write kind: reported if the source gives someone's words, or kind: narrator if they are its own."


def _hides_speech(facts: Facts, at: QuoteAt, found: Match) -> bool:
    """Whether a sound copy has words in quotation marks, their kind denies speech, and no note says why."""
    entry = facts.entries.get(f"source:{at.quote.source}")
    record = entry.base.record if entry else None
    sound = isinstance(record, Source) and may_carry_speech(record.quality)
    if not (found.in_quotation_marks and sound) or at.quote.note:
        return False
    if at.quote.speaker:
        return whose_words(facts, at) == "own"
    return at.quote.kind == "narrator" and is_speech(facts, at, found)


@record_check
def weak_sources(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A damaged copy may not be the only support of a direct quotation (W311)."""
    shown = facts.visible.get(entry.ref)
    for at in quotes_of(shown) if shown else ():
        source = facts.entries.get(f"source:{at.quote.source}")
        record = source.base.record if source else None
        if isinstance(record, Source) and kind_of(facts, at) == "direct" and not may_carry_speech(record.quality):
            message = f"Direct speech rests on {at.quote.source} alone, which is a damaged copy."
            hint = "Write kind: reported, or quote a better copy."
            yield warning("W311", entry.base.origin.locate((*at.path, "kind")), message, hint)


@record_check
def copies(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """An old `grade` does not contradict the `origin` or `condition` beside it (E324)."""
    source = entry.base.record
    if isinstance(source, Source) and source.quality and (field := contradiction(source.quality)):
        said = getattr(source.quality, field)
        message = f'{field} is "{said}", but grade {source.quality.grade} says something else about the copy.'
        yield error("E324", entry.base.origin.locate(("quality", field)), message, "Remove `grade:`.")
