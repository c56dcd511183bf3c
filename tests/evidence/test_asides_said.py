"""The subject of a verb of saying behind an aside is who is named before the aside, and not who is named in it."""

from __future__ import annotations

import pytest

from explainer.evidence import SourceText, forms_of_person, places, whose

ROWS = [
    ("Nora Field", "Tom Hall", "Tom Hall, whom Nora Field had appointed, said: “[[We pay]].”"),
    ("Karin Vogt", "Jonas Krug", "Jonas Krug, den Karin Vogt ernannt hatte, sagte: „[[Wir zahlen]].“"),
    ("Claire Roche", "Luc Morel", "Luc Morel, nommé par Claire Roche, a déclaré : « [[Nous payons]] »."),
    ("Marta Gil", "Luis Mora", "Luis Mora, nombrado por Marta Gil, declaró: «[[Pagamos]]»."),
    ("Вера Соколова", "Иван Котов", "Иван Котов, которого Вера Соколова назначила министром, сказал: «[[Мы платим]]»."),
]


@pytest.mark.parametrize(("inside", "subject", "line"), ROWS)
def test_who_is_named_in_an_aside_does_not_speak(inside: str, subject: str, line: str) -> None:
    assert read(line, inside, [subject]) != "own"
    assert read(line, inside, []) != "own"
    assert read(line, subject, [inside]) == "own"


def test_the_speaker_may_have_an_aside_without_names() -> None:
    assert read("Nora Field, who was elected in May, said: “[[We pay]].”", "Nora Field", []) == "own"
    assert read("Nora Field came. Then, which surprised all, said she: “[[We pay]].”", "Nora Field", []) == "own"


def read(line: str, name: str, others: list[str]) -> str:
    start, end = line.index("[["), line.index("]]") - 2
    source, _ = SourceText.prepare(line.replace("[[", "").replace("]]", ""), ())
    known = sorted({at for other in others for at in places(source, forms_of_person([other]))})
    return whose(source, start, end, places(source, forms_of_person([name])), lambda: known)
