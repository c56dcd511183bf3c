"""Words that say how a number is meant: a fall or a rise, a level, a limit, a negation; and where a clause ends.

Languages: English, German, French, Spanish, Russian, Chinese. All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Bound = Literal["", "lower", "upper"]
"""Whether a number is the least (`at least 40`, `more than 40`) or the most (`no more than 40`) that is meant."""

Sense = Literal["fall", "rise", "lower"]
"""`fall`: the number is a fall by it. `lower`: words such as `lost` and `cut`, whose number may be given either way."""

_LETTER: Final = r"[^\W\d_\u2e80-\uffef]"

_FALL: Final = (
    r"\b(?:fell|falls?|falling|fallen|drop(?:s|ped|ping)?|declin\w{1,3}|decreas\w{1,3}|down|shr[aiu]nk\w{0,3}|contract(?:ed|s|ing|ion)"
    r"|sank|sinks?|sunk|sinking|slid|slides?|slump\w{0,3}|plung\w{1,3}|plummet\w{0,3}|tumbl\w{1,3}|dip(?:s|ped)?|slip(?:s|ped)?"
    r"|negative growth|fiel(?:en)?|fällt|fallen|gefallen|sinkt|sanken|sinken|gesunken|rückg[aä]ng\w{0,2}|zurückg\w{2,8}"
    r"|schrumpf\w{1,3}|geschrumpft|abnahme|abgenommen|baiss\w{0,5}|recul\w{0,5}|chut\w{1,5}|diminu\w{1,5}|repli\w{0,3}"
    r"|ca[yí]\w{0,5}|caen?|caída\w?|disminu\w{1,6}|baj[óa]\w{0,3}|bajaron|descen[ds]\w{1,6}|retroce\w{1,6}|contrajo|contracción"
    r"|сни[зж]\w{1,8}|упал\w?|паден\w{1,3}|сокра\w{2,8}|уменьш\w{1,8}|спад\w?)\b"
    r"|负增长|下降|减少|下滑|下跌|回落|降低|降幅|跌幅|减幅|萎缩|缩减|收缩|走低|跌(?=[0-9了至到破])|降(?=[0-9了至到为])"
)
_RISE: Final = (
    r"\b(?:rose|ris(?:es?|en|ing)|grew|grow(?:s|n|ing|th)?|increas\w{1,3}|up(?! to\b)|gain(?:s|ed)?|climb\w{0,3}"
    r"|jump\w{0,3}|surg\w{1,3}"
    r"|soar\w{0,3}|expan\w{1,5}|higher|stieg(?:en)?|steig\w{1,4}|gestiegen|wuchs(?:en)?|wächst|gewachsen|wachstum|zuwachs|anstieg"
    r"|zunahme|zugenommen|erhöh\w{1,4}|hausse|augment\w{1,6}|progress\w{1,5}|croissance|grimp\w{1,4}|subi\w{1,4}|sub[eó]\w?"
    r"|crec\w{1,6}|aument\w{1,5}|increment\w{1,4}|alza|вырос\w{0,3}|рост\w{0,2}|увелич\w{1,8}|повыс\w{1,6}|прирост\w?|поднял\w{1,4})\b"
    r"|增长|增加|上升|上涨|提高|提升|增幅|涨幅|攀升|涨(?=[0-9了至到])|增(?=[0-9了至到])|升(?=[0-9了至到])"
)
_LOWER: Final = (
    r"\b(?:los(?:e|es|s|ses|t)|cut(?:s|ting)?|reduc\w{1,5}|sav(?:e|es|ed|ing|ings)|lower(?:s|ed|ing)?|less|fewer|deficits?|shed"
    r"|trim(?:s|med)?|weniger|niedriger|verlust\w{0,2}|verlor\w{0,2}|reduzier\w{1,4}|verringer\w{1,4}|gesenkt|senk\w{1,4}"
    r"|moins|perte\w?|perdu\w?|rédui\w{1,5}|réduction\w?|menos|pérdida\w?|perd\w{1,5}|redu[cj]\w{1,6}|меньше|ниже|потер\w{1,4})\b"
    r"|亏损|损失|流失|裁减|削减|节约|逆差|缩小"
)
DIRECTION: Final = re.compile(rf"(?P<fall>{_FALL})|(?P<lower>{_LOWER})|(?P<rise>{_RISE})")
_GERMAN_FALL: Final = (
    r"zurück\w{0,8}|sank\w{0,2}|sinken|gesunken|fiel(?:en)?|gefallen|schrumpf\w{1,4}|geschrumpft"
    r"|ab(?:nahm\w{0,2}|genommen)?"
)
_GERMAN_RISE: Final = (
    r"stieg(?:en)?|gestiegen|steigen|wuchs(?:en)?|gewachsen|zu(?:nahm\w{0,2}|genommen)?|kletter\w{1,3}"
)
_AFTER: Final = re.compile(
    rf"(?P<verbfall>(?:{_GERMAN_FALL})\b)|(?P<verbrise>(?:{_GERMAN_RISE})\b)|"
    r"(?P<fall>(?:fall|decline|drop|decrease|contraction|slump|dip|down|rückgang|zurück|ab|geschrumpft|gefallen"
    r"|gesunken|de baisse|de caída)\b(?! to\b| auf\b))"
    r"|(?P<lower>(?:less|lower|fewer|reduction|cut|loss|weniger|niedriger|de moins|menos|меньше)\b)"
    r"|(?P<rise>(?:rise|increase|growth|higher|more|gain|jump|up|mehr|höher|de plus|de hausse|más|больше)\b)"
    r"|(?P<hanfall>的?(?:下降|降幅|跌幅|负增长)(?![到至]))"
)
_GAP_AFTER: Final = re.compile(r"[ -]?(?:[^\W\d_]{1,20}(?:-[^\W\d_]{1,20}){0,3} ){0,3}|的")

_HYPHEN: Final = re.compile(" ?-?")
_WORD: Final = re.compile(r"[^\W\d_]+")

_PREPOSITION: Final = re.compile(
    r"\b(?:(?P<by>by|of|um|von|de|d'|du|на|about|some|nearly|almost|around|roughly|as much as)"
    r"|(?P<level>(?<!according )to|at|until|auf"
    r"|à|au|a|al|hasta|до|below|above|under|over|unter|über|from|desde|с|со|из|от|between|zwischen|entre|между)"
    r"|(?P<place>in|on|for|during|since|within|among|amid|across|per|after|before|with|through|im|am|bei|seit|nach|mit|dans|en|sur"
    r"|chez|pour|depuis|con|por|para|sobre|в|во|за|по|при|после|than|als|que))(?!\w)|(?P<hanlevel>[到至为由从达]|[低高]于|跌破)"
)
_NOT: Final = (
    r"(?:\b(?:not|n't|never|nor|nicht|keine?|nie|kein\w{1,2}|pas|jamais|nunca|no|ni|не|ни|никогда)\b"
    r"|[a-z]n't|没有|没|未|不|并非"
    r"|非)"
)
_NEGATED_WORD: Final = re.compile(
    rf"{_NOT}(?: (?:have|has|be|been|sich|se|haber|to|yet|really|actually|even|только))? ?$"
)
_NEGATED_NUMBER: Final = re.compile(
    r"(?:\b(?:not|never|nor|neither|rather than|instead of|nicht|kein\w{0,2}|statt|anstatt|pas|jamais|au lieu de"
    r"|no|nunca|ni|en lugar de"
    r"|не|ни|вместо|anything like)|不是|并非|而非|没有|没)"
    r"(?: (?:the|a|an|by|to|at|exactly|die|der|den|um|auf|de|à|les|los|las|на|до|by the|as|many as|much as|some"
    r"|about)){0,2} ?[$€£¥₽₹]?$"
)

_LOWER_BOUND: Final = (
    r"\b(?:(?:no|not|nicht|pas|no|не) (?:less|fewer|weniger|moins|menos|менее|меньше|under|below)(?: than| als"
    r"| de| d'| que)?|more than|at least|over|above"
    r"|upwards of|in excess of|exceed\w{0,3}|surpass\w{0,3}|a minimum of|topp(?:ed|ing)|beyond|greater than"
    r"|higher than|mehr als|über"
    r"|mindestens|wenigstens|plus d(?:e |')|au moins|dépass\w{1,5}|supérieure?s? à|más de|al menos|por lo menos"
    r"|como mínimo"
    r"|super(?:a|ó|an|aron)|superior(?:es)? a|более(?: чем)?|больше(?: чем)?|свыше|как минимум|минимум"
    r"|превы[сш]\w{1,6})"
    r"|超过|超|逾|至少|不少于|不低于|不下|高于|多于|突破|大于|起码"
)
_UPPER_BOUND: Final = (
    r"\b(?:(?:no|not|nicht|pas|no|не) (?:more|over|above|mehr|plus|más|более|больше|greater|higher)(?: than| als"
    r"| de| d'| que)?|at most|up to|fewer than"
    r"|less than|lower than|under|below|a maximum of|at the most|short of|weniger als|unter|höchstens|maximal"
    r"|bis zu|moins d(?:e |')"
    r"|au plus|au maximum|jusqu'à|inférieure?s? à|menos de|como máximo|a lo sumo|hasta|inferior(?:es)? a"
    r"|менее(?: чем)?|меньше(?: чем)?"
    r"|максимум|до)|不超过|不到|不足|最多|至多|不高于|不多于|低于|少于|小于|未达|未到"
)
_BOUND: Final = re.compile(
    rf"(?:(?P<upper>{_UPPER_BOUND})|(?P<lower>{_LOWER_BOUND}))(?: (?:a|an|the|some|about"
    rf"|total of))?[ (]?(?:the )?[$€£¥₽₹]?$"
)
_UP_TO: Final = frozenset(["до", "hasta", "jusqu'à"]) | {"up to", "bis zu"}
BOUND_BEHIND: Final = re.compile(
    r"(?P<lower>\+|[ -]plus\b(?! [0-9])|,? (?:or more|or above|or higher|and above|and more|at least|oder mehr"
    r"|und mehr|ou plus|o más|y más|и более"
    r"|и больше|или более)\b|多(?!次)|余|以上)|(?P<upper>,? (?:or less|or fewer|or below|or under|at most"
    r"|oder weniger|ou moins|o menos|или менее|и менее)\b|以下|以内)"
)
_HAN_BOUND_BEHIND: Final = re.compile(r"[^,，;。!?0-9]{0,8}(?:(以上)|(以下|以内))")
_YEARS_BEHIND: Final = re.compile(r" ?(?:years?|months?|weeks?|days?|decades?|hours?|jahren?|monaten?|wochen|tagen?)\b")

_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:approx|ca|mio|mrd|tsd|mia|u\.s|no|vs|bn|млн|млрд|тыс|трлн|руб|г|rs|dr|mr|mrs|bzw|est|долл)\.)$"
)
_STOP: Final = re.compile(
    r"[;:!?。\n()\[\]\"、,，]|\.(?=\s|$)|(?<=\s)-(?=\s)"
    r"|\b(?:and|but|while|whereas|although|though|as|when|after|before|because|since|despite|yet|or|which|who"
    r"|that|then|even as|und|aber"
    r"|während|obwohl|sondern|jedoch|oder|et|mais|tandis|alors|ou|y|pero|mientras|aunque|sino|o|и|а|но|хотя|тогда|или)\b"
    r"|而|但|并(?!非)|同时|以及|[和与及或]"
)
AND: Final = re.compile(
    r" ?(?:,|;|，|、|/|&)? ?(?:(?:and|or|und|oder|et|ou|y|o|и|или|和|及|与|以及|then|to|by) ?)?(?:(?:by|of|to|um"
    r"|auf|de|на|by the|the) )?"
)
"""What may stand between two numbers of one list."""
RANGE: Final = re.compile(
    r" ?(?:-|~|to|through|bis|à|a|al|hasta|до|至|到|through) ?|(?: (?:and|und|et|y|и) |和|与|及)(?P<between>)"
)
BETWEEN: Final = re.compile(r"(?:\b(?:between|zwischen|entre|между)|[在介])(?: (?:the|a))? ?[$€£¥₽₹]?$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A word of rise or fall at `start:end`; `negated` where the clause says that it did not happen."""

    start: int
    end: int
    sense: Sense
    negated: bool


def turns_of(text: str) -> tuple[Turn, ...]:
    """The words of rise and fall in a folded text, in order."""
    found = []
    for match in DIRECTION.finditer(text):
        negated = _NEGATED_WORD.search(text, max(0, match.start() - 30), match.start()) is not None
        sense: Sense = "fall" if match["fall"] else "lower" if match["lower"] else "rise"
        found.append(Turn(*match.span(), sense, negated))
    return tuple(found)


def stops_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where clauses end: punctuation and the words that begin another clause."""
    return tuple(
        match.span()
        for match in _STOP.finditer(text)
        if match[0] != "." or not _ABBREVIATED.search(text, max(0, match.start() - 8), match.end())
    )


_FARTHEST: Final = 120
"""Characters between a word of rise or fall and the number that it governs, at most."""

Role = Literal["change", "level", "none"]


def role_of(text: str, turn: Turn, begin: int) -> Role:
    """What a number that begins at `begin` is to a word of rise or fall before it: `fell by 3`, `to 3`, `in 3`.

    The last preposition between the two decides.
    """
    if begin - turn.end > _FARTHEST:
        return "none"
    last = None
    for last in _PREPOSITION.finditer(text, turn.end, begin):  # noqa: B007 - the last one is wanted
        pass
    if last is None:
        return "change"
    if last["level"] or last["hanlevel"]:
        return "level"
    return "none" if last["place"] else "change"


_BY: Final = re.compile(r" by (?:(?:about|some|around|nearly|almost) )?|\s*了?[约近]?")


def is_direct(text: str, turn: Turn, begin: int) -> bool:
    """Whether nothing but `by`, `了` or the like stands between the word and the number."""
    return _BY.fullmatch(text, turn.end, begin) is not None


def sense_behind(text: str, at: int, *, loose: bool) -> Sense | None:
    """The sense of a noun or adverb behind a number and its unit: `a 5-percent fall`. `loose`: also over words."""
    gap = (_GAP_AFTER if loose else _HYPHEN).match(text, at)
    end = gap.end() if gap else at
    for place in (at, *(word.start() for word in _WORD.finditer(text, at, end + 1))):
        if match := _AFTER.match(text, place):
            fall = match["fall"] or match["hanfall"] or match["verbfall"]
            return "fall" if fall else "lower" if match["lower"] else "rise"
    return None


def bound_of(text: str, begin: int, ends: tuple[int, int], phrase_end: int, *, turned: bool) -> Bound:
    """The limit that words around a number make of it. `ends` are behind its scale and behind percent or currency.

    `turned`: a word of rise or fall stands before it, so that `до 3` is where it ended.
    """
    before = _BOUND.search(text, max(0, begin - 40), begin)
    if before is not None and not (turned and (before["upper"] or "").strip() in _UP_TO):
        passing = (before["lower"] or "").strip() in ("over", "über") and _YEARS_BEHIND.match(text, ends[0])
        if not passing:
            return "upper" if before["upper"] else "lower"
    for place in ends:
        if behind := BOUND_BEHIND.match(text, place):
            return "upper" if behind["upper"] else "lower"
    if behind := _HAN_BOUND_BEHIND.match(text, ends[0]):
        return "lower" if behind[1] else "upper"
    if behind := BOUND_BEHIND.match(text, phrase_end - text.startswith(" ", phrase_end - 1)):
        return "upper" if behind["upper"] else "lower"
    return ""


def negated_at(text: str, begin: int) -> bool:
    """Whether the words directly before a number deny it: `not 40 but 50`. `not only 40` does not."""
    return _NEGATED_NUMBER.search(text, max(0, begin - 40), begin) is not None
