"""The whole texts of sources that may be shown in full: which they are, and what pages show of each paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from explainer.evidence.paragraphs import Paragraph, paragraphs
from explainer.evidence.source import Excluded, SourceText
from explainer.evidence.words import Span
from explainer.extend import table
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import source_texts
from explainer.ground.patterns import regex
from explainer.model.records.source import Source

FOLDER = "text/"
"""The address of a whole text, below that of its source."""

_UNSEEN = regex("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
"""Characters that do not belong in a page or change the direction of the words: controls, and those without width."""
_HAN_BREAK = regex(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t\u3000]*\n[ \t\u3000]*(?=[\u3001-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class QuotationSpans:
    """Raw places of one quotation in a text, in order; `name` is the caller's name for it."""

    name: str
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TextStretch:
    """Shown words of a paragraph, or an excluded passage. `ending` are the quotations whose last part ends here."""

    text: str
    is_quoted: bool
    ending: tuple[str, ...]
    gap: Excluded | None = None


@table
def is_shown_whole(facts: Facts, entry: Entry) -> bool:
    """Whether the whole text of a source gets a page: its record allows it, we have a copy, and it is not withdrawn."""
    source = entry.base.record if entry.ref in facts.visible else None
    return (
        isinstance(source, Source)
        and source.licence is not None
        and source.licence.display == "full"
        and source.status != "withdrawn"
        and entry.id in source_texts(facts)
    )


def shown_whole(facts: Facts) -> Iterator[Entry]:
    """The sources that are shown whole, by id."""
    return (entry for entry in facts.of_kind("source") if is_shown_whole(facts, entry))


def whole_text_of(facts: Facts, source: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a source that is shown whole; none of any other."""
    return facts.index(f"whole text of {source}", lambda known: _paragraphs(known, source))


def _paragraphs(facts: Facts, source: str) -> tuple[Paragraph, ...]:
    entry = facts.visible.get(f"source:{source}")
    if entry is None or not is_shown_whole(facts, entry):
        return ()
    text = source_texts(facts)[source].text
    return paragraphs(text.raw, text.sentences)


def paragraph_at(found: Sequence[Paragraph], offset: int) -> int:
    """The number, from 1, of the paragraph in which a raw offset lies, or of the one before it."""
    return max(1, bisect_right(found, offset, key=attrgetter("start")))


def is_swallowed(text: SourceText, paragraph: Paragraph) -> bool:
    """Whether an excluded passage that begins before a paragraph takes all of it away."""
    around = text.excluded_between(paragraph.start, paragraph.end)
    return bool(around) and around[0].raw[0] < paragraph.start and around[0].raw[1] >= paragraph.end


def plain_paragraph(text: SourceText, paragraph: Paragraph) -> str:
    """The words of a paragraph without its excluded passages."""
    return "".join(stretch.text for stretch in next(stretches(text, (paragraph,), ()), ()))


def stretches(
    text: SourceText, found: Sequence[Paragraph], passages: Sequence[QuotationSpans]
) -> Iterator[tuple[TextStretch, ...]]:
    """The stretches of each paragraph, in one walk over the text; a paragraph within an excluded passage has none.

    An excluded passage is kept whole in the paragraph in which it begins. Quotations may overlap: a new stretch
    begins wherever one of them begins or ends.
    """
    if not found:
        return
    walk = _Walk(text, passages, found[0].start, found[-1].end)
    for paragraph in found:
        yield tuple(walk.over(paragraph))


class _Walk:
    """One pass over a text: how many quotations include the current place, and which begin or end there."""

    def __init__(self, text: SourceText, passages: Sequence[QuotationSpans], start: int, end: int) -> None:
        self._raw = text.raw
        self._gaps = {item.raw[0]: item for item in text.excluded_between(start, end)}
        self._gap_ends = {item.raw[1] for item in self._gaps.values()}
        self._depth_by: dict[int, int] = {}
        self._ending: dict[int, list[str]] = {}
        for passage in passages:
            for first, last in passage.parts:
                self._depth_by[first] = self._depth_by.get(first, 0) + 1
                self._depth_by[last] = self._depth_by.get(last, 0) - 1
            self._ending.setdefault(passage.parts[-1][1], []).append(passage.name)
        self._cuts = sorted({*self._depth_by, *self._gaps, *self._gap_ends})
        self._next = 0
        self._depth = 0
        self._hidden_until = start

    def over(self, paragraph: Paragraph) -> Iterator[TextStretch]:
        """The stretches of a paragraph. Paragraphs are walked over in their order, each once."""
        at = paragraph.start
        while self._next < len(self._cuts) and self._cuts[self._next] <= paragraph.end:
            cut = self._cuts[self._next]
            self._next += 1
            yield from self._shown(at, min(cut, paragraph.end), tuple(self._ending.get(cut, ())))
            at = max(at, cut)
            self._depth += self._depth_by.get(cut, 0)
            if gap := self._gaps.get(cut):
                self._hidden_until = gap.raw[1]
                yield TextStretch("", False, (), gap)
        yield from self._shown(at, paragraph.end, ())

    def _shown(self, start: int, end: int, ending: tuple[str, ...]) -> Iterator[TextStretch]:
        start = max(start, self._hidden_until)
        words = readable(self._raw[start:end]) if start < end else ""
        if words or ending:
            yield TextStretch(words, self._depth > 0, ending)


def readable(words: str) -> str:
    """Raw words as a page shows them: lines joined (in Chinese without a gap), without invisible characters."""
    return _UNSEEN.sub("", _HAN_BREAK.sub("", words.replace("\f", "\n").replace("\r", "")))
