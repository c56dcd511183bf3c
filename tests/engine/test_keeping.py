"""What takes long to compile is kept beside the program's .pyc files, and is what compiling would make."""

from __future__ import annotations

import importlib
import marshal
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from sites import TinySite

import explainer
from explainer.engine import keeping
from explainer.ground import kept, patterns
from explainer.ground.patterns import LazyPattern, regex
from explainer.pages.render import make_environment

VALUES = {("a|b", 0): (32, [1, 2, 3], 0, {"name": 1}, (None, "name"))}
NAMES = [found.name for found in pkgutil.walk_packages(explainer.__path__, "explainer.")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python and the program keep what they have compiled, for one test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(patterns, "_KNOWN", {})
    monkeypatch.setattr(patterns, "_NEW", {})
    return tmp_path / "kept"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name.partition(".")[0]: path.read_bytes() for path in folder.rglob("*.kept")}


def patterns_of_the_program() -> Iterator[LazyPattern[str]]:
    waiting: list[object] = [value for name in NAMES for value in vars(importlib.import_module(name)).values()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, LazyPattern):
            yield value
        elif isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, tuple | list):
            waiting += value


def test_a_kept_pattern_is_the_one_that_python_compiles() -> None:
    sources = {(pattern.pattern, int(pattern.given)) for pattern in patterns_of_the_program()}
    assert len(sources) > 500
    again = marshal.loads(marshal.dumps({source: patterns.compiled(*source) for source in sources}))
    for (source, flags), code in again.items():
        made, fresh = patterns._of_code(source, code), re.compile(source, flags)
        assert made == fresh
        assert (made.flags, made.groups, made.groupindex) == (fresh.flags, fresh.groups, fresh.groupindex)


def test_what_is_kept_is_read_back_by_the_same_program_and_python_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save("patterns", "this", VALUES)
    assert kept.load("patterns", "this") == VALUES
    assert kept.load("layouts", "this") == {}
    assert kept.load("patterns", "another") == {}
    monkeypatch.setattr(sys, "version", f"{sys.version} of another build")
    assert kept.load("patterns", "this") == {}


def test_another_version_of_python_looks_for_another_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.save("patterns", "this", VALUES)
    (file,) = folder.rglob("*.kept")
    assert sys.implementation.cache_tag in file.name
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    assert kept.load("patterns", "this") == {}
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    kept.save("patterns", "this", VALUES)
    assert kept.load("patterns", "this") == {}


@pytest.mark.parametrize("at", [0, 40, -1])
def test_a_damaged_file_is_none(folder: Path, at: int) -> None:
    kept.save("patterns", "this", VALUES)
    (file,) = folder.rglob("*.kept")
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    assert kept.load("patterns", "this") == {}
    file.write_bytes(content[:10])
    assert kept.load("patterns", "this") == {}


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_text("a file where the folder would be")
    kept.save("patterns", "this", VALUES)
    folder.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.save("patterns", "this", VALUES)
    assert not folder.exists()


def test_a_pattern_is_compiled_once_for_all_starts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.recall("this")
    assert regex("(?P<year>[0-9]{4})", re.IGNORECASE).findall("in 2024") == ["2024"]
    assert regex("a name of the site", ours=False).findall("a name of the site")
    patterns.keep("this")
    assert b"a name of the site" not in files(folder)["patterns"]
    monkeypatch.setattr(patterns, "_KNOWN", {})
    patterns.recall("this")
    with mock.patch.object(patterns, "compiled", side_effect=AssertionError("compiled")):
        assert regex("(?P<year>[0-9]{4})", re.IGNORECASE).findall("in 2024") == ["2024"]


def test_what_is_kept_is_written_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert regex("[0-9]{3}").findall("in 204")
    patterns.keep("this")
    monkeypatch.setattr(patterns, "_KNOWN", {})
    assert regex("[0-9]{3}").findall("in 204")
    patterns.recall("this")
    with mock.patch.object(kept, "save", side_effect=AssertionError("written")):
        patterns.keep("this")


def test_a_python_with_other_parts_compiles_as_it_always_does(folder: Path) -> None:
    with mock.patch.object(patterns, "_part", side_effect=ModuleNotFoundError):
        assert regex("[0-9]{4}").findall("in 2024") == ["2024"]
    with mock.patch.dict(patterns._KNOWN, {("[0-9]{4}"): (32, [7, 7, 7], 0, {}, (None,))}):
        assert regex("[0-9]{4}").findall("in 2024") == ["2024"]
    with pytest.raises(re.error):
        regex("(").findall("in 2024")


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """A site with the product's layouts."""
    return TinySite.make(tmp_path / "site", theme=False)


def build(site: TinySite) -> dict[str, str]:
    """Build as an editor would, in this process, by layouts that have not been compiled in it."""
    site.build_with_product(clean=True)
    return site.tree()


def test_pages_are_the_same_by_layouts_that_were_kept(folder: Path, site: TinySite) -> None:
    first = build(site)
    assert "layouts" in files(folder)
    with mock.patch("jinja2.environment.Environment.compile", side_effect=AssertionError("compiled")):
        assert build(site) == first


def test_only_the_products_own_layouts_are_kept(folder: Path, site: TinySite) -> None:
    site.write("layouts/robots.txt", "A layout of the site {{ 'own' }}\n")
    build(site)
    assert site.read("output/robots.txt") == "A layout of the site own\n"
    assert files(folder)["layouts"]
    assert b"A layout of the site" not in files(folder)["layouts"]
    assert b"A layout of the site" not in files(folder).get("patterns", b"")


def test_filters_of_the_site_are_not_passed_over(folder: Path, site: TinySite) -> None:
    build(site)
    before = files(folder)["layouts"]
    assert keeping.recall_layouts({}) is not None
    assert keeping.recall_layouts({"upper": build}) is None
    assert files(folder)["layouts"] == before


def test_what_is_kept_for_a_layout_is_its_text(folder: Path) -> None:
    code = keeping.recall_layouts({})
    assert code is not None
    assert make_environment({"a.html": "one"}, {}, code).get_template("a.html").render() == "one"
    assert make_environment({"a.html": "two"}, {}, code).get_template("a.html").render() == "two"
    assert len(code.of({"a.html": "one", "b.html": "one"})) == 1
