"""The kind `plan`."""

from __future__ import annotations

from typing import ClassVar, Literal

from explainer.ground.dates import PartialDate
from explainer.model.absence import PlanSilence
from explainer.model.commitments import Slogan, Step, Target
from explainer.model.common import Date, DateBasis, OrganisationRef, Record, RegionLevel, RegionRef
from explainer.model.declarations import Kind


class Plan(Record):
    """A regional plan or commitment, with the kind of evidence that we have for it."""

    declares: ClassVar[Kind] = Kind(
        name="plan",
        folder="plans",
        list_page="plans",
        in_lists=5,
        needs=("issuer", "region", "level", "evidence_level", "themes", "sources"),
        sort="evidence_level",
        fixed=("period_basis", "history"),
        in_search=6,
        sentences=("targets",),
    )

    issuer: OrganisationRef | None = None  #: The organisation that issued it; `not-stated` if the sources do not say.
    region: RegionRef | None = None  #: The region that decided it.
    level: RegionLevel | None = None  #: The level of that region.
    #: What we have: the plan's own text, an official report, news or a commentary.
    evidence_level: Literal["plan-text", "official-report", "news", "commentary"] | None = None
    period: Date | None = None  #: The time for which it is made.
    period_basis: DateBasis | None = None  #: Where that time is from, unless the build finds it printed in a source.
    history: tuple[Step, ...] = ()  #: Its steps in order. The current status is that of the last one.
    slogans: tuple[Slogan, ...] = ()  #: Its counted phrases.
    targets: tuple[Target, ...] = ()  #: What it says it will reach.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[PlanSilence, ...] = ()

    def when(self) -> PartialDate | None:
        """The date of its last step."""
        return self.history[-1].date if self.history else None

    def when_field(self) -> str:
        """The field with that date."""
        return f"history.{len(self.history) - 1}.date" if self.history else ""

    def says(self) -> tuple[str, ...]:
        """The slogans with what they count, then the targets."""
        slogans = (words for slogan in self.slogans for words in (slogan.text, *slogan.components))
        return (*slogans, *(target.text for target in self.targets))
