"""The facts as one page sees them: every question is asked through its view, which remembers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup as Html
from markupsafe import escape

from explainer.ground import interface
from explainer.ground.dates import PartialDate
from explainer.ground.digest import Digest
from explainer.ground.suggestions import suggestion
from explainer.model.common import Record
from explainer.pages.answers import Answers, Question, plain
from explainer.pages.compose import Piece, compose
from explainer.pages.owed import PARTS, ShownPiece
from explainer.pages.picture_html import element
from explainer.pages.plan import ADDRESSES, Page
from explainer.pages.reading_aids import minutes
from explainer.views.cards import Alternate, Card, Picture, QuotationView, SourceLine, TermView

_OWN = frozenset({"record", "body", "body_lang"})
"""Queries that answer with a whole record or text. A page may ask them of its own subject only."""


THOUSAND = 1000
"""From here on a number is set with a sign between its thousands."""


class LayoutError(Exception):
    """A layout asked for something that is not there. `code` and `remedy` go into the problem."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code = code
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One entry of the numbered list of sources at the end of a page."""

    number: int
    source: SourceLine


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page in the site map: its address, the day of its last change ("" if unknown), and it in all its languages.

    `versions` is empty if it is in one language only.
    """

    url: str
    changed: str
    versions: tuple[Alternate, ...]


class PageView:
    """The facts as one page sees them: `site` in a layout.

    Every question is remembered with a digest of its answer. Queries are asked by name, `site.timeline(ref)`; the
    page's language goes with each of them.
    """

    def __init__(self, page: Page, answers: Answers) -> None:
        self._page = page
        self._answers = answers
        self.asked: dict[Question, Digest] = {}
        self.left_out: set[str] = set()
        self._used: set[tuple[str | int, ...]] = set()

    def ask(self, name: str, *arguments: str | int) -> Any:
        """The answer to a query, which is recorded."""
        question: Question = (name, self._page.lang, *map(plain, arguments))
        answer = self._answers[question]
        self.asked[question] = answer.digest
        return answer.value

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._answers.queries:
            raise LayoutError("E602", f"There is no site.{name}", self._meant(name))
        if name in _OWN:
            raise LayoutError(
                "E602", f"site.{name}() is not for layouts.", "Use site.subject, site.text_pieces() or site.card(ref)."
            )
        return lambda *arguments: self._asked_by_layout(name, *arguments)

    def _asked_by_layout(self, name: str, *arguments: str | int) -> Any:
        answer = self.ask(name, *arguments)  # first, because arguments of a wrong type cannot be remembered
        self._used.add((name, *arguments))
        return answer

    def was_asked(self, name: str, *arguments: str | int) -> bool:
        """Whether the layout itself has asked this question; what only its text asked does not count."""
        return (name, *arguments) in self._used

    def sources_named(self) -> frozenset[str]:
        """The sources about which the layout itself has asked."""
        named = (str(argument) for _, *arguments in self._used for argument in arguments)
        return frozenset(name.removeprefix("source:") for name in named)

    def leaves_out(self, *parts: str) -> str:
        """Says that the layout of a record's page leaves out a part on purpose. It writes nothing.

        The parts are `text`, `quotations`, `sources`, `related` and `corrections`.
        """
        if unknown := next((part for part in parts if part not in PARTS), None):
            known = ", ".join(PARTS)
            raise LayoutError("E602", f'No part of a page is called "{unknown}".', f"The parts are {known}.")
        self.left_out.update(parts)
        return ""

    def _meant(self, name: str) -> str:
        guess = suggestion(name, [*self._answers.queries, *(word for word in dir(type(self)) if word[0] != "_")])
        return f"Did you mean site.{guess}?" if guess else "Correct the name; docs/queries.md lists all of them."

    @property
    def subject(self) -> Record:
        """The whole record that the page is about."""
        record: Record = self.ask("record", self._page.subject)
        return record

    @cached_property
    def subject_card(self) -> Card:
        """The card of the record that the page is about."""
        card: Card = self.ask("card", self._page.subject)
        return card

    def addresses(self) -> tuple[str, ...]:
        """The address of every page of the site that readers may come to; only the site map may ask for them."""
        return tuple(line.split("\t")[0] for line in self._page.param(ADDRESSES).split("\n"))

    def pages_of_map(self) -> tuple[MappedPage, ...]:
        """The same pages with what the site map says of them."""
        return tuple(self._mapped(*line.split("\t")) for line in self._page.param(ADDRESSES).split("\n"))

    def _mapped(self, url: str, lang: str, path: str, subject: str, below: str) -> MappedPage:
        found = self.ask("alternates", subject if path else "", path, *filter(None, [below]))
        versions = tuple(version for version in found if version.translated)
        changed = self.ask("last_change", subject, lang) if subject and not below else ""
        return MappedPage(url, changed, versions if len(versions) > 1 else ())

    def trail_data(self, list_page: str, above: Iterable[Card], current: str) -> dict[str, Any]:
        """The trail of this page for programs: home, a list, what is above the page, and the page."""
        steps = [(self.t("nav.home"), self.ask("list_url", ""))]
        if list_page:
            steps.append((self.t(f"nav.{list_page}"), self.ask("list_url", f"{list_page}/")))
        steps += [(card.title, card.url) for card in above]
        items = [{"name": name, "item": self.absolute(url)} for name, url in steps] + [{"name": current}]
        listed = [{"@type": "ListItem", "position": number, **item} for number, item in enumerate(items, 1)]
        return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": listed}

    def text_pieces(self) -> tuple[Piece, ...]:
        """The text of the page's subject in pieces; none if it has no text."""
        pieces: Any = self.pieces_shown
        return tuple(pieces)

    @cached_property
    def pieces_shown(self) -> tuple[ShownPiece, ...]:
        """The pieces as the layout gets them, which remember whether it took what is in them."""
        return tuple(ShownPiece(piece) for piece in self._pieces)

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        ref = self._page.subject
        body = self.ask("body", ref) if ref else None
        return () if body is None else compose(body, self.ask("terms_in", ref), self, ref)

    def quotations_beside_text(self) -> tuple[QuotationView, ...]:
        """The quotations of the page's record that are not embedded in its text as blocks, in their order."""
        self._used.add(("quotations_beside_text",))
        placed = {piece.view.id for piece in self._pieces if piece.own}
        return tuple(view for view in self.ask("quotations", self._page.subject) if view.id not in placed)

    def text_lang(self) -> str:
        """The language tag of the text, "" if it is the page's own."""
        found: str = self.ask("body_lang", self._page.subject)
        return found

    def headings(self) -> tuple[tuple[int, str, str], ...]:
        """Level, id and text of each heading of the text, for a table of contents."""
        body = self.ask("body", self._page.subject) if self._page.subject else None
        return tuple((item.level, item.id, item.text) for item in body.headings) if body else ()

    def reading_minutes(self) -> int:
        """How long the text of the page's subject takes to read, in minutes."""
        body = self.ask("body", self._page.subject)
        return minutes(block.text for block in body.blocks()) if body else 1

    def terms_used(self) -> tuple[TermView, ...]:
        """The terms that the page uses: those of its text, then those that the record lists."""
        ref = self._page.subject
        found = [use.term for use in self.ask("terms_in", ref)]
        listed = (self.ask("term", name) for name in getattr(self.subject, "terms", ()))
        found += [view for view in listed if view is not None and view not in found]
        return tuple(found)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The number of each source on this page: first those of the record, then those of its text in order."""
        if not self._page.subject:
            return {}
        found = dict.fromkeys(self.subject.rests_on())
        body = self.ask("body", self._page.subject)
        for mark in body.marks if body else ():
            kind, _, name = mark.target.partition(":")
            if mark.kind == "citation":
                found[mark.target] = None
            elif mark.kind == "embed" and kind in ("quote", "figure"):
                view = self.ask("quotation" if kind == "quote" else "figure", name)
                quoted = view if kind == "quote" or view is None else view.quotation
                if quoted is not None:
                    found[quoted.source.card.id] = None
        return {name: number for number, name in enumerate(found, 1)}

    def number(self, source: str) -> int:
        """The number of a source in this page's list of references; 0 where the page has no such entry."""
        return self._numbers.get(source, 0)

    def references(self) -> tuple[ListedSource, ...]:
        """The sources of this page, numbered."""
        self._used.add(("references",))
        lines = ((number, self.ask("source_line", name)) for name, number in self._numbers.items())
        return tuple(ListedSource(number, line) for number, line in lines if line is not None)

    def t(self, key: str, **values: object) -> str:
        """An interface text in the page's language, with `{name}` replaced."""
        text: str | None = self.ask("text", key)
        if text is None:
            raise LayoutError(
                "E605", f'There is no interface text "{key}"', f"Add it to layouts/texts/{self._page.lang}.yaml."
            )
        asked = interface.names(text)
        if values and not asked <= values.keys():
            given = ", ".join(f"{{{name}}}" for name in values)
            message = f'The interface text "{key}" asks for a value that this layout does not give'
            hint = f"Use only {given} in it, in layouts/texts/{self._page.lang}.yaml, or give the value in the layout."
            raise LayoutError("E605", message, hint)
        if any(hasattr(value, "__html__") for value in values.values()):
            escaped = {name: str(escape(values[name])) for name in asked}
            return Html(interface.fill(str(escape(text)), escaped))  # noqa: S704 - every part of it is escaped
        return interface.fill(text, {name: str(values[name]) for name in asked & values.keys()})

    def has_text(self, key: str) -> bool:
        """Whether there is an interface text with that key, for texts that only some values have."""
        return self.ask("text", key) is not None

    def n(self, key: str, number: int, **values: object) -> str:
        """A text that depends on a number: `key.one` or `key.other`."""
        shown = self.ask("number_words", str(number)) if number >= THOUSAND else number
        return self.t(f"{key}.one" if number == 1 else f"{key}.other", n=shown, **values)

    def date(self, date: PartialDate | None) -> str:
        """A date in words, at its own precision."""
        return self.t("date.undated") if date is None else date.words(self.t)

    def href(self, target: Card | Alternate | str) -> str:
        """A link from this page to a card or to an address below the site's root, relative to this page."""
        url = target if isinstance(target, str) else target.url
        if self._page.layout == "404.html":
            return self._rooted(url)
        path, mark, fragment = url.partition("#")
        path, query, version = path.partition("?")
        if path == self._page.url and mark:
            return f"#{fragment}"
        relative = relative_path(self._folders, path)
        return f"{_index(relative)}{query}{version}{mark}{fragment}"

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        """The folders that this page is in, from the site's root."""
        return tuple(self._page.output.split("/")[:-1])

    def _rooted(self, url: str) -> str:
        """An address from the root of the host, for the page for missing addresses, which is served at any depth."""
        base: str = self.ask("base_url")
        return "/" + base.split("/", 3)[3] + url

    def picture_element(self, picture: Picture, alt: str) -> Html:
        """The HTML of a picture outside a text."""
        return Html(element(picture, f' alt="{escape(alt)}"', self))  # noqa: S704 - made of addresses of our own

    def absolute(self, target: Card | str) -> str:
        """An address with host, for formats that demand one."""
        base: str = self.ask("base_url")
        return base + (target if isinstance(target, str) else target.url)

    def asset_href(self, name: str) -> str:
        """The address of an asset, with a mark of its content."""
        url = self.ask("asset", name)
        if url is None:
            raise LayoutError(
                "E606", f'There is no asset "{name}"', "Put the file in assets/, or correct the name in the layout."
            )
        return self.href(url)

    def section(self, path: str) -> str:
        """The address of a list page such as `timeline/` in the page's language, relative to this page."""
        return self.href(self.ask("list_url", path))

    def versions(self) -> tuple[Alternate, ...]:
        """This page in every language of the site."""
        by_list = "" if self._page.layout in ("home.html",) else self._page.subject
        below = filter(None, [self._page.param("below")])
        found: tuple[Alternate, ...] = self.ask("alternates", by_list, self._page.path, *below)
        return found


def relative_path(here: tuple[str, ...], path: str) -> str:
    """The relative path from the folder `here` to `path`, both from the site's root; a folder ends with a slash."""
    there = path.split("/")
    shared = 0
    for own, other in zip(here, there[:-1], strict=False):
        if own != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


def _index(relative: str) -> str:
    """The path with the index file of a folder, so that the site works from a file system without a server."""
    return f"{relative}index.html" if relative.endswith("/") else relative
