"""Amounts without a number: output doubled, two thirds of the firms, thousands of people. They state something, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from explainer.evidence.amounts import Amount, stem
from explainer.evidence.numerals import fold_numbers
from explainer.ground.patterns import regex

EstimateKind = Literal["times", "part", "many"]
"""A multiple (doubled), a part (a third of), or a vague number (thousands of)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A multiple, part or vague number; of a vague one `low` is the least and `high` the most that it may mean.

    `noun` is the stem of the word behind a vague number.
    """

    kind: EstimateKind
    low: Fraction
    high: Fraction
    start: int
    end: int
    noun: str = ""


_TIMES: Final[Mapping[Fraction, tuple[str, str]]] = {  # what states it, and what else prints it
    Fraction(2): (
        r"\bdoubled\b|\bverdoppel(?:t|te|ten)\b|\b(?:a|ont) doublé\b|\bse (?:ha )?duplic(?:ó|aron|ado)\b|\bудвои\w{1,5}"
        r"|翻了?一番|翻了?一倍|翻倍",
        r"\bdoubl\w{1,4}|\btwofold|\btwo-fold|\btwice|\b(?:2|two) times|verdoppel\w{1,4}|doppel\w{1,3}|duplic\w{1,4}"
        r"|\bdobles?\b"
        r"|удв[ао]\w{1,6}|вдвое|в 2 раза|в два раза|一番|一倍|[两2]倍|翻倍|加倍",
    ),
    Fraction(3): (
        r"\btripled\b|\btrebled\b|\bverdreifach(?:t|te|ten)\b|\b(?:a|ont) triplé\b|\bse triplic(?:ó|aron)\b"
        r"|\bутрои\w{1,5}",
        r"\btripl\w{1,4}|\btrebl\w{1,3}|threefold|\b(?:3|three) times|verdreifach\w{1,3}|triplic\w{1,4}"
        r"|утр[ао]\w{1,6}|втрое|в 3 раза"
        r"|в три раза|[两2三3]倍",
    ),
    Fraction(4): (
        r"\bquadrupled\b|\bvervierfach(?:t|te|ten)\b|\b(?:a|ont) quadruplé\b|\bse cuadruplic(?:ó|aron)\b|翻了?两番",
        r"quadrupl\w{1,4}|fourfold|\b(?:4|four) times|vervierfach\w{1,3}|cuadruplic\w{1,4}|вчетверо|в 4 раза|两番"
        r"|[三3四4]倍",
    ),
    Fraction(1, 2): (
        r"\bhalved\b|\bhalbier(?:t|te|ten)\b|减半|减少一半",
        r"\bhalv\w{1,3}|\bby half|\bhalf\b|halbier\w{1,3}|hälfte|moitié|mitad|вдвое|наполовину|половин\w{1,2}|减半"
        r"|一半|50%",
    ),
}  # fmt: skip
_HALF: Final = (
    r"(?<!first )(?<!second )(?<!latter )(?<!other )(?<!last )(?<!each )(?<!either )\bhalf (?:of )?(?:the|all|its"
    r"|their|our|those|these)\b(?! (?:year|month|century|decade)\b)|\bdie hälfte (?:der|des|aller)\b"
    r"|\bla moitié d(?:es?\b|u\b|')"
    r"|\bla mitad de(?:l)?\b"
    r"|(?<!первая )(?<!вторая )(?<!первой )(?<!второй )(?<!первую )(?<!вторую )\bполовин[аыу]\b|半数(?!以上)|一半"
)
_OF: Final = r"(?= (?:of (?!an? )|der |des |aller |d'|de |du ))"
_PARTS: Final[Mapping[Fraction, str]] = {
    Fraction(1, 2): _HALF,
    Fraction(
        1, 3
    ): rf"\b(?:a|one)[ -]third{_OF}|\bein drittel{_OF}|\b(?:un|le) tiers{_OF}|\bun tercio{_OF}|\bтреть\b|三分之一",
    Fraction(
        2, 3
    ): r"\btwo[ -]thirds\b|\bzwei drittel\b|\b(?:les )?deux tiers\b|\bdos tercios\b|\bдве трети\b|三分之二",
    Fraction(
        1, 4
    ): rf"\b(?:a|one)[ -]quarter{_OF}|\bein viertel{_OF}|\b(?:un|le) quart{_OF}|\buna cuarta parte\b|\bчетверть\b"
    rf"|四分之一",
    Fraction(
        3, 4
    ): r"(?<!first )(?<!last )(?<!past )\bthree[ -]quarters\b(?= of (?:the|all|its|their))|\bdrei viertel (?=der)"
    r"|\btrois quarts\b|\btres cuartas partes\b|\bтри четверти\b|四分之三",
    Fraction(1, 5): rf"\b(?:a|one)[ -]fifth{_OF}|\bein fünftel{_OF}|\bun cinquième{_OF}|\buna quinta parte\b|五分之一",
    Fraction(1, 10): rf"\b(?:a|one)[ -]tenth{_OF}|\bein zehntel{_OF}|\bun dixième{_OF}|\buna décima parte\b|十分之一",
}
_MANY: Final[tuple[tuple[int, int, str], ...]] = (
    (20, 1200, r"\bdozens of\b|(?<!hundert )\bdutzende\b|\bdizaines d(?:e |')|\bdecenas de\b|\bдесятки\b"
    r"|数十(?![万亿])|几十(?![万亿])"),
    (100, 100_000, r"(?<!of )\bhundreds of(?! (?:thousands|millions))\b|\bhunderte\b|\bcentaines d(?:e (?!milliers)"
    r"|')|\bcientos de\b(?! miles)"
     r"|\bсотни\b(?! тысяч)|[数上几][百](?![万亿])"),
    (1000, 1_000_000, r"(?<!tens of )(?<!hundreds of )\bthousands of\b|(?<!zehn)(?<!hundert)\btausende\b"
    r"|\bdes milliers d(?:e |')|(?<!de )\bmiles de\b"
     r"|(?<!десятки )(?<!сотни )\bтысячи\b|[数上几]千(?![万亿])|成千上万"),
    (10_000, 200_000, r"\btens of thousands\b|\bzehntausende\b|dizaines de milliers|\bdecenas de miles\b"
    r"|десятки тысяч|[数上几]万(?!亿)"),
    (100_000, 2_000_000, r"\bhundreds of thousands\b|\bhunderttausende\b|centaines de milliers|\bcientos de miles\b"
    r"|сотни тысяч|[数几]十万"),
    (1_000_000, 10**9, r"(?<!of )\bmillions of\b|\bmillionen von\b|\bdes millions d(?:e |')"
    r"|(?<!de )(?<![0-9] )\bmillones de\b|\bмиллионы\b|[数上几]百万"),
)  # fmt: skip


def _compiled(forms: Iterable[tuple[Fraction, str]]) -> tuple[tuple[Fraction, re.Pattern[str]], ...]:
    return tuple((size, regex(words)) for size, words in forms)


_STATED_TIMES: Final = _compiled((size, words[0]) for size, words in _TIMES.items())
_PRINTED_TIMES: Final = _compiled((size, words[1]) for size, words in _TIMES.items())
_ALL_PARTS: Final = _compiled(_PARTS.items())
_ALL_MANY: Final = tuple((low, high, regex(words)) for low, high, words in _MANY)
_NEAR_ENOUGH: Final = 2
"""Percent: a third is 33, and a text may say so of 34 or 32."""


def estimates(text: str, *, loose: bool = False) -> tuple[Estimate, ...]:
    """The amounts without a number in a text, in order. `loose` also takes words that may say them: `twice`."""
    return tuple(sorted(_found(fold_numbers(text), loose=loose), key=lambda found: found.start))


_NOUN: Final = regex(r" ?([^\W\d_\u2e80-\uffef]{3,})")


def _found(folded: str, *, loose: bool) -> Iterator[Estimate]:
    for size, form in _PRINTED_TIMES if loose else _STATED_TIMES:
        for match in form.finditer(folded):
            yield Estimate("times", size, size, *match.span())
    for size, form in _ALL_PARTS:
        for match in form.finditer(folded):
            yield Estimate("part", size, size, *match.span())
    for low, high, form in _ALL_MANY:
        for match in form.finditer(folded):
            noun = _NOUN.match(folded, match.end())
            yield Estimate("many", Fraction(low), Fraction(high), *match.span(), stem(noun[1]) if noun else "")


def is_estimated(one: Estimate, others: Iterable[Estimate], found: Iterable[Amount]) -> bool:
    """Whether words that have some estimates and amounts say as much: `a third` is 33 percent, `thousands` 4,266."""
    if any(other.kind == one.kind and other.low == one.low for other in others):
        return True
    known = list(found)
    counted = bool(one.noun) and any(one.noun in amount.nouns for amount in known)
    return any(_says(one, amount) for amount in known if not counted or not amount.nouns or one.noun in amount.nouns)


def _says(one: Estimate, amount: Amount) -> bool:
    value = amount.value
    if one.kind == "many":
        return amount.share in ("other", "any") and one.low <= Fraction(value) < one.high
    if one.kind == "times":
        change = abs(int(100 * (one.low - 1)))
        return amount.share in ("percent", "any") and abs(value - change) <= _NEAR_ENOUGH
    share = Decimal(one.low.numerator) / Decimal(one.low.denominator)
    if amount.share == "percent":
        return abs(value - 100 * share) <= _NEAR_ENOUGH
    return amount.share in ("other", "any") and abs(value - share) < Decimal("0.01")
