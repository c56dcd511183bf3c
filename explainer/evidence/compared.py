"""Times that a sentence only compares with: `5 percent more than in 2023`, `比2023年增长6%`. No number is of them.

All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.periods import PrintedPeriod

_LINK: Final = (
    r"(?: (?:in|the|that|those|of|for|at|during|same|corresponding|period|month|quarter|half|year|level|levels|figure"
    r"|value|total|result|average|peak|end|beginning|early|late|im|in|am|dem|den|der|des|das|jahr|jahre|jahres|monat"
    r"|zeitraum|gleichen|selben|vom|von|noch|ende|anfang|wert|stand|niveau|durchschnitt|quartal|zum|zur|à|au|en|pour"
    r"|le|la|les|de|du|celui|celle|ceux|celles|l'année|mois|période|même|fin|niveau|lo|el|los|las|del|al|mismo"
    r"|misma|mes|año|a|periodo|período|trimestre|nivel|в|во|на|за|с|со|уровне|уровня|уровнем|году|года|годом|конце"
    r"|аналогичным|аналогичного|тем|же|того|периодом|периода|показателем|показателя)){0,5} ?$"
)
_COMPARED: Final = re.compile(
    r"(?:\b(?:than|compared (?:with|to)|in comparison (?:with|to)|relative to|against|versus|vs\.?"
    r"|(?:[a-zäöüß]{2,20}er|mehr|anders) als|gegenüber|(?:im )?vergleich (?:zu|zum|mit)|verglichen mit"
    r"|par rapport|comparé\w{0,2}|(?:plus|moins|supérieure?s?|inférieure?s?)(?: [^\W\d_]{1,14}){0,2} (?:que?|qu'|à)"
    r"|respecto|frente|en comparación con|comparado con|con relación"
    r"|(?:más|menos|mayor|menor|mejor|peor)(?: [^\W\d_]{1,14}){0,2} que|чем|по сравнению|относительно"
    r"|(?:unter|über) dem (?:wert|niveau|stand|durchschnitt)|(?:below|above|under|over) (?:the|its|their))"
    rf"{_LINK})|(?<=que )(?:en|pour) $|(?<=qu')en $|(?<=[^对])[比较] ?$|(?:相比于?|[与同跟](?=[^,，。]{{0,8}}?$)) ?$"
)
_FROM: Final = re.compile(
    r"\b(?:up|down|higher|lower|rise|increase|gain|growth|fall|drop|decline|decrease)\b[^.;:!?,]{0,40}"
    r"(?:per ?cent|%|points?|[a-z]{3,12}) (?:from|over|on) (?:the same (?:period|month|quarter) of )?$"
)
_HAN_WITH: Final = re.compile(r"[与同跟]$")
_HAN_COMPARED: Final = re.compile(r"(?:同期|末|底|全年|的)?(?:相比|比较|比)")
_OWNED: Final = re.compile(r"'s? ?[0-9]| ?(?:to|bis|until|-) ?(?:19|20)[0-9]{2}\b")
_LONGEST: Final = 110


def is_compared(folded: str, period: PrintedPeriod) -> bool:
    """Whether a time is only what a number is compared with. `From 2022 to 2024` compares nothing."""
    if _OWNED.match(folded, period.end):
        return False
    begin = max(0, period.start - _LONGEST)
    if _HAN_WITH.search(folded, begin, period.start):
        return _HAN_COMPARED.match(folded, period.end) is not None
    if _COMPARED.search(folded, begin, period.start):
        return True
    return _FROM.search(folded, begin, period.start) is not None
