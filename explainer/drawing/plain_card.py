"""The picture that other sites show beside a link to this one: lines of text with a note beside them, as in our logo.

It has no words, because a font with Chinese would be larger than the program. The file is made here byte by byte and
not by zlib, because the output of zlib, and so the site, would differ between versions.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from typing import Final

from explainer.ground.patterns import regex

WIDTH: Final = 1200
HEIGHT: Final = 630
"""Size in pixels, as recommended by the sites that show such pictures."""
PALETTE: Final = bytes.fromhex("ffffff 16191d 17594a 535a61")
"""Paper, ink, evidence and second ink of `assets/css/10-tokens.css`."""
_TEXT: Final = tuple(
    (110, 115 + 74 * n, 110 + width, 147 + 74 * n, 1) for n, width in enumerate((620, 580, 620, 540, 600, 320))
)
_NOTE: Final = tuple((846, 115 + 40 * n, 846 + width, 129 + 40 * n, 3) for n, width in enumerate((240, 220, 240, 150)))
_RULE: Final = (806, 105, 818, 259, 2)
_RECTANGLES: Final = (*_TEXT, *_NOTE, _RULE)
"""Left, top, right, bottom in pixels, and the number of the colour."""

_RUN: Final = regex(rb"(.)\1*", re.DOTALL)
_LONGEST: Final = 258
_PLAIN_LENGTHS: Final = 10
"""Repetitions of 3 to 10 bytes have a code of their own in DEFLATE (RFC 1951, 3.2.5), and so has 258."""


def card() -> bytes:
    """The picture as a PNG file; about seven kilobytes."""
    header = WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big") + bytes([2, 3, 0, 0, 0])  # 2 bits, palette
    pixels = _rows()
    stream = b"\x78\x01" + _deflated(pixels) + zlib.adler32(pixels).to_bytes(4, "big")
    chunks = (b"IHDR", header), (b"PLTE", PALETTE), (b"IDAT", stream), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _rows() -> bytes:
    """Every row with its filter in front: 0 for a new row, 2 and zeros for one that is like the row above it."""
    edges = sorted({0, HEIGHT, *(y for _, top, _, bottom, _ in _RECTANGLES for y in (top, bottom))})
    same = b"\x02" + bytes(WIDTH // 4)
    return b"".join(b"\x00" + _row(top) + same * (bottom - top - 1) for top, bottom in pairwise(edges))


def _row(y: int) -> bytes:
    """Four pixels to a byte, the first in the highest bits."""
    colours = bytearray(WIDTH)
    for left, top, right, bottom, colour in _RECTANGLES:
        if top <= y < bottom:
            colours[left:right] = bytes([colour]) * (right - left)
    return bytes(a << 6 | b << 4 | c << 2 | d for a, b, c, d in zip(*[iter(colours)] * 4, strict=True))


def _deflated(data: bytes) -> bytes:
    """One DEFLATE block with the fixed codes, in which only runs of one byte are shortened."""
    bits = "110" + "".join(_run(found[0]) for found in _RUN.finditer(data)) + "0000000"
    bits += "0" * (-len(bits) % 8)
    return int(bits[::-1], 2).to_bytes(len(bits) // 8, "little")


def _run(run: bytes) -> str:
    """The first byte, then how often it is repeated: `11000101` means 258 times, `00000` "the last byte"."""
    literal = f"{0x30 + run[0]:08b}" if run[0] < 144 else f"{0x190 + run[0] - 144:09b}"
    long, rest = divmod(len(run) - 1, _LONGEST)
    tens, rest = divmod(rest, _PLAIN_LENGTHS)
    code = literal + "1100010100000" * long + f"{_PLAIN_LENGTHS - 2:07b}00000" * tens
    return code + (f"{rest - 2:07b}00000" if rest > 2 else literal * rest)
