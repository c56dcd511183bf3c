"""Dates that a sentence prints only to say which thing or whom it means: the law of 7 June, the mayor elected in May.

The day of an office, of a law, of what is given as a reason or is spoken about is not the day on which it was said.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.occasion import names_occasion
from explainer.ground.patterns import regex

_DONE_BEHIND: Final = regex(
    r" (?:neu |erneut )?(?:wieder)?(?:gewählt|ernannt|vereidigt|geboren|angetreten|verhaftet|zurückgetreten|verurteilt"
    r"|entlassen|veröffentlicht|beschlossen|verabschiedet|unterzeichnet|erlassen)e[nmrs]?\b"
    r"|(?:正式|新|刚)?(?:当选|上任|就任|就职|出生|被捕|任命|获任|履新|到任|入狱|退休)的"
    r"|(?:发布|公布|印发|施行|出台|通过|生效|签署|颁布)的(?![^，。：]{0,6}(?:讲话|声明|视频|采访|演讲|致辞))"
    r"|(?:的)?(?:事故|事件|火灾|洪灾|地震|爆炸)的?(?:教训|原因|责任|调查|经过|损失)"
)
_HAN_BEFORE: Final = regex(r"(?:截至|截止|截止到|自从|根据|依据|按照|依照)$")
_REASON: Final = regex(
    r"^\W*(?:After|Following|Since|Despite|Because of|In response to|In view of|According to|Under|Nach|Seit|Trotz"
    r"|Wegen|Angesichts|Aufgrund|Laut|Gemäß|Après|Depuis|Malgré|À la suite|Suite à|En raison|Selon|Tras"
    r"|Después de|Desde|Pese a|Debido a|Según|После|Вопреки|В ответ на|Из-за|Согласно|По)\b[^;:“«„]*"
    r"\b(?:of|from|vom|du|del|de|от|случивш\w+|произошедш\w+|начавш\w+) (?:the |el )?$"
)
_RUSSIAN_ABOUT: Final = regex(r"^\W*Об? [^,;:“«]{3,60}$")
_LATER: Final = regex(
    r"[^.:“„«]{1,80}?(?:[;,]| and| und| et| y| и) (?:(?:\w+ ){1,2}(?:days?|weeks?|months?|years?) (?:later|afterwards)"
    r"|the (?:next|following) day|(?:\w+ ){1,2}(?:Tage|Wochen|Monate|Jahre) (?:später|danach)"
    r"|am (?:nächsten Tag|Tag darauf)"
    r"|(?:\w+ ){1,2}(?:jours|semaines|mois|ans) (?:plus tard|après)|le lendemain"
    r"|(?:\w+ ){1,2}(?:días|semanas|meses|años) (?:después|más tarde)|al día siguiente"
    r"|(?:через \w+ (?:дн\w+|недел\w+|месяц\w*)|на следующий день))\b",
    re.IGNORECASE,
)


def is_of_a_thing(before: str, behind: str, saying: re.Pattern[str]) -> bool:
    """Whether a date between these words of its sentence is that of a thing, an office, a reason or an earlier day."""
    if _DONE_BEHIND.match(behind) or _HAN_BEFORE.search(before):
        return True
    if _REASON.search(before) or _RUSSIAN_ABOUT.search(before):
        return not saying.search(before) and (not names_occasion(before) or bool(_RUSSIAN_ABOUT.search(before)))
    later = _LATER.match(behind)
    return later is not None and not saying.search(before + later[0]) and bool(saying.search(behind, later.end()))
