"""Reads the words around numbers: clause, noun phrase, sign, limit, and what neighbouring numbers share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from explainer.evidence.byhow import ends_at, falls_in
from explainer.evidence.clauses import AND, BETWEEN, RANGE, stops_of
from explainer.evidence.doubts import Doubts
from explainer.evidence.endverbs import end_verb, end_verb_sense
from explainer.evidence.limits import BOUND_BEHIND, Bound, bound_of, denied_behind, negated_at
from explainer.evidence.numerals import base_language
from explainer.evidence.signs import (
    ChangeWord,
    Role,
    below_zero,
    is_direct,
    is_level_of_loss,
    is_lost,
    is_named_by_verb,
    is_wider,
    role_of,
    sense_behind,
    turns_of,
)
from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_END_OF_PHRASE: Final = regex(
    r"\b(?:in|on|at|by|to|from|for|with|during|are|is|was|were|be|been|have|has|had|will|would|could|should|may"
    r"|might|can|that|than"
    r"|after|before|since|into|under|over|through|across|within|between|among|said|says|rose|fell|grew|left|moved"
    r"|came|went|took|sind|ist"
    r"|war|waren|wurden?|hat|haben|im|auf|aus|bei|mit|nach|seit|von|vom|zum|zur|für|um|an|am|sowie|als|sont|est"
    r"|était|étaient|ont|dans|en"
    r"|au|aux|par|pour|sur|avec|depuis|qui|que|son|fue|fueron|han|con|por|para|desde|se|в|во|на|с|за|по|из|от|к|для"
    r"|было|были"
    r"|составил\w{0,2}|year-on-year|respectively|zurück|(?:last|this|next|(?:the )?(?:previous|same)) "
    r"(?:year|month|week|quarter|season|decade)|an? (?:year|month|week|decade) (?:ago|earlier|later|before)"
    r"|l'an (?:dernier|passé)|l'année (?:dernière|passée|suivante)|(?:cette|une) année|el (?:año|mes) (?:pasado"
    r"|anterior)|este (?:año|mes)|(?:un año|un mes) (?:antes|después)|год(?:ом)? (?:назад|ранее|спустя))\b"
    r"|[^\W\d_]'s\b|不是|并非"
)
_OF: Final = regex(r" (?:of|de|du|des|der) | d'")


def in_context(reading: ScannedText, tokens: list[NumberToken]) -> tuple[NumberToken, ...]:
    """The tokens with their clauses, phrases, signs and limits, and with what they share with their neighbours."""
    turns = turns_of(reading.folded)
    stops = _outside(_without_asides(reading.folded, stops_of(reading.folded)), tokens)
    placed = [_placed(reading, tokens, k, stops) for k in range(len(tokens))]
    linked = _linked(reading, placed)
    governed: list[NumberToken] = []
    for k, token in enumerate(linked):
        governed.append(_governed(reading, token, turns, governed[-1] if k and token.linked else None))
    doubts = Doubts(reading.folded, reading.language)
    return tuple(_doubted(token, doubts) for token in governed)


def _doubted(token: NumberToken, doubts: Doubts) -> NumberToken:
    doubt = doubts.at(token.begin)
    return replace(token, doubt=doubt, negated=token.negated or doubt == "denied") if doubt else token


_ASIDE: Final = regex(
    r", (?:according to|as reported by|laut|nach angaben|selon|d'après|según|по данным|по словам)"
    r" [^,;.:!?()\n0-9]{1,60},"
)


def _without_asides(folded: str, stops: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without the two commas of `fell, according to the ministry, 3 percent`: the clause goes on behind them."""
    commas = {at for match in _ASIDE.finditer(folded) for at in (match.start(), match.end() - 1)}
    return tuple(stop for stop in stops if stop[0] not in commas) if commas else stops


def _outside(stops: tuple[Span, ...], tokens: list[NumberToken]) -> list[Span]:
    """Without the commas and points inside numbers and behind their abbreviations."""
    starts = [token.begin for token in tokens]
    kept = []
    for start, end in stops:
        k = bisect_right(starts, start) - 1
        if k < 0 or start >= tokens[k].stop:
            kept.append((start, end))
    return kept


def _placed(reading: ScannedText, tokens: list[NumberToken], k: int, stops: list[Span]) -> NumberToken:
    token = tokens[k]
    n = bisect_left(stops, (token.begin + 1, 0))
    left = stops[n - 1][1] if n else 0
    limit = BOUND_BEHIND.match(reading.folded, token.stop)  # 40 or more villages
    n = bisect_left(stops, (limit.end() if limit else token.stop, 0))
    right = stops[n][0] if n < len(stops) else len(reading.folded)
    last = token.stop if token.unit_kind in ("percent", "percentage-points") else token.tail
    last = limit.end() if limit else last
    end = min(right, tokens[k + 1].begin) if k + 1 < len(tokens) else right
    end = max(end, token.stop, last)
    stopped = _END_OF_PHRASE.search(reading.folded, last, end)
    phrase_end = stopped.start() if stopped else end
    if base_language(reading.language) == "de" and (verb := end_verb(reading.folded, last, right)):
        phrase_end = max(last, min(phrase_end, verb.start()))
    of = _OF.search(reading.folded, last, phrase_end)
    if of and of.start() > last:
        phrase_end = of.start()
    return replace(token, clause=(min(left, token.begin), right), phrase=(last, max(last, phrase_end)))


def _linked(reading: ScannedText, tokens: list[NumberToken]) -> list[NumberToken]:
    """Neighbours in a list or a range, the later first, since the unit follows the last."""
    found = list(tokens)
    for k in range(len(tokens) - 2, -1, -1):
        one, two = found[k], found[k + 1]
        joint = _joint(reading, one, two)
        if not joint:
            continue
        found[k + 1] = replace(two, linked=True, ranged=joint == "range")
        if one.phrase[0] <= two.begin and _same_scale_pair(reading, one, two):
            found[k] = replace(one, unit_kind=two.unit_kind, currencies=two.currencies, phrase=two.phrase)
        elif one.phrase[0] < two.begin and _bare(reading, one, two) and not one.year:
            found[k] = _sharing(one, found[k + 1], ranged=joint == "range")
        elif (
            one.unit_kind == "money"
            and two.unit_kind in ("none", "count")
            and joint == "range"
            and one.stop == one.tail
        ):
            found[k + 1] = replace(found[k + 1], unit_kind="money", currencies=one.currencies)
    return found


def _joint(reading: ScannedText, one: NumberToken, two: NumberToken) -> str:
    gap = _gap(reading, one.stop, two.begin)
    if one.year and not two.year and _ONLY_PREPOSITION.fullmatch(gap):
        return ""  # 2024 um 3 Prozent gesunken
    match = RANGE.fullmatch(gap)
    if match and ("between" not in match.groupdict() or match["between"] is None):
        return "range"
    if match and BETWEEN.search(reading.folded, max(0, one.begin - 14), one.begin):
        return "range"
    return "list" if len(gap) <= 14 and AND.fullmatch(gap) and gap.strip() else ""


_ONLY_PREPOSITION: Final = regex(r" ?(?:by|of|to|um|auf|de|на|by the|the|en|d'|до|à|a) ?")


def _gap(reading: ScannedText, start: int, end: int) -> str:
    """The words between two numbers, without times and the prepositions before them."""
    if end - start > 60:
        return reading.folded[start:end][:61]
    gap = reading.folded[start:end]
    first = bisect_left(reading.periods, start, key=lambda period: period.start)
    for period in reading.periods[first : first + 4]:
        if period.end <= end:
            gap = gap.replace(reading.folded[period.start : period.end], " ", 1)
    gap = re.sub(r" (?:in|im|en|on|for|pour|para|в|am|le) (?= )", " ", gap)
    return re.sub(" +", " ", gap)


def _same_scale_pair(reading: ScannedText, one: NumberToken, two: NumberToken) -> bool:
    """`5 million to 10 million people`: each has its scale, and the noun behind the second is that of both."""
    direct = reading.folded[one.stop : two.begin]
    short = RANGE.fullmatch(direct) or AND.fullmatch(direct)
    return (
        short is not None and bool(one.scale and two.scale)
        and one.unit_kind in ("none", "count") and one.stop == one.tail
    )  # fmt: skip


def _bare(reading: ScannedText, one: NumberToken, two: NumberToken) -> bool:
    """Whether a number has neither unit nor scale of its own, so that the next one's apply to both."""
    direct = reading.folded[one.stop : two.begin]
    short = RANGE.fullmatch(direct) or AND.fullmatch(direct)
    return short is not None and one.unit_kind in ("none", "count", "money") and not one.scale and one.stop == one.tail


def _sharing(one: NumberToken, two: NumberToken, *, ranged: bool) -> NumberToken:
    kind = one.unit_kind if one.unit_kind == "money" else two.unit_kind
    factor = two.amount / Fraction(two.value) if two.value and two.scale else Fraction(1)
    scaled = bool(two.scale) and (not ranged or abs(one.value) < 100 * max(abs(two.value), Decimal(1)))
    return replace(
        one,
        unit_kind=kind,
        currencies=one.currencies or two.currencies,
        amount=one.amount * factor if scaled else one.amount,
        scale=two.scale if scaled else "",
        phrase=two.phrase,
        year=False,
    )


_IN_GERMAN: Final = regex(r"\b(?:um|auf) $")
"""A number with a preposition of its own is no mere further member of a list: `um 3 Prozent auf 8.300 gesunken`."""


def _governed(
    reading: ScannedText, token: NumberToken, turns: tuple[ChangeWord, ...], before: NumberToken | None
) -> NumberToken:
    """The token with sign and limit. One that goes on a list has those of the number before, unless it has its own."""
    folded = reading.folded
    n = bisect_left(turns, token.begin, key=lambda turn: turn.start) - 1
    turn = turns[n] if n >= 0 and turns[n].start >= token.clause[0] and turns[n].end <= token.begin else None
    role = role_of(folded, turn, token.begin) if turn else "none"
    turned = turn is not None or ends_at(folded, turns, n, token.begin)
    if turn and base_language(reading.language) == "es" and falls_in(folded, turn, token.begin, token.stop):
        role = "change"
        turn = replace(turn, sense="fall") if turn.sense == "lower" else turn
    bound = bound_of(folded, token.begin, (token.tail, token.stop), token.phrase[1], turned=turned)
    negated = negated_at(folded, token.begin)
    if turn is None and before is not None and not _IN_GERMAN.search(folded, token.begin - 4, token.begin):
        passed_on = before.bound if token.ranged or not bound else bound
        return replace(
            token, change=before.change, either=before.either, named=before.named,
            negated=(before.negated and token.ranged) or negated,
            bound="" if token.ranged and _is_up_to(bound) else bound or (passed_on if token.ranged else ""),
        )  # fmt: skip
    change, either, named = _turned(folded, token, turn, role)
    if base_language(reading.language) == "de" and not below_zero(folded, token.tail):
        at_end = end_verb_sense(folded, token.begin, token.stop, token.clause)
        change, either, named = (-1 if at_end == "fall" else 1, False, False) if at_end else (change, either, named)
    loss = turns[n - 1] if n >= 1 and turn is not None and turns[n - 1].start >= token.clause[0] else None
    if role == "level" and token.unit_kind == "money" and loss and is_level_of_loss(folded, loss, token.begin):
        change, either, named = -1, False, True
    if turn is not None and turn.negated and role in ("change", "level"):
        negated = True
    negated = negated or denied_behind(folded, token.stop, token.clause[1])
    return replace(token, change=change, either=either, named=named, bound=bound, negated=negated)


def _turned(folded: str, token: NumberToken, turn: ChangeWord | None, role: Role) -> tuple[int, bool, bool]:
    """The effect of a word of rise or fall on a number: -1, 0 or 1, whether that is open, and whether it is a loss."""
    if below_zero(folded, token.tail):
        return -1, False, False
    if turn is not None and role != "none" and _is_degree(folded, turn):
        narrowed = turn.end - turn.start > 2 and role == "change"
        return -1, narrowed, False
    if turn is None or role == "none":
        return _behind(folded, token)
    if role == "level" and token.unit_kind == "money" and is_level_of_loss(folded, turn, token.begin):
        return -1, False, True
    if role == "level" or turn.negated:
        return 0, False, False
    if turn.sense == "rise" or is_wider(folded, turn, token.begin):
        return 1, False, False
    return _lowered(folded, token, turn)


def _lowered(folded: str, token: NumberToken, turn: ChangeWord) -> tuple[int, bool, bool]:
    """A share that is lost or cut is a fall, unless the record shows the loss; jobs that are lost may be counted."""
    share = token.unit_kind in _SHARES
    match turn.sense:
        case "fall":
            loose = _is_loose(folded, turn, token.begin)
            return -1, loose and not share, loose or (not share and is_named_by_verb(folded, turn))
        case "lower":
            direct = is_direct(folded, turn, token.begin) and bool(folded[turn.end : token.begin].strip())
            rate = _LOWER_RATE.fullmatch(folded, turn.start, token.begin) or (
                _RATE_BEFORE.search(folded, max(0, turn.start - 12), turn.start)
            )
            lost = token.unit_kind == "money" and is_lost(folded, turn)
            return -1, rate is not None or (not direct and not share and not lost), True
        case "loss":
            return -1, not (share or token.unit_kind == "money") or _is_ratio(folded, token), True
        case _:
            return -1, True, True


_LOWER_RATE: Final = regex(
    r"(?:reduced|lower|lowered|ermäßigt\w{0,2}|reduzierte[rnms]?|niedrigere[rnms]?|réduite?|moindre|reducid[oa]"
    r"|menor|пониженн\w{2,3})"
    r"(?: [^\W\d_]{1,20}){1,2} (?:of|at|von|de|d'|del|du|в) "
)
_RATE_BEFORE: Final = regex(r"\b(?:taux|tarif|tva|impôt|tasa|tipo|arancel|iva|impuesto) $")
"""A reduced rate of 3 percent is a level."""
_SHARES: Final = ("percent", "percentage-points")
_OF_OUTPUT: Final = regex(r" ?(?:of|du|del|des|am|от)? ?(?:its |the )?(?:gdp|pib|bip|ввп|output|gross domestic)\b")


def _is_ratio(folded: str, token: NumberToken) -> bool:
    """A deficit of 3 percent of GDP is a ratio."""
    return token.unit_kind == "percent" and _OF_OUTPUT.match(folded, token.stop) is not None


def _is_degree(folded: str, turn: ChangeWord) -> bool:
    """降幅 is the extent of a fall: 降幅为3% and 降幅收窄至3% are falls by three percent."""
    return turn.sense == "fall" and folded[turn.start + 1 : turn.start + 2] == "幅"


def _is_up_to(bound: Bound) -> bool:
    """In `de 3 hasta 5`, `от 3 до 5` the word joins a range and sets no limit."""
    return bound == "upper"


def _is_loose(folded: str, turn: ChangeWord, begin: int) -> bool:
    """Whether a thing is between verb and number: 减少碳排放5万吨 says how much of it; 减少5% is a fall."""
    between = folded[turn.end : begin]
    return folded[turn.start] > "\u2e80" and len(between.strip()) > 2


def _behind(folded: str, token: NumberToken) -> tuple[int, bool, bool]:
    before = folded[max(0, token.begin - 4) : token.begin]
    if before.endswith(("auf ", "bei ")):  # German: the level it had
        return 0, False, False
    share = token.unit_kind in _SHARES
    sense = sense_behind(folded, token.stop, loose=share or before.endswith("um "))
    if sense is None:
        return 0, False, False
    return (1, False, False) if sense == "rise" else (-1, sense == "lower" and not share, sense == "lower")
