"""What is read for what: whatever is worked out of the site notes the parts of it that it reads.

A part has a key, such as `record speech:jilin-2024 en` or `asset site.css`; an index, a row of a table, an answer and
the problems of a record have keys as well, so that one of them can be a part of another. All of a site is reached
through objects that note what is taken from them (`facts.py`, `entries.py`), so nobody can forget it. A part that is
not there is noted, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypeVar

from explainer.ground.digest import Digest

T = TypeVar("T")

Key: TypeAlias = str
"""The name of a part of the site, or of something that is made of parts: a word for its sort, then what it is."""

SHOWN = "shown "
"""Before the key of what only readers see: records that are published, without versions that are not."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What something that was worked out has read, in this order.

    `digest` is that of an answer or of a small value, and `value` a small value as text; "" for what has none.
    """

    reads: tuple[Key, ...]
    digest: Digest = ""
    value: str = ""


Keep: TypeAlias = Callable[[T], tuple[Digest, str]]
"""Gives the digest of a value, and the value as text, "" where they are not kept."""


class Reads:
    """Who has read what. `here` takes the keys of whatever is being worked out; outside of that, nobody keeps them."""

    def __init__(self) -> None:
        self.of: dict[Key, WorkedOut] = {}
        self.here: dict[Key, None] = _Nobody()
        self._new: list[Key] = []

    def work_out(self, key: Key, make: Callable[[], T], keep: Keep[T] = lambda _: ("", "")) -> T:
        """What `make` returns; what it reads is kept under `key`. If it fails, whoever asked has read that instead."""
        outer, own = self.here, dict[Key, None]()
        self.here = own
        try:
            value = make()
        except BaseException:
            outer.update(own)
            raise
        finally:
            self.here = outer
        self.of[key] = WorkedOut(tuple(own), *keep(value))
        self._new.append(key)
        return value

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """While something is held against an earlier build: what is looked at for that is not what an asker reads."""
        outer, self.here = self.here, _Nobody()
        try:
            yield
        finally:
            self.here = outer

    def news(self) -> dict[Key, WorkedOut]:
        """What has been worked out since this was last asked, to be told to another process."""
        new, self._new = self._new, []
        return {key: self.of[key] for key in new}

    def learn(self, news: Mapping[Key, WorkedOut]) -> None:
        """Take in what another process has worked out."""
        self.of.update(news)


class _Unknown:
    """What stands for a value that nobody remembers."""


UNKNOWN: Final = _Unknown()

Recall: TypeAlias = Callable[[Key, Callable[..., Any]], Any]
"""Gives the value with a key that a function made in an earlier build, if it would be the same now, or `UNKNOWN`."""


def nothing_remembered(_key: Key, _make: Callable[..., Any]) -> Any:
    """Remembers nothing."""
    return UNKNOWN


class _Nobody(dict[Key, None]):
    """Forgets what it is told."""

    def __setitem__(self, _key: Key, _value: None) -> None:
        pass

    def update(self, *_others: object, **_more: object) -> None:
        pass


class NotedMapping(Mapping[str, T]):
    """A mapping that notes what is taken from it: `one` and the name for an item, `all` for the list of names."""

    def __init__(self, known: Mapping[str, T], reads: Reads, one: str, all: Key) -> None:
        self._known = known
        self._reads = reads
        self._one = one
        self._all = all

    def __getitem__(self, name: str) -> T:
        self._reads.here[f"{self._one} {name}"] = None
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        self._reads.here[f"{self._one} {name}"] = None
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        self._reads.here[self._all] = None
        return iter(self._known)

    def __len__(self) -> int:
        self._reads.here[self._all] = None
        return len(self._known)
