"""Whether a name stands in a text only because another speaks for its bearer: Nora Field's spokesman, 周明远的秘书."""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.namewords import AIDES_BEFORE
from explainer.ground.patterns import regex

_REACH: Final = 60
_GIVEN_NAME: Final = regex(r"(?<= )[A-ZÀ-ÞА-Я][\w.-]{0,20} $")
_PERSON: Final = (
    r"(?:spokes\w+|aides?|advis[eo]rs?|assistants?|deput(?:y|ies)|lawyers?|attorneys?|press secretary|chief of staff"
    r"|staffers?"
    r"|all(?:y|ies)|wife|husband|son|daughter|office|team|campaign|envoys?|critics?|opponents?|supporters?|staff)"
)
_GERMAN: Final = (
    r"(?:\w*[Ss]precher(?:in)?|\w*[Aa]nw[aä]lt(?:in)?|\w*[Bb]erater(?:in)?|\w*[Bb]üro|Pressestelle|Ehemann|Mann"
    r"|Ehefrau|Frau|Sohn|Tochter"
    r"|Bruder|Schwester|Vater|Mutter|Kolleg(?:e|in)|Stellvertreter(?:in)?|Vertreter(?:in)?|Referent(?:in)?"
    r"|Assistent(?:in)?|Team|Stab"
    r"|Umfeld|Freund(?:e|in)?|Gegner(?:in)?|Kritiker(?:in)?|Nachfolger(?:in)?|Vorgänger(?:in)?|Mitarbeiter(?:in)?"
    r"|Anhänger|Partei)"
)
_BEHIND: Final = regex(
    rf"[^\s'’,]+(?: [A-ZÀ-Þ][^\s'’,]*){{0,2}}['’]s? (?:\w+ ){{0,2}}?{_PERSON}\b"
    r"|[^\s'’,]+(?: [A-ZÀ-Þ][^\s'’,]*){0,2}? (?:spokes\w+|aides?|advis[eo]rs?|lawyers?|attorneys?|staffers?|all(?:y"
    r"|ies)|supporters?)\b"
    rf"|[^\s'’,]+(?: [A-ZÀ-Þ][^\s'’,]*){{0,2}}?s (?:\w+e[rn]? )?{_GERMAN}\b"
    r"|[\u3400-\u9fff]{2}(?:(?![在对和与同向给让请把跟])[\u3400-\u9fff]){0,2}?(?:主席|总书记|书记|总理|部长|省长|市长|总统|先生|女士)?"
    r"(?:(?:新闻)?发言人|助理(?=[^，。]{0,3}[说称表指])|秘书(?=[^，。]{0,3}[说称表指])|办公室|团队|幕僚|的[^，。：]{0,6}?(?:律师|顾问|夫人|妻子|丈夫|儿子|女儿|特使"
    r"|代表))"
)
"""At the name: its genitive and an aide, or the two as one noun, as English and Chinese have it."""
_BEFORE: Final = regex(
    rf"\b{_PERSON} (?:of|to|for) (?:the )?(?:[\w-]+ ){{0,2}}$"
    r"|\b(?:on behalf of|in the name of|im Namen (?:von|der|des)|au nom d[eu]|en nombre de|от имени) (?:\w+ )?$"
    rf"|\b{_GERMAN} (?:von|des|der) (?:[\w-]+ ){{0,2}}$"
    r"|\b(?:porte-parole|avocate?|conseill\w+|proches?|entourage|adjointe?|portavoz|abogad[oa]|aseso\w+|oficina"
    r"|adjunt[oa])"
    r" (?:de|du|d['’]|del)(?: la| l['’]| el)? ?(?:[\w-]+ ){0,2}$"
    r"|(?:发言人|助手|助理|秘书|律师|顾问|人士|官员|负责人)[^，。]{0,4}(?:代表|代|替)$",
    re.IGNORECASE,
)
_SOME_GERMAN: Final = regex(rf"\b(?:eine?|einige|mehrere) {_GERMAN} $")
_IN_S: Final = regex(r"[^\s,.]+(?: [A-ZÀ-Þ][^\s,.]*)?s(?=[\s,.:])")
"""Eine Sprecherin Karin Vogts."""
_NOMINATIVE: Final = regex(r"[А-ЯЁ]\w+ [А-ЯЁ]")
"""Only the nominative of a Russian name of two words is found."""
_OFFICE_BETWEEN: Final = regex(
    rf"(?:\b{_PERSON} (?:of|to|for) (?:the )?|\b{_GERMAN} (?:des|der) "
    r"|\b(?:porte-parole|avocate?|conseill\w+|proches?|portavoz|abogad[oa]|aseso\w+) (?:du |de la |de l['’]|del "
    r"|de la ))"
    r"(?:\w+ ){0,2}(?:minister\w*|president\w*|premier|chancellor|mayor|governor|director|ministre|présidente?|maire"
    r"|gouverneure?"
    r"|präsident(?:in|en)?|kanzler(?:in|s)?|bürgermeister(?:in|s)?|ministr[oa]|president[ea]|alcald(?:e|esa)"
    r"|gobernador[a]?), $",
    re.IGNORECASE,
)
"""An aide of an office that its holder's name explains: an aide to the mayor, Nora Field."""


def speaks_through(raw: str, at: int) -> bool:
    """Whether the name at an offset is there only for whose spokesman, aide or relative speaks."""
    if _NOMINATIVE.match(raw, at):
        return False
    if _BEHIND.match(raw, at):
        return True
    before = raw[max(0, at - _REACH) : at]
    one = _GIVEN_NAME.sub("", before)
    for bare in (before, one, _GIVEN_NAME.sub("", one)):
        if AIDES_BEFORE.search(bare) or _BEFORE.search(bare) or _OFFICE_BETWEEN.search(bare):
            return True
        if _SOME_GERMAN.search(bare) and _IN_S.match(raw, at):
            return True
    return False
