"""Plain text of a block."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from explainer.content.markup.syntax import TOKEN
from explainer.content.markup.values import Mark
from explainer.ground.patterns import regex

_NOTES = regex(r'<sup id="fnref[^>]*>.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_TAG = regex(r"<[^>]*>")


def plain(fragment: str, marks: Sequence[Mark]) -> str:
    """Strip sanitised HTML to its words: link labels are kept, other marks and footnote numbers are left out."""
    if "fnref" in fragment or "footnote-backref" in fragment:
        fragment = _NOTES.sub("", fragment)
    text = _TAG.sub("", TOKEN.sub(lambda m: html.escape(marks[int(m[1])].text, quote=False), fragment))
    return (html.unescape(text) if "&" in text else text).strip()
