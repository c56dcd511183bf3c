"""The kind `call`."""

from __future__ import annotations

from typing import ClassVar, Literal

from explainer.model.absence import CallSilence
from explainer.model.common import Date, DateBasis, OrganisationRef, Record, RegionRef
from explainer.model.declarations import Kind
from explainer.model.parts import Channel, QrCode

NotStated = Literal["not-stated"]


class Call(Record):
    """A call for input: who asks, what, until when, and how to answer."""

    declares: ClassVar[Kind] = Kind(
        name="call",
        folder="calls",
        list_page="calls",
        in_lists=6,
        needs=("organisers", "region", "opens", "closes", "channels"),
        in_search=7,
    )

    organisers: tuple[OrganisationRef, ...] = ()  #: Who asks, or `not-stated`.
    region: RegionRef | None = None  #: The region that it concerns.
    opens: Date | NotStated | None = None  #: The first day, or `not-stated`.
    closes: Date | NotStated | None = None  #: The last day, or `not-stated`.
    date_basis: DateBasis | None = None  #: Where both days are from, unless the build finds them printed in a source.
    channels: tuple[Channel, ...] = ()  #: How to answer.
    qr: QrCode | None = None  #: The code image, if there is one.
    questions: tuple[str, ...] = ()  #: What is asked.
    outcome: str = ""  #: What became of the answers.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[CallSilence, ...] = ()

    def says(self) -> tuple[str, ...]:
        """What is asked, what became of it, and the ways to answer."""
        return (*self.questions, self.outcome, *(channel.label for channel in self.channels))
