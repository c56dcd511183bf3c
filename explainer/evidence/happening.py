"""Which printed date is that of an event: the sentence that tells of it has it, and not just any sentence of the paper.

An event is known by its anchors: the words that are quoted from it, and where the paper names who spoke there. A date
counts if it stands in the sentence of such an anchor or leads to it. Of two dates the one that governs the quotation
is the event's: "On 30 April she said: …" is no speech of 3 May, even if the paper prints 3 May elsewhere.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from explainer.evidence.dateroles import Role, is_of_a_later_day, role_of
from explainer.evidence.earlierdays import goes_on_telling, is_of_what_is_quoted
from explainer.evidence.names import paragraph_starts
from explainer.evidence.occasion import EVENT, tells_of_occasion
from explainer.evidence.otherdays import is_of_another_day
from explainer.evidence.ownclause import of_own_clause
from explainer.evidence.printed_dates import PrintedDate, agreement, moments
from explainer.evidence.relative import says_today
from explainer.evidence.source import SourceText
from explainer.evidence.unrecorded import unrecorded
from explainer.evidence.words import Span
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex

Tie = Literal["printed", "dateline", "elsewhere", ""]
"""`printed`: a sentence ties the date to the event. `dateline`: only the paper's own date line has it. `elsewhere`: it
stands where something else is told, or as the day of printing. "": it is not printed, or only to deny it."""

_CLOSED_IN_GERMAN: Final = regex(r"[.!?…]“\s{1,9}(?=[A-ZÀ-ÖØ-Þ])")
ASIDE: Final = regex(
    r",\s(?:who|which|whose|that|in office|in post|uploaded"
    r"|elected|born|appointed|founded|opened|built|signed|adopted|der|die|das|gewählt"
    r"|geboren"
    r"|ernannt|qui|que|élue?|née?|nommée?|elegid[oa]|nacid[oa]|nombrad[oa]|quien|котор\w+|избранн\w+|родивш\w+)\b[^,;.]*$",
    re.IGNORECASE,
)
_LED_ASIDE: Final = regex(
    r"^\W*(?:re-?elected|elected|born|appointed|sworn in|élue?|née?|nommée?|elegid[oa]|nacid[oa]|nombrad[oa]|избранн\w+"
    r"|назначенн\w+|родивш\w+|вступивш\w+)\b[^,;.]*$",
    re.IGNORECASE,
)
"""Elected on 7 June, Field said: the day is that of her election."""
_OF_ANOTHER: Final = regex(
    r"(?:(?<!evening )(?<!morning )(?<!afternoon )(?<!night )"
    r"\b(?:of|from|since|until|till|before|after|by|dated|vom|seit|bis|vor|nach|du|depuis|avant|après|del|desde|hasta"
    r"|antes|от|с|до|после)(?: (?:the|le|el|dem|zum|del))? ?|[自从])$",
    re.IGNORECASE,
)
_WHO: Final = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+ [A-ZÀ-ÖØ-ÞА-ЯЁ][\w’-]+"
ANOTHER: Final = regex(
    rf"{_WHO} (?:spoke|speaks|visited|met|told|sprach|redete|besuchte|a parlé|a visité|habló|visitó|выступил\w*"
    rf"|посетил\w*|сказал\w*|говорил\w*)|(?:sprach|besuchte|parlait|выступил\w*|сказал\w*) {_WHO}"
    r"|(?:^|[，。；\s日])[\u3400-\u9fff]{2,3}在[\u3400-\u9fff]{1,8}?(?:说|讲话|表示|指出|强调|发言)",
)
"""Somebody who spoke or was somewhere; in a sentence without the names of the event that is another's day."""
_CLAUSE: Final = regex(r"[,;:.，；：。()（）]")
_REACH: Final = 300
"""Characters before a date in which the words begin that make an aside of it, and after words in marks."""
_NEAR: Final = 140
"""Characters before a date in which a name says whose day it is."""
_PREPOSITION: Final = 24


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where a source tells of an event, in raw characters: the quoted words, and the names of who spoke there."""

    quoted: tuple[Span, ...] = ()
    named: tuple[int, ...] = ()
    spoken: frozenset[Span] = frozenset()  # quotations in marks: a date in them is one that was spoken of

    def __bool__(self) -> bool:
        return bool(self.quoted or self.named)


@dataclass(frozen=True)
class DatedText:
    """The dates of one source with their roles, and how its sentences and paragraphs are cut."""

    source: SourceText
    dates: tuple[PrintedDate, ...]

    @cached_property
    def roles(self) -> dict[Span, Role]:
        """What each date is the date of, by its raw span."""
        return {item.span: role_of(self.source, item.span) for item in self.dates}

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Where sentences begin; a full stop within a date, as in "30. April", begins none."""
        within = [(item.span[0], item.span[1]) for item in self.dates]
        starts = [span[0] for span in within]
        closed = (match.end() for match in _CLOSED_IN_GERMAN.finditer(self.source.raw))
        every = sorted({*self.source.sentences, *closed})
        return tuple(at for at in every if not _is_inside(at, within, starts))

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Where paragraphs begin."""
        return paragraph_starts(self.source.raw) or (0,)

    def role(self, item: PrintedDate) -> Role:
        """What a date is the date of."""
        return self.roles[item.span]

    def sentence(self, at: int) -> int:
        """The number of the sentence in which a raw character stands."""
        return bisect_right(self.sentences, at) - 1

    def span(self, sentence: int) -> Span:
        """The raw span of a sentence."""
        after = self.sentences[sentence + 1] if sentence + 1 < len(self.sentences) else len(self.source.raw)
        return self.sentences[sentence], after

    def paragraph(self, at: int) -> int:
        """The number of the paragraph in which a raw character stands."""
        return bisect_right(self.paragraphs, at) - 1


def _is_inside(at: int, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    k = bisect_left(starts, at) - 1
    return any(low < at < high for low, high in spans[max(0, k - 1) : k + 1])


def date_of_paper(told: DatedText, date: PartialDate) -> tuple[Literal["printed", "sentence", ""], PrintedDate | None]:
    """Where a source prints the day of its publication: in its own date lines, else in a sentence if it has none.

    The day on which it was updated or retrieved is no better than one in a sentence.
    """
    bearing = [item for item in told.dates if item.bears(date)]
    lines = [item for item in told.dates if told.role(item) in ("head", "print")]
    own = [item for item in lines if not is_of_a_later_day(told.source, item.span)]
    found = next((item for item in bearing if item in own), None)
    if found is not None:
        return "printed", found
    said = next((item for item in bearing if item in lines or told.role(item) == "text"), None)
    if said is None or any(is_comparable(item, date) for item in own):
        return "", None
    return "sentence", said


def date_of_anything(told: DatedText, date: PartialDate) -> tuple[Tie, PrintedDate | None]:
    """Where a source prints a date of something that no sentence can be asked for: not as the day of printing."""
    found = [item for item in told.dates if item.bears(date)]
    return _first(told, found, "text", "printed") or _first(told, found, "head", "dateline") or _rest(told, found)


def date_of_document(told: DatedText, date: PartialDate) -> tuple[Tie, PrintedDate | None]:
    """Where a source prints a date of itself among its date and print lines: the day of a document or broadcast."""
    found = [item for item in told.dates if item.bears(date)]
    return _first(told, found, "head", "dateline") or _first(told, found, "print", "dateline") or _rest(told, found)


def date_of_event(told: DatedText, date: PartialDate, anchors: Anchors) -> tuple[Tie, PrintedDate | None]:
    """Whether a source ties a date to the event of these anchors, and where it prints it."""
    found = [item for item in told.dates if item.bears(date)]
    if not found or not anchors:
        return date_of_anything(told, date)
    event = _Event(told, anchors, date)
    governing = event.governing()
    tied = next((item for item in governing if item.bears(date)), None)
    if tied is not None:
        return "printed", tied
    if not governing:
        head = next((item for item in found if told.role(item) == "head"), None)
        if head is not None:
            return ("printed" if event.is_of_today() or event.heads(head) else "dateline"), head
    elif all(agreement(item, date) == "no-year" for item in governing):
        return "printed", found[0]
    return _rest(told, found)


def _first(
    told: DatedText, found: Iterable[PrintedDate], role: Role, tie: Tie
) -> tuple[Tie, PrintedDate | None] | None:
    item = next((item for item in found if told.role(item) == role), None)
    return None if item is None else (tie, item)


def _rest(told: DatedText, found: Iterable[PrintedDate]) -> tuple[Tie, PrintedDate | None]:
    """What is printed and tied to nothing; what is only denied is not printed."""
    item = next((item for item in found if told.role(item) != "denied"), None)
    return ("elsewhere", item) if item else ("", None)


def is_comparable(item: PrintedDate, date: PartialDate) -> bool:
    """Whether a printed date is as precise as the record's, so that it could have been this one."""
    wanted = moments(date)[0] or moments(date)[1]
    parts = item.start.parts
    return wanted is not None and bool(parts[1] or not wanted.month) and bool(parts[2] or not wanted.day)


@dataclass(frozen=True)
class _Event:
    told: DatedText
    anchors: Anchors
    date: PartialDate

    def governing(self) -> tuple[PrintedDate, ...]:
        """The dates that may be the event's: of the quotations' own clauses, else those that lead to them."""
        own = tuple(self._beside_quotations())
        return self._of_own_clauses(own or self._around_quotations())

    def _around_quotations(self) -> tuple[PrintedDate, ...]:
        last = max((span[1] for span in self.anchors.quoted), default=-1)
        dates = self._comparable
        named = [item for item in dates if self._is_named(item)]
        leading = [item for item in named if item.span[0] < last]
        beside = [item for item in dates if self._leads(item) or (not leading and self._follows(item))]
        return tuple([*leading, *beside] or named or self._alone(dates))

    def _of_own_clauses(self, dates: tuple[PrintedDate, ...]) -> tuple[PrintedDate, ...]:
        """Of several dates in one sentence those of the clause that has who spoke."""
        spans: dict[int, set[Span]] = {}
        for item in dates:
            spans.setdefault(self.told.sentence(item.span[0]), set()).add(item.span)
        own: set[Span] = set()
        for number, found in spans.items():
            low, high = self.told.span(number)
            names = [at for at in self._places_in(low, high) if not is_in_any(at, self._anchored)]
            own.update(
                of_own_clause(self.told.source.raw, (low, high), sorted(found), names) if len(found) > 1 else found
            )
        return tuple(item for item in dates if item.span in own)

    @cached_property
    def _anchored(self) -> tuple[Span, ...]:
        return joined(self.anchors.quoted)

    def _places_in(self, low: int, high: int) -> tuple[int, ...]:
        names = self.anchors.named
        return names[bisect_left(names, low) : bisect_left(names, high)]

    @cached_property
    def _quoted(self) -> tuple[Span, ...]:
        """Words in quotation marks: a day in them is one that somebody speaks of."""
        return joined([*self.anchors.spoken, *(span for spans in self.told.source.quoted for span in spans)])

    @cached_property
    def _spoken(self) -> tuple[Span, ...]:
        return joined(self.anchors.spoken)

    def is_of_today(self) -> bool:
        """Whether a sentence of the event says that it was today: then the paper's date line is its date."""
        spans = {self.told.span(self.told.sentence(at)) for at in self._places()}
        return any(says_today(self.told.source.raw[low:high]) for low, high in spans)

    def heads(self, item: PrintedDate) -> bool:
        """Whether the line of a date has the name of who spoke before it, as the title of a speech does."""
        low = self.told.source.raw.rfind("\n", 0, item.span[0]) + 1
        return any_within(self.anchors.named, low, item.span[0])

    def _places(self) -> Iterator[int]:
        yield from (start for start, _ in self.anchors.quoted)
        yield from self.anchors.named

    @cached_property
    def _comparable(self) -> tuple[PrintedDate, ...]:
        return tuple(self._compared())

    def _compared(self) -> Iterator[PrintedDate]:
        """Dates that the text tells as precisely as the record, but not those that were spoken of in marks."""
        for item in self.told.dates:
            spoken_of = is_in_any(item.span[0], self._spoken if item.bears(self.date) else self._quoted)
            told = self.told.role(item) == "text" and is_comparable(item, self.date) and not spoken_of
            if told and not self._is_of_another_day(item):
                yield item

    def _is_of_another_day(self, item: PrintedDate) -> bool:
        raw, sentence = self.told.source.raw, self.told.span(self.told.sentence(item.span[0]))
        near = self._places_in(max(sentence[0], item.span[0] - _NEAR), item.span[0])
        k = bisect_right(self.anchors.quoted, (item.span[0], sys.maxsize)) - 1
        inside = self.anchors.quoted[k] if k >= 0 else (0, 0)
        if inside not in self.anchors.spoken and is_of_what_is_quoted(raw, inside, item.span):
            return False
        return is_of_another_day(raw, sentence, item.span, names=near, said=bool(self.anchors.quoted))

    def _beside_quotations(self) -> Iterator[PrintedDate]:
        """Those that stand before a quotation in its sentence, or directly behind who said it."""
        dates = self._comparable
        starts = [item.span[0] for item in dates]
        quoted: dict[Span, list[Span]] = {}
        for start, end in self.anchors.quoted:
            low, high = self.told.span(self.told.sentence(start))[0], self.told.span(self.told.sentence(end - 1))[1]
            quoted.setdefault((low, high), []).append((start, end))
        for (low, high), spans in quoted.items():
            ends = sorted(end for _, end in spans)
            for item in dates[bisect_left(starts, low) : bisect_left(starts, high)]:
                k = bisect_right(ends, item.span[0])  # the next quotation, or the last one, if all are before it
                if not self._is_aside(item, low, ends[min(k, len(ends) - 1)]):
                    yield item

    def _is_aside(self, item: PrintedDate, low: int, end: int) -> bool:
        raw = self.told.source.raw
        if _is_of_another(item, raw, low) or is_aside(raw, low, item.span[0]):
            return True
        if item.span[0] < end:
            return False
        return item.span[0] - end > _REACH or _CLAUSE.search(raw[end : item.span[0]].lstrip(" ,，\"'”’»“")) is not None

    def _is_named(self, item: PrintedDate) -> bool:
        """In a sentence that names who spoke, and not said of them by the way."""
        low, high = self.told.span(self.told.sentence(item.span[0]))
        return any_within(self.anchors.named, low, high) and not is_aside(self.told.source.raw, low, item.span[0])

    def _leads(self, item: PrintedDate) -> bool:
        """Before a quotation in its paragraph, and not the day on which another spoke."""
        paragraph, raw = self.told.paragraph(item.span[0]), self.told.source.raw
        low, high = self.told.span(self.told.sentence(item.span[0]))
        if _is_of_another(item, raw, low) or item.span[0] >= self._last_quoted.get(paragraph, -1):
            return False
        return not self._names_unrecorded((low, high)) and not self._is_anothers(item) and self._tells(item)

    def _tells(self, item: PrintedDate) -> bool:
        """In a sentence of the event, or in one that tells of its occasion; and not said by the way."""
        number, raw = self.told.sentence(item.span[0]), self.told.source.raw
        low, high = self.told.span(number)
        if is_aside(raw, low, item.span[0]):
            return False
        return any_within(self._sentences, number, number + 1) or tells_of_occasion(raw, (low, high), item.span)

    @cached_property
    def _last_quoted(self) -> dict[int, int]:
        """Where the last quotation of each paragraph begins."""
        return {self.told.paragraph(start): start for start in sorted(start for start, _ in self.anchors.quoted)}

    def _names_unrecorded(self, sentence: Span) -> bool:
        return self._asked(sentence, "unrecorded", lambda: unrecorded(self.told.source.raw, *sentence) is not None)

    def _asked(self, sentence: Span, question: str, answer: Callable[[], bool]) -> bool:
        """What is asked of a whole sentence is answered once, however many dates it has."""
        key = (sentence, question)
        if key not in self._answers:
            self._answers[key] = answer()
        return self._answers[key]

    @cached_property
    def _answers(self) -> dict[tuple[Span, str], bool]:
        return {}

    def _is_anothers(self, item: PrintedDate) -> bool:
        low, high = self.told.span(self.told.sentence(item.span[0]))
        if any_within(self.anchors.named, low, high):
            return False
        return self._asked((low, high), "another", lambda: ANOTHER.search(self.told.source.raw[low:high]) is not None)

    def _follows(self, item: PrintedDate) -> bool:
        """In the next sentence but one behind the event, or nearer; it must say that it goes on telling of it."""
        at = self.told.sentence(item.span[0])
        if not any_within(self._sentences, at - 2, at):
            return False
        raw, sentence = self.told.source.raw, self.told.span(at)
        if not self._asked(sentence, "event", lambda: EVENT.search(raw, *sentence) is not None):
            return False
        return goes_on_telling(raw, sentence, item.span, self._dates_beside(item)) and not self._is_anothers(item)

    def _dates_beside(self, item: PrintedDate) -> tuple[Span, ...]:
        """The nearest dates on either side of a date that are as precise."""
        k = bisect_left(self._comparable, item.span, key=lambda other: other.span)
        low, high = self.told.span(self.told.sentence(item.span[0]))
        near = (other.span for other in self._comparable[max(0, k - 1) : k + 2])
        return tuple(span for span in near if low <= span[0] < high and span != item.span)

    @cached_property
    def _sentences(self) -> tuple[int, ...]:
        """The sentences with a place of the event, in order."""
        return tuple(sorted({self.told.sentence(place) for place in self._places()}))

    def _alone(self, dates: Sequence[PrintedDate]) -> Iterator[PrintedDate]:
        """A date before the quotations or beside a name, if no other date of the text could be meant."""
        several = any(not one.bears(self.date) for one in dates)
        last = max((span[1] for span in self.anchors.quoted), default=len(self.told.source.raw))
        for item in dates:
            leads = item.span[0] < last and (not several or self._is_before(item))
            if self._follows(item) or (self._tells(item) and (leads or self._precedes(item))):
                yield item

    def _is_before(self, item: PrintedDate) -> bool:
        """In the paragraph before that of a quotation, and no day of another."""
        paragraph = self.told.paragraph(item.span[0]) + 1
        return paragraph in self._last_quoted and not self._is_anothers(item)

    def _precedes(self, item: PrintedDate) -> bool:
        at = self.told.sentence(item.span[0])
        return any_within(self._sentences, at + 1, at + 2) and not self._is_anothers(item)


def _is_of_another(item: PrintedDate, raw: str, low: int) -> bool:
    """As in "the flood of 3 June"; but "from 28 April to 2 May" is when it was."""
    before = raw[max(low, item.span[0] - _PREPOSITION) : item.span[0]]
    return item.start == item.end and not item.is_end and _OF_ANOTHER.search(before) is not None


def is_aside(raw: str, low: int, at: int) -> bool:
    """Whether a date at an offset of the sentence that begins at `low` is said by the way: `Field, elected on …`."""
    before = raw[max(low, at - _REACH) : at]
    return ASIDE.search(before) is not None or _LED_ASIDE.search(before) is not None


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for low, high in sorted(spans):
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def is_in_any(at: int, spans: Sequence[Span]) -> bool:
    """Whether an offset lies in one of the spans, which are in order and do not overlap."""
    k = bisect_right(spans, (at, sys.maxsize)) - 1
    return k >= 0 and at < spans[k][1]


def any_within(offsets: tuple[int, ...], low: int, high: int) -> bool:
    """Whether one of these offsets, which are in order, lies in a stretch."""
    at = bisect_left(offsets, low)
    return at < len(offsets) and offsets[at] < high
