"""Looks up a quotation in a source: the answer is its place, or the reason why it was not found and what would help."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final, Literal

from explainer.evidence.chains import Chains, chains, follows, precedes
from explainer.evidence.closest import Closest, closest
from explainer.evidence.marks import in_marks
from explainer.evidence.normalise import SENTINEL, plain
from explainer.evidence.parts import LOOSE, MOST_PARTS, OMISSION, Part, readings, split_parts
from explainer.evidence.roles import is_changed
from explainer.evidence.source import SourceText, without_thin_spaces
from explainer.evidence.words import FIRST_EAST_ASIAN, Span, inside_word, whole_hits
from explainer.ground.patterns import regex

Reason = Literal["absent", "excluded", "ambiguous", "order", "parts"]

SHOWN: Final = 10
"""How many occurrences are described; all are counted."""

_TYPED_BREAK: Final = regex(r"(?<=[^\W_])- (?=[^\W_])")

_TYPED_SPACE: Final = regex("[\u2e80-\uffef]\\s|\\s[\u2e80-\uffef]")

_LEFT_OUT: Final = regex(r"[^\W_]|…")

_BESIDE: Final = 60
"""How many characters are shown on either side of an occurrence."""

_LONGEST_SELECTOR: Final = 12
"""How many words (or Chinese characters) a proposed prefix or suffix may have."""
_SENTENCE_END: Final = regex(r"(?:^|[.!?…:\n])[\s\"“”„«»‘’(]*$")
"""What is before the first word of a sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    """A quotation that was found in its source. All offsets are raw: characters of the decoded snapshot, end exclusive.

    `line` counts from 1. `in_quotation_marks`: the source itself has all of it within one pair of quotation marks.
    `apart`: it has every part in quotation marks, but not in one pair: they are words of two quotations.
    """

    start: int
    end: int
    parts: tuple[Span, ...]
    line: int
    in_quotation_marks: bool
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of several places of the same words: the raw words before and after, without excluded ones."""

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why a quotation was not found.

    - `absent`: the words are not there. `part` is the first of them that is missing, and `closest` what is most similar
      to it. If `occurrences` is not 0, the words are there, but not beside the given prefix and suffix; `contexts`
      shows where.
    - `excluded`: they are there, but in, across or (with a gap) around the excluded passage `excluded_id`.
    - `order`: each part is there, but not in this order within the distances allowed.
    - `parts`: there are more omissions in it than a quotation can have (`MOST_PARTS`); nothing was looked for.
    - `ambiguous`: they are there `occurrences` times; `contexts` shows the first of them.
    """

    reason: Reason
    occurrences: int = 0
    excluded_id: str | None = None
    closest: Closest | None = None
    contexts: tuple[Occurrence, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Selector:
    """Words directly before and after a quotation that only one of its occurrences has; either may be empty."""

    prefix: str
    suffix: str


def find(source: SourceText, exact: str, prefix: str = "", suffix: str = "") -> Match | NotFound:
    """The one place of `exact` in `source`, by the rules of the content model's "Quotations".

    Words must agree after normalisation and may not begin or end inside a word or number. An omission (`…`) spans at
    most 400 characters of the source, `[our words]` at most 60. If several places fit, `prefix` and `suffix` must
    leave one.
    """
    result = _look_up(source, exact, prefix, suffix)
    return result if isinstance(result, Match) else _as_broken(source, exact, prefix, suffix) or result


def _as_broken(source: SourceText, exact: str, prefix: str = "", suffix: str = "") -> Match | NotFound | None:
    """The words where a line end broke one of them, or None.

    First with the hyphens that `exact` has, then as a break was once to be typed ("a- b"), last as words that begin or
    end at a hyphen ("determination" of "self-determination"), or with a space between Han for the end of a paragraph.
    """
    typed = _TYPED_BREAK.sub(_as_in_text, exact)
    for text, words in (
        (source.with_hyphens_of(exact), exact),
        (source if typed != exact else None, typed),
        (source.with_hyphens_beside(exact), exact),
        (source.joined(exact), exact),
        (source.without_thin_spaces(), without_thin_spaces(exact)),
        (source.with_soft_breaks(), exact),
        (source.with_ascii_colons() if "：" in source.masked or "：" in exact else None, exact.replace("：", ":")),
        (source.without_paragraphs() if _TYPED_SPACE.search(exact) else None, exact),
    ):
        result = _look_up(text, words, prefix, suffix) if text is not None else None
        if result is not None and (isinstance(result, Match) or result.reason == "ambiguous"):
            return result
    return None


def _as_in_text(found: re.Match[str]) -> str:
    """What the normaliser makes of a hyphen and a line end between these characters."""
    before, after = found.string[found.start() - 1], found.string[found.end()]
    return "" if before.isalpha() and after.islower() else "-"


def _look_up(source: SourceText, exact: str, prefix: str, suffix: str) -> Match | NotFound:
    if len(split_parts(exact)) > MOST_PARTS:
        return NotFound("parts")
    ways = _ways(source.masked, exact, plain(prefix), plain(suffix))
    if len(ways.starts) == 1:
        return _found(source, ways.at(ways.starts[0]))
    if ways.starts:
        return NotFound("ambiguous", len(ways.starts), contexts=_contexts(source, ways))
    return _missing(source, exact, plain(prefix), plain(suffix))


def find_first(source: SourceText, words: str) -> Match | NotFound:
    """Like `find`, but for words that may be in the source more than once: returns their first place."""
    if len(split_parts(words)) > MOST_PARTS:
        return NotFound("parts")
    ways = _ways(source.masked, words)
    if ways.starts:
        return _found(source, ways.at(ways.starts[0]))
    broken = _as_broken(source, words)
    return broken if isinstance(broken, Match) else _missing(source, words, "", "")


def stands_in_marks(source: SourceText, words: str) -> bool:
    """Whether some place of the words is between the source's own quotation marks."""
    ways = _ways(source.masked, words)
    return any(_found(source, ways.at(start)).in_quotation_marks for start in ways.starts)


def find_date_text(source: SourceText, date_text: str) -> Match | NotFound:
    """The first place of a date as printed (`date_text`); a sentence may give its first letter a capital."""
    found = find_first(source, date_text)
    if isinstance(found, Match) or not date_text[:1].islower():
        return found
    capital = find_first(source, date_text[0].upper() + date_text[1:])
    begins = isinstance(capital, Match) and _SENTENCE_END.search(source.raw[max(0, capital.start - 9) : capital.start])
    return capital if begins else found


def find_role(source: SourceText, role_text: str) -> Match | NotFound:
    """The first place of an office as printed (`role_text`), as a whole title: no President in "Vice President".

    If every place is of another office, the closest words are that office.
    """
    ways = _ways(source.masked, role_text)
    for start in ways.starts:
        if not is_changed(source.masked, start, ways.at(start)[-1][1]):
            return _found(source, ways.at(start))
    if not ways.starts:
        return _missing(source, role_text, "", "")
    other = _occurrence(source, ways.at(ways.starts[0]))
    words = f"{' '.join(other.before.split()[-3:])} {role_text}".strip()
    return NotFound("absent", closest=Closest(words, other.line, 99))


def suggest_selector(source: SourceText, exact: str, nth: int = 0) -> Selector | None:
    """The fewest words beside the `nth` occurrence (from 0) of an ambiguous quotation that no other occurrence has.

    A prefix is preferred to a suffix of as many words, and one of them to both. None: not ambiguous, or nothing helps.
    """
    ways = _ways(source.masked, exact)
    if not 0 <= nth < len(ways.starts) or len(ways.starts) == 1:
        return None
    spans = [(start, ways.at(start)[-1][1]) for start in ways.starts]
    befores = _growing(source.masked[: spans[nth][0]], backwards=True)
    afters = _growing(source.masked[spans[nth][1] :], backwards=False)
    for before, after in zip(befores, afters, strict=True):
        for prefix, suffix in ((before, ""), ("", after), (before, after)):
            if _only_one_fits(source.masked, spans, prefix, suffix) and _unique(source, exact, prefix, suffix):
                return Selector(prefix, suffix)
    return None


def _ways(text: str, exact: str, prefix: str = "", suffix: str = "") -> Chains:
    """The ways to find a quotation, read as literally as the source has it."""
    found = Chains(text, (), ())
    for number, parts in enumerate(readings(exact)):
        found = chains(text, parts, prefix, suffix)
        found = _leaving_out(found) if number == LOOSE else found
        if found.starts:
            break
    return found


def _leaving_out(found: Chains) -> Chains:
    """The ways in which every ellipsis leaves out words or is the source's own: it must not make a speaker hesitate."""
    starts = tuple(start for start in found.starts if all(map(_LEFT_OUT.search, _omitted(found, start))))
    return replace(found, places=(starts, *found.places[1:]) if starts else ())


def _omitted(found: Chains, start: int) -> list[str]:
    """The words of the source at each ellipsis."""
    between = zip(pairwise(found.at(start)), found.parts[1:], strict=True)
    return [found.text[before[1] : after[0]] for (before, after), part in between if part.gap == OMISSION]


def _found(source: SourceText, spans: tuple[Span, ...]) -> Match:
    parts = tuple(source.normal.raw_span(*span) for span in spans)
    start, end = parts[0][0], parts[-1][1]
    quoted = in_marks(source.quoted, start, end)
    apart = not quoted and all(in_marks(source.quoted, *part) for part in parts)
    return Match(start, end, parts, source.line(start), quoted, apart)


def _missing(source: SourceText, exact: str, prefix: str, suffix: str) -> NotFound:
    if source.excluded and (unmasked := _ways(source.normal.text, exact, prefix, suffix)).starts:
        id_ = _excluded_id(source, unmasked, len(prefix), len(suffix))
        return NotFound("excluded", len(unmasked.starts), id_)
    if (prefix or suffix) and (elsewhere := _ways(source.masked, exact)).starts:
        return NotFound("absent", len(elsewhere.starts), contexts=_contexts(source, elsewhere))
    return _missing_part(source, [*readings(exact)][-1])


def _missing_part(source: SourceText, parts: tuple[Part, ...]) -> NotFound:
    for part in parts:
        if not any(whole_hits(source.masked, form) for form in part.forms):
            unmasked = chains(source.normal.text, (part,))
            if unmasked.starts:
                return NotFound("excluded", len(unmasked.starts), _excluded_id(source, unmasked, 0, 0))
            return NotFound("absent", closest=closest(source, part.forms[0]), part=part.forms[0])
    return NotFound("order") if parts else NotFound("absent")


def _excluded_id(source: SourceText, ways: Chains, before: int, after: int) -> str | None:
    """The first excluded passage in the first way, or in `before` characters of prefix or `after` of suffix."""
    spans = ways.at(ways.starts[0])
    start = max(0, spans[0][0] - (before + 1 if before else 0))
    end = min(len(ways.text), spans[-1][1] + (after + 1 if after else 0))
    passages = source.excluded_between(*source.normal.raw_span(start, end))
    return passages[0].id if passages else None


def _contexts(source: SourceText, ways: Chains) -> tuple[Occurrence, ...]:
    return tuple(_occurrence(source, ways.at(start)) for start in islice(ways.starts, SHOWN))


def _occurrence(source: SourceText, spans: tuple[Span, ...]) -> Occurrence:
    text, start, end = source.masked, spans[0][0], spans[-1][1]
    low = max(0, start - _BESIDE, text.rfind(SENTINEL, 0, start) + 1)
    while inside_word(text, low):
        low += 1
    stop = text.find(SENTINEL, end)
    high = min(len(text) if stop < 0 else stop, end + _BESIDE)
    while inside_word(text, high):
        high -= 1
    raw = source.normal
    before = source.raw[raw.raw_start(low) : raw.raw_start(start)] if low < start else ""
    after = source.raw[raw.raw_end(end) : raw.raw_end(high)] if end < high else ""
    return Occurrence(source.line(raw.raw_start(start)), before.strip(), after.strip())


def _growing(text: str, *, backwards: bool) -> list[str]:
    """The nearest word, two words, … of `text`, up to an excluded passage. A Chinese character counts as a word."""
    words = text.rpartition(SENTINEL)[2] if backwards else text.partition(SENTINEL)[0]
    cuts = _cuts(words, backwards=backwards)[:_LONGEST_SELECTOR]
    grown = [(words[at:] if backwards else words[:at]).strip() for at in cuts]
    return grown + (grown[-1:] or [""]) * (_LONGEST_SELECTOR - len(grown))


def _cuts(words: str, *, backwards: bool) -> list[int]:
    """The first offsets, from the quotation outwards, at which a further word is complete."""
    last, width = len(words), 40 * _LONGEST_SELECTOR
    offsets = range(last - 1, max(-1, last - width), -1) if backwards else range(1, min(last, width) + 1)
    return [at for at in offsets if _word_ends(words, at, backwards=backwards)]


def _word_ends(words: str, at: int, *, backwards: bool) -> bool:
    before, after = words[at - 1 : at] if at else "", words[at : at + 1]
    if backwards:
        return after != " " and (before in ("", " ") or after >= FIRST_EAST_ASIAN)
    return before != " " and (after in ("", " ") or before >= FIRST_EAST_ASIAN)


def _only_one_fits(text: str, spans: list[Span], prefix: str, suffix: str) -> bool:
    fitting = (1 for start, end in spans if follows(text, start, prefix) and precedes(text, end, suffix))
    return sum(islice(fitting, 2)) == 1


def _unique(source: SourceText, exact: str, prefix: str, suffix: str) -> bool:
    return isinstance(find(source, exact, prefix, suffix), Match)
