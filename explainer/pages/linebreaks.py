"""Where a Chinese heading may be broken: between phrases, and never inside a name.

Chinese is written without spaces, and browsers break it after any character. In running text that is right; in large
type it tears words apart. So the build marks the joints of phrases with `<wbr>`, and the styles allow no others
(`word-break: keep-all`). BudouX's model proposes the joints. It was trained on news and is wrong now and then, so a
joint that a typesetter would refuse is dropped: inside a name that the site knows, beside a single character that
belongs to its neighbour, and next to punctuation and digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

from explainer.ground.patterns import regex

_HEADING = regex(r"(<h([1-3])(?: [^>]*)?>)(.*?)(</h\2>)", re.DOTALL)
_TAG = regex(r"(<[^>]*>)")
_HAN = regex("[\u3400-\u4dbf\u4e00-\u9fff]")
_TRADITIONAL = regex(r"zh-(?:Hant|TW|HK|MO)\b", re.IGNORECASE)

_OPENING = "“‘《〈（［「『"
_CLOSING = "”’》〉）］」』，。、；：！？…"
_LEANING = "的地得了着过吗呢吧们等里届"
"""Particles, which never begin a line."""
_COUNTING = "个种次份项"
"""Measure words, which stay with their number, and the number with what it counts."""
_LEADING = "在与和对由就从以不是把被为向于及或"
"""Words that never end a line, because what they govern follows."""


def with_breaks(page: str, tag: str, names: Callable[[str], Sequence[str]]) -> str:
    """The HTML of a page in the Chinese of `tag`, with `<wbr>` at the joints of its headings of levels 1 to 3.

    `names` is asked once, for the words in the text of all headings that must stay whole. A headword with its reading
    (`<ruby>`) is left alone.
    """
    texts = [_TAG.sub("", match[3]) for match in _HEADING.finditer(page) if _is_for_us(match[3])]
    if not texts:
        return page
    whole = names("\n".join(texts))
    return _HEADING.sub(lambda match: _broken(match, tag, whole) if _is_for_us(match[3]) else match[0], page)


def _is_for_us(inner: str) -> bool:
    return "<ruby" not in inner and _HAN.search(inner) is not None


def _broken(heading: re.Match[str], tag: str, names: Sequence[str]) -> str:
    opening, _, inner, closing = heading.groups()
    parts = _TAG.split(inner)
    starts = set(joints("".join(parts[::2]), tag, names))
    done = 0
    for number in range(0, len(parts), 2):
        text = parts[number]
        parts[number] = "".join(f"<wbr>{sign}" if done + at in starts else sign for at, sign in enumerate(text))
        done += len(text)
    return "".join((opening, *parts, closing))


def joints(text: str, tag: str, names: Sequence[str] = ()) -> tuple[int, ...]:
    """The offsets in `text` before which a line may begin, in order, without 0."""
    kept = {at for start, end in _spans(text, names) for at in range(start + 1, end)}
    proposed = accumulate(len(chunk) for chunk in _parser(tag)(text))
    cuts = [0, *(at for at in proposed if at not in kept and _may_cut(text, at)), len(text)]
    phrases = _phrases([text[start:end] for start, end in pairwise(cuts)])
    return tuple(accumulate(len(phrase) for phrase in phrases))[:-1]


@cache
def _parser(tag: str) -> Callable[[str], list[str]]:
    """The model's parser. It is imported only here: a build without a new Chinese heading does without it."""
    import budoux

    if _TRADITIONAL.match(tag):
        return budoux.load_default_traditional_chinese_parser().parse
    return budoux.load_default_simplified_chinese_parser().parse


def _spans(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    return (found.span() for name in names for found in re.finditer(re.escape(name), text))


def _may_cut(text: str, at: int) -> bool:
    """Whether both sides are Chinese, or one is and the other is no punctuation that belongs to it."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _OPENING or after in _CLOSING or before.isspace() or after.isspace():
        return False
    return any(_HAN.match(sign) or sign in _OPENING + _CLOSING for sign in (before, after))


def _phrases(chunks: Iterable[str]) -> list[str]:
    """Join what may not be alone to its neighbour: a single character, a particle, a number with its measure."""
    found: list[str] = []
    waiting = False  # the last phrase needs what follows
    for chunk in chunks:
        lone = len(chunk.strip(_OPENING + _CLOSING)) == 1
        leans = lone and (chunk[0] in _LEANING + _COUNTING or chunk[-1] in _CLOSING)
        joins = bool(found) and (waiting or leans)
        done = leans or (joins and found[-1][-1] not in _LEADING)
        found[-1:] = [found[-1] + chunk] if joins else [*found[-1:], chunk]
        waiting = lone and (not done or chunk in _LEADING or chunk[-1] in _COUNTING)
    if len(found) > 1 and len(found[-1].strip(_CLOSING)) == 1:
        found[-2:] = [found[-2] + found[-1]]
    return found
