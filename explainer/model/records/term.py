"""The kind `term`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.model.common import MAX_GLOSS_LENGTH, Original, Record, TermRef
from explainer.model.declarations import Kind
from explainer.model.parts import FirstUse, Variant


class Term(Record):
    """An official phrase, slogan, institution or programme. The title is the form that this site prefers."""

    declares: ClassVar[Kind] = Kind(
        name="term",
        folder="terms",
        list_page="glossary",
        in_lists=8,
        needs=("gloss",),
        role="subject",
        sort="kind",
        above="broader",
        fixed=("first_use",),
        summary=("gloss", "summary"),
        in_search=1,
        named_by_others=True,
        sentences=("gloss",),
    )

    #: What sort of term it is; a `tifa` is an official wording.
    kind: Literal["tifa", "slogan", "institution", "programme", "number-slogan"]
    #: What it means, in plain words, at most 300 characters.
    gloss: Annotated[str, Field(max_length=MAX_GLOSS_LENGTH)] = ""
    abbreviation: str = ""  #: Its short form.
    original: Original | None = None  #: Its form in the original language.
    original_missing: str = ""  #: Why there is no original form.
    variants: tuple[Variant, ...] = ()  #: Other forms, such as other translations. Texts are searched for all of them.
    first_use: FirstUse | None = None  #: The first use that we can show.
    broader: TermRef | None = None  #: The larger term to which it belongs.
    see: tuple[TermRef, ...] = ()  #: Terms to read with it.

    def own_sources(self) -> tuple[str, ...]:
        """The source of the first use."""
        return (self.first_use.source,) if self.first_use else ()

    def says(self) -> tuple[str, ...]:
        """Nothing besides its forms and its gloss."""
        return ()

    def names_elsewhere(self) -> tuple[str, ...]:
        """The original, the short form and all variants."""
        return (*super().names_elsewhere(), self.abbreviation, *(variant.text for variant in self.variants))
