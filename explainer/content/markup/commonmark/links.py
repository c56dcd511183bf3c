"""The parts of a link as written: destination and title, with escapes and character references resolved."""

from __future__ import annotations

import re
from html.entities import html5

from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.ground.patterns import regex

_ANGLED = regex(r"<((?:[^<>\n\\]|\\.)*)>")
_BARE = regex(r"(?:[^\x00-\x20\x7f()\\]|\\[^\x00-\x20\x7f]|\\(?=[\x00-\x20\x7f]))+|[()]")
_TITLE = regex(r"\"((?:[^\"\\]|\\.|\\$)*)\"|'((?:[^'\\]|\\.|\\$)*)'|\(((?:[^()\\]|\\.|\\$)*)\)", re.DOTALL)
_WRITTEN = regex(
    r"\\([!-/:-@\[-`{-~])|&(?:#(?P<number>[0-9]{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{0,31}));"
)
REFERENCE = regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_MOST_PARENTHESES = 32  # within one another, as in cmark
_IN_BRACKETS = regex(r"\(\s*((?:[^()]|\([^()]{0,200}\)){1,500})\)")
_ADDRESS_FIRST = regex(r"<?(?:\.{0,2}/|[a-zA-Z][a-zA-Z0-9+.-]{1,31}:(?=\S)|www\.)")
_FILE = regex(
    r"\S\.(?:md|ya?ml|csv|tsv|pdf|jpe?g|png|svg|gif|webp|avif|txt|html?|xml|g?json|geojson|zip|xlsx?|docx?|pptx?|od[tsp]"
    r"|mp[34]|webm|ogg)(?:[#?]\S*)?>?(?=\s|$)",
    re.IGNORECASE,
)
_GAP = regex(r"[ \t]*\n?[ \t]*")


def destination(text: str, at: int) -> tuple[str, int] | None:
    """The address that begins at a place, and where it ends; "" where none begins, None for an unfinished one."""
    if text.startswith("<", at):
        angled = _ANGLED.match(text, at)
        return (plain(angled[1]), angled.end()) if angled else None
    begin, depth = at, 0
    while part := _BARE.match(text, at):
        if part[0] == "(":
            depth += 1
            if depth > _MOST_PARENTHESES:
                return None
        elif part[0] == ")":
            if depth == 0:
                break
            depth -= 1
        at = part.end()
    return (plain(text[begin:at]), at) if depth == 0 else None


def title(text: str, at: int) -> tuple[str, int] | None:
    """The title that begins at a place, and where it ends."""
    found = _TITLE.match(text, at) if text[at : at + 1] in ('"', "'", "(") else None
    if found is None:
        return None
    words = next(group for group in found.groups() if group is not None)
    return plain(words), found.end()


def inline(text: str, at: int) -> tuple[str, str | None, int] | None:
    """The (address, title, end) of the parentheses of `[text](address "title")`; `at` is behind the opening one."""
    read = destination(text, _behind(text, at))
    if read is None:
        return None
    address, at = read
    end = _behind(text, at)
    name = title(text, end) if end > at else None
    if name is not None:
        end = _behind(text, name[1])
    return (address, name[0] if name else None, end + 1) if text.startswith(")", end) else None


def spaced(text: str, at: int) -> str | None:
    """The address with a space in it that stands in the parentheses here and so makes no link; None if none is meant.

    Words may stand in parentheses behind brackets, too, so it must begin as addresses do or name a file.
    """
    found = _IN_BRACKETS.match(text, at)
    if found is None:
        return None
    written = " ".join(found[1].split())
    return written[:80] if " " in written and (_ADDRESS_FIRST.match(written) or _FILE.search(written)) else None


def _behind(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def plain(text: str) -> str:
    """A text with its backslash escapes and character references replaced by what they mean."""
    return _WRITTEN.sub(_meant, text) if "\\" in text or "&" in text else text


def character(reference: str) -> str:
    """The character that `&amp;` or `&#38;` means; the reference itself if there is none."""
    return _WRITTEN.sub(_meant, reference)


def _meant(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found["name"]:
        return html5.get(f"{found['name']};", found[0])
    code = int(found["number"]) if found["number"] else int(found["hex"], 16)
    known = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    sign = chr(code) if known else "\ufffd"
    return "\ufffd" if sign in (MARK_OPEN, MARK_CLOSE) else sign
