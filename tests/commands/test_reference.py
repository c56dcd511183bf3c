"""The references are made from the code, and say something about every field, every question and every view."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from explainer import queries
from explainer.commands import layout_reference, reference
from explainer.extend import gather
from explainer.model.commitments import Slogan
from explainer.model.common import FullDay, Model, Quote, Record, RegionRef, SpeakerRef, Url
from explainer.model.fences import FENCES
from explainer.model.kinds import RECORDS
from explainer.model.records.call import Call
from explainer.model.settings import Settings


def all_models() -> Iterator[type[BaseModel]]:
    waiting: list[type[BaseModel]] = [Record, Quote, Settings, *RECORDS.values(), *FENCES.values()]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            for info in model.model_fields.values():
                waiting += reference._models_in(info.annotation)


def test_the_committed_page_is_what_the_model_says() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.as_markdown(), (
        "python3 -m explainer.commands.reference"
    )


def test_the_committed_list_of_questions_is_what_the_queries_say() -> None:
    assert layout_reference.PAGE.read_text(encoding="utf-8") == layout_reference.as_markdown(), (
        "python3 -m explainer.commands.reference"
    )


def test_every_question_is_listed_with_its_arguments_its_answer_and_a_sentence() -> None:
    page = layout_reference.as_markdown()
    asked = set(gather(queries.MODULES)[0].queries) - {"record", "body", "body_lang"}
    assert not [name for name in asked if f"**`site.{name}(" not in page]
    assert not layout_reference.unexplained()
    assert '**`site.timeline(scope="", limit=0)`** → a list of [Group](#group)' in page
    assert "**`site.subject_card`** → [Card](#card)" in page
    assert "**`site.t(key, **values)`** → text" in page
    assert "site.ask(" not in page


def test_every_view_that_an_answer_is_made_of_is_described_under_one_heading() -> None:
    page = layout_reference.as_markdown()
    headings = re.findall(r"^### (.+)$", page, flags=re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert {name.lower() for name in headings} == set(re.findall(r"\]\(#([a-z]+)\)", page)) - {"views"}
    group = page.partition("\n### Group\n")[2].partition("\n### ")[0]
    assert "| `key` | text |\n| `cards` | a list of [Card](#card) |" in group


@pytest.mark.parametrize("model", list(all_models()), ids=lambda model: model.__name__)
def test_every_field_is_explained_in_a_sentence(model: type[BaseModel]) -> None:
    silent = [name for name, words in reference.explanations(model).items() if not words.endswith((".", "`."))]
    assert silent == []


def test_an_explanation_is_read_from_the_end_of_the_line_and_from_the_line_above() -> None:
    found = reference.explanations(Call)
    assert found["closes"] == "The last day, or `not-stated`."
    assert reference.explanations(Slogan)["components_status"].startswith("Whether the sources name all components")
    assert found["title"] == reference.explanations(Record)["title"] != ""


def test_a_field_without_a_comment_has_no_explanation() -> None:
    class Silent(Model):
        """A model."""

        first: str = ""  #: Explained.
        second: str = ""

    assert reference.explanations(Silent) == {"first": "Explained.", "second": ""}


def test_types_are_said_in_words() -> None:
    class Sample(Model):
        """A model."""

        plain: str
        short: Annotated[str, Field(max_length=9)] = ""
        day: FullDay | None = None
        places: tuple[RegionRef, ...] = ()
        speaker: SpeakerRef | None = None
        links: tuple[Url, ...] = ()
        choice: Literal["a", "b"] = "a"
        nested: tuple[Quote, ...] = ()

    words = {name: reference.type_in_words(info) for name, info in Sample.model_fields.items()}
    assert words == {
        "plain": "text",
        "short": "text, at most 9 characters",
        "day": "a day",
        "places": "a list of region ids",
        "speaker": "`person:id` or `organisation:id`",
        "links": "a list of web addresses",
        "choice": "one of: `a`, `b`",
        "nested": "a list of groups of fields (quote)",
    }


def test_what_a_field_is_needed_for_stands_in_the_table() -> None:
    page = reference.as_markdown()
    speeches = page.partition("\n## Speeches\n")[2].partition("\n## ")[0]
    assert "it needs to be published: `themes`, `sources`, `quotes`." in speeches
    assert "| `date` | a date | to publish |" in speeches
    assert "| `national` | true or false | default: `false` |" in speeches
    assert "`opens` | a date or `not-stated` | to publish |" in page


def test_schemas_are_written_for_every_kind_with_the_explanations(tmp_path: Path) -> None:
    assert reference.main(["--schemas", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.schema.json" for name in (*RECORDS, "site")}
    plan = json.loads((tmp_path / "plan.schema.json").read_text(encoding="utf-8"))
    assert plan["properties"]["issuer"]["description"] == reference.explanations(RECORDS["plan"])["issuer"]
    assert (
        "from"
        in json.loads((tmp_path / "figure.schema.json").read_text(encoding="utf-8"))["$defs"]["Derived"]["properties"]
    )
