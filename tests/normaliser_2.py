"""The second version of the normaliser, kept to show that the third finds all that it found.

Two texts are the same words if they are equal after: Unicode NFC; curly, angled and corner quotation marks
made straight; hyphens, dashes and the minus sign made `-`; every run of white space made one space; invisible
characters dropped. Case, digits and all other punctuation stay, for a slogan is its punctuation.

Version 2 also undoes what PDF, word processors and web pages do to words: ligatures become letters; full-width letters
and digits, Kangxi and other radicals and compatibility ideographs become the signs that they stand for; three dots
become an ellipsis; a word that a line end broke behind a hyphen is joined, and keeps the hyphen before a capital or
beside a digit, where none is divided; and white space beside a Han character is
dropped (a blank line is kept as a space), since Chinese sets none. What changes the meaning stays: 10⁶, ½, ①.
Words that version 1 found, version 2 finds at the same place, unless what it undoes had hidden a second place of them
(an error says so), or they began or ended at the hyphen of a line end or within a ligature or an ellipsis.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

NORMALISER: Final = 2
"""Version of the rules below. Raise it with every change of them: recorded offsets and results depend on it."""

NOTHING: Final[Mapping[int, str]] = MappingProxyType({})

SENTINEL: Final = "\uffff"
"""Stands for a character of an excluded passage. The normaliser drops it, so that no text and no quotation has one."""

# Zero-width and joining characters, byte-order mark, soft hyphen, direction marks; and the sentinel.
_DROPPED: Final = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\uffff"
_SPACES: Final = re.compile(r"\s")
_INVISIBLE: Final = re.compile(f"[{_DROPPED}]")
_HAN: Final = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK: Final = _HAN + "\u3001-\u3004\u3008-\u303f\uff01-\uff65"
_LOWER: Final = "a-z\u00df-\u00f6\u00f8-\u017f\u03ac-\u03ce\u0430-\u045f\ufb00-\ufb06"
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
_LINE_END: Final = r"[^\S\n]*\n[^\S\n]*"
_BROKEN: Final = re.compile(rf"(?<=[^\W\d_{_HAN}])[-\u00ad\u2010\u2011]{_LINE_END}(?=[{_LOWER}])")
_KEPT: Final = rf"(?<=[^\W_{_HAN}])[-\u2010\u2011]{_LINE_END}(?=[^\W_{_HAN}])"
"""A hyphen at a line end that breaks no word, since a capital or a digit is beside it: COVID-19, Anglo-American."""
_LONGEST_PART: Final = 40
_LAST_LETTERS: Final = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+$")
_FIRST_LETTERS: Final = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_UNEVEN: Final = re.compile(
    rf"(?<=[^\W\d_{_HAN}])[-\u00ad\u2010\u2011]{_LINE_END}(?=[{_LOWER}])"
    rf"|{_KEPT}"
    rf"|(?<=[{_CJK}])[\s{_DROPPED}]+(?=[{_CJK}])"
    rf"|(?<=[{_HAN}])[\s{_DROPPED}]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[\s{_DROPPED}]+(?=[{_HAN}])"
    rf"|[\s{_DROPPED}]{{2,}}|[{_DROPPED}]|[{''.join(_LIGATURES)}]|\.{{3}}"
)
"""Where the number of characters changes: broken words, white space beside Han, runs of it, and single signs."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_IS_HAN: Final = re.compile(f"[{_HAN}]")
_IS_CJK: Final = re.compile(f"[{_CJK}]")
_BLANK_LINE: Final = re.compile(rf"\n[^\S\n{_DROPPED}]*\n")
_SPACE_CODES: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_RADICALS: Final = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Of the CJK Radicals Supplement, those that PDF files print in place of characters; Unicode gives them no NFKC form
(EquivalentUnifiedIdeograph.txt does)."""


def _compatible() -> dict[str, str]:
    """Signs of the blocks of version 2 that stand for exactly one other sign (NFKC)."""
    blocks = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B),
              range(0xFF41, 0xFF5B), range(0xFF66, 0xFF9E), (0xFF05, 0xFF0B, 0xFF0D))  # fmt: skip
    pairs = {chr(code): unicodedata.normalize("NFKC", chr(code)) for block in blocks for code in block}
    return {sign: plain for sign, plain in pairs.items() if plain != sign and len(plain) == 1}


_SPELT: Final = str.maketrans(_compatible() | _RADICALS | dict.fromkeys(_SPACE_CODES, " "))
_SAME: Final = str.maketrans(
    dict.fromkeys("“”„‟«»「」『』", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | _compatible()
    | _RADICALS
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


def broken_words(raw: str) -> Iterator[tuple[int, str]]:
    """Each place where a line end broke a word behind a hyphen: its raw offset, and the word with its hyphen."""
    for found in _BROKEN.finditer(raw):
        before = _LAST_LETTERS.search(raw, max(0, found.start() - _LONGEST_PART), found.start())
        after = _FIRST_LETTERS.match(raw, found.end(), found.end() + _LONGEST_PART)
        if before and after:
            yield found.start(), f"{before[0]}-{after[0]}"


def paragraph_ends(raw: str) -> Iterator[int]:
    """The raw offset of each blank line beside Han, which stays a space."""
    for found in _UNEVEN.finditer(raw):
        if _BLANK_LINE.search(found[0]) and _beside_han(raw, found):
            yield found.start()


def normalise(raw: str, instead: Mapping[int, str] = NOTHING) -> Normalised:
    """`raw` by the rules of this module, in time proportional to its length.

    `instead` has what becomes of places at raw offsets of `broken_words` and `paragraph_ends` against those rules: "-"
    where a hyphen belongs to the word and stays, "" where a blank line does not count.
    """
    pieces: list[_Stretch] = []
    length, at = 0, []
    for piece in _stretches(raw, instead):
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


def readable(raw: str, *written: str) -> str:
    """Words of a copy as a reader may see them: joined over line ends, in letters, without invisible or control signs.

    Marks and dashes stay as they are printed. A broken word keeps its hyphen if one of the texts `written`, in
    normalised form, has it with one ("self-determination"). Without them, `plain` of it is
    `plain` of the copy without its control signs.
    """
    kept = {at for at, word in broken_words(raw) if any(plain(word) in text for text in written)}
    pieces, done = [], 0
    for start, end, text in _uneven(raw):
        text = "-" if start in kept else text
        pieces += [raw[done:start].translate(_SPELT), raw[start:end] if text.isalpha() and end - start > 1 else text]
        done = end
    return _CONTROLS.sub("", "".join([*pieces, raw[done:].translate(_SPELT)]))


def _stretches(raw: str, instead: Mapping[int, str]) -> Iterator[_Stretch]:
    done = 0
    for start, end, text in _uneven(raw):
        text = instead.get(start, text)
        if done < start:
            yield _Stretch(done, start, raw[done:start].translate(_SAME), even=True)
        yield _Stretch(start, start + 1 if text == "-" else end, text, even=False)
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
        yield match.start(), match.end(), _becomes(raw, match)


def _becomes(raw: str, found: re.Match[str]) -> str:
    """What an uneven place becomes: letters of a ligature, an ellipsis, a space, or nothing."""
    text = found[0]
    if text in _LIGATURES:
        return _LIGATURES[text]
    if text == "...":
        return "…"
    if text[0] in "-\u2010\u2011":
        return "" if _BROKEN.match(raw, found.start()) else "-"
    if not _SPACES.search(text) or (text[0] == "\u00ad" and "\n" in text and _breaks(raw, found)):
        return ""
    return "" if _beside_han(raw, found) and not _BLANK_LINE.search(text) else " "


def _breaks(raw: str, found: re.Match[str]) -> bool:
    """Whether letters stand on both sides, so that a soft hyphen and a line end broke a word."""
    before, after = raw[found.start() - 1 : found.start()], raw[found.end() : found.end() + 1]
    return before.isalpha() and after.isalpha()


def _beside_han(raw: str, found: re.Match[str]) -> bool:
    before, after = raw[max(0, found.start() - 1) : found.start()], raw[found.end() : found.end() + 1]
    han, cjk = _IS_HAN.match, _IS_CJK.match
    marked = _combines(raw[found.end() + 1 : found.end() + 2] or " ")
    return bool(
        (cjk(before) and cjk(after))
        or (han(before) and after.isascii() and after.isalnum() and not marked)
        or (han(after) and before.isascii() and (before.isalnum() or before == "%"))
    )


def _uneven_composing(raw: str) -> Iterator[tuple[int, int, str]]:
    """The same for a text that is not NFC: each character goes together with the marks that follow it."""
    start = 0
    while start < len(raw):
        run = _UNEVEN.match(raw, start)
        end = run.end() if run else _cluster_end(raw, start)
        if run:
            yield start, end, _becomes(raw, run)
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
