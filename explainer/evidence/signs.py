"""Words that say how a number is meant: a fall or a rise, a loss, a level; and what lies below zero.

Languages: English, German, French, Spanish, Russian, Chinese. All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from explainer.evidence.falls import (
    BEHIND_SHARE,
    FALL_OF_SHARE,
    HAN_FALL,
    HAN_RISE,
    LOWER_OF_SHARE,
    OPEN_OF_SHARE,
    SMALLER,
)
from explainer.evidence.limits import BOUND_BEHIND
from explainer.evidence.numerals import fold_numbers
from explainer.ground.patterns import regex

Sense = Literal["fall", "rise", "lower", "loss", "open"]
"""`fall`: the number is a fall by it. `lower`: verbs such as `lost` and `cut`, which may count what is gone.

`loss`: nouns such as `loss` and `deficit`, an amount of its own. `open`: the number may be given either way.
"""

_HAN_NUMBER: Final = "0-9零一二两三四五六七八九十百千约近"

_FALL: Final = (
    r"\b(?:fell|falls?|falling|fallen|drop(?:s|ped|ping)?|declin\w{1,3}|decreas\w{1,3}|down|shr[aiu]nk\w{0,3}"
    r"|contract(?:ed|s|ing|ion)"
    r"|sank|sinks?|sunk|sinking|slid|slides?|slump\w{0,3}|plung\w{1,3}|plummet\w{0,3}|tumbl\w{1,3}|dip(?:s|ped)?"
    r"|slip(?:s|ped)?"
    r"|negative growth|slow(?:s|ed|ing|down)|eas(?:es|ed)|sh(?:ed|eds|edding)(?! [0-9][0-9.,]{0,12} (?:jobs"
    r"|staff|workers|posts|positions|people|employees))|weaken(?:s|ed|ing)|retreat(?:s|ed"
    r"|ing)?|dwindl\w{1,3}"
    r"|collaps(?:e|es|ed|ing)|crash(?:es|ed)|nosedived?|diminish(?:es|ed|ing)?|depreciat\w{1,3}|downturn|ebb(?:s|ed)"
    r"|reced(?:es?|ed|ing)"
    r"|minus(?= (?:von|of|de)\b)|brach(?:en)?(?= um\b)|bricht(?= um\b)|eingebrochen|einbr[uü]ch\w{0,2}|sackten?"
    r"|schwand(?:en)?"
    r"|verlangsam\w{1,4}|abgeschwächt|nachgegeben|gesunken|kollabiert\w?|verringer\w{1,4}|verminder\w{1,4}"
    r"|effondr\w{1,6}|fléchi\w{0,5}|fléchissement|régress\w{1,5}|ralenti\w{0,7}|dégringol\w{1,4}"
    r"|inférieure?s?(?= de\b)"
    r"|desplom\w{1,4}|desaceler\w{1,5}|ralentiz\w{1,4}|mengu\w{1,4}|merm\w{1,4}|hundi\w{1,5}|decre[cs]\w{1,6}"
    r"|inferior(?:es)?(?= en\b)|gave up|gives up|negative(?= [^\W\d_]{1,20} of\b)"
    r"|redu[cj]\w{1,6}(?= (?:en )?(?:un |el )?[0-9])|reducci(?:ón|ones)"
    r"|просе[лд]\w{0,3}|рухну\w{1,3}|обвал\w{0,5}|замедл\w{1,6}|падал\w?|ослаб\w{0,4}|опусти\w{1,5}"
    r"|опуска\w{1,5}|подешев\w{1,4}"
    r"|fiel(?:en)?|fällt|fallen|gefallen|sinkt|sanken|sinken|gesunken|rückg[aä]ng\w{0,2}|zurückg\w{2,8}"
    r"|schrumpf\w{1,3}|geschrumpft|abnahme|abgenommen|baiss\w{0,5}|recul\w{0,5}|chut\w{1,5}|diminu\w{1,5}"
    r"|repli\w{0,3}"
    r"|ca[yí]\w{0,5}|caen?|caída\w?|disminu\w{1,6}|baj[óa]\w{0,3}|bajaron|descen[ds]\w{1,6}|retroce\w{1,6}|contrajo"
    r"|contracción"
    r"|сни[зж]\w{1,8}|упал\w?|паден\w{1,3}|сокра\w{2,8}|уменьш\w{1,8}|спад\w?)\b"
    r"|负增长|下降|减少|下滑|下跌|回落|降低|[降跌减]幅(?:[^,，、;。0-9]{0,6}?(?:收窄|缩小|扩大|回升))?|萎缩|缩减"
    r"|收缩|走低"
    r"|缩量|少增|放缓|放慢|减缓|减速|趋缓|缩水|锐减|骤降|骤减|滑落|下挫|下探|下调|调低|下行|回调"
    rf"|跌(?=[{_HAN_NUMBER}了至到破])|降(?=[{_HAN_NUMBER}了至到为])|(?<![至最不减缺多])少(?=了?[{_HAN_NUMBER}])"
    rf"|(?<![最不降减])低(?=了?[{_HAN_NUMBER}])"
)
_NO_LESS: Final = r"(?![^.;,]{0,60}\b(?:less|fewer|weniger|moins|menos|меньше)\b)\b"
_RISE: Final = (
    r"\b(?:rose|ris(?:es?|en|ing)|grew|grow(?:s|n|ing|th)?|increas\w{1,3}|up(?! to\b)|gain(?:s|ed)?|climb\w{0,3}"
    r"|jump\w{0,3}|surg\w{1,3}"
    r"|soar\w{0,3}|expan\w{1,5}|higher|stieg(?:en)?|steig\w{1,4}|gestiegen|wuchs(?:en)?|wächst|gewachsen|wachstum"
    r"|zuwachs|anstieg"
    r"|zunahme|zugenommen|erhöh\w{1,4}|hausse|augment\w{1,6}|progress\w{1,5}|croissance|grimp\w{1,4}|subi\w{1,4}"
    r"|sub[eó]\w?"
    r"|encarec\w{1,5}|crec\w{1,6}|aument\w{1,5}|increment\w{1,4}|alza|вырос\w{0,3}|рост\w{0,2}|увелич\w{1,8}|повыс\w{1,6}"
    r"|прирост\w?|поднял\w{1,4})\b"
    rf"|\b(?:earned|earning|gagn(?:er|ant)|ganar|ganando|verdien(?:t|te|ten)|gagn(?:é|e|ent|ait)|ganó|ganaron|заработал\w?){_NO_LESS}"
    r"|\b(?:to|into|zu|auf|à|a|к|до) (?:an? |einen |einem |un |une )?(?:(?:net|operating|pre-tax|record|annual"
    r"|quarterly|small) )?(?:profits?|surplus(?:es)?|gewinn\w{0,2}|überschuss\w{0,2}|bénéfices?|excédent|ganancias?"
    r"|beneficios?|superávit|прибыл[ьи]|профицит\w?)\b"
    r"|增长|增加|上升|上涨|提高|提升|增幅|涨幅|攀升|加快|上调|调高|涨(?=[0-9了至到])|增(?=[0-9了至到])"
    r"|升(?=[0-9了至到])"
)
_LOWER: Final = (
    r"\b(?:los(?:e|es|ing|t)|sh(?:ed|eds|edding)|cut(?:s|ting)?|reduc\w{1,5}|lower(?:s|ed|ing)?|less|fewer"
    r"|trim(?:s|med)?|shav(?:es?|ed)|weniger(?! als\b)|niedriger(?! als\b)|verlor\w{0,2}|verliert|reduzier\w{1,4}"
    r"|gesenkt|senk\w{1,4}"
    r"|gekürzt|kürz\w{1,4}|abgebaut|(?<!au )moins(?! d(?:e\b|'))|perdu\w?|perd(?:ent)?|rédui\w{1,5}|réduction\w?"
    r"|céd[éa]\w{0,3}"
    r"|(?<!al )(?<!lo )menos(?! de\b)|perd\w{1,5}|redu[cj]\w{1,6}|recort\w{1,5}|cedi\w{1,4}"
    r"|меньше(?! ?[0-9])(?! чем)|потер\w{1,4})\b"
    r"|损失(?!率)|流失(?!率)|裁减|削减|缩小"
)
_LOSS: Final = (
    r"\b(?:loss(?:es)?(?! (?:rate|ratio|making))|deficits?|shortfalls?|verlust\w{0,2}|defizit\w{0,2}"
    r"|fehlbetr[aä]g\w{0,2}|pertes?|déficits?|pérdidas?"
    r"|déficit|убыт\w{1,4}|дефицит\w{0,2})\b|亏损(?![面率企])|逆差|赤字(?!率)"
)
_OPEN: Final = r"\bsav(?:e|es|ed|ing|ings)\b|节约|节省"
DIRECTION: Final = regex(
    rf"(?P<fall>{HAN_FALL}|{_FALL}|{FALL_OF_SHARE})|(?P<lower>{_LOWER}|{LOWER_OF_SHARE})|(?P<loss>{_LOSS})"
    rf"|(?P<open>{_OPEN}|{OPEN_OF_SHARE})|(?P<rise>{_RISE}|{HAN_RISE})"
)
_GERMAN_FALL: Final = (
    r"zurück\w{0,8}|sank\w{0,2}|sinken|gesunken|fiel(?:en)?|gefallen|schrumpf\w{1,4}|geschrumpft|gesenkt|gekürzt"
    r"|reduziert"
    r"|verringert|vermindert|eingebrochen|nachgegeben|abgeschwächt|verlangsamt"
    r"|ab(?:nahm\w{0,2}|genommen|gebaut|gesackt)?|(?:ein|nach)(?= ?(?:[.,;:!?)]|$))"
)
_GERMAN_RISE: Final = (
    r"stieg(?:en)?|gestiegen|steigen|wuchs(?:en)?|gewachsen|zu(?:nahm\w{0,2}|genommen)?|kletter\w{1,3}"
)
_AFTER: Final = regex(
    rf"(?P<verbfall>(?:{_GERMAN_FALL}|{BEHIND_SHARE})\b)|(?P<verbrise>(?:{_GERMAN_RISE})\b)|"
    r"(?P<fall>(?:fall|decline|drop|decrease|contraction|slump|dip|slide|tumble|plunge|retreat|slowdown|collapse"
    r"|down|rückgang"
    r"|einbruch|zurück|ab|geschrumpft|gefallen|gesunken|de baisse|de caída)\b(?! to\b| auf\b))"
    r"|(?P<lower>(?:reduction|cut|loss)\b)"
    r"|(?P<rise>(?:rise|increase|growth|higher|more|gain|jump|up|mehr|höher|de plus|de hausse|más|больше|выше)\b)"
    r"|(?P<hanfall>的?(?:下降|[降跌减]幅|负增长|萎缩|缩减|下滑|降低)(?![到至]))"
)
_LESS: Final = regex(
    rf" (?:year-on-year )?(?:{SMALLER}|lower|less|fewer|smaller|weaker|weniger|niedriger|geringer|kleiner|tiefer"
    r"|(?:de|en) moins|inférieure?s?|menos|menor(?:es)?|inferior(?:es)?|меньше|ниже)(?![^\W\d_]|-)"
)
"""Directly behind a share it is a fall: `3 percent lower`."""
_FEWER: Final = regex(
    r"(?: (?!(?:or|oder|ou|o|или|and)\b)[^\W\d_]{1,20}){0,2} (?:(?:fewer|weniger(?! als)|(?:de|en) moins"
    r"|menos(?! de)|меньше"
    r"(?! чем [0-9]))(?![^\W\d_])|(?:lower|cooler|colder|less)(?= (?:than|compared)\b(?! an?\b)|[.,;)]|$))"
)
"""Behind what is counted it is a fall, too: `40 villages fewer`; `40 less known villages` are none fewer."""
_UNDER: Final = regex(
    r" (?:below|under|(?:short|shy|adrift) of|behind|off|unter|hinter|au-dessous d(?:e|u)|en dessous d(?:e|u)"
    r"|por debajo del?)"
    r" (?:(?:the|its|their"
    r"|that|dem|den|der|la|le"
    r"|el|du|vor|last) ?){0,3}(?:[^\W\d_]{1,20}(?:'s)? ){0,2}(?:(?:level|year|month|quarter|average|target|plan|peak"
    r"|forecast|figure|total|goal|quota|budget|expectation|estimate|high|record|same period)s?\b|l'objectif|objectif"
    r"|prévisions?|meta\b|objetivo|previsi|planifié|ziel\b|ziele\b|vorgabe|prognose|erwartung"
    r"|(?:vorjahr|vormonat|vorquartal|niveau|stand|wert|durchschnitt|plan)\w{0,8}|niveau|nivel|promedio|año|mes"
    r"|moyenne|année|20[0-9]{2}"
    r"|19[0-9]{2})"
)
_BELOW_ZERO: Final = regex(
    r" ?(?:°[cf]?|℃|degrees?|grad|degrés?|grados?|градус\w{0,2}|c|f)?(?: (?:celsius|centigrade|fahrenheit"
    r"|цельсия))?,? (?:below (?:zero|freezing|0\b)"
    r"|unter (?:null\b|0\b|dem gefrierpunkt)|(?:au-dessous|en dessous) de (?:zéro|0\b)|sous (?:zéro|0\b)|bajo cero"
    r"|ниже нуля|мороза)"
)
_GAP_AFTER: Final = regex(
    r"[ -]?(?:(?!(?:of|in|at|on|for|as|after|and|but|while|when|with|to|from|by|who|which|that|der|des|aller|de"
    r"|du|del"
    r"|und|et|y|и)\b|d')"
    r"[^\W\d_]{1,20}(?:-[^\W\d_]{1,20}){0,3} ){0,3}|的"
)
"""Between a share and the noun or verb that turns it. `5% of firms cut jobs` is a share of its own noun, and no cut."""

_HYPHEN: Final = regex(" ?-?")
_WORD: Final = regex(r"[^\W\d_]+")

_PREPOSITION: Final = regex(
    r"\b(?:(?P<by>en un(?= $)|by|of|um|von|de|d'|du|на|about|some|nearly|almost|around|roughly|as much as)"
    r"|(?P<level>(?<!according )to|at|until|auf"
    r"|à|au|a|al|hasta|до|below|above|under|over|unter|über|from|desde|с|со|из|от|between|zwischen|entre|между)"
    r"|(?P<place>in|on|for|during|since|within|among|amid|across|per|after|before|with|through|im|am|bei|seit|nach"
    r"|mit|dans|en|sur"
    r"|chez|pour|depuis|con|por|para|sobre|в|во|за|по|при|после|than|als|que))(?!\w)|(?P<hanlevel>[到至为由从达]"
    r"|[低高]于|跌破)"
)
_NOT: Final = (
    r"(?:\b(?:not|n't|never|nor|nicht|keine?|nie|kein\w{1,2}|pas|jamais|nunca|no|ni|не|ни|никогда)\b"
    r"|[a-z]n't|没有|没|未|不|并非"
    r"|非)"
)
_NEGATED_WORD: Final = regex(rf"{_NOT}(?: (?:have|has|be|been|sich|se|haber|to|yet|really|actually|even|только))? ?$")


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A word of rise or fall at `start:end`; `negated` where the clause says that it did not happen."""

    start: int
    end: int
    sense: Sense
    negated: bool


_SENSES: Final[Mapping[str, Sense]] = {"fall": "fall", "lower": "lower", "loss": "loss", "open": "open"}


def names_a_loss(words: str) -> bool:
    """Whether words of a record speak of a fall or a loss, so that its amount is shown without a minus."""
    folded = fold_numbers(words)
    return _DAMAGE.search(folded) is not None or any(match.lastgroup in _SENSES for match in DIRECTION.finditer(folded))


_DAMAGE: Final = regex(
    r"\bdamages?\b|\bschäden\b|\bschaden|\bdégâts\b|\bdaños\b|\bущерб|减[产收员薪编支亏排供储]|降[价薪息]|跌价|缩产"
)


_LOST: Final = regex(r"los(?:e|es|ing|t)|verl[io]\w{1,4}|perd\w{0,5}|потер\w{1,4}")


def is_lost(text: str, turn: ChangeWord) -> bool:
    """Whether a word says that somebody lost what it counts: so much money is a loss, as `a loss of` it is."""
    return _LOST.fullmatch(text, turn.start, turn.end) is not None


_NARROWED: Final = regex(
    r"(?:narrow|widen|deepen|mount|swell|verringert|ausgeweitet|weitet|creus|ampli|réduit|reduj|сократ"
    r"|вырос|schrumpf|shr[aiu]nk|f[ae]ll|gr[eo]w|r[io]se|sank|sinken|stieg|cay|subi)\w{0,5}\b"
    r"|收窄|缩小|扩大|减少|增至|降至"
)


_WIDENED: Final = regex(
    r"\b(?:creus\w{1,4}|widen(?:ed|s)|deepen(?:ed|s)|aggrav\w{1,4}|ausgeweitet|vergrößert\w?|ampli[óa]\w{0,4}"
    r"|вырос\w{0,2}|увелич\w{1,5})(?: [^\W\d_]{1,12}){0,3} (?:de|by|um|en|на) $|扩大了?$"
)


def is_wider(text: str, turn: ChangeWord, begin: int) -> bool:
    """Whether a loss or deficit grew by a number: `Le déficit s'est creusé de 4,2 milliards`."""
    return turn.sense == "loss" and _WIDENED.search(text, turn.end, min(begin, turn.end + _FARTHEST)) is not None


_DEFICIT: Final = regex("d[eé]fi[cz]it|дефицит|shortfall|fehlbetr|逆差|赤字")


_OF_TWO_SIGNS: Final = regex(HAN_FALL)


def is_named_by_verb(text: str, turn: ChangeWord) -> bool:
    """Whether a Chinese verb has in itself what falls: 减产12万吨 may be shown as 12 by a record of what was lost."""
    return _OF_TWO_SIGNS.match(text, turn.start) is not None


def is_level_of_loss(text: str, turn: ChangeWord, begin: int) -> bool:
    """`Losses narrowed to 12 million` are still losses; a deficit is a quantity of its own."""
    loss = turn.sense == "loss" and _DEFICIT.match(text, turn.start) is None
    return loss and _NARROWED.search(text, turn.end, min(begin, turn.end + _FARTHEST)) is not None


def below_zero(text: str, at: int) -> bool:
    """Whether a number that ends at an offset lies below zero by the words behind it: `12 degrees below zero`."""
    return _BELOW_ZERO.match(text, at) is not None


def turns_of(text: str) -> tuple[ChangeWord, ...]:
    """The words of rise and fall in a folded text, in order."""
    found = []
    for match in DIRECTION.finditer(text):
        negated = _NEGATED_WORD.search(text, max(0, match.start() - 30), match.start()) is not None
        sense: Sense = _SENSES.get(match.lastgroup or "", "rise")
        found.append(ChangeWord(*match.span(), sense, negated))
    return tuple(found)


_FARTHEST: Final = 120
"""Characters between a word of rise or fall and the number that it governs, at most."""

Role = Literal["change", "level", "none"]


def role_of(text: str, turn: ChangeWord, begin: int) -> Role:
    """What a number that begins at `begin` is to a word of rise or fall before it: `fell by 3`, `to 3`, `in 3`.

    The last preposition between the two decides.
    """
    if begin - turn.end > _FARTHEST:
        return "none"
    last = None
    for last in _PREPOSITION.finditer(text, turn.end, begin):  # noqa: B007 - the last one is wanted
        pass
    if last is None or (turn.sense == "loss" and text[turn.end : begin].strip() == "в"):  # убыток в 12 млн
        return "change"
    if last["level"] or last["hanlevel"]:
        return "level"
    return "none" if last["place"] else "change"


_BY: Final = regex(r" by (?:(?:about|some|around|nearly|almost) )?|\s*了?[约近]?")


def is_direct(text: str, turn: ChangeWord, begin: int) -> bool:
    """Whether nothing but `by`, `了` or the like stands between the word and the number."""
    return _BY.fullmatch(text, turn.end, begin) is not None


def sense_behind(text: str, at: int, *, loose: bool) -> Sense | None:
    """The sense of a noun or adverb behind a number and its unit: `a 5-percent fall`. `loose`: also over words."""
    if BOUND_BEHIND.match(text, at):
        return None
    if (_LESS.match(text, at) or _UNDER.match(text, at)) if loose else _FEWER.match(text, at):
        return "fall"
    gap = (_GAP_AFTER if loose else _HYPHEN).match(text, at)
    end = gap.end() if gap else at
    for place in (at, *(word.start() for word in _WORD.finditer(text, at, end + 1))):
        if match := _AFTER.match(text, place):
            fall = match["fall"] or match["hanfall"] or match["verbfall"]
            return "fall" if fall else "lower" if match["lower"] else "rise"
    return None
