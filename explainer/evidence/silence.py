"""What a text states although a record says that nothing is stated: places, days, organisations, ways to answer.

Judged by the words beside a name or a date alone. A hint for a warning, never evidence.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.ascribed import is_subject
from explainer.evidence.source import SourceText
from explainer.evidence.speaking import says
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_BESIDE: Final = 40
"""How many characters beside a name are searched for the words that say what it does."""

_SHORT: Final = 90
"""A paragraph with at most so many characters may be a line of date and origin."""

_GENITIVE: Final = regex(
    r"(?:[A-ZÀ-Þ][\w-]* ){0,4}[A-ZÀ-Þ][\w-]*['’]s?\s"
    r"|[\u3400-\u9fff]{2,4}(?:总书记|主席|总理|书记|部长|省长|市长)?的"
)
_IN: Final = regex(
    r"(?:\b(?:in|at|near|inside|visited|visiting|à|au|aux|en|im|bei"
    r"|во?)(?: the| la| le)?\s+|[在赴到于]|来到|考察|视察|走进)$",
    re.IGNORECASE,
)
_TO: Final = regex(
    r"(?:\b(?:to|told|addressed|addressing|urged|for|(?:people|citizens"
    r"|residents|delegates|delegation|farmers|workers"
    r"|officials) (?:of|from|in)|à|aux?|an die \w+ (?:von|aus|in)|a los? \w+ de|к)(?: the| la| le)?\s+|[对向给])$",
    re.IGNORECASE,
)
_OLDER: Final = regex(
    r"(?:\b(?:of|since|from|dated|law|act|by|until|till|before|vom|seit|bis"
    r"|du|depuis|del?|desde|hasta|от|с|до)\s+|[自从至到])$",
    re.IGNORECASE,
)
_ISSUES: Final = regex(
    r"(?:(?:has|have|had|jointly|also|today|yesterday|itself)\s+)*(?:issued"
    r"|adopted|released|published|unveiled|approved"
    r"|drew up|drafted|launched|presented|announced|organi[sz]ed|initiated"
    r"|invites?|invited|called for|calls for|collects"
    r"|opened|started|passed)\b|(?:联合|共同|正式|近日|日前)*(?:印发"
    r"|发布|出台|制定|公布|通过|发起|开展|组织|主办|启动|征集)"
    r"|(?:hat|haben)\b[^.]{0,60}(?:verabschiedet|beschlossen|veröffentlicht)"
    r"|(?:veröffentlichte|beschloss|verabschiedete)\b"
    r"|a (?:publié|adopté|lancé|approuvé)\b|(?:publicó|aprobó|adoptó|lanzó)\b"
    r"|(?:принял|утвердил|опубликовал|объявил)\w*",
    re.IGNORECASE,
)
_THINGS: Final = {
    "plan": regex(
        r"\b(?:plan|strateg|program|polic|roadmap|blueprint|agenda|scheme|outline|initiative|framework|guideline|commitment"
        r"|strategi|strategie|projet|proyecto|estrategia|план|стратег|программ)\w*|规划|计划|战略|方案|纲要|意见|行动|政策|办法",
        re.IGNORECASE,
    ),
    "call": regex(
        r"\b(?:call|suggestion|opinion|comment|view|survey|consultation|questionnaire|contribution|idea|proposal|hearing"
        r"|vorschl|umfrage|avis|propuesta|опрос|предложен)\w*|征集|意见|建议|问卷|调查|征求",
        re.IGNORECASE,
    ),
}
_ISSUED_BY: Final = regex(
    r"(?:\b(?:issued|adopted|released|published|unveiled|approved|drawn up"
    r"|drafted|launched|presented|announced|organi[sz]ed"
    r"|initiated|made|run|passed) (?:jointly )?by (?:the )?|(?:veröffentlicht"
    r"|beschlossen|verabschiedet) (?:von|vom) (?:der )?"
    r"|(?:publié|adopté|lancé)e? par (?:le |la |l['’])?|(?:publicad|aprobad|adoptad)[oa] por (?:el |la )?|由)$",
    re.IGNORECASE,
)
_PRODUCES: Final = regex(
    r"(?:\b(?:according to|data (?:of|from|by)|figures (?:of|from|by)"
    r"|statistics (?:of|from|by)|released by|published by|laut"
    r"|selon|según|по данным)(?: the| la| le| der| el)?\s+|据)$|\b(?:data|figures|statistics) from (?:the )?$",
    re.IGNORECASE,
)
_SHOWS: Final = regex(r"['’]?s?\s*(?:data|figures|statistics|said|says|reported|数据|统计|公布|发布)", re.IGNORECASE)
_OPENS: Final = regex(
    r"(?:\b(?:from|since|starting|opens?|begins?|starts?)(?: on)?|\bab(?: dem)?"
    r"|\bà partir du|\bdesde el|\bс|[从自])\s*$",
    re.IGNORECASE,
)
_CLOSES: Final = regex(
    r"(?:\b(?:until|till|by|before|through|closes?(?: on)?|ends?(?: on)?|deadline(?: is| of|:)?|no later than|up to)"
    r"|\bbis(?: zum)?|\bjusqu['’]au|\bhasta el|\bдо|截止(?:到|至|日期|时间)*[为：:]?|[至到])\s*$",
    re.IGNORECASE,
)
_OPENS_AFTER: Final = regex(r"\s*起")
_CLOSES_AFTER: Final = regex(r"\s*(?:前|之前|截止|止)")
_BYLINE: Final = regex(
    r"^[ \t]*(?:By:? (?:[A-Z][\w’'-]+[ ,]*(?:and )?){2,5}$|(?:Author|Reporter"
    r"|Editor|Written by|Autor|Auteur|Von|Par|Por)s?:\s*\S"
    r"|.{0,30}[（( ]?(?:记者|作者|编辑|责编|责任编辑)[:： ]\s*[\u3400-\u9fff]{2,4})",
    re.MULTILINE,
)
_LICENCE: Final = regex(
    r"\bCC[ -]BY\b|\bCreative Commons\b|\bAll rights reserved\b|©|\bcopyright (?:\(c\)|[12][0-9]{3})"
    r"|\b(?:Open Government|Public) Licen[cs]e\b|\bpublic domain\b|版权所有"
    r"|未经.{0,6}(?:许可|授权)|Alle Rechte vorbehalten"
    r"|Tous droits réservés|Todos los derechos reservados|Все права защищены",
    re.IGNORECASE,
)
_ANSWER: Final = regex(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|https?://\S+|\bwww\.\S+")
_FEW: Final = 4
"""How many words the name of a thing may have; more are a description of it."""

_DENIES: Final = (
    regex(
        r"\b(?:does not|do not|doesn['’]t|don['’]t|never)"
        r" (?:mention|name|use the words?|contain the words?|speak of|refer to)"
        r"s?\b(?: the| an?| any)? ([^.,;:()]{2,60})(?=[.,;:()]|$)",
        re.IGNORECASE,
    ),
    regex(r"(?:未|没有|不)(?:提及|提到|提|写明|出现)(?:过|了)?([^，。；：、（）]{2,12})(?=[，。；：（）]|$)"),
)
_OFFICE: Final = (
    r"(?:President|Premier|Prime Minister|Minister|Mayor|Governor|Secretary"
    r"|Chair(?:man|woman|person)?|Chancellor|Director"
    r"|Senator|Ambassador|Commissioner|Spokes(?:man|woman|person)|Professor|General|Secretary-General)"
)
_OFFICE_BEFORE: Final = regex(rf"\b{_OFFICE}\s+$|(?:主席|总书记|总理|书记|部长|省长|市长|主任|总统|发言人)$")
_OFFICE_AFTER: Final = regex(
    rf"[\w’'. -]{{0,30}}?, (?:the |a |an )?(?:\w+ ){{0,3}}{_OFFICE}\b"
    rf"|(?:主席|总书记|总理|书记|部长|省长|市长|主任|总统|发言人)",
    re.IGNORECASE,
)


def speaks(source: SourceText, at: int, start: int, end: int) -> bool:
    """Whether the name at raw `at` is that of somebody who speaks in the sentence `start:end`."""
    if any(first <= at < last for pairs in source.quoted for first, last in pairs) or _GENITIVE.match(source.raw, at):
        return False
    return is_subject(source.raw, start, at) and says(source.raw[start:end], "")


def is_place_of(raw: str, at: int, field: str) -> bool:
    """Whether the words before a region's name make it the place (`located_in`) or those spoken to."""
    return bool((_IN if field == "located_in" else _TO).search(raw[max(0, at - _BESIDE) : at]))


def is_day_of(raw: str, span: Span) -> bool:
    """Whether a date may be the day of what is reported, and not that of a law or of a beginning ("since")."""
    return not _OLDER.search(raw[max(0, span[0] - 12) : span[0]])


def issues(raw: str, at: int, sentence: Span, kind: str) -> bool:
    """Whether a body named at raw `at` issues a plan, or organises a call, in its sentence."""
    start, stop = sentence
    if not _THINGS[kind].search(raw, start, stop):
        return False
    if _ISSUED_BY.search(raw[max(0, at - _BESIDE) : at]):
        return True
    found = _ISSUES.search(raw, at, min(stop, at + 3 * _BESIDE))
    return found is not None and not re.search(r"[,;，；:：“\"]", raw[at : found.start()])


def produces(raw: str, at: int, sentence: Span) -> bool:
    """Whether a body named at raw `at` is the one that produced a number."""
    return bool(
        _PRODUCES.search(raw[max(0, at - _BESIDE) : at]) or _SHOWS.search(raw, at, min(sentence[1], at + _BESIDE))
    )


def is_limit(raw: str, span: Span, field: str) -> bool:
    """Whether a date is the first day (`opens`) or the last (`closes`) of something."""
    before, after = (_OPENS, _OPENS_AFTER) if field == "opens" else (_CLOSES, _CLOSES_AFTER)
    return bool(before.search(raw[max(0, span[0] - _BESIDE) : span[0]]) or after.match(raw, span[1]))


def has_office(raw: str, start: int, stop: int) -> bool:
    """Whether an office is directly beside the name at raw `start`, in a sentence that ends at `stop`."""
    before = raw[max(0, start - _BESIDE) : start]
    return bool(_OFFICE_BEFORE.search(before) or _OFFICE_AFTER.match(raw, start, min(stop, start + 2 * _BESIDE)))


def denied_mentions(sentence: str) -> tuple[str, ...]:
    """The words of which a sentence says that a text does not mention them: "It does not mention the mayor"."""
    found = (match for pattern in _DENIES for match in pattern.finditer(sentence))
    return tuple(words for match in found if 0 < len((words := match[1].strip(" \"“”'‘’「」《》")).split()) <= _FEW)


def is_line_of_origin(words: str) -> bool:
    """Whether a paragraph is so short that it may say no more than who published a text, and when."""
    return len(words.strip()) <= _SHORT


def stated(raw: str, field: str) -> int | None:
    """The raw offset of a byline, a licence or an address to answer to, if the text has one; else None."""
    pattern = {"byline": _BYLINE, "licence": _LICENCE, "channels": _ANSWER}[field]
    found = pattern.search(raw)
    return found.start() if found else None
