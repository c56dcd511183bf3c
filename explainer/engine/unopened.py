"""Which records need not be opened: those in whose files an earlier build found no problem, while they are the same.

All is remembered in one value, which is read as nothing if any of it is not what we write. A record is known by all its
files at once, since a language version inherits fields: if one of them differs, is new or is gone, all are read. So are
collections, records of a kind that has one, and whatever is written twice, as the problems of those lie between files.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias, get_args

from explainer.content.parse import Parsed
from explainer.content.placing import RecordPlace, placed
from explainer.facts.covers import Cover, UnreadFile
from explainer.facts.entries import Entry
from explainer.ground.digest import Digest
from explainer.ground.problems import Location
from explainer.model.common import Status

FORMAT: Final = 1
_STATUSES: Final = frozenset(get_args(Status))


@dataclass(frozen=True, slots=True)
class Row:
    """What is remembered of a file: `seen` is the digest of how and as what it was read, `cover` that of its record."""

    seen: Digest
    cover: Cover


Rows: TypeAlias = Mapping[str, Mapping[str, Row]]
"""The rows of each record that need not be opened, by ref and the path of each of its files."""
Files: TypeAlias = Mapping[str, Mapping[str, RecordPlace]]
"""The files of each record that may have rows, by ref and path."""


def files_of_records(paths: Sequence[str], languages: Sequence[str]) -> Files:
    """The files of each record, as far as they hold it alone and nothing else can hold it, too."""
    found: dict[str, dict[str, RecordPlace]] = {}
    collected: set[str] = set()
    known = frozenset(paths)
    for path in paths:
        place = placed(path, languages, known)
        if not isinstance(place, RecordPlace):
            continue
        if place.id:
            found.setdefault(f"{place.kind}:{place.id}", {})[path] = place
        else:
            collected.add(place.kind)
    return {ref: files for ref, files in found.items() if _is_alone(files, languages[0], collected)}


def _is_alone(files: Mapping[str, RecordPlace], default: str, collected: Iterable[str]) -> bool:
    langs = [place.lang for place in files.values()]
    kind = next(place.kind for place in files.values())
    return default in langs and len(set(langs)) == len(langs) and kind not in collected


def unread(
    files: Files, rows: Rows, digests: Mapping[str, Digest], read: Callable[[str], Parsed]
) -> dict[str, UnreadFile]:
    """The files that need not be read, by path. `digests` say how and as what each would be read; `read` does it."""
    found: dict[str, UnreadFile] = {}
    for ref, places in files.items():
        known = rows.get(ref, {})
        if known.keys() == places.keys() and all(known[path].seen == digests[path] for path in places):
            for path, place in places.items():
                found[path] = UnreadFile(path, place, known[path].cover, partial(read, path))
    return found


def rows_of(
    files: Files, old: Rows, digests: Mapping[str, Digest], read: Mapping[str, Parsed], entries: Mapping[str, Entry]
) -> Rows:
    """The rows of today: those of the records that were not read, and of those in which there was no problem."""
    rows: dict[str, Mapping[str, Row]] = {}
    for ref, places in files.items():
        if not places.keys() & read.keys():
            rows[ref] = old[ref]
        elif ref in entries and not any(read[path].problems for path in places):
            documents = {document.path: document for document in entries[ref].versions.values()}
            if documents.keys() == places.keys():  # each of them could be validated
                rows[ref] = {path: Row(digests[path], documents[path].cover) for path in places}
    return rows


def encode(rows: Rows) -> bytes:
    """As bytes for the store; `decode` is the inverse."""
    raw = {ref: {path: [row.seen, *_values(row.cover)] for path, row in known.items()} for ref, known in rows.items()}
    return json.dumps([FORMAT, raw], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(content: bytes | None) -> Rows:
    """The rows; none if the bytes are missing, damaged or of another format."""
    try:
        format, raw = json.loads(content or b"null")
        if format != FORMAT:
            return {}
        return {ref: {path: _row(path, *values) for path, values in known.items()} for ref, known in raw.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _values(cover: Cover) -> list[object]:
    """The values of a cover without its path, as `_row` takes them."""
    days = [day.isoformat() if day else None for day in (cover.begins, cover.ends)]
    old_paths = [[old, where.line, where.column] for old, where in cover.old_paths]
    return [cover.where.line, cover.where.column, cover.status, *days, old_paths, cover.withholds]


def _row(
    path: str,
    seen: object,
    line: object,
    column: object,
    status: Any,
    begins: Any,
    ends: Any,
    old_paths: Any,
    withholds: object,
) -> Row:
    """Raises ValueError or TypeError for what is none."""
    if type(seen) is not str or status not in _STATUSES or type(withholds) is not bool:
        raise ValueError("not a row")
    old = tuple((_text(old), _location(path, *where)) for old, *where in old_paths)
    return Row(seen, Cover(_location(path, line, column), status, _day(begins), _day(ends), old, withholds))


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("not a row")
    return value


def _location(path: str, line: Any, column: Any) -> Location:
    if any(number is not None and type(number) is not int for number in (line, column)):
        raise ValueError("not a row")
    return Location(path, line, column)


def _day(text: Any) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
