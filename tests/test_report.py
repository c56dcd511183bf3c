"""Problems as text, JSON and GitHub annotations."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.problems import Level, Location, Problem, error, warning
from explainer.report import LineOf, as_github, as_json, as_text


def at(line: int | None, column: int | None, message: str = "It is wrong.", path: str = "content/a.md") -> Problem:
    return error("E101", Location(path, line, column), message, "Mend it.")


def line_seven(text: str | None) -> LineOf:
    """Know one line, the seventh of content/a.md."""
    return lambda path, line: text if (path, line) == ("content/a.md", 7) else None


def shown(text: str, column: int | None) -> list[str]:
    """The lines that are printed for a problem on line 7, which reads `text`."""
    return as_text([at(7, column)], line_seven(text)).split("\n")


def test_a_problem_is_shown_with_its_line_a_caret_and_the_fix() -> None:
    assert as_text([at(7, 3)], lambda path, line: f"{path} {line}") == (
        "ERROR E101 content/a.md:7:3\nIt is wrong.\n    7 | content/a.md 7\n      |   ^\nFix: Mend it.\n\n1 error.\n"
    )


def test_without_a_line_or_its_text_only_the_words_are_shown() -> None:
    assert as_text([at(None, None)], line_seven("x")).startswith(
        "ERROR E101 content/a.md\nIt is wrong.\nFix: Mend it.\n"
    )
    assert "|" not in as_text([at(7, 3)], line_seven(None))


def test_without_a_column_the_line_has_no_caret() -> None:
    assert shown("title: x", None)[2:4] == ["    7 | title: x", "Fix: Mend it."]


def test_problems_are_sorted_separated_by_blank_lines_and_counted() -> None:
    note = Problem("W900", Level.INFO, Location("c"), "c", "c")
    text = as_text([note, at(9, 1), warning("W502", Location("b"), "b", "b"), at(2, 1), at(2, 1)], line_seven(None))
    assert [block.split("\n")[0] for block in text.split("\n\n")] == [
        "WARNING W502 b",
        "INFO W900 c",
        "ERROR E101 content/a.md:2:1",
        "ERROR E101 content/a.md:9:1",
        "2 errors, 1 warning, 1 note.",
    ]
    assert as_text([], line_seven(None)) == "No problems.\n"


def test_the_caret_counts_chinese_characters_as_two_and_combining_marks_as_none() -> None:
    assert shown("名称: x", 5)[3] == "      | " + " " * 6 + "^"
    assert shown("ＡＢ：x", 4)[3] == "      | " + " " * 6 + "^"
    assert shown("e\u0301e\u0301x", 5)[3] == "      | " + " " * 2 + "^"


def test_tabs_are_kept_in_the_line_and_before_the_caret() -> None:
    assert shown("a:\tb\tc", 6)[2:4] == ["    7 | a:\tb\tc", "      |   \t \t^"]


def test_a_caret_beyond_the_line_stands_at_its_end() -> None:
    assert shown("ab", 99)[3] == "      |   ^"
    assert shown("", 1)[2:4] == ["    7 |", "      | ^"]


def test_a_long_line_is_cropped_around_the_caret() -> None:
    line = "a" * 500 + "X" + "b" * 500
    row, caret = shown(line, 501)[2:4]
    assert len(row) < 120
    assert row.startswith("    7 | …")
    assert row.endswith("…")
    assert row[caret.index("^")] == "X"


def test_a_long_line_of_chinese_is_cropped_by_width() -> None:
    row, caret = shown("中" * 300, 200)[2:4]
    assert row.count("中") == 50
    assert caret.index("^") == 8 + 1 + 60


def test_direction_and_control_characters_are_shown_by_number() -> None:
    row, caret = shown("a\u202eb\x1b[31mc", 9)[2:4]
    assert row == "    7 | a\\u202eb\\u001b[31mc"
    assert caret == "      | " + " " * len("a\\u202eb\\u001b[31m") + "^"
    problem = error("E201", Location("\u2066a.md"), 'no "\x1b]0;x\x07"\nERROR', "write \u200f")
    text = as_text([problem], line_seven(None))
    assert text == 'ERROR E201 \\u2066a.md\nno "\\u001b]0;x\\u0007"\\u000aERROR\nFix: write \\u200f\n\n1 error.\n'


def test_colour_adds_only_escape_sequences() -> None:
    line_of = line_seven("title: x")
    coloured = as_text([at(7, 3)], line_of, colour=True)
    assert coloured.startswith("\x1b[1;31mERROR E101\x1b[0m ")
    assert coloured.replace("\x1b[1;31m", "").replace("\x1b[0m", "") == as_text([at(7, 3)], line_of)


def test_json_has_seven_keys_and_survives_a_round_trip() -> None:
    rows = as_json([at(7, None, "\u202e")])
    assert json.loads(json.dumps(rows)) == [
        {
            "code": "E101",
            "level": "error",
            "path": "content/a.md",
            "line": 7,
            "column": None,
            "message": "\u202e",
            "remedy": "Mend it.",
        }
    ]


def test_github_annotations_escape_what_the_runner_would_read_as_syntax() -> None:
    problem = at(7, 12, "100% ::error::\nnext", path="a,b:c%.md")
    expected = "::error file=a%2Cb%3Ac%25.md,line=7,col=12,title=E101::100%25 ::error::\\u000anext Mend it.\n"
    assert as_github([problem]) == expected


def test_github_levels_are_error_warning_and_notice_and_unknown_places_are_left_out() -> None:
    problems = [at(None, None).at_level(level) for level in Level]
    assert sorted(as_github(problems).splitlines()) == [
        "::error file=content/a.md,title=E101::It is wrong. Mend it.",
        "::notice file=content/a.md,title=E101::It is wrong. Mend it.",
        "::warning file=content/a.md,title=E101::It is wrong. Mend it.",
    ]


@given(st.text(max_size=300), st.integers(min_value=1, max_value=400))
@settings(max_examples=100, deadline=None)
def test_any_line_is_shown_on_one_row_without_control_characters(line: str, column: int) -> None:
    rows = shown(line, column)
    assert len(rows) == 8
    assert all(
        sign.isprintable() or sign == "\t" or sign.isspace() or not sign.isascii() for row in rows for sign in row
    )
    assert rows[3].count("^") == 1
