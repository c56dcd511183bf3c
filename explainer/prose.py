"""The site's own words, for checks of wording and sourcing: each text cut into paragraphs, items, rows and fields.

A passage knows what the checks ask of it: whether it is cited, whether a quotation or figure is put directly behind
it, and which of its words are somebody else's (a blockquote, or between quotation marks). Every body is decoded once.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from explainer.evidence.marks import quoted_spans
from explainer.evidence.words import FIRST_EAST_ASIAN, Span
from explainer.facts import Document, Facts
from explainer.markup import Block, Mark, MarkKind
from explainer.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.problems import Location
from explainer.references import resolve
from explainer.yamlpos import KeyPath

PassageKind: TypeAlias = Literal["text", "heading", "blockquote", "field"]

NOT_PROSE: Final = "\ufffc"
"""Stands for code, and for the words of a link to a figure: neither is a claim of the text (Unicode's object mark)."""

OWN_NAMES: Final = frozenset({"source", "term", "person", "organisation"})
"""Kinds whose title is a name that others gave, so that the words in it are not ours."""

_FIELDS: Final = ("title", "summary", "question", "gloss", "occasion", "outcome", "disambiguation", "date_note")
_LISTS: Final = ("not_in_sources", "questions")
_LISTS_OF_TEXT: Final = ("key_points", "targets")

_TOKEN: Final = f"{MARK_OPEN}(?P<mark>[0-9]+){MARK_CLOSE}"
_STEP: Final = re.compile(
    rf"<(?P<silent>pre|code)\b[^>]*>.*?</(?P=silent)>"
    rf"|<sup id=\"fnref.*?</sup>|<a class=\"footnote-backref.*?</a>|(?P<end></a>)|{_TOKEN}"
    r"|<(?P<close>/?)(?P<block>p|li|tr|d[td]|blockquote|[uo]l|dl|table|thead|tbody|div|h[1-6]|hr)\b[^>]*>\n?"
    r"|(?P<cell></t[hd]>\n?)|<[^>]*>",
    re.DOTALL,
)
_LETTER: Final = r"[0-9A-Za-z\u00c0-\u024f]"
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_SPACED: Final = re.compile(r"[a-z]+")
_SOURCE_LINE: Final = re.compile(r"\W*|[^.。]{1,16}[:：].{0,60}")
"""A paragraph with nothing but a citation, or like "Source: CCTV", speaks for the block before it."""
_LOOKS_QUOTED: Final = re.compile(r'["“”«»「」『』‘’]')


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, table row, heading, blockquote or field.

    `line` is that of its first character, exact for paragraphs and plainly written lists and tables; `path` is that
    of a field. `supported` says that a quotation, a figure or a line with its source is put directly behind it.
    """

    kind: PassageKind
    text: str
    line: int = 0
    path: KeyPath = ()
    cited: bool = False
    supported: bool = False

    def quoted(self) -> tuple[Span, ...]:
        """The stretches between quotation marks, the marks included, in order; one within another is part of it."""
        if not _LOOKS_QUOTED.search(self.text):
            return ()
        return merged(span for kind in quoted_spans(self.text.replace("\n", " "), ()) for span in kind)


@dataclass(frozen=True, slots=True)
class Prose:
    """One record's own words in one language. `folded` is all of them in small letters, with single spaces."""

    document: Document
    passages: tuple[Passage, ...]
    folded: str
    words: frozenset[str]

    def where(self, passage: Passage, offset: int) -> Location:
        """The place of a character of a passage."""
        if passage.kind == "field":
            return self.document.origin.locate(passage.path)
        return Location(self.document.origin.path, passage.line + passage.text.count("\n", 0, offset))


def own_prose(facts: Facts) -> tuple[Prose, ...]:
    """The words of every published record in every language, by ref and language."""
    return facts.index("own-prose", _own_prose)


def _own_prose(facts: Facts) -> tuple[Prose, ...]:
    return tuple(
        _prose(facts, entry.versions[lang])
        for entry in facts.visible.values()
        for lang in facts.languages
        if lang in entry.versions
    )


def _prose(facts: Facts, document: Document) -> Prose:
    found = list(_fields(document))
    if document.body is not None:
        found += passages(document.body.blocks(), document.body.marks, _figure_links(facts, document))
    folded = " ".join(" ".join(passage.text for passage in found).casefold().replace("’", "'").split())
    return Prose(document, tuple(found), folded, frozenset(_SPACED.findall(folded)))


def _figure_links(facts: Facts, document: Document) -> frozenset[int]:
    """The numbers of the marks that are links to a figure: their words come with their evidence."""
    marks = document.body.marks if document.body else ()
    return frozenset(
        number
        for number, mark in enumerate(marks)
        if mark.kind is MarkKind.LINK
        and mark.target
        and [ref.partition(":")[0] for ref in resolve(facts, document.origin.path, mark.target)] == ["figure"]
    )


def _fields(document: Document) -> Iterator[Passage]:
    """The fields that hold sentences of ours; those that a language version does not repeat are not its own."""
    written = document.origin.fields()
    for name in _FIELDS:
        if name in written and not (name == "title" and document.kind in OWN_NAMES):
            yield from _field((name,), getattr(document.record, name, ""))
    for name in _LISTS:
        for number, text in enumerate(getattr(document.record, name, ()) if name in written else ()):
            yield from _field((name, number), text)
    for name in _LISTS_OF_TEXT:
        for number, item in enumerate(getattr(document.record, name, ()) if name in written else ()):
            yield from _field((name, number, "text"), item.text)


def _field(path: KeyPath, text: object) -> Iterator[Passage]:
    if isinstance(text, str) and text:
        yield Passage("field", text, path=path)


def passages(blocks: Sequence[Block], marks: Sequence[Mark], silent: frozenset[int] = frozenset()) -> Iterator[Passage]:
    """The passages of a body, in order; the labels of the links in `silent` are left out.

    A footnote is not followed: where the notes hold a citation, a paragraph with a note counts as cited.
    """
    evidence = _Evidence.of(marks)
    cited_notes = bool(blocks) and 'class="footnote"' in blocks[-1].html and evidence.cites(blocks[-1].marks)
    for number, block in enumerate(blocks):
        if block.kind not in ("html", "heading") or not block.text:
            continue
        supported = number + 1 < len(blocks) and evidence.supports(blocks[number + 1])
        noted = cited_notes and 'id="fnref' in block.html
        if _is_simple(block, silent):
            kind: PassageKind = "heading" if block.kind == "heading" else "text"
            cited = noted or evidence.cites(block.marks)
            yield Passage(kind, block.text, block.line, (), cited, supported or evidence.embeds(block.marks))
        else:
            yield from _Cutter(marks, silent, evidence, block.line, noted, supported).cut(block.html)


def _is_simple(block: Block, silent: frozenset[int]) -> bool:
    """Whether a block is one paragraph or heading in which all words count."""
    one = block.kind == "heading" or (block.html.startswith("<p>") and block.html.find("<p", 1) < 0)
    return one and "<code" not in block.html and silent.isdisjoint(block.marks)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The numbers of a body's marks that are citations, and of those that put a quotation or a figure there."""

    citations: frozenset[int]
    embedded: frozenset[int]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> _Evidence:
        return cls(
            frozenset(n for n, mark in enumerate(marks) if mark.kind is MarkKind.CITATION),
            frozenset(
                n
                for n, mark in enumerate(marks)
                if mark.kind is MarkKind.EMBED and mark.target.startswith(("quote:", "figure:"))
            ),
        )

    def cites(self, numbers: Iterable[int]) -> bool:
        return not self.citations.isdisjoint(numbers)

    def embeds(self, numbers: Iterable[int]) -> bool:
        return not self.embedded.isdisjoint(numbers)

    def supports(self, block: Block) -> bool:
        """Whether a block gives the evidence for the one before it: an embed, a chart, or a line with the source."""
        if block.kind == "fence":
            return block.fence == "chart"
        if block.kind == "embed":
            return self.embeds(block.marks)
        return block.kind == "html" and self.cites(block.marks) and _SOURCE_LINE.fullmatch(block.text) is not None


_STARTS: Final = frozenset({"p", "li", "tr", "dt", "dd", "tbody"})
_TWO_LINES_ON: Final = frozenset({("p", "p"), ("dt", "dd")})
"""(block, the one before) with an empty line between them. Of a loose item, `li` and `p` stand for one line each; of a
table, `tbody` is the line of hyphens."""


@dataclass(slots=True)
class _Cutter:
    """One pass over the HTML of a block. A whole blockquote is one passage; a list item or table row is one each."""

    marks: Sequence[Mark]
    silent: frozenset[int]
    evidence: _Evidence
    line: int
    noted: bool
    supported: bool
    pieces: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    depth: int = 0
    before: str = ""
    muted: bool = False
    found: list[Passage] = field(default_factory=list)

    def cut(self, markup: str) -> tuple[Passage, ...]:
        done = 0
        for step in _STEP.finditer(markup):
            self._text(markup[done : step.start()])
            self._step(step)
            done = step.end()
        self._text(markup[done:])
        self._flush()
        return tuple(self.found)

    def _step(self, step: re.Match[str]) -> None:
        if step["silent"]:
            self.pieces.append(NOT_PROSE)
        elif step["mark"]:
            self._mark(int(step["mark"]))
        elif step["end"]:
            self.muted = False
        elif step["cell"]:
            self.pieces.append(" | ")
        elif step["block"]:
            self._block(step["block"], opens=not step["close"])

    def _text(self, text: str) -> None:
        if text and not self.muted:
            self.pieces.append(html.unescape(text))

    def _mark(self, number: int) -> None:
        mark = self.marks[number]
        self.numbers.append(number)
        if number not in self.silent:
            self.pieces.append(mark.text)
            return
        self.pieces.append(NOT_PROSE)
        self.muted = not mark.text and mark.target.endswith((".md", ".yaml"))

    def _block(self, name: str, *, opens: bool) -> None:
        if name == "blockquote":
            if self.depth == 0:
                self._flush()
            self.depth += 1 if opens else -1
            if self.depth == 0:
                self._flush("blockquote")
        elif self.depth:
            self.pieces.append(("\n\n" if name == "p" else "\n") if opens and any(self.pieces) else "")
        else:
            self._flush()
        if opens and not self.depth and name in _STARTS:
            if self.found:
                self.line += 2 if (name, self.before) in _TWO_LINES_ON else 1
            self.before = name

    def _flush(self, kind: PassageKind = "text") -> None:
        """End the passage in work, if it has words."""
        raw = "".join(self.pieces)
        text = raw.strip().removesuffix("|").rstrip()
        if text.strip(f"| {NOT_PROSE}"):
            cited = self.noted or self.evidence.cites(self.numbers)
            supported = self.supported or self.evidence.embeds(self.numbers)
            self.found.append(Passage(kind, text, self.line, (), cited, supported))
        self.line += text.count("\n")
        self.pieces, self.numbers, self.muted = [], [], False


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def contains(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether `start:end` lies within one of the spans, which are as `merged` makes them."""
    last = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return last >= 0 and end <= spans[last][1]


def whole(form: str) -> re.Pattern[str]:
    """Finds a word or phrase in any case, not inside a longer word, across line breaks; Chinese has no boundaries."""
    return any_of((form,))


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Finds any of several forms as `whole` does, of two that begin together the longer."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_bounded, ordered)) or "(?!)", re.IGNORECASE)


def _bounded(form: str) -> str:
    before = f"(?<!{_LETTER})" if form[:1] < FIRST_EAST_ASIAN and form[:1].isalnum() else ""
    after = f"(?!{_LETTER})" if form[-1:] < FIRST_EAST_ASIAN and form[-1:].isalnum() else ""
    return before + r"\s+".join(re.escape(part) for part in form.split()).replace("'", "['’]") + after


def chinese(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_CJK.findall(text)) if not text.isascii() else 0


def candidates(prose: Prose, forms: Mapping[str, Sequence[str]]) -> list[str]:
    """Those of the forms that may stand in the text: a cheap test before any pattern.

    `forms` come by their first run of small letters, as `by_first_letters` sorts them.
    """
    likely = [form for first in prose.words & forms.keys() for form in forms[first]]
    return sorted(form for form in (*likely, *forms.get("", ())) if form in prose.folded)


def find(text: str, patterns: Mapping[str, re.Pattern[str]]) -> list[tuple[Span, str]]:
    """Where forms stand in a text, by their patterns; forms are in small letters."""
    folded = text.casefold() if patterns else ""
    return [
        (match.span(), form)
        for form, pattern in patterns.items()
        if form.partition(" ")[0] in folded
        for match in pattern.finditer(text)
    ]


def by_first_letters(forms: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Case-folded forms by their first run of Latin letters; "" holds those that begin otherwise."""
    found: dict[str, list[str]] = {}
    for form in forms:
        start = _SPACED.match(form)
        found.setdefault(start[0] if start else "", []).append(form)
    return {first: tuple(same) for first, same in found.items()}
