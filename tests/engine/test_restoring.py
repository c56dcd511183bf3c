"""Files that are gone from the output are written as they were, and not made again, if nothing else differs."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable
from contextlib import closing

import pytest
from sites import TinySite

from explainer.engine import build as building
from explainer.engine import restoring
from explainer.engine.logbook import name_of
from explainer.engine.store import Store
from explainer.ground.digest import digest_bytes

LINKED = """-- site.yaml --
title: Site
base_url: https://example.org/
-- content/pages/a.md --
---
title: A
---
Words.
-- content/pages/b.md --
---
title: B
---
## Second

Words.
"""
LINK = "{% block fields %}{% if page.subject == 'page:a' %}<a href=\"../b/#second\">x</a>{% endif %}{% endblock %}"
"""It stands in a layout, so that no check of the content can know of it."""
Make = Callable[..., TinySite]


def test_a_build_without_its_output_makes_no_page_again(make_built: Make) -> None:
    site = make_built()
    before = site.tree()
    shutil.rmtree(site.folder)
    built = site.build()
    assert not [path for path in built.report.rendered if path.endswith((".html", ".xml", ".txt", ".json"))]
    assert set(built.report.written) >= {"index.html", "regions/north/index.html", "sitemap.xml"}
    assert site.tree() == before
    assert site.build().report.written == ()


def test_one_edited_text_is_all_that_is_made_again_in_a_fresh_folder(make_built: Make) -> None:
    site = make_built()
    shutil.rmtree(site.folder)
    site.edit("content/regions/north.md", "title: North", "title: Far north")
    built = site.build()
    made = {path for path in built.report.rendered if path.endswith(".html")}
    assert "regions/north/index.html" in made
    assert "regions/south/index.html" not in made
    other = site.root / "elsewhere"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(building, "STORE", ".explainer-elsewhere")
        site.build(output=other, clean=True)
    assert {path.relative_to(other): path.read_bytes() for path in other.rglob("*.html")} == {
        path.relative_to(site.folder): path.read_bytes() for path in site.folder.rglob("*.html")
    }


def test_a_page_that_somebody_changed_is_written_as_it_was(make_built: Make) -> None:
    site = make_built()
    before = site.tree()
    (site.folder / "index.html").write_text("scribble")
    built = site.build()
    assert (built.report.rendered, built.report.written) == ((), ("index.html",))
    assert site.tree() == before


def test_a_clean_build_restores_nothing(make_built: Make) -> None:
    site = make_built()
    shutil.rmtree(site.folder)
    assert len(site.build(clean=True).report.rendered) == len(site.tree())


@pytest.mark.parametrize(
    "packed", [b"", b"no zlib", zlib.compress(b"another page"), zlib.compress(b"x" * 1_000_000)[:-9]]
)
def test_what_is_kept_is_believed_only_if_it_is_what_was_written(packed: bytes, make_built: Make) -> None:
    site = make_built()
    before = site.tree()
    digest = digest_bytes((site.folder / "index.html").read_bytes())
    with closing(Store(site.root / ".explainer/store")) as store:
        assert store.written(digest)
        store.keep_written({digest: packed}, [digest])
    (site.folder / "index.html").unlink()
    built = site.build()
    assert built.report.rendered == ("index.html",)
    assert site.tree() == before


def test_no_more_is_unpacked_than_any_file_has(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"x" * 1_000_000
    monkeypatch.setattr(restoring, "_LARGEST", 1_000)
    with pytest.raises(ValueError, match="another file"):
        restoring.unpacked(zlib.compress(content), digest_bytes(content))


def test_a_link_to_a_place_of_a_page_that_is_restored_is_followed(make_built: Make) -> None:
    site = make_built(LINKED)
    shutil.rmtree(site.folder)
    site.write("layouts/page.html", site.read("layouts/page.html") + LINK).build().expect_no_problems()
    shutil.rmtree(site.folder)
    site.edit("content/pages/b.md", "## Second", "## Third")
    problems = site.build().report.problems
    assert problems == site.build(clean=True).report.problems != ()


def test_a_new_link_to_a_place_of_a_page_that_is_restored_has_its_target(make_built: Make) -> None:
    site = make_built(LINKED)
    shutil.rmtree(site.folder)
    site.write("layouts/404.html", '<html lang="en"><a href="/b/#second">There</a>')
    built = site.build().expect_no_problems()
    assert "b/index.html" not in built.report.rendered


def test_ids_are_those_of_the_page_that_was_written_and_not_of_what_lies_there(make_site: Make) -> None:
    site = make_site(LINKED)
    site.write("layouts/page.html", site.read("layouts/page.html") + LINK)
    site.edit("content/pages/a.md", "Words.", "More words.").build().expect_no_problems()
    (site.folder / "b/index.html").write_text("nothing to link to")
    site.edit("content/pages/b.md", "## Second", "## Third")
    problems = site.build().report.problems
    assert problems == site.build(clean=True).report.problems != ()


def test_what_no_page_is_made_of_any_more_is_forgotten(make_built: Make) -> None:
    site = make_built()
    with closing(Store(site.root / ".explainer/store")) as store:
        digests = [f"{number:032x}" for number in range(1_000)]
        store.keep_written(dict.fromkeys(digests, b"old"), digests)
        store.keep_written({"new": b"new"}, ["new"])
        assert store.written(digests[0]) is None
        assert store._log is not None
        assert store._log.names(b"w") == {name_of(b"w", "new")}
