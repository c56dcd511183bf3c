"""What was read is held against today: the rule by which answers, rows and problems are taken over, case by case."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from asking import loaded
from remembering import Told, after, told
from test_reads import of_places, of_record, rewritten, with_entries

from explainer import checks, queries
from explainer import facts as facts_floor
from explainer.engine import checking
from explainer.engine.checking import check_all
from explainer.engine.inputs import SiteFiles
from explainer.engine.load import Site
from explainer.engine.memory import LostChunkError, Memory, _stamps
from explainer.engine.remembered import NOTHING
from explainer.extend import gather
from explainer.facts.contents import Contents
from explainer.facts.entries import Document
from explainer.facts.facts import Facts, names_of_record
from explainer.facts.reading import Key, Reads, WorkedOut
from explainer.facts.withholding import WithheldWords
from explainer.ground.digest import Digest
from explainer.ground.problems import Location, warning

EXTENSIONS = gather([*facts_floor.MODULES, *queries.MODULES, *checks.MODULES])[0]
ROW = "row names_of_record article:guide"
RECORD = "record article:guide en"
FOUND = (("needs", warning("W501", Location("a.md"), "Found before.", "None.")),)


@pytest.fixture(autouse=True)
def nothing_was_read_before() -> None:
    loaded().reads.news()
    loaded().reads.of.clear()


def contents() -> Contents:
    return loaded().contents


def files(of: Contents) -> Mapping[str, Digest]:
    return {one.path: "as it was" for entry in of.entries.values() for one in entry._versions.values()}


def memory(old: Told, today: Contents | None = None, edited: str = "") -> Memory:
    now = today or contents()
    known = {path: "another" if path == edited else seen for path, seen in files(now).items()}
    return Memory(old.remembered, Facts(now, loaded().reads), EXTENSIONS, known)


def remembered(reads: tuple[Key, ...] = ("day",), **more: Any) -> Told:
    """An answer, an index, a row and problems, made of the same."""
    seen = {key: contents().digest_of(key) for key in ("day", "setting title", RECORD)}
    made = {key: WorkedOut(reads, "digest") for key in ("answer a", "index a", "problems article:guide")}
    made[ROW] = WorkedOut(reads, "digest", '["Remembered"]')
    made["answer of an index"] = WorkedOut(("index a",), "digest")
    made["answer of a row"] = WorkedOut((ROW,), "digest")
    found = {"problems article:guide": FOUND}
    return replace(Told(contents().frame, {}, seen, made, found), **more)


def test_what_was_read_is_held_against_today() -> None:
    same = memory(remembered())
    for answer in ("answer a", "answer of an index", "answer of a row"):
        assert same.digest(answer) == "digest"
    assert same.problems("problems article:guide") == FOUND
    assert names_of_record(same.facts, same.facts.entries["article:guide"]) == ("Remembered",)

    other = memory(remembered(parts={"day": "another"}))
    for answer in ("answer a", "answer of an index", "answer of a row", "answer of nothing"):
        assert other.digest(answer) is None
    assert other.problems("problems article:guide") is None
    assert names_of_record(other.facts, other.facts.entries["article:guide"]) == ("Guide", "指南")


@pytest.mark.parametrize("unknown", ["index of nothing", "answer of nothing", "unheard of", "row of", "day"])
def test_what_read_something_unknown_is_not_remembered(unknown: str) -> None:
    with pytest.raises(LostChunkError):
        _ = remembered(reads=(unknown,), parts={}).remembered


def test_a_row_that_comes_out_the_same_is_the_same_whatever_it_read() -> None:
    now = Facts(contents(), loaded().reads)
    names_of_record(now, now.entries["article:guide"])
    right = now.reads.of[ROW].digest
    old = remembered(parts={"day": "another"})
    for digest, taken in ((right, "digest"), ("another", None)):
        made = {**old.worked_out, ROW: WorkedOut(("day",), digest, "[]")}
        known = memory(replace(old, worked_out=made))
        assert known.digest("answer of a row") == taken
        assert known.is_same(ROW) == (taken is not None)
    gone = {**old.worked_out, "row names_of_record article:gone": WorkedOut(("day",), right, "[]")}
    gone["answer a"] = WorkedOut(("row names_of_record article:gone",), "digest")
    assert memory(replace(old, worked_out=gone)).digest("answer a") is None


def test_a_record_is_looked_at_again_only_if_one_of_its_files_differs() -> None:
    stamps = memory(remembered()).stamps
    planted = remembered(reads=(RECORD,), stamps=stamps, parts={RECORD: "believed, as its file is the same"})
    assert memory(planted).digest("answer a") == "digest"
    assert memory(planted, edited="content/articles/guide.md").digest("answer a") is None
    true = replace(planted, parts={RECORD: contents().digest_of(RECORD)})
    assert memory(true, edited="content/articles/guide.md").digest("answer a") == "digest"


def test_the_lines_of_a_translation_are_those_of_its_record_too() -> None:
    entry, key = contents().entries["article:guide"], "lines article:guide zh"
    base, ours = entry._versions["en"], entry._versions["zh"]
    moved = of_places(base, contents()).entries["article:guide"].base.opened().origin
    other_version = rewritten(ours, origin=replace(ours.opened().origin, fallback=moved))
    other = replace(contents(), entries={entry.ref: replace_version(entry, other_version)})
    assert other.digest_of(key) != contents().digest_of(key)
    stamps = [
        dict(_stamps(Facts(contents(), Reads()), {**files(contents()), "content/articles/guide.md": state}))
        for state in ("as it was", "another")
    ]
    assert stamps[0]["article:guide"] != stamps[1]["article:guide"]
    assert stamps[0]["article:essay"] == stamps[1]["article:essay"]


def replace_version(entry: Any, document: Document) -> Any:
    return type(entry)(entry._reads, {**entry._versions, document.lang: document}, entry.base)


def test_what_readers_see_may_differ_while_no_record_does() -> None:
    old = with_entries(contents(), contents().entries)
    visible = {ref: entry for ref, entry in old.visible.items() if ref != "article:guide"}
    new = replace(old, visible=visible)
    for key in ("ids", "entry article:guide", "versions article:guide", "ids article"):
        assert new.digest_of(key) == old.digest_of(key)
        assert new.digest_of(f"shown {key}") != old.digest_of(f"shown {key}")
    facts = Facts(old, loaded().reads)
    facts.reads.work_out("seen", lambda: facts.visible["article:guide"].versions)
    assert "shown versions article:guide" in facts.reads.of["seen"].reads


def test_what_so_much_depends_on_makes_everything_new() -> None:
    old = contents()
    settings, zh = old.settings, old.settings.languages["zh"]
    withheld = WithheldWords(frozenset({("a",) * 8}), frozenset(), {})
    source = old.entries["source:talk"].base
    secret = replace(old, withheld=withheld)
    talk = "content/snapshots/talk.txt"
    others = [
        replace(old, inputs=replace(old.inputs, base_url="https://other.example/")),
        replace(old, inputs=replace(old.inputs, drafts=True)),
        replace(old, inputs=replace(old.inputs, tool="another")),
        replace(old, languages=old.languages[::-1]),
        replace(old, languages=old.languages[:1]),
        replace(old, settings=tagged(settings, zh.model_copy(update={"tag": "zh-Hant"}))),
        replace(old, settings=settings.model_copy(update={"markdown": type(settings.markdown)(raw_html=True)})),
        secret,
        replace(old, withheld=replace(withheld, hidden=frozenset({"talk"}))),
        replace(of_record(source, "title", "Otherwise", secret), withheld=withheld),
        replace(secret, snapshots={**old.snapshots, talk: b"other words"}),
    ]
    assert len({one.frame for one in (old, *others)}) == len(others) + 1
    assert memory(remembered(), others[0]).digest("answer a") is None
    assert memory(remembered(), replace(old)).digest("answer a") == "digest"


def tagged(settings: Any, zh: Any) -> Any:
    return settings.model_copy(update={"languages": {**settings.languages, "zh": zh}})


def test_what_is_made_of_rows_is_remembered_with_them() -> None:
    known = memory(remembered())
    later = told(after(known, ["answer of a row"], {"problems article:guide": FOUND}))
    assert later.worked_out.items() >= {key: remembered().worked_out[key] for key in ("answer of a row", ROW)}.items()
    assert later.parts["day"] == contents().digest_of("day")
    assert later.problems == {"problems article:guide": FOUND}
    assert later.frame == contents().frame


def test_what_is_unknown_is_not_as_it_was() -> None:
    for key in ("day of nothing", "index of nothing", "row names_of_record article:nothing", "setting title of"):
        assert not memory(remembered()).is_same(key)


def test_what_is_made_anew_from_the_same_is_remembered() -> None:
    known = memory(remembered(parts={"day": "another"}))
    reads = known.facts.reads
    reads.work_out("answer a", lambda: known.facts.as_of, lambda _: ("digest", ""))
    assert reads.of["answer a"] == remembered().worked_out["answer a"]
    assert told(after(known, ["answer a"], {})).worked_out["answer a"] == reads.of["answer a"]


def test_what_is_not_worked_out_again_is_forgotten() -> None:
    known = memory(remembered(parts={"day": "another"}))
    later = told(after(known, [], {}))
    assert not {"answer a", "index a", ROW, "answer of a row"} & later.worked_out.keys()
    assert not later.parts


def test_what_was_worked_out_now_is_remembered_in_place_of_what_was() -> None:
    known = memory(remembered(parts={"day": "another"}))
    names_of_record(known.facts, known.facts.entries["article:guide"])
    later = told(after(known, [ROW], {})).worked_out[ROW]
    assert later == known.facts.reads.of[ROW] != remembered().worked_out[ROW]


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_another_process_found_is_remembered(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MANY_RECORDS", 2)
    now = replace(contents(), entries={ref: contents().entries[ref] for ref in ("article:guide", "article:essay")})
    now = with_entries(now, now.entries)
    reads, sources = loaded().reads, SiteFiles({}, ())
    one = Memory(NOTHING, Facts(now, reads), EXTENSIONS, files(now))
    first = check_all(Site(sources, one.facts, EXTENSIONS, ()), one, jobs)()
    assert first.keys() <= reads.of.keys()
    again = Memory(after(one, [], first), Facts(now, reads), EXTENSIONS, files(now))
    assert {key: again.problems(key) for key in first} == first
    assert check_all(Site(sources, again.facts, EXTENSIONS, ()), again, jobs)() == first


def test_what_is_looked_at_to_recall_a_row_is_not_what_its_asker_reads() -> None:
    stamps = memory(remembered()).stamps
    known = memory(remembered(reads=(RECORD,), stamps=stamps), edited="content/articles/guide.md")
    entry = known.facts.entries["article:guide"]
    found = known.facts.reads.work_out("index asker", lambda: names_of_record(known.facts, entry))
    assert found == ("Remembered",)
    assert known.facts.reads.of["index asker"].reads == (ROW,)
