"""`quote` and `new`: what an editor runs while writing. Both work on content alone and never overwrite anything."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from sites import TinySite

from explainer import cli
from explainer.model.kinds import RECORDS

TEXT = """\
The council met on 3 May and said "we will plant trees: a thousand of them" in the north.
Growth was 10.6% in the year. Growth was good.
She was always by my side. The plan is “old and new” at once.
"""
NEWS = f"""\
-- site.yaml --
title: Small site
base_url: https://example.org/
-- content/sources/news.yaml --
title: News
kind: news
language: en
publisher: not-stated
published: 2024-05-03
date_note: From its address.
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/news.txt, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}
quality: {{grade: D, exclude: [{{id: news-x1, exact: She was always by my side., reason: From a novel.}}]}}
-- content/sources/bare.yaml --
title: Bare
kind: news
status: draft
-- content/snapshots/news.txt --
{TEXT}"""

MakeSite = Callable[..., TinySite]


@pytest.fixture
def site(make_site: MakeSite) -> TinySite:
    return make_site(NEWS)


@pytest.fixture
def run(site: TinySite, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run a command on the site: its exit code and what it printed."""

    def command(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = cli.main([*words, "--site", str(site.root)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return command


Run = Callable[..., tuple[int, str]]


def quotes(printed: str) -> list[dict[str, Any]]:
    """All quotations that were printed, read as YAML."""
    parts = printed.split("quotes:\n")[1:]
    return [yaml.safe_load("quotes:\n" + part)["quotes"][0] for part in parts]


def check_with(site: TinySite, printed: str) -> list[str]:
    """The codes of what is wrong with a page that has the printed YAML in it."""
    for number, part in enumerate(printed.split("quotes:\n")[1:]):
        site.write(f"content/pages/probe-{number}.yaml", f"title: Probe {number}\nquotes:\n{part}")
    return [problem.code for problem in site.build().report.problems if problem.is_error]


# quote


def test_words_of_a_source_become_yaml_that_the_build_accepts(site: TinySite, run: Run) -> None:
    code, printed = run("quote", "news", "Growth was 10.6%")
    assert code == 0 and "# line 2:" in printed
    assert quotes(printed) == [
        {"id": "news-growth-10-6", "source": "news", "exact": "Growth was 10.6%", "kind": "narrator"}
    ]
    assert check_with(site, printed) == []


def test_words_in_quotation_marks_are_direct_speech(site: TinySite, run: Run) -> None:
    _, printed = run("quote", "news", "we will plant trees: a thousand of them")
    assert [(item["exact"], item["kind"]) for item in quotes(printed)] == [
        ("we will plant trees: a thousand of them", "direct")
    ]
    assert check_with(site, printed) == []


def test_the_quotation_has_the_marks_and_spaces_of_the_source(site: TinySite, run: Run) -> None:
    _, printed = run("quote", "news", 'said  "we will plant trees')
    assert quotes(printed)[0]["exact"] == 'said "we will plant trees'
    _, printed = run("quote", "news", 'The plan is "old and new"')
    assert quotes(printed)[0]["exact"] == "The plan is “old and new”"
    assert check_with(site, printed) == []


def test_a_gap_stays_a_gap(site: TinySite, run: Run) -> None:
    _, printed = run("quote", "news", "The council met … and said")
    assert quotes(printed)[0]["exact"] == "The council met … and said"
    assert check_with(site, printed) == []


def test_each_of_several_places_gets_the_words_beside_it_that_it_needs(site: TinySite, run: Run) -> None:
    code, printed = run("quote", "news", "Growth was")
    found = quotes(printed)
    assert code == 0 and len(found) == 2
    assert all(item.get("prefix") or item.get("suffix") for item in found)
    first, second = (f"quotes:\n{part}" for part in printed.split("quotes:\n")[1:])
    assert check_with(site, first) == [] and check_with(site, second) == []


def test_a_suggested_id_is_new(site: TinySite, run: Run) -> None:
    site.write("content/pages/a.yaml", "title: A\nquotes:\n- {id: news-growth-10-6, source: news, exact: Growth}\n")
    assert quotes(run("quote", "news", "Growth was 10.6%")[1])[0]["id"] == "news-growth-10-6-2"


def test_words_that_are_not_there_show_the_closest_ones_ready_to_use(site: TinySite, run: Run) -> None:
    code, printed = run("quote", "news", "Growth was 10.7% in the years")
    assert code == 1 and "% alike, on line 2" in printed
    assert quotes(printed)[0]["exact"].startswith("Growth was 10.6% in the year")
    assert check_with(site, printed) == []


def test_words_like_nothing_in_the_source_are_said_to_be(run: Run) -> None:
    code, printed = run("quote", "news", "zzzz qqqq")
    assert code == 1 and "nothing like them" in printed and "quotes:" not in printed


def test_excluded_words_are_refused_with_the_exclusion_and_its_reason(run: Run) -> None:
    code, printed = run("quote", "news", "always by my side")
    assert code == 1 and "news-x1 (line 3): From a novel." in printed and "quotes:" not in printed


def test_an_unknown_source_gets_a_suggestion(run: Run) -> None:
    code, printed = run("quote", "newz", "x")
    assert code == 1 and 'Did you mean "news"?' in printed


def test_a_source_without_a_snapshot_says_so(site: TinySite, run: Run) -> None:
    assert run("quote", "bare", "x") == (
        1,
        '"bare" has no snapshot. Save its text below content/snapshots/ and name it under `snapshot:`.\n',
    )
    site.remove("content/snapshots/news.txt")
    code, printed = run("quote", "news", "x")
    assert code == 1 and "there is no file content/snapshots/news.txt" in printed


def test_quoting_works_while_everything_else_is_broken(site: TinySite, run: Run) -> None:
    site.write("content/pages/bad.md", "---\ntitle: [\n").write("site.yaml", "title: [").write("content/x.bin", b"\xff")
    site.write("content/sources/worse.yaml", "kind: {")
    assert run("quote", "news", "Growth was 10.6%")[0] == 0
    code, printed = run("quote", "worse", "x")
    assert code == 1 and "E105" in printed


def test_signs_that_act_on_a_terminal_are_shown_as_numbers(site: TinySite, run: Run) -> None:
    site.write("content/snapshots/news.txt", "before \x1b[31m\u202e the words after\n")
    code, printed = run("quote", "news", "the words")
    assert code == 0 and "\x1b" not in printed and "\u202e" not in printed and "\\u001b" in printed


# new source


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    file = tmp_path / "Some copy (1).txt"
    file.write_text(TEXT + "Click to view\n", encoding="utf-8")
    return file


def test_a_new_source_is_a_draft_that_passes_every_check(site: TinySite, run: Run, copy: Path) -> None:
    code, printed = run("new", "source", str(copy), "--id", "fresh")
    assert code == 0, printed
    data = copy.read_bytes()
    assert (site.root / "content/snapshots/fresh.txt").read_bytes() == data
    record = yaml.safe_load(site.read("content/sources/fresh.yaml"))
    assert record["snapshot"] == {
        "path": "snapshots/fresh.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "normaliser": 4,
    }
    assert record["status"] == "draft" and record["licence"]["display"] == "metadata-only"
    assert [problem for problem in site.build().report.problems if problem.is_error] == []
    assert run("quote", "fresh", "Growth was 10.6%")[0] == 0


def test_a_new_source_names_the_suspicious_places_and_proposes_a_grade(site: TinySite, run: Run, copy: Path) -> None:
    _, printed = run("new", "source", str(copy), "--id", "fresh")
    assert "line 3: She was always by my side." in printed and "quality.exclude" in printed
    assert "line 4: Click to view" in printed
    record = site.read("content/sources/fresh.yaml")
    assert yaml.safe_load(record)["quality"]["condition"] == "damaged" and "on lines 3" in record


def test_the_suspicious_words_are_a_setting(site: TinySite, run: Run, copy: Path) -> None:
    site.edit("site.yaml", "title:", "words: {alarms: [trees], ignore: [she]}\ntitle:")
    _, printed = run("new", "source", str(copy), "--id", "fresh")
    assert "line 1: The council met" in printed and "She was always" not in printed


def test_a_clean_text_gets_no_alarm(site: TinySite, run: Run, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("The council met on 3 May.\n", encoding="utf-8")
    code, printed = run("new", "source", str(tmp_path / "clean.txt"))
    assert code == 0 and "Nothing in the text looks foreign" in printed
    assert yaml.safe_load(site.read("content/sources/clean.yaml"))["quality"]["condition"] is None


def test_the_day_of_access_is_the_day_of_the_build(
    site: TinySite, run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719835200")
    site.edit("site.yaml", "title:", "time_zone: Asia/Shanghai\ntitle:")
    run("new", "source", str(copy), "--id", "fresh")
    assert str(yaml.safe_load(site.read("content/sources/fresh.yaml"))["accessed"]) == "2024-07-01"


def test_the_id_comes_from_the_files_name_if_none_is_given(site: TinySite, run: Run, copy: Path) -> None:
    assert run("new", "source", str(copy))[0] == 0
    assert (site.root / "content/sources/some-copy-1.yaml").is_file()


def test_a_file_that_is_among_the_snapshots_already_is_not_copied(site: TinySite, run: Run) -> None:
    site.write("content/snapshots/mine.txt", TEXT)
    assert run("new", "source", str(site.root / "content/snapshots/mine.txt"))[0] == 0
    record = yaml.safe_load(site.read("content/sources/mine.yaml"))
    assert record["snapshot"]["path"] == "snapshots/mine.txt"


@pytest.mark.parametrize("name", ["news", "Not-Kebab", "two--hyphens", "a/b", "../up", "x" * 81])
def test_an_id_that_is_taken_or_cannot_be_one_changes_nothing(site: TinySite, run: Run, copy: Path, name: str) -> None:
    before = snapshot(site)
    code, printed = run("new", "source", str(copy), f"--id={name}")
    assert (code, snapshot(site)) == (1, before)
    assert ("already written" if name == "news" else "cannot be an id") in printed


def snapshot(site: TinySite) -> dict[str, bytes]:
    files = (path for path in site.root.rglob("*") if path.is_file() and ".explainer" not in path.parts)
    return {str(path): path.read_bytes() for path in files}


def test_a_snapshot_is_never_overwritten(site: TinySite, run: Run, copy: Path) -> None:
    site.write("content/snapshots/fresh.txt", "older")
    code, printed = run("new", "source", str(copy), "--id", "fresh")
    assert code == 1 and "not overwritten" in printed
    assert site.read("content/snapshots/fresh.txt") == "older"
    assert not (site.root / "content/sources/fresh.yaml").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("新质生产力".encode("gb18030"), "GB18030"),
        ("words".encode("utf-16"), "UTF-16"),
        (b"caf\xe9", "not text in UTF-8"),
        (b" \n", "is empty"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_plain_words(
    site: TinySite, run: Run, tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    before = snapshot(site)
    code, printed = run("new", "source", str(tmp_path / "bad.txt"))
    assert code == 1 and said in printed and snapshot(site) == before


def test_a_file_that_is_not_there_is_wrong_use(run: Run, tmp_path: Path) -> None:
    code, printed = run("new", "source", str(tmp_path / "none.txt"))
    assert code == 2 and "none.txt cannot be read" in printed


def test_nothing_is_written_through_a_link_out_of_the_site(
    site: TinySite, run: Run, copy: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site.root / "content/pages").symlink_to(tmp_path / "elsewhere")
    code, printed = run("new", "page", "about")
    assert code == 2 and "link" in printed and not list((tmp_path / "elsewhere").iterdir())


# new record


def test_the_command_line_knows_every_kind() -> None:
    assert cli.record_kinds() == sorted(set(RECORDS) - {"source"})


@pytest.mark.parametrize("kind", cli.record_kinds())
def test_every_kind_has_a_first_draft_that_passes_every_check(site: TinySite, run: Run, kind: str) -> None:
    code, printed = run("new", kind, "my-draft")
    assert code == 0 and printed.startswith("Wrote content/")
    assert [problem for problem in site.build().report.problems if problem.is_error] == []
    assert run("new", kind, "my-draft")[0] == 1


@pytest.mark.parametrize("kind", cli.record_kinds())
def test_what_a_published_record_would_still_need_stands_in_the_draft(site: TinySite, run: Run, kind: str) -> None:
    _, printed = run("new", kind, "my-draft")
    path = printed.split()[1].rstrip(",")
    fields = site.read(path)
    site.write(path, fields.replace("status: draft", "status: published"))
    needed = {
        item.message.rpartition(" needs ")[2].strip('".')
        for item in site.build().report.problems
        if item.code == "E210"
    }
    written = [line.removeprefix("# ").partition(":")[0] for line in fields.splitlines()]
    assert needed <= set(written)


def test_an_id_of_a_collection_is_taken(site: TinySite, run: Run) -> None:
    site.write("content/people.yaml", "ann: {title: Ann}\n")
    code, printed = run("new", "person", "ann")
    assert code == 1 and "content/people.yaml" in printed
    assert run("new", "person", "bob")[0] == 0


# the command line


@pytest.mark.parametrize("words", [["new"], ["new", "nothing", "x"], ["new", "plan"], ["quote", "news"], ["quote"]])
def test_wrong_use_is_exit_code_2(run: Run, words: list[str]) -> None:
    assert cli.main(words) == 2


def test_help_needs_no_library() -> None:
    for words in (
        ["--help"],
        ["quote", "--help"],
        ["new", "--help"],
        ["new", "source", "--help"],
        ["new", "plan", "-h"],
    ):
        program = (
            f"import sys; from explainer.cli import main; code = main({words!r}); "
            "heavy = {'pydantic', 'jinja2', 'markdown', 'livereload', 'yaml', 'nh3', 'tornado'} & set(sys.modules); "
            "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
