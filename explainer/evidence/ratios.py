"""Ratios: one in five, 4 out of 5, une ville sur cinq, una de cada cinco. Neither number is a count."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from explainer.evidence.number_words import number_words
from explainer.evidence.numerals import Numeral, base_language
from explainer.ground.patterns import regex

_ONES: Final = frozenset(
    ["one", "a", "un", "une", "una", "uno", "ein", "eine", "einer", "eines", "один", "одна", "одно", "одного", "одной"]
)
_N: Final = r"[0-9]{1,4}|[^\W\d_\u2e80-\uffef]{2,14}"
_NO_COUNT: Final = (
    r"(?! ?(?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|jahren?|monaten?|tagen?|ans|mois|jours|años"
    r"|meses|días"
    r"|auf\b|bis\b|to\b|%|percent|per cent|prozent|million|billion|[.,][0-9]))"
)
_RATIO: Final = regex(
    rf"(?P<a>{_N})(?:"
    rf" (?:in|out of)(?: every| each)? (?P<en>{_N})"
    rf"|(?: [^\W\d_]{{1,20}}){{0,2}}? sur (?P<fr>{_N})"
    rf"|(?: [^\W\d_]{{1,20}})? de cada (?P<es>{_N})"
    rf"|(?: [^\W\d_]{{1,20}})? von (?P<de>{_N})"
    rf"|(?: [^\W\d_]{{1,20}})? из (?P<ru>{_N})"
    rf")(?![^\W_]){_NO_COUNT}"
)
_LARGEST: Final = 10


def ratio_at(folded: str, at: int, language: str) -> Numeral | None:
    """The ratio of small round numbers that begins at an offset, and where it ends: `12 of 300 cities` is not one."""
    match = _RATIO.match(folded, at)
    if match is None or match.lastgroup is None or folded[at - 1 : at].isalnum():
        return None
    part, whole = _value(match["a"], language), _value(match[match.lastgroup], language)
    if not 0 < part < whole or (whole > _LARGEST and whole not in (100, 1000)):
        return None
    if match.lastgroup == "en" and " in " in match[0] and language and base_language(language) != "en":
        return None
    return Fraction(part, whole), match.end()


def _value(word: str, language: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word in _ONES else number_words(base_language(language)).get(word, 0)
