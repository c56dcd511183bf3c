"""A text cut into the words and numbers of which dates are made; everything else is a gap between them.

One letter says what a token is: `n` a small number, `Y` a year of four digits, `y m d` a year, month and day with
Chinese characters, `M` the name of a month, `Q H S` a quarter, half or season, `D` a decade, `P` a span of two years
such as 2023/24, `F` a date all in digits.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from explainer.evidence.datewords import (
    DAY_FIRST,
    DAY_FIRST_ENGLISH,
    HALVES,
    ORDINALS,
    QUARTERS,
    SEASONS,
    month_names,
)
from explainer.ground.patterns import regex

_HAN: Final = "〇零○一二三四五六七八九"
_HAN_NUMBER: Final = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DIGITS: Final = str.maketrans("０１２３４５６７８９－／．～‐‑‒–—―−\xa0\u2009\u202f", "0123456789-/.~-------   ")
_TOKEN: Final = regex(
    rf"""
    (?<![0-9A-Za-z])(?<![0-9][.,/])(?:
        (?P<iso>[12][0-9]{{3}})(?P<mark>[-./])(?P<iso_month>[0-9]{{1,2}})(?:(?P=mark)(?P<iso_day>[0-9]{{1,2}}))?
            (?![0-9]|(?P=mark)[0-9]|[A-Za-z]{{2}})
      | (?P<first>[0-9]{{1,2}})(?P<dot>[-./])[ ]?(?P<second>[0-9]{{1,2}})(?P=dot)[ ]?(?P<last>[12][0-9]{{3}})(?![0-9])
      | (?P<decade>[12][0-9]{{2}}0)(?:s|er|-е|-х)(?![a-zа-я])
    )
  | (?P<century>上世纪|(?:20|二十)世纪)?(?P<han_decade>[0-9]0|[{_HAN}]十|[12][0-9]{{2}}0)年代
  | (?P<y>(?<![0-9])[12][0-9]{{3}}|(?<![{_HAN}])[{_HAN}]{{4}})\ ?年
  | (?<![0-9十个])(?P<m>{_HAN_NUMBER})\ ?月
  | (?<![0-9十])(?P<d>{_HAN_NUMBER})\ ?[日号]
  | 第?(?P<q>[一二三四1-4])季度|(?P<three>前三)季度
  | (?P<h>[上下])半年
  | (?<=[年 ])(?P<s>[春夏秋冬])[季天]?
  | (?<![A-Za-z])(?:[Qq](?P<q1>[1-4])|(?<![0-9])(?P<q2>[1-4])Q|H(?P<h1>[12])|(?<![0-9])(?P<h2>[12])H)(?![0-9A-Za-z])
  | (?<![0-9A-Za-z])(?<![0-9][.,:])(?:(?<![A-Za-z]-)|(?=[12][0-9]{{3}}(?![0-9])))(?P<number>[0-9]{{1,4}})
        (?P<suffix>st|nd|rd|th|er|re|ère|[ºª°]|-?го|-й|-е)?(?=[QH][1-4])?(?![0-9%％]|[.,:][0-9]|[A-Za-z]{{3}}|[A-GI-PR-Za-z](?![a-z]))
  | (?P<word>[^\W\d_\u2e80-\uffff]+)
    """,
    re.VERBOSE,
)
_QUARTERS: Final = frozenset(QUARTERS.split("|"))
_HALVES: Final = frozenset(HALVES.split("|"))
_VERBS: Final = frozenset({"may", "march"})
_FULL_LENGTH: Final = 4  # "june", "juin", "марта"; shorter names are listed by their languages


@dataclass(frozen=True, slots=True)
class DateToken:
    """A piece of a date. `values`: its number, or year, month and day (0: not there) of `F`, or both years of `P`.

    `short`: an abbreviation, which a full stop may follow. `verb`: "may" and "march" in lower case. `place`: its
    offsets in the text, the end exclusive.
    """

    kind: str
    values: tuple[int, ...]
    start: int
    end: int
    short: bool = False
    verb: bool = False


def tokens(text: str, language: str) -> tuple[str, list[DateToken]]:
    """The text with digits of one width, which keeps its length, and its tokens in order. Linear."""
    even = text.translate(_DIGITS)
    names, full = _names(language)
    found: list[DateToken] = []
    order: tuple[str, DateToken] | None = None  # an ordinal word that may belong to a quarter or half
    for match in _TOKEN.finditer(even):
        token, ordinal = _token(match, names, full, language)
        if token is not None and token.kind in "QH" and not token.values:
            token = _counted(even, token, order)
            if token is not None and found and found[-1].end > token.start:
                found.pop()  # "2. Quartal": the number is part of it
        if token is not None:
            found.append(token)
        number = token if token is not None and token.kind == "n" else ordinal
        order = ("", number) if number is not None else None
    return even, found


@lru_cache(maxsize=64)
def _names(language: str) -> tuple[dict[str, int], frozenset[str]]:
    full = month_names("xx")
    own = dict(month_names(language))
    short = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    return own, frozenset(name for name in own if name in full and name not in short)


def _counted(text: str, unit: DateToken, order: tuple[str, DateToken] | None) -> DateToken | None:
    """A quarter or half with the ordinal before it; None if there is none."""
    if order is None or text[order[1].end : unit.start].strip(" .") or unit.start - order[1].end > 3:
        return None
    number = order[1].values[0]
    return (
        DateToken(unit.kind, (number,), order[1].start, unit.end) if number <= (4 if unit.kind == "Q" else 2) else None
    )


def _token(
    match: re.Match[str], names: dict[str, int], full: frozenset[str], language: str
) -> tuple[DateToken | None, DateToken | None]:
    """Either the token or an ordinal word; the other is None."""
    start, end = match.span()
    if match["word"]:
        return _word(match["word"], start, end, names, full)
    if match["number"]:
        number, size = int(match["number"]), len(match["number"])
        kind = "Y" if size == 4 and 1000 <= number <= 2999 else "n" if size < 3 and 1 <= number <= 31 else ""
        return (DateToken(kind, (number,), start, end) if kind else None), None
    if match["iso"]:
        return _iso(match, language), None
    if match["first"]:
        return _numeric(match, language), None
    return _signed(match, start, end), None


def _word(
    word: str, start: int, end: int, names: dict[str, int], full: frozenset[str]
) -> tuple[DateToken | None, DateToken | None]:
    low = word.lower()
    if low in names:
        return DateToken("M", (names[low],), start, end, low not in full, low in _VERBS and word == low), None
    if low in SEASONS:
        return DateToken("S", (SEASONS[low],), start, end), None
    if low in _QUARTERS or low in _HALVES:
        return DateToken("Q" if low in _QUARTERS else "H", (), start, end), None
    return None, DateToken("o", (ORDINALS[low],), start, end) if low in ORDINALS else None


def _signed(match: re.Match[str], start: int, end: int) -> DateToken | None:
    """The token of a part that names its unit: Chinese years, months and days, quarters, halves, seasons, decades."""
    if match["decade"] or match["han_decade"]:
        digits = match["decade"] or match["han_decade"]
        year = int(digits) if digits.isdigit() else 10 * _han(digits[0])
        if year < 100 and not match["century"]:
            return None
        return DateToken("D", (year if year > 99 else 1900 + year,), start, end)
    if match["y"]:
        year = int(match["y"]) if match["y"].isdigit() else int("".join(str(_han(sign)) for sign in match["y"]))
        return DateToken("y", (year,), start, end) if 1000 <= year <= 2999 else None
    if match["m"] or match["d"]:
        return DateToken("m" if match["m"] else "d", (_han(match["m"] or match["d"]),), start, end)
    if quarter := match["q"] or match["q1"] or match["q2"]:
        return DateToken("Q", (_han(quarter),), start, end)
    if match["three"]:
        return DateToken("T", (3,), start, end)
    if match["s"]:
        return DateToken("S", (21 + "春夏秋冬".index(match["s"]),), start, end)
    half = match["h1"] or match["h2"] or str(1 + "上下".index(match["h"]))
    return DateToken("H", (int(half),), start, end)


def _han(digits: str) -> int:
    """`5`, `五`, `十五`, `二十` → the number."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    unit = "〇一二三四五六七八九".replace("〇", "零").find(ones) if ones else 0
    unit = 0 if ones in ("〇", "○") else unit
    return unit if not ten else 10 * (_han(tens) if tens else 1) + unit


def _iso(match: re.Match[str], language: str) -> DateToken | None:
    """The year first. 2023-24 is two years; 2010-11 may be two years or a month, and so is read as neither."""
    year, second = int(match["iso"]), int(match["iso_month"])
    if match["iso_day"]:
        return DateToken("F", (year, second, int(match["iso_day"])), *match.span())
    follows = second == (year + 1) % 100 and len(match["iso_month"]) == 2
    if match["mark"] == "." or (follows and second <= 12):
        return None
    if follows:
        return DateToken("P", (year, year + 1), *match.span())
    written = len(match["iso_month"]) == 2 or language.startswith("zh")
    return DateToken("F", (year, second, 0), *match.span()) if written and 1 <= second <= 12 else None


def _numeric(match: re.Match[str], language: str) -> DateToken | None:
    """Day and month before the year, in the order of the language; None if it leaves the order open."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["last"])
    primary, _, rest = language.lower().partition("-")
    day_first = primary in DAY_FIRST or (primary == "en" and bool(DAY_FIRST_ENGLISH & set(rest.split("-"))))
    month_first = primary == "en" and "us" in rest.split("-")
    if match["dot"] == "." and primary != "en":
        day_first = True
    if day_first or first > 12 or first == second:
        return DateToken("F", (year, second, first), *match.span())
    if month_first or second > 12:
        return DateToken("F", (year, first, second), *match.span())
    return None


def gaps(text: str, found: list[DateToken]) -> Iterator[str]:
    """The text between each token and the next, in lower case; long gaps are cut, since they join nothing."""
    for one, other in itertools.pairwise(found):
        yield text[one.end : min(other.start, one.end + 24)].lower()
