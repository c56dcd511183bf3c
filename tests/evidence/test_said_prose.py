"""Prose that cites says of numbers and speakers what the source says: no denial, no other rate, no other speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from chosen import chosen
from sites import TinySite

COPIES = {
    "en": "Mayor Nora Field opened the tram in Milltown on 14 September 2022. The tram cost 48 million euros and"
    " carries 9,200 riders a day. “The tram belongs to everyone,” Field said. “Fares are a scandal,” replied the rider"
    " Tom Hall. Ridership rose by 12 percent.\n",
    "zh": "2022年9月14日，市长周明远在磨坊镇宣布电车开通。电车耗资4800万欧元，日均载客9200人次。"
    "周明远说：“电车属于每一个人。”乘客马立新说：“票价太不像话。”\n",
    "de": "Bürgermeisterin Karin Vogt eröffnete am 14. September 2022 in Mühlstadt die Straßenbahn. Sie kostete"
    " 48 Millionen Euro. „Die Bahn gehört allen“, sagte Vogt.\n",
    "fr": "Le maire Claire Roche a inauguré le tramway le 14 septembre 2022 à Moulins. Il a coûté 48 millions d’euros."
    " « Le tramway est à tous », a dit Claire Roche.\n",
    "plan": "The council will build 340 homes. In 2010 it had 5,400 tenants, in 2020 it had 4,700 tenants. Rents eased"
    " to 610 euros.\n",
    "no": "Nora Field never said: “We shall sell the tram.” A fake video has Nora Field saying “We shall give up”.\n",
    "she": "Nora Field met Tom Hall in Leeds. “We have run out of patience,” she told him.\n",
    "sie": "Karin Vogt wies das zurück. „Diese Akten hat es nie gegeben“, sagte sie. Tom Hall schwieg.\n",
    "elle": "La maire, Claire Roche, a refusé. « C’est une question de justice », a-t-elle plaidé. Tom Hall partit.\n",
    "ella": "La ministra Karin Vogt vino. «La espera se ha terminado», afirmó. Tom Hall recordó otras plazas.\n",
    "ona": "Министр Вера Соколова приехала. «Мост откроем через два года», — сказала она. Иван Котов отметил цену.\n",
    "ta": "市长周明远否认了传闻。他说：“电车明年一定会开通运行。”马立新没有到场。\n",
}
LANGUAGES = {"no": "en", "plan": "en", "she": "en", "sie": "de", "elle": "fr", "ella": "es", "ona": "ru", "ta": "zh"}
PEOPLE = """field: {title: Nora Field}
hall: {title: Tom Hall}
zhou: {title: Zhou Mingyuan, names: {zh: 周明远}}
vogt: {title: Karin Vogt}
roche: {title: Claire Roche}
sokolova: {title: Вера Соколова}
kotov: {title: Иван Котов}
ma: {title: 马立新}
"""
ROWS = """
y|The tram cost 48 million euros, and it carries 9,200 riders a day [@en].
y|Every day, 9,200 riders take it, or 9,200 riders per day [@en].
y|It has 9,200 daily riders [@en].
y|The tram did not only cost 48 million euros: ridership rose [@en].
y|The tram did not come cheap and cost 48 million euros [@en].
y|The city did not regret the 48 million euros [@en].
y|It took a year to open; the tram cost 48 million euros [@en].
y|The tram carries 9,200 riders, and a day costs nothing [@en].
y|Die Bahn kostete nicht wenig: 48 Millionen Euro [@de].
y|Le tramway n’était pas gratuit : il a coûté 48 millions d’euros [@fr].
y|电车每天载客9200人次 [@zh]。
y|电车耗资4800万欧元，不算便宜 [@zh]。
n|The tram did not cost 48 million euros [@en].
n|The tram never cost 48 million euros [@en].
n|It does not carry 9,200 riders a day [@en].
n|Die Bahn kostete nicht 48 Millionen Euro [@de].
n|Le tramway n’a pas coûté 48 millions d’euros [@fr].
n|电车没有耗资4800万欧元 [@zh]。
n|The tram cost 48 million euros per kilometre [@en].
n|The tram cost 48 million euros a head [@en].
n|It carries 9,200 riders a week [@en].
n|It carries 9,200 riders per hour [@en].
n|It has 9,200 weekly riders [@en].
n|Every week 9,200 people ride it [@en].
n|Ridership rose by 12 percent a month [@en].
n|Die Bahn kostete 48 Millionen Euro pro Kilometer [@de].
n|Il a coûté 48 millions d’euros par kilomètre [@fr].
n|电车每公里耗资4800万欧元 [@zh]。
n|电车每周载客9200人次 [@zh]。
y|The council plans 340 homes [@plan].
n|The council has built 340 homes [@plan].
y|In 2010 there were 5,400 tenants [@plan].
n|In 2020 there were 5,400 tenants [@plan].
y|Rents fell to 610 euros [@plan].
n|Rents rose to 610 euros [@plan].
y|Tom Hall, a rider, said: “Fares are a scandal” [@en].
y|The mayor said: “The tram belongs to everyone” [@en].
y|One rider said: “Fares are a scandal” [@en].
y|She told riders: “The tram belongs to everyone” [@en].
y|Karin Vogt sagte den Fahrgästen: „Die Bahn gehört allen“ [@de].
y|乘客马立新说：“票价太不像话”[@zh]。
y|周明远说：“电车属于每一个人”[@zh]。
y|Nora Field denied having said “We shall sell the tram” [@no].
y|Nora Field never said “We shall sell the tram” [@no].
y|A fake video has Nora Field saying “We shall give up” [@no].
n|The riders said: “The tram belongs to everyone” [@en].
n|“The tram belongs to everyone,” the riders said [@en].
n|Critics complained: “Fares are a scandal” [@en].
n|Die Fahrgäste sagten: „Die Bahn gehört allen“ [@de].
n|Les voyageurs ont dit : « Le tramway est à tous » [@fr].
n|乘客们说：“电车属于每一个人”[@zh]。
n|周明远说：“票价太不像话”[@zh]。
n|Nora Field said: “We shall sell the tram” [@no].
n|“We shall sell the tram,” said Nora Field [@no].
n|Nora Field said: “We shall give up” [@no].
y|Field told Hall: “We have run out of patience” [@she].
n|Hall told Field: “We have run out of patience” [@she].
n|Hall said: “We have run out of patience” [@she].
y|Vogt sagte: „Diese Akten hat es nie gegeben“ [@sie].
n|Tom Hall sagte: „Diese Akten hat es nie gegeben“ [@sie].
y|« C’est une question de justice », a plaidé Claire Roche [@elle].
n|« C’est une question de justice », a plaidé Tom Hall [@elle].
y|Vogt afirmó: «La espera se ha terminado» [@ella].
n|Tom Hall afirmó: «La espera se ha terminado» [@ella].
y|Соколова сказала: «Мост откроем через два года» [@ona].
n|Котов сказал: «Мост откроем через два года» [@ona].
y|周明远说：“电车明年一定会开通运行”[@ta]。
n|马立新说：“电车明年一定会开通运行”[@ta]。
""".strip().split("\n")


@pytest.fixture(scope="module")
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """The codes of the problems of a site with one page for each row, by row."""
    text = '-- site.yaml --\ntitle: T\nbase_url: https://t.example/\nchecks: {needs: "off"}\n'
    text += f"-- content/people.yaml --\n{PEOPLE}"
    for name, copy in COPIES.items():
        text += (
            f"-- content/sources/{name}.yaml --\ntitle: Source {name}\nkind: news\npublisher: not-stated\n"
            f"published: 2022-09-15\npublished_basis: external\nlanguage: {LANGUAGES.get(name, name)}\n"
            f"licence: {{id: unknown, display: excerpts}}\nsnapshot: {{path: snapshots/{name}.txt, "
            f"sha256: {sha256(copy.encode()).hexdigest()}}}\nquality: {{grade: C}}\n"
            f"-- content/snapshots/{name}.txt --\n{copy}"
        )
    rows = chosen(request, "row", ROWS)
    for number, row in enumerate(rows):
        text += f"-- content/pages/p{number}.md --\n---\ntitle: Page {number}\n---\n{row[2:]}\n"
    problems = TinySite.make(Path(tmp_path_factory.mktemp("said")) / "site", text).build().report.problems
    codes: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        path = problem.where.path
        if path.startswith("content/pages/"):
            codes[rows[int(path.rpartition("/p")[2].removesuffix(".md"))]].append(problem.code)
    return codes


@pytest.mark.parametrize("row", ROWS)
def test_prose_says_of_numbers_and_speakers_what_its_source_says(found: Mapping[str, list[str]], row: str) -> None:
    assert bool({"W323", "W324"} & {*found.get(row, [])}) == row.startswith("n"), found.get(row)
