"""Four digits by themselves: a year, a count of something, or a part of a name."""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_REACH: Final = 24
"""How many characters before and behind the digits are looked at."""
_DATING: Final = regex(
    r"(?:\b(?:in|since|by|until|till|from|to|of|during|through|between|and|or|before|after|for|year|early|mid|late|end|vs"
    r"|than|im|seit|bis|vor|nach|von|ab|jahr\w{0,2}|en|depuis|avant|après|de|du|à|dès|année|desde|hasta|año|antes|del|al"
    r"|в|с|до|по|после|за|к|год\w{0,2}|spring|summer|autumn|winter|fall)|[-–—/(,:]) ?$",
    re.IGNORECASE,
)
"""Words before a year, which make it a year with anything behind it."""
_NAMING: Final = regex(
    r"(?:\b(?:no|nr|num|núm|page|pages|pp?|room|tel|phone|fax|resolution|agenda|vision|iso|horizon|article|section|law|form"
    r"|flight|building|gate|bus|route|model|seite|raum|zimmer|artikel|résolution|salle|resolución|página|sala|agenda"
    r"|резолюция|стр|комната|повестка)\b[.:]?|[№§#]|第|n[°º]) ?$",
    re.IGNORECASE,
)
_COUNTED: Final = regex(
    r" ?(?:个|名|人|家|项|吨|元|万|亿|千|百|件|次|台|辆|户|套|条|所|座|公里|米|亩|公顷|多|余)|%"
    r"|(?: [a-zà-ÿа-яё]+){0,3} (?:tons?|tonnes?|people|persons|patients|men|women|workers|jobs|projects|firms|companies"
    r"|enterprises|schools|villages|towns|cities|ships|docks|cars|vehicles|houses|homes|units|copies|cases|students"
    r"|teachers|doctors|farmers|households|members|delegates|participants|metres|meters|kilomet(?:re|er)s|hectares|acres"
    r"|dollars?|euros?|yuan|pounds?|roubles?|rubles?|kw|mw|kwh|mwh|times|days|hours|words|pages|words"
    r"|tonnen|menschen|personen|dörfer|stellen|projekte|firmen|betriebe|kilometer|hektar|mal|fälle|tage"
    r"|tonnes|personnes|habitants|villages|emplois|projets|entreprises|kilomètres|cas|jours"
    r"|toneladas|personas|habitantes|pueblos|empleos|proyectos|empresas|kilómetros|casos|días"
    r"|тонн\w?|человек|людей|проект\w{0,2}|предприяти\w{1,2}|километр\w{0,2}|рублей|дн\w{1,2})(?![^\W_])",
    re.IGNORECASE,
)


def counts_or_names(text: str, start: int, end: int) -> bool:
    """Whether the four digits at `start:end` count what follows, or belong to the name before them."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + 2 * _REACH]
    if _NAMING.search(before):
        return True
    return not _DATING.search(before) and _COUNTED.match(behind) is not None
