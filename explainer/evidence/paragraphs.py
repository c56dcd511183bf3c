"""The paragraphs of a plain text: where each begins and ends, and which are headings.

A copy may set one paragraph on each line, separate them by blank lines, or break its lines at a fixed width; the text
itself shows which of these it does. Every function here looks at each character a fixed number of times.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from explainer.evidence.words import FIRST_EAST_ASIAN, Span
from explainer.ground.patterns import regex

LONGEST = 4000
"""A longer paragraph is split at the next sentence: so many characters are a screen or two on a phone."""
LONGEST_HEADING = 120
WIDEST_LINE = 130
"""The longest usual line of a text with a fixed width: 80 for typewriters and mails, more in wide print."""

_ENDS: Final = frozenset(".!?…。！？:：;；\"'”’»」』)]）】》")
_CLAUSE_ENDS: Final = frozenset(".!?…。！？,，;；:：、")
_NUMBERED: Final = regex(
    r"#{1,6}[ \t]+\S"
    r"|第[0-9〇零一二三四五六七八九十百]{1,6}[章节節部分编編篇条條]"
    r"|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|(?i:chapter|part|section|annex|appendix|kapitel|teil|abschnitt|anhang|chapitre|partie|annexe|cap[ií]tulo|parte"
    r"|secci[oó]n|anexo|глава|раздел|часть|приложение)[ \t]+(?:[0-9]{1,3}|[IVXLC]{1,7}|[A-Z])\b"
    r"|(?:[IVXLC]{1,7}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[A-Z])[.)][ \t]+\S"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the raw text, without white space at its ends; its lines are to be joined."""

    start: int
    end: int
    is_heading: bool = False


def paragraphs(raw: str, sentences: Sequence[int] = (0,)) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order. `sentences` are the offsets at which sentences begin.

    Together they have every character of the text except white space between them. None is longer than `LONGEST`,
    except for the rest of a sentence.
    """
    blocks = _blocks(raw)
    found = [span for block in (_wrapped(raw, blocks) if _is_wrapped(raw, blocks) else blocks) for span in block]
    parts = [part for span in found for part in _shortened(raw, span, sentences)]
    headings = _headings(raw, parts)
    return tuple(Paragraph(start, end, number in headings) for number, (start, end) in enumerate(parts))


def _blocks(raw: str) -> list[list[Span]]:
    """The lines, without white space at their ends, in groups between blank lines."""
    blocks: list[list[Span]] = [[]]
    start = 0
    for line in raw.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + len(line) - len(line.lstrip())
            blocks[-1].append((first, first + len(words)))
        if (not words or line.endswith("\f")) and blocks[-1]:
            blocks.append([])
        start += len(line)
    return [block for block in blocks if block]


def _is_wrapped(raw: str, blocks: list[list[Span]]) -> bool:
    """Whether lines are broken at a width: those with another below mostly end in the middle of a sentence."""
    inner = [span for block in blocks for span in block[:-1]]
    if len(inner) < 2:
        return False
    broken = sum(raw[end - 1] not in _ENDS for _, end in inner)
    return broken * 10 >= len(inner) * 6 and 20 <= median(end - start for start, end in inner) <= WIDEST_LINE


def _wrapped(raw: str, blocks: list[list[Span]]) -> Iterator[list[Span]]:
    """The lines of each block joined; an indented line begins a paragraph, and a short last sentence ends one."""
    width = median(end - start for block in blocks for start, end in block[:-1] or block)
    for block in blocks:
        joined = [block[0]]
        for (first, last), line in pairwise(block):
            short = last - first < width * 0.7 and raw[last - 1] in _ENDS
            indented = _is_indented(raw, line[0]) and not _is_indented(raw, first)
            if short or indented:
                joined.append(line)
            else:
                joined[-1] = (joined[-1][0], line[1])
        yield joined


def _is_indented(raw: str, start: int) -> bool:
    return raw[max(0, start - 2) : start] in ("  ", "\u3000\u3000") or raw[start - 1 : start] in ("\t", "\u3000")


def _shortened(raw: str, span: Span, sentences: Sequence[int]) -> Iterator[Span]:
    start, end = span
    while end - start > LONGEST:
        cut = sentences[bisect_right(sentences, start + LONGEST) - 1]
        if cut <= start:
            after = bisect_right(sentences, start + LONGEST)
            cut = min(end, sentences[after] if after < len(sentences) else end)
        if cut - start > 2 * LONGEST:
            cut = _word_end(raw, start + LONGEST, start + 2 * LONGEST)
        if cut >= end:
            break
        yield _trimmed(raw, start, cut)
        start, _ = _trimmed(raw, cut, end)
    yield start, end


def _word_end(raw: str, at: int, limit: int) -> int:
    return next((place for place in range(at, limit) if raw[place].isspace()), limit)


def _trimmed(raw: str, start: int, end: int) -> Span:
    while start < end and raw[start].isspace():
        start += 1
    while start < end and raw[end - 1].isspace():
        end -= 1
    return start, end


def _headings(raw: str, parts: Sequence[Span]) -> frozenset[int]:
    """The numbers of paragraphs that are headings; more than two in a row are a list."""
    candidates = [_looks_like_heading(raw[start : min(end, start + LONGEST_HEADING + 1)]) for start, end in parts]
    found: set[int] = set()
    run: list[int] = []
    for number, fits in enumerate([*candidates, False]):
        if fits:
            run.append(number)
            continue
        if len(run) <= 2 and number < len(parts):
            found.update(run)
        run = []
    return frozenset(found)


def _looks_like_heading(words: str) -> bool:
    """Whether a paragraph is one short line that is numbered, or in capitals, and does not end like a sentence."""
    longest = LONGEST_HEADING if words[:1] < FIRST_EAST_ASIAN else LONGEST_HEADING // 3
    if len(words) > longest or "\n" in words or words[-1:] in _CLAUSE_ENDS:
        return False
    letters = [sign for sign in words if sign.isalpha()]
    capitals = len(letters) > 3 and words.isupper() and words[:1] < FIRST_EAST_ASIAN
    return capitals or _NUMBERED.match(words) is not None
