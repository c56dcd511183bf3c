"""Where a text names a person, a body or a place, in the forms in which texts print names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from explainer.evidence.normalise import plain
from explainer.evidence.roles import is_changed
from explainer.evidence.source import SourceText
from explainer.evidence.words import FIRST_EAST_ASIAN, all_hits, fold, inside_word, is_word_character, whole_hits

NEAR: Final = 2
"""A speaker is named near a quotation if the name stands in its paragraph or in one of so many before it."""

_BESIDE: Final = 40
"""Characters between an office and the name of its holder."""

_CAPITAL: Final = re.compile(r" ([A-ZÀ-ÖØ-ÞА-Я][\w’'-]+)")
_APPOSITION: Final = re.compile(r"[^\W\d_], (?:the |la |le |el |der |die )?$")
_CALENDAR: Final = frozenset({
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
})  # fmt: skip
_HAN_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}")
_HAN_TITLES: Final = ("主席", "总书记", "总理", "书记", "部长", "省长", "市长", "主任", "总统", "先生", "女士", "同志")
_ARTICLE: Final = re.compile(r"(?:the|der|die|das|le|la|les|el|los|las|l['’])\s*(?<=[\s'’])", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"^([^()（）]+?)\s*[(（]([^()（）]+)[)）]$")
_SUFFIX: Final = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")
_PARTICLES: Final = frozenset({
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "zu", "bin", "al", "el",
})  # fmt: skip
_PLACE: Final = (
    re.compile(r"^(?:People's Republic|Republic|Kingdom|Province|City|State|County) of (?:the )?", re.IGNORECASE),
    re.compile(
        r" (?:Special Administrative Region|(?:\w+ )?Autonomous Region|Autonomous Prefecture|Province|City|County"
        r"|Municipality|Prefecture|District|State)$",
        re.IGNORECASE,
    ),
)
_HAN_PLACE: Final = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市|县|区|州)$")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one name, normalised: `whole` in any case; `surnames` with a capital letter or in capitals."""

    whole: frozenset[str]
    surnames: frozenset[str] = frozenset()


def forms_of_person(names: Iterable[str]) -> Forms:
    """Names as written, and surnames: the first word beside a Chinese name, else the last with its particles."""
    whole = _whole(names)
    han = {name for name in whole if _HAN_NAME.fullmatch(name)}
    called = {part for name in whole if (part := re.split("[·・•]", name)[-1]) != name and len(part) > 1}
    titled = {name[:1] + title for name in han for title in _HAN_TITLES}
    surnames = {form for name in whole for form in _surname(name, first=bool(han))}
    return Forms(whole | called | titled, frozenset(surnames))


def forms_of_body(names: Iterable[str]) -> Forms:
    """Names as written, without an article, and both sides of "International Monetary Fund (IMF)"."""
    return Forms(_whole(names))


def forms_of_place(names: Iterable[str]) -> Forms:
    """Names as written and without the word for their rank: Jiangsu Province, Jiangsu, 江苏省, 江苏."""
    whole = _whole(names)
    short = {pattern.sub("", name) for name in whole for pattern in (*_PLACE, _HAN_PLACE)}
    return Forms(whole | {name for name in short if name})


def without_article(words: str) -> str:
    """Words as they are compared, without the article before them."""
    tidy = plain(words).strip()
    return _ARTICLE.sub("", tidy, count=1) if _ARTICLE.match(tidy) else tidy


def holds_name(words: str, forms: Forms) -> bool:
    """Whether words such as an office have a whole name in them: General Secretary Ada Moore."""
    return any(_hits(fold(words), fold(form)) for form in forms.whole)


def _whole(names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        inside = _IN_BRACKETS.match(name)
        for form in inside.groups() if inside else (name,):
            found.add(without_article(form))
    return frozenset(form for form in found if len(form) > 1)


def _surname(name: str, *, first: bool) -> set[str]:
    words = _SUFFIX.sub("", name).split(" ")
    if len(words) < 2 or not words[-1][:1].isupper():
        return set()
    if first and len(words) < 4 and words[0][:1].isupper():
        return {words[0]} if len(words[0]) > 1 else set()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return {form for form in (" ".join(words[at:]), words[-1]) if len(form) > 1}


def places(source: SourceText, forms: Forms) -> tuple[int, ...]:
    """The raw offsets at which the source names what has these forms, in order; excluded passages do not count."""
    found = {at for form in forms.whole for at in _hits(source.folded, fold(form))}
    for form in forms.surnames:
        for spelt in {form, form.upper()}:
            found.update(at for at in _hits(source.masked, spelt) if not _beside_number(source.masked, at, len(spelt)))
    return tuple(sorted(source.normal.raw_start(at) for at in found))


def _hits(text: str, form: str) -> list[int]:
    """Where a form stands as whole words; it may carry a genitive s, or in Russian another ending."""
    if form[:1] >= FIRST_EAST_ASIAN:
        return all_hits(text, form)
    cyrillic = "\u0400" <= form[-1:] <= "\u04ff"
    stem = form.rstrip("аяйеоыиьАЯЙЕОЫИЬ") if cyrillic else form
    if cyrillic and len(stem) < 3:
        stem = form
    hits = [at for at in all_hits(text, stem) if not inside_word(text, at)]
    return [at for at in hits if _ends(text, at + len(stem), endings=3 if cyrillic else 0)]


def _ends(text: str, at: int, *, endings: int) -> bool:
    if not endings and text[at : at + 1] in ("s", "S"):
        return not is_word_character(text[at + 1 : at + 2] or " ")
    return any(not is_word_character(text[at + more : at + more + 1] or " ") for more in range(endings + 1))


def _beside_number(text: str, at: int, size: int) -> bool:
    """Whether a number stands directly beside: neither "1 May" nor "May 2024" names a Mrs May."""
    before, after = text[max(0, at - 2) : at].strip(), text[at + size : at + size + 2].strip()
    return before[-1:].isdigit() or after[:1].isdigit()


def paragraph_starts(raw: str) -> tuple[int, ...]:
    """The raw offsets of paragraphs: after an empty line, or after a line that ends with the end of a sentence."""
    starts, at, open_ = [], 0, False
    for line in raw.splitlines(keepends=True):
        words = line.strip()
        if words and not open_:
            starts.append(at)
        open_ = bool(words) and words.rstrip("\"'”’»」』)）")[-1:] not in (*".!?…。！？:：", "")
        at += len(line)
    return tuple(starts)


def is_near(paragraphs: tuple[int, ...], named: tuple[int, ...], start: int, end: int) -> bool:
    """Whether one of the offsets `named` lies in the paragraphs of `start:end` or the `NEAR` before them."""
    first = bisect_left(paragraphs, start + 1) - 1
    after = bisect_left(paragraphs, end)
    low = paragraphs[max(0, first - NEAR)] if paragraphs else 0
    high = paragraphs[after] if after < len(paragraphs) else end + 10**9
    at = bisect_left(named, low)
    return at < len(named) and named[at] < high


def offices(
    source: SourceText, role: str, own: tuple[int, ...], others: tuple[int, ...]
) -> tuple[tuple[int, bool], ...]:
    """The raw offsets at which the source prints an office as a whole title, and whether it gives it to another.

    It is another's if directly behind it, or with a comma before it, stands a name that is not the person's: one of
    `others`, or in scripts with capitals any word with a capital letter. `own` and `others` are from `places`.
    """
    words = plain(role).strip()
    found = []
    for at in whole_hits(source.folded, fold(words)):
        if not is_changed(source.masked, at, at + len(words)):
            start, end = source.normal.raw_start(at), source.normal.raw_end(at + len(words))
            found.append((start, _is_anothers(source.raw, start, end, own, others)))
    return tuple(found)


_STOP: Final = re.compile(r"[.!?;。！？；”」»\n]")


def _is_anothers(raw: str, start: int, end: int, own: tuple[int, ...], others: tuple[int, ...]) -> bool:
    before_it = own[bisect_left(own, start - _BESIDE) : bisect_left(own, start)]
    attached = bool(before_it) and not _STOP.search(raw, before_it[-1], start)
    if _any_within(others, end, end + 3) and not _any_within(own, end, end + 3) and not attached:
        return True
    if _any_within(own, start - _BESIDE, end + _BESIDE):
        return False
    name = _CAPITAL.match(raw, end)
    if name and name[1] not in _CALENDAR:
        return True
    before = _APPOSITION.search(raw, max(0, start - _BESIDE), start)
    return _any_within(others, end, end + 3) or (before is not None and _any_within(others, start - _BESIDE, start))


def _any_within(offsets: tuple[int, ...], low: int, high: int) -> bool:
    at = bisect_left(offsets, low)
    return at < len(offsets) and offsets[at] < high
