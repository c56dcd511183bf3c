"""Elements to HTML, one top-level block at a time."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from explainer.content.markup.commonmark.tree import RAW, TIGHT

_VOID = frozenset({"br", "hr", "img", "input"})
#: Elements that hold blocks, each on a line of its own.
_HOLDERS = frozenset({"blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "div", "li", "dd"})


def html_of(element: Element) -> str:
    """The HTML of an element with all that is in it, without its tail."""
    out: list[str] = []
    _write(element, out)
    return "".join(out)


def _write(element: Element, out: list[str]) -> None:
    tag = element.tag
    if tag == RAW:
        out.append(element.text or "")
        return
    if tag == TIGHT:
        _write_inside(element, out)
        return
    if tag == "p" and not len(element) and not (element.text or "").strip():
        return  # there was nothing but a comment
    out.append(f"<{tag}{''.join(_attribute(*item) for item in element.attrib.items())}>")
    if tag in _VOID:
        return
    if tag in _HOLDERS:
        _write_blocks(element, out)
    else:
        _write_inside(element, out)
    out.append(f"</{tag}>")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'


def _write_blocks(element: Element, out: list[str]) -> None:
    last_is_tight = True
    for number, child in enumerate(element):
        if number or child.tag != TIGHT:
            out.append("\n")
        _write(child, out)
        last_is_tight = child.tag == TIGHT
    out.append("" if last_is_tight else "\n")


def _write_inside(element: Element, out: list[str]) -> None:
    if element.text:
        out.append(escape(element.text, quote=False))
    for child in element:
        _write(child, out)
        if child.tail:
            out.append(escape(child.tail, quote=False))
