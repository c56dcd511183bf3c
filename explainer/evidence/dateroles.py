"""What a printed date is the date of: the paper's own day, or what the text tells; and whether the text denies it.

A paper has dates of its own: the dateline with which a report begins, a line with nothing but a date, a byline, a print
line ("Updated …", "©"), an address. They are the day of the paper, and not of what it reports.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from explainer.evidence.source import SourceText
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

Role = Literal["text", "head", "print", "denied"]
"""`head`: a dateline, or a line with only a date. `print`: a print line, byline or address. `denied`: "not on …"."""

_REACH: Final = 120
"""Characters before and behind a date that are looked at, within its line."""
_SHORT: Final = 60
"""Characters before the date of a dateline or print line."""
_HEAD, _FOOT = 1200, 500
"""Characters at the beginning and end of a copy in which a line with only a date is the paper's own."""

_PRINTED: Final = regex(
    r"(?:^|[.!?。|·•(\[/]\s*|[-–—]\s+|(?<=日)\s{1,3})(?:(?:first |last |zuletzt |última |dernière )?"
    r"(?:printed|published|posted|updated|modified|edited|reviewed|released|release date|publication date|created|filed"
    r"|date of (?:publication|release|issue)|accessed|retrieved|copyright"
    r"|gedruckt|veröffentlicht|erschienen|aktualisiert|geändert|stand|erstellt|abgerufen|druck"
    r"|imprimé|publié|paru|mis(?:e)? (?:à jour|en ligne)|modifié|mise à jour|consulté"
    r"|impreso|publicad[oa]|actualizad[oa]|actualización|modificad[oa]|fecha de publicación|consultado"
    r"|напечатано|опубликовано|обновлено|изменено|дата (?:публикации|обновления)|подписано в печать)\b"
    r"|©|\(c\)|(?:责任编辑|责编|编辑|来源|版权所有|版权)(?=[:：\s])"
    r"|(?:发布|发表|刊发|刊登|印刷|印发|更新|上传)(?:时间|日期|于)?[:：\s]*$)",
    re.IGNORECASE,
)
_LATER: Final = regex(
    r"(?:updated|modified|edited|reviewed|accessed|retrieved|copyright|zuletzt|aktualisiert|geändert|abgerufen"
    r"|mis(?:e)? à jour|modifié|consulté|actualizad[oa]|actualización|modificad[oa]|consultado|обновлено|изменено"
    r"|дата обновления|©|\(c\)|更新|版权)",
    re.IGNORECASE,
)
"""In a print line, words for a day behind that of publication."""
_FIRST: Final = regex(
    r"published|posted|released|printed|veröffentlicht|erschienen|publié|paru|publicad[oa]|опубликовано|发布|发表|刊发|刊登",
    re.IGNORECASE,
)
_BYLINE: Final = regex(
    r"^\W*(?:by|von|par|por|автор|text|texte?|texto|текст|reporter|editor|journalist|autor(?:in)?)\b"
    r"(?![^\n]{0,90}[,;] \w+ \w+ \w+ \w+)"
    r"|^\W*(?:本报记者|本网记者|记者|作者|文/|撰稿|通讯员)",
    re.IGNORECASE,
)
_ADDRESS: Final = regex(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_NO_PLACE: Final = regex(
    r"^\W*(?:On|In|At|By|Since|Until|Till|From|Before|After|During|As|Am|Im|Seit|Bis|Ab|Vor|Nach|Zum|Vom|Le|Au|En|Dès"
    r"|Depuis|Avant|Après|Du|El|Desde|Hasta|Del|Antes|В|С|К|По|До|После|Со)\b"
)
_PLACE: Final = regex(
    r"(?:[-–—(\[【/]\s{0,2})?(?:[A-ZÀ-ÖØ-ÞА-ЯЁ][\w.'’/-]*+"
    r"(?:[ ,/)(]{1,2}|\.\s)(?:[-–—]\s)?(?:(?:de|la|am|an der|upon|sur|den|le|el|del|of|auf|на)[ ]){0,2}){1,6}"
    r"|[（(【]?(?:本报|本网|本刊|本台|新华社|新华网|中新社|中新网|人民网|央视网)?(?:(?![于在自从到至截不])[\u3400-\u9fff·]){0,12}[，,、\s]?"
)
_DAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник"
    r"|среда|четверг|пятница|суббота|воскресенье|星期[一二三四五六日天]|周[一二三四五六日])"
)
_DAY_BEFORE: Final = regex(rf"\W*(?:{_DAY}\W{{0,3}})?(?:(?:den|le|el)\s)?", re.IGNORECASE)
_LABEL: Final = regex(r"\W*(?:date|datum|fecha|дата|日期|时间)\s?[:：]\s*", re.IGNORECASE)
_BEHIND: Final = regex(
    rf"(?:\s?г(?:\.|ода))?(?:\s*\([^)\n]{{1,40}}\))?\s*(?:[-–—:.。：|/]|电|讯|专电|消息|日电|$|\n)|,?\s*(?:\([^)\n]{{1,40}}\)|{_DAY})",
    re.IGNORECASE,
)
_ALONE: Final = regex(
    rf"[\s,.|年г]*(?:{_DAY}\W{{0,3}})?(?:(?:at |um |à |a las |в )?[0-9]{{1,2}}[:.h时][0-9]{{2}}(?::[0-9]{{2}})?"
    r"(?: ?(?:uhr|am|pm|[A-Z]{2,4}))?)?[\s.|]*$",
    re.IGNORECASE,
)
_ENDS_SOON: Final = regex(r"[^\n.。!?;；|]{0,30}(?:[\n.。!?;；|)\]]|$)")

_DENIED: Final = regex(
    r"(?:\bnot|\bnever|n['’]t|\brather than|\binstead of)(?: (?:on|in|at|of))?(?: the)? ?$"
    r"|\b(?:(?:did|does|do)(?: not|n['’]t)(?: \w+){1,2}|(?:was|were|had|has|is)(?: not|n['’]t) \w+(?:ed|en|ld|ade|id))"
    r" (?:on|in) (?:the )?$"
    r"|\b(?:nicht|kein\w*|nie|statt|anstatt)(?: (?:am|im|vom))? ?$"
    r"|\b(?:non|pas|plutôt que|au lieu)(?: pas)?(?: (?:le|du|en|au|dès le))? ?$"
    r"|\bn(?:e |['’])\w+ (?:pas|jamais)(?: \w+)? (?:le|en) ?$"
    r"|\b(?:no|nunca)(?: \w+){0,2} (?:el|en) ?$|\ben (?:lugar|vez) del? ?(?:el )?$"
    r"|\b(?:не|вместо)(?: \w+){0,1}(?: в)? ?$"
    r"|(?:不是|并非|并不是|而非|而不是|没有|未|不)(?:在|于)?$",
    re.IGNORECASE,
)
_AFFIRMED: Final = regex(
    r"\b(?:until|till|before|only|later than|earlier than|just|erst|nur|bis|vor|spätestens|seulement|avant|solo|sólo"
    r"|hasta|antes|только|раньше|позже|позднее|ранее|alone|merely)\b|不仅|不只|不晚于|不迟于|不早于|才",
    re.IGNORECASE,
)


def role_of(source: SourceText, span: Span) -> Role:
    """What the date at a raw span is the date of."""
    raw = source.raw
    low = max(raw.rfind("\n", 0, span[0]) + 1, span[0] - _REACH)
    cut = raw.find("\n", span[1])
    before = raw[low : span[0]]
    behind = raw[span[1] : min(cut if cut >= 0 else len(raw), span[1] + _REACH)]
    if _is_denied(before):
        return "denied"
    if _ADDRESS.search(before) or _is_printed(raw, low, before, behind):
        return "print"
    return "head" if _is_head(source, span, before, behind) else "text"


def is_of_a_later_day(source: SourceText, span: Span) -> bool:
    """Whether a print line gives a date as the day on which a paper was changed, read or protected."""
    low = max(source.raw.rfind("\n", 0, span[0]) + 1, span[0] - _SHORT)
    later, first = (
        max((match.start() for match in form.finditer(source.raw, low, span[0])), default=-1)
        for form in (_LATER, _FIRST)
    )
    return later > first


def _is_denied(before: str) -> bool:
    found = _DENIED.search(before[-48:])
    return found is not None and not _AFFIRMED.search(found[0])


def _is_printed(raw: str, low: int, before: str, behind: str) -> bool:
    """In a print line or byline: the words for it begin the sentence, and little stands behind the date."""
    last = None
    for match in _PRINTED.finditer(before):
        last = match
    if last is not None and len(before) - last.start() < _SHORT:
        return _ENDS_SOON.match(behind) is not None
    if len(before) < _SHORT and _BYLINE.match(before):
        return _ENDS_SOON.match(behind) is not None
    above = raw[max(0, low - _SHORT) : low].rstrip().rpartition("\n")[2]
    return not before.strip() and above.endswith((":", "：")) and bool(_PRINTED.match(above.strip()))


def _is_head(source: SourceText, span: Span, before: str, behind: str) -> bool:
    """A dateline at the beginning of a paragraph, or in the first and last lines a date with nothing beside it."""
    if len(before) > _SHORT or _NO_PLACE.match(before):
        return False
    bare = _DAY_BEFORE.fullmatch(before) is not None or _LABEL.fullmatch(before) is not None
    if not (bare or _PLACE.fullmatch(before)):
        return False
    if _ALONE.match(behind):
        return span[0] < _HEAD or len(source.raw) - span[1] < _FOOT
    return not bare and _BEHIND.match(behind) is not None
