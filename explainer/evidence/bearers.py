"""Whether a name in a text is that of the thing looked for: New York is not York, Jane Moore is not Ada Moore.

Judged by the words beside it alone. Where they leave it open, the name counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from explainer.evidence.namewords import (
    AIDES_BEFORE,
    AIDES_BEHIND,
    BELONGS_BEFORE,
    COMMON,
    COMPASS,
    COMPASS_BEHIND,
    ERN,
    ERN_OTHERS,
    FUNCTION,
    GIVEN,
    MONTHS,
    NEW,
    NICKNAMES,
    PINYIN,
    PRONOUNS,
    SAYS_BEFORE,
    SAYS_BEHIND,
    THINGS,
    TITLES,
    WIDE,
)
from explainer.evidence.roles import is_changed
from explainer.ground.patterns import regex

REACH: Final = 60
"""How many characters are read on either side of a name."""

_WORD_BEFORE: Final = regex(r"([^\W\d_][\w’'-]*\.?)[  ]$")
_WORD_BEHIND: Final = regex(r"[  ]([^\W\d_][\w’-]*)")
_HYPHENED: Final = regex(r"[-‑–](?=[A-ZÀ-ÖØ-ÞА-Я])")
_BEGINS: Final = regex(r"(?:^|[.!?:;…\n“”\"«»„‘(]|[。！？])\s*$")
_OTHER_REPUBLIC: Final = regex(r"(?:Democratic|People['’]s) $", re.IGNORECASE)
_OF_A_PLACE: Final = regex(r" (?:Island|Airport|Peninsula)\b")
"""Words behind a place's name that keep it the place: Hainan Island is Hainan."""
_ARTICLE: Final = regex(r"\b(?:a|an|the) $", re.IGNORECASE)
_GERMAN: Final = regex(r" (?:und|der|die|das|ist|nicht|den|dem) ")
_ACRONYM_MAX: Final = 7
_ACRONYM_WORD: Final = 3
"""Longer abbreviations are also printed like words: Nato, Unesco."""
_HYPHENED_BEFORE: Final = regex(r"[A-ZÀ-Þ][\w.]*-$")
_ACRONYM: Final = regex(r"[A-Z][A-Z&.]*[A-Z.]")


@dataclass(frozen=True, slots=True)
class Around:
    """A name as a text has it, and up to `REACH` characters of its paragraph on either side."""

    before: str
    words: str
    behind: str


def has_capitals(words: str, form: str) -> bool:
    """Whether a name with capital letters has them in the text: "who" is not WHO, "china cups" are not China."""
    if not form[:1].isupper():
        return True
    if _ACRONYM.fullmatch(form) and len(form) < _ACRONYM_MAX:
        return words == form or (len(form) > _ACRONYM_WORD and words.istitle())
    return words[:1].isupper()


def is_place(name: Around) -> bool:
    """Whether a place is named for itself, and not as a part of the name of another, of a firm or of a man."""
    before, behind, words = name.before, name.behind, name.words.lower()
    if name.words.isupper():
        before, behind = before.title(), behind.title()
    if words.startswith("republic") and _OTHER_REPUBLIC.search(before):
        return False
    if (
        (THINGS.match(behind) and not _OF_A_PLACE.match(behind))
        or BELONGS_BEFORE.search(before)
        or COMPASS_BEHIND.match(behind)
    ):
        return False
    if NEW.search(before) or (COMPASS.search(before) and words not in WIDE):
        return False
    if words in ERN_OTHERS and ERN.search(before):
        return False
    word = _WORD_BEFORE.search(before)
    return word is None or not word[1][:1].isupper() or word[1].lower() not in GIVEN


def is_whole_person(name: Around, *, pinyin: bool) -> bool:
    """Whether a whole name is the person: not of a street, nor the beginning of a longer name."""
    if THINGS.match(name.behind) or _HYPHENED.match(name.behind):
        return False
    return not (pinyin and re.match(r"-\w", name.behind))


def is_office(name: Around) -> bool:
    """Whether an office in place of its holder is meant, and not a deputy or aide of the minister."""
    text, start = name.before + name.words + name.behind, len(name.before)
    changed = is_changed(text, start, start + len(name.words))
    return not (changed or AIDES_BEFORE.search(name.before) or AIDES_BEHIND.match(name.behind))


def is_surname(name: Around, given: frozenset[str], *, first: bool) -> bool:
    """Whether a surname is that of the person with these given names; `first`: they come after it."""
    before, behind, words = name.before, name.behind, name.words.lower()
    if THINGS.match(behind) or _HYPHENED.match(behind) or _HYPHENED_BEFORE.search(before):
        return False
    if first and (after := _WORD_BEHIND.match(behind)) and after[1][:1].isupper():
        if _is_own(after[1], given):
            return True
        if PINYIN.fullmatch(after[1]) and after[1].lower() not in FUNCTION | TITLES:
            return False
    named = _named_before(before, given, german=bool(_GERMAN.search(before + behind)))
    if named is not None:
        return named
    return words not in COMMON or _is_a_name(before, behind, words)


def _named_before(before: str, given: frozenset[str], *, german: bool) -> bool | None:
    """Whether the words before a surname are this person's or a title (True), another's (False), or say nothing."""
    rest, nearest = before, ""
    for _ in range(3):
        word = _WORD_BEFORE.search(rest)
        if not word or not (word[1][:1].isupper() or word[1].lower().rstrip(".") in TITLES):
            break
        plain = word[1].lower().rstrip(".")
        if plain in TITLES or _is_own(word[1], given):
            return True if not nearest or _is_own(word[1], given) else _is_own(nearest, given)
        if plain in FUNCTION or "’" in plain or "'" in plain:
            break
        nearest = nearest or word[1]
        rest = rest[: word.start()]
    if not nearest:
        return None
    if not GIVEN.isdisjoint(nearest.lower().split("-")) or _is_letter(nearest):
        return False
    open_ = german or nearest.isupper() or "-" in nearest or (_BEGINS.search(rest) is None and rest[-2:-1].isupper())
    return None if open_ else False


def _is_letter(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _is_own(word: str, given: frozenset[str]) -> bool:
    plain = word.lower().rstrip(".")
    if len(plain) == 1:
        return any(name.startswith(plain) for name in given)
    joined = plain.replace("-", "")
    return any(joined == name.replace("-", "") or any({plain, name} <= row for row in NICKNAMES) for name in given)


def _is_a_name(before: str, behind: str, word: str) -> bool:
    """Whether a surname that is a word too (May, Young) is a name: beside a verb of saying, or inside a sentence."""
    if word in PRONOUNS:
        return False
    if SAYS_BEHIND.match(behind) or SAYS_BEFORE.search(before):
        return True
    if word in MONTHS or _BEGINS.search(before) or _ARTICLE.search(before):
        return False
    after = _WORD_BEHIND.match(behind)
    return after is None or not after[1][:1].isupper()
