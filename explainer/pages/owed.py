"""What the page of a record owes its readers: all of its text, and what stands after it.

The search finds a page by its text and other pages link to places in it, so a layout that leaves out a part would lose
it without a message. What a layout took is remembered by the page's view; a layout that leaves out something on purpose
says so with `site.leaves_out(…)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from explainer.model.common import Record
from explainer.model.kinds import KINDS, ref_of
from explainer.pages.compose import Piece

_TEXT: Final = "`{{ text(site.text_pieces(), site.text_lang()) }}`, with `text` from components/text.html"
_BESIDE: Final = "`{{ quotations(site.quotations_beside_text()) }}`, with `quotations` from components/quotation.html"
_AFTER: Final = "`{{ after(site.subject, page.subject) }}`, with `after` from components/after.html"

PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "text": ("its text, or a part of it", _TEXT),
    "quotations": ("its quotations", _BESIDE),
    "sources": ("its sources", _AFTER),
    "related": ("what its editor calls related", _AFTER),
    "corrections": ("its corrections", _AFTER),
}
"""Part → what a reader misses without it, and what a layout writes to show it."""


class ShownPiece:
    """A piece of a text as a layout gets it. Whoever takes its content shows it."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._content = {"html": "html", "heading": "html", "video": "fields"}.get(piece.kind, "view")
        self.taken = False

    def __getattr__(self, name: str) -> Any:
        if name == self._content:
            self.taken = True
        return getattr(self._piece, name)


class Showing(Protocol):
    """What is asked here of a page's view, after the layout has had it."""

    left_out: set[str]

    def ask(self, name: str, *arguments: str | int) -> Any:
        """The answer to a query."""

    def was_asked(self, name: str, *arguments: str | int) -> bool:
        """Whether the layout itself has asked this question."""

    def sources_named(self) -> frozenset[str]:
        """The sources about which the layout itself has asked."""

    @property
    def pieces_shown(self) -> tuple[ShownPiece, ...]:
        """The text of the page's subject in pieces."""

    def quotations_beside_text(self) -> tuple[Any, ...]:
        """The quotations of the page's record that are not in its text."""

    def references(self) -> tuple[Any, ...]:
        """The sources of the page."""

    @property
    def subject(self) -> Record:
        """The record that the page is about."""


def missing(view: Showing, ref: str) -> tuple[str, ...]:
    """The parts of the record `ref` that its layout has not shown although there is something to show."""
    return tuple(part for part in PARTS if part not in view.left_out and not _shown(view, part, ref))


def _shown(view: Showing, part: str, ref: str) -> bool:
    judged: Mapping[str, Callable[[], bool]] = {
        "text": lambda: _text_is_shown(view),
        "quotations": lambda: (
            view.was_asked("quotations_beside_text")
            or view.was_asked("quotations", ref)
            or not view.quotations_beside_text()
        ),
        "sources": lambda: (
            view.was_asked("references")
            or all(item.source.card.id in view.sources_named() for item in view.references())
        ),
        "related": lambda: (
            view.was_asked("related", ref)
            or all(view.was_asked("card", ref_of(KINDS[0], item)) for item in view.subject.related)
        ),
        "corrections": lambda: view.was_asked("correction_ids", ref) or not view.ask("correction_ids", ref),
    }
    return judged[part]()


def _text_is_shown(view: Showing) -> bool:
    return all(piece.taken for piece in view.pieces_shown)


def in_words(parts: tuple[str, ...]) -> tuple[str, str]:
    """The sentence about parts that a layout does not show, and what to do about it."""
    lost = ", nor ".join(PARTS[part][0] for part in parts)
    hints = tuple(dict.fromkeys(PARTS[part][1] for part in parts))
    names = ", ".join(f'"{part}"' for part in parts)
    remedy = f"Write {'; and '.join(hints)}. If it is left out on purpose, write `{{{{ site.leaves_out({names}) }}}}`."
    return f"The layout of a record's page does not show {lost}", remedy
