"""Whom the sentence at a quotation names as its speaker, where the editor names another."""

from __future__ import annotations

import pytest

from explainer.evidence import SourceText, ascribed, forms_of_person, places

SAID = "we shall build"


def another(line: str, mine: str, other: str) -> str | None:
    source, _ = SourceText.prepare(line, ())
    own, others = (places(source, forms_of_person([name])) for name in (mine, other))
    at = line.index(SAID)
    offset = ascribed(source, at, at + len(SAID), own, lambda: others)
    return None if offset is None else line[offset : offset + len(other)]


@pytest.mark.parametrize(
    "line",
    [
        "“we shall build,” Ada Moore said. Tom Brandt was there.",
        "Ada Moore said: “we shall build.” “No,” Tom Brandt said.",
        "“No,” Tom Brandt said. Ada Moore replied: “we shall build.”",
        "“we shall build,” said Ada Moore, while Tom Brandt added, “No.”",
        "Tom Brandt listened. “we shall build.” Ada Moore said this.",
        "„we shall build“, sagte Ada Moore. Tom Brandt erklärte: „Nein.“",
        "„Nein“, sagte Tom Brandt, und Ada Moore erklärte: „we shall build.“",
        "« we shall build », a déclaré Ada Moore. Tom Brandt a ajouté : « Non. »",
        "“we shall build,” Ada Moore answered. “No,” Tom Brandt insisted.",
        "Tom Brandt was not there. Ada Moore, who came late, told reporters: “we shall build.”",
        "Tom Brandt quoted Ada Moore as saying “we shall build”.",
        "Ada Moore told Tom Brandt: “we shall build.”",
        "“we shall build.” That was the answer of Ada Moore to Tom Brandt.",
    ],
)
def test_the_name_beside_a_verb_of_saying_is_the_speaker(line: str) -> None:
    assert another(line, "Tom Brandt", "Ada Moore") == "Ada Moore"
    assert another(line, "Ada Moore", "Tom Brandt") is None


@pytest.mark.parametrize(
    "line",
    ["林浩然说：“we shall build。”周敏表示：“不。”", "“we shall build。”林浩然说。“不。”周敏说。"],
)
def test_so_it_is_in_chinese(line: str) -> None:
    assert another(line, "周敏", "林浩然") == "林浩然"
    assert another(line, "林浩然", "周敏") is None


@pytest.mark.parametrize(
    "line",
    [
        "Tom Brandt spoke. “we shall build,” he said of Ada Moore.",
        "Tom Brandt came. He told Ada Moore: “we shall build.”",
        "Tom Brandt came. He said, as Ada Moore nodded: “we shall build.”",
        "“we shall build,” as Ada Moore left, Tom Brandt said.",
        "Tom Brandt spoke. “we shall build.” Ada Moore said: “No.”",
        "Tom Brandt came. The minister told Ada Moore: “we shall build.”",
        "Tom Brandt came. “we shall build,” Ada Moore’s guest said.",
        "Tom Brandt and Ada Moore said: “we shall build.”",
        "Tom Brandt spoke. “we shall build.” It was the day on which Ada Moore left.",
    ],
)
def test_nobody_is_named_by_a_pronoun_or_as_the_one_who_is_spoken_to(line: str) -> None:
    assert another(line, "Tom Brandt", "Ada Moore") is None


@pytest.mark.parametrize(
    ("line", "mine", "speaker"),
    [
        ("Ada Moore came. Jane Doe said: “we shall build.”", "Ada Moore", "Jane Doe"),
        ("Ada Moore came. “we shall build,” said Jane Doe.", "Ada Moore", "Jane Doe"),
        ("习近平主席和代表出席。李强说：“we shall build。”", "习近平", "李强"),
        ("李强转达了习近平主席的问候，他说：“we shall build。”", "习近平", "李强"),
        ("Ada Moore’s spokesman said: “we shall build.”", "Ada Moore", "Ada Moore"),
        ("The spokesman of Ada Moore said: “we shall build.”", "Ada Moore", "Ada Moore"),
    ],
)
def test_a_speaker_without_a_record_is_another_too(line: str, mine: str, speaker: str) -> None:
    source, _ = SourceText.prepare(line, ())
    at = line.index(SAID)
    offset = ascribed(source, at, at + len(SAID), places(source, forms_of_person([mine])), lambda: ())
    assert offset is not None
    assert line[offset:].startswith(speaker)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Moore came. The Prime Minister said: “we shall build.”",
        "Ada Moore came. On Monday Mayor Moore said: “we shall build.”",
        "Ada Moore thanked her spokesman and said: “we shall build.”",
        "“we shall build,” Ada Moore told Jane Doe.",
        "Jane Doe quoted Ada Moore as saying “we shall build”.",
        "Ada Moore came. “we shall build,” the Northtown Council said.",
    ],
)
def test_a_speaker_who_is_named_or_holds_an_office_is_no_other(line: str) -> None:
    source, _ = SourceText.prepare(line, ())
    at = line.index(SAID)
    assert ascribed(source, at, at + len(SAID), places(source, forms_of_person(["Ada Moore"])), lambda: ()) is None
