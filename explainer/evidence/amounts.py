"""The amounts that a text states, by value: 2.4 trillion, 2.4万亿 and 2,400,000 million are one and the same.

The numbers are those of the grammar of figures (`read_quantities`), in digits and in words. Each has the properties
that must agree when one text is compared with another, even in another language: whether it is a fall or a rise, its
currency, its limit, whether it is denied; and within one language what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from explainer.evidence.courses import NO_COURSE, Course, Courses
from explainer.evidence.limits import Bound, negated_at
from explainer.evidence.numbertimes import Times, times_of
from explainer.evidence.numerals import base_language
from explainer.evidence.quantities import read_quantities
from explainer.evidence.rates import has_denial, is_denied_at, named_near, rates
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.evidence.unsettled import Settled, Standing
from explainer.ground.patterns import regex

Share: TypeAlias = Literal["percent", "points", "other", "any"]
"""What the number is a number of, as far as the text says: a share, points of one, something else, or not stated."""

Difference: TypeAlias = Literal["absent", "sign", "currency", "limit", "denial", "noun", "rate", "doubt", "time"]
"""Why a text does not have an amount: it is absent, or has another sign, currency, limit, noun, rate or time.

`doubt`: the text gives it as a plan, a demand or a forecast, and not as a fact.
"""

SMALL: Final = 10
"""A number in words up to this one counts the parts of a text and is not a figure."""

_KINDS: Final[Mapping[str, Share]] = {
    "percent": "percent", "percentage-points": "points", "money": "other", "count": "other", "none": "any"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its scale. `start:end` are its characters, `in_words` says that it is spelled out.

    `sign` is -1 for a fall, 1 for a rise, 0 where the words leave it open. `part`: it is printed as a part of a whole
    (`one in five`), so that it is a percentage too. `open` are the ends of a range: "at least" with the lower end is
    not another limit. `nouns` are the stems of what is counted, the last one first, in `language`. `rates` is for what
    it is (a day, a kilometre), `near` all such things that are named around it; `refuted`: its clause says that it is
    not so, `denying`: there is some negation in it. `course`: which way it went, `times`: the time that is
    surely its own. `standing` says whether it is a plan, a demand or a forecast, `hedged` whether its sentence has any
    word of doubt, wish or saying, `done` whether it tells what has happened.
    """

    value: Decimal
    share: Share
    start: int
    end: int
    in_words: bool = False
    sign: int = 0
    bound: Bound = ""
    part: bool = False
    open: bool = False
    denied: bool = False
    currencies: frozenset[str] = frozenset()
    nouns: tuple[str, ...] = ()
    language: str = ""
    rates: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    refuted: bool = False
    denying: bool = False
    course: Course = NO_COURSE
    standing: Standing = ""
    hedged: bool = False
    done: bool = False
    times: Times | None = None


@dataclass(frozen=True, slots=True)
class PrintedAmounts:
    """The amounts of some words by value, the values that each noun follows, and the values that stand at each time."""

    values: Mapping[Decimal, tuple[Amount, ...]] = field(default_factory=dict)
    counted: Mapping[str, frozenset[Decimal]] = field(default_factory=dict)
    timed: Mapping[Times, frozenset[Decimal]] = field(default_factory=dict)


@lru_cache(maxsize=4096)  # a quotation is read once for each passage that cites it
def amounts(text: str, language: str = "") -> tuple[Amount, ...]:
    """All amounts of a text in order, each without its sign, which is a field of its own.

    `language` is a BCP 47 tag, or "" if it is not known: it decides what 1.234 and a billion are.
    """
    reading = read_quantities(text, language)
    tokens = reading.tokens
    ranged = [token.ranged or (bool(tokens[k + 1 : k + 2]) and tokens[k + 1].ranged) for k, token in enumerate(tokens)]
    told = _told(reading)
    return tuple(_amount(reading, token, told[k], ranged=ranged[k]) for k, token in enumerate(tokens))


def printed(found: Iterable[Amount]) -> PrintedAmounts:
    """Amounts by value, without duplicates."""
    values: dict[Decimal, dict[Amount, None]] = {}
    counted: dict[str, set[Decimal]] = {}
    timed: dict[Times, set[Decimal]] = {}
    for amount in found:
        values.setdefault(amount.value, {})[replace(amount, start=0, end=0)] = None
        for noun in amount.nouns:
            counted.setdefault(noun, set()).add(amount.value)
        for times in _named_by(amount.times):
            timed.setdefault(times, set()).add(amount.value)
    return PrintedAmounts(
        {value: tuple(known) for value, known in values.items()},
        {noun: frozenset(known) for noun, known in counted.items()},
        {times: frozenset(known) for times, known in timed.items()},
    )


def _named_by(times: Times | None) -> Iterator[Times]:
    """A time, and the year around it."""
    if times is None or times.first is None:
        return
    yield times
    year = Times(times.first.replace(month=1, day=1), times.first.replace(month=12, day=31))
    if year != times:
        yield year


def difference(amount: Amount, texts: Iterable[PrintedAmounts]) -> Difference | None:
    """Why none of some texts prints an amount; None if one does. Percent is not points, nor a number of people."""
    found: Difference = "absent"
    for text in texts:
        for other in _same_value(amount, text):
            if amount.share != "any" and other.share not in (amount.share, "any"):
                continue
            reason = _differs(amount, other, text)
            if reason is None:
                return None
            found = reason if found == "absent" else found
    return found


def _same_value(amount: Amount, text: PrintedAmounts) -> Iterator[Amount]:
    """The amounts with the same value; one in five is also 20 percent, and the other way round."""
    yield from text.values.get(amount.value, ())
    if amount.share == "percent":
        yield from (replace(other, share="any") for other in text.values.get(amount.value / 100, ()) if other.part)
    if amount.part:
        percent = (other for other in text.values.get(amount.value * 100, ()) if other.share == "percent")
        yield from (replace(other, share="any") for other in percent)


def _differs(amount: Amount, other: Amount, text: PrintedAmounts) -> Difference | None:
    if amount.sign * other.sign < 0 or amount.course.opposes(other.course):
        return "sign"
    if amount.currencies and other.currencies and not amount.currencies & other.currencies:
        return "currency"
    if amount.denied != other.denied or (amount.refuted and not other.denying):
        return "denial"
    if amount.bound != other.bound and not (amount.open or other.open):
        return "limit"
    if amount.rates - other.near:
        return "rate"
    if not amount.hedged and (other.standing == "open" or (other.standing == "planned" and amount.done)):
        return "doubt"
    if not amount.hedged and _is_of_another_time(amount, other, text):
        return "time"
    return "noun" if _counts_another(amount, other, text) else None


def _counts_another(amount: Amount, other: Amount, text: PrintedAmounts) -> bool:
    """Whether what is counted here follows another number there; a word of our own may be another name for it."""
    if not (amount.nouns and other.nouns) or amount.language != other.language or amount.share in ("percent", "points"):
        return False
    elsewhere = text.counted.get(amount.nouns[0], frozenset()) - {amount.value}
    return bool(elsewhere) and not set(amount.nouns) & set(other.nouns)


def _is_of_another_time(amount: Amount, other: Amount, text: PrintedAmounts) -> bool:
    """Whether the number stands at another time there, and other numbers at the time that it has here."""
    if amount.times is None or other.times is None or amount.times.meets(other.times):
        return False
    return bool(text.timed.get(amount.times, frozenset()) - {amount.value})


_WORD: Final = regex(r"[^\W\d_\u2e80-\uffef]{3,}")
_MOST_NOUNS: Final = 4
_STEM: Final = 6


def stem(word: str) -> str:
    """The beginning of a word, the same in singular and plural for most."""
    return word[:_STEM].rstrip("se")


def _nouns(reading: ScannedText, token: NumberToken) -> tuple[str, ...]:
    start, end = token.phrase
    words = [stem(match[0]) for match in _WORD.finditer(reading.folded, start, min(end, start + 80))]
    return tuple(reversed(words)) if len(words) <= _MOST_NOUNS else ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What the sentence of one number says of it."""

    course: Course
    standing: Standing
    hedged: bool
    done: bool
    times: Times | None


def _told(reading: ScannedText) -> list[_Told]:
    tokens, settled, courses = reading.tokens, Settled(reading), Courses(reading)
    found = []
    for k, (token, times) in enumerate(zip(tokens, times_of(reading), strict=True)):
        before = tokens[k - 1].stop if k else 0
        after = tokens[k + 1].begin if k + 1 < len(tokens) else len(reading.folded)
        course = courses.of(token, before, after)
        standing, hedged, done = settled.standing(token), settled.is_hedged(token), settled.is_done(token)
        found.append(_Told(course, standing, hedged, done, times))
    return found


def _amount(reading: ScannedText, token: NumberToken, told: _Told, *, ranged: bool) -> Amount:
    """What is counted beside a number in words is not compared: 九百万人 are nine million of something."""
    loose = token.spelt and token.unit_kind in ("money", "count")
    share = "any" if loose else _KINDS[token.unit_kind]
    end = token.tail if token.tail > token.end else token.end
    sign = -1 if token.amount < 0 else 0 if token.either else token.change
    # "Not 40 but 50": that 40 is denied here does not matter for what a source prints
    denied = token.negated and not negated_at(reading.folded, token.begin)
    part = 0 < token.amount < 1 and token.amount.denominator > 1 and not re.search("[.,点]", token.raw)
    return Amount(
        _decimal(abs(token.amount)), share, token.start, end, token.spelt, sign, token.bound, part, ranged,
        denied, token.currencies, _nouns(reading, token), base_language(reading.language),
        rates(reading.folded, token.begin, max(token.stop, token.tail)),
        named_near(reading.folded, token.begin, token.stop),
        is_denied_at(reading.folded, token.begin), has_denial(reading.folded, token.clause),
        told.course, told.standing, told.hedged, told.done, told.times,
    )  # fmt: skip


def _decimal(value: Fraction) -> Decimal:
    with localcontext() as exact:
        exact.prec = 60
        return Decimal(value.numerator) / Decimal(value.denominator)
