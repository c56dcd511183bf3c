"""Finds the places in the file of the quotation marks and numbers of a body's passages, by reading both side by side.

A passage is what Markdown made of some lines: emphasis is gone, links are their words, references are marks. Its
quotation marks and runs of digits are in both, in the same order, so each is looked for behind the one before. One that
is not found (a mark written as a character reference) has no place of its own, and a problem about it names the line
of its passage.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from explainer.content.passages import Passage, PassagePlace
from explainer.evidence.number_words import number_words
from explainer.ground.patterns import any_word, regex

_SIGN: Final = regex("[0-9]+|[\"“”„‟«»‹›「」『』｢﹁﹃〝❝❛＂‘’‚‛'`]|,,|<<")
_NO_WORDS: Final = regex(
    r"!?\[\[[^\[\]|\n]*\|?|\[@[^\[\]\n]*\]|\]\([^()\n]*\)|\[\^[^\[\]\n]*\]:?|^[ >]*(?:[-*+]|[0-9]{1,9}[.)])(?=\s)",
    re.MULTILINE,
)
"""Parts of the file that are not in the passage: references, addresses, numbers of notes and of list items."""

_AHEAD: Final = 4_000
"""How many characters behind one mark or number the next is looked for."""

_WORDS: Final = {word for name in ("en", "de", "fr", "es", "ru") for word in number_words(name)}
_FIRST: Final = "".join(sorted({"a", *(word[0] for word in _WORDS)}))
_SCALES: Final = "hundred|thousand|million|billion|trillion"
_NUMBER_WORD: Final = regex(
    rf"\b(?=[{_FIRST}])(?:(?:an?[ -])?{any_word(_WORDS)}|an?[ -](?:{_SCALES}))\b", re.IGNORECASE
)
_CONTEXT: Final = 8
"""How many characters behind a mark are compared, to tell it from others of the same form."""


def placed(found: Iterable[Passage], text: str, first_line: int) -> Iterator[Passage]:
    """The passages of the body `text`, which begins on `first_line` of its file, with their places."""
    readable = _NO_WORDS.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    at, line = 0, 0
    for passage in found:
        begin = starts[min(max(0, passage.line - first_line), len(starts) - 1)]
        at = max(at, begin) if passage.line >= line else begin
        line = passage.line
        places = []
        for offset, position in _positions(passage.text, readable, at):
            number = bisect_right(starts, position)
            places.append(PassagePlace(offset, number + first_line - 1, position - starts[number - 1] + 1))
            at = position + 1
        yield replace(passage, places=tuple(places)) if places else passage


def _positions(text: str, readable: str, at: int) -> Iterator[tuple[int, int]]:
    """(offset in the passage, position in the file's text) of each mark or number that is found."""
    found = [*_SIGN.finditer(text), *_NUMBER_WORD.finditer(text)]
    for sign in sorted(found, key=lambda match: match.start()):
        behind = text[sign.end() : sign.end() + _CONTEXT].split("\n")[0]
        position = readable.find(sign[0] + behind, at, at + _AHEAD)
        if position < 0:
            position = readable.find(sign[0], at, at + _AHEAD)
        if position >= 0:
            yield sign.start(), position
            at = position + len(sign[0])
