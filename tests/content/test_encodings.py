"""Copies that are no UTF-8: named with their line and probable encoding, and never shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite

from explainer.evidence.encodings import NotUtf8, not_utf8

Make = Callable[..., TinySite]
ENGLISH = "The harbour\nopened – at last – to the “public”."
CHINESE = "要加快发展新质生产力，\n推动高质量发展。"
TEXTS = {
    "en": "The plan – “good” – costs £5, and the minister’s office said so.\n",
    "fr": "Été après été, le maire a décidé de créer une école à côté.\n",
    "de": "Die Straße über den Fluß wird für später geschlossen.\n",
    "es": "El año próximo la nación podrá decidir según el señor.\n",
    "ru": "Мы не будем закрывать старый порт в этом году.\n",
    "zh": "我们不会在今年关闭这座老港口，这是政府的决定，也是人们的要求。\n",
    "zht": "我們不會在今年關閉這座老港口，這是政府的決定，也是人們的要求。\n",
    "ja": "わたしたちは港を閉めません。港湾の計画について話しました。\n",
    "ko": "우리는 올해 항구를 닫지 않을 것입니다. 이것은 정부의 결정이다.\n",
}
ENCODED = [
    ("en", "cp1252", "Windows-1252"),
    ("fr", "latin-1", "ISO-8859-1"),
    ("de", "latin-1", "ISO-8859-1"),
    ("es", "latin-1", "ISO-8859-1"),
    ("ru", "cp1251", "Windows-1251"),
    ("ru", "koi8-r", "KOI8-R"),
    ("ru", "utf-16", "UTF-16"),
    ("ru", "utf-16-le", "UTF-16LE"),
    ("zh", "gb18030", "GB18030"),
    ("zh", "utf-16", "UTF-16"),
    ("zh", "utf-16-le", "UTF-16LE"),
    ("zh", "utf-16-be", "UTF-16BE"),
    ("zh", "utf-32", "UTF-32"),
    ("zht", "big5", "Big5"),
    ("ja", "shift_jis", "Shift_JIS"),
    ("ja", "euc-jp", "EUC-JP"),
    ("ko", "euc-kr", "EUC-KR"),
]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ENGLISH.encode("cp1252"), NotUtf8(2, 0x96, "Windows-1252")),
        ("Café\nMünchen".encode("latin-1"), NotUtf8(1, 0xE9, "ISO-8859-1")),
        (CHINESE.encode("gb18030"), NotUtf8(1, 0xD2, "GB18030")),
        ("新质生产力发展".encode("gb18030"), NotUtf8(1, 0xD0, "GB18030")),
        ("推動發展的進程".encode("big5"), NotUtf8(1, 0xB1, "Big5")),
        (CHINESE.encode("utf-16"), NotUtf8(1, 0xFF, "UTF-16")),
        (ENGLISH.encode("utf-16-le"), NotUtf8(2, 0x13, "UTF-16LE")),
    ],
)
def test_the_probable_encoding_is_named_with_the_line(data: bytes, expected: NotUtf8) -> None:
    found = not_utf8(data)
    assert found is not None
    assert found.encoding == expected.encoding
    if not expected.encoding.startswith("UTF-16"):
        assert found.line == expected.line


def test_utf8_is_well() -> None:
    assert not_utf8((ENGLISH + CHINESE).encode()) is None


def test_a_copy_that_is_no_utf8_is_an_error_and_none_of_it_is_published(make_site: Make) -> None:
    data = ENGLISH.encode("cp1252")
    site = make_site()
    site.edit("site.yaml", "title:", 'checks: {needs: "off", E326: warning}\ntitle:') if "checks" not in site.read(
        "site.yaml"
    ) else site
    site.write("content/snapshots/paper.txt", data)
    site.write(
        "content/sources/odd.yaml",
        "title: Odd\nkind: news\npublisher: The Paper\npublished: 2024\ndate_note: From its address.\nlanguage: en\n"
        "licence: {id: unknown, display: excerpts}\nquality: {grade: B}\n"
        f"snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(data).hexdigest()}}}\n",
    )
    built = site.build()
    (told,) = [problem for problem in built.report.problems if problem.code == "E326"]
    assert told.where.path == "content/sources/odd.yaml"
    assert "line 2 of content/snapshots/paper.txt has the byte 0x96. It is probably Windows-1252." in told.message
    assert "iconv -f Windows-1252 -t UTF-8" in told.remedy


@pytest.mark.parametrize(("language", "codec", "name"), ENCODED)
@pytest.mark.parametrize("times", [1, 40])
def test_the_encoding_is_named(language: str, codec: str, name: str, times: int) -> None:
    fault = not_utf8((TEXTS[language] * times).encode(codec))
    assert fault is not None
    assert fault.encoding == name
    assert name in fault.guess
    assert f"-f {name} " in fault.advice


def test_utf_16_that_happens_to_be_utf_8_is_not() -> None:
    fault = not_utf8("The plan is good.\n".encode("utf-16-le"))
    assert fault is not None
    assert fault.encoding == "UTF-16LE"


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_utf_8_with_a_damaged_place_is_not_to_be_converted(language: str) -> None:
    whole = (TEXTS[language] * 4).encode()
    assert not_utf8(whole) is None
    for damaged in (whole + b"a \x96 b\n", whole + "我".encode()[:2]):
        fault = not_utf8(damaged)
        assert fault is not None
        assert fault.line == 5
        assert fault.encoding == ""
        assert "iconv" not in fault.advice


def test_a_lone_dash_of_windows_is_named_at_its_line() -> None:
    fault = not_utf8(b"one\ntwo \x96 three\n")
    assert fault is not None
    assert (fault.line, fault.byte, fault.encoding) == (2, 0x96, "Windows-1252")


def test_a_text_cut_within_its_only_sign_is_damaged() -> None:
    fault = not_utf8(b"plain " + "我".encode()[:2])
    assert fault is not None
    assert fault.encoding == ""
