"""What a converted text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from explainer.ground.problems import Problem

#: A mark number n is written in the HTML as MARK_OPEN + n + MARK_CLOSE. Both are private-use characters that
#: `guards` and `sanitise` remove from what people write, so no text can forge a mark.
MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"


class MarkKind(StrEnum):
    """The kind of a reference: a link, an embed, a citation or a file."""

    LINK = "link"
    EMBED = "embed"
    CITATION = "citation"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Mark:
    """One reference as written. Lines and columns count from 1, in the file."""

    kind: MarkKind
    #: LINK and EMBED: "jilin", "region:jilin" or the relative path as typed; CITATION: the id of the source.
    #: FILE: the path as typed of what is no record, such as "../../assets/plan.pdf", percent-encoded or not.
    #: A link "#foo" inside the same page has the target "" and the anchor "foo".
    target: str
    anchor: str = ""  #: LINK: what follows "#", percent-decoded
    text: str = ""  #: LINK: the label of [[x|label]]; "" means the title of the target
    locator: str = ""  #: CITATION: "part 3" of [@source, part 3]
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A top-level heading of the body. `level` is 1 to 6, `text` plain, `id` unique within the text."""

    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """An image of the site itself that an `<img>` in some block asks for; line and column are those of the file."""

    address: str  #: as written, percent-decoded: "../../assets/harbour.jpg"
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level block.

    In `html`, a mark replaces the whole of [[x]], an embed or a citation; of a link with its own text it
    replaces only `<a …>`, and `</a>` follows. Kind "fence": `html` is empty and `source` is the YAML body.
    """

    kind: Literal["html", "heading", "embed", "fence"]
    html: str
    text: str
    line: int
    marks: tuple[int, ...] = ()
    fence: str = ""
    source: str = ""
    source_line: int = 0


@dataclass(frozen=True, slots=True)
class Markup:
    """A converted body. `marks[n]` is the mark with number n."""

    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    headings: tuple[Heading, ...] = ()
    images: tuple[Image, ...] = ()
    problems: tuple[Problem, ...] = ()
