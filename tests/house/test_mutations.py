"""The tests have teeth: each mutant, and each edit of a check or of the reading of sources, is caught by its test."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import edits
import mutations
import pytest
from asking import QUERIES
from edits import EDITS

MUTANTS = mutations.mutants()
PACKAGE = Path(__file__).resolve().parent.parent.parent / "explainer"
CHECKS = (
    "absence addresses assets attribution calculations commitments crossing dating days figures kinds leaks numbers"
    " omissions prose silences"
)
DRAWN = "facts.dating facts.named facts.proofs facts.withholding ground.disk inspection.svg"
"""What is drawn from the reading of sources, and what guards the files of a site."""
UNSEEN = "asset_digest base_url card_image content_policy layout record samples tag tool"
"""Queries of which readers see nothing, or nothing that says something of the content."""


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS.keys())
def test_a_broken_incremental_build_is_noticed(mutant: mutations.Mutant) -> None:
    assert mutations.is_caught(mutant)


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted({edit.file for edit in EDITS}))
def test_whatever_is_taken_away_from_the_reading_of_sources_is_noticed(file: str, tmp_path: Path) -> None:
    trial = edits.tried([edit for edit in EDITS if edit.file == file], tmp_path)
    assert not trial.faults()


def test_most_modules_that_read_sources_are_broken_somewhere() -> None:
    """All checks of evidence and all queries, and of the modules behind them four in five; new ones may come first."""
    broken = Counter(edit.owner.partition(":")[0] for edit in EDITS)
    assert not [name for name in CHECKS.split() if broken[f"checks.{name}"] < 2]
    assert not [name for name in DRAWN.split() if broken[name] < 2]
    named = " ".join(edit.tests for edit in EDITS)
    assert not [name for name in QUERIES if f"{name}(" not in named and name not in UNSEEN.split()]
    modules = [f"evidence.{path.stem}" for path in (PACKAGE / "evidence").glob("*.py") if path.stem != "__init__"]
    assert sum(broken[module] > 1 for module in modules) >= 0.8 * len(modules)
