"""The turns of a transcript: where each speaker's words begin, and what nobody speaks, such as stage directions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal

from explainer.ground.patterns import regex

_LABEL: Final = regex(
    r"^[ \t]*(?P<label>[^\W\d_][^\n:：.!?。()]{0,60})(?:\([^()\n]{0,60}\))?[ \t]*[:：](?!/)",
    re.MULTILINE,
)
_ASKING: Final = regex(
    r"q|question|reporter|journalist|press|interviewer|moderator|host|audience|voice|voices|frage|journalist(?:in)?|presse"
    r"|pregunta|periodista|вопрос|журналист|корреспондент|问|提问|记者|主持人|观众|众",
    re.IGNORECASE,
)
_ANSWERING: Final = regex(r"a|answer|antwort|réponse|respuesta|ответ|答|答问", re.IGNORECASE)
Role = Literal["asking", "answering", "named", "unclear"]
_MOST_WORDS: Final = 6
"""The longest label: a longer line with a colon is a sentence."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: its label as printed, and the raw offsets of the label.

    `role`: whether it is a question or an answer, or `unclear` if the label may be a name or a word such as "Note".
    """

    label: str
    start: int
    end: int
    role: Role


def turns(raw: str) -> tuple[Turn, ...]:
    """The turns of a text in order.

    A label is a short beginning of a line with a colon behind it, which is repeated, in capitals, or means question or
    answer.
    """
    found = [match for match in _LABEL.finditer(raw) if len(match["label"].split()) <= _MOST_WORDS]
    often = Counter(match["label"].strip().casefold() for match in found)
    made = []
    for match in found:
        label = match["label"].strip()
        role = _role(label, often[label.casefold()])
        if role is not None:
            made.append(Turn(label, match.start("label"), match.end("label"), role))
    return tuple(made) if any(turn.role != "unclear" for turn in made) else ()


def _role(label: str, times: int) -> Role | None:
    if _ASKING.fullmatch(label):
        return "asking"
    if _ANSWERING.fullmatch(label):
        return "answering"
    if times > 1 or (label.isupper() and len(label) > 1):
        return "named"
    words = label.split()
    short = (len(words) <= 3 and all(word[0].isupper() for word in words)) or (label > "\u2e80" and len(label) <= 4)
    return "unclear" if short else None


def turn_at(found: tuple[Turn, ...], offset: int) -> Turn | None:
    """The turn that has a raw offset; None before the first."""
    k = bisect_right(found, offset, key=lambda turn: turn.start) - 1
    return found[k] if k >= 0 else None


_REACH: Final = 200


def is_direction(raw: str, start: int, end: int) -> bool:
    """Whether raw `start:end` is in brackets that begin a line or a sentence, as in (The delegates rise)."""
    before = raw[max(0, start - _REACH) : start].rpartition("\n")[2]
    opened = max(before.rfind(sign) for sign in "([（［")
    if opened < 0 or any(sign in before[opened:] for sign in ")]）］"):
        return False
    led = before[:opened].rstrip()
    after = raw[end : end + _REACH].partition("\n")[0]
    return (not led or led[-1] in ".!?。！？:：") and any(sign in after for sign in ")]）］")
