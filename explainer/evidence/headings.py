"""Finds whose speech a text is by its own heading: Speech of Angela Merkel, Rede von …, Discours de …, …在…的讲话."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from explainer.evidence.namewords import FUNCTION, OFFICES, TITLES
from explainer.evidence.source import SourceText
from explainer.ground.patterns import regex

_TOP: Final = 600
"""How many characters at the beginning of a text are searched for its heading."""
_NOUN: Final = regex(
    r"\b(?:(?:keynote |opening |closing |inaugural )?(?:speech|address|remarks|statement|lecture|sermon|eulogy"
    r"|toast|talk)"
    r"(?: (?:delivered|given|made|held))? (?:of|by|from)"
    r"|(?:delivered|given|spoken) by|(?:Rede|Ansprache|Regierungserklärung|Vortrag|Grußwort|Erklärung) (?:von"
    r"|des|der)"
    r"|(?:discours|allocution|déclaration|intervention) (?:prononcée? par |de |du |d['’])"
    r"|(?:discurso|palabras|alocución|intervención|declaración) (?:de|del|pronunciad[oa] por)"
    r"|(?:речь|выступление|обращение|доклад|заявление))(?=[\s\w])",
    re.IGNORECASE,
)
_HAN_NOUN: Final = regex(r"讲话|演讲|致辞|发言|报告|演说|贺信|讲稿")
_NAME: Final = regex(r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+(?: (?:[A-Z]\.|von|van|de|der|da|del))*(?: [A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+)+")
_END: Final = regex(r"[.!?](?=\s|$)(?<!\bMr\.)(?<!\bDr\.)(?<!\bMs\.)|[。！？\n]")
_REACH: Final = 120


def headed(source: SourceText, mine: Sequence[int], others: Callable[[], Sequence[int]]) -> int | None:
    """The raw offset of the name of another, if the heading of a speech names that one as its speaker.

    None if it names this speaker too, or nobody.
    """
    raw = source.raw[:_TOP]
    for noun in _NOUN.finditer(raw):
        end = _stop(raw, noun.end())
        if _any(mine, noun.start(), end):
            return None
        known = _any(others(), noun.end(), end)
        return known if known is not None else _unknown(raw, noun.end(), end)
    for noun in _HAN_NOUN.finditer(raw):
        begin = max((match.end() for match in _END.finditer(raw, 0, noun.start())), default=0)
        if _any(mine, begin, noun.start()) is not None:
            return None
        known = _any(others(), begin, noun.start())
        if known is not None:
            return known
    return None


def _stop(raw: str, begin: int) -> int:
    match = _END.search(raw, begin, begin + _REACH)
    return match.start() if match else min(len(raw), begin + _REACH)


def _any(offsets: Sequence[int], low: int, high: int) -> int | None:
    return next((at for at in offsets if low <= at < high), None)


def _unknown(raw: str, low: int, high: int) -> int | None:
    """A name directly behind the word for a speech that no record of the site has; not an office or title."""
    match = _NAME.match(raw, low + len(raw[low:high]) - len(raw[low:high].lstrip()), high)
    if match is None or OFFICES.search(match[0]):
        return None
    words = [word.lower().rstrip(".") for word in match[0].split()]
    return None if any(word in FUNCTION or word in TITLES for word in words) else match.start()
