"""What is hidden stays hidden: drafts, what is not due or over, in every language version; and what only they show."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sites import TinySite

from explainer.drawing import lettering
from explainer.ground import disk
from explainer.ground.disk import DiskError

Make = Callable[..., TinySite]
SECRET = "Zanzibarian"
SITE = """
-- site.yaml --
title: T
base_url: https://t.example/
checks: {needs: "off"}
languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}
-- content/pages/home.md --
---
title: Home
---
Welcome. ![A](../../assets/shown.svg)
-- content/articles/open.md --
---
title: Open
---
Words that everybody may read.
-- content/articles/open.zh.md --
---
title: Zanzibarian title
{fields}
---
Zanzibarian words. ![A](../../assets/secret.svg)
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def output(site: TinySite, folder: Path | None = None) -> Mapping[str, bytes]:
    return disk.read_tree(folder or site.folder)


def holding(files: Mapping[str, bytes], words: str) -> list[str]:
    """The files with these words in their bytes or in their names."""
    return [path for path, data in files.items() if words.encode() in data or words in path]


def site_with(make_site: Make, fields: str) -> TinySite:
    site = make_site(SITE.replace("{fields}", fields), theme=False)
    return site.write("assets/secret.svg", PICTURE).write("assets/shown.svg", PICTURE)


@pytest.mark.parametrize(
    "fields",
    ["status: draft", "publish_on: 2027-01-01", "expires_on: 2024-01-01", "status: withdrawn\nexpires_on: 2024-01-01"],
)
def test_a_language_version_is_hidden_by_its_own_fields(make_site: Make, fields: str) -> None:
    site = site_with(make_site, fields)
    site.build_with_product()
    files = output(site)
    assert holding(files, SECRET) == []
    assert "zh/articles/open/index.html" not in files
    assert "assets/secret.svg" not in files
    assert "assets/shown.svg" in files
    assert "articles/open/index.html" in files


def test_the_same_version_is_there_once_nothing_hides_it(make_site: Make) -> None:
    site = site_with(make_site, "status: published")
    site.build_with_product()
    assert "zh/articles/open/index.html" in holding(output(site), SECRET)
    assert "assets/secret.svg" in output(site)
    site.edit("content/articles/open.zh.md", "published", "draft")
    site.build_with_product()
    assert holding(output(site), SECRET) == []
    assert "assets/secret.svg" not in output(site)


def test_a_version_that_is_due_later_appears_on_its_day(make_site: Make) -> None:
    site = site_with(make_site, "publish_on: 2024-07-02")
    site.build_with_product()
    assert holding(output(site), SECRET) == []
    site.build_with_product(as_of=datetime.date(2024, 7, 2))
    assert holding(output(site), SECRET) != []


def test_a_hidden_record_hides_all_its_versions(make_site: Make) -> None:
    site = site_with(make_site, "status: published")
    site.edit("content/articles/open.md", "title: Open", "title: Open\nstatus: draft")
    site.build_with_product()
    assert holding(output(site), SECRET) == []


def test_a_picture_that_the_theme_shows_too_is_published(make_site: Make) -> None:
    site = site_with(make_site, "status: draft")
    site.write("assets/css/99-own.css", "main { background: url(secret.svg) }")
    site.build_with_product()
    assert "assets/secret.svg" in output(site)


def test_drafts_never_go_where_the_published_site_is(make_site: Make) -> None:
    site = site_with(make_site, "status: draft")
    site.build_with_product()
    with pytest.raises(DiskError, match="holds the published site, but this build is with --drafts"):
        site.build_with_product(drafts=True)
    assert holding(output(site), SECRET) == []
    preview = site.root / "preview"
    site.build_with_product(drafts=True, output=preview)
    with pytest.raises(DiskError, match="holds drafts, but this build is without them"):
        site.build_with_product(output=preview)


def test_a_preview_with_drafts_says_so_and_is_not_for_search_engines(make_site: Make) -> None:
    site = site_with(make_site, "status: draft")
    site.build_with_product(drafts=True)
    files = output(site)
    pages = [data.decode() for path, data in files.items() if path.endswith("index.html")]
    assert pages
    assert all('<meta name="robots" content="noindex">' in page and "with-drafts" in page for page in pages)
    assert b"Disallow: /\n" in files["robots.txt"]


EVERYWHERE = """
-- site.yaml --
title: T
base_url: https://t.example/
checks: {needs: "off"}
languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}
-- content/pages/home.md --
---
title: Home
---
Welcome to the harbour.
-- content/regions/north.md --
---
title: North
level: nation
codes: {iso3166_2: DE}
---
-- content/regions/north.zh.md --
---
title: Zanzibarian 北
summary: A Zanzibarian summary.
FIELDS
---
Zanzibarian body.
-- content/terms/harbour.md --
---
title: harbour
kind: institution
gloss: A place for boats.
---
-- content/terms/harbour.zh.md --
---
title: 港口
gloss: The Zanzibarian gloss.
FIELDS
---
-- content/articles/open.md --
---
title: Open
regions: [north]
updated: 2024-01-01
---
The harbour.
-- content/articles/open.zh.md --
---
title: Zanzibarian 甲
FIELDS
---
A Zanzibarian 港口.
"""
"""Hidden language versions of what glossary, search, maps, feeds, cards and lists of regions are made of."""


@pytest.mark.parametrize("fields", ["status: draft", "publish_on: 2027-01-01", "expires_on: 2024-01-01"])
def test_no_byte_and_no_drawn_word_of_any_file_comes_from_a_hidden_version(
    make_site: Make, monkeypatch: pytest.MonkeyPatch, fields: str
) -> None:
    drawn: list[str] = []
    draw = lettering.drawn

    def noted(words: object, *fonts: bytes) -> bytes:
        drawn.append(repr(words))
        return draw(words, *fonts)  # type: ignore[arg-type]

    monkeypatch.setattr(lettering, "drawn", noted)
    site = make_site(EVERYWHERE.replace("FIELDS", fields), theme=False)
    site.build_with_product(jobs=1)
    assert holding(output(site), SECRET) == []
    assert drawn, "cards are pictures: their words are looked at before they are drawn"
    assert [words for words in drawn if SECRET in words] == []
