"""The kind `page`: texts of our own that belong to no other kind, such as about."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from explainer.model.common import Record
from explainer.model.declarations import Kind


class FreePage(Record):
    """A page such as about, methods or accessibility. `home` is the text of the home page."""

    declares: ClassVar[Kind] = Kind(
        name="page",
        folder="pages",
        list_page="",
        in_lists=99,
        role="subject",
        in_search=98,
        schema_type="WebPage",
        at_root=True,
    )

    question: str = ""  #: A question as the headline, as on the home page.
    order: Annotated[int, Field(ge=0)] = 1000  #: Place among the pages in the footer: small numbers come first.
    in_footer: bool = True  #: Whether the footer lists it.

    def says(self) -> tuple[str, ...]:
        """Nothing besides its text."""
        return ()
