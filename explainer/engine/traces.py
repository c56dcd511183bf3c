"""What was true when each file was written.

After a build that went well, every page has been checked against the answers of that day, so the questions and their
digests are in the file once, and each page only lists the numbers of its questions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explainer.ground.digest import Digest
from explainer.ground.disk import is_below
from explainer.ground.problems import Problem, as_row, from_row

if TYPE_CHECKING:
    from explainer.pages.answers import Question

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Trace:
    """A page's recipe, the answers that it was made from, the digest of the bytes that were written, and its links."""

    recipe: Digest
    asked: Mapping[Question, Digest]
    output: Digest
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildTrace:
    """The trace of a whole build that went well.

    `inputs` is the digest of all that it was made from, `zone` and `day` the site's time zone and the day in it,
    `outputs` the digests of the files, and `problems` its problems. If none of the inputs has changed, no
    answer can have changed, so nothing need be asked.
    """

    inputs: Digest
    zone: str
    day: str
    outputs: Mapping[str, Digest]
    problems: tuple[Problem, ...]


def encode_whole(whole: BuildTrace) -> bytes:
    """As bytes for the store; `decode_whole` is the inverse."""
    rows = [as_row(problem) for problem in whole.problems]
    raw = [FORMAT, whole.inputs, whole.zone, whole.day, dict(whole.outputs), rows]
    return json.dumps(raw, separators=(",", ":")).encode()


def decode_whole(content: bytes | None) -> BuildTrace | None:
    """The trace; None if the bytes are missing, damaged or of another format."""
    try:
        form, inputs, zone, day, outputs, rows = json.loads(content or b"[]")
        if form != FORMAT:
            return None
        if not all(isinstance(text, str) for text in (inputs, zone, day, *outputs, *outputs.values())):
            return None
        if not all(map(is_below, outputs)):
            return None
        return BuildTrace(inputs, zone, day, outputs, tuple(from_row(row) for row in rows))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def encode(traces: Mapping[str, Trace]) -> bytes:
    """As bytes for the store; `decode` is the inverse."""
    numbers: dict[tuple[Question, Digest], int] = {}
    places: dict[str, int] = {}
    pages = {}
    for output, trace in sorted(traces.items()):
        asked = [numbers.setdefault(item, len(numbers)) for item in trace.asked.items()]
        links = [places.setdefault(link, len(places)) for link in trace.links]
        pages[output] = [trace.recipe, trace.output, asked, links]
    answers = [[list(question), digest] for question, digest in numbers]
    whole = {"format": FORMAT, "answers": answers, "places": list(places), "pages": pages}
    return json.dumps(whole, separators=(",", ":")).encode()


def decode(content: bytes | None) -> dict[str, Trace]:
    """The traces by path; none if the bytes are missing, damaged or of another format."""
    if content is None:
        return {}
    try:
        raw = json.loads(content)
        if raw["format"] != FORMAT:
            return {}
        answers = [(tuple(question), digest) for question, digest in raw["answers"]]
        places = [str(place) for place in raw["places"]]
        return {output: _trace(page, answers, places) for output, page in raw["pages"].items() if is_below(output)}
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return {}


def _trace(page: list[object], answers: list[tuple[Question, Digest]], places: list[str]) -> Trace:
    recipe, output, asked, links = page
    if not (
        isinstance(recipe, str) and isinstance(output, str) and isinstance(asked, list) and isinstance(links, list)
    ):
        raise TypeError("not a trace")
    return Trace(recipe, dict(answers[number] for number in asked), output, tuple(places[number] for number in links))
