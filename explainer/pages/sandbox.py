"""What a layout may reach: it may come from a stranger, so what is not named here is refused.

Jinja's own sandbox refuses private names and what changes a list. It knows nothing of a library's objects: a record
of pydantic offers `parse_raw`, which runs what it unpacks, and a path of Python offers to read and to delete.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import is_dataclass
from datetime import date, time, timedelta
from functools import cache, wraps
from types import BuiltinMethodType, FunctionType, GeneratorType, MethodType
from typing import Any, Final

from jinja2.environment import TemplateModule
from jinja2.filters import do_format
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from pydantic import BaseModel

from explainer.model.common import FOR_COLLEAGUES
from explainer.pages.page_view import LayoutError, PageView

MOST_REPEATED: Final = 1_000_000
"""Signs or items that `*` may make; a page has fewer, and ten characters of a layout could fill the memory."""
MOST_BITS: Final = 10_000
"""Of a number that `**` may make."""

_PLAIN: Final[tuple[type, ...]] = (
    str, bytes, int, float, complex, tuple, list, range, Mapping, Set, date, time, timedelta, GeneratorType,
)  # fmt: skip
_OF_JINJA: Final[tuple[type, ...]] = (
    LoopContext,
    Macro,
    BlockReference,
    TemplateReference,
    TemplateModule,
    Namespace,
    Undefined,
)
_CALLABLE_CLASSES: Final = (dict, Namespace)
NOT_FOR_LAYOUTS: Final = frozenset({"ask", "asked"})
"""Names of a `Reader` for the program alone: `ask` would go round the queries that are not for layouts."""
_PADDING: Final = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs", "to_bytes"})
"""Methods of a text or a number that make something as wide as they are told."""
_MULTIPLYING: Final = frozenset({"replace", "join", "translate"})
"""Methods of a text that put another one in at many places."""
_MOST_COUNTED: Final = 10_000
"""That a filter may be told to make of columns, places behind the point, or signs at the beginning of a line."""
_WIDE: Final = re.compile(r"[0-9]{4,}|\{[^{}]*\{|%[^a-zA-Z%]*\*")
_FUNCTIONS: Final = (FunctionType, MethodType, BuiltinMethodType, *_OF_JINJA)


class LayoutSandbox(ImmutableSandboxedEnvironment):
    """The Jinja environment of layouts. They reach values, the fields of records and what is offered to them."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a layout may have an attribute of an object."""
        return (
            super().is_safe_attribute(obj, attr, value) and not isinstance(obj, type) and _offers(obj.__class__, attr)
        )

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a layout may call an object: a function or method that it was given, but no class and no program."""
        if isinstance(obj, type):
            return obj in _CALLABLE_CLASSES
        return isinstance(obj, _FUNCTIONS) and super().is_safe_callable(obj)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - Jinja's own
        if isinstance(obj, BuiltinMethodType) and obj.__name__ in _MULTIPLYING and isinstance(obj.__self__, str):
            _refuse_multiplied(obj.__self__, args)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`*`, `**` and `%`, unless their result would fill the memory."""
        if operator == "%":
            refuse_wide(left)
        elif operator == "*":
            sizes = [len(side) for side in (left, right) if isinstance(side, str | bytes | tuple | list)]
            times = [side for side in (left, right) if isinstance(side, int)]
            if sizes and times and sizes[0] * times[0] > MOST_REPEATED:
                raise _too_much(f"more than {MOST_REPEATED:,} signs")
        elif isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > MOST_BITS:
            raise _too_much("a number without end")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Any:
        """The guarded form of a text's `format`; None for anything else."""
        guarded = super().wrap_str_format(value)
        if guarded is not None:
            refuse_wide(value.__self__)
        return guarded


def refuse_wide(text: object) -> None:
    """Raises LayoutError for a format with a width that would fill the memory, or that is not known beforehand."""
    if isinstance(text, str) and _WIDE.search(text):
        raise _too_much("a text of a width without end")


def counted(filter: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's that is told how many of something to make; too many are refused. Raises LayoutError."""

    @wraps(filter)
    def bounded(*values: Any, **named: Any) -> Any:
        if any(isinstance(value, int) and value > _MOST_COUNTED for value in (*values[1:], *named.values())):
            raise _too_much(f"more than {_MOST_COUNTED:,} of something")
        return filter(*values, **named)

    return bounded


def multiplied(filter: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's that puts a text in at many places. Raises LayoutError."""

    @wraps(filter)
    def bounded(*values: Any, **named: Any) -> Any:
        sized = [value for value in values if isinstance(value, str | list | tuple)]
        if sized:
            _refuse_multiplied(sized[0], (*sized[1:], *named.values()))
        return filter(*values, **named)

    return bounded


def _refuse_multiplied(text: str | list[Any] | tuple[Any, ...], others: Sequence[Any]) -> None:
    """A text of so many signs, each of which may become another text."""
    longest = max((_size(value) for value in others), default=0)
    if len(text) * longest > MOST_REPEATED * 100:
        raise _too_much("a text without end")


def _size(value: object) -> int:
    if isinstance(value, Mapping):
        return max((_size(item) for item in value.values()), default=0)
    return len(value) if isinstance(value, str | list | tuple) else 0


COUNTED: Final = ("batch", "slice", "round", "tojson")
MULTIPLIED: Final = ("replace", "join")
"""Filters of Jinja's that are bounded by `counted` and by `multiplied`."""


def formatted(text: str, *values: Any, **named: Any) -> str:
    """Jinja's filter `format`, without widths that would fill the memory. Raises LayoutError."""
    refuse_wide(text)
    return do_format(text, *values, **named)


def _too_much(what: str) -> LayoutError:
    return LayoutError("E602", f"The layout makes {what}", "Write less with one operation.")


@cache
def _offers(kind: type, name: str) -> bool:
    """Whether objects of a class offer a name to layouts."""
    if issubclass(kind, PageView):
        return name not in NOT_FOR_LAYOUTS
    if issubclass(kind, str | bytes | int) and name in _PADDING:
        return False
    if issubclass(kind, BaseModel):
        if name in FOR_COLLEAGUES:
            return False
        owner = next((base for base in kind.__mro__ if name in vars(base)), None)
        return name in kind.model_fields or (owner is not None and _is_ours(owner))
    return issubclass(kind, _PLAIN + _OF_JINJA) or is_dataclass(kind) or _is_ours(kind)


def _is_ours(kind: type) -> bool:
    """Whether a class is this program's or of the site's own code, not one of a library."""
    return kind.__module__.partition(".")[0] in ("explainer", "layouts")
