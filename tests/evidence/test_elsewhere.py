"""A place of a thing, or of an earlier day, is not that of an event whose own sentence says where it was."""

from __future__ import annotations

import pytest

from explainer.evidence.elsewhere import is_elsewhere
from explainer.evidence.source import SourceText

ROWS = """
y|The mayor, Nora Field, said that the hospital of |Southam would close. *“We fight on,” she said in Northam.
y|La alcaldesa negó que vaya a cerrar el hospital de |Suria. *«Vamos a luchar», dijo en Nortia.
y|Elle a démenti la fermeture de l’usine de |Sudville. *« Nous luttons », a-t-elle dit à Norville.
y|Die Klinik von |Südheim soll schließen. *„Wir kämpfen“, sagte sie in Nordheim.
y|Больница в |Южинске закроется. *«Мы боремся», — сказала она в Северске.
y|*Minister Max Roth stellte den Plan am 9. Mai in Nordheim vor. In |Südheim hatte er ihn zuvor besprochen.
y|*9 мая министр представил план в Северске. Накануне он встречался с фермерами в |Южинске.
y|*5月9日，省长高远在青田宣布启动该项目。此前一天，他在|丽水听取了专家意见。
y|*条例由人大常委会在安平通过。副省长曾在|沙港调研时提出，上限应为1000万元。
y|*The minister announced the plan in Northam. She had discussed it with farmers in |Southam the day before.
y|*La ministre a présenté le plan à Norville. La veille, elle avait rencontré des agriculteurs à |Sudville.
y|*El ministro presentó el plan en Nortia. La víspera había conversado con agricultores en |Suria.
n|The mayor said that the hospital of |Southam would close. *“We fight on,” she said.
n|*The minister announced the plan in the hall. She had discussed it in |Southam the day before.
n|She had arrived in |Southam the day before. *“We fight on,” she said in Northam.
n|The minister came to |Southam. *“We fight on,” she said in Northam.
n|Die Ministerin kam nach |Südheim. *„Wir kämpfen“, sagte sie in Nordheim.
n|People in |Southam cheered. *“We fight on,” she said in Northam.
n|*“We fight on,” she said in Northam, after she had been in |Southam.
n|*省长高远在青田宣布启动该项目。他在|丽水听取了专家意见。
""".strip().split("\n")


@pytest.mark.parametrize("row", ROWS)
def test_a_place_of_a_thing_or_an_earlier_day_is_told_from_the_events(row: str) -> None:
    text = row[2:].replace("*", "").replace("|", "")
    at, event = row[2:].replace("*", "").index("|"), row[2:].replace("|", "").index("*")
    source = SourceText.prepare(text, ())[0]
    spans = [*zip(source.sentences, (*source.sentences[1:], len(text)), strict=True)]
    of_event = [span for span in spans if span[0] <= event < span[1]]
    sentence = next(span for span in spans if span[0] <= at < span[1])
    assert is_elsewhere(text, sentence, at, of_event) == (row[0] == "y")
