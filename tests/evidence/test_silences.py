"""What a record says that its sources do not state: if a cited source states it, that is said, with its line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from test_told import Found, codes, judged

SITE = """
-- site.yaml --
title: Silences
base_url: https://silences.example/
checks: {{needs: "off", theme_support: "off", said_as_it_is: "off"}}
-- content/regions.yaml --
china: {{title: China, level: nation, names: {{zh: 中国}}, codes: {{iso3166_2: CN}}}}
jilin: {{title: Jilin Province, level: province, parent: china, names: {{zh: 吉林省}}, codes: {{iso3166_2: CN-JL}}}}
hunan: {{title: Hunan, level: province, parent: china, names: {{zh: 湖南省}}, codes: {{iso3166_2: CN-HN}}}}
bavaria: {{title: Bayern, level: province, parent: china, names: {{fr: Bavière, es: Baviera, ru: Бавария}}}}
-- content/organisations.yaml --
office: {{title: Trade Office, type: government, names: {{zh: 商务厅}}}}
-- content/people.yaml --
moore: {{title: Ada Moore, names: {{zh: 莫尔德}}}}
brandt: {{title: Tom Brandt}}
{people}-- content/sources/paper.yaml --
title: paper
kind: news
publisher: The Press
published: 2024-05-02
published_basis: external
language: {language}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hash}}}
{source}
-- content/snapshots/paper.txt --
{text}-- {path} --
---
title: The harbour
sources: [paper]
{record}
---
"""
HEARD = (
    "Jilin Daily, 2 May 2024.\n\nIn the hall in Jilin, Ada Moore told the people of Hunan on 1 May 2024:"
    " “The harbour stays open.”\n\nTom Brandt said that it rained. Elsewhere, in Hunan, a road was built.\n"
)
QUOTED = 'quotes:\n  - {source: paper, exact: "%s"}'
Check = Callable[..., Found]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def problems(text: str, record: str, kind: str = "speeches", **given: str) -> Found:
        values = {"language": "en", "source": "", "people": "", **given}
        if "quality:" not in values["source"]:
            values["source"] += "\nquality: {grade: C}"
        archive = SITE.format(
            text=text, record=record, path=f"content/{kind}/it.md", hash=hashlib.sha256(text.encode()).hexdigest(),
            **values,
        )  # fmt: skip
        return [(code, message) for code, message in judged(tmp_path, archive) if code in ("W327", "E330", "E202")]

    return problems


def speech(silent: str, *more: str, exact: str = "The harbour stays open") -> str:
    lines = ["type: meeting", f"not_stated: [{silent}]", *more]
    if "date" not in silent:
        lines += ["date: 2024-05-01", "date_basis: external"]
    return "\n".join([*lines, QUOTED % exact if exact else ""])


@pytest.mark.parametrize(
    ("silent", "words"),
    [
        ("speakers", "Ada Moore told"),
        ("located_in", "Jilin, Ada"),
        ("addressed_to", "Hunan on 1"),
        ("date", "1 May 2024:"),
    ],
)
@pytest.mark.parametrize("exact", ["The harbour stays open", ""])
def test_what_stands_beside_the_quotation_or_the_date_is_stated(
    check: Check, silent: str, words: str, exact: str
) -> None:
    found = check(HEARD, speech(silent, exact=exact))
    assert codes(found) == ["W327"]
    assert "(line 3)" in found[0][1] and words in found[0][1]


@pytest.mark.parametrize(
    ("text", "exact", "silent", "more"),
    [
        (
            "We spoke of Ada Moore’s plan: “The harbour stays open,” it was said.\n",
            "The harbour stays open",
            "speakers",
            "",
        ),
        ("They told Ada Moore: “The harbour stays open.”\n", "The harbour stays open", "speakers", ""),
        ("“Ada Moore said no,” a voice called.\n", "a voice called", "speakers", ""),
        (
            "Ada Moore said it was late.\n\nA meeting took place.\n\nNobody is named here.\n",
            "Nobody is named",
            "speakers",
            "",
        ),
        ("The road in Hunan was praised.\n", "was praised", "located_in", "about_regions: [hunan]"),
        ("The road of Hunan was praised.\n", "was praised", "located_in", ""),
        ("The trade in China was praised.\n", "was praised", "located_in", ""),
        ("The law of 3 May 2020 was praised.\n", "was praised", "date", ""),
        ("Jilin Daily, 2 May 2024. The road was praised.\n", "was praised", "date", ""),
        ("“We met on 3 May 2023,” they said; it was praised.\n", "it was praised", "date", ""),
    ],
)
def test_what_is_only_spoken_of_is_not_stated(check: Check, text: str, exact: str, silent: str, more: str) -> None:
    assert codes(check(text, speech(silent, *([more] if more else []), exact=exact))) == []


@pytest.mark.parametrize(
    ("language", "text", "exact", "silent"),
    [
        ("zh-Hans", "莫尔德5月1日在吉林说：“港口要开放。”\n", "港口要开放", "speakers"),
        ("zh-Hans", "莫尔德5月1日在吉林说：“港口要开放。”\n", "港口要开放", "located_in"),
        ("zh-Hans", "莫尔德5月1日在吉林说：“港口要开放。”\n", "港口要开放", "date"),
        ("zh-Hans", "莫尔德对湖南说：“港口要开放。”\n", "港口要开放", "addressed_to"),
        (
            "de",
            "Ada Moore sagte am 1. Mai 2024 in Bayern: „Der Hafen bleibt offen.“\n",
            "Der Hafen bleibt offen",
            "speakers",
        ),
        (
            "de",
            "Ada Moore sagte am 1. Mai 2024 in Bayern: „Der Hafen bleibt offen.“\n",
            "Der Hafen bleibt offen",
            "located_in",
        ),
        (
            "de",
            "Ada Moore sagte am 1. Mai 2024 in Bayern: „Der Hafen bleibt offen.“\n",
            "Der Hafen bleibt offen",
            "date",
        ),
        (
            "fr",
            "Ada Moore a dit le 1er mai 2024 en Bavière : « Le port reste ouvert. »\n",
            "Le port reste ouvert",
            "speakers",
        ),
        (
            "fr",
            "Ada Moore a dit le 1er mai 2024 en Bavière : « Le port reste ouvert. »\n",
            "Le port reste ouvert",
            "located_in",
        ),
        ("es", "Ada Moore dijo el 1 de mayo de 2024 en Baviera: «El puerto sigue abierto.»\n", "El puerto", "date"),
        (
            "es",
            "Ada Moore dijo el 1 de mayo de 2024 en Baviera: «El puerto sigue abierto.»\n",
            "El puerto",
            "located_in",
        ),
        (
            "ru",
            "Ada Moore сказала 1 мая 2024 года в Баварии: «Порт останется открытым.»\n",
            "Порт останется",
            "speakers",
        ),
        (
            "ru",
            "Ada Moore сказала 1 мая 2024 года в Баварии: «Порт останется открытым.»\n",
            "Порт останется",
            "located_in",
        ),
    ],
)
def test_it_is_found_in_other_languages(check: Check, language: str, text: str, exact: str, silent: str) -> None:
    assert codes(check(text, speech(silent, exact=exact), language=language)) == ["W327"]


@pytest.mark.parametrize(
    ("kind", "record", "text", "wanted"),
    [
        ("plans", "issuer: not-stated", "The Trade Office adopted the harbour plan.\n", True),
        ("plans", "not_stated: [issuer]", "The harbour plan was issued by the Trade Office today.\n", True),
        ("plans", "issuer: not-stated", "商务厅印发港口规划。\n", True),
        ("plans", "issuer: not-stated", "The Trade Office praised the harbour plan.\n", False),
        ("plans", "issuer: not-stated", "The Trade Office released new stamps.\n", False),
        ("plans", "not_stated: [period]", "The plan for 2024-2035 is new.\n", True),
        ("plans", "not_stated: [period]", "The plan of 2024 is new.\n", False),
        ("calls", "organisers: [not-stated]", "The Trade Office invites suggestions.\n", True),
        ("calls", "opens: not-stated", "Write to us from 3 May 2024.\n", True),
        ("calls", "closes: not-stated", "Write to us. Deadline: 30 May 2024.\n", True),
        ("calls", "not_stated: [closes]", "请于5月30日前提交意见。\n", True),
        ("calls", "closes: not-stated", "Printed on 30 May 2024. Write to us.\n", False),
        ("calls", "not_stated: [channels]", "Write to post@harbour.example today.\n", True),
        ("calls", "not_stated: [channels]", "Write to us today.\n", False),
    ],
)
def test_plans_and_calls_are_looked_up_too(check: Check, kind: str, record: str, text: str, wanted: bool) -> None:
    assert codes(check(text, record, kind)) == (["W327"] if wanted else [])


@pytest.mark.parametrize(
    ("silent", "text", "wanted"),
    [
        ("byline", "By Ada Moore\n\nThe harbour is open.\n", True),
        ("byline", "By night the harbour is open.\n", False),
        ("byline", "港口开放。（记者 李强）\n", True),
        ("licence", "The harbour is open.\n\n© 2024 The Press. All rights reserved.\n", True),
        ("licence", "The harbour is licensed to trade.\n", False),
    ],
)
def test_a_source_is_looked_up_too(check: Check, silent: str, text: str, wanted: bool) -> None:
    given = {"source": f"not_stated: [{silent}]"}
    assert codes(check(text, speech("occasion", exact=""), **given)) == (["W327"] if wanted else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mayor Ada Miller opened it.\n", True),
        ("Ada Miller, the mayor, opened it.\n", True),
        ("Ada Miller opened it. The mayor came.\n", False),
    ],
)
def test_the_office_of_a_person_is_looked_up_too(check: Check, text: str, wanted: bool) -> None:
    people = "miller: {title: Ada Miller, not_stated: [roles], sources: [paper]}\n"
    assert codes(check(text, speech("occasion", exact=""), people=people)) == (["W327"] if wanted else [])


def test_a_venue_may_be_stated_where_no_region_is(check: Check) -> None:
    assert codes(check("They met in a hall.\n", speech("located_in", "venue: A hall", exact="They met"))) == []


@pytest.mark.parametrize(
    ("text", "language", "sentence", "wanted"),
    [
        ("The mayor spoke.\n", "en", "It does not mention the mayor.", True),
        ("The mayor spoke.\n", "en", "It does not mention the mayors of other towns.", False),
        ("The mayor spoke.\n", "en", "It does not say when the mayor spoke.", False),
        ("市长讲话。\n", "zh-Hans", "材料没有提到市长。", True),
        ("市长讲话。\n", "zh-Hans", "材料没有提到省长。", False),
    ],
)
def test_what_a_source_is_said_not_to_mention_does_not_stand_in_it(
    check: Check, text: str, language: str, sentence: str, wanted: bool
) -> None:
    given = {"source": f"quality: {{grade: C, omissions: [{sentence}]}}", "language": language}
    assert codes(check(text, speech("occasion", exact=""), **given)) == (["W327"] if wanted else [])
