"""Whether a speaker gives words that another spoke or wrote: "Field recalled Hall's words", "said Field, quoting Hall".

Who recalls or repeats a thing says it himself, unless words of another are what he recalls: a genitive or "of" and a
name go with a noun for words. Who replies to words, or speaks of them, says his own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from explainer.ground.patterns import regex

_NOUN: Final = (
    r"(?:words?|promises?|pledge|call|appeal|claim|saying|lines?|verses?|phrase|motto|advice|warning|message"
    r"|statement|remarks?|letter|poem"
    r"|slogan|sentence|speech|prayer|maxim|question|demand|dictum|proverb|passage|quote|quotation|adage|mantra"
    r"|Worten?|Versprechen|Satz|Spruch|Brief|Rede|Aussage|Mahnung|Vers|Gedicht|Motto|Zitat|Frage|Diktum"
    r"|mots?|phrase|paroles?|lettre|promesse|discours|poème|formule|citation|question"
    r"|palabras|frase|carta|promesa|lema|discurso|poema|verso|dicho|cita|pregunta"
    r"|слова?|письм[оа]|фраз[уы]|обещани[ея]|речь|стих\w*|цитат\w+|вопрос|призыв|лозунг)"
)
_VERB: Final = (
    r"(?:recall(?:s|ed|ing)|repeat(?:s|ed|ing)|echo(?:es|ed|ing)|remind(?:s|ed|ing)|remember(?:s|ed|ing)|invok(?:es"
    r"|ed|ing)"
    r"|evok(?:es|ed|ing)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|recit(?:es|ed|ing)|read(?:s|ing)?|paraphras(?:es|ed|ing)"
    r"|borrow(?:s|ed|ing)|us(?:es|ed|ing)|adopt(?:s|ed|ing)|(?:end|clos|open|conclud|beg[ai]n|finish|start)(?:s|es|ed"
    r"|ing)?(?: \w+ \w+)? with"
    r"|erinner\w+|wiederhol\w+|zitier\w+|las(?=\s(?:aus|den|das|einen?|eine|seinen?|ihren?|vor)\b)|liest|verlas"
    r"|verliest|griff|übernahm"
    r"|rappel\w+|répét\w+|repri[st]\w*|reprend\w*|cit(?:e|é|ait|a|ant)|lut?|lit|évoqu\w+|emprunt\w+"
    r"|record(?:ó|aba|a|ando)|repiti?(?:ó|e|endo)|cit(?:ó|ando)|ley(?:ó|endo)|lee|evoc(?:ó|a|ando)|retom(?:ó|a|ando)"
    r"|напомни\w+|вспомни\w*|повтори\w+|процитир\w+|цитир\w+|привел\w*|привёл|зачитал\w*|прочитал\w*|прочл\w+)"
)
_OWNED: Final = regex(
    rf"(?<!\w){_VERB}(?!\w)(?P<rest>[^\n,;:]*?(?:['’]s?|s(?-i:(?= [A-ZÄÖÜ]))) (?:\w+ ){{0,2}}{_NOUN}"
    rf"|[^\n,;:]*?(?<!\w){_NOUN}"
    r"\s+(?:(?:of|from|by|von|des|der|de|du|del)\s+|d['’]|(?=[А-ЯЁ]))(?P<whose>[^\n,;:]+))(?:\s+(?:vor|that|dass|que"
    r"|что))?[\s,:]*$",
    re.IGNORECASE,
)
_WRITTEN: Final = regex(
    rf"(?<!\w){_VERB}(?!\w)[^\n,;:]*?(?<!\w)(?:poem|psalm|proverb|prayer|hymn|song|bible|koran|qur['’]an|scripture"
    rf"|law|constitution"
    r"|Gedicht|Bibel|Sprichwort|Gebet|Gesetz|poème|proverbe|prière|Bible|poema|refrán|oración|Biblia|стихотворение"
    r"|пословиц\w+|молитв\w+"
    r"|a (?:letter|line|saying|verse|phrase)(?: (?:of|from|by) [^\n,;:]+)?|saying of [^\n,;:]+)[\s,:]*$",
    re.IGNORECASE,
)
_OF_A_NAME: Final = regex(
    r"(?<!\w)(?:quot(?:es|ed|ing)|paraphras(?:es|ed|ing)|echo(?:es|ed|ing)|zitier(?:t|te|ten|end)|cit(?:e|é|ait|a|ant"
    r"|ó|ando)|процитир\w+|цитир\w+)(?!\w)"
    r"(?:\s(?:a|al|den|die|das|der|le|la|les|un|une|the|an?))?\s(?!as\b)(?P<whose>(?:(?!\s(?:and|und|et|y"
    r"|и)\s)[^\n,;:])+?)(?:\s(?:as|mit den Worten|mit|par)[^\n,;:]*)?[\s:]*$"
)
_OWN: Final = regex(
    r"(?<!\w)(?:her|his|its|their|own|herself|himself|ihr\w*|sein\w*|eigen\w*|sich|sa|son|ses|elle-même|lui-même|su"
    r"|sus|propi[oa]s?"
    r"|сво\w+)(?!\w)"
    r"|自己|本人",
    re.IGNORECASE,
)
_OF_KIN: Final = regex(
    r"(?<!\w)(?:her|his|their|ihre?s?|sein\w*|sa|son|su|своего|своей)\s(?:\w+['’]s?\s|\w+(?:s|es)\s(?=[A-Z])"
    r"|(?:late\s|old\s)?(?:grand)?"
    r"(?:mother|father|parents|teacher|predecessor|Vater|Mutter|père|mère|padre|madre|отца|матери|бабушки|деда))",
    re.IGNORECASE,
)
_HAN: Final = regex(
    r"(?:引用|引述|援引|借用|转述|复述|重复|宣读|朗读|念|回忆起?|想起|重温|套用|[用引读])了?(?P<whose>[^，。：:、]{1,20})"
    r"(?:的(?:一句)?(?:话|名言|诗句?|信|来信|说法|原话|讲话|名句|文章)|古语|谚语|俗语|古诗|古训|成语)[^，。：:]{0,5}[：:，,]?\s*$"
)
_TRAILING: Final = regex(
    r"[^\n;.]{0,80}?[,，]\s*(?:(?:quoting|paraphrasing|echoing|reciting|reading from|in the words of|citant"
    r"|reprenant les mots|citando"
    r"|цитируя|повторяя слова|zitierend)\s+(?P<whose>[^\n,;.]+)|(?:citing|recalling"
    r"|repeating)\s+(?P<name>[A-Z][^\n,;.]+))"
)
_LEADING: Final = regex(
    r"\W*(?:(?:quoting|paraphrasing|echoing|reciting|reading from|citant|reprenant|citando a|цитируя|повторяя слова)"
    r"\s+(?P<whose>[^\n,;:.]+)|citing (?-i:(?P<name>[A-Z][^\n,;:.]+))"
    r"|(?:引用|援引|引述|借用|套用)(?P<han>[^，。：:]{1,20}(?:话|名言|古语|诗句?|谚语|俗语))了?)[,，]",
    re.IGNORECASE,
)
"""Quoting Tom Hall, Field said."""


def is_recited(before: str, mine: Sequence[int]) -> bool:
    """Whether the words that lead up to marks say that these hold another's; at `mine` the speaker is named."""
    for pattern in (_OWNED, _OF_A_NAME, _HAN):
        for found in pattern.finditer(before):
            owner = found.start("rest") if pattern is _OWNED else found.start("whose")
            rest = before[owner:]
            own = any(owner <= at for at in mine) or (_OWN.search(rest) and not _OF_KIN.search(rest))
            if not own:
                return True
    led = _LEADING.match(before)
    if led and not _OWN.match(led["whose"] or led["name"] or led["han"]) and not any(at < led.end() for at in mine):
        return True
    written = _WRITTEN.search(before)
    return written is not None and not any(written.start() <= at for at in mine)


def recites_behind(behind: str) -> bool:
    """Whether the words behind a verb of saying add that another is quoted: said Field, quoting Hall."""
    found = _TRAILING.match(behind)
    if found is None:
        return False
    return not _OWN.match(found["whose"] or found["name"])
