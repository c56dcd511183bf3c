"""Which other number has the noun that a number leaves out: `41 of the 120 seats`, `from 82 to 87 cyclists`.

All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.ground.patterns import regex

_LONGEST_GAP: Final = 120
_ABOUT: Final = (
    r"(?:(?:about|around|some|nearly|almost|only|just|rund|etwa|fast|nur|environ|près de|unos|unas|casi|около|почти"
    r"|примерно|лишь|только) )?"
)
_FROM: Final = regex(rf"(?:\b(?:from|von|vom|de|des|du|d'|del|с|со|от) ?{_ABOUT}|[从由自])$")
_TO: Final = regex(rf"[^\n.;!?0-9]{{0,40}}(?:(?:19|20)[0-9]{{2}})? (?:to|auf|bis|à|a|до|на) {_ABOUT}")
_OF: Final = regex(
    r" (?:out )?of (?:(?:the|its|their|his|her|our|all|those|these|some|about|around|nearly|an?|total|possible"
    r"|estimated|of) ){0,4}"
    r"|/| (?:des|sur|(?:de|sur|parmi) (?:ses|leurs|ces|nos|les|un total de|quelque)) "
    r"|(?: de| de entre| entre)(?: (?:los|las|sus|un total de|estos|estas|unos|unas))? "
    r"|(?: von| der| aus| ihrer| seiner| von (?:den|ihren|seinen|diesen|allen))(?: (?:insgesamt|rund|etwa|noch))? "
    r"| из (?:своих |всех |этих |примерно |общих )?"
)
_AMONG: Final = regex(
    r"(?:^|[.;:!?,\"(»] ?)(?:and |but |und |et |y |и )?(?:(?:out )?of|from among|von|aus|sur|parmi|de|d'|entre|из)"
    r" ?(?:(?:the|its|their|his|her|our|all|those|these|some|about|den|ihren|seinen|insgesamt|les|ses|leurs"
    r"|un total de"
    r"|los|las|sus|своих|всех|этих) ){0,2}$"
)
_WITHIN: Final = regex(r"[^\n.;!?]*")
_CONTRAST: Final = regex(
    r"[^\n.!?]{0,60}?[ ;,](?:but|so far|only|just|to date|yet|until now|of (?:whom|which|them|these)|aber|bisher"
    r"|bislang|nur|davon|von denen|mais|pour l'instant|jusqu'ici|jusqu'à présent|seuls?|seules?|seulement|dont|pero"
    r"|sólo|solo|hasta ahora|de los que|de las que|но|пока|только|лишь|из (?:них|которых))\b[^\n.;!?0-9]{0,40}"
)
_CORRECTED: Final = regex(
    r"[^\n.;!?0-9]{0,30}\b(?:(?:correct|revis|amend|updat|rais|lower|chang|rectif|corrig|corrég|korrigier|revidier"
    r"|ramen|port[éa]|rectific|correg|исправ|уточн|скорректир|повыс|снизи)\w{0,8}|cut|put|set)\b"
    r"(?: (?:it|this|that|them|the (?:figure|number|toll)|the count|sie|diese|die zahl|le chiffre|la cifra|её|ее|его"
    r"|эту цифру))?(?: (?:up|down|upwards|downwards))? (?:to|at|auf|à|a|до|на) |[^\n.;!?0-9]{0,40}"
    r" auf (?=[0-9]{1,9}(?:[.,][0-9]{1,9})? (?:korrigiert|revidiert|berichtigt)\b)"
)
_OF_ANOTHER: Final = regex(
    r"\b(?:than|aged?|at|by|over|under|for|in|on|to|until|of|from|since|after|before|about|with|cost(?:s|ing)?"
    r"|weigh(?:s|ed|ing)?|measur(?:es|ed|ing)|scor(?:es|ed|ing)|fined|charged|paid|spent|number|room|bus|line"
    r"|route|platform|page|als|um|auf|mit"
    r"|für|seit|bis|vor|nach|im|bei|à|de|d'|pour|par|en|dans|depuis|a|con|por|para|на|в|с|до|за|по|от|старше|moins"
    r"|plus|más|menos|up|down) ?$"
)
"""Before a number that counts something else: years, money, the number of a room."""
_VERB: Final = regex(r" (?:[а-яё]{2,}(?:ли|лись|ны|ты)|[a-z]{3,}ed|[a-záéíóúñ]{3,}ron|ge[a-zäöüß]{3,14}t)(?![^\W\d_])")


_OF_THEM: Final = regex(
    r" (?:of (?:them|whom|these|those|which)|d'entre (?:eux|elles)|de (?:ellos|ellas)|von ihnen|davon|из них)\b"
)


def sharers(reading: ScannedText, token: NumberToken) -> Iterator[NumberToken]:
    """The numbers whose noun is also that of a number which has none itself."""
    if token.amount.denominator != 1:
        return
    k = bisect_left(reading.tokens, token.begin, key=lambda other: other.begin)
    if k + 1 < len(reading.tokens) and _is_part_of(reading, token, reading.tokens[k + 1]):
        yield reading.tokens[k + 1]
    k -= 1
    while k >= 0 and reading.tokens[k].year:
        k -= 1
    if (
        k >= 0 and _OF_THEM.match(reading.folded, token.tail) and token.begin - reading.tokens[k].tail < _LONGEST_GAP
    ) or (k >= 0 and _is_free(reading, token) and _goes_on(reading, reading.tokens[k], token)):
        yield reading.tokens[k]


def _is_part_of(reading: ScannedText, token: NumberToken, whole: NumberToken) -> bool:
    """`14 of its 52 libraries`; not `5 of the 12 million euros`, which are five million."""
    near = 0 <= whole.begin - token.tail < _LONGEST_GAP and not whole.scale and abs(token.amount) <= abs(whole.amount)
    return near and _OF.fullmatch(reading.folded, token.tail, whole.begin) is not None


def _is_free(reading: ScannedText, token: NumberToken) -> bool:
    """Whether no noun stands behind the number."""
    start, end = token.phrase
    if not re.search(r"[^\W\d_]", reading.folded[start:end]):
        return True
    return start == token.tail and _VERB.match(reading.folded, start) is not None


def _goes_on(reading: ScannedText, before: NumberToken, token: NumberToken) -> bool:
    folded, start, end = reading.folded, before.tail, token.begin
    if not 0 <= end - start < _LONGEST_GAP or token.unit_kind not in ("none", "count"):
        return False
    if _TO.fullmatch(folded, start, end) and _FROM.search(folded, max(0, before.begin - 16), before.begin):
        return True
    if _CORRECTED.fullmatch(folded, start, end):
        return True
    if _OF_ANOTHER.search(folded, max(start, end - 16), end):
        return False
    among = _AMONG.search(folded, max(0, before.begin - 40), before.begin)
    if among and _WITHIN.fullmatch(folded, start, end) and abs(token.amount) <= abs(before.amount):
        return True
    return _CONTRAST.fullmatch(folded, start, end) is not None
