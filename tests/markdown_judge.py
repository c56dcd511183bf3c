"""Markdown for tests: our converter and a judge's side by side, and what a reader can tell apart in their HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from markdown_it import MarkdownIt

from explainer.content.markup import engine
from explainer.content.markup.commonmark.nodes import Node
from explainer.content.markup.syntax import ConstructReader

SPECIFICATION = Path(__file__).parent.parent / "node_modules" / "commonmark-spec" / "spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_TABLE = ("table", "thead", "tbody", "tr", "td", "th", "dl", "dd", "dt")
_BLOCKS = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "div", *_TABLE}
)
_ALIGNMENT = frozenset({"style", "class", "scope"})
Step: TypeAlias = "tuple[str, tuple[tuple[str, str], ...]] | str"


class Plain(ConstructReader):
    """Nothing of ours is known: what is left is CommonMark and GFM."""

    __slots__ = ()

    def address(self, address: str, line: int, column: int) -> str | None:  # noqa: ARG002
        return address

    def picture(self, address: str, line: int, column: int) -> str | None:  # noqa: ARG002
        return address

    def construct(self, text: str, at: int) -> re.Match[str] | None:  # noqa: ARG002
        return None

    def fence(self, name: str, node: Node, *, top: bool) -> str | None:  # noqa: ARG002
        return None


def ours(text: str, *, raw_html: bool = True) -> str:
    """HTML before the sanitiser, without any construct of ours."""
    return "\n".join(html for _, html in engine.pieces(text, Plain(), raw_html=raw_html)[0])


def judged(text: str, *, raw_html: bool = True) -> str:
    """The HTML of markdown-it-py, which passes the tests of CommonMark, with the tables and strike-through of GFM."""
    judge = MarkdownIt("commonmark", {"html": raw_html}).enable(["table", "strikethrough"])
    html = str(judge.render(text))
    return html.replace("<s>", "<del>").replace("</s>", "</del>")


def examples() -> list[tuple[str, str]]:
    """Markdown and HTML of each example of the CommonMark specification, in its order."""
    found = _EXAMPLE.findall(SPECIFICATION.read_text(encoding="utf-8"))
    return [(text.replace("→", "\t"), html.replace("→", "\t")) for text, html in found]


class _Steps(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.steps: list[Step] = []
        self.text = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        self.depth += tag == "pre"
        kept = ((name, value or "") for name, value in attrs if not (tag in ("td", "th") and name in _ALIGNMENT))
        plain = ((name, unquote(value) if name in ("href", "src") else value) for name, value in kept)
        self.steps.append((tag, tuple(sorted(plain))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.flush()
        self.depth -= tag == "pre"
        self.steps.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.text += data

    def flush(self) -> None:
        if self.text:
            self.steps.append(self.text if self.depth else re.sub(r"\s+", " ", self.text))
        self.text = ""


def steps(html: str) -> list[Step]:
    """Tags with their attributes, and texts, without the white space that no reader sees."""
    judge = _Steps()
    judge.feed(html)
    judge.close()
    judge.flush()
    found: list[Step] = []
    depth = 0
    for number, step in enumerate(judge.steps):
        if not isinstance(step, str):
            depth += {"pre": 1, "/pre": -1}.get(step[0], 0)
            found.append(step)
            continue
        before = judge.steps[number - 1] if number else "p"
        after = judge.steps[number + 1] if number + 1 < len(judge.steps) else "p"
        text = step if depth else _trimmed(step, before, after)
        if text:
            found.append(text)
    return found


def _trimmed(text: str, before: Step, after: Step) -> str:
    text = text.lstrip() if _is_block(before) else text
    return text.rstrip() if _is_block(after) else text


def _is_block(step: Step) -> bool:
    return (step if isinstance(step, str) else step[0].lstrip("/")) in _BLOCKS
