"""A site's own checks: of the whole site, and of one record at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import Built, TinySite

Make = Callable[..., TinySite]

SHORT_TITLES = """from explainer.extend import check, record_check
from explainer.ground.problems import warning


@record_check
def short_titles(facts, entry):
    if len(entry.base.record.title) > 5:
        where = entry.base.origin.locate(("title",))
        yield warning("W901", where, f'The title of "{entry.id}" is long.', "Write a shorter one.")
"""
LONG = ["content/speeches/closing.md:2", "content/speeches/opening.md:2"]


@pytest.fixture
def site(make_site: Make) -> TinySite:
    """A site with a check of its own, which finds the two speeches."""
    site = make_site()
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    return site.write("layouts/own.py", SHORT_TITLES)


def found(built: Built, code: str) -> list[str]:
    return sorted(f"{p.where.path}:{p.where.line}" for p in built.report.problems if p.code == code)


def test_a_site_may_check_one_record_at_a_time(site: TinySite) -> None:
    assert found(site.build(), "W901") == LONG


def test_a_record_check_sees_drafts_too(site: TinySite) -> None:
    site.edit("content/speeches/closing.md", "type: speech\n", "type: speech\nstatus: draft\n")
    assert found(site.build(), "W901") == LONG


def test_an_edit_of_one_record_is_checked_by_the_next_build(site: TinySite) -> None:
    site.build()
    site.edit("content/speeches/closing.md", "title: Closing", "title: End")
    assert found(site.build(), "W901") == LONG[1:]
    site.edit("content/regions/north.md", "title: North", "title: The north")
    assert found(site.build(), "W901") == ["content/regions/north.md:2", *LONG[1:]]


@pytest.mark.parametrize(
    ("level", "failed", "left"), [("error", True, LONG), ("info", False, LONG), ("off", False, [])]
)
def test_a_record_check_has_the_level_that_site_yaml_gives_its_name(
    site: TinySite, level: str, failed: bool, left: list[str]
) -> None:
    site.edit("site.yaml", "checks:\n", f'checks:\n  short_titles: "{level}"\n')
    built = site.build()
    assert built.report.failed is failed
    assert found(built, "W901") == left
    assert {str(p.level) for p in built.report.problems if p.code == "W901"} <= {level}
    assert not found(built, "E109")


def test_a_misspelt_level_of_a_record_check_is_explained_by_its_name(site: TinySite) -> None:
    site.edit("site.yaml", "checks:\n", 'checks:\n  short_title: "off"\n')
    [problem] = [p for p in site.build().report.problems if p.code == "E109"]
    assert 'Did you mean "short_titles"?' in problem.message


@pytest.mark.parametrize("body", ["1 / 0", "raise SystemExit(3)", "yield 'no problem'"])
def test_a_record_check_that_fails_for_every_record_is_reported_once_at_its_line(site: TinySite, body: str) -> None:
    site.write("layouts/own.py", f"{SHORT_TITLES}\n\n@record_check\ndef broken(facts, entry):\n    {body}\n    yield\n")
    built = site.build()
    [problem] = [p for p in built.report.problems if p.code == "E608"]
    assert 'The function "broken" failed' in problem.message
    assert problem.where.path == "layouts/own.py"
    assert body.startswith("yield") or problem.where.line == 14
    assert found(built, "W901") == LONG  # the others still run


@pytest.mark.parametrize(
    ("mark", "name"), [("check", "links"), ("record_check", "map_file"), ("record_check", "links")]
)
def test_a_check_of_the_site_and_one_of_a_record_may_not_share_a_name(site: TinySite, mark: str, name: str) -> None:
    site.write("layouts/own.py", f"{SHORT_TITLES}\n\n@{mark}\ndef {name}(*known):\n    return ()\n")
    built = site.build()
    assert found(built, "E607") == ["layouts/own.py:12"]
    [problem] = [p for p in built.report.problems if p.code == "E607"]
    assert f'two functions "{name}"' in problem.message
    assert f"@{mark}" in problem.message
    site.edit("layouts/own.py", f"def {name}", f"def own_{name}")
    assert not found(site.build(), "E607")


LAST_TITLES = """from explainer.extend import record_check, table
from explainer.ground.problems import warning


@table
def last_title(facts, entry) -> str:
    record = entry.base.record
    return last_title(facts, facts.entries[record.related[0]]) if record.related else record.title


@record_check
def last_titles(facts, entry):
    name = {"speech:opening": "essay", "speech:closing": "guide"}.get(entry.ref)
    if name:
        last = last_title(facts, facts.entries[f"article:{name}"])
        yield warning("W901", entry.base.origin.locate(("title",)), last, "None.")
"""


def test_a_row_that_another_one_reads_for_the_first_time_is_told_to_all_that_read_it(site: TinySite) -> None:
    site.write("layouts/own.py", LAST_TITLES)
    assert said(site.build()) == ["Essay", "Guide"]
    site.edit("content/articles/essay.md", "title: Essay", "title: Essay\nrelated: ['article:guide']")
    site.edit("content/articles/guide.md", "title: Guide", "title: Handbook")
    assert said(site.build()) == ["Handbook", "Handbook"]


def said(built: Built) -> list[str]:
    return sorted(problem.message for problem in built.report.problems if problem.code == "W901")
