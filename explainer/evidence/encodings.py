"""Which encoding a text probably has that is not UTF-8. Pure: bytes in, words out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HAN: Final = re.compile("[\u4e00-\u9fff]")
_BYTE_ORDER_MARKS: Final = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_EAST_ASIAN: Final = ("GB18030", "Big5", "Shift_JIS", "EUC-KR")
_MOSTLY: Final = 0.5
"""Of the characters that are not ASCII, so many must be Han for a text to be taken for Chinese."""


@dataclass(frozen=True, slots=True)
class NotUtf8:
    """Where a text stops being UTF-8: the line, from 1, the byte there, and the encoding that it probably has."""

    line: int
    byte: int
    encoding: str


def not_utf8(data: bytes) -> NotUtf8 | None:
    """None if the bytes are a text in UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        return NotUtf8(line, data[failure.start], _guess(data))
    return None


def _guess(data: bytes) -> str:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    if data[:2000].count(b"\0") > len(data[:2000]) // 4:
        return "UTF-16"
    for name in _EAST_ASIAN:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        beyond = [letter for letter in text if letter > "\x7f"]
        if beyond and len(_HAN.findall(text)) >= _MOSTLY * len(beyond):
            return name
    return "Windows-1252" if any(0x80 <= byte <= 0x9F for byte in data) else "ISO-8859-1"
