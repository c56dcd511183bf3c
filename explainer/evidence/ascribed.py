"""Finds whom the sentence beside a quotation names as its speaker: the name that goes with a verb of saying.

Judged by words and order alone. A hint for a warning, never evidence: where a pronoun speaks, or the stretch is
anything but plain, nobody is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from explainer.evidence.aides import speaks_through
from explainer.evidence.source import SourceText
from explainer.evidence.speaking import gives_by_verb, says
from explainer.evidence.speechverbs import ACCORDING
from explainer.evidence.stops import ends_sentence
from explainer.evidence.unrecorded import unrecorded
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 300
"""How many characters before or after a quotation are searched for its attribution."""

_ENDS: Final = regex(r"[.!?](?=\s|$)|[。！？…\n]")
_OPEN: Final = '"“„«»「『‚‘'
_CLOSE: Final = '"”“»«」』’‘'
_CLOSES: Final = regex(rf"(?<! )(?:[{_CLOSE}](?<!’)|(?<!qu)(?<!\b[dljnmtsc])’(?!\w))")
_LEADS: Final = regex(
    r"[:：,，]\s*$|\b(?:said|says|saying|stated|answered|replied|added|that|dass|que|что)\s*$|\bqu['’]$|(?:说|称"
    r"|道|表示|指出|强调|认为|宣布)\s*$"
)
_PRONOUN: Final = regex(
    r"\b(?:he|she|they|who|il|elle|ils|elles|er|sie|él|ella|ellos|он|она|они)\b|他|她", re.IGNORECASE
)
_TIME: Final = (
    r"[0-9]|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Januar|Februar|März|Mai|Juni|Juli"
    r"|Oktober|Dezember|parliament|congress|delegates|reporters|journalists|workers|voters|supporters|lawmakers)\b"
)
"""Behind such a word a name is a subject: in her speech for 2023 Moore said, in her address to delegates Moore said."""
_NOT_SUBJECT: Final = regex(
    r"(?:\b(?:by|par|por|to|told|tells|of|about|with|beside|alongside|for|from|on|against|asked|thanked|called"
    r"|named|unlike|like|after|à|de|du|pour"
    r"|avec|sur|contre|an|von|vom|zu|über|neben|mit|für|gegen|zum|zur|bei|nach|al|con|para|sobre|о|об|с|для|к)"
    rf"(?:\s+(?!{_TIME})[\w-]+){{0,2}}"
    r"|\ba(?: l[ao]s?)?|(?:\b(?:à|de|avec|pour|sur|contre)\s+[lL]|\b[dD])[’']|\bdes"
    r"|\b(?:outside|inside|opposite|near) the"
    r"|(?:致函|致信|去信|致电)|[对向给与和同跟告诉在关于]{1,2}[^\s，。；：！？]{0,8})\s*$"
)
_GIVEN: Final = regex(rf"(?<= )(?!{_TIME})[A-ZÀ-ÞА-ЯЁ][\w’.-]{{0,20}} $")
"""A given name before the family name at which one is found: al comisario europeo Luis | Mora."""
_GENITIVE: Final = regex(
    r"[^\s]+(?: [A-ZÀ-Þ][^\s]*)?['’]s?\s"
    r"|[\u3400-\u9fff]{2,4}?(?:主席|总书记|书记|总理|部长|省长|市长|总统|先生|女士)?的"
)
_SOME: Final = regex(
    r"(?:有(?:一些|不少|部分)?(?:网民|网友|人|媒体|居民|市民|村民|用户|家长|消息)|(?:一些|部分|不少|许多)(?:网民"
    r"|网友|人|媒体|居民|市民|家长))(?:们)?"
    r"(?:发帖|发文|质疑|爆料)?(?:称|说|传)(?=[^，。]{0,2}[，：:]?$)"
    r"|(?:^|(?<=[.!?,;] ))(?:[Ss]ome|[Mm]any|[Ss]everal|[Oo]nline|[Aa]nonymous) (?:\w+ )?(?:users|people|residents"
    r"|critics|posts"
    r"|accounts|commentators) (?:claim|say|said|wrote|claimed|alleged)(?: that)?\s*$"
)
_ANSWER_OF: Final = regex(r"\b(?:answer|repl(?:y|ies)|response|words|view|opinion|message) of (?:[A-Z]\w+ )?$")
_QUOTED_AS: Final = regex(
    r"\b(?:quot(?:es?|ed|ing)|cit(?:es?|ed|ing)) (?P<who>[^.!?\"“”„«»]{2,80}) as (?:saying|stating|telling)"
    r"[^.!?]{0,30}$"
)
_RELATIVE: Final = regex(r",\s(?:who|qui|quien)\b[^,.]{1,80},")
_AIDE_REACH: Final = 40


def ascribed(
    source: SourceText, start: int, end: int, mine: Sequence[int], others: Callable[[], Sequence[int]]
) -> int | None:
    """The raw offset of somebody else's name, if the attribution beside raw `start:end` has that and not the speaker's.

    `mine` and `others()` are the ordered offsets from `places`; the latter is called only if needed. Words that
    introduce the quotation ("A said: …", "A说：…") decide alone; else those behind it ("…, said B", "…。”B说"), unless
    they introduce another quotation.
    """
    raw = source.raw
    first, last = _with_marks(source.quoted, start, end)
    if quoted := _QUOTED_AS.search(raw, max(0, first - _REACH), first):
        return _of_stretch(raw, quoted.start("who"), quoted.end("who"), mine, others)
    low, high, shared = _before(raw, first)
    if low < high and gives_by_verb(raw[low:high]):
        found = _leading(raw, low, high, mine, others, shared=shared)
        return found if found is not None else _of_some(raw, low, high)
    if first == start and (found := _according(raw, first, mine, others)) != -1:
        return found
    if first == start and raw[last : last + 1] in (*".!?。！？",):
        return None
    low, high, shared = _after(raw, first, last)
    if not says("", raw[low:high]) or _has_pronoun(raw, low, high):
        return None
    named = _between(mine, low, high)
    if named and all(speaks_through(raw, at) for at in named):
        return named[0]
    own = [at for at in named if is_subject(raw, low, at)]
    if own and not shared:
        return None
    found = _named(raw, low, own[0] if own else high, others())
    return found if found is not None or named else unrecorded(raw, low, high)


def _of_stretch(raw: str, low: int, high: int, mine: Sequence[int], others: Callable[[], Sequence[int]]) -> int | None:
    """Another's name in words that are nothing but a name, such as those between "quoted" and "as saying"."""
    if _between(mine, low, high) or _has_pronoun(raw, low, high):
        return None
    return next(iter(_between(others(), low, high)), None) or unrecorded(f"{raw[:high]} said", low, high + 5)


def _leading(
    raw: str, low: int, high: int, mine: Sequence[int], others: Callable[[], Sequence[int]], *, shared: bool
) -> int | None:
    """Somebody else's name in words that introduce a quotation; "he" may be the genitive that opens the sentence."""
    named = _between(mine, low, high)
    if named and all(speaks_through(raw, at) for at in named):
        return named[0]
    own = [at for at in named if is_subject(raw, low, at)]
    if own and not shared:
        return None
    if _has_pronoun(raw, low, high):
        if not named or not all(_GENITIVE.match(raw, at) for at in named):
            return None
        opening = low + len(raw[low:high]) - len(raw[low:high].lstrip())
        known = next(iter(_between(others(), opening, opening + 1)), None)
        return known if known is not None else unrecorded(raw, low, named[0])
    found = _named(raw, own[-1] + 1 if own else low, high, others())
    return found if found is not None or own else unrecorded(raw, low, high)


def _of_some(raw: str, low: int, high: int) -> int | None:
    """The offset of several without a name whose words are told: some users claim that …, 有网民称."""
    some = _SOME.search(raw, low, high)
    return some.start() if some else None


def _according(raw: str, first: int, mine: Sequence[int], others: Callable[[], Sequence[int]]) -> int | None:
    """The name of another according to whom words without marks are told; None if it is the speaker's.

    -1 if the words before them in their sentence say nothing of the kind.
    """
    floor = max(0, first - _REACH)
    stretch = raw[floor:first]
    begin = max((match.end() for match in _ENDS.finditer(stretch) if _is_end(stretch, match)), default=0)
    source = ACCORDING.match(stretch, begin + len(stretch[begin:]) - len(stretch[begin:].lstrip()))
    if source is None:
        return -1
    low, high = floor + source.end(), first
    if _between(mine, low, high):
        return None
    return next(iter(_between(others(), low, high)), -1)


def _has_pronoun(raw: str, low: int, high: int) -> bool:
    """Whether a pronoun may be the one who speaks; a clause such as ", who came late," has none that does."""
    return _PRONOUN.search(_RELATIVE.sub(",", raw[low:high])) is not None


def _named(raw: str, low: int, high: int, others: Sequence[int]) -> int | None:
    return next((at for at in _between(others, low, high) if is_subject(raw, low, at)), None)


def _with_marks(quoted: tuple[tuple[Span, ...], ...], start: int, end: int) -> Span:
    """The innermost pair of quotation marks around raw `start:end`, or that itself."""
    found = []
    for kind in quoted:
        at = bisect_left(kind, (start + 1, 0)) - 1
        if at >= 0 and end <= kind[at][1]:
            found.append(kind[at])
    return max(found, default=(start, end))


def _before(raw: str, first: int) -> tuple[int, int, bool]:
    """The words of the sentence that introduce a quotation, or an empty stretch if none do.

    The third value says whether they are between two quotations and may belong to both.
    """
    floor = max(0, first - _REACH)
    stretch = raw[floor:first]
    if not _LEADS.search(stretch):
        return first, first, False
    ends = [match.end() for match in _ENDS.finditer(stretch) if _is_end(stretch, match)]
    closed = [match.end() for match in _CLOSES.finditer(stretch)]
    sentence, mark = max((0, *ends)), max((0, *closed))
    return floor + max(sentence, mark), first, mark > sentence


def _after(raw: str, first: int, last: int) -> tuple[int, int, bool]:
    """The words behind a quotation up to the end of the sentence, or empty if they introduce another quotation.

    The third value says whether they are between two quotations and may belong to both.
    """
    stretch = raw[last : last + _REACH]
    begin = len(stretch) - len(stretch.lstrip(" .,，。"))
    match = next((match for match in _ENDS.finditer(stretch, begin) if _is_end(stretch, match)), None)
    end = match.start() if match else len(stretch)
    opened = next((at for at in range(begin, end) if stretch[at] in _OPEN), None)
    finished = raw[first:last].rstrip(_CLOSE + " ")[-1:] in (*".!?。！？…",) or stretch[:1] in (".", "。")
    if opened is not None and finished:
        return last, last, False
    return last, last + (end if opened is None else opened), opened is not None


def _is_end(text: str, sign: re.Match[str]) -> bool:
    return sign[0] != "." or ends_sentence(text, sign.start())


def _between(offsets: Sequence[int], low: int, high: int) -> Sequence[int]:
    return offsets[bisect_left(offsets, low) : bisect_left(offsets, high)]


def is_subject(raw: str, low: int, at: int) -> bool:
    """Whether a name is neither spoken to or about nor in the genitive."""
    if _ANSWER_OF.search(raw[max(low, at - _AIDE_REACH) : at]):
        return not _GENITIVE.match(raw, at)
    before = raw[max(low, at - 30) : at]
    bare = _GIVEN.sub("", before)
    return not (_NOT_SUBJECT.search(before) or _NOT_SUBJECT.search(bare)) and not _GENITIVE.match(raw, at)
