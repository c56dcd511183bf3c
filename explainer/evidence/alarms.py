"""Signs that a copied text was damaged or has foreign sentences in it. Each is a reason to look, not a finding.

Measured on five real copies (policy-domain 6.4): the kin words met six of the seven injected passages of one copy and
nothing in the others; unbalanced marks and a capital straight after a comma occurred in that copy only.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Literal

from explainer.evidence.mojibake import misread
from explainer.evidence.normalise import LINE_END
from explainer.evidence.words import FIRST_EAST_ASIAN, Span, all_hits, sentence_starts
from explainer.ground.patterns import regex

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
    "mojibake",
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
_LOW_OR_HIGH: Final = regex('[„“”"‟]')
_OPENED_BY_CLOSER: Final = {"”": regex(r"(?<![\w.,!?…])”(?=\w)"), "»": regex(r"(?<![\w.,!?…])»(?=\w)")}
"""Swedes and Finns open with the mark with which they close: ”L”, »L»."""
_JOINED: Final = regex(r"(?<!\w)\w++[,，][A-Z]\w*")
MOST: Final = 20
"""Alarms of one kind."""
_LONGEST_SHOWN: Final = 200
_OFTEN: Final = 3
_LONGEST_HEAD: Final = 80
_SHORTEST_HEAD: Final = 12
_ROMAN: Final = (
    r"(?:(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
)
_NUMBER: Final = rf"(?:[0-9\uff10-\uff19]{{1,4}}|{_ROMAN})"
_PAGE: Final = regex(
    rf"(?:[-–—·•|\[] ?)?{_NUMBER}(?: ?(?:/|of|von|de|из) ?[0-9]{{1,4}})?(?: ?[-–—·•|\]])?"
    rf"|(?:(?i:page|p\.|seite|página|pág\.|страница|стр\.)) ?{_NUMBER}\b.{{0,12}}"
    r"|第 ?(?:[0-9\uff10-\uff19]{1,4}|[一二三四五六七八九十百]{1,5}) ?[页頁].{0,12}"
)
"""A line that is a page number and nothing else."""
_NUMBERED: Final = regex(
    rf"^[0-9]{{1,4}}[ \t|·–-]+(?=\D)|^{_ROMAN}(?:[ \t]+[|·–-][ \t]*|[ \t]+)|(?<=\D)[ \t|·–-]+{_NUMBER}$"
)
"""The page number at the beginning or end of a running head."""
_PROGRAMS: Final[tuple[tuple[AlarmKind, re.Pattern[str]], ...]] = (
    ("form-feed", regex("\x0c")),
    ("ligature", regex("[ﬀ-ﬆ\u2e80-\u2fdf]")),
    (
        "markup",
        regex(
            r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,200})?/?>|<!--|<!DOCTYPE\b"
            r"|&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});"
        ),
    ),
    ("lost-character", regex("\ufffd")),
    ("hyphen-at-line-end", regex(rf"[^\W\d_][-\u2010]{LINE_END}[^\W\d_]")),
    ("invisible", regex("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")),
)
_OTHER_ENDS: Final = regex("[\r\x0c\x85\u2028]")
_CAPITAL: Final = regex(r", ([A-Z][a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A place to look at: `line` counts from 1, `text` is the sentence or words there (for marks, the two counts).

    Kinds: `unbalanced-marks` more opening than closing marks or fewer; `joined-after-comma` a capital straight after
    a comma; `capital-after-comma` (weak) a capital after comma and space, of a word the text mostly writes small;
    `word` one of the given words; `boilerplate`.
    Of what other programs leave: `form-feed`, `page-number` (a line with a number only), `running-head` (a line that
    returns, also with another number each time), `ligature` (or a radical in place of a character), `markup` (a tag or
    entity of HTML), `lost-character` (U+FFFD), `mojibake` (read in a wrong encoding), `hyphen-at-line-end`,
    `invisible` (controls, zero-width signs).
    """

    kind: AlarmKind
    line: int
    text: str


def alarms(text: str, words: Sequence[str] = KIN_WORDS, boilerplate: Sequence[str] = BOILERPLATE) -> tuple[Alarm, ...]:
    """The alarms of a raw source text, by line; `words` and `boilerplate` are found whole and in any case.

    Of one kind the first `MOST` are named, and the last of these says how many more there are.
    """
    found: list[Alarm] = []
    for of_one_kind in (
        _unbalanced(text),
        _matches(text, "joined-after-comma", _JOINED),
        _capitals(text),
        _sentences_with(text, words),
        _phrases(text, boilerplate),
        *(_matches(text, kind, pattern) for kind, pattern in _PROGRAMS),
        _spans(text, "mojibake", sorted(misread(text))),
        _page_numbers(text),
        _running_heads(text),
    ):
        found += _capped(of_one_kind)
    return tuple(sorted(found, key=lambda alarm: (alarm.line, alarm.kind, alarm.text)))


def _capped(found: Iterable[Alarm]) -> Iterator[Alarm]:
    """The first of one kind; nobody reads thousands, and who mends some looks again."""
    rest = iter(found)
    first = [*islice(rest, MOST)]
    more = sum(1 for _ in rest)
    if more:
        first[-1] = replace(first[-1], text=f"{first[-1].text} (and {more} more)")
    yield from first


def _unbalanced(text: str) -> Iterator[Alarm]:
    lows = text.count("„")
    text, left = _without_low_pairs(text)
    if left:
        yield Alarm("unbalanced-marks", _line(all_hits(text, "\n"), left[0]), f"{lows} „, {lows - len(left)} “")
    for opening, closing in _MARKS:
        twice = _OPENED_BY_CLOSER[closing] if closing in _OPENED_BY_CLOSER and opening not in text else None
        rows = [_counts(row, opening, closing, twice) for row in text.split("\n")]
        opened, closed = map(sum, zip(*rows, strict=True))
        if opened != closed:
            line = next(number for number, (one, two) in enumerate(rows, 1) if one != two)
            yield Alarm("unbalanced-marks", line, f"{opened} {opening}, {closed} {closing}")


def _counts(row: str, opening: str, closing: str, twice: re.Pattern[str] | None) -> tuple[int, int]:
    """How many marks of a row open and close; a language may open with the mark that closes."""
    swapped = len(twice.findall(row)) if twice else 0
    return row.count(opening) + swapped, row.count(closing) - swapped


def _without_low_pairs(text: str) -> tuple[str, list[int]]:
    """The text without pairs of marks of which the first is low, as in German, and where such a first one is left."""
    opened: list[int] = []
    signs = list(text)
    for mark in _LOW_OR_HIGH.finditer(text):
        at = mark.start()
        if mark[0] == "„":
            opened.append(at)
        elif opened:
            signs[opened.pop()] = signs[at] = " "
    return "".join(signs), opened


def _matches(text: str, kind: AlarmKind, pattern: re.Pattern[str]) -> Iterator[Alarm]:
    yield from _spans(text, kind, (match.span() for match in pattern.finditer(text)))


def _spans(text: str, kind: AlarmKind, spans: Iterable[Span]) -> Iterator[Alarm]:
    breaks = all_hits(text, "\n")
    for start, end in spans:
        yield Alarm(kind, _line(breaks, start), _named(text[start : min(end, start + _LONGEST_SHOWN)]))


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


def _rows(text: str) -> Iterator[tuple[int, str]]:
    """The lines without white space around them, and their numbers, from 1; a form feed or CR alone ends one too."""
    for number, row in enumerate(text.split("\n"), 1):
        for part in _OTHER_ENDS.split(row):
            if tidy := part.strip():
                yield number, tidy


def _page_numbers(text: str) -> Iterator[Alarm]:
    for number, row in _rows(text):
        if len(row) <= _LONGEST_HEAD and _PAGE.fullmatch(row):
            yield Alarm("page-number", number, row)


def _running_heads(text: str) -> Iterator[Alarm]:
    """Lines that return, word for word or with a number before or behind that is another each time."""
    first: dict[tuple[str, bool], tuple[int, str]] = {}
    counts: Counter[tuple[str, bool]] = Counter()
    for number, row in _rows(text):
        if 3 <= len(row) <= _LONGEST_HEAD:
            bare = _NUMBERED.sub("", row, count=1)
            for key in {(row, False), (bare, True)} if bare != row and _is_head(bare) else {(row, False)}:
                first.setdefault(key, (number, row))
                counts[key] += 1
    for (row, is_numbered), times in counts.items():
        if times >= _OFTEN:
            said = f"{row}, with a number ({times} times)" if is_numbered else f"{row} ({times} times)"
            yield Alarm("running-head", first[row, is_numbered][0], said)


def _is_head(words: str) -> bool:
    """Whether it says more than "Article" or "第…条", which number parts of a text and not its pages."""
    enough = _SHORTEST_HEAD if words < FIRST_EAST_ASIAN else _SHORTEST_HEAD // 3
    return (" " in words or len(words) >= enough) and any(letter.isalpha() for letter in words)


def _named(text: str) -> str:
    """Words as they are; a sign that nobody would see, by its name."""
    tidy = text.strip()
    if len(tidy) > 1 or (tidy.isprintable() and tidy):
        return tidy
    return unicodedata.name(text, f"U+{ord(text[:1] or ' '):04X}")


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, the longest first. A word in Chinese has no boundary to look for."""
    if not words:
        return regex(r"(?!)")
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return regex("|".join(map(_whole, ordered)), re.IGNORECASE, ours=False)


def _whole(word: str) -> str:
    before = r"(?<!\w)" if word[:1] < FIRST_EAST_ASIAN else ""
    after = r"(?!\w)" if word[-1:] < FIRST_EAST_ASIAN else ""
    return f"{before}{re.escape(word)}{after}"


def _line(breaks: Sequence[int], offset: int) -> int:
    return bisect_left(breaks, offset) + 1
