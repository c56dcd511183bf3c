"""Words that set a limit to a number (`no more than 40`, `40 or more`) or deny it (`not 40 but 50`)."""

from __future__ import annotations

from typing import Final, Literal

from explainer.ground.patterns import regex

Bound = Literal["", "lower", "upper"]
"""Whether a number is the least (`at least 40`, `more than 40`) or the most (`no more than 40`) that is meant."""

_NEGATED_NUMBER: Final = regex(
    r"(?:\b(?:avoid(?:s|ed|ing)?|avert(?:s|ed|ing)?|prevent(?:s|ed|ing)?|stem(?:s|med|ming)|den(?:y|ies|ied)|ruled? out"
    r"|failed to (?:reach|attain|hit|meet|achieve)|verhinder\w{0,3}|vermied\w{0,2}|évit(?:e|é|er|ant)|evit(?:a|ó|ar"
    r"|ando)"
    r"|предотврат\w{1,3}|not|never|nor|neither|rather than|instead of|nicht|kein\w{0,2}|statt|anstatt|pas|jamais"
    r"|au lieu de"
    r"|no|nunca|ni|en lugar de"
    r"|не|ни|вместо|anything like)|不是|并非|而非|没有|没|避免|防止)"
    r"(?: (?:the|a|an|another|by|to|at|exactly|die|der|den|um|auf|de|à|les|los|las|на|до|by the|as|many as|much as|some"
    r"|about)){0,2} ?[$€£¥₽₹]?$"
)

_LOWER_BOUND: Final = (
    r"\b(?:(?:no|not|nicht|pas|no|не) (?:less|fewer|weniger|moins|menos|менее|меньше|under|below|ниже)(?: than| als"
    r"| de| d'| que)?|more than|at least|over|above"
    r"|upwards of|in excess of|exceed\w{0,3}|surpass\w{0,3}|a minimum of|a floor of|topp(?:ed|ing)|beyond|greater than"
    r"|higher than|mehr als|über"
    r"|mindestens|wenigstens|plus d(?:e |')|au moins|dépass\w{1,5}|supérieure?s? à|más de|al menos|por lo menos"
    r"|como mínimo"
    r"|au-delà de|excèd\w{1,4}|super(?:a|ó|an|aron|ando|ar)|rebas\w{1,4}|sobrepas\w{1,4}|excede\w{0,2}|por encima de"
    r"|oberhalb von"
    r"|übersteig\w{1,2}|überstieg\w{0,2}|überschr(?:eit|itt)\w{0,3}|übertr[aio]f\w{0,3}|höher als|größer als|выше"
    r"|as (?:few|little|low) as|superior(?:es)? al?\b|более(?: чем)?|больше(?: чем)?|свыше|как минимум|минимум"
    r"|превы[сш]\w{1,6})"
    r"|超过|超|逾|至少|不小于|大于等于|不少于|不低于|不下|高于|多于|突破|大于|起码"
)
_UPPER_BOUND: Final = (
    r"\b(?:(?:no|not|nicht|pas|no|не) (?:more|over|above|mehr|plus|más|более|больше|выше|greater|higher)(?: than| als"
    r"| de| d'| que)?|at most|up to|fewer than"
    r"|(?:not|n't|never|nicht|no|не) (?:reach(?:ed)?|attain(?:ed)?|alcan[zc]\w{1,5}|достиг\w{0,4}|exceed\w{0,3}"
    r"|surpass\w{0,3}|topp(?:ed|ing)|top|super(?:a|ó|an|aron|ar)"
    r"|rebas\w{1,4}|excede\w{0,2}|превы[сш]\w{1,6})"
    r"|(?:dépass\w{1,5}|attei(?:nt|gn\w{1,5})) (?:pas|guère|jamais)|pas atteint|as (?:many|much|high) as"
    r"|an? (?:ceiling|cap|upper limit) of|capped at"
    r"|below|niedriger als|geringer als|unterhalb von"
    r"|en deçà de|por debajo de|ниже"
    r"|less than|lower than|under|below|a maximum of|at the most|short of|weniger als|unter|höchstens|maximal"
    r"|bis zu|moins d(?:e |')"
    r"|au plus|au maximum|jusqu'à|inférieure?s? à|menos de|como máximo|a lo sumo|hasta|inferior(?:es)? a"
    r"|менее(?: чем)?|меньше(?: чем)?"
    r"|максимум|до)|[不未](?:超过?|突破)|没有?(?:超过|突破)|不大于|小于等于|[未没](?:有)?达到|尚?未能?达到|不超过"
    r"|不到|不足|最多|至多|不高于|不多于|低于|少于|小于|未达|未到"
)
_BOUND: Final = regex(
    rf"(?:(?P<upper>{_UPPER_BOUND})|(?P<lower>{_LOWER_BOUND}))(?: (?:a|an|the|some|about|los|las|el|la|les|le|die"
    rf"|der|den|das|dem"
    rf"|unos|unas|un|rund|etwa|environ|около|примерно|nearly|around|total of))?[ (]?(?:the )?[$€£¥₽₹]?$"
    r"|(?<![-=<>])(?:(?P<least>>=?|[≥⩾≧])|(?P<most><=?|[≤⩽≦])) ?[$€£¥₽₹]?$"
)
_LACKS: Final = regex(r"\b(?:is|are|was|were|be|been|being|remains?|still|[a-z]'s) (?:still |now )?short of ?$")
"""`The health service is short of 8,200 nurses`: so many are missing."""
_UP_TO: Final = frozenset(["до", "hasta", "jusqu'à"]) | {"up to", "bis zu"}
BOUND_BEHIND: Final = regex(
    r"(?P<lower>\+|-odd\b|-something\b|出头|开外|[ -]plus\b(?! (?:[0-9]|bas|faibl|petit|lent|élev|haut|grand|fort"
    r"|cher|rapid))|,? (?:or more|or above|or higher|and above"
    r"|and more|at least|oder mehr"
    r"|und mehr|ou plus|o más|y más|и более"
    r"|и больше|или более)\b|多(?!次)|几(?=[个名人家万亿年天次项])|余|以上)|(?P<upper>,? (?:or less|or fewer"
    r"|or below|or under|at most|at the most"
    r"|oder weniger|ou moins|o menos|или менее|и менее)\b|以下|以内)"
)
_HAN_BOUND_BEHIND: Final = regex(r"[^,，;。!?0-9]{0,8}(?:(以上)|(以下|以内))")
_YEARS_BEHIND: Final = regex(r" ?(?:years?|months?|weeks?|days?|decades?|hours?|jahren?|monaten?|wochen|tagen?)\b")


def bound_of(text: str, begin: int, ends: tuple[int, int], phrase_end: int, *, turned: bool) -> Bound:
    """The limit that words around a number make of it. `ends` are behind its scale and behind percent or currency.

    `turned`: a word of rise or fall stands before it, so that `до 3` is where it ended.
    """
    before = _BOUND.search(text, max(0, begin - 40), begin)
    if before is not None and not (turned and (before["upper"] or "").strip() in _UP_TO):
        if before["upper"] == "short of" and ends[0] == ends[1] and _LACKS.search(text, max(0, begin - 40), begin):
            return ""
        passing = (before["lower"] or "").strip() in ("over", "über") and _YEARS_BEHIND.match(text, ends[0])
        if not passing:
            return "upper" if before["upper"] or before["most"] else "lower"
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
    denial = _NEGATED_NUMBER.search(text, max(0, begin - 40), begin)
    if denial is None:
        return False
    limit = _BOUND.search(text, max(0, begin - 40), begin)  # ne dépasse pas 40
    return limit is None or limit.start() > denial.start()


_DENIED_BEHIND: Final = regex(
    r"\b(?:was|is|has been|had been) (?:(?:not|never) (?:yet )?(?:been )?(?:reached|attained|achieved|met|realised"
    r"|realized"
    r"|confirmed|fulfilled|hit|true|correct|accurate)|(?:narrowly )?(?:avoided|averted|prevented|ruled out|refuted"
    r"|retracted"
    r"|disproved|missed)\b|denied(?= (?:by|in|on|later)\b| ?[.,;]|$))"
    r"|\b(?:were|are|have been|had been) (?:(?:not|never) (?:yet )?(?:been )?(?:reached|attained|hit|true|correct)"
    r"|(?:narrowly )?(?:avoided|averted|prevented|ruled out|refuted|retracted|disproved)\b)"
    r"|\b(?:has|have|had) not been (?:reached|attained|hit)|\b(?:has|had) not been (?:achieved|met|confirmed|fulfilled)"
    r"|\b(?:wasn't|weren't|isn't|aren't) (?:reached|attained|true|correct)"
    r"|\b(?:wird|werden|wurden?|worden)(?: [^\W\d_]{1,20}){0,2} (?:nicht (?:erreicht|erfüllt|bestätigt|erzielt"
    r"|verwirklicht)"
    r"|vermieden|verhindert|abgewendet|dementiert|verfehlt|widerlegt)\b"
    r"|n'(?:a|ont|est|sont) (?:pas|jamais)(?: été)? (?:attein\w{1,4}|réalis\w{1,3}|confirm\w{1,3}|vrai\w?)"
    r"|\b(?:a|ont) été (?:évité|démenti|empêché)\w{0,2}"
    r"|\bno (?:se (?:ha\w? )?(?:alcan[zc]|logr|cumpli)\w{1,5}|(?:fue|fueron|ha sido|han sido) (?:alcanz|logr|cumpli"
    r"|confirm)\w{1,5})"
    r"|\b(?:se|fue|fueron|ha sido|han sido) (?:evit|desm[ie]nt)\w{1,5}"
    r"|\bне (?:был[аио]? )?(?:достиг|подтвер|выполн)\w{1,8}|удалось избежать"
    r"|(?:未能?|没有|并未|尚未)(?:达到|实现|完成|兑现)(?=[,，。;；]|$)|(?:不实|[并系]?非事实)"
)
_FARTHEST_DENIAL: Final = 80


def denied_behind(text: str, stop: int, clause_end: int) -> bool:
    """Whether the clause says behind a number that it was not so: `40 villages were not reached`."""
    return _DENIED_BEHIND.search(text, stop, min(len(text), clause_end + 1, stop + _FARTHEST_DENIAL)) is not None
