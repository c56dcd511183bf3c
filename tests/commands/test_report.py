"""Problems as text, JSON and GitHub annotations."""

from __future__ import annotations

import json

from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.ground.problems import Level, Location, Problem, error, warning
from explainer.ground.report import LineOf, as_github, as_json, as_text


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
        "ERROR E101 content/a.md:7:3\nIt is wrong.\n    7 | content/a.md 7\n      |   ^\nFix: Mend it.\n\n"
        "1 error (E101).\n"
    )


def test_without_a_line_or_its_text_only_the_words_are_shown() -> None:
    assert as_text([at(None, None)], line_seven("x")).startswith(
        "ERROR E101 content/a.md\nIt is wrong.\nFix: Mend it.\n"
    )
    assert "|" not in as_text([at(7, 3)], line_seven(None))


def test_without_a_column_the_line_has_no_caret() -> None:
    assert shown("title: x", None)[2:4] == ["    7 | title: x", "Fix: Mend it."]


def test_one_mistake_made_a_thousand_times_is_read_in_one_screen() -> None:
    many = [at(line, 1, f'region "r{line}" does not exist.') for line in range(1, 1061)]
    other = error("E107", Location("content/b.md", 3), "There is no such field.", "Mend it.")
    text = as_text([*many, other, warning("W502", Location("a"), "b", "b")], lambda path, line: f"{path} {line}")
    assert text.count("does not exist.") == 5
    assert "\n\n… and 1,055 more E101 like this: content/a.md:6:1, content/a.md:7:1, " in text
    assert "content/a.md:13:1 and 1,047 more places\n\nERROR E107" in text
    assert text.endswith("\n\n1,061 errors (E101 1,060, E107 1), 1 warning (W502).\n")
    assert len(text.splitlines()) < 60


def test_messages_that_say_different_things_are_all_shown() -> None:
    text = as_text([at(line, 1, "It is wrong" + "!" * line) for line in range(1, 10)], line_seven(None))
    assert text.count("ERROR E101") == 9
    assert "like this" not in text


def test_six_alike_are_five_and_one_more_place() -> None:
    text = as_text([at(line, 1, f"No {line}.") for line in range(1, 7)], line_seven(None))
    assert text.endswith("\n\n… and 1 more E101 like this: content/a.md:6:1\n\n6 errors (E101).\n")


def test_problems_are_sorted_separated_by_blank_lines_and_counted() -> None:
    note = Problem("W900", Level.INFO, Location("c"), "c", "c")
    text = as_text([note, at(9, 1), warning("W502", Location("b"), "b", "b"), at(2, 1), at(2, 1)], line_seven(None))
    assert [block.split("\n")[0] for block in text.split("\n\n")] == [
        "ERROR E101 content/a.md:2:1",
        "ERROR E101 content/a.md:9:1",
        "WARNING W502 b",
        "INFO W900 c",
        "2 errors (E101), 1 warning (W502), 1 note (W900).",
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
    assert (
        text == 'ERROR E201 \\u2066a.md\nno "\\u001b]0;x\\u0007"\\u000aERROR\nFix: write \\u200f\n\n1 error (E201).\n'
    )


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
    assert as_github(reversed(problems)).splitlines() == [
        "::error file=content/a.md,title=E101::It is wrong. Mend it.",
        "::warning file=content/a.md,title=E101::It is wrong. Mend it.",
        "::notice file=content/a.md,title=E101::It is wrong. Mend it.",
    ]


@given(st.text(max_size=300), st.integers(min_value=1, max_value=400))
@settings(max_examples=examples(100), deadline=None)
def test_any_line_is_shown_on_one_row_without_control_characters(line: str, column: int) -> None:
    rows = shown(line, column)
    assert len(rows) == 8
    assert all(
        sign.isprintable() or sign == "\t" or sign.isspace() or not sign.isascii() for row in rows for sign in row
    )
    assert rows[3].count("^") == 1
