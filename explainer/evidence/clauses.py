"""Where a clause ends, and what may stand between the numbers of one list or range. All patterns read folded text."""

from __future__ import annotations

from typing import Final

from explainer.ground.patterns import regex

_ABBREVIATED: Final = regex(
    r"(?:\b(?:approx|ca|mio|mrd|tsd|mia|u\.s|no|vs|bn|млн|млрд|тыс|трлн|руб|г|rs|dr|mr|mrs|bzw|est|долл)\.)$"
)
_STOP: Final = regex(
    r"[;:!?。\n()\[\]\"、,，]|\.(?=\s|$)|(?<=\s)-(?=\s)"
    r"|\b(?:and|but|while|whereas|although|though|as|when|after|before|because|since|despite|yet|or(?! so\b)|which|who"
    r"|that|then|even as|und|aber"
    r"|während|obwohl|sondern|jedoch|oder|et|mais|tandis|alors|ou|y|pero|mientras|aunque|sino|o|и|а|но|хотя|тогда|или)\b"
    r"|而|但|并(?!非)|同时|以及|[和与及或]"
)
AND: Final = regex(
    r" ?(?:,|;|，|、|/|&)? ?(?:(?:and|or|und|oder|et|ou|y|o|и|или|和|及|与|以及|then|to|by) ?)?(?:(?:by|of|to|um"
    r"|auf|de|на|by the|the) )?"
)
"""What may stand between two numbers of one list."""
RANGE: Final = regex(
    r" ?(?:-|~|to|through|bis|à|a|al|hasta|до|至|到|through) ?|(?: (?:and|und|et|y|и) |和|与|及)(?P<between>)"
)
BETWEEN: Final = regex(r"(?:\b(?:between|zwischen|entre|между)|[在介])(?: (?:the|a))? ?[$€£¥₽₹]?$")


def stops_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where clauses end: punctuation and the words that begin another clause."""
    return tuple(
        match.span()
        for match in _STOP.finditer(text)
        if match[0] != "." or not _ABBREVIATED.search(text, max(0, match.start() - 8), match.end())
    )
