"""Where an event was: a place that the paper names of it, and not any place of the paper."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from sites import TinySite

SITE = """
-- site.yaml --
title: Placed site
base_url: https://placed.example/
checks: {{needs: "off"}}
-- content/pages/home.md --
---
title: Home
---
Welcome.
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
-- content/people/moore.md --
---
title: {name}
---
-- content/sources/paper.yaml --
title: The paper
kind: news
publisher: not-stated
published: "../2024-12-31"
published_basis: inferred
date_note: It appeared in that year.
language: {language}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hash}}}
quality: {{grade: C}}
-- content/speeches/opening.md --
---
title: Opening
type: speech
date: 2024-04-30
speakers: [{{person: moore, mode: direct}}]
located_in: [{place}]
sources: [paper]
quotes:
  - {{id: said, source: paper, exact: "{exact}", speaker: moore}}
{more}
---
-- content/snapshots/paper.txt --
{copy}"""
TEXTS = {
    "en": (
        ("Northtown", "Southtown", "Ada Moore", "We open the docks to all"),
        "On 30 April 2024 Ada Moore spoke in Northtown: “We open the docks to all.” "
        "On 3 June 2023 Ada Moore spoke in Southtown: “The river is our road and garden.”\n",
        "Northtown, 2 May 2024. The port was full.\n\nOn 30 April 2024 Ada Moore came.\n\n“We open the docks to all”, "
        "she said.\n\nOn 3 June 2023 Ben Hall spoke in Southtown.\n",
    ),
    "zh": (
        ("北镇", "南镇", "林浩然", "我们要开放老码头"),
        "2024年4月30日，林浩然在北镇说：“我们要开放老码头。”2023年6月3日，林浩然在南镇说：“这条河是我们的路也是花园。”\n",
        "北镇，2024年5月2日。港口很忙。\n\n2024年4月30日，林浩然来了。\n\n他说：“我们要开放老码头。”\n\n"
        "2023年6月3日，何本在南镇讲话。\n",
    ),
    "fr": (
        ("Norville", "Sudville", "Anne Dupont", "Nous ouvrons les quais à tous"),
        "Le 30 avril 2024, Anne Dupont a parlé à Norville : « Nous ouvrons les quais à tous ». "
        "Le 3 juin 2023, Anne Dupont a parlé à Sudville : « Le fleuve est notre route et notre jardin ».\n",
        "Norville, le 2 mai 2024. Le port est plein.\n\nLe 30 avril 2024, Anne Dupont est venue.\n\n"
        "« Nous ouvrons les quais à tous », a-t-elle dit.\n\nLe 3 juin 2023, Luc Morel a parlé à Sudville.\n",
    ),
    "de": (
        ("Nordhafen", "Südhafen", "Anna Weber", "Wir öffnen die alten Speicher"),
        "Am 30. April 2024 sprach Anna Weber in Nordhafen: „Wir öffnen die alten Speicher.“ "
        "Am 3. Juni 2023 sprach Anna Weber in Südhafen: „Der Fluss ist unser Garten.“\n",
        "Nordhafen, 2. Mai 2024. Der Hafen ist voll.\n\nAm 30. April 2024 kam Anna Weber.\n\n"
        "„Wir öffnen die alten Speicher“, sagte sie.\n\nAm 3. Juni 2023 sprach Jonas Krug in Südhafen.\n",
    ),
    "es": (
        ("Nortia", "Suria", "Ana Ruiz", "Abrimos los muelles a todos"),
        "El 30 de abril de 2024 Ana Ruiz habló en Nortia: «Abrimos los muelles a todos». "
        "El 3 de junio de 2023 Ana Ruiz habló en Suria: «El río es nuestro camino y jardín».\n",
        "Nortia, 2 de mayo de 2024. El puerto está lleno.\n\nEl 30 de abril de 2024 vino Ana Ruiz.\n\n"
        "«Abrimos los muelles a todos», dijo.\n\nEl 3 de junio de 2023 Luis Mora habló en Suria.\n",
    ),
    "ru": (
        ("Северск", "Южинск", "Анна Орлова", "Мы откроем причалы для всех"),
        "30 апреля 2024 года Анна Орлова выступила в Северске: «Мы откроем причалы для всех». "
        "3 июня 2023 года Анна Орлова выступила в Южинске: «Река наша дорога и наш сад».\n",
        "Северск, 2 мая 2024 г. Порт полон.\n\n30 апреля 2024 года приехала Анна Орлова.\n\n"
        "«Мы откроем причалы для всех», сказала Анна Орлова.\n\n3 июня 2023 года Иван Котов выступил в Южинске.\n",
    ),
}


def site(tmp_path: Path, language: str, copy: str, place: str, more: str = "") -> TinySite:
    north, south, name, exact = TEXTS[language][0]
    return TinySite.make(
        tmp_path / "site",
        SITE.format(
            north=north, south=south, name=name, exact=exact, language=language, copy=copy, place=place, more=more,
            hash=sha256(copy.encode()).hexdigest(),
        ).replace("\n\n---\n-- content/snap", "\n---\n-- content/snap"),
    )  # fmt: skip


def codes(found: TinySite) -> list[str]:
    return sorted(p.code for p in found.build().report.problems if p.code in ("W318", "W341", "W342"))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(("place", "expected"), [("north", []), ("south", ["W342"])])
def test_a_place_is_the_events_if_the_paper_names_it_of_the_event(
    tmp_path: Path, language: str, number: int, place: str, expected: list[str]
) -> None:
    copy = TEXTS[language][1 + number]
    assert isinstance(copy, str)
    assert codes(site(tmp_path, language, copy, place)) == expected


def test_a_place_of_another_day_is_not_the_events(tmp_path: Path) -> None:
    copy = "On 30 April 2024 Ada Moore spoke: “We open the docks to all.” On 3 June 2023 Ada Moore was in Southtown.\n"
    assert codes(site(tmp_path, "en", copy, "south")) == ["W342"]


def test_a_venue_is_the_events_if_the_paper_names_it_of_the_event(tmp_path: Path) -> None:
    copy = TEXTS["en"][1].replace("in Northtown", "in the Corn Hall in Northtown").replace(
        "in Southtown", "in the Wool Hall in Southtown"
    )  # fmt: skip
    assert codes(site(tmp_path, "en", copy, "north", "venue: the Corn Hall")) == []
    assert codes(site(tmp_path, "en", copy, "north", "venue: the Wool Hall")) == ["W342"]


def test_the_page_says_of_a_place_that_it_is_not_tied_to_the_event(tmp_path: Path) -> None:
    for place, said in (("north", ""), ("south", "elsewhere")):
        found = site(tmp_path, "en", TEXTS["en"][1], place)
        found.write(
            "layouts/speech.html", '<html lang=en><title>S</title>[{{ site.told(page.subject, "located_in.0") }}]'
        )
        assert f"[{said}]" in found.build().output("speeches/opening/index.html")


@pytest.mark.parametrize(
    "copy",
    [
        "Northtown. Ada Moore spoke at the port.\n\n“We open the docks to all.” She added: “The river is ours.”\n",
        "Ada Moore visited Northtown on 29 April 2024. The next day she said: “We open the docks to all.”\n",
        "“We open the docks to all”, Ada Moore said. She was speaking at a meeting in Northtown.\n",
        "Ada Moore, born in Southtown, came to Northtown. “We open the docks to all”, she said.\n",
        "Northtown welcomed the minister. Moore, who was born in Southtown, said: “We open the docks to all.”\n",
        "Northtown was destroyed on 3 June 1944. Ada Moore came. “We open the docks to all”, she said.\n",
        "Ben Hall, mayor of Northtown, said: “Welcome to you all.” Ada Moore answered: “We open the docks to all.”\n",
        "People in Northtown cheered.\n\nThey waited.\n\n“We open the docks to all”, Ada Moore said.\n",
    ],
)
def test_a_place_that_the_paper_names_of_the_event_in_other_ways_is_accepted(tmp_path: Path, copy: str) -> None:
    assert "W342" not in codes(site(tmp_path, "en", copy, "north"))
