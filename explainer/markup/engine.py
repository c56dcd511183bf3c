"""Python-Markdown as we use it: one instance per process and mode, and a source line for every block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor

from explainer.markup import speed
from explainer.markup.values import MARK_CLOSE, MARK_OPEN

_EXTENSIONS = (
    "tables",
    "footnotes",
    "attr_list",
    "def_list",
    "abbr",
    "admonition",
    "sane_lists",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
_CONFIGS = {"pymdownx.highlight": {"use_pygments": False}}
_BREAK = re.compile(f"{MARK_OPEN}L(\\d+){MARK_CLOSE}")


def pieces(text: str, *, raw_html: bool) -> Iterator[tuple[int, str]]:
    """(line of `text`, unsanitised HTML) of each top-level block; line 0 where it is not known.

    Lines count from 1. The parser's own exceptions pass through; after one the instance is thrown away,
    because its state is then undefined.
    """
    try:
        html = _instance(raw_html).reset().convert(text)
    except Exception:
        _instance.cache_clear()
        raise
    parts = _BREAK.split(html)
    for position in range(0, len(parts) - 1, 2):
        if piece := parts[position].strip():
            yield int(parts[position + 1]), piece
    if rest := parts[-1].strip():
        yield 0, rest


@cache
def _instance(raw_html: bool) -> Markdown:
    md = new_instance(raw_html)
    speed.install(md)
    return md


def new_instance(raw_html: bool) -> Markdown:
    """Make a converter with our extensions. It takes about 3 ms; `pieces` keeps one of each mode."""
    md = Markdown(output_format="html")
    parser = _LineParser(md)
    parser.blockprocessors = md.parser.blockprocessors
    for processor in parser.blockprocessors:
        processor.parser = parser
    md.parser = parser
    md.registerExtensions(_EXTENSIONS, _CONFIGS)
    if not raw_html:  # then "<" is a character like any other, and the serialiser escapes it
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
    md.treeprocessors.register(_Tables(md), "explainer_tables", -10)
    md.treeprocessors.register(_Breaks(md, parser), "explainer_breaks", -20)
    return md


class _Chunk(str):
    """A block of source text that knows its first line."""

    line: int = 1


class _LineParser(BlockParser):
    """The block parser, keeping for each child of the root the line on which it began.

    Processors take the first block from the list and may put its unread end back as a plain string; what
    stands before the next numbered block is therefore a suffix, and its line is counted from that end.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.root = Element("div")
        self.lines: dict[Element, int] = {}
        self._cursor = 0  # line of the block in work; 0 outside the root

    def parseDocument(self, lines: list[str]) -> ElementTree:  # type: ignore[override]  # noqa: N802
        self.lines, self._cursor = {}, 0
        self.state.clear()
        return super().parseDocument(lines)

    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802
        blocks = text.split("\n\n")
        self.parseBlocks(parent, _numbered(blocks) if parent is self.root and not self._cursor else blocks)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        if parent is not self.root:
            super().parseBlocks(parent, blocks)
        elif self._cursor:  # a processor hands over the lines that stand before its own
            height = sum(block.count("\n") + 2 for block in blocks) - 1 if any(blocks) else 0
            super().parseBlocks(parent, blocks)
            self._note()
            self._cursor += height
        else:
            self._parse_root(blocks)

    def _parse_root(self, blocks: list[str]) -> None:
        self._cursor = 1
        while blocks:
            self._cursor = _first_line(blocks, self._cursor)
            for processor in self.blockprocessors:
                if processor.test(self.root, blocks[0]) and processor.run(self.root, blocks) is not False:
                    break
            self._note()
        self._cursor = 0

    def _note(self) -> None:
        for child in reversed(self.root):
            if child in self.lines:
                break
            self.lines[child] = self._cursor


def _numbered(blocks: list[str]) -> list[str]:
    numbered: list[str] = []
    line = 1
    for block in blocks:
        chunk = _Chunk(block)
        chunk.line = line
        numbered.append(chunk)
        line += block.count("\n") + 2
    return numbered


def _first_line(blocks: list[str], cursor: int) -> int:
    """Count the line of the first block's text; `cursor` is the best guess for a prefix put back."""
    first = blocks[0]
    blank = len(first) - len(first.lstrip("\n"))
    if isinstance(first, _Chunk):
        return first.line + blank
    following = blocks[1] if len(blocks) > 1 else None
    if isinstance(following, _Chunk):
        return following.line - 2 - first.count("\n") + blank
    return cursor


class _Tables(Treeprocessor):
    """Alignment as a class (style attributes do not pass the sanitiser), and header cells with a scope."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            for cell in table.iter():
                if cell.tag not in ("th", "td"):
                    continue
                if cell.tag == "th":
                    cell.set("scope", "col")
                align = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
                if align in ("left", "center", "right"):
                    cell.set("class", f"{cell.get('class', '')} align-{align}".strip())


class _Breaks(Treeprocessor):
    """A break with the line number after each child of the root, so that the HTML can be cut there."""

    def __init__(self, md: Markdown, parser: _LineParser) -> None:
        super().__init__(md)
        self._parser = parser

    def run(self, root: Element) -> None:
        for child in root:
            line = self._parser.lines.get(child, 0)
            child.tail = f"{child.tail or ''}{MARK_OPEN}L{line}{MARK_CLOSE}"
