"""A long list in parts: by year, month and day, or by the letters of names. One rule for every list of the site.

An entry has a key, and the address of a part is the beginning of a key (`2024/03/`). A part with too many entries has
parts below it and stays where it is, so an address means the same however long the list becomes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from explainer.ground.dates import PartialDate

LIMIT = 100
"""The most entries on one page of a list. The largest, events and figures with what they rest on, have about 26
elements and 2.3 KB each: a hundred leave a third free below 4,000 elements, a quarter below 300 KiB."""
SHOWN = 12
"""How much of a longer list another page shows, such as a region's: two screens, before the link to all of it."""
UNDATED = "undated"
"""The first word of the keys of entries without a year."""

Key: TypeAlias = tuple[str, ...]
Listed: TypeAlias = list[tuple[str, Key]]
"""Names, such as refs, in the order of a list, each with its key there."""
Standing: TypeAlias = tuple[int, str, PartialDate | None]
"""The order, the title and the date of a record."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list: its key ("" for the whole), the names of all its entries in order, and the parts below it."""

    key: Key
    names: tuple[str, ...]
    below: tuple[Key, ...]


def parts(entries: Iterable[tuple[str, Key]], limit: int = LIMIT) -> Mapping[Key, Part]:
    """All parts of a list of (name, key) in its order, the whole first, each before those below it.

    Where the keys say no more, parts are numbered.
    """
    return {part.key: part for part in _split((), tuple(entries), limit)}


def _split(key: Key, entries: tuple[tuple[str, Key], ...], limit: int) -> Iterator[Part]:
    depth, groups = len(key), dict[Key, list[tuple[str, Key]]]()
    says_more = all(len(own) > depth for _, own in entries)
    for place, entry in enumerate(entries) if len(entries) > limit else ():
        below = entry[1][: depth + 1] if says_more else (*key, str(place // limit + 1))
        groups.setdefault(below, []).append(entry)
    yield Part(key, tuple(name for name, _ in entries), tuple(groups))
    for below, group in groups.items():
        yield from _split(below, tuple(group), limit)


def last_part(entries: Iterable[tuple[str, Key]]) -> Mapping[str, Key]:
    """The smallest part in which each entry of a list is: the page that shows it for certain."""
    return {name: part.key for part in parts(entries).values() if not part.below for name in part.names}


def date_key(date: PartialDate | None, name: str) -> Key:
    """The key of something with a date: the year, with month and day if all of it is in one, then the letters."""
    if date is None or not date.has_year:
        return (UNDATED, *letter_key(name))
    first, last = date.earliest, date.latest
    found = [f"{date.year:04}"]
    if first and last and (first.year, first.month) == (last.year, last.month):
        found += [f"{first.month:02}"] + ([f"{first.day:02}"] if first == last else [])
    return (*found, *letter_key(name))


def letter_key(name: str) -> Key:
    """The key of a name: its first letter, and its first two. What is no letter of the Latin alphabet counts as 0."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = [sign for sign in plain if sign.isascii() and sign.isalnum()][:2]
    if not letters or not letters[0].isalpha():
        return ("0", "0")
    return (letters[0], "".join(letters))


def address(key: Key) -> str:
    """The address of a part below that of its list: `2024/03/`, "" for the whole."""
    return "".join(f"{word}/" for word in key)


def of_records(standings: Mapping[str, Standing], by_date: bool) -> Listed:
    """Records of a kind as they are listed: by order and title, or by date, the newest first."""
    ranked = sorted(standings.items(), key=lambda item: (item[1][:2], item[0]))
    if not by_date:
        return [(ref, letter_key(title)) for ref, (_, title, _) in ranked]
    ranked.sort(key=lambda item: newest_first(item[1][2]), reverse=True)
    return [(ref, date_key(date, title)) for ref, (_, title, date) in ranked]


def newest_first(date: PartialDate | None) -> tuple[object, ...]:
    """A sort key for the newest first; dates without a year come last."""
    return date.sort_key if date is not None and date.has_year else ()


def key_at(part: str) -> Key:
    """The key of the part with an address."""
    return tuple(part.split("/")[:-1])
