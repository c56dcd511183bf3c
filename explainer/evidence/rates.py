"""What a number is a number for: 9,200 riders a day are not 9,200 an hour, and 48 million in all not 48 per kilometre.

`rates` reads strictly, from the words beside a number; `named_near` generously, since a source may say it otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from explainer.ground.patterns import regex

_UNITS: Final[Mapping[str, str]] = {
    "hour": r"hours?|stunden?|heures?|horas?|час(?:а|ов)?|小时|钟头|时",
    "day": r"days?|tage?s?|jours?|journée|días?|день|дня|дней|сутки|天|日",
    "week": r"weeks?|wochen?|semaines?|semanas?|недел\w+|周|星期|礼拜",
    "month": r"months?|monate?s?|mois|mes(?:es)?|месяц\w*|月",
    "year": r"years?|jahre?s?|ans?|années?|años?|год\w*|лет|年",
    "minute": r"minutes?|minuten?|minutos?|минут\w*|分钟",
    "kilometre": r"kilomet(?:re|er)s?|km|kilomètres?|kilómetros?|километр\w*|公里|千米",
    "mile": r"miles?|meilen?|millas?|mil(?:ya|и)|миль|мил[яюи]|英里",
    "metre": r"met(?:re|er)s?|mètres?|metros?|метр\w*|平方米|米",
    "hectare": r"hectares?|hektar|hectáreas?|гектар\w*|公顷|亩",
    "head": r"person|capita|head|inhabitant|resident|kopf|einwohner\w*|person|personne|habitant|tête|persona"
    r"|habitante|cabeza"
    r"|человека?|жителя|душу|人",
    "household": r"households?|famil(?:y|ies)|haushalt\w*|ménages?|foyer|hogar(?:es)?|familia|семь\w+|户|家庭",
    "tonne": r"tonn?es?|tonnen?|toneladas?|тонн\w*|吨",
    "vehicle": r"vehicles?|cars?|trains?|fahrzeuge?|wagen|züge?|véhicules?|trains?|vehículos?|trenes|машин\w*"
    r"|поезд\w*|辆|列",
    "passenger": r"passengers?|riders?|trips?|fahrgäste?|fahrgast|fahrt|passagers?|voyageurs?|trajet|viajeros?"
    r"|pasajeros?|viaje"
    r"|пассажир\w*|поездк\w+|人次|乘客",
}
_ADJECTIVES: Final[Mapping[str, str]] = {
    "hour": r"hourly|stündlich\w*|horaires?|ежечасн\w+|每小时|时均",
    "day": r"daily|täglich\w*|quotidien\w*|diari[oa]s?|diariamente|ежедневн\w+|日均|每日|每天",
    "week": r"weekly|wöchentlich\w*|hebdomadaires?|semanal(?:es|mente)?|еженедельн\w+|周均|每周|每星期",
    "month": r"monthly|monatlich\w*|mensuel\w*|mensual(?:es|mente)?|ежемесячн\w+|月均|每月",
    "year": r"yearly|annual(?:ly)?|jährlich\w*|annuel\w*|anual(?:es|mente)?|ежегодн\w+|年均|每年",
    "kilometre": r"每公里",
    "head": r"人均|每人",
    "household": r"户均|每户",
}
_NOT_BETWEEN: Final = (
    r"(?!(?:and|or|but|for|to|after|on|of|in|with|from|at|before|until|over|than|is|was|are|were|takes?|within|by|und"
    r"|oder|aber|für|nach"
    r"|et|ou|mais|pour|après|y|o|pero|para|tras|и|или|но|для|после)\s)"
)
_LEADS: Final = (
    r"(?:an?|per|each|every|pro|je|am|par|chaque|al|a la|por|cada|à l['’]|le|la|l['’]|в|за|на|каждый|каждую)"
)
_HAN: Final = r"(?-i:[\u3400-\u9fff])"
"""Has no case; to look for one in so large a range takes most of the time of compiling a pattern."""
_BEHIND: Final = regex(
    rf"(?:\s{_NOT_BETWEEN}[^\W\d_][\w’'-]*){{0,3}}?\s(?P<lead>{_LEADS})\s?(?P<unit>[^\W\d_]+)"
    rf"|\s?/\s?(?P<slash>[^\W\d_]+)|{_HAN}{{0,6}}?/(?P<han>{_HAN}{{1,2}})"
    rf"|{_HAN}{{0,4}}?(?:一|每)(?P<one>天|日|周|小时|年|月|公里)",
    re.IGNORECASE,
)
_ANY_ADJECTIVE: Final = "|".join(_ADJECTIVES.values())
_WITHIN: Final = regex(rf"\s(?:{_ANY_ADJECTIVE})(?!\w)", re.IGNORECASE)
_BEFORE: Final = regex(
    r"(?<!\w)(?:(?:every|each|jede[nrs]?|chaque|cada|каждый|каждую|каждое)\s(?P<unit>[^\W\d_]+)"
    rf"|(?P<adjective>{_ANY_ADJECTIVE}))"
    r"(?:\s[^,.;:\n]{0,40})?[^,.;:，。；：\n]{0,12}$"
    rf"|(?P<han>{_ANY_ADJECTIVE}){_HAN}{{0,8}}$"
    r"|^\W*(?:every|each|jede[nrs]?|chaque|cada|каждый|каждую|каждое)\s(?P<first>[^\W\d_]+),\s$",
    re.IGNORECASE,
)
_WHOLE: Final = {unit: regex(rf"(?:{words})", re.IGNORECASE) for unit, words in _UNITS.items()}
_A_WEEK: Final = r"[每一本上下两三四几0-9]周|周[均末内一二三四五六日]"
"""No surname 周."""
_A_YEAR: Final = r"|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"


_EASTERN: Final = (
    r"\u2e80-\uffef\u025c\u0261\u0265\u0266\u026a\u026c\u0282\u0287\u029d\u029e\u13a0-\u13ef\u1c88\u1d79\u1d8e"
)
"""East Asian characters, and the letters elsewhere that are another case of one in this range, so that a class of them
need not ignore case: to fold so large a range takes most of the time of compiling a pattern."""


def _near(unit: str) -> re.Pattern[str]:
    words = "|".join(
        [_UNITS[unit].replace("|周|", f"|{_A_WEEK}|"), *([_ADJECTIVES[unit]] if unit in _ADJECTIVES else [])]
    )
    bounded = rf"(?<!(?-i:[^\W\d_{_EASTERN}]))(?:{words})(?!(?-i:[^\W_{_EASTERN}]))"
    return regex(bounded + (_A_YEAR if unit == "year" else ""), re.IGNORECASE)


_NEAR: Final = {unit: _near(unit) for unit in _UNITS}
_REACH: Final = 120


def rates(text: str, begin: int, stop: int) -> frozenset[str]:
    """For what the number at `begin:stop` is said to be: a day, an hour, a kilometre; empty if nothing says so."""
    return frozenset(_read(text, begin, stop))


def _read(text: str, begin: int, stop: int) -> Iterator[str]:
    behind = text[stop : stop + 60]
    if found := _BEHIND.match(behind):
        word = found["unit"] or found["slash"] or found["han"] or found["one"]
        yield from (unit for unit, whole in _WHOLE.items() if whole.fullmatch(word))
    if found := _WITHIN.match(behind):
        yield from _of_adjective(found[0].strip())
    before = text[max(0, begin - 60) : begin]
    if found := _BEFORE.search(before):
        if adjective := found["adjective"] or found["han"]:
            yield from _of_adjective(adjective)
        else:
            word = found["unit"] or found["first"]
            yield from (unit for unit, whole in _WHOLE.items() if whole.fullmatch(word))


def _of_adjective(word: str) -> Iterator[str]:
    yield from (unit for unit, words in _ADJECTIVES.items() if re.fullmatch(words, word, re.IGNORECASE))


def named_near(text: str, begin: int, stop: int) -> frozenset[str]:
    """All times and things that the words around a number name, whatever they say of it."""
    places = _places(text)
    low, high = bisect_left(places, (begin - _REACH, "")), bisect_left(places, (stop + _REACH, ""))
    return frozenset(unit for _, unit in places[low:high])


@lru_cache(maxsize=8)
def _places(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text names a time or thing, found once for all its numbers."""
    return tuple(sorted((found.start(), unit) for unit, pattern in _NEAR.items() for found in pattern.finditer(text)))


_DENIAL: Final = regex(
    r"(?:(?<!\w)(?:not|never|nicht|nie|niemals|jamais|pas|nunca|jamás|не|никогда)|n['’]t)(?! only| nur| seulement"
    r"| s[oó]lo| только| until| erst)"
    r"(?:\s(?!and\b|but\b|for\b|because\b|although\b|when\b|while\b|that\b|if\b|stop|ceas|fail|fewer|less|more|under"
    r"|below|over|und\b|aber\b"
    r"|sondern\b|et\b|mais\b|que\b|y\b|pero\b|sino\b|и\b|а\b|но\b)[^\W\d_][\w’'-]*){0,4}?\s[€$£¥]?$"
    r"|(?<!\w)no\s(?!fewer|less|more|longer|later|sooner|under|over|doubt)(?:[^\W\d_]+\s){1,2}?[€$£¥]?$"
    r"|(?:没有?|并未|未曾|从未|不|未)(?!到|足|少于|低于|超过|超|止|满|及|断|仅|但)[^，。；：、\d]{0,5}$",
    re.IGNORECASE,
)
_DEFINITE: Final = regex(
    r"(?<!\w)(?:the|its|their|these|those|his|her|die|der|den|dem|diese[nr]?|les|ces|ses|leurs|los|las|sus|estos"
    r"|эти[хм]?)\s\w*\s?$",
    re.IGNORECASE,
)
_ANY_DENIAL: Final = regex(
    r"(?<!\w)(?:not|never|no|none|nicht|nie|kein\w*|jamais|pas|aucun\w*|nunca|jamás|ning\w+|не|нет|никогда|without"
    r"|ohne|sans|sin|без|den\w+)(?!\w)"
    r"|n['’]t|没|未|不|非|否",
    re.IGNORECASE,
)


def is_denied_at(text: str, begin: int) -> bool:
    """Whether a clause says that a number is not so: did not cost 48 million. "Not the 48 million" speaks of them."""
    before = text[max(0, begin - 60) : begin]
    return _DENIAL.search(before) is not None and _DEFINITE.search(before) is None


def has_denial(text: str, clause: tuple[int, int]) -> bool:
    """Whether there is any negation in a clause."""
    places = _denials(text)
    at = bisect_left(places, clause[0])
    return at < len(places) and places[at] < clause[1]


@lru_cache(maxsize=8)
def _denials(text: str) -> tuple[int, ...]:
    """Where a text has a negation, found once for all its numbers."""
    return tuple(found.start() for found in _ANY_DENIAL.finditer(text))
