"""The kind `speech`."""

from __future__ import annotations

from typing import ClassVar, Literal

from explainer.model.absence import SpeechSilence
from explainer.model.common import Date, DateBasis, FigureRef, PrintedText, Record, RegionRef
from explainer.model.declarations import Kind
from explainer.model.parts import Medium, Speaker


class Speech(Record):
    """An event at which something was said: a speech, study session, inspection, meeting, document or broadcast."""

    declares: ClassVar[Kind] = Kind(
        name="speech",
        folder="speeches",
        list_page="timeline",
        in_lists=3,
        needs=("date", "themes", "sources", "quotes"),
        sort="type",
        fixed=("date_text", "date_basis", "speakers"),
        in_search=5,
        is_event=True,
        newest_first=True,
        sentences=("occasion", "date_note"),
    )

    #: What sort of event it was.
    type: Literal["speech", "study-session", "inspection", "meeting", "document", "broadcast", "call"]
    date: Date | None = None  #: When it happened, as precisely as the sources say.
    date_text: PrintedText = ""  #: The date in the source's words.
    #: How the date is known: `printed`, `inferred`, or from elsewhere (`external`). Without it the build looks whether
    #: a cited source prints the date.
    date_basis: DateBasis | None = None
    date_note: str = ""  #: Where a date comes from that no cited source prints, or why the year is missing.
    speakers: tuple[Speaker, ...] = ()  #: Who spoke.
    occasion: str = ""  #: The conference, visit or session at which it was said.
    venue: str = ""  #: The building or place.
    located_in: tuple[RegionRef, ...] = ()  #: Regions *in* which it was said.
    addressed_to: tuple[RegionRef, ...] = ()  #: Regions *to* which it was said.
    about_regions: tuple[RegionRef, ...] = ()  #: Regions *about* which it was said.
    national: bool = False  #: It was said to the whole country.
    figures: tuple[FigureRef, ...] = ()  #: Figures that belong to the event.
    media: tuple[Medium, ...] = ()  #: Recordings and documents at other sites.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[SpeechSilence, ...] = ()

    def says(self) -> tuple[str, ...]:
        """The occasion and the building."""
        return self.occasion, self.venue
