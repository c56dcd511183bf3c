"""What a layout may use. It may come from a stranger, so anything that is not allowed here is refused.

Jinja's own sandbox refuses private names and what changes a list. It knows nothing of a library's objects: a record
of pydantic offers `parse_raw`, which runs what it unpacks, and a path of Python offers to read and to delete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import is_dataclass
from datetime import date, time, timedelta
from functools import cache, wraps
from itertools import chain, islice
from types import BuiltinMethodType, FunctionType, GeneratorType, MethodType
from typing import Any, Final

from jinja2 import Environment, nodes, pass_environment, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.filters import do_format, do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from pydantic import BaseModel

from explainer.ground.patterns import regex
from explainer.model.common import FOR_COLLEAGUES
from explainer.pages.page_view import LayoutError, PageView

MOST_REPEATED: Final = 1_000_000
"""How many characters or items `*` may make: else ten characters of a layout could fill the memory."""
MOST_WRITTEN: Final = 100_000_000
"""How many characters a text made by a layout may have, even a whole page."""
MOST_BITS: Final = 10_000
"""How many bits a number that `**` makes may have."""

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
NOT_FOR_LAYOUTS: Final = frozenset({"ask", "asked", "left_out", "pieces_shown", "sources_named", "was_asked"})
"""Names of a `PageView` for the program alone: `ask`, for one, would allow the queries that are not for layouts."""
_PADDING: Final = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs", "to_bytes", "encode"})
"""Methods that make something of a given width, or bytes, whose size is not limited here."""
_MULTIPLYING: Final = frozenset({"replace", "translate"})
"""Methods of a text that insert another text in many places."""
_MOST_COUNTED: Final = 10_000
"""How many columns, decimal places or characters of indentation a filter may be told to make."""
_WIDE: Final = regex(r"\d{4,}|\{[^{}]*\{|%[^a-zA-Z%]*\*")
_FUNCTIONS: Final = (FunctionType, MethodType, BuiltinMethodType, *_OF_JINJA)


class _Measuring(CodeGenerator):
    """Jinja's compiler, with `~` measured."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        self.write("environment.measured(")
        super().visit_Concat(node, frame)
        self.write(")")


class LayoutSandbox(ImmutableSandboxedEnvironment):
    """The Jinja environment of layouts. They may use values, the fields of records and what they are given."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    code_generator_class = _Measuring

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._known_safe: set[tuple[type, str]] = set()

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """All that a template, block or macro writes, as one text."""
        return "".join(_up_to(MOST_WRITTEN, parts))

    @staticmethod
    def measured(value: Any) -> Any:
        """A value that one operation has made. Raises LayoutError if it is too long to go on with."""
        most = MOST_WRITTEN if isinstance(value, str) else MOST_REPEATED
        if isinstance(value, str | list | tuple) and len(value) > most:
            raise _too_much("a text without end")
        return value

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a layout may have an attribute of an object. It may have it of all objects of a class or of none."""
        kind = type(obj)
        if (kind, attr) in self._known_safe and obj.__class__ is kind:
            return True
        offered = not isinstance(obj, type) and _offers(obj.__class__, attr)
        safe = offered and super().is_safe_attribute(obj, attr, value)
        if safe and obj.__class__ is kind:
            self._known_safe.add((kind, attr))
        return safe

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a layout may call an object: a function or method that it was given, but no class and no program."""
        if isinstance(obj, type):
            return obj in _CALLABLE_CLASSES
        return isinstance(obj, _FUNCTIONS) and super().is_safe_callable(obj)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - Jinja's own
        if isinstance(obj, BuiltinMethodType) and isinstance(obj.__self__, str):
            if obj.__name__ == "join" and args:
                args = (_up_to(MOST_WRITTEN, args[0], len(obj.__self__)), *args[1:])
            elif obj.__name__ in _MULTIPLYING:
                _refuse_multiplied(obj.__self__, args)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`+`, `*`, `**` and `%`, unless their result would fill the memory."""
        if operator == "+":
            return self.measured(super().call_binop(context, operator, left, right))
        if operator == "%":
            refuse_wide(left, right)
        elif operator == "*":
            sizes = [len(side) for side in (left, right) if isinstance(side, str | bytes | tuple | list)]
            times = [side for side in (left, right) if isinstance(side, int)]
            if sizes and times and sizes[0] * times[0] > MOST_REPEATED:
                raise _too_much(f"more than {MOST_REPEATED:,} characters")
        elif isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > MOST_BITS:
            raise _too_much("a number without end")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Any:
        """The guarded form of a text's `format`; None for anything else."""
        guarded = super().wrap_str_format(value)
        if guarded is None:
            return None

        def bounded(*values: Any, **named: Any) -> Any:
            refuse_wide(value.__self__, (*values, named))
            return guarded(*values, **named)

        return bounded


def _up_to(most: int, parts: Iterable[Any], between: int = 0) -> Iterator[Any]:
    """Texts, and what becomes one when they are joined; `between` is the length of what comes between two."""
    length = 0
    for part in parts:
        length += between + (len(part) if isinstance(part, str) else 1)
        if length > most:
            raise _too_much("a text without end")
        yield part


def refuse_wide(text: object, values: object) -> None:
    """Raises LayoutError for a format with a width, or with places for values, that would fill the memory."""
    if not isinstance(text, str):
        return
    if _WIDE.search(text):
        raise _too_much("a text of a width without end")
    if (text.count("%") + text.count("{")) * _size(values) > MOST_WRITTEN:
        raise _too_much("a text without end")


@cache
def counted(filter: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's that is told how many of something to make, with a limit. Raises LayoutError."""

    @wraps(filter)
    def bounded(*values: Any, **named: Any) -> Any:
        if any(isinstance(value, int) and value > _MOST_COUNTED for value in (*values[1:], *named.values())):
            raise _too_much(f"more than {_MOST_COUNTED:,} of something")
        return filter(*values, **named)

    return bounded


@cache
def multiplied(filter: Callable[..., Any]) -> Callable[..., Any]:
    """Jinja's filter `replace`, which puts a text in at many places. Raises LayoutError."""

    @wraps(filter)
    def bounded(*values: Any, **named: Any) -> Any:
        sized = [value for value in values if isinstance(value, str | list | tuple)]
        if sized:
            _refuse_multiplied(sized[0], (*sized[1:], *named.values()))
        return filter(*values, **named)

    return bounded


def _refuse_multiplied(text: str | list[Any] | tuple[Any, ...], others: Sequence[Any]) -> None:
    """A text each of whose characters may become another text."""
    if len(text) * max(map(_size, others), default=0) > MOST_WRITTEN:
        raise _too_much("a text without end")


def _size(value: object) -> int:
    """Of the longest text in a value, or of the value itself."""
    if isinstance(value, Mapping):
        return max(map(_size, value.values()), default=0)
    if isinstance(value, list | tuple):
        return max(len(value), max(map(_size, value), default=0))
    return len(value) if isinstance(value, str) else 0


@pass_environment
def summed(
    environment: Environment, iterable: Iterable[Any], attribute: str | int | None = None, start: Any = 0
) -> Any:
    """Jinja's filter `sum`, which also makes one list of many. Raises LayoutError for one without end."""
    values = iterable if attribute is None else map(make_attrgetter(environment, attribute), iterable)
    if isinstance(start, list | tuple):
        items = islice(chain(start, *values), MOST_REPEATED + 1)
        return LayoutSandbox.measured(type(start)(items))
    return sum(values, start)


@pass_eval_context
def joined(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> Any:
    """Jinja's filter `join`. Raises LayoutError for a text without end."""
    values = value if attribute is None else map(make_attrgetter(context.environment, attribute), value)
    return do_join(context, _up_to(MOST_WRITTEN, values, len(str(d))), d)


COUNTED: Final = ("batch", "slice", "round", "tojson")
"""Filters of Jinja's that are bounded by `counted`."""


def formatted(text: str, *values: Any, **named: Any) -> str:
    """Jinja's filter `format`, without widths that would fill the memory. Raises LayoutError."""
    refuse_wide(text, (*values, named))
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
    """Whether a class is from this program or the site's own code, and not from a library."""
    return kind.__module__.partition(".")[0] in ("explainer", "layouts")
