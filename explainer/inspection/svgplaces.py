"""The places of parts of a drawing (SVG) on its canvas, as far as plain numbers and transformations show them."""

from __future__ import annotations

import math
from typing import Final, NamedTuple, TypeAlias

from explainer.ground.patterns import regex

Shift: TypeAlias = tuple[float, float, float, float, float, float]
"""A transformation of the plane, as `matrix(a b c d e f)` of SVG."""
Place: TypeAlias = tuple[float, float] | None

_NUMBER: Final = regex(r"[+-]?(?:[0-9]{1,15}\.?[0-9]{0,15}|\.[0-9]{1,15})(?:[eE][+-]?[0-9]{1,2})?")
_STEP: Final = regex(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
_BETWEEN: Final = regex(r"[\s,]+")


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return not (
            self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Whether the other is inside this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def moved(self, by: Shift) -> Box:
        """The rectangle around this one after a transformation."""
        a, b, c, d, e, f = by
        corners = [(x, y) for x in (self.left, self.right) for y in (self.top, self.bottom)]
        across = [a * x + c * y + e for x, y in corners]
        down = [b * x + d * y + f for x, y in corners]
        return Box(min(across), min(down), max(across), max(down))


def number(text: str) -> float | None:
    """A number without a unit, or in pixels; None for anything else."""
    plain = text.strip().removesuffix("px")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def numbers(across: str, down: str) -> Place:
    """A place of two numbers; None if one of them is not a number, or is a list."""
    x, y = number(across), number(down)
    return None if x is None or y is None else (x, y)


def box_of(view: str, width: str, height: str) -> Box | None:
    """The canvas of a drawing; None if it is not given in plain numbers."""
    values = [number(part) for part in _BETWEEN.split(view.strip())] if view.strip() else [0.0, 0.0]
    if not view.strip():
        values += [number(width), number(height)]
    plain = [value for value in values if value is not None]
    if len(values) != 4 or len(plain) != 4 or min(plain[2:]) <= 0:
        return None
    return Box(plain[0], plain[1], plain[0] + plain[2], plain[1] + plain[3])


def shift(text: str, within: Shift | None) -> Shift | None:
    """The transformation `text`, applied within another one; None if it cannot be read."""
    if within is None or not text.strip():
        return within
    found = within
    for step in _STEP.finditer(text):
        values = [number(part) for part in _BETWEEN.split(step[2].strip())]
        one = _step(step[1], [value for value in values if value is not None])
        if one is None or None in values:
            return None
        found = _joined(found, one)
    return found if not _STEP.sub("", text).strip(" ,\t\r\n") else None


def _step(name: str, values: list[float]) -> Shift | None:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [across, *down] if len(down) < 2:
            return 1.0, 0.0, 0.0, 1.0, across, sum(down)
        case "scale", [across, *down] if len(down) < 2:
            return across, 0.0, 0.0, down[0] if down else across, 0.0, 0.0
        case "rotate", [angle, *around] if len(around) in (0, 2):
            x, y = around or (0.0, 0.0)
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
        case _:
            return None


def _joined(outer: Shift, inner: Shift) -> Shift:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f
