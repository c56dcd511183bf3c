"""Numbers of plans given up, of rumours, of claims nobody could check and of corrected reports are no facts."""

from __future__ import annotations

import pytest

from explainer.evidence import check_figure

HIRE = "Ministers scrapped a plan to hire 5,000 inspectors"
CORRECTED = "Police initially put the number of injured at 23 and later corrected it to 17"
FALSE = (
    ("en", HIRE, "5000", "inspectors"),
    ("en", "A plan to hire 5,000 inspectors was scrapped", "5000", "inspectors"),
    ("en", "The council decided against building 40 schools", "40", "schools"),
    ("en", "By rumour, 300 workers were dismissed", "300", "workers"),
    ("en", "300 workers were dismissed, according to unconfirmed reports", "300", "workers"),
    ("en", "The figure of 3,000 dead could not be independently verified", "3000", "dead"),
    ("en", "The figure of 3,000 dead, which could not be verified, spread", "3000", "dead"),
    ("en", CORRECTED, "23", "injured"),
    ("de", "Der Stadtrat verwarf den Bau von 40 Schulen", "40", "Schulen"),
    ("de", "Der Bau von 40 Schulen wurde gestoppt", "40", "Schulen"),
    ("de", "Gerüchten zufolge wurden 300 Arbeiter entlassen", "300", "Arbeiter"),
    ("de", "Die Zahl von 3000 Toten ließ sich nicht überprüfen", "3000", "Tote"),
    ("de", "Die Polizei sprach zunächst von 23 Verletzten und korrigierte die Zahl auf 17", "23", "Verletzte"),
    ("fr", "Le gouvernement renonce à supprimer 4 000 postes", "4000", "postes"),
    ("fr", "La mairie abandonne le projet de 40 écoles", "40", "écoles"),
    ("fr", "Le projet de 40 écoles a été abandonné", "40", "écoles"),
    ("fr", "La mairie retire un vaste projet de 40 écoles", "40", "écoles"),
    ("fr", "Le bilan de 3 000 morts n’a pu être vérifié", "3000", "morts"),
    ("es", "El Gobierno descarta contratar a 5.000 médicos", "5000", "médicos"),
    ("es", "El plan de 40 escuelas fue cancelado", "40", "escuelas"),
    ("ru", "Строительство 40 школ отменено", "40", "школ"),
    ("es", "Se cancela la construcción de 40 escuelas", "40", "escuelas"),
    ("es", "Se rumorea que 300 obreros fueron despedidos", "300", "obreros"),
    ("ru", "Власти отказались от строительства 40 школ", "40", "школ"),
    ("ru", "По слухам, уволены 300 рабочих", "300", "рабочих"),
    ("ru", "Данные о 3000 погибших проверить не удалось", "3000", "погибших"),
    ("zh", "取消了新建40所学校的计划", "40", "所"),
    ("zh", "网传“40人被困”系谣言", "40", "人"),
    ("zh", "3000人死亡的数字未经证实", "3000", "人"),
)
TRUE = (
    ("en", "The navy scrapped 40 ships", "40", "ships"),
    ("en", "The council rejected 40 proposals", "40", "proposals"),
    ("en", "The plan was dropped, and 40 schools stayed open", "40", "schools"),
    ("en", "The town abandoned its plan for a port and built 40 schools", "40", "schools"),
    ("en", CORRECTED, "17", "injured"),
    ("de", "Die Bahn sagte am Montag 40 Züge ab", "40", "Züge"),
    ("fr", "La compagnie a annulé 40 vols", "40", "vols"),
    ("es", "La compañía canceló 40 vuelos", "40", "vuelos"),
    ("ru", "Компания отменила 40 рейсов", "40", "рейсов"),
    ("zh", "航空公司取消40个航班", "40", "个航班"),
)


@pytest.mark.parametrize(("language", "words", "value", "unit"), FALSE)
def test_what_was_not_done_or_is_not_known_is_no_fact(language: str, words: str, value: str, unit: str) -> None:
    problem = check_figure(words, value, unit, "count", language=language)
    assert problem is not None
    assert problem.reason in ("supposed", "denied")


@pytest.mark.parametrize(("language", "words", "value", "unit"), TRUE)
def test_what_was_done_is_a_fact(language: str, words: str, value: str, unit: str) -> None:
    assert check_figure(words, value, unit, "count", language=language) is None


def test_a_record_may_show_the_plan_that_was_given_up() -> None:
    assert check_figure(HIRE, "5000", "inspectors", "count", language="en", named="Posts of the plan") is None
