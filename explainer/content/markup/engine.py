"""Python-Markdown as we use it: its pipeline with our block parser, our inline pass and our way of writing.

One instance is kept per process and mode. Each top-level block comes with the line on which it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor

from explainer.content.markup.commonmark.blocks import BlockReader, RefusedError
from explainer.content.markup.commonmark.definitions import Definitions
from explainer.content.markup.commonmark.filling import Filler
from explainer.content.markup.commonmark.inline import InlineHost, InlineReader
from explainer.content.markup.commonmark.tree import Builder, Fences
from explainer.content.markup.commonmark.writing import html_of
from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.ground.patterns import regex

_TAG = regex(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*?(/?)>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
MAX_OPEN = 512
"""HTML elements inside one another: deeper ones Blink and WebKit flatten, and cleaning them costs the square."""
_BREAK = f"{MARK_OPEN}L{MARK_CLOSE}"


class MarkupHost(InlineHost, Fences, Protocol):
    """The host of a conversion: knows our constructs, and keeps the problems."""


def pieces(text: str, host: MarkupHost, *, raw_html: bool) -> tuple[list[tuple[int, str]], Definitions]:
    """(line of `text`, unsanitised HTML) of each top-level block, and what the text defines.

    Lines count from 1. Raises RefusedError for a text that would cost too much.
    """
    md, parser = _instance(raw_html)
    parser.host = host
    written = md.reset().convert(text) if text.strip() else ""
    blocks: Iterable[tuple[int, str]] = zip(parser.lines, written.split(_BREAK), strict=False)
    blocks = [(line, html) for line, html in blocks if html]
    return list(_joined(blocks) if raw_html else blocks), parser.found


@cache
def _instance(raw_html: bool) -> tuple[Markdown, _Parser]:
    md = Markdown(output_format="html")
    parser = _Parser(md, raw_html=raw_html)
    md.parser = parser
    for name in ("normalize_whitespace", "html_block"):
        md.preprocessors.deregister(name)
    for name in ("raw_html", "amp_substitute"):
        md.postprocessors.deregister(name)
    for name in ("inline", "prettify", "unescape"):
        md.treeprocessors.deregister(name)
    md.treeprocessors.register(_Inline(md, parser), "inline", 20)
    md.stripTopLevelTags = False
    md.serializer = parser.write
    return md, parser


class _Parser(BlockParser):
    """Python-Markdown's block parser, reading line by line as CommonMark does."""

    host: MarkupHost

    def __init__(self, md: Markdown, *, raw_html: bool) -> None:
        super().__init__(md)
        self.raw_html = raw_html
        self.found = Definitions()
        self.lines: list[int] = []
        self.builder: Builder | None = None

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802
        reader = BlockReader(raw_html=self.raw_html)
        listed = list(lines)
        document = reader.read(listed if listed[-1] else listed[:-1])
        self.found = reader.found
        self.builder = Builder(self.host)
        return ElementTree(self.builder.fill(Element("div"), document.children, top=True))

    def write(self, root: Element) -> str:
        """The HTML of the blocks with a break between any two; `lines` has the line of each."""
        known = self.builder.lines if self.builder else {}
        self.lines = [known.get(child, 0) for child in root]
        return _BREAK.join(html_of(child) for child in root)


class _Inline(Treeprocessor):
    """The inline pass: puts the text into the blocks."""

    def __init__(self, md: Markdown, parser: _Parser) -> None:
        super().__init__(md)
        self._parser = parser

    def run(self, root: Element) -> None:
        if self._parser.builder is not None:
            reader = InlineReader(self._parser.found, self._parser.host, self._parser.raw_html)
            Filler(reader, self._parser.builder).fill(root)


def _joined(found: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The blocks; those from an opening tag of the editor's own to its closing tag become one."""
    first, depth = 0, 0
    parts: list[str] = []
    for line, html in found:
        first = first if parts else line
        parts.append(html)
        for step in _steps(html):
            depth += step
            if depth > MAX_OPEN:
                message = f"More than {MAX_OPEN} HTML elements are open here, one inside another."
                raise RefusedError(first, message, "Close each element, or remove those that are not needed.")
        if depth <= 0:
            yield first, "\n".join(parts)
            parts, depth = [], 0
    if parts:
        yield first, "\n".join(parts)


def _steps(html: str) -> Iterator[int]:
    """1 for each element that is opened, -1 for each that is closed."""
    tags = (match for match in _TAG.finditer(html) if match[2].lower() not in _VOID and not match[3])
    return (-1 if match[1] else 1 for match in tags)
