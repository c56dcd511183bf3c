"""Checks every record and the whole site: what was found before is kept, if all that was read for it is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TypeAlias

from explainer.engine.levels import by_check, by_code, without_effect
from explainer.engine.load import Site
from explainer.engine.memory import Memory
from explainer.engine.pool import alongside
from explainer.engine.remembered import Found
from explainer.extend import Extensions, Function, own_results
from explainer.facts.facts import Facts
from explainer.facts.reading import Key, WorkedOut
from explainer.ground.problems import Problem

Finder: TypeAlias = Callable[[], Iterable[tuple[str, Problem]]]
"""Finds the problems of a record, or of the whole site, each with the name of its check."""
MANY_RECORDS = 200
"""With so many records to check, it pays to do it in a process of its own."""


def check_all(site: Site, memory: Memory, jobs: int = 1) -> Callable[[], Mapping[Key, Found]]:
    """Check the facts of a site, maybe in a process of its own; the function that is returned waits for what is found.

    It gives the problems of each record and of each check of the whole site, whether they were found now or before.
    """
    facts = site.facts
    if facts is None:
        return dict
    kept: dict[Key, Found] = {}
    work: dict[Key, Finder] = {}
    for key, find in _all(facts, site.extensions):
        found = memory.problems(key)
        if found is None:
            work[key] = find
        else:
            kept[key] = found
    wait = alongside(partial(_found, facts, work), jobs if len(work) >= MANY_RECORDS else 1)

    def result() -> Mapping[Key, Found]:
        new, news = wait()
        facts.reads.learn(news)
        return {**kept, **new}

    return result


def _found(facts: Facts, work: Mapping[Key, Finder]) -> tuple[dict[Key, Found], Mapping[Key, WorkedOut]]:
    facts.reads.news()

    def all_of(find: Finder) -> Found:
        return tuple(find())

    found = {key: facts.reads.work_out(key, partial(all_of, find)) for key, find in work.items()}
    return found, facts.reads.news()


def _all(facts: Facts, extensions: Extensions) -> Iterator[tuple[Key, Finder]]:
    """What is to be found: the problems of each check of the whole site, and those of each record."""
    for name, function in sorted(extensions.checks.items()):
        yield f"check {name}", partial(_of_check, name, function, facts)
    for ref in facts.entries:
        yield f"problems {ref}", partial(_of_record, extensions.record_checks, facts, ref)


def _of_check(name: str, function: Function, *given: object) -> Iterator[tuple[str, Problem]]:
    for problem in own_results(function, Problem, *given):
        yield name, problem


def _of_record(functions: Mapping[str, Function], facts: Facts, ref: str) -> Iterator[tuple[str, Problem]]:
    entry = facts.entries[ref]
    for name, function in sorted(functions.items()):
        yield from _of_check(name, function, facts, entry)


def problems_of(site: Site, found: Mapping[Key, Found]) -> tuple[Problem, ...]:
    """The problems that were found, at the levels that the site gives them."""
    facts = site.facts
    if facts is None:
        return ()
    settings = facts.contents.settings
    wrong = without_effect(settings, facts.settings_origin, site.extensions)
    return by_code([*wrong, *by_check(chain.from_iterable(found.values()), settings)], settings)
