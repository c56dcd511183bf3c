"""What is forged on purpose is refused or warned of, and what is true is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import LANGUAGES, Language
from forgeries import Outcome, judged, reason_to_pass


def passed(found: list[Outcome]) -> list[str]:
    return [
        f"{one.forgery.kind}: {one.forgery.what}"
        for one in found
        if one.forgery.kind != "true" and not one.codes and not reason_to_pass(one.forgery)
    ]


def wronged(found: list[Outcome]) -> list[str]:
    return [f"{one.forgery.what}: {one.codes}" for one in found if one.forgery.kind == "true" and one.codes]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_forgery_of_the_corpus_is_found_and_nothing_true_is_called_wrong(
    language: Language, tmp_path: Path
) -> None:
    found = judged(language, 2, 1, tmp_path / "site")
    assert (passed(found), wronged(found)) == ([], [])
