"""The first version of the normaliser, kept to show that the second finds all that it found.

Two texts are the same words if they are equal after: Unicode NFC; curly, angled and corner quotation marks
made straight; hyphens, dashes and the minus sign made `-`; every run of white space made one space; invisible
characters dropped. Case, digits and all other punctuation stay, for a slogan is its punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

NORMALISER: Final = 1
"""Version of the rules below. Raise it with every change of them: recorded offsets and results depend on it."""

SENTINEL: Final = "\uffff"
"""Stands for a character of an excluded passage. The normaliser drops it, so that no text and no quotation has one."""

# Zero-width and joining characters, byte-order mark, soft hyphen, direction marks; and the sentinel.
_DROPPED: Final = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\uffff"
_SPACES: Final = re.compile(r"\s")
_INVISIBLE: Final = re.compile(f"[{_DROPPED}]")
_UNEVEN: Final = re.compile(rf"[\s{_DROPPED}]{{2,}}|[{_DROPPED}]")
_SPACE_CODES: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SAME: Final = str.maketrans(
    dict.fromkeys("“”„‟«»「」『』", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys(_SPACE_CODES, " ")
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Raw characters `start:end` that became `text`, all at once (`even` false) or one for one (`even` true)."""

    start: int
    end: int
    text: str
    even: bool


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text with the way back to the raw one. All offsets count characters from 0.

    The map is kept as stretches, since nearly all of a text is changed one for one: stretch `k` begins at
    normalised offset `at[k]` and holds the raw characters `starts[k]:ends[k]`.
    """

    text: str
    at: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    even: tuple[bool, ...]

    def raw_start(self, offset: int) -> int:
        """The raw offset at which the normalised character `offset` begins."""
        k = bisect_right(self.at, offset) - 1
        return self.starts[k] + (offset - self.at[k] if self.even[k] else 0)

    def raw_end(self, offset: int) -> int:
        """The raw offset behind the normalised character `offset - 1`, so that `start:end` slices work as usual."""
        k = bisect_right(self.at, offset - 1) - 1
        return self.starts[k] + (offset - self.at[k]) if self.even[k] else self.ends[k]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw `start, end` of the not empty normalised slice `start:end`."""
        return self.raw_start(start), self.raw_end(end)


def normalise(raw: str) -> Normalised:
    """`raw` by the rules of this module, in time proportional to its length."""
    pieces: list[_Stretch] = []
    length, at = 0, []
    for piece in _stretches(raw):
        if piece.text:
            pieces.append(piece)
            at.append(length)
            length += len(piece.text)
    return Normalised(
        "".join(piece.text for piece in pieces),
        tuple(at),
        tuple(piece.start for piece in pieces),
        tuple(piece.end for piece in pieces),
        tuple(piece.even for piece in pieces),
    )


def plain(text: str) -> str:
    """Words to look for: normalised, without white space at either end."""
    return normalise(text).text.strip()


def _stretches(raw: str) -> Iterator[_Stretch]:
    done = 0
    for start, end, text in _uneven(raw):
        if done < start:
            yield _Stretch(done, start, raw[done:start].translate(_SAME), even=True)
        yield _Stretch(start, end, text, even=False)
        done = end
    if done < len(raw):
        yield _Stretch(done, len(raw), raw[done:].translate(_SAME), even=True)


def _uneven(raw: str) -> Iterator[tuple[int, int, str]]:
    """The places where the number of characters changes, or may: (raw start, raw end, what becomes of them)."""
    visible = _INVISIBLE.sub("", raw)
    if not unicodedata.is_normalized("NFC", visible):
        yield from _uneven_composing(raw)
        return
    for match in _UNEVEN.finditer(raw):
        yield match.start(), match.end(), " " if _SPACES.search(match[0]) else ""


def _uneven_composing(raw: str) -> Iterator[tuple[int, int, str]]:
    """The same for a text that is not NFC: each character goes together with the marks that follow it."""
    start = 0
    while start < len(raw):
        run = _UNEVEN.match(raw, start)
        end = run.end() if run else _cluster_end(raw, start)
        if run:
            yield start, end, " " if _SPACES.search(run[0]) else ""
        elif end > start + 1 or not unicodedata.is_normalized("NFC", raw[start]):
            composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", raw[start:end]))
            yield start, end, composed.translate(_SAME)
        start = end


def _cluster_end(raw: str, start: int) -> int:
    """Behind the last combining mark that belongs to the character at `start`."""
    end = place = start + 1
    while place < len(raw) and (_INVISIBLE.match(raw[place]) or _combines(raw[place])):
        place += 1
        if _combines(raw[place - 1]):
            end = place
    return end


def _combines(character: str) -> bool:
    """Whether NFC may join the character to the one before it: marks, and the later parts of Hangul syllables."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
