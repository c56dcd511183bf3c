"""Patterns are compiled when they are first used, or each start would compile a thousand of them."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import explainer
from explainer.ground.patterns import LazyPattern, any_bounded, any_word, regex

MODULES = [found.name for found in pkgutil.walk_packages(explainer.__path__, "explainer.")]


def held(value: object) -> Iterator[LazyPattern[str]]:
    """The patterns in a constant of a module."""
    if isinstance(value, LazyPattern):
        yield value
    elif isinstance(value, dict):
        yield from held([*value.keys(), *value.values()])
    elif isinstance(value, tuple | list):
        for item in value:
            yield from held(item)


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_the_program_can_be_compiled(name: str) -> None:
    for constant, value in vars(importlib.import_module(name)).items():
        for pattern in held(value):
            assert isinstance(pattern.groups, int), constant


def test_no_module_compiles_a_pattern_at_its_start() -> None:
    eager = [
        f"{name}: {constant}"
        for name in MODULES
        for constant, value in vars(importlib.import_module(name)).items()
        if isinstance(value, re.Pattern)
    ]
    assert not eager
    sources = Path(explainer.__file__).parent.rglob("*.py")
    assert [path.name for path in sources if "re.compile(" in path.read_text()] == ["patterns.py"]


def test_a_pattern_answers_as_one_that_was_compiled() -> None:
    lazy, eager = regex(r"(?P<year>[0-9]{4})|x", re.IGNORECASE), re.compile(r"(?P<year>[0-9]{4})|x", re.IGNORECASE)
    text = "2024 X 2025"
    assert lazy.pattern == eager.pattern
    assert (lazy.flags, lazy.groups, lazy.groupindex) == (eager.flags, eager.groups, eager.groupindex)
    assert lazy.findall(text) == eager.findall(text)
    assert [match.span() for match in lazy.finditer(text, 1)] == [match.span() for match in eager.finditer(text, 1)]
    assert lazy.sub("-", text) == eager.sub("-", text) == "- - -"
    found = lazy.search(text, 6)
    assert found is not None
    assert found.span() == (7, 11)


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    broken = regex("(")
    assert broken.pattern == "("
    assert not hasattr(broken, "cache_clear")
    with pytest.raises(re.error):
        broken.search("")


def test_forms_that_share_their_bounds_match_as_each_with_its_own() -> None:
    chance = random.Random(5)
    letters = "aAbK 3+高教ſ"

    def some(most: int) -> str:
        return "".join(chance.choices(letters, k=chance.randint(1, most)))

    words = sorted({some(4) for _ in range(80)}, key=lambda word: (-len(word), word))
    forms = [("(?<![a-z])" * word[0].isascii(), re.escape(word), "(?![a-z])" * word[-1].isascii()) for word in words]
    shared = re.compile(any_bounded(forms), re.IGNORECASE)
    single = re.compile("|".join(map("".join, forms)), re.IGNORECASE)
    for _ in range(50):
        text = some(200)
        assert [match.span() for match in shared.finditer(text)] == [match.span() for match in single.finditer(text)]
    assert any_bounded([]) == ""


def test_words_that_share_their_beginnings_match_as_each_for_itself() -> None:
    chance = random.Random(7)

    def some(most: int) -> str:
        return "".join(chance.choices("abkK-ſ高", k=chance.randint(1, most)))

    words = {some(5) for _ in range(60)}
    for bounds in (r"\b{}\b", "{}", "(?:x?{})+$"):
        shared = re.compile(bounds.format(any_word(words)), re.IGNORECASE)
        single = re.compile(bounds.format(f"(?:{'|'.join(sorted(words))})"), re.IGNORECASE)
        for _ in range(60):
            text = some(100)
            spans = [match.span() for match in shared.finditer(text)]
            assert spans == [match.span() for match in single.finditer(text)]
    assert re.fullmatch(any_word(["a.c", "a"]), "abc") is None
    assert any_word(["one"]) == "one"
