"""Break the incremental build on purpose and see whether the tests notice: `python tests/mutations.py [--machine]`.

Each mutant takes away one thing that the argument for correctness needs. It is caught by the directed test that is
named with it; with --machine, the state machine of test_incremental.py must catch it too, where `seen_by_machine` says
so.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(TESTS.parent), *(str(TESTS / folder) for folder in ("", "engine", "pages", "evidence"))]

import test_build  # noqa: E402
import test_incremental  # noqa: E402
import test_whole_text  # noqa: E402
from hypothesis import Phase  # noqa: E402
from machines import run_machine  # noqa: E402
from sites import TinySite  # noqa: E402

from explainer.engine import freshness, manifest  # noqa: E402
from explainer.engine.memory import Memory  # noqa: E402
from explainer.ground import disk  # noqa: E402
from explainer.ground.digest import digest  # noqa: E402
from explainer.pages.answers import Answer, Answers, Question  # noqa: E402
from explainer.pages.page_view import PageView  # noqa: E402
from explainer.pages.plan import Page  # noqa: E402
from explainer.queries import site as site_queries  # noqa: E402

MACHINE_EXAMPLES = 25


@dataclass(frozen=True)
class Mutant:
    """`patches`: what is replaced by what; `test` is the directed test that must fail."""

    patches: tuple[tuple[object, str, object], ...]
    test: Callable[..., None]
    seen_by_machine: bool = True

    @contextmanager
    def applied(self) -> Iterator[None]:
        with ExitStack() as stack:
            for owner, name, replacement in self.patches:
                stack.enter_context(mock.patch.object(owner, name, replacement))
            yield


def not_recording(forgets: Callable[[PageView, str, Any], bool]) -> tuple[tuple[object, str, object], ...]:
    """A view of a page that answers everything but forgets to note some of it."""

    def ask(self: PageView, name: str, *arguments: str | int) -> Any:
        question: Question = (name, self._page.lang, *arguments)
        answer = self._answers[question]
        if not forgets(self, name, answer.value):
            self.asked[question] = answer.digest
        return answer.value

    return ((PageView, "ask", ask),)


def fresh_without(ignored: type[freshness.Reason]) -> tuple[tuple[object, str, object], ...]:
    """One reason to make a file again is never given."""
    reasons = freshness.reasons

    def fewer(page: Page, memory: Memory, answers: Answers, output: Path) -> Iterator[freshness.Reason]:
        return (reason for reason in reasons(page, memory, answers, output) if not isinstance(reason, ignored))

    return ((freshness, "reasons", fewer),)


def backlinks_by_length() -> tuple[tuple[object, str, object], ...]:
    work_out = Answers._work_out

    def counted(self: Answers, read: Question) -> Answer:
        answer = work_out(self, read)
        if read[0] != "backlinks":
            return answer
        return Answer(answer.value, digest(sum(len(group.cards) for group in answer.value)))

    return ((Answers, "_work_out", counted),)


def memo_kept() -> tuple[tuple[object, str, object], ...]:
    work_out, memo = Answers._work_out, dict[Question, Answer]()

    def kept(self: Answers, read: Question) -> Answer:
        if read not in memo:
            memo[read] = work_out(self, read)
        return memo[read]

    return ((Answers, "_work_out", kept),)


def entry_only(name: str, direct: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (name,)


def nothing(*_arguments: object) -> None:
    return None


def mutants() -> dict[str, Mutant]:
    """By name, in the words of what is taken away."""
    return {
        "layout read = entry file only": Mutant(
            ((site_queries, "_closure", entry_only),),
            test_build.test_editing_a_macro_file_that_a_macro_file_imports_renders_every_page_behind_it,
        ),
        "output bytes not verified": Mutant(
            fresh_without(freshness.OtherBytes), test_build.test_a_scribbled_or_missing_file_of_ours_is_repaired
        ),
        "answers not verified": Mutant(
            fresh_without(freshness.OtherAnswer), test_build.test_editing_a_body_renders_one_page
        ),
        "recipe not compared": Mutant(
            fresh_without(freshness.OtherRecipe),
            test_build.test_an_old_address_that_another_record_takes_over_leads_there,
        ),
        "stale outputs kept": Mutant(
            ((disk, "remove_and_prune", nothing),), test_build.test_folders_that_removed_pages_leave_empty_are_removed
        ),
        "settings not recorded": Mutant(
            not_recording(lambda _view, name, _value: name == "setting"),
            test_build.test_the_sites_title_renders_every_page_that_shows_it,
        ),
        "backlinks digested by length": Mutant(
            backlinks_by_length(),
            test_build.test_editing_a_title_renders_the_record_its_lists_those_that_link_to_it_and_those_it_links_to,
        ),
        "answers kept across builds": Mutant(memo_kept(), test_build.test_editing_a_body_renders_one_page),
        "absent answers not recorded": Mutant(
            not_recording(lambda _view, _name, value: value is None),
            test_build.test_a_text_where_there_was_none_is_shown,
        ),
        "a killed build claims nothing": Mutant(
            ((manifest.Manifest, "widened", lambda self, _output, _paths: self),),
            test_build.test_a_killed_build_leaves_no_orphan,
        ),
        "subject's body not recorded": Mutant(
            not_recording(lambda _view, name, _value: name == "body"),
            test_build.test_editing_a_body_renders_one_page,
        ),
        "tool not recorded": Mutant(
            not_recording(lambda _view, name, _value: name == "tool"),
            test_build.test_another_program_renders_everything,
            seen_by_machine=False,  # there the program stays the same
        ),
        "whole text of a source not recorded": Mutant(
            not_recording(lambda _view, name, _value: name == "whole_text"),
            test_whole_text.test_a_new_quotation_renders_the_whole_text_again_and_an_edit_elsewhere_does_not,
            seen_by_machine=False,  # its sites have no sources
        ),
        "reads in other languages dropped": Mutant(
            not_recording(lambda view, _name, _value: view._page.lang != "en"),
            test_build.test_a_language_version_renders_itself_and_the_pages_that_lead_to_it,
        ),
    }


def is_caught(mutant: Mutant) -> bool:
    """Whether the directed test fails with the mutant, and passes without it."""
    run_once(mutant.test)
    try:
        with mutant.applied():
            run(mutant.test)
    except AssertionError:
        return True
    return False


@cache
def run_once(test: Callable[..., None]) -> None:
    """Without a mutant, for all mutants that are named with it."""
    run(test)


def run(test: Callable[..., None]) -> None:
    """A directed test, with the fixtures that it names."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        names = test.__code__.co_varnames[: test.__code__.co_argcount]

        def make_site(*archive: str, **options: Any) -> TinySite:
            return TinySite.make(Path(tempfile.mkdtemp(dir=folder)), *archive, **options)

        fixtures: dict[str, Any] = {"make_site": make_site, "monkeypatch": monkeypatch, "writes": 7}
        if "site" in names:
            fixtures["site"] = make_site()
            fixtures["site"].build()
        test(**{name: fixtures[name] for name in names})


def is_caught_by_machine(mutant: Mutant) -> bool:
    """Without shrinking, which takes minutes for a machine that fails."""
    try:
        with mutant.applied():
            run_machine(test_incremental.Sites, MACHINE_EXAMPLES, Phase.generate)
    except (AssertionError, ExceptionGroup):
        return True
    return False


def main(arguments: list[str]) -> int:
    missed = 0
    for name, mutant in mutants().items():
        found = [is_caught(mutant)]
        if "--machine" in arguments and mutant.seen_by_machine:
            found.append(is_caught_by_machine(mutant))
        missed += not all(found)
        words = ["directed test", "state machine"]
        print(f"{name}: " + ", ".join(f"{'caught' if ok else 'MISSED'} by {by}" for ok, by in zip(found, words)))  # noqa: B905
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
