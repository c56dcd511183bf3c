"""The dates that a text prints, each exactly as far as it is printed, in eight languages.

A text bears a date only as precisely as it prints it: "in May 2024" bears 2024-05 and 2024, but neither 2024-05-01 nor
2024-06; "In March" bears XXXX-03 and no year. Days, months, quarters, halves, seasons, years, decades and ranges of
them are read. Ambiguous forms are not: years of two digits, 05/03/2024 in English without a region, 2010-11. Four
digits that count something (2024 tonnes) or name it (Agenda 2030) are not a year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from explainer.evidence.bareyears import counts_or_names
from explainer.evidence.datetokens import DateToken, gaps, tokens
from explainer.evidence.source import SourceText
from explainer.evidence.words import Span
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex

Agreement = Literal["same", "no-year", "coarser", "other"]

_FILLERS: Final = frozenset(
    {
        "", "of", "of the", "of the year", "de", "del", "de l'", "de l'année", "del año", "do", "do ano", "di", "des",
        "des jahres", "du", "the", "in", "im", "im jahr", "d'", "года", "г", "of year", "dell'anno", "el", "le",
    }
)  # fmt: skip
_BESIDE_A_DAY: Final = frozenset({"", "of", "de", "di", "d'", "do", "the"})
_RANGE: Final = frozenset(
    {
        "-", "--", "~", "to", "to the", "until", "till", "through", "bis", "bis zum", "bis zu", "au", "à", "a", "al",
        "até", "até o", "ao", "по", "до", "至", "到", "and until", "- the", "to the end of", "bis ende", "jusqu'au",
        "hasta", "hasta el", "fino al", "г. -", "г. по", "года по", "года -", "до конца", "bis einschließlich",
    }
)  # fmt: skip
_LIST: Final = frozenset(
    {"and", "and the", "&", "or", "und", "und dem", "oder", "et", "et le", "ou", "y", "y el", "e", "o", "и", "和", "、",
     "及", "与", "and on", ", and", "or the", "/"}
)  # fmt: skip
_BETWEEN: Final = regex(r"(?:between|zwischen|entre|между|tra|fra)(?: \w{1,4}){0,2} $", re.IGNORECASE)
_BEFORE_MONTH: Final = regex(
    r"(?:\b(?:in|since|by|until|till|last|this|next|early|mid|late|of|from|to|during|through|between|and|or|before|after"
    r"|end|beginning|every|each|im|seit|ab|en|fin|mi|в|с|of last|of this)[ -]|[(,:;] ?)$",
    re.IGNORECASE,
)
_SHAPES: Final = frozenset({
    "nMY", "MnY", "nM", "Mn", "MY", "M", "YMn", "ymd", "ymn", "ym", "md", "mn", "m", "y", "yn", "d", "QY", "YQ",
    "yQ", "Q", "HY", "YH", "yH", "H", "yT", "YT", "T", "SY", "SP", "yS", "YS", "F", "D", "P", "Y", "n", "YM", "nY",
})  # fmt: skip
_LISTED_AT_MOST: Final = 40  # dates in one chain such as "1, 2, 3 and 4 May"; what follows begins a new one


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month and day; 0 for a part that is not known, or not said."""

    year: int = 0
    month: int = 0
    day: int = 0

    def agrees(self, other: Moment) -> bool:
        """Whether it has all that `other` says, and says the same."""
        return all(theirs in (0, ours) for ours, theirs in zip(self.parts, other.parts, strict=True))

    def contradicts(self, other: Moment) -> bool:
        """Whether both say a part, and differ in it."""
        return any(ours and theirs and ours != theirs for ours, theirs in zip(self.parts, other.parts, strict=True))

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year, month, day."""
        return (self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date or range that a text prints: first and last moment, equal unless it spans more than its precision.

    `span`: its characters in the text that was read. `is_end`: one end of a range, by itself.
    """

    span: Span
    start: Moment
    end: Moment
    is_end: bool = False

    def bears(self, date: PartialDate) -> bool:
        """Whether it prints this date, or one within it that is more precise."""
        ends = moments(date)
        if None in ends:
            return any(end is not None and self.start.agrees(end) and self.end.agrees(end) for end in ends)
        first, last = ends
        return first is not None and last is not None and self.start.agrees(first) and self.end.agrees(last)


def moments(date: PartialDate) -> tuple[Moment | None, Moment | None]:
    """The first and last moment of a record's date; None for an open end."""
    found: list[Moment | None] = []
    for number, point in enumerate((date.start, date.end)):
        if point is None:
            found.append(None)
        elif point.precision == "year":
            found.append(Moment(point.year or 0))
        else:
            month = point.months[number]
            later = month > 12
            found.append(Moment((point.year or 0) + later, month - 12 * later, point.day))
    return (found[0], found[1])


def printed_dates(text: str, language: str = "") -> tuple[PrintedDate, ...]:
    """All dates that a plain text prints, in order. `language`: its BCP 47 tag, or "" if it is not known. Linear."""
    even, found = tokens(text, language)
    return tuple(_dates(even, found, list(gaps(even, found))))


def dates_in(source: SourceText, language: str = "") -> tuple[PrintedDate, ...]:
    """As `printed_dates`, outside excluded passages; the spans are raw characters of the snapshot."""
    raw = source.normal.raw_span
    return tuple(replace(item, span=raw(*item.span)) for item in printed_dates(source.masked, language))


def first_bearing(dates: Iterable[PrintedDate], date: PartialDate) -> PrintedDate | None:
    """The first printed date that bears `date`."""
    return next((item for item in dates if item.bears(date)), None)


def find_date(source: SourceText, date: PartialDate, language: str = "") -> Span | None:
    """Where the source prints this date at its precision (or a finer one): raw characters, end exclusive."""
    found = first_bearing(dates_in(source, language), date)
    return found.span if found else None


def prints_date(text: str, date: PartialDate, language: str = "") -> bool:
    """Whether a plain text, such as a quotation, prints this date at its precision (or a finer one)."""
    return first_bearing(printed_dates(text, language), date) is not None


def agreement(printed: PrintedDate, date: PartialDate) -> Agreement:
    """How a date in words agrees with a record's: the same, without its year, less precise, or another one."""
    if printed.bears(date):
        return "same"
    first, last = moments(date)
    pairs = [(mine, end) for mine, end in ((printed.start, first), (printed.end, last)) if end is not None]
    if any(mine.contradicts(end) for mine, end in pairs):
        return "other"
    without = [(mine, replace(end, year=0)) for mine, end in pairs]
    return "no-year" if all(not mine.year and mine.agrees(end) for mine, end in without) else "coarser"


def nearest(dates: Iterable[PrintedDate], date: PartialDate, most: int = 3) -> list[PrintedDate]:
    """The printed dates most like `date`, for a message: those that share most of its parts, in order of the text."""
    wanted = moments(date)[0] or moments(date)[1] or Moment()

    def unlike(item: PrintedDate) -> tuple[int, int]:
        shared = sum(a == b and a > 0 for a, b in zip(item.start.parts, wanted.parts, strict=True))
        apart = sum(abs(a - b) for a, b in zip(item.start.parts, wanted.parts, strict=True) if a and b)
        return (-shared, apart)

    return sorted(sorted((item for item in dates if not item.is_end), key=unlike)[:most], key=lambda item: item.span)


@dataclass(frozen=True, slots=True)
class _Item:
    """One date of a chain, before it takes what it lacks from its neighbours. `loose`: a number with no unit yet."""

    shape: str
    values: dict[str, int]
    span: Span
    unit: tuple[str, int] = ("", 0)
    loose: int = 0


def _dates(text: str, found: list[DateToken], between: list[str]) -> Iterator[PrintedDate]:
    at = 0
    while at < len(found):
        items, joints, after = _chain(found, between, at)
        if items:
            yield from _resolved(text, items, joints)
        at = max(after, at + 1)


def _chain(found: list[DateToken], between: list[str], at: int) -> tuple[list[_Item], list[str], int]:
    """Dates that follow each other with nothing but "to", "and" or a comma between them."""
    items: list[_Item] = []
    joints: list[str] = []
    while at < len(found) and len(items) < _LISTED_AT_MOST:
        item, after = _point(found, between, at, items[-1] if items else None)
        if item is None:
            joints = joints[: max(0, len(items) - 1)]
            break
        items.append(item)
        at = after
        joint = _joint(between[at - 1], item, found[at]) if at < len(found) else ""
        if not joint:
            break
        joints.append(joint)
    return items, joints[: max(0, len(items) - 1)], at


def _joint(gap: str, item: _Item, following: DateToken) -> str:
    words = gap.strip(" .")
    words = words if words in _RANGE | _LIST else gap.strip()
    if words in _RANGE:
        return "range"
    listed = words == "," and item.shape == "n" and following.kind == "n"
    return "list" if words in _LIST or listed else ""


def _point(found: list[DateToken], between: list[str], at: int, before: _Item | None) -> tuple[_Item | None, int]:
    """The longest date that begins at this token, and the place behind it."""
    for size in (3, 2, 1):
        parts = found[at : at + size]
        shape = "".join(part.kind for part in parts)
        if len(parts) < size or shape not in _SHAPES or not _stand_together(found, between, at, size, shape):
            continue
        if shape == "nY" and not (before is not None and before.values.get("month") and before.values.get("day")):
            continue
        return _item(shape, parts), at + size
    return None, at


def _stand_together(found: list[DateToken], between: list[str], at: int, size: int, shape: str) -> bool:
    if shape == "nMY" and between[at : at + 2] in (["-", "-"], ["/", "/"], [".", "."]):
        return True  # 5-Mar-2024
    return all(_joins(between[at + n], found[at + n], found[at + n + 1]) for n in range(size - 1))


def _joins(gap: str, one: DateToken, other: DateToken) -> bool:
    if "." in gap and not (one.kind in "n" or one.short):
        return False
    if {one.kind, other.kind} & {"Q", "H"} and gap in ("-", "/", " / "):
        return True
    if "," in gap and other.kind not in "Y":
        return False
    if {one.kind, other.kind} == {"n", "M"} and gap.strip(" .") not in _BESIDE_A_DAY:
        return False  # "grew by 3 in March" is not the third of March
    return "\n" not in gap and gap.strip(" ,.'’") in _FILLERS | {"d", "of"} and gap.count(",") < 2


def _item(shape: str, parts: list[DateToken]) -> _Item:
    values: dict[str, int] = {}
    unit, loose = ("", 0), 0
    names = {"Y": "year", "y": "year", "M": "month", "m": "month", "d": "day"}
    for part in parts:
        if part.kind in names:
            values[names[part.kind]] = part.values[0]
        elif part.kind == "n" and any(name in shape for name in "Mm") and shape not in ("yn",):
            values["day"] = part.values[0]
        elif part.kind == "n":
            loose = part.values[0]
        elif part.kind == "F":
            values |= {"year": part.values[0], "month": part.values[1], "day": part.values[2]}
        else:
            unit = (part.kind, part.values[0]) if not (part.kind == "P" and unit[0]) else unit
            values |= {"year": part.values[0]} if part.kind in "PD" else {}
    weak = "verb" if any(part.verb for part in parts) else "short" if any(part.short for part in parts) else ""
    item = _Item(shape, values, (parts[0].start, parts[-1].end), unit, loose)
    return replace(item, shape=f"{shape}?{weak}") if weak and shape in ("M", "nM", "Mn", "MY") else item


def _resolved(text: str, items: list[_Item], joints: list[str]) -> Iterator[PrintedDate]:
    """The dates of a chain, with what they share: the year and month said once."""
    if "range" not in joints and joints and _BETWEEN.search(text[max(0, items[0].span[0] - 24) : items[0].span[0]]):
        joints = ["range", *joints[1:]]
    lent = _lend_forwards(_lend_backwards(items, joints), joints)
    ends = [_ends(text, item, alone=not joints) for item in lent]
    for number, (item, pair) in enumerate(zip(lent, ends, strict=True)):
        if pair is None or (item.shape == "Y" and counts_or_names(text, *item.span)):
            continue
        ranged = "range" in joints[max(0, number - 1) : number + 1]
        yield PrintedDate(item.span, pair[0], pair[1], ranged)
        following = ends[number + 1] if number < len(joints) and joints[number] == "range" else None
        if following is not None:
            yield PrintedDate((item.span[0], lent[number + 1].span[1]), pair[0], following[1])


def _lend_backwards(items: list[_Item], joints: list[str]) -> list[_Item]:
    """As in "1-3 May 2024", "30 April to 2 May 2024", "3-5月": the later says month and year of the earlier."""
    done = list(items)
    for at in range(len(items) - 2, -1, -1):
        item, later = done[at], done[at + 1]
        values = dict(item.values)
        if item.loose and "month" not in values:
            months = later.shape in ("m", "md") and not (item.shape == "n" and "day" in later.values)
            if months:
                values["month"] = item.loose
            elif "month" in later.values and "day" in later.values:
                values |= {"day": item.loose, "month": later.values["month"]}
        has_parts = bool(values.get("month") or item.unit[0])
        if "year" not in values and "year" in later.values and has_parts:
            values["year"] = later.values["year"]
            values["year"] -= joints[at] == "range" and _begins_after(values, later.values)
        done[at] = replace(item, values=values)
    return done


def _begins_after(values: dict[str, int], later: dict[str, int]) -> bool:
    """As in "30 December to 2 January 2024" begins in the year before."""
    month, other = values.get("month", 0), later.get("month", 0)
    return month > other > 0 or (month == other and values.get("day", 0) > later.get("day", 0) > 0)


def _lend_forwards(items: list[_Item], joints: list[str]) -> list[_Item]:
    """As in "May 1-3", "3月5日至11日", "2024年3月至5月": the later takes what only the earlier says."""
    done = list(items)
    for at in range(1, len(items)):
        before, item = done[at - 1], done[at]
        values = dict(item.values)
        if item.loose and "day" in before.values and "month" in before.values:
            values |= {"day": item.loose, "month": before.values["month"]}
        if item.shape == "d" and "month" in before.values:
            values["month"] = before.values["month"]
        later = not _begins_after(before.values, values)
        takes = joints[at - 1] == "range" or item.shape in ("d", "m", "md", "n")
        if "year" not in values and "year" in before.values and values.get("month") and takes and later:
            values["year"] = before.values["year"]
        if "year" in values and "year" not in before.values and before.values.get("month") and item.shape == "nY":
            done[at - 1] = replace(before, values={**before.values, "year": values["year"]})
        done[at] = replace(item, values=values)
    return done


def _ends(text: str, item: _Item, *, alone: bool) -> tuple[Moment, Moment] | None:
    """First and last moment, or None for what is not a date by itself: a number, a verb, a season of no year."""
    values = item.values
    shape, _, weak = item.shape.partition("?")
    year, month, day = values.get("year", 0), values.get("month", 0), values.get("day", 0)
    if shape in ("mn", "ymn") and alone:
        day = 0  # 3月5人 is not the fifth of March
    if weak == "verb" and not (year and day):
        return None
    if shape == "M" and not year and (weak or _is_name(text, item)):
        return None
    if item.unit[0]:
        return _unit_ends(item.unit, year)
    if not (year or month) or month > 12 or (day and day > monthrange(year or 2000, month)[1]):
        return None
    if day and not month:
        return None
    moment = Moment(year, month, day)
    return (moment, moment)


def _is_name(text: str, item: _Item) -> bool:
    """Whether a word may be a name or a verb: "May" and "March" alone, unless a word such as "in" comes before."""
    start, end = item.span
    return text[start:end].lower() in ("may", "march", "mars", "mai") and not _BEFORE_MONTH.search(
        text[max(0, start - 12) : start]
    )


def _unit_ends(unit: tuple[str, int], year: int) -> tuple[Moment, Moment] | None:
    kind, number = unit
    if kind == "Q":
        return (Moment(year, 3 * number - 2), Moment(year, 3 * number))
    if kind == "H":
        return (Moment(year, 6 * number - 5), Moment(year, 6 * number))
    if kind == "T":
        return (Moment(year, 1), Moment(year, 9))
    if kind == "S":
        first = {21: 3, 22: 6, 23: 9, 24: 12}[number]
        last = (first + 1) % 12 + 1
        return (Moment(year, first), Moment(year + (last < first), last)) if year else None
    return (Moment(number), Moment(number + (9 if kind == "D" else 1)))
