"""Prose gives no plan of its source as a fact, no rise as a fall, and no number for another year."""

from __future__ import annotations

import pytest

from explainer.evidence.amounts import Difference, amounts, difference, printed

COPIES = {
    "en": "The bus company wants a fare rise of 7 percent. It plans to hire 45 drivers by 2031. Critics claimed that"
    " 620 stops would go. Analysts expect losses of $31 million. A motion to close 17 depots failed on Friday."
    " Traffic eased to 8.4 percent. Fuel costs went down by $5 million, to $12.7 million. Growth slowed to 3.6 percent."
    " The fleet grew from 210 buses in 2019 to 260 buses in 2022. Rents rose to 940 euros in May 2023, from 880 a year"
    " earlier. The firm has 75 trams, and the 52 ferries will be sold. If the levy"
    " comes, tenants pay 66 euros more.\n",
    "de": "Der Verband fordert 900 neue Stellen. Für 2027 rechnet er mit 41.000 Besuchern. Der Antrag, 35 Bäder zu"
    " schließen, scheiterte. Der Absatz sank um 22 Prozent auf 6.100 Räder. Die Stadt will 480 Wohnungen bauen. Im Jahr"
    " 2018 gab es 730 Läden, im Jahr 2021 waren es 690 Läden.\n",
    "fr": "Le syndicat réclame 850 postes. La ville construira 64 logements. Selon elle, 270 emplois pourraient"
    " disparaître. La part du gaz est tombée à 9,3 %. Le nombre de fermes passe de 5 400 en 2011 à 4 700 en 2021.\n",
    "es": "El sindicato exige 320 plazas. El museo perderá 15 salas si no llegan fondos. El pan se encareció un 6,2 %."
    " El paro bajó hasta 81.000 personas. Había 1.300 tiendas en 2012 y 1.100 tiendas en 2020.\n",
    "ru": "Профсоюз требует 560 рабочих мест. Завод планирует построить 34 цеха. Хлеб подорожал на 4,4 %. Доля угля"
    " снизилась до 11,5 %. В 2017 году построено 23 школы, в 2020 году построено 29 школ.\n",
    "zh": "工会要求加薪9%。公司计划新建43座车站。贸易额今年有望突破300亿元。甲省增产25万吨。失业率降至4.8%。"
    "2016年有工厂310家，2021年有工厂270家。\n",
}
ROWS = """
doubt|en|en|Fares rose by 7 percent.
doubt|en|en|The company hired 45 drivers.
doubt|en|en|The city lost 620 stops.
doubt|en|en|Losses are $31 million.
doubt|en|en|The city closes 17 depots.
doubt|en|en|Tenants pay 66 euros more.
doubt|de|de|Es gibt 900 neue Stellen.
doubt|de|de|2027 kamen 41 000 Besucher.
doubt|de|de|Die Stadt schließt 35 Bäder.
doubt|de|de|Die Stadt hat 480 Wohnungen gebaut.
doubt|fr|fr|850 postes sont créés.
doubt|fr|fr|La ville a construit 64 logements.
doubt|fr|fr|La ville perd 270 emplois.
doubt|es|es|Hay 320 plazas nuevas.
doubt|es|es|El museo perdió 15 salas.
doubt|ru|ru|Завод получил 560 рабочих мест.
doubt|ru|ru|Завод построил 34 цеха.
doubt|zh|zh|工资增长9%。
doubt|zh|zh|公司已新建43座车站。
doubt|zh|zh|贸易额已突破300亿元。
doubt|zh|en|The firm built 43 stations.
-|en|en|The company wants fares to rise by 7 percent.
-|en|en|Fares may rise by 7 percent.
-|en|en|A demand for 7 percent more stands.
-|en|en|The company is hiring 45 drivers.
-|en|en|According to critics 620 stops were lost.
-|en|en|Losses of $31 million are forecast.
-|en|en|The assembly rejected the closure of 17 depots.
-|en|en|It had 75 trams.
-|en|en|It had 52 ferries.
-|de|de|Der Verband wünscht sich 900 neue Stellen.
-|de|de|Für 2027 werden 41 000 Besucher erwartet.
-|de|de|Abgelehnt wurde, 35 Bäder zu schließen.
-|de|de|Die Stadt baut 480 Wohnungen.
-|fr|fr|Les syndicalistes veulent 850 postes.
-|fr|fr|64 logements seront construits.
-|fr|fr|La perte de 270 emplois est possible.
-|es|es|El sindicato pide 320 plazas.
-|es|es|El museo podría perder 15 salas.
-|ru|ru|Рабочие хотят 560 рабочих мест.
-|ru|ru|Будет построено 34 цеха.
-|zh|zh|工会希望工资增长9%。
-|zh|zh|公司将新建43座车站。
-|zh|zh|贸易额预计突破300亿元。
sign|en|en|Traffic rose to 8.4 percent.
sign|en|en|Fuel costs rose to $12.7 million.
sign|de|de|Der Absatz stieg um 22 Prozent auf 6100 Räder.
sign|de|de|Der Absatz kletterte auf 6100 Räder.
sign|fr|fr|La part du gaz a bondi à 9,3 %.
sign|es|es|El pan se abarató un 6,2 %.
sign|es|es|El paro subió hasta 81.000 personas.
sign|ru|ru|Хлеб подешевел на 4,4 %.
sign|ru|ru|Доля угля выросла до 11,5 %.
sign|zh|zh|甲省减产25万吨。
sign|zh|zh|失业率升至4.8%。
sign|zh|en|Unemployment rose to 4.8 percent.
-|en|en|Traffic fell to 8.4 percent.
-|en|en|Output grew by 3.6 percent.
-|en|en|Fuel costs dropped by $5 million to $12.7 million.
denial|en|en|Traffic did not rise to 8.4 percent.
-|en|en|Traffic did not rise: it fell to 8.4 percent.
-|de|de|Der Absatz ging um 22 Prozent auf 6100 Räder zurück.
-|fr|fr|La part du gaz a chuté à 9,3 %.
-|es|es|El pan subió un 6,2 %.
-|es|es|El paro cayó hasta 81.000 personas.
-|ru|ru|Хлеб стал дороже: цены выросли на 4,4 %.
-|ru|ru|Доля угля упала до 11,5 %.
-|zh|zh|甲省增加25万吨。
-|zh|zh|失业率下降到4.8%。
time|en|en|In 2022 the fleet had 210 buses.
time|en|en|In May 2023 the rent was 880 euros.
time|en|en|In 2023 the rent was 880 euros.
time|de|de|Im Jahr 2021 gab es 730 Läden.
time|fr|fr|On comptait 5 400 fermes en 2021.
time|es|es|En 2020 había 1.300 tiendas.
time|ru|ru|В 2020 году построено 23 школы.
time|zh|zh|2021年有工厂310家。
-|en|en|In 2019 the fleet had 210 buses.
-|en|en|In 2023 the rent was 940 euros.
-|en|en|In 2022 the fleet had 260 buses, up from 210 buses.
-|en|en|From 2019 to 2022 the fleet grew from 210 to 260 buses.
-|en|en|In 2015 the fleet had 210 buses.
-|de|de|Im Jahr 2018 gab es 730 Läden.
-|fr|fr|On comptait 5 400 fermes en 2011.
-|es|es|En 2012 había 1.300 tiendas.
-|ru|ru|В 2017 году построено 23 школы.
-|zh|zh|2016年有工厂310家。
""".strip().split("\n")


@pytest.mark.parametrize("row", ROWS)
def test_a_number_of_prose_is_meant_as_its_source_means_it(row: str) -> None:
    wanted, source, language, text = row.split("|")
    copies = [printed(amounts(COPIES[source], source))]
    found: set[Difference | None] = {difference(amount, copies) for amount in amounts(text, language)}
    assert found - {None, "absent"} == {wanted} - {"-"}, found


def test_a_source_that_states_the_number_is_enough() -> None:
    (amount,) = amounts("The company hired 45 drivers.", "en")
    plan, report = (printed(amounts(text, "en")) for text in ("It will hire 45 drivers.", "It has 45 drivers."))
    assert difference(amount, [plan]) == "doubt"
    assert difference(amount, [plan, report]) is None
