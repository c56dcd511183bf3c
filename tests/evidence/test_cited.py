"""Dates and places of a text that cites, and words that a record gives as its sources': they are in what is cited."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from sites import TinySite

COPIES = {
    "en": "Northtown, 2 May 2024. Ada Moore said on 30 April: “We open the docks to all.” Last year it rained.\n",
    "zh": "北镇，2024年5月2日。林浩然4月30日说：“我们要开放老码头。”去年下雨。\n",
    "fr": "Norville, le 2 mai 2024. Anne Dupont a dit le 30 avril : « Nous ouvrons ». L’an dernier il a plu.\n",
    "de": "Nordhafen, 2. Mai 2024. Anna Weber sagte am 30. April: „Wir öffnen.“ Letztes Jahr regnete es.\n",
    "es": "Nortia, 2 de mayo de 2024. Ana Ruiz dijo el 30 de abril: «Abrimos los muelles». El año pasado llovió.\n",
    "ru": "Северск, 2 мая 2024 г. Анна Орлова сказала 30 апреля: «Мы откроем причалы». В прошлом году шёл дождь.\n",
}
NAMES = {
    "en": ("Northtown", "Southtown"), "zh": ("北镇", "南镇"), "fr": ("Norville", "Sudville"),
    "de": ("Nordhafen", "Südhafen"), "es": ("Nortia", "Suria"), "ru": ("Северск", "Южинск"),
}  # fmt: skip
TRUE = {
    "en": ["On 30 April 2024 she spoke in Northtown.", "In 2023 it rained.", "We looked on 3 March 2019.",
           "The paper does not mention Southtown.", "The paper of 2 May 2024 says so.", "It was in April."],
    "zh": ["2024年4月30日，她在北镇讲话。", "2023年下雨。", "报纸没有提到南镇。"],
    "fr": ["Elle a parlé le 30 avril 2024 à Norville.", "En 2023, il a plu.", "Le journal ne dit pas Sudville."],
    "de": ["Sie sprach am 30. April 2024 in Nordhafen.", "2023 regnete es.", "Das Blatt nennt Südhafen nicht."],
    "es": ["Habló el 30 de abril de 2024 en Nortia.", "En 2023 llovió.", "El diario no nombra Suria."],
    "ru": ["Она выступила 30 апреля 2024 года в Северске.", "В 2023 году шёл дождь.", "Газета не называет Южинск."],
}  # fmt: skip
FALSE = {
    "en": ["On 3 May 2024 she spoke.", "In 2019 output grew.", "On 5 May 1999 output grew.", "She spoke in Southtown."],
    "zh": ["2024年5月3日，她讲话。", "2019年产量增长。", "她在南镇讲话。"],
    "fr": ["Elle a parlé le 3 mai 2024.", "En 2019, la production a augmenté.", "Elle a parlé à Sudville."],
    "de": ["Sie sprach am 3. Mai 2024.", "Im Jahr 2019 stieg sie.", "Sie sprach in Südhafen."],
    "es": ["Habló el 3 de mayo de 2024.", "En 2019 creció.", "Habló en Suria."],
    "ru": ["Она выступила 3 мая 2024 года.", "В 2019 году выросла добыча.", "Она выступила в Южинске."],
}  # fmt: skip


def site(tmp_path: Path, language: str, body: str, speech: str = "", byline: str = "") -> TinySite:
    copy, (north, south) = COPIES[language], NAMES[language]
    record = "-- content/speeches/opening.md --\n---\ntitle: Opening\ntype: speech\nsources: [paper]\n"
    return TinySite.make(
        tmp_path / "site",
        f"""
-- site.yaml --
title: Cited site
base_url: https://cited.example/
checks: {{needs: "off"}}
-- content/pages/home.md --
---
title: Home
---
{body}
-- content/regions/north.md --
---
title: {north}
level: city
---
-- content/regions/south.md --
---
title: {south}
level: city
---
-- content/sources/paper.yaml --
title: The paper
kind: news
publisher: not-stated
published: 2024-05-02
language: {language}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {sha256(copy.encode()).hexdigest()}}}
quality: {{grade: C}}
{byline}
{f"{record}{speech}{chr(10)}---{chr(10)}" if speech else ""}-- content/snapshots/paper.txt --
{copy}""",
    )


def codes(found: TinySite, code: str) -> list[str]:
    return [problem.code for problem in found.build().report.problems if problem.code == code]


@pytest.mark.parametrize("language", COPIES)
def test_dates_and_places_that_the_cited_source_has_are_accepted(tmp_path: Path, language: str) -> None:
    body = "\n\n".join(f"{sentence[:-1]} [@paper]{sentence[-1]}" for sentence in TRUE[language])
    assert codes(site(tmp_path, language, body), "W343") == []


@pytest.mark.parametrize("language", COPIES)
def test_a_date_or_place_that_no_cited_source_has_is_noticed(tmp_path: Path, language: str) -> None:
    body = "\n\n".join(f"{sentence[:-1]} [@paper]{sentence[-1]}" for sentence in FALSE[language])
    found = [p for p in site(tmp_path, language, body).build().report.problems if p.code == "W343"]
    assert len(found) == len({problem.where.line for problem in found}) == len(FALSE[language])


def test_where_nothing_is_cited_no_date_is_looked_for(tmp_path: Path) -> None:
    assert codes(site(tmp_path, "en", "In 2019 output grew in Southtown."), "W343") == []


@pytest.mark.parametrize(
    ("speech", "byline", "found"),
    [
        ("venue: the Northtown Arena", "", 0), ("venue: Wool Exchange", "", 1),
        ("occasion: opening of the docks", "", 0),
        ("occasion: Annual Congress", "", 1), ("venue: 羊毛交易所", "", 1), ("", "byline: Jane Doe", 1),
        ("", "byline: Ada Moore", 0),
    ],
)  # fmt: skip
def test_words_given_as_the_sources_have_one_that_stands_there(
    tmp_path: Path, speech: str, byline: str, found: int
) -> None:
    assert len(codes(site(tmp_path, "en", "Welcome.", speech, byline), "W344")) == found
