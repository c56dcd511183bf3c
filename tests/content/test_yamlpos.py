"""YAML as editors write it: values, places, limits, and what is said about mistakes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.content.yamlpos import MAX_ALIASES, MAX_DEPTH, Loaded, decode, load, split_front_matter
from explainer.ground.problems import Problem


def read(text: str, first_line: int = 1) -> Loaded:
    return load(text, path="a.yaml", first_line=first_line)


def only(problems: tuple[Problem, ...]) -> Problem:
    (problem,) = problems
    return problem


# Values and places


def test_every_scalar_is_read_as_the_text_that_was_written() -> None:
    text = "a: 4266\nb: NO\nc: 010\nd: 22:22\ne: 2024-02-30\nf: 1.10\ng: true\n"
    expected = {"a": "4266", "b": "NO", "c": "010", "d": "22:22", "e": "2024-02-30", "f": "1.10", "g": "true"}
    assert read(text).data == expected


def test_only_unquoted_null_is_none() -> None:
    assert read('a:\nb: ~\nc: null\nd: "null"\ne: ""\nf: [~]\n').data == {
        "a": None, "b": None, "c": None, "d": "null", "e": "", "f": [None],
    }  # fmt: skip


def test_names_are_always_text() -> None:
    assert read("on: x\n12: y\n~: z\n").data == {"on": "x", "12": "y", "~": "z"}


def test_empty_text_and_comments_are_no_data_and_no_problem() -> None:
    for text in ("", "\n\n", "# nothing here\n", "---\n"):
        assert (read(text).data, read(text).problems) == (None, ())


def test_values_and_names_have_the_line_and_column_of_the_file() -> None:
    loaded = read("title: x\nquotes:\n  - id: q1\n    exact: words\n", first_line=2)
    assert loaded.marks["title",] == (2, 8)
    assert loaded.key_marks["quotes",] == (3, 1)
    assert loaded.marks["quotes", 0] == (4, 5)
    assert loaded.marks["quotes", 0, "exact"] == (5, 12)
    assert loaded.key_marks["quotes", 0, "exact"] == (5, 5)


def test_columns_count_chinese_characters_as_one() -> None:
    assert read("名称: {甲: 乙}\n").marks["名称", "甲"] == (1, 9)


def test_locate_falls_back_to_the_nearest_known_ancestor() -> None:
    loaded = read("title: x\nquotes:\n  - id: q1\n")
    assert str(loaded.locate("a.md", ("quotes", 0, "source"))) == "a.md:3:5"
    assert str(loaded.locate("a.md", ("title",), key=True)) == "a.md:1:1"
    assert str(loaded.locate("a.md", ("titel",), key=True)) == "a.md:1:1"
    assert str(read("").locate("a.md", ("title",))) == "a.md"


def test_an_alias_repeats_its_value_and_is_marked_where_it_stands() -> None:
    loaded = read("a: &x [1, 2]\nb: *x\n")
    assert loaded.data == {"a": ["1", "2"], "b": ["1", "2"]}
    assert str(loaded.locate("f", ("b", 1))) == "f:2:4"


# What is refused


def test_a_duplicate_key_names_both_lines_and_the_first_value_stands() -> None:
    loaded = read("parent: cn\nname: x\nparent: [jp]\n", first_line=10)
    problem = only(loaded.problems)
    assert (problem.code, str(problem.where)) == ("E104", "a.yaml:12:1")
    assert '"parent" appears twice (lines 10 and 12)' in problem.message
    assert loaded.data == {"parent": "cn", "name": "x"}
    assert loaded.marks["parent",] == (10, 9)
    assert ("parent", 0) not in loaded.marks


def test_each_nested_duplicate_is_reported_and_the_same_name_elsewhere_is_not() -> None:
    loaded = read("a: {x: 1, x: 2}\nb:\n  - x: 1\n  - x: 2\n    x: 3\n")
    assert [problem.code for problem in loaded.problems] == ["E104", "E104"]


def test_nesting_is_limited_exactly() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).problems == ()
    problem = only(read("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).problems)
    assert (problem.code, problem.where.column) == ("E113", MAX_DEPTH + 1)


def test_aliases_cannot_nest_deeper_than_the_limit_either() -> None:
    halves = "a: &a " + "[" * 30 + "]" * 30 + "\nb: " + "[" * 30 + "*a" + "]" * 30 + "\n"
    assert only(read(halves).problems).code == "E113"


def test_aliases_are_limited_exactly() -> None:
    def text(count: int) -> str:
        return "a: &x 1\nb: [" + ", ".join(["*x"] * count) + "]\n"

    assert read(text(MAX_ALIASES)).problems == ()
    assert only(read(text(MAX_ALIASES + 1)).problems).code == "E113"


def test_a_billion_laughs_is_refused_though_its_aliases_are_few() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    problem = only(read("\n".join(lines)).problems)
    assert problem.code == "E113"
    assert "counting every repetition" in problem.message


def test_an_alias_inside_its_own_value_is_refused() -> None:
    for text in ("&a [*a]", "a: &x {b: *x}", "a: &x\n  - - *x\n"):
        problem = only(read(text).problems)
        assert problem.code == "E113"
        assert "never end" in problem.message


def test_merge_keys_are_refused_but_a_quoted_one_is_a_name() -> None:
    problem = only(read("a: &a {x: 1}\nb:\n  <<: *a\n").problems)
    assert (problem.code, problem.where.line, problem.remedy) == ("E113", 3, "Write the fields out.")
    assert read('"<<": x\n').data == {"<<": "x"}


def test_text_over_the_size_limits_is_refused() -> None:
    assert only(read("a: " + "x" * 1_000_000).problems).code == "E113"
    assert only(read("[" + "a," * 210_000 + "]").problems).code == "E113"


HOSTILE = [
    "'[' * 100_000",
    "'{a: ' * 100_000",
    "'- ' * 100_000",
    "'? ' * 100_000",
    "'[' * 999_999",
    "'\"' * 100_001",
    "'&a ' * 100_000",
    "'!' * 100_000",
]


@pytest.mark.parametrize("expression", HOSTILE)
def test_hostile_text_never_crashes_the_process(expression: str) -> None:
    program = (
        f"from explainer.content.yamlpos import load; print(*(p.code for p in load({expression}, path='a').problems))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-300:]
    assert done.stdout.strip() in ("E105", "E113")


MISTAKES = [
    # text, line, column, words of the message, words of the remedy
    ("title: Plan: phase 2\n", 1, 12, '"title" contains a colon', 'title: "Plan: phase 2"'),
    ('title: The "new": phase 2\n', 1, 17, '"title" contains a colon', "title: 'The \"new\": phase 2'"),
    ("- text: What next:\n", 1, 18, '"text" contains a colon', 'text: "What next:"'),
    ("a:\n\tb: c\n", 2, 1, "tab", "two spaces"),
    ("a: x\n  \tb: c\n", 2, 3, "tab", "two spaces"),
    ('a: "hello\nb: c\n', 1, 4, "never closed", "same quotation mark"),
    ('a: "hello\nb: "c"\n', 2, 5, "earlier line", "Close the quotation mark"),
    ("a: 'It's here'\n", 1, 8, "goes on after", 'a: "It\'s here"'),
    ('a: "New" plan\n', 1, 10, "goes on after", "a: '\"New\" plan'"),
    ('a: "C:\\path"\n', 1, 7, "backslash", "single quotes"),
    ("a: @handle\n", 1, 4, "begin with @", 'a: "@handle"'),
    ("a: *star* x\n", 1, 4, "begin with *", 'a: "*star* x"'),
    ("a: *star\n", 1, 4, "begin with *", 'a: "*star"'),
    ("a: `code`\n", 1, 4, "begin with `", 'a: "`code`"'),
    ("a: %50\n", 1, 4, "begin with %", 'a: "%50"'),
    ("a: &b c\n", 1, 4, "begin with &", 'a: "&b c"'),
    ("a: !important x\n", 1, 4, "begin with !", 'a: "!important x"'),
    ("a: | text\n", 1, 4, "begin with |", 'a: "| text"'),
    ("a: {{ x }}\n", 1, 5, "begin with {", 'a: "{{ x }}"'),
    ("a: [Beijing] plan\n", 1, 14, "closing bracket", 'a: "[Beijing] plan"'),
    ("a: b\n- item\n", 2, 1, "mixed", "Indent the items"),
    ("- item\na: b\n", 2, 1, "mixed", "Indent the items"),
    ("a:\n  - x\n  b: c\n", 3, 3, "mixed", "Indent the items"),
    ("a: - x\n", 1, 4, "list item", "line of its own"),
    ("a: b\n  c: d\n", 2, 3, "indentation", "same column"),
    ("a:\n    b: c\n  d: e\n", 3, 3, "indentation", "same column"),
    ("  a: b\nc: d\n", 2, 1, "indentation", "same column"),
    ("a: [b, c\nd: e\n", 1, 4, "bracket [", "Close it with ]"),
    ("a: {b: c\n", 1, 4, "bracket {", "Close it with }"),
    ("a: b\nhello\nc: d\n", 2, 1, 'not of the form "name: value"', "a colon"),
    ("a: b\nc:d\ne: f\n", 2, 2, "no space after the colon", "space"),
    ("a：b\nc: d\n", 1, 2, "full-width colon", "ordinary colon"),
    ("c: d\na：b\ne: f\n", 2, 2, "full-width colon", "ordinary colon"),
    (": x\n", 1, 1, "name before the colon", "Write a name"),
    ("a: b\n---\nc: d\n", 2, 1, "second set of fields", "file of its own"),
    ("a: b\n...\nfoo\n", 3, 1, "three dots", "Delete"),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "remedy"), MISTAKES)
def test_a_mistake_is_named_in_plain_words_where_it_stands(
    text: str, line: int, column: int, message: str, remedy: str
) -> None:
    loaded = read(text, first_line=11)
    problem = only(loaded.problems)
    assert (problem.code, problem.where.line, problem.where.column) == ("E105", line + 10, column)
    assert message in problem.message
    assert remedy in problem.remedy
    assert loaded.data is None


def test_every_line_that_a_remedy_suggests_can_be_read_and_says_what_was_meant() -> None:
    suggested = {text: only(read(text).problems).remedy.partition("quotes: ")[2] for text, *_ in MISTAKES}
    suggested = {text: line for text, line in suggested.items() if line}
    assert len(suggested) > 10
    for text, line in suggested.items():
        name, _, value = text.removeprefix("- ").partition(": ")
        loaded = read(line)
        assert loaded.problems == ()
        assert loaded.data == {name: value.strip().removeprefix("'").removesuffix("'")}


@given(st.text(alphabet=st.sampled_from("ab:- \n\t\"'[]{}*&!|>%@`#,?~<"), max_size=60) | st.text(max_size=30))
@settings(max_examples=examples(300), deadline=None)
def test_no_text_raises_and_every_problem_lies_in_the_file(text: str) -> None:
    loaded = read(text, first_line=3)
    last = 3 + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    for problem in loaded.problems:
        assert problem.where.line is not None
        assert 3 <= problem.where.line <= last


# Bytes


def test_utf8_with_byte_order_mark_and_any_line_ends_becomes_plain_text() -> None:
    assert decode("\ufeff甲\r\nb\rc\n".encode(), path="a.md") == ("甲\nb\nc\n", ())


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        ("title: 甲".encode("utf-16"), "a.md:1", "UTF-16"),
        ("title: x".encode("utf-16-be"), "a.md:1", "UTF-16"),
        ("a\r\ntitle: 新质生产力，吉林。".encode("gb18030"), "a.md:2:8", "GB18030"),
        ("ok\ncaf\xe9 noir".encode("latin-1"), "a.md:2:4", "0xE9"),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_the_way_to_save_it(data: bytes, where: str, words: str) -> None:
    text, problems = decode(data, path="a.md")
    problem = only(problems)
    assert (text, problem.code, str(problem.where)) == ("", "E111", where)
    assert words in problem.message
    assert "UTF-8" in problem.remedy


def test_latin_text_is_not_called_chinese() -> None:
    _, problems = decode("caf\xe9 noir".encode("latin-1"), path="a.md")
    assert "GB18030" not in only(problems).message


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x85", "\u2028", "\u2029"])
def test_an_invisible_control_character_is_named_and_lines_still_count_right(sign: str) -> None:
    text, problems = decode(f"a\nbc{sign}d\ne".encode(), path="a.md")
    problem = only(problems)
    assert (problem.code, str(problem.where)) == ("E111", "a.md:2:3")
    assert f"U+{ord(sign):04X}" in problem.message
    assert text == "a\nbc d\ne"
    assert only(read(f"a: b{sign}c\n").problems).code == "E111"


# Front matter


def test_front_matter_is_split_from_the_body_with_the_first_line_of_each() -> None:
    text = "---\ntitle: x\nsummary: y\n---\n\nBody\n---\nmore\n"
    assert split_front_matter(text, path="a.md") == ("title: x\nsummary: y\n", 2, "\nBody\n---\nmore\n", 5, ())


def test_front_matter_may_be_empty_and_the_body_may_be_missing() -> None:
    assert split_front_matter("---\n---", path="a.md") == ("", 2, "", 3, ())
    assert split_front_matter("--- \na: b\n---\t\n", path="a.md") == ("a: b\n", 2, "", 4, ())


@pytest.mark.parametrize(
    "text", ["", "# Title\n\nText: here.\n", "Title\n---\n\nText\n", "----\n\nText\n", "A\n\n---\n\nB\n\n---\n"]
)
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    assert split_front_matter(text, path="a.md") == (None, 1, text, 1, ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: x\n\nBody\n", 1, "never closed"),
        ("---", 1, "never closed"),
        ("---\ntitle: x\n----\nBody\n", 3, '"----" is not a fence'),
        ("---\ntitle: x\n ---\nBody\n", 3, '"---" is not a fence'),
        ("---\ntitle: x\n—\nBody\n", 3, '"—" is not a fence'),
        ('+++\ntitle = "x"\n+++\n', 1, '"+++" does not open'),
        ("----\ntitle: x\n----\n", 1, '"----" does not open'),
        ("—-\ntitle: x\n---\n", 1, '"—-" does not open'),
        ("\n\n---\ntitle: x\n---\n", 3, "empty lines"),
        ("title: x\ntags:\n  - a\n---\nBody\n", 1, "no opening fence"),
        ("# Title\n---\ntitle: x\n---\n", 2, "before the front matter"),
    ],
)
def test_a_mistaken_fence_is_named_with_its_line(text: str, line: int, words: str) -> None:
    fields, _, body, first_line, problems = split_front_matter(text, path="a.md")
    problem = only(problems)
    assert (problem.code, problem.where.line) == ("E112", line)
    assert words in problem.message
    assert (fields, body, first_line) == (None, text, 1)


def test_lines_of_the_front_matter_are_lines_of_the_file() -> None:
    fields, first_line, _, _, _ = split_front_matter("---\na: b\ntitle: Plan: x\n---\n", path="a.md")
    assert fields is not None
    assert str(only(load(fields, path="a.md", first_line=first_line).problems).where) == "a.md:3:12"
