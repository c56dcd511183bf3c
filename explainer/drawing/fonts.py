"""Fonts for pictures: which characters a font has."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_KINDS: Final = (b"OTTO", b"\x00\x01\x00\x00", b"true")
"""First bytes of an OpenType or TrueType font. Collections and fonts packed for the web begin otherwise."""
_LAST: Final = 0x10FFFF


class UnfitFontError(Exception):
    """The bytes cannot be used as a font; the text says why, as a sentence for editors."""


@lru_cache(maxsize=16)
def signs(data: bytes) -> frozenset[str]:
    """The characters that a font can write, by its table `cmap` (ISO/IEC 14496-22, 5.2.1). Raises UnfitFontError."""
    if data[:4] not in _KINDS:
        raise UnfitFontError("It is not a single OpenType or TrueType font (.otf, .ttf).")
    try:
        found = frozenset(map(chr, _codes(data, _table(data, b"cmap"))))
    except (struct.error, IndexError, ValueError):
        raise UnfitFontError("It is damaged: its list of characters cannot be read.") from None
    if not found:
        raise UnfitFontError("It does not say which characters of Unicode it has.")
    return found


def _table(data: bytes, wanted: bytes) -> int:
    """The offset at which a table begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == wanted:
            return int(offset)
    raise ValueError(wanted)


def _codes(data: bytes, cmap: int) -> Iterator[int]:
    """The codes in all parts of the table that use Unicode and one of the two formats of current fonts."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        (form,) = struct.unpack_from(">H", data, cmap + offset)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            yield from {4: _short_codes, 12: _long_codes}.get(form, _no_codes)(data, cmap + offset)


def _no_codes(_data: bytes, _at: int) -> Iterator[int]:
    return iter(())


def _short_codes(data: bytes, at: int) -> Iterator[int]:
    """Format 4: stretches of codes up to FFFF; a character with glyph 0 is missing."""
    (double,) = struct.unpack_from(">H", data, at + 6)
    form = f">{double // 2}H"
    ends, starts, deltas, offsets = (
        struct.unpack_from(form, data, at + skipped) for skipped in (14, *(16 + n * double for n in (1, 2, 3)))
    )
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        base = at + 16 + 3 * double + 2 * number + offset
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", data, base + 2 * (code - start))[0] if offset else code
            if (glyph + delta if glyph or not offset else 0) & 0xFFFF:
                yield code


def _long_codes(data: bytes, at: int) -> Iterator[int]:
    """Format 12: stretches of any codes."""
    (count,) = struct.unpack_from(">I", data, at + 12)
    for number in range(count):
        start, end, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        if end > _LAST:
            raise ValueError(end)
        yield from range(start if glyph else start + 1, end + 1)
