"""Whether a sentence before a quotation tells of the occasion on which the words fell, so that its date is their day.

"The assembly met on 7 June. Opening the session, she said: …" gives a day; "The contract expires on 7 June. She said:
…" does not. Judged by the words for meetings, visits and speeches, and for persons who came or spoke.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.words import Span
from explainer.ground.patterns import regex

EVENT: Final = regex(
    r"\b(?:speech|address|remarks|meeting|conference|congress|visit|session|ceremony|event|interview|statement"
    r"|spoke|said"
    r"|told|he|she|they|rede|ansprache|treffen|besuch|sitzung|konferenz|veranstaltung|sprach|sagte|er|sie|discours"
    r"|allocution|réunion|visite|conférence|séance|cérémonie|déclaré|parlé|il|elle|discurso|reunión|visita|conferencia"
    r"|sesión|ceremonia|acto|dijo|habló|él|ella|речь|выступ\w+|встреч\w+|визит\w*|заседани\w+|конференци\w+|сказал\w*"
    r"|он|она)\b|讲话|会议|活动|演讲|访问|考察|调研|会见|发言|座谈|仪式|大会|他|她",
    re.IGNORECASE,
)
_OCCASION: Final = regex(
    r"\b(?:met|meets|meetings|began|begun|started|begann|commenc\w+|hubo|homenaje|Richtfest|gather\w*|celebrat\w+"
    r"|conven\w+|opened|opening|assembl\w+|rall(?:y|ied|ies)|took place"
    r"|(?:was|were) held|came|arriv\w+|travel\w+|attend\w*|debat\w+|hearing|summit|festival|launch\w*|inaugurat\w+"
    r"|march(?:ed)?|demonstrat\w+|protest\w*|briefing|forum|dinner|parliament|sat|welcom\w+|party conference|talks"
    r"|to (?:investigate|inspect|survey|visit)|inspect(?:s|ed|ion)|toured|visited|besichtig\w+|inspecci\w+|recorri\w+"
    r"|осмотр\w+|инспект\w+|versammel\w+|\w*versammlung|tagte\w*|tagung|tra(?:f|fen)|kam|kamen|feier\w*|eröffn\w+"
    r"|\w*kundgebung|\w*gipfel"
    r"|\w*debatte|\w*tag der|\w*parteitag|anhörung|forum|fand\w* [^.]{0,60}statt|\w*sitzung|\w*konferenz|\w*feier"
    r"|réuni\w*|rencontr\w+|arriv\w+|venue?s?|meeting|rassembl\w+|débat\w*|sommet|audition|inaugur\w+|fêt\w+|célébr\w+"
    r"|congrès|eu lieu|s['’]est tenue?|assemblée|manifest\w+"
    r"|reuni\w+|encuentro|lleg\w+|mitin|debat\w+|cumbre|congreso|pleno|foro|celebr\w+|tuvo lugar|asamblea"
    r"|собра\w+|съезд\w*|форум\w*|митинг\w*|саммит\w*|прибы\w+|приех\w+|приш[её]?л\w*|откры\w+|состоял\w+|прош[её]?л\w*"
    r"|праздн\w+|дебат\w*|слушани\w+)\b"
    r"|举行|召开|开幕|视察|走访|来到|抵达|出席|参加|论坛|峰会|庆祝|记者会|发布会|慰问|集会|见到",
    re.IGNORECASE,
)
_THING: Final = regex(
    r"\b(?:laws?|acts?|decree|contracts?|treat(?:y|ies)|agreement|expir\w+|(?:into|in) force|effect|publish\w*"
    r"|reports?|stud(?:y|ies)"
    r"|resign\w*|deadline|due|died|dead|killed|burn\w+|fire|flood\w*|storm|earthquake|strike|born|elected|appointed"
    r"|closed|sold"
    r"|gesetz\w*|vertrag\w*|\w*abkommen|kraft|läuft|veröffentlich\w+|bericht\w*|studie|zurückgetreten|trat|frist"
    r"|starb|gestorben|brannte"
    r"|\w*brand|flut|hochwasser|streik|geboren|gewählt|ernannt|schloss|verkauft|loi|décret|contrat|traité|accord"
    r"|expir\w+|vigueur"
    r"|publi\w+|rapport|étude|démission\w*|délai|mort\w*|brûl\w+|incendie|inondation|grève|né|née|élue?|nommée?"
    r"|fermée?|vendue?"
    r"|ley|decreto|contrato|tratado|acuerdo|vigor|informe|estudio|dimiti\w+|dimisión|plazo|muri\w+|incendi\w+|riada"
    r"|huelga|naci\w+"
    r"|elegid[oa]|nombrad[oa]|cerr\w+|vend\w+)\b"
    r"|закон|указ|договор|соглашени|истека|в силу|опубликова|доклад|отчёт|исследовани|отставк|срок|умер|погиб"
    r"|сгорел|пожар|паводк"
    r"|забастовк|родил|избран|назначен|закры|продан|法律|条例|合同|协议|到期|生效|施行|发布|公布|报告|辞职|截止|去世|遇难|火灾|洪水|罢工|出生"
    r"|当选|任命|关闭|出售|通知",
    re.IGNORECASE,
)
"""What a date may be of that is no occasion for words."""
_IN_FORCE: Final = regex(r"\binto force\b|\bin Kraft\b|\bvigueur\b|\bvigor\b|в силу|生效|施行", re.IGNORECASE)
_LEAD: Final = regex(
    r"\W*(?:on|in|at|am|im|le|en|el|al|в|на|во|\w+day,?|\w+tag,?)?(?: the| den| dem)?\W*", re.IGNORECASE
)
_WORD: Final = regex(r"[^\W\d_]{2,}")
_RUSSIAN_LEAD: Final = regex(r"\W*(?:на|во?|при|у|перед)\b[^,;:]*\bг\.\s*$", re.IGNORECASE)
_FEW: Final = 2


def names_occasion(words: str) -> bool:
    """Whether words name a meeting, a visit or a speech, or say that somebody came or spoke."""
    return bool(EVENT.search(words) or _OCCASION.search(words))


def tells_of_occasion(raw: str, sentence: Span, date: Span) -> bool:
    """Whether a sentence is about a meeting or a person there, opens with its date, or is little more than that."""
    words = raw[sentence[0] : sentence[1]]
    if _IN_FORCE.search(words):
        return False
    if names_occasion(words) or _RUSSIAN_LEAD.match(words):
        return True
    if _THING.search(words):
        return False
    if _LEAD.fullmatch(raw, sentence[0], date[0]):
        return True
    beside = raw[sentence[0] : date[0]] + " " + raw[date[1] : sentence[1]]
    return len(_WORD.findall(beside)) <= _FEW and len(beside.strip()) < 40
