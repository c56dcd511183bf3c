"""Interface texts and their values: a plain name in curly brackets is replaced by a value, and nothing else is allowed.

A site may reword every interface text, and a stranger may have written the site. `str.format` would look up attributes
and items of the values, and so reach the whole program; or fill the memory with one large width.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from explainer.ground.patterns import regex

TEXTS: Final = "layouts/texts/"
PRODUCT: Final = "product/"
"""Prefix of the paths of the product's own texts, so that a site's file of the same path adds to them."""
_PART: Final = regex(r"\{\{|\}\}|\{([^\W\d][\w-]*)\}|[{}]")
"""A bracket that is shown, written twice; a name; or a bracket that should not be there."""
_NUMBER: Final = regex(r"([+-]?)([1-9][0-9]{3,})((?:\.[0-9]+)?)")
_LONGEST_SHOWN: Final = 40


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """Words, a name, words, a name, … words: names are at the odd places."""
    found, at = [""], 0
    for part in _PART.finditer(text):
        found[-1] += text[at : part.start()]
        if part[1]:
            found += [part[1], ""]
        else:
            found[-1] += part[0][0]
        at = part.end()
    found[-1] += text[at:]
    return tuple(found)


def names(text: str) -> frozenset[str]:
    """The names of the values that a text asks for."""
    return frozenset(split(text)[1::2])


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its values, each put in once; a name without a value stays as it is written."""
    pieces = split(text)
    return "".join(values.get(piece, f"{{{piece}}}") if at % 2 else piece for at, piece in enumerate(pieces))


def fault(text: str) -> str | None:
    """What is wrong with a text's curly brackets, as the end of a sentence; None if nothing is."""
    stray = next((part for part in _PART.finditer(text) if part[0] in ("{", "}")), None)
    if stray is None:
        return None
    end = text.find("}", stray.start())
    if stray[0] == "}" or end < 0 or "{" in text[stray.end() : end]:
        return "a curly bracket without its partner"
    inside = text[stray.end() : end]
    shown = inside if len(inside) <= _LONGEST_SHOWN else f"{inside[:_LONGEST_SHOWN]}…"
    return f"{{{shown}}}, but only a plain name may be in curly brackets"


def grouped(number: str, sign: str) -> str:
    """A number with a sign between thousands, `95,811.25`; what is no number in plain digits stays as it is."""
    found = _NUMBER.fullmatch(number)
    return number if found is None else f"{found[1]}{int(found[2]):,}".replace(",", sign) + found[3]
