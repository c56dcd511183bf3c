"""A picture's file without what a camera or a program noted in it: place, device, names, remarks, small old versions.

Whole parts of the file are left out and the rest is kept byte for byte, so every point of the picture stays as it is.
Parts that define how the picture is shown stay: colours, animation, and which side is up.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from explainer.ground.patterns import regex
from explainer.inspection.svgnotes import is_drawing, without_notes

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_OF_PNG: Final = frozenset(b"tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV mDCv cLLI cLLi bKGD pHYs acTL fcTL fdAT".split())
"""Parts of a PNG that say how it is shown; those that begin with a capital letter are the picture itself."""
_OF_WEBP: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH"})
_OF_GIF: Final = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"})
_MARKER: Final = regex(rb"\xff(?![\x00\xd0-\xd7\xff])")
_EXIF: Final = b"Exif\0\0"
_ORIENTATION: Final = 0x0112
_LEFT: Final = (
    (regex(rb"Exif\0\0|infe.{8}Exif|eXIf", re.DOTALL), "what a camera notes (EXIF)"),
    (regex(rb"<x:xmpmeta|application/rdf\+xml"), "what a program notes (XMP)"),
)


class _OddFileError(Exception):
    """The file does not have the structure of its format."""


def stripped(data: bytes) -> bytes:
    """The picture without notes; the same bytes if it has none, is of a format not known here, or damaged."""
    if is_drawing(data):
        return without_notes(data)
    return _kept(data) or data


def left(data: bytes) -> str:
    """The notes of a camera or a program that stay in a picture that cannot be stripped, in words; "" for none."""
    if is_drawing(data) or _kept(data) is not None:
        return ""
    return " and ".join(words for form, words in _LEFT if form.search(data))


def _kept(data: bytes) -> bytes | None:
    for beginning, parts in _FORMATS.items():
        if data.startswith(beginning):
            try:
                return b"".join(parts(data))
            except (_OddFileError, struct.error, IndexError, ValueError):
                return None
    return None


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments up to the end of the picture: behind it, phones put a film or the picture in another size."""
    yield data[:2]
    at, turned = 2, False
    while True:
        if data[at] != 0xFF:
            raise _OddFileError
        code = data[at + 1]
        if code == 0xD9:
            yield data[at : at + 2]
            return
        if code == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        segment = data[at + 4 : end]
        if code == 0xE1 and segment.startswith(_EXIF) and not turned and (side := _orientation(segment[6:])):
            turned = True
            yield b"\xff\xe1" + (2 + len(_EXIF) + len(_upright(side))).to_bytes(2) + _EXIF + _upright(side)
        elif not (0xE0 <= code <= 0xEF or code == 0xFE) or _shows(code, segment):
            yield data[at:end]
        if code == 0xDA:
            found = _MARKER.search(data, end)
            if found is None:
                raise _OddFileError
            yield data[end : found.start()]
            end = found.start()
        at = end


def _shows(code: int, segment: bytes) -> bool:
    """Whether a program's own part of a JPEG says how it is shown: its form, its colours, how they are coded."""
    known = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}.get(code)
    return known is not None and segment.startswith(known)


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while True:
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if end > len(data):
            raise _OddFileError
        if kind[:1].isupper() or kind in _OF_PNG:
            yield data[at:end]
        elif kind == b"eXIf" and (side := _orientation(data[at + 8 : end - 4])):
            part = b"eXIf" + _upright(side)
            yield (len(part) - 4).to_bytes(4) + part + zlib.crc32(part).to_bytes(4)
        if kind == b"IEND":
            return
        at = end


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:
        if data[at] == 0x21:
            end = _blocks(data, at + 2)
            if data[at + 1] == 0xF9 or (data[at + 1] == 0xFF and data[at + 3 : at + 14] in _OF_GIF):
                yield data[at:end]
        elif data[at] == 0x2C:
            end = _blocks(data, at + 11 + _colours(data[at + 9]))
            yield data[at:end]
        else:
            raise _OddFileError
        at = end
    yield b";"


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> int:
    """Where a chain of blocks ends, each of which begins with its size."""
    while data[at]:
        at += data[at] + 1
    return at + 1


def _webp(data: bytes) -> Iterator[bytes]:
    if data[8:12] != b"WEBP":
        raise _OddFileError
    end_of_all = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    kept, at, side = [], 12, 0
    while at + 8 <= end_of_all:
        kind, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        if at + 8 + size > len(data):
            raise _OddFileError
        if kind == b"EXIF":
            side = side or _orientation(data[at + 8 : end].removeprefix(_EXIF))
        elif kind in _OF_WEBP:
            kept.append(data[at:end])
        at = end
    if side:
        kept.append(b"EXIF" + len(_upright(side)).to_bytes(4, "little") + _upright(side))
    kept = [_flagged(part, bool(side)) if part.startswith(b"VP8X") else part for part in kept]
    yield b"RIFF" + (4 + sum(map(len, kept))).to_bytes(4, "little") + b"WEBP"
    yield from kept


def _flagged(part: bytes, turned: bool) -> bytes:
    """The head of a WebP, which says whether notes follow."""
    return part[:8] + bytes([part[8] & ~0x0C | (0x08 if turned else 0)]) + part[9:]


def _orientation(tiff: bytes) -> int:
    """Which side is up, from 2 to 8; 0 if it is upright or does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 0
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    if first + 2 > len(tiff):
        return 0
    (count,) = struct.unpack_from(f"{order}H", tiff, first)
    for at in range(first + 2, min(first + 2 + 12 * count, len(tiff) - 11), 12):
        tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == _ORIENTATION:
            return value if 2 <= value <= 8 else 0
    return 0


def _upright(side: int) -> bytes:
    """The shortest EXIF that says which side is up."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, side, 0, 0)


_FORMATS: Final[dict[bytes, Callable[[bytes], Iterator[bytes]]]] = {
    b"\xff\xd8\xff": _jpeg,
    _PNG: _png,
    b"GIF87a": _gif,
    b"GIF89a": _gif,
    b"RIFF": _webp,
}
