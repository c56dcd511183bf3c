"""Which pages a change renders, writes and removes: exactly those that show it."""

from __future__ import annotations

import datetime
import itertools
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import NOW, Built, TinySite, moments, tree

from explainer.engine import manifest, pool
from explainer.engine.inputs import fingerprint
from explainer.engine.manifest import Manifest, refusal
from explainer.engine.store import Store
from explainer.ground import disk

Make = Callable[..., TinySite]

SHOW_TITLE_AND_STYLE = (
    "articles/essay/index.html",
    "articles/guide/index.html",
    "index.html",
    "regions/north/index.html",
    "regions/south/index.html",
    "speeches/closing/index.html",
    "speeches/opening/index.html",
    "themes/trade/index.html",
)
"""Everything that extends base.html."""

RECORD_PAGES = tuple(path for path in SHOW_TITLE_AND_STYLE if path != "index.html")


@pytest.fixture
def site(make_built: Make) -> TinySite:
    """The small site, built once."""
    return make_built()


def test_the_small_site_is_built_without_a_problem(make_site: Make) -> None:
    make_site().build().expect_no_problems()


# What a change renders


def test_a_build_without_changes_renders_and_writes_nothing(site: TinySite) -> None:
    before = moments(site.folder)
    site.build().expect_rendered().expect_written().expect_removed().expect_no_problems()
    assert moments(site.folder) == before


def test_editing_a_body_renders_one_page(site: TinySite) -> None:
    site.edit("content/regions/north.md", "In the north.", "Up in the north.")
    site.build().expect_rendered("regions/north/index.html").expect_written("regions/north/index.html")
    assert "Up in the north." in (site.folder / "regions/north/index.html").read_text()


def test_editing_a_title_renders_the_record_its_lists_those_that_link_to_it_and_those_it_links_to(
    site: TinySite,
) -> None:
    site.edit("content/regions/north.md", "title: North", "title: Far North")
    site.build().expect_rendered(
        "regions/north/index.html",  # its own heading
        "regions/index.html",  # the list
        "articles/guide/index.html",  # [[region:north]] shows the title
    )
    site.edit("content/articles/guide.md", "title: Guide", "title: Guidebook")
    site.build().expect_rendered(
        "articles/guide/index.html",
        "articles/index.html",
        "regions/north/index.html",  # "used on"
    )


def test_editing_a_field_that_no_card_holds_renders_its_own_page_only(site: TinySite) -> None:
    site.edit("content/speeches/opening.md", "type: speech", "type: speech\noccasion: A fair")
    site.build().expect_rendered("speeches/opening/index.html").expect_written()


def test_an_unread_setting_renders_nothing(site: TinySite) -> None:
    before = moments(site.folder)
    site.edit("site.yaml", "licence: Nobody shows this", "licence: Still unseen")
    site.build().expect_rendered()
    assert moments(site.folder) == before


def test_a_setting_of_one_page_renders_that_page(site: TinySite) -> None:
    site.edit("site.yaml", "description: As small", "description: Just as small")
    site.build().expect_rendered("index.html")


def test_the_sites_title_renders_every_page_that_shows_it(site: TinySite) -> None:
    site.edit("site.yaml", "title: Small site", "title: Little site")
    site.build().expect_rendered(*SHOW_TITLE_AND_STYLE)


def test_another_base_url_renders_what_shows_absolute_addresses(site: TinySite) -> None:
    absolute = ("robots.txt", "sitemap.xml")
    site.build(base_url="https://mirror.example/").expect_rendered(*absolute)
    site.build().expect_rendered(*absolute)


def test_deleting_a_speech_renders_its_region_theme_timeline_and_sitemap_and_nothing_else(site: TinySite) -> None:
    site.remove("content/speeches/opening.md")
    site.build().expect_rendered(
        "regions/north/index.html", "themes/trade/index.html", "timeline/index.html", "sitemap.xml"
    ).expect_removed("speeches/opening/index.html")


def test_whitespace_at_the_end_of_a_body_writes_nothing(site: TinySite) -> None:
    before = moments(site.folder)
    site.write("content/articles/essay.md", site.read("content/articles/essay.md") + "\n  \n\n")
    site.build().expect_written().expect_no_problems()
    assert moments(site.folder) == before


def test_touching_every_source_renders_nothing(site: TinySite) -> None:
    for path in (site.root / "content").rglob("*.md"):
        os.utime(path, (1, 1))
    site.build().expect_rendered()


def test_adding_a_link_renders_both_ends(site: TinySite) -> None:
    site.edit("content/articles/essay.md", "Only words.", "Only words on [[theme:trade]].")
    built = site.build().expect_rendered("articles/essay/index.html", "themes/trade/index.html")
    assert 'href="../../articles/essay/index.html">Essay' in built.output("themes/trade/index.html")


def test_a_new_record_renders_its_own_page_and_its_lists(site: TinySite) -> None:
    site.write("content/articles/note.md", "---\ntitle: Note\n---\nNew.\n")
    site.build().expect_rendered("articles/note/index.html", "articles/index.html", "sitemap.xml")


def test_a_moved_record_leaves_its_old_page_and_its_links_follow(site: TinySite) -> None:
    site.rename("content/articles/guide.md", "content/articles/handbook.md")
    site.build().expect_rendered(
        "articles/handbook/index.html", "articles/index.html", "regions/north/index.html", "sitemap.xml"
    ).expect_removed("articles/guide/index.html")


def test_an_old_address_that_another_record_takes_over_leads_there(site: TinySite) -> None:
    """Both targets are as they were; only the recipe tells the two redirects apart."""
    site.edit("content/articles/essay.md", "title: Essay", "title: Essay\nold_paths: [old/]").build()
    site.edit("content/articles/essay.md", "\nold_paths: [old/]", "")
    site.edit("content/articles/guide.md", "title: Guide", "title: Guide\nold_paths: [old/]")
    assert "articles/guide/" in site.build().output("old/index.html")


def test_a_text_where_there_was_none_is_shown(site: TinySite) -> None:
    site.write("content/articles/essay.md", "---\ntitle: Essay\n---\n").build()
    site.write("content/articles/essay.md", "---\ntitle: Essay\n---\nAt last.\n")
    assert "At last." in site.build().output("articles/essay/index.html")


def test_a_record_moved_into_a_collection_stays_as_it_was(site: TinySite) -> None:
    site.remove("content/articles/essay.md").write("content/articles/essay.yaml", "title: Essay\n")
    site.build().expect_rendered("articles/essay/index.html")
    site.remove("content/articles/essay.yaml").write("content/articles.yaml", "essay:\n  title: Essay\n")
    site.build().expect_rendered().expect_removed()


# Layouts, macros, texts, styles


def test_editing_a_layout_renders_exactly_its_pages(site: TinySite) -> None:
    site.edit("layouts/speech.html", "{% block fields %}", "{% block fields %}On ")
    site.build().expect_rendered("speeches/closing/index.html", "speeches/opening/index.html")


def test_editing_a_layout_that_no_page_uses_renders_nothing(site: TinySite) -> None:
    site.edit("layouts/compare.html", "{{", "Compared: {{")
    site.build().expect_rendered()


def test_editing_the_base_renders_what_extends_it_however_deep(site: TinySite) -> None:
    site.edit("layouts/base.html", "<html", "<html class=all")
    site.build().expect_rendered(*SHOW_TITLE_AND_STYLE)
    site.edit("layouts/record.html", "<h2>", "<h2 class=used>")
    site.build().expect_rendered(*RECORD_PAGES)


def test_editing_a_macro_file_that_a_macro_file_imports_renders_every_page_behind_it(site: TinySite) -> None:
    lists = ("articles", "calls", "glossary", "organisations", "people", "plans", "regions", "sources", "themes")
    site.edit("layouts/parts/marks.html", "%}.{%", "%};{%")
    built = site.build().expect_rendered(*SHOW_TITLE_AND_STYLE, *(f"{name}/index.html" for name in lists))
    assert ";</li>" in built.output("regions/north/index.html")


def test_a_used_text_renders_its_users_and_an_unused_one_nothing(site: TinySite) -> None:
    site.edit("layouts/texts/en.yaml", '"Used on"', '"Mentioned on"')
    site.build().expect_rendered("regions/north/index.html", "regions/south/index.html", "themes/trade/index.html")
    site.edit("layouts/texts/en.yaml", '"May"', '"Maytime"')
    site.build().expect_rendered("speeches/opening/index.html", "timeline/index.html")
    site.edit("layouts/texts/en.yaml", "Nobody shows this", "Still nobody")
    site.build().expect_rendered()


def test_editing_a_style_sheet_writes_it_and_the_pages_that_link_to_it(site: TinySite) -> None:
    site.edit("assets/css/10-site.css", "margin: 0", "margin: 1px")
    site.build().expect_rendered("assets/site.css", *SHOW_TITLE_AND_STYLE)


def test_an_image_that_no_page_shows_is_written_alone(site: TinySite) -> None:
    site.write("assets/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.build().expect_written("assets/logo.svg")


def test_assets_are_written_before_the_pages_that_use_them(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write_whole = disk.write_whole

    def noted(path: Path, content: bytes) -> None:
        written.append(path.relative_to(site.folder).as_posix())
        write_whole(path, content)

    site.edit("assets/css/10-site.css", "margin: 0", "margin: 2px").write(
        "content/articles/a.md", "---\ntitle: A\n---\n"
    )
    monkeypatch.setattr(disk, "write_whole", noted)
    site.build().expect_no_problems()
    assert written[:2] == [manifest.NAME, "assets/site.css"], "the claim first, then assets"
    assert "articles/a/index.html" in written[2:]


def asked_for(monkeypatch: pytest.MonkeyPatch, site: TinySite) -> list[str]:
    """What the disk is asked to keep, in order: paths below the output folder, `*` for everything."""
    asked: list[str] = []

    def noted(handle: int) -> None:
        asked.append(os.path.relpath(Path(f"/proc/self/fd/{handle}").readlink(), site.folder.resolve()))

    monkeypatch.setattr(os, "sync", lambda: asked.append("*"))
    monkeypatch.setattr(os, "fsync", noted)
    return asked


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which file a handle is")
def test_what_a_build_wrote_and_removed_survives_a_loss_of_power(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_for(monkeypatch, site)
    site.remove("content/articles/guide.md")
    report = site.build().report
    assert report.removed
    assert {manifest.NAME, *report.written} <= set(asked)
    assert {".", "articles"} <= set(asked), "the folders from which names went, too"
    assert asked.index(manifest.NAME) < asked.index("."), "files before the folders that name them"
    asked.clear()
    site.build()
    assert asked == [], "nothing was written"


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which file a handle is")
def test_of_many_files_the_disk_is_asked_once(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    monkeypatch.setattr(disk, "_ASKED_ONE_BY_ONE", 5)
    asked = asked_for(monkeypatch, site)
    site.build()
    assert asked == ["*"]


def test_another_program_renders_everything(site: TinySite) -> None:
    site.tool = "another tool"
    built = site.build().expect_written()
    assert len(built.report.rendered) == built.report.planned


def test_the_fingerprint_of_the_program_holds_the_sites_own_extensions(make_site: Make) -> None:
    query = "from explainer.extend import query\n\n\n@query\ndef shout(facts, lang):\n    return 'Hey'\n"
    site = make_site()
    site.tool = None
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:").write("layouts/own.py", query)
    site.edit("layouts/robots.txt", "Sitemap", "{{ site.shout() }} Sitemap")
    assert "Hey Sitemap" in site.build().expect_no_problems().output("robots.txt")
    site.edit("layouts/own.py", "Hey", "Ho")
    assert "Ho Sitemap" in site.build().expect_no_problems().output("robots.txt")
    assert fingerprint({}, None) != fingerprint({}, None) + "x"


# Days, drafts, languages


def test_a_draft_appears_when_it_is_published(site: TinySite) -> None:
    site.write("content/articles/note.md", "---\ntitle: Note\nstatus: draft\n---\nNew.\n")
    site.build().expect_rendered()
    pages = ("articles/note/index.html", "articles/index.html", "sitemap.xml")
    preview = site.root / "preview"
    site.build(drafts=True, output=preview).expect_no_problems()
    assert (preview / pages[0]).is_file()
    site.build().expect_rendered()
    site.edit("content/articles/note.md", "status: draft\n", "")
    site.build().expect_rendered(*pages)


def test_records_come_and_go_on_their_days(site: TinySite) -> None:
    page = "articles/note/index.html"
    lists = ("articles/index.html", "sitemap.xml")
    dates = "publish_on: 2024-07-10\nexpires_on: 2024-07-20\n"
    site.write("content/articles/note.md", f"---\ntitle: Note\n{dates}---\nFor ten days.\n")
    site.build().expect_rendered()
    site.build(as_of=datetime.date(2024, 7, 9)).expect_rendered()
    site.build(as_of=datetime.date(2024, 7, 10)).expect_rendered(page, *lists)
    site.build(now=NOW.replace(day=19)).expect_rendered()
    site.build(as_of=datetime.date(2024, 7, 20)).expect_rendered(*lists).expect_removed(page)


def test_the_day_is_that_of_the_sites_time_zone(site: TinySite) -> None:
    evening = datetime.datetime(2024, 7, 9, 17, tzinfo=datetime.UTC)
    site.write("content/articles/note.md", "---\ntitle: Note\npublish_on: 2024-07-10\n---\n")
    site.build(now=evening).expect_rendered()
    site.edit("site.yaml", "title:", "time_zone: Asia/Shanghai\ntitle:")
    site.build(now=evening).expect_rendered("articles/note/index.html", "articles/index.html", "sitemap.xml")


def test_a_language_version_renders_itself_and_the_pages_that_lead_to_it(make_site: Make) -> None:
    site = make_site()
    languages = "languages:\n  en: {name: English, tag: en}\n  zh: {name: 中文, tag: zh-Hans}\n"
    site.write("site.yaml", site.read("site.yaml") + languages)
    site.build().expect_no_problems()
    site.write("content/regions/north.zh.md", "---\ntitle: 北方\n---\n北方。\n")
    built = site.build().expect_rendered(
        "zh/regions/north/index.html",
        "regions/north/index.html",  # its link to the other language
        "zh/regions/index.html",
        "sitemap.xml",
    )
    assert "北方" in built.output("zh/regions/index.html")
    site.edit("content/regions/north.md", "In the north.", "Up north.")
    site.build().expect_rendered("regions/north/index.html")
    site.edit("content/regions/north.zh.md", "北方。", "在北方。")
    site.build().expect_rendered("zh/regions/north/index.html")


# The output folder


def test_a_scribbled_or_missing_file_of_ours_is_repaired(site: TinySite) -> None:
    before = site.tree()
    (site.folder / "timeline/index.html").write_text("scribble")
    (site.folder / "assets/site.css").unlink()
    site.build().expect_written("timeline/index.html", "assets/site.css")
    assert site.tree() == before


def test_a_folder_of_ours_that_was_deleted_is_written_again(site: TinySite) -> None:
    before = site.tree()
    for path in sorted((site.folder / "speeches").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    site.build().expect_written("speeches/opening/index.html", "speeches/closing/index.html")
    assert site.tree() == before


def test_files_of_others_survive_in_the_output(site: TinySite) -> None:
    foreign = site.folder / "articles/guide/notes.txt"
    foreign.write_text("mine")
    (site.folder / "CNAME").write_text("example.org")
    site.remove("content/articles/guide.md")
    site.build().expect_removed("articles/guide/index.html")
    assert foreign.read_text() == "mine"
    assert (site.folder / "CNAME").read_text() == "example.org"


def test_folders_that_removed_pages_leave_empty_are_removed(site: TinySite) -> None:
    site.remove("content/speeches/opening.md").remove("content/speeches/closing.md")
    site.build()
    assert not (site.folder / "speeches").exists()


@pytest.mark.parametrize("foreign", ["", "x"])
def test_a_file_may_become_a_folder_and_a_folder_a_file(make_site: Make, foreign: str) -> None:
    site = make_site("-- site.yaml --\ntitle: S\nbase_url: https://example.org/\n")
    file, folder = "---\ntitle: A\nold_paths: [a.html]\n---\n", "---\ntitle: A\nold_paths: [a.html/b/c]\n---\n"
    site.write("content/pages/p.md", file).build().expect_no_problems()
    site.write("content/pages/p.md", folder).build().expect_no_problems().expect_removed("a.html")
    assert (site.folder / "a.html/b/c/index.html").is_file()
    if foreign:
        (site.folder / "a.html/b/mine.txt").write_text("mine")
        with pytest.raises(disk.DiskError, match=r"a\.html is a folder that Explainer did not make"):
            site.write("content/pages/p.md", file).build()
        assert (site.folder / "a.html/b/mine.txt").read_text() == "mine"
        (site.folder / "a.html/b/mine.txt").unlink()
        (site.folder / "a.html/b").rmdir()
        (site.folder / "a.html").rmdir()
    site.write("content/pages/p.md", file).build().expect_no_problems()
    assert (site.folder / "a.html").is_file()


def test_a_page_that_becomes_only_a_redirect_and_back(site: TinySite) -> None:
    """The same path, made in another way: the recipe says so."""
    before = site.tree()
    site.rename("content/articles/essay.md", "content/articles/moved.md")
    site.edit("content/articles/moved.md", "title: Essay", "title: Essay\nold_paths: [articles/essay/]")
    assert "canonical" in site.build().expect_no_problems().output("articles/essay/index.html")
    site.edit("content/articles/moved.md", "old_paths: [articles/essay/]\n", "")
    site.rename("content/articles/moved.md", "content/articles/essay.md").build().expect_no_problems()
    assert site.tree() == before


# Errors


ERRORS = {
    "a field": ("content/regions/south.md", "level: nation", "level: planet"),
    "front matter": ("content/regions/south.md", "title: South", "title: 'South"),
    "a link": ("content/regions/south.md", "In the south.", "In [[region:nowhere]]."),
    "two pages for one path": ("content/regions/south.md", "level:", "old_paths: [timeline/]\nlevel:"),
    "a layout that cannot be read": ("layouts/region.html", "{% endblock %}", ""),
    "a layout that names nothing": ("layouts/region.html", "site.region(", "site.reigon("),
    "a layout that is not there": ("layouts/region.html", "record.html", "recrod.html"),
    "an unknown filter": ("layouts/region.html", "page.subject", "page.subject|nosuch"),
    "an unknown filter in a macro": ("layouts/parts/marks.html", "%}.{%", "%}{{ 1|nosuch }}{%"),
    "a failing expression": ("layouts/region.html", "page.subject", "1 // 0"),
    "a missing text": ("layouts/speech.html", "{% block fields %}", '{% block fields %}{{ site.t("no.such") }}'),
    "a missing asset": (
        "layouts/speech.html",
        "{% block fields %}",
        '{% block fields %}{{ site.asset_href("no.css") }}',
    ),
    "a whole card as a question": ("layouts/theme.html", "site.subject_card.id", "site.subject_card"),
    "the texts": ("layouts/texts/en.yaml", '"Used on"', '"Used on'),
    "the settings": ("site.yaml", "title: Small site", "titel: Small site"),
}


@pytest.mark.parametrize(("path", "old", "new"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_anywhere_writes_nothing(site: TinySite, path: str, old: str, new: str) -> None:
    before, whole = moments(site.folder), site.read(path)
    site.edit("content/articles/essay.md", "Only words.", "Other words.").remove("content/speeches/opening.md")
    built = site.edit(path, old, new).build()
    assert built.report.failed
    assert all(problem.where.path == path for problem in built.report.problems), built.report.problems
    assert moments(site.folder) == before
    site.write(path, whole).build().expect_no_problems()
    assert "Other words." in built.output("articles/essay/index.html")


def test_a_macro_imported_without_context_is_told_how_to_know_the_site(site: TinySite) -> None:
    site.write("layouts/parts/words.html", "{% macro home() %}{{ site.t('home') }}{% endmacro %}")
    importing = "{% from 'parts/words.html' import home %}{{ home() }}</html>"
    site.edit("layouts/base.html", "</html>", importing)
    (problem,) = site.build().expect_problem("E602", "layouts/parts/words.html:1").report.problems
    assert problem.message.startswith('The layout uses something that does not exist: "site"')
    assert "with context" in problem.remedy
    site.edit("layouts/base.html", importing, "{{ external('x') }}</html>")
    (problem,) = site.build().expect_problem("E602", "layouts/base.html").report.problems
    assert "imported from its file in layouts/components/" in problem.remedy


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_error_in_the_last_of_many_pages_writes_nothing(
    site: TinySite, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "MIN_FOR_WORKERS", 2)
    before = moments(site.folder)
    site.edit("layouts/base.html", "</html>", "{% if page.path == 'themes/trade/' %}{{ nothing }}{% endif %}</html>")
    site.build(jobs=jobs).expect_problem("E602", "layouts/base.html:9")
    assert moments(site.folder) == before


def test_a_first_build_with_an_error_makes_no_output(make_site: Make) -> None:
    site = make_site().edit("content/regions/south.md", "level: nation", "level: planet")
    site.build().expect_problem("E109", "content/regions/south.md:3")
    assert not site.folder.exists()


# What is remembered


def test_without_a_store_no_orphan_survives(site: TinySite) -> None:
    site.forget().remove("content/articles/guide.md")
    site.build().expect_removed("articles/guide/index.html")
    assert not (site.folder / "articles/guide").exists()


def test_without_a_manifest_no_orphan_survives(site: TinySite) -> None:
    (site.folder / manifest.NAME).unlink()
    site.remove("content/articles/guide.md").build().expect_removed("articles/guide/index.html")
    assert "articles/essay/index.html" in Manifest.read(site.folder).paths


def store_of(site: TinySite) -> Path:
    return site.root / ".explainer/store"


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database" * 500)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_in_the_middle(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\0" * (len(whole) - 4096))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def other_values(path: Path) -> None:
    path.unlink()
    store = Store(path)
    store.save_traces("output", b"words")
    store.remember({"a": (b"words", b"")}, [])
    store.close()


DAMAGES = [garbage, truncated, emptied, cut_in_the_middle, a_folder, other_values]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_as_good_as_none(site: TinySite, damage: Callable[[Path], None]) -> None:
    before = moments(site.folder)
    damage(store_of(site))
    site.build().expect_no_problems().expect_written()
    assert moments(site.folder) == before
    if damage is not a_folder:
        site.build().expect_rendered()


def test_a_changed_letter_in_the_store_never_reaches_a_page(site: TinySite) -> None:
    before = site.tree()
    path = store_of(site)
    data = path.read_bytes()
    assert b"Only words." in data
    path.write_bytes(data.replace(b"Only words.", b"Only sword."))
    (site.folder / "articles/essay/index.html").unlink()
    site.build()
    assert site.tree() == before


def test_clean_ignores_what_is_remembered(site: TinySite) -> None:
    built = site.build(clean=True).expect_written()
    assert len(built.report.rendered) == built.report.planned
    site.build().expect_rendered()


def test_clean_still_removes_orphans(site: TinySite) -> None:
    site.remove("content/articles/guide.md").build(clean=True).expect_removed("articles/guide/index.html")


def test_two_output_folders_of_one_site_do_not_disturb_each_other(site: TinySite) -> None:
    other = site.root.parent / "other output"
    whole = site.build(output=other)
    assert len(whole.report.written) == whole.report.planned
    site.edit("content/articles/essay.md", "Only words.", "Other words.")
    site.build().expect_rendered("articles/essay/index.html")
    site.build(output=other).expect_rendered("articles/essay/index.html")
    assert tree(other) == site.tree()
    site.build().expect_rendered()


def test_an_output_folder_that_moved_is_known_by_its_manifest(site: TinySite) -> None:
    site.folder.rename(site.root / "public")
    site.remove("content/articles/guide.md")
    site.build(output=site.root / "public").expect_removed("articles/guide/index.html")


def test_a_site_that_moved_with_its_store_renders_nothing(site: TinySite) -> None:
    site.root = site.root.rename(site.root.with_name("elsewhere"))
    site.build().expect_rendered()


def _build_apart(root: Path, results: multiprocessing.SimpleQueue[tuple[str, ...]]) -> None:
    results.put(TinySite(root).build().report.written)


def test_two_builds_at_once_take_turns(make_site: Make) -> None:
    site = make_site()
    context = multiprocessing.get_context("fork")
    results: multiprocessing.SimpleQueue[tuple[str, ...]] = context.SimpleQueue()
    both = [context.Process(target=_build_apart, args=(site.root, results)) for _ in range(2)]
    for process in both:
        process.start()
    written = [results.get(), results.get()]
    for process in both:
        process.join()
    alone = make_site()
    alone.build()
    assert sorted(len(paths) for paths in written) == [0, len(alone.tree())], "the second finds nothing to do"
    assert site.tree() == alone.tree()


def test_the_bytes_do_not_depend_on_the_number_of_workers(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MIN_FOR_WORKERS", 2)
    trees = []
    for jobs in (1, 2, 3):
        site = make_site()
        site.build(jobs=jobs).expect_no_problems()
        trees.append(site.tree())
        site.build(jobs=jobs).expect_rendered()
    assert trees[0] == trees[1] == trees[2]


def test_a_worker_that_is_killed_costs_time_and_nothing_else() -> None:
    parent = os.getpid()

    def work(item: int) -> tuple[int, bool]:
        if item == 70 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return item, os.getpid() == parent

    done = list(pool.map_in_order(work, range(200), 2))
    assert [item for item, _ in done] == list(range(200))
    assert [item for item, by_parent in done if by_parent] == list(range(70, 200, 2)), "only what the worker left"


def test_work_that_fails_in_a_worker_fails_in_the_parent() -> None:
    with pytest.raises(ZeroDivisionError):
        list(pool.map_in_order(lambda item: 1 // (item - 70), range(200), 2))


def test_work_alongside_is_done_here_if_its_process_is_killed() -> None:
    parent = os.getpid()

    def work() -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert pool.alongside(work, 2)() == parent
    assert pool.alongside(os.getpid, 2)() != parent


# Killed builds


class Killed(BaseException):
    """Stands for a signal that nothing can catch."""


def kill_after(monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    write_whole, done = disk.write_whole, iter(range(writes))

    def dying(path: Path, content: bytes) -> None:
        if next(done, None) is None:
            raise Killed
        write_whole(path, content)

    monkeypatch.setattr(disk, "write_whole", dying)


@pytest.mark.parametrize("writes", [0, 1, 2, 7, 20])
def test_a_killed_build_leaves_no_orphan(make_site: Make, monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    """What it wrote is claimed, although its traces were never saved and the source is gone by now."""
    site = make_site()
    with monkeypatch.context() as patch, pytest.raises(Killed):
        kill_after(patch, writes)
        site.build()
    site.remove("content/articles/guide.md").build().expect_no_problems()
    alone = make_site().remove("content/articles/guide.md")
    alone.build()
    assert site.tree() == alone.tree()


def test_a_build_killed_between_two_pages_is_finished_by_the_next(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.edit("site.yaml", "title: Small site", "title: Little site")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        kill_after(patch, 4)
        site.build()
    site.build().expect_rendered(*SHOW_TITLE_AND_STYLE)
    site.build().expect_rendered()


def test_a_build_that_was_killed_and_undone_restores_the_old_bytes(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site.tree()
    site.edit("site.yaml", "title: Small site", "title: Little site")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        kill_after(patch, 4)
        site.build()
    site.edit("site.yaml", "title: Little site", "title: Small site")
    site.build()
    assert site.tree() == before


@pytest.mark.parametrize("killed_at", range(1, 7))
@pytest.mark.parametrize("undone", [False, True])
def test_a_part_of_a_file_that_a_killed_build_left_is_removed(
    site: TinySite, killed_at: int, undone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, calls = Path.replace, itertools.count(1)

    def dying(self: Path, target: Path) -> Path:
        if next(calls) == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return rename(self, target)

    def edit_and_die() -> None:
        monkeypatch.setattr(Path, "replace", dying)
        site.edit("site.yaml", "title: Small site", "title: Little site").build()

    process = multiprocessing.get_context("fork").Process(target=edit_and_die)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert len(list(site.folder.rglob(f"{disk.TEMPORARY_PREFIX}*"))) == 1
    if undone:
        site.edit("site.yaml", "title: Little site", "title: Small site")
    site.build()
    assert not list(site.folder.rglob(f"{disk.TEMPORARY_PREFIX}*"))
    assert Manifest.read(site.folder).finished


# Traps that others fell into


def test_what_an_imported_file_keeps_cannot_leak_from_page_to_page(make_site: Make) -> None:
    """Jinja keeps imported files; a counter in one would number pages by the order of rendering."""
    site = make_site()
    site.write(
        "layouts/parts/marks.html",
        "{% set seen = namespace(n=0) %}{% macro dot() %}{% set seen.n = seen.n + 1 %}{{ seen.n }}{% endmacro %}",
    )
    site.build()
    site.edit("content/regions/south.md", "In the south.", "Down south.")
    incremental = site.build().output("regions/south/index.html")
    assert site.build(clean=True).output("regions/south/index.html") == incremental


def test_an_address_cannot_forge_lines_of_the_manifest(site: TinySite) -> None:
    (site.folder / "mine.html").write_text("mine")
    site.edit("content/articles/essay.md", "title: Essay", "title: Essay\nold_paths: ['x%0Amine.html']")
    site.build()
    site.build()
    assert (site.folder / "mine.html").read_text() == "mine"


@pytest.mark.parametrize("old_path", ["a%00b", "%23a", "a%0Ab", "a/../b", "/", "..", "a//b", "x" * 300])
def test_a_strange_old_address_is_a_problem_or_a_page(site: TinySite, old_path: str) -> None:
    site.edit("content/articles/essay.md", "title: Essay", f"title: Essay\nold_paths: ['{old_path}']")
    built = site.build()
    if not built.report.failed:
        site.forget().edit("content/articles/essay.md", f"\nold_paths: ['{old_path}']", "").build()
        assert len(site.tree()) == built.report.planned - 1


# Folders that may not be an output


def output_cases(root: Path) -> list[tuple[str, str]]:
    return [
        (str(root / "site/output"), ""),
        (str(root / "site/new/deeper"), ""),
        (str(root / "elsewhere"), ""),
        (str(root / "site"), "own sources"),
        (str(root), "own sources"),
        ("/", "not a folder for a website"),
        (str(Path.home()), "not a folder for a website"),
        (str(root / "site/content"), "sources (content)"),
        (str(root / "site/content/regions/out"), "sources (content)"),
        (str(root / "site/layouts"), "sources (layouts)"),
        (str(root / "site/assets/x"), "sources (assets)"),
        (str(root / "site/.explainer"), "sources (.explainer)"),
        (str(root / "site/.git/x"), "sources (.git)"),
        (str(root / "site/site.yaml"), "is a file"),
        (str(root / "full"), "did not write"),
        (str(root / "hidden"), ""),
        (str(root / "ours"), ""),
        (str(root / "site/output/../content"), "sources (content)"),
        (str(root / "link"), "sources (content)"),
    ]


def test_folders_that_hold_something_else_are_refused_as_output(make_site: Make, tmp_path: Path) -> None:
    root = tmp_path / "desk"
    (root / "full").mkdir(parents=True)
    (root / "full/thesis.txt").write_text("mine")
    (root / "hidden").mkdir()
    (root / "hidden/.git").write_text("")
    make_site().root.rename(root / "site")
    (root / "link").symlink_to(root / "site/content")
    TinySite(root / "site").build(output=root / "ours")
    for output, words in output_cases(root):
        said = refusal(Path(output), root / "site")
        assert (words in said) if said and words else said is None and not words, f"{output}: {said}"


def test_built_is_what_a_test_thinks_it_is(site: TinySite) -> None:
    """The fixture itself: expectations can fail."""
    built: Built = site.edit("content/regions/north.md", "level: nation", "level: planet").build()
    wrongs: tuple[Callable[[], Built], ...] = (
        lambda: built.expect_no_problems(),
        lambda: built.expect_problem("E109", "content/regions/south.md"),
        lambda: built.expect_problem("E109", "content/regions/north.md:30"),
        lambda: built.expect_rendered("index.html"),
        lambda: built.expect_written("index.html"),
    )
    for wrong in wrongs:
        with pytest.raises(AssertionError):
            wrong()
    built.expect_problem("E109", "content/regions/north.md:3")
