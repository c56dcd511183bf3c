"""Bodies as speakers: an article that is written together with a name, and a name with an apostrophe, hide nobody."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from sites import TinySite

SITE = """
-- site.yaml --
title: Bodies
base_url: https://bodies.example/
checks: {needs: "off"}
-- content/pages/home.md --
---
title: Home
---
Welcome.
-- content/organisations.yaml --
union: {title: Dockers’ Union}
port: {title: Port Authority, names: {zh: 港务局}}
autorite: {title: Autorité portuaire}
autoridad: {title: Autoridad Portuaria}
hafen: {title: Hafenamt}
"""
OWN = """en | union | “[[The quay is closed]],” the Dockers’ Union said in a statement.
en | union | “[[The quay is closed]],” said the Dockers' Union.
en | union | In a statement, the Dockers’ Union said: “[[The quay is closed]].”
en | union | A statement by the Dockers’ Union reads: “[[The quay is closed]].”
en | union | According to the Dockers’ Union, “[[the quay is closed]]”.
fr | autorite | « [[Le quai est fermé]] », a annoncé l’Autorité portuaire.
fr | autorite | « [[Le quai est fermé]] », annonce l'Autorité portuaire dans un avis.
fr | autorite | « [[Le quai est fermé]] », a prévenu mardi l’Autorité portuaire.
es | autoridad | «[[El muelle está cerrado]]», anunció la Autoridad Portuaria.
de | hafen | „[[Der Kai ist gesperrt]]“, teilte das Hafenamt mit."""
ANOTHERS = """en | union | A spokesman told the Dockers’ Union: “[[The quay is closed]].”
en | union | The letter to the Dockers’ Union reads: “[[The quay is closed]].”
en | union | A rival of the Dockers’ Union said: “[[The quay is closed]].”
en | port | A driver waiting outside the Port Authority said: “[[The quay is closed]].”
fr | autorite | « [[Le quai est fermé]] », a annoncé le rival de l’Autorité portuaire.
fr | autorite | Le syndicat a écrit à l’Autorité portuaire : « [[Le quai est fermé]] ».
es | autoridad | El sindicato escribió a la Autoridad Portuaria: «[[El muelle está cerrado]]».
de | hafen | Ein früherer Leiter des Hafenamts sagte: „[[Der Kai ist gesperrt]].“
zh | port | 码头工会致函港务局称：“[[码头暂停靠泊]]。”"""


def files(number: int, row: str) -> str:
    language, body, line = row.split(" | ")
    words, copy = line[line.index("[[") + 2 : line.index("]]")], line.replace("[[", "").replace("]]", "") + "\n"
    return f"""-- content/sources/paper-{number}.yaml --
title: The paper
kind: news
publisher: not-stated
published: "../2024-12-31"
published_basis: inferred
date_note: It appeared in that year.
language: {language}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper-{number}.txt, sha256: {sha256(copy.encode()).hexdigest()}}}
quality: {{grade: C}}
-- content/speeches/event-{number}.md --
---
title: Event
type: document
date: 2024-05-01
date_basis: external
sources: [paper-{number}]
quotes:
  - {{id: said-{number}, source: paper-{number}, kind: direct, exact: "{words}", speaker: "organisation:{body}"}}
---
-- content/snapshots/paper-{number}.txt --
{copy}"""


@pytest.mark.parametrize(("rows", "given"), [(OWN, False), (ANOTHERS, True)])
def test_words_are_a_bodys_if_it_is_named_as_who_says_them(tmp_path: Path, rows: str, given: bool) -> None:
    lines = rows.splitlines()
    site = TinySite.make(tmp_path, SITE + "".join(files(number, row) for number, row in enumerate(lines)))
    told = [str(problem.where) for problem in site.build().report.problems if problem.code == "W317"]
    warned = [line for number, line in enumerate(lines) if any(f"event-{number}." in where for where in told)]
    assert warned == (lines if given else [])
