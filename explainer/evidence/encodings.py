"""Guesses the encoding of a text that is not UTF-8, and says what to do about it. Pure: bytes in, words out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from explainer.ground.patterns import regex

_BYTE_ORDER_MARKS: Final = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAMPLE: Final = 20_000
"""How many bytes are looked at: enough for shares, and the same time for every file."""
_UTF8: Final = regex(b"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CUT: Final = regex(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
_CYRILLIC: Final = ("Windows-1251", "KOI8-R")
_Encodings = tuple[tuple[str, re.Pattern[str]], ...]
_EAST_ASIAN: Final[_Encodings] = (
    ("GB18030", regex("[的一是在不了有和人这中大为上个国我以要他时来用们到年就会发出对]")),
    ("Big5", regex("[的一是在不了有和人這中大為上個國我以要他時來用們到年就會發出對]")),
    ("Shift_JIS", regex("[\u3041-\u3096\u30a1-\u30fa]")),
    ("EUC-JP", regex("[\u3041-\u3096\u30a1-\u30fa]")),
    ("EUC-KR", regex("[이다는의을에가고하한지로은를기사서리도인우않것]")),
)
"""Encodings with characters that are a tenth or more of every text in them, but not of a text misread in them."""
_WIDE: Final[_Encodings] = tuple(
    (name, regex("[的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們到年]"))
    for name in ("UTF-16LE", "UTF-16BE")
)
_OFTEN: Final = 0.08
_SMALL_LETTERS: Final = 0.75
"""The share of Russian letters that are lower case; read in the other encoding, as many are capitals."""
_HAN: Final = regex("[\u4e00-\u9fff]")
_LONE: Final = 0.6
"""The share of characters beyond ASCII in a Western text that are alone between ASCII letters and spaces."""


@dataclass(frozen=True, slots=True)
class NotUtf8:
    """Where a text stops being UTF-8: the line, from 1, and the byte there; and the encoding that it probably has.

    `encoding` is "" for a text that is UTF-8 elsewhere: it was damaged, and cannot be converted.
    """

    line: int
    byte: int
    encoding: str

    @property
    def guess(self) -> str:
        """What the text probably is, as a sentence."""
        if self.encoding:
            return f"It is probably {self.encoding}."
        return "The rest is UTF-8: the text was cut or damaged there."

    @property
    def advice(self) -> str:
        """What to do, as a sentence."""
        if self.encoding:
            return f"Save it as UTF-8, for example with: iconv -f {self.encoding} -t UTF-8 FILE > NEW."
        return "Compare the line with the original, correct it and save the file as UTF-8."


def not_utf8(data: bytes) -> NotUtf8 | None:
    """The fault of bytes that are not UTF-8; None for UTF-8. UTF-16 is a fault even below 0x80."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        return NotUtf8(line, data[failure.start], _encoding(data))
    if wide := _wide(data[:_SAMPLE]):
        return NotUtf8(1, 0, wide)
    return None


def _encoding(data: bytes) -> str:
    """The name that `iconv` knows; "" for UTF-8 with damage."""
    sample = data[:_SAMPLE]
    if name := _wide(sample) or _most_common(sample[: len(sample) // 2 * 2], _WIDE):
        return name
    if _is_damaged_utf8(data):
        return ""
    beyond = _beyond_ascii(data)
    if _lone(beyond) < _LONE:
        for name in _CYRILLIC:
            if _is_russian(beyond.decode(name, "replace")):
                return name
    if name := _most_common(beyond, _EAST_ASIAN) or _chinese(beyond):
        return name
    return "Windows-1252" if any(0x80 <= byte <= 0x9F for byte in beyond) else "ISO-8859-1"


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32, by its mark or by its many zeros or line ends of two bytes; "" for others."""
    for mark, name in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return name
    low, high = sample[0::2], sample[1::2]
    if low.count(0) * 20 > len(low) and not high.count(0):
        return "UTF-16BE"
    if high.count(0) * 20 > len(high) and not low.count(0):
        return "UTF-16LE"
    return ""


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether UTF-8 characters of several bytes far outnumber the invalid bytes, which never happens by accident.

    A character cut in two at the end of the text counts as whole.
    """
    kept = _CUT.sub(b"", data)
    whole = len(_UTF8.findall(kept)) + (kept != data)
    rest = sum(byte >= 0x80 for byte in _UTF8.sub(b"", kept))
    return whole > 2 * rest


def _beyond_ascii(data: bytes) -> bytes:
    """The first lines that have characters beyond ASCII, up to about the size of a sample."""
    lines: list[bytes] = []
    length = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            length += len(line)
        if length > _SAMPLE:
            break
    return b"".join(lines)


def _lone(data: bytes) -> float:
    runs = re.findall(b"[\x80-\xff]+", data)
    return sum(len(run) == 1 for run in runs) / len(runs) if runs else 1.0


def _is_russian(text: str) -> bool:
    small = sum("а" <= letter <= "я" or letter == "ё" for letter in text)
    return small >= _SMALL_LETTERS * sum(letter > "\x7f" for letter in text)


def _chinese(data: bytes) -> str:
    """GB18030 for a short text that has none of the most common characters but is Chinese all the same; else ""."""
    try:
        text = data.decode("GB18030")
    except UnicodeDecodeError:
        return ""
    beyond = sum(letter > "\x7f" for letter in text)
    return "GB18030" if _lone(data) < _LONE and 2 * len(_HAN.findall(text)) >= beyond else ""


def _most_common(data: bytes, encodings: _Encodings) -> str:
    """The encoding in which most of the text has its most common characters; "" if there is none."""
    best, share = "", _OFTEN
    for name, common in encodings:
        text = data.decode(name, "replace")
        beyond = sum(letter > "\x7f" for letter in text)
        found = len(common.findall(text)) / beyond if beyond and text.count("\ufffd") * 20 <= beyond else 0.0
        if found > share:
            best, share = name, found
    return best
