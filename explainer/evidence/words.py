"""Words and sentences of a text: where they begin and end, and where a phrase is."""

from __future__ import annotations

import unicodedata
from typing import Final

from explainer.evidence.stops import ends_sentence
from explainer.ground.patterns import regex

Span = tuple[int, int]
"""Start and end (exclusive) in characters."""

FIRST_EAST_ASIAN: Final = "\u2e80"
"""From this character on (Unicode's CJK radicals) scripts have no space between words."""

_SENTENCE_END: Final = regex(r"""\n\s*|(?<![.!?…])[.!?…]++["'”’»)\]]*+[^\S\n]+|[。！？]+[”’」』"）]*""")


def is_word_character(character: str) -> bool:
    """Whether it is a letter, digit or mark of a script with spaces between words (Latin, Greek, Cyrillic)."""
    if character.isascii():
        return character.isalnum()
    alphabetic = character < "\u0590" or "\u1e00" <= character <= "\u1fff"
    return alphabetic and (character.isalnum() or unicodedata.combining(character) != 0)


def inside_word(text: str, at: int) -> bool:
    """Whether a cut before character `at` is inside a word or a number, so that no word really begins or ends there.

    Inside a number is also beside a decimal point or thousands comma (`5|.0`, `1,|234`). `can|'t` counts as inside
    too, because what is left would say the opposite; `Jinping|'s` does not.
    """
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if is_word_character(before) and is_word_character(after):
        return True
    if before.isdigit() and after in ".,":
        return text[at + 1 : at + 2].isdigit()
    if before in ".," and after.isdigit():
        return at > 1 and text[at - 2].isdigit()
    return text[at - 1 : at + 2].lower() in ("n't", "n’t")


def all_hits(text: str, words: str) -> list[int]:
    """Every offset at which `words` are in `text`, overlapping ones too, in time linear in both lengths.

    `str.find` does it at machine speed. Only words that overlap themselves hundreds of times could make the sum of its
    calls quadratic; once they have cost four times the text, a plain linear search takes over.
    """
    found: list[int] = []
    budget = 4 * len(text) + 1000
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        budget -= len(words)
        if budget < 0:
            return _all_hits_linear(text, words)
        at = text.find(words, at + 1)
    return found


def _all_hits_linear(text: str, words: str) -> list[int]:
    """The same by Knuth, Morris and Pratt (SIAM J. Comput. 6, 1977): never reads a character of `text` twice."""
    borders = _borders(words)
    found, matched = [], 0
    for at, character in enumerate(text):
        while matched and (matched == len(words) or words[matched] != character):
            matched = borders[matched - 1]
        matched += words[matched] == character
        if matched == len(words):
            found.append(at - matched + 1)
    return found


def _borders(words: str) -> list[int]:
    """For each prefix, the length of its longest proper part that is both its beginning and its end."""
    borders = [0] * len(words)
    length = 0
    for at in range(1, len(words)):
        while length and words[at] != words[length]:
            length = borders[length - 1]
        length += words[at] == words[length]
        borders[at] = length
    return borders


def whole_hits(text: str, words: str) -> list[int]:
    """The offsets of `all_hits` at which neither end cuts through a word or a number."""
    hits, size = all_hits(text, words), len(words)
    if words[:1] < FIRST_EAST_ASIAN:
        hits = [at for at in hits if not inside_word(text, at)]
    if words[-1:] < FIRST_EAST_ASIAN:
        hits = [at for at in hits if not inside_word(text, at + size)]
    return hits


def fold(text: str) -> str:
    """Lower case, character by character, so that offsets stay true."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def sentence_starts(raw: str) -> tuple[int, ...]:
    """The offsets at which a sentence or a line begins; the first is 0.

    A full stop, question or exclamation mark ends a sentence if white space follows and then no lower-case letter,
    if it is not the stop of an ordinal, a short form or an initial (`stops`); 。！？ always do.
    """
    starts = [0]
    for match in _SENTENCE_END.finditer(raw):
        after = raw[match.end() : match.end() + 1]
        if after and (match[0][0] not in ".!?…" or _ends_sentence(raw, match.start(), after)):
            starts.append(match.end())
    return tuple(starts)


def _ends_sentence(raw: str, stop: int, after: str) -> bool:
    return not after.islower() and (raw[stop] != "." or ends_sentence(raw, stop))
