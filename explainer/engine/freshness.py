"""When a file is made again: only for a reason that is named here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from explainer.engine.memory import Memory
from explainer.ground import ordinary
from explainer.pages.answers import Answers, Question
from explainer.pages.plan import Page


@dataclass(frozen=True, slots=True)
class NeverBuilt:
    """Nothing is remembered of the file."""


@dataclass(frozen=True, slots=True)
class OtherRecipe:
    """The page would be made in another way, or is another page."""


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """A question that was asked for it is answered differently now."""

    question: Question


@dataclass(frozen=True, slots=True)
class OtherBytes:
    """The file on the disk is gone, or is not the one that was written."""


Reason: TypeAlias = NeverBuilt | OtherRecipe | OtherAnswer | OtherBytes


def reasons(page: Page, memory: Memory, answers: Answers, output: Path) -> Iterator[Reason]:
    """Why a file is made again, the cheapest to find out first; nothing if it is fresh.

    It is fresh if it is the file we wrote, made the same way, from answers that have not changed.
    """
    trace = memory.old.pages.get(page.output)
    if trace is None:
        yield NeverBuilt()
        return
    if trace.recipe != page.recipe:
        yield OtherRecipe()
    if memory.answers_may_differ(page):
        asked = memory.asked(page)
        if asked is None:
            yield NeverBuilt()
            return
        for question, seen in asked.items():
            if answers.current(question) != seen:
                yield OtherAnswer(question)
    if trace.output != ordinary.digest_of(output / page.output):
        yield OtherBytes()


def first_reason(page: Page, memory: Memory, answers: Answers, output: Path) -> Reason | None:
    """The first reason that is found to make a file again. If that is `OtherBytes`, there is no other."""
    return next(reasons(page, memory, answers, output), None)
