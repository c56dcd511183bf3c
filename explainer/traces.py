"""What was true when each file was written.

After a build that went well, every page has been checked against the answers of that day, so the questions and their
digests stand once in the file and each page only lists the numbers of its questions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from explainer.answers import Read
from explainer.digest import Digest

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Trace:
    """A page's recipe, the answers that it was made from, and the digest of the bytes that were written."""

    recipe: Digest
    reads: Mapping[Read, Digest]
    output: Digest


def encode(traces: Mapping[str, Trace]) -> bytes:
    """As bytes for the store; `decode` is the inverse."""
    numbers: dict[tuple[Read, Digest], int] = {}
    pages = {}
    for output, trace in sorted(traces.items()):
        reads = [numbers.setdefault(item, len(numbers)) for item in trace.reads.items()]
        pages[output] = [trace.recipe, trace.output, reads]
    answers = [[list(read), digest] for read, digest in numbers]
    return json.dumps({"format": FORMAT, "answers": answers, "pages": pages}, separators=(",", ":")).encode()


def decode(content: bytes | None) -> dict[str, Trace]:
    """Nothing, where the bytes are missing, damaged or of another format."""
    if content is None:
        return {}
    try:
        raw = json.loads(content)
        if raw["format"] != FORMAT:
            return {}
        answers = [(tuple(read), digest) for read, digest in raw["answers"]]
        return {output: _trace(page, answers) for output, page in raw["pages"].items()}
    except (ValueError, KeyError, TypeError, IndexError):
        return {}


def _trace(page: list[object], answers: list[tuple[Read, Digest]]) -> Trace:
    recipe, output, reads = page
    if not (isinstance(recipe, str) and isinstance(output, str) and isinstance(reads, list)):
        raise TypeError("not a trace")
    return Trace(recipe, dict(answers[number] for number in reads), output)
