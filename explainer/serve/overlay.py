"""What a page gets on its way to the browser: the reload script, and a box with the problems of the last build.

Pure functions on bytes. The script and the style sheet go directly behind the doctype: there they work in any page,
with or without a `</head>`, and before a policy in a `<meta>` element applies to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from explainer.ground.patterns import regex
from explainer.ground.problems import Problem
from explainer.ground.report import LineOf, as_text

MOST_PROBLEMS = 40
"""How many problems are shown in the browser; the terminal shows all of them."""

_DOCTYPE = regex(rb"\A(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->)*(?:<!doctype[^>]*>)?", re.IGNORECASE | re.DOTALL)
_POLICY = regex(
    rb"<meta\b(?=[^>]*\bhttp-equiv\s*=\s*[\"']?content-security-policy\b)[^>]*?\bcontent\s*=\s*(?P<quote>[\"'])"
    rb"(?P<policy>.*?)(?P=quote)",
    re.IGNORECASE | re.DOTALL,
)

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<h1>{title}</h1>
<p>{text}</p>
</body>
</html>
"""


def page(title: str, text: str) -> bytes:
    """A page of our own, for when the site has none to show."""
    return _PAGE.format(title=escape(title), text=escape(text)).encode()


def box_of_problems(problems: Iterable[Problem], line_of: LineOf) -> bytes:
    """The errors of a failed build as the terminal shows them: code, place, line with caret, message and fix."""
    errors = [problem for problem in problems if problem.is_error]
    more = f"\n… and {len(errors) - MOST_PROBLEMS} more, see the terminal.\n" if len(errors) > MOST_PROBLEMS else ""
    return box(as_text(errors[:MOST_PROBLEMS], line_of) + more)


def box(text: str) -> bytes:
    """A box over the page that says in plain text why it does not show the latest state of the files."""
    return (
        '<div class="explainer-problems" role="alert" lang="en" dir="ltr">'
        "<p>The site could not be built. Below is the last good one, if there is any.</p>"
        f'<pre tabindex="0">{escape(text)}</pre></div>\n'
    ).encode("utf-8", "backslashreplace")


def dressed(document: bytes, *, host: str, port: int, build: str, box: bytes) -> bytes:
    """The document with the reload script and, if there is one, the box. `host` and `port` are the browser's own.

    livereload's client reads its address from the script's query, and the build that the page shows from `data-build`.
    """
    query = escape(f"host={host}&port={port}&mindelay=300&maxdelay=3000")
    extra = f'<script src="/livereload.js?{query}" data-build="{escape(build)}" defer></script>'.encode()
    if box:
        extra += b'<link rel="stylesheet" href="/livereload.css">'
    document = _POLICY.sub(lambda found: _with_socket(found, f"ws://{host}:{port}"), document, count=1)
    start = _DOCTYPE.match(document)
    cut = start.end() if start else 0
    return document[:cut] + extra + document[cut:] + box


def _with_socket(found: re.Match[bytes], socket: str) -> bytes:
    """The policy's element, with leave to open the reload socket."""
    policy = allowing(unescape(found["policy"].decode("utf-8", "replace")), socket)
    before = found.group()[: found.start("policy") - found.start()]
    return before + escape(policy).encode() + found["quote"]


def allowing(policy: str, source: str) -> str:
    """A Content-Security-Policy under which scripts may also connect to `source`.

    `connect-src` falls back to `default-src`; without either nothing is forbidden. 'none' must be alone, so it goes.
    """
    directives = [words for words in (part.split() for part in policy.split(";")) if words]
    by_name = {words[0].lower(): words for words in reversed(directives)}
    allowed = by_name.get("connect-src") or by_name.get("default-src")
    if allowed is None:
        return policy
    sources = [word for word in allowed[1:] if word.lower() != "'none'"]
    kept = [words for words in directives if words[0].lower() != "connect-src"]
    return "; ".join(" ".join(words) for words in [*kept, ["connect-src", *sources, source]])
