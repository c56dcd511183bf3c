"""Finds what a sentence compares a number with: a year before, a month before, a quarter before; by words alone."""

from __future__ import annotations

import re
from typing import Final, Literal

from explainer.ground.patterns import regex

Comparison = Literal["year", "quarter", "month"]

_YEAR: Final = regex(
    r"\byear[- ](?:on|over)[- ]year\b|\by(?:/|-o-|o)y\b|\bannual(?:ly|i[sz]ed)?\b"
    r"|\b(?:same|corresponding) (?:period|month|quarter|time|half)\b"
    r"|\b(?:a|one|the|last|previous|prior|preceding) year (?:earlier|ago|before)\b|\blast year\b"
    r"|\b(?:than|from|over|on|with|to|against) (?:the |in )?(?:last|previous|prior|preceding|year[- ]earlier) year\b"
    r"|\b(?:than|over|against|with|from) (?:in |that of )?(?:19|20)[0-9]{2}\b|\byear[- ]earlier\b"
    r"|同比|比上年|较上年|比去年|较去年|上年同期|去年同期|比[12][0-9]{3}年|較上年|比上一年|较[12][0-9]{3}年"
    r"|\b(?:sur un an|en glissement annuel|par rapport à (?:l['’]année|la même période)|l['’]année précédente)\b"
    r"|\bl['’]année dernière\b"
    r"|\b(?:Vorjahr\w*|Jahresvergleich|gegenüber dem Vorjahr|im Jahresvergleich)\b|\binteranual\w*\b|\baño anterior\b"
    r"|\b(?:mismo período|respecto al año)\b|\bгодовом выражении|в годовом|\bпрошл\w+ год\w*|\bпредыдущ\w+ год\w*"
    r"|по сравнению с аналогичн\w+",
    re.IGNORECASE,
)
_QUARTER: Final = regex(
    r"\bquarter[- ](?:on|over)[- ]quarter\b|\bq(?:/|-o-|o)q\b|\b(?:previous|last|prior|preceding) quarter\b"
    r"|比上季|较上季|季环比"
    r"|\b(?:trimestre précédent|d['’]un trimestre à l['’]autre|Vorquartal\w*|trimestre anterior|intertrimestral\w*)\b"
    r"|\b(?:предыдущ|прошл)\w+ квартал\w*",
    re.IGNORECASE,
)
_MONTH: Final = regex(
    r"\bmonth[- ](?:on|over)[- ]month\b|\bm(?:/|-o-|o)m\b|\b(?:previous|last|prior|preceding) month\b"
    r"|比上月|较上月|环比"
    r"|\b(?:mois précédent|d['’]un mois à l['’]autre|Vormonat\w*|mes anterior|intermensual\w*)\b"
    r"|\b(?:предыдущ|прошл)\w+ месяц\w*",
    re.IGNORECASE,
)


def comparisons(words: str) -> frozenset[Comparison]:
    """The earlier times that words compare with; empty if they do not say. 环比 is with a month or a quarter."""
    found: set[Comparison] = set()
    if _YEAR.search(words):
        found.add("year")
    if _QUARTER.search(words) or "环比" in words:
        found.add("quarter")
    if _MONTH.search(words):
        found.add("month")
    return frozenset(found)
