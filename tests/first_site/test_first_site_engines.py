"""The first site in Firefox and WebKit: some of its pages, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from engines import ENGINES
from reader import longest, served
from sights import RHYTHM, looked_at

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["Firefox", "WebKit"])
def test_pages_of_the_first_site_are_whole_in_each_engine(first_site: Path, name: str) -> None:
    addresses = [longest(first_site, kind) for kind in ("article", "zh article", "matrix", "zh home")]
    with served(first_site) as origin, ENGINES[name]() as engine:
        seen = looked_at(engine, origin, addresses)
        engine.opens(f"{origin}/{addresses[0]}")
        rhythm = engine.asks(RHYTHM)
    assert (seen["faults"], seen["messages"], rhythm) == ({}, {}, [])
