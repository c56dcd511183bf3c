"""Finds the parts of a quotation in order: every possible beginning, and for each the earliest way through.

Soundness and cost. Let F(i) be the places of part i that some place in F(i-1) reaches (F(1): all places). Then B(i)
are the places in F(i) from which some place in B(i+1) can be reached (B(k) = F(k)). "Reaches" means: starts at or
after the other's end, at most `gap` characters behind it, with no excluded character between. All places of one part
have one length, so for a given place the nearest candidate alone decides: if the nearest one is too far away or
behind an excluded passage, so is every other. One bisection per place therefore gives exactly F and B. A start in
B(1) has a chain, and going on from any place in B to the nearest reachable place of the next B never runs into a dead
end, so there is no backtracking: taking the earliest is complete here, which it is not on all places (the earliest
second part may be too far from the third). Cost: one linear search per part and a logarithm per place, however often
parts repeat or overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from explainer.evidence.normalise import SENTINEL
from explainer.evidence.parts import Part
from explainer.evidence.words import Span, whole_hits


@dataclass(frozen=True, slots=True)
class Chains:
    """All ways to find `parts` in `text`, as the sets B(i) above: for each part its places, in order."""

    text: str
    parts: tuple[Part, ...]
    places: tuple[tuple[int, ...], ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where the quotation may begin. Without any it is not there; with several it is ambiguous."""
        return self.places[0] if self.places else ()

    def at(self, start: int) -> tuple[Span, ...]:
        """The parts of the quotation that begins at `start`, one of `starts`; each next one as early as it can be."""
        spans = [(start, start + self.parts[0].length)]
        for part, places in zip(self.parts[1:], self.places[1:], strict=True):
            place = places[bisect_left(places, spans[-1][1])]
            spans.append((place, place + part.length))
        return tuple(spans)


def chains(text: str, parts: tuple[Part, ...], prefix: str = "", suffix: str = "") -> Chains:
    """The ways to find `parts` in the normalised `text`, directly after `prefix` and before `suffix`."""
    found: list[list[int]] = []
    for number, part in enumerate(parts):
        places = _places(text, part)
        if number == 0:
            places = [at for at in places if follows(text, at, prefix)]
        else:
            places = _after(text, found[-1], parts[number - 1].length, places, part.gap)
        if number == len(parts) - 1:
            places = [at for at in places if precedes(text, at + part.length, suffix)]
        if not places:
            return Chains(text, parts, ())
        found.append(places)
    for number in range(len(parts) - 2, -1, -1):
        part = parts[number]
        found[number] = _before(text, found[number], part.length, found[number + 1], parts[number + 1].gap)
    return Chains(text, parts, tuple(map(tuple, found)))


def follows(text: str, at: int, prefix: str) -> bool:
    """Whether `prefix` is directly before character `at`; a space between does not count."""
    end = at - 1 if at and text[at - 1] == " " else at
    return end >= len(prefix) and text.startswith(prefix, end - len(prefix))


def precedes(text: str, at: int, suffix: str) -> bool:
    """Whether `suffix` follows directly, from character `at` on; a space between does not count."""
    return text.startswith(suffix, at + 1 if text[at : at + 1] == " " else at)


def _places(text: str, part: Part) -> list[int]:
    return sorted({at for form in part.forms for at in whole_hits(text, form)})


def _after(text: str, earlier: list[int], length: int, places: list[int], gap: int) -> list[int]:
    """Those of `places` that one of the `earlier` reaches."""
    reached = []
    for place in places:
        k = bisect_right(earlier, place - length) - 1
        if k >= 0 and _reaches(text, earlier[k] + length, place, gap):
            reached.append(place)
    return reached


def _before(text: str, places: list[int], length: int, later: list[int], gap: int) -> list[int]:
    """Those of `places` that reach one of the `later`."""
    reaching = []
    for place in places:
        k = bisect_left(later, place + length)
        if k < len(later) and _reaches(text, place + length, later[k], gap):
            reaching.append(place)
    return reaching


def _reaches(text: str, end: int, place: int, gap: int) -> bool:
    return place - end <= gap and SENTINEL not in text[end:place]
