"""The words with which eight languages write dates: months, seasons, ordinals, and the words between the parts.

Full names are read in every text, in any language, since texts quote each other; abbreviations only in a text of
their own language, because `set`, `out`, `dic` and `ago` are words elsewhere. Names as in Unicode's CLDR 45, both in
the form for dates and in the form that is used alone, and in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    "de": (
        "januar|jänner",
        "februar|feber",
        "märz|maerz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    "fr": (
        "janvier",
        "février|fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août|aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre|decembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre|setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    "pt": (
        "janeiro",
        "fevereiro",
        "março|marco",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ),
    "ru": (
        "января|январь|январе|январю|январём",
        "февраля|февраль|феврале|февралю|февралём",
        "марта|март|марте|марту|мартом",
        "апреля|апрель|апреле|апрелю|апрелем",
        "мая|май|мае|маю|маем",
        "июня|июнь|июне|июню|июнем",
        "июля|июль|июле|июлю|июлем",
        "августа|август|августе|августу|августом",
        "сентября|сентябрь|сентябре|сентябрю|сентябрём",
        "октября|октябрь|октябре|октябрю|октябрём",
        "ноября|ноябрь|ноябре|ноябрю|ноябрём",
        "декабря|декабрь|декабре|декабрю|декабрём",
    ),
}
"""Language → the names of each month, `|` between several."""

SHORT_MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep|sept", "oct", "nov", "dec"),
    "de": ("jan", "feb", "mär|mrz", "apr", "mai", "jun", "jul", "aug", "sep|sept", "okt", "nov", "dez"),
    "fr": ("janv", "févr|fév", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep|sept", "oct", "nov", "dic"),
    "it": ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set|sett", "ott", "nov", "dic"),
    "pt": ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
    "ru": ("янв", "фев|февр", "мар", "апр", "май", "июн", "июл", "авг", "сен|сент", "окт", "ноя|нояб", "дек"),
}

SEASONS: Final[Mapping[str, int]] = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "winter": 24,
    "frühjahr": 21,
    "frühling": 21,
    "sommer": 22,
    "herbst": 23,
    "printemps": 21,
    "été": 22,
    "automne": 23,
    "hiver": 24,
    "primavera": 21,
    "verano": 22,
    "otoño": 23,
    "invierno": 24,
    "estate": 22,
    "autunno": 23,
    "inverno": 24,
    "verão": 22,
    "outono": 23,
    "весна": 21,
    "весной": 21,
    "весны": 21,
    "лето": 22,
    "летом": 22,
    "лета": 22,
    "осень": 23,
    "осенью": 23,
    "осени": 23,
    "зима": 24,
    "зимой": 24,
    "зимы": 24,
}
"""EDTF codes; only read with a year, since most of them are everyday words."""

ORDINALS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "first erste erstes ersten erster premier première primer primero primo primeiro первый первого первом i",
            "second zweite zweites zweiten zweiter deuxième second "
            "seconde segundo secondo второй второго втором второе ii",
            "third dritte drittes dritten dritter troisième tercer tercero terzo terceiro третий третьего третьем iii",
            "fourth viertes vierte vierten vierter quatrième "
            "cuarto quarto четвёртый четвертый четвёртого четвертого iv",
        ),
        1,
    )
    for word in words.split()
} | {
    "первое": 1,
    "первом": 1,
    "второе": 2,
    "первая": 1,
    "вторая": 2,
    "первой": 1,
    "второй": 2,
    "seconda": 2,
    "prima": 1,
    "primera": 1,
    "segunda": 2,
    "primeira": 1,
    "zweitem": 2,
    "erstem": 1,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}

QUARTERS: Final = "quarter|quarters|quartal|quartals|trimestre|trimestres|квартал|квартала|квартале"
HALVES: Final = (
    "half|halbjahr|halbjahrs|halbjahres|hälfte|semestre|mitad|metà|metade|moitié"
    "|полугодие|полугодия|полугодии|половина|половине"
)

DAY_FIRST: Final = frozenset({"de", "ru", "fr", "es", "it", "pt"})
"""Languages in which 05/03/2024 and 05.03.2024 are the fifth of March."""

DAY_FIRST_ENGLISH: Final = frozenset({"gb", "au", "nz", "ie", "in", "za"})
"""Regions whose English writes the day first. The United States write the month first; `en` alone is open."""


def month_names(language: str) -> Mapping[str, int]:
    """Every name of a month, in lower case, that is read in a text of this language: name → 1 to 12."""
    found = {}
    for names in MONTHS.values():
        for number, forms in enumerate(names, 1):
            found.update(dict.fromkeys(forms.split("|"), number))
    primary = language.partition("-")[0].lower()
    for own in ("en", primary):
        for number, forms in enumerate(SHORT_MONTHS.get(own, ()), 1):
            found.update(dict.fromkeys(forms.split("|"), number))
    return found
