"""Which way a number went by the verb of its clause: up or down by so much, or to so much.

A level that was reached has the direction of its verb, too: what fell to 8,300 did not rise to 8,300. Only the same
kind of number is compared: growth that slowed to 5 percent is still growth by 5 percent.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, Literal

from explainer.evidence.tokens import NumberToken, ScannedText
from explainer.ground.patterns import regex

_UP: Final = (
    r"\b(?:rose|ris(?:es?|en|ing)|grew|grow(?:s|n|ing|th)?|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|(?:went|go|goes|going|gone) up|up(?= (?:by )?[0-9$€£])|gain(?:s|ed)"
    r"|expand(?:s|ed|ing)?|accelerat(?:es?|ed|ing)"
    r"|stieg(?:en)?|steig(?:t|en|end|ende|ender)|gestiegen|angestiegen|anstieg\w?|wuchs(?:en)?|wächst|gewachsen"
    r"|wachstum|zunahme"
    r"|zugenommen|nahm(?:en)?(?=[^.;,!?]{1,80}\bzu\b)|erhöh\w{1,4}|(?:ge)?kletter\w{1,3}|verteuer\w{1,4}|zugelegt"
    r"|augment\w{1,6}|progress\w{1,5}|hausse|grimp\w{1,4}|bondi(?:t|r|ssent)?|croissance|croî(?:t|tre)|crû|envol\w{1,4}"
    r"|renchéri\w{0,3}|accru\w{0,2}|subi(?:ó|eron|do|endo|r|rá|rán|da)|sub(?:e|en|ían?)|aument\w{1,5}"
    r"|crec(?:e|en|ió|ieron|ido|iendo|er|imiento|erá)|increment\w{1,4}|encare[cz]\w{1,5}|alza|repunt\w{1,4}"
    r"|dispar(?:ó|aron|ado)"
    r"|вырос\w{0,3}|раст(?:ёт|ет|ут)|выраст\w{1,4}|рост(?:а|у|ом|е)?|увелич\w{1,8}|повы[сш]\w{1,8}|подорож\w{1,4}"
    r"|дорожа\w{1,3}"
    r"|прирост\w?|поднял\w{1,4}|возрос\w{0,3}|взлете\w{1,3}|ускор\w{1,5})\b"
    r"|增长|增加|增产|增至|增(?=[0-9了到])|上升|上涨|提高|提升|攀升|升至|升(?=[0-9了到])|涨"
)
_DOWN: Final = (
    r"\b(?:fell|falls?|falling|fallen|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|shr[aiu]nk(?:s"
    r"|ing)?"
    r"|eas(?:es|ed|ing)|slow(?:s|ed|ing)|(?:went|go|goes|going|gone) down|down(?= (?:by |to )?[0-9$€£])|sank|sunk"
    r"|slid|slump(?:s|ed)"
    r"|plung(?:es?|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:es?|ed|ing)|dip(?:s|ped)|slip(?:s|ped)|narrow(?:s|ed|ing)"
    r"|sank(?:en)?|sinkt|sinken|gesunken|abgesunken|fiel(?:en)?|fällt|gefallen|rückgang\w{0,2}|zurückg\w{2,8}"
    r"|(?:ging|gingen|geht|gehen)(?=[^.;,!?]{1,80}\bzurück\b)|nahm(?:en)?(?=[^.;,!?]{1,80}\bab\b)|eingebrochen|einbruch"
    r"|bra?[ci]ch\w{0,2}(?=[^.;,!?]{1,80}\bein\b)|schrumpf\w{1,3}|geschrumpft|abgenommen|abnahme|verringer\w{1,4}"
    r"|verbillig\w{1,4}"
    r"|gesenkt|verlangsam\w{1,4}|baiss\w{0,5}|recul\w{0,5}|chut\w{1,5}|diminu\w{1,5}|repli\w{0,3}|tomb(?:e|é|ée|és"
    r"|ées|a|èrent)"
    r"|fléchi\w{0,5}|ralenti\w{0,7}|effondr\w{1,6}|dégringol\w{1,4}|baj(?:ó|a|an|aron|ar|ado|ando|ada)|cay(?:ó|eron"
    r"|endo)|ca(?:e|en|er"
    r"|ído|ída)|descen\w{1,6}|disminu\w{1,6}|redu[cj]\w{1,6}|abarat\w{1,5}|retroce\w{1,6}|desplom\w{1,4}"
    r"|сни[зж]\w{1,8}|упал\w?|паден\w{1,3}|сокра[тщ]\w{1,7}|уменьш\w{1,8}|подешев\w{1,4}|дешеве\w{1,3}|замедл\w{1,6}"
    r"|спад\w?"
    r"|обвал\w{0,5}|рухну\w{1,3}|опусти\w{1,5})\b"
    r"|下降|减少|减产|减至|减(?=[0-9了到])|下滑|下跌|回落|降低|降|跌|放缓|收窄|缩减"
)
_TURN: Final = regex(rf"(?P<up>{_UP})|(?P<down>{_DOWN})")
_NOT: Final = regex(
    r"(?:\b(?:not|never|no|nicht|kein\w{0,2}|nie|pas|jamais|n'[ay]?|nunca|no|не|ни)|n't|没有?|未|不)"
    r"(?: [^\W\d_]{1,8})? ?$"
)
_ROUND: Final = (
    r"(?: (?:about|some|nearly|almost|around|only|just|rund|etwa|fast|knapp|nur|environ|près de|unos|unas|casi|около"
    r"|почти))?"
)
_TO: Final = regex(rf"(?:\b(?:to|auf|à|au|hasta|al?|до|zu){_ROUND}|[至到为破])[ 约近]?[$€£¥₽₹]?$")
_FROM: Final = regex(
    rf"(?:\b(?:from|von|desde|с|со|из|at|at least|bei|in|im|in der){_ROUND}|[从由自])[ 约近]?[$€£¥₽₹]?$"
)
_GOES_ON: Final = regex(r",? ?(?:to|auf|pour atteindre|à|hasta|до|至)(?: [^\W\d_]{2,8})? ?[$€£¥₽₹]?")
"""`Spending went down by 2 million, to 9.3 million`: the verb is that of the clause before."""
_STOP: Final = regex(r"[;:!?。\n]|\.(?=\s|$)")
_WORDS_BETWEEN: Final = 90

Role = Literal["", "by", "to"]


@dataclass(frozen=True, slots=True)
class Course:
    """`way` is 1 for up and -1 for down, 0 where the clause does not say or says both; `role` what the number is."""

    way: int = 0
    role: Role = ""

    def opposes(self, other: Course) -> bool:
        """Whether one goes up and the other down, and both are the same kind of number."""
        return self.role == other.role and self.way * other.way < 0


NO_COURSE: Final = Course()


class Courses:
    """The words of rise and fall in one text, found once for all its numbers."""

    def __init__(self, reading: ScannedText) -> None:
        self._folded = reading.folded
        self._turns = [
            (match.start(), match.end(), 1 if match["up"] else -1)
            for match in _TURN.finditer(reading.folded)
            if not _NOT.search(reading.folded, max(0, match.start() - 24), match.start())
        ]

    def of(self, token: NumberToken, before: int, after: int) -> Course:
        """The course of a number. `before` is where the number before it ends, `after` where the next one begins."""
        if token.year or _FROM.search(self._folded, max(0, token.begin - 24), token.begin):
            return NO_COURSE
        role: Role = "to" if _TO.search(self._folded, max(0, token.begin - 24), token.begin) else "by"
        way = self._way(token, before, after)
        return Course(way, role) if way else NO_COURSE

    def _clause_before(self, at: int) -> int:
        low = max(0, at - _WORDS_BETWEEN)
        return max((stop.end() for stop in _STOP.finditer(self._folded, low, at)), default=low)

    def _way(self, token: NumberToken, before: int, after: int) -> int:
        low, high = (
            max(token.clause[0], token.begin - _WORDS_BETWEEN),
            min(token.clause[1], token.stop + _WORDS_BETWEEN),
        )
        if _GOES_ON.fullmatch(self._folded, token.clause[0], token.begin):
            low = self._clause_before(token.clause[0])
        first = bisect_left(self._turns, (low, 0, 0))
        last = bisect_left(self._turns, (high, 0, 0))
        near = self._turns[first:last]
        ways = {way for _, _, way in near}
        if len(ways) == 1:
            return ways.pop()
        own = [way for start, end, way in near if before <= start and end <= token.begin]
        return own[-1] if own else next((way for start, end, way in near if token.stop <= start and end <= after), 0)
