"""What a page is told of the whole text of a source: its paragraphs, what is marked in them, its contents."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.views.cards import Card


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """Where a passage of the text is quoted: `number` counts the passages of the text, `url` leads to the quotation."""

    number: int
    card: Card
    url: str


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of a paragraph, or an excluded passage (`gap` is the reason, `text` is "", `length` its characters).

    `is_quoted` is true where the words are a part of at least one quotation; `quoted_in` are those that end here.
    `lang` is the tag of the reason if it is not the page's.
    """

    text: str
    is_quoted: bool = False
    quoted_in: tuple[QuotedIn, ...] = ()
    gap: str = ""
    length: int = 0
    lang: str = ""


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """One paragraph; `number` counts those of the copy, also where an excluded passage takes whole ones away."""

    number: int
    runs: tuple[TextRun, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the contents: a heading (`last` is 0), or a range of paragraphs with its first words."""

    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class WholeText:
    """The whole text of a source that may be shown in full; `lang` is its tag, "" if it is the page's own."""

    lang: str
    paragraphs: tuple[TextParagraph, ...]
    contents: tuple[ContentsLine, ...]
    quotations: tuple[QuotedIn, ...]
    excluded: int
