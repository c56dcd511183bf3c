"""Full stops within a sentence: whose words a quotation has does not change with the date or the title before them."""

from __future__ import annotations

import pytest

from explainer.evidence import SourceText, ascribed, forms_of_person, places, whose
from explainer.evidence.stops import ends_sentence

OWN = """Karin Vogt | Am 7. Juni 2023 erklärte Karin Vogt: „[[Wir bauen]].“
Karin Vogt | Am 7. Juni 2023 sagte Karin Vogt den Abgeordneten: „[[Wir bauen]].“
Karin Vogt | Karin Vogt erklärte am 7. Juni 2023 auf dem Marktplatz: „[[Wir bauen]].“
Karin Vogt | Karin Vogt sagte am Mittwoch, dem 7. Juni 2023, im Rathaus: „[[Wir bauen]].“
Karin Vogt | Karin Vogt sagte am 7. 6. 2023 im Rathaus: „[[Wir bauen]].“
Karin Vogt | Zum Streik vom 19. Oktober 2023 sagte Karin Vogt: „[[Wir bauen]].“
Karin Vogt | Karin Vogt sagte auf dem 5. Parteitag: „[[Wir bauen]].“
Karin Vogt | Karin Vogt sagte im 20. Bundestag: „[[Wir bauen]].“
Karin Vogt | „[[Wir bauen]]“, sagte am 7. Juni 2023 Karin Vogt.
Karin Vogt | Karin Vogt sagte z. B. im Rathaus Nr. 3 am Markt: „[[Wir bauen]].“
Karin Vogt | Karin Vogt sagte in St. Ingbert neben Dr. Jonas Weber: „[[Wir bauen]].“
Karin Vogt | Karin Vogt sagte zu Abs. 2 des Entwurfs: „[[Wir bauen]].“
Nora Field | On Oct. 19, 2023 Nora Field said: “[[We build]].”
Nora Field | Nora Field said on Oct. 19 in St. Mary Hall: “[[We build]].”
Karin Vogt | „[[Wir bauen]]“, sagte Dr. Karin Vogt.
Nora Field | “[[We build]],” said Dr. Nora Field.
Nora Field | At 10 a.m. Nora Field told the house: “[[We build]].”
Nora Field | Nora Field said of bill No. 12 and of Sgt. Peter Long: “[[We build]].”
Nora Field | In her new year’s address for 2023 Nora Field said: “[[We build]].”
Nora Field | In her address to parliament Nora Field said: “[[We build]].”
Claire Roche | Claire Roche a déclaré devant M. Paul Petit et Mme. Anne Petit : « [[Nous bâtissons]] ».
Claire Roche | Claire Roche a déclaré à l’art. 5 du décret : « [[Nous bâtissons]] ».
Marta Gil | Marta Gil dijo en EE. UU. ante el Sr. Pedro Soto: «[[Construimos]]».
Marta Gil | Marta Gil dijo en la calle núm. 5 ante la Dra. Soto: «[[Construimos]]».
Вера Соколова | 7 июня 2023 г. Вера Соколова сказала: «[[Мы строим]]».
Вера Соколова | Вера Соколова сказала 7 июня 2023 г. Совету: «[[Мы строим]]».
Вера Соколова | Вера Соколова сказала на ул. Ленина у театра им. Чехова: «[[Мы строим]]».
Вера Соколова | Вера Соколова сказала рядом с И. П. Котовым: «[[Мы строим]]»."""

ANOTHERS = """Karin Vogt | Am 7. Juni 2023 erklärte Jonas Krug neben Karin Vogt: „[[Wir bauen]].“
Karin Vogt | Karin Vogt kam am 7. Juni 2023. Dr. Jonas Krug sagte: „[[Wir bauen]].“
Karin Vogt | Es kamen 12. Karin Vogt ging. Jonas Krug sagte: „[[Wir bauen]].“
Nora Field | Nora Field came on Oct. 19. Dr. Tom Hall said: “[[We build]].”
Nora Field | In her letter to Nora Field Ms. Hall said: “[[We build]].”
Вера Соколова | Вера Соколова пришла 7 июня 2023 г. Иван Котов сказал: «[[Мы строим]]»."""

OTHERS = ("Jonas Krug", "Tom Hall", "Иван Котов")


def read(row: str) -> tuple[str, int | None]:
    name, line = row.split(" | ")
    start, end = line.index("[["), line.index("]]") - 2
    source, _ = SourceText.prepare(line.replace("[[", "").replace("]]", ""), ())
    mine = places(source, forms_of_person([name]))
    others = sorted({at for other in OTHERS for at in places(source, forms_of_person([other]))})
    given = whose(source, start, end, mine, lambda: others)
    return given, ascribed(source, start, end, mine, lambda: others)


@pytest.mark.parametrize("row", OWN.splitlines())
def test_a_full_stop_within_the_sentence_takes_no_words_from_their_speaker(row: str) -> None:
    assert read(row) == ("own", None)


@pytest.mark.parametrize("row", ANOTHERS.splitlines())
def test_a_full_stop_within_the_sentence_gives_no_words_to_one_who_only_is_there(row: str) -> None:
    assert read(row)[0] != "own"


@pytest.mark.parametrize("text", ["We came.| Nora left.", "Es waren 12.| Karin ging.", "End.|"])
def test_other_full_stops_end_sentences(text: str) -> None:
    at = text.index("|")
    assert ends_sentence(text.replace("|", ""), at - 1)
