"""Rows of tables, and what is looked up, as text, which is also what is compared. The types of functions say how."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(function: Callable[..., Any]) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(function)["return"])


def encode(function: Callable[..., T], value: T) -> str:
    """A value that a function returned; `decode` is the inverse. A set is written in the order of its members."""
    if isinstance(value, frozenset):
        return json.dumps(sorted(value), ensure_ascii=False)
    return _adapter(function).dump_json(value).decode()


def decode(function: Callable[..., T], text: str) -> T:
    """Raises ValueError if the text is not what `encode` made of a value of that function."""
    found: T = _adapter(function).validate_json(text)
    return found
