"""Units of measure under all their names, and units that go on: km/h is no km, and barrels per day are no barrels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from explainer.evidence.numerals import fold_numbers
from explainer.ground.patterns import regex

_NAMES: Final[Mapping[str, str]] = {
    "mm": "mm|millimet(?:er|re)s?|millimètres?|milímetros?|мм|миллиметр\\w{0,2}|毫米",
    "cm": "cm|centimet(?:er|re)s?|zentimeter|centimètres?|centímetros?|см|сантиметр\\w{0,2}|厘米",
    "m": "m|met(?:er|re)s?|metern|mètres?|metros?|м|метр(?:а|ов|ам)?|米|公尺",
    "km": "kms?|kilomet(?:er|re)s?|kilometern|kilomètres?|kilómetros?|км|километр(?:а|ов|ам)?|公里|千米",
    "mile": "miles?|meilen?|millas?|мил[ьяи]|英里",
    "nautical mile": "nautical miles?|seemeilen?|milles? marins?|millas? náuticas?|морск\\w{2,3} мил[ьяи]|海里",
    "light year": "light[ -]years?|lichtjahren?|années?-lumière|años? luz|光年",
    "foot": "ft|foot|feet|英尺",
    "inch": "inch(?:es)?|zoll|pulgadas?|英寸",
    "li": "里",
    "m2": "m²|m2|qm|sq\\.? ?m|sqm|square met(?:er|re)s?|quadratmetern?|mètres? carrés?|metros? cuadrados?"
    "|(?:кв\\.? ?|квадратн\\w{2,3} )м(?:етр\\w{0,2})?|м²|м2|平方米|平米|平方公尺",
    "km2": "km²|km2|sq\\.? ?km|sqkm|square (?:kilomet(?:er|re)s?|kms?)|quadratkilometern?|kilomètres? carrés?"
    "|kilómetros? cuadrados?|(?:кв\\.? ?|квадратн\\w{2,3} )(?:км|километр\\w{0,2})|км²|км2|平方公里|平方千米",
    "square mile": "sq\\.? ?mi(?:les?)?|square miles?|quadratmeilen?|miles carrés|millas? cuadradas?|平方英里",
    "square foot": "sq\\.? ?ft|square (?:feet|foot)|平方英尺",
    "ha": "ha|hectares?|hektaren?|hektar|hectáreas?|га|гектар\\w{0,2}|公顷",
    "qing": "顷|市顷",
    "mu": "mu|亩|市亩",
    "acre": "acres?|акр\\w{0,2}|英亩",
    "m3": "m³|m3|cu\\.? ?m|cbm|cubic met(?:er|re)s?|kubikmetern?|mètres? cubes?|metros? cúbicos?"
    "|(?:куб\\.? ?|кубическ\\w{2,3} )м(?:етр\\w{0,2})?|м³|м3|立方米",
    "km3": "km³|km3|cubic kilomet(?:er|re)s?|kubikkilometern?|kilomètres? cubes?|立方千米|立方公里",
    "cubic foot": "cu\\.? ?ft|cubic (?:feet|foot)|立方英尺",
    "litre": "l|lit(?:er|re)s?|litern|litros?|литр\\w{0,2}|公升|升",
    "mg": "mg|milligrams?|milligramm|毫克",
    "g": "g|grams?|gramm|grammes?|gramos?|г|грамм\\w{0,2}|克",
    "kg": "kgs?|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramos?|кг|килограмм\\w{0,2}|公斤|千克",
    "jin": "斤",
    "pound": "lbs?|英磅",
    "t": "t|tonnes?|tonnen|metric tons?|toneladas?|т|тонн[аы]?|公吨|吨",
    "ton": "tons?",
    "kW": "kw|kilowatts?|kilovatios?|квт|киловатт\\w{0,2}|千瓦",
    "MW": "mw|megawatts?|mégawatts?|megavatios?|мвт|мегаватт\\w{0,2}|兆瓦",
    "GW": "gw|gigawatts?|gigavatios?|гвт|гигаватт\\w{0,2}|吉瓦",
    "TW": "tw|terawatts?|太瓦",
    "W": "watts?|vatios?|ватт|瓦|瓦特",
    "kWh": "kwh|kilowatt[ -]?hours?|kilowattstunden?|kilovatios?-hora|квт[·⋅*. -]?ч(?:ас\\w{0,2})?|千瓦时|千瓦小时",
    "MWh": "mwh|megawatt[ -]?hours?|megawattstunden?|мвт[·⋅*. -]?ч(?:ас\\w{0,2})?|兆瓦时",
    "GWh": "gwh|gigawatt[ -]?hours?|gigawattstunden?|гвт[·⋅*. -]?ч(?:ас\\w{0,2})?|吉瓦时",
    "TWh": "twh|terawatt[ -]?hours?|terawattstunden?|太瓦时",
    "Wh": "wh|watt[ -]?hours?|wattstunden?|瓦时",
    "km/h": "km ?/ ?h|kmh|kph|km/hr|stundenkilometern?|(?:kilomet(?:er|re)s?|km)(?: per | an |/)hour"
    "|(?:kilometern?|km) pro stunde|(?:kilomètres?|km) par heure|km à l'heure|(?:kilómetros?|km) por hora"
    "|км ?/ ?ч(?:ас)?|(?:км|километр\\w{0,2}) в час|(?:公里|千米)(?:/|每)小时",
    "mph": "mph|miles? (?:per|an) hour|英里(?:/|每)小时",
    "m/s": "m ?/ ?s|met(?:er|re)s? per second|(?:metern?|m) pro sekunde|м ?/ ?с|米(?:/|每)秒",
    "°C": "°c|℃|degrees? (?:celsius|centigrade)|grad celsius|degrés? celsius|grados? (?:celsius|centígrados)"
    "|градус\\w{0,2} цельсия|摄氏度",
    "°F": "°f|℉|degrees? fahrenheit|grad fahrenheit|华氏度",
    "hour": "hours?|hrs?|stunden?|heures?|horas?|час(?:а|ов)?|个?小时",
    "minute": "minutes?|minuten?|minutos?|минут[аы]?|分钟",
    "day": "days?|tagen?|tage?|jours?|días?|день|дня|дней|天",
    "week": "weeks?|wochen?|semaines?|semanas?|недел[ьяи]|周",
    "month": "months?|monaten?|monate?|mois|mes(?:es)?|месяц\\w{0,2}|个月",
    "year": "years?|jahren?|jahre?|ans?|années?|años?|год[ау]?|лет|年",
    "percent": "%|percent|per cent|prozent|pour cent|por ciento|процент\\w{0,2}|百分比",
    "percentage points": "percentage[ -]points?|prozentpunkten?|prozentpunkte?|points? de pourcentage"
    "|puntos? porcentuales|процентн\\w{2,3} пункт\\w{0,2}|个?百分点",
}  # fmt: skip
_END: Final = r"(?:(?<=[\u2e80-\uffef])|(?![^\W_\u2e80-\uffef]))"
_BEGINS: Final = regex("(?:" + "|".join(_NAMES.values()) + ")")
_LARGER_BEFORE: Final = regex(
    r"(?:\b(?:square|cubic|sq\.?|cu\.?|nautical|light|кв\.?|куб\.?|квадратн\w{2,3}|кубическ\w{2,3}|морск\w{2,3})[ -]?"
    r"|平方|立方|[公千毫厘微纳兆海英])$"
)
_TIME: Final = (
    r"(?:second|minute|hour|day|night|week|month|quarter|year|decade|head|person|capita|household|inhabitant|resident"
    r"|worker|employee|student|child|barrel|bushel|tonne|ton|kilo|kilogram|kilometre|kilometer|mile|hectare|acre|litre"
    r"|liter|gallon|unit|share|visit|trip|shift|sekunde|minute|stunde|tag|woche|monat|quartal|jahr|kopf|person|haushalt"
    r"|einwohner|seconde|heure|jour|semaine|mois|trimestre|an|année|tête|habitant|personne|segundo|minuto|hora|día"
    r"|semana|mes|año|persona|habitante|секунду|минуту|час|день|сутки|неделю|месяц|квартал|год|человека|душу)"
)
_DENOMINATORS: Final = (
    r"h|hr|hour|s|sec|second|min|minute|d|day|night|wk|week|mo|month|quarter|y|yr|year|a|capita|person|head|household|l|ml"
    r"|dl|litre|liter|kg|g|t|tonne|ton|km|m|ha|mu|acre|mile|kwh|mwh|unit|barrel|bbl|inhabitant|jahr|tag|monat|stunde|kopf"
    r"|an|jour|mois|heure|hab|año|día|mes|hora|persona|ч|с|мин|сут|год|мес|день|чел|га|т|кг|км|м|л"
)
_RATE: Final = regex(
    rf"(?: ?/ ?(?:(?:{_DENOMINATORS})[0-9²³]?(?![^\W_\u2e80-\uffef])|[0-9]{{1,9}}(?:,[0-9]{{3}})*(?![0-9])|小时"
    r"|[年月日天周季时分秒人户亩吨斤件公千万平立])"
    r"| per (?!cent\b)| pro (?=[^\W\d])| par (?:an|jour|mois|semaine|heure|seconde|minute|tête|habitant|personne"
    r"|tonne|kilo|kg|litre|baril|km|hectare|unité|élève)\b"
    r"| por (?:día|hora|año|mes|semana|segundo|minuto|persona|habitante|cabeza|tonelada|kilo|litro|barril|hectárea"
    r"|unidad|alumno)\b| al (?:día|año|mes)\b"
    r"| à l'(?:heure|année)| im (?:jahr|monat)\b(?! [^\W_])| je (?!nach\b|doch\b|desto\b)[^\W\d]"
    r"| в (?:секунду|минуту|час|день|сутки|неделю|месяц|год)\b(?! [0-9])| за (?:тонну|килограмм|кг|литр|баррель"
    r"|штуку|час|сутки|кв\.)| на (?:душу|человека)\b"
    rf"| (?:a|an|each|every|pro|jede[nrs]?|chaque|cada|каждый) {_TIME}\b"
    r"(?!'s)(?! (?:ago|from|away|by|earlier|later|before|after|since|older|younger|to|of|old))"
    r"| (?:annually|daily|weekly|monthly|yearly|hourly|apiece|jährlich|täglich|monatlich|annuels?|annuelles?|anuales"
    r"|diarios|diarias|ежегодно|ежедневно|ежемесячно|в среднем за год)\b"
    r"|每(?:小时|公[斤里顷]|千[克瓦]|平方|立方|[年月日天周人户亩吨秒度克桶股辆台件])|-(?:hours?|years?|days?|miles|kilomet(?:er|re)s|equivalents?)\b)"
)
_BETWEEN: Final = regex(
    r"(?: (?!(?:and|or|but|with|in|at|for|while|that|which|who|whose|as|from|to|on|by|und|mit|in|et|avec|dans|y|con|en"
    r"|и|с|в|than|more|less|per|pro|par|por)\b)(?:d')?[^\W\d_]{1,20}){1,3}?(?= (?:per|pro|par|por|a|an|each|every|в"
    r"|на|al|annually|daily|weekly|monthly|yearly|jährlich|täglich|ежегодно) ?)"
)
_HAN_ON: Final = regex(r"(?<=[吨人车])公里|(?<=分)钟|次(?!的?会)|(?<=瓦)时|(?<=瓦)小时")


@cache
def _form(words: str, end: str = "") -> re.Pattern[str]:
    """Of one unit, made when it is first needed: all of them take a good part of the program's start."""
    return regex(f"(?:{words}){end}")


@lru_cache(maxsize=1024)
def measure_of(words: str) -> str:
    """The unit of measure that words name, under one name in all languages; "" for any other words."""
    text = fold_numbers(words).strip()
    if _BEGINS.match(text) is None:
        return ""
    return next((key for key, words in _NAMES.items() if _form(words).fullmatch(text)), "")


def measure_at(folded: str, at: int) -> tuple[str, int] | None:
    """The longest unit of measure that begins at an offset (behind a space or hyphen), and where it ends."""
    while folded[at : at + 1] in (" ", "-") and folded[at : at + 2] not in ("", "  "):
        at += 1
    best: tuple[str, int] | None = None
    if _BEGINS.match(folded, at) is None:
        return None
    for key, words in _NAMES.items():
        match = _form(words).match(folded, at) and _form(words, _END).match(folded, at)
        if match and match.end() > (best[1] if best else at):
            best = (key, match.end())
    return best


def goes_on(folded: str, start: int, end: int) -> bool:
    """Whether a unit at `start:end` is only a part of the one that is printed: of km/h, square km, tonnes a year."""
    if measure_of(folded[start:end]):
        longer = measure_at(folded, start)
        if (longer and longer[1] > end) or _LARGER_BEFORE.search(folded, max(0, start - 16), start):
            return True
    return rate_behind(folded, end) or _HAN_ON.match(folded, end) is not None


def rate_behind(folded: str, end: int) -> bool:
    """Whether what stands behind a unit makes a rate of it: `a day`, `per head`, `/h`, with its noun between or not."""
    if _RATE.match(folded, end):
        return True
    between = _BETWEEN.match(folded, end)
    return between is not None and _RATE.match(folded, between.end()) is not None
