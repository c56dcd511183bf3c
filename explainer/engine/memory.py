"""What an earlier build worked out, and whether it would come out the same today.

The rule, for an answer, the problems of a record, an index and a row of a table alike: it is as it was if all that it
read is as it was. A part of the site is as it was if its digest is; a row that read something else is worked out again,
and is as it was if its digest is the same all the same. Everything else is worked out when it is needed.

The memory of a build that went well holds all that was true then: the digest of each part that was read, what was read
for each thing, the digests of answers and rows, and the problems that were found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from explainer.extend import Extensions
from explainer.facts import smallvalues
from explainer.facts.facts import Facts
from explainer.facts.reading import UNKNOWN, Key, WorkedOut
from explainer.ground.digest import Digest
from explainer.ground.problems import Problem, as_row, from_row

FORMAT: Final = 1
_WORKED_OUT: Final = frozenset({"index", "row", "lookup", "answer", "problems", "check"})
_DIGESTED: Final = frozenset({"row", "lookup"})
_DOCUMENT: Final = frozenset({"record", "text", "lines"})

Found = tuple[tuple[str, Problem], ...]
"""The problems of a record, or of a check of the whole site, each with the name of its check."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was true after the last build that went well. `stamps` are the files of each document."""

    frame: Digest = ""
    stamps: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[Key, Digest] = field(default_factory=dict)
    worked_out: Mapping[Key, WorkedOut] = field(default_factory=dict)
    problems: Mapping[Key, Found] = field(default_factory=dict)


NOTHING: Final = Remembered()


class Memory:
    """What is remembered, held against the contents of today: the `facts` of this are those that recall it.

    `files` are the digests of the site's files by path.
    """

    def __init__(
        self, remembered: Remembered, today: Facts, extensions: Extensions, files: Mapping[str, Digest]
    ) -> None:
        self._old = remembered if remembered.frame == today.contents.frame else NOTHING
        self.facts = Facts(today.contents, today.reads, self._recall)
        self._tables = extensions.tables
        self._lookups = extensions.lookups
        self._stamps = dict(_stamps(today, files))
        self._parts: dict[Key, Digest | None] = {}
        self._same: dict[Key, bool] = {}

    def digest(self, key: Key) -> Digest | None:
        """The digest of an answer, if it is as it was; None if it is not, or if nobody knows."""
        return self._old.worked_out[key].digest if self.is_same(key) else None

    def problems(self, key: Key) -> Found | None:
        """The problems that were found, if they are the same now."""
        return self._old.problems.get(key) if self.is_same(key) else None

    def is_same(self, key: Key) -> bool:
        """Whether something is as it was."""
        if key not in self._same:
            self._same[key] = False  # while that is being found out, nothing of it is recalled
            with suppress(RecursionError):  # no build nests so deep; whoever did write it is not believed
                self._same[key] = self._is_same(key)
        return self._same[key]

    def way_to_change(self, key: Key) -> tuple[Key, ...]:
        """From something that is not as it was to the first part of the site that made it so, by what was read."""
        old = self._old.worked_out.get(key)
        differs = next((read for read in old.reads if not self.is_same(read)), None) if old else None
        return (key,) if differs is None else (key, *self.way_to_change(differs))

    def _recall(self, key: Key, make: Callable[..., Any]) -> Any:
        old = self._old.worked_out.get(key)
        if old is None or not old.value:
            return UNKNOWN
        with self.facts.reads.unheard():
            if not self.is_same(key):
                return UNKNOWN
        try:
            return smallvalues.decode(make, old.value)
        except ValueError:
            return UNKNOWN

    def _is_same(self, key: Key) -> bool:
        sort = key.partition(" ")[0]
        if sort not in _WORKED_OUT:
            seen = self._old.parts.get(key)
            return seen is not None and self._part(key) == seen
        old = self._old.worked_out.get(key)
        if old is None:
            return False
        return all(map(self.is_same, old.reads)) or (sort in _DIGESTED and self._again(key) == old.digest)

    def _again(self, key: Key) -> Digest | None:
        """The digest of a row, or of what was looked up, as it is now; None if there is no such thing any more."""
        facts = self.facts
        try:
            sort, name, text = key.split(" ", 2)
            if sort == "lookup":
                self._lookups[name](facts, text)
            else:
                ref, *arguments = text.split(" ")
                self._tables[name](facts, facts.entries[ref], *arguments)
            return facts.reads.of[key].digest
        except Exception:  # what it is about is gone, or it fails in a way of its own: then nothing is known
            return None

    def _part(self, key: Key) -> Digest | None:
        if key not in self._parts:
            self._parts[key] = self._work_out(key)
        return self._parts[key]

    def _work_out(self, key: Key) -> Digest | None:
        """The digest of a part as it is now; None if sites have no such parts, as only a foreign memory says.

        Of a document whose files are as they were, it is remembered.
        """
        sort, _, document = key.partition(" ")
        if sort in _DOCUMENT and key in self._old.parts:
            stamp = self._stamps.get(document)
            if stamp is not None and stamp == self._old.stamps.get(document):
                return self._old.parts[key]
        try:
            return self.facts.contents.digest_of(key)
        except LookupError:
            return None

    def after(self, asked: Iterable[Key], found: Mapping[Key, Found]) -> Remembered:
        """What is to be remembered: all that was read for the answers with the keys `asked`, and for the problems."""
        parts: dict[Key, Digest] = {}
        worked_out: dict[Key, WorkedOut] = {}
        waiting = [*asked, *found]
        while waiting:
            key = waiting.pop()
            if key in parts or key in worked_out:
                continue
            if key.partition(" ")[0] not in _WORKED_OUT:
                parts[key] = self._part(key) or ""
            elif (known := self.facts.reads.of.get(key) or self._old.worked_out.get(key)) is not None:
                worked_out[key] = known
                waiting += known.reads
        return Remembered(self.facts.contents.frame, self._stamps, parts, worked_out, found)


def _stamps(facts: Facts, files: Mapping[str, Digest]) -> Iterator[tuple[str, str]]:
    """For each document, by ref and language, its file and the one whose fields it inherits: their paths and digests.

    The paths belong to it, since problems name them: a record may be moved to another file of the same bytes.
    """
    for entry in facts.contents.entries.values():
        for lang, document in entry.versions.items():
            origin = document.origin
            paths = [origin.path, origin.fallback.path] if origin.fallback else [origin.path]
            yield f"{entry.ref} {lang}", " ".join(f"{path} {files[path]}" for path in paths)


def encode(memory: Remembered) -> bytes:
    """As bytes for the store; `decode` is the inverse."""
    numbers: dict[Key, int] = {}

    def number(key: Key) -> int:
        return numbers.setdefault(key, len(numbers))

    worked_out = [
        [number(key), made.digest, made.value, *map(number, made.reads)] for key, made in memory.worked_out.items()
    ]
    parts = [[number(key), seen] for key, seen in memory.parts.items()]
    problems = {key: [[name, *as_row(problem)] for name, problem in found] for key, found in memory.problems.items()}
    raw = {
        "format": FORMAT,
        "frame": memory.frame,
        "stamps": memory.stamps,
        "worked_out": worked_out,
        "parts": parts,
        "problems": problems,
        "keys": list(numbers),
    }
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(content: bytes | None) -> Remembered:
    """What is remembered; nothing if the bytes are missing, damaged or of another format."""
    try:
        raw = json.loads(content or b"null")
        if not isinstance(raw, dict) or raw["format"] != FORMAT:
            return NOTHING
        keys: list[Key] = raw["keys"]
        worked_out = {
            keys[number]: WorkedOut(tuple([keys[read] for read in reads]), digest, value)
            for number, digest, value, *reads in raw["worked_out"]
        }
        problems = {key: tuple((name, from_row(row)) for name, *row in found) for key, found in raw["problems"].items()}
        parts = {keys[number]: seen for number, seen in raw["parts"]}
        remembered = Remembered(raw["frame"], raw["stamps"], parts, worked_out, problems)
        return remembered if _is_well_formed(remembered) else NOTHING
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return NOTHING


def _is_well_formed(memory: Remembered) -> bool:
    texts: Iterable[Any] = (
        memory.frame,
        *memory.parts,
        *memory.worked_out,
        *memory.stamps.values(),
        *memory.parts.values(),
        *(made.digest for made in memory.worked_out.values()),
        *(made.value for made in memory.worked_out.values()),
    )
    names = (name for found in memory.problems.values() for name, _ in found)
    return all(type(text) is str for text in (*texts, *names))
