"""Signs that a copied text was damaged or has foreign sentences in it. Each is a reason to look, not a finding.

Measured on five real copies (policy-domain 6.4): the kin words met six of the seven injected passages of one copy and
nothing in the others; unbalanced marks and a capital straight after a comma occurred in that copy only.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from explainer.evidence.words import FIRST_EAST_ASIAN, all_hits, sentence_starts

AlarmKind = Literal[
    "unbalanced-marks",
    "joined-after-comma",
    "capital-after-comma",
    "word",
    "boilerplate",
    "form-feed",
    "page-number",
    "running-head",
    "ligature",
    "markup",
    "lost-character",
    "hyphen-at-line-end",
    "invisible",
]

KIN_WORDS: Final = ("she", "her", "mother", "father", "son", "daughter")
"""Words of fiction that policy texts hardly use: the default; a site may set others."""

BOILERPLATE: Final = (
    "Click to view",
    "Guess you like it",
    "Related Downloads",
    "Related News",
    "Scan the code",
    "Share more people to see",
    "undefined",
)
"""Words of a web page around an article, as found in the first five sources: the default; a site may set others."""

_MARKS: Final = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"))
_JOINED: Final = re.compile(r"(?<!\w)\w++[,，][A-Z]\w*")
_MOST: Final = 20
_OFTEN: Final = 3
_LONGEST_HEAD: Final = 80
_PROGRAMS: Final[tuple[tuple[AlarmKind, re.Pattern[str]], ...]] = (
    ("form-feed", re.compile("\x0c")),
    (
        "page-number",
        re.compile(
            r"(?m)^[ \t]*(?:[-–—] ?)?[0-9]{1,4}(?: ?[-–—])?[ \t]*$|^[ \t]*(?:Page|Seite|第) ?[0-9]{1,4}\b.{0,12}$"
        ),
    ),
    ("ligature", re.compile("[ﬀ-ﬆ\u2e80-\u2fdf]")),
    ("markup", re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,200})?>|&(?:[a-zA-Z]{2,8}|#[0-9]{2,6});")),
    ("lost-character", re.compile("\ufffd")),
    ("hyphen-at-line-end", re.compile(r"[^\W\d_][-\u2010][ \t]*\n[ \t]*[^\W\d_]")),
    ("invisible", re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")),
)
_CAPITAL: Final = re.compile(r", ([A-Z][a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A place to look at: `line` counts from 1, `text` is the sentence or words there (for marks, the two counts).

    Kinds: `unbalanced-marks` more opening than closing marks or fewer; `joined-after-comma` a capital straight after
    a comma; `capital-after-comma` (weak) a capital after comma and space, of a word the text mostly writes small;
    `word` one of the given words; `boilerplate`.
    Of what other programs leave: `form-feed`, `page-number` (a line with a number only), `running-head` (a line that
    returns), `ligature` (or a radical in place of a character), `markup` (a tag or entity of HTML), `lost-character`
    (U+FFFD), `hyphen-at-line-end`, `invisible` (controls, zero-width signs).
    """

    kind: AlarmKind
    line: int
    text: str


def alarms(text: str, words: Sequence[str] = KIN_WORDS, boilerplate: Sequence[str] = BOILERPLATE) -> tuple[Alarm, ...]:
    """All alarms of a raw source text, by line; `words` and `boilerplate` are found whole and in any case."""
    found = [
        *_unbalanced(text),
        *_matches(text, "joined-after-comma", _JOINED),
        *_capitals(text),
        *_sentences_with(text, words),
        *_phrases(text, boilerplate),
        *_left_by_programs(text),
    ]
    return tuple(sorted(found, key=lambda alarm: (alarm.line, alarm.kind, alarm.text)))


def _unbalanced(text: str) -> Iterator[Alarm]:
    for opening, closing in _MARKS:
        opened, closed = text.count(opening), text.count(closing)
        if opened != closed:
            line = next(k for k, row in enumerate(text.split("\n"), 1) if row.count(opening) != row.count(closing))
            yield Alarm("unbalanced-marks", line, f"{opened} {opening}, {closed} {closing}")


def _matches(text: str, kind: AlarmKind, pattern: re.Pattern[str]) -> Iterator[Alarm]:
    breaks = all_hits(text, "\n")
    for match in pattern.finditer(text):
        yield Alarm(kind, _line(breaks, match.start()), match[0])


def _capitals(text: str) -> Iterator[Alarm]:
    breaks = all_hits(text, "\n")
    counts = Counter(re.findall(r"[A-Za-z]+", text))
    for match in _CAPITAL.finditer(text):
        if counts[match[1].lower()] >= counts[match[1]]:
            yield Alarm("capital-after-comma", _line(breaks, match.start()), match[0].removeprefix(", "))


def _sentences_with(text: str, words: Sequence[str]) -> Iterator[Alarm]:
    pattern = _any_of(words)
    breaks = all_hits(text, "\n")
    starts = sentence_starts(text)
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        sentence = text[start:end]
        if pattern.search(sentence):
            yield Alarm("word", _line(breaks, start + len(sentence) - len(sentence.lstrip())), sentence.strip())


def _phrases(text: str, phrases: Sequence[str]) -> Iterator[Alarm]:
    yield from _matches(text, "boilerplate", _any_of(phrases))


def _left_by_programs(text: str) -> Iterator[Alarm]:
    """The first of each kind on a page would do: at most `_MOST` of one kind are named."""
    breaks = all_hits(text, "\n")
    for kind, pattern in _PROGRAMS:
        for match in islice(pattern.finditer(text), _MOST):
            yield Alarm(kind, _line(breaks, match.start()), _named(match[0]))
    rows = [row.strip() for row in text.split("\n")]
    counts = Counter(row for row in rows if 3 <= len(row) <= _LONGEST_HEAD)
    for row, number in counts.items():
        if number >= _OFTEN:
            yield Alarm("running-head", rows.index(row) + 1, f"{row} ({number} times)")


def _named(text: str) -> str:
    """Words as they are; a sign that nobody would see, by its name."""
    tidy = text.strip()
    if len(tidy) > 1 or (tidy.isprintable() and tidy):
        return tidy
    return unicodedata.name(text, f"U+{ord(text[:1] or ' '):04X}")


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, the longest first. A word in Chinese has no boundary to look for."""
    if not words:
        return re.compile(r"(?!)")
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole, ordered)), re.IGNORECASE)


def _whole(word: str) -> str:
    before = r"(?<!\w)" if word[:1] < FIRST_EAST_ASIAN else ""
    after = r"(?!\w)" if word[-1:] < FIRST_EAST_ASIAN else ""
    return f"{before}{re.escape(word)}{after}"


def _line(breaks: Sequence[int], offset: int) -> int:
    return bisect_left(breaks, offset) + 1
