"""The key points of articles against the quotations that support them."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.evidence.negation import turned
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import same_language
from explainer.facts.proofs import source_language
from explainer.ground.problems import Problem, warning
from explainer.model.records.article import Article


@record_check
def key_points_turned(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A key point neither drops a negation of its only quotation nor adds one (W333)."""
    for version in entry.versions.values():
        if not isinstance(version.record, Article):
            continue
        for number, point in enumerate(version.record.key_points):
            at = facts.quotes.get(point.refs[0].removeprefix("quote:")) if len(point.refs) == 1 else None
            if at is None or not point.refs[0].startswith("quote:"):
                continue
            if not same_language(source_language(facts, at.quote.source), facts.tag(version.lang)):
                continue
            if word := turned(point.text, at.quote.exact):
                dropped = word in at.quote.exact
                told = "leaves out" if dropped else "adds"
                message = f'The key point {told} "{word.strip()}", but otherwise says the same: "{at.quote.exact}"'
                where = version.origin.locate(("key_points", number, "text"))
                yield warning("W333", where, message, "Say what the quotation says, or name what else supports it.")
