"""Our constructs in the source text: each is replaced by a token that Markdown carries through untouched.

Every candidate is replaced, also inside code: `assemble` puts the original back wherever a token turns up in
code, in an attribute or in another place where a construct cannot stand. So this module needs no opinion about
what Markdown takes for code, except to decide what is worth a warning.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import partial
from typing import Literal
from urllib.parse import unquote

from explainer.markup.fences import Fence, find_fences, without_code
from explainer.markup.values import MARK_CLOSE, MARK_OPEN

#: (line, column, code, message, remedy); lines of the text, not yet of the file
Complaint = tuple[int, int | None, str, str, str]

TOKEN = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")

_PATH = r"(?!(?i:[a-z][a-z0-9+.\-]*:|/))[^\s()<>#?]+\.(?:md|yaml)(?:\#[^\s()<>]*)?|\#(?!fn(?:ref)?\d*:)[^\s()<>]*"
_ANGLED = _PATH.replace(r"\s()<>", r"\n<>")
_CONSTRUCT = re.compile(
    rf"""
      !\[\[(?P<embed>[^\[\]\n]*)\]\]
    | \[\[(?P<link>[^\[\]\n|]*)(?:\|(?P<label>[^\[\]\n]*))?\]\](?!\()
    | \[@(?P<source>[^\s\[\],;|@]+)[ ]*(?:,[ ]*(?P<locator>[^\[\]\n]*))?\](?!\()
    | (?P<before>\]\([ ]*)(?:<(?P<angled>{_ANGLED})>|(?P<bare>{_PATH}))(?=[\s)])
    | ^(?P<definition>[ ]{{0,3}}\[(?!\^)[^\[\]\n]+\]:[ ]*)<?(?P<defined>{_PATH})>?(?=\s|$)
    """,
    re.VERBOSE | re.MULTILINE,
)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]*\]:", re.MULTILINE)
_LEFT_OVER = re.compile(r"!?\[\[(?![^\n]*\]\])|\[@(?![^\]\n]*\]\()")
_RAW_HTML = re.compile(r"(?<!\]\()<(?:/?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|!--|\?\w|!\[|![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Token:
    """A construct as found in the source. `raw` is what the editor typed."""

    kind: Literal["link", "embed", "citation", "destination", "fence", "code"]
    raw: str
    target: str = ""
    anchor: str = ""
    text: str = ""
    locator: str = ""
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class Source:
    """The text for Markdown with its tokens; `shifts` are (line, lines lost) where nested code will be folded."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    shifts: list[tuple[int, int]] = field(default_factory=list)

    def add(self, token: Token) -> str:
        """Keep a construct; the answer stands for it in the text."""
        self.tokens.append(token)
        return f"{MARK_OPEN}{len(self.tokens) - 1}{MARK_CLOSE}"

    def restore(self, text: str) -> str:
        """Write out the tokens in a text as the editor typed them."""
        return TOKEN.sub(lambda m: self.tokens[int(m[1])].raw, text) if MARK_OPEN in text else text

    def original_line(self, line: int) -> int:
        """Translate a line of the text in which nested code is folded into one line into a line of `text`."""
        for start, lost in self.shifts:
            if line > start:
                line += lost
        return line

    def footnotes_line(self) -> int:
        """Find the first footnote's definition; the list of footnotes comes from there."""
        found = _FOOTNOTE.search(self.text)
        return self.text.count("\n", 0, found.start()) + 1 if found else 1


def read(text: str, *, raw_html: bool) -> Source:
    """Replace fences and constructs by tokens, and complain about what is begun and not finished."""
    source = Source(text)
    fences = find_fences(text)
    _take_fences(source, fences)
    _take_constructs(source)
    _complain(source, fences, raw_html)
    return source


def link_target(destination: str) -> tuple[str, str]:
    """("../regions/jilin.md", "targets") of "../regions/jilin.md#targets"; the anchor percent-decoded."""
    target, _, anchor = destination.partition("#")
    return target, unquote(anchor)


def line_starts(text: str) -> list[int]:
    """List the offset of each line's first character."""
    return [0, *(m.end() for m in re.finditer("\n", text))]


def _take_fences(source: Source, fences: list[Fence]) -> None:
    """Replace each top-level fence by one token in a paragraph of its own, keeping the number of lines."""
    lines = source.text.split("\n")
    for fence in fences:
        source.complaints.extend(fence.complaints())
        if not fence.top:
            if fence.closed:
                source.shifts.append((fence.start, fence.end - fence.start))
            continue
        height = fence.end - fence.start + 1
        replacement = [""] * height
        if fence.body and height > 2:
            replacement[1] = source.add(_fence_token(fence))
        elif fence.body:  # not closed: the text ends with it, so there is nothing to keep apart
            replacement = ["", source.add(_fence_token(fence))]
        lines[fence.start - 1 : fence.end] = replacement
    source.text = "\n".join(lines)


def _fence_token(fence: Fence) -> Token:
    body = "\n".join(fence.body)
    if fence.is_ours:
        return Token("fence", raw=body, target=fence.name, line=fence.start, column=1)
    language = f' class="language-{html.escape(fence.name)}"' if fence.name else ""
    return Token("code", f"<pre><code{language}>{html.escape(body, quote=False)}\n</code></pre>", line=fence.start)


def _take_constructs(source: Source) -> None:
    text = source.text
    starts = line_starts(text)

    def replace(match: re.Match[str]) -> str:
        start = match.start()
        if _is_escaped(text, start):
            return match[0]
        line = bisect_right(starts, start)
        return _replacement(source, match, line, start - starts[line - 1] + 1)

    source.text = _CONSTRUCT.sub(replace, text)


def _is_escaped(text: str, position: int) -> bool:
    backslashes = 0
    while backslashes < position and text[position - 1 - backslashes] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def _replacement(source: Source, match: re.Match[str], line: int, column: int) -> str:
    found = match.groupdict()
    token = partial(Token, raw=match[0], line=line, column=column)
    if (embed := found["embed"]) is not None:
        return source.add(token("embed", target=embed.strip()))
    if (link := found["link"]) is not None:
        target, anchor = link_target(link.strip())
        return source.add(token("link", target=target, anchor=anchor, text=(found["label"] or "").strip()))
    if (cited := found["source"]) is not None:
        return source.add(token("citation", target=cited, locator=(found["locator"] or "").strip()))
    destination = found["angled"] or found["bare"] or found["defined"] or ""
    target, anchor = link_target(destination)
    before = found["before"] or found["definition"] or ""
    return before + source.add(
        token("destination", raw=destination, target=target, anchor=anchor, column=column + len(before))
    )


def _complain(source: Source, fences: list[Fence], raw_html: bool) -> None:
    """About brackets begun and not finished, and about raw HTML. Code is looked at only if there is a suspicion."""
    text = source.text
    if not ("[[" in text or "[@" in text or ("<" in text and not raw_html)):
        return
    prose = without_code(text, [fence for fence in fences if not fence.top])
    for number, line in enumerate(prose.split("\n"), 1):
        for match in _LEFT_OVER.finditer(line):
            if not _is_escaped(line, match.start()):
                column = len(source.restore(line[: match.start()])) + 1
                source.complaints.append((number, column, "E405", *_unfinished(match[0])))
    if not raw_html:
        _complain_of_html(source, prose)


def _complain_of_html(source: Source, prose: str) -> None:
    starts = line_starts(prose)
    reported = 0
    for match in _RAW_HTML.finditer(prose):
        line = bisect_right(starts, match.start())
        if line == reported or _is_escaped(prose, match.start()):
            continue
        reported = line
        shown = source.restore(match[0]).split("\n")[0]
        message = f"Raw HTML ({shown}) is not allowed in this site and is shown as text."
        remedy = "Write it as Markdown, put it in `code`, or set markdown: {raw_html: true} in site.yaml."
        source.complaints.append((line, None, "W402", message, remedy))


def _unfinished(opening: str) -> tuple[str, str]:
    if opening == "[@":
        return (
            "A citation begins with [@ here and is not finished.",
            "Write [@source-id] or [@source-id, part 3]; for two sources write two citations: [@one] [@two].",
        )
    kind = "An embed" if opening.startswith("!") else "A link"
    example = "![[quote:id]]" if opening.startswith("!") else "[[id]] or [[id|label]]"
    return (
        f"{kind} begins with {opening} here and has no ]] on the same line.",
        f"Write {example} on one line, or \\[[ for brackets that are only characters.",
    )
