"""Lines that a version control system leaves in a file where two people changed the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error

_MARKER = regex(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_BEGIN = regex(r"^<{7} .*$", re.MULTILINE)
_END = regex(r"^>{7} .*$", re.MULTILINE)
_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||")


def problems(text: str, path: str) -> tuple[Problem, ...]:
    """One error for each place that was left unmerged (E406), at the first of its lines."""
    return tuple(_problems(text, path)) if any(sign in text for sign in _SIGNS) else ()


def _problems(text: str, path: str) -> Iterator[Problem]:
    line = position = 0
    is_open = False
    for match in _MARKER.finditer(text):
        begins = match[0][0] == "<"
        line += text.count("\n", position, match.start())
        position = match.start()
        if begins or not is_open:
            message = f'Two versions of this file were not merged: "{match[0][:60]}" begins or ends one of them.'
            remedy = "Keep the words that are right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
            yield error("E406", Location(path, line + 1), message, remedy)
        is_open = begins or (is_open and match[0][0] == "|")


def in_a_copy(text: str, path: str) -> tuple[Problem, ...]:
    """The same for the copy of a source, which may hold such a line by itself: both ends must be there."""
    return problems(text, path) if _BEGIN.search(text) and _END.search(text) else ()
