"""A loss is no gain, and a profit behind a loss is none: `from a loss of $312 million to a profit of $45 million`."""

from __future__ import annotations

import pytest

from explainer.evidence import check_figure

SWUNG = "The company swung from a loss of $312 million to a profit of $45 million"
BACK = "The company swung from a profit of $45 million to a loss of $312 million"
ROWS = (
    # language, words, value, unit, kind, and what is wrong with it ("": nothing)
    ("en", SWUNG, "45", "million dollars", "money", ""),
    ("en", SWUNG, "-45", "million dollars", "money", "sign-differs"),
    ("en", SWUNG, "-312", "million dollars", "money", ""),
    ("en", BACK, "-312", "million dollars", "money", ""),
    ("en", BACK, "312", "million dollars", "money", "sign-differs"),
    ("en", BACK, "45", "million dollars", "money", ""),
    ("en", "After a loss of 312 million euros the group earned 45 million euros", "45", "million euros", "money", ""),
    ("en", "The bank lost 40 million euros on bad loans", "40", "million euros", "money", "sign-differs"),
    ("en", "The bank lost 40 million euros on bad loans", "-40", "million euros", "money", ""),
    ("en", "The bank earned 3 percent less than a year ago", "3", "%", "percent", "sign-differs"),
    ("en", "Losses narrowed to 12 million euros", "12", "million euros", "money", "sign-differs"),
    ("en", "Losses fell to 12 million euros", "12", "million euros", "money", "sign-differs"),
    ("en", "The deficit fell to 12 million euros", "12", "million euros", "money", ""),
    ("de", "Der Verlust schrumpfte auf 12 Millionen Euro", "12", "Millionen Euro", "money", "sign-differs"),
    ("es", "Perdió 12 millones de euros tras ganar 5 millones de euros", "5", "millones de euros", "money", ""),
    ("ru", "Фирма понесла убыток в 12 млн рублей", "12", "млн рублей", "money", "sign-differs"),
    ("ru", "Фирма понесла убыток в 12 млн рублей", "-12", "млн рублей", "money", ""),
    ("zh", "公司亏损收窄至12亿元", "12", "亿元", "money", "sign-differs"),
    ("en", "Profits fell to 45 million euros", "45", "million euros", "money", ""),
    ("en", "A fall in profits of 5 percent", "5", "%", "percent", "sign-differs"),
    ("en", "The company shed 1,400 jobs", "1400", "jobs", "count", ""),
    ("en", "The company shed 3 percent", "3", "%", "percent", "sign-differs"),
    ("en", "The health service is short of 8,200 nurses", "8200", "nurses", "count", ""),
    ("en", "Turnout was short of 50 percent", "50", "%", "percent", "limit-differs"),
    ("de", "Nach einem Verlust von 3 Millionen Euro verdiente der Konzern 4 Millionen Euro", "4", "Millionen Euro",
     "money", ""),
    ("de", "Der Konzern verlor 312 Millionen Euro", "312", "Millionen Euro", "money", "sign-differs"),
    ("fr", "Le groupe a perdu 312 millions d’euros", "312", "millions d’euros", "money", "sign-differs"),
    ("fr", "D’une perte de 3 millions d’euros à un bénéfice de 4 millions d’euros", "4", "millions d’euros",
     "money", ""),
    ("fr", "L’usine a perdu 300 emplois", "300", "emplois", "count", ""),
    ("es", "La empresa perdió 312 millones de euros en 2023", "312", "millones de euros", "money", "sign-differs"),
    ("es", "Pasó de una pérdida de 3 millones de euros a un beneficio de 4 millones de euros", "4",
     "millones de euros", "money", ""),
    ("ru", "Компания потеряла 312 млн рублей", "312", "млн рублей", "money", "sign-differs"),
    ("ru", "Рубль ослаб на 3 процента", "3", "%", "percent", "sign-differs"),
    ("ru", "Рубль ослаб на 3 процента", "-3", "%", "percent", ""),
    ("ru", "Температура опустилась до минус 14 градусов", "-14", "градусов", "count", ""),
    ("zh", "两市成交额较上一交易日缩量1200亿元", "1200", "亿元", "money", "sign-differs"),
    ("zh", "两市成交额较上一交易日缩量1200亿元", "-1200", "亿元", "money", ""),
    ("zh", "台风造成直接经济损失3.2亿元", "3.2", "亿元", "money", ""),
)  # fmt: skip


@pytest.mark.parametrize(("language", "words", "value", "unit", "kind", "reason"), ROWS)
def test_a_loss_is_no_gain(language: str, words: str, value: str, unit: str, kind: str, reason: str) -> None:
    problem = check_figure(words, value, unit, kind, language=language)
    assert (problem.reason if problem else "") == reason


def test_a_record_that_names_the_loss_needs_no_minus() -> None:
    words = "Farmers lost 40 million euros in the flood"
    assert check_figure(words, "40", "million euros", "money", language="en", named="Flood damage") is None
