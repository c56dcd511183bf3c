"""Who says a number, and where it holds: the person or place that a sentence connects with it.

The last verb of saying or planning before a number says whose it is: "Marsh said that Pryce had put the cost at …"
gives the number to Pryce. Where the words leave it open, nobody is said: a pronoun or an office may stand for anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from explainer.evidence.speechverbs import OFFICE, PRONOUN
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 160
"""Characters before a verb in which its subject begins."""
_BESIDE: Final = 45
"""Characters between an office and the name of its holder."""

_TURN: Final = regex(
    r"[;；]|(?<!\w)(?:while|whereas|but|während|aber|doch|hingegen|tandis que|alors que|mais|mientras|pero"
    r"|тогда как|а|но)(?!\w)|而|但",
    re.IGNORECASE,
)
"""Behind these words another is spoken of."""
_PUTS: Final = regex(
    r"\b(?:sa(?:ys|id)|t(?:ells|old)|stat(?:es|ed)|announc(?:es|ed)|add(?:s|ed)|warn(?:s|ed)|promis(?:es|ed)"
    r"|pledg(?:es|ed)|predict(?:s|ed)|expect(?:s|ed)|claim(?:s|ed)|repl(?:ies|ied)|put(?:s)?|estimat(?:es|ed)"
    r"|propos(?:es|ed)|offer(?:s|ed)|want(?:s|ed)|demand(?:s|ed)|call(?:s|ed) for|plan(?:s|ned)|forecast(?:s|ed)?"
    r"|reckon(?:s|ed)|recall(?:s|ed)|not(?:es|ed)|argu(?:es|ed)|report(?:s|ed)|ask(?:s|ed) for|budget(?:s|ed)"
    r"|request(?:s|ed)|vow(?:s|ed)|order(?:s|ed)|suggest(?:s|ed)|insist(?:s|ed)|explain(?:s|ed))\b"
    r"|\b(?:sagte?|erklärte?|kündigte?|versprach|verspricht|bezifferte?|rechnete?|schätzte?|forderte?|fordert|verlangte?"
    r"|nannte|nennt|erwartete?|plante?|meinte|sprach|stellte?|bot|betonte|warnte|schlug|veranschlagte?|teilte"
    r"|erinnerte?|beantragte?|beantragt)\b"
    r"|\b(?:(?:a|ont|avait) )?(?:dit|déclaré|annoncé|promis|chiffré|estimé|évalué|prévu|proposé|réclamé|demandé|exigé"
    r"|affirmé|rappelé|précisé|indiqué|évoqué|assuré|expliqué)\b(?! par\b)"
    r"|\b(?:annonce|promet|chiffre|estime|prévoit|propose|réclame|demande|affirme|rappelle|précise|indique|table)\b"
    r"|\b(?:dijo|dice|anunci[óa]|prometió|promete|cifr[óa]|estim[óa]|calcul[óa]|prevé|previó|propuso|propone|exigió"
    r"|exige|pidió|pide|afirm[óa]|declar[óa]|record[óa]|señal[óa]|respondió|responde|asegur[óa]|explic[óa]|reclam[óa]"
    r"|ofreció|advirtió)(?!\w)"
    r"|\b(?:сказал|заявил|объявил|пообещал|обещал|оценил|оценивал|ожидал|предложил|потребовал|отметил|напомнил|сообщил"
    r"|подчеркнул|назвал|утверждал|запросил|просил|попросил|добавил|рассказал)а?\b"
    r"|\b(?:обещает|оценивает|ожидает|предлагает|требует|прогнозирует|считает|утверждает|планирует|сообщает)\b"
    r"|汇报说|告诉|表示|宣布|承诺|预计|估计|提出|指出|强调|透露|要求|建议|主张|介绍|认为|声称|计划|[说称](?!明|为|号|法)",
    re.IGNORECASE,
)
"""Verbs with which one person gives a number; a plural without a subject, as in Russian, is nobody's."""
_GERMAN_AUX: Final = regex(r"\b(?:hat|hatte|habe|will|wollte)\b")
_GERMAN_PARTICIPLE: Final = regex(
    r"\b(?:gerechnet|beziffert|geschätzt|angekündigt|versprochen|gefordert|veranschlagt|genannt|erwartet|zugesagt|geplant"
    r"|verlangt|gesprochen|vorgeschlagen|ausgeben|zahlen|bereitstellen|beantragt)\b"
)
_BY: Final = regex(
    r"\b(?:according to|selon|d['’]après|laut|nach Angaben (?:von|der|des)|según"
    r"|по (?:словам|данным|оценке|мнению))\b|据",
    re.IGNORECASE,
)
_MANY: Final = regex(
    r"\b(?:critics|opponents|(?:\w+ )?(?:union|opposition|residents|analysts|experts|economists|protesters|campaigners)"
    r"|Kritiker|(?:Die )?(?:Gewerkschaft|Opposition|Anwohner|Analysten|Experten)|(?:le )?syndicat|(?:l['’])?opposition"
    r"|les experts|des experts|riverains|(?:el )?sindicato|(?:la )?oposición|los vecinos|los expertos"
    r"|профсоюз|оппозиция|эксперты|жители)\b|网民|网友|有人|有媒体|专家|工会|反对派|传言|谣言",
    re.IGNORECASE,
)
"""Those who say a number without a name of theirs; none of them is a person of the site."""
_BEFORE_THEM: Final = regex(
    r"\b(?:(?:his|her|their|the) predecessor|(?:sein|ihr)e? vorgänger(?:in)?|(?:son|sa) prédécesseure?"
    r"|su (?:predecesora?|antecesora?)|(?:его|е[её]) предшественни(?:к|ца))\b|[他她其]的?前任",
    re.IGNORECASE,
)
_OBLIQUE: Final = regex(
    r"(?:\b(?:of|to|with|from|for|by|against|about|von|vom|mit|zu|zum|für|gegen|bei|über|an|de|du|des|à|au|avec|pour"
    r"|contre|par|al?|del|con|por|para|с|со|к|у|от|для|о|об|против)\s(?:(?:the|der|dem|den|la|le|el|los)\s)?"
    r"(?:[\w-]+\s){0,3}?|[对向与和跟同给被])$",
    re.IGNORECASE,
)
_NAMED_BY: Final = regex(r"[^.;:!?。；：！？\d]{0,60}?")
_GAP: Final = regex(
    r"(?:, [^,;.:“”«»\d]{1,60})?,?[ \xa0](?:(?!and |und |et |y |и )[^\W\d_]+[ \xa0]){0,5}|[^，。；：“”0-9]{0,14}"
)
"""What may stand between a name and its verb; in Chinese some characters."""
_LEAD: Final = regex(
    r"\W*(?:(?:on|in|at|am|im|dort|dann|zuvor|später|gestern|zuletzt|le|en|à|au|hier|el|ayer|в|на|вчера|ранее|that|dass"
    r"|que|что)\b[^,;:]{0,50})?\W*",
    re.IGNORECASE,
)
_RESPONDS: Final = regex(
    r"\b(?:replied|responded|denied|rejected|entgegnete|widersprach|wies|répondu|rejeté|démenti|respondió|negó|rechazó"
    r"|ответил|опроверг)|回应|否认|反驳|驳斥|澄清",
    re.IGNORECASE,
)
_KNOWN_BEFORE: Final = regex(
    r"\b(?:the|those|these|this|earlier|previous|original|former|old|die|den|dem|diese\w*|les|ces|los|las|esos|esas"
    r"|эти|этих|те|прежни\w+)\s[$€£¥]?$|[这那该原]$",
    re.IGNORECASE,
)
"""Before a number: it is one that was spoken of before, as in "the £3.1 billion"."""
_STOP: Final = regex(r"[,;:，；：、()（）“”«»„]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: `who` is the record, and `subject` says whether its form may be a subject's."""

    start: int
    end: int
    who: str
    subject: bool = True


@dataclass(frozen=True, slots=True)
class Teller:
    """The one who says a number: a person, or "" for some without a name; `before`: a predecessor without a name."""

    at: int
    who: str = ""
    before: bool = False


def is_known_before(text: str, at: int) -> bool:
    """Whether a number at an offset is spoken of as one that others have given."""
    return _KNOWN_BEFORE.search(text[max(0, at - 24) : at]) is not None


def teller(text: str, at: int, names: Sequence[Named]) -> Teller | None:
    """The one to whom a sentence gives the number at an offset; None if it is left open."""
    low, high = _segment(text, at)
    own = [name for name in names if low <= name.start < high]
    verbs = [*_puts(text, low, at, high)]
    by = list(_BY.finditer(text, low, at))
    if by and (not verbs or by[-1].start() > verbs[-1][0]):
        return _named_behind(text, by[-1].end(), own)
    if verbs:
        return _subject(text, low, verbs[-1], own)
    behind = next(_PUTS.finditer(text, at, high), None)
    if behind is None or not _STOP.search(text, at, behind.start()):
        return None
    return _subject(text, at, behind.span(), own)


def given_to_another(text: str, at: int, who: str, names: Sequence[Named]) -> Teller | None:
    """The other one to whom the sentence of a source gives a number; None if it may be the number of this person."""
    low, high = _segment(text, at)
    found = teller(text, at, names)
    own = [name for name in names if low <= name.start < high]
    if found is None or found.who == who or _may_be_another(text, low, high, own):
        return None
    mine = [name.start for name in own if name.who == who]
    if mine and not (found.at < at and _STOP.search(text, at, mine[0]) and _RESPONDS.search(text, mine[0], high)):
        return None
    return found


def _may_be_another(text: str, low: int, high: int, names: Sequence[Named]) -> bool:
    """Whether a pronoun, or an office without a name beside it, may stand for somebody in a stretch."""
    if PRONOUN.search(text, low, high):
        return True
    offices = (match.span() for match in OFFICE.finditer(text, low, high))
    return any(
        not any(start - _BESIDE < name.start < end + _BESIDE for name in names)
        and not _BEFORE_THEM.search(text, max(low, start - _BESIDE), end)
        for start, end in offices
    )


def _segment(text: str, at: int) -> Span:
    """The stretch around an offset in which nothing says that another is spoken of."""
    before = [match.end() for match in _TURN.finditer(text, 0, at)]
    after = _TURN.search(text, at)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def _puts(text: str, low: int, at: int, high: int) -> Iterator[Span]:
    """The verbs of giving before a number, in order; in German the verb at the end has its helper before it."""
    found = [match.span() for match in _PUTS.finditer(text, low, at)]
    if _GERMAN_PARTICIPLE.search(text, at, high):
        found += [match.span() for match in _GERMAN_AUX.finditer(text, low, at)]
    yield from sorted(found)


def _named_behind(text: str, at: int, names: Sequence[Named]) -> Teller | None:
    for name in names:
        if name.start >= at:
            return Teller(name.start, name.who) if _NAMED_BY.fullmatch(text[at : name.start]) else None
    return None


def _subject(text: str, low: int, verb: Span, names: Sequence[Named]) -> Teller | None:
    start, end = verb
    mine = [name for name in names if name.end <= start]
    if mine and _GAP.fullmatch(text[mine[-1].end : start]) and not _PUTS.search(text, mine[-1].end, start):
        last = mine[-1]
        oblique = _OBLIQUE.search(text[max(low, last.start - 40) : last.start])
        return Teller(last.start, last.who) if last.subject and not oblique else None
    begin = max(
        low, start - _REACH, *(match.end() for match in _STOP.finditer(text, max(low, start - _REACH), start)), 0
    )
    clause = text[begin:start]
    for pattern, before in ((_BEFORE_THEM, True), (_MANY, False)):
        found = pattern.search(clause)
        if found and (not before or not clause[: found.start()].strip()):
            return Teller(begin + found.start(), before=before)
    if not _LEAD.fullmatch(clause):
        return None
    return _behind_verb(text, end, names)


def _behind_verb(text: str, end: int, names: Sequence[Named]) -> Teller | None:
    """The subject directly behind its verb, with an office at most: said Pryce, kündigte Ministerin Keller an."""
    following = next((name for name in names if name.start >= end), None)
    if following is None or not following.subject:
        return None
    between = text[end : following.start]
    short = re.fullmatch(r" (?:(?!to |à |a |dem |der )[^\W\d_][\w-]*,? ){0,3}", between)
    return Teller(following.start, following.who) if short else None
