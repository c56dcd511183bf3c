"""Days of an earlier visit, and days of a thing that is quoted: Reuter had last been there on 3 June; a plan of 8 July.

A sentence that says when somebody had last been in a place gives no day of what was said there later. In a following
sentence with several dates, each has its own clause: the budget was presented on one day, the speech given on another.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.occasion import EVENT
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 140
_GAP: Final = r"[^,;:.!?()“”«»„\n，。；：！？]{0,60}$"
_LAST: Final = regex(
    r"(?:\b(?:had|has) (?:last|previously|earlier|once|already)|\b(?:was|were) (?:last|previously)"
    r"|\blast (?:visited|met|came|went|spoke)|\b(?:zuletzt|letztmals|zum letzten Mal|das letzte Mal|schon einmal)"
    r"|\bpour la dernière fois|\b(?:avait|était) (?:déjà|auparavant)|\b(?:por última vez|ya había|había)"
    rf"|\b(?:в последний раз|раньше|прежде)|上一?次|最近一次|此前曾|(?<!不)曾[于在]?){_GAP}",
    re.IGNORECASE,
)
_LAST_BEHIND: Final = regex(
    r"(?: \w+){0,3}? (?:(?:zuletzt|letztmals|schon einmal|zum letzten Mal)\b"
    r"|(?:pour la dernière fois|por última vez|for the last time)\b"
    r"|(?:года? |г\. )?в последний раз\b)",
    re.IGNORECASE,
)
_SAYING: Final = regex(
    r"\b(?:said|says|told|added|declared|warned|announced|sagte\w*|erklärte\w*|betonte\w*|kündigte\w*|dit|déclaré|affirmé"
    r"|annoncé|dijo|dicho|afirmó|declaró|anunció|сказал\w*|заявил\w*|сообщил\w*|объявил\w*)\b|表示|指出|强调|宣布|[说讲]|[“„«]",
    re.IGNORECASE,
)
_DONE_ON: Final = regex(
    r"(?:published|unveiled|presented|announced|adopted|signed|approved|released|agreed|passed"
    r"|publiée?s?|présentée?s?|annoncée?s?|adoptée?s?|signée?s?|dévoilée?s?"
    r"|(?:publicad|presentad|anunciad|aprobad|firmad|adoptad)[oa]s?"
    r"|(?:опубликованн|представленн|принят|подписанн|объявленн|утвержд[её]нн)\w{2,3})\b[^,;:.!?“”«»]{0,60}$",
    re.IGNORECASE,
)
_FEW: Final = 6
"""How many words of a quotation may stand before its participle: a plan published in …"""
_JOINED: Final = regex(r"[,;，；–—]|\b(?:and|but|while|und|aber|während|et|mais|y|pero|и|а|но)\b", re.IGNORECASE)


def is_of_an_earlier_visit(before: str, behind: str) -> bool:
    """Whether a date between these words is the day on which somebody had last been somewhere."""
    clause = re.split(r"[,;:，；：]\s", before[-_REACH:])[-1]
    if _LAST.search(clause) is None and _LAST_BEHIND.match(behind) is None:
        return False
    return _SAYING.search(clause) is None and _SAYING.search(behind) is None


def is_of_what_is_quoted(raw: str, quoted: Span, date: Span) -> bool:
    """Whether quoted words without a speaker are little more than a thing and its day: a plan published on 8 July."""
    if not quoted[0] <= date[0] < quoted[1]:
        return False
    done = _DONE_ON.search(raw, max(quoted[0], date[0] - _REACH), date[0])
    return done is not None and len(raw[quoted[0] : done.start()].split()) <= _FEW


def goes_on_telling(raw: str, sentence: Span, date: Span, others: tuple[Span, ...]) -> bool:
    """Whether a sentence that tells of an event does so with this date, and not with another one that it has too."""
    own = _clause(raw, sentence, date, others)
    return EVENT.search(raw, *own) is not None or not any(
        EVENT.search(raw, *_clause(raw, sentence, other, (*others, date))) for other in others if other != date
    )


def _clause(raw: str, sentence: Span, date: Span, others: tuple[Span, ...]) -> Span:
    """The part of a sentence around a date, from the last joining word behind the date before it to the next one."""
    low = max((end for start, end in others if start < date[0]), default=-1)
    high = min((start for start, _ in others if start > date[0]), default=-1)
    first, last = max(sentence[0], date[0] - _REACH), min(sentence[1], date[1] + _REACH)
    begin = first if low < first else max((m.end() for m in _JOINED.finditer(raw, low, date[0])), default=low)
    joint = _JOINED.search(raw, date[1], high) if high >= 0 else None
    return begin, (joint.start() if joint else last if high < 0 else min(high, last))
