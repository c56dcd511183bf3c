"""Times that a text prints: days, months, quarters, halves and years, as spans with their first and last day.

They are read for two reasons: their digits are no figures, and a value of a series stands beside its own time.
"""

from __future__ import annotations

import datetime
import itertools
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from explainer.evidence.numerals import HAN_DIGITS, fold_numbers
from explainer.ground.dates import PartialDate
from explainer.ground.patterns import regex

_MONTH_NAMES: Final = (
    "january jan januar jänner janvier enero января январь январе",
    "february feb februar février fevrier febrero февраля февраль феврале",
    "march mar märz mars marzo марта март марте",
    "april apr avril abril апреля апрель апреле",
    "may mai mayo мая май мае",
    "june jun juni juin junio июня июнь июне",
    "july jul juli juillet julio июля июль июле",
    "august aug août aout agosto августа август августе",
    "september sep sept septembre septiembre сентября сентябрь сентябре",
    "october oct oktober octobre octubre октября октябрь октябре",
    "november nov novembre noviembre ноября ноябрь ноябре",
    "december dec dezember dez décembre decembre diciembre декабря декабрь декабре",
)
MONTHS: Final[Mapping[str, int]] = {name: k for k, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_ORDINALS: Final = (
    r"1st|first|erste\w?|premi\w{2,3}|primer\w?|первом|первый|первого|первое|一|1",
    r"2nd|second|last|zweite\w?|deuxième|second|segundo|втором|второй|второго|второе|二|2",
    r"3rd|third|dritte\w?|troisième|tercer\w?|третьем|третий|третьего|三|3",
    r"4th|fourth|last|final|vierte\w?|quatrième|cuarto|четвёртом|четвертом|четвертый|четвёртый|四|4",
)
_MONTH: Final = "(?P<month>" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_YEAR: Final = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2}|2100)(?![0-9])"
_DAY: Final = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_YEAR_AFTER: Final = rf"(?:,? (?:of |de |del |in )?{_YEAR}(?! ?(?:%|percent|per cent))(?: ?(?:года|году|г\.))?)"
_EDGE: Final = r"(?<![0-9.,/-])"
_PART: Final = "|".join(f"(?P<part{k}>{words})" for k, words in enumerate(_ORDINALS, 1))
_FORMS: Final[tuple[re.Pattern[str], ...]] = tuple(
    regex(form)
    for form in (
        rf"{_EDGE}{_DAY}(?:st|nd|rd|th|er|\.|º)?(?: ?(?:-|to|and|bis|und|au|et|al|y|по"
        rf"|и) ?(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?)?"
        rf"(?: of| de)? ?{_MONTH}{_YEAR_AFTER}?",
        rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?(?: ?(?:-|to|and) ?(?P<last>[0-9]{{1,2}}))?(?!\.?[0-9%]| ?percent"
        rf"| ?per cent){_YEAR_AFTER}?",
        rf"\b{_MONTH}(?:,? (?:of |de |del )?){_YEAR}",
        rf"(?:(?<=\bin )|(?<=\bim )|(?<=\ben )|(?<=\bde )|(?<=\bв )){_MONTH}(?! ?[0-9])",
        rf"{_EDGE}{_YEAR}[-/.](?P<number>1[0-2]|0[1-9])(?:[-/.]{_DAY})?(?![0-9])",
        rf"{_EDGE}(?P<day>[0-9]{{1,2}})[./](?P<number>[0-9]{{1,2}})[./]{_YEAR}",
        rf"(?:{_YEAR} ?年度?|(?P<han>[〇零一二三四五六七八九]{{4}})年)"
        r"(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<number>1[0-2]|0?[1-9])月(?:(?P<day>[0-9]{1,2})[日号])?)?",
        r"(?<![0-9])(?P<number>1[0-2]|0?[1-9])月(?:(?P<day>[0-9]{1,2})[日号])?",
        rf"(?:\b(?:{_PART})[ -](?:(?P<quarters>quarter|quartals?|trimestre|квартал\w?)"
        rf"|(?P<halves>half|halbjahr\w{{0,2}}|hälfte|semestre|полугоди\w))(?:[- ]year)?)(?:,? (?:of |de |del "
        rf"|des )?(?:the year )?(?:{_YEAR}(?: ?(?:года|г\.))?))?",
        rf"\b(?:q(?P<quarter>[1-4])|h(?P<half>[12]))(?:[ /,-]+{_YEAR})?\b",
        rf"{_EDGE}{_YEAR}[ -](?:q(?P<quarter>[1-4])|h(?P<half>[12]))\b",
        rf"{_EDGE}{_YEAR} ?[-/] ?(?P<until>20[0-9]{{2}}|1[5-9][0-9]{{2}}|[0-9]{{2}})(?![0-9%]| ?percent)",
        rf"{_EDGE}{_YEAR} ?(?:года|году|г\.)",
    )
)
_BARE_YEAR: Final = regex(rf"{_EDGE}{_YEAR}(?![.,/]?[0-9]|%)")
_JOINED: Final = regex(r" ?(?:-|to|until|through|and|bis|und|à|au|a|al|hasta|y|и|по|до|至|到) ?(?:the |den |le |el )?")


@dataclass(frozen=True, slots=True)
class PrintedPeriod:
    """A time as printed at `start:end`. `first` and `last` are its days, None where no year stands there.

    `bare` is a year alone, which might be a number of things: `2024 units`. `month` and `day` are 0 where not printed.
    """

    start: int
    end: int
    first: datetime.date | None
    last: datetime.date | None
    month: int = 0
    day: int = 0
    bare: bool = False


def printed_periods(text: str) -> tuple[PrintedPeriod, ...]:
    """The times that `text` prints, in order and without overlaps; the longest reading of a place wins."""
    folded = fold_numbers(text)
    if not any(character.isdigit() or character in HAN_DIGITS or character.isalpha() for character in folded):
        return ()
    found = [period for form in _FORMS for match in form.finditer(folded) if (period := _read(match)) is not None]
    found += [_of_year(match) for match in _BARE_YEAR.finditer(folded)]
    return tuple(_without_overlaps(found))


def prints_period(period: PrintedPeriod, date: PartialDate) -> bool:
    """Whether a printed time is this date, at its precision: `May 2024` is not `2024-05-01`, nor the reverse."""
    if date.has_year:
        return period.first is not None and (period.first, period.last) == (date.earliest, date.latest)
    match = re.fullmatch(r"XXXX-([0-9]{2})(?:-([0-9]{2}))?[~?%]?", date.text)
    return bool(match and (period.month, period.day) == (int(match[1]), int(match[2] or 0)))


def joined_periods(text: str, periods: tuple[PrintedPeriod, ...]) -> tuple[PrintedPeriod, ...]:
    """The periods, and each pair of neighbours that a word such as `to` joins, as one time."""
    folded = fold_numbers(text)
    pairs = [
        PrintedPeriod(one.start, two.end, one.first, two.last)
        for one, two in itertools.pairwise(periods)
        if one.first and two.last and one.first < two.last and _JOINED.fullmatch(folded, one.end, two.start)
    ]
    return (*periods, *pairs)


def _without_overlaps(found: list[PrintedPeriod]) -> Iterator[PrintedPeriod]:
    end = 0
    for period in sorted(found, key=lambda period: (period.start, -period.end)):
        if period.start >= end:
            yield period
            end = period.end


def _of_year(match: re.Match[str]) -> PrintedPeriod:
    year = int(match["year"])
    return PrintedPeriod(*match.span(), datetime.date(year, 1, 1), datetime.date(year, 12, 31), bare=True)


def _read(match: re.Match[str]) -> PrintedPeriod | None:
    parts = match.groupdict()
    year = _year(parts)
    first, last, day = _months(parts)
    if day and (not 1 <= first <= 12 or not 1 <= day <= monthrange(year or 2000, first)[1]):
        return None
    if parts.get("until"):
        until = int(parts["until"]) if len(parts["until"]) == 4 else (year or 0) // 100 * 100 + int(parts["until"])
        if not year or not year < until <= year + 100:
            return None
        return PrintedPeriod(*match.span(), datetime.date(year, 1, 1), datetime.date(until, 12, 31))
    if not year:
        return PrintedPeriod(*match.span(), None, None, first if first == last else 0, day)
    end_day = int(parts.get("last") or 0) or day or monthrange(year, last)[1]
    if not day <= end_day <= monthrange(year, last)[1]:
        return None
    start = datetime.date(year, first, day or 1)
    return PrintedPeriod(*match.span(), start, datetime.date(year, last, end_day), first if first == last else 0, day)


def _year(parts: Mapping[str, str | None]) -> int:
    if han := parts.get("han"):
        return int("".join(str(HAN_DIGITS[sign]) for sign in han))
    return int(parts.get("year") or 0)


def _months(parts: Mapping[str, str | None]) -> tuple[int, int, int]:
    """First and last month, and the day or 0; a year alone is its twelve months."""
    day = int(parts.get("day") or 0)
    if name := parts.get("month"):
        return MONTHS[name], MONTHS[name], day
    if number := parts.get("number"):
        month = int(number)
        return (month, month, day) if 1 <= month <= 12 else (0, 0, 99)
    part = next((k for k in range(1, 5) if parts.get(f"part{k}")), 0)
    if parts.get("halves") or parts.get("half"):
        second = part > 1 or parts.get("half") in ("2", "下")
        return (7, 12, 0) if second else (1, 6, 0)
    if parts.get("quarters") or parts.get("quarter"):
        named = parts.get("quarter") or ""
        quarter = part or HAN_DIGITS.get(named, 0) or int(named or 0)
        return 3 * quarter - 2, 3 * quarter, 0
    return 1, 12, 0
