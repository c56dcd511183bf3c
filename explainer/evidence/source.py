"""A source made ready for checking: normalised once, its excluded passages masked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from explainer.evidence.crossing import Cut, lines_of
from explainer.evidence.marks import quoted_spans
from explainer.evidence.normalise import (
    SENTINEL,
    SUSPENDED,
    Normalised,
    broken_capitals,
    broken_words,
    paragraph_ends,
    plain,
)
from explainer.evidence.words import Span, all_hits, fold, sentence_starts
from explainer.ground.patterns import regex

_FIRST_WORD: Final = regex(r"[^\W\d_]+")
_LONGEST_WORD: Final = 200
"""The most letters of the last word of a quotation, so that an endless run of letters is not searched from each."""
_THIN: Final = regex(
    r"(?<=[«‹])[ \u00a0\u202f\u2009]+(?=\S)|(?<=\S)[ \u00a0\u202f\u2009]+(?=[»›!?;:](?!\w))"
    r"|(?<=\b[cdjlmnstCDJLMNST][’'])[ \u00a0\u202f\u2009](?=\w)|(?<=\b[Qq]u[’'])[ \u00a0\u202f\u2009](?=\w)"
)
_LOST_BREAK: Final = regex(rf"(?<![^\W\d_])([^\W\d_]{{2,40}})(- ){SUSPENDED}(?!to )([^\W\d_]{{2,40}})(?![^\W\d_])")
"""A hyphen and a space within a word: the rest of a line end."""
_LAST_WORD: Final = regex(r"[^\W\d_]+$")
_SOFT_BREAK: Final = regex("\xad\\s{0,9}\n\\s{0,9}")


def without_thin_spaces(words: str) -> str:
    """Words without the spaces that typesetters put inside « », before high punctuation and after an elision."""
    return _THIN.sub("", words)


@dataclass(frozen=True, slots=True)
class Excluded:
    """One stretch of the source that must not be quoted: `raw` and `span` are its raw and normalised start and end."""

    id: str
    reason: str
    raw: Span
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one source, prepared once and then searched any number of times.

    `raw` is the decoded snapshot. `normal.text`, `masked` and `folded` (masked, in lower case) are of the same length
    and share their offsets. In the masked ones each character of an excluded passage is `SENTINEL`, which no
    quotation contains, so that nothing is found in or across one. `excluded` is in order and without overlaps.
    `lines` and `sentences` are the raw offsets where each begins; `quoted` is from `marks.quoted_spans`; `given`
    are the passages to exclude, as they were given (id, exact, reason), and `crossed` those that quotations skip;
    these are in `excluded` too, with an empty `span`, because nobody may quote or show them.
    """

    raw: str
    normal: Normalised
    masked: str
    folded: str
    excluded: tuple[Excluded, ...]
    lines: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: tuple[tuple[Span, ...], ...]
    given: tuple[tuple[str, str, str], ...]
    crossed: tuple[Excluded, ...]

    @classmethod
    def prepare(
        cls, text: str, excluded: Sequence[tuple[str, str, str]], skipped: Collection[str] = ()
    ) -> tuple[SourceText, tuple[str, ...]]:
        """The source, and the ids of those `excluded` (id, exact, reason) whose words it does not contain.

        Words that are in the text more than once are excluded everywhere. Passages that overlap become one, with the
        id and reason of the earlier. Passages with an id among `skipped` are left out of what is searched, so that
        quotations skip them, and words in them are never found.
        """
        lines = {id_: lines_of(text, exact) for id_, exact, _ in excluded if id_ in skipped}
        crossed = _separate_lines(excluded, lines)
        cut = Cut.of(text, [passage.raw for passage in crossed])
        given = tuple(item for item in excluded if item[0] not in lines)
        searched = _searched(cut.normalised(), given)
        source = cls(
            raw=text,
            excluded=tuple(sorted((*searched.passages, *crossed), key=lambda passage: passage.raw)),
            normal=searched.normal,
            masked=searched.masked,
            folded=fold(searched.masked),
            lines=(0, *(at + 1 for at in all_hits(text, "\n"))),
            sentences=sentence_starts(text),
            quoted=quoted_spans(cut.text, [passage.raw for passage in searched.passages], cut.back),
            given=given,
            crossed=crossed,
        )
        return source, (*searched.not_there, *(id_ for id_, found in lines.items() if not found))

    def with_hyphens_of(self, words: str) -> SourceText | None:
        """The same text, in which words that a line end broke have a hyphen only if `words` write them with one.

        A line that ends in "self-" may go on with "determination" or hide "selfdetermination"; the text does not say,
        so both are the same words; and so are US-UK and USUK, DEVELOP-MENT and DEVELOPMENT. None if `words` hold no
        word that was broken and that is read in another way without them.
        """
        wanted = plain(words)
        kept = self._hyphens(lambda word: plain(word) in wanted) if "-" in wanted else {}
        capitals = broken_capitals(self._cut.text)
        return self._again(kept | {at: "" for at, word in capitals if plain(word) in wanted})

    def with_hyphens_beside(self, words: str) -> SourceText | None:
        """The same text with the hyphens behind or before which `words` begin or end: "determination" of one's self.

        None if no word that a line end broke has such a half.
        """
        wanted = plain(words)
        first, last = _FIRST_WORD.match(wanted), _LAST_WORD.search(wanted, max(0, len(wanted) - _LONGEST_WORD))
        if not first or not last:
            return None
        return self._again(
            self._hyphens(lambda word: plain(word).endswith(f"-{first[0]}") or plain(word).startswith(f"{last[0]}-"))
        )

    def without_paragraphs(self) -> SourceText | None:
        """The same text with no space for a blank line beside Han; None if it has no such line."""
        return self._again(dict.fromkeys(paragraph_ends(self._cut.text), ""))

    def with_soft_breaks(self) -> SourceText | None:
        """The same text with a space where a soft hyphen ends a line, as once: "develop ment". None if none does."""
        return self._again({match.start(): " " for match in _SOFT_BREAK.finditer(self._cut.text)})

    def without_thin_spaces(self) -> SourceText:
        """The text without the spaces that typesetters put in « », before high punctuation and after elisions."""
        spaces = [match.span() for match in _THIN.finditer(self.raw)]
        if not spaces:
            return self
        cut = Cut.of(self.raw, sorted({*spaces, *(passage.raw for passage in self.crossed)}))
        searched = _searched(cut.normalised(), self.given)
        return replace(self, normal=searched.normal, masked=searched.masked, folded=fold(searched.masked))

    def with_ascii_colons(self) -> SourceText:
        """The same text with colons of ASCII for full-width ones."""
        normal = replace(self.normal, text=self.normal.text.replace("：", ":"))
        return replace(
            self, normal=normal, masked=self.masked.replace("：", ":"), folded=self.folded.replace("：", ":")
        )

    def joined(self, words: str) -> SourceText | None:
        """The same text without a hyphen and space within a word that `words` write as one: develop- ment."""
        wanted = plain(words)
        places = [match for match in _LOST_BREAK.finditer(self.raw) if f"{match[1]}{match[3]}" in wanted]
        if not places:
            return None
        cut = Cut.of(
            self.raw, sorted({*(match.span(2) for match in places), *(passage.raw for passage in self.crossed)})
        )
        searched = _searched(cut.normalised(), self.given)
        return replace(self, normal=searched.normal, masked=searched.masked, folded=fold(searched.masked))

    def _hyphens(self, is_kept: Callable[[str], bool]) -> dict[int, str]:
        return {at: "-" for at, word in broken_words(self._cut.text) if is_kept(word)}

    @property
    def _cut(self) -> Cut:
        return Cut.of(self.raw, [passage.raw for passage in self.crossed])

    def _again(self, instead: Mapping[int, str]) -> SourceText | None:
        if not instead:
            return None
        searched = _searched(self._cut.normalised(instead), self.given)
        return replace(self, normal=searched.normal, masked=searched.masked, folded=fold(searched.masked))

    def line(self, offset: int) -> int:
        """The line of the snapshot, from 1, that has the raw character `offset`."""
        return bisect_right(self.lines, offset)

    def excluded_between(self, start: int, end: int) -> tuple[Excluded, ...]:
        """The excluded passages that share a raw character with `start:end`."""
        first = bisect_right(self.excluded, start, key=lambda passage: passage.raw[1])
        last = first
        while last < len(self.excluded) and self.excluded[last].raw[0] < end:
            last += 1
        return self.excluded[first:last]


@dataclass(frozen=True, slots=True)
class _Searched:
    normal: Normalised
    masked: str
    passages: tuple[Excluded, ...]
    not_there: tuple[str, ...]


def _searched(normal: Normalised, given: Sequence[tuple[str, str, str]]) -> _Searched:
    """A text with its excluded passages masked."""
    found = {id_: _stretches(normal.text, plain(exact)) for id_, exact, _ in given}
    passages = _separate(normal, [(span, id_, reason) for id_, _, reason in given for span in found[id_]])
    not_there = tuple(id_ for id_, spans in found.items() if not spans)
    return _Searched(normal, _mask(normal.text, passages), passages, not_there)


def _separate_lines(
    excluded: Sequence[tuple[str, str, str]], lines: Mapping[str, Sequence[Span]]
) -> tuple[Excluded, ...]:
    """The lines to be skipped, in order and each once."""
    found: list[Excluded] = []
    every = [(span, id_, reason) for id_, _, reason in excluded for span in lines.get(id_, ())]
    for span, id_, reason in sorted(every):
        if not found or span[0] >= found[-1].raw[1]:
            found.append(Excluded(id_, reason, span, (0, 0)))
    return tuple(found)


def _stretches(text: str, words: str) -> list[Span]:
    return [(at, at + len(words)) for at in all_hits(text, words)]


def _separate(normal: Normalised, stretches: list[tuple[Span, str, str]]) -> tuple[Excluded, ...]:
    """The excluded passages in order of the text, with those that overlap joined into one."""
    joined: list[tuple[Span, str, str]] = []
    for span, id_, reason in sorted(stretches, key=lambda stretch: stretch[0]):
        if joined and span[0] < joined[-1][0][1]:
            (start, end), first_id, first_reason = joined[-1]
            joined[-1] = ((start, max(end, span[1])), first_id, first_reason)
        else:
            joined.append((span, id_, reason))
    return tuple(Excluded(id_, reason, normal.raw_span(*span), span) for span, id_, reason in joined)


def _mask(text: str, passages: tuple[Excluded, ...]) -> str:
    pieces, done = [], 0
    for passage in passages:
        start, end = passage.span
        pieces += [text[done:start], SENTINEL * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])
