"""Figures: one grammar reads a number with all that belongs to it, and a record may state nothing else."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import TinySite

from explainer.checks import figures as figure_checks
from explainer.engine import build as building
from explainer.evidence import check_figure, number_tokens
from explainer.evidence.periods import joined_periods, printed_periods
from explainer.evidence.quantities import read_quantities
from explainer.evidence.scales import read_unit
from explainer.evidence.ties import tie
from explainer.ground.dates import PartialDate

Row = tuple[str, str, str, str, str]

ENGLISH: tuple[Row, ...] = (
    # words, value, unit, kind, and what is wrong with it ("": nothing)
    ("A total of 1,590 patients are in hospital with COVID-19, up 110.", "1590", "patients", "count", ""),
    ("A total of 1,590 patients are in hospital with COVID-19, up 110.", "19", "patients", "count", "number-absent"),
    ("A total of 1,590 patients are in hospital with COVID-19, up 110.", "110", "patients", "count", "unit-absent"),
    ("The number of patients reached 1,590 in May", "1590", "patients", "count", ""),
    ("The number of beds reached 80 and the number of patients 1,590", "80", "patients", "count", "unit-absent"),
    ("4\u00a0266 new projects", "4266", "projects", "count", ""),
    ("4\u202f266 new projects", "4266", "projects", "count", ""),
    ("4’266 new projects", "4266", "projects", "count", ""),
    ("4'266 new projects", "266", "projects", "count", "number-absent"),
    ("12,34,567 voters", "1234567", "voters", "count", ""),
    ("1.200 metres", "1.2", "metres", "count", ""),
    ("1.200 metres", "1200", "metres", "count", "number-absent"),
    ("1.234.567 votes", "1234567", "votes", "count", ""),
    ("2½ million tonnes", "2.5", "million tonnes", "count", ""),
    ("2½ million tonnes", "2.5", "tonnes", "count", "scale-differs"),
    ("¾ of an hour", "0.75", "", "count", ""),
    ("three quarters of the voters", "0.75", "", "count", ""),
    ("3 × 10^6 tonnes", "3000000", "tonnes", "count", ""),
    ("3 × 10⁶ tonnes", "3", "tonnes", "count", "scale-differs number-absent"),
    ("10⁶ tonnes", "1000000", "tonnes", "count", ""),
    ("grew 5 per cent", "5", "%", "percent", ""),
    ("grew 0.5 of a point, or 50 basis points", "50", "basis points", "percentage-points", ""),
    ("a rise of 50 basis points", "50", "percentage points", "percentage-points", "unit-absent"),
    ("a rise of 2 pp", "2", "percentage points", "percentage-points", ""),
    ("a rise of 2 pp", "2", "%", "percent", "percent-versus-points"),
    ("5‰ of the births", "5", "%", "percent", "unit-absent"),
    ("growth of 4.1 to 5.9 percent", "4.1", "%", "percent", ""),
    ("between 3 and 5 million people", "3", "million people", "count", ""),
    ("between 3 and 5 million people", "3", "people", "count", "scale-differs"),
    ("3, 4 and 5 million people", "3", "million people", "count", ""),
    ("a score of 5 4/3 times", "5", "", "count", ""),
    ("a wall of 5 m stands", "5", "m", "count", ""),
    ("exports fell approx. 3 percent", "-3", "%", "percent", ""),
    ("at least 3 and 5 plants", "5", "plants", "count", ""),
    ("80 patients came to beds 12", "12", "patients", "count", "unit-absent"),
    ("12 tall old grey cold wide towers", "12", "towers", "count", ""),
    ("12 tall old grey cold wide stone towers", "12", "towers", "count", "unit-absent"),
    ("5% of firms said so", "5", "% of firms", "percent", ""),
    ("5% of banks said so", "5", "% of firms", "percent", "unit-absent"),
    ("from 3 to 5 million people", "5", "million people", "count", ""),
    ("€3-5bn", "3", "bn euros", "money", ""),
    ("€5bn", "5", "bn €", "money", ""),
    ("€5bn", "5", "€", "money", "scale-differs"),
    ("$5m", "5", "million dollars", "money", ""),
    ("US$3.2 billion", "3.2", "billion US dollars", "money", ""),
    ("HK$3.2 billion", "3.2", "billion US dollars", "money", "unit-absent"),
    ("RMB 40 million", "40", "million yuan", "money", ""),
    ("£7 million", "7", "million euros", "money", "unit-absent"),
    ("1.2 trillion yuan", "1200000000000", "yuan", "money", ""),
    ("1.2 trillion yuan", "1.2", "billion yuan", "money", "number-absent scale-differs"),
    ("5m tonnes of grain", "5", "tonnes", "count", "scale-differs"),
    ("a bridge 5 m long", "5", "m", "count", ""),
    ("a pool 5m long", "5", "m", "count", ""),
    ("3 lakh voters", "3", "lakh voters", "count", ""),
    ("2 crore rupees", "2", "crore rupees", "money", ""),
    ("12 dozen eggs", "12", "eggs", "count", "scale-differs"),
    ("twelve cities", "12", "cities", "count", ""),
    ("twenty-one cities", "1", "cities", "count", "number-absent"),
    ("two hundred and five cities", "205", "cities", "count", ""),
    ("three million people", "3", "million people", "count", ""),
    ("half a million people", "500000", "people", "count", ""),
    ("a million people", "1", "million people", "count", ""),
    ("output shrank minus 5 percent", "-5", "%", "percent", ""),
    ("growth of minus 5 percent", "5", "%", "percent", "sign-differs"),
    ("growth of −5 percent", "-5", "%", "percent", ""),
    ("imports fell by 7 percent", "7", "%", "percent", "sign-differs"),
    ("imports fell sharply, by 7 percent", "7", "%", "percent", ""),
    ("imports fell to 3 percent of output", "3", "%", "percent", ""),
    ("imports fell to 3 percent of output", "-3", "%", "percent", "sign-differs"),
    ("fell from 5 to 3 percent", "5", "%", "percent", ""),
    ("fell from 5 to 3 percent", "-3", "%", "percent", "sign-differs"),
    ("up from 3% to 5%", "3", "%", "percent", ""),
    ("up from 3% to 5%", "5", "%", "percent", ""),
    ("rose 5 percent while imports fell", "-5", "%", "percent", "sign-differs"),
    ("rose 5 percent while imports fell", "5", "%", "percent", ""),
    ("while imports fell, exports rose 5 percent", "5", "%", "percent", ""),
    ("imports fell and exports rose 5 percent", "5", "%", "percent", ""),
    ("exports and imports fell by 3 percent", "-3", "%", "percent", ""),
    ("exports did not fall and reached 3 percent", "3", "%", "percent", ""),
    ("exports did not fall by 3 percent", "-3", "%", "percent", "denied"),
    ("fell by 3 percent and 5 percent", "-5", "%", "percent", ""),
    ("a 7 percent decline", "-7", "%", "percent", ""),
    ("a 7 percent decline", "7", "%", "percent", "sign-differs"),
    ("a decline of 7 percent", "-7", "%", "percent", ""),
    ("lost 300 jobs", "300", "jobs", "count", ""),
    ("sales fell in 12 cities", "12", "cities", "count", ""),
    ("No more than 40 villages", "40", "villages", "count", "limit-differs"),
    ("up to 40 villages", "40", "villages", "count", "limit-differs"),
    ("fewer than 40 villages", "40", "villages", "count", "limit-differs"),
    ("more than 40 villages", "40", "villages", "count", "limit-differs"),
    ("at least 40 villages", "40", "villages", "count", "limit-differs"),
    ("40 villages or more", "40", "villages", "count", "limit-differs"),
    ("40 or more villages", "40", "villages", "count", "limit-differs"),
    ("over 40 villages", "40", "villages", "count", "limit-differs"),
    ("over 12 months", "12", "months", "count", ""),
    ("about 40 villages", "40", "villages", "count", ""),
    ("nearly 40 villages", "40", "villages", "count", ""),
    ("No more than 40 villages", "no more than 40", "villages", "count", ""),
    ("more than 40 villages", "no more than 40", "villages", "count", "limit-differs"),
    ("40 villages", "more than 40", "villages", "count", "limit-differs"),
    ("more than 40 cities", "more than 40", "villages", "count", "unit-absent"),
    ("not 40 but 50 villages", "40", "villages", "count", "denied unit-absent"),
    ("not 40 but 50 villages", "50", "villages", "count", ""),
    ("not only 40 villages", "40", "villages", "count", ""),
    ("instead of 40 villages", "40", "villages", "count", "denied"),
    ("G20 members", "20", "members", "count", "number-absent"),
    ("5G base stations", "5", "base stations", "count", "number-absent"),
    ("an Airbus A320 jet", "320", "jet", "count", "number-absent"),
    ("F-35 jets", "35", "jets", "count", "number-absent"),
    ("the H1N1 virus", "1", "virus", "count", "number-absent"),
    ("Boeing 737 jets", "737", "jets", "count", "number-absent"),
    ("on 5 March 2024 people came", "2024", "people", "count", "number-absent"),
    ("on 5 March people came", "5", "people", "count", "number-absent"),
    ("in 2024 the units came", "2024", "", "count", "number-absent"),
    ("2024 units were sold", "2024", "units", "count", ""),
    ("Article 5 states", "5", "states", "count", "number-absent"),
    ("pages 12 and 13 of reports", "13", "reports", "count", "number-absent"),
    ("Resolution 1325 women", "1325", "women", "count", "number-absent"),
    ("at 10:30 people came", "30", "people", "count", "number-absent"),
    ("the 14th plan", "14", "plan", "count", "number-absent"),
    ("1. Projects were built", "1", "projects", "count", "number-absent"),
    ("in the 1990s firms", "1990", "firms", "count", "number-absent"),
    ("5 cases per 100,000 people", "100000", "cases", "count", "unit-absent"),
    ("5 cases per 100,000 people", "5", "cases per 100,000 people", "count", ""),
    ("3, 5 and 7 percent", "3", "%", "percent", ""),
    ("12 cities in 300 villages", "12", "villages", "count", "unit-absent"),
    ("growth—5 percent—was high", "5", "%", "percent", ""),
    ("a scale of 3 million dollars and 5 billion yuan", "3", "billion dollars", "money", "scale-differs"),
)  # fmt: skip

CHINESE: tuple[Row, ...] = (
    ("总投资1.2万亿元", "1.2", "万亿元", "money", ""),
    ("总投资1.2万亿元", "1.2", "亿元", "money", "scale-differs number-absent"),
    ("总投资3.5万亿元", "3500000000000", "元", "money", ""),
    ("12亿3456万元", "1234560000", "元", "money", ""),
    ("12亿3456万元", "12", "亿元", "money", "number-absent"),
    ("12亿3456万元", "12.3456", "亿元", "money", ""),
    ("增长百分之五", "5", "%", "percent", ""),
    ("增长百分之五", "5", "个百分点", "percentage-points", "percent-versus-points"),
    ("提高2.5个百分点", "2.5", "个百分点", "percentage-points", ""),
    ("下降百分之五点六", "-5.6", "%", "percent", ""),
    ("下降5%", "5", "%", "percent", "sign-differs"),
    ("下降到5%", "5", "%", "percent", ""),
    ("由5%下降到3%", "5", "%", "percent", ""),
    ("降低成本，增长5%", "-5", "%", "percent", "sign-differs"),
    ("降低成本，增长5%", "5", "%", "percent", ""),
    ("减少碳排放5万吨", "5", "万吨", "count", ""),
    ("负增长2.1%", "-2.1", "%", "percent", ""),
    ("三千六百个项目", "3600", "个项目", "count", ""),
    ("三千六百个项目", "600", "个项目", "count", "number-absent"),
    ("两万人", "2", "万人", "count", ""),
    ("两万人", "2", "人", "count", "scale-differs number-absent"),
    ("三分之二的企业", "3", "企业", "count", "number-absent"),
    ("增长４２６６个项目", "266", "个项目", "count", "number-absent"),
    ("12个城市和300个村庄", "12", "个村庄", "count", "unit-absent"),
    ("12个城市和300个村庄", "300", "个村庄", "count", ""),
    ("４，２６６个项目", "4266", "个项目", "count", ""),
    ("增长百分之5，2.5个百分点", "5", "%", "percent", ""),
    ("项目5个，250人", "250", "人", "count", ""),
    ("第20次会议", "20", "次会议", "count", "number-absent"),
    ("2024年项目", "2024", "项目", "count", "number-absent"),
    ("5月1日的项目", "5", "项目", "count", "number-absent"),
    ("不超过40个村", "40", "个村", "count", "limit-differs"),
    ("超过40个村", "40", "个村", "count", "limit-differs"),
    ("40多个村", "40", "个村", "count", "limit-differs unit-absent"),
    ("不是40个而是50个村", "40", "个", "count", "denied"),
    ("人民币5亿元", "5", "亿元", "money", ""),
    ("5亿美元", "5", "亿元", "money", "unit-absent"),
    ("5亿美元", "5", "亿美元", "money", ""),
    ("3至5万人", "3", "万人", "count", ""),
    ("出口增长3%，进口下降4%", "-3", "%", "percent", "sign-differs"),
    ("出口增长3%，进口下降4%", "-4", "%", "percent", ""),
)  # fmt: skip

GERMAN: tuple[Row, ...] = (
    ("1.200 Projekte", "1200", "Projekte", "count", ""),
    ("1.200 Projekte", "1.2", "Projekte", "count", "number-absent"),
    ("ein Anstieg um 1,5 Prozent", "1.5", "Prozent", "percent", ""),
    ("ein Anstieg um 1,5 Prozentpunkte", "1.5", "%", "percent", "percent-versus-points"),
    ("5 Mio. Euro", "5", "Mio. Euro", "money", ""),
    ("5 Mio. Euro", "5", "Euro", "money", "scale-differs"),
    ("3,5 Mrd. Euro", "3500000000", "Euro", "money", ""),
    ("3 Billionen Euro", "3000000000000", "Euro", "money", ""),
    ("12 Tsd. Tonnen", "12", "Tonnen", "count", "scale-differs"),
    ("zwölf Städte", "12", "Städte", "count", ""),
    ("einundzwanzig Städte", "21", "Städte", "count", ""),
    ("Die Einfuhr sank um 3 Prozent", "-3", "Prozent", "percent", ""),
    ("Die Einfuhr sank um 3 Prozent", "3", "Prozent", "percent", "sign-differs"),
    ("Die Einfuhr sank auf 3 Prozent", "3", "Prozent", "percent", ""),
    ("Die Ausfuhr stieg um 3 Prozent, während die Einfuhr sank", "3", "Prozent", "percent", ""),
    ("höchstens 40 Dörfer", "40", "Dörfer", "count", "limit-differs"),
    ("mehr als 40 Dörfer", "40", "Dörfer", "count", "limit-differs"),
    ("nicht 40, sondern 50 Dörfer", "40", "Dörfer", "count", "denied unit-absent"),
    ("12 Städte und 300 Dörfer", "12", "Dörfer", "count", "unit-absent"),
    ("weil die Einfuhr um 3 Prozent zurückging", "-3", "Prozent", "percent", ""),
    ("weil die Einfuhr um 3 Prozent zurückging", "3", "Prozent", "percent", "sign-differs"),
    ("Die Einfuhr ging um 3 Prozent zurück", "3", "Prozent", "percent", "sign-differs"),
    ("Die Einfuhr nahm um 3 Prozent ab", "-3", "Prozent", "percent", ""),
    ("Die Einfuhr ist auf 3 Prozent gesunken", "3", "Prozent", "percent", ""),
    ("Die Ausfuhr ist um 3 Prozent gestiegen", "3", "Prozent", "percent", ""),
    ("am 5. März 2024 Dörfer", "5", "Dörfer", "count", "number-absent"),
    ("zwischen 3 und 5 Millionen Menschen", "3", "Millionen Menschen", "count", ""),
)  # fmt: skip

FRENCH: tuple[Row, ...] = (
    ("une hausse de 1,5 pour cent", "1.5", "%", "percent", ""),
    ("une hausse de 1,5 point de pourcentage", "1.5", "%", "percent", "percent-versus-points"),
    ("1 590 patients", "1590", "patients", "count", ""),
    ("1\u202f590 patients", "590", "patients", "count", "number-absent"),
    ("5 millions d'euros", "5", "millions d'euros", "money", ""),
    ("5 millions d’euros", "5", "euros", "money", "scale-differs"),
    ("3 milliards d'euros", "3000000000", "euros", "money", ""),
    ("3 millions de personnes", "3", "personnes", "count", "scale-differs"),
    ("3 millions de personnes", "3", "millions de personnes", "count", ""),
    ("douze villes", "12", "villes", "count", ""),
    ("quatre-vingt-dix-sept villes", "97", "villes", "count", ""),
    ("une baisse de 3 %", "-3", "%", "percent", ""),
    ("une baisse de 3 %", "3", "%", "percent", "sign-differs"),
    ("les ventes ont baissé de 5 % à 3 %", "3", "%", "percent", ""),
    ("plus de 40 villages", "40", "villages", "count", "limit-differs"),
    ("au moins 40 villages", "40", "villages", "count", "limit-differs"),
    ("pas 40 mais 50 villages", "40", "villages", "count", "denied unit-absent"),
    ("12 villes et 300 villages", "12", "villages", "count", "unit-absent"),
    ("le 1er mai 2024", "2024", "", "count", "number-absent"),
    ("l'article 5 villages", "5", "villages", "count", "number-absent"),
)  # fmt: skip

SPANISH: tuple[Row, ...] = (
    ("un aumento de 1,5 por ciento", "1.5", "%", "percent", ""),
    ("un aumento de 2 puntos porcentuales", "2", "%", "percent", "percent-versus-points"),
    ("1.200 proyectos", "1200", "proyectos", "count", ""),
    ("5 mil millones de euros", "5000000000", "euros", "money", ""),
    ("5 mil millones de euros", "5", "millones de euros", "money", "scale-differs number-absent"),
    ("5 millones de euros", "5", "euros", "money", "scale-differs"),
    ("treinta y una ciudades", "30", "ciudades", "count", "number-absent unit-absent"),
    ("doce ciudades", "12", "ciudades", "count", ""),
    ("una caída del 3 %", "-3", "%", "percent", ""),
    ("las ventas cayeron un 3 %", "3", "%", "percent", "sign-differs"),
    ("más de 40 pueblos", "40", "pueblos", "count", "limit-differs"),
    ("no 40 sino 50 pueblos", "40", "pueblos", "count", "denied unit-absent"),
    ("12 ciudades y 300 pueblos", "12", "pueblos", "count", "unit-absent"),
)  # fmt: skip

RUSSIAN: tuple[Row, ...] = (
    ("рост на 1,5 процента", "1.5", "%", "percent", ""),
    ("рост на 2 процентных пункта", "2", "%", "percent", "percent-versus-points"),
    ("5 млрд рублей", "5", "млрд рублей", "money", ""),
    ("5 млрд рублей", "5", "рублей", "money", "scale-differs"),
    ("12 тыс. человек", "12", "тыс. человек", "count", ""),
    ("двенадцать городов", "12", "городов", "count", ""),
    ("Импорт сократился на 3 процента", "-3", "%", "percent", ""),
    ("Импорт сократился на 3 процента", "3", "%", "percent", "sign-differs"),
    ("Импорт сократился до 3 процентов", "3", "%", "percent", ""),
    ("не более 40 деревень", "40", "деревень", "count", "limit-differs"),
    ("от 3 до 5 млн человек", "3", "млн человек", "count", ""),
    ("12 городов и 300 деревень", "12", "деревень", "count", "unit-absent"),
    ("не 40, а 50 деревень", "40", "деревень", "count", "denied unit-absent"),
)  # fmt: skip

TABLE = [
    (language, *row)
    for language, rows in (
        ("en", ENGLISH), ("zh-Hans", CHINESE), ("de", GERMAN), ("fr", FRENCH), ("es", SPANISH), ("ru", RUSSIAN),
    )
    for row in rows
] + [
    ("es-MX", "visitaron 1,234 personas", "1234", "personas", "count", ""),
    ("fr", "3 billions d'euros", "3000000000000", "euros", "money", ""),
    ("zh-Hans", "三五百人参加", "500", "人", "count", "number-absent"),
    ("zh-Hans", "一定要发展", "1", "", "count", "number-absent"),
]  # fmt: skip


def rows_of(name: str) -> list[tuple[str, ...]]:
    """The rows of a file, in both directions for each kind: what must pass, and what must not."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in f"{line} ".split(" |")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    ("language", "words", "value", "unit", "kind", "wrong"),
    [
        *TABLE,
        *rows_of("figure_rows.txt"),
        *rows_of("doubted_rows.txt"),
        *rows_of("name_rows.txt"),
        *rows_of("measure_rows.txt"),
        *rows_of("turned_rows.txt"),
    ],
)
def test_a_figure_is_what_the_words_say_of_that_number(
    language: str, words: str, value: str, unit: str, kind: str, wrong: str
) -> None:
    found = check_figure(words, value, unit, kind, language=language)
    assert (found.reason if found else "") in (wrong.split() or [""])


# Forgeries: of each true figure, one thing at a time is changed

TRUE: tuple[tuple[str, str, str, str, str, tuple[str, ...]], ...] = (
    # language, words, value, unit, kind, other units that are not there
    ("en", "Exports rose by 12.5 percent in May", "12.5", "%", "percent", ()),
    ("en", "Imports of coal fell by 12.5 percent in May", "-12.5", "%", "percent", ()),
    ("en", "The gap widened by 2.5 percentage points", "2.5", "percentage points", "percentage-points", ()),
    ("en", "The fund lends 3.2 billion yuan to 40 towns", "3.2", "billion yuan", "money",
     ("million yuan", "yuan", "billion dollars", "towns")),
    ("en", "Some 4,266 new projects in 12 cities were begun", "4266", "projects", "count",
     ("cities", "million projects", "new cities")),
    ("zh-Hans", "出口同比增长12.5%", "12.5", "%", "percent", ()),
    ("zh-Hans", "进口同比下降12.5%", "-12.5", "%", "percent", ()),
    ("zh-Hans", "总投资达3.2万亿元，涉及40个镇", "3.2", "万亿元", "money", ("亿元", "元", "万亿美元", "个镇")),
    ("de", "Die Ausfuhr stieg um 12,5 Prozent", "12.5", "Prozent", "percent", ()),
    ("de", "Der Fonds gibt 3,2 Milliarden Euro an 40 Städte", "3.2", "Milliarden Euro", "money",
     ("Millionen Euro", "Euro", "Milliarden Dollar", "Städte")),
    ("fr", "Les exportations ont augmenté de 12,5 %", "12.5", "%", "percent", ()),
    ("fr", "Le fonds prête 3,2 milliards d'euros à 40 villes", "3.2", "milliards d'euros", "money",
     ("millions d'euros", "euros", "milliards de dollars", "villes")),
    ("es", "Las exportaciones crecieron un 12,5 %", "12.5", "%", "percent", ()),
    ("es", "El fondo presta 3,2 millones de euros a 40 ciudades", "3.2", "millones de euros", "money",
     ("mil millones de euros", "euros", "millones de dólares", "ciudades")),
    ("ru", "Экспорт вырос на 12,5 процента", "12.5", "%", "percent", ()),
    ("ru", "Фонд выделит 3,2 млрд рублей на 40 городов", "3.2", "млрд рублей", "money",
     ("млн рублей", "рублей", "млрд долларов", "городов")),
)  # fmt: skip
OTHER_KIND = {"percent": "percentage-points", "percentage-points": "percent", "money": "percent", "count": "percent"}


@pytest.mark.parametrize(("language", "words", "value", "unit", "kind", "others"), TRUE)
def test_a_true_figure_is_accepted_and_none_of_its_forgeries(
    language: str, words: str, value: str, unit: str, kind: str, others: tuple[str, ...]
) -> None:
    assert check_figure(words, value, unit, kind, language=language) is None
    digits = [place for place, sign in enumerate(value) if sign.isdigit()]
    changed = [value[:at] + str((int(value[at]) + 1) % 10) + value[at + 1 :] for at in digits]
    shifted = [value.replace(".", ""), value + "0" if "." not in value else value[:-1] + "0" + value[-1]]
    turned = value.removeprefix("-") if value.startswith("-") else "-" + value
    for wrong in {*changed, *shifted, turned} - {value}:
        assert check_figure(words, wrong, unit, kind, language=language), wrong
    for wrong in others:
        assert check_figure(words, value, wrong, kind, language=language), wrong
    assert check_figure(words, value, unit, OTHER_KIND[kind], language=language)


# Properties of the grammar

PIECES = [
    "1", "12", "345", "2024", ",", ".", " ", "'", "½", "/", "^", "10", "⁶", "×", "-", "%", "percent", "百分之", "三",
    "万", "亿", "元", "million", "to", "and", "fell", "not", "more than", "€", "bn", "May", "年", "COVID-",
    "№", "first", "quarter", "(", ")", "几", "数", "square", "km", "/", "per day", "in five", "tausend", "sur",
    "below zero",
]  # fmt: skip
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
                  st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))  # fmt: skip


@settings(max_examples=examples(150), deadline=None, derandomize=True, database=None)
@given(texts, st.sampled_from(["", "en", "de", "fr", "es", "ru", "zh-Hans"]))
def test_the_grammar_reads_any_text_and_its_spans_lie_inside(text: str, language: str) -> None:
    end = 0
    for token in number_tokens(text, language, spelt=True):
        assert 0 <= token.begin <= token.start < token.end <= token.stop <= len(text)
        assert text[token.start : token.end] == token.raw
        assert token.begin >= end - 1
        assert token.phrase[0] <= token.phrase[1] <= len(text)
        end = token.stop
    check_figure(text, "12", "million", "count", language=language)


def steps(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes, of Python and of C."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", [*PIECES, "3, ", "fell by 3 percent and ", "5 March 2024, ", "一", "a ", "12 345 "])
def test_the_work_grows_as_the_text(piece: str) -> None:
    read_quantities(piece * 10, "en")
    small, large = (steps(partial(read_quantities, piece * times, "en")) for times in (50, 200))
    assert large < 6 * small + 200


def test_a_fraction_is_exact() -> None:
    (token,) = number_tokens("2/3 of firms")
    assert token.amount == Fraction(2, 3)
    assert re.fullmatch(r"0\.6{20,}7", str(token.value))


ASIDES = [
    ("en", "Imports fell, according to the ministry, 3 percent"),
    ("de", "Die Einfuhren sanken, laut Ministerium, um 3 Prozent"),
    ("fr", "Les importations ont reculé, selon le ministère, de 3 %"),
    ("es", "Las importaciones cayeron, según el banco, un 3 %"),
    ("ru", "Импорт снизился, по данным банка, на 3 %"),
]


@pytest.mark.parametrize(("language", "words"), ASIDES)
def test_a_fall_reaches_over_the_words_that_say_who_counts(language: str, words: str) -> None:
    assert check_figure(words, "-3", "%", "percent", language=language) is None
    assert check_figure(words, "3", "%", "percent", language=language)


# The time of a value


# A time that is only compared with is not the number's own, and neither is the time of the number beside it
COMPARED = [
    ("en", "The yards built 310 ships in 2024, 12 percent more than in 2023", "310", "12"),
    ("en", "The yards built 310 ships in 2024, up 12 percent from 2023", "310", "12"),
    ("en", "Output reached 310 ships in 2024, an increase of 12 percent compared with 2023", "310", "12"),
    ("en", "Output reached 310 ships in 2024, 12 percent fewer than in the same period of 2023", "310", "12"),
    ("en", "In 2023 a dock was built. It made 310 ships in 2024, 12 percent more than in 2023", "310", "12"),
    ("de", "Die Werften bauten 2024 310 Schiffe, 12 Prozent mehr als im Jahr 2023", "310", "12"),
    ("de", "Im Jahr 2024 entstanden 310 Schiffe, 12 Prozent weniger Schiffe als 2023", "310", "12"),
    ("de", "Im Jahr 2024 entstanden 310 Schiffe, ein Plus von 12 Prozent gegenüber 2023", "310", "12"),
    ("fr", "Les chantiers ont livré 310 navires en 2024, soit 12 % de moins qu’en 2023", "310", "12"),
    ("fr", "Le port compte 310 navires en 2024, soit 12 de plus que celui de 2023", "310", "12"),
    ("fr", "Les chantiers ont livré 310 navires en 2024, en hausse de 12 % par rapport à 2023", "310", "12"),
    ("es", "Los astilleros entregaron 310 barcos en 2024, un 12 % más que en 2023", "310", "12"),
    ("es", "Se entregaron 310 barcos en 2024, un 12 % menos respecto al mismo periodo de 2023", "310", "12"),
    ("ru", "Верфи построили 310 судов в 2024 году, на 12 % больше, чем в 2023 году", "310", "12"),
    ("ru", "Построено 310 судов в 2024 году, рост на 12 % по сравнению с 2023 годом", "310", "12"),
    ("zh", "2024年建造船舶310艘，比2023年增加12艘", "310", "12"),
    ("zh", "2024年建造船舶310艘，与2023年相比增长12%", "310", "12"),
]


@pytest.mark.parametrize(("language", "words", "level", "change"), COMPARED)
def test_a_time_that_is_compared_with_is_no_numbers_own(language: str, words: str, level: str, change: str) -> None:
    reading = read_quantities(words, language)
    for value, expected in ((level, ("printed", "other")), (change, ("open", "other"))):
        token = next(token for token in reading.tokens if token.raw == value)
        assert tuple(tie(reading, token, PartialDate.parse(year)) for year in ("2024", "2023")) == expected, value


@pytest.mark.parametrize(
    ("language", "words", "period"),
    [
        ("en", "Prices rose 12 percent from 2023 to 2024", "2023/2024"),
        ("en", "More than 310 ships sailed in 2023", "2023"),
        ("fr", "Le ministre a dit qu’en 2023 310 navires ont été livrés", "2023"),
        ("es", "El ministro dijo que en 2023 se entregaron 310 barcos", "2023"),
        ("de", "Als im Jahr 2023 310 Schiffe entstanden", "2023"),
        ("ru", "Верфи построили более 310 судов в 2023 году", "2023"),
        ("zh", "比较2023年建造310艘", "2023"),
        ("zh", "比2023年的310艘增加12艘", "2023"),
    ],
)
def test_a_time_that_nothing_is_compared_with_is_the_numbers_own(language: str, words: str, period: str) -> None:
    reading = read_quantities(words, language)
    token = next(token for token in reading.tokens if not token.year and (token.amount != 12 or len(period) > 4))
    assert tie(reading, token, PartialDate.parse(period)) == "printed"


@pytest.mark.parametrize(
    ("words", "value", "period", "expected"),
    [
        ("310 ships in 2021 (290 to 335), 342 ships in 2022", "310", "2021", "printed"),
        ("310 ships in 2021 (290 to 335), 342 ships in 2022", "342", "2022", "printed"),
        ("310 ships in 2021 (290 to 335), 342 ships in 2022", "342", "2021", "other"),
        ("In 2021, 310 ships and in 2022, 342 ships", "310", "2021", "printed"),
        ("In 2021, 310 ships and in 2022, 342 ships", "342", "2021", "other"),
        ("rose from 310 ships in 2021 to 342 ships in 2022", "342", "2022", "printed"),
        ("3, 5 and 7 percent in 2021, 2022 and 2023", "5", "2022", "printed"),
        ("3, 5 and 7 percent in 2021, 2022 and 2023 respectively", "7", "2023", "printed"),
        ("3, 5 and 7 percent in 2021, 2022 and 2023", "7", "2021", "other"),
        ("2021年和2022年分别增长3%和5%", "5", "2022", "printed"),
        ("2021年和2022年分别增长3%和5%", "3", "2022", "other"),
        ("2021年310艘，2022年342艘", "342", "2022", "printed"),
        ("2021年310艘，2022年342艘", "310", "2022", "other"),
        ("310 ships in May 2021, 342 in June 2021", "310", "2021-05", "printed"),
        ("310 ships in May 2021, 342 in June 2021", "342", "2021-05", "other"),
        ("310 ships in 2021 and 342 a year later", "342", "2022", "open"),
        ("310 (2021) und 342 (2022) Schiffe", "310", "2021", "printed"),
        ("310 Schiffe im Jahr 2021, 342 Schiffe im Jahr 2022", "342", "2021", "other"),
        ("310 navires en 2021, 342 navires en 2022", "342", "2022", "printed"),
        ("310 barcos en 2021 y 342 barcos en 2022", "342", "2021", "other"),
        ("310 судов в 2021 году, 342 судна в 2022 году", "342", "2022", "printed"),
        ("from 310 ships to 342 ships between 2021 and 2022", "342", "2021", "open"),
        ("5 percent in the second quarter of 2024", "5", "2024-Q2", "printed"),
        ("5 percent in the second quarter of 2024", "5", "2024-Q3", "other"),
        ("5 percent in the second half of 2024", "5", "2024-01/2024-06", "other"),
        ("5 percent in 2024", "5", "2024-05", "open"),
    ],
)
def test_a_number_is_tied_to_the_time_beside_it(words: str, value: str, period: str, expected: str) -> None:
    reading = read_quantities(words, "en")
    (token,) = (token for token in reading.tokens if token.amount == int(value))
    assert tie(reading, token, PartialDate.parse(period)) == expected


def test_a_time_does_not_end_before_it_begins() -> None:
    for words in ("5-3 May 2024", "between 2022 and 2021", "from June 2024 to May 2024"):
        periods = printed_periods(words)
        assert all(one.first <= one.last for one in joined_periods(words, periods) if one.first and one.last), words


# On a site

PAPER = """The harbour had 310 ships in 2021 and 342 ships in 2022. The bay had 90 boats, and later 120 boats.

The ward has 1,590 patients. Imports fell by 3 percent in May 2024. The fund has 1.2 trillion yuan.
No more than 40 ports are open.
"""
SITE = f"""
-- site.yaml --
title: Figures
base_url: https://figures.example/
search: false
languages: {{en: {{name: English, tag: en}}, zh: {{name: 中文, tag: zh-Hans}}}}
checks: {{needs: "off", theme_support: "off"}}
-- content/regions/land.md --
---
title: Land
level: nation
codes: {{iso3166_2: CN}}
---
-- content/sources/paper.yaml --
title: The count
kind: news
publisher: not-stated
published: 2024-06-30
published_basis: inferred
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(PAPER.encode()).hexdigest()}}}
quality: {{grade: C}}
-- content/snapshots/paper.txt --
{PAPER}-- content/figures.yaml --
"""
SHIPS = """ships:
  title: Ships
  value: 342
  unit: ships
  unit_kind: count
  period: 2022
  region: land
  series:
    - {period: 2021, value: 310}
    - {period: 2022, value: 342}
  quote: {source: paper, exact: 310 ships in 2021 and 342 ships in 2022}
"""
SWAPPED = (
    SHIPS.replace("value: 310", "value: 0").replace("value: 342}", "value: 310}").replace("value: 0", "value: 342")
)
BOATS = """boats:
  title: Boats
  unit: boats
  unit_kind: count
  period: 2022
  period_basis: external
  region: land
  series:
    - {period: 2021, value: 90, period_basis: external}
    - {period: 2022, value: 120, period_basis: external}
  quote: {source: paper, exact: "90 boats, and later 120 boats"}
"""


def one(value: str, unit: str, kind: str, words: str, *more: str) -> str:
    fields = [f"value: {value}", f'unit: "{unit}"', f"unit_kind: {kind}", "region: land", *more]
    return "\n  ".join(["one:", "title: One", *fields, f'quote: {{source: paper, exact: "{words}"}}']) + "\n"


def problems(folder: Path, figures: str, chinese: str = "") -> list[tuple[str, int | None]]:
    site = TinySite.make(folder, SITE + figures)
    if chinese:
        site.write("content/figures.zh.yaml", chinese)
    return [(item.code, item.where.line) for item in site.build().report.problems]


IMPORTS = ("-3", "%", "percent", "Imports fell by 3 percent in May 2024")
FUND = ("1.2", "trillion yuan", "money", "The fund has 1.2 trillion yuan")
PORTS = ("40", "ports", "count", "No more than 40 ports are open")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (SHIPS, []),
        (SWAPPED, [("E319", 9), ("E319", 10)]),
        (SHIPS.replace("period: 2022\n", "period: 2021\n  period_basis: printed\n"), [("E319", 6)]),
        (BOATS, [("W312", 9), ("W312", 10)]),
        (BOATS.replace("value: 90,", "value: 90, quote: {source: paper, exact: 90 boats},"), [("W312", 10)]),
        (BOATS.replace("value: 90,", "value: 90, quote: {source: paper, exact: 120 boats},"),
         [("E306", 9), ("W312", 10)]),
        (one(*IMPORTS, "period: 2024-05", "period_basis: printed"), []),
        (one(*IMPORTS, "period: 2024-06", "period_basis: printed"), [("E319", 7)]),
        (one(*IMPORTS, "period: 2024-05-01", "period_basis: printed"), [("E319", 7)]),
        (one(*IMPORTS, "period: 2024-06"), [("E319", 7)]),
        (one(*PORTS, "period: 2019", "value_text: no more than 40"), [("W313", 7)]),
        (one("3", *IMPORTS[1:], "period: 2024-05"), [("E306", 3)]),
        (one(*PORTS, "period: 2024-05"), [("E306", 3)]),
        (one(*PORTS, "period: 2024-05", "value_text: no more than 40"), []),
        (one(*PORTS, "period: 2024-05", "value_text: at least 40"), [("E306", 3)]),
        (one("999", *PORTS[1:], "period: 2024-05", "value_text: no more than 40"), [("E306", 3), ("E317", 8)]),
        (one(*FUND, "period: 2024-05"), []),
        (one(FUND[0], "yuan", *FUND[2:], "period: 2024-05", "scale: trillion"), []),
        (one(FUND[0], "yuan", *FUND[2:], "period: 2024-05"), [("E306", 3)]),
        (one(FUND[0], "billion yuan", *FUND[2:], "period: 2024-05", "unit_printed: trillion yuan"), [("E318", 4)]),
    ],
    ids=[
        "sound", "swapped", "printed in another year", "untied", "words of its own", "words of the other", "month",
        "said to be another month", "said to be a day", "another month", "limit", "rise", "no limit",
        "limit and month", "other limit", "two numbers", "fund", "scale", "no scale", "other scale",
    ],
)  # fmt: skip
def test_a_site_states_what_its_sources_print(
    tmp_path: Path, figures: str, expected: list[tuple[str, int | None]]
) -> None:
    assert sorted(problems(tmp_path, figures), key=str) == sorted(expected, key=str)


GERMAN_PAPER = "Der Fonds hat 3 Billionen Euro. Die Strecke ist 30 km lang.\n"
GERMAN_SITE = SITE.replace("language: en\n", "language: de\n").replace(PAPER, GERMAN_PAPER)
GERMAN_SITE = re.sub(
    "sha256: [0-9a-f]{64}", f"sha256: {hashlib.sha256(GERMAN_PAPER.encode()).hexdigest()}", GERMAN_SITE
)
EUROS = ("money", "3 Billionen Euro", "period: 2024-05", "period_basis: inferred")
LENGTH = ("count", "Die Strecke ist 30 km lang", "period: 2024-05", "period_basis: inferred")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (one("3", "billion euros", *EUROS), [("E306", 3)]),
        (one("3", "trillion euros", *EUROS), []),
        (one("3", "euros", *EUROS, "scale: trillion"), []),
        (one("3", "euros", *EUROS, "scale: billion", "unit_printed: Euro"), [("E306", 3)]),
        (one("3", "euros", *EUROS, "scale: trillion", "unit_printed: Euro"), []),
        (one("3", "billion euros", *EUROS, "unit_printed: Billionen Euro"), [("E318", 4)]),
        (one("3", "trillion euros", *EUROS, "unit_printed: Billionen Euro"), []),
        (one("30", "kilometres", *LENGTH), []),
        (one("30", "kilometres of track", *LENGTH, "unit_printed: km"), []),
        (one("30", "miles", *LENGTH, "unit_printed: km"), [("E318", 4)]),
        (one("30", "percent", *LENGTH, "unit_printed: km"), [("E318", 4)]),
    ],
)
def test_a_unit_is_read_in_its_own_language_and_is_the_printed_one(
    tmp_path: Path, figure: str, expected: list[tuple[str, int | None]]
) -> None:
    site = TinySite.make(tmp_path, GERMAN_SITE + figure)
    assert [(item.code, item.where.line) for item in site.build().report.problems] == expected


def test_a_scale_word_of_another_language_is_named_with_both_amounts(tmp_path: Path) -> None:
    site = TinySite.make(tmp_path, GERMAN_SITE + one("3", "billion euros", *EUROS))
    (problem,) = site.build().report.problems
    assert "is 3,000,000,000,000" in problem.message
    assert '"3 billion euros" is 3,000,000,000.' in problem.message
    assert "unit_printed" in problem.remedy


def test_a_record_that_names_the_loss_shows_it_without_a_minus() -> None:
    words = "a loss of 3 million dollars"
    assert check_figure(words, "3", "million dollars", "money", named="Losses of the fund") is None
    assert check_figure(words, "3", "million dollars", "money", named="Result of the fund")


def test_a_share_falls_by_every_word_that_says_so_and_by_no_other() -> None:
    wrong = []
    for language, words, value, unit, kind, expected in rows_of("fall_rows.txt"):
        found = check_figure(words, value, unit, kind, language=language)
        if (found.reason if found else "") not in (expected.split() or [""]):
            wrong.append((words, value, found and found.reason))
    assert not wrong


def test_a_record_of_an_aim_shows_what_is_hoped_for_and_no_record_what_is_asked() -> None:
    hoped, asked = "Ministers hope for 9 percent growth", "He asked whether growth is 9 percent"
    assert check_figure(hoped, "9", "%", "percent", language="en", named="Target for growth") is None
    assert check_figure(hoped, "9", "%", "percent", language="en", named="Growth of output")
    assert check_figure(asked, "9", "%", "percent", language="en", named="Target for growth")


WARD = "The ward has 1,590 patients. Imports fell by 3 percent in May 2024"
WARD_FIELDS = f'unit: patients, unit_kind: count, quote: {{source: paper, exact: "{WARD}"}}'
NUMBERS = {
    "unproven": ("value: 5, unit: boats, unit_kind: count", "E306"),
    "draft": ("value: 5, unit: boats, unit_kind: count, status: draft", ""),
    "interval": (f"value: 1590, low: 1500, high: 1590, {WARD_FIELDS}", "E306"),
    "other-end": (f"value: 1590, low: 3, high: 1590, {WARD_FIELDS}", "E306"),
    "points": (f'value: -3, unit: percentage points, unit_kind: percent, quote: {{source: paper, exact: "{WARD}"}}',
               "E306"),
    "currency": ('value: 1.2, unit: trillion dollars, unit_printed: trillion yuan, unit_kind: money, '
                 f'quote: {{source: paper, exact: "{FUND[3]}"}}', "E318"),
    "printed": (f"value: 1590, {WARD_FIELDS}", ""),
}  # fmt: skip


def test_each_number_of_a_figure_is_proven(tmp_path: Path) -> None:
    lines = "".join(f"{name}: {{title: One, region: land, {fields}}}\n" for name, (fields, _) in NUMBERS.items())
    expected = [(code, line) for line, (_, code) in enumerate(NUMBERS.values(), 1) if code]
    assert sorted(problems(tmp_path, lines), key=str) == sorted(expected, key=str)


def test_a_translated_unit_has_the_same_scale(tmp_path: Path) -> None:
    figure = one(*FUND, "period: 2024-05")
    chinese = "one:\n  title: 一\n  unit: 万亿元\n"
    assert problems(tmp_path / "a", figure, chinese) == []
    assert problems(tmp_path / "b", figure, chinese.replace("万亿元", "亿元")) == [("E318", 3)]
    assert problems(tmp_path / "c", figure, chinese.replace("万亿元", "万亿人")) == [("E318", 3)]


@pytest.mark.parametrize(
    ("fields", "version", "found"),
    [
        ("unit: percent, unit_kind: percent", "unit: 万人", [("E306", 3)]),
        ("unit: percent, unit_kind: percent", "unit: 个百分点", [("E306", 3)]),
        ("unit: percent, unit_kind: percent", "unit: '%'", []),
        ("unit: percent, unit_kind: percent", "unit: 占GDP的百分比", []),
        ("unit: percent, unit_kind: percent, comparison: year-on-year", "comparison: 环比", [("E318", 3)]),
        ("unit: percent, unit_kind: percent, comparison: year-on-year", "comparison: 同比", []),
        ("unit: percent, unit_kind: percent, comparison: month-on-month", "comparison: 环比", []),
    ],
)
def test_a_language_version_neither_counts_nor_compares_otherwise(
    tmp_path: Path, fields: str, version: str, found: list[tuple[str, int]]
) -> None:
    words = "quote: {source: paper, exact: Imports fell by 3 percent in May 2024}"
    figure = f"one: {{title: One, region: land, value: -3, {fields}, period: 2024-05, {words}}}\n"
    codes = [
        item for item in problems(tmp_path, figure, f"one:\n  title: 一\n  {version}\n") if item[0] in ("E306", "E318")
    ]
    assert codes == found


@pytest.mark.parametrize(
    ("shown", "proven", "other"),
    [
        ("patients", "人", False),
        ("people", "人", False),
        ("people", "辆", True),
        ("km", "人", True),
        ("yuan", "户", True),
        ("firms", "家", False),
        ("ships", "人", False),
    ],
)
def test_things_that_are_counted_are_told_apart(shown: str, proven: str, other: bool) -> None:
    one, two = (read_unit(unit, language) for unit, language in ((shown, "en"), (proven, "zh")))
    assert figure_checks._counts_otherwise(one, two) is other


PROOF = "quote: {source: paper, exact: No more than 40 ports are open}"
PLAN = f"""-- content/plans.yaml --
ports:
  title: Ports
  targets:
    - {{text: no more than 40 ports, value: 40, unit: ports, {PROOF}}}
    - {{text: 40 ports, value: 40, unit: ports, {PROOF}}}
"""


def test_a_limit_of_a_target_stands_in_its_words(tmp_path: Path) -> None:
    found = [problem for problem in problems(tmp_path, one(*FUND) + PLAN) if problem[0] == "E306"]
    assert found == [("E306", 5)]


def test_a_page_is_told_how_the_time_of_a_figure_is_known(tmp_path: Path) -> None:
    """Also that nobody may take it from an excluded passage."""
    exclude = '{id: x, exact: "Imports fell by 3 percent in May 2024.", reason: Added.}'
    numbers = (
        one(*PORTS, "period: 2024-05", "value_text: no more than 40")
        + one(*PORTS, "period: 2021", "period_basis: external", "value_text: no more than 40").replace("one", "two", 1)
        + one(*PORTS, "period: 2021", "value_text: no more than 40").replace("one", "three", 1)
    )
    site = TinySite.make(tmp_path, SITE.replace("{grade: C}", f"{{grade: C, exclude: [{exclude}]}}") + numbers)
    line = "{% for view in site.figures() %}{{ view.card.id }} {{ view.period_basis }}, {% endfor %}"
    built = site.write("layouts/sources.html", f"<html lang=en><title>S</title>{line}").build()
    page = built.output("sources/index.html")
    assert all(words in page for words in ("one unrecorded", "two external", "three printed")), page


def test_the_page_names_both_units_and_says_what_nobody_recorded(tmp_path: Path) -> None:
    figure = one("1590", "people", "count", "The ward has 1,590 patients", "period: 2019", "unit_printed: patients")
    site = TinySite.make(tmp_path, SITE + figure, theme=False)
    assert [item.code for item in building.build(site.options()).problems] == ["W313"]
    page = (site.folder / "figures/index.html").read_text(encoding="utf-8")
    assert "1,590 people" in page
    assert "Printed as: patients." in page
    assert "(origin not recorded)" in page
