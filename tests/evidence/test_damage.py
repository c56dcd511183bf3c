"""Damage of copies that the third version of the normaliser undoes, and omissions as editors write them."""

from __future__ import annotations

import unicodedata

import normaliser_2
import pytest
from budget import seconds_of
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.evidence import Match, NotFound, SourceText, find
from explainer.evidence.crossing import lines_of
from explainer.evidence.normalise import normalise, plain, readable
from explainer.evidence.words import all_hits, inside_word

LINE_ENDS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\n\x0c", "\u2028", "\u2029", "\x85", "\r\r\n"]


def place(raw: str, exact: str) -> str | None:
    """The raw words that were found; None if they were not."""
    found = find(SourceText.prepare(raw, ())[0], exact)
    return raw[found.start : found.end] if isinstance(found, Match) else None


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("改善⺠生和⼾籍", "改善民生和户籍"),
        ("改善⺠生和⼾籍", "改善民生和戶籍"),
        ("⻋⻔⻜⻢⻰⻳", "车门飞马龙龟"),
        ("⺡⺘⺮⻌⻏", "氵扌𥫗辶邑"),
        ("ｶﾞﾗｽとﾊﾟﾝ", "ガラスとパン"),
        ("ｶﾞ\nﾗｽ", "ガラス"),
        ("増加率は５．０％だった", "5.0%"),
        ("人口１２，３４５人", "12,345人"),
        ("ＧＤＰ\u3000ｇｒｏｗｔｈ", "GDP growth"),
        ("他说……好的", "他说...好的"),
        ("他说…好的", "他说……好的"),
        ("so ...... it goes", "so … it goes"),
        ("the DEVELOP-\nMENT of it", "the DEVELOPMENT of"),
        ("the DEVELOP-\nMENT of it", "the DEVELOP-MENT of"),
        ("the DEVELOP\u00ad\nMENT of it", "the DEVELOPMENT of"),
        ("die GRÖ-\nẞEN", "die GRÖ-ẞEN"),
        ("РАЗ-\nВИТИЕ страны", "РАЗВИТИЕ страны"),
        ("a US-\nUK deal", "US-UK deal"),
        ("a self-\nmade DEVELOP-\nMENT", "self-made DEVELOPMENT"),
        ("第一段\r\r第二段", "第一段 第二段"),
    ],
)
def test_words_are_found_after_the_damage(raw: str, exact: str) -> None:
    assert place(raw, exact) is not None


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("die Ein-\nund Ausfuhr stieg", "Ein- und Ausfuhr"),
        ("pre-\nand post-war", "pre- and post-war"),
        ("import-\ny exportación", "import- y exportación"),
        ("импорт-\nи экспорт", "импорт- и экспорт"),
        ("the develop¬\nment of it", "the development of"),
        ("the develop- ment of it", "the development of"),
        ("the develop- ment of it", "the develop- ment of"),
        ("Teil Ⅳ gilt", "Teil IV gilt"),
        ("bei 5℃ und", "bei 5°C und"),
        ("etwa 5㎏ schwer", "etwa 5kg schwer"),
        ("㈠发展", "（一）发展"),
        ("il dit « oui » hier", "il dit «oui» hier"),
        ("il dit «oui» hier", "il dit « oui » hier"),
        ("il dit « oui » hier", "il dit “oui” hier"),
        ("Foo ! Bar", "Foo! Bar"),
        ("Foo! Bar", "Foo ! Bar"),
        ("c’est l’ État", "c’est l’État"),
        ("c’est l’État", "c’est l’ État"),
        ("会议强调：要开放", "会议强调:要开放"),
        ("附件１：２０２３年", "附件1："),
        ("der Ge-\nsund-\nheit", "Gesundheit"),
    ],
)
def test_words_are_found_after_the_damage_that_version_4_undoes(raw: str, exact: str) -> None:
    assert place(raw, exact) is not None


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("die Ein-\nund Ausfuhr", "Einund Ausfuhr"),
        ("die Ein-\nund Ausfuhr", "Ein-und Ausfuhr"),
        ("Teil Ⅳ gilt", "Teil VI gilt"),
        ("Teil Ⅳ gilt", "Teil V gilt"),
        ("bei 5℃", "bei 5°F"),
        ("㈠发展", "（二）发展"),
        ("10⁶ t", "106 t"),
        ("1½ t", "11/2 t"),
        ("5 ㎡", "5 m2"),
        ("Foo! Bar", "Foo? Bar"),
        ("mid- to long", "midto long"),
        ("Foo ! Bar", "Foo? Bar"),
        ("会议强调：要开放", "会议强调;要开放"),
        ("the develop- ment", "the developement"),
    ],
)
def test_version_4_takes_no_other_sign_for_the_same(raw: str, exact: str) -> None:
    assert place(raw, exact) is None


@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_word_is_found_whichever_line_end_broke_it(end: str) -> None:
    assert place(f"the develop-{end}ment of it", "development of") == f"develop-{end}ment of"
    assert place(f"the DEVELOP- {end} MENT of it", "DEVELOPMENT of") == f"DEVELOP- {end} MENT of"
    assert place(f"the DEVELOP\u00ad{end}MENT of it", "DEVELOPMENT of") == f"DEVELOP\u00ad{end}MENT of"
    assert place(f"新质生{end}产力", "新质生产力") == f"新质生{end}产力"
    assert readable(f"the develop-{end}ment") == "the development"


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("５　０", "50"),
        ("１９９８\n１９９９", "19981999"),
        ("他来了。５．条", "5条"),
        ("第１，２条", "1,2"),
        ("全长５．０米", "5"),
        ("不要\r\r发展", "要发展"),
        ("不要\u2028\u2028发展", "要发展"),
        ("Wait.. what", "Wait… what"),
        ("the DEVELOP-MENT of", "the DEVELOPMENT of"),
        ("the Mc-\nDONALD", "the McDONALD"),
        ("门户", "门尸"),
    ],
)
def test_what_differs_in_meaning_stays_different(raw: str, exact: str) -> None:
    assert place(raw, exact) is None


def test_every_radical_of_the_supplement_that_stands_for_a_character_becomes_it() -> None:
    left = [chr(code) for code in range(0x2E80, 0x2EF4) if plain(chr(code)) == chr(code)]
    assert [unicodedata.name(sign, "") for sign in left] == ["CJK RADICAL REPEAT", ""]


def test_readers_see_chinese_ellipses_and_whole_signs() -> None:
    assert readable("他说……好…… so... on") == "他说……好…… so… on"
    assert readable("ｶﾞﾗｽ，⼾口，５．０％") == "ガラス，户口，5.0%"
    assert readable("the DEVELOP-\nMENT") == "the DEVELOP-MENT"
    assert readable("the DEVELOP-\nMENT", "its DEVELOPMENT") == "the DEVELOPMENT"


@pytest.mark.parametrize(
    ("raw", "exact", "parts"),
    [
        ("我们今年不会关闭港口", "我们……关闭港口", ["我们", "关闭港口"]),
        ("我们今年不会关闭港口", "我们…关闭港口", ["我们", "关闭港口"]),
        ("I am not able to go", "I am... able to go", ["I am", "able to go"]),
        ("I am not able to go", "I am …able to go", ["I am", "able to go"]),
        ("I am… able to go", "I am... able to go", ["I am… able to go"]),
        ("我们……会去", "我们…会去", ["我们……会去"]),
        ("so… I am not able to go", "so... I am... able to", ["so", "I am", "able to"]),
        ("We will soon close it", "We will... close [the harbour] it", ["We will", "close", "it"]),
    ],
)
def test_an_ellipsis_that_the_source_has_not_leaves_words_out(raw: str, exact: str, parts: list[str]) -> None:
    found = find(SourceText.prepare(raw, ())[0], exact)
    assert isinstance(found, Match)
    assert [raw[start:end] for start, end in found.parts] == parts


@pytest.mark.parametrize(
    ("raw", "exact"),
    [("I am able to go", "I am... able to go"), ("我们会去", "我们……会去"), ("I am, able", "I am… able")],
)
def test_an_ellipsis_that_leaves_nothing_out_makes_no_speaker_hesitate(raw: str, exact: str) -> None:
    assert place(raw, exact) is None


def test_what_is_missing_of_a_quotation_with_omissions_is_the_part() -> None:
    missing = find(SourceText.prepare("I am not able to go", ())[0], "I am... able to gone")
    assert isinstance(missing, NotFound)
    assert (missing.reason, missing.part) == ("absent", "able to gone")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0c"])
def test_a_sentence_is_found_across_a_skipped_line_of_any_line_end(end: str) -> None:
    raw = f"We shall open the{end}12{end}harbour to develop-{end}12{end}ment.{end}"
    source, _ = SourceText.prepare(raw, [("p", "12", "page")], skipped=["p"])
    assert isinstance(find(source, "open the harbour to development."), Match)
    assert [raw[start:stop] for start, stop in lines_of(raw, "12")] == [f"12{end}"] * 2
    apart, _ = SourceText.prepare(f"新质生{end}{end}12{end}{end}产力，推动{end}", [("p", "12", "page")], skipped=["p"])
    assert isinstance(find(apart, "新质生产力，推动"), Match)
    assert lines_of(f"in 12{end}12 men{end}a 12 b", "12") == ()


PIECES = [
    *("ab", "cde", "Fgh", "IJK", "发展", "新质", "⺠", "⼾", "户", "2024", "５", "．", "，", "%", " ", "\n", " \n"),
    *("\r\n", "-\n", "-\r\n", "- \n", "…", "...", ".", ",", "。", "“", "'", "\xad", "\u200b", "\u3000", "—", "é", "ｶ"),
]


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), min_size=6, max_size=30), st.integers(0, 40), st.integers(2, 25))
def test_what_the_second_version_found_once_the_third_finds_there_or_names_as_standing_twice(
    pieces: list[str], start: int, length: int
) -> None:
    raw = "".join(pieces)
    old = normaliser_2.normalise(raw)
    words = old.text[start : start + length].strip()
    places = [at for at in all_hits(old.text, words) if is_whole(old.text, at, len(words))] if len(words) > 1 else []
    if len(places) != 1 or words[0] in "-….,．，" or words[-1] in "-….,．，" or is_wide_run(raw):
        return
    first, last = old.raw_start(places[0]), old.raw_end(places[0] + len(words))
    if raw[first - 1 : first] in ("．", "，", "…", ".") or raw[last : last + 1] in ("．", "，", "…", "."):
        return  # they began or ended within a number or an ellipsis
    found = find(SourceText.prepare(raw, ())[0], raw[first:last])
    if isinstance(found, Match):
        assert (found.start, found.end) == (first, last)
    else:
        assert found.reason == "ambiguous", (raw, words)


def is_whole(text: str, at: int, length: int) -> bool:
    return not inside_word(text, at) and not inside_word(text, at + length)


def is_wide_run(raw: str) -> bool:
    """Whether white space parts full-width digits: then the second version joined two numbers."""
    return "５５" in raw.translate(dict.fromkeys(map(ord, " \n\r\u3000\xad\u200b")))


words = st.lists(st.text("abcdefghij", min_size=2, max_size=7), min_size=6, max_size=16, unique=True)
capitals = st.lists(st.text("ABCDEFGHIJ", min_size=4, max_size=7), min_size=6, max_size=16, unique=True)
han = st.lists(st.text("发展新质生产力民户长", min_size=2, max_size=4), min_size=6, max_size=16, unique=True)
kana = st.lists(st.text("ガギグゲゴパピプペポアイウ", min_size=2, max_size=4), min_size=6, max_size=16, unique=True)
DAMAGED = {
    **dict(zip("民户长生力", "⺠⼾⻓⽣⼒", strict=True)),
    **dict(zip("ガギグゲゴ", ("ｶﾞ", "ｷﾞ", "ｸﾞ", "ｹﾞ", "ｺﾞ"), strict=True)),
    **dict(zip("パピプペポ", ("ﾊﾟ", "ﾋﾟ", "ﾌﾟ", "ﾍﾟ", "ﾎﾟ"), strict=True)),
    **dict(zip("アイウ", "ｱｲｳ", strict=True)),
}


@st.composite
def damaged(draw: st.DrawFn, chosen: list[str]) -> str:
    """The words as a bad copy has them: other signs for theirs, and lines of any end anywhere in them."""
    end = draw(st.sampled_from(LINE_ENDS))
    pieces: list[str] = []
    for word in chosen:
        broken = draw(st.integers(2, len(word) - 2)) if word.isupper() else draw(st.integers(1, len(word) - 1))
        for at, letter in enumerate(word):
            if at == broken and draw(st.integers(0, 2)) == 0:
                pieces.append(end if letter >= "\u2e80" else f"-{end}")
            pieces.append(DAMAGED.get(letter, letter) if draw(st.booleans()) else letter)
        pieces.append("" if word >= "\u2e80" else draw(st.sampled_from([" ", end])))
    return "".join(pieces)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.data(), st.one_of(words, capitals, han, kana))
def test_words_are_found_after_any_such_damage_and_one_changed_letter_never(
    data: st.DataObject, chosen: list[str]
) -> None:
    raw = data.draw(damaged(chosen))
    exact = ("" if chosen[0] >= "\u2e80" else " ").join(chosen[1:5])
    source, _ = SourceText.prepare(raw, ())
    answer = find(source, exact)
    assert isinstance(answer, Match) or answer.reason == "ambiguous"
    at = data.draw(st.integers(0, len(exact) - 1))
    if exact[at] != " ":
        changed = find(source, f"{exact[:at]}{'Q' if exact[at] != 'Q' else 'X'}{exact[at + 1 :]}")
        assert isinstance(changed, NotFound)
        assert changed.reason in ("absent", "order")


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.lists(st.sampled_from([*"ab 中，．5５\n\r\x0c\u2028-\u00adﬁ.…⺠⼾ｶﾞAB\u200b", "e\u0301", "ｶ\u3099"]), max_size=60)
)
def test_offsets_lead_back_and_readers_see_the_same_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    normal = normalise(text)
    spans = [normal.raw_span(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert plain(readable(text)).replace(" ", "") == plain(text).replace(" ", "")


@pytest.mark.parametrize(
    "piece",
    ["-\r", "a-\r", "\r", "\r\r\n", "…", "...", ". ", "ｶﾞ", "５．", "５，５５５", "⺠ ", "AB-\n", "AB-\nCD", "\u2028 "],
)
def test_the_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    def seconds(times: int) -> float:
        raw = piece * times

        def work() -> None:
            find(SourceText.prepare(raw, ())[0], "no such... words")
            lines_of(raw, "12")

        return seconds_of(work)

    assert min(seconds(12_000) for _ in range(2)) < 9 * max(0.02, seconds(3_000))
