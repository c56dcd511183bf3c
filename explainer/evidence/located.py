"""Where a number holds: the place that a sentence connects with it.

A place counts if the sentence says "in" it, or begins a clause with it; not one where somebody spoke, whence somebody
came, or with which the number is compared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from explainer.evidence.connected import Named
from explainer.evidence.speechverbs import ACCORDING, SPEECH
from explainer.evidence.words import FIRST_EAST_ASIAN, Span
from explainer.ground.patterns import regex

_BEFORE: Final = 40
_LOCATIVE: Final = regex(r"\b(?:in|across|à|en|im|во?|на)(?: (?:the|la|el|le))? $|[在于，。；、：其中]$", re.IGNORECASE)
_BEGINS: Final = regex(
    r"(?:^|[.;:,、，；：(“\"])\W*(?:(?:and|but|while|whereas|y|e|et|und|и|а|mientras que|tandis que|während"
    r"|aber|mais|pero|而|但|其中)\s?)?$"
    r"|\b(?:and|while|whereas|y|et|und|и|а) $"
    r"|\b(?:19|20)[0-9]{2} (?:года |году )?(?:had |hat |hatte )?$|[0-9]年[，,]?$",
    re.IGNORECASE,
)
_COMPARED: Final = regex(
    r"\b(?:than|as|like|unlike|compared (?:with|to)|against|als|wie|anders als|gegenüber|que|comme|par rapport à"
    r"|contrairement à|como|frente a|respecto a|чем|как|в отличие от|по сравнению с)(?: \w+)? $|[比较与和同跟]$",
    re.IGNORECASE,
)
_SAID_THERE: Final = regex(
    r"\b(?:mitteilte\w*|teilte\w*|mit|beschloss\w*|met|presented|signed|traf|présenté\w*|signé\w*|presentó|firmó|представил\w*"
    r"|встретил\w*|опубликова\w+|published|veröffentlicht\w*|publié\w*|publicó)\b",
    re.IGNORECASE,
)
_THERE: Final = regex(
    r"\b(?:there|here|the (?:city|town|province|region|county|state|country|district|village|capital)|dort|hier"
    r"|(?:die|der) (?:Stadt|Provinz|Region|Hauptstadt)|das Land|là-bas|la (?:ville|région|province|capitale)|allí|aquí"
    r"|la (?:ciudad|región|provincia|comunidad|capital)|там|здесь|город\w*|област\w*|регион\w*|республик\w+)\b"
    r"|[该本全]\s?[市省县区州国]|当地|那里|这里",
    re.IGNORECASE,
)
_THEY: Final = regex(
    r"\W*(?:they|it|its|their|sie|es|ihre?|il|elle|elles|ils|leur|ella|ellos|они|он|она|оно|它|其)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = regex(r"[;:；：。]|[,，、](?![0-9])")


def may_be_anywhere(text: str) -> bool:
    """Whether a sentence says "there", "the town" or "they", so that it may tell of a place named before it."""
    return _THERE.search(text) is not None or _THEY.match(text) is not None


def place_of_number(text: str, at: int, names: Sequence[Named], numbers: Sequence[int]) -> Named | None:
    """The one place with which a sentence connects the number at an offset; None if there is none, or several.

    `numbers` are where the numbers of the sentence begin. Where numbers and places alternate, each has its own place.
    """
    cuts = [match.start() for match in _CLAUSE.finditer(text)]
    roles = [(name, _role(text, name, cuts)) for name in names]
    own = [name for name, role in roles if role == "own"]
    known = {name.who for name in own}
    if not own or any(role == "open" and name.who not in known for name, role in roles):
        return None
    if len({name.who for name in own}) == 1:
        near = [name for name in own if name.start < at or _clause(cuts, name.start) == _clause(cuts, at)]
        return near[0] if near else None
    paired = _paired(at, own, numbers)
    if paired is not None:
        return paired
    beside = [name for name in own if _clause(cuts, name.start) == _clause(cuts, at)]
    return beside[0] if len({name.who for name in beside}) == 1 else None


def _paired(at: int, names: Sequence[Named], numbers: Sequence[int]) -> Named | None:
    places = [name.start for name in names]
    if len(places) != len(numbers) or len(places) < 2 or at not in numbers:
        return None
    order = [kind for _, kind in sorted([*((start, 0) for start in places), *((start, 1) for start in numbers)])]
    if any(first == second for first, second in pairwise(order)):
        return None
    return names[numbers.index(at)]


def _clause(cuts: Sequence[int], at: int) -> int:
    return bisect_right(cuts, at)


def _span(text: str, cuts: Sequence[int], at: int) -> Span:
    number = _clause(cuts, at)
    return (cuts[number - 1] + 1 if number else 0), (cuts[number] if number < len(cuts) else len(text))


def _role(text: str, name: Named, cuts: Sequence[int]) -> Literal["own", "other", "open"]:
    """Whether something is told of a place, or it is only named (where somebody spoke, in a comparison), or neither."""
    before = text[max(0, name.start - _BEFORE) : name.start]
    low, high = _span(text, cuts, name.start)
    words = text[low:high]
    if _COMPARED.search(before) or SPEECH.search(words) or ACCORDING.search(words) or _SAID_THERE.search(words):
        return "other"
    han = text[name.start] >= FIRST_EAST_ASIAN and not before.strip()
    return "own" if han or _LOCATIVE.search(before) or _BEGINS.search(before) else "open"
