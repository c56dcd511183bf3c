"""Whether a paraphrase drops or adds a negation: the same words with and without "not".

Judged by words alone, and only where one of the two has a negation and the other has none: "will not close" may become
"stays open", but not "will close".
"""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_NEGATION: Final = regex(
    r"\b(?:not|never|no|nor|neither|without|cannot|nobody|nothing|nicht|nie|niemals|kein\w{0,2}|ohne|ne|jamais|sans|aucune?|nunca|jamás|sin"
    r"|ning[uú]n\w?|не|нет|никогда|без|ни)\b|n['’]t\b|\bn['’](?=\w)"
    r"|没有|不会|不得|不能|不再|不(?![断仅但少同])|没(?!收)|未(?![来必])|(?<![有])无(?![线锡])|勿|别(?=[让去说])",
    re.IGNORECASE,
)
_HARMLESS: Final = regex(
    r"\bnot only\b|\bno\. ?[0-9]|\bno doubt\b|\bnicht nur\b|\bnon seulement\b|\bno s[oó]lo\b"
    r"|\bне только\b|不仅|不但|不断",
    re.IGNORECASE,
)
_CLAUSE: Final = regex(r"[.!?;:。；：！？]|[,，](?=\s|[\u3400-\u9fff])")
_WORD: Final = regex(r"[^\W\d_]{4,}|[\u3400-\u9fff]{2}")
_HAN: Final = regex("[\u3400-\u9fff]")
_SMALL: Final = regex(
    r"will|would|shall|should|have|been|were|that|this|with|from|they|there|their|what|when|which|more|than"
    r"|also|does|said|says|year"
    r"|wird|werden|wurde|haben|sind|einen?|einer|dass|diese[rs]?|auch|noch|mehr|aber|sera|sont|dans|avec|pour|plus|cette"
    r"|será|están|para|como|pero|más|было|были|будет|будут|этого|также"
)
_STEM: Final = 5
_SHARED: Final = 0.5


def turned(one: str, other: str) -> str:
    """The negation that one text has and the other lacks although it says the same words; "" if none is."""
    first, second = (_HARMLESS.sub(" ", text) for text in (one, other))
    if bool(_NEGATION.search(first)) == bool(_NEGATION.search(second)):
        return ""
    denying, plain = (first, second) if _NEGATION.search(first) else (second, first)
    return next((match[0] for match in _NEGATION.finditer(denying) if _says_the_same(denying, match, plain)), "")


def _says_the_same(text: str, negation: re.Match[str], plain: str) -> bool:
    """Whether a text has the words that another denies: the word behind the negation, and half of the clause."""
    low = max((match.end() for match in _CLAUSE.finditer(text, 0, negation.start())), default=0)
    end = _CLAUSE.search(text, negation.end())
    high = end.start() if end else len(text)
    before, behind = _stems(text[low : negation.start()]), _stems(text[negation.end() : high])
    known = _stems(plain)
    every = [*before, *behind]
    shared = [word for word in every if word in known]
    if not every or len(shared) < _SHARED * len(every):
        return False
    return behind[0] in known if behind else len(shared) == len(every)


def _stems(text: str) -> list[str]:
    """The words of a text without their endings, small words left out; for Chinese, every two characters."""
    if _HAN.search(text):
        runs = re.findall("[\u3400-\u9fff]+", text)
        return [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
    return [word[:_STEM].casefold() for word in _WORD.findall(text) if not _SMALL.fullmatch(word.casefold())]
