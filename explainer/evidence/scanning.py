"""The numbers of a text one after the other, with what is directly around each: sign, scale, percent, currency."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final

from explainer.evidence import scales
from explainer.evidence.number_words import and_half, number_words, read_words
from explainer.evidence.numerals import (
    HAN,
    HAN_DIGITS,
    LONGEST_NUMERAL,
    RUN,
    Numeral,
    base_language,
    read_digits,
    read_han,
)
from explainer.evidence.ratios import ratio_at
from explainer.evidence.scales import UnitKind
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.ground.patterns import regex

MOST_NUMBERS: Final = 20_000
"""How many numbers of one text are read. A quotation has a few."""

_BEGIN: Final = regex(
    rf"(?P<digit>[0-9]|\.[0-9]|[¼½¾⅐-⅞])|(?P<han>百分之|千分之|半数|[{HAN}])|(?P<word>[^\W\d_\u2e80-\uffef]+)"
)
_SIGN: Final = regex(
    r"(?:(?:^|[\s(\[:,，/~]|[$€£¥₽₹](?=-))-|(?:\b(?:minus|negative|(?<!au )moins|(?<!al )(?<!lo )menos|минус)"
    r"|负|零下|零下约) ?[$€£¥₽₹]?|-[$€£¥₽₹])$"
)
_HAN_PARTS: Final = regex(rf"([{HAN}]{{1,9}})分之")
_HAN_UNIT: Final = regex(
    r"[个項项家人名座种類类年次倍成元块亩吨公平米里千万亿条辆台套批所位岁天月％%户件艘只头支场门国省县镇村番例宗笔栋幢株架]|市(?!场)|[到至][一二两三四五六七八九十]"
)
_HAN_RUN: Final = regex(f"[{HAN}]*")
_VAGUE: Final = regex(
    r"(?:\b(?:several|few|many|couple of|mehreren?|einige[nr]?|wenigen?|vielen?|plusieurs|quelques|varios|varias"
    r"|algunos|algunas"
    r"|cuantos|cuantas|несколько|несколькими|нескольких|много)) $"
)
_HAN_VAGUE: Final = regex(r"(?:(?<![人总户次件指系倍])数|几|(?<![以加赶跟])上|成)$")
_HAN_WORD: Final = regex(r"(?<=[统唯同划归如逐专万])一|[百千万]年|一(?=[些般样直切定致起系])")
_TENTHS: Final = regex(r"成(半|[一二三四五六七八九1-9])?(?![立为员功长本就效果品分绩都人交年型因份])")
_THOUSANDS: Final[Mapping[str, str]] = {"de": "tausend", "fr": "mille", "es": "mil", "ru": "тысяча тысячу"}
_SPELT_FRACTION: Final = regex(
    r"[ -](?:(half|halves)|(thirds?|drittel|tiers|tercios?|трети|треть)|(quarters?|viertel|quarts?|cuartos?"
    r"|четверти|четверть)"
    r"|(fifths?|fünftel|cinquièmes?|quintos?)|(tenths?|zehntel|dixièmes?|décimos?))(?!\w)"
)
_PARTS: Final = (2, 3, 4, 5, 10)
_HALF: Final = regex(r"half an? |eine halbe |un demi-|medio ")


def scan(reading: ScannedText) -> Iterator[NumberToken]:
    """The numbers in order; a stretch that states no amount is passed over."""
    folded, at, count = reading.folded, 0, 0
    starts = [start for start, _ in reading.skipped]
    years = {period.start: period.end for period in reading.periods if period.bare}
    known = number_words(base_language(reading.language))
    while count < MOST_NUMBERS and (match := _BEGIN.search(folded, at)):
        at = match.start()
        k = bisect_right(starts, at) - 1
        if k >= 0 and at < reading.skipped[k][1]:
            at = reading.skipped[k][1]
            continue
        limit = starts[k + 1] if k + 1 < len(starts) else len(folded)
        token = _number(reading, match, known, limit, years)
        if token is None:
            skip = RUN.match(folded, at) if match["digit"] else None
            if match["han"] and (_is_vague_han(folded, at) or read_han(folded, at) is None):
                skip = _HAN_RUN.match(folded, at)  # 三四百 is not a number, and neither is its 四百
            at = max(skip.end() if skip else 0, match.end())
        else:
            count += 1
            yield token
            at = max(token.stop, match.start() + 1)


def _number(
    reading: ScannedText, match: re.Match[str], known: Mapping[str, int], limit: int, years: dict[int, int]
) -> NumberToken | None:
    folded, at = reading.folded, match.start()
    if not match["han"] and (ratio := ratio_at(folded, at, reading.language)) and ratio[1] <= limit:
        return _token(reading, at, ratio, spelt=not any(sign.isdigit() for sign in folded[at : ratio[1]]))
    if match["word"]:
        return _worded(reading, match, known)
    if match["han"]:
        return _han(reading, at)
    return _digits(reading, at, limit, years)


def _is_vague_han(folded: str, at: int) -> bool:
    """Whether Chinese numerals are vague: 数十, 几百, 上千 (some tens, hundreds, thousands) are not numbers."""
    return folded[at] in "十百千万亿" and _HAN_VAGUE.search(folded, max(0, at - 2), at) is not None


def _worded(reading: ScannedText, match: re.Match[str], known: Mapping[str, int]) -> NumberToken | None:
    """A number in words; `several hundred` is not one."""
    folded, at, word = reading.folded, match.start(), match["word"]
    if _VAGUE.search(folded, max(0, at - 16), at):
        return None
    if half := _HALF.match(folded, at):
        return _token(reading, at, (Fraction(1, 2), half.end() - 1), spelt=True, must_scale=True)
    if (part := _PART_OF.match(folded, at)) and not _OF_TIME.search(folded, max(0, at - 10), at):
        k = next(number for number in range(len(_PARTS)) if part[f"p{number}"])
        return _token(reading, at, (Fraction(1, _PARTS[k]), part.end()), spelt=True)
    thousand = word in _THOUSANDS.get(base_language(reading.language), "").split()
    if thousand and not folded.endswith(("por ", "pour "), 0, at):
        return _summed(reading, _token(reading, at, (Fraction(1), at), spelt=True, must_scale=True))
    read = read_words(folded, at, reading.language)
    if read is not None:
        return _summed(reading, _token(reading, at, _spelt_fraction(folded, read), spelt=True))
    if word in known or word.startswith("quatre") or word in _ARTICLES:
        return _summed(reading, _token(reading, at, (Fraction(1), match.end()), spelt=True, must_scale=True))
    return None


_PART_OF: Final = regex(
    r"(?:(?P<p0>half(?= (?:of )?(?:the|all|its|their)\b)|hälfte(?= de[rs]\b)|moitié(?= d(?:es?|u)\b)|mitad(?= del?\b))"
    r"|(?:an?|one|ein|un|le) (?:(?P<p1>third|drittel|tiers)|(?P<p2>quarter|viertel|quart)|(?P<p3>fifth|fünftel"
    r"|cinquième)"
    r"|(?P<p4>tenth|zehntel|dixième))(?= (?:of (?!an? |[0-9])|de[rs]? |du )))(?![^\W\d_])"
)
_OF_TIME: Final = regex(r"\b(?:first|second|latter|other|last|erste|zweite|première|seconde|primera|segunda) $")
_ARTICLES: Final = frozenset(["a", "an", "eine", "ein", "un", "una", "один", "одна"])


def _digits(reading: ScannedText, at: int, limit: int, years: Mapping[int, int]) -> NumberToken | None:
    folded = reading.folded
    if at and (folded[at - 1].isdigit() or (folded[at - 1] in ".," and at > 1 and folded[at - 2].isdigit())):
        return None
    bare = folded[max(0, at - 1) : at]
    if bare.isalpha() and bare < "\u2e80" and not scales.CURRENCY_BEFORE.search(folded, max(0, at - 4), at):
        return None
    found = read_digits(folded[at : min(limit, at + 2 * LONGEST_NUMERAL)], 0, reading.language)
    if found is None:
        return None
    value, length = found
    if tenths := _tenths(folded, value, at + length):
        return _share(reading, at, tenths, spelt=False)
    return _token(reading, at, (value, at + length), year=years.get(at) == at + length)


def _tenths(folded: str, value: Fraction, end: int) -> Numeral | None:
    """三成 is thirty percent, and 七成五 seventy-five."""
    match = _TENTHS.match(folded, end)
    if match is None or not 0 < value <= _LARGEST_TENTHS or value.denominator != 1:
        return None
    unit = match[1] or "0"
    more = 5 if unit == "半" else int(unit) if unit.isascii() else HAN_DIGITS[unit]
    return 10 * value + more, match.end()


_LARGEST_TENTHS: Final = 10


def _share(reading: ScannedText, at: int, read: Numeral, *, spelt: bool) -> NumberToken | None:
    token = _token(reading, at, read, spelt=spelt)
    return replace(token, unit_kind="percent", stop=token.tail) if token else None


_MORE: Final = regex(" (?:and |und |et |y )?")
_MOST_PARTS: Final = 4


def _summed(reading: ScannedText, token: NumberToken | None) -> NumberToken | None:
    """The number with what follows below its scale: `two thousand five hundred` is one number."""
    for _ in range(_MOST_PARTS):
        if token is None or token.stop != token.tail or token.amount <= token.value or token.unit_kind != "count":
            return token
        match = _MORE.match(reading.folded, token.tail)
        read = read_words(reading.folded, match.end(), reading.language) if match else None
        more = _token(reading, match.end(), read, spelt=True) if match and read else None
        if more is None or not more.amount < token.amount / Fraction(token.value):
            return token
        scale = more.scale if more.scale else ""
        total = token.amount + more.amount
        value = total / (more.amount / Fraction(more.value))
        token = replace(
            more, value=_decimal(value), amount=total, scale=scale, start=token.start, begin=token.begin,
            raw=reading.text[token.start : more.end],
        )  # fmt: skip
    return token


def _spelt_fraction(folded: str, read: Numeral) -> Numeral:
    value, end = read
    match = _SPELT_FRACTION.match(folded, end)
    if match is None or value >= 20 or match.lastindex is None:
        return read
    return value / _PARTS[match.lastindex - 1], match.end()


def _han(reading: ScannedText, at: int) -> NumberToken | None:
    """A number in Chinese numerals. A single one is a number only before a measure word: 一 begins many words."""
    folded = reading.folded
    if _is_vague_han(folded, at) or _HAN_WORD.match(folded, at):
        return None
    if folded.startswith(("半数", "一半"), at):
        return _token(reading, at, (Fraction(1, 2), at + 2), spelt=True)
    if folded.startswith(("百分之", "千分之"), at):
        return _han_share(reading, at)
    if (parts := _HAN_PARTS.match(folded, at)) and (whole := read_han(folded, at)):
        share = read_han(folded, parts.end())
        if share is not None and whole[0]:
            return _token(reading, at, (share[0] / whole[0], share[1]), spelt=True)
    read = read_han(folded, at)
    if read is None:
        return None
    if tenths := _tenths(folded, read[0], read[1]):
        return _share(reading, at, tenths, spelt=True)
    short = read[1] - at < 2 or folded[at : read[1]] in ("千万", "万一", "百万", "十分", "一一", "三千", "百千")
    if short and not _HAN_UNIT.match(folded, read[1]):
        return None
    return _token(reading, at, read, spelt=True)


def _han_share(reading: ScannedText, at: int) -> NumberToken | None:
    folded = reading.folded
    read = read_han(folded, at + 3) or read_digits(folded, at + 3, "zh")
    token = _token(reading, at, read, spelt=not folded[at + 3].isdigit()) if read else None
    if token is None:
        return None
    kind: UnitKind = "percent" if folded[at] == "百" else "count"
    start = at if token.spelt else at + 3
    return replace(token, unit_kind=kind, start=start, raw=reading.text[start : token.end])


def _token(
    reading: ScannedText, at: int, read: Numeral, *, spelt: bool = False, year: bool = False, must_scale: bool = False
) -> NumberToken | None:
    """A number with what is directly around it: sign, scale, percent, currency."""
    folded = reading.folded
    value, end = read
    factor, words, last = _scale(reading, value, end)
    if must_scale and factor == 1:
        return None
    is_sum = words is None
    if words is None:  # 12亿3456万: a sum, not one scale
        value, factor, words = factor, Fraction(1), ""
    elif words and (half := and_half(folded, last)):  # un million et demi
        value, last = value + Fraction(1, 2), half
    before = scales.CURRENCY_BEFORE.search(folded, max(0, at - 8), at)
    begin = before.start() if before else at
    sign = _SIGN.search(folded, max(0, at - 12), at) or _SIGN.search(folded, max(0, begin - 12), begin)
    if sign:
        begin = min(begin, sign.end() - len(sign[0].lstrip(" \n\t([:,，/~")))
        value = -value
    behind = scales.CURRENCY_BEHIND.match(folded, last)
    kind, stop = _kind(folded, last, money=bool(before) or behind is not None)
    codes = frozenset[str]()
    if kind == "money":
        found = scales.CURRENCY.search(before[0].strip()) if before else behind
        codes = scales.currencies_of(found) if found else frozenset()
        stop = behind.end() if behind else last
    last_raw = last if is_sum or (words and words[0] > "\u2e80") or end == at else end
    return NumberToken(
        _decimal(value), reading.text[at:last_raw], at, last_raw, kind,
        value * factor, words, begin, stop, last, codes, spelt, year and factor == 1 and not before,
    )  # fmt: skip


_LETTERS_BEFORE_SIGN: Final = regex(r" ?(m|k|bn|md|mrd)(?=[€$£])")
_SIGN_BEFORE: Final = regex(r"[$€£¥₽₹][0-9][0-9.,' ]{0,20}$")
_NEXT_WORD: Final = regex(r" ([^\W\d_]{3,})")
_COUNTED: Final = regex(r"[ -]?[^\W\d_]|‰")
_MEASURED: Final = frozenset(["long", "high", "wide", "deep", "above", "below", "and", "from"])


_FEW: Final = 100
"""Up to here 千 behind digits is a thousand: 3千人; in 2024千人计划 it begins a name."""


def _scale(reading: ScannedText, value: Fraction, end: int) -> tuple[Fraction, str | None, int]:
    """Factor of the scale words behind a number, the words, where they end; for a Chinese sum total and None."""
    folded = reading.folded
    if (han := scales.HAN_SCALE.match(folded, end)) and (han[0] not in "十百千" or (han[0] == "千" and value < _FEW)):
        return _han_sum(reading, value, end)
    factor, at = Fraction(1), end
    for _ in range(2):
        match = scales.SCALE.match(folded, at)
        if match is None or (match[1] in scales.LETTERS and not _letter_is_scale(folded, end, match)):
            break
        if at > end and match[1] in ("mil", "k", "m", "b", "t"):
            break
        factor *= scales.scale_value(match[1], reading.language)
        at = match.end()
    if at == end and (joined := _LETTERS_BEFORE_SIGN.match(folded, end)):
        return Fraction(scales.SCALE_WORDS[joined[1]]), joined[1], joined.end()
    return factor, folded[end:at].strip(" -").removeprefix("de "), at


def _letter_is_scale(folded: str, end: int, match: re.Match[str]) -> bool:
    """`5m tonnes`, `$5m` and `5k people` have a scale; `5 m`, `5m long` and `5 t` are metres and tonnes."""
    if match.start(1) != end:
        return False
    start = _SIGN_BEFORE.search(folded, max(0, end - 24), end)
    word = _NEXT_WORD.match(folded, match.end())
    return start is not None or (word is not None and word[1] not in _MEASURED)


def _han_sum(reading: ScannedText, value: Fraction, end: int) -> tuple[Fraction, str | None, int]:
    folded, total, at, parts = reading.folded, Fraction(0), end, 0
    factor = Fraction(1)
    words = ""
    last = 10**30
    while scale := scales.HAN_SCALE.match(folded, at):
        factor, words = Fraction(scales.han_scale(scale[0])), scale[0]
        if factor >= last:
            break
        last = int(factor)
        total, parts, at = total + value * factor, parts + 1, scale.end()
        more = read_digits(folded, at, "zh") if folded[at : at + 1].isdigit() else None
        if more is None or not scales.HAN_SCALE.match(folded, more[1]):
            if more is not None and more[0] < last and more[0].denominator == 1 and len(folded[at : more[1]]) == 4:
                total, parts, at = total + more[0], parts + 1, more[1]
            break
        value, at = more[0], more[1]
    return (factor, words, at) if parts == 1 else (total, None, at)


def _kind(folded: str, at: int, *, money: bool) -> tuple[UnitKind, int]:
    if match := scales.POINTS.match(folded, at):
        return "percentage-points", match.end()
    if match := scales.PER_HUNDRED.match(folded, at):
        return "percent", match.end()
    if money:
        return "money", at
    return ("count" if _COUNTED.match(folded, at) else "none"), at


def _decimal(value: Fraction) -> Decimal:
    with localcontext() as exact:
        exact.prec = 60
        return Decimal(value.numerator) / Decimal(value.denominator)
