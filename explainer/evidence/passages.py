"""The words around a quotation or phrase in the raw source, with gaps where passages are excluded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from explainer.evidence.matching import Match
from explainer.evidence.source import SourceText
from explainer.evidence.words import Span, inside_word
from explainer.ground.patterns import regex

#: Characters that end something. Straight quotes do so where no word follows them.
_LEFT_OVER = regex(r"""\A(?:[\s,;:.!?…，、；：。！？)\]}）］》”’]|["'](?=[\s,;:.!?]))+""")


@dataclass(frozen=True, slots=True)
class Text:
    """Raw words of the source."""

    text: str


@dataclass(frozen=True, slots=True)
class QuotedText:
    """Raw words of the source that are a part of the quotation."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """The place of an excluded passage: its id and reason, and its length in raw characters. Its words are not kept."""

    id: str
    reason: str
    length: int


Segment = Text | QuotedText | Gap


@dataclass(frozen=True, slots=True)
class Context:
    """A quotation with the words before and after it; in `quotation`, `Text` is what is between the parts."""

    before: tuple[Segment, ...]
    quotation: tuple[Segment, ...]
    after: tuple[Segment, ...]


def context(source: SourceText, found: Match, around: int = 400) -> Context:
    """The raw source around a quotation, about `around` characters either side.

    Excluded characters do not count. The cut is made where a sentence begins, if one does between three and five
    quarters of `around`, else at the next word.
    """
    low, high = _cut_before(source, found.start, around), _cut_after(source, found.end, around)
    quotation: list[Segment] = []
    done = found.start
    for start, end in found.parts:
        quotation += [*segments(source, done, start), QuotedText(source.raw[start:end])]
        done = end
    return Context(segments(source, low, found.start), tuple(quotation), segments(source, found.end, high))


def segments(source: SourceText, start: int, end: int) -> tuple[Segment, ...]:
    """Raw `start:end`, each excluded passage that it touches replaced by a whole `Gap`."""
    pieces: list[Segment] = []
    done = start
    for passage in source.excluded_between(start, end):
        first, last = passage.raw
        if done < first:
            pieces.append(Text(source.raw[done:first]))
        pieces.append(Gap(passage.id, passage.reason, last - first))
        done = last
    if done < end:
        pieces.append(Text(source.raw[done:end]))
    return tuple(pieces)


def sentence_around(source: SourceText, span: Span) -> str:
    """The raw sentence around raw `span`, ending at an excluded passage at the latest.

    It begins at a word: characters that close what came before are left out. If the span itself touches an excluded
    passage the answer is empty.
    """
    start, end = span
    if source.excluded_between(start, end):
        return ""
    low = source.sentences[bisect_right(source.sentences, start) - 1]
    k = bisect_left(source.sentences, end)
    high = source.sentences[k] if k < len(source.sentences) else len(source.raw)
    before, after = source.excluded_between(low, start), source.excluded_between(end, high)
    low = before[-1].raw[1] if before else low
    high = after[0].raw[0] if after else high
    opening = _LEFT_OVER.sub("", source.raw[low:start])
    return (opening + source.raw[start:high]).strip()


def _cut_before(source: SourceText, at: int, around: int) -> int:
    far, near = _back(source, at, around * 5 // 4), _back(source, at, around * 3 // 4)
    if far == 0:
        return 0
    cut = _back(source, at, around)
    sentence = _nearest_sentence(source, far, near, cut)
    while sentence is None and cut < near and _splits_word(source.raw, cut):
        cut += 1
    return cut if sentence is None else sentence


def _cut_after(source: SourceText, at: int, around: int) -> int:
    near, far = _forth(source, at, around * 3 // 4), _forth(source, at, around * 5 // 4)
    if far == len(source.raw):
        return far
    cut = _forth(source, at, around)
    sentence = _nearest_sentence(source, near, far, cut)
    while sentence is None and cut > near and _splits_word(source.raw, cut):
        cut -= 1
    return cut if sentence is None else sentence


def _splits_word(raw: str, at: int) -> bool:
    """Whether a cut is inside a word, or after its apostrophe or hyphen, so that a line would begin with its rest."""
    return inside_word(raw, at) or (0 < at < len(raw) and raw[at - 1] in "'’-–" and not raw[at].isspace())


def _nearest_sentence(source: SourceText, low: int, high: int, wanted: int) -> int | None:
    starts = source.sentences[bisect_left(source.sentences, low) : bisect_right(source.sentences, high)]
    return min(starts, key=lambda start: (abs(start - wanted), start), default=None)


def _back(source: SourceText, at: int, count: int) -> int:
    """The offset `count` characters before `at`, not counting excluded ones; never inside an excluded passage."""
    low = max(0, at - count)
    for passage in reversed(source.excluded_between(0, at)):
        start, end = passage.raw
        if end <= low:
            break
        low = max(0, low - (min(end, at) - start))
    return low


def _forth(source: SourceText, at: int, count: int) -> int:
    """The same after `at`."""
    last = len(source.raw)
    high = min(last, at + count)
    for passage in source.excluded_between(at, last):
        start, end = passage.raw
        if start >= high:
            break
        high = min(last, high + end - max(start, at))
    return high
