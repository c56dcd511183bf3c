"""Words of plans given up, of rumours, of claims that nobody could check and of numbers that were corrected later.

Languages: English, German, French, Spanish, Russian, Chinese. All patterns read folded text (`fold_numbers`).
How far each reaches is told in `doubts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_EN_PLAN: Final = (
    r"(?:plan|proposal|project|bid|idea|bill|scheme|pledge|promise|attempt|offer|deal|order|intention|ambition"
    r"|target)s?"
)
_EN_GIVES_UP: Final = (
    r"(?:scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|shelv(?:es?|ed|ing)|drop(?:s|ped|ping)?|cancel(?:s|led|ed|ling)?"
    r"|withdr[ae]w(?:s|ing)?|axe[sd]?|ditch(?:es|ed|ing)?|g[ai]ve(?:s|n)? up|back(?:s|ed) (?:away from|out of)"
    r"|reject(?:s"
    r"|ed|ing)?|veto(?:es|ed)|block(?:s|ed)|call(?:s|ed) off|walk(?:s|ed) away from|decid(?:es|ed) against"
    r"|vot(?:es|ed) (?:down|against)|turn(?:s|ed) down)"
)
_FR_PLAN: Final = (
    r"(?:projet|plan|idée|programme|proposition|construction|création|embauche|recrutement|achat|suppression)s?\b"
)
_ES_PLAN: Final = (
    r"(?:plan|proyecto|propuesta|idea|programa|construcción|contratación|creación|compra|supresión"
    r"|despido)(?:es|s)?\b"
)
_DE_PLAN: Final = (
    r"(?:(?:neu|aus)?bau|pl[aä]n\w{0,2}|vorhaben|projekt\w{0,2}|vorschl[aä]g\w{0,3}|idee|kauf|ankauf"
    r"|einstellung|antrag"
    r"|entlassung|schließung|abbau)\b"
)
_RU_PLAN: Final = (
    r"(?:строительств|план|проект|закупк|покупк|предложени|сокращени|увольнени|найм|создани|заказ|иде)\w{0,3}\b"
)

GIVEN_UP: Final[Mapping[str, str]] = {
    "en": rf"\b{_EN_GIVES_UP} (?:(?:the|an?|its|their|his|her|all|any|those|these) )?(?:[^\W\d_]{{2,14}} ){{0,2}}?"
    rf"{_EN_PLAN} (?:to|for|of|that|under)\b"
    r"|\b(?:rul(?:es|ed) out|decid(?:es|ed) against|g[ai]ve(?:s|n)? up(?: on)?|drop(?:s"
    r"|ped) the idea of) [a-z]{2,14}ing\b"
    r"|\bno longer (?:plans?|intends?|wants?|proposes?) to\b",
    "de": rf"\b(?:verw[aie]rf\w{{0,2}}|stopp(?:t|te|ten|en)|lehn(?:t|te|ten|en)|s[ao]g(?:t|te|ten|en)|kipp(?:t"
    rf"|te|ten|en)"
    rf"|strich(?:en)?|streich(?:t|en)|begr[aä]b\w{{0,2}}) (?:(?:den|die|das|einen?|eine|seinen?|ihren?|seine|ihre) )?"
    rf"(?:[^\W\d_]{{3,16}} )?{_DE_PLAN}"
    rf"|\b(?:gab|gaben|gibt|geben) (?:(?:den|die|das|seinen?|ihren?) )?{_DE_PLAN}|\bverzicht\w{{1,4}} (?:nun "
    rf"|doch )?auf"
    rf" (?:(?:den|die|das|einen) )?{_DE_PLAN}|\bn[aie]\w{{1,3}}m\w{{0,2}} abstand von\b",
    "fr": rf"\brenon[cç]\w{{1,5}} (?:à|aux?)\b|\b(?:abandonn|annul|retir|rejet|enterr|écart)\w{{1,5}} (?:(?:le"
    r"|la|les|son"
    rf"|leurs?|ses|un|une|des|sa) |l')?(?:[^\W\d_]{{3,14}} )?{_FR_PLAN}|\b(?:a |ont )?(?:exclu|exclut"
    rf"|excluent) (?:de|d')"
    r" ?[^\W\d_]{2,14}(?:er|ir|re)\b",
    "es": rf"\brenunci\w{{1,4}} a\b|\bdesist\w{{1,5}} de\b|\bdescart\w{{1,4}} [^\W\d_]{{2,14}}(?:ar|er|ir)\b"
    rf"|\b(?:descart|cancel|abandon|retir|rechaz|anul)\w{{1,4}} (?:(?:el|la|los|las|su|sus|un|una) )?{_ES_PLAN}",
    "ru": rf"\bотказ(?:ал|ыва)\w{{2,5}} от (?:{_RU_PLAN}|идеи|мысли)"
    rf"|\b(?:отменил|отверг|отклонил|заморозил|свернул)\w{{0,3}} {_RU_PLAN}|\bпередумал\w? [^\W\d_]{{2,14}}ть\b",
    "zh": r"(?:取消|放弃|搁置|撤回|否决|叫停|中止|终止)了?(?=[^,，。;；]{1,40}的(?:计划|方案|提案|打算|动议|规划|设想))"
    r"|(?:放弃|取消|不再|决定不)了?(?=新建|建设|修建|兴建|招聘|招录|收购|购买|裁减|裁员|增设)",
}
"""They reach to the end of their clause: what was planned there was not done."""

_EN_UP: Final = (
    r"(?:scrapped|abandoned|shelved|dropped|cancell?ed|withdrawn|rejected|axed|ditched|vetoed|blocked|called off"
    r"|voted down|turned down|given up)\b"
)
PLANS_GIVEN_UP: Final[Mapping[str, str]] = {
    "en": rf"\b{_EN_PLAN} (?:to|for|of)\b[^.;!?]{{1,140}}?\b(?:was|were|is|are|has been|have been|had been)"
    rf" (?:[a-z]{{2,10}}ly |later |soon )?{_EN_UP}",
    "de": rf"\b{_DE_PLAN}[^.;!?]{{1,140}}?\b(?:wurden?|wird|werden|ist|sind) (?:[^\W\d_]{{2,12}} )?(?:verworfen"
    rf"|gestoppt"
    r"|abgelehnt|gekippt|gestrichen|aufgegeben|abgesagt)\b",
    "fr": rf"\b{_FR_PLAN}[^.;!?]{{1,140}}?\b(?:a|ont|est|sont) (?:été )?(?:abandonn|annul|retir|rejet|enterr"
    rf"|écart)é\w{{0,2}}"
    r"\b",
    "es": rf"\b{_ES_PLAN}[^.;!?]{{1,140}}?\b(?:fue|fueron|ha sido|han sido|queda|quedó) (?:descart|cancel"
    rf"|abandon|retir"
    r"|rechaz|anul)ad[oa]s?\b",
    "ru": rf"\b{_RU_PLAN}[^.;!?]{{1,140}}?\b(?:был[аио]? )?(?:отмен[её]н|отвергнут|отклон[её]н|заморожен)\w{{0,2}}\b",
}
"""A plan and what came of it, with what was planned between them."""

RUMOURS: Final[Mapping[str, str]] = {
    "en": r"\b(?:by rumou?r|rumou?rs? (?:has|had|have) it|rumou?rs (?:say|said|claim(?:ed)?)"
    r"|(?:according to )?(?:unconfirmed"
    r"|unverified) (?:reports?|rumou?rs?|claims?|accounts?|figures?))\b",
    "de": r"\b(?:gerüchten (?:zufolge|nach)|gerüchteweise|(?:nach |laut )?unbestätigten (?:berichten|angaben"
    r"|meldungen)"
    r"(?: zufolge| nach)?|einem gerücht (?:zufolge|nach))\b",
    "fr": r"\b(?:selon (?:une|la|des|certaines) rumeurs?|la rumeur (?:veut|court|dit)|le bruit court"
    r"|selon des (?:informations|chiffres|sources?) non (?:confirm|vérifi)\w{2,4})\b",
    "es": r"\b(?:según (?:un |los |algunos )?rumor(?:es)?|se rumore\w{1,4}|corre el rumor"
    r"|según (?:informaciones|informes"
    r"|datos|fuentes) (?:no|sin) confirma\w{1,4})\b",
    "ru": r"\b(?:по слухам|ходят слухи|ходили слухи|по неподтвержд[её]нн\w{1,3} (?:данным|сведениям|сообщениям"
    r"|информации))\b",
    "zh": r"网传|据传|谣传|坊间传|小道消息|未经证实的",
}
"""The clause in which they stand, and the one that they introduce or follow, are hearsay."""

UNCHECKED: Final[Mapping[str, str]] = {
    "en": r"\b(?:(?:could|can) ?(?:not|n't|never) be|(?:has|have|had) (?:not|never) been)"
    r" (?:(?:independently|immediately|fully|yet|officially) ){0,2}(?:verified|corroborated|checked)\b"
    r"|\b(?:could|can) ?(?:not|n't) be (?:(?:independently|immediately|officially) ){0,2}confirmed\b",
    "de": r"\b(?:(?:ließ(?:en)?|lässt|lassen) sich (?:zunächst )?nicht (?:unabhängig )?(?:über)?(?:prüfen|bestätigen)"
    r"|(?:konnten?|kann|können) (?:zunächst )?nicht (?:unabhängig )?(?:überprüft|bestätigt|verifiziert) werden)\b",
    "fr": r"\bn'(?:a|ont|avait) (?:pas )?pu être (?:vérifi|confirm)é\w{0,2}|\b(?:impossibles? à vérifier"
    r"|invérifiables?)\b",
    "es": r"\bno (?:se )?(?:pudo|pudieron|ha podido|han podido|puede) (?:ser )?(?:verifica|confirma|contrasta"
    r"|comproba)"
    r"\w{1,4}\b",
    "ru": r"\b(?:проверить|подтвердить) (?:независимо )?(?:не удалось|невозможно|нельзя)\b"
    r"|\b(?:не удалось|невозможно|нельзя|не удаётся) (?:независимо )?(?:проверить|подтвердить)\b"
    r"|\bне (?:был[аио]? )?независимо (?:подтвержд|проверен)\w{0,4}\b",
    "zh": r"(?:无法|未能|未获|未经)(?:得到)?(?:独立)?(?:核实|证实|验证|查证)",
}
"""Said of the clause before."""

CORRECTED: Final[Mapping[str, str]] = {
    "en": r"\b(?:(?:initially|originally|at first) [^.;!?]{1,100}?|first (?:put|gave|said|reported|counted"
    r"|estimated)\b"
    r"[^.;!?]{1,80}?)[0-9][^.;!?]{0,60}?\b(?:corrected|revised|amended|retracted|lowered|walked back)\b",
    "de": r"\b(?:zunächst|zuerst|anfangs|ursprünglich) [^.;!?]{1,100}?[0-9][^.;!?]{0,60}?\b(?:korrigier"
    r"|berichtig|revidier"
    r")\w{1,4}\b",
    "fr": r"\b(?:d'abord|initialement|dans un premier temps) [^.;!?]{1,100}?[0-9][^.;!?]{0,60}?\b(?:corrig"
    r"|rectifi|révis"
    r"|ramen)\w{1,4}\b",
    "es": r"\b(?:inicialmente|primero|al principio|en un principio) [^.;!?]{1,100}?[0-9][^.;!?]{0,60}?\b(?:corr[ie]g"
    r"|rectific|revis)\w{1,4}\b",
    "ru": r"\b(?:сначала|первоначально|вначале) [^.;!?]{1,100}?[0-9][^.;!?]{0,60}?\b(?:исправил|уточнил"
    r"|скорректировал)\w?\b",
    "zh": r"(?:最初|起初|此前|先前)[^。;；!?]{0,40}?[0-9][^。;；!?]{0,30}?(?:更正|修正|订正|下修|改)为",
}
"""The number that was said first, up to the words that take it back."""
