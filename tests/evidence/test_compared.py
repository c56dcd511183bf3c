"""The time that a number is compared with is not the time that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.evidence.figures import proving_tokens, reading_of
from explainer.evidence.ties import tie
from explainer.ground.dates import PartialDate

LINES = Path(__file__).with_name("compared_rows.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(part.strip() for part in line.split(" |")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("language", "words", "value", "unit", "kind", "time", "found"), ROWS)
def test_a_time_that_is_compared_with_is_not_the_numbers_own(
    language: str, words: str, value: str, unit: str, kind: str, time: str, found: str
) -> None:
    tokens = proving_tokens(words, value, unit, kind, language=language)
    said = {tie(reading_of(words, language), token, PartialDate.parse(time)) for token in tokens}
    assert said and said <= set(found.split())
