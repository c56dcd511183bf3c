"""The picture for links to one page: its title in the text column, what is known of it in the evidence margin.

The same words and fonts give the same bytes on every machine: fonts are given as bytes, text is laid out by FreeType
alone, and the file is compressed by runs only, where versions of zlib have no choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from explainer.drawing.fonts import UnfitFontError
from explainer.drawing.plain_card import HEIGHT, WIDTH
from explainer.drawing.wrapping import Measure, has_han, shortened, wrapped, wrapped_whole
from explainer.ground.digest import Digest, digest

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

VERSION: Final = 1
"""To be raised when the same words are drawn otherwise: cards are remembered under it."""

_LEFT: Final = 80
_TOP: Final = 84
_COLUMN: Final = 736
"""The width of the title; all of these are in pixels."""
_SIZES: Final = ((92, 2), (80, 3), (66, 4), (54, 4))
_HAN_SIZES: Final = ((92, 1), (80, 1), (72, 3), (60, 4))
"""Sizes of the title with the most lines that each may have. Chinese breaks within words, so it has fewer lines."""
_RULE: Final = (868, 8)
_MARGIN: Final = (900, 228)
"""The evidence margin: where it begins, and its width."""
_SMALL: Final = 30
_FOOT: Final = 506
"""Where the mark stands."""
_INK: Final = 255
_SECOND_INK: Final = 188
"""How much of the ink lies on the paper. The second is #535a61 of `assets/css/10-tokens.css`."""
_COLOURS: Final = 16
_EVIDENCE: Final = _COLOURS - 1
_MARK: Final = ((1, 3, 14, 5.5), (1, 8.5, 14, 11), (1, 14, 14, 16.5), (1, 19.5, 9, 22))
_MARK_NOTE: Final = (17, 8.5, 23, 22)
"""The rectangles of `assets/favicon.svg`, which is 24 by 24."""
_LEVELS: Final = [(level * (_COLOURS - 2) + 127) // 255 for level in range(256)]
_BY_RUNS: Final = 3
"""Pillow's name for zlib's strategy Z_RLE."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says: the site's name, the title, and the notes in the margin, of which the first is the kind."""

    site: str
    title: str
    notes: tuple[str, ...]

    @property
    def title_signs(self) -> frozenset[str]:
        """What a font must have to write the title, also if it is too long."""
        return frozenset(f"{self.title}…-")

    @property
    def other_signs(self) -> frozenset[str]:
        """What a font must have to write the rest."""
        return frozenset("".join((self.site, *self.notes, "…-")))


@dataclass(frozen=True, slots=True)
class CardDrawing:
    """All that a card is made from: its words, and the fonts of the title and of the rest by name and digest."""

    words: Words
    title_font: str
    notes_font: str
    digests: tuple[Digest, Digest]

    @property
    def mark(self) -> str:
        """A mark for the card's address: it changes with the card."""
        return digest((self, VERSION))[:8]


def key(drawing: CardDrawing) -> Digest:
    """Under which a card is remembered: what it is made from, how, and by which Pillow."""
    from PIL import __version__

    return digest((drawing, VERSION, __version__))


def drawn(words: Words, title_font: bytes, small_font: bytes) -> bytes:
    """The card as a PNG file of 16 colours. Raises UnfitFontError."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    try:
        _draw_title(draw, words.title, title_font)
        end = _draw_notes(draw, words.notes, small_font)
        _draw_foot(draw, words.site, small_font)
    except (OSError, ValueError):
        raise UnfitFontError("It is damaged: its signs cannot be drawn.") from None
    image = image.point(_LEVELS)
    image.putpalette(_palette())
    left, width = _RULE
    image.paste(_EVIDENCE, (left, _TOP, left + width, end))
    image.paste(_EVIDENCE, _on_foot(_MARK_NOTE))
    target = BytesIO()
    image.save(target, "PNG", bits=4, compress_type=_BY_RUNS)
    return target.getvalue()


def _palette() -> bytes:
    """From paper to ink in equal steps, then evidence."""
    paper, ink, evidence = (255, 255, 255), (0x16, 0x19, 0x1D), (0x17, 0x59, 0x4A)
    steps = _COLOURS - 2
    ramp = [
        (a * (steps - n) + b * n + steps // 2) // steps
        for n in range(steps + 1)
        for a, b in zip(paper, ink, strict=True)
    ]
    return bytes((*ramp, *evidence))


def _draw_title(draw: ImageDraw, title: str, data: bytes) -> None:
    sizes = _HAN_SIZES if has_han(title) else _SIZES
    size, lines = next(fitting for fitting in _fitting(title, data, sizes) if fitting[1] is not None)
    step = round(size * (1.32 if sizes is _HAN_SIZES else 1.16))
    _draw_lines(draw, lines or [], _font(data, size), _LEFT, _TOP, step, _INK)


def _fitting(title: str, data: bytes, sizes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[str] | None]]:
    """Each size with the lines of the title in it, None if it does not fit; in the smallest it is made to fit."""
    *larger, (smallest, most) = sizes
    for size, at_most in larger:
        lines = wrapped_whole(title, _measure(data, size), _COLUMN)
        yield size, lines if lines is not None and len(lines) <= at_most else None
    measure = _measure(data, smallest)
    yield smallest, shortened(wrapped(title, measure, _COLUMN), most, measure, _COLUMN)


def _draw_notes(draw: ImageDraw, notes: Sequence[str], data: bytes) -> int:
    """Where the rule beside them ends."""
    left, width = _MARGIN
    measure, y, step = _measure(data, _SMALL), _TOP, 42
    for number, note in enumerate(notes):
        lines = shortened(wrapped(note, measure, width), 4, measure, width)
        _draw_lines(draw, lines, _font(data, _SMALL), left, y, step, _SECOND_INK if number else _INK)
        y += step * len(lines) + 12
    return max(y - 12 - step + _SMALL, _TOP + 130)


def _draw_foot(draw: ImageDraw, site: str, data: bytes) -> None:
    for rectangle in _MARK:
        left, top, right, bottom = _on_foot(rectangle)
        draw.rectangle((left, top, right - 1, bottom - 1), fill=_INK)
    lines = shortened([site], 1, _measure(data, 34), WIDTH - 2 * _LEFT - 72)
    _draw_lines(draw, lines, _font(data, 34), _LEFT + 68, _FOOT + 12, 0, _INK)


def _on_foot(rectangle: Sequence[float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(2 * side) for side in rectangle)
    return _LEFT - 2 + left, _FOOT + top, _LEFT - 2 + right, _FOOT + bottom


def _draw_lines(
    draw: ImageDraw, lines: Sequence[str], font: FreeTypeFont, left: int, top: int, step: int, ink: int
) -> None:
    """The capitals or Chinese signs of the first line reach up to `top`."""
    baseline = top + round(font.size * (0.85 if has_han("".join(lines)) else 0.72))
    for number, line in enumerate(lines):
        draw.text((left, baseline + number * step), line, ink, font, anchor="ls")


@lru_cache(maxsize=32)
def _font(data: bytes, size: int) -> FreeTypeFont:
    from PIL.ImageFont import Layout, truetype

    return truetype(BytesIO(data), size, layout_engine=Layout.BASIC)


@lru_cache(maxsize=32)
def _measure(data: bytes, size: int) -> Measure:
    """How wide a text is in a font, which has no kerning here: as wide as its signs."""
    width = lru_cache(maxsize=8192)(_font(data, size).getlength)
    return lambda text: sum(map(width, text))
