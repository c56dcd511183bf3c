"""Finds the spelling that is meant by a date as people write it, so that every refused date comes with what to write.

Where a text has one plain meaning, that is proposed; where it has several, the message says why. A decade becomes an
interval of its years (our subset of EDTF has no 199X), a winter or a season whose code looks like two years its months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from explainer.evidence.datetokens import tokens
from explainer.evidence.printed_dates import Moment, PrintedDate, printed_dates
from explainer.ground.dates import NOT_READABLE, NOT_WRITTEN_SO, DateError, PartialDate
from explainer.ground.patterns import regex

_LANGUAGES: Final = ("en", "zh", "de", "fr", "es", "ru", "it", "pt")
_ABOUT: Final = regex(
    r"^(?:~|circa|ca?\.?|about|around|approx(?:imately|\.)?|roughly|etwa|ungefähr|um|vers|environ|hacia|около|ок\.?|verso"
    r"|cerca de|大约|约)\s*(?=[\w(])|\s*(?:左右|前后|~|\(circa\)|\(approx\.?\))$",
    re.IGNORECASE,
)
_DOUBT: Final = regex(r"\s*(?:\(\?\)|\?|\(uncertain\)|？)$|^(?:\?|probably\s|perhaps\s|possibly\s|maybe\s)\s*")
_UNTIL: Final = regex(
    r"^(?:until|till|by|up to|to|through|bis(?: zum| ende)?|jusqu['’](?:en|au|à)|hasta(?: el)?|до|по|fino al?|até"
    r"|截至|至|到|\.\.+\s*/?|…\s*/?|/|-)\s*(?=[\w])|(?:为止|止|之前|前)$",
    re.IGNORECASE,
)
_BEFORE: Final = regex(
    r"^(?:before|vor(?: dem)?|avant(?: le)?|antes de(?:l)?|prima del?|перед|earlier than|<)\s*",
    re.IGNORECASE,
)
_SINCE: Final = regex(
    r"^(?:since|from|starting|as of|seit(?: dem)?|ab(?: dem)?|depuis(?: le)?|à partir d[eu']|desde(?: el)?"
    r"|a partir de|с|dal?|自|从)\s*(?=[\w])|\s*(?:起|以来|开始|onwards?|/?\s*\.\.+|…|/|-|\+)$",
    re.IGNORECASE,
)
_AFTER: Final = regex(
    r"^(?:after|nach(?: dem)?|après(?: le)?|después de(?:l)?|dopo|после|later than|>)\s*",
    re.IGNORECASE,
)
_AROUND: Final = regex(
    r"^(?:the|in|on|at|during|from|of|im(?: jahr)?|am|vom|von|zwischen(?: dem)?|between|entre(?: le| el)?"
    r"|du|de|del|dal|le|el|en|au|с|в|во|на|tra il|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?|星期.|周.)[\s,]+|[\s,]+(?:г|года|г\.|年)$|(?<!\.)[\s.,;]$",
    re.IGNORECASE,
)
_VAGUE: Final = regex(
    r"^(?:early|mid|late|end of|start of|beginning of|anfang|mitte|ende|début|fin|mi|principios de"
    r"|finales de|начало|конец|年初|年底)\b[\s-]*",
    re.IGNORECASE,
)
_NONE: Final = regex(
    r"(?:unknown|n\.?\s?d\.?|tb[acd]|undated|none|never|not stated|no date|-+|\?+|不详|未知)",
    re.IGNORECASE,
)
_QUARTER: Final = regex(
    r"(?:Q([1-4])|([1-4])Q)\s*[-/'’]?\s*(?:20)?([0-9]{2})|(?:20)?([0-9]{2})\s*[-/]?\s*(?:Q([1-4])"
    r"|([1-4])Q)",
    re.IGNORECASE,
)
_DECADE: Final = regex(
    r"(?:the\s+|les années\s+|los años\s+|anni\s+|die\s+)?([12][0-9]{2})(?:0\s?(?:['’]?s|er(?:\s+jahren?)?"
    r"|-е|年代)?|[Xx])",
    re.IGNORECASE,
)
_SHORT_SPAN: Final = regex(r"([12][0-9]{3})\s*[-/\u2010-\u2015]\s*([0-9]{2})")
_SHORT_DAYS: Final = regex(
    r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})\s*"
    r"(?:[/\u2010-\u2015至到~]|\s-\s|to)\s*(?:([0-9]{2})-)?([0-9]{2})"
)
_SHORT_MONTHS: Final = regex(r"([12][0-9]{3})-([0-9]{2})\s*(?:[/\u2010-\u2015至到~]|\s-\s|to)\s*([0-9]{2})")
_MONTH_FIRST: Final = regex(r"([0-9]{1,2})\s*[-./]\s*([12][0-9]{3})")


def read(text: str) -> PartialDate:
    """Like `PartialDate.parse`, but the `DateError` says which form is meant, if that is clear."""
    try:
        return PartialDate.parse(text)
    except DateError as failure:
        if str(failure) not in (NOT_READABLE, NOT_WRITTEN_SO):
            raise
        better = _explained(text.strip())
        raise better or failure from None


def _explained(text: str) -> DateError | None:
    if _NONE.fullmatch(text):
        return DateError("This is not a date that can be read.", "If the date is not known, leave the field out.")
    if re.match(r"(?:FY|fiscal|financial)\b\s*|FY(?=[0-9])", text, re.IGNORECASE):
        hint = "Write its first and last month, such as 2023-04/2024-03."
        return DateError("A financial year may begin in any month.", hint)
    if (found := _before_or_after(text)) is not None:
        return DateError(NOT_WRITTEN_SO, found)
    if meant := proposal(text):
        return DateError(NOT_WRITTEN_SO, f"Write {_said(meant)}.")
    if vague := _VAGUE.match(text):
        rest = proposal(text[vague.end() :]) or _valid(text[vague.end() :])
        if rest:
            hint = f"Write {rest}, or the months or days that are meant, such as 2024-01/2024-04."
            return DateError(f'It is not clear how long "{vague[0].strip()}" lasts.', hint)
    return None


def _before_or_after(text: str) -> str | None:
    """Advice for "before" or "after" a date, which may or may not include it: both spellings."""
    for words, at_start in ((_BEFORE, True), (_AFTER, False)):
        rest = words.sub("", text, count=1)
        if rest == text or not (date := proposal(rest) or _valid(rest)):
            continue
        kept = f"../{date}" if at_start else f"{date}/.."
        if date.isdigit():
            other = f"../{int(date) - 1}" if at_start else f"{int(date) + 1}/.."
            return f"Write {kept} if {date} itself may be meant, or {other} if not."
        return f"Write {_said(kept)}."
    return None


def _said(date: str) -> str:
    """The date, with a word behind an open end, whose two dots would run into the full stop."""
    return f"{date} (two dots)" if date.endswith(".") else date


def proposal(text: str) -> str | None:
    """The spelling that a text plainly means, or None."""
    for meant in _proposals(text.strip()):
        if meant and (valid := _valid(meant)):
            return valid
    return None


def _valid(text: str) -> str | None:
    try:
        return PartialDate.parse(text).text
    except DateError:
        return None


def _proposals(text: str) -> Iterator[str | None]:
    yield _short(text)
    yield from _open(text)
    yield _in_words(text)
    for words, sign in ((_ABOUT, "~"), (_DOUBT, "?")):
        rest = words.sub("", text, count=1).strip()
        if rest != text and rest:
            inner = _valid(rest) or proposal(rest)
            yield inner and (None if inner[-1] in "~?%" or "/" in inner else inner + sign)


def _open(text: str) -> Iterator[str | None]:
    """Intervals without a beginning or an end. A range in words, "from 1 to 3 May", is not one."""
    for words, form in ((_UNTIL, "../{}"), (_SINCE, "{}/..")):
        rest = words.sub("", text, count=1).strip()
        if rest != text and rest:
            inner = _valid(rest) or proposal(rest)
            yield inner and ("" if "/" in inner else form.format(inner))


def _short(text: str) -> str | None:
    """Forms in digits that leave something out."""
    if found := _SHORT_SPAN.fullmatch(text):
        year, second = int(found[1]), int(found[2])
        if second == (year + 1) % 100 or (second > 12 and second > year % 100):
            return f"{year}/{year - year % 100 + second + (100 if second < year % 100 else 0)}"
        return f"{year}-{second:02}"
    if found := _SHORT_DAYS.fullmatch(text):
        return f"{found[1]}-{found[2]}-{found[3]}/{found[1]}-{found[4] or found[2]}-{found[5]}"
    if found := _SHORT_MONTHS.fullmatch(text):
        return f"{found[1]}-{found[2]}/{found[1]}-{found[3]}"
    if found := _MONTH_FIRST.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02}"
    if found := _QUARTER.fullmatch(text):
        return f"20{found[3] or found[4]}-Q{found[1] or found[2] or found[5] or found[6]}"
    if (found := _DECADE.fullmatch(text)) and not text.isdigit():
        return f"{found[1]}0/{found[1]}9"
    if found := re.fullmatch(r"([12][0-9])[Xx]{2}", text):
        return f"{found[1]}00/{found[1]}99"
    return None


def _in_words(text: str) -> str | None:
    """The spelling of a printed date, in any of the languages, that is the whole text."""
    bare = text
    for _ in range(4):
        bare = _AROUND.sub("", bare).strip()
    for language in _LANGUAGES:
        for whole in dict.fromkeys((text, bare)):
            dates = printed_dates(whole, language)
            filling = [item for item in dates if _fills(item, whole)]
            if filling:
                return _spelled(filling[0], whole, language)
            if len(dates) == 3 and dates[0].is_end and _between(dates, whole):
                return _spelled(dates[1], whole, language)
    return None


def _fills(item: PrintedDate, text: str) -> bool:
    before, after = text[: item.span[0]], text[item.span[1] :]
    clock = r"T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?\s*(?:Z|UTC|[+-][0-9:]{2,5})?"
    rest = rf"\s*\.?\s*(?:г\.?|года|年|{clock})?[\s,]*\.?"
    return not before.strip() and re.fullmatch(rest, after) is not None


def _between(dates: tuple[PrintedDate, ...], text: str) -> bool:
    return not text[: dates[1].span[0]].strip() and not text[dates[1].span[1] :].strip()


def _spelled(item: PrintedDate, text: str, language: str) -> str | None:
    kinds = {token.kind for token in tokens(text, language)[1]}
    if item.start == item.end:
        return _moment(item.start)
    if not (item.start.year and item.end.year):
        return None
    if "Q" in kinds and item.end.month - item.start.month == 2:
        return f"{item.start.year}-Q{(item.start.month + 2) // 3}"
    if "S" in kinds:
        code = {3: 21, 6: 22, 9: 23, 12: 24}[item.start.month]
        if code != (item.start.year + 1) % 100 and code != 24:
            return f"{item.start.year}-{code}"
    return f"{_moment(item.start)}/{_moment(item.end)}"


def _moment(moment: Moment) -> str:
    year = f"{moment.year:04}" if moment.year else "XXXX"
    return "-".join([year, *(f"{part:02}" for part in (moment.month, moment.day) if part)])
