"""What can be said of a document without opening it, so that an edit opens only the few that it concerns.

Opening one means to decode its file and to make a record of its fields. That takes a third of a millisecond, so a site
of ten thousand records would spend seconds on what it does not look at.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from explainer.content.parse import Body, Parsed
from explainer.content.placing import RecordPlace
from explainer.content.schema import Origin
from explainer.facts.withholding import withholds
from explainer.ground.dates import PartialDate
from explainer.ground.problems import Location
from explainer.model.common import Record, Status


@dataclass(frozen=True, slots=True)
class Cover:
    """What every build asks of every document, because its pages are planned and readers see it, or not, from a day on.

    `where` is the place of the document itself, and `old_paths` are its earlier addresses with their places. It
    `begins` and `ends` to be on the site on these days. `withholds` is of a source, some words of which no page may
    show.
    """

    where: Location
    status: Status = "published"
    begins: datetime.date | None = None
    ends: datetime.date | None = None
    old_paths: tuple[tuple[str, Location], ...] = ()
    withholds: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What is written in a document: what its fields say, where they are, and its text; None if it has none."""

    record: Record
    origin: Origin
    body: Body | None

    @property
    def cover(self) -> Cover:
        """What can be said of it without opening it."""
        record, origin = self.record, self.origin
        return Cover(
            origin.locate((), key=True),
            record.status,
            _day(record.publish_on),
            _day(record.expires_on),
            tuple((old, origin.locate(("old_paths", number))) for number, old in enumerate(record.old_paths)),
            withholds(record),
        )

    @property
    def path(self) -> str:
        """The file that it is written in."""
        return self.origin.path


def _day(date: PartialDate | None) -> datetime.date | None:
    return date.earliest if date else None


@dataclass(frozen=True, slots=True)
class Unopened:
    """A document that is opened when it is first asked for more than its cover says; and its file."""

    cover: Cover
    path: str
    read: Callable[[], Written]


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """The file of a record in one language that need not be read now: an earlier build found no problem in it.

    `read` gives what it holds.
    """

    path: str
    place: RecordPlace
    cover: Cover
    read: Callable[[], Parsed]


class NotAsRememberedError(BaseException):
    """A document is not what is remembered of it, so somebody else wrote that.

    What was planned with it is worth nothing. Whoever handles the failures of a check or a layout must not handle this
    one, so it is no Exception.
    """
