"""What the first pass makes: blocks within blocks, with their lines and the text that they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal[
    "document", "quote", "list", "item", "note", "admonition", "terms", "meaning",
    "paragraph", "term", "heading", "rule", "code", "fence", "html", "comment", "table", "nothing",
]  # fmt: skip

CONTAINERS = frozenset({"document", "quote", "list", "item", "note", "admonition", "terms", "meaning"})
TAKES_LINES = frozenset({"code", "fence", "html", "comment"})


class Run(NamedTuple):
    """One line of a leaf: its text without indentation, and the line and column of its first character, from 1."""

    text: str
    line: int
    column: int


@dataclass(slots=True, eq=False)
class Node:
    """A block. `line` and `end` are its first and last line; the other fields belong to the kinds that are named."""

    kind: Kind
    line: int
    end: int = 0
    children: list[Node] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    parent: Node | None = None
    open: bool = True
    level: int = 0  #: heading: 1 to 6
    marker: str = ""  #: list: its bullet or delimiter; fence: its character; html: what ends it
    number: int = 1  #: list: its first number; item: its own, as written
    ordered: bool = False  #: list
    tight: bool = True  #: list, terms
    width: int = 0  #: item, meaning: columns up to its content; fence: how many characters
    indent: int = 0  #: item, fence: columns before the marker
    label: str = ""  #: note: its label; admonition: its kind; fence: what follows the opening
    title: str | None = None  #: admonition
    align: tuple[str, ...] = ()  #: table: "left", "right", "center" or "" for each column
    closed: bool = False  #: fence, comment: whether its end was found

    def add(self, child: Node) -> Node:
        """Add a block at the end, and return it."""
        child.parent = self
        child.end = child.end or child.line
        self.children.append(child)
        return child
