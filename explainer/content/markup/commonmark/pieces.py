"""A line of pieces: text, elements and marks, joined in a chain so that each step costs the same."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.ground.hosts import is_invisible


class MarkupPiece:
    """A stretch of text (`tag` ""), an element, or one of "raw", "bare", "attributes" and "token"."""

    __slots__ = ("after", "attributes", "before", "depth", "first", "last", "tag", "text")

    def __init__(self, tag: str = "", text: str = "", attributes: dict[str, str] | None = None) -> None:
        self.tag = tag
        self.text = text
        self.attributes = attributes or {}
        self.first: MarkupPiece | None = None
        self.last: MarkupPiece | None = None
        self.before: MarkupPiece | None = None
        self.after: MarkupPiece | None = None
        self.depth = 1

    def append(self, piece: MarkupPiece) -> MarkupPiece:
        """Add a piece at the end, and return it."""
        piece.before, piece.after = self.last, None
        if self.last is None:
            self.first = piece
        else:
            self.last.after = piece
        self.last = piece
        self.depth = max(self.depth, piece.depth + 1)
        return piece

    def inside(self) -> Iterator[MarkupPiece]:
        """The pieces in it, in order."""
        piece = self.first
        while piece is not None:
            yield piece
            piece = piece.after

    def clear(self) -> None:
        """Remove this piece's text and element, so that nothing is written for it."""
        self.tag, self.text = "", ""

    def wrap_up_to(self, end: MarkupPiece, tag: str, attributes: dict[str, str] | None = None) -> MarkupPiece:
        """Put the pieces between this one and `end` into an element in their place."""
        element = MarkupPiece(tag, attributes=attributes)
        piece = self.after
        while piece is not None and piece is not end:
            following = piece.after
            element.append(piece)
            piece = following
        self.after, element.before = element, self
        element.after, end.before = end, element
        return element


def words_of(piece: MarkupPiece) -> Iterator[str]:
    """The text in a piece without its elements, as for the description of an image."""
    if piece.tag in ("", "code", "bare", "token", "raw", "attributes"):
        yield "" if piece.tag == "raw" else piece.text
    elif piece.tag == "img":
        yield piece.attributes.get("alt", "")
    elif piece.tag == "br":
        yield ""
    for inner in piece.inside():
        yield from words_of(inner)


def has_words(piece: MarkupPiece) -> bool:
    """Whether anything in a piece can be seen: words, a mark of ours, or an image that says what it shows."""
    return any(
        inner.tag in ("token", "raw")
        or any(not (sign.isspace() or is_invisible(sign)) for sign in "".join(words_of(inner)))
        for inner in piece.inside()
    )
