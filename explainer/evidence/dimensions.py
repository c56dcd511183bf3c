"""The unit of a calculation: percent, points, money or things, and its scale.

A formula over figures has a value (`formula.evaluate`) and a unit, which follows from those of its figures: percent
minus percent is points or percent, millions and billions cannot be added, and yuan are not dollars.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from explainer.evidence.formula import FormulaError, parsed
from explainer.evidence.scales import StatedUnit, UnitKind

_PERCENT: Final[frozenset[UnitKind]] = frozenset({"percent"})
_POINTS: Final[frozenset[UnitKind]] = frozenset({"percentage-points"})
_MONEY: Final[frozenset[UnitKind]] = frozenset({"money"})
_COUNT: Final[frozenset[UnitKind]] = frozenset({"count"})
_SHARES: Final = _PERCENT | _POINTS


@dataclass(frozen=True, slots=True)
class Dimension:
    """The unit of a number: the kinds of unit that it may have, the words of the unit, and its scale.

    `words` is None where they are not known, as of a quotient of two units; `not_of` are those that it cannot have.
    """

    kinds: frozenset[UnitKind]
    words: str | None
    scale: Fraction
    currencies: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()

    @classmethod
    def of(cls, kind: str | None, unit: StatedUnit) -> Dimension:
        """That of a stated unit; `kind` is what the record says that it is."""
        if kind in _SHARES:
            return cls(_PERCENT if kind == "percent" else _POINTS, "", unit.scale / 100)
        return cls(_MONEY if kind == "money" else _COUNT, unit.words, unit.scale, unit.currencies)

    @property
    def is_share(self) -> bool:
        """Whether it is a number of percent or points, or may be either."""
        return bool(self.kinds & _SHARES)

    def fits(self, stated: Dimension) -> str:
        """Why a stated unit is not this one, as the end of a sentence; "" if it may be."""
        if not self.kinds & stated.kinds:
            return f"they are {_listed(self.kinds)}, but the figure says {_listed(stated.kinds)}"
        if self.scale != stated.scale:
            return "its scale is another one"
        if self.currencies and stated.currencies:
            return "" if self.currencies & stated.currencies else "it is another currency"
        if self.words is not None and stated.words is not None and not _is_same(self.words, stated.words):
            return f'it counts "{self.words}", but the figure says "{stated.words}"'
        return f'it is no longer a number of "{stated.words}"' if stated.words in self.not_of else ""


def dimension(formula: str, units: Mapping[str, Dimension]) -> Dimension:
    """What the result of a formula is a number of. Raises FormulaError where unlike things are added."""
    tree, names = parsed(formula, units)
    return _of(tree, {f"v{k}": units[name] for k, name in enumerate(names)})


def _of(tree: ast.expr, units: Mapping[str, Dimension]) -> Dimension:
    match tree:
        case ast.Name(id=name):
            return units[name]
        case ast.UnaryOp(operand=operand):
            return _of(operand, units)
        case ast.BinOp(left=left, op=op, right=right):
            one, other = _of(left, units), _of(right, units)
            if isinstance(op, ast.Add | ast.Sub):
                return _sum(one, other)
            return _product(one, other) if isinstance(op, ast.Mult) else _quotient(one, other)
        case _:
            raise FormulaError("A formula may only contain names, + - * / and brackets.")


def _sum(one: Dimension, other: Dimension) -> Dimension:
    if one.is_share and other.is_share and one.scale == other.scale:
        if one.kinds == other.kinds:
            return replace(one, kinds=_POINTS if one.kinds == _POINTS else _SHARES)
        return replace(one, kinds=_PERCENT if {one.kinds, other.kinds} == {_PERCENT, _POINTS} else _SHARES)
    if why := one.fits(other):
        raise FormulaError(f"Unlike things cannot be added or subtracted: {why}.")
    return one


def _product(one: Dimension, other: Dimension) -> Dimension:
    for share, of in ((one, other), (other, one)):
        if share.is_share:  # 5 percent of 40 is 2, but the value is a hundred times that
            return replace(of, scale=of.scale * share.scale)
    return _compound(one, other, one.scale * other.scale)


def _quotient(one: Dimension, other: Dimension) -> Dimension:
    return _compound(one, other, one.scale / other.scale)


def _compound(one: Dimension, other: Dimension, scale: Fraction) -> Dimension:
    """A unit made of two: its name is not known, but it is neither of them."""
    known = frozenset(words for words in (one.words, other.words) if words)
    return Dimension(_COUNT | _MONEY | _PERCENT, None, scale, not_of=known)


def _is_same(one: str, other: str) -> bool:
    """`dock` and `docks` are one unit."""
    return one.rstrip("s") == other.rstrip("s")


def _listed(kinds: frozenset[UnitKind]) -> str:
    names = {"percent": "percent", "percentage-points": "percentage points", "money": "money", "count": "a count"}
    return " or ".join(sorted(names.get(kind, kind) for kind in kinds))
