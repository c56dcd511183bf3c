"""The documentation and the program say the same."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROBLEMS = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")


def test_every_code_has_one_heading_and_every_heading_a_code() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "explainer").rglob("*.py"))
    codes = {code for source in sources for code in re.findall(r'"([EW]\d{3})"', source)}
    headings = re.findall(r"^## ([EW]\d{3}) \S", PROBLEMS, re.MULTILINE)
    assert sorted(headings) == sorted(codes)


def test_every_heading_has_an_example_and_a_way_to_mend_it() -> None:
    for section in re.split(r"^## ", PROBLEMS, flags=re.MULTILINE)[1:]:
        title, example, *mending = [part for part in section.strip().split("\n\n") if part]
        assert re.fullmatch(r"\*[^\n]+\*", example), title
        assert mending, title
