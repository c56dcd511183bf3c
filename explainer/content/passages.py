"""A text cut into what its checks look at: paragraphs, list items, table rows, headings and blockquotes.

A passage knows what the checks ask of it: which marks say where its words come from, and where in the file its
quotation marks and numbers are. Cutting depends on the text alone, so it is done when the text is parsed, and
remembered with it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final, Literal, TypeAlias, TypeVar

from explainer.content.cutting import NOT_PROSE, CutBlock, pieces
from explainer.content.markup import Block, Mark, MarkKind
from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.content.yamlpos import KeyPath
from explainer.evidence.quoted import QuotedStretch, stretches
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

T = TypeVar("T")

PassageKind: TypeAlias = Literal["text", "heading", "blockquote", "field"]

_SOURCE_LINE: Final = regex(
    r"\W*|[^.。]{1,16}[:：].{0,60}|\W*(?:Sources?|来源|出处|Quellen?|Fuentes?|Источники?)\W*|[-–—―].{0,80}"
)
"""A paragraph with nothing but a citation, or like "Source: CCTV", gives the source of the block before it."""

_SOURCE_ONLY: Final = regex(r"\W*|\W*(?:Sources?|来源|出处|Quellen?|Fuentes?|Источники?)\W.{0,60}|[-–—―].{0,80}")
"""The same within a list, where "Jobs: 5" is an item of its own."""

_LOOKS_QUOTED: Final = regex("[\"“”„‟«»‹›「」『』｢｣﹁﹃〝❝❛❮⟪⟨⹂″＂‘’‚‛'`]|,,|<<")
_LEAD_IN: Final = 200
"""How many characters at the end of a paragraph are searched for a colon that introduces the next."""
_LEADS: Final = regex(r"[:：]\W*\Z")


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """The place in the file of the character `offset` of a passage; lines and columns count from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, table row, heading, blockquote or field.

    `line` is that of its first character, exact for paragraphs and plainly written lists and tables; `path` is that
    of a field. `evidence` has the numbers of the marks that say where its words come from: its own; and where it has no
    citation those of its footnotes, of a line with the source behind it, of a paragraph before it that ends with a
    colon, or of the headings of its table. `nearby` are those of the section, for a heading. `supported` says that a
    quotation, a figure, a chart or a line with its source is put directly behind it.
    """

    kind: PassageKind
    text: str
    line: int = 0
    path: KeyPath = ()
    cited: bool = False
    supported: bool = False
    evidence: tuple[int, ...] = ()
    nearby: tuple[int, ...] = ()
    links: tuple[tuple[int, int, int], ...] = ()
    places: tuple[PassagePlace, ...] = ()

    def stretches(self) -> tuple[QuotedStretch, ...]:
        """The stretches between quotation marks, in order; one within another is part of it."""
        return stretches(self.text) if _LOOKS_QUOTED.search(self.text) else ()

    def quoted(self) -> tuple[Span, ...]:
        """The same as spans, the marks included."""
        return tuple((stretch.start, stretch.end) for stretch in self.stretches())

    def place(self, offset: int) -> tuple[int, int | None]:
        """The line and, where it is known, the column of a character."""
        at = bisect_right(self.places, offset, key=lambda place: place.offset) - 1
        known = self.places[at] if at >= 0 else PassagePlace(0, self.line, 0)
        if at >= 0 and known.offset == offset:
            return known.line, known.column
        return known.line + self.text.count("\n", known.offset, offset), None

    def without(self, silent: frozenset[int]) -> Passage:
        """The passage with the words of some links replaced by as many `NOT_PROSE`, so that offsets stay the same."""
        parts, done = [], 0
        for number, start, end in self.links:
            if number in silent:
                parts += [self.text[done:start], NOT_PROSE * (end - start)]
                done = end
        return replace(self, text="".join([*parts, self.text[done:]])) if parts else self


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def cut(blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Passage, ...]:
    """The passages of a body, in order."""
    return tuple(_Reader(blocks, marks).passages())


class _Reader:
    """Finds the evidence of each passage of a body. Every block is cut once and looked at a fixed number of times."""

    def __init__(self, blocks: Sequence[Block], marks: Sequence[Mark]) -> None:
        self._blocks = blocks
        self._marks = marks
        self._pieces = [pieces(block, marks) for block in blocks]
        every = [piece for found in self._pieces for piece in found]
        self._notes: dict[str, list[int]] = {}
        self._referring: dict[str, list[int]] = {}
        for piece in every:
            if piece.note:
                self._notes.setdefault(piece.note, []).extend(piece.marks)
            for note in piece.refers:
                self._referring.setdefault(note, []).extend(piece.marks)

    def passages(self) -> Iterator[Passage]:
        for number, found in enumerate(self._pieces):
            behind, supported = self._behind(number)
            lead = self._lead(number)
            headers: dict[int, list[int]] = {}
            for at, piece in enumerate(found):
                if piece.header:
                    headers.setdefault(piece.row, []).extend(piece.marks)
                if piece.text:
                    within = self._within(found, at)
                    near = [*within, *behind] if piece.kind != "heading" else []
                    evidence = self._evidence(piece, near, [*headers.get(piece.row, []), *lead])
                    yield self._passage(number, piece, evidence, supported=supported)

    def _passage(self, number: int, piece: CutBlock, evidence: list[int], *, supported: bool) -> Passage:
        nearby = self._section(number) if piece.kind == "heading" and not self._cites(evidence) else ()
        return Passage(
            piece.kind,
            piece.text,
            piece.line,
            cited=self._cites(evidence),
            supported=supported or self._embeds(evidence),
            evidence=tuple(dict.fromkeys(evidence)),
            nearby=nearby,
            links=tuple(piece.links),
        )

    def _evidence(self, piece: CutBlock, near: list[int], far: list[int]) -> list[int]:
        """The nearest marks that cite; embeds in the piece or behind it always count."""
        own = [*piece.marks, *near]
        for note in dict.fromkeys(piece.refers):
            own += self._notes.get(note, [])
        if piece.note and not self._cites(own):
            own += self._notes.get(piece.note, [])
        if piece.note and not self._cites(own):
            own += self._referring.get(piece.note, [])
        return own if self._cites(own) or self._embeds(own) else [*own, *far]

    def _within(self, found: list[CutBlock], at: int) -> list[int]:
        """The marks of a source line that follows a piece in the same block; for a name, those of the text it names."""
        if found[at].is_name:
            text = takewhile(lambda piece: not piece.is_name, _following(found, at))
            return [mark for piece in text for mark in piece.marks]
        marks: list[int] = []
        for piece in found[at + 1 : at + 3]:
            if piece.row or not self._cites(piece.marks) or not _SOURCE_ONLY.fullmatch(piece.text):
                break
            marks += piece.marks
        return marks

    def _behind(self, number: int) -> tuple[list[int], bool]:
        """The marks of the next block, if it gives the evidence for this one, and whether it does."""
        if number + 1 == len(self._blocks):
            return [], False
        block = self._blocks[number + 1]
        if block.kind == "fence":
            return [], block.fence == "chart"
        if block.kind == "embed":
            return (list(block.marks), True) if self._embeds(block.marks) else ([], False)
        first = next(iter(self._pieces[number + 1]), None)
        if block.kind != "html" or first is None or first.kind != "text" or not self._cites(first.marks):
            return [], False
        quoted = bool(self._pieces[number]) and self._pieces[number][-1].kind == "blockquote"
        speaks = _SOURCE_LINE.fullmatch(block.text) or (quoted and self._begins_with_citation(block))
        return (list(first.marks), True) if speaks else ([], False)

    def _begins_with_citation(self, block: Block) -> bool:
        return block.html.startswith(f"<p>{MARK_OPEN}{block.marks[0]}{MARK_CLOSE}") and self._cites(block.marks[:1])

    def _lead(self, number: int) -> list[int]:
        """The marks of the paragraph before a block, if that introduces it with a colon."""
        before = self._pieces[number - 1] if number else []
        if not before or before[-1].kind != "text" or not _LEADS.search(before[-1].text[-_LEAD_IN:]):
            return []
        last = before[-1]
        return [*last.marks, *(mark for note in last.refers for mark in self._notes.get(note, []))]

    def _section(self, number: int) -> tuple[int, ...]:
        found: list[int] = []
        for block in takewhile(lambda block: block.kind != "heading", _following(self._blocks, number)):
            found += block.marks
        return tuple(found)

    def _cites(self, numbers: Iterable[int]) -> bool:
        return any(self._marks[number].kind is MarkKind.CITATION for number in numbers)

    def _embeds(self, numbers: Iterable[int]) -> bool:
        return any(
            self._marks[number].kind is MarkKind.EMBED and self._marks[number].target.startswith(("quote:", "figure:"))
            for number in numbers
        )


def _following(items: Sequence[T], at: int) -> Iterator[T]:
    """What is behind a place of a list, without going through what is before it."""
    return (items[number] for number in range(at + 1, len(items)))


def folded(found: Iterable[Passage]) -> str:
    """All words of some passages in lower case, with single spaces and straight apostrophes."""
    return " ".join(" ".join(passage.text for passage in found).casefold().replace("’", "'").split())


def encode(found: Iterable[Passage]) -> str:
    """The passages of a body and their folded words as text; `decode` is the inverse."""
    rows = [
        (
            *(item.kind, item.text, item.line, item.cited, item.supported, item.evidence, item.nearby, item.links),
            [(place.offset, place.line, place.column) for place in item.places],
        )
        for item in found
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n" + folded(found)


def words_of(text: str) -> str:
    """The words of all passages as `folded` gives them, from what `encode` made."""
    return text.partition("\n")[2]


def decode(text: str) -> tuple[Passage, ...]:
    """The passages, from what `encode` made."""
    return tuple(
        Passage(
            kind,
            said,
            line,
            (),
            cited,
            behind,
            tuple(evidence),
            tuple(nearby),
            tuple((number, start, end) for number, start, end in links),
            tuple(PassagePlace(*place) for place in places),
        )
        for kind, said, line, cited, behind, evidence, nearby, links, places in json.loads(text.partition("\n")[0])
    )
