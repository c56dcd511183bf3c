"""Whose words a quotation gives: what its record says, or what follows from its source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from explainer.evidence import Match, SourceText, headed, whose
from explainer.evidence.spoken import Whose, is_title
from explainer.evidence.turns import Turn, is_direction, turn_at, turns
from explainer.facts.facts import Facts, QuoteAt
from explainer.facts.lookups import is_transcript, place_of, source_texts
from explainer.facts.named import anybody_else, forms, named, ref_of, spoken_of
from explainer.ground.patterns import regex
from explainer.model.common import QuoteKind
from explainer.model.parts import speakers_of

_WORD_END: Final = regex(r"['’](?= )")


def kind_of(facts: Facts, at: QuoteAt) -> QuoteKind:
    """The kind that a quotation states, else the one derived from where it is written and from its source."""
    return at.quote.kind or derived_kind(facts, at)


def derived_kind(facts: Facts, at: QuoteAt) -> QuoteKind:
    """The kind of a quotation that states none.

    Without a speaker, the words are the source's own, unless marks or a transcript show that they are somebody's. With
    a speaker, they are from a transcript, or direct if the source puts them in one pair of marks and names the speaker.
    """
    if at.path[0] == "slogans":
        return "slogan"
    if at.path == ("quote",) or at.path[0] == "targets":
        return "figure"
    found = place_of(facts, at)
    in_marks = isinstance(found, Match) and found.in_quotation_marks
    transcript = is_transcript(facts, at.quote.source)
    if not at.quote.speaker:
        return "unattributed" if in_marks or transcript else "narrator"
    if (in_marks or transcript or stands_in_title(facts, at, found)) and whose_words(facts, at) != "own":
        return "unattributed"
    if transcript:
        return "transcript"
    return "direct" if in_marks else "reported"


def stands_in_title(facts: Facts, at: QuoteAt, found: object) -> bool:
    """Whether words are in the marks of a title, 《…》, so that nobody speaks them."""
    return isinstance(found, Match) and is_title(source_texts(facts)[at.quote.source].text.raw, found.start, found.end)


def whose_words(facts: Facts, at: QuoteAt) -> Whose:
    """Whether the source gives the words as the speaker's own. Of words that were not found, the record is believed."""
    if at.quote.speaker is None or f"source:{at.quote.source}" not in facts.entries:
        return "own"
    return facts.index(
        f"whose {at.entry.ref} {at.path} {at.quote!r}", lambda known: _whose_words(known, at, at.quote.speaker or "")
    )


def _whose_words(facts: Facts, at: QuoteAt, speaker: str) -> Whose:
    found, ref, source = place_of(facts, at), ref_of(speaker), at.quote.source
    if not isinstance(found, Match) or ref not in facts.entries:
        return "own"
    text = source_texts(facts)[source].text
    mine, spoken = spoken_of(facts, ref, roles_of(at, ref), source), is_transcript(facts, source)
    if spoken and (turn_of_another(facts, at, found) or heading_of_another(facts, at, found) is not None):
        return "another"
    text = _with_whole_name(facts, ref, source)
    return whose(text, found.start, found.end, mine, lambda: anybody_else(facts, ref, source), spoken=spoken)


def _with_whole_name(facts: Facts, ref: str, source: str) -> SourceText:
    """The source, in which the apostrophe of a body's name, as in "Dockers’ Union", is a letter and no genitive."""
    return facts.index(f"whole name of {ref} in {source}", lambda known: _joined(known, ref, source))


def _joined(facts: Facts, ref: str, source: str) -> SourceText:
    text = source_texts(facts)[source].text
    parted = sorted(form for form in forms(facts, ref).whole if _WORD_END.search(form)) if ref[:7] != "person:" else []
    if not parted:
        return text
    pattern = "|".join(_WORD_END.sub("['’]", re.escape(form).replace("\\ ", " ")) for form in parted)
    found = regex(pattern, re.IGNORECASE, ours=False)
    return replace(text, raw=found.sub(lambda match: re.sub("['’]", "ʼ", match[0]), text.raw))


def _turn(facts: Facts, source: str, found: Match) -> Turn | None:
    known = facts.index(f"turns of {source}", lambda known: turns(source_texts(known)[source].text.raw))
    return turn_at(known, found.start)


def turn_of_another(facts: Facts, at: QuoteAt, found: Match) -> str:
    """Why the turn of a transcript that has the quotation is not the speaker's; "" if it may be."""
    text, ref = source_texts(facts)[at.quote.source].text, ref_of(at.quote.speaker or "")
    if is_direction(text.raw, found.start, found.end):
        return "they are in brackets, as a stage direction is"
    turn = _turn(facts, at.quote.source, found)
    if turn is None or turn.role in ("answering", "unclear"):
        return ""
    own = any(turn.start <= place < turn.end for place in named(facts, ref, at.quote.source))
    label = turn.label.casefold()
    if own or any(role.casefold() in label or label in role.casefold() for role in roles_of(at, ref)):
        return ""
    return f'they are in the turn of "{turn.label}"'


def heading_of_another(facts: Facts, at: QuoteAt, found: Match) -> int | None:
    """The raw offset of the name of somebody else whose speech a transcript's heading announces; None within a turn."""
    source, ref = at.quote.source, ref_of(at.quote.speaker or "")
    if _turn(facts, source, found) is not None:
        return None
    mine = spoken_of(facts, ref, roles_of(at, ref), source)
    return headed(source_texts(facts)[source].text, mine, lambda: anybody_else(facts, ref, source))


def is_speech(facts: Facts, at: QuoteAt, found: Match) -> bool:
    """Whether the marks around a quotation without a speaker enclose what somebody said, and not a name or term."""
    text = source_texts(facts)[at.quote.source].text
    return whose(text, found.start, found.end, (), tuple) != "nobody"


def roles_of(at: QuoteAt, ref: str) -> tuple[str, ...]:
    """The offices that the record of a quotation gives its speaker."""
    record = at.entry.base.record
    roles = [
        at.quote.role_text,
        *(speaker.role_text for _, speaker in speakers_of(record) if ref_of(speaker.person) == ref),
    ]
    return tuple(role for role in roles if role)
