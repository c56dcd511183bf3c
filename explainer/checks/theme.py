"""The theme has a layout and the words for every kind of record: all that is missing is named at once.

Rendering names what a page lacks, but only the first thing, and only once there is a page that needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from explainer.extend import check
from explainer.facts.facts import Facts
from explainer.ground.problems import Location, Problem, error
from explainer.model.declarations import Kind
from explainer.model.kinds import DECLARED, RECORDS

_SHARED = "components/after.html"
"""A theme without this component of the product has words and an order of its own."""


@check
def kinds_in_theme(facts: Facts) -> Iterator[Problem]:
    """Every kind has its layouts (E604) and its texts in the site's own language (E605)."""
    if _SHARED not in facts.layouts:
        return
    catalogue = f"layouts/texts/{facts.default_language}.yaml"
    known = facts.texts.get(facts.default_language, {})
    for kind in DECLARED.values():
        for name in _layouts(kind):
            if name not in facts.layouts:
                message = f'There is no layout "{name}", which the kind {kind.name} needs.'
                yield error("E604", Location(f"layouts/{name}"), message, _model(kind, name))
        for key in _texts(facts, kind):
            if key not in known:
                message = f'There is no interface text "{key}", which the kind {kind.name} needs.'
                yield error("E605", Location(catalogue), message, f"Add it to {catalogue}.")


def _model(kind: Kind, name: str) -> str:
    """What to write, with the texts that a layout made after the model will ask for."""
    if name != f"{kind.list_page}.html":
        return "Write the file in layouts/; call.html is a model."
    keys = f"coverage.items.{kind.name}.one and .other"
    return f"Write the file in layouts/; calls.html is a model, whose line on what it rests on needs the texts {keys}."


def _layouts(kind: Kind) -> Iterator[str]:
    if kind.has_page:
        yield f"{kind.name}.html"
    if kind.list_page:
        yield f"{kind.list_page}.html"


def _texts(facts: Facts, kind: Kind) -> Iterator[str]:
    """The keys of the texts about a kind that layouts or queries ask for."""
    yield from (f"{name}.{kind.name}" for name in ("kind", "kind-one"))
    yield from (f"nav.{name}" for name in kind.lists)
    if "coverage(" in facts.layouts.get(f"{kind.list_page}.html", ""):
        yield from (f"coverage.items.{kind.name}.{number}" for number in ("one", "other"))
    if kind.sort and _sorts_are_named(facts, kind):
        field = RECORDS[kind.name].model_fields[kind.sort].annotation
        if get_origin(field) is Literal:
            yield from (f"{kind.name}.{kind.sort}.{word}" for word in get_args(field))


def _sorts_are_named(facts: Facts, kind: Kind) -> bool:
    """Whether readers are told the type of a record: the timeline does it for events, others if a layout asks."""
    asked = f'"{kind.name}.{kind.sort}."'
    return kind.is_event or any(asked in source for source in facts.layouts.values())
