"""Words that another clause of their sentence denies or ties to a condition, and words that no such clause touches."""

from __future__ import annotations

import pytest

from explainer.evidence import SourceText, ascribed, forms_of_person, places
from explainer.evidence.denials import conditions_before, denied_around
from explainer.evidence.polarity import governing, limiting

TURNED = [
    ("de", "Senatorin Vogt wies den Vorwurf zurück, [[sie habe die Akten vernichten lassen]]."),
    ("de", "Krug bestritt, [[die Mühle verkauft zu haben]]."),
    ("de", "Krug schloss aus, dass [[die Mühle geschlossen wird]]."),
    ("de", "Krug schloss [[eine Mietobergrenze]] aus."),
    ("de", "Krug lehnte [[einen Verkauf der Mühle]] ab."),
    ("de", "Wenn der Bund nicht zahlt, [[fehlen der Stadt 75 Millionen Euro]]."),
    ("de", "Sollte der Rat zustimmen, [[wird die Mühle verkauft]]."),
    ("en", "Field ruled out [[a rise in rents]]."),
    ("en", "Unless the council agrees, [[the mill will be closed in June]], Field said."),
    ("en", "If the council agrees, the mill [[will be closed in June]]."),
    ("en", "If the council agrees, Field said, [[the mill will be closed in June]]."),
    ("en", "Field did not say that the mill is old and that [[it will be sold]]."),
    ("en", "Some say [[the mill will be sold]], but Field replied: “That is not true.”"),
    ("fr", "Claire Roche a écarté l’idée d’[[un couvre-feu dans la ville]]."),
    ("fr", "Si le conseil refuse, [[le moulin sera vendu en juin]]."),
    ("fr", "Claire Roche n’a pas dit que le moulin est vieux et que [[le pont sera vendu]]."),
    ("es", "Marta Gil descartó que [[se vendiera el molino]]."),
    ("es", "Si el consejo lo aprueba, [[el molino se venderá en junio]]."),
    ("es", "A menos que llueva, [[el molino cerrará en junio]]."),
    ("ru", "Если бюджет не утвердят, [[мельницу закроют в июне]]."),
    ("ru", "Котов опроверг, что [[мельницу закроют в июне]]."),
    ("ru", "Котов исключил [[продажу мельницы в июне]]."),
    ("ru", "Котов назвал ложью утверждения, что [[мельницу закроют]]."),
    ("zh", "他说，目前没有计划，如果将来需要调价，[[将依法举行听证会]]。"),
    ("zh", "一旦谈判破裂，[[口岸将全部关闭]]。"),
    ("zh", "有网民称[[缴费将涨到六百元]]，马立新回应：“这不是事实。”"),
    ("zh", "[[口岸将全部关闭]]，除非谈判成功。"),
]
KEPT = [
    ("en", "The minister said [[the note was premature]] and that he had not read it."),
    ("en", "The minister said he had not read it and that [[the note was premature]]."),
    ("en", "Exports did not rise while [[imports grew by a tenth]]."),
    ("en", "[[The mill is old]] and if it rains, nobody comes."),
    ("en", "Even if it rains, [[the fair will open in June]]."),
    ("en", "If asked, [[Field names three mills]]."),
    ("en", "Field denied the claim. In June, [[the fair will open]]."),
    ("de", "Krug sagte, dass der Bericht nicht stimme und dass [[die Mühle offen bleibe]]."),
    ("de", "Krug wies auf die Kosten hin, [[die Mühle sei teuer]]."),
    ("de", "Krug schloss [[die Tür der alten Mühle]] und ging nach Hause, als der Regen von Westen kam."),
    ("de", "Krug betonte, [[die Mühle bleibe offen]]."),
    ("fr", "Roche a dit que le plan n’est pas prêt et que [[le fonds aura trois millions]]."),
    ("fr", "[[Le moulin est ouvert]] et que personne ne vienne après minuit."),
    ("fr", "Après la séance, [[le moulin sera vendu en juin]]."),
    ("es", "Mora respondió que la propuesta aún no está cerrada y que [[el fondo contará con tres millones]]."),
    ("es", "La vivienda no subió, mientras que [[el transporte se abarató]]."),
    ("es", "[[El transporte se abarató]] mientras que la vivienda no subió."),
    ("es", "Si bien llueve, [[el molino abre en junio]]."),
    ("ru", "Котов сказал, что отчёт не готов и что [[мельница открыта]]."),
    ("ru", "Когда бюджет утвердили, [[мельницу открыли]]."),
    ("zh", "他说，[[目前没有调价计划]]，如果将来需要调价，将依法举行听证会。"),
    ("zh", "会议结束后，[[口岸将全部开放]]。"),
    ("zh", "有网民称[[缴费将涨到六百元]]，马立新回应：“这是事实。”"),
]


def turned(language: str, line: str) -> tuple[str, ...]:
    """The words that turn those in [[ ]] round."""
    start, end = line.index("[["), line.index("]]") - 2
    raw = line.replace("[[", "").replace("]]", "")
    return (*governing(raw, start, language), *denied_around(raw, start, end), *limiting(raw, end))


@pytest.mark.parametrize(("language", "line"), TURNED)
def test_a_denial_or_condition_in_another_clause_is_found(language: str, line: str) -> None:
    assert turned(language, line)


@pytest.mark.parametrize(("language", "line"), KEPT)
def test_a_negation_of_another_clause_says_nothing_of_the_words(language: str, line: str) -> None:
    assert turned(language, line) == ()


def test_the_word_that_ties_words_to_a_condition_is_named() -> None:
    line = "Unless the council agrees, the mill closes."
    assert conditions_before(line, line.index("the mill")) == ("Unless",)


TOLD = [
    ("Luc Morel", "La présidente, Claire Roche, a rappelé qu’[[une aide avait été promise]].", "Claire Roche"),
    ("Claire Roche", "La présidente, Claire Roche, a rappelé qu’[[une aide avait été promise]].", None),
    (
        "Claire Roche",
        "Interrogée par Claire Roche, Luc Morel a répondu qu’[[aucune classe ne fermerait]].",
        "Luc Morel",
    ),
    ("Luc Morel", "Interrogé par Claire Roche, Luc Morel a répondu qu’[[aucune classe ne fermerait]].", None),
    ("Nora Field", "According to Tom Hall, [[the mill will close]]. Nora Field left.", "Tom Hall"),
    ("Tom Hall", "According to Tom Hall, [[the mill will close]]. Nora Field announced rain.", None),
    ("Nora Field", "According to Tom Hall and Nora Field, [[the mill will close]].", None),
    ("Nora Field", "In June [[the mill will close]]. Tom Hall said no.", None),
    ("Jonas Krug", "Laut Karin Vogt [[wird die Mühle verkauft]]. Jonas Krug kündigte Widerstand an.", "Karin Vogt"),
    ("Karin Vogt", "Nach Angaben von Karin Vogt [[wird die Mühle verkauft]]. Jonas Krug sagte Nein.", None),
    ("Luis Mora", "Según Marta Gil, [[el molino se vende]]. Luis Mora calló.", "Marta Gil"),
    ("马立新", "有网民称[[缴费将涨到六百元]]，马立新回应：“这不是事实。”", "有网民称"),
    ("Nora Field", "Some users claim that [[the mill will close]]. Nora Field left.", "Some users"),
]


@pytest.mark.parametrize(("speaker", "line", "teller"), TOLD)
def test_reported_words_are_of_whom_their_own_sentence_names(speaker: str, line: str, teller: str | None) -> None:
    start, end = line.index("[["), line.index("]]") - 2
    source, _ = SourceText.prepare(line.replace("[[", "").replace("]]", ""), ())
    everybody = ("Nora Field", "Tom Hall", "Karin Vogt", "Jonas Krug", "Claire Roche", "Luc Morel", "Marta Gil")
    others = sorted({at for one in everybody if one != speaker for at in places(source, forms_of_person([one]))})
    at = ascribed(source, start, end, places(source, forms_of_person([speaker])), lambda: others)
    assert (None if at is None else source.raw[at:].startswith(teller or " ")) == (None if teller is None else True)
