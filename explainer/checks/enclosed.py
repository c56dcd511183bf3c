"""Hidden contents of published files: words and layers of drawings, remarks and names in documents."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.extend import check
from explainer.facts.facts import Facts
from explainer.ground.problems import Location, Problem, warning
from explainer.inspection.enclosed import enclosed
from explainer.inspection.svghidden import unseen
from explainer.inspection.svgnotes import is_drawing
from explainer.queries.images import stands_for_itself


@check
def unseen_in_drawings(facts: Facts) -> Iterator[Problem]:
    """No published drawing holds hidden words or layers, which anyone who opens the file can read (W619)."""
    for name, data in facts.assets.items():
        if stands_for_itself(facts, name) and is_drawing(data) and (found := unseen(data)) is not None:
            more = {0: "", 1: ", and one more such"}.get(found.more, f", and {found.more} more such")
            message = f'The drawing "assets/{name}" is published with {found.what}{more}.'
            hint = "Anyone who opens the file can read it. Delete it in the drawing program, and save the file again."
            yield warning("W619", Location(f"assets/{name}", found.line), message, hint)


@check
def noted_documents(facts: Facts) -> Iterator[Problem]:
    """No published document holds remarks, changes, hidden parts or names that its reader does not see (W620)."""
    for name, data in facts.assets.items():
        if stands_for_itself(facts, name) and (found := enclosed(data)) is not None:
            message = f'"assets/{name}" is published with {found.held}.'
            yield warning("W620", Location(f"assets/{name}"), message, found.remedy)
