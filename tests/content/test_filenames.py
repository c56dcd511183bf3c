"""Names of files as programs and systems leave them: copies, documents, accents in two encodings, capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.content.filenames import copied_from
from explainer.content.placing import RecordPlace, placed
from explainer.ground.disk import is_ignored
from explainer.ground.problems import Problem

Make = Callable[..., TinySite]

COPIES = [
    "jilin (conflicted copy)", "jilin (Anna's conflicted copy 2024-03-05)", "jilin (conflicted copy 2024-03-05 120000)",
    "jilin (Annas in Konflikt stehende Kopie 2024-03-05)", "jilin (1)", "jilin(2)", "jilin 2", "jilin copy",
    "jilin copy 2", "jilin - Copy", "jilin - Copy (2)", "Copy of jilin", "jilin - Kopie", "Kopie von jilin",
    "jilin - copie", "Copie de jilin", "jilin - 副本", "jilin的副本", "jilin（冲突副本）", "jilin – Kopie",
    "jilin.sync-conflict-20240305-120000-ABCDEFG", "jilin.Conflict", "jilin-DESKTOP-AB12CDE", "jilin~HEAD",
    "jilin_LOCAL_4711", "jilin_BASE_1",
]  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_copies_of_sync_programs_people_and_merges_are_known_by_their_names(name: str) -> None:
    assert copied_from(name) == "jilin"
    told = placed(f"content/regions/{name}.md", ("en", "zh"), {"content/regions/jilin.md"})
    assert isinstance(told, Problem)
    assert told.code == "E127"
    assert '"content/regions/jilin.md"' in told.message
    assert told.remedy.startswith("Compare the two")


@pytest.mark.parametrize("name", ["jilin", "jilin-plan-2024", "hard-copy", "plan-2", "copy", "jilin-desktop"])
def test_names_that_are_ids_are_never_taken_for_copies(name: str) -> None:
    assert placed(f"content/regions/{name}.md", ("en",), set()) == RecordPlace("region", name, "en")


def test_a_copy_of_a_language_version_leads_to_that_version() -> None:
    for name in ("jilin.zh 2", "jilin 2.zh", "jilin (1).zh"):
        told = placed(f"content/regions/{name}.md", ("en", "zh"), {"content/regions/jilin.zh.md"})
        assert isinstance(told, Problem)
        assert '"content/regions/jilin.zh.md"' in told.message


def test_a_copy_whose_original_is_gone_is_to_be_renamed() -> None:
    told = placed("content/plans/jilin-plan 2.md", ("en",), set())
    assert isinstance(told, Problem)
    assert told.remedy == "Rename it to content/plans/jilin-plan.md, which is not there; or remove it."


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("plan.docx", "Copy its words into a .md file."),
        ("plan.PDF", "Copy its words into a .md file."),
        ("plan.txt", "Rename it to plan.md."),
        ("plan.yml", "Rename it to plan.yaml."),
        ("plan.markdown", "Rename it to plan.md."),
        ("plan.jpeg", "Move it to assets/."),
        ("plan.xyz", "Move the file to assets/, or out of content/."),
        ("My Plan.md", "Rename it, to my-plan."),
        ("计划.md", "Rename it, for example to harbour-plan-2024."),
    ],
)
def test_the_advice_fits_the_file(make_site: Make, name: str, advice: str) -> None:
    site = make_site()
    site.write(f"content/plans/{name}", "---\ntitle: A\n---\n")
    (told,) = [problem for problem in site.build().report.problems if problem.where.path.endswith(name)]
    assert told.remedy.startswith(advice)


@pytest.mark.parametrize(
    "name",
    ["~$plan.docx", "jilin.md.orig", "jilin.md~", "#jilin.md#", ".#jilin.md", "jilin.md.sb-1f2e3d4c-AbCdEf", "x.part",
     "Icon\r", "4913", ".jilin.md.swp", "film.crdownload"],
)  # fmt: skip
def test_what_editors_and_browsers_leave_beside_a_file_stops_no_build(name: str) -> None:
    assert is_ignored(name)


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
SHOWN = """
-- site.yaml --
title: T
base_url: https://t.example/
-- content/pages/home.md --
---
title: Home
---
![A](../../assets/{})
"""


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_accents_are_found_however_the_system_and_the_editor_encode_them(
    make_site: Make, on_disk: str, typed: str
) -> None:
    form: dict[str, str] = {kind: unicodedata.normalize(kind, "Übersicht é.svg") for kind in ("NFC", "NFD")}
    site = make_site(SHOWN.format(form[typed].replace(" ", "%20")))
    site.write(f"assets/{form[on_disk]}", PICTURE)
    site.build().expect_no_problems()
    assert f"assets/{form['NFC']}" in site.tree()


def test_two_files_that_differ_by_the_encoding_of_an_accent_alone_are_named(make_site: Make) -> None:
    site = make_site(SHOWN.format("é.svg"))
    for kind in ("NFC", "NFD"):
        site.write(f"assets/{unicodedata.normalize(kind, 'é.svg')}", PICTURE)
    site.build().expect_problem("E128", "assets/é.svg")


def test_a_name_in_other_capitals_is_proposed_and_the_reason_said(make_site: Make) -> None:
    site = make_site(SHOWN.format("a.SVG"))
    site.write("assets/a.svg", PICTURE)
    (told,) = [problem for problem in site.build().report.problems if problem.code == "E216"]
    assert told.message.endswith('Did you mean "assets/a.svg"? Capital letters count.')
