"""A drawing (SVG) without what is not drawn: remarks, notes of its program, and paths on its author's disk.

What is left out is cut from the file, and the rest is kept byte for byte. If a reader of XML does not then find the
same drawing, the file stays as it was.
"""

from __future__ import annotations

from typing import Final, TypeAlias
from xml.parsers import expat

from explainer.ground.patterns import regex

_SVG: Final = "http://www.w3.org/2000/svg "
_EDITORS: Final = (
    "http://www.inkscape.org/namespaces/inkscape ",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd ",
)
_OF_A_DISK: Final = frozenset({"export-filename", "docname", "absref", "docbase", "output_extension"})
_PLACED: Final = regex(
    rb"""\s[\w.-]+:(?:export-filename|docname|absref|docbase|output_extension)\s*=\s*(?:"[^"]*"|'[^']*')"""
)
_CLOSING: Final = regex(rb"</[^\s>]*metadata\s*>")
_BEGINNING: Final = regex(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|(?:[\w.-]+:)?svg[\s>/])")
_FIRST: Final = 4096

Span: TypeAlias = tuple[int, int]


def is_drawing(data: bytes) -> bool:
    """Whether a file begins like a drawing."""
    return _BEGINNING.match(data) is not None and b"svg" in data[:_FIRST]


def without_notes(data: bytes) -> bytes:
    """The drawing without notes; the same bytes if it has none, or cannot be read."""
    found = _Drawing.read(data)
    if found is None or not found.spans:
        return data
    pieces, at = [], 0
    for start, end in sorted(found.spans):
        if start >= at:
            pieces.append(data[at:start])
            at = end
    shorter = b"".join([*pieces, data[at:]])
    again = _Drawing.read(shorter)
    return shorter if again is not None and again.picture() == found.picture() else data


class _Drawing:
    """What is drawn, as a reader of XML finds it, and which bytes of the file are not drawn."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._within = 0
        self._began = 0
        self.drawn: list[object] = []
        self.spans: list[Span] = []

    @staticmethod
    def read(data: bytes) -> _Drawing | None:
        drawing = _Drawing(data)
        parser = drawing._parser
        parser.StartElementHandler = drawing._begin
        parser.EndElementHandler = drawing._end
        parser.CharacterDataHandler = drawing._words
        parser.CommentHandler = drawing._remark
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError):
            return None
        return drawing

    def picture(self) -> list[object]:
        """What is drawn. Words are in one piece, in however many the reader got them."""
        return ["".join(part) if isinstance(part, list) else part for part in self.drawn]

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if not self.drawn and name != f"{_SVG}svg":
            raise ValueError(name)
        at = self._parser.CurrentByteIndex
        if self._within or name == f"{_SVG}metadata":
            self._began = self._began if self._within else at
            self._within += 1
            return
        placed = {key for key in attributes if key.startswith(_EDITORS) and key.rpartition(" ")[2] in _OF_A_DISK}
        self.drawn.append((name, {key: value for key, value in attributes.items() if key not in placed}))
        if placed and (end := self._data.find(b">", at)) > 0:
            self.spans += [found.span() for found in _PLACED.finditer(self._data, at, end)]

    def _end(self, name: str) -> None:
        if not self._within:
            self.drawn.append(name)
            return
        self._within -= 1
        at = self._parser.CurrentByteIndex  # the tag that ends it, or what follows if it is empty: `<metadata/>`
        if not self._within:
            tag = _CLOSING.match(self._data, at)
            self.spans.append((self._began, tag.end() if tag else at))

    def _words(self, text: str) -> None:
        if self._within or not text:
            return
        if self.drawn and isinstance(self.drawn[-1], list):
            self.drawn[-1].append(text)
        else:
            self.drawn.append([text])

    def _remark(self, _words: str) -> None:
        at = self._parser.CurrentByteIndex
        if not self._within:
            self.spans.append((at, self._data.index(b"-->", at) + 3))
