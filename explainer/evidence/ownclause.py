"""Of several dates in one sentence, finds those in the clause with the speaker: "It burned on A, and B, on C, said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 200
"""How many characters before a date are searched for the beginning of its clause."""
_JOINED: Final = regex(
    r"[,–—-]\s{0,2}(?:and|but|while|whereas|und|aber|während|et|mais|tandis que|alors que|y|pero|mientras"
    r"|и|а|но|тогда как)\b"
    r"|[;；，]",
    re.IGNORECASE,
)
_SUBORDINATE: Final = regex(
    r"\W*(?:When|While|Although|Though|Because|After|Since|As|Als|Während|Obwohl|Nachdem|Weil|Da|Quand|Lorsque|Alors"
    r"|Après que|Bien que|Comme|Cuando|Aunque|Mientras|Después de que|Como|Когда|Хотя|После того|Поскольку)\b",
    re.IGNORECASE,
)
_AGAIN: Final = regex(
    r"\W*\w*\W*(?:again|then|erneut|wieder|de nouveau|encore|otra vez|de nuevo|снова|再次|又)", re.IGNORECASE
)
_ADVERBIAL: Final = regex(
    r"\W*(?:on|at|in|during|from|by|am|bei|im|in|an|auf|lors|à|au|en|dans|durante|на|в|во|при|上午|下午|晚|在|于)"
    r"(?:\b|(?=[\u3400-\u9fff]))|\W*(?:le|el|den|dem)(?: \w+)?\W*$",
    re.IGNORECASE,
)
_WORD: Final = regex(r"[\u3400-\u9fff]|[^\W\d_]+")
_DONE_ON: Final = regex(
    r"\b(?:closed|built|opened|destroyed|burned|burnt|flooded|adopted|signed|passed|founded|elected|appointed|completed"
    r"|détruite?s?|inaugurée?s?|fermée?s?|construite?s?|brûlée?s?|adoptée?s?|signée?s?|ouverte?s?"
    r"|(?:destruid|inaugurad|cerrad|construid|quemad|aprobad|firmad|abiert)[oa]s?"
    r"|(?:сгоревш|построенн|открыт|закрыт|разрушенн|принят|подписанн)\w{1,3})(?: down)?(?: (?:on|in|le|el|en))? $",
    re.IGNORECASE,
)
_DONE_BEHIND: Final = regex(
    r" [a-zäöüß]{3,}(?:t|en)e[nmrs]? [A-ZÄÖÜ]"
    r"|(?:建成|开放|通过|签署|关闭|被?冲毁|被毁|生效|成立|颁布|落成|烧毁|竣工|发生)的"
)


def of_own_clause(raw: str, sentence: Span, spans: Sequence[Span], names: Sequence[int]) -> tuple[Span, ...]:
    """Those of a sentence's dates, in order, that no other clause has; all of them if that leaves none."""
    own = tuple(
        span
        for at, span in enumerate(spans)
        if not _is_of_a_thing(raw, span) and not _is_of_an_earlier_clause(raw, sentence, span, spans[at + 1 :], names)
    )
    return own or tuple(spans)


def _is_of_a_thing(raw: str, span: Span) -> bool:
    """As in "the port closed on 3 June 2023", where another date of the sentence is left."""
    before = raw[max(0, span[0] - 40) : span[0]]
    return _DONE_ON.search(before) is not None or _DONE_BEHIND.match(raw[span[1] : span[1] + 40]) is not None


def _is_of_an_earlier_clause(raw: str, sentence: Span, span: Span, later: Sequence[Span], names: Sequence[int]) -> bool:
    """Whether the clause of a date ends before the next date, and says nothing about a speaker."""
    if not later or not names or names[-1] < span[1]:
        return False
    begin = _begin(raw, sentence[0], span[0])
    end = _end(raw, begin, span[1], later[0][0])
    if end < 0 or bisect_left(names, begin) < bisect_left(names, end) or _AGAIN.match(raw, end + 1):
        return False
    return _tells(raw[begin : span[0]]) or _tells(raw[span[1] : end])


def _begin(raw: str, low: int, at: int) -> int:
    low = max(low, at - _REACH)
    for match in _JOINED.finditer(raw, low, at):
        low = match.end()
    return low


def _end(raw: str, begin: int, low: int, high: int) -> int:
    """Where a clause ends; one that a conjunction opens ends with its comma. -1 if not before `high`."""
    comma = raw.find(",", low, high) if _SUBORDINATE.match(raw, begin) else -1
    if comma >= 0:
        return comma
    found = _JOINED.search(raw, low, high)
    return -1 if found is None else found.start()


def _tells(words: str) -> bool:
    """Whether words beside a date are more than a time or place."""
    return _ADVERBIAL.match(words) is None and len(_WORD.findall(words)) > 1
