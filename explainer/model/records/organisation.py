"""The kind `organisation`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from explainer.model.common import Language, NameInSource, OrganisationRef, Original, Record, RegionRef
from explainer.model.declarations import Kind


class Organisation(Record):
    """A body that the sources name."""

    declares: ClassVar[Kind] = Kind(
        name="organisation",
        folder="organisations",
        list_page="organisations",
        in_lists=10,
        role="subject",
        sort="type",
        above="parent",
        in_search=10,
        schema_type="Organization",
        fields_only=True,
        named_by_others=True,
    )

    type: Literal["party-body", "government", "media", "company", "other"] = "other"  #: What sort of body it is.
    names: dict[Language, str] = Field(default_factory=dict)  #: Names in other languages.
    original: Original | None = None  #: The name in the original language.
    parent: OrganisationRef | None = None  #: The body to which it belongs.
    region: RegionRef | None = None  #: Where it is.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.
