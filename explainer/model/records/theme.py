"""The kind `theme`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from explainer.model.common import Record, TermRef, ThemeRef
from explainer.model.declarations import Kind


class Theme(Record):
    """A question that the site answers, and what belongs to it."""

    declares: ClassVar[Kind] = Kind(
        name="theme",
        folder="themes",
        list_page="themes",
        in_lists=2,
        needs=("question", "summary"),
        role="subject",
        above="parent",
        summary=("question", "summary"),
        in_search=3,
        schema_type="CollectionPage",
    )

    question: str = ""  #: The question that the theme's page answers.
    terms: tuple[TermRef, ...] = ()  #: Terms that belong to the theme.
    parent: ThemeRef | None = None  #: The larger theme of which it is a part.
    order: Annotated[int, Field(ge=0)] = 1000  #: Place among the themes: small numbers come first.
