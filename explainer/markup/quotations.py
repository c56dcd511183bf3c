"""Plain text of a block, and the words of the quotation that stands directly before a citation."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from explainer.markup.syntax import TOKEN
from explainer.markup.values import Mark, MarkKind

_NOTES = re.compile(r'<sup id="fnref[^>]*>.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_STEP = re.compile(
    rf"(?P<open><blockquote\b[^>]*>)|(?P<close></blockquote>)|<(?:p|li|t[dh]|d[dt]|h[1-6]|figcaption)\b[^>]*>|{TOKEN.pattern}"
)
_PUNCTUATION = ".,;:!?。，；：、！？"
_END = re.compile(rf"(?:\s*[{_PUNCTUATION}]?\s*{TOKEN.pattern})*\s*[{_PUNCTUATION}]?\s*</(?:p|blockquote)>")
_PAIRS = {"”": "“", "」": "「", "』": "『"}
_ATTRIBUTION = ("—", "–", "--", "―")


def plain(fragment: str, marks: Sequence[Mark]) -> str:
    """Strip sanitised HTML to its words: link labels kept, other marks and footnote numbers as nothing."""
    if "fnref" in fragment or "footnote-backref" in fragment:
        fragment = _NOTES.sub("", fragment)
    text = _TAG.sub("", TOKEN.sub(lambda m: html.escape(marks[int(m[1])].text, quote=False), fragment))
    return (html.unescape(text) if "&" in text else text).strip()


def quotations(fragment: str, marks: Sequence[Mark]) -> dict[int, str]:
    """Find, for each citation in a block, the words of the quotation that ends with it ("" if none does).

    That is an inline quotation directly before it, or else the words of the blockquote that it ends. Citations
    that follow one another belong to the same quotation. One pass: nothing before the last citation is read again.
    """
    found: dict[int, str] = {}
    paragraph = cited = 0
    words = ""
    blockquotes: list[int] = []
    for step in _STEP.finditer(fragment):
        if step["close"]:
            paragraph = step.end()
            blockquotes = blockquotes[:-1]
        elif step[3] is None:
            paragraph = step.end()
            blockquotes += [step.end()] if step["open"] else []
        elif marks[number := int(step[3])].kind is MarkKind.CITATION:
            if not (cited and not fragment[cited : step.start()].strip()):
                words = _inline(plain(fragment[max(paragraph, cited) : step.start()], marks))
                if not words and blockquotes and _ends_paragraph(fragment, step.end(), marks):
                    words = _block_words(fragment[max(blockquotes[-1], cited) : step.start()], marks)
            found[number], cited = words, step.end()
    return found


def uncited_blockquote(fragment: str, marks: Sequence[Mark]) -> str:
    """Find the words at the end of a block that is a blockquote and that no citation in it covers yet; else ""."""
    if not fragment.startswith("<blockquote"):
        return ""
    cited = [m.end() for m in TOKEN.finditer(fragment) if marks[int(m[1])].kind is MarkKind.CITATION]
    return _block_words(fragment[cited[-1] :] if cited else fragment, marks)


def _block_words(fragment: str, marks: Sequence[Mark]) -> str:
    """Strip a quotation in a block of its own to its words, without a last line "— Speaker" and without outer marks."""
    lines = [line.strip() for line in plain(fragment, marks).split("\n") if line.strip()]
    if len(lines) > 1 and lines[-1].startswith(_ATTRIBUTION):
        lines.pop()
    text = "\n".join(lines).lstrip(_PUNCTUATION).lstrip()
    whole = _inline(text)
    return whole if len(whole) == len(text.rstrip(_PUNCTUATION)) - 2 else text


def _inline(text: str) -> str:
    """Take the words between the quotation marks that end a text, one mark of punctuation after them allowed."""
    text = text.rstrip()
    if text and text[-1] in _PUNCTUATION:
        text = text[:-1].rstrip()
    if text.endswith('"'):
        start = text.rfind('"', 0, -1)
        return text[start + 1 : -1].strip() if start >= 0 and text.count('"') % 2 == 0 else ""
    closing = text[-1:]
    opening = _PAIRS.get(closing)
    depth = 0
    for position in range(len(text) - 1, -1, -1) if opening else ():
        depth += (text[position] == closing) - (text[position] == opening)
        if depth == 0:
            return text[position + 1 : -1].strip()
    return ""


def _ends_paragraph(fragment: str, position: int, marks: Sequence[Mark]) -> bool:
    """Whether nothing but citations and punctuation follows in the paragraph."""
    rest = _END.match(fragment, position)
    return rest is not None and all(marks[int(m[1])].kind is MarkKind.CITATION for m in TOKEN.finditer(rest[0]))
