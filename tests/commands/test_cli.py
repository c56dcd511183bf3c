"""The contract of the command line: exit codes, what stands on stdout and on stderr, and what is imported."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import TinySite, tree

from explainer import cli

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = ("pydantic", "jinja2", "markdown", "livereload", "tornado", "yaml", "nh3", "sqlite3", "multiprocessing")


@pytest.fixture
def site(make_site: Callable[..., TinySite], monkeypatch: pytest.MonkeyPatch) -> TinySite:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719835200")  # 2024-07-01
    monkeypatch.delenv("NO_COLOR", raising=False)
    return make_site()


def said(site: TinySite, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with site.alone():
        code = cli.main([*words, "--jobs", "1"], default_site=site.root)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def broken(site: TinySite) -> TinySite:
    return site.edit("content/articles/guide.md", "[[region:north]]", "[[region:nowhere]]")


def test_a_good_build_exits_with_0_and_one_line(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(site, capsys, "build")
    planned = len(site.tree())
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"\d+ pages?, .*: {planned} rendered, {planned} written in [0-9.]+ s\.\n", out)
    assert sum(map(int, re.findall(r"\d+", out.partition(":")[0]))) == planned
    assert out.count("\n") == 1


def test_no_command_is_build(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(site, capsys)[0] == 0
    assert (site.folder / "index.html").is_file()


def test_problems_exit_with_1_and_stand_on_stderr(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("build", "check", "audit"):
        code, out, err = said(broken(site) if command == "build" else site, capsys, command)
        assert code == 1
        assert "content/articles/guide.md:4" in err
        assert "\x1b" not in err, "no colours and no progress when piped"
        assert "content/" not in out
    assert not site.folder.exists()


WRONG_USE = {
    "an unknown command": (["bild"], "invalid choice"),
    "an unknown option": (["build", "--fast"], "unrecognized arguments"),
    "a site that is not there": (["build", "--site", "/nowhere/at/all"], "is not a folder"),
    "a day that is none": (["build", "--as-of", "2024-02-30"], "is not a day"),
    "no workers": (["build", "--jobs", "0"], "is not a number of processes"),
    "an address without scheme": (["build", "--base-url", "example.org"], "must begin with https://"),
    "an output full of sources": (["build", "--output", "content"], "sources (content)"),
    "an unknown form": (["build", "--format", "xml"], "invalid choice"),
    "explain without a path": (["explain"], "PATH"),
}


@pytest.mark.parametrize(("words", "reason"), WRONG_USE.values(), ids=WRONG_USE.keys())
def test_wrong_use_exits_with_2_and_says_why_on_stderr(
    site: TinySite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], reason: str
) -> None:
    monkeypatch.chdir(site.root)
    code = cli.main(words, default_site=site.root)
    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert reason in captured.err
    assert not site.folder.exists()


def test_a_wrong_source_date_epoch_exits_with_2(
    site: TinySite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    code, out, err = said(site, capsys, "build")
    assert (code, out) == (2, "")
    assert "SOURCE_DATE_EPOCH" in err


def test_json_is_all_that_stands_on_stdout(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(site, capsys, "build", "--format", "json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert list(data) == ["problems", "pages", "seconds"]
    planned = len(site.tree())
    assert data["problems"] == []
    assert data["pages"] == {"planned": planned, "rendered": planned, "written": planned, "kept": 0, "removed": 0}
    site.remove("content/speeches/opening.md")
    pages = json.loads(said(site, capsys, "build", "--format", "json")[1])["pages"]
    assert pages["planned"] == pages["written"] + pages["kept"] == planned - 1
    assert pages["removed"] == 1


def test_json_holds_each_problem_with_its_place(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(broken(site), capsys, "build", "--format", "json")
    data = json.loads(out)
    assert (code, err) == (1, "")
    (problem,) = data["problems"]
    assert list(problem) == ["code", "level", "path", "line", "column", "message", "remedy"]
    assert (problem["code"], problem["level"]) == ("E204", "error")
    assert (problem["path"], problem["line"]) == ("content/articles/guide.md", 4)
    assert data["pages"]["written"] == data["pages"]["kept"] == 0
    assert isinstance(data["seconds"], float)


def test_github_form_is_one_annotation_a_line(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(site, capsys, "build", "--format", "github") == (0, "", "")
    code, out, err = said(broken(site), capsys, "build", "--format", "github")
    assert (code, err) == (1, "")
    assert out.startswith("::error file=content/articles/guide.md,line=4")
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    ("variable", "value", "coloured"), [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False)]
)
def test_colour_is_for_terminals_and_may_be_switched_off(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert cli._colour(True)
    assert not cli._colour(False)
    monkeypatch.setenv(variable, value)
    assert cli._colour(True) is coloured


def test_options_reach_the_build(site: TinySite, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    site.write("content/articles/later.md", "---\ntitle: Later\npublish_on: 2024-12-01\n---\n")
    site.write("content/articles/draft.md", "---\ntitle: Draft\nstatus: draft\n---\n")
    later, draft = (site.folder / f"articles/{name}/index.html" for name in ("later", "draft"))
    assert said(site, capsys, "build")[0] == 0
    assert (later.exists(), draft.exists()) == (False, False)
    assert said(site, capsys, "build", "--as-of", "2024-12-01")[0] == 0
    assert (later.exists(), draft.exists()) == (True, False)
    assert said(site, capsys, "build", "--drafts")[0] == 0
    assert (later.exists(), draft.exists()) == (True, False), "drafts never go where the published site is"
    preview = site.root / cli.DRAFTS
    assert [(preview / f"articles/{name}/index.html").exists() for name in ("later", "draft")] == [True, True]
    public = tmp_path / "public"
    assert said(site, capsys, "build", "--output", str(public), "--base-url", "https://mirror.example/x")[0] == 0
    assert "https://mirror.example/x/sitemap.xml" in (public / "robots.txt").read_text()
    assert not (public / "articles/later/index.html").exists()


def test_the_site_may_be_elsewhere(
    site: TinySite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with site.alone():
        assert cli.main(["build", "--site", site.root.name], default_site=tmp_path / "not this") == 0
    assert (site.folder / "index.html").is_file()
    assert capsys.readouterr().err == ""


def test_check_writes_nothing(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(site, capsys, "check")
    assert code == 0
    assert out.startswith("All is well: ")
    assert not site.folder.exists()


def test_explain_names_the_first_answer_that_changed(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    assert "has not been built yet" in said(site, capsys, "explain", "regions/")[1]
    said(site, capsys, "build")
    assert "is fresh" in said(site, capsys, "explain", "regions/index.html")[1]
    site.edit("content/regions/north.md", "title: North", "title: Far North")
    code, out, err = said(site, capsys, "explain", "output/regions/index.html")
    assert (code, err) == (0, "")
    assert out.startswith("regions/index.html: the answer to cards(region) in en has changed, because of ")
    assert "because of the fields of content/regions/north.md." in out, "the whole way, down to the file"
    assert "is fresh" in said(site, capsys, "explain", "regions/south/")[1]
    (site.folder / "regions/south/index.html").write_text("scribble")
    assert "is not the one that was written" in said(site, capsys, "explain", "regions/south/")[1]
    code, out, _ = said(site, capsys, "explain", "no/such/page/")
    assert (code, out) == (1, "no/such/page/index.html: no page has this address.\n")


def test_explain_names_no_file_when_everything_is_asked_again(
    site: TinySite, capsys: pytest.CaptureFixture[str]
) -> None:
    said(site, capsys, "build")
    out = said(site, capsys, "explain", "sitemap.xml", "--base-url", "https://other.example/")[1]
    assert "everything is asked again" in out
    assert "because of" not in out


def test_explain_changes_no_page(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    said(site, capsys, "build")
    before = tree(site.folder)
    site.edit("content/regions/north.md", "title: North", "title: Far North")
    said(site, capsys, "explain", "regions/")
    assert tree(site.folder) == before


def test_audit_finds_a_scribbled_file(site: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    said(site, capsys, "build")
    assert said(site, capsys, "audit")[0] == 0
    (site.folder / "regions/index.html").write_text("scribble")
    code, out, err = said(site, capsys, "audit")
    assert code == 1
    assert "E609 output/regions/index.html" in err
    assert (site.folder / "regions/index.html").read_text() == "scribble", "audit only looks"
    data = json.loads(said(site, capsys, "audit", "--format", "json")[1])
    wrong = [problem for problem in data["problems"] if problem["code"] != "W622"]  # the theme links few pages
    assert [(problem["code"], problem["path"]) for problem in wrong] == [("E609", "output/regions/index.html")]
    assert out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom explainer import cli\ncode = cli.main(['--help'])\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])\nraise SystemExit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(command in done.stdout for command in cli.COMMANDS)
    assert done.stdout.endswith("LOADED []\n")


def test_a_closed_pipe_is_no_traceback(site: TinySite) -> None:
    command = [sys.executable, "-m", "explainer.cli", "check", "--site", str(site.root)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ))
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    words = process.stderr.read().decode()
    process.stderr.close()
    process.wait(timeout=60)
    assert "Traceback" not in words
    assert "Exception ignored" not in words
