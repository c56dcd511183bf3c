"""Links that are written with the site's own public address: each must lead to something that will be there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explainer.checks.addresses import is_of_a_record, own_links
from explainer.facts.facts import Facts
from explainer.ground.problems import Problem, error
from explainer.pages.outlines import target_of


def lost(facts: Facts, paths: Collection[str]) -> Iterator[Problem]:
    """Links to no page or file of the site (E414). Those to records are for the check, which knows former addresses."""
    known = frozenset(paths)
    for path, where in own_links(facts):
        plain = path.removesuffix("/")
        if not is_of_a_record(facts, path) and target_of(plain, known)[0] is None:
            message = f"The link is to {facts.settings.base_url}{path}, but this site has no such page or file."
            yield error("E414", where, message, "Correct the address, or link to the .md file of what is meant.")
