"""Numerals as printed: digits in groups, decimals by language, fractions, powers, Chinese numerals, words of number.

Every reader takes a folded text (see `fold_numbers`) and an offset, looks at a bounded stretch, and returns the exact
value with the offset behind it, or None. A value is a `Fraction`, since a third has no decimals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from explainer.evidence.words import fold
from explainer.ground.patterns import regex

Numeral = tuple[Fraction, int]
"""The value of a printed number, and the offset behind its last character."""

COMMA_LANGUAGES: Final = frozenset(
    ["de", "fr", "es", "ru", "it", "pt", "nl", "pl", "cs", "sv", "da", "nb", "no", "fi", "tr", "uk", "id"]
)
"""Languages that write 1,5 for one and a half (CLDR 44, `decimal` of the default numbering system)."""
POINT_REGIONS: Final = frozenset(
    ["es-mx", "es-us", "es-pr", "es-gt", "es-hn", "es-ni", "es-sv", "es-pa", "es-do", "es-pe", "de-ch", "de-li"]
)
"""Their regions that write 1.5 all the same (CLDR 44)."""

LONGEST_NUMERAL: Final = 60
"""Characters; a longer run of digits is no number that anybody states."""
_MOST_DECIMAL_PLACES: Final = 30

_FULL_WIDTH: Final = {0xFF01 + k: 0x21 + k for k in range(94) if chr(0x21 + k) != ","}
_WIDE_GROUP: Final = regex(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_SPACES: Final = dict.fromkeys((0xA0, 0x202F, 0x2009, 0x2007, 0x2008, 0x205F, 0x3000, *range(0x2000, 0x2007)), " ")
_SAME: Final[dict[int, int | str]] = {
    **_FULL_WIDTH,
    **_SPACES,
    **dict.fromkeys(map(ord, "‐‑‒–−"), "-"),
    **dict.fromkeys(map(ord, "—―"), ";"),  # a long dash ends a clause and is no hyphen
    **dict.fromkeys(map(ord, "’‘ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    ord("٪"): "%",
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
}

_SPACED: Final = regex(r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,6}(?![0-9])(?:[.,][0-9]+)?")
_APOSTROPHES: Final = regex(r"[1-9][0-9]{0,2}(?:'[0-9]{3}){1,6}(?![0-9])(?:[.,][0-9]+)?")
_COMMAS: Final = regex(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,9}(?![0-9])(?:\.[0-9]+)?")
_POINTS: Final = regex(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,9}(?![0-9])(?:,[0-9]+)?")
_INDIAN: Final = regex(r"[1-9][0-9]?(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])(?:\.[0-9]+)?")
_PLAIN: Final = regex(r"[0-9]+(?:[.,][0-9]+)?|\.[0-9]+")
RUN: Final = regex(r"[0-9.]?[0-9]*(?:[.,][0-9]+)*")
"""All digits and separators from an offset on: what is skipped if they are no number."""
_NUMERATOR: Final = regex(r"([0-9]{1,4})/([0-9]{1,4})(?![0-9/])")
_MIXED: Final = regex(r"[ -]([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_VULGAR: Final = regex(r" ?([¼½¾⅐-⅞])")
_EXPONENT: Final = regex(r"(?:\^|\*\*)\{?\(?(-?[0-9]{1,2})\)?\}?(?![0-9])")
_RAISED: Final = regex(r"([⁻]?[⁰¹²³⁴-⁹]{1,2})")
_TIMES_TEN: Final = regex(r" ?[x×·⋅*] ?10(?=\^|\*\*|[⁻⁰¹²³⁴-⁹])")
_RAISED_DIGITS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def fold_numbers(text: str) -> str:
    """`text` in small letters, with plain digits, spaces, hyphens and apostrophes; of the same length.

    A Chinese comma ends a clause; only between full-width digits is it a separator.
    """
    return fold(_WIDE_GROUP.sub(",", text).translate(_SAME))


def decimal_comma(language: str) -> bool:
    """Whether the language (a BCP 47 tag, "" if not known) writes a comma before decimals."""
    tag = language.lower()
    return tag.split("-")[0] in COMMA_LANGUAGES and tag not in POINT_REGIONS


def read_digits(text: str, at: int, language: str = "") -> Numeral | None:
    """The number in digits that begins at `at`, with its fraction or power; None where the digits are no number."""
    read = _power(text, at) or _fraction(text, at)
    if read is not None:
        return read
    whole = _grouped(text, at, comma=decimal_comma(language))
    if whole is None:
        return None
    value, end = whole
    return _times_ten(text, value, end) or _with_fraction(text, value, end)


def _grouped(text: str, at: int, *, comma: bool) -> Numeral | None:
    """Digits with separators. One point or comma before three digits is what the language says: group or decimals."""
    for pattern in (_SPACED, _APOSTROPHES, _INDIAN):
        if match := pattern.match(text, at):
            return _value(text, match, "." if pattern is _INDIAN else _last_mark(match[0]))
    for pattern, separator, by_language in ((_COMMAS, ",", not comma), (_POINTS, ".", comma)):
        match = pattern.match(text, at)
        if match and (by_language or match[0].count(separator) > 1 or _last_mark(match[0]) not in ("", separator)):
            return _value(text, match, "." if separator == "," else ",")
    match = _PLAIN.match(text, at)
    if match is None or ("," in match[0] and not comma):
        return None
    return _value(text, match, "," if "," in match[0] else ".")


def _last_mark(digits: str) -> str:
    return next((mark for mark in reversed(digits) if mark in ".,"), "")


def _value(text: str, match: re.Match[str], decimal: str) -> Numeral | None:
    digits = match[0]
    follows = text[match.end() : match.end() + 2]
    cut = len(follows) == 2 and follows[0] in ".," and follows[1].isdigit()
    if len(digits) > LONGEST_NUMERAL or cut:
        return None
    whole, _, decimals = digits.partition(decimal) if decimal else (digits, "", "")
    plain = re.sub(r"[^0-9]", "", whole)
    return Fraction(int(plain + decimals or "0"), 10 ** len(decimals)), match.end()


def _fraction(text: str, at: int) -> Numeral | None:
    if (match := _VULGAR.match(text, at)) and text[at] != " ":
        return _vulgar(match[1]), match.end()
    match = _NUMERATOR.match(text, at)
    return (Fraction(int(match[1]), int(match[2])), match.end()) if match and int(match[2]) else None


def _with_fraction(text: str, value: Fraction, end: int) -> Numeral:
    if value.denominator == 1 and (match := _VULGAR.match(text, end)):
        return value + _vulgar(match[1]), match.end()
    match = _MIXED.match(text, end)
    if value.denominator == 1 and match and 0 < int(match[1]) < int(match[2]):
        return value + Fraction(int(match[1]), int(match[2])), match.end()
    return value, end


def _vulgar(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def _power(text: str, at: int) -> Numeral | None:
    if not text.startswith("10", at):
        return None
    raised = _EXPONENT.match(text, at + 2) or _RAISED.match(text, at + 2)
    if raised is None:
        return None
    exponent = raised[1].translate(_RAISED_DIGITS)
    if not re.fullmatch("-?[0-9]+", exponent) or abs(int(exponent)) > _MOST_DECIMAL_PLACES:
        return None
    return Fraction(10) ** int(exponent), raised.end()


def _times_ten(text: str, value: Fraction, end: int) -> Numeral | None:
    ten = _TIMES_TEN.match(text, end)
    power = _power(text, ten.end() - 2) if ten else None
    return (value * power[0], power[1]) if power else None


# Chinese numerals

HAN_DIGITS: Final[Mapping[str, int]] = {
    **{sign: k for k, sign in enumerate("零一二三四五六七八九")},
    **{sign: k for k, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "兩": 2,
}
HAN_SCALES: Final[Mapping[str, int]] = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "萬": 10**4,
    "亿": 10**8, "億": 10**8,
    "兆": 10**12,
}  # fmt: skip
HAN_PREFIXED: Final = "[瓦克米卡伏赫帕焦]"
"""Signs of measures that take 千 and 兆 before them: kilowatt, kilogram, megahertz."""
_HAN_TENS: Final[Mapping[str, str]] = {"廿": "二", "卅": "三"}
HAN: Final = "".join([*HAN_DIGITS, *HAN_SCALES, *_HAN_TENS])
_HAN_NUMERAL: Final = regex(rf"[{HAN}]{{1,40}}(?:点[{''.join(HAN_DIGITS)}]{{1,20}}[{''.join(HAN_SCALES)}]{{0,4}})?")


def read_han(text: str, at: int) -> Numeral | None:
    """The number in Chinese numerals at `at`: 三千六百, 二〇二四, 五点六, 两万; None if they make no number."""
    match = _HAN_NUMERAL.match(text, at)
    if match is None:
        return None
    whole, _, rest = match[0].partition("点")
    if not rest:
        measured = (
            len(whole) > 1
            and whole[-1] == "千"
            and whole[-2] in "万亿萬億"
            and re.match(HAN_PREFIXED, text[match.end() :][:1])
        )
        whole = whole[:-1] if measured else whole  # 十二万千瓦
        value = _han_value(whole)
        return None if value is None else (Fraction(value), at + len(whole))
    decimals = rest.rstrip("".join(HAN_SCALES))
    first = _han_value(whole)
    if first is None:
        return None
    scale = 1
    for sign in rest[len(decimals) :]:
        scale *= HAN_SCALES[sign]
    digits = "".join(str(HAN_DIGITS[sign]) for sign in decimals)
    return (first + Fraction(int(digits), 10 ** len(digits))) * scale, match.end()


_ONE_OR_NEXT: Final = frozenset(
    ["一二", "一两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"]
)
"""七八个 are seven or eight."""


def _han_value(numeral: str) -> int | None:
    if numeral in _ONE_OR_NEXT:
        return None
    if all(sign in HAN_DIGITS for sign in numeral):  # digit by digit, as years are written
        return int("".join(str(HAN_DIGITS[sign]) for sign in numeral))
    if numeral[0] in _HAN_TENS:
        numeral = f"{_HAN_TENS[numeral[0]]}十{numeral[1:]}"
    return None if any(sign in _HAN_TENS for sign in numeral) else _han_sum(numeral)


def _han_sum(numeral: str) -> int | None:
    total = section = 0
    digit: int | None = None
    for sign in numeral:
        if sign in HAN_DIGITS:
            if digit:
                return None  # 三五百: "three to five hundred" is no number
            digit = HAN_DIGITS[sign]
            continue
        scale = HAN_SCALES[sign]
        if scale < 10**4:
            section += (1 if digit is None or (digit == 0 and section == 0) else digit) * scale
        elif total and section == 0 and digit is None:
            total *= scale  # 万亿
        elif scale == 10**8 and 0 < total < 10**8:
            total = (total + section + (digit or 0)) * scale
            section = 0
        else:
            total += (section + (digit or 0) or 1) * scale
            section = 0
        digit = None
    last = digit or 0
    if last and len(numeral) > 1 and numeral[-2] in "百佰千仟万萬亿億":  # 三千六 is 3600, 三千〇六 is 3006
        last *= HAN_SCALES[numeral[-2]] // 10
    return total + section + last


def base_language(language: str) -> str:
    """The language whose words of number and scale are read: `de` for `de-AT`; English where none is known."""
    return language.lower().split("-")[0] or "en"
