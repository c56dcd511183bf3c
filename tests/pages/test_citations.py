"""One form of citation for each kind of source, in both languages, and the same as CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from explainer.ground.dates import PartialDate
from explainer.model.records.source import Source
from explainer.queries.citation_forms import CSL_TYPES, ORDER, CitedSource, citation, csl, csl_date

TEXTS = Path(__file__).resolve().parent.parent.parent / "layouts" / "texts"
HASH = "0a8869de71c4e17a97ccdbf520d9af394933a3644e42aa7b11cd31a10609d1f2"
Texts = Callable[[str], str]

CSL_FIELDS = {
    "id", "type", "title", "original-title", "author", "container-title", "publisher", "genre", "issued", "accessed",
    "URL", "archive", "archive_location", "source", "language", "note", "custom",
}  # fmt: skip
"""Names that the schema of CSL-JSON 1.0.2 knows and that we use; it allows no others."""


def texts(lang: str) -> Texts:
    found: dict[str, str] = yaml.safe_load((TEXTS / f"{lang}.yaml").read_text(encoding="utf-8"))
    return found.__getitem__


def cited(kind: str, fields: dict[str, object] | None = None, lang: str = "en") -> CitedSource:
    given: dict[str, object] = {
        "published": "2024-03-06",
        "published_basis": "printed",
        "language": "en",
        **(fields or {}),
    }
    source = Source.model_validate({"title": "On the harbour", "kind": kind, **given})
    return CitedSource(
        id="paper",
        source=source,
        title=source.title,
        title_lang="" if lang == "en" else "en",
        publisher="" if source.publisher in ("", "not-stated") else source.publisher,
        original_of="",
        language={"en": "English", "zh": "英语"}[lang],
        original_language={"en": "Chinese", "zh": "汉语"}[lang],
        record="",
        date_basis=source.published_basis or "",
    )


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (
            "news",
            {"publisher": "The Paper", "byline": "A. Reporter"},
            "A. Reporter. “On the harbour” (news report), The Paper, 6 March 2024. English.",
        ),
        (
            "commentary",
            {"publisher": "not-stated", "published": "2024-02?", "published_basis": "inferred"},
            "“On the harbour” (commentary), publisher not stated, February 2024 (uncertain). English.",
        ),
        (
            "broadcast",
            {"publisher": "Channel One", "published": "2024-08-03", "published_basis": "inferred"},
            "“On the harbour” (broadcast), Channel One, 3 August 2024 (partly inferred). English.",
        ),
        (
            "call",
            {"publisher": "City Office", "published": "../2024-05-08", "published_basis": "external"},
            "City Office. “On the harbour” (call for input), no later than 8 May 2024 (from public reference)."
            " English.",
        ),
        (
            "plan",
            {"publisher": "City Government", "published": "2024"},
            "City Government. “On the harbour” (plan), 2024. English.",
        ),
        (
            "speech-text",
            {"publisher": "The Paper", "byline": "The minister"},
            "The minister. “On the harbour” (text of a speech), The Paper, 6 March 2024. English.",
        ),
        (
            "statistics",
            {"publisher": "Statistics Office", "published": "2024-Q2"},
            "Statistics Office. “On the harbour” (statistics), second quarter of 2024. English.",
        ),
    ],
)
def test_each_kind_of_source_has_its_form(kind: str, fields: dict[str, object], expected: str) -> None:
    assert citation(cited(kind, fields), texts("en")).text == expected


def test_every_kind_of_source_has_an_order_and_a_type_and_texts() -> None:
    kinds = set(Source.model_fields["kind"].annotation.__args__)  # type: ignore[union-attr]
    assert set(ORDER) == set(CSL_TYPES) == kinds
    for lang in ("en", "zh"):
        for kind in kinds:
            assert citation(cited(kind, {"publisher": "P", "byline": "B"}, lang), texts(lang)).text


def test_a_chinese_citation_uses_chinese_signs_and_says_which_words_are_english() -> None:
    view = citation(
        cited("news", {"publisher": "某报", "title_original": "论港口", "original_language": "zh"}, "zh"), texts("zh")
    )
    assert view.text == "《On the harbour》〔论港口〕（新闻报道），某报，2024年3月6日。英语。"
    assert [(part.text, part.lang) for part in view.parts if part.lang] == [("On the harbour", "en"), ("论港口", "zh")]


def test_the_copy_says_where_it_stood_how_it_was_translated_and_which_snapshot_we_hold() -> None:
    fields: dict[str, object] = {
        "publisher": "The Paper",
        "host": "mirror.example",
        "copy_published": "2024-03-13",
        "original_language": "zh-Hans",
        "translation": {"kind": "machine"},
        "url": "https://mirror.example/a",
        "archived_url": "https://archive.example/b",
        "accessed": "2024-05-01",
        "snapshot": {"path": "snapshots/a.txt", "sha256": HASH},
    }
    view = citation(cited("news", fields), texts("en"))
    assert view.text.endswith(
        "6 March 2024. Copy from mirror.example, dated 13 March 2024. English, machine translation from Chinese, not "
        "reviewed. https://mirror.example/a. Archived: https://archive.example/b. Accessed 1 May 2024. "
        "Snapshot 0a8869de71c4."
    )
    links = [part.href for part in view.parts if part.href]
    assert links == ["https://mirror.example/a", "https://archive.example/b"]


def test_the_parts_one_after_another_are_the_text() -> None:
    view = citation(cited("plan", {"publisher": "P"}), texts("en"))
    assert "".join(part.text for part in view.parts).strip() == view.text


def test_words_in_a_title_that_look_like_a_place_in_a_text_stay_as_they_are() -> None:
    assert "“{date} and {nothing}”" in citation(cited("news", {"title": "{date} and {nothing}"}), texts("en")).text


def test_a_reviewed_translation_says_by_whom() -> None:
    made = {"kind": "human", "reviewed_by": "C. Reader"}
    view = citation(cited("news", {"translation": made, "original_language": "zh"}), texts("en"))
    assert "English, human translation from Chinese, reviewed by C. Reader." in view.text


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-05", {"date-parts": [[2024, 5]]}),
        ("2024-05-01", {"date-parts": [[2024, 5, 1]]}),
        ("2024-02?", {"date-parts": [[2024, 2]], "circa": True}),
        ("2024-Q2", {"date-parts": [[2024, 4], [2024, 6]]}),
        ("2023-07/2023-12", {"date-parts": [[2023, 7], [2023, 12]]}),
        ("2024-21", {"raw": "2024-21"}),
        ("../2024-05-08", {"raw": "../2024-05-08"}),
        ("XXXX-10-20", {"raw": "XXXX-10-20"}),
    ],
)
def test_a_date_is_given_as_exactly_as_csl_can(date: str, expected: object) -> None:
    assert csl_date(PartialDate.parse(date)) == expected


@pytest.mark.parametrize("kind", sorted(CSL_TYPES))
def test_a_csl_item_has_fields_of_the_schema_only_and_none_that_is_empty(kind: str) -> None:
    item = csl(cited(kind, {"publisher": "P", "byline": "B", "archived_url": "https://archive.example/b"}), texts("en"))
    assert set(item) <= CSL_FIELDS
    assert all(item.values())
    assert item["type"] == CSL_TYPES[kind]
    assert item["author"] == [{"literal": "B"}]
    assert item["archive"] == "archive.example"


def test_a_csl_item_names_no_publisher_that_the_source_does_not_state() -> None:
    item = csl(cited("commentary", {"publisher": "not-stated"}), texts("en"))
    assert "publisher" not in item
    assert "container-title" not in item
