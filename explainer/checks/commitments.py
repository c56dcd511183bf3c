"""A plan's targets, its steps and its level of evidence, checked against the words of its sources."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.evidence import number_tokens
from explainer.evidence.figures import proving_tokens
from explainer.evidence.scales import kind_of_unit
from explainer.evidence.steps import steps_in
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.told import compared_otherwise, is_for_another_time
from explainer.ground.problems import Problem, error, warning
from explainer.model.commitments import Target
from explainer.model.records.figure import Figure
from explainer.model.records.plan import Plan
from explainer.model.records.source import Source

_BEARING = {
    "plan-text": frozenset({"plan", "call", "speech-text", "transcript"}),
    "official-report": frozenset({"plan", "call", "speech-text", "transcript", "statistics", "news", "broadcast"}),
}
"""For each `evidence_level`, the kinds of sources of which a plan must cite at least one."""


@record_check
def targets(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A target's value is printed for its year (E319), and its text gives no other number for it (E317)."""
    plan = entry.base.record
    for number, target in enumerate(plan.targets if isinstance(plan, Plan) else ()):
        if target.quote and target.by and target.by_basis is None and is_for_another_time(facts, target):
            message = f"The quotation prints {_printed(target)} for another time than {target.by.text}."
            hint = "Write the time beside which the source prints it; or quote the words that say this one."
            yield error("E319", entry.base.origin.locate(("targets", number, "by")), message, hint)
        for version in entry.versions.values():
            yield from _words(facts, entry, version.lang, number)


def _printed(target: Target) -> str:
    return "this target" if target.value is None else f"{target.value} {target.unit}".rstrip()


def _words(facts: Facts, entry: Entry, lang: str, number: int) -> Iterator[Problem]:
    """The target in words, in every language: a number with the target's unit behind it must be the value."""
    version = entry.versions[lang]
    if not isinstance(version.record, Plan) or number >= len(version.record.targets):
        return
    target = version.record.targets[number]
    if target.value is None or not target.unit:
        return
    kind = kind_of_unit(target.unit)
    unit_kind = "count" if kind == "none" else kind
    said = [
        token
        for token in number_tokens(target.text)
        if proving_tokens(target.text, str(token.value), target.unit, unit_kind, language=facts.tag(lang))
    ]
    if said and not proving_tokens(target.text, str(target.value), target.unit, unit_kind, language=facts.tag(lang)):
        message = f'"value" is {target.value}, but "text" says "{said[0].raw}": {target.text}'
        hint = "Both must be the same number. Correct the one that is wrong."
        yield error("E317", version.origin.locate(("targets", number, "text")), message, hint)


@record_check
def steps(_facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The words that attest a step speak of that step, if they speak of any (W328)."""
    plan = entry.base.record
    for number, step in enumerate(plan.history if isinstance(plan, Plan) else ()):
        said = steps_in(step.quote.exact) if step.quote else frozenset()
        if step.quote and said and step.step not in said:
            message = f'The step is "{step.step}", but its quotation says "{step.quote.exact}".'
            hint = f"Write the step that the source reports ({', '.join(sorted(said))}), or quote other words."
            yield warning("W328", entry.base.origin.locate(("history", number, "step")), message, hint)


@record_check
def kinds_of_evidence(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A plan whose text we are said to have cites a source that can be that text (W328)."""
    plan = entry.base.record
    if not isinstance(plan, Plan) or plan.evidence_level not in _BEARING:
        return
    kinds = {_kind(facts, name) for name in plan.rests_on()}
    if kinds and None not in kinds and not kinds & _BEARING[plan.evidence_level]:
        message = f"evidence_level is {plan.evidence_level}, but its sources are: {', '.join(sorted(map(str, kinds)))}."
        hint = "Cite the text itself (a source of kind: plan), or write the evidence_level that the sources give."
        yield warning("W328", entry.base.origin.locate(("evidence_level",)), message, hint)


def _kind(facts: Facts, name: str) -> str | None:
    entry = facts.entries.get(f"source:{name}")
    return entry.base.record.kind if entry and isinstance(entry.base.record, Source) else None


@record_check
def figure_comparisons(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """The sentence around a figure does not compare it with another time than its record says (W328)."""
    figure = entry.base.record
    if isinstance(figure, Figure) and figure.comparison and figure.derived is None:
        said = compared_otherwise(facts, entry, figure)
        if said:
            sentence = " ".join(said.split())
            message = f'comparison is "{figure.comparison}", but the source makes another comparison: "{sentence}"'
            hint = "Write the comparison that the source makes of this number."
            yield warning("W328", entry.base.origin.locate(("comparison",)), message, hint)
