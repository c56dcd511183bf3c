"""Parts of a source's record: how its English came about, what may be shown of it, our copy and its faults."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explainer.model.common import CopyCondition, CopyOrigin, Display, Grade, Model, Text


class Translation(Model):
    """How the source's English came about."""

    kind: Literal["human", "machine", "official", "unknown"]  #: Who or what translated.
    engine: str = "unknown"  #: The program, or `unknown`.
    reviewed_by: str | None = None  #: Who reviewed the translation.


class Licence(Model):
    """What may be shown of a source. `full` needs a known licence; `excerpts` allows quotations and their context."""

    id: Text  #: Its short name, such as `CC-BY-4.0`, or `unknown`.
    basis: str = ""  #: How we know.
    display: Display  #: What may be shown: all of it, quotations with their surroundings, or only title and origin.


class SnapshotFile(Model):
    """The text that we hold of a source: a path below content/ and the sha256 of its bytes."""

    path: Text  #: Its path below content/: `snapshots/….txt`.
    #: The sha256 of its bytes. If the file changes, the build says so.
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bytes: int | None = None  #: Its size.
    normaliser: int | None = None  #: The version of the matching rules with which it was first checked.


class Exclusion(Model):
    """A passage of the snapshot that is not the source's own text or cannot be trusted; it is never quoted."""

    id: Text  #: A name for it.
    exact: Text  #: Its words, as they are written in the copy.
    reason: Text  #: Why it may not be quoted; readers see it.
    #: `true` for a running head or page number: quotations skip it as if it were not there.
    skip: bool = False


class Quality(Model):
    """Where the copy comes from, and its condition: two separate facts. How it was translated is in `translation`."""

    #: Where it comes from: the body that issued the text, the publisher that the record names, somebody else's
    #: page or file (`republished`), or `unknown` if we looked and cannot tell. Left out: not recorded.
    origin: CopyOrigin | None = None
    #: Its state: complete and readable (`clean`), readable with gaps or slips (`flawed`), or garbled, cut or mixed
    #: with foreign text (`damaged`). Left out: not recorded.
    condition: CopyCondition | None = None
    #: The older form, one letter for both, of which only A (issuer) and D (damaged) still have a meaning.
    grade: Grade | None = None
    problems: tuple[str, ...] = ()  #: What is wrong with the copy, in key words.
    exclude: tuple[Exclusion, ...] = ()  #: Passages that are not the source's own text.
    omissions: tuple[str, ...] = ()  #: What the source does not say, in sentences.
