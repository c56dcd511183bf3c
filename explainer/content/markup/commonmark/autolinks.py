"""Addresses in a text without link syntax: `<https://…>`, and bare ones as GFM's autolink extension finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from explainer.ground.patterns import regex

_ANGLED = regex(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*)>")
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_ANGLED_MAIL = regex(rf"<([a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*)>")
#: Chinese writes its punctuation against an address without a space, so it ends there too.
_ENDS = "<\\s\u3000-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff1f\uff3b-\uff3d\uff5b-\uff65“”‘’«»"
_BARE = regex(rf"(?:https?://|www\.)[^{_ENDS}]+", re.IGNORECASE)
_MAIL_BEFORE = regex(r"[\w.+-]+$", re.ASCII)
_MAIL_AFTER = regex(r"@[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+")
_HOST = regex(r"[^/?#:]*")
_LAST_REFERENCE = regex(r"&[a-zA-Z0-9]+;$")
_BEFORE_BARE = frozenset(" \t\n*_~(（「『“‘：，。；、")
_MOST_BEFORE_AT = 64  # the longest local part of an e-mail address (RFC 5321, 4.5.3.1.1)


class Bare(NamedTuple):
    """A bare address: where it begins and ends in the text, and the address to link to."""

    start: int
    end: int
    address: str


def angled(text: str, at: int) -> tuple[str, str, int] | None:
    """(words, address, end) of an address in angle brackets."""
    if found := _ANGLED.match(text, at):
        return found[1], found[1], found.end()
    if found := _ANGLED_MAIL.match(text, at):
        return found[1], f"mailto:{found[1]}", found.end()
    return None


def bare(text: str) -> Iterator[Bare]:
    """The addresses in a text without brackets, in order."""
    found = [*(_web(text) if "://" in text or "www." in text.lower() else ()), *(_mail(text) if "@" in text else ())]
    yield from sorted(found)


def _web(text: str) -> Iterator[Bare]:
    for match in _BARE.finditer(text):
        start = match.start()
        before = text[start - 1 : start]
        if before and before not in _BEFORE_BARE and not before > "\u2e80":
            continue
        words = trimmed(match[0])
        has_scheme = not words.lower().startswith("www.")
        host = _HOST.match(words.partition("://")[2] if has_scheme else words)
        if host and _is_host(host[0], needs_dot=not has_scheme):
            yield Bare(start, start + len(words), words if has_scheme else f"http://{words}")


def _is_host(host: str, *, needs_dot: bool) -> bool:
    parts = host.split(".")
    if not host or (needs_dot and (len(parts) < 2 or not all(parts))):
        return False
    return not any("_" in part for part in parts[-2:])


def trimmed(words: str) -> str:
    """An address without the punctuation of the sentence that it ends."""
    opened, closed = words.count("("), words.count(")")
    end = len(words)
    while end:
        last = words[end - 1]
        if last in "?!.,:*_~'\"":
            end -= 1
        elif last == ")" and closed > opened:
            closed -= 1
            end -= 1
        elif last == ";":
            reference = _LAST_REFERENCE.search(words, max(0, end - 40), end)
            end = reference.start() if reference else end - 1
        else:
            break
    return words[:end]


def _mail(text: str) -> Iterator[Bare]:
    at = text.find("@")
    while at >= 0:
        before = _MAIL_BEFORE.search(text[max(0, at - _MOST_BEFORE_AT) : at])
        after = _MAIL_AFTER.match(text, at)
        if before and after:
            start = at - len(before[0])
            end = at + len(after[0].rstrip(".")) if after[0][-1] not in "-_" else start
            if end > start and text[start - 1 : start] not in ("/", ":"):
                yield Bare(start, end, f"mailto:{text[start:end]}")
        at = text.find("@", at + 1)
