"""How sure we are of what a page quotes, in a few words: whose wording it is, what our copies are, and how they are."""

from __future__ import annotations

from collections import Counter

from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.queries.evidence import quotations
from explainer.views.reports import Sureness

_KINDS = ("direct", "transcript", "reported", "narrator", "slogan", "figure", "unattributed")
"""The kinds of quotation, the speaker's own words first."""


@query
def sureness(facts: Facts, lang: str, ref: str) -> Sureness:
    """What the quotations of a record rest on, each source counted once."""
    views = quotations(facts, lang, ref)
    kinds = Counter(view.kind for view in views)
    lines = {view.source.card.id: view.source for view in views}.values()
    translated = [line for line in lines if line.translation]
    languages = {line.original_language for line in translated}
    return Sureness(
        quotations=len(views),
        kinds=tuple((kind, kinds[kind]) for kind in _KINDS if kinds[kind]),
        missing=sum(not view.found for view in views),
        sources=len(lines),
        translated=len(translated),
        by_machine=sum(line.translation == "machine" for line in translated),
        original_language=languages.pop() if len(languages) == 1 else "",
        damaged=sum(line.condition == "damaged" for line in lines),
    )
