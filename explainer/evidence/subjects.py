"""Who is named as one that may speak in a stretch of a text: by name, office or pronoun, and not as an object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from explainer.evidence.marked import View
from explainer.evidence.pronouns import may_mean, titled_stranger
from explainer.evidence.speechverbs import FIRST_PERSON, OFFICE, PRONOUN, SPEECH_NOUN
from explainer.ground.patterns import regex

Whose = Literal["own", "another", "nobody"]
_NEAR: Final = 80
_MARKED: Final = regex(r"['’]s?$|的$")
_NEW_SUBJECT: Final = regex(
    r"(?<!\bbe )(?<!\bwas )(?<!\bwere )\b(?:heard|hears|hearing|saw|watched|let|made|listened|asked|hörte|liess|ließ"
    r"|entend\w+|oyó|escuchó"
    r"|услышал\w*|слышал\w*)\b"
    r"|\b(?:and|but|while|as|whereas|when|before|after|because|until|und|aber|während|doch|als|nachdem|et|mais"
    r"|tandis que|quand"
    r"|lorsque|y|pero|mientras|cuando|и|а|но|когда)\s+"
    r"(?:the|his|her|their|its|my|some|many|most|other|others|der|die|das|ein\w*|seine?|ihre?|viele|le|la"
    r"|les|l['’]|un|une|des|ses?|son|sa"
    r"|el|los|las|una?|sus?|критики|его|её|ее|толпа)\b"
    r"|\b(?:and|but|while|as|whereas|when|before|after|because|until)\s+an?\b"
    r"|[听让请使]|群众|(?<![对向诉受答])记者(?!会|招待会|见面会)|网友|观众|有人|大家|代表们"
)
_SHARED: Final = regex(r"(?:\b(?:and|und|et|y|и)\b|,)\s*(?:[^\s,]+\s+){0,2}$|[和与、同]\s*$")
_THEN: Final = regex(
    r"\s(?:and|und|et|y|и)\s+(?:(?:also|then|later|\w+ly|has|had|hat|dann|a|puis|luego"
    r"|потом)\s+)*$|并$"
)
_PARTICIPLE: Final = regex(
    r"\s*(?:\w+ing|ajoutant|précisant|déclarant|añadiendo|diciendo|добавив"
    r"|сказав)\b",
    re.IGNORECASE,
)
_WITH_KIN: Final = regex(
    r"[^\s,]+(?: [A-ZÀ-ÞА-ЯЁ][^\s,]*){0,2} (?:and|und|et|y|и) (?:her|his|ihre?|seine?|son|sa|su|её|его)(?: \w+){1,2} "
)
"""Nora Field and her husband said."""
_JOINED: Final = regex(r"\b(?:and|but|while|as|when|und|aber|während|et|mais|y|pero|и|а)\b|[,;:，；：]|[和与并]")
"""Praised Tom Hall and said: who praised says; not with another "and" before the name."""
_NO_OFFICE: Final = regex(r"(?:\bpress |пресс-|\b(?:of|to|for|von|de|del|du|des) (?:the |la |el )?)$", re.IGNORECASE)
_OF_OFFICE: Final = regex(r"['’]s?\s|(?:[\u3400-\u9fff]{2,3})?的(?!话|讲话|原话|发言(?!人))")
_OWNER: Final = regex(r"\w['’]s? (?:\w+ ){0,3}$")
_TO_A_HOLDER: Final = regex(r"[\s,]{0,2}(?:[A-ZÀ-ÞА-ЯЁ]\S* )?")
_HOLDER: Final = regex(
    r"(?:\s(?:of|for|de|du|del|des|der|für|von)\s[^,;:.!?\n]{1,60},|\s(?:d|de l)['’][^,;:.!?\n]{1,60},|,"
    r"|\s[а-яё-]{3,}(?:а|я|и|ы|ов|ей|го))?\s(?:[A-ZÀ-Þ]\S* )?",
)
"""Between an office and the name of another who holds it: la ministra de Sanidad, Elena Robles."""
TO_A_NAME: Final = regex(r"[\s,]*(?:[^\s,;:.]+\.?\s+){0,5}(?:[lL]['’])?$")
_OF_RUSSIANS: Final = regex(rf"(?<![\w])(?!(?:{OFFICE.pattern})\b)[а-яё]{{4,}} (?:[А-ЯЁ]\w+ )?$")
"""A noun before a name in a Russian genitive: сказал коллега Ады Мур."""
_WHOLE_RUSSIAN: Final = regex(r"[А-ЯЁ][а-яё]+ [А-ЯЁ]")
"""Such a name is only found in the nominative."""
_EXPLAINED: Final = regex(r"\s(?:(?![A-ZÀ-ÞА-ЯЁ]\S+ [A-ZÀ-ÞА-ЯЁ])[^\s,;:.]+\s){0,6}[^\s,;:.]+, (?:[A-ZÀ-ÞА-ЯЁ]\S* )?")
_ENDS_NAME: Final = regex(r"[^\s,.;]+(?: [A-ZÀ-ÞА-ЯЁ][^\s,.;]*){0,2}(?:[,.;]|$)")
"""Said the union's spokeswoman, Nora Field: the name explains who is meant, and nothing follows it."""
GENITIVE: Final = regex(
    r"[^\s]+(?: [A-ZÀ-Þ][^\s]*)?(?:['’]s?|(?<=[a-z])s)(?=\s)"
    r"|[\u3400-\u9fff]{2,4}?(?:主席|总书记|书记|总理|部长|省长|市长|总统|先生|女士)?的"
)
_WORDS_OF: Final = regex(
    r"\b(?:words?|message|answer|reply|response|remarks?|statement|comment|promise|appeal|warning|Worte|Antwort"
    r"|Botschaft|mots|paroles"
    r"|réponse|palabras|respuesta|слова|ответ) (?:of|from|by|von|de|del|d['’]|от)\s*"
    r"(?:the |der |des |la |le |el |l['’])?(?:[A-ZÀ-Þ]\S+ ){0,2}$"
)


def named(view: View, low: int, high: int) -> Whose | None:
    """The last who is named as one that may speak in a stretch of the text; None if nobody is."""
    own = [at for at in view.own if low <= at < high]
    if view.inside:
        own += [match.start() for match in FIRST_PERSON.finditer(view.text, low, high)]
        strangers = [match.start() for match in PRONOUN.finditer(view.text, low, high)]
    else:
        meant = {match.start(): may_mean(view, match[0], match.start()) for match in _pronouns(view, low, high)}
        strangers = [] if own else [at for at, may in meant.items() if not may]
        own += [at for at, may in meant.items() if may]
        own += [match.start() for match in OFFICE.finditer(view.text, low, high) if _may_be_his(view, match)]
    strangers += [at for at in view.others() if low <= at < high]
    if not own:
        return "another" if strangers else None
    last = max(own)
    between = view.text[last:high]
    later = [at for at in strangers if at > last and not _is_beside(view.text, last, at, high)]
    before = [at for at in strangers if at < last and _is_beside(view.text, at, last, high)]
    object_ = before and min(own) > before[-1] and not _SHARED.search(view.text[before[-1] : last])
    fresh = _NEW_SUBJECT.search(between) and not _WITH_KIN.fullmatch(between)
    return "another" if later or object_ or fresh else "own"


def _pronouns(view: View, low: int, high: int) -> Iterator[re.Match[str]]:
    return PRONOUN.finditer(view.text, low, high)


def _is_beside(text: str, own: int, at: int, verb: int) -> bool:
    """Whether a name behind the speaker's is joined to it, or is an object of what the speaker did before speaking."""
    if _SHARED.search(text[own:at]):
        return True
    then = _THEN.search(text[at:verb]) or (text[:verb].endswith((",", ", ")) and _PARTICIPLE.match(text, verb))
    return bool(then) and not _JOINED.search(text[own:at])


def _may_be_his(view: View, office: re.Match[str]) -> bool:
    """Whether an office may be the speaker's: not in "press secretary", nor beside his name in a genitive."""
    before = view.text[max(0, office.start() - _NEAR) : office.start()]
    female = before.endswith("der ") and office[0].endswith("in")
    owner = _OWNER.search(before)
    begin = office.start() - len(before)
    if owner and any(
        begin + owner.start() - 30 <= at <= begin + owner.start() and GENITIVE.match(view.text, at) for at in view.mine
    ):
        return False
    if female or _NO_OFFICE.search(before) or _OF_OFFICE.match(view.text, office.end()):
        return False
    if any(_HOLDER.fullmatch(view.text, office.end(), at) for at in view.others() if at > office.end()):
        return False
    name = next((at for at in view.mine if at >= office.end()), None)
    led = name is not None and _TO_A_HOLDER.fullmatch(view.text, office.end(), name)
    return not led or name in view.own


def inverted(view: View, low: int, high: int) -> Whose | None:
    """Who is named behind a verb: said Ada Moore, sagte sie, a déclaré le ministre."""
    if titled_stranger(view, low, min(len(view.text), low + 2 * _NEAR), at_once=True):
        return "another"
    if any(
        low <= at < high
        and TO_A_NAME.match(view.text[low:at])
        and not any(low <= other < at and not _SHARED.search(view.text[other:at]) for other in view.others())
        and (_WHOLE_RUSSIAN.match(view.text, at) or not _OF_RUSSIANS.search(view.text[low:at]))
        for at in view.own
    ):
        return "own"
    near = view.text[low : min(high, low + _NEAR)]
    if any(
        high < at and _EXPLAINED.fullmatch(view.text, low, at) and _ENDS_NAME.match(view.text, at) for at in view.own
    ):
        return "own"
    if view.inside:
        return "own" if re.match(r"\s*(?:I|ich|je|yo|я)\b", near) else None
    if pronoun := re.match(rf"\s*(?:{PRONOUN.pattern})|(?:-(?:t-)?(?:il|elle))\b", near, re.IGNORECASE):
        return "own" if may_mean(view, pronoun[0], low) else "another"
    if any(_EXPLAINED.fullmatch(view.text, low, at) for at in view.others() if low < at < low + 2 * _NEAR):
        return "another"
    if re.match(
        rf"\s*(?:(?:the|der|die|le|la|el)\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:{OFFICE.pattern})", near, re.IGNORECASE
    ):
        return "own"
    return "another" if any(low <= at < high for at in view.others()) else None


def words_of(view: View, at: int) -> bool:
    """Whether the name at an offset stands behind words of its bearer: the message from Moore."""
    return _WORDS_OF.search(view.text[max(0, at - _NEAR) : at]) is not None


def has_words(view: View, at: int, verb: re.Match[str] | None = None) -> bool:
    """Whether the name at an offset is in the genitive before words of its bearer: Moore's answer, 习近平的讲话."""
    owner = GENITIVE.match(view.text, at)
    if owner is None:
        return False
    spaced = len(view.text[owner.end() :]) - len(view.text[owner.end() :].lstrip())
    return bool(SPEECH_NOUN.match(view.text, owner.end())) or (
        verb is not None and _MARKED.search(owner[0]) is not None and owner.end() + spaced == verb.start()
    )


def earlier(view: View, floor: int) -> Whose | None:
    """Who is named last in the sentence before, for a verb without a subject."""
    here = next(edge for edge in view.edges if edge[1] >= floor)
    before = [edge for edge in view.edges if edge[1] <= here[0]]
    return named(view, here[0], floor) or (named(view, *before[-1]) if before else None)
