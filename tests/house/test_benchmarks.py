"""The benchmark's corpus is what it says it is, and its page says which goals are met."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent.parent / "benchmarks"
sys.path.append(str(HERE))

import full_corpus  # noqa: E402
import goals  # noqa: E402
import paper  # noqa: E402
import results  # noqa: E402
from stopwatch import Run  # noqa: E402

from explainer.engine import build as building  # noqa: E402
from explainer.engine.inputs import Options  # noqa: E402
from explainer.evidence import Match, SourceText, find  # noqa: E402


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_full_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    full_corpus.write(tmp_path / "one", 20)
    full_corpus.write(tmp_path / "two", 20)
    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_every_quotation_and_number_of_the_full_corpus_is_in_its_report() -> None:
    for event in full_corpus.events(20):
        source, _ = SourceText.prepare(full_corpus.report(event), ())
        quoted = [said.exact for said in event.said] + [number.exact for number in event.numbers]
        quoted += re.findall(r"“([^”]+)” \[@", full_corpus.speech(event))
        assert len(quoted) > 8
        for words in quoted:
            assert isinstance(find(source, words), Match), words


def test_a_text_of_the_full_corpus_has_300_to_600_words() -> None:
    for event in full_corpus.events(20):
        body = full_corpus.speech(event).split("\n---\n\n", 1)[1]
        assert 300 <= len(body.split()) <= 600, event.id


@pytest.mark.slow
def test_no_check_finds_fault_with_the_full_corpus(tmp_path: Path) -> None:
    full_corpus.write(tmp_path / "site", 20)
    report = building.check(
        Options(tmp_path / "site", tmp_path / "output", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    )
    assert [f"{problem.code} {problem.where}" for problem in report.problems] == []


@pytest.mark.parametrize(
    ("goal", "ratio", "said"), [(0.2, 0.2, "met"), (0.2, 0.21, "**missed**"), (5.0, 4.9, "met"), (None, 9.0, "–")]
)
def test_a_goal_is_met_up_to_itself_and_missed_above(goal: float | None, ratio: float, said: str) -> None:
    assert goals.verdict(goal, ratio) == said


def _kept(folder: Path, case: str, kind: str, size: int, ours: float) -> None:
    pairs = [(Run(ours, ours, 300), Run(10.0, 10.0, 1000))] * 3
    results.keep(results.measured(case, kind, size, "Hugo", pairs), folder)


def test_the_page_says_of_each_goal_whether_it_is_met_missed_or_not_measured(tmp_path: Path) -> None:
    _kept(tmp_path, "body", "plain", 1000, 2.0)
    _kept(tmp_path, "title", "full", 10_000, 9.0)
    _kept(tmp_path, "memory-cold", "plain", 10_000, 99.0)
    page = paper.as_markdown(tmp_path, {"full-title-10000": "Lists are written whole."})
    assert "| one body edited | plain | 1000 | 0.3 | 0.20 (0.20 to 0.20) | met |" in page
    assert "| one title edited | full | 10000 | 0.2 | 0.90 (0.90 to 0.90) | **missed** |" in page
    assert "* **one title edited**, full, 10000 texts: Lists are written whole." in page
    assert "| peak memory, cold | plain | 10000 | 0.4 | 0.30 (0.30 to 0.30) | met |" in page
    assert "| cold | plain | 1000 | 2.0 | | not measured |" in page


def test_a_miss_without_a_reason_is_shown_all_the_same(tmp_path: Path) -> None:
    _kept(tmp_path, "body", "plain", 1000, 4.0)
    assert "* **one body edited**, plain, 1000 texts: no reason is given." in paper.as_markdown(tmp_path, {})
