"""Whether an office is in a text as a whole title: a Vice President is not a President."""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_REACH: Final = 60
"""How many characters are read on either side of a title."""

# English, German, French, Spanish, Russian: words that make another office of the one that follows them.
_BEFORE: Final = (
    r"vice|deputy|acting|former|assistant|associate|under|ex|interim|shadow|honorary|incoming|prime|sub|pro"
    r"|stellvertretende[rnsm]?|ehemalige[rnsm]?|frühere[rnsm]?|kommissarische[rnsm]?|designierte[rnsm]?|vize"
    r"|anciens?|anciennes?|sous|premier|première|antigu[oa]|primer|primera"
    r"|бывш\w{2,3}|экс|вице|зам|заместител\w{1,2}|врио|и\.\s?о\.|премьер|исполняющ\w{2,3} обязанности"
)
_AFTER: Final = regex(
    r"[ -](?:designate|elect|emeritus|general|délégué|adjointe?|par intérim|suppléante?|élue?|adjunt[oa]|interin[oa]"
    r"|suplente|elect[oa]|en funciones|a\. ?d\.|in spe|в отставке)(?![^\W_])",
    re.IGNORECASE,
)
_CHINESE_AFTER: Final = ("助理", "候选人", "特使", "秘书", "夫人")
_CHANGED: Final = regex(rf"(?:^|[^\w-])(?:{_BEFORE})[ -]?$", re.IGNORECASE)
_FURTHER: Final = regex(rf"(?:^|[^\w-])(?:{_BEFORE})[ -](?P<between>(?:[\w.’'-]+ ){{1,2}})$", re.IGNORECASE)
_OF_THE_TITLE: Final = frozenset({"foreign", "prime", "general", "chief", "executive", "party", "trade", "finance"})
"""Words in lower case that may be between such a word and the title: "deputy foreign minister"."""

# In Chinese the sign before the title, unless it ends a word of its own: 日前 (recently), 太原 (a city), 时代 (age).
_CHINESE_BEFORE: Final = regex(
    r"副$|(?<![日目此之以当先])前$|(?<![太中平高草])原$|(?<![时现年当古世后历朝近])代$|代理$|助理$|候任$"
)


def is_changed(text: str, start: int, end: int) -> bool:
    """Whether a word beside the title `start:end` makes another office of it: Vice, Acting, ex-, 副, adjoint."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _CHINESE_BEFORE.search(before) or after.startswith(_CHINESE_AFTER):
        return True
    if _AFTER.match(after) or _CHANGED.search(before):
        return True
    further = _FURTHER.search(before)
    return further is not None and all(
        word[:1].isupper() or word in _OF_THE_TITLE for word in further["between"].split()
    )
