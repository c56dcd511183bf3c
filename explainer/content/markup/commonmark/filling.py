"""Puts pieces into elements: the text of leaves, the abbreviations in it, and the list of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from explainer.content.markup.commonmark.blocks import RefusedError
from explainer.content.markup.commonmark.definitions import Definitions
from explainer.content.markup.commonmark.emphasis import TooDeepError
from explainer.content.markup.commonmark.inline import InlineReader
from explainer.content.markup.commonmark.nodes import Run
from explainer.content.markup.commonmark.pieces import MarkupPiece, words_of
from explainer.content.markup.commonmark.tree import RAW, Builder
from explainer.ground.patterns import regex

_EDGE = "[0-9A-Za-z\u00c0-\u024f]"
_BACK = "\u21a9"


class Filler:
    """Fills the leaves of one text with their words, and then adds its footnotes."""

    def __init__(self, reader: InlineReader, builder: Builder) -> None:
        self._reader = reader
        self._builder = builder
        self._short = reader.found.abbreviations

    def fill(self, root: Element) -> None:
        """Fill all leaves and add the footnotes. Raises RefusedError."""
        self._fill_leaves()
        found = self._reader.found
        if self._reader.asked:
            self._add_notes(root, found)

    def _fill_leaves(self) -> None:
        leaves, self._builder.leaves = self._builder.leaves, []
        for element, runs in leaves:
            self._leaf(element, runs)

    def _leaf(self, element: Element, runs: Sequence[Run]) -> None:
        try:
            pieces = self._reader.read(runs)
        except TooDeepError:
            message = "Emphasis or links are nested more deeply here than any text needs."
            remedy = "Look for long runs of *, _ or brackets and remove them."
            raise RefusedError(runs[0].line, message, remedy) from None
        self._put(element, pieces.inside(), linked=False)

    def _put(self, parent: Element, pieces: Iterable[MarkupPiece], *, linked: bool) -> None:
        text: list[str] = []
        for piece in pieces:
            if piece.tag in ("", "token", "attributes"):
                if piece.tag == "attributes" and not "".join(text) and len(parent):
                    _give(parent[-1], piece.attributes)
                else:
                    text.append(piece.attributes["token"] if piece.tag == "token" else piece.text)
                continue
            if piece.tag == "bare" and linked:
                text.append(piece.text)
                continue
            self._say(parent, "".join(text))
            text = []
            parent.append(self._made(piece, linked=linked))
        self._say(parent, "".join(text))

    def _made(self, piece: MarkupPiece, *, linked: bool) -> Element:
        if piece.tag == RAW:
            made = Element(RAW)
            made.text = piece.text
            return made
        if piece.tag == "bare":
            made = Element("a", piece.attributes)
            made.text = piece.text
            return made
        if piece.tag == "img":
            title = {"title": piece.attributes["title"]} if "title" in piece.attributes else {}
            alt = "".join(words for inner in piece.inside() for words in words_of(inner))
            piece.attributes["alt"] = alt
            src = {"src": piece.attributes["src"]} if "src" in piece.attributes else {}
            return Element("img", {**src, "alt": alt, **title})
        made = Element(piece.tag, piece.attributes)
        if piece.tag == "code":
            made.text = piece.text
        else:
            self._put(made, piece.inside(), linked=linked or piece.tag == "a")
        return made

    def _say(self, parent: Element, text: str) -> None:
        """Add text, in which abbreviations become elements."""
        if not text:
            return
        here = [short for short in self._short if short in text]
        if not here:
            _add_text(parent, text)
            return
        done = 0
        for match in _pattern(here).finditer(text):
            _add_text(parent, text[done : match.start()])
            meant = self._short[match[0]]
            meant.used = True
            SubElement(parent, "abbr", {"title": meant.long}).text = match[0]
            done = match.end()
        _add_text(parent, text[done:])

    def _add_notes(self, root: Element, found: Definitions) -> None:
        """Add the list of footnotes, with a way back from each. A footnote may itself refer to further ones."""
        block = Element("div", {"class": "footnote"})
        SubElement(block, "hr")
        listed = SubElement(block, "ol")
        ways: list[tuple[Element, str]] = []
        for key in self._reader.asked:  # it may grow meanwhile
            note = found.notes[key]
            item = SubElement(listed, "li", {"id": f"fn:{note.label}"})
            self._builder.fill(item, note.node.children)
            self._fill_leaves()
            ways.append((item, key))
        for item, key in ways:
            _add_ways_back(item, found, key)
        root.append(block)
        self._builder.lines[block] = min(found.notes[key].node.line for key in self._reader.asked)


def _add_ways_back(item: Element, found: Definitions, key: str) -> None:
    note = found.notes[key]
    last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
    for time in range(1, note.asked + 1):
        _add_text(last, "\u00a0")
        name = f"fnref{time if time > 1 else ''}:{note.label}"
        back = {"class": "footnote-backref", "href": f"#{name}", "title": str(note.number)}
        SubElement(last, "a", back).text = _BACK


def _give(element: Element, found: dict[str, str]) -> None:
    kinds = f"{element.get('class', '')} {found.get('class', '')}".strip()
    element.attrib.update(found)
    if kinds:
        element.set("class", kinds)


def _add_text(parent: Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''}{text}"
    else:
        parent.text = f"{parent.text or ''}{text}"


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of some abbreviations, the longer first, but not inside a longer word."""
    return regex("|".join(map(_bounded, sorted(forms, key=lambda form: (-len(form), form)))), ours=False)


def _bounded(form: str) -> str:
    before = f"(?<!{_EDGE})" if re.match(_EDGE, form[:1]) else ""
    after = f"(?!{_EDGE})" if re.match(_EDGE, form[-1:]) else ""
    return before + re.escape(form) + after
