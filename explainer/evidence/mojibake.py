"""Finds text that was saved after being misread: â€™ for ’, Ã© for é, 鏂囨湰 for 文本, 锟斤拷 for what is lost.

Each pattern is of characters that are not beside each other in any language, or that decode to other text as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REST: Final = bytes(range(0x80, 0xC0))
_LATIN_REST: Final = _REST.decode("cp1252", "ignore") + _REST.decode("latin-1")
_OFTEN_PRINTED: Final = "\u00a0’“”‘…–—›»«·´"
"""Of these bytes read as characters, those that follow a capital in clean text: “SÃO”, É…"""
_RARE_REST: Final = "".join(sign for sign in dict.fromkeys(_LATIN_REST) if sign not in _OFTEN_PRINTED)
_ACCENTED: Final = b"".join(bytes((0xC3, byte)) for byte in _REST).decode("gb18030")
"""é and similar letters in UTF-8, read as GBK: one rare Chinese character within a Western word."""
_CYRILLIC_REST: Final = _REST.decode("cp1251", "ignore").replace("\u00a0", "").replace("ё", "").replace("№", "")


def _one_of(signs: str) -> str:
    return f"[{re.escape(signs)}]"


_MISREAD: Final = regex(
    "|".join(
        (
            "â(?:€|\x80)(?:" + _one_of(_LATIN_REST) + ")?|â(?:‚|\x82)¬",
            f"[ÂÃ]{_one_of(_RARE_REST)}",
            f"(?<=[a-z])[ÂÃÄÅ]{_one_of(_LATIN_REST)}",
            f"(?:[ÐÑÎÏ]{_one_of(_LATIN_REST)}){{2,}}",
            f"(?:[ã-í]{_one_of(_LATIN_REST)}{{2}}){{2,}}",
            f"(?:ï¼|ã€){_one_of(_LATIN_REST)}|ï»¿|ï¿½",
            f"(?:[РС]{_one_of(_CYRILLIC_REST)}){{3,}}|(?:[в-н]{_one_of(_CYRILLIC_REST)}{{2}}){{2,}}|вЂ",
            rf"(?<=[A-Za-z]){_one_of(_ACCENTED)}(?=[a-z ,.;:!?\n])",
            "(?<=[A-Za-z.,!? ])鈥|鈥(?=[A-Za-z\ufffd])",
            "(?<=[a-z])√[©®†°±≥≠∂Ø]|‚Ä[ôúùìîì¶]",
            "[À-ÖØ-öø-ÿ]{8,}",
            r"(?!([°-÷])\1{3})(?:[°-÷][¡-þ]){4,}",
            r"锟斤拷|烫烫烫|屯屯屯|\A锘",
        )
    )
)
_BEYOND: Final = regex(r"[^\x00-\x7f]+")
_HAN: Final = regex("[\u3400-\u9fff]")
_WHOLE: Final = regex(b"[\xe2-\xef][\x80-\xbf]{2}|[\xce-\xd1][\x80-\xbf]")
"""Characters of East Asia, Greek and Russian in UTF-8; others would look like common Chinese."""
_LEAST, _LEAST_PURE = 9, 6
"""Bytes: three Chinese characters of UTF-8, or two alone, which other Chinese hardly ever spells by accident."""


def misread(text: str) -> Iterator[Span]:
    """The places of a text that were read in a wrong encoding, in no order; for Chinese the whole stretch."""
    return chain((match.span() for match in _MISREAD.finditer(text)), _read_as_gbk(text))


def _read_as_gbk(text: str) -> Iterator[Span]:
    """Stretches that are UTF-8 read as GBK: written as GBK again, nearly all of them are characters of UTF-8."""
    for match in _BEYOND.finditer(text):
        if 2 * len(_HAN.findall(match[0])) < len(match[0]):
            continue
        data = match[0].encode("gb18030", "ignore")
        rest = len(_WHOLE.sub(b"", data))
        if len(data) - rest >= (_LEAST if rest else _LEAST_PURE) and rest * 4 <= len(data):
            yield match.span()
