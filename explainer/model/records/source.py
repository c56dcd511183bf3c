"""The kind `source`."""

from __future__ import annotations

from typing import ClassVar, Literal

from explainer.model.absence import SourceSilence
from explainer.model.common import Date, DateBasis, FullDay, Language, Record, SourceRef, Url
from explainer.model.declarations import Kind
from explainer.model.provenance import Licence, Quality, SnapshotFile, Translation


class Source(Record):
    """A text that the site uses as evidence, with its origin and its faults."""

    declares: ClassVar[Kind] = Kind(
        name="source",
        folder="sources",
        list_page="sources",
        newest_first=True,
        in_lists=98,
        needs=("publisher", "published", "language", "licence", "quality"),
        role="subject",
        sort="kind",
        fixed=("published_basis", "snapshot"),
        in_search=99,
        fields_only=True,
        named_by_others=True,
        sentences=("date_note",),
    )

    #: What sort of text it is.
    kind: Literal["news", "commentary", "broadcast", "call", "plan", "speech-text", "transcript", "statistics"]
    title_original: str = ""  #: The title in the original language.
    publisher: str = ""  #: Who published it: an organisation's id or a name.
    host: str = ""  #: Where our copy was found, or `not-stated` if the copy does not say.
    byline: str = ""  #: Authors and editors, as printed.
    published: Date | None = None  #: When it was published.
    #: How that date is known: `printed`, `inferred` or `external`. Without it the build looks it up in our copy.
    published_basis: DateBasis | None = None
    copy_published: Date | None = None  #: When our copy was published, if that is another day.
    date_note: str = ""  #: Where a date comes from that our copy does not print.
    url: Url | None = None  #: Its address.
    archived_url: Url | None = None  #: An archived copy of it.
    accessed: FullDay | None = None  #: The day on which we read it.
    language: Language | None = None  #: The language of our copy.
    original_language: Language | None = None  #: The language in which it was written.
    translation: Translation | None = None  #: How the copy's language came about.
    translation_of: SourceRef | None = None  #: The source of which it is a translation.
    supersedes: SourceRef | None = None  #: The source that it replaces.
    licence: Licence | None = None  #: What may be shown of it.
    snapshot: SnapshotFile | None = None  #: The text that we hold, against which quotations are checked.
    quality: Quality | None = None  #: How good the copy is, and what in it may not be quoted.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[SourceSilence, ...] = ()

    def own_sources(self) -> tuple[str, ...]:
        """None: it does not rest on the sources that it translates or replaces."""
        return ()

    def says(self) -> tuple[str, ...]:
        """The authors."""
        return (self.byline,)

    def names_elsewhere(self) -> tuple[str, ...]:
        """The original title."""
        return (self.title_original,)
