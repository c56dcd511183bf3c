"""Whether a paper names a place where it reports an event, or only where it reports something else.

A mention counts unless its sentence is about something else: somebody was in the place on a day far from that of the
event, or other words are quoted there, or somebody else speaks there; or it comes after all that is said of the event.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final

from explainer.evidence.elsewhere import is_elsewhere
from explainer.evidence.happening import ANOTHER, ASIDE, Anchors, DatedText, any_within, is_comparable
from explainer.evidence.homes import is_home
from explainer.evidence.occasion import EVENT
from explainer.evidence.printed_dates import PrintedDate, agreement
from explainer.evidence.quoted import stretches
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex

_NEAR_DAYS: Final = 10
"""How many days may be between two events that one sentence reports together, as those of one journey."""
_WITHIN: Final = regex(r"(?:\b(?:in|at|à|en|au|aux|im|в|во|на)(?: the| la| el| der)? ?|[在于])$", re.IGNORECASE)


_WAS_THERE: Final = regex(
    r"(?:\b(?:visited|toured|besuchte|besuchten|visité|visita|visitó|посетил\w*)(?: the| la| el)? ?|[到访察])$",
    re.IGNORECASE,
)


def is_of_event(told: DatedText, at: int, anchors: Anchors, date: PartialDate | None) -> bool:
    """Whether a place named at a raw offset is named of the event of these anchors."""
    low, high = told.span(told.sentence(at))
    if is_home(told.source.raw, (low, high), at):
        return False
    if any(start < high and low < end for start, end in anchors.quoted):
        return True
    dates = [item for item in told.dates if low <= item.span[0] < high and told.role(item) == "text"]
    if date is not None and any(agreement(item, date) in ("same", "no-year") for item in dates):
        return True
    sentences = (told.span(told.sentence(start)) for start, _ in anchors.quoted)
    if is_elsewhere(told.source.raw, (low, high), at, sentences):
        return False
    raw, before = told.source.raw[low:high], told.source.raw[low:at]
    named = any_within(anchors.named, low, high)
    if _WITHIN.search(before) or _WAS_THERE.search(before):
        if date is not None and any(_is_far(item, date) for item in dates):
            return False
        if _quotes(raw) or (not named and ANOTHER.search(raw)):
            return False
    last = max((end for _, end in anchors.quoted), default=len(told.source.raw))
    return at < last or named or bool(EVENT.search(raw))


def another_place(told: DatedText, anchors: Anchors, own: Iterable[int], others: Iterable[int]) -> int | None:
    """The offset at which a sentence of a quotation says that it was in another place, and not in this one."""
    mine = tuple(own)
    for start, end in anchors.quoted:
        low, high = told.span(told.sentence(start))[0], told.span(told.sentence(end - 1))[1]
        if any(low <= at < high for at in mine):
            return None
        for at in others:
            before = told.source.raw[low:at]
            if low <= at < start and _WITHIN.search(before) and not ASIDE.search(before):
                return at
    return None


def _is_far(item: PrintedDate, date: PartialDate) -> bool:
    """Whether a day, month or year in the text cannot be that of the event, nor a day beside it."""
    if not is_comparable(item, date) or agreement(item, date) != "other":
        return False
    year, month, day = item.start.parts
    if not (year and month and day and date.earliest and date.latest):
        return True
    printed = datetime.date(year, month, day)
    margin = datetime.timedelta(_NEAR_DAYS)
    return not date.earliest - margin <= printed <= date.latest + margin


def _quotes(raw: str) -> bool:
    """Whether words are quoted: more than a name or a term in marks."""
    return any(_length(raw[found.first : found.last]) > 2 for found in stretches(raw))


def _length(words: str) -> int:
    return max(len(words.split()), len(re.findall("[\u3400-\u9fff]", words)) // 2)
