"""Dates in the sentence of an event that are of something else: of a vote to come, a flood spoken about, a day counted.

A sentence may print the day of a thing and tell when it was said only by that: "Two days before 14 September", "ahead
of the vote on 20 September", "asked about her speech of 14 September". Such a date is not the day of the saying, and
neither is one on which something was to be and was not. The words for it stand directly before or behind the date,
within its clause; where who spoke or a verb of saying stands between, the date is theirs.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.earlierdays import is_of_an_earlier_visit
from explainer.evidence.thingdays import is_of_a_thing
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 140
"""Characters of a sentence before and behind a date that are looked at."""
_GAP: Final = r"(?P<gap>[^,;:.!?()“”«»„\n，。；：！？]{0,80})$"
_WEEKDAY: Final = regex(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo),?\s(?:(?:dem|den|the|le)\s)?$",
    re.IGNORECASE,
)
_SAYING: Final = regex(
    r"\b(?:said|says|told|tells|spoke|added|declared|warned|stated|announced|sagt\w*|erklärte\w*|sprach|versprach"
    r"|meinte|betonte|dit|déclaré|parlé|affirmé|promis|dijo|habló|afirmó|declaró|prometió|сказал\w*|заявил\w*"
    r"|выступил\w*|сообщил\w*)\b|表示|指出|强调|[说讲]",
    re.IGNORECASE,
)
_OCCASION: Final = (
    r"\w*(?:vote|ballot|election|referendum|poll|runoff|summit|debate|trial|match|deadline|strike|launch|opening"
    r"|inauguration|talks|march|ceremony|meeting|session|conference|visit|speech|address|remarks|interview|statement"
    r"|decision|ruling|verdict|attack|accident|crash|explosion|flood|fire|storm|quake|disaster|drought|landslide"
    r"|abstimmung|wahl|gipfel|debatte|prozess|spiel|streik|eröffnung|einweihung|treffen|sitzung|konferenz|besuch|rede"
    r"|flut|hochwasser|brand|sturm|beben|unglück|unfall|anschlag|scrutin|élection|sommet|grève|crue|inondation|incendie"
    r"|tempête|séisme|attentat|réunion|discours|votación|elección|elecciones|cumbre|huelga|riada|inundación|incendio"
    r"|tormenta|terremoto|atentado|accidente|reunión|discurso|голосовани|выбор|референдум|саммит|дебат|матч|открыти"
    r"|визит|переговор|встреч|митинг|забастовк|паводк|наводнени|пожар|бур|землетрясени|авари|теракт|реч|выступлени"
    r"|заседани)\w{0,4}"
)
_OF: Final = regex(r"\b(?:of|from|dated|due on|du|vom|del|от)(?: the)? ?$", re.IGNORECASE)
_BEING_OF: Final = regex(rf"(?:{_OF.pattern}|{_OCCASION}(?: (?:on|in|am|le|el))? ?$)", re.IGNORECASE)
_SAYS_OF: Final = regex(r"(?:said|says|spoke|speaking|told|über)\b", re.IGNORECASE)
"""After these words "on" and "am" may be when it was said, and not when the thing was."""
_SUBJECT_LEAD: Final = regex(r"\W*(?:the|a|an)\s(?:\w+\s)?", re.IGNORECASE)

_COUNTED: Final = regex(
    r"(?:\b(?:days?|weeks?|months?|years?|hours?|morning|evening|night|fortnight)"
    r" (?:after|before|following|since|ahead of|prior to|from)"
    r"|\banniversary of|\beve of|\b(?:tag\w*|woche\w*|monat\w*|jahr\w*|stunden?|morgen|abend) (?:nach|vor|seit)"
    r"|\bjahrestag\w*|\bvorabend\w*"
    r"|\blendemain|\bsurlendemain|\bveille (?:de|du)\b|\b(?:jours?|semaines?|mois|ans?|heures?) (?:après|avant|depuis)"
    r"|\banniversaire (?:de|du)\b"
    r"|\b(?:días?|semanas?|mes(?:es)?|años?|horas?) (?:después|antes|tras|desde|siguiente)"
    r"|\ba \w+ (?:días|semanas|meses|horas) (?:del|de (?:las?|los))|\baniversario del?\b"
    r"|\b(?:día|mañana) siguiente (?:a|al|de)\b|\bvísperas?"
    r"|\b(?:день|дн[яей]+|недел\w+|месяц\w*|год\w*|лет|час\w*|сутки) (?:после|до|спустя|со дня)"
    rf"|\bгодовщин\w+|\bнакануне)\b{_GAP}",
    re.IGNORECASE,
)
_AHEAD: Final = regex(
    r"(?:\b(?:ahead of|in advance of|(?:in the )?run-?up to|lead(?:ing)?[ -]up to|prior to|looking (?:ahead|forward) to"
    r"|campaigning for|preparing for|in preparation for) (?!\w+ing )|\bvorfeld|\bmit blick auf|\bim hinblick auf"
    r"|\ben amont d|\bà l['’]approche d|\ben vue d|\ben prévision d|\bdans la perspective d"
    r"|\bavant (?:l[ae]s?|son|sa|ses|cette|ce) (?=\w)|\bavant l['’]|\bde cara al?\b|\bcon vistas al?\b"
    r"|\bantes (?:del|de (?:las?|los|su|sus|una?))\b|\bв преддверии|\bв ожидании"
    rf"|\b(?:before|vor|ante|перед|до) (?:\w+ ){{0,3}}?(?={_OCCASION}\b)){_GAP}",
    re.IGNORECASE,
)
_BEFORE_A_BODY: Final = regex(
    r"\b(?:sp(?:eak|oke|eaking)|testif\w+|appear\w*|address\w*|sprach|redet\w*|habl\w+|выступ\w+)(?: \w+){0,2}"
    r" (?:before|vor|ante|перед) ",
    re.IGNORECASE,
)
_TO_COME: Final = regex(
    r"(?:\b(?:due|scheduled|slated|planned|expected|set) (?:for|on|in|by|to)"
    r"|\b(?:to be held|to take place|taking place (?=on)|upcoming|forthcoming)"
    r"|\b(?:will|shall|is to|are to|going to|would)(?! (?:\w+ )?(?:say|tell|declare|warn|add)\b)"
    r"|\b(?:geplant\w*|angesetzt\w*|anberaumt\w*|bevorstehend\w*|wird|werden|soll)"
    r"|\b(?:prévue?s?|programmée?s?|aura lieu|auront lieu|se tiendra|se tiendront|sera|seront|votera|voteront"
    r"|affrontera|ouvrira|commencera|débutera|doit)"
    r"|\b(?:previst[oa]s?|programad[oa]s?|convocad[oa]s? para|tendrá lugar|se celebrará|será|votará|votarán|comenzará"
    r"|se enfrentará|va a|van a)"
    r"|\b(?:запланирован\w*|назначен\w*|намечен\w*|предстоящ\w*|предстоит|состоится|пройд[её]т|откроется|начн[её]тся"
    rf"|будет|будут))\b{_GAP}",
    re.IGNORECASE,
)
_NEVER: Final = regex(
    r"(?:\b(?:should|ought to|was to|were to) have|\bwas (?:supposed|meant|due|scheduled|expected|set|slated) to"
    r"|\b(?:originally|initially) (?:planned|scheduled|due|set)"
    r"|\b(?:cancell?ed|postponed|abandoned) (?=\w+ (?:of|on)\b)"
    r"|\b(?:postponed|moved|put off|brought forward) from"
    r"|\b(?:hätte|abgesagte\w*|verschobene\w*|ausgefallene\w*|ursprünglich)"
    r"|\b(?:aurait dû|aurait du|devait|initialement|réunion annulée|séance annulée)"
    r"|\b(?:debía|debería haber|tendría que haber|iba a|inicialmente)"
    rf"|\b(?:должн\w+ был\w*|отмен[её]нн\w+|перенес[её]нн\w+ с|изначально|планировал\w*))\b{_GAP}",
    re.IGNORECASE,
)
_CALLED_OFF: Final = regex(
    r"[ ,]*(?:(?:was|were|is|are|has|have|had|been|got|later|then|suddenly|however) ){1,4}"
    r"(?:cancell?ed|called off|postponed|scrapped|abandoned|put off|dropped)\b"
    r"|[ ,]*(?:never|did not|didn['’]t|was not|wasn['’]t|were not) (?:take place|took place|happen\w*|held|go ahead)\b"
    r"|[ ,]*(?:\w+e \w+ )?(?:wurde|wurden|war|ist|fiel|fand)(?: \w+){0,2}?"
    r" (?:abgesagt|verschoben|gestrichen|ausgefallen"
    r"|aus|nicht statt)\b"
    r"|[ ,]*(?:a été|ont été|est|fut|avait été)(?: \w+)? (?:annulée?s?|reportée?s?|repoussée?s?|supprimée?s?)\b"
    r"|[ ,]*n['’](?:a|ont) (?:pas|jamais) eu lieu"
    r"|[ ,]*(?:fue|fueron|se|ha sido|había sido|quedó)(?: \w+)?? (?:cancel|aplaz|suspend|pospu|anul)\w+"
    r"|[ ,]*(?:no|nunca) se (?:celebró|realizó)\b"
    r"|(?: года?| г\.)?[ ,]*(?:был[аои]? |так и ){0,2}(?:отмен|перенес|отложи|отложен|сорвал|не состоял)\w+",
    re.IGNORECASE,
)
_SET_FOR: Final = regex(
    r" (?:geplant|vorgesehen|angesetzt|anberaumt|stattfindend)\w*\b|(?: года)?,? (?:запланирован|назначен|намечен)\w*",
    re.IGNORECASE,
)
_SUBJECT: Final = regex(r"\w+\W+(?:\w+\W+){1,6}$|[^\W\d]{5,} $")
_ABOUT: Final = regex(
    r"(?:\b(?:asked|questioned|pressed|quizzed|challenged|speaking|spoke|talking|said|says|wrote|commenting|reflecting"
    r"|told \w+)(?: again)? (?:about|of|on|regarding|concerning|over) (?![0-9])"
    r"|\b(?:referring to|reacting to|responding to|in response to|commemorating|marking|recalling|remembering"
    r"|looking back (?:at|on|to)|with regard to|in reference to|mentioning|discussing|criticising|criticizing|praising)"
    r"|\b(?:angesprochen auf|gefragt nach|befragt (?:zu\w?|nach)|in bezug auf|über (?:die|das|den|ihre|seine)\w?"
    r"|zu ihrer|zu seiner|zu ihrem|zu seinem|zur|zum|auf (?:ihre|seine|die|das|den)\w?|nach (?:ihrer|seiner) rede)"
    r"|\b(?:interrogée?s?|questionnée?s?|revenant|revenue?|s['’]exprimant) (?:sur|à propos)"
    r"|\b(?:à propos|au sujet) (?:de|du|des|d)"
    r"|\b(?:évoquant|réagissant|concernant|commentant|rappelant|parlant (?:de|du|des|d)|commémorant)"
    r"|\b(?:preguntad[oa]s?|interrogad[oa]s?|dijo|habló|hablando) (?:\w+ ){0,2}?(?:por|sobre|acerca)"
    r"|^\W*sobre|\bal referirse|\ben referencia|\brespecto|\bal recordar|\brecordando|\bal hablar de|\bal comentar"
    r"|\b(?:вопрос\w*|говоря|рассказал\w*|сказал\w*|заявил\w*|спрошенн\w+|вспоминая|высказал\w+)"
    r"(?: \w+){0,2}? (?:об?|про)"
    rf"|\b(?:комментируя|касаясь|вспоминая|по поводу|относительно))\b{_GAP}",
    re.IGNORECASE,
)
_ASKED_BEHIND: Final = regex(r" (?:hin )?(?:angesprochen|befragt|gefragt|bezogen)\b", re.IGNORECASE)
_GERMAN_ABOUT: Final = regex(r"^(?:zu\w?|auf|nach)\b", re.IGNORECASE)
_GERMAN_SAYS: Final = regex(r" (?:hin )?(?:angesprochen|befragt|gefragt|bezogen|sagte|erklärte|meinte|äußerte)\b")
_REPORTED: Final = regex(
    r"\b(?:said|says|stated|added|sagte|erklärte|dit|déclaré|dijo|afirmó|declaró|сказал\w*|заявил\w*)"
    r"(?: (?:that|it|they|we|the(?! following| same)|a|an|her|his|its|our)|,? dass|,? que|,? что)\b"
    r"[^;:.!?“”«»„\n]{1,110}$",
    re.IGNORECASE,
)
_CALAMITY: Final = regex(
    r"(?P<lead>\b(?:\w+['’]? ){0,3})(?:(?:flood|fire|storm|earthquake|attack|accident|crash|disaster|explosion)s?"
    r" (?P<on>of|on)"
    r"|(?:\w*(?:flut|brand|sturm|beben|unglück|unfall)|\w*hochwasser|anschlag)e?s? vom"
    r"|(?:crue|inondation|incendie|tempête|séisme|attentat|accident)s? du"
    r"|(?:riada|inundación|incendio|tormenta|terremoto|atentado|accidente)s? del"
    r"|(?:паводк|павод[о]к|наводнени|пожар|землетрясени|теракт)\w{0,3}) $",
    re.IGNORECASE,
)
_DURING: Final = regex(
    r"\b(?:during|amid|in|at|während|bei|beim|pendant|lors|dans|durante|en|во время|при|в)\b", re.IGNORECASE
)

_HAN_THING: Final = (
    r"(?:投票|选举|大选|公投|表决|会议|峰会|大会|开幕|典礼|听证会|辩论|比赛|谈判"
    r"|会谈|访问|罢工|活动|演讲|讲话)[式会日]?"
)
_HAN_BEHIND: Final = regex(
    r"(?:之前|以前|前夕|前)(?!往|来|线)"
    rf"|(?:的|举行的|即将举行的)?[^，。；：！？“在于出参抵离启赴是]{{0,8}}?{_HAN_THING}(?:之前|以前|前夕|前)(?!往|来|线)"
    rf"|(?:的)?{_HAN_THING}(?:在即|临近|将至|即将)"
    r"|(?:的)?[^，。；：！？“在于是]{0,10}?(?:第[一二三四五六七八九十两0-9]{1,3}[天日周年]|次日|翌日|隔天|周年"
    r"|[一二三四五六七八九十两数几0-9]{1,3}(?:天|日|周|个月|年)(?:之|以)?[后前])"
    r"|(?:的|发生的)(?:[\u3400-\u9fff]{0,4})?(?:洪水|洪灾|火灾|大火|地震|事故|袭击|爆炸|台风|暴雨|灾害)"
)
_HAN_CALLED_OFF: Final = regex(
    rf"(?:的|举行的|召开的)?[^，。；：！？“宣决表说]{{0,6}}?{_HAN_THING}(?:因[^，。；：]{{1,10}})?(?:被|已|遭|临时|最终){{0,2}}"
    r"(?:取消|推迟|延期|改期|搁置|未能举行|没有举行|未举行)"
)
_HAN_NEVER: Final = regex(r"(?:原定|原计划|原拟|本应|本该|原本)(?:在|于)?[^，。；：]{0,8}$")
_HAN_TO_COME: Final = regex(r"(?:即将|将|定|拟|计划|预定|预计)(?:在|于)$|(?:距|距离|等待|迎接)$")
_HAN_ABOUT: Final = regex(
    r"(?:谈到|谈及|谈起|提到|提及|说到|说起|关于|有关|对于|针对|回顾|回忆|回忆起|问到|问及|评价|评论|回应|纪念|就|对)"
    r"[^，。；：！？“时在于]{0,6}$"
)
_HAN_REPORTED: Final = regex(r"(?:说|表示|指出|强调|介绍)[，,]?(?=[^“。：；！？]{1,30}$)[^“。：；！？]{1,30}$")


def is_of_another_day(raw: str, sentence: Span, span: Span, *, names: tuple[int, ...] = (), said: bool = True) -> bool:
    """Whether the date at `span` is that of another thing than what its sentence tells of.

    `names` are the offsets of who spoke. What is still to come is another thing only if the event has been (`said`).
    """
    low = max(sentence[0], span[0] - _REACH)
    before = _WEEKDAY.sub("", raw[low : span[0]])
    behind = raw[span[1] : min(sentence[1], span[1] + _REACH)]
    around = _Around(before, behind, tuple(at - low for at in names if low <= at < span[0]))
    if is_of_a_thing(before, behind, _SAYING) or (said and is_of_an_earlier_visit(before, behind)):
        return True
    return around.never() or around.counted() or around.about() or (said and around.to_come())


class _Around:
    """The words before and behind a date, and where those before have the name of who spoke."""

    def __init__(self, before: str, behind: str, names: tuple[int, ...]) -> None:
        self.before, self.behind, self.names = before, behind, names

    def _ends(self, form: re.Pattern[str]) -> str | None:
        """The words from such a phrase up to the date; None if who spoke, or that they said it, stands between."""
        found = form.search(self.before)
        if found is None:
            return None
        gap = found.start("gap")
        if any(at >= gap for at in self.names) or _SAYING.search(found["gap"]):
            return None
        return self.before[found.start() :]

    def never(self) -> bool:
        """A day on which something was to be and was not."""
        if self._ends(_NEVER) is not None or _HAN_NEVER.search(self.before) or _HAN_CALLED_OFF.match(self.behind):
            return True
        return _CALLED_OFF.match(self.behind) is not None and _SUBJECT.search(self.before) is not None

    def counted(self) -> bool:
        """A day from which the day of the event is counted."""
        return self._ends(_COUNTED) is not None or _HAN_BEHIND.match(self.behind) is not None

    def about(self) -> bool:
        """The day of what is spoken about."""
        if _HAN_ABOUT.search(self.before) or _HAN_REPORTED.search(self.before) or _REPORTED.search(self.before):
            return True
        calamity = _CALAMITY.search(self.before)
        if calamity is not None and self._is_told_of(calamity):
            return True
        words = self._ends(_ABOUT)
        if words is None or not (_OF if _SAYS_OF.match(words) else _BEING_OF).search(words):
            return False
        return _GERMAN_ABOUT.match(words) is None or _GERMAN_SAYS.match(self.behind) is not None

    def _is_told_of(self, calamity: re.Match[str]) -> bool:
        """Whether it is not the time in which somebody spoke; "on" is of the thing only if it begins the sentence."""
        begins = _SUBJECT_LEAD.fullmatch(self.before[: calamity.end("lead")]) is not None
        return not _DURING.search(calamity["lead"]) and (begins or calamity["on"] != "on")

    def to_come(self) -> bool:
        """The day of something that is still to come."""
        if self._ends(_TO_COME) is not None or _HAN_TO_COME.search(self.before) or _SET_FOR.match(self.behind):
            return True
        return self._ends(_AHEAD) is not None and not _BEFORE_A_BODY.search(self.before)
