"""Words that another says for a speaker, that were never said or that are recited, are not the speaker's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.evidence import SourceText, forms_of_person, places, whose

SPEAKERS = {
    "F": "Nora Field",
    "Z": "周明远",
    "V": "Karin Vogt",
    "R": "Claire Roche",
    "G": "Marta Gil",
    "H": "Hans Jonas",
    "S": "Вера Соколова",
    "T": "Tom Hall",
    "M": "马立新",
    "K": "Jonas Krug",
    "L": "Luc Morel",
    "P": "Luis Mora",
    "C": "Иван Котов",
}


def read(line: str, speaker: str) -> str:
    """Whose the words in [[ ]] are."""
    start, end = line.index("[["), line.index("]]") - 2
    source, _ = SourceText.prepare(line.replace("[[", "").replace("]]", ""), ())
    mine = places(source, forms_of_person([SPEAKERS[speaker]]))
    others = sorted(
        {
            at
            for name in SPEAKERS.values()
            if name != SPEAKERS[speaker]
            for at in places(source, forms_of_person([name]))
        }
    )
    return whose(source, start, end, mine, lambda: others, spoken=False)


def rows(heading: str) -> list[tuple[str, str, str]]:
    """The rows under a heading of the table."""
    text = Path(__file__).with_name("speaker_rows.txt").read_text("utf-8")
    under = text.partition(f"# {heading}\n")[2].partition("\n# ")[0]
    found = [line.split("|", 2) for line in under.strip("\n").split("\n")]
    return [(kind, speaker, line) for kind, speaker, line in found]


def judge(kind: str, speaker: str, line: str) -> None:
    assert (read(line, speaker) == "own") == (kind == "o")


@pytest.mark.parametrize(("kind", "speaker", "line"), rows("another speaks for the speaker"))
def test_what_an_aide_or_a_relative_says_is_not_the_speakers(kind: str, speaker: str, line: str) -> None:
    judge(kind, speaker, line)


@pytest.mark.parametrize(("kind", "speaker", "line"), rows("words put into a mouth, or never said"))
def test_what_was_denied_or_made_up_was_not_said(kind: str, speaker: str, line: str) -> None:
    judge(kind, speaker, line)


@pytest.mark.parametrize(("kind", "speaker", "line"), rows("never real"))
def test_what_would_or_might_be_said_was_not_said(kind: str, speaker: str, line: str) -> None:
    judge(kind, speaker, line)


@pytest.mark.parametrize(("kind", "speaker", "line"), rows("the words of another, recited"))
def test_what_a_speaker_recites_is_anothers(kind: str, speaker: str, line: str) -> None:
    judge(kind, speaker, line)


@pytest.mark.parametrize(("kind", "speaker", "line"), rows("of all kinds"))
def test_whose_words_they_are_is_known_in_six_languages(kind: str, speaker: str, line: str) -> None:
    judge(kind, speaker, line)


@pytest.mark.parametrize(("kind", "speaker", "line"), rows("a pronoun, or no subject, speaks"))
def test_a_pronoun_means_who_is_named_before_it_and_has_its_gender(kind: str, speaker: str, line: str) -> None:
    judge(kind, speaker, line)


@pytest.mark.parametrize(("kind", "speaker", "line"), rows("more verbs, and their forms"))
def test_verbs_of_saying_are_known_in_their_forms(kind: str, speaker: str, line: str) -> None:
    judge(kind, speaker, line)
