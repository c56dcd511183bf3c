"""Records are opened only when they are asked for, and what is remembered of them is held against their files."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sites import SMALL, TinySite, tree

from explainer.engine import pool, unopened
from explainer.engine.inputs import read
from explainer.engine.opening import Reader
from explainer.engine.store import Store
from explainer.facts import assemble
from explainer.facts.covers import NotAsRememberedError, UnreadFile, Written
from explainer.facts.entries import Document

Make = Callable[..., TinySite]

ALL = (
    SMALL.replace("title: Guide", "title: Guide\nsummary: Of the north.").replace(
        "licence: Nobody", "languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}\nlicence: Nobody"
    )
    + """-- content/articles/guide.zh.md --
---
title: 指南
---
见 [[region:north]]。
-- content/articles/later.md --
---
title: Later
publish_on: 2024-08-01
old_paths: [articles/sooner/]
---
Not yet.
-- content/articles/over.md --
---
title: Over
expires_on: 2024-08-01
---
Not for ever.
-- content/articles/open.md --
---
title: Open
status: draft
---
Unfinished.
-- content/articles/cut.md --
---
title: Cut
summary: Item #2 is cut off.
---
A warning of its own.
-- content/articles/moved.md --
---
title: Moved
old_paths: [articles/formerly/]
---
It was elsewhere.
"""
)
AUTUMN = datetime.date(2024, 9, 1)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were opened after all, in their order."""
    found: list[str] = []
    original = assemble._opened

    def noted(file: UnreadFile, base: Document | None) -> Written:
        found.append(file.path)
        return original(file, base)

    monkeypatch.setattr(assemble, "_opened", noted)
    return found


def expect_as_if_clean(site: TinySite, output: str = "output", **options: Any) -> TinySite:
    """A build gives the files and the problems of a build from nothing, with a store of its own."""
    built = site.build(output=site.root / output, **options)
    clean = TinySite(site.root.parent / f"{site.root.name}-clean", site.tool)
    for path in (path for path in site.root.rglob("*") if path.is_file()):
        name = path.relative_to(site.root).as_posix()
        if not name.startswith((f"{output}/", "output/", ".explainer/")):
            clean.write(name, path.read_bytes())
    for path in (path for path in clean.root.rglob("*") if path.is_file()):
        if not (site.root / path.relative_to(clean.root)).exists():
            path.unlink()
    from_nothing = clean.build(clean=True, output=clean.root / output, **options)
    assert built.report.problems == from_nothing.report.problems
    assert built.report.failed or tree(built.folder) == tree(from_nothing.folder)
    return site


def render_everything(site: TinySite) -> None:
    """The next build asks for all that pages show."""
    for path in (site.root / "layouts").glob("*.html"):
        site.write(f"layouts/{path.name}", f"{path.read_text()} ")


def rows(site: TinySite) -> dict[str, dict[str, list[Any]]]:
    store = Store(site.root / ".explainer/store")
    content = store.covers()
    store.close()
    found: dict[str, dict[str, list[Any]]] = json.loads(content or b"")[1]
    return found


def with_rows(site: TinySite, change: Callable[[dict[str, dict[str, list[Any]]]], object]) -> None:
    """Change what is remembered of the files of records, with a right seal."""
    known = rows(site)
    change(known)
    store = Store(site.root / ".explainer/store")
    store.remember_covers(json.dumps([unopened.FORMAT, known]).encode())
    store.close()


# What is opened


def test_an_edited_text_opens_no_other_record(make_built: Make, opened: list[str]) -> None:
    site = make_built(ALL)
    site.edit("content/articles/essay.md", "Only words", "Many words")
    site.build().expect_written("articles/essay/index.html")
    assert opened == []


def test_a_record_is_opened_once_if_it_is_asked_for(make_built: Make, opened: list[str]) -> None:
    site = make_built(ALL)
    render_everything(site)
    expect_as_if_clean(site)
    assert "content/articles/guide.zh.md" in opened
    assert len(opened) == len({*opened})
    assert "Of the north" in (site.folder / "zh/articles/guide/index.html").read_text()  # it inherits that


def test_every_file_of_an_edited_record_is_read(make_built: Make, opened: list[str]) -> None:
    site = make_built(ALL)
    site.edit("content/articles/guide.md", "title: Guide", "title: Guide\nrationale: Inherited.")
    site.build()
    assert not {path for path in opened if "guide" in path}


# What depends on the day, on another file, and on a fault


@pytest.mark.parametrize("days", [(None, AUTUMN), (AUTUMN, None)])
def test_a_record_is_shown_on_its_days_though_it_is_not_opened(
    make_site: Make, days: tuple[datetime.date | None, ...]
) -> None:
    site = make_site(ALL)
    for day in days:
        site.edit("content/articles/essay.md", "words", "words, words")
        expect_as_if_clean(site, as_of=day)
        assert (site.folder / "articles/later/index.html").exists() == (day == AUTUMN)
        assert (site.folder / "articles/over/index.html").exists() == (day is None)


def test_drafts_are_shown_if_that_is_asked_for(make_site: Make) -> None:
    site = make_site(ALL)
    for output, drafts in (("output", False), ("all", True), ("output", False)):
        site.edit("content/articles/essay.md", "words", "words, words")
        expect_as_if_clean(site, output, drafts=drafts)
        assert (site.root / output / "articles/open/index.html").exists() == drafts


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/articles/guide.md", "title: Guide", "title: Guide\nrationale: Inherited."),
        ("content/articles/guide.md", "title: Guide", "title: Guide\nstatus: draft"),
        ("content/articles/guide.md", "title: Guide", "title: Guide\nstatuss: draft"),
        ("content/articles/guide.zh.md", "title: 指南", "title: 指南\nstatus: draft"),
        ("content/articles/moved.md", "formerly", "earlier"),
        ("content/articles/moved.md", "title: Moved", "title: Moved\nstatus: withdrawn"),
        (
            "site.yaml",
            "languages: {en: {name: English, tag: en}, zh",
            "language: zh\nlanguages: {en: {name: English, tag: en}, zh",
        ),
        ("site.yaml", "licence:", "markdown: {raw_html: true}\nlicence:"),
    ],
)
def test_a_change_gives_what_a_clean_build_gives(make_built: Make, path: str, old: str, new: str) -> None:
    site = make_built(ALL)
    expect_as_if_clean(site.edit(path, old, new))
    expect_as_if_clean(site.edit(path, new, old))


def test_a_second_file_of_a_record_and_one_too_few_are_named_as_ever(make_built: Make) -> None:
    site = make_built(ALL)
    expect_as_if_clean(site.write("content/articles/essay.yaml", "title: Again\n"))
    site.build().expect_problem("E117", "content/articles/essay.yaml")
    site.remove("content/articles/essay.yaml").edit("content/articles/essay.md", "words", "words, words").build()
    assert "article:essay" in rows(site)
    site.write("content/articles.yaml", "essay: {title: Again}\n")
    expect_as_if_clean(site)
    assert {problem.code for problem in site.build().report.problems} >= {"E117"}
    site.remove("content/articles.yaml").remove("content/articles/guide.md")
    expect_as_if_clean(site)
    site.build().expect_problem("E116", "content/articles/guide.zh.md")


def test_a_file_with_a_warning_of_its_own_is_read_each_time(make_site: Make) -> None:
    site = make_site(ALL)
    site.build().expect_problem("W406", "content/articles/cut.md:3")
    site.edit("content/articles/essay.md", "words", "words, words")
    site.build().expect_problem("W406", "content/articles/cut.md:3")
    assert "article:essay" in rows(site)
    assert "article:cut" not in rows(site)


def test_words_that_may_not_be_shown_are_found_in_records_that_are_not_read(make_site: Make) -> None:
    secret = "one two three four five six seven eight nine ten"
    seal = hashlib.sha256(f"{secret}\n".encode()).hexdigest()
    source = f"""-- content/sources/paper.yaml --
title: Paper
kind: news
publisher: Nobody
published: 2024-01-01
language: en
licence: {{id: unknown, display: metadata-only}}
snapshot: {{path: snapshots/paper.txt, sha256: {seal}}}
quality: {{grade: B}}
-- content/snapshots/paper.txt --
{secret}
"""
    quiet = "checks:\n  withheld_words: warning"
    site = make_site(
        ALL.replace("checks:", quiet).replace("title: Essay", f"title: Essay\nsummary: {secret}.") + source
    )
    site.build()
    assert "source:paper" in rows(site)
    render_everything(site)
    expect_as_if_clean(site.edit("content/articles/open.md", "Unfinished", "Begun"))
    assert secret not in (site.folder / "articles/essay/index.html").read_text()


# What somebody else wrote


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (3, "draft"),
        (3, "withdrawn"),
        (4, "2024-08-01"),
        (5, "2024-06-01"),
        (6, [["articles/of-others/", 3, 13]]),
        (7, True),
    ],
)
def test_a_record_that_is_not_as_remembered_gives_what_a_clean_build_gives(
    make_built: Make, place: int, value: object
) -> None:
    site = make_built(ALL)

    def change(known: dict[str, dict[str, list[Any]]]) -> None:
        known["article:guide"]["content/articles/guide.md"][place] = value

    with_rows(site, change)
    site.edit("content/articles/essay.md", "words", "words, words")
    expect_as_if_clean(site)


def test_a_fault_that_nobody_remembers_is_found_when_the_record_is_opened(make_built: Make) -> None:
    site = make_built(ALL)
    site.edit("content/articles/guide.md", "title: Guide", "title: Guide\nnonsense: yes")
    keys = all_keys(site)

    def change(known: dict[str, dict[str, list[Any]]]) -> None:
        for path, row in known["article:guide"].items():
            row[0] = keys[path]

    with_rows(site, change)
    expect_as_if_clean(site)
    site.build().expect_problem("E107", "content/articles/guide.md:3")


def all_keys(site: TinySite) -> dict[str, str]:
    """The digest of what each file is and how it is read, as a row would have it."""
    options = site.options()
    with site.alone():
        sources = read(options)
        with closing(Store(site.root / ".explainer/store")) as store:
            return dict(Reader(sources, sources.tool(None), False, options, store, None).keys)


@pytest.mark.parametrize("damaged", [lambda _: {}, lambda keys: dict.fromkeys(keys, (b"[]", b""))])
def test_a_parsed_file_that_is_lost_or_damaged_is_parsed_again(
    make_built: Make, monkeypatch: pytest.MonkeyPatch, opened: list[str], damaged: Callable[[Any], object]
) -> None:
    site = make_built(ALL)
    render_everything(site)
    monkeypatch.setattr(Store, "parsed", lambda _store, keys: damaged(keys))
    expect_as_if_clean(site)
    assert opened


ROW = ["digest", 1, 1, "published", None, None, [], False]


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\xff",
        b"[",
        b"1",
        b"[1]",
        b"[" * 100_000,
        b'{"1": {}}',
        json.dumps([0, {}]).encode(),
        json.dumps([1, []]).encode(),
        json.dumps([1, {"article:a": []}]).encode(),
        json.dumps([1, {"article:a": {"a.md": ROW[:-1]}}]).encode(),
        *(
            json.dumps([1, {"article:a": {"a.md": [*ROW[:place], value, *ROW[place + 1 :]]}}]).encode()
            for place, values in enumerate[list[Any]](
                (
                    [None, 1, []],
                    ["1", True, 1.5],
                    ["1", True],
                    ["public", None, []],
                    ["2024-13-01", 1],
                    ["tomorrow", []],
                    [None, 1, [1], [["a"]], [[1, 1, 1]], [["a", "1", 1]]],
                    [None, 0, "yes"],
                )
            )
            for value in values
        ),
    ],
    ids=lambda content: repr(content)[:60],
)
def test_rows_that_we_did_not_write_are_none(content: bytes | None) -> None:
    assert unopened.decode(content) == {}


def test_a_row_comes_back_as_it_was() -> None:
    full = ["digest", 2, None, "withdrawn", "2024-01-31", "2025-01-31", [["a b/", 3, 4]], True]
    content = json.dumps([unopened.FORMAT, {"article:a": {"content/a.md": full, "content/a.zh.md": ROW}}])
    assert json.loads(unopened.encode(unopened.decode(content.encode()))) == json.loads(content)


def test_a_process_that_finds_a_record_not_as_remembered_leaves_it_to_its_parent(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pool, "MIN_FOR_WORKERS", 1)

    def work(_item: int) -> int:
        raise NotAsRememberedError

    with pytest.raises(NotAsRememberedError):
        list(pool.map_in_order(work, [1, 2], 2))
    assert capfd.readouterr().err == ""
