"""What is known about a copy: where it comes from and its condition, two facts that are independent of each other.

A source's record states them as `origin` and `condition`. Records of an older form have one letter for both, and only
what that letter says is taken from it: A was the issuer's own text, D a damaged copy. B and C
mixed both facts, so nothing follows from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from explainer.model.common import Grade
from explainer.model.provenance import Quality

ORIGIN_OF_GRADE: Final[Mapping[Grade, str]] = {"A": "issuer"}
CONDITION_OF_GRADE: Final[Mapping[Grade, str]] = {"D": "damaged"}


def origin_of(quality: Quality | None) -> str:
    """`issuer`, `publisher`, `republished`, `unknown`; empty where nobody recorded it."""
    if quality is None:
        return ""
    return quality.origin or (ORIGIN_OF_GRADE.get(quality.grade, "") if quality.grade else "")


def condition_of(quality: Quality | None) -> str:
    """`clean`, `flawed`, `damaged`; empty where nobody recorded it."""
    if quality is None:
        return ""
    return quality.condition or (CONDITION_OF_GRADE.get(quality.grade, "") if quality.grade else "")


def may_carry_speech(quality: Quality | None) -> bool:
    """Whether a copy alone is enough to show words as somebody's own: not if it is damaged, wherever it comes from."""
    return condition_of(quality) != "damaged"


def contradiction(quality: Quality) -> str:
    """The field that contradicts the letter of the older form, if both are given; else ""."""
    grade = quality.grade
    if grade is None:
        return ""
    if quality.origin and quality.origin != ORIGIN_OF_GRADE.get(grade, quality.origin):
        return "origin"
    if quality.condition and (quality.condition == "damaged") != (grade == "D"):
        return "condition"
    return ""
