"""Shows a person how typed words differ from those that a source prints."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from explainer.evidence.normalise import plain, readable
from explainer.ground.patterns import regex

_LONGEST: Final = 2000
"""How many characters of either text are compared; what an editor looks for is near."""
_BESIDE: Final = 3
"""How many words, or Chinese characters, are shown on either side."""
_MOST: Final = 3
"""How many differences are shown; with more, the closest text says enough."""
_WIDEST: Final = 60
_HARMLESS: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HAN: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN: Final = regex(
    rf"[{_HAN}]|[0-9]+(?:[.,][0-9]+)*|[^\W{_HAN}](?:[^\W{_HAN}]|[\u0300-\u036f]|['-](?=[^\W{_HAN}]))*| ?[^\w\s]"
)
"""Words without the spaces between them, for equal tokens cost time; a mark with the space before it."""
_MOST_PAIRS: Final = 20_000
"""Pairs of equal words, as many as a page has: the time of the comparison grows with their square."""
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def difference(typed: str, printed: str) -> str:
    """`… on the Holy [Sea → See] of Rome …`, in whole words and on one line; "" where nothing differs, or too much.

    What the normaliser makes the same is not a difference. Characters that look alike are named behind the words:
    `[pаge → page: CYRILLIC SMALL LETTER A U+0430 → LATIN SMALL LETTER A U+0061]`.
    """
    first = plain(typed)
    second = plain(readable(printed, first))
    if len(first) > _LONGEST or len(second) > _LONGEST:
        return ""
    old, new = [*_TOKEN.finditer(first)], [*_TOKEN.finditer(second)]
    changed = _changed([*map(_word, old)], [*map(_word, new)])
    if not 1 <= len(changed) <= _MOST:
        return ""
    return "; ".join(_shown(_Words(first, old), _Words(second, new), step) for step in changed)


_Step = tuple[int, int, int, int]
"""Start and end of changed words in what is typed, and of those in their place."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A text and its words."""

    text: str
    words: list[re.Match[str]]

    def between(self, start: int, end: int) -> str:
        """The text of the words `start:end`, with the spaces between them."""
        return self.text[self.words[start].start() : self.words[end - 1].end()] if start < end else ""

    def beside(self, start: int, end: int) -> tuple[str, str]:
        """The words before and behind these, with `…` where there are more."""
        first, last = max(0, start - _BESIDE), min(len(self.words), end + _BESIDE)
        begin = self.words[start].start() if start < len(self.words) else len(self.text)
        stop = self.words[end - 1].end() if end else 0
        before = self.text[self.words[first].start() : max(begin, stop if start == end else 0)] if start else ""
        after = self.text[stop : self.words[last - 1].end()] if end < len(self.words) else ""
        return "… " * (first > 0) + before, after + " …" * (last < len(self.words))


def _word(found: re.Match[str]) -> str:
    return found[0]


def _changed(old: list[str], new: list[str]) -> list[_Step]:
    """The differences in order; none if there are too many equal words to compare in time."""
    head = _alike_at_start(old, new)
    tail = _alike_at_start(old[head:][::-1], new[head:][::-1])
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    counts = Counter(right)
    if sum(counts[word] for word in left) > _MOST_PAIRS:
        return []
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [(start + head, end + head, at + head, to + head) for kind, start, end, at, to in steps if kind != "equal"]


def _alike_at_start(old: list[str], new: list[str]) -> int:
    return next(
        (at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), min(len(old), len(new))
    )


def _shown(old: _Words, new: _Words, step: _Step) -> str:
    typed, printed = old.between(*step[:2]).strip(), new.between(*step[2:]).strip()
    before, after = map(visible, old.beside(*step[:2]))
    return f"{before}[{_short(typed)} → {_short(printed)}{_named(typed, printed)}]{after}"


def _short(words: str) -> str:
    tidy = visible(words)
    return (tidy if len(tidy) <= _WIDEST else f"{tidy[:_WIDEST]}…") or "nothing"


def _named(typed: str, printed: str) -> str:
    """The names of characters that a reader could confuse: punctuation, and letters of two scripts."""
    if len(typed) != len(printed):
        return ""
    pairs = dict.fromkeys(
        (one, two) for one, two in zip(typed, printed, strict=True) if one != two and not (one + two).isascii()
    )
    if not pairs or len(pairs) > _MOST or not all(_alike(one, two) for one, two in pairs):
        return ""
    return ": " + ", ".join(f"{_name(one)} → {_name(two)}" for one, two in pairs)


def _alike(one: str, two: str) -> bool:
    """Whether two characters look alike: they differ in script or are not letters. Chinese ones need no name."""
    if one.isalnum() != two.isalnum():
        return False
    return not one.isalnum() or _script(one) != _script(two)


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def _name(sign: str) -> str:
    return f"{unicodedata.name(sign, 'without a name')} U+{ord(sign):04X}"


def visible(text: str) -> str:
    """The text with the names of characters that change its direction or that a terminal would act on.

    Soft hyphens and zero-width characters, of which a careful copy has many, are left out.
    """
    text = text.translate(_HARMLESS)
    return "".join(letter if letter.isprintable() else f"‹{_name(letter)}›" for letter in text)
