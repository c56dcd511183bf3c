"""What is taken over from an earlier build is what a clean build finds, whatever changed and whatever is remembered."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asking import loaded
from remembering import Told, nodes_of, told
from sites import BUILT, SMALL, Built, TinySite, tree

from explainer import checks, queries
from explainer import facts as facts_floor
from explainer.engine import build as building
from explainer.engine import remembered
from explainer.engine.memory import Memory
from explainer.engine.remembered import NOTHING
from explainer.engine.store import Store
from explainer.extend import gather
from explainer.facts import smallvalues
from explainer.facts.facts import Facts
from explainer.facts.reading import WorkedOut
from explainer.ground.digest import digest_bytes
from explainer.ground.problems import Location, error, in_order, warning

Make = Callable[..., TinySite]
OUTPUT = "output"


def same_as_clean(site: TinySite, monkeypatch: pytest.MonkeyPatch, **options: Any) -> Built:
    """A build, of which the files and all that is said are those of a clean build into another folder."""
    built = site.build(**options)
    other = site.root / "elsewhere"
    with monkeypatch.context() as patched:
        patched.setattr(building, "STORE", ".explainer-elsewhere")
        clean = site.build(**{**options, "output": other, "clean": True})
    assert built.report.problems == clean.report.problems
    if not built.report.failed:
        assert site.tree() == tree(other)
    return built


# What changes besides the words of a file


@pytest.mark.parametrize("record", ["content/articles/linking.md", "content/regions.yaml"])
def test_a_record_that_is_moved_to_another_file_is_reported_there(
    record: str, make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site()
    text = "---\ntitle: Linking\nsummary: See [there](x).\n---\nWords.\n"
    site.write(
        record, text if record.endswith(".md") else "there:\n  title: There\n  level: nation\n  summary: '[a](b)'\n"
    )
    same_as_clean(site, monkeypatch).expect_problem("W410", record)
    stem, dot, suffix = record.rpartition(".")
    moved = f"{stem}.en{dot}{suffix}"  # the same record: "en" is the default language
    site.rename(record, moved)
    same_as_clean(site, monkeypatch).expect_problem("W410", moved)


def test_problems_are_named_at_their_lines(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site().write("content/articles/a.md", "---\ntitle: One\nsummary: See [there](x).\n---\n")
    same_as_clean(site, monkeypatch).expect_problem("W410", "content/articles/a.md:3")
    site.edit("content/articles/a.md", "title", "# A line above\ntitle")
    same_as_clean(site, monkeypatch).expect_problem("W410", "content/articles/a.md:4")


OWN = """from explainer.extend import {role}
from explainer.ground.digest import digest_bytes
from explainer.ground.problems import Location, warning

@{role}
def own({given}):
    {made}
"""
ROLES = {
    "record_check": ("facts, entry", 'yield warning("W999", Location("site.yaml"), entry.ref, "None.")'),
    "check": ("facts", 'yield warning("W999", Location("site.yaml"), "All.", "None.")'),
    "query": ("facts, lang", 'return "found by its own code"'),
    "filter": ("text", "return text.upper()"),
}


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("first", [True, False])
def test_what_the_sites_code_found_is_taken_over_only_where_it_is_run(
    role: str, first: bool, make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site()
    site.tool = None
    given, made = ROLES[role]
    site.edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.write("layouts/own.py", OWN.format(role=role, given=given, made=made))
    asked = {"query": "{{ site.own() }}", "filter": "{{ page.path|own }}"}.get(role, "")
    if first:  # without its code, such a layout cannot be used, and is a problem
        site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}" + asked)
    for run in (first, not first, first):
        same_as_clean(site, monkeypatch, site_code=run)


def test_the_order_of_names_in_a_setting_is_seen(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site().edit("site.yaml", "title:", "extra: {a: one, b: two}\ntitle:")
    shown = "{% for name, value in site.setting('extra').items() %}{{ name }}{% endfor %}"
    site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}" + shown)
    same_as_clean(site, monkeypatch)
    site.edit("site.yaml", "{a: one, b: two}", "{b: two, a: one}")
    same_as_clean(site, monkeypatch)


@pytest.mark.parametrize(("one", "other"), [("1", "true"), ("'&lt;'", "'<'|e"), ("0", "false")])
def test_arguments_that_are_equal_have_one_answer_whoever_asks_first(
    one: str, other: str, make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site().edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.tool = None
    site.write(
        "layouts/own.py",
        "from explainer.extend import query\n\n@query\ndef own(facts, lang, x):\n    return [str(x), x]\n",
    )
    site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}{{ site.own(ONE) }}".replace("ONE", one))
    same_as_clean(site, monkeypatch)
    site.edit(
        "layouts/region.html", "{% block fields %}", "{% block fields %}{{ site.own(TWO) }}".replace("TWO", other)
    )
    same_as_clean(site, monkeypatch)


def test_a_question_with_half_a_sign_is_remembered(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    site.edit("layouts/article.html", "{% block fields %}", "{% block fields %}{{ site.text('\\ud800') or 'none' }}")
    same_as_clean(site, monkeypatch)
    site.build().expect_rendered()


def test_problems_that_differ_in_anything_have_one_order() -> None:
    where = Location("a.md", 1)
    one, other = error("E100", where, "Wrong.", "Do this."), error("E100", where, "Wrong.", "Do that.")
    third = warning("E100", where, "Wrong.", "Do this.")
    assert in_order([one, other, third]) == in_order([third, other, one])
    assert len({problem.sort_key for problem in (one, other, third)}) == 3


# What the sites' own functions are called

TWO = """from explainer.extend import {role}, query

def made(number):
    @{role}
    def row(facts, {given}) -> int:
        return number
    return row

one = made(1)
{two}

@query
def own(facts, lang):
    return 1
"""


@pytest.mark.parametrize(("role", "given"), [("table", "entry"), ("lookup", "text")])
def test_two_functions_that_are_remembered_by_one_name_are_named(role: str, given: str, make_site: Make) -> None:
    site = make_site().edit("site.yaml", "title:", "extensions: layouts/own.py\ntitle:")
    site.write("layouts/own.py", TWO.format(role=role, given=given, two="two = made(2)"))
    site.build().expect_problem("E607", "layouts/own.py:4")
    site.write("layouts/own.py", TWO.format(role=role, given=given, two="two = one"))
    site.build().expect_no_problems()


# What is kept as text


def test_every_row_and_every_value_that_is_kept_comes_back_as_it_was() -> None:
    extensions, _ = gather([*facts_floor.MODULES, *queries.MODULES, *checks.MODULES])
    facts = Facts(loaded().contents, loaded().reads)
    known = Memory(NOTHING, facts, extensions, dict.fromkeys(_paths(facts), "")).facts
    for name, function in sorted(extensions.tables.items()):
        for ref in known.visible:
            for arguments in ((), *((lang,) for lang in known.languages)):
                try:
                    value = function(known, known.entries[ref], *arguments)
                except TypeError:  # it wants a language, or none
                    continue
                _comes_back(name, function, value)
    words = {word for entry in known.entries.values() for word in (entry.ref, entry.id, entry.base.record.title)}
    for name, function in sorted(extensions.lookups.items()):
        for word in sorted(words):
            try:
                _comes_back(name, function, function(known, word))
            except LookupError:  # it is not asked for what is not there
                continue


def _comes_back(name: str, function: Callable[..., Any], value: object) -> None:
    text = smallvalues.encode(function, value)
    back = smallvalues.decode(function, text)
    assert (back, type(back)) == (value, type(value)), name
    assert smallvalues.encode(function, back) == text, name


def _paths(facts: Facts) -> set[str]:
    return {version.origin.path for entry in facts.entries.values() for version in entry.versions.values()}


# Memories that are not of this site

Change = Callable[[dict[str, Any], dict[str, list[Any]]], object]
"""What somebody does to a memory: to its head, and to the lines of its chunks by name."""


def with_memory(site: TinySite, change: Change) -> None:
    """Change what is remembered, with right digests and seals."""
    store = Store(site.root / ".explainer/store")
    head = json.loads(store.head(OUTPUT) or b"")
    chunks = {name: [json.loads(line) for line in lines(store, name)] for name in head["chunks"]}
    changed = change(head, chunks)
    written: dict[str, bytes | None] = {
        name: "\n".join(map(json.dumps, rows)).encode() for name, rows in chunks.items()
    }
    head = head if changed is None else changed
    if isinstance(head, dict) and isinstance(head.get("chunks"), dict):
        head["chunks"] = {name: digest_bytes(written[name] or b"") for name in head["chunks"]}
    assert store.save_memory(OUTPUT, written, json.dumps(head).encode(), written)
    store.close()


def lines(store: Store, name: str) -> list[str]:
    return (store.chunk(OUTPUT, name) or b"").decode().split("\n")


def set_to(name: str, value: object) -> Change:
    return lambda head, _: {**head, name: value}


def rows(place: int, value: object) -> Change:
    """All rows of all chunks have another value at a place: key, digest, value, height, reads or readers."""

    def change(_head: object, chunks: dict[str, list[Any]]) -> None:
        for found in chunks.values():
            for row in found[1:]:
                row[place] = value

    return change


def of_problems(place: int, value: object) -> Change:
    row: list[object] = ["needs", "W501", "warning", "a", 1, 1, "m", "r"]
    return lambda head, _: {**head, "problems": {key: [[*row[:place], value]] for key in head["problems"]}}


def whole_chunks(made: object) -> Change:
    return lambda _, chunks: chunks.update({name: [made] for name in chunks})


def of_itself(_head: object, chunks: dict[str, list[Any]]) -> None:
    """Everything was made of itself alone."""
    for found in chunks.values():
        count = len(found[0])
        found[0] += [row[0] for row in found[1:]]
        for number, row in enumerate(found[1:], count):
            row[3:5] = [1, [number]]


FOREIGN: dict[str, Change] = {
    "an older format": set_to("format", 0),
    "a newer format": set_to("format", remembered.FORMAT + 1),
    "a format that is text": set_to("format", "1"),
    "another frame": set_to("frame", "0" * 32),
    "a frame that is no text": set_to("frame", 3),
    "no frame": lambda head, _: head.pop("frame") and None,
    "a list": lambda _, __: [1, 2],
    "stamps that are a list": set_to("stamps", ["a"]),
    "stamps that are no text": lambda head, _: {**head, "stamps": dict.fromkeys(head["stamps"], 7)},
    "no stamps": set_to("stamps", {}),
    "parts that are none": lambda head, _: {**head, "parts": dict.fromkeys(head["parts"])},
    "parts of something else": lambda head, _: {**head, "parts": dict.fromkeys(head["parts"], "5")},
    "parts of no sort": lambda head, _: {**head, "parts": {f"unheard{key}": "5" for key in head["parts"]}},
    "parts that are a list": set_to("parts", ["a"]),
    "pages that are a list": set_to("pages", []),
    "pages of nothing": lambda head, _: {**head, "pages": {path: [] for path in head["pages"]}},
    "pages elsewhere": lambda head, _: {**head, "pages": {f"../{path}": row for path, row in head["pages"].items()}},
    "pages of another record": lambda head, _: {
        **head, "pages": {path: [*row[:2], "a:b"] for path, row in head["pages"].items()}
    },
    "no pages": set_to("pages", {}),
    "no chunks": set_to("chunks", {}),
    "chunks that are a list": set_to("chunks", ["a"]),
    "chunks that are numbers": lambda head, _: {**head, "chunks": dict.fromkeys(head["chunks"], 7)},
    "chunks that are empty": whole_chunks([]),
    "chunks that are a number": whole_chunks(7),
    "chunks that are nothing": whole_chunks(None),
    "keys that are numbers": rows(0, 7),
    "digests that are numbers": rows(1, 5),
    "digests of something else": rows(1, "5"),
    "values that are lists": rows(2, []),
    "values of another type": rows(2, '{"a": 1}'),
    "values that are no JSON": rows(2, "[["),
    "heights that are text": rows(3, "1"),
    "reads that are text": rows(4, "a"),
    "reads of nothing": rows(4, [1_000_000]),
    "readers that are text": rows(5, "a"),
    "readers of nothing": rows(5, [1_000_000]),
    "everything made of itself": of_itself,
    "problems that are a list": set_to("problems", []),
    "problems of numbers": set_to("problems", {"check needs": [7]}),
    "problems that are cut": of_problems(6, "m"),
    "no problems": set_to("problems", {}),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(FOREIGN))
def test_a_memory_that_is_not_of_this_site_gives_the_pages_and_problems_of_a_clean_build(
    what: str, make_built: Make
) -> None:
    before = SMALL.replace('needs: "off"', "needs: warning")
    after = before.replace("title: North", "title: Far north")  # or nothing is asked at all
    site, clean = make_built(before), make_built(after)
    assert BUILT[before].report.problems
    with_memory(site, FOREIGN[what])
    built = site.edit("content/regions/north.md", "title: North", "title: Far north").build()
    assert built.report.problems == BUILT[after].report.problems
    assert site.tree() == clean.tree()


@pytest.mark.parametrize("lost", ["region:north", "setting title", "all"])
def test_a_memory_of_which_a_chunk_is_lost_is_as_good_as_none(
    lost: str, make_built: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_built()
    store = Store(site.root / ".explainer/store")
    names = json.loads(store.head(OUTPUT) or b"")["chunks"]
    other: dict[str, bytes | None] = {name: b"[]" for name in names if lost in (name, "all")}
    assert other
    assert store.save_memory(OUTPUT, other, store.head(OUTPUT) or b"", names)
    store.close()
    for title in ("far", "farther"):
        site.edit("content/regions/north.md", "title: ", f"title: {title} ").edit("site.yaml", "title: ", "title: A ")
        same_as_clean(site, monkeypatch)


def test_a_chunk_of_an_earlier_build_is_no_chunk_of_this_one(make_built: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_built()
    with closing(Store(site.root / ".explainer/store")) as store:
        earlier = store.chunk(OUTPUT, "region:north")
    assert earlier
    site.edit("content/regions/north.md", "title: North", "title: Far north").build()
    with closing(Store(site.root / ".explainer/store")) as store:
        head = store.head(OUTPUT) or b""
        assert store.save_memory(OUTPUT, {"region:north": earlier}, head, json.loads(head)["chunks"])
    site.edit("content/regions/north.md", "title: Far north", "title: North")
    same_as_clean(site, monkeypatch)


@pytest.mark.parametrize("place", range(8))
def test_problems_with_values_of_wrong_types_are_not_believed(place: int) -> None:
    row: list[object] = ["needs", "W501", "warning", "a", 1, 1, "m", "r"]
    for wrong in (7.5, [], {"a": "b"}, True, *(() if place in (4, 5) else (None,))):
        found = [*row[:place], wrong, *row[place + 1 :]]
        raw = {**json.loads(remembered.encode(NOTHING)), "frame": "a"}
        assert remembered.decode(json.dumps({**raw, "problems": {"check needs": [row]}}).encode()).problems
        assert remembered.decode(json.dumps({**raw, "problems": {"check needs": [found]}}).encode()) == NOTHING, wrong


def test_a_memory_of_another_site_is_as_good_as_none(make_site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    site, other = make_site(), make_site().edit("content/regions/north.md", "level: nation", "level: province")
    for one in (site, other):
        one.edit("site.yaml", 'needs: "off"', "needs: warning").build()
    shutil.copy(other.root / ".explainer/store", site.root / ".explainer/store")
    site.edit("content/regions/south.md", "title: South", "title: Far south")
    same_as_clean(site, monkeypatch)


@pytest.mark.parametrize("form", [0, remembered.FORMAT + 1, str(remembered.FORMAT), None])
def test_a_memory_of_another_format_is_nothing(form: object) -> None:
    raw = json.loads(remembered.encode(replace(NOTHING, frame="a")))
    assert remembered.decode(json.dumps(raw).encode()).frame == "a"
    assert remembered.decode(json.dumps({**raw, "format": form}).encode()) == NOTHING


def test_what_is_remembered_comes_back() -> None:
    problem = warning("W501", Location("a.md", 1, None), "Wrong \ud800.", "Do this.")
    made = WorkedOut(("record article:a en", "row names article:a"), "5", "[]")
    row = WorkedOut(("record article:a en",), "6", '["\ud800"]')
    told_ = Told(
        "frame", {"article:a": "a.md 7"}, {"record article:a en": "9", "day": "1"},
        {"answer b": made, "row names article:a": row}, {"check a": (("a", problem),)},
    )  # fmt: skip
    old = told_.remembered
    back = remembered.decode(remembered.encode(old), old.read)
    assert replace(back, pages={}) == replace(old, pages={})
    assert told(back) == told_
    assert {key: node.height for key, node in nodes_of(old).items()} == {
        "day": 0, "record article:a en": 0, "row names article:a": 1, "answer b": 2
    }  # fmt: skip
    assert remembered.decode(None) == remembered.decode(b"") == remembered.decode(b"\xff") == NOTHING


@pytest.mark.parametrize("value", ["", "7", "{}", "[7]", '["a", null]', "[[", '"a"'])
def test_links_that_are_none_are_not_believed(value: str) -> None:
    assert remembered.links_of(value) is None
    assert remembered.links_of(remembered.page_made((), ("a", "b#c")).value) == ("a", "b#c")


def test_chunks_that_no_build_reads_any_more_are_forgotten(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "store")) as store:
        old: dict[str, bytes | None] = {f"gone {number}": b"old" for number in range(1_000)}
        assert store.save_memory("elsewhere", old, b"head", old)
        assert store.chunk("elsewhere", "gone 1") == b"old"
        assert store.save_memory(OUTPUT, {"day": b"new"}, b"head", ["day"])
        assert store.chunk("elsewhere", "gone 1") is None
        assert store.chunk(OUTPUT, "day") == b"new"


def test_chunks_of_two_output_folders_are_kept_side_by_side(make_built: Make) -> None:
    site = make_built()
    site.build(output=site.root / ".explainer/with-drafts", drafts=True)
    site.edit("content/regions/north.md", "title: North", "title: Far north").build()
    assert (
        "regions/south/index.html"
        not in site.build(output=site.root / ".explainer/with-drafts", drafts=True).report.rendered
    )
