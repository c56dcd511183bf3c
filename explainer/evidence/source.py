"""A source made ready for checking: normalised once, its excluded passages masked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explainer.evidence.marks import quoted_spans
from explainer.evidence.normalise import SENTINEL, Normalised, broken_words, normalise, plain
from explainer.evidence.words import Span, all_hits, fold, sentence_starts


@dataclass(frozen=True, slots=True)
class Excluded:
    """One stretch of the source that must not be quoted: `raw` and `span` are its raw and normalised start and end."""

    id: str
    reason: str
    raw: Span
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one source, prepared once and then searched any number of times.

    `raw` is the decoded snapshot. `normal.text`, `masked` and `folded` (masked, in lower case) are of the same length
    and share their offsets. In the masked ones each character of an excluded passage is `SENTINEL`, which no
    quotation contains, so that nothing is found in or across one. `excluded` is in order and without overlaps.
    `lines` and `sentences` are the raw offsets where each begins; `quoted` is from `marks.quoted_spans`; `given`
    are the passages to exclude, as they were given (id, exact, reason).
    """

    raw: str
    normal: Normalised
    masked: str
    folded: str
    excluded: tuple[Excluded, ...]
    lines: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: tuple[tuple[Span, ...], ...]
    given: tuple[tuple[str, str, str], ...]

    @classmethod
    def prepare(cls, text: str, excluded: Sequence[tuple[str, str, str]]) -> tuple[SourceText, tuple[str, ...]]:
        """The source, and the ids of those `excluded` (id, exact, reason) whose words it does not contain.

        Words that stand in the text more than once are excluded everywhere. Passages that overlap become one, with the
        id and reason of the earlier.
        """
        normal = normalise(text)
        found = {id_: _stretches(normal.text, plain(exact)) for id_, exact, _ in excluded}
        stretches = [(span, id_, reason) for id_, _, reason in excluded for span in found[id_]]
        passages = _separate(normal, stretches)
        masked = _mask(normal.text, passages)
        source = cls(
            raw=text,
            normal=normal,
            masked=masked,
            folded=fold(masked),
            excluded=passages,
            lines=(0, *(at + 1 for at in all_hits(text, "\n"))),
            sentences=sentence_starts(text),
            quoted=quoted_spans(text, [passage.raw for passage in passages]),
            given=tuple(excluded),
        )
        return source, tuple(id_ for id_, spans in found.items() if not spans)

    def with_hyphens_of(self, words: str) -> SourceText | None:
        """The same text, in which words that a line end broke keep the hyphen with which `words` write them.

        A line that ends in "self-" may go on with "determination" or hide "selfdetermination"; the text does not say,
        so both are the same words. None if `words` hold no word that was broken.
        """
        wanted = plain(words)
        kept = {offset for offset, word in broken_words(self.raw) if plain(word) in wanted} if "-" in wanted else set()
        if not kept:
            return None
        normal = normalise(self.raw, kept)
        stretches = [
            (span, id_, reason) for id_, exact, reason in self.given for span in _stretches(normal.text, plain(exact))
        ]
        passages = _separate(normal, stretches)
        masked = _mask(normal.text, passages)
        return replace(self, normal=normal, masked=masked, folded=fold(masked), excluded=passages)

    def line(self, offset: int) -> int:
        """The line of the snapshot, from 1, on which the raw character `offset` stands."""
        return bisect_right(self.lines, offset)

    def excluded_between(self, start: int, end: int) -> tuple[Excluded, ...]:
        """The excluded passages that share a raw character with `start:end`."""
        first = bisect_right(self.excluded, start, key=lambda passage: passage.raw[1])
        last = first
        while last < len(self.excluded) and self.excluded[last].raw[0] < end:
            last += 1
        return self.excluded[first:last]


def _stretches(text: str, words: str) -> list[Span]:
    return [(at, at + len(words)) for at in all_hits(text, words)]


def _separate(normal: Normalised, stretches: list[tuple[Span, str, str]]) -> tuple[Excluded, ...]:
    """In order of the text, those that overlap joined into one."""
    joined: list[tuple[Span, str, str]] = []
    for span, id_, reason in sorted(stretches, key=lambda stretch: stretch[0]):
        if joined and span[0] < joined[-1][0][1]:
            (start, end), first_id, first_reason = joined[-1]
            joined[-1] = ((start, max(end, span[1])), first_id, first_reason)
        else:
            joined.append((span, id_, reason))
    return tuple(Excluded(id_, reason, normal.raw_span(*span), span) for span, id_, reason in joined)


def _mask(text: str, passages: tuple[Excluded, ...]) -> str:
    pieces, done = [], 0
    for passage in passages:
        start, end = passage.span
        pieces += [text[done:start], SENTINEL * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])
