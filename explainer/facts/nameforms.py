"""The forms in which texts may print the name of a record: its titles in every language, and the names it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.evidence import NameForms, forms_of_body, forms_of_person, forms_of_place
from explainer.model.common import Original, Record


def names_of(versions: Iterable[Record]) -> Iterator[str]:
    """Every name that the versions of one record give."""
    for record in versions:
        yield record.title
        yield from record.own_names().values()
        yield from (name.text for name in record.names_as_printed())
        original: Original | None = getattr(record, "original", None) if "names" in type(record).model_fields else None
        if original is not None:
            yield original.text


def forms_of(ref: str, names: Iterable[str]) -> NameForms:
    """The forms of these names, for a person, a region or an organisation."""
    if ref.startswith("person:"):
        return forms_of_person(names)
    return forms_of_place(names) if ref.startswith("region:") else forms_of_body(names)
