"""The versioned normaliser: what may differ between a quotation and its source, and nothing else.

Two texts are the same words if they are equal after: Unicode NFC; curly, angled and corner quotation marks
made straight; hyphens, dashes and the minus sign made `-`; every run of white space made one space; invisible
characters dropped. Case, digits and all other punctuation stay, because a slogan includes its punctuation.

Version 2 also undoes what PDF, word processors and web pages do to words: ligatures become letters; full-width letters
and digits, Kangxi and other radicals and compatibility ideographs become the characters that they represent; three dots
become an ellipsis; a word that a line end broke behind a hyphen is joined, and keeps the hyphen before a capital or
beside a digit, where words are not divided; and white space beside a Han character is
dropped (a blank line is kept as a space), since Chinese has none. What changes the meaning stays: 10⁶, ½, ①.

Version 3 does the same for all radicals, half-width katakana with voicing marks, and the full-width point and thousands
comma between digits; several ellipses on end are one; every sort of line end breaks words and paragraphs; and spaces
between full-width letters or digits stay, because they separate words and numbers as those of ASCII do.

Version 4 keeps a hyphen at a line end that replaces the rest of a compound (Ein- und Ausfuhr), joins a word that
`¬` broke there, and reads a Roman number, a unit or a Chinese number in brackets in one sign as its letters
(Ⅳ, ㎏, ㈠). Words that are not found otherwise are looked for without the spaces that typesetters put
inside « » and before `!`, with a word joined that a lost line end left in two (develop- ment), and with ASCII colons.

Words that an earlier version found, a later one finds at the same place, unless what it undoes had hidden a second
place of them (an error says so), they began or ended at the hyphen of a line end or within a ligature, an ellipsis, a
katakana or a number, or they ran over a blank line of other line ends, or from one full-width word to the next.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from explainer.evidence.spellings import LIGATURES, SAME, SPELT, VOICING
from explainer.ground.patterns import regex

NORMALISER: Final = 4
"""Version of the rules below. Raise it with every change of them: recorded offsets and results depend on it."""

NOTHING: Final[Mapping[int, str]] = MappingProxyType({})

SENTINEL: Final = "\uffff"
"""Replaces each character of an excluded passage. The normaliser drops it, so no text and no quotation has one."""

# Zero-width and joining characters, byte-order mark, soft hyphen, direction marks; and the sentinel.
_DROPPED: Final = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\uffff"
_SPACES: Final = regex(r"\s")
_INVISIBLE: Final = regex(f"[{_DROPPED}]")
_HAN: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_CJK: Final = _HAN + "\u3001-\u3004\u3008-\u303f\uff01-\uff65"
_LOWER: Final = "a-z\u00df-\u00f6\u00f8-\u017f\u03ac-\u03ce\u0430-\u045f\ufb00-\ufb06"
_CAPITAL: Final = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0386-\u03ab\u0400-\u042f]"
_ENDS: Final = "\n\r\x85\u2028"
"""Characters that always end a line; a form feed, a vertical tab and U+2029 do so only behind a hyphen."""
LINE_END: Final = rf"(?:[^\S\n]*+\n[^\S\n]*|[^\S{_ENDS}\x0b\x0c\u2029]*+[\r\x0b\x0c\x85\u2028\u2029][^\S{_ENDS}]*)"
"""One line end of any sort with the spaces around it, in a regular expression."""
SUSPENDED: Final = rf"(?!(?:und|oder|bis|sowie|bzw|and|or|et|ou|y|и|или)(?![{_LOWER}\u0300-\u036f]))"
"""Not before these words, where the hyphen replaces the rest of a compound: Ein- und Ausfuhr, pre- and post-war."""
_BROKEN_WORD: Final = (
    rf"(?<=[^\W\d_{_HAN}])(?:[\u00ac\u00ad]{LINE_END}(?=[{_LOWER}])"
    rf"|[-\u2010\u2011]{LINE_END}{SUSPENDED}(?=[{_LOWER}]))"
)
_BROKEN: Final = regex(_BROKEN_WORD)
_SUSPENDS: Final = regex(rf"[-\u2010\u2011]{LINE_END}(?!{SUSPENDED})")
_BROKEN_CAPITALS: Final = regex(rf"(?<={_CAPITAL}{_CAPITAL})[-\u2010\u2011]{LINE_END}(?={_CAPITAL}{_CAPITAL})")
_KEPT: Final = rf"(?<=[^\W_{_HAN}])[-\u2010\u2011]{LINE_END}(?=[^\W_{_HAN}])"
"""A hyphen at a line end that breaks no word, since a capital or a digit is beside it: COVID-19, Anglo-American."""
_LONGEST_PART: Final = 40
_LAST_LETTERS: Final = regex(r"(?:[^\W\d_]|[\u0300-\u036f])+$")
_FIRST_LETTERS: Final = regex(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_WIDE: Final = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_DIGIT: Final = "[0-9\uff10-\uff19]"
_IN_NUMBER: Final = "\uff0e\uff0c"
_IN_NUMBERS: Final = rf"(?<={_DIGIT})(?:\uff0e(?={_DIGIT})|\uff0c(?={_DIGIT}{{3}}(?!{_DIGIT})))"
"""The full-width point, and the full-width comma before three digits: only within numbers are they those of ASCII."""
_UNEVEN: Final = regex(
    rf"{_BROKEN_WORD}"
    rf"|{_KEPT}"
    rf"|(?<=[{_CJK}])[\s{_DROPPED}]+(?=[{_CJK}])"
    rf"|(?<=[{_HAN}])[\s{_DROPPED}]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[\s{_DROPPED}]+(?=[{_HAN}])"
    rf"|[\s{_DROPPED}]{{2,}}|[{_DROPPED}]|[{''.join(LIGATURES)}]|(?:\.{{3}}|…){{2,}}|\.{{3}}"
    rf"|[\uff66-\uff9d][{VOICING}]|{_IN_NUMBERS}"
)
"""Where the number of characters changes, or what one becomes depends on those beside it: broken words, white space
beside Han, runs of it, ellipses, and single signs."""
_CONTROLS: Final = regex("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_IS_HAN: Final = regex(f"[{_HAN}]")
_IS_CJK: Final = regex(f"[{_CJK}]")
_IS_WIDE: Final = regex(f"[{_WIDE}]")
_LINE_ENDS: Final = regex(f"[{_ENDS}\x0b\x0c\u2029]")
_BLANK_LINE: Final = regex(rf"[{_ENDS}][^\S{_ENDS}{_DROPPED}]*[{_ENDS}]")


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
    yield from _halves(_BROKEN, raw, "-")


def broken_capitals(raw: str) -> Iterator[tuple[int, str]]:
    """The same for two halves in capitals, which keep their hyphen: the raw offset, and the word without it.

    US-UK at a line end looks like DEVELOP-MENT, and only who quotes it knows which it is.
    """
    yield from _halves(_BROKEN_CAPITALS, raw, "")


def _halves(pattern: re.Pattern[str], raw: str, joint: str) -> Iterator[tuple[int, str]]:
    for found in pattern.finditer(raw):
        before = _LAST_LETTERS.search(raw, max(0, found.start() - _LONGEST_PART), found.start())
        after = _FIRST_LETTERS.match(raw, found.end(), found.end() + _LONGEST_PART)
        if before and after:
            yield found.start(), f"{before[0]}{joint}{after[0]}"


def paragraph_ends(raw: str) -> Iterator[int]:
    """The raw offset of each blank line beside Han, which stays a space."""
    for found in _UNEVEN.finditer(raw):
        if _has_blank_line(found[0]) and _beside_han(raw, found):
            yield found.start()


def _has_blank_line(spaces: str) -> bool:
    """Whether two lines end in this white space; CR LF ends one, and so does what bad copying makes of it."""
    return bool(_BLANK_LINE.search(spaces.replace("\r\r\n", "\n").replace("\r\n", "\n")))


def normalise(raw: str, instead: Mapping[int, str] = NOTHING) -> Normalised:
    """`raw` by the rules of this module, in time proportional to its length.

    `instead` has what becomes of places at raw offsets of `broken_words` and `paragraph_ends` against those rules: "-"
    where a hyphen belongs to the word and stays, "" where a blank line does not count; and "" at those of
    `broken_capitals` where the hyphen does not belong to the word.
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
    normalised form, has it with one ("self-determination"), and loses it in capitals if one has it without. Without
    them, `plain` of it is `plain` of the copy without its control signs.
    """
    instead = {at: "-" for at, word in broken_words(raw) if any(plain(word) in text for text in written)}
    instead |= {at: "" for at, word in broken_capitals(raw) if any(plain(word) in text for text in written)}
    pieces, done = [], 0
    for start, end, text in _uneven(raw):
        pieces += [raw[done:start].translate(SPELT), _as_printed(raw[start:end], instead.get(start, text))]
        done = end
    return _CONTROLS.sub("", "".join([*pieces, raw[done:].translate(SPELT)]))


def _as_printed(printed: str, text: str) -> str:
    """Letters with marks of their own and the long ellipsis of Chinese as they are, others as `text`."""
    marked = text.isalpha() and len(printed) > 1 and printed[-1] not in VOICING
    return printed if marked or not printed.strip("…") else text


def _stretches(raw: str, instead: Mapping[int, str]) -> Iterator[_Stretch]:
    done = 0
    for start, end, text in _uneven(raw):
        text = instead.get(start, text)
        if done < start:
            yield _Stretch(done, start, raw[done:start].translate(SAME), even=True)
        yield _Stretch(start, start + 1 if text == "-" else end, text, even=False)
        done = end
    if done < len(raw):
        yield _Stretch(done, len(raw), raw[done:].translate(SAME), even=True)


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
    if text in LIGATURES:
        return LIGATURES[text]
    if text[0] in ".…":
        return "…"
    if text[0] in _IN_NUMBER or text[-1] in VOICING:
        return unicodedata.normalize("NFKC", text)
    if text[0] in "-\u00ac\u2010\u2011":
        return "" if _BROKEN.match(raw, found.start()) else "- " if _SUSPENDS.match(raw, found.start()) else "-"
    if not _SPACES.search(text) or (text[0] == "\u00ad" and _LINE_ENDS.search(text) and _breaks(raw, found)):
        return ""
    return "" if _beside_han(raw, found) and not _has_blank_line(text) else " "


def _breaks(raw: str, found: re.Match[str]) -> bool:
    """Whether there are letters on both sides, so that a soft hyphen and a line end broke a word."""
    before, after = raw[found.start() - 1 : found.start()], raw[found.end() : found.end() + 1]
    return before.isalpha() and after.isalpha()


def _beside_han(raw: str, found: re.Match[str]) -> bool:
    before, after = raw[max(0, found.start() - 1) : found.start()], raw[found.end() : found.end() + 1]
    han, cjk = _IS_HAN.match, _IS_CJK.match
    marked = _combines(raw[found.end() + 1 : found.end() + 2] or " ")
    return bool(
        (cjk(before) and cjk(after) and not (_IS_WIDE.match(before) and _IS_WIDE.match(after)))
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
            yield start, end, unicodedata.normalize("NFC", composed.translate(SAME))
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
