"""Times that a number is compared with, and so not its own: 5 percent more than in 2023, 比2022年减少86万人."""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_REACH: Final = 70
"""Characters before a time that are looked at."""
_ENGLISH: Final = (
    r"\b(?:than|(?:compared|comparison) (?:with|to)|relative to|against|versus|vs\.?) "
    r"(?:(?:the|all|a|those|that|it|they|its|was|were|in|for|during|of|at|from|end|year|seen|recorded|reported"
    r"|registered|same|corresponding|month|quarter|period|week|day|half|season|level|figure|value|number|total|result"
    r"|rate|peak|average)s? )*"
)
_GERMAN: Final = (
    r"(?:\w{2}er|mehr|weniger|so (?:viel\w*|hoch))\s(?:[^\W\d]+ ){0,4}?als (?:(?:noch|im|in|am|ende|anfang|mitte|der"
    r"|die|das|den|zum|beim|gleichen|monat|quartal|jahre?|zeitraum|des|jahres|von) )*"
    r"|\b(?:gegen[üu]ber|verglichen mit|im vergleich (?:zum?|mit)) (?:(?:dem|der|den|gleichen|jahr|monat|quartal"
    r"|zeitraum|wert|stand|niveau|von|aus|im|in|des|jahres) )*"
    r"|\b(?:unter|über) (?:dem|den) (?:wert|niveau|stand|ergebnis|werten) (?:von|aus|des jahres|im|in|vom) "
)
_FRENCH: Final = (
    r"\b(?:plus|moins|davantage|mieux|autant|sup[ée]rieure?s?|inf[ée]rieure?s?)\b[^.;:,]{0,40}\bqu(?:e |')"
    r"(?:(?:celui|celle|ceux|celles|en|au|à|de|du|la|le|ann[ée]e|m[êe]me|p[ée]riode|mois) |[dl]')*"
    r"|\b(?:par rapport|compar[ée]\w*) (?:(?:à|au|aux|la|le|m[êe]me|celui|celle|ann[ée]e|p[ée]riode|mois|trimestre"
    r"|niveau|de|du) |[dl]')+"
)
_SPANISH: Final = (
    r"\b(?:m[áa]s|menos|mayor|menor|superior|inferior|mejor|peor|tant[oa]s?|tan)\b[^.;:,]{0,40}\bque "
    r"(?:(?:en|el|la|los|las|de|del|a[ñn]o|mismo|mes|per[ií]odo|trimestre) )*"
    r"|\b(?:con respecto|respecto|frente|en comparaci[óo]n|comparad[oa]s?) "
    r"(?:(?:a|al|con|del|de|el|la|los|las|mismo|mes|per[ií]odo|trimestre|a[ñn]o|nivel) )+"
)
_RUSSIAN: Final = (
    r"\bчем (?:в |за |на )?"
    r"|\b(?:по сравнению с|по отношению к|относительно|к уровню|к показателю) "
    r"(?:(?:в|за|аналогичн\w+|т[ае]\w+|же|период\w+|месяц\w*|квартал\w*|уровн\w+|показател\w+) )*"
)
_CHINESE: Final = r"(?:比|(?<!比)[较較])(?:上年|去年|前年)?(?:的|同期的)?"
_BEFORE: Final = regex(
    "(?:" + "|".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _RUSSIAN, _CHINESE)) + ")$", re.IGNORECASE
)
_FROM: Final = regex(
    r"\b(?:from|on|к) (?:the (?:(?:level|figure|total)s? (?:of|in)|same (?:month|period|quarter) (?:of|in)) )?$"
)
_CHANGE: Final = regex(
    r"(?:%|percent|per cent|points?|процент\w*|пункт\w*|\b(?:up|down|more|less|fewer|higher|lower|larger|smaller)\b)"
    r"[^.;:,0-9]{0,24}$"
)
_YEAR_ALONE: Final = regex(r"(?:19|20)[0-9]{2}(?! ?(?:to|until|through|bis|по)\b| ?-)")
_WITH: Final = regex(r"[与同和跟]$")
_BEHIND: Final = regex(r"[年月]?(?:季度|年末|年底|末|底)?(?:同期|全年)?相比")
_OF_NUMBER: Final = regex(r"(?:年|年末|年底)?的\s?[0-9]|'s [$€£¥]?[0-9]")
"""The number that is compared with follows: 比2023年的310艘增加12艘."""


def is_compared_with(folded: str, start: int, end: int) -> bool:
    """Whether the time at `start:end` of a folded text is one with which a number is compared."""
    if _OF_NUMBER.match(folded, end):
        return False
    before = folded[max(0, start - _REACH) : start]
    if _BEFORE.search(before):
        return True
    if (found := _FROM.search(before)) and _YEAR_ALONE.match(folded, start):
        return _CHANGE.search(before, 0, found.start()) is not None
    return _WITH.search(before) is not None and _BEHIND.match(folded, end) is not None
