"""Notes in the margin never move the text: in each engine it keeps its rhythm however many and tall they are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from engines import ENGINES, Engine
from reader import longest, served
from sights import CROWDED, RHYTHM

pytestmark = pytest.mark.slow

Opened = Callable[[str], AbstractContextManager[Engine]]
KINDS = ("article", "zh article", "speech", "region")
WIDTHS = (960, 1100, 1231, 1232, 1280, 1535, 1600)


@pytest.mark.parametrize("name", ENGINES)
def test_paragraphs_are_20_px_apart_beside_notes_of_any_height(
    built_site: Path, opened_engine: Opened, name: str
) -> None:
    faults, notes = {}, 0
    with served(built_site) as origin, opened_engine(name) as engine:
        for kind in KINDS:
            engine.resizes(WIDTHS[0])
            engine.opens(f"{origin}/{longest(built_site, kind)}")
            for state in ("as it is", "crowded"):
                for width in WIDTHS:
                    engine.resizes(width)
                    if found := engine.asks(RHYTHM):
                        faults[f"{kind} at {width} px, {state}"] = found
                notes += engine.asks(CROWDED)
    assert faults == {}
    assert notes > 40


@pytest.mark.parametrize("name", ENGINES)
def test_on_a_phone_a_note_follows_its_block(built_site: Path, opened_engine: Opened, name: str) -> None:
    with served(built_site) as origin, opened_engine(name) as engine:
        engine.resizes(360)
        engine.opens(f"{origin}/{longest(built_site, 'article')}")
        places = engine.asks("""() => [...document.querySelectorAll('.block > .margin')].map((note) => [
          note.getBoundingClientRect().top >= note.previousElementSibling.getBoundingClientRect().bottom,
          note.getBoundingClientRect().left === note.previousElementSibling.getBoundingClientRect().left])""")
    assert len(places) > 5
    assert all(below and beneath for below, beneath in places)
