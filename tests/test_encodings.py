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


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ENGLISH.encode("cp1252"), NotUtf8(2, 0x96, "Windows-1252")),
        ("Café\nMünchen".encode("latin-1"), NotUtf8(1, 0xE9, "ISO-8859-1")),
        (CHINESE.encode("gb18030"), NotUtf8(1, 0xD2, "GB18030")),
        ("推動發展的進程".encode("big5"), NotUtf8(1, 0xB1, "Big5")),
        (CHINESE.encode("utf-16"), NotUtf8(1, 0xFF, "UTF-16")),
        (ENGLISH.encode("utf-16-le"), NotUtf8(2, 0x13, "UTF-16")),
    ],
)
def test_the_probable_encoding_is_named_with_the_line(data: bytes, expected: NotUtf8) -> None:
    found = not_utf8(data)
    assert found is not None
    assert found.encoding == expected.encoding
    if expected.encoding != "UTF-16":
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
