"""Our constructs in a text, and the problems of the text, in the order in which the converter meets them.

Each construct becomes a token, which `assemble` turns into a mark where a construct is allowed.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from explainer.content.markup import addresses
from explainer.content.markup.commonmark.nodes import Node
from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.ground.patterns import regex

#: (line, column, code, message, remedy); lines of the text, not yet of the file
Complaint = tuple[int, int | None, str, str, str]

#: Fences whose body is YAML and that become derived blocks (content model, "Writing the body").
OURS = frozenset({"timeline", "chart", "compare", "matrix", "map", "video"})
TOKEN = regex(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")

_CONSTRUCT = regex(
    r"""
      !\[\[(?P<embed>[^\[\]\n]*)\]\]
    | \[\[(?P<link>[^\[\]\n|]*)(?:\|(?P<label>[^\[\]\n]*))?\]\](?!\()
    | \[@(?P<source>[^\s\[\],;|@]+)[ ]*(?:,[ ]*(?P<locator>[^\[\]\n]*))?\](?!\()
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Construct:
    """A construct as found in the source. `raw` is what the editor typed."""

    kind: Literal["link", "embed", "citation", "destination", "picture", "fence"]
    raw: str
    target: str = ""
    anchor: str = ""
    text: str = ""
    locator: str = ""
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class ConstructReader:
    """Answers the converter's questions about our constructs (`engine.MarkupHost`), and keeps those it finds."""

    tokens: list[Construct] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    def add(self, token: Construct) -> str:
        """Keep a construct, and return what to write for it in the text."""
        self.tokens.append(token)
        return f"{MARK_OPEN}{len(self.tokens) - 1}{MARK_CLOSE}"

    def restore(self, text: str) -> str:
        """Write out the tokens in a text as the editor typed them."""
        return TOKEN.sub(lambda m: self.tokens[int(m[1])].raw, text) if MARK_OPEN in text else text

    def construct(self, text: str, at: int) -> re.Match[str] | None:
        """The construct that begins here."""
        return _CONSTRUCT.match(text, at)

    def token(self, match: re.Match[str], line: int, column: int) -> str:
        """Keep a construct."""
        found = match.groupdict()
        raw = match[0]
        if (embed := found["embed"]) is not None:
            return self.add(Construct("embed", raw, embed.strip(), line=line, column=column))
        if (link := found["link"]) is not None:
            target, anchor = link_target(link.strip())
            label = (found["label"] or "").strip()
            return self.add(Construct("link", raw, target, anchor, label, line=line, column=column))
        locator = (found["locator"] or "").strip()
        return self.add(Construct("citation", raw, found["source"] or "", locator=locator, line=line, column=column))

    def address(self, address: str, line: int, column: int) -> str | None:
        """What to write as the address of a link; None if it may not be one."""
        if fault := addresses.fault(address, "link"):
            self.complaints.append((line, column, *fault))
            return None
        if doubt := addresses.doubt(address):
            self.complaints.append((line, column, *doubt))
        if addresses.is_foreign(address):
            return address
        target, anchor = link_target(address)
        return self.add(Construct("destination", address, target, anchor, line=line, column=column))

    def picture(self, address: str, line: int, column: int) -> str | None:
        """What to write as the address of an image; None if it may not be one."""
        if fault := addresses.fault(address, "image"):
            self.complaints.append((line, column, *fault))
            return None
        return self.add(Construct("picture", address, address, line=line, column=column))

    def fence(self, name: str, node: Node, *, top: bool) -> str | None:
        """What to write for a fence of ours; None if it is code, or cannot be drawn."""
        if not node.closed:
            message = "This code fence is opened but never closed."
            remedy = "End it with a line of the same ``` or ~~~ at the same indentation."
            self.complaints.append((node.line, 1, "E405", message, remedy))
        if name not in OURS:
            return None
        if not top:
            message = f"A {name} block is inside a list or quotation, where it cannot be drawn."
            remedy = "Move it to the left margin, between two paragraphs."
            self.complaints.append((node.line, 1, "E405", message, remedy))
            return None
        body = textwrap.dedent("\n".join(run.text for run in node.runs))
        if not body.strip():
            message = f"This {name} block is empty."
            remedy = "Write its fields as YAML between the two fence lines, or remove it."
            self.complaints.append((node.line, 1, "E405", message, remedy))
        return self.add(Construct("fence", body, name, line=node.line, column=1))

    def complain(self, line: int, column: int | None, code: str, what: str) -> None:
        """Keep a problem of the text, by its name among `_WORDS`."""
        number, message, remedy = _unfinished(what) if code == "unfinished" else _WORDS[code]
        self.complaints.append((line, column, number, message.format(what=what), remedy.format(what=what)))


def link_target(destination: str) -> tuple[str, str]:
    """("../regions/jilin.md", "targets") of "../regions/jilin.md#targets"; the anchor percent-decoded."""
    target, _, anchor = destination.partition("#")
    return target, unquote(anchor)


_WORDS = {
    "W402": (
        "W402",
        "Raw HTML ({what}) is not allowed in this site and is shown as text.",
        "Write it as Markdown, put it in `code`, or set markdown: {{raw_html: true}} in site.yaml.",
    ),
    "comment": (
        "E405",
        "A comment begins with {what} here and has no --> in the same paragraph, so it would be published.",
        "End it with -->, or put it on lines of its own between empty lines.",
    ),
    "short": (
        "E405",
        "{what} is a whole comment with nothing in it, so what stands behind it would be published.",
        "Begin a comment with <!-- and a space, and end it with -->.",
    ),
    "note": (
        "E407",
        "The text has a footnote [^{what}] here, but nothing says what it is.",
        "Write a line [^{what}]: with the note, or remove the mark.",
    ),
    "label": (
        "E410",
        "This link is to [{what}], but no line of the text gives the address of that.",
        "Write a line [{what}]: https://… in the text, or give the address itself: [text](https://…).",
    ),
    "cell": (
        "E416",
        'This row has more cells than the header of its table, so "{what}" would be lost.',
        "Give the header another column, or write \\| for a | that is only a character.",
    ),
    "number": (
        "W411",
        "The items of this list are counted one after the other, so readers see {what}.",
        "Write \\ before the full stop (3\\.) for a number that must stay, or number the items in order.",
    ),
    "spaced": (
        "E412",
        "There is a space in the address ({what}), so this is no link and is shown as it stands here.",
        "Put the address between < and >, as in [data](<../../assets/data sheet.csv>), or write %20 for each space.",
    ),
    "textless": (
        "E411",
        "The link to {what} has no text, so nobody can see or follow it.",
        "Write what it links to between the square brackets.",
    ),
}


def _unfinished(opening: str) -> tuple[str, str, str]:
    if opening == "[@":
        return (
            "E405",
            "A citation begins with [@ here but is not finished.",
            "Write [@source-id] or [@source-id, part 3]; for two sources write two citations: [@one] [@two].",
        )
    kind = "An embed" if opening.startswith("!") else "A link"
    example = "![[quote:id]]" if opening.startswith("!") else "[[id]] or [[id|label]]"
    return (
        "E405",
        f"{kind} begins with {opening} here but has no ]] on the same line.",
        f"Write {example} on one line, or \\[[ for brackets that are only characters.",
    )
