"""Two values have one digest exactly if they are the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from explainer.ground.dates import PartialDate
from explainer.ground.digest import Known, digest
from explainer.model.common import Review
from explainer.model.records.article import Article
from explainer.views.cards import Card, Group


def card(name: str, **more: Any) -> Card:
    return Card(f"theme:{name}", "theme", name, name.capitalize(), f"themes/{name}/", **more)


def article(**more: Any) -> Article:
    return Article.model_validate({"title": "A title", **more})


@dataclass(frozen=True)
class Nothing:
    pass


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, ""),
        ("1", 1),
        ((), None),
        (("a", "b"), ("ab",)),
        (("a", ("b",)), (("a", "b"),)),
        (b"a", "a"),
        (Decimal("1.0"), Decimal("1.00")),
        ({"a": "b"}, (("a", "b"),)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # layouts go through them in their order
        (card("green"), card("blue")),
        (card("green", date=PartialDate.parse("2024")), card("green", date=PartialDate.parse("2024-01"))),
        (Group("2024", (card("green"),)), Group("2024", (card("green"), card("green")))),
        (Group("2024", (card("green"),)), Group("2024", (card("blue"),))),
        (article(), article(summary="More")),
        (article(reviewed={"on": "2024-05-01"}), article(reviewed={"on": "2024-05-02"})),
        (article(extra={"a": {"b": "1"}}), article(extra={"a": {"b": "2"}})),
    ],
)
def test_values_that_differ_have_different_digests(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_equal_values_have_one_digest_whoever_made_them() -> None:
    assert digest(Group("a", (card("green"),))) == digest(Group("a", (card("green"),)))
    assert digest({"a": 1, "b": 2}) == digest({"a": 1} | {"b": 2})
    assert digest(article(reviewed={"on": "2024-05-01"})) == digest(article(reviewed=Review(on="2024-05-01")))  # type: ignore[arg-type]


def test_a_remembered_record_has_the_digest_that_it_had_without_memory() -> None:
    known: Known = {}
    green = card("green")
    first = digest(Group("a", (green, card("blue"))), known)
    assert digest(Group("a", (green, card("blue"))), known) == first == digest(Group("a", (green, card("blue"))))
    assert digest(green, known) == digest(card("green"))


def test_memory_keeps_a_record_alive_so_that_no_other_takes_its_place() -> None:
    known: Known = {}
    found = [digest(card(f"theme-{number}"), known) for number in range(200)]  # each card is dropped at once
    assert len(set(found)) == 200


@pytest.mark.parametrize("value", [{"a", "b"}, 1.5, object(), (1, {2})])
def test_values_without_a_certain_order_or_text_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        digest(value)


def test_a_record_without_fields_has_a_digest() -> None:
    assert digest(Nothing()) == digest(Nothing())
