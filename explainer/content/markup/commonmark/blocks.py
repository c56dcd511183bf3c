"""The first pass: lines to blocks. Each line goes down the open blocks, may open others, and gives its text to one.

Phases and names are those of the appendix of the CommonMark specification. A line costs as many steps as blocks are
open, and no more than `MAX_DEPTH` may be.
"""

from __future__ import annotations

from collections.abc import Sequence

from explainer.content.markup.commonmark import definitions, starts, tables
from explainer.content.markup.commonmark.cursor import Cursor
from explainer.content.markup.commonmark.definitions import Definitions
from explainer.content.markup.commonmark.nodes import CONTAINERS, TAKES_LINES, Kind, Node, Run

MAX_DEPTH = 40
"""Levels of lists, quotations and notes within one another. Real texts have four."""


class RefusedError(Exception):
    """A text that would take too much time or memory. `line` counts from the beginning of the text."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.remedy = remedy


class BlockReader:
    """Reads one text. `document` and `found` are whole after `read`."""

    def __init__(self, *, raw_html: bool) -> None:
        self.raw_html = raw_html
        self.document = Node("document", 1)
        self.found = Definitions()
        self.tip = self.document
        self._matched = self.document
        self.all_closed = True
        self._old_tip = self.document

    def read(self, lines: Sequence[str]) -> Node:
        """Read all lines. Raises RefusedError."""
        for number, text in enumerate(lines, 1):
            self._line(Cursor(text, number))
        while self.tip is not self.document:
            self.close(self.tip)
        self.close(self.document)
        return self.document

    def _line(self, line: Cursor) -> None:
        container, ended = self._descend(line)
        if ended:
            return
        self._old_tip = self.tip
        self._matched = container
        self.all_closed = container is self.tip
        self._give(self._open(container, line), line)

    def _descend(self, line: Cursor) -> tuple[Node, bool]:
        """Go down the open blocks as far as the line continues them: the last one, and whether a fence ended."""
        container = self.document
        while container.children and container.children[-1].open:
            child = container.children[-1]
            line.look()
            going_on = starts.goes_on(child, line)
            if going_on is None:
                child.closed = True
                child.end = line.number
                self.close(child, everything_in=True)
                return container, True
            if not going_on:
                break
            container = child
        return container, False

    def _open(self, container: Node, line: Cursor) -> Node:
        """Open the blocks that begin on the line, and return the one that its text belongs to."""
        depth = self._depth(container) if line.text[line.at :].lstrip()[:1] in starts.OPENING else 0
        while container.kind not in TAKES_LINES:
            line.look()
            opened = starts.open_block(self, container, line)
            if opened is None:
                break
            container = opened
            depth += 1
            if depth > MAX_DEPTH:
                message = f"Lists or quotations are nested more than {MAX_DEPTH} levels deep here."
                remedy = "Remove the indentation or the repeated > or - at the start of the line."
                raise RefusedError(line.number, message, remedy)
            if container.kind not in CONTAINERS:
                break
        return container

    @staticmethod
    def _depth(node: Node) -> int:
        depth = 0
        above = node.parent
        while above is not None:
            depth += 1
            above = above.parent
        return depth

    def _give(self, container: Node, line: Cursor) -> None:
        """Give what is left of the line to a block."""
        line.look()
        if not (self.all_closed or line.blank) and self.tip.kind == "paragraph" and not self._in_meaning():
            self.take(self.tip, line)  # a lazy line goes on with the paragraph
            return
        self.close_unmatched()
        if container.kind in TAKES_LINES:
            self._take_raw(container, line)
        elif (container.kind == "table" and not line.blank) or (container.kind == "paragraph" and not line.blank):
            self.take(container, line)
        elif container.kind in CONTAINERS and not line.blank:
            self.take(self.add("paragraph", line.number), line)

    def _in_meaning(self) -> bool:
        """Whether a definition is open that the line does not continue: the line may be the next term."""
        node: Node | None = self.tip
        while node is not None and node is not self._matched:
            if node.kind == "meaning":
                return True
            node = node.parent
        return False

    def _take_raw(self, node: Node, line: Cursor) -> None:
        if node.kind == "fence" and node.line == line.number:
            return
        node.runs.append(Run(line.rest(), line.number, line.offset + line.at + 1))
        if node.kind == "fence" or not line.blank:
            node.end = line.number
        if node.kind == "html" and starts.ends_html(node, line.text[line.at :]):
            self.close(node)
        elif node.kind == "comment" and (end := line.text.find("-->", line.at)) >= 0:
            self._end_comment(node, line, end + 3)

    def _end_comment(self, node: Node, line: Cursor, end: int) -> None:
        """What follows a comment on its last line is text like any other."""
        node.closed = True
        self.close(node)
        if line.text[end:].strip():
            rest = Cursor(line.text[end:], line.number, line.offset + end)
            self.all_closed, self._old_tip = True, self.tip
            self._matched = self.tip
            self._give(self._open(self.tip, rest), rest)

    def take(self, node: Node, line: Cursor) -> None:
        """Add the rest of the line, without its indentation, to a leaf."""
        line.to_text()
        node.line = node.line if node.runs else line.number
        node.runs.append(Run(line.text[line.at :], line.number, line.offset + line.at + 1))
        node.end = line.number

    def add(self, kind: Kind, number: int) -> Node:
        """Open a block in the innermost open one that can hold it."""
        while self.tip.kind not in CONTAINERS or not starts.can_hold(self.tip, kind):
            self.close(self.tip)
        self.tip = self.tip.add(Node(kind, number))
        return self.tip

    def close_unmatched(self) -> None:
        """Close the open blocks that the line did not continue."""
        if self.all_closed:
            return
        while self._old_tip is not self._matched:
            parent = self._old_tip.parent
            self.close(self._old_tip)
            if parent is None:
                break
            self._old_tip = parent
        self.all_closed = True

    def close(self, node: Node, *, everything_in: bool = False) -> None:
        """Close a block (and, if asked, those that are open in it), and finish what it holds."""
        while everything_in and self.tip is not node:
            self.close(self.tip)
        node.open = False
        if node.kind == "paragraph":
            self.take_definitions(node)
            node.kind = "paragraph" if node.runs else "nothing"
        elif node.kind == "code":
            while node.runs and not node.runs[-1].text.strip():
                node.runs.pop()
        elif node.kind == "comment" and not node.closed:
            self.found.open_comments.append(node.line)
        elif node.kind == "list":
            node.tight = _is_tight(node)
        if node.kind in CONTAINERS and node.children:
            node.end = max(node.end, node.children[-1].end)
        self.tip = node.parent or self.document

    def take_definitions(self, paragraph: Node) -> None:
        """Take the definitions of links from the beginning of a paragraph; nothing may be left of it."""
        if paragraph.runs and paragraph.runs[0].text.startswith("["):
            definitions.take(paragraph, self.found)

    def found_note(self, node: Node) -> None:
        """Keep a footnote under its label."""
        label = definitions.normal(node.label)
        if label in self.found.notes:
            self.found.again.append((f"^{node.label}", node.line))
            return
        self.found.notes[label] = definitions.Footnote(node.label, node)

    def found_abbreviation(self, short: str, long: str, line: int) -> None:
        """Keep an abbreviation; the first one counts. Raises RefusedError."""
        if short in self.found.abbreviations:
            self.found.again.append((f"*[{short}]", line))
            return
        self.found.abbreviations[short] = definitions.Abbreviation(long, line)
        if len(self.found.abbreviations) > definitions.MAX_ABBREVIATIONS:
            message = f"The text defines more than {definitions.MAX_ABBREVIATIONS} abbreviations."
            raise RefusedError(line, message, "Keep those that readers do not know, or write terms for them.")

    def begin_table(self, paragraph: Node, line: Cursor) -> Node | None:
        """Open a table whose header is the last line of a paragraph, if the line is a delimiter row that fits it."""
        align = tables.alignment(line.text[line.next_at :])
        if align is None or not paragraph.runs or len(tables.cells(paragraph.runs[-1])) != len(align):
            return None
        self.close_unmatched()
        header = paragraph.runs.pop()
        paragraph.end = header.line - 1
        self.close(paragraph) if paragraph.runs else self._drop(paragraph)
        table = self.add("table", header.line)
        table.runs, table.align, table.end = [header], align, line.number
        line.skip(len(line.text) - line.at)
        return table

    def _drop(self, node: Node) -> None:
        parent = node.parent or self.document
        node.open = False
        node.kind = "nothing"
        self.tip = parent


def _is_tight(node: Node) -> bool:
    """A list is loose if an empty line parts its items, or the blocks directly in one of them."""
    for item, after in zip(node.children, [*node.children[1:], None], strict=True):
        if after is not None and after.line != item.end + 1:
            return False
        for child, following in zip(item.children, item.children[1:], strict=False):
            if following.line != child.end + 1:
                return False
    return True
