"""How a file is made: by a layout, or in one of four ways without one, each with its questions and its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from explainer.drawing import images, social_cards
from explainer.facts.facts import Facts
from explainer.ground.digest import Digest
from explainer.inspection.stripping import stripped
from explainer.pages.answers import Asks


class NoTextError(Exception):
    """A query that should have returned a file's text returned something else; the message names the query."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page that a layout draws."""

    name: str


@dataclass(frozen=True, slots=True)
class QueryText:
    """The text that a query answers with.

    An answer may have a cheap digest and a method `file()` instead, so that text which cannot have changed is not made
    again.
    """

    query: str
    arguments: tuple[str | int, ...] = ()

    def content(self, asks: Asks, _facts: Facts) -> bytes:
        """The file's bytes. Raises NoTextError."""
        answer = asks.ask(self.query, *self.arguments)
        text = answer.file() if hasattr(answer, "file") else answer
        if isinstance(text, bytes):
            return text
        if not isinstance(text, str):
            raise NoTextError(f'The query "{self.query}" gave no text.')
        return text.encode()


@dataclass(frozen=True, slots=True)
class CopiedAsset:
    """A file in assets/, copied byte for byte except for what a camera or a program noted in it."""

    asset: str

    def content(self, asks: Asks, facts: Facts) -> bytes:
        """The file's bytes."""
        asks.ask("asset_digest", self.asset)
        return stripped(facts.assets[self.asset])


@dataclass(frozen=True, slots=True)
class ScaledPicture:
    """A picture of assets/ at a width in pixels, in a format such as `webp`."""

    asset: str
    width: int
    format: str

    def key(self, asks: Asks) -> Digest:
        """The digest of everything the bytes depend on: the name by which the store remembers them."""
        return images.key(asks.ask("asset_digest", self.asset), self.width, images.format_of(self.format))

    def content(self, asks: Asks, facts: Facts) -> bytes:
        """The file's bytes. Raises UnfitImageError."""
        asks.ask("asset_digest", self.asset)
        return images.scaled(facts.assets[self.asset], self.width, images.format_of(self.format))


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """The picture for links to the page of a record, with its words; that of the home page if `ref` is ""."""

    ref: str

    def key(self, asks: Asks) -> Digest:
        """The digest of everything the bytes depend on: the name by which the store remembers them."""
        return social_cards.key(asks.ask("drawing", self.ref))

    def content(self, asks: Asks, facts: Facts) -> bytes:
        """The file's bytes. Raises UnfitFontError."""
        drawing = asks.ask("drawing", self.ref)
        fonts = (facts.assets[name] for name in (drawing.title_font, drawing.notes_font))
        return social_cards.drawn(drawing.words, *fonts)


Picture: TypeAlias = ScaledPicture | DrawnCard
"""Pictures that the store remembers, because encoding one takes as long as rendering many pages."""
Making: TypeAlias = Layout | QueryText | CopiedAsset | ScaledPicture | DrawnCard
