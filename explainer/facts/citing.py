"""The quoted stretches of the site's texts, looked up once in what their paragraphs cite, for checks and pages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from explainer.content.cutting import NOT_PROSE
from explainer.content.markup import Mark, MarkKind
from explainer.content.passages import Passage
from explainer.evidence import Match, NotFound, SourceText, Span, find_first
from explainer.evidence.quoted import QuotedStretch, carried_on, stretches
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.forms import is_name
from explainer.facts.lookups import same_language, source_texts
from explainer.facts.prose import Prose, chinese, prose_of
from explainer.facts.references import resolve
from explainer.ground.patterns import regex
from explainer.model.records.figure import Figure
from explainer.model.records.source import Source

Status = Literal["found", "missing", "translated", "unclear", "no-snapshot"]

_STOPS: Final = ".,;:，。；：、"
"""Punctuation that may be ours before the closing mark, as Americans put it there. A ? or ! must be the source's."""

_MOST_PARAGRAPHS: Final = 4
"""How many paragraphs one pair of marks may span."""

_ATTRIBUTION: Final = regex(r"[—–―-]|\W*(?:Sources?|来源|出处|Quellen?|Fuentes?|Источники?)\b")
_BROKEN_HAN: Final = regex(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uff5e])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uff5e])"
)
_HAN_GAP: Final = regex(r"(?:(?<=[\u3000-\u9fff\uff00-\uff5e])|^)[…⋯]+|[…⋯]+(?=[\u3000-\u9fff]|$)")
"""An omission as Chinese texts write it, without spaces."""

_SIGNED: Final = regex(r"\s(?:[—–―]|--)\s?[^—–―\n]*\Z")
_LONGEST_SIGNATURE: Final = 80
"""A name put behind a quotation on the same line: "— the minister, 1 May 2024"."""

_LETTER: Final = regex(r"[^\W_]")
_SCRIPTS: Final[Mapping[str, re.Pattern[str]]] = {
    "han": regex(r"[\u3040-\u30ff\u3400-\u9fff]"),
    "cyrillic": regex(r"[\u0400-\u04ff]"),
    "arabic": regex(r"[\u0600-\u06ff]"),
    "latin": regex(r"[A-Za-z\u00c0-\u024f]"),
}
_SCRIPT_OF: Final[Mapping[str, str]] = {
    **dict.fromkeys(("zh", "ja"), "han"),
    **dict.fromkeys(("ru", "uk", "bg", "be", "kk", "mn"), "cyrillic"),
    **dict.fromkeys(("ar", "fa", "ur"), "arabic"),
}

LONG_WORDS: Final = 4
LONG_CHARACTERS: Final = 7
"""A stretch with so many words or Chinese characters is a quotation; a shorter one may be a name in marks."""

_LONGEST_REST: Final = 8
"""How many words may be beside the quotation in a blockquote's paragraph: "the minister said", a name, a day."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A stretch of a text in quotation marks, or in a blockquote, where a source is cited.

    `start:end` is its place in the passage, marks included; `closed` is true if it has both. `lead` is a paragraph
    before it that ends with a colon, `behind` one after it that is like a signature. `source` is where it was found, or
    the first source that was searched, and `mark` the number of the mark that names this source (-1 in a field).

    `status` is `missing` if no source has the words (`result` is that of the first), `translated` if all sources are in
    other languages, so that the words are ours, `unclear` if they are missing and some source is in another language,
    and `no-snapshot` if there is no copy to search.
    """

    prose: Prose
    passage: Passage
    start: int
    end: int
    words: str
    closed: bool
    lead: str
    behind: str
    source: str
    mark: int
    status: Status
    result: Match | NotFound | None

    @property
    def is_long(self) -> bool:
        """Whether it is longer than a name or a phrase in marks."""
        count = chinese(self.words)
        return count >= LONG_CHARACTERS if count else len(self.words.split()) >= LONG_WORDS


def quoted_words(facts: Facts) -> tuple[QuotedWords, ...]:
    """Every quoted stretch of a passage that cites a source, drafts included, in the order of records and texts.

    The names of records and the forms of terms are left out: marks around them quote nobody.
    """
    return tuple(quoted for entry in facts.entries.values() for quoted in quoted_words_of(facts, entry))


def quoted_words_of(facts: Facts, entry: Entry) -> tuple[QuotedWords, ...]:
    """Those of one record in all its languages."""
    return facts.index(f"quoted words of {entry.ref}", lambda known: _quoted_words(known, known.entries[entry.ref]))


def _quoted_words(facts: Facts, entry: Entry) -> tuple[QuotedWords, ...]:
    looking = _Looking(facts)
    return tuple(quoted for prose in prose_of(facts, entry) for quoted in looking.all(prose))


def evidence_of(facts: Facts, prose: Prose, passage: Passage) -> tuple[tuple[int, str], ...]:
    """(number of the mark, id of the source) for all evidence of a passage: citations and embedded records."""
    if passage.kind == "field":
        cited = (*prose.document.record.rests_on(), *_cited(prose.document))
        return tuple((-1, source) for source in dict.fromkeys(cited))
    numbers = (*passage.evidence, *passage.nearby)
    marks = prose.document.body.marks if prose.document.body else ()
    return tuple((number, source) for number in numbers for source in _sources_of(facts, marks[number]))


def _cited(document: Document) -> Iterator[str]:
    for mark in document.body.marks if document.body else ():
        if mark.kind is MarkKind.CITATION:
            yield mark.target


def _sources_of(facts: Facts, mark: Mark) -> Iterator[str]:
    if mark.kind is MarkKind.CITATION:
        yield mark.target
    elif mark.kind is MarkKind.EMBED and mark.target.startswith("quote:"):
        at = facts.quotes.get(mark.target.removeprefix("quote:"))
        yield from [at.quote.source] if at else []
    elif mark.kind is MarkKind.EMBED and mark.target.startswith("figure:"):
        entry = facts.entries.get(mark.target)
        figure = entry.base.record if entry else None
        if isinstance(figure, Figure):
            yield from (quote.source for quote in (figure.quote, *figure.quotes) if quote is not None)


@dataclass(frozen=True, slots=True)
class _Cited:
    """The sources of a passage. `places` are the (line, column) of the marks naming them, in order; -1 for a field."""

    sources: tuple[str, ...]
    places: tuple[tuple[tuple[int, int], int, str], ...]
    by_source: Mapping[str, list[tuple[tuple[int, int], int]]]

    @classmethod
    def of(cls, prose: Prose, evidence: Sequence[tuple[int, str]]) -> _Cited:
        marks = prose.document.body.marks if prose.document.body else ()
        places = sorted(((marks[n].line, marks[n].column) if n >= 0 else (0, 0), n, source) for n, source in evidence)
        by_source: dict[str, list[tuple[tuple[int, int], int]]] = {}
        for place, number, source in places:
            by_source.setdefault(source, []).append((place, number))
        return cls(tuple(dict.fromkeys(source for _, source in evidence)), tuple(places), by_source)

    def nearest_first(self, at: tuple[int, int]) -> Sequence[str]:
        """The source cited behind a place, the one before it, then the others in their order."""
        number = bisect_right(self.places, at, key=lambda item: item[0])
        beside = [*self.places[number : number + 1], *self.places[max(0, number - 1) : number]]
        return tuple(dict.fromkeys([*(source for _, _, source in beside), *self.sources]))

    def mark(self, source: str, at: tuple[int, int]) -> int:
        """The number of the mark that names a source for the words at a place: the next behind it, or the last."""
        places = self.by_source[source]
        return places[min(bisect_right(places, at, key=lambda item: item[0]), len(places) - 1)][1]


class _Looking:
    """Looks each wording up once in each source, however often a record quotes it."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._texts = source_texts(facts)
        self._known: dict[tuple[str, str], Match | NotFound] = {}

    def all(self, prose: Prose) -> Iterator[QuotedWords]:
        """What the passages of a text quote."""
        carried = _carried(prose.read)
        for number, (passage, lead, behind) in enumerate(_with_neighbours(prose.read)):
            evidence = evidence_of(self._facts, prose, passage)
            sources = [(mark, source) for mark, source in evidence if f"source:{source}" in self._facts.entries]
            if sources:
                for item in self._of_passage(prose, passage, sources, carried.get(number, ())):
                    yield replace(item, lead=lead, behind=behind) if lead or behind else item

    def _of_passage(
        self, prose: Prose, passage: Passage, evidence: Sequence[tuple[int, str]], carried: Sequence[QuotedStretch]
    ) -> Iterator[QuotedWords]:
        cited = _Cited.of(prose, evidence)
        for start, end, first, last, closed in self._candidates(
            passage, carried, lambda words: self._stands(words, cited.sources)
        ):
            words = _shown(self._facts, prose, passage, first, last)
            if _LETTER.search(words.replace(NOT_PROSE, "")) and not is_name(self._facts, words):
                line, column = passage.place(start)
                at = (line, column or 0)
                source, status, result = self._look(prose, words, cited.nearest_first(at))
                number = cited.mark(source, at)
                yield QuotedWords(prose, passage, start, end, words, closed, "", "", source, number, status, result)

    def _candidates(
        self, passage: Passage, carried: Sequence[QuotedStretch], stands: Callable[[str], bool]
    ) -> Iterator[tuple[int, int, int, int, bool]]:
        if passage.kind != "blockquote":
            for found in (*carried, *passage.stretches()):
                yield found.start, found.end, found.first, found.last, found.closed
            return
        for start, end in _paragraphs(passage.text):
            for first, last in _of_blockquote(passage.text, start, end, stands):
                yield first, last, first, last, True

    def _stands(self, words: str, sources: Iterable[str]) -> bool:
        return any(isinstance(self._find(source, words), Match) for source in sources if source in self._texts)

    def _look(self, prose: Prose, words: str, sources: Sequence[str]) -> tuple[str, Status, Match | NotFound | None]:
        """The first source that has the words; else the first that should have them."""
        missing: tuple[str, NotFound] | None = None
        foreign = ""
        for source in sources:
            result = self._find(source, words) if source in self._texts else None
            if isinstance(result, Match):
                return source, "found", result
            if self._is_foreign(source, prose, words):
                foreign = foreign or source
            elif result is not None:
                missing = missing or (source, result)
        if missing:
            return missing[0], "unclear" if foreign else "missing", missing[1]
        return (foreign, "translated", None) if foreign else (sources[0], "no-snapshot", None)

    def _find(self, source: str, words: str) -> Match | NotFound:
        key = (source, words)
        if key not in self._known:
            self._known[key] = look(self._texts[source].text, words)
        return self._known[key]

    def language(self, source: str) -> str:
        """The language of a source's copy; "" if it is not recorded."""
        known = self._facts.record(Source, source)
        return (known.language or "") if known else ""

    def _is_foreign(self, source: str, prose: Prose, words: str) -> bool:
        """Whether words of this text can only be our translation of what the source says."""
        language, own = self.language(source), self._facts.tag(prose.document.lang)
        if same_language(language, own):
            return False
        theirs, ours = _script(language), _script(own)
        return theirs == ours or not _SCRIPTS[theirs].search(words) or _SCRIPTS[ours].search(words) is not None


def _carried(found: Sequence[Passage]) -> Mapping[int, tuple[QuotedStretch, ...]]:
    """By the number of a passage, the stretches that continue there because an earlier paragraph leaves a mark open."""
    carried: dict[int, tuple[QuotedStretch, ...]] = {}
    for number, passage in enumerate(found):
        last = next(reversed(passage.stretches()), None) if passage.kind == "text" else None
        if last is None or last.closed or last.end < len(passage.text.rstrip()):
            continue
        for behind in range(number + 1, min(number + 1 + _MOST_PARAGRAPHS, len(found))):
            text = found[behind].text
            if found[behind].kind != "text":
                break
            if rest := carried_on(passage.text[last.start], text):
                carried |= {at: (_whole(found[at].text),) for at in range(number + 1, behind)} | {behind: (rest,)}
                break
    return carried


def _whole(text: str) -> QuotedStretch:
    end = len(text.rstrip())
    return QuotedStretch(0, end, 0, end, closed=False)


def _with_neighbours(found: Sequence[Passage]) -> Iterator[tuple[Passage, str, str]]:
    """Each passage with the paragraph that introduces it and the one that signs it; "" where there is none."""
    nothing = Passage("field", "")
    lead = ""
    for before, passage, after in zip([nothing, *found], found, [*found[1:], nothing], strict=False):
        if before.kind == "text" and before.text.rstrip().endswith((":", "：")):
            lead = before.text
        elif passage.line > before.line + before.text.count("\n") + 1:  # no longer the same list or table
            lead = ""
        signed = passage.kind == "blockquote" and _ATTRIBUTION.match(after.text)
        yield passage, lead, after.text if signed else ""


def look(source: SourceText, words: str) -> Match | NotFound:
    """The first place of quoted words.

    A stop before the closing mark, the kind of marks within and a small letter at the beginning may be ours.
    """
    bare = _without_stop(words)
    found = find_first(source, bare)
    if isinstance(found, NotFound) and (spaced := _HAN_GAP.sub(" … ", bare).strip(" …")) != bare:
        again = find_first(source, spaced)
        found = again if isinstance(again, Match) else found
    if isinstance(found, NotFound) and (other := _other_marks(bare)) != bare:
        again = find_first(source, other)
        found = again if isinstance(again, Match) else found
    return _begun(source, bare) or found if isinstance(found, NotFound) else found


_BEFORE_A_SENTENCE: Final = regex(r"(?:\A|\n|[.!?…:][\"'”’»)\]]*|[“„‟«‹‘‚\"])\s*\Z")


def _begun(source: SourceText, words: str) -> Match | None:
    """The words with the capital with which their sentence begins in the source: she promised that “nobody will lose”.

    A small letter where a sentence of ours goes on is ours by the rules of writing; a capital in a sentence is not.
    """
    if not words[:1].islower():
        return None
    found = find_first(source, words[0].upper() + words[1:])
    if isinstance(found, NotFound):
        return None
    before = source.raw[max(0, found.start - 8) : found.start]
    return found if _BEFORE_A_SENTENCE.search(before) or not found.start else None


def _without_stop(words: str) -> str:
    bare = words.rstrip(_STOPS)
    return words if "..." in words[len(bare) :] else bare


def _other_marks(words: str) -> str:
    """The words with single marks for double ones and the other way round: marks within marks change their kind."""
    pieces, done = [], 0
    for inner in stretches(words):
        mark = "'" if words[inner.start] in '“„"«「' else '"'
        pieces += [words[done : inner.start], mark, words[inner.first : inner.last], mark if inner.closed else ""]
        done = inner.end
    return "".join([*pieces, words[done:]])


def _script(language: str) -> str:
    return _SCRIPT_OF.get(language.lower().partition("-")[0], "latin")


def _shown(facts: Facts, prose: Prose, passage: Passage, first: int, last: int) -> str:
    """The words as readers see them: a link without words of its own shows the title of its record."""
    pieces, done = [], first
    at = bisect_left(passage.links, first, key=lambda link: link[1])
    end_at = bisect_right(passage.links, last, key=lambda link: link[1])
    for number, start, end in passage.links[at:end_at]:
        if start == end and prose.document.body is not None:
            target = prose.document.body.marks[number].target
            refs = resolve(facts, prose.document.origin.path, target) if target else ()
            entry = facts.entries.get(refs[0]) if len(refs) == 1 else None
            pieces += [passage.text[done:start], entry.in_language(prose.document.lang).record.title if entry else ""]
            done = start
    return " ".join(_BROKEN_HAN.sub("", "".join([*pieces, passage.text[done:last]])).split())


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 2


def _of_blockquote(text: str, start: int, end: int, stands: Callable[[str], bool]) -> Iterator[Span]:
    """What a paragraph of a blockquote quotes: all of it, but for a last line with the name of the speaker or source.

    Where it begins or ends with words in marks and there is little beside them, they are the quotation.
    """
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text[start:end])]
    lines = [(start + first, start + last) for first, last in lines]
    while lines and _ATTRIBUTION.match(text[lines[-1][0] : lines[-1][1]].lstrip()):
        lines.pop()
    if not lines:
        return
    first, last = lines[0][0], lines[-1][1]
    signed = _SIGNED.search(text, max(first, last - _LONGEST_SIGNATURE), last)
    for whole in (_bare(text, first, last), *([_bare(text, first, signed.start())] if signed else [])):
        if stands(text[whole[0] : whole[1]]):
            yield whole
            return
    marked = [(start + item.first, start + item.last) for item in stretches(text[start:end])]
    words, signs = _outside(text, start, end, marked)
    if marked and words <= _LONGEST_REST and signs <= 2 * _LONGEST_REST:
        yield from marked
    elif len(lines) > 1 and any(stands(text[one:other]) for one, other in lines):
        yield from (_bare(text, one, other) for one, other in lines)
    else:
        yield _bare(text, first, last)


def _outside(text: str, start: int, end: int, marked: Sequence[Span]) -> tuple[int, int]:
    """How many words and how many Chinese characters are outside the marks."""
    ends = [start, *(last for _, last in marked)]
    starts = [*(first for first, _ in marked), end]
    rest = " ".join(text[one:other] for one, other in zip(ends, starts, strict=True))
    return len(rest.split()), chinese(rest)


def _bare(text: str, start: int, end: int) -> Span:
    """The span without quotation marks around the whole."""
    part = text[start:end]
    outer = stretches(part)
    tidy = part.strip().rstrip(".,;:。，；： ")
    if len(outer) == 1 and part[outer[0].start : outer[0].end] == tidy:
        return start + outer[0].first, start + outer[0].last
    return start, end
