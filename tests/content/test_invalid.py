"""What an editor is told of each fault: exactly its findings, in plain words, and the published site stays as it was.

Each file of `tests/sites/invalid/` is a small site with one kind of fault. It says which findings it must give and
holds the files that differ from `tests/sites/sound.txt`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from sites import ARCHIVES, BUILT, TinySite, tree, unpacked

from explainer.content import schema
from explainer.content.markup import convert
from explainer.content.parse import decode, encode, parse
from explainer.content.schema import Origin, validate
from explainer.content.yamlpos import load
from explainer.facts.assemble import NOUNS
from explainer.ground.problems import Problem
from explainer.model.kinds import RECORDS
from explainer.model.settings import Settings

SOUND = (ARCHIVES / "sound.txt").read_text(encoding="utf-8")
FAULTS = sorted((ARCHIVES / "invalid").glob("*.txt"))
PACKAGE = Path(__file__).resolve().parent.parent.parent / "explainer"
_NOTE = re.compile(r"^# (expect|without): (.+)$", re.MULTILINE)
# Words of Python and of its libraries, which no editor knows. E608 is about Python code, for those who wrote it.
_FOREIGN = re.compile(
    r"Traceback|pydantic|NoneType|str_type|Input should|<class|object at 0x|\bdict\b|\btuple\b|\bNone\b|\binstance\b"
    r"|explainer\.\w+\.|\^\[|\w+Error\b|\{'|\['"
)


@pytest.fixture
def sound(make_built: Callable[[str], TinySite]) -> TinySite:
    """A sound site, built."""
    return make_built(SOUND)


def findings(site: TinySite) -> list[str]:
    """`E104 content/regions.yaml:6:3` for each problem of a build, which must leave the output alone if it fails."""
    before = tree(site.folder)
    report = site.build().report
    for problem in report.problems:
        assert_plain(problem)
    if report.failed:
        assert tree(site.folder) == before
        assert not report.written
    return [f"{problem.code} {problem.where}" for problem in report.problems]


def assert_plain(problem: Problem) -> None:
    for text in (problem.message, problem.remedy):
        assert text == text.strip(), problem
        assert len(text) > 10, problem
        assert problem.code in ("E607", "E608") or not _FOREIGN.search(text), f"{problem.code} speaks Python: {text}"
    assert problem.message[-1] in '.?!"”', problem
    assert (
        not problem.message[0].islower()
        or problem.message.split()[0] in {*RECORDS, "kind", "site.yaml", "quotation"}
        or (problem.where.path.split("/")[0] in problem.message.split("/")[0])
    ), problem


def test_the_sound_site_is_sound(sound: TinySite) -> None:
    BUILT[SOUND].expect_no_problems()
    assert findings(sound) == []


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_a_fault_gives_exactly_its_findings(path: Path, sound: TinySite) -> None:
    text = path.read_text(encoding="utf-8")
    notes = _NOTE.findall(text.partition("\n-- ")[0])
    for name, content in unpacked(text).items():
        sound.write(name, content)
    for name in (value for word, value in notes if word == "without"):
        sound.remove(name)
    expected = [value for word, value in notes if word == "expect"]
    assert expected, "say what is expected"
    assert sorted(findings(sound)) == sorted(expected)


def article(text: str) -> bytes:
    return f"---\ntitle: A\nstatus: draft\n---\n{text}\n".encode()


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + article("A byte order mark."),
        article("Lines end\nas on Windows.").replace(b"\n", b"\r\n"),
        article("Lines end as on old Macs.").replace(b"\n", b"\r"),
    ],
)
def test_marks_and_line_ends_of_other_systems_are_no_fault(content: bytes, sound: TinySite) -> None:
    sound.write("content/articles/a.md", content)
    assert findings(sound) == []


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (article("UTF-16").decode().encode("utf-16"), ":1"),
        (article("UTF-16").decode().encode("utf-16-le"), ":1"),
        (article("新质生产力是什么").decode().encode("gb18030"), ":5:1"),
        (article("A\0B"), ":5:2"),
        (article("A\u2028B"), ":5:2"),
        (article("A\x1b[31mB"), ":5:2"),
        (b"\xff" * 40, ":1"),
        (os.urandom(64).replace(b"\n", b"") + b"\x80\n", ""),
    ],
    ids=["utf-16", "utf-16-le", "gb18030", "nul", "line-separator", "escape", "not-text", "random"],
)
def test_what_is_not_plain_utf8_text_is_named_with_its_place(content: bytes, place: str, sound: TinySite) -> None:
    sound.write("content/articles/a.md", content)
    (found,) = findings(sound)
    assert found.startswith(f"E111 content/articles/a.md{place}")


def test_a_huge_file_is_refused_without_being_read(sound: TinySite) -> None:
    sound.write("content/articles/a.md", "")
    os.truncate(sound.root / "content/articles/a.md", 20_000_001)
    assert findings(sound) == ["E119 content/articles/a.md"]


def test_long_fields_and_long_texts_are_refused(sound: TinySite) -> None:
    sound.write("content/articles/a.md", b"---\ntitle: " + b"A" * 1_000_001 + b"\n---\n")
    sound.write("content/articles/b.md", article("word " * 50_000))
    assert findings(sound) == ["E113 content/articles/a.md:2", "E401 content/articles/b.md:5"]


def test_a_name_of_ninety_chinese_characters_is_too_long_for_a_page(sound: TinySite) -> None:
    sound.edit("content/pages/home.md", "title: Home", f"title: Home\nold_paths: [{'清' * 90}]")
    assert findings(sound) == ["E203 content/pages/home.md:3:13"]


def test_a_name_of_eighty_five_chinese_characters_is_not(sound: TinySite) -> None:
    sound.edit("content/pages/home.md", "title: Home", f"title: Home\nold_paths: [{'清' * 85}]")
    assert findings(sound) == []


def test_a_name_that_is_not_unicode_is_named_as_far_as_it_can_be_shown(sound: TinySite) -> None:
    sound.write(f"content/articles/{os.fsdecode(bytes([0x63, 0xE9]))}.md", article("x"))
    assert findings(sound) == ["E110 content/articles/c\\udce9.md"]


def link(name: str, target: str) -> Callable[[TinySite], None]:
    def make(site: TinySite) -> None:
        (site.root / name).parent.mkdir(parents=True, exist_ok=True)
        (site.root / name).symlink_to(target)

    return make


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("content/articles/a.md", "/etc/hostname"),
        ("content/articles/a.md", "../../../outside.md"),
        ("content/articles/a.md", "a.md"),
        ("content/articles/a.md", "nowhere.md"),
        ("content/articles/a.md", "../.drafts/secret.md"),
        ("content/articles", "/etc"),
        ("content/articles", "."),
        ("assets/data", "../.."),
        ("assets/a.txt", "../../outside.md"),
        ("layouts/own.html", "/etc/hostname"),
    ],
)
def test_links_out_of_the_site_in_circles_or_to_nothing_are_refused(name: str, target: str, sound: TinySite) -> None:
    (sound.root.parent / "outside.md").write_bytes(article("secret"))
    sound.write("content/.drafts/secret.md", article("secret"))
    link(name, target)(sound)
    assert findings(sound) == [f"E115 {name}"]


def test_a_content_folder_that_is_a_link_out_of_the_site_is_refused_and_nothing_is_lost(sound: TinySite) -> None:
    (sound.root / "content").rename(sound.root.parent / "elsewhere")
    link("content", "../elsewhere")(sound)
    assert findings(sound) == ["E115 content"]


def test_a_site_whose_content_is_gone_is_not_published_as_an_empty_one(sound: TinySite) -> None:
    (sound.root / "content").rename(sound.root.parent / "elsewhere")
    assert findings(sound) == ["E118 content"]


def test_a_pipe_among_the_content_is_not_waited_for(sound: TinySite) -> None:
    os.mkfifo(sound.root / "content/regions/a.md")
    assert findings(sound) == ["E119 content/regions/a.md"]


def test_assets_that_some_disks_take_for_one_are_told_apart(sound: TinySite) -> None:
    for name in ("Map.txt", "map.txt", "caf\u00e9.txt", "cafe\u0301.txt"):
        sound.write(f"assets/{name}", "x")
    if len(list((sound.root / "assets").glob("*.txt"))) < 4:
        pytest.fail("this disk folds names; run the tests on one that does not")
    assert findings(sound) == ["E128 assets/caf\u00e9.txt", "E203 assets/map.txt"]


@pytest.mark.parametrize(
    "name", ["aux.js", "CON", "a\nb.js", "dot./x", "a:b", "a\\b", "what?.txt", "turned\u202e.txt", "100%"]
)
def test_a_name_that_not_every_system_can_hold_is_refused(name: str, sound: TinySite) -> None:
    sound.write(f"assets/{name}", "x")
    assert findings(sound) == [f"E203 assets/{name}"]


def test_one_missing_layout_is_one_problem_for_all_its_pages(sound: TinySite) -> None:
    for number in range(39):
        sound.write(f"content/pages/p{number}.md", f"---\ntitle: P{number}\n---\n")
    sound.remove("layouts/page.html")
    (problem,) = sound.build().report.problems
    assert (problem.code, str(problem.where)) == ("E604", "layouts/page.html")
    assert problem.message == 'There is no layout "page.html" (while making /p0/ and 38 other pages).'


def test_many_workers_report_the_same(sound: TinySite) -> None:
    for number in range(70):
        sound.write(f"content/pages/p{number}.md", f"---\ntitle: P{number}\n---\n")
    sound.write("content/pages/wrong.md", "---\ntitel: X\n---\n")
    one, two = sound.build(jobs=1).report.problems, sound.build(jobs=2).report.problems
    assert one == two
    sound.remove("content/pages/wrong.md").write("layouts/page.html", "<p>\n{{ 1 / 0 }}\n")
    assert sound.build(jobs=1).report.problems == sound.build(jobs=2).report.problems != ()


def test_every_code_of_the_package_has_a_site_or_a_test() -> None:
    codes = set(re.findall(r'"([EW]\d{3})"', "".join(path.read_text() for path in PACKAGE.rglob("*.py"))))
    tests = "".join(
        path.read_text() for path in [*FAULTS, Path(__file__), *Path(__file__).parent.parent.rglob("test_*.py")]
    )
    assert {code for code in codes if code not in tests} == set()


def test_every_pattern_of_the_models_is_explained_in_words() -> None:
    kinds: list[type[BaseModel]] = [*RECORDS.values(), Settings]
    schemas = [str(kind.model_json_schema()) for kind in kinds]
    patterns = {found for text in schemas for found in re.findall(r"'pattern': '((?:[^'\\]|\\.)*)'", text)}
    assert patterns
    assert {pattern.replace("\\\\", "\\") for pattern in patterns} <= set(schema.FORMS)


PLAIN_VALUES = st.recursive(
    st.none()
    | st.text(max_size=12)
    | st.sampled_from(["2024-05", "-1", "true", "north", "1e9", "..", "region:x", "9" * 30]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "on", "text", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = {
    kind: sorted({info.alias or name for name, info in model.model_fields.items()}) for kind, model in RECORDS.items()
}


@settings(max_examples=examples(150), derandomize=True, deadline=None)
@given(st.data(), st.sampled_from(sorted(RECORDS)))
def test_any_value_of_any_field_gives_a_record_or_plain_words(data: st.DataObject, kind: str) -> None:
    fields = data.draw(st.dictionaries(st.sampled_from(FIELDS[kind]), PLAIN_VALUES, max_size=4))
    loaded = load("a: b", path="content/x.yaml")
    origin = Origin("content/x.yaml", type(loaded)(fields, {(): (1, 1)}, {}, ()))
    record, problems = validate(RECORDS[kind], origin, noun=NOUNS[kind])
    assert (record is None) == bool(problems)
    for problem in problems:
        assert problem.message
        assert "Input should" not in problem.message
        assert not re.search(r"pydantic|Error\b", problem.message + problem.remedy)


@settings(max_examples=examples(150), derandomize=True, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["content/articles/a.md", "content/terms.yaml", "content/a.txt"]))
def test_no_bytes_raise_and_what_was_read_survives_the_store(data: bytes, path: str) -> None:
    for content in (data, b"---\n" + data + b"\n---\n" + data, data.decode("latin-1").encode()):
        parsed = parse(path, content)
        assert decode(path, *encode(parsed)).problems == parsed.problems


YAML_SIGNS = st.text(st.sampled_from(list("ab:- \n[]{}&*!|>%@`\"'#?,\t~0")), max_size=60)


@settings(max_examples=examples(200), derandomize=True, deadline=None)
@given(YAML_SIGNS)
def test_no_yaml_like_text_raises(text: str) -> None:
    parsed = parse("content/articles/a.md", f"---\n{text}\n---\n{text}".encode())
    for problem in parsed.problems:
        assert_plain(problem)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "[a](<" * 3000,
        "> " * 500 + "x",
        "\n".join("  " * n + "- x" for n in range(500)),
        "`" * 3000,
        "<![",
        "<!--" * 999,
    ],
)
def test_a_text_that_would_hang_others_is_converted_or_refused(text: str) -> None:
    result = convert(text, path="content/a.md")
    assert result.blocks or result.problems
