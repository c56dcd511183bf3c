"""The grammar of figures: every number of a text, read once, with all that belongs to it.

A number is digits or words with their scale, sign, percent or currency; to it belong the noun phrase that begins behind
it, the clause in which it stands, the word of rise or fall that governs it, and a limit such as `no more than`.
Neighbours of one list or range share what stands beside one of them: `4.1 to 5.9 percent`.
"""

from __future__ import annotations

from dataclasses import replace

from explainer.evidence.contexts import in_context
from explainer.evidence.nonfigures import no_figures
from explainer.evidence.numerals import fold_numbers
from explainer.evidence.periods import printed_periods
from explainer.evidence.scanning import scan
from explainer.evidence.tokens import NumberToken, ScannedText


def number_tokens(text: str, language: str = "", *, spelt: bool = False) -> tuple[NumberToken, ...]:
    """The figures of `text`, whose language is a BCP 47 tag: `10.6%` has no `0.6`, `1,234.5` is one number.

    Digits in names (`G20`), dates, ordinals, times and numbers of articles are left out, as are groups of digits that
    are no number (`1.2.3`). With `spelt` numbers in words and in Chinese numerals are among them, too.
    """
    tokens = read_quantities(text, language).tokens
    return tuple(token for token in tokens if spelt or not token.spelt)


def read_quantities(text: str, language: str = "") -> ScannedText:
    """`text` read in its language, a BCP 47 tag, in time proportional to its length."""
    periods = printed_periods(text)
    plain = ScannedText(text, fold_numbers(text), language, periods, no_figures(text, periods), ())
    return replace(plain, tokens=in_context(plain, list(scan(plain))))
