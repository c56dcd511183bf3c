"""The kind `person`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from explainer.model.absence import PersonSilence
from explainer.model.common import Language, NameInSource, Original, Record
from explainer.model.declarations import Kind
from explainer.model.parts import Role


class Person(Record):
    """A person whom the sources name; nothing is said here that a source does not say."""

    declares: ClassVar[Kind] = Kind(
        name="person",
        folder="people",
        list_page="people",
        in_lists=9,
        role="subject",
        in_search=9,
        schema_type="Person",
        fields_only=True,
        named_by_others=True,
    )

    names: dict[Language, str] = Field(default_factory=dict)  #: Names in other languages: `{zh: 习近平}`.
    original: Original | None = None  #: The name in the original language.
    roles: tuple[Role, ...] = ()  #: Offices, each with its source.
    names_in_sources: tuple[NameInSource, ...] = ()  #: Forms in which sources print the name.
    #: Fields that the sources do not state, as somebody who has read them knows. Other empty fields are not recorded.
    not_stated: tuple[PersonSilence, ...] = ()
