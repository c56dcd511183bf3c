"""No record repeats in its fields what its sources do not let a page show."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.extend import check
from explainer.facts.facts import Facts
from explainer.facts.withholding import places
from explainer.ground.problems import Problem, error


@check
def withheld_words(facts: Facts) -> Iterator[Problem]:
    """A field has words of a source that may not be shown, or of an excluded passage (E334). No page shows it."""
    for ref in facts.visible:
        for version in facts.entries[ref].versions.values():
            for path in places(version.record, facts.withheld, version.record.rests_on()):
                message = f'"{path[0]}" repeats words of a source that may not be shown, or of an excluded passage.'
                hint = "Say it in your own words. Until you do, readers see nothing in its place."
                yield error("E334", version.origin.locate(path), message, hint)
