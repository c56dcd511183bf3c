"""No input costs more than in proportion to its length: what once did not, and a few recipes by chance.

Processor time of this thread is compared with itself, several times if need be, so neither the speed of the machine nor
what else it does decides. `python tests/growth.py 600 7` looks longer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import growth
import pytest
from budget import examples

ONCE_BAD = [
    ("markdown", ("[^1]: b\n", "[^1]", "\n\n")),
    ("markdown", ("# a {:",)),
    ("markdown", ("*[a]: b\n", "a ")),
    ("markdown", ("# a\n",)),
    ("markdown", ("a\n===\n",)),
    ("markdown", ("<a@b.c>",)),
    ("markdown", ("a\n: b\n",)),
    ("markdown", ("a\n: b\n\n",)),
    ("markdown", ("`", "``", "```")),
    ("markdown", ("[", "](")),
    ("markdown", ("> ",)),
    ("markdown", ("*", "**", "_")),
    ("markdown with html", ("<div>",)),
    ("markdown with html", ("<!--",)),
    ("yaml", ("[",)),
    ("yaml", ("- ",)),
    ("snapshot", ("a",)),
    ("snapshot", ("QUJDREVGR0hJSktM",)),
    ("snapshot", (". ",)),
    ("snapshot", ("!", " ")),
    ("quotation", ("a ", " … ")),
    ("quotation", ("…",)),
    ("quotation", ("é", "-")),
    ("repeated source", ("a ",)),
    ("prose", ("9",)),
    ("prose", ("亿",)),
    ("prose", ("Article 9", "9")),
    ("event", ("Nora Field said that “the mill will reopen” ", "on 15 March 2004 ", "and ")),
    ("event", ("Nora Field ", "on 15 March 2004 ", ", who spoke ", "that “the mill will reopen” ")),
    ("event", ("Nora Field said on 3 June 2002 that “the mill will reopen” ",)),
    ("figures", ("the claim that ",)),
    ("figures", ("If 40 villages ", "? ")),
]
RECIPES = examples(6)
"""By chance, of each kind."""


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "recipe"), ONCE_BAD)
def test_what_once_grew_with_the_square_grows_with_the_length(kind: str, recipe: tuple[str, ...]) -> None:
    found = growth.measured(kind, recipe)
    assert found.is_linear, str(found)


@pytest.mark.slow
@pytest.mark.parametrize("kind", growth.KINDS)
def test_recipes_by_chance_grow_with_the_length(kind: str) -> None:
    dice = random.Random(f"chance {kind}")
    pieces = growth.KINDS[kind].pieces
    for _ in range(RECIPES):
        found = growth.measured(kind, tuple(dice.choice(pieces) for _ in range(dice.randint(1, 4))))
        assert found.is_linear, str(found)


@pytest.mark.parametrize(
    ("seconds", "linear"),
    [
        (lambda length: length / 1e4, True),
        (lambda length: length**2 / 1e8, False),
        (lambda length: length**1.4 / 1e6, True),  # 7 times at four times the length: caches and memory
        (lambda length: length**1.6 / 1e6, False),
        (
            lambda length: 1.0 if length == growth.SHORT * growth.TIMES else length / 1e6,
            True,
        ),  # measured again
        (lambda length: length**2 / 1e11, True),  # too little to be told from noise, and no harm
    ],
)
def test_a_square_is_told_from_a_line_by_the_seconds_of_the_lengths(
    monkeypatch: pytest.MonkeyPatch, seconds: Callable[[int], float], linear: bool
) -> None:
    monkeypatch.setattr(growth, "KINDS", {"any": growth.Kind(("a",), lambda text: seconds(len(text)))})
    monkeypatch.setattr(growth, "seconds_of", lambda work: work())
    assert growth.measured("any", ("a",)).is_linear is linear


def test_a_recipe_that_is_too_slow_is_stopped_and_told_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = growth.Kind(("a",), lambda text: [letter for _ in text for letter in text * len(text)])
    backtracking = growth.Kind(("a",), lambda text: re.match(r"(a|a)*$", text[:60] + "b"))
    monkeypatch.setattr(growth, "KINDS", {"endless": endless, "backtracking": backtracking})
    assert growth.suspicion("endless", ("a",), limit=0.2) == "endless: ('a',): stopped after 0.2 s"
    assert growth.suspicion("backtracking", ("a",), limit=0.2) == "backtracking: ('a',): stopped after 0.2 s"
    monkeypatch.setattr(growth, "KINDS", {"faulty": growth.Kind(("a",), lambda _text: 1 / 0)})
    monkeypatch.setattr(growth, "PROGRESS", 0.0)
    assert growth.main(0.01, 3)
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["Seed 3, 0.01 s, 1 kinds.", "faulty: ('a',): ZeroDivisionError: division by zero"]
    assert "1 recipes, 1 of them not linear." in said[2]
