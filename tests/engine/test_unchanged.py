"""A build of what has not changed asks nothing, and never takes a change for none."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from sites import NOW, TinySite, tree

from explainer.engine import work

ROOT = Path(__file__).resolve().parent.parent.parent
Make = Callable[..., TinySite]


@pytest.fixture
def site(make_built: Make) -> TinySite:
    return make_built()


def asks_nothing(site: TinySite, **changes: object) -> bool:
    """Whether a build ends before anything is read into facts."""
    with mock.patch.object(work, "prepare", side_effect=AssertionError("asked")):
        try:
            site.build(**changes)
        except AssertionError:
            return False
    return True


def test_an_unchanged_site_is_not_even_parsed(site: TinySite) -> None:
    assert asks_nothing(site)


def test_a_start_without_a_change_loads_nothing_that_parses_checks_or_renders(site: TinySite) -> None:
    code = f"""
import sys
from pathlib import Path
from explainer import cli
from explainer.engine import inputs
inputs.fingerprint({{}}, None)
inputs.fingerprint = lambda _files, _settings: inputs.digest({site.tool!r})
inputs.theme_folder = lambda: Path({str(site.root)!r})
status = cli.main(["build", "--site", {str(site.root)!r}])
print(*sys.modules)
sys.exit(status)
"""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    summary, names = done.stdout.splitlines()
    loaded = set(names.split())
    assert ": 0 rendered, 0 written" in summary
    assert "explainer.engine.build" in loaded
    assert not loaded & {"pydantic", "jinja2", "yaml", "PIL", "markdown", "nh3", "email", "explainer.engine.work"}
    floors = ("evidence", "model", "views", "content", "facts", "queries", "search", "checks", "pages")
    assert not [name for name in loaded if name.startswith(tuple(f"explainer.{floor}." for floor in floors))]


def test_an_unchanged_site_reports_the_warnings_of_the_build_before(make_site: Make) -> None:
    site = make_site()
    site.edit("content/regions/north.md", "title: North", "title: North\nreviewed: {on: 2010-01-01, every: 1 year}")
    first = site.build().report.problems
    assert first
    assert asks_nothing(site)
    assert site.build().report.problems == first


def test_another_day_base_url_or_view_of_drafts_is_a_change(site: TinySite) -> None:
    assert not asks_nothing(site, now=NOW + datetime.timedelta(days=1))
    assert not asks_nothing(site, as_of=datetime.date(2020, 1, 1))
    assert not asks_nothing(site, base_url="https://elsewhere.example/")
    assert not asks_nothing(site, drafts=True)
    assert not asks_nothing(site, clean=True)
    assert asks_nothing(site)


def test_another_program_is_a_change(site: TinySite) -> None:
    site.tool = "another"
    assert not asks_nothing(site)


def test_a_changed_new_or_missing_source_is_a_change(site: TinySite) -> None:
    body = site.read("content/regions/north.md")
    site.edit("content/regions/north.md", "In the north.", "Up north.")
    assert not asks_nothing(site)
    site.write("content/regions/north.md", body)
    assert asks_nothing(site)
    site.write("assets/new.txt", "new")
    assert not asks_nothing(site)
    site.remove("assets/new.txt")
    assert asks_nothing(site)


def test_a_file_of_the_output_that_was_changed_removed_or_added_to_the_manifest_is_a_change(site: TinySite) -> None:
    good = tree(site.folder)
    page = site.folder / "index.html"
    page.write_text("scribbled")
    assert not asks_nothing(site)
    site.build()
    page.unlink()
    assert not asks_nothing(site)
    site.build()
    assert tree(site.folder) == good
    manifest = site.folder / ".explainer-manifest"
    manifest.write_text(manifest.read_text() + "left/behind.html\n")
    assert not asks_nothing(site)


def test_a_source_that_cannot_be_read_is_named_at_every_build(site: TinySite) -> None:
    os.mkfifo(site.root / "content" / "pipe.md")
    for _ in range(2):
        site.build().expect_problem("E119", "content/pipe.md")


def test_a_failed_build_is_not_remembered_as_good(site: TinySite) -> None:
    site.edit("content/regions/north.md", "title: North", "titel: North")
    assert site.build().report.failed
    assert site.build().report.failed
