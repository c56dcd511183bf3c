"""Running heads inside quoted sentences: a line that quotations skip must not belong to the sentence it interrupts."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.evidence.polarity import turning_words
from explainer.extend import check
from explainer.facts.facts import Facts
from explainer.ground.problems import Problem, warning
from explainer.model.records.source import Source


@check
def crossed_lines(facts: Facts) -> Iterator[Problem]:
    """A line that quotations skip holds no negation or condition, and does not begin with a small letter (W329)."""
    for entry in facts.of_kind("source"):
        source = entry.base.record
        passages = source.quality.exclude if isinstance(source, Source) and source.quality else ()
        for number, passage in enumerate(passages):
            words = turning_words(passage.exact, source.language or "") if isinstance(source, Source) else ()
            if not passage.skip or not (words or passage.exact.strip()[:1].islower()):
                continue
            what = f'with "{words[0]}"' if words else "that begins with a small letter"
            yield warning(
                "W329",
                entry.base.origin.locate(("quality", "exclude", number, "exact")),
                f'Quotations skip this line, {what}: "{" ".join(passage.exact.split())[:80]}"',
                "Look at it in the copy. Remove `skip: true` if the words are the text's own.",
            )
