"""How each kind of block begins, and whether the next line continues it."""

from __future__ import annotations

import re
from typing import Protocol

from explainer.content.markup.commonmark.cursor import Cursor
from explainer.content.markup.commonmark.nodes import Kind, Node, Run
from explainer.ground.patterns import regex

OPENING = frozenset("#`~*+_=<>-0123456789:|![")
"""A block other than a paragraph or indented code begins with one of these."""

_CODE_INDENT = 4
_ATX = regex(r"(#{1,6})(?:[ \t]+|$)")
_FENCE = regex(r"(?P<marker>`{3,})(?P<info>[^`]*)$|(?P<other>~{3,})(?P<rest>.*)$")
_SETEXT = regex(r"(?:=+|-+)[ \t]*$")
_RULE = regex(r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_ITEM = regex(r"(?P<bullet>[*+-])(?=[ \t]|$)|(?P<number>\d{1,9})(?P<delimiter>[.)])(?=[ \t]|$)")
_NOTE = regex(r"\[\^([^\[\]\n]{1,200})\]:[ \t]*")
_ABBREVIATION = regex(r"\*\[([^\]\n]{1,200})\]:[ \t]*(.*)$")
_ADMONITION = regex(r'!!! ?([\w-]+(?: [\w-]+)*)(?: +"([^"]*)")?[ \t]*$')
_MEANING = regex(r":(?=[ \t]+\S)")

_HTML_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
ATTRIBUTE = r"""(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)"""
OPEN_TAG = rf"<[A-Za-z][A-Za-z0-9-]*{ATTRIBUTE}*\s*/?>"
CLOSE_TAG = r"</[A-Za-z][A-Za-z0-9-]*\s*>"
#: (how an HTML block begins, how it ends; "" for the next empty line): the conditions of CommonMark without that for
#: comments, which are never published.
_HTML = (
    (regex(r"<(?:script|pre|textarea|style)(?:\s|>|$)", re.IGNORECASE), "</"),
    (regex(r"<\?"), "?>"),
    (regex(r"<![A-Za-z]"), ">"),
    (regex(r"<!\[CDATA\["), "]]>"),
    (regex(rf"</?(?:{_HTML_NAMES})(?:\s|/?>|$)", re.IGNORECASE), ""),
)
_HTML_OTHER = regex(rf"(?:{OPEN_TAG}|{CLOSE_TAG})\s*$")
_HTML_END = regex(r"</(?:script|pre|textarea|style)>", re.IGNORECASE)
_LISTED: dict[Kind, frozenset[Kind]] = {"list": frozenset({"item"}), "terms": frozenset({"term", "meaning"})}


class Blocks(Protocol):
    """What opening a block needs of the reader of blocks."""

    raw_html: bool
    tip: Node
    all_closed: bool
    document: Node

    def close_unmatched(self) -> None:
        """Close the open blocks that the line did not continue."""

    def add(self, kind: Kind, number: int) -> Node:
        """Open a block in the innermost open one that can hold it."""

    def take_definitions(self, paragraph: Node) -> None:
        """Take the definitions of links from the beginning of a paragraph."""

    def begin_table(self, paragraph: Node, line: Cursor) -> Node | None:
        """Open a table whose header is the last line of a paragraph."""

    def found_note(self, node: Node) -> None:
        """Keep a footnote under its label."""

    def found_abbreviation(self, short: str, long: str, line: int) -> None:
        """Keep an abbreviation."""


def can_hold(container: Node, kind: Kind) -> bool:
    """Whether a block may be directly in a container."""
    allowed = _LISTED.get(container.kind)
    return kind in allowed if allowed else kind not in ("item", "term", "meaning")


def goes_on(node: Node, line: Cursor) -> bool | None:
    """Whether the line continues an open block; it is moved to the block's content. None: it ends the fence."""
    match node.kind:
        case "quote":
            node.end = line.number if (going_on := _quote_goes_on(line)) else node.end
            return going_on
        case "item" | "note" | "admonition" | "meaning":
            return _indented_goes_on(node, line)
        case "fence":
            return _fence_goes_on(node, line)
        case "code":
            return _code_goes_on(line)
        case "html":
            return not line.blank or bool(node.marker)
        case "paragraph" | "table":
            return not line.blank
        case "terms":
            return line.blank or line.indent > 1 or bool(_MEANING.match(line.text, line.next_at))
        case _:
            return node.kind in ("list", "comment")


def _quote_goes_on(line: Cursor) -> bool:
    if line.indent >= _CODE_INDENT or line.next != ">":
        return False
    line.to_text()
    line.skip(1)
    if line.on_space:
        line.columns(1)
    return True


def _indented_goes_on(node: Node, line: Cursor) -> bool:
    if line.blank:
        if not node.children:
            return False
        line.to_text()
        return True
    if line.indent < node.indent + node.width:
        return False
    line.columns(node.indent + node.width)
    return True


def _fence_goes_on(node: Node, line: Cursor) -> bool | None:
    text = line.text
    if line.indent < _CODE_INDENT and line.next == node.marker:
        rest = text[line.next_at :].rstrip(" \t")
        if len(rest) >= node.width and not rest.strip(node.marker):
            return None
    for _ in range(node.indent):
        if not line.on_space:
            break
        line.columns(1)
    return True


def _code_goes_on(line: Cursor) -> bool:
    if line.indent >= _CODE_INDENT:
        line.columns(_CODE_INDENT)
    elif line.blank:
        line.to_text()
    else:
        return False
    return True


def ends_html(node: Node, text: str) -> bool:
    """Whether an HTML block ends with this line."""
    if node.marker == "</":
        return _HTML_END.search(text) is not None
    return bool(node.marker) and node.marker in text


def open_block(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    """Open the block that begins here, with the line moved behind its opening; None if the line is only text."""
    if line.blank:
        return None
    if line.indent >= _CODE_INDENT:
        return _open_code(reader, line)
    for start in _STARTS.get(line.next, ()):
        opened = start(reader, container, line)
        if opened is not None:
            return opened
    if container.kind == "paragraph" and line.next in "|:-" and reader.tip is container:
        return reader.begin_table(container, line)
    return None


def _open_code(reader: Blocks, line: Cursor) -> Node | None:
    if reader.tip.kind == "paragraph":
        return None
    reader.close_unmatched()
    line.columns(_CODE_INDENT)
    return reader.add("code", line.number)


def _quote(reader: Blocks, container: Node, line: Cursor) -> Node:
    _quote_goes_on(line)
    reader.close_unmatched()
    return reader.add("quote", line.number)


def _heading(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    found = _ATX.match(line.text, line.next_at)
    if found is None:
        return None
    reader.close_unmatched()
    node = reader.add("heading", line.number)
    node.level = len(found[1])
    text = line.text[found.end() :].rstrip()
    if (shorter := text.rstrip("#")) != text and shorter[-1:] in ("", " ", "\t"):
        text = shorter.rstrip()
    node.runs = [Run(text, line.number, line.offset + found.end() + 1)]
    line.skip(len(line.text) - line.at)
    return node


def _underline(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    """An underlined heading: all lines of a paragraph that are not definitions."""
    if container.kind != "paragraph" or not _SETEXT.match(line.text, line.next_at):
        return None
    if reader.tip is not container:
        return None
    reader.take_definitions(container)
    if not container.runs:  # there were only definitions: the line begins the paragraph
        return None
    container.kind = "heading"
    container.level = 1 if line.next == "=" else 2
    container.end = line.number
    line.skip(len(line.text) - line.at)
    return container


def _rule(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    if not _RULE.match(line.text, line.next_at):
        return None
    reader.close_unmatched()
    line.skip(len(line.text) - line.at)
    return reader.add("rule", line.number)


def _fence(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    found = _FENCE.match(line.text, line.next_at)
    if found is None:
        return None
    indent = line.indent
    reader.close_unmatched()
    node = reader.add("fence", line.number)
    opening = found["marker"] or found["other"]
    node.marker, node.width, node.indent = opening[0], len(opening), indent
    node.label = (found["info"] or found["rest"] or "").strip()
    line.skip(len(line.text) - line.at)
    return node


def _html(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    text = line.text
    if text.startswith("<!--", line.next_at):
        if text.find("-->", line.next_at + 2) >= 0:
            return None
        reader.close_unmatched()
        return reader.add("comment", line.number)
    if not reader.raw_html:
        return None
    ending = next((end for begins, end in _HTML if begins.match(text, line.next_at)), None)
    if ending is None:
        may_interrupt = container.kind != "paragraph" and not (not reader.all_closed and reader.tip.kind == "paragraph")
        if not (may_interrupt and _HTML_OTHER.match(text, line.next_at)):
            return None
        ending = ""
    reader.close_unmatched()
    node = reader.add("html", line.number)
    node.marker = ending
    return node


def _item(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    found = _ITEM.match(line.text, line.next_at)
    if found is None:
        return None
    if container.kind == "paragraph":
        interrupts = found["number"] is None or int(found["number"]) == 1
        if not interrupts or not line.text[found.end() :].strip():
            return None
    indent = line.indent
    line.to_text()
    line.skip(found.end() - line.at)
    width = found.end() - found.start() + _gap(line)
    reader.close_unmatched()
    marker = found["bullet"] or found["delimiter"]
    if reader.tip.kind != "list" or container.kind != "list" or container.marker != marker:
        made = reader.add("list", line.number)
        made.marker, made.ordered, made.number = marker, found["number"] is not None, int(found["number"] or 1)
    item = reader.add("item", line.number)
    item.width, item.indent, item.number = width, indent, int(found["number"] or 1)
    return item


def _gap(line: Cursor) -> int:
    """Go over the space behind a marker, at most four columns of it; more of it begins indented code."""
    begin = (line.at, line.column, line.split_tab)
    while line.column - begin[1] < _CODE_INDENT + 1 and line.on_space:
        line.columns(1)
    gap = line.column - begin[1]
    if 1 <= gap <= _CODE_INDENT and line.at < len(line.text):
        return gap
    line.at, line.column, line.split_tab = begin
    if line.on_space:
        line.columns(1)
    return 1


def _note(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    found = _NOTE.match(line.text, line.next_at)
    if found is None:
        return None
    reader.close_unmatched()
    node = reader.add("note", line.number)
    node.label, node.width = found[1], _CODE_INDENT
    node.indent = 0
    line.to_text()
    line.skip(found.end() - line.at)
    reader.found_note(node)
    return node


def _abbreviation(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    found = _ABBREVIATION.match(line.text, line.next_at)
    if found is None:
        return None
    reader.close_unmatched()
    node = reader.add("nothing", line.number)
    node.open = False
    reader.tip = node.parent or reader.document
    reader.found_abbreviation(found[1].strip(), found[2].strip(), line.number)
    line.skip(len(line.text) - line.at)
    return node


def _admonition(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    found = _ADMONITION.match(line.text, line.next_at)
    if found is None or (" " in found[1] and found[2] is None):  # several words without a title are a sentence
        return None
    reader.close_unmatched()
    node = reader.add("admonition", line.number)
    node.label, node.title, node.width = found[1].lower(), found[2], _CODE_INDENT
    line.skip(len(line.text) - line.at)
    return node


def _meaning(reader: Blocks, container: Node, line: Cursor) -> Node | None:
    """`: meaning` under a term, which is a line of a paragraph until then."""
    if not _MEANING.match(line.text, line.next_at):
        return None
    terms = container if container.kind == "terms" else _terms(reader, container)
    if terms is None:
        return None
    line.to_text()
    line.skip(1)
    reader.close_unmatched()
    node = reader.add("meaning", line.number)
    node.width = min(1 + _gap(line), _CODE_INDENT)
    return node


def _terms(reader: Blocks, container: Node) -> Node | None:
    paragraph = container if container.kind == "paragraph" else container.children[-1] if container.children else None
    if paragraph is None or paragraph.kind != "paragraph" or paragraph.parent is None:
        return None
    reader.close_unmatched()
    parent = paragraph.parent
    if paragraph.open:
        reader.take_definitions(paragraph)
        if not paragraph.runs:
            return None
    paragraph.open = False
    parent.children.pop()
    before = parent.children[-1] if parent.children else None
    reader.tip = parent
    if before is not None and before.kind == "terms":
        before.open, reader.tip = True, before
    else:
        reader.tip = parent.add(Node("terms", paragraph.line))
    for run in paragraph.runs:
        reader.tip.add(Node("term", run.line, run.line, runs=[run], open=False))
    return reader.tip


_STARTS = {
    ">": (_quote,),
    "#": (_heading,),
    "`": (_fence,),
    "~": (_fence,),
    "<": (_html,),
    "=": (_underline,),
    "-": (_underline, _rule, _item),
    "*": (_abbreviation, _rule, _item),
    "_": (_rule,),
    "+": (_item,),
    **dict.fromkeys("0123456789", (_item,)),
    "[": (_note,),
    "!": (_admonition,),
    ":": (_meaning,),
}
