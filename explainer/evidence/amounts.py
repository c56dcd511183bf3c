"""The amounts that a text states, by value: 2.4 trillion, 2.4万亿 and 2,400,000 million are one and the same.

Numbers in digits come from `numbers`; here they get the scale word beside them, and numbers in English or Chinese words
are added, so that what one text spells out may be printed in digits by the other, also in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from explainer.evidence import NumberToken, number_tokens

Share: TypeAlias = Literal["percent", "points", "other", "any"]
"""What the number is a number of, as far as the text says: a share, points of one, something else, or not stated."""

SMALL: Final = 12
"""Up to here a number in words counts the parts of a text and is no figure."""

_POWERS: Final[Mapping[int, str]] = {
    3: r"thousands?|mille|milliers?|Tausend|mil|тыс(?:яч\w*|\.)?|k",
    6: r"millions?|mn|mln|Mio\.?|Millionen|millón|millones|млн\.?|миллион\w*",
    9: r"billions?|bn|Mrd\.?|milliards?|Milliarden?|mil millones|млрд\.?|миллиард\w*",
    12: r"trillions?|tn|trn|billones?|Billionen|трлн\.?|триллион\w*",
}
_HAN_POWERS: Final[Mapping[str, int]] = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_SCALE: Final = re.compile(
    r"[\s-]?(?:"
    + "|".join(f"(?P<p{power}>{words})" for power, words in sorted(_POWERS.items(), reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
_HAN_SCALE: Final = re.compile("[十百千万亿]+")
_RANGE: Final = re.compile(r"\s*(?:to|and|or|bis|und|à|et|a|y|до|и|至|到|[-–—~～])\s*", re.IGNORECASE)

_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final[Mapping[str, int]] = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
_MULTIPLES: Final[Mapping[str, int]] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12
}  # fmt: skip
_WORD: Final = "|".join([*_VALUES, *_MULTIPLES])
SPELLED: Final = re.compile(
    rf"\b(?:(?:a|an|{'|'.join(_VALUES)})(?:(?:(?<=red|and)\s+and)?[\s-]+(?:{_WORD}))*)\b", re.IGNORECASE
)
"""English numbers in words; articles that may begin one are found as well."""

_DIGITS_OF_HAN: Final = {**{sign: number for number, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_IN_HAN: Final = re.compile("(?!百分之)[零〇一二三四五六七八九两十百千万亿]+(?:点[零〇一二三四五六七八九]+)?")
_KINDS: Final[Mapping[str, Share]] = {
    "percent": "percent", "percentage-points": "points", "money": "other", "count": "other", "none": "any"
}  # fmt: skip
_PERCENT: Final = re.compile(r"[\s-]*(?:percentage[ -]points?|(?P<percent>per ?cent\b|%|％))", re.IGNORECASE)
_HAN_PERCENT: Final = re.compile("百分之$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its scale. `start:end` are its characters, `in_words` says that it is spelled out."""

    value: Decimal
    share: Share
    start: int
    end: int
    in_words: bool = False


def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of a text in order, without their sign: whether 7 percent is a fall the words beside it say."""
    digits = [_with_scale(text, token) for token in number_tokens(text)]
    every = [*_ranged(text, digits), *_in_words(text), *_in_han(text)]
    found: list[Amount] = []
    for amount in sorted(every, key=lambda item: (item.start, -item.end)):
        if not found or amount.start >= found[-1].end:
            found.append(amount)
    return tuple(found)


def by_value(found: Iterable[Amount]) -> Mapping[Decimal, frozenset[Share]]:
    """Each value with the sorts of it that are printed."""
    values: dict[Decimal, set[Share]] = {}
    for amount in found:
        values.setdefault(amount.value, set()).add(amount.share)
    return {value: frozenset(shares) for value, shares in values.items()}


def is_printed(amount: Amount, values: Mapping[Decimal, frozenset[Share]]) -> bool:
    """Whether one of some texts prints an amount: percent is not points, and neither is a number of people."""
    shares = values.get(amount.value, frozenset())
    return bool(shares) and (amount.share == "any" or bool(shares & {amount.share, "any"}))


def _with_scale(text: str, token: NumberToken) -> Amount:
    value, end = abs(token.value), token.end
    share = _KINDS[token.unit_kind]
    if share not in ("percent", "points") and (beside := _share(text, token.start, end)) != "any":
        share = beside
    if han := _HAN_SCALE.search(token.raw):
        return Amount(value * _han_power(han[0]), share, token.start, end)
    if match := _SCALE.match(text, end):
        value, end = value.scaleb(next(int(name[1:]) for name, word in match.groupdict().items() if word)), match.end()
    return Amount(value, share, token.start, end)


def _han_power(signs: str) -> Decimal:
    return Decimal(10) ** sum(_HAN_POWERS[sign] for sign in signs)


def _ranged(text: str, found: list[Amount]) -> Iterator[Amount]:
    """Both ends of "4.1 to 5.9 percent" and "2 to 3 million" have what stands behind the second."""
    for first, second in pairwise(found):
        if not _RANGE.fullmatch(text, first.end, second.start):
            yield first
        else:
            scale = _SCALE.match(text, second.end) or _SCALE.search(text, second.start, second.end)
            power = next((int(name[1:]) for name, word in scale.groupdict().items() if word), 0) if scale else 0
            yield replace(first, share=second.share, value=first.value.scaleb(power))
    yield from found[-1:]


def _share(text: str, start: int, end: int) -> Share:
    if _HAN_PERCENT.search(text[max(0, start - 3) : start]):
        return "percent"
    match = _PERCENT.match(text, end)
    return "any" if match is None else "percent" if match["percent"] else "points"


def _in_words(text: str) -> Iterator[Amount]:
    for match in SPELLED.finditer(text):
        words = re.findall(r"[a-z]+", match[0].lower())
        if words not in (["a"], ["an"]):
            yield Amount(
                Decimal(_value_of(words)), _share(text, match.start(), match.end()), *match.span(), in_words=True
            )


def _value_of(words: list[str]) -> int:
    total, group = 0, 0
    for word in words:
        if word == "hundred":
            group = max(1, group) * 100
        elif word in _MULTIPLES:
            total, group = total + max(1, group) * _MULTIPLES[word], 0
        else:
            group += 1 if word in ("a", "an") else _VALUES.get(word, 0)
    return total + group


def _in_han(text: str) -> Iterator[Amount]:
    for match in _IN_HAN.finditer(text):
        whole, _, fraction = match[0].partition("点")
        value = Decimal(_value_of_han(whole))
        if fraction:
            value += Decimal("0." + "".join(str(_DIGITS_OF_HAN[sign]) for sign in fraction))
        yield Amount(value, _share(text, match.start(), match.end()), *match.span(), in_words=True)


def _value_of_han(signs: str) -> int:
    if not any(sign in _HAN_POWERS for sign in signs):
        return int("".join(str(_DIGITS_OF_HAN[sign]) for sign in signs)) if len(signs) < 40 else 0
    total, section, digit = 0, 0, 0
    for sign in signs[:40]:
        if sign in _DIGITS_OF_HAN:
            digit = _DIGITS_OF_HAN[sign]
        elif sign in "万亿":
            total = (total + section + digit) * 10 ** _HAN_POWERS[sign] or 10 ** _HAN_POWERS[sign]
            section, digit = 0, 0
        else:
            section, digit = section + max(1, digit) * 10 ** _HAN_POWERS[sign], 0
    return total + section + digit
