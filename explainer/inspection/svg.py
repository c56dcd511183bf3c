"""Whether a drawing (SVG) may be published: it can hold programs and load files from other hosts.

A page shows a drawing as a picture, and then browsers run nothing in it. But its file has an address of its own, and
anyone who opens it there opens a document of the site. So the allowed parts are listed, and anything else is refused,
not removed: a drawing with something taken out may no longer be the drawing. Entities can also make a small file huge.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from explainer.ground.patterns import regex
from explainer.inspection.svgparts import ANIMATED, DRAWN, INSTRUCTIONS, OF_EDITORS, WORDS

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_PICTURE: Final = r"data:image/(?:png|jpe?g|gif|webp|avif)[;,]"
_FONT: Final = r"data:(?:font/|application/(?:x-)?font|application/vnd\.ms-fontobject)"
_INSIDE: Final = regex(rf"[ \t\r\n]*(?:#|{_PICTURE}|$)", re.IGNORECASE)
_TO_READERS: Final = regex(r"[ \t\r\n]*(?:https?:|mailto:|#|[^:]*$)", re.IGNORECASE)
_ASKS: Final = regex(r"@import|\b(?:url|src|image|image-set|expression)\(", re.IGNORECASE)
"""What in a style sheet loads a file, including names with a prefix such as `-webkit-image-set`."""
_ADDRESS_INSIDE: Final = regex(rf"[ \t\r\n\f]*[\"']?[ \t\r\n\f]*(?:#|{_PICTURE}|{_FONT})", re.IGNORECASE)
_ESCAPE: Final = regex(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)
_NAMESPACE: Final = regex(
    r"""@namespace\s[\w\s-]{0,40}(?:url\(\s?)?["']?http://www\.w3\.org/(?:2000/svg|1999/xlink|1999/xhtml)["']?\s?\)?\s?;"""
)
"""The rule by which a style sheet names the namespace of its names. Nothing is loaded from there."""


class _UnfitError(Exception):
    """The drawing may not be published; the text says why, as the end of a sentence."""


def fault(data: bytes) -> tuple[str, int] | None:
    """What in a drawing may not be published, as the end of a sentence, and its line; None if nothing is."""
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.EntityDeclHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)
    except _UnfitError as failure:
        return str(failure), parser.CurrentLineNumber
    except (expat.ExpatError, ValueError, LookupError):
        return "it is not well-formed XML", parser.CurrentLineNumber
    return None


class _Reader:
    """What the parser has met so far: whether there was an element, and the words of a style sheet that is open."""

    def __init__(self) -> None:
        self._begun = False
        self._style: list[str] | None = None

    def entity(self, *_: object) -> None:
        raise _UnfitError("it declares an entity")

    def instruction(self, target: str, _data: str) -> None:
        if target.lower() not in INSTRUCTIONS:
            raise _UnfitError("it has a processing instruction, which may load a style sheet from elsewhere")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._begun and (space, local) != (_SVG, "svg"):
            raise _UnfitError(f'its outermost element is not <svg xmlns="{_SVG}">')
        self._begun = True
        if self._style is not None:
            raise _UnfitError(f"it has a <{local}> within a style sheet")
        if space != _SVG and not space.startswith(OF_EDITORS):
            raise _UnfitError(f"it has a <{local}> that is not part of a drawing ({space or 'without a namespace'})")
        if space == _SVG and local not in DRAWN:
            raise _UnfitError(f"it has a <{local}>")
        for attribute, value in attributes.items():
            _attribute(local if space == _SVG else "", attribute, value)
        if (space, local) == (_SVG, "style"):
            self._style = []

    def words(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def end(self, _name: str) -> None:
        if self._style is not None and _asks_elsewhere("".join(self._style)):
            raise _UnfitError("a style sheet in it loads a file from elsewhere")
        self._style = None


def _attribute(element: str, attribute: str, value: str) -> None:
    """Raises _UnfitError. `element` is "" for an element of a drawing program, whose attributes browsers ignore."""
    space, _, name = attribute.rpartition(" ")
    known = name.lower()
    if space == _XML and known == "base":
        raise _UnfitError("it sets the address of its relative links (xml:base)")
    if space == _XLINK or (element and not space):
        if known == "href" or (not space and known in ("src", "data")):
            allowed = _INSIDE if element and element != "a" else _TO_READERS
            if not allowed.match(value):
                raise _UnfitError(f"it refers to {value.strip()[:60]}")
        elif not space:
            _plain_attribute(element, known, value)


def _plain_attribute(element: str, name: str, value: str) -> None:
    if name.startswith("on"):
        raise _UnfitError(f"it has a program in {name}=")
    if name == "ping":
        raise _UnfitError("it tells another host of each click (ping=)")
    if element in ANIMATED and name == "attributename":
        changed = value.strip().lower()
        if changed.endswith("href") or changed.startswith("on"):
            raise _UnfitError("it changes an address or a program by animation")
    elif name not in WORDS and not name.startswith(("data-", "aria-")) and _asks_elsewhere(value):
        raise _UnfitError(f"its {name}= loads a file from elsewhere")


def _asks_elsewhere(style: str) -> bool:
    """Whether a style sheet or a value in it loads a file that is not in the drawing, however it is written."""
    if "\\" in style:
        return _asks(style) or _asks(_ESCAPE.sub(_meant, style))
    return _asks(style)


def _meant(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _asks(style: str) -> bool:
    plain = _NAMESPACE.sub("", style) if "@namespace" in style else style
    return any(not (_leads(found[0]) and _ADDRESS_INSIDE.match(plain, found.end())) for found in _ASKS.finditer(plain))


def _leads(opening: str) -> bool:
    return opening.lower() == "url("
