"""Chinese text on several lines: a line end in a file is a space on a page, and Chinese has none between its words."""

from __future__ import annotations

from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.ground.patterns import regex

#: Characters that are written without spaces: Han and kana with their punctuation, and full-width forms. CSS leaves it
#: to browsers to join such lines (CSS Text 3, 4.1.3), and not all do.
_JOINED = "\u2e80-\u2fdf\u3001-\u312f\u31a0-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
#: Characters that Chinese shares with other scripts: they join if the character on the other side is Chinese.
_SHARED = "“”‘’—…·"
_STEP = regex(rf"<(?P<pre>/?pre\b)?[^<>]*>|{MARK_OPEN}\d+{MARK_CLOSE}|\n")
_ONE = regex(f"[{_JOINED}]")
_SHARED_ONE = regex(f"[{_SHARED}]")


def without_gaps(html: str) -> str:
    """HTML in which no line ends between two Chinese characters; tags and marks do not count. Code stays as it is."""
    if "\n" not in html or html.isascii():
        return html
    out: list[str] = []
    done = 0
    before, waiting, in_code = "", -1, False
    for step in _STEP.finditer(html):
        text = html[done : step.start()]
        if text:
            if waiting >= 0 and _meet(before, text[0]):
                out[waiting] = ""
            before, waiting = text[-1], -1
        out += [text, step[0]]
        if step["pre"]:
            in_code = not step["pre"].startswith("/")
        elif step[0] == "\n":
            waiting = len(out) - 1 if not in_code and waiting < 0 else waiting
            before = before if waiting == len(out) - 1 else ""
        done = step.end()
    rest = html[done:]
    if rest and waiting >= 0 and _meet(before, rest[0]):
        out[waiting] = ""
    return "".join([*out, rest])


def _meet(before: str, after: str) -> bool:
    """Whether no gap belongs between two characters."""
    left, right = _ONE.match(before), _ONE.match(after)
    if left and right:
        return True
    return bool((left and _SHARED_ONE.match(after)) or (right and _SHARED_ONE.match(before)))
