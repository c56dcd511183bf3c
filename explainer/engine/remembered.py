"""What was true after the last build that went well, as it is stored: all but what is kept in chunks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from explainer.engine.chunks import ChunkName
from explainer.engine.traces import Trace
from explainer.facts.reading import Key, WorkedOut
from explainer.ground.digest import Digest
from explainer.ground.disk import is_below
from explainer.ground.problems import Problem, as_row, from_row

FORMAT: Final = 2

Found: TypeAlias = tuple[tuple[str, Problem], ...]
"""The problems of a record, or of a check of the whole site, each with the name of its check."""


def _no_chunk(_name: ChunkName) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was true after the last build that went well.

    `stamps` say what makes each record, by its ref; `parts` are the other parts of the site that were read; `pages` are
    the files that were written, by path; `chunks` are the digests of all chunks, and `read` gives one of them as it was
    written, or None if it is lost.
    """

    frame: Digest = ""
    stamps: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[Key, Digest] = field(default_factory=dict)
    problems: Mapping[Key, Found] = field(default_factory=dict)
    pages: Mapping[str, Trace] = field(default_factory=dict)
    chunks: Mapping[ChunkName, Digest] = field(default_factory=dict)
    read: Callable[[ChunkName], bytes | None] = _no_chunk


NOTHING: Final = Remembered()


def encode(remembered: Remembered) -> bytes:
    """As bytes for the store; `decode` is the inverse, but for `read`."""
    raw = {
        "format": FORMAT,
        "frame": remembered.frame,
        "stamps": remembered.stamps,
        "parts": remembered.parts,
        "problems": {
            key: [[name, *as_row(problem)] for name, problem in found] for key, found in remembered.problems.items()
        },
        "pages": {path: [trace.recipe, trace.output, trace.subject] for path, trace in remembered.pages.items()},
        "chunks": remembered.chunks,
    }
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(content: bytes | None, read: Callable[[ChunkName], bytes | None] = _no_chunk) -> Remembered:
    """What is remembered; nothing if the bytes are missing, damaged or of another format."""
    try:
        raw = json.loads(content or b"null")
        if not isinstance(raw, dict) or raw["format"] != FORMAT:
            return NOTHING
        problems = {key: tuple((name, from_row(row)) for name, *row in found) for key, found in raw["problems"].items()}
        pages = {path: Trace(*row) for path, row in raw["pages"].items() if is_below(path)}
        found = Remembered(raw["frame"], raw["stamps"], raw["parts"], problems, pages, raw["chunks"], read)
        return found if _is_well_formed(found) else NOTHING
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NOTHING


def page_made(asked: Iterable[Key], links: Iterable[str]) -> WorkedOut:
    """What is remembered of a page that was made: the answers that it asked for, and where its links lead."""
    return WorkedOut(tuple(asked), "", json.dumps(list(links), separators=(",", ":")))


def links_of(value: str) -> tuple[str, ...] | None:
    """The links of a page as `page_made` wrote them; None if it did not."""
    try:
        links = json.loads(value)
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(links, list) and all(isinstance(link, str) for link in links)
    return tuple(links) if is_ours else None


def _is_well_formed(remembered: Remembered) -> bool:
    texts: Iterable[Any] = (
        remembered.frame,
        *remembered.stamps.values(),
        *remembered.parts.values(),
        *remembered.chunks.values(),
        *(text for trace in remembered.pages.values() for text in (trace.recipe, trace.output, trace.subject)),
        *(name for found in remembered.problems.values() for name, _ in found),
    )
    return all(type(text) is str for text in texts)
