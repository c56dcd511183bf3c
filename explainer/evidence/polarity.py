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
        r"|little|few|fail(?:s|ed|ing|ures?)?|refus\w+|declin(?:es?|ed|ing) to|den(?:y|ies|ied|ying|ials?)|reject\w*"
        r"|oppos\w+|stop(?:s|ped)?|prevent(?:s|ed|ing)?|avoid\w*|prohibit\w*|forb[ai]d\w*|ban(?:s|ned)?|lack(?:s|ed|ing)?"
        r"|unable|incapable|impossib\w+|unlikely|untrue|false\w*|wrong|incorrect|mistaken|myth|doubt\w*|alleged\w*|supposed\w*"
        r"|\w+n['’]t|(?:do|does|did|is|are|was|were|wo|would|could|should|ca|has|have|had|must)nt"
        r"|if|unless|provided|providing|except\w*|excluding|only|until|till|would|should|could|might|may|whether|lest"
        r"|in case|in the event|on condition|subject to|as long as|so long as|assuming|instead of|rather than|far from"
        r"|less than|fewer than|apart from|aside from|other than|but for|save for"
    ),
    "fr": (
        r"ne|pas|jamais|plus|guère|rien|aucun\w*|nul(?:le|s|les)?|nullement|personne|sans|ni|non|refus\w*"
        r"|ni(?:e|ent|ait|aient|é|ée|er|ant)|rejet\w+|dém[eé]n\w+|empêch\w+|évit\w+|interdi\w+|dout\w+|faux|fausse\w*"
        r"|impossible\w*|incapable\w*|loin de|au lieu de|plutôt que|faute de|à défaut"
        r"|si|s['’]ils?|sauf|à condition|pourvu|seulement|uniquement|que si|hormis|excepté|à moins|en cas|tant que"
    ),
    "es": (
        r"no|nunca|jamás|nada|nadie|ning[uú]n\w*|tampoco|ni|sin|apenas|neg(?:ar\w*|ó|amos|aba\w*|ando|ado|ativa)|nieg\w+"
        r"|rechaz\w+|desm[ie]nt\w+|evit\w+|prohíb\w+|prohib\w+|imp[ie]d\w+|dej(?:a|ar|ó|aron) de|fals[oa]s?"
        r"|imposible\w*|incapa\w+|lejos de|en lugar de|en vez de"
        r"|si|salvo|excepto|a menos|siempre que|con tal|sólo|solo|solamente|únicamente|hasta que|en caso|mientras"
    ),
    "de": (
        r"nicht|nichts|nie|niemals|nimmer\w*|niemand\w*|nirgend\w*|mitnichten|kein\w*|ohne|weder|noch|kaum|leugn\w+"
        r"|lehn(?:t|en|te|ten)|ab(?:ge|zu)?lehn\w+|verweiger\w+|weiger\w+|bestr(?:ei|i)t\w*|dementier\w+|verhinder\w+"
        r"|vermeid\w+|verbiet\w+|verbot\w*|verboten\w*|zurück(?:ge|zu)?w[ie]+s\w*|unmöglich\w*|unwahr\w*|unfähig|falsch\w*"
        r"|statt|anstatt|anstelle|abgesehen"
        r"|wenn|falls|sofern|soweit|solange|außer|ausser|nur|ausgenommen|es sei denn|vorausgesetzt|unter der Bedingung"
        r"|im Falle?|bis|würde\w*|könnte\w*|sollte\w*|wäre\w*|hätte\w*"
    ),
    "ru": (
        r"не|нет|ни|никогда|никто|никого|никому|ничего|ничто|нигде|никак\w*|нельзя|без|едва|вряд ли|отказ\w*|отриц\w+"
        r"|отверг\w*|опроверг\w*|запре[тщ]\w*|избе[гж]\w+|невозможн\w+|неверн\w*|неправд\w*|ложн\w+|якобы|вместо"
        r"|если|кроме|только|лишь|при условии|в случае|разве|пока|бы"
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
    "(?:否[认認]|并非|並非|不(?!断|斷|仅|僅|但|管(?![控理束辖])|论(?!证)|論(?!證)|久(?!留)|同(?!意)|少(?!于|於)|过(?![分关问])|過(?![分關問])|止|乏|懈)"
    "|[没沒](?!收)|未(?!来(?!得及)|來(?!得及))|[无無](?!论(?!据)|論(?!據)|锡|錫|线(?!索)|線(?!索)|人机|疑)"
    "|(?<![北西东南中对])非(?![常洲])|(?<![个個特区區分级級识識类類鉴鑒告差])[别別](?![的处處名样樣墅])"
    "|勿|莫(?!斯|大)|否(?!则)|拒绝|拒絕|反对|反對|难以|難以|缺乏|缺少|[严嚴]?禁|停止|避免|免[除于於]|杜绝|取消|毫不|绝不"
    "|如果|若(?!干)|假如|假使|倘若|除非|只有|只要|除了|除(?![夕去])|要是|但凡|一旦|直到|可能|也许|也許)"
)
"""No compound in which the sign turns nothing round: 不断 goes on, 未来 comes, 非洲 is Africa. 不得 and 不同意 do."""
_AROUND: Final = 24
"""Characters either side that may show which word it is; the longest of the lists has 19."""
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
    codes = [code] if code in _LATIN else [*_ANY_LATIN] if not code or code == "zh" else []
    if code != "ru" and _HAS_CYRILLIC.search(text):
        codes.append("ru")
    for name in codes:
        found += [(match.start(), match[0]) for match in _LATIN[name].finditer(text)]
    return sorted(set(found))


_CLAUSE: Final = re.compile(
    r"[.!?;:。；：！？、()（）“”\"«»„—–]|\n[^\S\n]*(?:\n|[-•·*])"
    r"|[,，](?!\s*(?:that|which|dass|daß|ob|que|qu['’]|что|чтобы|будто)\b)"
)
"""Where a clause ends. A comma before "that" does not, for what is said of the clause stands before it; nor does a line
end, since copies are wrapped."""
_AFFIRMED: Final = re.compile(
    "(?:no|without(?: a)?) doubt|not only|no matter|no less|kein\\w* Zweifel|ohne Zweifel|nicht nur"
    "|sans (?:aucun )?doute|non seulement|sin duda|no s[oó]lo|no solamente|не только|без сомнения|нет сомнений",
    re.IGNORECASE,
)
"""Turning words that affirm what follows them."""
_MODAL: Final = re.compile("would|should|could|might|may|würde\\w*|könnte\\w*|sollte\\w*|бы|可能|也许", re.IGNORECASE)
"""Left out of the middle of a sentence they are missed; before its beginning they are how people are quoted."""
_BEFORE: Final = 200
"""Characters before a quotation in which the beginning of its clause is looked for."""


def governing(text: str, start: int, language: str = "") -> tuple[str, ...]:
    """The turning words between the beginning of the clause and the offset `start` at which a quotation begins."""
    before = text[max(0, start - _BEFORE) : start]
    if before.endswith("\n") and text[start : start + 1].isupper():
        return ()  # a heading or another item stands above
    ends = [match.end() for match in _CLAUSE.finditer(before)]
    clause = _AFFIRMED.sub(" ", before[ends[-1] if ends else 0 :])
    found = turning_words(clause, language)
    return tuple(word for word in found if not _MODAL.fullmatch(word))
