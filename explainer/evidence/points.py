"""Units that stand apart from their number: points of a rate, basis points, and what a number of people are.

All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from fractions import Fraction
from typing import Final

from explainer.evidence.scales import StatedUnit
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.ground.patterns import regex

_BASIS: Final = regex(r"basis|\bbps?\b|de base|básico|базис|基点")
_BARE: Final = regex(
    r"[ -](?:of (?:a|one) |de |d'un )?(?:points?|punkten?|punkte|puntos?|пункт(?:а|ов|ам)?)(?![^\W\d_]|-)"
)
_RATE: Final = regex(
    r"unemploy|jobless|\brates?\b|inflation|\bshare|support|turnout|poll|approval|rating|per ?cent|%|growth"
    r"|popularity|chômage"
    r"|\btaux|croissance|participation|sondage|arbeitslos|\w*quote\b|anteil|\w*zins\w*|umfrage|prozent|wachstum"
    r"|\bparo\b|desempleo|\btasas?\b|\btipos?\b|inflación|cuota|encuesta|por ciento|pour cent|crecimiento|безработиц"
    r"|ставк"
    r"|инфляц|\bдол[яиюе]\b|процент|\bрост|рейтинг|явк|поддержк"
)
_INDEX: Final = regex(
    r"\bindex|\bindices|indice|índice|индекс|\bdax\b|\bcac\b|\bdow\b|nasdaq|\bibex|\bftse|nikkei|s&p|指数|bourse"
    r"|börse|bolsa"
    r"|\bteams?\b|équipe|equipo|mannschaft|команд|\bgames?\b|match|partid|\bscore|league|\bliga\b|champion|tabelle"
    r"|season"
)
_REACH: Final = 120
"""Characters before and behind points in which it is said of what they are."""


def as_points(reading: ScannedText, token: NumberToken) -> NumberToken:
    """With points of a rate as percentage points: `unemployment fell 0.4 points`; not those of an index."""
    match = _BARE.match(reading.folded, token.tail) if token.unit_kind == "count" else None
    if match is None:
        return token
    around = reading.folded[max(0, token.begin - _REACH) : match.end() + _REACH]
    if _INDEX.search(around) or not _RATE.search(around):
        return token
    return replace(token, unit_kind="percentage-points", stop=match.end())


def in_basis_points(words: str) -> bool:
    """Whether words name basis points, a hundred of which are a percentage point."""
    return _BASIS.search(words) is not None


def in_other_points(reading: ScannedText, token: NumberToken, unit: StatedUnit) -> Fraction | None:
    """An amount of basis points in percentage points, or the other way round; None if its unit is the stated one."""
    printed = in_basis_points(reading.folded[token.tail : token.stop])
    if token.unit_kind != "percentage-points" or printed == in_basis_points(unit.words):
        return None
    return abs(token.amount) / 100 if printed else abs(token.amount) * 100


_IS: Final = regex(
    r" (?:are|were|is|was|sont|étaient|sind|waren|son|eran|являются|были)(?: (?:all|des|de|d'|the|mostly|only|die"
    r"|mujeres y))? "
)
_OF_THEM: Final = regex(r"\b(?:из (?:них|которых|числа|этих)|среди них|в том числе) $")
_DASH: Final = regex(r" ?; ?(?:это )?")
_NO_ADJECTIVE: Final = regex(
    r"\b(?:not|no|nicht|keine|pas|не|against|for|in|with|without|under|like|unlike|than|on|by|of|gegen|für|contre"
    r"|pour|contra|para|против)\b"
)


def is_said_of(reading: ScannedText, token: NumberToken, hits: list[int]) -> bool:
    """Whether a unit is what a number of people or things are: `40,000, of whom 9,000 are women`."""
    folded = reading.folded
    verb = _IS.match(folded, token.tail)
    if verb is None and _OF_THEM.search(folded, max(0, token.begin - 20), token.begin):
        verb = _DASH.match(folded, token.tail)
    if verb is None:
        return False
    n = bisect_left(hits, verb.end())
    if n == len(hits) or hits[n] - verb.end() > _LONGEST_ADJECTIVE:
        return False
    between = folded[verb.end() : hits[n]]
    return len(between.split()) <= 1 and _NO_ADJECTIVE.search(between) is None


_LONGEST_ADJECTIVE: Final = 24
