"""One content file, from bytes to `Parsed`. Pure, and it never raises: faults come back as problems.

`Parsed` has two parts, because they are used at different times. The *outline* (fields, places, references,
headings, blocks of YAML) is read at every build. The *body* is kept as bytes, decoded only for the page that shows it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from itertools import chain
from operator import attrgetter
from typing import Any

from explainer.content import invisible, locating, passages, yamlpos
from explainer.content.markup import Block, Heading, Image, Mark, MarkKind, Markup, convert
from explainer.content.yamlpos import KeyPath, Loaded, Plain
from explainer.ground.digest import Digest, digest_bytes
from explainer.ground.problems import Location, Problem, as_row, error, from_row


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of YAML in a body: `name` is timeline, chart, compare, matrix, map or video; `line` its first line."""

    name: str
    fields: Loaded
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """A text in its parts: `encoded` holds the blocks, and `prose` what `passages.encode` made of them."""

    marks: tuple[Mark, ...]
    headings: tuple[Heading, ...]
    fences: tuple[Fence, ...]
    images: tuple[Image, ...]
    encoded: bytes
    digest: Digest
    prose: str

    def __digest__(self) -> Digest:
        """The digest of the whole text, so that a body can be an answer without being decoded."""
        return self.digest

    def blocks(self) -> tuple[Block, ...]:
        """The text in its blocks, decoded anew each time."""
        return tuple(_block(*raw) for raw in json.loads(self.encoded))


@dataclass(frozen=True, slots=True)
class Parsed:
    """One content file. `body` is None for a file that is only YAML, or whose text is empty."""

    path: str
    fields: Loaded
    body: Body | None
    problems: tuple[Problem, ...]


EMPTY = Loaded(None, {}, {}, ())


def _values_of(kind: type, *names: str) -> attrgetter[Any]:
    """The fields of a flat record as a tuple, in the order in which its constructor takes them."""
    return attrgetter(*(names or [field.name for field in fields_of(kind)]))


_MARK_VALUES = _values_of(Mark)
_HEADING_VALUES = _values_of(Heading)
_IMAGE_VALUES = _values_of(Image)
_BEFORE_MARKS = _values_of(Block, "kind", "html", "text", "line")
_AFTER_MARKS = _values_of(Block, "fence", "source", "source_line")


def _block(before: list[Any], marks: list[int], after: list[Any]) -> Block:
    kind, html, text, line = before
    fence, source, source_line = after
    return Block(kind, html, text, line, tuple(marks), fence, source, source_line)


def parse(path: str, data: bytes, *, raw_html: bool = False) -> Parsed:
    """Read one `.md` or `.yaml` file."""
    text, problems = yamlpos.decode(data, path=path)
    if any(problem.is_error for problem in problems):
        return Parsed(path, EMPTY, None, problems)
    problems = (*problems, *invisible.problems(text, path))
    if path.endswith(".yaml"):
        fields = yamlpos.load(text, path=path)
        return Parsed(path, fields, None, (*problems, *fields.problems, *invisible.in_values(fields, path, text)))
    front, front_line, body_text, body_line, found = yamlpos.split_front_matter(text, path=path)
    problems = (*problems, *found)
    if front is None:
        if not any(problem.is_error for problem in found):
            problems = (*problems, _no_front_matter(path))
        return Parsed(path, EMPTY, None, problems)
    fields = yamlpos.load(front, path=path, first_line=front_line)
    problems = (*problems, *fields.problems, *invisible.in_values(fields, path, text))
    if not body_text.strip():
        return Parsed(path, fields, None, problems)
    markup = convert(body_text, path=path, first_line=body_line, raw_html=raw_html)
    body, fence_problems = _body(path, body_text, body_line, markup)
    return Parsed(path, fields, body, (*problems, *markup.problems, *fence_problems))


def _no_front_matter(path: str) -> Problem:
    return error(
        "E112",
        Location(path, 1),
        "The file has no fields. A record begins with a line of three hyphens, its fields, and three hyphens again.",
        "Begin the file with:  ---  then  title: …  then  ---",
    )


def _body(path: str, text: str, line: int, markup: Markup) -> tuple[Body, tuple[Problem, ...]]:
    fences = tuple(
        Fence(block.fence, yamlpos.load(block.source, path=path, first_line=block.source_line), block.source_line)
        for block in markup.blocks
        if block.kind == "fence"
    )
    blocks = [[_BEFORE_MARKS(block), block.marks, _AFTER_MARKS(block)] for block in markup.blocks]
    encoded = _compact(blocks)
    digest = _digest(markup.marks, fences, encoded)
    prose = passages.encode(tuple(locating.placed(passages.cut(markup.blocks, markup.marks), text, line)))
    body = Body(markup.marks, markup.headings, fences, markup.images, encoded, digest, prose)
    hidden = [invisible.in_html(((block.line, block.html) for block in markup.blocks), path, text)]
    sources = [block.source for block in markup.blocks if block.kind == "fence"]
    hidden += [invisible.in_values(fence.fields, path, source) for fence, source in zip(fences, sources, strict=True)]
    return body, (*(problem for fence in fences for problem in fence.fields.problems), *chain.from_iterable(hidden))


def _digest(marks: tuple[Mark, ...], fences: tuple[Fence, ...], encoded: bytes) -> Digest:
    """Headings and images are part of the blocks; marks and the fields of fences are not."""
    beside = [[_MARK_VALUES(mark) for mark in marks], [[fence.name, fence.fields.data] for fence in fences]]
    return digest_bytes(encoded + _compact(beside))


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def encode(parsed: Parsed) -> tuple[bytes, bytes]:
    """Outline and body as bytes for the store; `decode` is the inverse."""
    body = parsed.body
    outline: dict[str, Any] = {
        "fields": _encode_loaded(parsed.fields),
        "problems": [as_row(problem) for problem in parsed.problems],
        "body": None,
    }
    if body is not None:
        outline["body"] = {
            "marks": [_MARK_VALUES(mark) for mark in body.marks],
            "headings": [_HEADING_VALUES(heading) for heading in body.headings],
            "images": [_IMAGE_VALUES(image) for image in body.images],
            "fences": [[fence.name, _encode_loaded(fence.fields), fence.line] for fence in body.fences],
            "digest": body.digest,
            "prose": body.prose,
        }
    return _compact(outline), body.encoded if body else b""


def decode(path: str, outline: bytes, body: bytes) -> Parsed:
    """Raises ValueError, KeyError or TypeError if the bytes are not what `encode` wrote."""
    raw = json.loads(outline)
    problems = tuple(from_row(item) for item in raw["problems"])
    text = raw["body"]
    if text is None:
        return Parsed(path, _decode_loaded(raw["fields"]), None, problems)
    marks = tuple(Mark(MarkKind(kind), *rest) for kind, *rest in text["marks"])
    headings = tuple(Heading(*heading) for heading in text["headings"])
    fences = tuple(Fence(name, _decode_loaded(fields), line) for name, fields, line in text["fences"])
    images = tuple(Image(*image) for image in text["images"])
    decoded = Body(marks, headings, fences, images, body, text["digest"], text["prose"])
    return Parsed(path, _decode_loaded(raw["fields"]), decoded, problems)


def _encode_loaded(loaded: Loaded) -> list[object]:
    def places(marks: Mapping[KeyPath, tuple[int, int]]) -> list[object]:
        return [[list(key_path), line, column] for key_path, (line, column) in marks.items()]

    return [loaded.data, places(loaded.marks), places(loaded.key_marks)]


def _decode_loaded(raw: list[Any]) -> Loaded:
    data: Plain
    data, marks, key_marks = raw
    return Loaded(
        data,
        {tuple(key_path): (line, column) for key_path, line, column in marks},
        {tuple(key_path): (line, column) for key_path, line, column in key_marks},
        (),
    )
