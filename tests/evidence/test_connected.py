"""A number in prose stands beside the person or place with which its source connects it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from chosen import chosen
from sites import TinySite

COPIES = {
    "en": "Harbour minister Nora Fielding told the council on 3 March 2024 that the dredging would cost £4.6 billion."
    " Her predecessor, Owen Pryor, had put the cost at £3.1 billion in November 2021. Fielding offered the pilots a"
    " rise of 3.5 percent, while the pilots’ union wants 8 percent. Asked by Pryor, she promised 52 tugs."
    " Pressed by Pryor, said the minister, 66 pilots would go. “We need 91 buoys,” said Pryor. Since 2019"
    " Northam has built 29 sheds and Southam 31 sheds. Pryor warned of costs of £44 million, she said later. Farmers"
    " near Northam lost 57 cows and Southam lost none. Fielding"
    " said that the union expected 38 strikes.\n\nFares were high, Fielding said. Her predecessor had put the tolls at"
    " £17 million.\n\n"
    "Unemployment stood at 4.1 percent in Northam and 7.8 percent in Southam. Rents in Northam rose by 6.3 percent."
    " In Southam, they rose more slowly than in Northam, by 2.2 percent, the office said. Southam is growing."
    " While in Northam flats stood empty, the town gained 5,400 people.\n",
    "zh": "5月6日，局长周明远在发布会上说，票价不会提高。有网民称票价将涨到60元，周明远回应：“这不是事实。”"
    "副局长马立新介绍，今年将购车240辆。北镇增产45万吨，南镇减产12万吨。\n",
    "de": "Verkehrsministerin Karin Vogt hat am 18. Januar 2024 den Ausbau angekündigt. Die Kosten bezifferte sie auf"
    " 2,3 Milliarden Euro. Ihr Vorgänger hatte 2019 noch mit 1,7 Milliarden Euro gerechnet. Agrarminister Max Roth"
    " kündigte dort Beihilfen von 45 Euro je Hektar an.\n\nDie Mieten in Nordheim lagen im März 2025 bei 8,90 Euro je"
    " Quadratmeter, 4,2 Prozent höher als im März 2024. In Südheim gingen sie um 0,5 Prozent zurück.\n",
    "fr": "Le maire Paul Garnier a annoncé une aide de 320 millions d’euros. La députée Odile Ferrand a réclamé 450"
    " millions d’euros.\n\nÀ Norville, le chômage a atteint 9,1 %, et à Sudville 6,4 %.\n",
    "es": "La presidenta Marta Gil recibió en Toledo al comisario Hans Weber. Weber respondió que la propuesta no está"
    " cerrada y que el fondo contará con 300.000 millones de euros. Gil prometió 75 escuelas.\n\nNortia recibirá 410"
    " millones y Suria 230 millones.\n",
    "ru": "Министр Вера Соколова объявила о строительстве моста стоимостью 4,8 миллиарда рублей. Губернатор Олег Титов"
    " отметил, что в 2020 году проект оценивали в 3,2 миллиарда рублей.\n\nВ Северске построено 14 школ, а в Южинске"
    " построено 37 школ.\n",
}
RECORDS = """-- content/people.yaml --
fielding: {title: Nora Fielding}
pryor: {title: Owen Pryor}
zhou: {title: Zhou Mingyuan, names: {zh: 周明远}}
ma: {title: Ma Lixin, names: {zh: 马立新}}
vogt: {title: Karin Vogt}
roth: {title: Max Roth}
garnier: {title: Paul Garnier}
ferrand: {title: Odile Ferrand}
gil: {title: Marta Gil}
weber: {title: Hans Weber}
sokolova: {title: Вера Соколова}
titov: {title: Олег Титов}
"""
REGIONS = {
    "north": "title: Northam\nlevel: city\nnames: {zh: 北镇, de: Nordheim, fr: Norville, es: Nortia, ru: Северск}\n",
    "south": "title: Southam\nlevel: city\nnames: {zh: 南镇, de: Südheim, fr: Sudville, es: Suria, ru: Южинск}\n",
}
ROWS = """
y|Fielding said that the dredging would cost £4.6 billion [@en].
y|Pryor put the cost at £3.1 billion [@en].
y|Fielding’s predecessor, Owen Pryor, had put the cost at £3.1 billion [@en].
y|Fielding said the £3.1 billion of earlier years were not enough [@en].
y|Fielding offered 3.5 percent, and the union wants 8 percent [@en].
y|Fielding said that the union wanted 8 percent [@en].
y|Fielding promised 52 tugs [@en].
y|Pryor estimated £3.1 billion, Fielding says £4.6 billion [@en].
y|According to Fielding, it will cost £4.6 billion [@en].
y|Vogt bezifferte die Kosten auf 2,3 Milliarden Euro [@de].
y|Roth kündigte Beihilfen von 45 Euro je Hektar an [@de].
y|Garnier a annoncé une aide de 320 millions d’euros [@fr].
y|Ferrand a réclamé 450 millions d’euros [@fr].
y|Weber dijo que el fondo contará con 300.000 millones [@es].
y|Gil prometió 75 escuelas [@es].
y|Соколова объявила о мосте за 4,8 миллиарда рублей [@ru].
y|Титов напомнил, что мост оценивали в 3,2 миллиарда рублей [@ru].
y|马立新说，今年将购车240辆[@zh]。
y|Fielding recalled that Pryor had put the cost at £3.1 billion [@en].
y|Fielding told Pryor that £3.1 billion would not do [@en].
y|Fielding warned of costs of £44 million [@en].
y|Fielding warned of 38 strikes [@en].
y|Pryor put the tolls at £17 million [@en].
y|Fielding promised 8 tugs [@en].
y|Fielding promised 66 pilots [@en].
y|Pryor said that they need 91 buoys [@en].
y|Fielding expected more, quoted as “91 buoys” [@en].
y|Southam has 31 sheds, Northam 29 sheds, all since 2019 [@en].
y|In Northam, 57 cows died [@en].
n|Fielding said that £3.1 billion were needed [@en].
y|Fielding said in Southam that 6.3 percent was much [@en].
n|In Southam, rents rose by 6.3 percent, faster than in Northam [@en].
n|Southam has built 29 sheds [@en].
n|Fielding put the tolls at £17 million [@en].
n|Fielding asked for 91 buoys [@en].
n|Fielding put the cost at £3.1 billion [@en].
n|Fielding announced that the dredging would cost £3.1 billion [@en].
n|It will cost £3.1 billion, Fielding said [@en].
n|According to Fielding, it will cost £3.1 billion [@en].
n|Fielding wants 8 percent [@en].
n|Pryor promised £3.1 billion, and Fielding promised 8 percent [@en].
n|Vogt rechnet mit Kosten von 1,7 Milliarden Euro [@de].
n|Vogt hatte mit 1,7 Milliarden Euro gerechnet [@de].
n|Vogt kündigte Beihilfen von 45 Euro je Hektar an [@de].
n|Nach Angaben von Vogt betragen die Beihilfen 45 Euro je Hektar [@de].
n|Garnier a promis 450 millions d’euros [@fr].
n|Selon Paul Garnier, il faut 450 millions d’euros [@fr].
n|Gil dijo que el fondo contará con 300.000 millones [@es].
n|Según Gil, el fondo contará con 300.000 millones [@es].
n|Соколова оценила мост в 3,2 миллиарда рублей [@ru].
n|По словам Соколовой, мост стоит 3,2 миллиарда рублей [@ru].
n|周明远说，票价将涨到60元[@zh]。
n|周明远宣布今年将购车240辆[@zh]。
y|Unemployment was 4.1 percent in Northam [@en].
y|In Southam, 7.8 percent were out of work [@en].
y|Southam had 7.8 percent, Northam 4.1 percent [@en].
y|In Northam, rents rose by 6.3 percent [@en].
y|In Southam, rents rose by 2.2 percent [@en].
y|In Southam, 5,400 people came [@en].
y|Fielding said in Southam that 4.1 percent were out of work in Northam [@en].
y|In Nordheim stiegen die Mieten um 4,2 Prozent [@de].
y|À Sudville, le chômage est de 6,4 % [@fr].
y|Suria recibirá 230 millones [@es].
y|В Южинске построено 37 школ [@ru].
y|北镇增产45万吨[@zh]。
n|Unemployment was 7.8 percent in Northam [@en].
n|In Southam, 4.1 percent were out of work [@en].
n|Southam had 4.1 percent, Northam 7.8 percent [@en].
n|In Southam, rents rose by 6.3 percent [@en].
n|In Südheim stiegen die Mieten um 4,2 Prozent [@de].
n|In Nordheim gingen sie um 0,5 Prozent zurück [@de].
n|À Norville, le chômage est de 6,4 % [@fr].
n|Suria recibirá 410 millones [@es].
n|В Северске построено 37 школ [@ru].
n|南镇减产45万吨[@zh]。
""".strip().split("\n")


def made(root: Path, rows: Sequence[str]) -> TinySite:
    text = '-- site.yaml --\ntitle: T\nbase_url: https://t.example/\nchecks: {needs: "off"}\nlanguages:\n'
    text += "".join(f"  {lang}: {{name: {lang}, tag: {lang}}}\n" for lang in COPIES) + RECORDS
    for name, fields in REGIONS.items():
        text += f"-- content/regions/{name}.md --\n---\n{fields}---\n"
    for name, copy in COPIES.items():
        text += (
            f"-- content/sources/{name}.yaml --\ntitle: Source {name}\nkind: news\npublisher: not-stated\n"
            f"published: 2025-06-15\npublished_basis: external\nlanguage: {name}\n"
            f"licence: {{id: unknown, display: excerpts}}\nsnapshot: {{path: snapshots/{name}.txt, "
            f"sha256: {sha256(copy.encode()).hexdigest()}}}\nquality: {{grade: C}}\n"
            f"-- content/snapshots/{name}.txt --\n{copy}"
        )
    for number, row in enumerate(rows):
        lang = row.rpartition("@")[2][:2]
        base = row[2:] if lang == "en" else "Words."
        text += f"-- content/pages/p{number}.md --\n---\ntitle: Page {number}\n---\n{base}\n"
        if lang != "en":
            text += f"-- content/pages/p{number}.{lang}.md --\n---\ntitle: Page {number}\n---\n{row[2:]}\n"
    return TinySite.make(root, text)


@pytest.fixture(scope="module")
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """The messages of a site with one page for each row, by row."""
    rows = chosen(request, "row", ROWS)
    problems = made(Path(tmp_path_factory.mktemp("connected")) / "site", rows).build().report.problems
    messages: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        path = problem.where.path
        if path.startswith("content/pages/") and problem.code == "W345":
            messages[rows[int(path.rpartition("/p")[2].partition(".")[0])]].append(problem.message)
    return messages


@pytest.mark.parametrize("row", ROWS)
def test_a_number_stands_beside_the_name_that_its_source_gives_it(found: Mapping[str, list[str]], row: str) -> None:
    assert bool(found.get(row)) == row.startswith("n"), found.get(row)


def test_the_warning_says_the_name_of_the_source(found: Mapping[str, list[str]]) -> None:
    (message,) = found["n|Fielding put the cost at £3.1 billion [@en]."]
    assert message == (
        'en connects 3.1 billion with someone or somewhere other than "Nora Fielding" (line 1: "Owen Pryor, had put the'
        ' cost at £3.1 billion in November 202").'
    )
