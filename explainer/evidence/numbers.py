"""Figures against the words that are to prove them: whole numbers, their unit, percent apart from percentage points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from explainer.evidence.normalise import plain
from explainer.evidence.words import whole_hits

UnitKind = Literal["percent", "percentage-points", "money", "count", "none"]
"""What kind of unit is printed beside a number. `count` is any other word, `none` is nothing."""

FigureReason = Literal["number-absent", "unit-absent", "percent-versus-points"]

_NUMBER: Final = re.compile(r"(?<![A-Za-z0-9.,])([-−](?=\d)(?<![^\s(\[][-−]))?[0-9]+(?:[.,][0-9]+)*")
_PLAIN: Final = re.compile(r"[-−]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_SCALE: Final = r"(?:\s*(?:(?:thousand|million|billion|trillion)\b|[十百千]?[万亿]+|[百千]))?"
_CHINESE_SCALE: Final = re.compile(r"[十百千]?[万亿]+")
_POINTS: Final = re.compile(
    r"\s*(?:percent(?:age)?[ -]points?\b|per cent points?\b|[%％][ -]?points?\b|pp\b|个?百分点)", re.I
)
_PERCENT: Final = re.compile(r"\s*(?:[%％]|percent\b|per cent\b)", re.I)
_MONEY: Final = re.compile(
    _SCALE + r"[\s-]*(?:(?:US|U\.S\.|Chinese)\s*)?"
    r"(?:yuan|renminbi|rmb|cny|dollars?|usd|euros?|eur|pounds?|yen|[美欧日港]?元)(?![A-Za-z])",
    re.I,
)
_MONEY_BEFORE: Final = re.compile(r"(?:[$€£¥￥]|\b(?:RMB|CNY|USD|EUR))\s?$", re.I)
_PERCENT_BEFORE: Final = re.compile(r"百分之$")
_COUNTED: Final = re.compile(r"[\s-]?[^\W\d_]")
_CHINESE_DIGITS: Final = "〇零一二三四五六七八九十百千万亿两点"
_DECLINE: Final = re.compile(
    r"\b(?:fell|falls?|fallen|drop(?:s|ped)?|declin\w+|decreas\w+|down|shr[aiu]nk|contract\w*|los(?:s|t|ses))\b"
    r"|降|减少|下滑",
    re.I,
)
_SCHEME: Final = re.compile(r"\s*[0-9]{1,4}(?:\s*[+＋]\s*[0-9]{1,4})+\s*")


@dataclass(frozen=True, slots=True)
class NumberToken:
    """One whole number as printed. `start:end` are the offsets of `raw`, which includes a Chinese scale word (`5亿`).

    `value` is the number before any scale word: 5 for `5 billion` and for `5亿`.
    """

    value: Decimal
    raw: str
    start: int
    end: int
    unit_kind: UnitKind


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """Why words do not prove a figure. `printed` are the numbers they do have, as printed, with their kinds of unit.

    - `number-absent`: the number is not one of the whole numbers printed.
    - `unit-absent`: it is, but not with this unit.
    - `percent-versus-points`: it is, but in percentage points where percent is stated, or the other way round.
    """

    reason: FigureReason
    printed: tuple[NumberToken, ...]


def number_tokens(text: str) -> tuple[NumberToken, ...]:
    """The whole numbers of `text`: `10.6%` has no `0.6`, `1,234.5` is one number, `G20` is none.

    Numbers in Chinese characters, and groups of digits that are no number here (`10,6`, `1.2.3`), are left out.
    """
    tokens = (_token(text, match) for match in _NUMBER.finditer(text))
    return tuple(token for token in tokens if token is not None)


def check_figure(exact: str, value_text: str, unit: str, unit_kind: str) -> FigureProblem | None:
    """Whether `exact`, the words of a source, print the number `value_text` with its unit. None: they do.

    A `value_text` that is no number ("double-digit", "三万亿"), or the unit kind `text`, asks for these words
    themselves. For `percent` and `percentage-points` the kind beside the number decides, however it is spelt; other
    units must stand in `exact` as whole words. A negative value may be printed without a sign beside a word of
    decline ("fell by 2%").
    """
    words = plain(exact)
    printed = number_tokens(words)
    value = _value(plain(value_text))
    if value is None or unit_kind == "text":
        present = _stands_in(words, plain(value_text))
        return None if present else FigureProblem("number-absent", printed)
    kinds = {token.unit_kind for token in printed if _states(token, value, words)}
    if not kinds:
        return FigureProblem("number-absent", printed)
    if unit_kind in ("percent", "percentage-points"):
        return _check_share(kinds, unit_kind, printed)
    with_unit = kinds - {"percent", "percentage-points"} and (not unit.strip() or _stands_in(words, plain(unit)))
    return None if with_unit else FigureProblem("unit-absent", printed)


def number_scheme(text: str) -> tuple[int, ...] | None:
    """The counts a slogan announces: (4, 6, 4) for `4+6+4`. None for `4266`: its digits do not say what they count."""
    return tuple(int(part) for part in re.split("[+＋]", text)) if _SCHEME.fullmatch(text) else None


def _token(text: str, match: re.Match[str]) -> NumberToken | None:
    value = _value(match[0])
    if value is None:
        return None
    start, end = match.span()
    scale = _CHINESE_SCALE.match(text, end)
    last = scale.end() if scale else end
    return NumberToken(value, text[start:last], start, last, _unit_kind(text, start, end))


def _unit_kind(text: str, start: int, end: int) -> UnitKind:
    before = text[max(0, start - 6) : start]
    if _POINTS.match(text, end):
        return "percentage-points"
    if _PERCENT.match(text, end) or _PERCENT_BEFORE.search(before):
        return "percent"
    if _MONEY.match(text, end) or _MONEY_BEFORE.search(before):
        return "money"
    return "count" if _COUNTED.match(text, end) else "none"


def _value(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "").replace("−", "-")) if _PLAIN.fullmatch(text) else None


def _states(token: NumberToken, value: Decimal, words: str) -> bool:
    return token.value == value or (value < 0 and token.value == -value and _DECLINE.search(words) is not None)


def _check_share(kinds: set[UnitKind], stated: str, printed: tuple[NumberToken, ...]) -> FigureProblem | None:
    if stated in kinds:
        return None
    confused = kinds & {"percent", "percentage-points"}
    return FigureProblem("percent-versus-points" if confused else "unit-absent", printed)


def _stands_in(words: str, wanted: str) -> bool:
    """Whether `wanted` stands in `words`, cutting neither a word nor a number, Chinese numbers included."""
    return any(
        not _cuts_chinese_number(words, at) and not _cuts_chinese_number(words, at + len(wanted))
        for at in whole_hits(words.lower(), wanted.lower())
    )


def _cuts_chinese_number(words: str, at: int) -> bool:
    return 0 < at < len(words) and words[at - 1] in _CHINESE_DIGITS and words[at] in _CHINESE_DIGITS
