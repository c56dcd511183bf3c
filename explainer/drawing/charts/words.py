"""Words in a chart: how wide they are, and where they have room.

There is no font here, so a width is an estimate, and a generous one; tests measure real pages against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explainer.views.charts import Label

ROOM = 22.0
"""The width of a drawing at its narrowest, in em: 288 px of a phone's column in words of 13 px."""

LINE = 1.3
"""From one line of words to the next, in em."""

_ASCENT, _DESCENT = 0.95, 0.3
_NARROW = frozenset("iljtfr.,:;'|!()[] -−–")
_WIDE = frozenset("mwMW%@—")
_WIDTHS = (0.41, 0.98, 0.75, 0.64)
"""In em: narrow and wide letters, capitals, all others, as in DejaVu Sans; the faces of the site are narrower."""

BOLD = 1.1
"""How much wider numbers at their marks are: they are set in bold."""

_APART = 0.15
"""What lies between two labels at least, in em."""


def width(text: str) -> float:
    """How wide a text is, in em."""
    return sum(_wide(letter) for letter in text)


def _wide(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    narrow, wide, capital, other = _WIDTHS
    if letter in _NARROW:
        return narrow
    return wide if letter in _WIDE else capital if letter.isupper() else other


@dataclass(frozen=True, slots=True)
class TextBox:
    """The place of words, in em from the top left corner of the drawing at its narrowest."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: TextBox) -> bool:
        """Whether two boxes share ground, or stand side by side without a gap."""
        across = self.left < other.right + _APART and other.left < self.right + _APART
        return across and self.top < other.bottom and other.top < self.bottom


def box(label: Label, room: float = ROOM) -> TextBox:
    """Where a label stands in a drawing that is `room` em wide."""
    wide = width(label.text) * (BOLD if label.role == "value" else 1)
    left = label.x * room / 100 + label.dx - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return TextBox(left, label.y - _ASCENT, left + wide, label.y + _DESCENT)


def fitting(choices: Iterable[Label], taken: Sequence[TextBox], limits: TextBox, room: float = ROOM) -> Label | None:
    """The first of several labels that lies within the limits and on nothing that is taken."""
    for choice in choices:
        own = box(choice, room)
        inside = limits.left <= own.left and own.right <= limits.right
        if inside and limits.top <= own.top and own.bottom <= limits.bottom and not any(map(own.meets, taken)):
            return choice
    return None


def spread(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> tuple[float, ...]:
    """The middles of blocks (middle, height) moved apart until none lies on another, in their order from the top.

    The blocks stay between `top` and `bottom` if there is room for all.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at][0])
    found = [middle for middle, _ in wanted]
    edge = top
    for at in order:
        found[at] = max(found[at], edge + wanted[at][1] / 2)
        edge = found[at] + wanted[at][1] / 2
    edge = bottom
    for at in reversed(order):
        found[at] = min(found[at], edge - wanted[at][1] / 2)
        edge = found[at] - wanted[at][1] / 2
    return tuple(found)
