"""What was true when each file was written, and when the whole build was done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from explainer.ground.digest import Digest
from explainer.ground.disk import is_below
from explainer.ground.problems import Problem, as_row, from_row

FORMAT = 2


@dataclass(frozen=True, slots=True)
class Trace:
    """A page's recipe, the digest of the bytes that were written, and the record that the page is about, or ""."""

    recipe: Digest
    output: Digest
    subject: str


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
