"""Text fragments: the end of an address that makes a browser find and mark words on the page.

The rules are those of the URL Fragment Text Directives draft (WICG): `:~:text=start,end`, in which comma, ampersand and
dash have a meaning of their own and are percent-encoded. A browser that finds nothing keeps to the real id before it.
"""

from __future__ import annotations

from urllib.parse import quote

from explainer.evidence.words import FIRST_EAST_ASIAN, inside_word

LONGEST = 100
"""Up to so many characters the words are written in full; longer ones are given by their beginning and end."""
END = 30
"""The fewest characters of either end; half as many in scripts without spaces, whose characters each say more."""


def text_fragment(words: str) -> str:
    """The directive for `words`, to follow `#id`; "" for no words."""
    tidy = " ".join(words.split())
    if not tidy:
        return ""
    first, last = _first_end(tidy), _last_start(tidy)
    if len(tidy) <= LONGEST or first >= last:
        return f":~:text={_encoded(tidy)}"
    return f":~:text={_encoded(tidy[:first].rstrip())},{_encoded(tidy[last:].lstrip())}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def _least(end: str) -> int:
    return END // 2 if any(character >= FIRST_EAST_ASIAN for character in end) else END


def _first_end(text: str) -> int:
    """Where the beginning ends: behind a whole word."""
    at = _least(text[:END])
    while inside_word(text, at):
        at += 1
    return at


def _last_start(text: str) -> int:
    at = len(text) - _least(text[-END:])
    while inside_word(text, at):
        at -= 1
    return at
