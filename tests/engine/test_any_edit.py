"""Whatever is edited, a build's files and problems are those of a clean build.

`EXPLAINER_EXAMPLES=100` goes further; `python tests/walks.py` goes as far as is wanted, and can be told a seed.
"""

from __future__ import annotations

import pytest
from budget import examples
from walks import STARTS, walk


@pytest.mark.slow
def test_after_edits_of_any_kind_everything_is_as_a_clean_build_has_it() -> None:
    counts = walk(1, examples(4), STARTS["questions"]())
    assert counts["built"] > counts["failed"]
