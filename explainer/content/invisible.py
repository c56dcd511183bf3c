"""Characters that no reader sees but that change what readers read: direction controls, zero-width characters, fillers.

A sentence with U+202E in it is stored in one order and shown in another, so a check of the stored words says
nothing about the words on the page. These characters are therefore refused wherever an editor writes, even as an
escape in YAML or a character reference in Markdown. What scripts need is allowed: the joiners behind letters of joining
scripts and within emoji, the three direction marks beside words that run from right to left, and a soft hyphen between
two letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from explainer.content.yamlpos import KeyPath, Loaded, Plain
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error

_SOFT_HYPHEN: Final = "\u00ad"
_JOINERS: Final = "\u200c\u200d"
_MARKS: Final = "\u200e\u200f\u061c"
_TAGS: Final = "".join(map(chr, range(0xE0020, 0xE0080)))
_SUSPECT: Final = regex(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""Unicode's controls of direction and format, and its fillers without a shape (annexes 9 and 31)."""

_JOINING: Final = regex(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u180d\u1820-\u18af\u1a20-\u1aaf\u1b00-\u1bff"
    "\ua840-\ua87f\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc]"
)
"""Arabic and its relatives, the scripts of India and its neighbours, Tibetan, Burmese, Khmer, Mongolian."""

_EMOJI: Final = regex("[\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\u20e3\U0001f000-\U0001faff]")
_FLAG: Final = "\U0001f3f4"
"""The black flag begins those of England, Scotland and Wales; tag characters spell the rest."""

_LONGEST_TAG: Final = 7

_REACH: Final = 40
"""How many characters on either side are searched for a letter that runs from right to left."""

_ESCAPE: Final = regex(r"\\[xuU]")
_ADVICE: Final = "Delete it; retype the words around it if you cannot see where it is."
_NAMES: Final = {"\ufeff": "BYTE ORDER MARK (ZERO WIDTH NO-BREAK SPACE)"}


def found_in(text: str) -> Iterator[int]:
    """The offsets of all characters in a text that are not allowed where they are."""
    for match in _SUSPECT.finditer(text):
        if not _is_needed(text, match.start()):
            yield match.start()


def problems(text: str, path: str) -> tuple[Problem, ...]:
    """E328 for the text of a file, for each character at its line and column."""
    found, line, start, done = [], 1, 0, 0
    for at in found_in(text):
        line += text.count("\n", done, at)
        start, done = text.rfind("\n", start, at) + 1 or start, at
        found.append(_problem(Location(path, line, at - start + 1), text[at]))
    return tuple(found)


def in_values(loaded: Loaded, path: str, text: str, *, alone: str = "") -> Iterator[Problem]:
    """E328 for characters that are written as escapes in a YAML `text`, at the place of the value.

    A value that is the character `alone` and nothing else is allowed, since it changes no words.
    """
    if _ESCAPE.search(text):
        known = {text[at] for at in found_in(text)}
        for key_path, value in _strings(loaded.data, ()):
            found = found_in(value) if value != alone else ()
            signs = dict.fromkeys(value[at] for at in found if value[at] not in known)
            yield from (_problem(loaded.locate(path, key_path), sign) for sign in signs)


def in_html(blocks: Iterable[tuple[int, str]], path: str, text: str) -> Iterator[Problem]:
    """E328 for characters that a body `text` writes as references (`&rlm;`); `blocks` are (line, HTML)."""
    if "&" in text:
        known = {text[at] for at in found_in(text)}
        for line, markup in blocks:
            signs = dict.fromkeys(markup[at] for at in found_in(markup) if markup[at] not in known)
            yield from (_problem(Location(path, line), sign) for sign in signs)


def _problem(where: Location, sign: str) -> Problem:
    name = _NAMES.get(sign) or unicodedata.name(sign, "no name")
    message = f"There is an invisible character here that can change what readers see: U+{ord(sign):04X} {name}."
    return error("E328", where, message, _ADVICE)


def _strings(value: Plain, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    match value:
        case str():
            yield path, value
        case dict():
            for key, item in value.items():
                yield (*path, key), key
                yield from _strings(item, (*path, key))
        case list():
            for number, item in enumerate(value):
                yield from _strings(item, (*path, number))
        case _:
            pass


def _is_needed(text: str, at: int) -> bool:
    sign, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign in _JOINERS:
        emoji = sign == "\u200d" and _EMOJI.match(before) and _EMOJI.match(after)
        return bool(_JOINING.match(before) or emoji)
    if sign in _MARKS:
        return _runs_left(reversed(text[max(0, at - _REACH) : at])) or _runs_left(text[at + 1 : at + 1 + _REACH])
    if sign == _SOFT_HYPHEN:
        return before.isalpha() and after.isalpha()
    return sign in _TAGS and text[max(0, at - _LONGEST_TAG) : at].rstrip(_TAGS).endswith(_FLAG)


def _runs_left(characters: Iterable[str]) -> bool:
    """Whether the first letter among them, on the same line, is of a script that runs from right to left."""
    for character in characters:
        direction = unicodedata.bidirectional(character)
        if character == "\n" or direction == "L":
            return False
        if direction in ("R", "AL") and not _SUSPECT.match(character):
            return True
    return False
