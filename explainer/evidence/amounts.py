"""The amounts that a text states, by value: 2.4 trillion, 2.4万亿 and 2,400,000 million are one and the same.

The numbers are those of the grammar of figures (`number_tokens`), in digits and in words. Here they only lose what does
not count when one text is held against another, also one in another language: sign, currency and noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from explainer.evidence.quantities import number_tokens
from explainer.evidence.tokens import NumberToken

Share: TypeAlias = Literal["percent", "points", "other", "any"]
"""What the number is a number of, as far as the text says: a share, points of one, something else, or not stated."""

SMALL: Final = 12
"""Up to here a number in words counts the parts of a text and is no figure."""

_KINDS: Final[Mapping[str, Share]] = {
    "percent": "percent", "percentage-points": "points", "money": "other", "count": "other", "none": "any"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its scale. `start:end` are its characters, `in_words` says that it is spelled out."""

    value: Decimal
    share: Share
    start: int
    end: int
    in_words: bool = False


def amounts(text: str, language: str = "") -> tuple[Amount, ...]:
    """All amounts of a text in order, without their sign: whether 7 percent is a fall the words beside it say.

    `language` is a BCP 47 tag, or "" if it is not known: it decides what 1.234 and a billion are.
    """
    return tuple(_amount(token) for token in number_tokens(text, language, spelt=True))


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


def _amount(token: NumberToken) -> Amount:
    """What is counted beside a number in words is not compared: 九百万人 are nine million of something."""
    loose = token.spelt and token.unit_kind in ("money", "count")
    share = "any" if loose else _KINDS[token.unit_kind]
    end = token.tail if token.tail > token.end else token.end
    return Amount(_decimal(abs(token.amount)), share, token.start, end, token.spelt)


def _decimal(value: Fraction) -> Decimal:
    with localcontext() as exact:
        exact.prec = 60
        return Decimal(value.numerator) / Decimal(value.denominator)
