"""`convert`: from the text of a body to its blocks, marks, headings and problems."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from explainer.content.markup import addresses, engine, guards, headings, losses, quotations, sanitise, syntax
from explainer.content.markup.commonmark import definitions
from explainer.content.markup.commonmark.blocks import RefusedError
from explainer.content.markup.syntax import TOKEN, Construct, ConstructReader
from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN, Block, Heading, Image, Mark, MarkKind, Markup
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error, warning

_PIECE = regex(
    rf"<code\b[^>]*>.*?</code>|<a\b[^>]*>|</a>|<img\b[^>]*>|{TOKEN.pattern}",
    re.DOTALL,
)
_HREF = regex(r' href="([^"]*)"')
_SRC = regex(r' src="([^"]*)"')
_ALT = regex(r' alt="\s*[^"\s]')
_OWN_NOTE = regex(r"#fn(?:ref)?\d*:")
_NEAR = 20_000
"""How many characters of a block are searched for a piece of raw HTML, to find its line."""
_SOLE_TOKENS = regex(rf"<p>((?:\s|{MARK_OPEN}\d+{MARK_CLOSE}|<br>)+)</p>")
_KINDS = {"link": MarkKind.LINK, "embed": MarkKind.EMBED, "citation": MarkKind.CITATION}


def convert(text: str, *, path: str, first_line: int = 1, raw_html: bool = False) -> Markup:
    """Convert the body of one record; `first_line` is the line of the file on which `text` begins. Never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    work = _Assembly(path, first_line, ConstructReader())
    work.report_characters(text)
    if refusal := guards.refusal(text):
        line, message, remedy = refusal
        work.fail("E401", line, message, remedy)
        return work.result()
    source = work.source
    try:
        pieces, found = engine.pieces(guards.without_forged_marks(text), source, raw_html=raw_html)
    except RefusedError as refused:
        work.fail("E401", refused.line, refused.message, refused.remedy)
        return work.result()
    for line, column, code, message, remedy in (*source.complaints, *definitions.problems(found)):
        work.fail(code, line, message, remedy, column)
    work.text, work.raw_html = text, raw_html
    for line, dirty in pieces:
        work.add(line, dirty)
    return work.result()


@dataclass(slots=True)
class _Assembly:
    """The result while it is made. Lines are counted in the text; `at` turns them into lines of the file."""

    path: str
    first_line: int
    source: ConstructReader
    text: str = ""
    raw_html: bool = False
    line: int = 1  # of the current block
    starts: list[int] | None = None  # offsets of the lines of `text`, once somebody asks
    own_link: bool = False  # inside a link that has its own text
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)

    def result(self) -> Markup:
        self.problems += headings.problems(self.outline, self.path)
        images, problems = tuple(self.images), tuple(self.problems)
        return Markup(tuple(self.blocks), tuple(self.marks), tuple(self.outline), images, problems)

    def at(self, line: int) -> int:
        return line + self.first_line - 1

    def fail(self, code: str, line: int, message: str, remedy: str, column: int | None = None) -> None:
        make = error if code.startswith("E") else warning
        self.problems.append(make(code, Location(self.path, self.at(line), column), message, remedy))

    def report_characters(self, text: str) -> None:
        for line in guards.lines_with_forged_marks(text):
            message = "The characters U+E000 and U+E001 are reserved for the generator and were replaced."
            self.fail("W401", line, message, "Delete the invisible character on this line.")

    def add(self, line: int, dirty: str) -> None:
        """Add one top-level block of unsanitised HTML."""
        self.line = line
        for name, value in sanitise.refused_urls(dirty):
            self._refuse_url(name, value)
        alone = _SOLE_TOKENS.fullmatch(dirty)
        if alone and (tokens := list(self._standing_alone(alone[1]))):
            for token in tokens:
                self._add_alone(token)
            return
        clean = sanitise.sanitise(dirty)
        if self.raw_html and (loss := losses.lost(dirty, clean)):
            typed, message, remedy = loss
            line, column = self._locate(typed)
            self.fail("E416", line, message, remedy, column)
        if MARK_OPEN in clean or "<a " in clean or "<img" in clean:
            clean = self._marked(clean)
        self._append(clean)

    def _standing_alone(self, content: str) -> Iterator[Construct]:
        """Yield the tokens of a paragraph that consists of embeds, or of one fence, and nothing else; else none."""
        tokens = [self.source.tokens[int(m[1])] for m in TOKEN.finditer(content)]
        if all(token.kind in ("embed", "fence") for token in tokens):
            yield from tokens

    def _add_alone(self, token: Construct) -> None:
        self.line = token.line
        if token.kind == "fence":
            at = self.at(token.line)
            self.blocks.append(Block("fence", "", "", at, fence=token.target, source=token.raw, source_line=at + 1))
        else:
            self._append(self._mark(token), "embed")

    def _append(self, clean: str, kind: str = "html") -> None:
        if "<h" in clean:
            clean, found = headings.with_ids(clean, self.ids, lambda inner: quotations.plain(inner, self.marks))
            if found and clean.startswith("<h"):
                level, own_id, text = found[0]
                kind = "heading"
                self.outline.append(Heading(level, own_id, text, self.at(self.line)))
        numbers = tuple(int(m[1]) for m in TOKEN.finditer(clean)) if MARK_OPEN in clean else ()
        text = quotations.plain(clean, self.marks)
        if kind == "heading":
            self.blocks.append(Block("heading", clean, text, self.at(self.line), numbers))
        elif kind == "embed":
            self.blocks.append(Block("embed", clean, text, self.at(self.line), numbers))
        elif clean:
            self.blocks.append(Block("html", clean, text, self.at(self.line), numbers))

    def _marked(self, clean: str) -> str:
        """Sanitised HTML with tokens turned into marks where a construct is allowed, and written out elsewhere."""
        self.own_link = False
        return _PIECE.sub(self._piece, clean)

    def _piece(self, match: re.Match[str]) -> str:
        piece = match[0]
        if piece.startswith("<a ") or piece == "<a>":
            self.own_link = True
            return self._anchor(piece)
        if piece == "</a>":
            self.own_link = False
            return piece
        if piece.startswith("<img"):
            return self._image(piece)
        if piece.startswith("<"):
            return self._restored(piece)
        return self._bare(self.source.tokens[int(match[1])])

    def _restored(self, clean: str) -> str:
        """Tokens written out as typed, escaped for text and attributes alike."""
        return TOKEN.sub(lambda m: html.escape(self.source.tokens[int(m[1])].raw), clean)

    def _bare(self, token: Construct) -> str:
        if token.kind in ("destination", "picture"):
            return html.escape(token.raw, quote=False)
        if token.kind == "fence":
            message = f"A {token.target} block is inside other markup here, so it cannot be drawn."
            self.fail("E405", token.line, message, "Put an empty line before and after it.")
            return ""
        if self.own_link:
            message = f"{token.raw} is inside the text of another link, where it cannot be a link."
            self.fail("E405", token.line, message, "Move it before or after the link.", token.column)
            return html.escape(token.raw, quote=False)
        return self._mark(token)

    def _mark(self, token: Construct) -> str:
        if not (token.target or token.anchor) or (token.kind == "embed" and "|" in token.target):
            message = f"{token.raw} does not say what it refers to."
            if "|" in token.target:
                message = f"{token.raw} has a label, but an embed takes none."
            example = "![[quote:id]]" if token.kind == "embed" else "[[id]] or [[id|label]]"
            self.fail("E405", token.line, message, f"Write {example} with the id of a record.", token.column)
        kind = _KINDS.get(token.kind) or _kind_of_path(token.target)
        mark = Mark(kind, token.target, token.anchor, token.text, token.locator)
        self.marks.append(replace(mark, line=self.at(token.line), column=token.column))
        return f"{MARK_OPEN}{len(self.marks) - 1}{MARK_CLOSE}"

    def _anchor(self, tag: str) -> str:
        """Turn an opening <a> into a mark if it links to something on this site; else keep it."""
        found = _HREF.search(tag)
        if found is None or _OWN_NOTE.match(html.unescape(found[1])):
            return self._restored(tag)
        if token := TOKEN.fullmatch(found[1]):
            return self._mark(self.source.tokens[int(token[1])])
        address = html.unescape(found[1])
        if addresses.is_foreign(address) and not self.raw_html:
            return tag
        line, column = self._locate(address)  # it is raw HTML
        if fault := addresses.fault(address, "link"):
            self.fail(fault[0], line, fault[1], fault[2], column)
            return tag
        if addresses.is_foreign(address):
            return tag
        target, anchor = syntax.link_target(address)
        return self._mark(Construct("destination", address, target, anchor, line=line, column=column or 0))

    def _image(self, tag: str) -> str:
        found = _SRC.search(tag)
        token = TOKEN.fullmatch(found[1]) if found else None
        column: int | None
        if token:
            written = self.source.tokens[int(token[1])]
            address, line, column = written.raw, written.line, written.column
        else:
            address = html.unescape(found[1]) if found else ""
            line, column = self._locate(address)
            if found and (fault := addresses.fault(address, "image")):
                self.fail(fault[0], line, fault[1], fault[2], column)
        if "://" in address:
            message = (
                f"The image {address[:80]} is on another site, but pages of this site load no pictures from elsewhere."
            )
            remedy = "Put a copy into assets/ and write its path, ../../assets/name.jpg, if its licence allows that."
            self.fail("E615", line, message, remedy, column)
        elif address:
            self.images.append(Image(unquote(address), self.at(line), column or 0))
        if not _ALT.search(tag):
            message = f"The image {address or '(without address)'} has no description for people who cannot see it."
            self.fail("E404", line, message, "Write what it shows between the brackets: ![description](path).", column)
        return self._restored(tag)

    def _refuse_url(self, name: str, address: str) -> None:
        line, column = self._locate(address)
        what, allowed = ("link", "http, https, mailto or tel") if name == "href" else ("image", "https")
        message = f"The {what} {self.source.restore(address)[:80]} has a kind of address that is not allowed."
        self.fail("E403", line, message, f"Use a relative path or an address that begins with {allowed}.", column)

    def _locate(self, raw: str) -> tuple[int, int | None]:
        """Line and column of something in raw HTML, searched for from the current block on; else the block's line."""
        if self.starts is None:
            self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        start = self.starts[min(self.line, len(self.starts)) - 1]
        position = self.text.find(raw, start, start + _NEAR) if raw else -1
        if position < 0:
            return self.line, None
        line = bisect_right(self.starts, position)
        return line, position - self.starts[line - 1] + 1


def _kind_of_path(target: str) -> MarkKind:
    """Whether a path is that of a record or a place in the page (LINK), or of another file of the site (FILE)."""
    return MarkKind.LINK if not target or target.endswith((".md", ".yaml")) else MarkKind.FILE
