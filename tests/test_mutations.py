"""The tests have teeth: each mutant, and each edit of a check or of the reading of sources, is caught by its test."""

from __future__ import annotations

from pathlib import Path

import edits
import mutations
import pytest
from edits import EDITS

MUTANTS = mutations.mutants()
PACKAGE = Path(__file__).resolve().parent.parent / "explainer"
CHECKS = (
    "absence addresses assets attribution calculations commitments crossing dating days figures kinds leaks numbers"
    " omissions prose silences"
)
DRAWN = "dating disk named proofs svg withholding"
"""What is drawn from the reading of sources, and what guards the files of a site."""
VALUES = ("evidence.tokens",)
"""Shapes of values, with nothing to break."""


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS.keys())
def test_a_broken_incremental_build_is_noticed(mutant: mutations.Mutant) -> None:
    assert mutations.is_caught(mutant)


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted({edit.file for edit in EDITS}))
def test_whatever_is_taken_away_from_the_reading_of_sources_is_noticed(file: str, tmp_path: Path) -> None:
    trial = edits.tried([edit for edit in EDITS if edit.file == file], tmp_path)
    assert not trial.faults()


def test_every_module_that_reads_sources_is_broken_somewhere() -> None:
    evidence = [f"evidence.{path.stem}" for path in (PACKAGE / "evidence").glob("*.py") if path.stem != "__init__"]
    modules = [*evidence, *(f"checks.{name}" for name in CHECKS.split()), *DRAWN.split()]
    broken = [edit.owner.partition(":")[0] for edit in EDITS]
    assert not [module for module in modules if broken.count(module) < 2 and module not in VALUES]
