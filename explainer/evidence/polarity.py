"""Words that turn a sentence round or tie it to a condition, in the languages whose sources we read.

A quotation that leaves one of them out, or that puts one in, may say the opposite of its source. The lists are of whole
words; they are long rather than short, because what they cause is a warning that an editor answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_WORDS: Final[Mapping[str, str]] = {
    "en": (
        r"not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|barely|scarcely|rarely|seldom"
        r"|fails?|failed|failing|refus\w+|den(?:y|ies|ied|ying)|reject\w*|oppos\w+|stop(?:s|ped)?|false\w*|unlikely|\w+n['’]t"
        r"|if|unless|provided|except\w*|only|until|till|would|should|could|might|may|whether|apart from|but for"
    ),
    "fr": (
        r"ne|pas|jamais|plus|guère|rien|aucune?|personne|sans|ni|non|refus\w+|nie(?:nt)?|rejet\w+"
        r"|si|s['’]il\w*|sauf|à condition|pourvu|seulement|uniquement|que si|hormis|excepté|à moins"
    ),
    "es": (
        r"no|nunca|jamás|nada|nadie|ning[uú]n\w*|tampoco|ni|sin|neg[oóa]\w*|niega\w*|rechaz\w+"
        r"|si|salvo|excepto|a menos|siempre que|con tal|sólo|solo|solamente|únicamente|hasta que"
    ),
    "de": (
        r"nicht|nichts|nie|niemals|niemand\w*|kein\w*|ohne|weder|noch|kaum|leugne\w+|lehnte?n?|verweiger\w+|bestreite\w+"
        r"|wenn|falls|sofern|soweit|außer|nur|ausgenommen|es sei denn|vorausgesetzt|bis|würde\w*|könnte\w*|sollte\w*"
    ),
    "ru": (
        r"не|нет|ни|никогда|никто|ничего|нельзя|без|отказ\w+|отриц\w+|отверг\w+"
        r"|если|кроме|только|лишь|при условии|разве|пока|бы"
    ),
}
_ELIDED: Final = "|n['’](?=[a-zà-ÿ])"
"""French "n'" before a vowel."""
_LATIN: Final = {
    language: re.compile(
        rf"(?<![\w’'])(?:(?:{words})(?!\w){_ELIDED if language == 'fr' else ''})",
        re.IGNORECASE,
    )
    for language, words in _WORDS.items()
}
_HAN: Final = re.compile(
    "(?:否认|拒绝|禁止|停止|避免|并非|不(?![仅断但管论过止只久同日免足得少])|没(?!收)|未(?![来])|无(?![论锡线人机])|非(?![常洲])|(?<![个特区分级识类鉴告差])别(?![人的处名样])"
    "|勿|莫(?!斯|大)|否(?!则)"
    "|如果|若(?!干)|假如|倘若|除非|只有|只要|除了|除(?![夕去])|要是|但凡|直到|可能|也许)"
)
_AROUND: Final = 12
_ANY_LATIN: Final = ("en", "fr", "es", "de")
_HAS_HAN: Final = re.compile("[\u4e00-\u9fff]")
_HAS_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")


def turning_words(text: str, language: str = "", start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The negations and conditions that begin in `start:end` of a text, in order.

    They are those of its language, or else of its script. What follows `end` may show that it is another word: 不断.
    """
    until = len(text) if end is None else end
    low, high = max(0, start - _AROUND), min(len(text), until + _AROUND)
    found = [(at + low, word) for at, word in _turning(text[low:high], language)]
    return tuple(word for at, word in found if start <= at < until)


def _turning(text: str, language: str) -> list[tuple[int, str]]:
    code = language.lower().partition("-")[0]
    found = [(match.start(), match[0]) for match in _HAN.finditer(text)] if _HAS_HAN.search(text) else []
    codes: tuple[str, ...]
    if code in _LATIN:
        codes = (code,)
    elif _HAS_CYRILLIC.search(text):
        codes = ("ru",)
    else:
        codes = _ANY_LATIN if not code or code == "zh" else ()
    for name in codes:
        found += [(match.start(), match[0]) for match in _LATIN[name].finditer(text)]
    return sorted(set(found))


_CLAUSE: Final = re.compile(r"[.!?;:,，。；：！？、()（）“”\"«»„—–]|\n")
_MODAL: Final = re.compile("would|should|could|might|may|würde\\w*|könnte\\w*|sollte\\w*|бы|可能|也许", re.IGNORECASE)
"""Left out of the middle of a sentence they are missed; before its beginning they are how people are quoted."""
_BEFORE: Final = 80
"""Characters before a quotation in which the beginning of its clause is looked for."""


def governing(text: str, start: int, language: str = "") -> tuple[str, ...]:
    """The turning words between the beginning of the clause and the offset `start` at which a quotation begins."""
    before = text[max(0, start - _BEFORE) : start]
    ends = [match.end() for match in _CLAUSE.finditer(before)]
    found = turning_words(before[ends[-1] if ends else 0 :], language)
    return tuple(word for word in found if not _MODAL.fullmatch(word))
