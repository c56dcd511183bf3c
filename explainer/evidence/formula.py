"""Figures that we derive ourselves: a formula over the values of other figures, evaluated exactly and safely."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, localcontext
from typing import Final

from explainer.ground.patterns import regex

_LONGEST: Final = 500  # characters
_DEEPEST: Final = 40  # nested operations

_OPERATIONS: Final[Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class FormulaError(ValueError):
    """The formula cannot be evaluated. Its message is a sentence for the editor."""


def evaluate(formula: str, values: Mapping[str, Decimal]) -> Decimal:
    """The value of `formula`, with 28 significant digits. Only `+ - * / ( )` and the names in `values` are allowed.

    A name may contain hyphens: `gdp-h1 - gdp-h2` is one subtraction if `gdp-h1` and `gdp-h2` are names. Numbers are
    not allowed, so that each number in a derived figure has a record with a source. Raises FormulaError, and nothing
    else.
    """
    tree, names = parsed(formula, values)
    with localcontext() as exact:
        exact.prec = 28
        return _result(tree, {f"v{k}": values[name] for k, name in enumerate(names)})


def parsed(formula: str, known: Collection[str]) -> tuple[ast.expr, list[str]]:
    """The formula as a tree with `v0`, `v1` … for the returned names. Raises FormulaError."""
    if len(formula) > _LONGEST:
        raise FormulaError(f"The formula is longer than {_LONGEST} characters.")
    names = sorted(known, key=lambda name: (-len(name), name))
    tokens = _tokens(formula, names)
    try:
        return ast.parse(" ".join(tokens), mode="eval").body, names
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError(f"“{formula}” is not a complete formula of names, + - * / and brackets.") from None


def names_used(formula: str, known: Collection[str]) -> frozenset[str]:
    """Those of some names that are in a formula. Raises FormulaError."""
    tree, names = parsed(formula, known)
    return frozenset(names[int(node.id[1:])] for node in ast.walk(tree) if isinstance(node, ast.Name))


def _tokens(formula: str, names: list[str]) -> list[str]:
    """Operators as they are, and `v0`, `v1` … for the names, which Python could not read with their hyphens."""
    return [f"v{names.index(part)}" if part in names else part for part in parts(formula, names)]


def parts(formula: str, names: Collection[str]) -> list[str]:
    """The operators, brackets and names of a formula, one by one. Raises FormulaError."""
    known = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or r"(?!)"
    pattern = regex(rf"\s+|(?P<operator>[-+*/()])|(?<!\w)(?P<name>{known})(?!\w)", ours=False)
    found, at = [], 0
    while at < len(formula):
        match = pattern.match(formula, at)
        if match is None:
            raise FormulaError(_unknown(formula, at, names))
        if part := match["operator"] or match["name"]:
            found.append(part)
        at = match.end()
    return found


def _unknown(formula: str, at: int, names: Collection[str]) -> str:
    """The message for the unknown word around `at`, shown whole: its part before a hyphen may have been a name."""
    word = next(match[0] for match in re.finditer(r"[\w-]+|\S", formula) if match.end() > at)
    usable = ", ".join(sorted(names)) or "none"
    return f"“{word}” cannot be in a formula; the figures it may name are: {usable}."


def _result(tree: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    try:
        result = _evaluate(tree, values, 0)
    except ZeroDivisionError:
        raise FormulaError("The formula divides by zero.") from None
    except ArithmeticError:
        raise FormulaError("The result of the formula is not a number, or too large or too small for one.") from None
    if not result.is_finite():
        raise FormulaError("The result of the formula is not a finite number.")
    return result


def _evaluate(tree: ast.expr, values: Mapping[str, Decimal], depth: int) -> Decimal:
    if depth > _DEEPEST:
        raise FormulaError(f"The formula has more than {_DEEPEST} operations inside each other.")
    match tree:
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate(operand, values, depth + 1)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _evaluate(operand, values, depth + 1)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            operation = _OPERATIONS[type(op)]
            return operation(_evaluate(left, values, depth + 1), _evaluate(right, values, depth + 1))
        case _:
            raise FormulaError("A formula may only contain names, + - * / and brackets.")
