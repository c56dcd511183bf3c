"""Whether a drawing (SVG) may be published: it can hold programs and ask other hosts for files.

A page shows a drawing as a picture, and then browsers run nothing in it. But its file has an address of its own, and
whoever opens it there opens a document of the site. So what runs, embeds or asks elsewhere is refused, not removed: a
drawing with something taken out may no longer be the drawing. Entities can also make a small file huge.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from xml.parsers import expat

_ACTIVE: Final = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"}
)
_INSIDE: Final = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp|avif)[;,]|$)", re.IGNORECASE)
_STYLED: Final = re.compile(
    r"@import|url\(\s*[\"']?\s*(?!#|data:image/(?:png|jpeg|gif|webp|avif)[;,])|expression\(|\\\\", re.I
)
_LINKS: Final = frozenset({"a"})
_TO_READERS: Final = re.compile(r"\s*(?:https?:|mailto:|#|[^:]*$)", re.IGNORECASE)


class _UnfitError(Exception):
    """Why, as the end of a sentence."""


def fault(data: bytes) -> tuple[str, int] | None:
    """What in a drawing may not be published, as the end of a sentence, and its line; None if nothing is."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = _element
    parser.EntityDeclHandler = _refuse("it declares an entity")
    parser.ProcessingInstructionHandler = _instruction
    text: list[str] = []
    parser.CharacterDataHandler = text.append
    parser.EndElementHandler = lambda _name: _styles(text)
    try:
        parser.Parse(data, True)
    except _UnfitError as failure:
        return str(failure), parser.CurrentLineNumber
    except (expat.ExpatError, ValueError, LookupError):
        return "it is no well-formed XML", parser.CurrentLineNumber
    return None


def _refuse(reason: str) -> Callable[..., None]:
    def handler(*_: object) -> None:
        raise _UnfitError(reason)

    return handler


def _instruction(target: str, _data: str) -> None:
    if target.lower() != "xml":
        raise _UnfitError("it has a processing instruction, which may ask for a style sheet elsewhere")


def _element(name: str, attributes: dict[str, str]) -> None:
    local = name.rpartition(":")[2].lower()
    if local in _ACTIVE:
        raise _UnfitError(f"it has a <{local}>")
    for attribute, value in attributes.items():
        _attribute(local, attribute.rpartition(":")[2].lower(), value)


def _attribute(element: str, name: str, value: str) -> None:
    if name.startswith("on"):
        raise _UnfitError(f"it has a program in {name}=")
    if name in ("href", "src", "data"):
        allowed = _TO_READERS if element in _LINKS else _INSIDE
        if not allowed.match(value):
            raise _UnfitError(f"it refers to {value.strip()[:60]}")
    elif element in ("set", "animate") and name == "attributename" and value.lower().endswith("href"):
        raise _UnfitError("it changes an address by animation")
    elif _STYLED.search(value):
        raise _UnfitError(f"its {name}= asks for a file elsewhere")


def _styles(text: list[str]) -> None:
    """At the end of each element: the words in it may be a style sheet."""
    if _STYLED.search("".join(text)):
        raise _UnfitError("a style sheet in it asks for a file elsewhere")
    text.clear()
