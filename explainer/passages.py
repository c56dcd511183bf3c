"""A text cut into what its checks look at: paragraphs, list items, table rows, headings and blockquotes.

A passage knows what the checks ask of it: whether it is cited, and whether a quotation or figure is put directly behind
it. Cutting depends on the text alone, so it is done when the text is parsed, and remembered with it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from explainer.evidence.marks import quoted_spans
from explainer.evidence.words import Span
from explainer.markup import Block, Mark, MarkKind
from explainer.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.yamlpos import KeyPath

PassageKind: TypeAlias = Literal["text", "heading", "blockquote", "field"]

NOT_PROSE: Final = "\ufffc"
"""Stands for code, and for the words of a link to a figure: neither is a claim of the text (Unicode's object mark)."""

_TOKEN: Final = f"{MARK_OPEN}(?P<mark>[0-9]+){MARK_CLOSE}"
_STEP: Final = re.compile(
    rf"<(?P<silent>pre|code)\b[^>]*>.*?</(?P=silent)>"
    rf"|<sup id=\"fnref.*?</sup>|<a class=\"footnote-backref.*?</a>|(?P<end></a>)|{_TOKEN}"
    r"|<(?P<close>/?)(?P<block>p|li|tr|d[td]|blockquote|[uo]l|dl|table|thead|tbody|div|h[1-6]|hr)\b[^>]*>\n?"
    r"|(?P<cell></t[hd]>\n?)|<[^>]*>",
    re.DOTALL,
)
_SOURCE_LINE: Final = re.compile(r"\W*|[^.。]{1,16}[:：].{0,60}")
"""A paragraph with nothing but a citation, or like "Source: CCTV", speaks for the block before it."""
_LOOKS_QUOTED: Final = re.compile(r'["“”«»「」『』‘’]')


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, table row, heading, blockquote or field.

    `line` is that of its first character, exact for paragraphs and plainly written lists and tables; `path` is that
    of a field. `supported` says that a quotation, a figure or a line with its source is put directly behind it.
    """

    kind: PassageKind
    text: str
    line: int = 0
    path: KeyPath = ()
    cited: bool = False
    supported: bool = False

    def quoted(self) -> tuple[Span, ...]:
        """The stretches between quotation marks, the marks included, in order; one within another is part of it."""
        if not _LOOKS_QUOTED.search(self.text):
            return ()
        return merged(span for kind in quoted_spans(self.text.replace("\n", " "), ()) for span in kind)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def cut(blocks: Sequence[Block], marks: Sequence[Mark], silent: frozenset[int] = frozenset()) -> Iterator[Passage]:
    """The passages of a body, in order; the labels of the links in `silent` are left out.

    A footnote is not followed: where the notes hold a citation, a paragraph with a note counts as cited.
    """
    evidence = _Evidence.of(marks)
    cited_notes = bool(blocks) and 'class="footnote"' in blocks[-1].html and evidence.cites(blocks[-1].marks)
    for number, block in enumerate(blocks):
        if block.kind not in ("html", "heading") or not block.text:
            continue
        supported = number + 1 < len(blocks) and evidence.supports(blocks[number + 1])
        noted = cited_notes and 'id="fnref' in block.html
        if _is_simple(block, silent):
            kind: PassageKind = "heading" if block.kind == "heading" else "text"
            cited = noted or evidence.cites(block.marks)
            yield Passage(kind, block.text, block.line, (), cited, supported or evidence.embeds(block.marks))
        else:
            yield from _Cutter(marks, silent, evidence, block.line, noted, supported).cut(block.html)


def _is_simple(block: Block, silent: frozenset[int]) -> bool:
    """Whether a block is one paragraph or heading in which all words count."""
    one = block.kind == "heading" or (block.html.startswith("<p>") and block.html.find("<p", 1) < 0)
    return one and "<code" not in block.html and silent.isdisjoint(block.marks)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The numbers of a body's marks that are citations, and of those that put a quotation or a figure there."""

    citations: frozenset[int]
    embedded: frozenset[int]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> _Evidence:
        return cls(
            frozenset(n for n, mark in enumerate(marks) if mark.kind is MarkKind.CITATION),
            frozenset(
                n
                for n, mark in enumerate(marks)
                if mark.kind is MarkKind.EMBED and mark.target.startswith(("quote:", "figure:"))
            ),
        )

    def cites(self, numbers: Iterable[int]) -> bool:
        return not self.citations.isdisjoint(numbers)

    def embeds(self, numbers: Iterable[int]) -> bool:
        return not self.embedded.isdisjoint(numbers)

    def supports(self, block: Block) -> bool:
        """Whether a block gives the evidence for the one before it: an embed, a chart, or a line with the source."""
        if block.kind == "fence":
            return block.fence == "chart"
        if block.kind == "embed":
            return self.embeds(block.marks)
        return block.kind == "html" and self.cites(block.marks) and _SOURCE_LINE.fullmatch(block.text) is not None


_STARTS: Final = frozenset({"p", "li", "tr", "dt", "dd", "tbody"})
_TWO_LINES_ON: Final = frozenset({("p", "p"), ("dt", "dd")})
"""(block, the one before) with an empty line between them. Of a loose item, `li` and `p` stand for one line each; of a
table, `tbody` is the line of hyphens."""


@dataclass(slots=True)
class _Cutter:
    """One pass over the HTML of a block. A whole blockquote is one passage; a list item or table row is one each."""

    marks: Sequence[Mark]
    silent: frozenset[int]
    evidence: _Evidence
    line: int
    noted: bool
    supported: bool
    pieces: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    depth: int = 0
    before: str = ""
    muted: bool = False
    found: list[Passage] = field(default_factory=list)

    def cut(self, markup: str) -> tuple[Passage, ...]:
        done = 0
        for step in _STEP.finditer(markup):
            self._text(markup[done : step.start()])
            self._step(step)
            done = step.end()
        self._text(markup[done:])
        self._flush()
        return tuple(self.found)

    def _step(self, step: re.Match[str]) -> None:
        if step["silent"]:
            self.pieces.append(NOT_PROSE)
        elif step["mark"]:
            self._mark(int(step["mark"]))
        elif step["end"]:
            self.muted = False
        elif step["cell"]:
            self.pieces.append(" | ")
        elif step["block"]:
            self._block(step["block"], opens=not step["close"])

    def _text(self, text: str) -> None:
        if text and not self.muted:
            self.pieces.append(html.unescape(text))

    def _mark(self, number: int) -> None:
        mark = self.marks[number]
        self.numbers.append(number)
        if number not in self.silent:
            self.pieces.append(mark.text)
            return
        self.pieces.append(NOT_PROSE)
        self.muted = not mark.text and mark.target.endswith((".md", ".yaml"))

    def _block(self, name: str, *, opens: bool) -> None:
        if name == "blockquote":
            if self.depth == 0:
                self._flush()
            self.depth += 1 if opens else -1
            if self.depth == 0:
                self._flush("blockquote")
        elif self.depth:
            self.pieces.append(("\n\n" if name == "p" else "\n") if opens and any(self.pieces) else "")
        else:
            self._flush()
        if opens and not self.depth and name in _STARTS:
            if self.found:
                self.line += 2 if (name, self.before) in _TWO_LINES_ON else 1
            self.before = name

    def _flush(self, kind: PassageKind = "text") -> None:
        """End the passage in work, if it has words."""
        raw = "".join(self.pieces)
        text = raw.strip().removesuffix("|").rstrip()
        if text.strip(f"| {NOT_PROSE}"):
            cited = self.noted or self.evidence.cites(self.numbers)
            supported = self.supported or self.evidence.embeds(self.numbers)
            self.found.append(Passage(kind, text, self.line, (), cited, supported))
        self.line += text.count("\n")
        self.pieces, self.numbers, self.muted = [], [], False


def folded(found: Iterable[Passage]) -> str:
    """All words of some passages in small letters, with single spaces and straight apostrophes."""
    return " ".join(" ".join(passage.text for passage in found).casefold().replace("’", "'").split())


def encode(found: Iterable[Passage]) -> str:
    """The passages of a body and their folded words as text; `decode` is the inverse."""
    rows = [[item.kind, item.text, item.line, item.cited, item.supported] for item in found]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n" + folded(found)


def words_of(text: str) -> str:
    """The words of all passages as `folded` gives them, from what `encode` made."""
    return text.partition("\n")[2]


def decode(text: str) -> tuple[Passage, ...]:
    """The passages, from what `encode` made."""
    rows = json.loads(text.partition("\n")[0])
    return tuple(Passage(kind, said, line, (), cited, behind) for kind, said, line, cited, behind in rows)
