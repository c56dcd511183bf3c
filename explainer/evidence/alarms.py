"""Signs that a copied text was damaged or has foreign sentences in it. Each is a reason to look, not a finding.

Measured on five real copies (policy-domain 6.4): the kin words met six of the seven injected passages of one copy and
nothing in the others; unbalanced marks and a capital straight after a comma occurred in that copy only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from explainer.evidence.words import FIRST_EAST_ASIAN, all_hits, sentence_starts

AlarmKind = Literal["unbalanced-marks", "joined-after-comma", "capital-after-comma", "word", "boilerplate"]

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
_CAPITAL: Final = re.compile(r", ([A-Z][a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A place to look at: `line` counts from 1, `text` is the sentence or words there (for marks, the two counts).

    Kinds: `unbalanced-marks` more opening than closing marks or fewer; `joined-after-comma` a capital straight after
    a comma; `capital-after-comma` (weak) a capital after comma and space, of a word the text mostly writes small;
    `word` one of the given words; `boilerplate`.
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
