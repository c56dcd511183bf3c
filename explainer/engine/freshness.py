"""When a file is made again: only for a reason that is named here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from explainer.engine.traces import Trace
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


def reasons(page: Page, trace: Trace | None, answers: Answers, output: Path) -> Iterator[Reason]:
    """Why a file is made again, the cheapest to find out first; nothing if it is fresh.

    It is fresh if it is the file we wrote, made the same way, from answers that have not changed.
    """
    if trace is None:
        yield NeverBuilt()
        return
    if trace.recipe != page.recipe:
        yield OtherRecipe()
    for question, seen in trace.asked.items():
        if answers.current(question) != seen:
            yield OtherAnswer(question)
    if trace.output != ordinary.digest_of(output / page.output):
        yield OtherBytes()


def is_stale(page: Page, trace: Trace | None, answers: Answers, output: Path) -> bool:
    """Whether there is any reason to make a file again; the first one that is found decides."""
    return any(True for _ in reasons(page, trace, answers, output))
