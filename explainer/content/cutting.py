"""The HTML of a block cut into paragraphs, list items, table rows and blockquotes, each with the marks in it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from explainer.content.markup import Block, Mark, MarkKind
from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.ground.patterns import regex

PieceKind: TypeAlias = Literal["text", "heading", "blockquote"]

NOT_PROSE: Final = "\ufffc"
"""Replaces code and the words of links to figures, which are no claims of the text (Unicode's object character)."""

_TOKEN: Final = f"{MARK_OPEN}(?P<mark>[0-9]+){MARK_CLOSE}"
_STEP: Final = regex(
    r"<(?P<silent>pre|code)\b[^>]*>.*?</(?P=silent)>"
    r"|<sup id=\"fnref.*?href=\"#(?P<note>fn[^\"]*)\".*?</sup>|<a class=\"footnote-backref.*?</a>|(?P<end></a>)"
    rf"|{_TOKEN}"
    r"|<(?P<close>/?)(?P<block>p|li|tr|d[td]|blockquote|[uo]l|dl|table|thead|tbody|div|figcaption|h[1-6]|hr)\b"
    r"(?: id=\"(?P<id>fn:[^\"]*)\")?[^>]*>\n?"
    r"|(?P<cell></t[hd]>\n?)|<(?P<q>/?)q\b[^>]*>|<img\b[^>]*? alt=\"(?P<alt>[^\"]*)\"[^>]*>|<[^>]*>",
    re.DOTALL,
)
_NOT_SIMPLE: Final = regex('<code|<q\\b|<img|id="fnref')
_STARTS: Final = frozenset({"p", "li", "tr", "dt", "dd", "tbody"})
_TITLE: Final = 'class="admonition-title'
_TWO_LINES_ON: Final = frozenset({("p", "p"), ("dt", "dd")})
"""(tag of a block, tag before it) that have an empty line between them in the file. In a loose list `li` and `p` count
one line each; in a table `tbody` is the line of hyphens."""


@dataclass(slots=True)
class CutBlock:
    """One paragraph, list item, table row, heading or blockquote.

    `marks` are the numbers of all marks in it; `links` has those of links, with the `start:end` of their words.
    `refers` are the ids of the footnotes it refers to, `note` is that of the footnote it is in. `row` is the number of
    the table it is a row of (0: none), and `header` is true for that table's headings. `is_name` is true for a term
    that is defined, or the title of an admonition. The text of a piece with nothing but marks is empty.
    """

    kind: PieceKind
    text: str
    line: int
    marks: list[int] = field(default_factory=list)
    links: list[tuple[int, int, int]] = field(default_factory=list)
    refers: list[str] = field(default_factory=list)
    note: str = ""
    row: int = 0
    header: bool = False
    is_name: bool = False


def pieces(block: Block, marks: Sequence[Mark]) -> list[CutBlock]:
    """The pieces of a block in order; none of an embed or a block of YAML."""
    if block.kind not in ("html", "heading"):
        return []
    if _is_simple(block, marks):
        return [CutBlock("heading" if block.kind == "heading" else "text", block.text, block.line, list(block.marks))]
    cutter = _Cutter(marks, block.line)
    cutter.cut(block.html)
    found = cutter.found
    return [_as_heading(piece) for piece in found] if block.kind == "heading" else found


def _as_heading(piece: CutBlock) -> CutBlock:
    piece.kind = "heading"
    return piece


def _is_simple(block: Block, marks: Sequence[Mark]) -> bool:
    """Whether a block is one paragraph or heading in which all words count."""
    one = block.kind == "heading" or (block.html.startswith("<p>") and block.html.find("<p", 1) < 0)
    plain = one and not _NOT_SIMPLE.search(block.html)
    return plain and all(marks[number].kind is not MarkKind.LINK for number in block.marks)


@dataclass(slots=True)
class _Cutter:
    """One pass over the HTML of a block. A whole blockquote is one piece; a list item or table row is one each."""

    marks: Sequence[Mark]
    line: int
    parts: list[str] = field(default_factory=list)
    length: int = 0
    work: CutBlock = field(default_factory=lambda: CutBlock("text", "", 0))
    depth: int = 0
    before: str = ""
    note: str = ""
    tables: int = 0
    in_table: bool = False
    in_header: bool = False
    naming: bool = False
    found: list[CutBlock] = field(default_factory=list)

    def cut(self, markup: str) -> None:
        done = 0
        for step in _STEP.finditer(markup):
            self._text(html.unescape(markup[done : step.start()]))
            self._step(step)
            done = step.end()
        self._text(html.unescape(markup[done:]))
        self._flush()

    def _step(self, step: re.Match[str]) -> None:
        if step["silent"]:
            self._text(NOT_PROSE)
        elif step["mark"]:
            self._mark(int(step["mark"]))
        elif step["note"]:
            self.work.refers.append(step["note"])
        elif step["end"]:
            self._end_of_link()
        elif step["cell"]:
            self._text(" | ")
        elif step["q"] is not None:
            self._text("”" if step["q"] else "“")
        elif step["alt"]:
            self._text(f" {html.unescape(step['alt'])} ")
        elif step["block"]:
            self._block(step["block"], opens=not step["close"], note=step["id"] or "")
            self.naming = not step["close"] and (step["block"] == "dt" or _TITLE in step[0])

    def _text(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def _mark(self, number: int) -> None:
        mark = self.marks[number]
        self.work.marks.append(number)
        start = self.length
        self._text(mark.text)
        if mark.kind is MarkKind.LINK:
            self.work.links.append((number, start, self.length))

    def _end_of_link(self) -> None:
        """End a link that has words of its own; [[x]] has ended with its mark."""
        if self.work.links and self.work.links[-1][1] == self.work.links[-1][2]:
            number, start, _ = self.work.links[-1]
            self.work.links[-1] = (number, start, self.length)

    def _block(self, name: str, *, opens: bool, note: str) -> None:
        if name == "blockquote":
            if self.depth == 0:
                self._flush()
            self.depth += 1 if opens else -1
            if self.depth == 0:
                self._flush("blockquote")
        elif self.depth:
            self._text(("\n\n" if name == "p" else "\n") if opens and any(self.parts) else "")
        else:
            self._flush()
            self._table(name, opens=opens)
        self.note = note or self.note
        if opens and not self.depth and name in _STARTS:
            if self.found:
                self.line += 2 if (name, self.before) in _TWO_LINES_ON else 1
            self.before = name

    def _table(self, name: str, *, opens: bool) -> None:
        if name == "table":
            self.tables += opens
            self.in_table = opens
        elif name == "thead":
            self.in_header = opens

    def _flush(self, kind: PieceKind = "text") -> None:
        """Finish the current piece, if it has words or marks."""
        raw = "".join(self.parts)
        text = raw.strip().removesuffix("|").rstrip()
        has_words = bool(text.strip(f"| {NOT_PROSE}"))
        if has_words or self.work.marks:
            shift = len(raw) - len(raw.lstrip())
            links = [(number, max(0, start - shift), max(0, end - shift)) for number, start, end in self.work.links]
            row = self.tables if self.in_table else 0
            words, work = text if has_words else "", self.work
            done = CutBlock(
                kind, words, self.line, work.marks, links, work.refers, self.note, row, self.in_header, self.naming
            )
            self.found.append(done)
        self.line += text.count("\n")
        self.parts, self.length, self.work = [], 0, CutBlock("text", "", 0)
