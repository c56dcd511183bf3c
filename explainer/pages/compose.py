"""Makes a text ready to be shown: marks become links, reference numbers and embedded records; fences become views.

Every card, quotation and term that a text mentions is asked for through the page's view, so a link is a recorded
question like any other. The result is a tuple of pieces; layouts decide how each is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Protocol
from urllib.parse import quote

from markupsafe import Markup as Html

from explainer.content.markup import Block, Mark, MarkKind, without_gaps
from explainer.content.parse import Body, Fence
from explainer.ground.interface import fill
from explainer.ground.patterns import regex
from explainer.pages.answers import Asks
from explainer.pages.picture_html import with_pictures
from explainer.views.cards import Card, FigureView, QuotationView, SourceLine, TermUse, TermView

_MARK = regex("\ue000(\\d+)\ue001")
_TAG = regex(r"(<[^>]*>)")
#: Emphasised words in English letters, with the punctuation that English shares with Chinese.
_ENGLISH = regex("<em>(?=[^<]*[A-Za-z])([\\x20-\\x3b=?-~‘’“”–—…]+)</em>")
_WAY_BACK = regex(r'(<a class="footnote-backref" href="[^"]*") title="(\d+)"')
_IN_FRAGMENTS = "!$&'()*+,;=:@/?-._~"
_NOT_LINKED = frozenset({"a", "code", "pre", "blockquote", "q", "h2", "h3", "h4", "h5", "h6", "abbr", "sup", "summary"})
_REFERENCE = '<a class="ref" role="doc-noteref"'
_WORD_JOINER = "\u2060"
EMPTY = Html("")
MAX_SPAN = 6
"""How many rows of the grid a margin note may span on paper: as many as a note of normal length needs."""
_AS_WIDE_AS_THE_PAGE = frozenset({"compare", "map", "matrix", "timeline"})


class Composes(Asks, Protocol):
    """What composing a text needs of a page's view."""

    def href(self, target: Card | str) -> str:
        """A link from the page to a card."""

    def number(self, source: str) -> int:
        """The number of a source on the page."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A source line for the margin: `id` is its own id, `back` that of the number in the text that refers to it."""

    id: str
    back: str
    number: int
    source: SourceLine
    locator: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a text.

    `kind` is html, heading, quote, figure, term, timeline, chart, compare, matrix, map or video; `view` is what the
    block shows for all but the first two. `notes` are the sources that the block cites, `terms` the terms first used in
    it, and `span` is how many rows the notes may take on paper before the next block with notes begins. A block made
    from data has an `id`, with an underscore, which the id of a heading never has. `own` is true for the first
    place of a quotation of the page's own record: links to the quotation go there.
    """

    kind: str
    html: Html = EMPTY
    id: str = ""
    notes: tuple[MarginNote, ...] = ()
    terms: tuple[TermView, ...] = ()
    view: Any = None
    fields: tuple[tuple[str, str], ...] = ()
    span: int = 1
    own: bool = False

    @property
    def flows(self) -> bool:
        """Whether it is as wide as the text, so that the notes of the blocks before it may stand beside it."""
        return self.kind not in _AS_WIDE_AS_THE_PAGE


def compose(body: Body, uses: tuple[TermUse, ...], site: Composes, ref: str) -> tuple[Piece, ...]:
    """The pieces of a text. `uses` are the terms to link at their first use, `ref` is the record whose text it is."""
    writer = _Writer(body, site, ref)
    fences = iter(body.fences)
    pieces = [writer.piece(block, fences) for block in body.blocks()]
    return _with_spans(_with_terms(pieces, uses, site))


def _with_spans(pieces: list[Piece]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    free = 1
    for piece in reversed(pieces):
        noted = bool(piece.notes or piece.terms) or piece.kind not in ("html", "heading")
        found.append(replace(piece, span=min(free, MAX_SPAN)) if noted else piece)
        free = 1 if noted else free + 1
    return tuple(reversed(found))


class _Writer:
    """Turns the blocks of one text into pieces, numbering citations as they come."""

    def __init__(self, body: Body, site: Composes, ref: str) -> None:
        self._body = body
        self._site = site
        self._ref = ref
        self._citations = 0
        self._blocks = 0
        self._embedded: set[str] = set()

    def piece(self, block: Block, fences: Iterator[Fence]) -> Piece:
        if block.kind == "fence":
            return self._fence(next(fences))
        if block.kind == "embed":
            return self._embed(self._body.marks[block.marks[0]])
        notes: list[MarginNote] = []
        html = without_gaps(block.html)
        html = _MARK.sub(lambda match: self._inline(self._body.marks[int(match.group(1))], notes), html)
        if 'class="footnote-backref"' in html:
            html = _WAY_BACK.sub(self._way_back, html)
        html = html.replace(f" {_REFERENCE}", f"{_WORD_JOINER}{_REFERENCE}")  # a number never begins a line
        html = with_pictures(html, self._site)
        if "<em>" in html and self._site.ask("tag").startswith("zh"):  # only Chinese is emphasised with dots
            html = _ENGLISH.sub(r'<em lang="en">\1</em>', html)
        return Piece("heading" if block.kind == "heading" else "html", Html(html), notes=tuple(notes))  # noqa: S704 - cleaned by markup

    def _inline(self, mark: Mark, notes: list[MarginNote]) -> str:
        if mark.kind is MarkKind.CITATION:
            return self._citation(mark.target, mark.locator, notes)
        if mark.kind is MarkKind.EMBED:
            return self._inline_embed(mark, notes)
        if mark.kind is MarkKind.FILE:
            return self._file(mark)
        card = self._site.ask("link_target", self._ref, mark.target) if mark.target else None
        address = (self._site.href(card) if card else "") + (f"#{mark.anchor}" if mark.anchor else "")
        opening = f'<a href="{escape(address)}"{_hreflang(card)}>'
        if mark.target and (mark.text or _stands_alone(mark)):
            return f"{opening}{_titled(card, mark.text)}</a>"
        return opening

    def _file(self, mark: Mark) -> str:
        """The opening of a link to a file in assets/."""
        name: str | None = self._site.ask("linked_file", self._ref, mark.target)
        if name is None:
            return "<a>"
        anchor = f"#{quote(mark.anchor, safe=_IN_FRAGMENTS)}" if mark.anchor else ""
        return f'<a href="{escape(quote(self._site.href(name), safe="/") + anchor)}">'

    def _citation(self, source: str, locator: str, notes: list[MarginNote]) -> str:
        line = self._site.ask("source_line", source)
        if line is None:
            return ""
        self._citations += 1
        number = self._site.number(source)
        back, own = f"r{self._citations}", f"e{self._citations}"
        same = next((note for note in notes if note.source == line and note.locator == locator), None)
        if same is None:
            notes.append(MarginNote(own, back, number, line, locator))
        return f'{_REFERENCE} id="{back}" href="#{same.id if same else own}">{number}</a>'

    def _inline_embed(self, mark: Mark, notes: list[MarginNote]) -> str:
        kind, _, name = mark.target.partition(":")
        if kind == "quote":
            view: QuotationView | None = self._site.ask("quotation", name)
            if view is None:
                return ""
            lang = f' lang="{escape(view.lang)}"' if view.lang else ""
            words = f"<q{lang}>{escape(view.text)}</q>" if view.text else f"[{escape(self._withheld())}]"
            return f"{words}{self._citation(view.source.card.id, '', notes)}"
        if kind == "figure":
            figure: FigureView | None = self._site.ask("figure", name)
            if figure is None:
                return ""
            cited = self._citation(figure.quotation.source.card.id, "", notes) if figure.quotation else ""
            address = escape(self._site.href(figure.card))
            return f'<a class="figure-value" href="{address}">{escape(with_unit(figure))}</a>{cited}'
        card = self._site.ask("link_target", self._ref, mark.target)
        return f'<a href="{escape(self._site.href(card))}"{_hreflang(card)}>{_titled(card, "")}</a>' if card else ""

    def _way_back(self, found: re.Match[str]) -> str:
        """The way back from a footnote, with its name in the language of the page."""
        words = escape(fill(self._site.ask("text", "footnote.back") or "", {"number": found[2]}))
        return f'{found[1]} title="{words}" aria-label="{words}"'

    def _withheld(self) -> str:
        """The note in place of words that may not be shown."""
        return self._site.ask("text", "quote.withheld") or ""

    def _embed(self, mark: Mark) -> Piece:
        kind, _, name = mark.target.partition(":")
        if kind in ("quote", "figure", "term"):
            view = self._site.ask({"quote": "quotation"}.get(kind, kind), name)
            return Piece(kind, view=view, own=kind == "quote" and self._is_at_home(view))
        card = self._site.ask("link_target", self._ref, mark.target)
        return Piece("card", view=card)

    def _is_at_home(self, view: QuotationView | None) -> bool:
        """Whether a quotation belongs to the record whose text this is, and appears in it for the first time."""
        if view is None or view.origin.ref != self._ref or view.id in self._embedded:
            return False
        if all(view.id != own.id for own in self._site.ask("quotations", self._ref)):
            return False  # of a slogan, target, step or variant, and shown beside that
        self._embedded.add(view.id)
        return True

    def _fence(self, fence: Fence) -> Piece:
        fields = fence.fields.data if isinstance(fence.fields.data, dict) else {}
        given = tuple((name, _as_text(value)) for name, value in fields.items())
        self._blocks += 1
        view = _fence_view(fence.name, dict(given), self._site)
        return Piece(fence.name, id=f"{fence.name}_{self._blocks}", view=view, fields=given)


def _stands_alone(mark: Mark) -> bool:
    """Whether a mark needs its own text: `[[jilin]]` does, `[text](jilin.md)` has it in the HTML."""
    return not mark.target.endswith((".md", ".yaml"))


def _hreflang(card: Card | None) -> str:
    return f' hreflang="{escape(card.hreflang)}"' if card and card.hreflang else ""


def _titled(card: Card | None, text: str) -> str:
    if text or card is None:
        return escape(text)
    return f'<span lang="{escape(card.lang)}">{escape(card.title)}</span>' if card.lang else escape(card.title)


def with_unit(figure: FigureView, number: str = "") -> str:
    """The number, or another one of the figure, with its unit as printed: `5.0%`, `6.7 percentage points`."""
    gap = "" if figure.unit in ("%", "") else " "
    return f"{number or figure.text}{gap}{figure.unit}"


def _as_text(value: Any) -> str:
    return " ".join(str(item) for item in value) if isinstance(value, list) else str(value or "")


def _fence_view(name: str, fields: Mapping[str, str], site: Composes) -> Any:
    match name:
        case "timeline":
            scope = next(
                (f"{kind}:{fields[kind]}" for kind in ("theme", "region", "person", "source") if fields.get(kind)), ""
            )
            return site.ask("timeline", scope, int(fields.get("limit") or 0))
        case "compare":
            return site.ask("compare", fields.get("regions", ""))
        case "matrix":
            return site.ask("matrix", fields.get("themes", ""), fields.get("regions", ""))
        case "map":
            return site.ask("tiles")
        case "chart":
            return site.ask("chart", fields.get("type") or "bars", fields.get("figures", ""))
        case _:
            return None


def _with_terms(pieces: Iterable[Piece], uses: tuple[TermUse, ...], site: Composes) -> list[Piece]:
    """Link each term where it is first used in running text."""
    waiting = {use.form: use.term for use in uses}
    found = []
    for piece in pieces:
        here: list[TermView] = []
        if piece.kind == "html" and waiting:
            html = _link_terms(str(piece.html), waiting, here, site)
            piece = replace(piece, html=Html(html), terms=tuple(here))  # noqa: S704 - cleaned by markup
        found.append(piece)
    return found


def _link_terms(html: str, waiting: dict[str, TermView], here: list[TermView], site: Composes) -> str:
    parts = _TAG.split(html)
    closed: list[str] = []
    for number, part in enumerate(parts):
        if number % 2:
            _step(part, closed)
        elif part and not closed:
            parts[number] = _link_in_text(part, waiting, here, site)
    return "".join(parts)


def _step(tag: str, closed: list[str]) -> None:
    """Keep the stack of open elements in which nothing is linked."""
    name = tag.strip("</> ").split(" ", 1)[0].split("\n", 1)[0].lower()
    if name not in _NOT_LINKED:
        return
    if tag.startswith("</"):
        if name in closed:
            closed.remove(name)
    elif not tag.endswith("/>"):
        closed.append(name)


def _link_in_text(text: str, waiting: dict[str, TermView], here: list[TermView], site: Composes) -> str:
    forms = sorted((form for form in waiting if escape(form) in text), key=lambda form: (-len(form), form))
    spots: list[tuple[int, int, str]] = []
    for form in forms:
        at = text.find(escape(form))
        end = at + len(escape(form))
        if all(end <= start or at >= stop for start, stop, _ in spots):
            spots.append((at, end, form))
    for at, end, form in sorted(spots, reverse=True):
        term = waiting.pop(form)
        here.insert(0, term)
        text = f'{text[:at]}<a class="term" href="{escape(site.href(term.card))}">{text[at:end]}</a>{text[end:]}'
    return text
