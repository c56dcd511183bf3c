"""What programs leave in a copy is named to the editor, once each and not by the thousand."""

from __future__ import annotations

import pytest
from budget import seconds_of
from sites import RICH

from explainer.checks.upkeep import _REPORTED
from explainer.commands.new import LOOK_AT
from explainer.evidence.alarms import MOST, alarms
from explainer.evidence.mojibake import misread

SNAPSHOTS = RICH / "content" / "snapshots"


def named(text: str, kind: str) -> list[tuple[int, str]]:
    return [(alarm.line, alarm.text) for alarm in alarms(text) if alarm.kind == kind]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "number",
    ["12", "- 12 -", "iv", "XIV", "— xii —", "Page 3 of 9", "page iv", "3/90", "3 of 9", "Seite 7", "стр. 7", "第3页",
     "第 十二 页", "１２", "[12]"],
)  # fmt: skip
def test_a_page_number_is_a_line_of_its_own_with_any_line_end(number: str, end: str) -> None:
    text = f"The first page goes{end}{number}{end}on here.{end}"
    assert named(text, "page-number") == [(2, number)]
    assert named(text.replace(f"{end}{number}{end}", f" {number} "), "page-number") == []


@pytest.mark.parametrize(
    "line", ["civil", "mix", "did", "iiii", "vx", "12345", "第3条", "In 12", "xXi", "Page", "12 men"]
)
def test_other_short_lines_are_no_page_numbers(line: str) -> None:
    assert named(f"The first page goes\n{line}\non here.\n", "page-number") == []


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (["12 Annual Report", "13 Annual Report", "14 Annual Report"], "Annual Report, with a number (3 times)"),
        (["Annual Report | iv", "Annual Report | v", "Annual Report | vi"], "Annual Report, with a number (3 times)"),
        (
            ["12 Report of Part X", "13 Report of Part X", "14 Report of Part X"],
            "Report of Part X, with a number (3 times)",
        ),
        (["年度工作报告 7", "年度工作报告 8", "年度工作报告 9"], "年度工作报告, with a number (3 times)"),
        (["Annual Report"] * 3, "Annual Report (3 times)"),
        (["Article 1", "Article 2", "Article 3"], None),
        (["第1条", "第2条", "第3条"], None),
        (["2019 | 12.5", "2020 | 12.5", "2021 | 12.5"], None),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\x0c"])
def test_a_running_head_is_known_by_its_words_though_its_number_changes(
    heads: list[str], said: str | None, end: str
) -> None:
    text = "".join(f"{head}{end}Some words of page {chr(97 + at) * 5}.{end}" for at, head in enumerate(heads))
    assert named(text, "running-head") == ([(1, said)] if said else [])


@pytest.mark.parametrize(
    "code", ["<br/>", "<br />", "<p>", "</p>", '<img src="a"/>', "&#x2019;", "&#8217;", "&rsquo;", "&frac12;", "<!--"]
)
def test_tags_and_entities_of_html_are_named(code: str) -> None:
    assert named(f"Here{code}there.", "markup") == [(1, code)]


@pytest.mark.parametrize("text", ["a < b > c", "AT&T; R&D", "x &; y", "3 <4/> 5", "&#x;"])
def test_other_angles_and_ampersands_are_none(text: str) -> None:
    assert named(text, "markup") == [] or text.startswith("AT&T")


def test_words_broken_at_any_line_end_are_named() -> None:
    for end in ("\n", "\r\n", "\r", "\x0c"):
        assert len(named(f"the develop-{end}ment", "hyphen-at-line-end")) == 1


TEXTS = {
    "en": "The plan – “good” – costs £5, and the minister’s office said so…",
    "fr": "Été après été, le maire a décidé de créer une « école » à côté.",
    "ru": "Мы не будем закрывать старый порт в этом году.",
    "zh": "我们不会在今年关闭这座老港口，这是政府的决定，也是人们的要求。",
    "ja": "わたしたちは港を閉めません。港湾の計画について話しました。",
    "ko": "우리는 올해 항구를 닫지 않을 것입니다. 이것은 정부의 결정이다.",
}


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        *((language, "utf-8", "cp1252") for language in TEXTS),
        *((language, "utf-8", "latin-1") for language in TEXTS),
        *((language, "utf-8", "gb18030") for language in TEXTS),
        ("en", "utf-8", "cp1251"),
        ("ru", "utf-8", "cp1251"),
        ("zh", "utf-8", "cp1251"),
        ("en", "utf-8", "mac_roman"),
        ("fr", "utf-8", "mac_roman"),
        ("zh", "gb18030", "latin-1"),
        ("ru", "cp1251", "latin-1"),
    ],
)
def test_text_read_in_a_wrong_encoding_is_named(language: str, written: str, read: str) -> None:
    text = TEXTS[language].encode(written).decode(read, "replace")
    assert named(f"A line.\n{text}\n", "mojibake")[0][0] == 2


@pytest.mark.parametrize("language", ["en", "fr", "ru", "zh"])
def test_text_encoded_twice_is_named(language: str) -> None:
    once = TEXTS[language].encode().decode("cp1252", "ignore")
    assert named(once.encode().decode("cp1252", "replace"), "mojibake")


@pytest.mark.parametrize("text", ["它说锟斤拷锟斤拷", "烫烫烫烫", "鏂囨湰", "don鈥檛 go", "ï»¿Title", "itâ€"])
def test_the_best_known_of_it_are_named(text: str) -> None:
    assert named(text, "mojibake")


CLEAN = [
    *TEXTS.values(),
    *("“SÃO” “NÃO” É… Å”", "« déjà » à\u00a0»", "Die Straße… “Spaß”", "été”…", "ÄÖÜ äöü ß", "········ 12", "AÅ…"),
    *(
        "Þórður Æðey ÍSLAND",
        "ТРЁХ",
        "РІЧ СІК",
        "Владимир",
        "деревень",
        "谁说的，什么时候",
        "年，故“去年”为",
        "App猫咖啡",
    ),
    *("百分比不是百分点。", "√2", "½½½½", "3 × 4 ÷ 2 ± 1", "e\u0301te\u0301", "斤两", "烫手", "钬鈥 is holmium"),
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_of_any_language_is_not(text: str) -> None:
    assert [text[start:end] for start, end in misread(text)] == []


def test_copies_that_nobody_damaged_raise_none_of_these() -> None:
    kinds = {"mojibake", "page-number", "running-head", "markup", "lost-character"}
    for path in SNAPSHOTS.glob("*.txt"):
        assert [alarm for alarm in alarms(path.read_text(encoding="utf-8")) if alarm.kind in kinds] == []


def test_of_one_kind_the_first_are_named_and_the_others_counted() -> None:
    text = "".join(f"She said <b> so, And{at} more {at}.\nUndefined\n{at}\n" for at in range(500))
    for kind in ("word", "markup", "boilerplate", "page-number"):
        found = named(text, kind)
        assert len(found) == MOST
        assert found[-1][1].endswith(f"(and {500 - MOST} more)")
    assert len(alarms(text)) < 8 * MOST


def test_every_kind_has_advice_and_what_changes_the_words_is_reported() -> None:
    text = "a\x0cb\nﬁ <p> \ufffd Ã© a-\nb \u202e\nxv\nShe undefined a,B “\n" + "A head of all\n" * 3
    kinds = {alarm.kind for alarm in alarms(text)}
    assert kinds == set(LOOK_AT) - {"capital-after-comma"}
    assert "mojibake" in _REPORTED


@pytest.mark.parametrize(
    "piece",
    ["same line\n", "line {}\n", "{} a head of it\n", "<a ", "&a", "x, Y", "-\r", "Ã", "é", "文", "鏂", "She. ", "i\n"],
)
def test_the_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    def seconds(times: int) -> float:
        text = "".join(piece.replace("{}", str(at)) for at in range(times))
        return seconds_of(lambda: alarms(text))

    assert min(seconds(20_000) for _ in range(2)) < 9 * max(0.02, seconds(5_000))


@pytest.mark.parametrize(
    "text",
    [
        "Er sagte: „Wir bauen“, und ging. „Ja“, rief sie.",
        "Die Lok „Emma“ „Berta“ (genannt “A”), ein „Ja “ und „„Ja“ ist gut“.",
        '„Er sagte “No” und ging“, „ein ‚Ja‘“, „Ja" sagte er.',
        "„Wir bauen.\nUnd mehr.“ Er ging.",
        "Mówi: „Tak”.",
        "Han sa: ”Vi bygger”, och gick.",
        "Hän sanoi: »Kyllä», ja lähti.",
        "»Ja«, sagte er. «Sí», dijo. « Oui », dit-il. «Да», — сказал он. “Yes,” he said. “好。”「好。」",
    ],
)
def test_each_language_has_its_pairs_of_quotation_marks(text: str) -> None:
    assert named(text, "unbalanced-marks") == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("„Ja“\n„Nein", "2 „, 1 “"),
        ("Er ging.\n„Nein, sagte er. “Yes” und mehr", "0 “, 1 ”"),
        ("Ja.\nWir bauen“, sagte er.", "1 “, 0 ”"),
        ("Han sa.\n”Vi bygger, och gick.", "1 “, 0 ”"),
        ("Han sa.\nVi bygger”, sa han.", "0 “, 1 ”"),
        ("Oui.\nNon », dit-il.", "0 «, 1 »"),
        ("Yes.\n“We build, he said.", "1 “, 0 ”"),
    ],
)
def test_a_mark_without_its_partner_is_an_alarm_in_each_language(text: str, counts: str) -> None:
    assert named(text, "unbalanced-marks") == [(2, counts)]
