"""Sets quotation marks as a typesetter would: those of the language outside, and the other pair for what is within."""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = ("“", "”", "‘", "’")
_MARKS: Final[dict[str, tuple[str, str, str, str]]] = {
    "de": ("„", "“", "‚", "‘"),
    "es": ("«", "»", "“", "”"),
    "fr": ("« ", " »", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "ru": ("«", "»", "„", "“"),
    "zh-hant": ("「", "」", "『", "』"),
}
"""Opening and closing marks, outer and inner, as CLDR 45 gives them for the language."""
_PAIRS: Final = {'"': '"', "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«"}
"""Double marks that open, with those that close them in one language or another."""
_DOUBLE: Final = frozenset("”").union(_PAIRS)
_APOSTROPHE: Final = "'"


def quoted(text: str, language: str, *, outer: bool = True) -> str:
    """A quotation with the marks of its language, a BCP 47 tag; marks within it become inner ones.

    Without `outer` none are put around it, and those within are the outer ones. Marks that do not come in pairs stay as
    they are.
    """
    tag = language.lower()
    first, last, inner_first, inner_last = _MARKS.get(tag) or _MARKS.get(tag.split("-")[0]) or _ENGLISH
    within = (inner_first, inner_last) if outer else (first, last)
    words = _with_apostrophes(_paired(text, within))
    return f"{first}{words}{last}" if outer else words


def _paired(text: str, marks: tuple[str, str]) -> str:
    """The text with its double marks replaced in turn, if each that opens is closed."""
    places = [place for place, sign in enumerate(text) if sign in _DOUBLE]
    pairs = zip(places[::2], places[1::2], strict=False)
    if len(places) % 2 or not all(text[last] in _PAIRS.get(text[first], "") for first, last in pairs):
        return text
    signs = list(text)
    for number, place in enumerate(places):
        signs[place] = marks[number % 2]
    return "".join(signs)


def _with_apostrophes(text: str) -> str:
    signs = list(text)
    for place in range(1, len(signs) - 1):
        if signs[place] == _APOSTROPHE and signs[place - 1].isalpha() and signs[place + 1].isalpha():
            signs[place] = "’"
    return "".join(signs)
