"""No record repeats in its fields what its sources do not let a page show."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.withholding import places
from explainer.ground.problems import Problem, error


@record_check
def withheld_words(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A field has words of a source that may not be shown, or of an excluded passage (E334). No page shows it."""
    for version in entry.versions.values() if entry.ref in facts.visible else ():
        for path in places(version.record, facts.withheld, version.record.rests_on()):
            message = f'"{path[0]}" repeats words of a source that may not be shown, or of an excluded passage.'
            hint = "Say it in your own words. Until you do, readers see nothing in its place."
            yield error("E334", version.origin.locate(path), message, hint)
