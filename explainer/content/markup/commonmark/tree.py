"""Makes elements of blocks. The text of leaves is put in later, when all definitions of the text are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from explainer.content.markup.commonmark import attributes, links, tables
from explainer.content.markup.commonmark.blocks import RefusedError
from explainer.content.markup.commonmark.nodes import Node, Run
from explainer.ground.patterns import regex

RAW = "raw"
"""The tag of an element that holds HTML as the editor wrote it."""
TIGHT = "tight"
"""The tag of a paragraph that is shown without being one, as in a list without empty lines."""

MAX_EMPTY_CELLS = 20_000
"""How many empty cells may be added to the short rows of a table: else a short text could ask for millions."""

_TASK = regex(r"\[([ xX])\](?=[ \t\n]|$)[ \t]?")
_BRACED = regex(r"\{[ ]*\.?([\w#+-][\w#.+-]*)")


class Fences(Protocol):
    """The host, which knows the fences that are data, and keeps the problems."""

    def complain(self, line: int, column: int | None, code: str, what: str) -> None:
        """Keep a problem; `what` are the words that are wrong."""

    def fence(self, name: str, node: Node, *, top: bool) -> str | None:
        """What to write for a fence of ours; None if it is code."""


class Builder:
    """Makes the elements of one text. `leaves` are those whose text is still to be read, with its lines."""

    def __init__(self, fences: Fences) -> None:
        self.leaves: list[tuple[Element, list[Run]]] = []
        self.lines: dict[Element, int] = {}
        self._fences = fences
        self._empty_cells = 0

    def fill(self, parent: Element, nodes: Sequence[Node], *, top: bool = False, tight: bool = False) -> Element:
        """Put the elements of blocks into `parent`, and return it."""
        for node in nodes:
            made = self._element(node, top=top, tight=tight)
            if made is not None:
                parent.append(made)
                if top:
                    self.lines[made] = node.line
        return parent

    def _element(self, node: Node, *, top: bool, tight: bool) -> Element | None:
        match node.kind:
            case "paragraph":
                return self._paragraph(node, tight=tight)
            case "heading":
                return self._heading(node)
            case "quote":
                return self.fill(Element("blockquote"), node.children)
            case "list":
                return self._list(node)
            case "terms":
                return self._terms(node)
            case "code" | "fence":
                return self._code(node, top=top)
            case "table":
                return self._table(node)
            case "admonition":
                return self._admonition(node)
            case "html":
                made = Element(RAW)
                made.text = "\n".join(run.text for run in node.runs)
                return made
            case _:
                return Element("hr") if node.kind == "rule" else None

    def _leaf(self, element: Element, runs: list[Run]) -> Element:
        self.leaves.append((element, runs))
        return element

    def _paragraph(self, node: Node, *, tight: bool) -> Element:
        found = attributes.of_line(node.runs[-1].text) if len(node.runs) > 1 else {}
        runs = node.runs[:-1] if found else node.runs
        return self._leaf(Element(TIGHT if tight and not found else "p", found), runs)

    def _heading(self, node: Node) -> Element:
        *before, last = node.runs
        text, found = attributes.at_end(last.text)
        return self._leaf(Element(f"h{node.level}", found), [*before, last._replace(text=text)])

    def _list(self, node: Node) -> Element:
        made = Element("ol" if node.ordered else "ul")
        if node.ordered and node.number != 1:
            made.set("start", str(node.number))
        self._complain_of_numbers(node)
        for item in node.children:
            element = SubElement(made, "li")
            task = self._task(item)
            self.fill(element, item.children, tight=node.tight)
            if task:
                made.set("class", "task-list")
                element.set("class", "task-list-item")
                first = element[0]
                first.insert(0, Element("input", {"type": "checkbox", "disabled": "", **task}))
        return made

    def _complain_of_numbers(self, node: Node) -> None:
        """Report numbers that readers would not see as written. The same number for all items asks to be counted."""
        written = [item.number for item in node.children]
        if not node.ordered or len(set(written)) == 1:
            return
        for shown, item in enumerate(node.children, node.number):
            if item.number != shown:
                self._fences.complain(item.line, None, "number", f"{item.number}{node.marker} as {shown}")
                return

    @staticmethod
    def _task(item: Node) -> dict[str, str]:
        first = item.children[0] if item.children else None
        found = _TASK.match(first.runs[0].text) if first and first.kind == "paragraph" else None
        if first is None or found is None or (found.end() == len(first.runs[0].text) and len(first.runs) == 1):
            return {}
        text, line, column = first.runs[0]
        first.runs[0] = Run(text[found.end() :], line, column + found.end())
        return {"checked": ""} if found[1] != " " else {"class": ""}

    def _terms(self, node: Node) -> Element:
        made = Element("dl")
        before: Node | None = None
        for child in node.children:
            if child.kind == "term":
                self._leaf(SubElement(made, "dt"), child.runs)
            else:
                tight = before is None or child.line == before.end + 1
                tight = tight and all(
                    b.line == a.end + 1 for a, b in zip(child.children, child.children[1:], strict=False)
                )
                self.fill(SubElement(made, "dd"), child.children, tight=tight)
            before = child
        return made

    def _code(self, node: Node, *, top: bool) -> Element:
        language = _language(node.label) if node.kind == "fence" else ""
        if node.kind == "fence" and (token := self._fences.fence(language, node, top=top)):
            made = Element("p")
            made.text = token
            return made
        made = Element("pre")
        code = SubElement(made, "code", {"class": f"language-{language}"} if language else {})
        code.text = "".join(f"{run.text}\n" for run in node.runs)
        return made

    def _table(self, node: Node) -> Element:
        made = Element("table")
        head, *rows = node.runs
        self._row(SubElement(made, "thead"), head, "th", node.align)
        if rows:
            body = SubElement(made, "tbody")
            for row in rows:
                self._row(body, row, "td", node.align)
        return made

    def _row(self, parent: Element, run: Run, tag: str, align: Sequence[str]) -> None:
        row = SubElement(parent, "tr")
        cells = tables.cells(run)
        self._empty_cells += max(0, len(align) - len(cells))
        lost = next((cell for cell in cells[len(align) :] if cell.text), None)
        if lost is not None:
            self._fences.complain(lost.line, lost.column, "cell", lost.text[:60])
        if self._empty_cells > MAX_EMPTY_CELLS:
            message = f"The rows of this table leave out more than {MAX_EMPTY_CELLS:,} cells."
            raise RefusedError(run.line, message, "Give the table fewer columns, or divide it.")
        for number, side in enumerate(align):
            cell = cells[number] if number < len(cells) else Run("", run.line, 0)
            text, found = attributes.at_end(cell.text)
            made = SubElement(row, tag, found)
            if side:
                made.set("class", f"{made.get('class', '')} align-{side}".strip())
            if tag == "th":
                made.set("scope", "col")
            self._leaf(made, [cell._replace(text=text)])

    def _admonition(self, node: Node) -> Element:
        made = Element("div", {"class": f"admonition {node.label}"})
        title = node.label.split(" ")[0].capitalize() if node.title is None else node.title
        if title:
            self._leaf(SubElement(made, "p", {"class": "admonition-title"}), [Run(title, node.line, 1)])
        return self.fill(made, node.children)


def _language(info: str) -> str:
    """The language that a fence names: its first word, or the first class in braces."""
    if braced := _BRACED.match(info):
        return braced[1]
    return links.plain(info).split(maxsplit=1)[0] if info else ""
