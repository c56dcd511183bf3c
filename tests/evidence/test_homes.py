"""A place that a sentence names with an office or an origin is not where it was, if that sentence says another."""

from __future__ import annotations

import pytest

from explainer.evidence.homes import is_home

ELSEWHERE = """Nora Field, the MP for |Southam, told a rally in Northam: “We build.”
Nora Field met the mayor of |Southam in Northam and said: “We build.”
Nora Field said in Northam, before leaving for |Southam: “We build.”
Nora Field, born in |Southam, said in Northam: “We build.”
2023年6月7日，周明远在北镇会见|南镇代表时说：“我们修桥。”
2023年6月7日，|南镇镇长周明远在北镇说：“我们修桥。”
Claire Roche, députée de |Sudville, a promis à Norville : « Nous bâtissons ».
Marta Gil, alcaldesa de |Suria, prometió en Nortia: «Construimos».
Karin Vogt traf in Nordheim die Bürgermeisterin von |Südheim und versprach: „Wir bauen.“
Karin Vogt versprach in Nordheim vor ihrer Abreise nach |Südheim: „Wir bauen.“
Вера Соколова встретилась в Северске с мэром города |Южинск и заявила: «Мы строим»."""
ELSEWHERE += """
The plan was signed in Northam, six months after the convention signed in |Southam on 5 April.
Nora Field announced in Northam that the railway line to |Southam would be widened.
“It has not rained for weeks,” said the farmer Tom Beck of |Southam.
„Es hat nicht geregnet“, sagte der Landwirt Tom Beck aus |Südheim.
« Il n’a pas plu », a dit l’agriculteur Paul Morel, de |Sudville.
«No ha llovido», dijo el agricultor Juan Mora, de |Suria.
«Дождя не было», — сказал фермер Иван Котов из |Южинска.
“好久没下雨了，”来自|南镇的农民说。
Le plan a été signé à Norville le 4 mai 2023, six mois après la convention signée à |Sudville le 5 avril 2023.
El plan se firmó en Nortia tras el acuerdo firmado en |Suria el 5 de abril.
План подписан в Северске после соглашения, подписанного в |Южинске 5 апреля.
Der Plan wurde in Nordheim beschlossen, ein Jahr nach der in |Südheim unterzeichneten Erklärung.
周明远在北镇说，将落实在|南镇签署的公约。
Karin Vogt hat in Nordheim den Ausbau der Strecke nach |Südheim angekündigt.
Claire Roche a promis à Norville la ligne vers |Sudville.
Marta Gil prometió en Nortia la carretera hacia |Suria.
Вера Соколова объявила в Северске о ремонте дороги до |Южинск.
周明远在北镇宣布，将修建通往|南镇的公路。"""
THERE = """The mayor of |Southam spoke to a rally in Southam.
Karin Vogt reiste nach |Südheim und versprach in Nordheim: „Wir bauen.“
The convention was signed in |Southam on 5 April.
Le plan a été signé à |Norville après la convention signée à Sudville.
Karin Vogt kündigte in |Nordheim den Ausbau der Strecke nach Südheim an.
周明远在|北镇宣布，将修建通往南镇的公路。
Nora Field, the MP for Southam, told a rally in |Northam: “We build.”
Nora Field, the mayor of |Southam, said in June: “We build.”
Nora Field, the mayor of |Southam, said in Market Square: “We build.”
The mayor of |Southam said: “We build.”
Nora Field told a rally in |Southam: “We build.”
周明远在|北镇会见南镇代表时说：“我们修桥。”
|南镇镇长周明远在全市大会上说：“我们修桥。”
周明远在|南镇居民家中说：“我们修桥。”
Claire Roche, députée de Sudville, a promis à |Norville : « Nous bâtissons ».
Marta Gil, alcaldesa de |Suria, prometió en enero: «Construimos».
Die Bürgermeisterin von |Südheim versprach in Anwesenheit von Karin Vogt: „Wir bauen.“
Вера Соколова встретилась в |Северске с мэром города Южинск и заявила: «Мы строим»."""


@pytest.mark.parametrize(("rows", "home"), [(ELSEWHERE, True), (THERE, False)])
def test_a_place_of_an_office_is_told_from_the_place_of_the_event(rows: str, home: bool) -> None:
    wrong = [row for row in rows.splitlines() if is_home(row.replace("|", ""), (0, len(row)), row.index("|")) != home]
    assert wrong == []
