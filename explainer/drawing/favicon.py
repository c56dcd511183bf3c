"""The icon of the site as an .ico file, from `favicon.svg`, for programs that look for one at /favicon.ico.

Made byte by byte: 32 bits a pixel, not compressed, so it is the same on every machine. Only rectangles are drawn;
how much of a pixel they cover is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from explainer.ground.patterns import regex

SIZES: Final = (16, 32)
"""Widths of the pictures in the file, in pixels."""
_PAPER: Final = (255, 255, 255)
_BOX: Final = regex(r'viewBox="0 0 ([0-9]+) \1"')
_INKS: Final = regex(r"<style>path\{fill:#([0-9a-f]{6})\}\.n\{fill:#([0-9a-f]{6})\}")
_PATH: Final = regex(r'<path( class="n")? d="([^"]+)"/>')
_RECTANGLE: Final = regex(r"M([0-9.]+) ([0-9.]+)h([0-9.]+)([vV])([0-9.]+)(?:H\1|h-\3)z")
_TAGS: Final = 4
"""Those around the paths: the drawing and its style, each with its end."""

Colour = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Edges in parts of the picture's width, from 0 to 1, and a colour: red, green, blue."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Colour

    def share(self, x: int, y: int, size: int) -> float:
        """How much of a pixel it covers, from 0 to 1."""
        across = min(self.right * size, x + 1) - max(self.left * size, x)
        down = min(self.bottom * size, y + 1) - max(self.top * size, y)
        return max(across, 0) * max(down, 0)


def drawn(svg: bytes) -> bytes | None:
    """The icon of a drawing of rectangles, on white; None if there is anything else in it."""
    shapes = _rectangles(svg.decode(errors="replace"))
    return None if shapes is None else _file([_picture(shapes, size) for size in SIZES])


def _rectangles(svg: str) -> tuple[Rectangle, ...] | None:
    box, inks = _BOX.search(svg), _INKS.search(svg)
    paths = _PATH.findall(svg)
    drawing = "".join(path for _, path in paths)
    if not (box and inks and paths) or _RECTANGLE.sub("", drawing) or svg.count("<") != _TAGS + len(paths):
        return None
    ink, note = (tuple(bytes.fromhex(colour)) for colour in inks.groups())
    size = int(box[1])
    return tuple(
        _rectangle([float(part) / size for part in (left, top, width, down)], goes, note if is_note else ink)
        for is_note, path in paths
        for left, top, width, goes, down in _RECTANGLE.findall(path)
    )


def _rectangle(numbers: list[float], goes: str, colour: Colour) -> Rectangle:
    """`v` goes down by a length, `V` to a place."""
    left, top, width, down = numbers
    return Rectangle(left, top, left + width, down if goes == "V" else top + down, colour)


def _picture(shapes: tuple[Rectangle, ...], size: int) -> bytes:
    """A bitmap as icons hold it: a header, rows of blue, green, red and opacity from the lowest up, an empty mask."""
    header = b"".join(number.to_bytes(4, "little") for number in (40, size, 2 * size))
    header += (1).to_bytes(2, "little") + (32).to_bytes(2, "little") + bytes(24)
    rows = (_pixel(shapes, x, y, size) for y in reversed(range(size)) for x in range(size))
    return header + b"".join(rows) + bytes(size * 4)


def _pixel(shapes: tuple[Rectangle, ...], x: int, y: int, size: int) -> bytes:
    mixed: Colour = _PAPER
    for shape in shapes:
        share = shape.share(x, y, size)
        mixed = tuple(round(old + (new - old) * share) for old, new in zip(mixed, shape.colour, strict=True))
    return bytes((*reversed(mixed), 255))


def _file(pictures: list[bytes]) -> bytes:
    at = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += bytes([size, size, 0, 0]) + (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
        entries += len(picture).to_bytes(4, "little") + at.to_bytes(4, "little")
        at += len(picture)
    header = b"".join(number.to_bytes(2, "little") for number in (0, 1, len(pictures)))
    return header + entries + b"".join(pictures)
