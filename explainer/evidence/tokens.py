"""What the grammar of figures makes of a text: its numbers, each with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from explainer.evidence.limits import Bound
from explainer.evidence.periods import PrintedPeriod
from explainer.evidence.scales import UnitKind
from explainer.evidence.words import Span


@dataclass(frozen=True, slots=True)
class NumberToken:
    """One number as printed. `start:end` are the offsets of `raw`, which includes Chinese scale words (`5亿`).

    `value` is the number before any scale word: 5 for `5 billion` and for `5亿`; of a fraction rounded.
    `amount` is the exact number with its scale and printed sign, `scale` the scale words as printed. `begin:stop` is
    the number with sign, currency, scale and percent, `tail` the offset behind the scale. `currencies` are ISO 4217
    codes. `spelt`: in words or Chinese numerals. `year`: four digits that may be a year.

    `change` is what the clause does with the amount: -1 a fall, 1 a rise, 0 neither; `either`: the word leaves it
    open (`lost 300 jobs`). `named`: so much is lost, and a record that names the loss needs no minus. `negated`: it is
    said not to be. `phrase` is the noun phrase behind the number, `clause` where it stands. `linked`: it goes on the
    list of the number before; `ranged`: they are the ends of a range.
    """

    value: Decimal
    raw: str
    start: int
    end: int
    unit_kind: UnitKind
    amount: Fraction = Fraction(0)
    scale: str = ""
    begin: int = 0
    stop: int = 0
    tail: int = 0
    currencies: frozenset[str] = frozenset()
    spelt: bool = False
    year: bool = False
    change: int = 0
    either: bool = False
    named: bool = False
    negated: bool = False
    bound: Bound = ""
    phrase: Span = (0, 0)
    clause: Span = (0, 0)
    linked: bool = False
    ranged: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ScannedText:
    """One text with its folded form, its times, the stretches without figures (`skipped`) and its numbers."""

    text: str
    folded: str
    language: str
    periods: tuple[PrintedPeriod, ...]
    skipped: tuple[Span, ...]
    tokens: tuple[NumberToken, ...]
