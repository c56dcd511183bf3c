"""How far something rose or fell and where it ended, where a preposition that also stands before places says so.

`El paro cayó en 24.300 personas en mayo, hasta 2,45 millones`: by so many, to so many; `cayó en 12 provincias` names
places. All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.signs import ChangeWord
from explainer.ground.patterns import regex

_SPANISH_IN: Final = regex(
    r" en (?:(?:unos|unas|un|casi|cerca de|alrededor de|aproximadamente|más de|menos de|apenas|sólo|solo|otros|otras"
    r"|nada menos que|total de|hasta|los|las|torno a) ){0,2}[$€£]?$"
)
_PLACES_OR_TIMES: Final = regex(
    r" ?(?:(?:de|del|de las?|de los) )?(?:(?:grandes|últim[oa]s|primer[oa]s|de los|de las|otr[oa]s|sol[oa]s) )?(?:años?"
    r"|mes(?:es)?|semanas?|días?|horas?|trimestres?|semestres?|décadas?|jornadas?|minutos?|de cada|provincias?"
    r"|comunidad(?:es)?|municipios?|regi(?:ón|ones)|países|país|ciudad(?:es)?|estados?|sector(?:es)?|barrios?"
    r"|distritos?|pueblos?|localidad(?:es)?|mercados?|departamentos?|cant(?:ón|ones)|islas?|ramas?|actividad(?:es)?"
    r"|zonas?|áreas?|capital(?:es)?|territorios?|condados?|economías?|categorías?|de \d|de ell[oa]s"
    r"|(?:de |del )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))\b"
)
_PAUSED_LEVEL: Final = regex(
    r", (?:hasta|до|jusqu'à|jusqu'au|bis auf) (?:(?:los|las|un total de|около|почти|alrededor de|environ|près de"
    r"|casi|unos|unas) )?[$€£¥₽]?$"
)
_SENTENCE_END: Final = regex(r"[;!?\n]|\.(?=\s|$)")
_FARTHEST: Final = 160


def falls_in(folded: str, turn: ChangeWord, begin: int, tail: int) -> bool:
    """Whether Spanish `en` before a number says by how much: `cayó en mayo en 24.300 personas`."""
    if begin - turn.end > _FARTHEST or _SPANISH_IN.search(folded, max(turn.end, begin - 50), begin) is None:
        return False
    return _PLACES_OR_TIMES.match(folded, tail) is None


def ends_at(folded: str, turns: tuple[ChangeWord, ...], before: int, begin: int) -> bool:
    """Whether a number is the level that the clause before reports: `fell by 3 percent, до 5 млн`.

    `before` is the place in `turns` of the last word of change before the number.
    """
    comma = _PAUSED_LEVEL.search(folded, max(0, begin - 40), begin)
    if comma is None or before < 0 or begin - turns[before].end > _FARTHEST:
        return False
    said = folded[turns[before].end : comma.start()]
    return re.search("[0-9]", said) is not None and _SENTENCE_END.search(said) is None
