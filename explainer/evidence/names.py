"""Finds where a text names a person, an organisation or a place, in the forms in which texts print names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from explainer.evidence.accents import bare, bare_text
from explainer.evidence.bearers import (
    REACH,
    Around,
    has_capitals,
    is_office,
    is_place,
    is_surname,
    is_whole_person,
)
from explainer.evidence.demonyms import adjectives
from explainer.evidence.hannames import is_han_person, is_han_place
from explainer.evidence.namewords import CHINESE_SURNAMES, MONTHS, OFFICES, PINYIN, SPANISH_SURNAME
from explainer.evidence.normalise import plain
from explainer.evidence.roles import is_changed
from explainer.evidence.source import SourceText
from explainer.evidence.words import FIRST_EAST_ASIAN, all_hits, fold, inside_word, is_word_character, whole_hits
from explainer.ground.patterns import regex

NEAR: Final = 2
"""A speaker is named near a quotation if the name is in its paragraph or in one of so many before it."""

_LONG_HAN: Final = 3
_BLANK_LINE: Final = regex(r"\n[^\S\n]*\n\s*")
OTHER_RANK: Final = regex(r" (?:City|County|Municipality|Prefecture|Stadt)\b")
"""A place of another rank that has the name of the province: Jilin City."""
_GERMAN: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_BESIDE: Final = 40
"""How many characters may be between an office and the name of its holder."""

_CAPITAL: Final = regex(r" ([A-ZÀ-ÖØ-ÞА-Я][\w’'-]+)")
_APPOSITION: Final = regex(r"[^\W\d_], (?:the |la |le |el |der |die )?$")
_CALENDAR: Final = frozenset({
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
})  # fmt: skip
_HAN_NAME: Final = regex(r"[\u3400-\u9fff]{2,4}")
_HAN_TITLES: Final = ("主席", "总书记", "总理", "书记", "部长", "省长", "市长", "主任", "总统", "先生", "女士", "同志",
               "首相", "外相", "外长", "防长")  # fmt: skip
_ARTICLE: Final = regex(r"(?:the|der|die|das|le|la|les|el|los|las|l['’])\s*(?<=[\s'’])", re.IGNORECASE)
_IN_BRACKETS: Final = regex(r"^([^()（）]+?)\s*[(（]([^()（）]+)[)）]$")
_SUFFIX: Final = regex(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")
_PARTICLES: Final = frozenset({
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "zu", "bin", "al", "el",
})  # fmt: skip
_PLACE: Final = (
    regex(
        r"^(?:Kanton|Land|Freistaat|Provinz|Stadt|Landkreis|Canton (?:of|de|du)|Province (?:de|du)|Provincia de"
        r"|Ville de|Région|Département (?:de|du)|Ciudad de|Estado de) (?:la )?"
    ),
    regex(r"^(?:People's Republic|Republic|Kingdom|Province|City|State|County) of (?:the )?", re.IGNORECASE),
    regex(
        r" (?:Special Administrative Region|(?:\w+ )?Autonomous Region|Autonomous Prefecture|Province|City|County"
        r"|Municipality|Prefecture|District|State)$",
        re.IGNORECASE,
    ),
)
_HAN_PLACE: Final = regex(
    r"(?<=[\u3400-\u9fff]{2})(?:特别行政区|(?:(?:壮|回|朝鲜|[\u3400-\u9fff]{1,3})族){0,3}自治[区州县旗]|维吾尔自治区|省|市|县|区|州)$"
)


@dataclass(frozen=True, slots=True)
class NameForms:
    """The forms of one name, normalised: `whole` as written; `surnames` with a capital letter or in capitals.

    `given` are a person's other names in lower case, `first` whether they follow the surname, as in Chinese;
    `ranked` the short forms of places, from which a word like Province was taken.
    """

    whole: frozenset[str]
    surnames: frozenset[str] = frozenset()
    kind: str = "body"
    given: frozenset[str] = frozenset()
    first: bool = False
    ranked: frozenset[str] = frozenset()


def forms_of_person(names: Iterable[str]) -> NameForms:
    """Names as written, and surnames: the first word beside a Chinese name, else the last with its particles."""
    whole = _whole(names)
    han = {name for name in whole if _HAN_NAME.fullmatch(name)}
    called = {part for name in whole if (part := re.split("[·・•]", name)[-1]) != name and len(part) > 1}
    short = {name[:1] for name in han} | {name[:2] for name in han if len(name) > _LONG_HAN}
    titled = {part + title for part in short for title in _HAN_TITLES}
    eastern = {name: bool(han) or _is_pinyin(name) for name in whole}
    surnames = {form for name, first in eastern.items() for form in _surname(name, first=first)}
    given = {bare(word).lower() for name in whole for word in re.split("[ .]+", name) if word and word not in surnames}
    spelt = {variant for name in whole for variant in _variants(name)}
    known = frozenset(variant for name in surnames for variant in _variants(name))
    return NameForms(frozenset(spelt | called | titled), known, "person", frozenset(given), any(eastern.values()))


def _is_pinyin(name: str) -> bool:
    """Whether a name is Chinese in Latin letters, the surname first: Wen Jiabao."""
    words = name.split(" ")
    return len(words) == 2 and words[0].lower() in CHINESE_SURNAMES and bool(PINYIN.fullmatch(words[1]))


def _variants(name: str) -> set[str]:
    """A name as written, without accents, with ue for ü, and without its hyphens."""
    german = name.translate(_GERMAN)
    found = {name, bare(name), german, name.replace("-", " "), bare(name).replace("-", " ")}
    words = name.split(" ")
    if len(words) == 3 and len(words[0]) < 5:
        found.add(f"{words[0]} {words[1]}-{words[2].lower()}")
    return found


def forms_of_body(names: Iterable[str]) -> NameForms:
    """Names as written, without an article, and both sides of "International Monetary Fund (IMF)"."""
    return NameForms(_whole(names))


def forms_of_place(names: Iterable[str]) -> NameForms:
    """Names as written and without the word for their rank: Jiangsu Province, Jiangsu, 江苏省, 江苏."""
    whole = _whole(names)
    short = {pattern.sub("", name) for name in whole for pattern in (*_PLACE, _HAN_PLACE)} - whole - {""}
    spelt = {variant for name in whole | short for variant in _variants(name)}
    ranked = {variant for name in short for variant in _variants(name)}
    return NameForms(frozenset(spelt), kind="place", ranked=frozenset(ranked))


def without_article(words: str) -> str:
    """Words as they are compared, without the article before them."""
    tidy = plain(words).strip()
    return _ARTICLE.sub("", tidy, count=1) if _ARTICLE.match(tidy) else tidy


def holds_name(words: str, forms: NameForms) -> bool:
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
    two = {words[-2]} if len(words) > 2 and SPANISH_SURNAME.fullmatch(words[-2]) else set()
    return two | {form for form in (" ".join(words[at:]), words[-1]) if len(form) > 1}


def places(source: SourceText, forms: NameForms, *, adjective: bool = False) -> tuple[int, ...]:
    """The raw offsets at which the source names what has these forms, in order; excluded passages do not count.

    A form inside another name does not count: `bearers` and `hannames` decide. With `adjective`, words derived from a
    country's name count too.
    """
    masked, folded = bare_text(source.masked), bare_text(source.folded)
    found = set(adjectives(source.folded, forms.whole)) if adjective else set()
    for text, small in {(source.masked, source.folded), (masked, folded)}:
        for form in forms.whole:
            found.update(at for at in _hits(small, fold(form)) if _bears_whole(source, text, at, form, forms))
        for form in forms.surnames:
            for spelt in {form, form.upper()}:
                found.update(at for at in _hits(text, spelt) if _bears_surname(source, text, at, spelt, forms))
    return tuple(sorted(source.normal.raw_start(at) for at in found))


def _bears_surname(source: SourceText, text: str, at: int, form: str, forms: NameForms) -> bool:
    if _beside_number(text, at, len(form)):
        return False
    return is_surname(_around(source, text, at, len(form)), forms.given, first=forms.first)


def _bears_whole(source: SourceText, text: str, at: int, form: str, forms: NameForms) -> bool:
    """Whether a hit of a whole form, found in lower case, is the name and not a part of another."""
    size = len(form)
    words = text[at : at + size]
    around = _around(source, text, at, size)
    if form[:1] >= FIRST_EAST_ASIAN:
        return _bears_han(around, form, forms)
    office = forms.kind != "place" and bool(OFFICES.search(form))
    if not office and (forms.kind != "body" or " " not in form) and not has_capitals(words, form):
        return False
    if forms.kind == "place":
        return not (form in forms.ranked and OTHER_RANK.match(around.behind)) and is_place(around)
    if office or forms.kind == "body":
        return forms.kind == "body" or is_office(around)
    last = form.split(" ")[-1][:1].isupper()
    return (not last or words.split(" ")[-1][:1].isupper()) and is_whole_person(around, pinyin=_is_pinyin(form))


def _bears_han(around: Around, form: str, forms: NameForms) -> bool:
    line, start = around.before + around.words + around.behind, len(around.before)
    if forms.kind == "place":
        return is_han_place(line, start, start + len(form), ranked=form in forms.ranked)
    return forms.kind == "body" or (is_han_person(line, start, start + len(form)) and is_office(around))


def _around(source: SourceText, text: str, at: int, size: int) -> Around:
    """A hit with the words beside it in its paragraph: a heading is no given name for the next one."""
    start, end = source.normal.raw_start(at), source.normal.raw_end(at + size)
    above, below = source.raw[max(0, start - REACH) : start], source.raw[end : end + REACH]
    breaks = [match.end() for match in _BLANK_LINE.finditer(above)]
    left = len(" ".join(above[breaks[-1] :].split(None))) + 1 if breaks else REACH
    if breaks and not above[breaks[-1] :].strip():
        left = 0
    cut = _BLANK_LINE.search(below)
    right = cut.start() if cut else REACH
    return Around(text[max(0, at - left) : at], text[at : at + size], text[at + size : at + size + right])


def _hits(text: str, form: str) -> list[int]:
    """The places of a form as whole words; it may have a genitive s, or in Russian another ending."""
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
    """Whether there is a number directly beside: neither "1 May" nor "May 2024" names a Mrs May.

    Behind the name, only if it is a month's: "said Hall 3 days later" names Hall.
    """
    before, after = text[max(0, at - 2) : at].strip(), text[at + size : at + size + 2].strip()
    return before[-1:].isdigit() or (after[:1].isdigit() and text[at : at + size].casefold() in _MONTHS)


_MONTHS: Final = MONTHS | {
    "mai",
    "mars",
    "avril",
    "mayo",
    "abril",
    "junio",
    "marzo",
    "agosto",
    "july",
    "juni",
    "juli",
    "märz",
}


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
    """Whether one of the offsets `named` is in the paragraphs of `start:end` or the `NEAR` before them."""
    first = bisect_left(paragraphs, start + 1) - 1
    after = bisect_left(paragraphs, end)
    low = paragraphs[max(0, first - NEAR)] if paragraphs else 0
    high = paragraphs[after] if after < len(paragraphs) else end + 10**9
    at = bisect_left(named, low)
    return at < len(named) and named[at] < high


def offices(
    source: SourceText, role: str, own: tuple[int, ...], others: tuple[int, ...]
) -> tuple[tuple[int, bool], ...]:
    """The raw offsets at which the source prints an office as a whole title, and whether it gives it to somebody else.

    It is somebody else's if directly behind it, or with a comma before it, is a name that is not the person's: one of
    `others`, or in scripts with capitals any word with a capital letter. `own` and `others` are from `places`.
    """
    words = plain(role).strip()
    found = []
    for at in whole_hits(source.folded, fold(words)):
        if not is_changed(source.masked, at, at + len(words)):
            start, end = source.normal.raw_start(at), source.normal.raw_end(at + len(words))
            found.append((start, _is_anothers(source.raw, start, end, own, others)))
    return tuple(found)


_STOP: Final = regex(r"[.!?;。！？；”」»\n]")


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
