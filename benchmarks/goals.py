"""The cases, and how we want to stand in each: our cost divided by that of the other, for a kind of site and a size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PLAIN, FULL = "plain", "full"
CLOCK, MEMORY = "clock", "memory"
THOUSAND, TEN_THOUSAND = 1000, 10_000


@dataclass(frozen=True)
class Case:
    """What is measured. `goals` are by kind of site and size; size 0 is the first site."""

    key: str
    title: str
    goals: Mapping[tuple[str, int], float]
    of: str = CLOCK


def _four(plain: tuple[float, float], full: tuple[float, float]) -> dict[tuple[str, int], float]:
    return {
        (PLAIN, THOUSAND): plain[0],
        (PLAIN, TEN_THOUSAND): plain[1],
        (FULL, THOUSAND): full[0],
        (FULL, TEN_THOUSAND): full[1],
    }


CASES = (
    Case("nothing", "nothing changed", _four((0.2, 0.05), (0.25, 0.07))),
    Case("body", "one body edited", _four((0.3, 0.10), (0.4, 0.15))),
    Case("title", "one title edited", _four((0.4, 0.15), (0.5, 0.2))),
    Case("preview-body", "preview: body saved → fresh page", _four((0.25, 0.05), (0.4, 0.1))),
    Case("preview-title", "preview: title saved → fresh page and timeline", _four((0.25, 0.05), (0.4, 0.1))),
    Case("cold", "cold", _four((2.0, 2.0), (5.0, 5.0))),
    Case(
        "memory-edit", "peak memory, one body edited", {(PLAIN, TEN_THOUSAND): 0.1, (FULL, TEN_THOUSAND): 0.17}, MEMORY
    ),
    Case("memory-cold", "peak memory, cold", {(PLAIN, TEN_THOUSAND): 0.4, (FULL, TEN_THOUSAND): 0.6}, MEMORY),
    Case("checkout", "fresh checkout, one text changed", {(PLAIN, TEN_THOUSAND): 0.2, (FULL, TEN_THOUSAND): 0.3}),
    Case("first", "the first site, cold", {(FULL, 0): 0.45}),
    Case("sentence", "one sentence edited", {(FULL, 200): 0.05}),
)
BY_KEY = {case.key: case for case in CASES}
BESIDE_HUGO = tuple(case.key for case in CASES if case.key not in ("first", "sentence"))
SIZES_WITH_GOALS = (THOUSAND, TEN_THOUSAND)
MOST_GROWTH = 1.3
"""Linear: a text may cost at most so many times what it costs on a site of a tenth of the size."""


def wanted(kind: str, size: int) -> list[str]:
    """The cases beside Hugo at this size: those with a goal, and all of them for a try at another size."""
    found = [BY_KEY[key] for key in BESIDE_HUGO]
    return [case.key for case in found if size not in SIZES_WITH_GOALS or (kind, size) in case.goals]


def verdict(goal: float | None, ratio: float) -> str:
    """`met` or `missed`; nothing where there is no goal."""
    if goal is None:
        return "–"
    return "met" if ratio <= goal else "**missed**"
