"""What HTML of the editor's own would lose, or show against their will, when it is cleaned."""

from __future__ import annotations

import html
import re
from collections import Counter
from html.parser import HTMLParser

from explainer.ground.patterns import regex

_WORD = regex(r"\w+")
_TAG = regex(r"<[^>]*>")
_UNSHOWN = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

Loss = tuple[str, str, str]
"""(what is typed, which can be looked for; message; remedy)"""


def lost(dirty: str, clean: str) -> Loss | None:
    """The first thing in HTML that is not in it any more when it is cleaned, or is shown though it was to be hidden."""
    read = _Reader(dirty)
    read.feed(dirty)
    read.close()
    if read.hidden:
        message = f"{read.hidden} hides words, and this is taken away, so readers and their search would see them."
        return read.hidden, message, "Remove the words, or put them between <!-- and -->, where they are no part."
    if read.instruction:
        message = f"{read.instruction} is an instruction to a program, so all the words in it would be lost."
        return read.instruction, message, "Put a comment between <!-- and -->; write &lt; for a < that is shown."
    before = Counter(word for text, _ in read.texts for word in _WORD.findall(text))
    missing = before - Counter(_WORD.findall(html.unescape(_TAG.sub(" ", clean)))) if before else before
    for text, tag in read.texts if missing else ():
        if any(word in missing for word in _WORD.findall(text)):
            words = " ".join(text.split())[:60]
            message = f'The words "{words}" in <{tag}> would be lost, because this element is never published.'
            return f"<{tag}", message, "Write them outside of it, or remove it; code is shown in `backticks`."
    return None


class _Reader(HTMLParser):
    """The words of HTML with the element that each is in, and what else would matter."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self._source = source
        self.texts: list[tuple[str, str]] = []
        self.hidden = ""
        self.instruction = ""
        self._open = "p"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._open not in _NEVER:
            self._open = tag
        for name, value in attrs:
            if name == "hidden" or (name == "style" and _UNSHOWN.search(value or "")):
                self.hidden = self.hidden or (self.get_starttag_text() or tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = "p"

    def handle_data(self, data: str) -> None:
        if not data.isspace():
            self.texts.append((data, self._open))

    def handle_comment(self, data: str) -> None:
        if f"<!--{data}" not in self._source and f"<!{data}" in self._source:
            self.instruction = self.instruction or f"<!{data[:40]}"

    def handle_pi(self, data: str) -> None:
        self.instruction = self.instruction or f"<?{data[:40]}".rstrip("?")

    def handle_decl(self, decl: str) -> None:
        self.instruction = self.instruction or f"<!{decl[:40]}"

    def unknown_decl(self, data: str) -> None:
        self.instruction = self.instruction or f"<![{data[:40]}"


_NEVER = frozenset({"template", "script", "style", "svg", "math"})
