"""Two numbers share one noun: `41 of the 120 seats`, `the number of schools fell from 310 to 190`."""

from __future__ import annotations

import pytest

from explainer.evidence import check_figure

TRUE = (
    ("en", "The number of schools with no library dropped from 310 to 190", "190", "schools"),
    ("en", "The number of cyclists killed rose from 82 to 87 last year", "82", "cyclists"),
    ("en", "The number of cyclists killed rose from 82 to 87 last year", "87", "cyclists"),
    ("en", "The fleet grew from 82 buses to 87", "87", "buses"),
    ("en", "The council closed 14 of its 52 libraries", "14", "libraries"),
    ("en", "Out of 52 applicants, only 14 were invited", "14", "applicants"),
    ("en", "The hospital has 300 beds, but only 45 are in use", "45", "beds"),
    ("en", "The ferry can hold 620 passengers but was carrying 840", "840", "passengers"),
    ("en", "Police counted 23 injured and later revised that to 17", "17", "injured"),
    ("de", "Die Zahl der Schulen sank von 310 auf 190", "190", "Schulen"),
    ("de", "Die Zahl der Schulen stieg von 190 im Jahr 2019 auf 310 im Jahr 2023", "310", "Schulen"),
    ("de", "Die Zahl der Unfälle ging von 2.782 auf 2.569 zurück", "2569", "Unfälle"),
    ("de", "Von 120 Sitzen gewann die Partei 41", "41", "Sitze"),
    ("de", "Von den 91 Seeleuten wurden 63 gerettet", "63", "Seeleute"),
    ("en", "Parliament has 200 members, 74 of them women", "74", "members"),
    ("de", "14 der 52 Büchereien schlossen", "14", "Büchereien"),
    ("fr", "Le nombre d’écoles est passé de 310 à 190", "190", "écoles"),
    ("fr", "Le parti obtient 41 des 120 sièges", "41", "sièges"),
    ("fr", "Sur 300 salariés licenciés, 45 ont été réembauchés", "45", "salariés"),
    ("es", "El número de escuelas pasó de 310 a 190", "190", "escuelas"),
    ("es", "El partido obtuvo 41 de los 120 escaños", "41", "escaños"),
    ("es", "De los 300 trabajadores despedidos, 45 fueron readmitidos", "45", "trabajadores"),
    ("ru", "Число пожаров сократилось с 310 до 190", "190", "пожаров"),
    ("ru", "Партия получила 41 из 120 мест", "41", "мест"),
    ("ru", "Из 300 рабочих 45 вернулись", "45", "рабочих"),
    ("zh", "学校由310所减至190所", "190", "所"),
)
FALSE = (
    ("en", "The fleet grew from 82 buses to 87 trams", "87", "buses"),
    ("en", "Of 300 workers dismissed, most were older than 45", "45", "workers"),
    ("en", "12 of the 52 libraries burned and 30 schools closed", "12", "schools"),
    ("en", "The hospital has 300 beds but was fined 45", "45", "beds"),
    ("en", "The ship carried 620 passengers and a crew of 84", "84", "passengers"),
    ("en", "5 of the 12 million euros", "5", "euros"),
    ("de", "14 der 52 Büchereien schlossen", "14", "Schulen"),
    ("fr", "12 villes et 30 des 52 villages", "12", "villages"),
    ("ru", "Закрыты 14 школ из 52 районов", "14", "районов"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "words", "value", "unit"), TRUE)
def test_a_number_has_the_noun_that_it_shares(language: str, words: str, value: str, unit: str) -> None:
    assert check_figure(words, value, unit, "count", language=language) is None


@pytest.mark.parametrize(("language", "words", "value", "unit"), FALSE)
def test_a_number_does_not_take_the_noun_of_another(language: str, words: str, value: str, unit: str) -> None:
    problem = check_figure(words, value, unit, "count", language=language)
    assert problem is not None
    assert problem.reason == "unit-absent"
