"""Where a text does not state its numbers as facts: it supposes or asks them, hopes for them, or calls them false.

`If 40 villages are flooded` says of no village that it is; `critics wrongly claimed that 40 were lost` says that they
were not. What presupposes its number states it all the same: `if the 40 villages are flooded again`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, Literal

from explainer.evidence import doubtwords as words
from explainer.evidence import givenup
from explainer.evidence.numerals import base_language, fold_numbers
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

Doubt = Literal["", "supposed", "hoped", "denied"]
"""`supposed`: on a condition, or asked. `hoped`: wanted or feared, as a record of an aim may show. `denied`: false."""

_LATIN: Final = ("en", "fr", "es", "de")
_HAS_HAN: Final = regex("[\u4e00-\u9fff]")
_HAS_CYRILLIC: Final = regex("[\u0400-\u04ff]")
_PAUSE: Final = regex(r"[;:!?。，\n()（）]|(?<![0-9]),|,(?![0-9])|\.(?=[\s\"]|$)|\bthen\b|(?<=\s)-(?=\s)")
"""Where a clause pauses: one that has begun with `if` goes on over `and`."""
_PAUSE_IN_HAN: Final = "，。;:!?,"
_ABBREVIATED: Final = regex(r"\b(?:approx|ca|mio|mrd|tsd|u\.s|no|vs|bn|млн|млрд|тыс|трлн|руб|г|rs|dr|mr|mrs|долл)\.$")
_DEFINITE: Final = regex(
    r"(?:\b(?:the|these|those|its|their|his|her|our|all|both|each of|les|ces|ses|leurs|die|der|den|dieser?|diese"
    r"|diesen|seine|ihre"
    r"|los|las|estos|estas|esos|esas|sus|эти|этих|этим|этих|все|всех|те|тех|наши|их)|[这那该其的]|全部|上述|所有)(?:的)?"
    r"(?: (?:other|first|last|remaining|more than|some|said|planned))? ?[$€£¥₽]?$"
)
_MODAL: Final = regex(
    r"\b(?:would|could|might|will|must|shall|should|can|may (?:be|have|not|well|also)|has to|have to|needs?|devra"
    r"|devront|doit|doivent|faut|faudra"
    r"|\w{2,}(?:rai[ts]|raient|ront)|muss|müssen|müsste|wird|werden|soll|sollen|kann|würden?|wären?|hätten?|debe"
    r"|deben|podría"
    r"|\w{2,}(?:rán|ría|rían)|придётся|придется|будет|будут|должн\w|надо|нужно|может|могут|бы)\b|将|会|必须|须|要|应"
)
_CONSEQUENCE: Final = regex(
    r"\b(?:would|could|might|will|\w{2,}(?:rai[ts]|raient|ront)|devra|würden?|wären?|hätten?|wird|werden"
    r"|\w{2,}(?:rán|ría|rían)|будет|будут|бы|придётся|придется)\b|将|会"
)
_PAST_CONDITION: Final = regex(
    r"\b(?:were to|had been|had not|hadn't|étai(?:t|ent)|avai(?:t|ent)|\w{2,}(?:ra|ran|se|sen)\b(?<!para)|würden?"
    r"|wären?"
    r"|hätten?|бы)\b"
)
_CONCESSION: Final = regex(r"\b(?:even|même|auch|selbst) $")
_PERFECT: Final = regex(r"\b(?:a|ont|est|sont|s'est|se sont) (?:été |bien |déjà )?[^\W\d_]{2,14}(?:é|i|u|is|it)e?s?\b")
_ASKED: Final = regex(r"(?:demand|ignor|savoir|vérifi|doute)\w{0,6} $|\bwhether$")
_WH: Final = regex(
    r"\b(?:what|why|how|when|where|who|whose|which|whom|pourquoi|comment|quand|où|qui|quel\w{0,3}|combien|qué|cómo"
    r"|cuándo"
    r"|dónde|quién\w{0,2}|cuál\w{0,2}|cuánt\w{2}|warum|wieso|weshalb|wie|wann|wo|wer|wen|wem|was|welch\w{1,2}|почему"
    r"|зачем"
    r"|как|когда|где|кто|кого|что|как\w{2}|сколько|did you know|do you know|are you aware|do you remember|remember"
    r"|(?:is|are|was|were|did|do|has|have)n't|is it not|wissen sie|wussten sie|weißt du|savez-vous|saviez-vous|sabías?"
    r"|sabe usted|знаете|знали|не правда ли|n'est-ce pas|nicht wahr|oder|verdad)\b|[¿ ]por qué\b|为什么|为何"
    r"|怎[么样]|如何|什么"
    r"|谁|哪|何|多少|几|知道|记得|了解|对吧|对吗"
)
_QUESTION_BEGINS: Final = regex(
    r"[\" ¿]*(?:(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|est-ce que?"
    r"|est-ce qu'"
    r"|werden?|wurden?|wird|sind|ist|waren?|haben|hat|hatten?|stimmt es)\b|¿)"
)
_FARTHEST: Final = 400
"""Characters between a word and the end of what it governs, at most."""


_AIM: Final = regex(
    r"\b(?:target|goal|aim|plan|forecast|expect|project(?:ed|ion)|outlook|estimate|hope|wish|want|promise|pledge"
    r"|ambition|objecti|budget"
    r"|scenario|predict|fear|risk|propos|ziel|prognose|erwart|hoff|wunsch|vorhaben|versprech|objectif|prévision"
    r"|espoir|projet|but\b"
    r"|souhait|promesse|crainte|meta\b|objetivo|previsi|pronóstico|esperad|deseo|promesa|temor|цел[ьи]|прогноз|ожида"
    r"|надежд|обеща|желан|планов"
    r"|demand|claim|call(?:s|ed)? for|asked for|request|wanted|motion|forder|antrag|verlang|revendi|réclam|exig"
    r"|reivindic|reclam|petici|demanda|требов|просьб)|诉求|要求|建议|提议|有望|网传|呼吁|拟"
    r"|目标|计划|预期|预计|预测|希望|规划|期望|承诺|愿景|设想|风险|担忧"
)


def names_an_aim(named: str) -> bool:
    """Whether words of a record speak of an aim, a forecast or a fear, so that a number hoped for is what they say."""
    return _AIM.search(fold_numbers(named)) is not None


@cache
def _form(table: str, language: str) -> re.Pattern[str] | None:
    """The words of one table in one language, made when they are first needed."""
    known: Mapping[str, str] = getattr(words if hasattr(words, table) else givenup, table)
    return regex(known[language]) if language in known else None


def languages_of(folded: str, language: str) -> tuple[str, ...]:
    """The languages whose words are looked for: the text's own; of no known one all that share its script."""
    code = base_language(language)
    found = [code] if code in _LATIN else [*_LATIN] if not code else []
    if _HAS_CYRILLIC.search(folded):
        found.append("ru")
    if _HAS_HAN.search(folded):
        found.append("zh")
    return tuple(found)


def is_given(folded: str, begin: int) -> bool:
    """`the 40 villages` are there, whatever is said of them."""
    return _DEFINITE.search(folded, max(0, begin - 24), begin) is not None


class Doubts:
    """The stretches of one folded text whose numbers are not stated as facts, found once for all of them."""

    def __init__(self, folded: str, language: str) -> None:
        self._folded = folded
        self._pauses = [
            match.start()
            for match in _PAUSE.finditer(folded)
            if match[0] != "." or not _ABBREVIATED.search(folded, max(0, match.start() - 8), match.end())
        ]
        spans: dict[Doubt, list[Span]] = {"denied": [], "supposed": [], "hoped": []}
        for name in languages_of(folded, language):
            for doubt, span in self._found(name):
                spans[doubt].append(span)
        spans["supposed"] += self._asked()
        self._spans: dict[Doubt, list[Span]] = {doubt: _joined(found) for doubt, found in spans.items()}

    def at(self, begin: int) -> Doubt:
        """How a number that begins at an offset is meant; "" where the text states it."""
        for doubt, spans in self._spans.items():
            k = bisect_right(spans, (begin, len(self._folded))) - 1
            if k >= 0 and begin < spans[k][1] and not (doubt != "denied" and self._is_given(begin)):
                return doubt
        return ""

    def _is_given(self, begin: int) -> bool:
        """`the 40 villages` are there, whatever is supposed or hoped of them."""
        return is_given(self._folded, begin)

    def _found(self, language: str) -> Iterator[tuple[Doubt, Span]]:
        for match in self._matches("CONDITIONS", language):
            yield from self._condition(match)
        for match in self._matches("QUESTIONS", language):
            yield "supposed", self._clause(match)
        for match in self._matches("HOPES", language):
            yield "hoped", (match.start(), self._end(self._opened(match.end(), language)))
        for match in self._matches("FALSEHOODS", language):
            yield "denied", (match.start(), self._end(self._opened(match.end(), language)))
        for match in (*self._matches("REFUTED", language), *self._matches("MISSED", language)):
            yield "denied", (match.start(), match.end() + 1)
        for match in self._matches("TAGS", language):
            yield "denied", (self._begin(match.start()), match.start())
        for match in self._matches("WANTED", language):
            yield "denied", (match.start(), match.start() + 1)
        yield from self._told(language)
        if language == "zh":
            for match in re.finditer(words.HAN_REFUTED, self._folded):
                yield "denied", (self._begin(match.start()), match.start())

    def _told(self, language: str) -> Iterator[tuple[Doubt, Span]]:
        """Plans that were given up, what is only rumoured or could not be checked, and what was corrected later."""
        for match in self._matches("GIVEN_UP", language):
            end = self._end(match.end())
            deed = _NEXT_DEED.search(self._folded, match.end(), end)
            yield "hoped", (match.start(), deed.start() if deed else end)
        for match in self._matches("PLANS_GIVEN_UP", language):
            yield "hoped", match.span()
        for match in self._matches("RUMOURS", language):
            end = self._end(match.end())
            introduces = end - match.end() < _ASIDE and self._folded[end : end + 1] in (",", "，", ":", "：")
            yield "supposed", (self._before(match.start()), self._end(end + 1) if introduces else end)
        for match in self._matches("UNCHECKED", language):
            yield "supposed", (self._before(match.start()), match.start())
        for match in self._matches("CORRECTED", language):
            yield "denied", match.span()

    def _before(self, at: int) -> int:
        """Where the clause of an offset begins; of one that only adds something, that before it."""
        begin = self._begin(at)
        return self._begin(begin - 1) if begin and at - begin < _ASIDE else begin

    def _matches(self, table: str, language: str) -> Iterable[re.Match[str]]:
        form = _form(table, language)
        return form.finditer(self._folded) if form else ()

    def _condition(self, match: re.Match[str]) -> Iterator[tuple[Doubt, Span]]:
        """What is supposed, and what would follow from it: before it or behind it."""
        end = self._end(match.end())
        behind = self._end(end + 1) if self._folded[end : end + 1] in (",", "，") else end
        rest = self._folded[end:behind]
        if self._is_fact(match, end, rest):
            return
        yield "supposed", (match.start(), end)
        if _CONSEQUENCE.search(rest):
            yield "hoped", (end, behind)
        begin = self._begin(match.start())
        before = self._folded[begin : match.start()]
        if _CONSEQUENCE.search(before) and not _ASKED.search(before + match[0]):
            yield "hoped", (begin, match.start())

    def _is_fact(self, match: re.Match[str], end: int, rest: str) -> bool:
        """`If exports fell 3 percent in May, they rose 5 percent in June` compares two facts; so does `même si`."""
        before = self._folded[max(0, match.start() - 12) : match.start()]
        said = self._folded[match.end() : end]
        if _MODAL.search(rest) or _PAST_CONDITION.search(said) or _MODAL.search(said) or _ASKED.search(before):
            return False
        if match[0].startswith("si") and _PERFECT.search(said) and (rest or before.endswith("même ")):
            return True
        if _CONCESSION.search(before):
            return True
        contrast = match[0] in ("if", "si", "если", "wenn")
        return contrast and re.search("[0-9]", said) is not None and re.search("[0-9]", rest) is not None

    def _asked(self) -> Iterator[Span]:
        """Questions that are answered with yes or no; `why were 40 villages lost?` says that they were."""
        at = self._folded.find("?")
        while at >= 0:
            begin = self._sentence(at)
            asked = self._folded[begin:at]
            if not _WH.search(asked):
                yield (begin if _QUESTION_BEGINS.match(asked) else self._begin(at)), at
            at = self._folded.find("?", at + 1)

    def _opened(self, at: int, language: str) -> int:
        """Behind the comma with which German and Russian begin what somebody said or hoped."""
        comma = _COMMA.match(self._folded, at) if language in ("de", "ru") else None
        return comma.end() if comma else at

    def _sentence(self, at: int) -> int:
        """Where the sentence of an offset begins, or how far is looked for it."""
        k = bisect_left(self._pauses, at) - 1
        while k >= 0 and at - self._pauses[k] < _FARTHEST and self._folded[self._pauses[k]] in ",，()-t":
            k -= 1
        return max(self._pauses[k] + 1 if k >= 0 else 0, at - _FARTHEST)

    def _clause(self, match: re.Match[str]) -> Span:
        return self._begin(match.start()), self._end(match.end())

    def _begin(self, at: int) -> int:
        """Where the clause of an offset begins."""
        k = bisect_left(self._pauses, at) - 1
        return max(self._pauses[k] + 1 if k >= 0 else 0, at - _FARTHEST)

    def _end(self, at: int) -> int:
        """Where the clause that goes on at an offset ends; a comma in a list of numbers does not end it."""
        k = bisect_left(self._pauses, at)
        start = at
        while k < len(self._pauses) and self._pauses[k] < at + _FARTHEST:
            stop = self._pauses[k]
            if not (_LISTED.search(self._folded, max(start, stop - 40), stop) and _NEXT.match(self._folded, stop)):
                return stop
            start, k = stop, k + 1
        return min(len(self._folded), at + _FARTHEST)


_NEXT_DEED: Final = regex(
    r" (?:and|but) (?:instead |then )?(?:[a-z]{2,12}ed|built|bought|sold|made|took|gave|kept|spent|won|will|has|had|is"
    r"|was)\b"
)
"""What was done after a plan was given up: `abandoned its plan for a port and built 40 schools`."""
_ASIDE: Final = 9
"""Characters of `, which` at most."""
_LISTED: Final = regex(r"(?<![0-9])[0-9][0-9.,]{0,12}(?: [^\W\d_]{1,20}){0,2}$")
_NEXT: Final = regex(r", (?=[0-9])")
"""`40 villages, 12 towns and 3 cities`: what is listed stands under one condition."""


_COMMA: Final = regex(r"(?: [^\W\d_]{1,14}){0,2}, ?(?!(?:aber|und|doch|sondern|wobei|но|а|хотя|однако)\b)")


def _joined(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
