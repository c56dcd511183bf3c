"""Words that may not be shown are in no byte of the output, whatever field repeats them."""

from __future__ import annotations

import hashlib
import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel
from sites import TinySite

from explainer.evidence import SourceText
from explainer.facts.copies import SourceIndex
from explainer.facts.withholding import WithheldWords, places, withheld, without
from explainer.ground import disk
from explainer.model.common import Quote, RefTo
from explainer.model.kinds import RECORDS
from explainer.model.provenance import Exclusion

Make = Callable[..., TinySite]
SECRET = "seven grey herons walked slowly over the frozen harbour wall at dawn"
HAN = "七只灰鹭在黎明时分慢慢走过结冰的港口围墙边上"
KEPT = {(Quote, "exact"), (Quote, "prefix"), (Quote, "suffix"), (Exclusion, "exact")}
"""What is looked up, and decided by the rules of quotations."""


def hidden(text: str) -> WithheldWords:
    copies = {"paper": SourceIndex(SourceText.prepare(f"Open words. {text}. More.", [("x", text, "secret")])[0], ())}
    record = RECORDS["source"].model_construct(title="Paper", title_original="", publisher="", byline="", licence=None)
    return withheld([("paper", record)], copies)


def filled(model: type[BaseModel], words: str) -> BaseModel:
    """A record with these words in every text field, by its type; references and choices hold no sentences."""
    fields: dict[str, Any] = {
        name: _value(field.annotation, words, (*field.metadata,)) if (model, name) not in KEPT else "kept"
        for name, field in model.model_fields.items()
    }
    return model.model_construct(None, **fields)


def _value(kind: Any, words: str, marks: tuple[Any, ...] = ()) -> Any:
    if get_origin(kind) is Annotated:
        return _value(get_args(kind)[0], words, (*marks, *get_args(kind)[1:]))
    if any(isinstance(mark, RefTo) for mark in marks):
        return "paper"
    if kind is str:
        return words
    if get_origin(kind) in (Union, types.UnionType):
        found = [value for option in get_args(kind) if (value := _value(option, words)) is not None]
        return found[0] if found else None
    if get_origin(kind) is tuple:
        return (_value(get_args(kind)[0], words),)
    if get_origin(kind) in (dict, Mapping) or kind is Mapping:
        return {"key": words}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return filled(kind, words)
    return None


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, BaseModel):
        hidden_fields = {"notes", "rationale"} if "status" in type(value).model_fields else set()
        return [
            text
            for name in type(value).model_fields
            if name not in hidden_fields
            for text in texts(getattr(value, name))
        ]
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in texts(item)]
    return [text for item in value for text in texts(item)] if isinstance(value, tuple | list) else []


@pytest.mark.parametrize("words", [SECRET, HAN], ids=["English", "Chinese"])
@pytest.mark.parametrize("kind", RECORDS)
def test_no_field_of_any_kind_keeps_withheld_words(kind: str, words: str) -> None:
    record: Any = filled(RECORDS[kind], f"He said that {words} and left.")
    assert any(words in text for text in texts(record)), "the record has some"
    clean = without(record, places(record, hidden(words), ["paper"]))
    assert [text for text in texts(clean) if words in text] == []


@pytest.mark.parametrize("kind", RECORDS)
def test_words_of_our_own_stay_in_every_field(kind: str) -> None:
    record: Any = filled(RECORDS[kind], "Open words")
    assert list(places(record, hidden(SECRET), ["paper"])) == []


def test_a_run_that_may_be_shown_elsewhere_is_not_withheld() -> None:
    text = f"{SECRET}. And again: {SECRET}."
    source, _ = SourceText.prepare(text, [("x", f"again: {SECRET}", "copy")])
    record = RECORDS["source"].model_construct(title="", title_original="", publisher="", byline="", licence=None)
    assert not withheld([("paper", record)], {"paper": SourceIndex(source, ())}).repeats(SECRET)


def test_words_that_stand_in_withheld_text_alone_are_no_words_of_a_source() -> None:
    source, _ = SourceText.prepare("Open words. Herons walked. Herons slept.", [("x", "Herons walked.", "r")])
    words = WithheldWords(frozenset(), frozenset({"closed"}), {"paper": SourceIndex(source, ())})
    assert words.gives_words("Whatever it is", ["closed"])
    assert words.gives_words("Herons walked", ["paper"])
    assert words.gives_words("Herons walked", ["paper", "closed"])
    assert not words.gives_words("Open words", ["paper"])
    assert not words.gives_words("Nowhere at all", ["paper", "closed"])
    assert not words.gives_words("Whatever it is", [])


def test_an_office_and_a_date_in_words_that_are_withheld_are_named() -> None:
    speech = RECORDS["speech"].model_validate({
        "title": "Visit", "type": "speech", "date_text": "in spring", "sources": ["closed"],
        "speakers": [{"person": "li", "role_text": "Master"}],
    })  # fmt: skip
    words = WithheldWords(frozenset(), frozenset({"closed"}), {})
    assert list(places(speech, words, ["closed"])) == [("date_text",), ("speakers", 0, "role_text")]


def test_a_language_version_that_repeats_withheld_words_is_named(make_site: Make) -> None:
    paper = f"Open words. {SECRET.capitalize()}. More.\n"
    exclude = f'{{id: x, exact: "{SECRET.capitalize()}.", reason: Added.}}'
    site = make_site(f"""
-- site.yaml --
title: T
base_url: https://t.example/
languages: {{en: {{name: English, tag: en}}, zh: {{name: 中文, tag: zh-Hans}}}}
checks: {{needs: "off"}}
-- content/snapshots/paper.txt --
{paper}-- content/sources/paper.yaml --
title: Paper
kind: news
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(paper.encode()).hexdigest()}}}
quality: {{grade: B, exclude: [{exclude}]}}
-- content/pages/home.md --
---
title: Home
---
-- content/pages/home.zh.md --
---
title: 首页
summary: {SECRET}
---
""")
    found = [str(problem.where) for problem in site.build().report.problems if problem.code == "E334"]
    assert found == ["content/pages/home.zh.md:3:10"]


PAPER = f"The harbour opened on 5 May 2024. The minister spoke. {SECRET.capitalize()}. Output grew by 12 percent.\n"
CLOSED = "The Harbour Master met nobody on the third Tuesday of spring, and nine tenths of all boats stayed away.\n"
SITE = """
-- site.yaml --
title: T
base_url: https://t.example/
checks: {checks}
-- content/pages/home.md --
---
title: Home
---
Welcome.
-- content/snapshots/paper.txt --
{PAPER}-- content/snapshots/closed.txt --
{CLOSED}-- content/sources/paper.yaml --
title: Paper
kind: news
publisher: The Paper
published: 2024-05-05
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {PAPER_SHA}}}
quality:
  grade: B
  exclude:
    - {{id: x, exact: "{EXCLUDED}", reason: Not the paper's own.}}
    - {{id: y, exact: "Output grew by 12 percent.", reason: Added.}}
-- content/sources/closed.yaml --
title: Closed
kind: news
publisher: The Paper
published: 2024-05-05
language: en
licence: {{id: unknown, display: metadata-only}}
snapshot: {{path: snapshots/closed.txt, sha256: {CLOSED_SHA}}}
quality: {{grade: B}}
-- content/regions/bay.md --
---
title: Bay
level: nation
codes: {{iso3166_2: DE}}
---
-- content/people/li.md --
---
title: Li Wei
summary: {SECRET}
names_in_sources: [{{text: The Harbour Master, source: closed}}]
roles: [{{role: met nobody, source: closed}}]
---
-- content/speeches/visit.md --
---
title: Visit
type: speech
date: 2024
date_text: third Tuesday of spring
date_basis: inferred
date_note: "Noted: {SECRET}"
occasion: "{SECRET}"
speakers: [{{person: li, role_text: The Harbour Master}}]
located_in: [bay]
themes: []
sources: [closed]
---
-- content/figures/output.md --
---
title: Growth
value_text: grew by 12 percent
unit: "%"
unit_kind: text
period: 2024
region: bay
quote: {{source: paper, exact: Output grew by 12 percent}}
---
"""


def test_no_byte_of_the_output_has_withheld_words_even_where_the_checks_are_lowered(make_site: Make) -> None:
    def digest(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    lowered = [
        "needs",
        "withheld_words",
        "E301",
        "E302",
        "E304",
        "E306",
        "E310",
        "E311",
        "E313",
        "E320",
        "E321",
        "E333",
    ]
    archive = SITE.format(
        checks="{" + ", ".join(f"{name}: warning" for name in lowered) + "}",
        PAPER=PAPER, CLOSED=CLOSED, PAPER_SHA=digest(PAPER), CLOSED_SHA=digest(CLOSED), SECRET=SECRET,
        EXCLUDED=SECRET.capitalize(),
    )  # fmt: skip
    site = make_site(archive, theme=False)
    report = site.build_with_product().report
    named = {problem.where.path for problem in report.problems if problem.code == "E334"}
    assert named >= {"content/people/li.md", "content/speeches/visit.md"}
    files = {path: data.decode("utf-8", "replace").lower() for path, data in disk.read_tree(site.folder).items()}
    for words in (SECRET, "harbour master", "met nobody", "third tuesday", "grew by 12"):
        assert [path for path, text in files.items() if words.lower() in text] == [], words
