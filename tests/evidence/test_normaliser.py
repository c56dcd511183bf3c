"""Words as PDF files, word processors and web pages leave them, and what is never taken for the same."""

from __future__ import annotations

import re

import normaliser_1
import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.evidence import Match, NotFound, SourceText, find
from explainer.evidence.normalise import normalise, plain, readable
from explainer.evidence.words import all_hits, inside_word


def place(raw: str, exact: str, *excluded: tuple[str, str, str]) -> str | None:
    """The raw words that were found; None if they were not."""
    found = find(SourceText.prepare(raw, excluded)[0], exact)
    return raw[found.start : found.end] if isinstance(found, Match) else None


@pytest.mark.parametrize(
    ("raw", "exact", "there"),
    [
        ("the eﬃcient ﬁsh of ﬂour", "efficient fish of flour", "eﬃcient ﬁsh of ﬂour"),
        ("共建⼀带⼀路倡议", "一带一路", "⼀带⼀路"),
        ("⻓期⻅效", "长期见效", "⻓期⻅效"),
        ("豈有此理", "豈有此理", "豈有此理"),
        ("增长４２６６个", "4266个", "４２６６个"),
        ("ＧＤＰ增长", "GDP增长", "ＧＤＰ增长"),
        ("发展新质生\n产力很重要", "新质生产力", "新质生\n产力"),
        ("发展新质生 产力很重要", "新质生产力", "新质生 产力"),
        ("发展新质生产力很重要", "新质生 产力", "新质生产力"),
        ("在 2024 年 3 月", "在2024年3月", "在 2024 年 3 月"),
        ("发展。\n产力", "发展。产力", "发展。\n产力"),
        ("the develop-\nment of it", "development of", "develop-\nment of"),
        ("the develop- \r\n  ment of it", "the development", "the develop- \r\n  ment"),
        ("the develop\u00ad\nment of it", "development", "develop\u00ad\nment"),
        ("the devel\u00adopment of it", "development", "devel\u00adopment"),
        ("our self-\ndetermination now", "self-determination now", "self-\ndetermination now"),
        ("our self-\ndetermination now", "selfdetermination now", "self-\ndetermination now"),
        ("a self-\nmade develop-\nment", "self-made development", "self-\nmade develop-\nment"),
        ("the develop-\nment of it", "develop- ment of", "develop-\nment of"),
        ("short- and long-term", "short- and long-term", "short- and long-term"),
        ("so… it goes", "so... it goes", "so… it goes"),
        ("so... it goes", "so… it goes", "so... it goes"),
        ("развитие про-\nмышленности", "промышленности", "про-\nмышленности"),
        ("die Entwick-\nlung der Stadt", "Entwicklung der", "Entwick-\nlung der"),
        ("the of-\nﬁce of it", "the office", "the of-\nﬁce"),
        ("the COVID-\n19 crisis", "COVID-19 crisis", "COVID-\n19 crisis"),
        ("the COVID-\n19 crisis", "COVID- 19 crisis", "COVID-\n19 crisis"),
        ("an Anglo-\nAmerican plan", "Anglo-American", "Anglo-\nAmerican"),
        ("die Nord-\nSüd-Achse hier", "Nord-Süd-Achse", "Nord-\nSüd-Achse"),
        ("in 2020-\n2024 we", "2020-2024", "2020-\n2024"),
        ("a 5-\nyear plan", "5-year plan", "5-\nyear plan"),
        ("our self-\ndetermination now", "determination now", "determination now"),
        ("our self-\ndetermination now", "our self", "our self"),
        ("用 e\u0301te\u0301 来", "用 été 来", "用 e\u0301te\u0301 来"),
        ("标题\n\n正文开始", "标题 正文", "标题\n\n正文"),
    ],
)
def test_words_are_found_after_the_damage(raw: str, exact: str, there: str) -> None:
    assert place(raw, exact) == there


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("about 10⁶ tonnes", "106 tonnes"),
        ("1½ tonnes", "11/2 tonnes"),
        ("第① 条", "第1条"),
        ("well-known", "wellknown"),
        ("re-sign it", "resign it"),
        ("不要\n\n发展", "要发展"),
        ("the develop-\nment of it", "develop ment"),
        ("the Smith-\nJones report", "SmithJones"),
        ("pages 3-\n4 of it", "pages 34"),
        ("ab cd", "abcd"),
        ("The end.\nNext", "end.Next"),
        ("Wait.. what", "Wait… what"),
    ],
)
def test_what_differs_in_meaning_stays_different(raw: str, exact: str) -> None:
    assert place(raw, exact) is None


def test_everything_that_the_first_version_found_stands_at_the_same_place() -> None:
    for raw, exact in (
        ("发展新质生\n产力很重要", "新质生 产力"),
        ("在 2024 年", "在 2024 年"),
        ("develop-\nment", "develop- ment"),
        ("a b — c “d” e", 'a b - c "d" e'),
        ("so ... on", "so ... on"),
        ("１２％", "１２％"),
    ):
        old, new = normaliser_1.normalise(raw), place(raw, exact)
        assert normaliser_1.plain(exact) in old.text
        assert new is not None
        at = old.text.index(normaliser_1.plain(exact))
        assert raw[old.raw_start(at) : old.raw_end(at + len(normaliser_1.plain(exact)))] == new


def test_a_word_broken_twice_is_named_as_standing_twice() -> None:
    found = find(SourceText.prepare("self-\ndetermination, and self-\ndetermination", ())[0], "self-determination")
    assert isinstance(found, NotFound)
    assert (found.reason, found.occurrences) == ("ambiguous", 2)


PIECES = [
    "ab",
    "cde",
    "Fgh",
    "发展",
    "新质",
    "2024",
    "12",
    "%",
    " ",
    "\n",
    " \n",
    "-\n",
    "- \n",
    " ",
    ".",
    ",",
    "，",
    "。",
    "“",
    "”",
    "'",
    "\xad",
    "\u200b",
    "⼀",
    "\u3000",
    "\xa0",
    "—",
    "é",
    "（",
    "/",
]


@settings(max_examples=examples(300), deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), min_size=6, max_size=30), st.integers(0, 40), st.integers(2, 25))
def test_what_the_first_version_found_once_the_second_finds_there_or_names_as_standing_twice(
    pieces: list[str], start: int, length: int
) -> None:
    raw = "".join(pieces)
    old = normaliser_1.normalise(raw)
    words = old.text[start : start + length].strip()
    places = [at for at in all_hits(old.text, words) if whole(old.text, at, len(words))] if len(words) > 1 else []
    if len(places) != 1 or words[0] == "-" or words[-1] == "-":
        return
    found = find(SourceText.prepare(raw, ())[0], words)
    if isinstance(found, Match):
        assert (found.start, found.end) == (old.raw_start(places[0]), old.raw_end(places[0] + len(words)))
    else:
        assert found.reason == "ambiguous", (raw, words)


def whole(text: str, at: int, length: int) -> bool:
    return not inside_word(text, at) and not inside_word(text, at + length)


HEAD = "Report on the State of the Harbour"


def test_a_sentence_is_found_across_a_running_head_and_a_page_number_that_are_skipped() -> None:
    raw = f"We shall open the\n12\n{HEAD}\nharbour to all who develop-\n13\n{HEAD}\nment serves, 12 of them.\n"
    given = [("n12", "12", "page"), ("n13", "13", "page"), ("head", HEAD, "head")]
    source, not_there = SourceText.prepare(raw, given, skipped=["n12", "n13", "head"])
    assert not_there == ()
    found = find(source, "open the harbour to all who development serves, 12 of them.")
    assert isinstance(found, Match)
    assert raw[found.start : found.end].startswith("open the\n12\n")
    assert raw[found.start : found.end].endswith("of them.")
    assert isinstance(find(source, HEAD), NotFound), "what is skipped cannot be quoted"
    blocked, _ = SourceText.prepare(raw, given)
    assert isinstance(find(blocked, "open the harbour"), NotFound)
    assert SourceText.prepare(raw, [("x", "14", "page")], skipped=["x"])[1] == ("x",)


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("要加快发展新质生\n\n12\n\n产力，推动", "新质生产力，推动"),
        ("the develop-\n\n\x0c12\n\nment of it", "development of it"),
        ("a sentence that goes on\n\n12\n\nto its end", "goes on to its end"),
    ],
)
def test_blank_lines_around_a_skipped_line_do_not_break_a_sentence(raw: str, exact: str) -> None:
    source, _ = SourceText.prepare(raw, [("p", "12", "page")], skipped=["p"])
    assert isinstance(find(source, exact), Match)


def test_a_paragraph_that_ends_before_a_skipped_line_ends() -> None:
    source, _ = SourceText.prepare("不要发展。\n\n12\n\n要发展", [("p", "12", "page")], skipped=["p"])
    assert source.normal.text == "不要发展。 要发展"


def test_chinese_is_found_across_a_skipped_page_number() -> None:
    raw = "要加快发展新质生\n- 3 -\n产力，推动发展。\n"
    source, _ = SourceText.prepare(raw, [("p", "- 3 -", "page")], skipped=["p"])
    found = find(source, "发展新质生产力，推动")
    assert isinstance(found, Match)
    assert raw[found.start : found.end] == "发展新质生\n- 3 -\n产力，推动"


def test_a_quotation_in_thousands_of_parts_is_refused_at_once() -> None:
    found = find(SourceText.prepare("a b " * 5000, ())[0], " … ".join(["a"] * 5000))
    assert isinstance(found, NotFound)
    assert found.reason == "parts"


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("the develop-\nment", "the development"),
        ("发展新质生\n产力", "发展新质生产力"),
        ("eﬃcient ﬁsh — “now”", "efficient fish — “now”"),
        ("grew by \u202e12 percent", "grew by 12 percent"),
        ("a\n b\u00a0c", "a b c"),
        ("e\u0301t", "e\u0301t"),
    ],
)
def test_words_of_a_copy_are_shown_as_a_reader_reads_them(raw: str, read: str) -> None:
    assert readable(raw) == read


words = st.lists(st.text("abcdefghij", min_size=2, max_size=7), min_size=6, max_size=20, unique=True)
han = st.lists(st.text("发展新质生产力要素配置", min_size=2, max_size=4), min_size=6, max_size=20, unique=True)


def damaged(draw: st.DrawFn, text: str) -> str:
    """The text with words broken at line ends, and lines ended anywhere in Chinese."""
    pieces = []
    for letter in text:
        pieces.append(letter)
        if letter != " " and draw(st.integers(0, 9)) == 0:
            pieces.append("\n" if letter >= "\u2e80" else "-\n")
    return re.sub(r"-\n(?= |$)", "", "".join(pieces))


@settings(max_examples=examples(60), deadline=None, derandomize=True, database=None)
@given(st.data(), st.one_of(words, han))
def test_words_are_found_however_lines_end_in_them_and_one_changed_letter_never(
    data: st.DataObject, chosen: list[str]
) -> None:
    joint = "" if chosen[0] >= "\u2e80" else " "
    text = joint.join(chosen)
    raw = data.draw(st.composite(damaged)(text))
    exact = joint.join(chosen[1:5])
    source, _ = SourceText.prepare(raw, ())
    answer = find(source, exact)
    if isinstance(answer, NotFound):
        assert answer.reason == "ambiguous"
        return
    assert normalise(raw[answer.start : answer.end]).text == normalise(exact).text
    at = data.draw(st.integers(0, len(exact) - 1))
    if exact[at] != " ":
        changed = find(source, exact[:at] + "Q" + exact[at + 1 :])
        assert isinstance(changed, NotFound)
        assert changed.reason in ("absent", "order")


@settings(max_examples=examples(100), deadline=None, derandomize=True, database=None)
@given(
    st.text(
        st.one_of(st.sampled_from("ab 中，\n-\u00adﬁ.１⼀\u200be\u0301"), st.characters(exclude_categories=["Cs"])),
        max_size=60,
    )
)
def test_offsets_lead_back_and_normalising_twice_changes_nothing(text: str) -> None:
    normal = normalise(text)
    for at in range(len(normal.text)):
        start, end = normal.raw_span(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert plain(readable(text)) == plain(re.sub("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]", "", text))
    starts = [normal.raw_start(at) for at in range(len(normal.text))]
    assert starts == sorted(starts)


def test_a_broken_word_is_read_with_the_hyphen_that_it_has_elsewhere() -> None:
    raw = "the develop-\nment of self-\ndetermination\x07"
    assert readable(raw) == "the development of selfdetermination"
    assert readable(raw, "a right to self-determination") == "the development of self-determination"
