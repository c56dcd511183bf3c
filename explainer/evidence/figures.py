"""Whether words prove a figure: its number, whole, with its own unit, scale, sign and limit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from explainer.evidence import scales
from explainer.evidence.doubts import names_an_aim
from explainer.evidence.limits import Bound
from explainer.evidence.measures import goes_on, measure_at, measure_of, rate_behind
from explainer.evidence.numerals import HAN, base_language, fold_numbers
from explainer.evidence.points import as_points, in_basis_points, in_other_points, is_said_of
from explainer.evidence.quantities import read_quantities
from explainer.evidence.scales import StatedUnit, read_unit
from explainer.evidence.shared import sharers
from explainer.evidence.signs import names_a_loss
from explainer.evidence.surroundings import Surroundings, clean
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.evidence.words import inside_word, whole_hits
from explainer.ground.patterns import regex

FigureReason = Literal[
    "number-absent",
    "unit-absent",
    "percent-versus-points",
    "scale-differs",
    "sign-differs",
    "limit-differs",
    "denied",
    "supposed",
]
_GRAVEST_LAST: Final[tuple[FigureReason, ...]] = (
    "number-absent", "unit-absent", "scale-differs", "supposed", "denied", "limit-differs", "sign-differs",
    "percent-versus-points",
)  # fmt: skip
_PLAIN: Final = regex(r"[-−]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_SCHEME: Final = regex(r"\s*[0-9]{1,4}(?:\s*[+＋]\s*[0-9]{1,4})+\s*")
_READINGS: Final = 4096


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """Why words do not prove a figure. `printed` are the numbers they do have, as printed, with their kinds of unit.

    - `number-absent`: the number is not one of the whole numbers printed.
    - `unit-absent`: it is, but this unit does not stand beside it.
    - `percent-versus-points`: it is, but in percentage points where percent is stated, or the other way round.
    - `scale-differs`: it is, but with a scale word (million, 万) that the unit lacks, or without the one it has.
    - `sign-differs`: a fall is stated as a rise, or the other way round.
    - `limit-differs`: the words say at least or at most so many, and the record does not, or the other way round.
    - `denied`: the words say that it is not so many.
    - `supposed`: they only suppose it, ask it or hope for it.
    """

    reason: FigureReason
    printed: tuple[NumberToken, ...]


@lru_cache(maxsize=_READINGS)
def reading_of(text: str, language: str) -> ScannedText:
    """The numbers of cleaned words; kept, since each value of a series asks for the same ones."""
    return read_quantities(clean(text), language)


def check_figure(
    exact: str,
    value_text: str,
    unit: str,
    unit_kind: str,
    *,
    language: str = "",
    unit_language: str | None = None,
    stated: str = "",
    named: str = "",
    around: Surroundings | None = None,
) -> FigureProblem | None:
    """Whether `exact`, the words of a source in `language`, print the number `value_text` with its unit. None: they do.

    A `value_text` that is no number ("double-digit"), or the unit kind `text`, asks for these words themselves.
    For `percent` and `percentage-points` the kind beside the number decides, however spelt; other units must stand in
    the noun phrase of that number. The scale word beside it must be in the unit, unless the value is written out.
    `stated` are words of the record that may set a limit: `no more than 40`. `unit_language` is the language of the
    unit if it is not the source's: a German Billion is an English trillion. `named` says what the record counts: a
    loss of 3 million is 3 million where a loss is shown, and -3 million elsewhere.

    The words must print the number with its unit; what it means, and where it begins and ends, is what the sentences
    `around` them say.
    """
    reading = reading_of(exact, language)
    asked = _asked(value_text, language)
    if asked is None or unit_kind == "text":
        words = clean(value_text)
        present = _stands_in(reading.text, words) and (around is None or _stands_in(around.text, words))
        return None if present else FigureProblem("number-absent", reading.tokens)
    amount, bound = asked
    own = language if unit_language is None else unit_language
    wanted = _Wanted(
        amount, read_unit(unit, own), unit_kind, bound or limit_in(stated, language),
        names_a_loss(f"{named} {unit}"), names_an_aim(named),
    )  # fmt: skip
    alone = _problem(reading, reading.tokens, wanted)
    if around is None or (alone is not None and alone.reason not in _OF_MEANING):
        return alone
    whole = reading_of(around.text, language)
    quoted = tuple(token for token in whole.tokens if around.holds(token.start, token.end))
    return _problem(whole, quoted, wanted)


_OF_MEANING: Final = frozenset({"denied", "limit-differs", "sign-differs", "supposed"})
"""What words outside of a quotation may decide."""


def _problem(reading: ScannedText, tokens: tuple[NumberToken, ...], wanted: _Wanted) -> FigureProblem | None:
    """Why none of some numbers is the one wanted; None if one is."""
    reasons = [reason for token in tokens if (reason := _judge(reading, token, wanted)) != "number-absent"]
    if None in reasons:
        return None
    gravest: FigureReason = max(
        (reason for reason in reasons if reason), key=_GRAVEST_LAST.index, default="number-absent"
    )
    return FigureProblem(gravest, tokens or reading.tokens)


def proving_tokens(
    exact: str,
    value: str,
    unit: str,
    unit_kind: str,
    *,
    language: str = "",
    unit_language: str | None = None,
    around: Surroundings | None = None,
) -> tuple[NumberToken, ...]:
    """The numbers of the words that prove the figure, in order; with `around`, of the reading of its text."""
    reading = reading_of(around.text if around else exact, language)
    asked = _asked(value, language)
    if asked is None:
        return ()
    own = language if unit_language is None else unit_language
    wanted = _Wanted(asked[0], read_unit(unit, own), unit_kind, "", True, True)
    tokens = (token for token in reading.tokens if around is None or around.holds(token.start, token.end))
    return tuple(token for token in tokens if _judge(reading, token, wanted) in (None, "limit-differs"))


def limit_in(words: str, language: str = "") -> Bound:
    """The limit that the words of a record set: `lower` for `at least 40`, `upper` for `no more than 40`."""
    return next((token.bound for token in reading_of(words, language).tokens if token.bound), "")


def agree(value: Decimal, value_text: str, scale: Fraction, language: str = "") -> bool:
    """Whether a number and the same in words agree. Words without a number ("double-digit") cannot disagree."""
    tokens = reading_of(value_text, language).tokens
    meant = {Fraction(value), Fraction(value) * scale}
    return not tokens or any(said in meant for token in tokens for said in _meanings(token))


def number_scheme(text: str) -> tuple[int, ...] | None:
    """The counts a slogan announces: (4, 6, 4) for `4+6+4`. None for `4266`: its digits do not say what they count."""
    return tuple(int(part) for part in re.split("[+＋]", text)) if _SCHEME.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class _Wanted:
    value: Fraction
    unit: StatedUnit
    kind: str
    bound: Bound
    names_loss: bool
    names_aim: bool = False


def _asked(value_text: str, language: str) -> tuple[Fraction, Bound] | None:
    """The number that a record states, and its limit; None where the words are no number."""
    text = clean(value_text)
    if _PLAIN.fullmatch(text):
        return Fraction(text.replace(",", "").replace("−", "-")), ""
    tokens = reading_of(value_text, language).tokens
    if len(tokens) != 1 or not _is_whole(text, tokens[0]):
        return None
    token = tokens[0]
    return -token.amount if token.change < 0 else token.amount, token.bound


def _is_whole(text: str, token: NumberToken) -> bool:
    """Whether words are a number and what limits it, and nothing behind it: `more than 40`, but not `5 great tasks`."""
    return not re.search(r"[^\W\d_]", text[token.stop :]) or bool(token.bound and len(text) - token.stop < 12)


def _meanings(token: NumberToken) -> Iterator[Fraction]:
    """What a number in words may stand for in `value`: with its scale or before it, and with the sign of its clause."""
    for amount in (token.amount, Fraction(token.value)):
        yield -amount if token.change < 0 else amount
        if token.either or token.named:
            yield amount


def _judge(reading: ScannedText, token: NumberToken, wanted: _Wanted) -> FigureReason | None:
    """Why this number is not the one wanted; None if it is."""
    amount = wanted.value * wanted.unit.scale
    kinds = ("percent", "percentage-points")
    if wanted.kind == "percent" and (share := _in_percent(reading, token)) and share == abs(wanted.value):
        rest = _rest_of(wanted.unit)
        ends = rest and not reading.folded.startswith(rest, token.tail + 1)
        return "unit-absent" if ends else _meaning(replace(token, amount=share), wanted.value, wanted)
    if wanted.kind == "percentage-points":
        token = as_points(reading, token)
        if (points := in_other_points(reading, token, wanted.unit)) and points == abs(wanted.value):
            return _meaning(replace(token, amount=points), wanted.value, wanted)
    if abs(token.amount) != abs(amount):
        scaled = abs(Fraction(token.value)) == abs(wanted.value) and token.amount != 0
        return "scale-differs" if scaled and token.amount != token.value else "number-absent"
    if token.year and not (wanted.unit.words and _directly_behind(reading, token, wanted.unit.words)):
        return "number-absent"
    if wanted.kind in kinds:
        if token.unit_kind != wanted.kind:
            return "percent-versus-points" if token.unit_kind in kinds else "unit-absent"
        if not _same_share(reading, token, wanted.unit):
            return "unit-absent"
    elif token.unit_kind in kinds or not _has_unit(reading, token, wanted.unit):
        return "unit-absent"
    return _meaning(token, amount, wanted)


def _in_percent(reading: ScannedText, token: NumberToken) -> Fraction | None:
    """A share that is printed in another way, in percent: one in five, 五分之一, 5‰, 千分之五."""
    if token.unit_kind in ("percent", "percentage-points", "money"):
        return None
    if (
        scales.PER_THOUSAND.match(reading.folded, token.tail)
        or "千分之" in reading.folded[max(0, token.start - 3) :][:6]
    ):
        return token.amount / 10
    printed_as_one = token.amount.denominator > 1 and not re.search("[.,点]", token.raw)
    return token.amount * 100 if printed_as_one and 0 < token.amount < 1 else None


def _meaning(token: NumberToken, amount: Fraction, wanted: _Wanted) -> FigureReason | None:
    if token.negated:
        return "denied"
    if token.doubt == "supposed" or (token.doubt == "hoped" and not wanted.names_aim):
        return "supposed"
    fall = token.change < 0 and token.amount > 0
    both = token.either or (token.named and wanted.names_loss)
    allowed = {-token.amount if fall else token.amount, *([token.amount] if both else [])}
    if amount not in allowed:
        return "sign-differs"
    return "limit-differs" if token.bound != wanted.bound else None


def _rest_of(unit: StatedUnit) -> str:
    """What a unit has behind its percent: `of firms`."""
    match = scales.POINTS.match(unit.words) or scales.PER_HUNDRED.match(unit.words)
    return unit.words[match.end() :].strip() if match else ""


def _same_share(reading: ScannedText, token: NumberToken, unit: StatedUnit) -> bool:
    """Basis points are not percentage points; and what follows in the unit (`% of firms`) stands in the words."""
    if token.stop > token.tail and in_basis_points(reading.folded[token.tail : token.stop]) != in_basis_points(
        unit.words
    ):
        return False
    rest = _rest_of(unit)
    return not rest or any(reading.folded.startswith(rest, token.stop + gap) for gap in range(3))


def _has_unit(reading: ScannedText, token: NumberToken, unit: StatedUnit) -> bool:
    """Whether the unit is this number's, be it that of a number whose noun it shares: `41 of the 120 seats`."""
    if _has_own_unit(reading, token, unit):
        return True
    return token.unit_kind != "money" and any(_has_own_unit(reading, other, unit) for other in sharers(reading, token))


def _has_own_unit(reading: ScannedText, token: NumberToken, unit: StatedUnit) -> bool:
    """Whether the unit is this number's own: its currency, words of its noun phrase, or before it."""
    if not unit.words:
        return True
    if unit.currencies and scales.CURRENCY.fullmatch(unit.words):
        if unit.currencies & token.currencies:
            return not rate_behind(reading.folded, token.stop)
        return _directly_behind(reading, token, unit.words)
    if _directly_behind(reading, token, unit.words) or _is_price(reading, token, unit):
        return True
    measure = measure_of(unit.words)
    if measure and (printed := measure_at(reading.folded, token.tail)):
        return printed[0] == measure and not goes_on(reading.folded, token.tail, printed[1])
    start, end = token.phrase
    hits = unit_hits(reading, unit.words)
    n = bisect_left(hits, start)
    if n < len(hits) and hits[n] < max(end, start + 1) and _near(reading.folded, start, hits[n]):
        return True
    bare = not re.search(r"[^\W\d_]", reading.folded[start:end])
    return bare and (_owns_before(reading, token, hits) or is_said_of(reading, token, hits))


def _is_price(reading: ScannedText, token: NumberToken, unit: StatedUnit) -> bool:
    """`$5 per barrel` is in dollars per barrel: the currency is the number's, and the rest stands behind it."""
    currency = scales.CURRENCY.match(unit.words)
    rest = unit.words[currency.end() :] if currency else ""
    if not rest or not (unit.currencies & token.currencies) or not rate_behind(rest, 0):
        return False
    return reading.folded.startswith(rest, token.stop) and not inside_word(reading.folded, token.stop + len(rest))


@lru_cache(maxsize=1)
def unit_hits(reading: ScannedText, words: str) -> list[int]:
    """Where a unit stands, looked up once for all numbers of a reading."""
    folded = reading.folded
    forms = [words, f"{words}n"] if base_language(reading.language) == "de" and words[-1:] in "erl" else [words]
    return sorted(
        at for form in forms for at in whole_hits(folded, form) if not goes_on(folded, at, at + len(form))
    )  # German adds a letter: Sitze, von 120 Sitzen


def _directly_behind(reading: ScannedText, token: NumberToken, words: str) -> bool:
    at = token.tail
    while reading.folded[at : at + 1] in (" ", "-") and at < token.tail + 2:
        at += 1
    end = at + len(words)
    stands = reading.folded.startswith(words, at) and not inside_word(reading.folded, end)
    return stands and not goes_on(reading.folded, at, end)


_MOST_WORDS_BETWEEN: Final = 5


def _near(folded: str, start: int, at: int) -> bool:
    """Adjectives may stand between a number and its noun: `4 266 new projects`."""
    return len(folded[start:at].split()) <= _MOST_WORDS_BETWEEN


def _owns_before(reading: ScannedText, token: NumberToken, hits: list[int]) -> bool:
    """`The number of patients reached 1,590`: in the clause, before the number, and no other number's."""
    k = bisect_left(reading.tokens, token.begin, key=lambda other: other.begin) - 1
    while k >= 0 and (reading.tokens[k].year or _is_change_before(reading, reading.tokens[k], token)):
        k -= 1
    first = max(token.clause[0], reading.tokens[k].stop, reading.tokens[k].phrase[1]) if k >= 0 else token.clause[0]
    n = bisect_left(hits, first)
    return n < len(hits) and hits[n] < token.begin


_TO: Final = regex(r",? ?(?:to|auf|à|a|hasta|до|[至到]|降至|升至|增至) ?(?:(?:the|about|rund|etwa) )?")


def _is_change_before(reading: ScannedText, before: NumberToken, token: NumberToken) -> bool:
    """`The number of patients fell by 3 percent to 1,590`: the share takes no noun from the number behind it."""
    return before.unit_kind == "percent" and _TO.fullmatch(reading.folded, before.stop, token.begin) is not None


def _stands_in(words: str, wanted: str) -> bool:
    """Whether `wanted` stands in `words`, cutting neither a word nor a number, Chinese numbers included."""
    folded, asked = fold_numbers(words), fold_numbers(wanted)
    return any(
        not _cuts_chinese_number(folded, at) and not _cuts_chinese_number(folded, at + len(asked))
        for at in whole_hits(folded, asked)
    )


def _cuts_chinese_number(words: str, at: int) -> bool:
    signs = HAN + "点"
    return 0 < at < len(words) and words[at - 1] in signs and words[at] in signs
