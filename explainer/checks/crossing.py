"""Running heads inside quoted sentences: a line that quotations skip must not belong to the sentence it interrupts."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.evidence.polarity import turning_words
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.ground.problems import Problem, warning
from explainer.model.records.source import Source


@record_check
def crossed_lines(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A line that quotations skip holds no negation or condition, and does not begin with a small letter (W329)."""
    shown = facts.visible.get(entry.ref)
    source = shown.base.record if shown else None
    if not isinstance(source, Source):
        return
    for number, passage in enumerate(source.quality.exclude if source.quality else ()):
        words = turning_words(passage.exact, source.language or "")
        if not passage.skip or not (words or passage.exact.strip()[:1].islower()):
            continue
        what = f'with "{words[0]}"' if words else "that begins with a small letter"
        yield warning(
            "W329",
            entry.base.origin.locate(("quality", "exclude", number, "exact")),
            f'Quotations skip this line, {what}: "{" ".join(passage.exact.split())[:80]}"',
            "Look at it in the copy. Remove `skip: true` if the words are the text's own.",
        )
