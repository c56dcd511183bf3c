"""Heading ids, and what is wrong with an outline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from explainer.content.markup.values import Heading
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, warning

_HEADING = regex(r'<h([1-6])((?: [a-z-]+="[^"]*")*)>(.*?)</h\1>', re.DOTALL)
_ID = regex(r' id="([^"]*)"')
#: Ids that other parts of a page use: numbered embeds and references, quotations, footnotes.
_RESERVED = regex(r"[er]\d+|q-.*|fn(?:ref)?\d*:.*", re.DOTALL)


def with_ids(clean: str, used: dict[str, int], plain: Callable[[str], str]) -> tuple[str, list[tuple[int, str, str]]]:
    """Give each heading in the HTML an id that is not `used` yet; also list (level, id, text) of each.

    `used` maps each id to the highest number that was put after it, and is added to.
    """
    found: list[tuple[int, str, str]] = []

    def give_id(match: re.Match[str]) -> str:
        level, attributes, inner = match.groups()
        text = plain(inner)
        own = _ID.search(attributes)
        heading_id = _unique(own[1] if own else slug(text), used)
        found.append((int(level), heading_id, text))
        return f'<h{level} id="{heading_id}"{_ID.sub("", attributes)}>{inner}</h{level}>'

    return _HEADING.sub(give_id, clean), found


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, in any script; "section" if there are no words."""
    words = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", text).lower())
    return re.sub(r"[\s_-]+", "-", words).strip("-") or "section"


def _unique(wanted: str, used: dict[str, int]) -> str:
    base = f"section-{wanted}".replace(":", "-") if _RESERVED.fullmatch(wanted) else wanted or "section"
    candidate, number = base, used.get(base, 0)
    while candidate in used:
        number += 1
        candidate = f"{base}-{number}"
    used[base] = max(number, 1)
    used.setdefault(candidate, 1)
    return candidate


def problems(outline: Sequence[Heading], path: str) -> Iterator[Problem]:
    """Report a second title and skipped levels: readers who move from heading to heading lose their way."""
    previous = 1
    for heading in outline:
        where = Location(path, heading.line)
        if heading.level == 1:
            message = f"The heading “{heading.text}” has level 1, which is the title's."
            yield warning("W403", where, message, "Begin headings in the text with ##.")
        elif heading.level > previous + 1:
            message = f"The heading “{heading.text}” has level {heading.level}, after level {previous}."
            yield warning("W404", where, message, f"Write it with {'#' * (previous + 1)}, one level below.")
        previous = heading.level
