"""The tests of the incremental build have teeth: each mutant is caught by the test that is named with it."""

from __future__ import annotations

import mutations
import pytest

MUTANTS = mutations.mutants()


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS.keys())
def test_a_broken_incremental_build_is_noticed(mutant: mutations.Mutant) -> None:
    assert mutations.is_caught(mutant)
