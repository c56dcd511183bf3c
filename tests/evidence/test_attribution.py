"""Who spoke, where and to whom: a wrong name is noticed in every language, a right one is left alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import TinySite, checked

from explainer.engine.store import Store
from explainer.evidence import Match, NotFound, SourceText, find_role
from explainer.evidence.names import forms_of_person, forms_of_place, offices, places
from explainer.ground.problems import Problem

Check = Callable[[str], list[Problem]]

TEXTS = {
    "english": """The harbour meeting in Northtown

Chancellor Angela Merkel opened the meeting. “The harbour stays open,” she said.

Nobody objected for an hour.

It rained in the afternoon.

Ursula von der Leyen came later. “The bridge will be built,” von der Leyen said.
""",
    "chinese": "会议在吉林举行。\n\n习近平主席强调，“港口要开放”。\n\n下午下雨。\n\n代表们休息。\n\n"
    "李强总理指出，“桥梁要建设”。\n",
    "french": "Réunion au port.\n\nMme Merkel a dit : « Le port reste ouvert ».\n\nIl pleut.\n\nOn attend.\n\n"
    "Mme von der Leyen a dit : « Le pont sera construit ».\n",
    "german": "Treffen am Hafen.\n\nMerkels Worte: „Der Hafen bleibt offen“.\n\nEs regnet.\n\nMan wartet.\n\n"
    "Von der Leyen sagte: „Die Brücke wird gebaut“.\n",
}
QUOTATIONS = (
    ("english", "The harbour stays open", "merkel"),
    ("english", "The bridge will be built", "leyen"),
    ("chinese", "港口要开放", "xi"),
    ("chinese", "桥梁要建设", "li"),
    ("french", "Le port reste ouvert", "merkel"),
    ("french", "Le pont sera construit", "leyen"),
    ("german", "Der Hafen bleibt offen", "merkel"),
    ("german", "Die Brücke wird gebaut", "leyen"),
)
PEOPLE = {"merkel", "leyen", "xi", "li"}


def archive(quotations: str, speech: str = "") -> str:
    sources = "".join(
        f"""-- content/sources/{name}.yaml --
title: {name}
kind: news
publisher: not-stated
published: 2024-05-02
published_basis: external
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/{name}.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}
quality: {{grade: C}}
-- content/snapshots/{name}.txt --
{text}"""
        for name, text in TEXTS.items()
    )
    return f"""-- site.yaml --
title: Names
base_url: https://names.example/
-- content/people.yaml --
merkel: {{title: Angela Merkel}}
leyen: {{title: Ursula von der Leyen}}
xi: {{title: Xi Jinping, names: {{zh: 习近平}}}}
li: {{title: Li Qiang, names: {{zh: 李强}}}}
-- content/regions.yaml --
china: {{title: China, level: nation, codes: {{iso3166_2: CN}}}}
jilin: {{title: Jilin Province, level: province, parent: china, names: {{zh: 吉林省}}, codes: {{iso3166_2: CN-JL}}}}
hunan: {{title: Hunan, level: province, parent: china, codes: {{iso3166_2: CN-HN}}}}
{sources}-- content/speeches/meeting.md --
---
title: The meeting
type: meeting
date: 2024-05-01
date_basis: external
sources: [english, chinese, french, german]
{speech}
quotes:
{quotations}
---
"""


def quotation(source: str, exact: str, speaker: str, more: str = "") -> str:
    return f"  - {{source: {source}, kind: reported, exact: {exact}, speaker: {speaker}{more}}}\n"


TRUE = "".join(quotation(*each) for each in QUOTATIONS)


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def problems(text: str) -> list[Problem]:
        site = TinySite.make(tmp_path / "site", text)
        store = Store(site.root / "store")
        with site.alone():
            try:
                options = site.options()
                return list(checked(options, store).problems)
            finally:
                store.close()

    return problems


def of(problems: list[Problem], *codes: str) -> list[str]:
    return [f"{problem.code} {problem.message}" for problem in problems if problem.code in codes]


def test_true_speakers_and_places_are_left_alone(check: Check) -> None:
    speech = "speakers: [{person: merkel}, {person: leyen}, {person: xi}]\nlocated_in: [jilin]\naddressed_to: [china]"
    assert not of(check(archive(TRUE, speech)), "W317", "W318", "E311")


@pytest.mark.parametrize("number", range(len(QUOTATIONS)))
def test_every_other_speaker_is_noticed(check: Check, number: int) -> None:
    source, exact, speaker = QUOTATIONS[number]
    for other in sorted(PEOPLE - {speaker}):
        lines = [quotation(*each) for at, each in enumerate(QUOTATIONS) if at != number]
        found = of(check(archive("".join([*lines, quotation(source, exact, other)]))), "W317")
        assert len(found) == 1, (exact, other, found)


def test_a_speaker_and_places_that_no_cited_source_names_are_noticed(check: Check) -> None:
    speech = "speakers: [{person: nobody}]\nlocated_in: [hunan]\naddressed_to: [hunan, jilin]"
    text = archive(TRUE, speech).replace("merkel: {", "nobody: {title: Jane Doe}\nmerkel: {", 1)
    problems = check(text)
    assert [line.split(":")[0] for line in of(problems, "W317")] == [
        'W317 No cited source names the speaker "Jane Doe"'
    ]
    assert len(of(problems, "W318")) == 2


def test_guests_of_a_country_are_spoken_to_and_its_sea_is_no_place_in_it(check: Check) -> None:
    def places_of(words: str, field: str) -> list[str]:
        text = archive("", f"{field}: [china]").replace(
            "sources: [english, chinese, french, german]", "sources: [land]"
        )
        snapshot = f"Ada Moore spoke {words}.\n"
        digest = hashlib.sha256(snapshot.encode()).hexdigest()
        record = (
            f"-- content/sources/land.yaml --\ntitle: land\nkind: news\npublisher: not-stated\npublished: 2024-05-02\n"
            "published_basis: external\nlanguage: en\nlicence: {id: unknown, display: excerpts}\n"
            f"snapshot: {{path: snapshots/land.txt, sha256: {digest}}}\nquality: {{grade: C}}\n"
            f"-- content/snapshots/land.txt --\n{snapshot}"
        )
        text = text.replace("jilin: {", "berlin: {title: Berlin, level: city}\njilin: {", 1)
        return of(check(text.replace("-- content/speeches", record + "-- content/speeches", 1)), "W318")

    assert places_of("with Chinese guests in Berlin", "addressed_to") == []
    assert len(places_of("with Chinese guests in Berlin", "located_in")) == 1
    assert len(places_of("in Berlin on the South China Sea", "located_in")) == 1
    assert places_of("in Berlin and in northern China", "located_in") == []


@pytest.mark.parametrize(
    ("text", "role", "there"),
    [
        ("Vice President Chen Yi spoke.", "President", False),
        ("Vice President Chen Yi spoke to President Li.", "President", True),
        ("Deputy foreign minister Ma said so.", "minister", False),
        ("Former German Chancellor Merkel said so.", "Chancellor", False),
        ("The Under-Secretary-General spoke.", "Secretary-General", False),
        ("The President-elect spoke.", "President", False),
        ("His deputy told President Li.", "President", True),
        ("副主席陈毅讲话。", "主席", False),
        ("国家主席讲话。", "主席", True),
        ("前总理讲话。", "总理", False),
        ("日前总理讲话。", "总理", True),
        ("太原市长讲话。", "市长", True),
        ("L'ancien président a parlé.", "président", False),
        ("Le ministre adjoint a parlé.", "ministre", False),
        ("Der stellvertretende Minister sprach.", "Minister", False),
        ("Der Vizepräsident und der ehemalige Minister.", "Minister", False),
        ("El vicepresidente habló.", "presidente", False),
        ("El ministro adjunto habló.", "ministro", False),
        ("Бывший министр и экс-министр.", "министр", False),
        ("Замглавы ведомства.", "главы", False),
        ("Об этом сказал министр.", "министр", True),
    ],
)
def test_an_office_is_found_as_a_whole_title_only(text: str, role: str, there: bool) -> None:
    source, _ = SourceText.prepare(text, ())
    result = find_role(source, role)
    assert isinstance(result, Match) is there
    if isinstance(result, NotFound) and result.closest:
        assert role in result.closest.text


def test_the_office_of_somebody_else_is_noticed(check: Check) -> None:
    speech = "speakers: [{person: leyen, role_text: Chancellor}]"
    assert len(of(check(archive(TRUE, speech)), "W317")) == 1
    speech = "speakers: [{person: merkel, role_text: Chancellor}]"
    assert not of(check(archive(TRUE, speech)), "W317", "E311")


def retold(name: str, text: str, quotations: str, speech: str = "") -> str:
    """The site with another text of one of its sources."""
    old = TEXTS[name]
    before, after = (hashlib.sha256(each.encode()).hexdigest() for each in (old, text))
    return archive(quotations, speech).replace(old, text).replace(before, after)


@pytest.mark.parametrize(
    ("text", "speech", "speaker", "said"),
    [
        ("Angela Merkel spoke. “The harbour stays open.”\n", "", "xi", "does not name the speaker"),
        ("Angela Merkel and Ursula von der Leyen met.\n\n“The harbour stays open,” Ursula von der Leyen said.\n",
         "", "merkel", "to another than"),
        ("Angela Merkel listened. Ursula von der Leyen said: The harbour stays open.\n", "", "merkel",
         "to another than"),
        ("Angela Merkel came.\n\nIt rained.\n\nIt was cold.\n\nUrsula von der Leyen came.\n\n"
         "Then: “The harbour stays open.”\n", "", "merkel", "but not near"),
        ("“The harbour stays open.”\n\nIt rained.\n\nIt was cold.\n\nIt was dark.\n\nAngela Merkel came.\n", "",
         "merkel", "but not near"),
        ("Angela Merkel came.\n\nIt rained.\n\nIt was cold.\n\nNobody came.\n\nThen: “The harbour stays open.”\n",
         "", "merkel", ""),
        ("Chancellor Angela Merkel said: “The harbour stays open.” Everybody listened to it.\n\nIt rained.\n\n"
         "Chancellor Jane Doe left.\n", "speakers: [{person: merkel, role_text: Chancellor}]", "merkel", ""),
    ],
)  # fmt: skip
def test_a_warning_says_what_is_known_of_the_speaker(
    check: Check, text: str, speech: str, speaker: str, said: str
) -> None:
    found = of(check(retold("english", text, quotation("english", "The harbour stays open", speaker), speech)), "W317")
    assert len(found) == bool(said)
    assert not found or said in found[0]


ABSENT = """Chancellor Angela Merkel came.

It rained.

The Chancellor said: “The harbour stays open.”
"""
FAR = """Chancellor Angela Merkel came.

It rained.

It was cold.

Ursula von der Leyen listened.

Chancellor Jane Doe said: “The harbour stays open.”
"""


@pytest.mark.parametrize(("text", "speaker", "said"), [(ABSENT, "xi", "not name"), (FAR, "merkel", "but not near")])
def test_an_office_names_nobody_where_it_is_anothers(check: Check, text: str, speaker: str, said: str) -> None:
    line = quotation("english", "The harbour stays open", speaker, ", role_text: Chancellor")
    found = of(check(retold("english", text, line)), "W317")
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize("known_by", ["quotation", "office"])
def test_a_chinese_office_is_known_as_that_of_a_person_of_the_site(check: Check, known_by: str) -> None:
    text = "会议在吉林举行。总理李强指出，“桥梁要建设”。\n\n习近平说，“港口要开放”。\n"
    lines = quotation("chinese", "港口要开放", "xi", ", role_text: 总理")
    if known_by == "quotation":
        lines += quotation("chinese", "桥梁要建设", "li")
    site = retold("chinese", text, lines)
    if known_by == "office":
        site = site.replace("{title: Li Qiang,", "{title: Li Qiang, roles: [{role: 总理, source: chinese}],")
    found = of(check(site), "W317")
    assert len(found) == 1
    assert "only beside another name" in found[0]


def test_of_a_copy_that_is_not_the_recorded_one_only_that_is_said(check: Check) -> None:
    text = archive("", "speakers: [{person: nobody}]").replace("merkel: {", "nobody: {title: Jane Doe}\nmerkel: {", 1)
    assert of(check(text), "W317")
    digest = hashlib.sha256(TEXTS["english"].encode()).hexdigest()
    assert not of(check(text.replace(digest, "0" * 64)), "W317")


@pytest.mark.parametrize(
    ("text", "anothers"),
    [
        ("The President Monday spoke of it.", [False]),
        ("The President Smith spoke of it.", [True]),
        ("Angela Merkel came. President von der Leyen spoke.", [True]),
        ("The Vice President spoke of it.", []),
    ],
)
def test_an_office_is_anothers_beside_the_name_of_another(text: str, anothers: list[bool]) -> None:
    source, _ = SourceText.prepare(text, ())
    own, others = (places(source, forms_of_person([name])) for name in ("Angela Merkel", "Ursula von der Leyen"))
    assert [is_anothers for _, is_anothers in offices(source, "President", own, others)] == anothers


@pytest.mark.parametrize(
    ("names", "text", "there"),
    [
        (["Xi Jinping", "习近平"], "President Xi said", True),
        (["Xi Jinping", "习近平"], "习总书记指出", True),
        (["Xi Jinping", "习近平"], "学习要认真", False),
        (["John F. Kennedy Jr."], "Mr KENNEDY: I agree.", True),
        (["Theresa May"], "on 1 May 2024", False),
        (["Theresa May"], "Mrs May said", True),
        (["Gordon Brown"], "a brown fox", False),
        (["Владимир Путин"], "по словам Путина", True),
        (["Barack Obama", "贝拉克·奥巴马"], "奥巴马表示", True),
        (["The minister"], "the minister of trade", True),
    ],
)
def test_a_person_is_found_by_the_forms_in_which_texts_print_names(names: list[str], text: str, there: bool) -> None:
    assert bool(places(SourceText.prepare(text, ())[0], forms_of_person(names))) is there


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("Jiangsu", "in Jiangsu Province", True),
        ("Jiangsu Province", "in Jiangsu", True),
        ("Guangxi Zhuang Autonomous Region", "in Guangxi", True),
        ("江苏省", "在江苏考察", True),
        ("Hunan", "in Hunanese", False),
        ("Hunan", "in SiHunan", False),
    ],
)
def test_a_place_is_found_with_and_without_its_rank(name: str, text: str, there: bool) -> None:
    assert bool(places(SourceText.prepare(text, ())[0], forms_of_place([name]))) is there


def test_what_is_excluded_names_nobody() -> None:
    source, _ = SourceText.prepare("Mrs May said so.", [("x", "Mrs May said so.", "foreign")])
    assert not places(source, forms_of_person(["Theresa May"]))
