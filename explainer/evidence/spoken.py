"""Whether a source gives marked words to one speaker as words that were said, and not as a name, a term or another's.

Marks alone do not say it: a title, a nickname and a headline have them too. They are speech of somebody if a verb of
saying or a colon, in their sentence or in the one beside it, goes with that one's name, office or pronoun. Judged by
words and order alone; where they leave it open, the words are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from explainer.evidence.marked import OTHER_MARKS, THESE_MARKS, View, pairs_around, view_of
from explainer.evidence.pronouns import may_mean
from explainer.evidence.recited import is_recited, recites_behind
from explainer.evidence.source import SourceText
from explainer.evidence.speechverbs import (
    ACCORDING,
    CALLED,
    FIRST_PERSON,
    LOOSE,
    OFFICE,
    PRONOUN,
    QUOTING,
    SPEECH,
    SPEECH_NOUN,
    TITLED,
    WHEN,
    ZUFOLGE,
)
from explainer.evidence.subjects import GENITIVE, TO_A_NAME, Whose, earlier, has_words, inverted, named, words_of
from explainer.evidence.unsaid import is_rejected, is_unsaid, is_unsaid_before_colon
from explainer.ground.patterns import regex

__all__ = ["Whose", "is_title", "whose"]

_NEAR: Final = 80
_CLAUSE: Final = regex(rf"[,;:—–()，；：（）{OTHER_MARKS}{THESE_MARKS}]|(?<=\s)-(?=\s)")
_A: Final = regex(r"\b(?:an?|eine?[nmr]?|une?|una)\s*$", re.IGNORECASE)
"""What is called "a …" is described, not named."""
_COLON: Final = regex(r"[:：]\s*$")
_NAMING_COLON: Final = regex(
    r"plan|proje|program|план|проект|програм|strategy|bill|decree|document|book|роман|Buch", re.IGNORECASE
)
_AUXILIARY: Final = regex(
    r"\s*(?:a|ai|ont|avait|s['’](?:est|était)|hat|hatte|haben|ha|han|había|has|have|had|did|does)?\s*"
)
_CLITIC: Final = regex(r"(?:^|(?<=\s))(?:se )?(?:les?|nos|os|me|lo|lui|leur)\s(?=$|ha |han |había |habían )")
"""An unstressed pronoun before a verb is whom one speaks to: le dijo, lui a dit."""
_PASSIVE: Final = regex(
    r"(?:\b(?:is|are|was|were|been|being|be|été|fue|fueron|sido|был|была|были|gets?|got)\s+(?:\w+ly\s+)?|被)$",
    re.IGNORECASE,
)
_DONE_TO: Final = regex(
    r"ask|bezeichn|gefragt|genannt|gesagt|told|call|accus|prais|hail|critic|describ|dubb|label|brand|condemn"
    r"|urg|order|remember|remind|welcom|warn|denounc|dismiss|instruct|qualifi|appel"
    r"|llam|calific|称|назва",
    re.IGNORECASE,
)
_WURDE: Final = regex(r"\b(?:wurden?|wird|werden)\b", re.IGNORECASE)
_SIGNED: Final = regex(r"[\s.,]{0,4}(?:[—–―]|--|\(|（|\|)\s*[^\n]{0,30}$")
_INDIRECT: Final = regex(
    r"\b(?:what|whom?|how|why|whether|if|was|wie|ob|warum|ce qu\w*|comment|pourquoi|si|qué|cómo|что|как|почему"
    r"|ли)\b",
    re.IGNORECASE,
)
"""Told those who had asked what she would say: the second verb is none of telling."""
_OWN_TEXT: Final = regex(
    r"\s(?:(?:out|aloud|from|einen?|eine|die|ihre?n?|seine?n?|an?|the|her|his|their|une|sa|son|un|una|su)\s)*(?:\w+ )?"
    r"(?:statement|speech|declaration|resolution|Erklärung|Rede|Stellungnahme|déclaration|discours|declaración"
    r"|comunicado|discurso|заявление)"
    r"\W*(?:vor\W*)?$"
)
"""Read out a statement: one's own, unless it says whose."""
_TOLD_OF: Final = regex(r"\b(?:on|to|about|at|with|against|over)\s(?:the\s|these\s|those\s)?$")
"""Commented on the words of Tom Hall."""
_OTHER_WORD: Final = regex(rf"(?<![\w-])(?!(?:{OFFICE.pattern}|the|der|die|le|la|el)\b)[a-zà-ÿа-яё]{{2,}}")
"""In a signature no word stands beside the name but an office: a dash leads up to an attribution too."""
_INSERTED: Final = regex(r"(?<=[,.!?…])\s*[—–]\s*([^—–\n]{3,80}?)[,.]\s*[—–]")
_DIRECTLY: Final = regex(r"\W{0,3}")
_WORD: Final = regex(r"\w")
_ASIDE: Final = regex(
    r",\s(?:whom?|whose|which|den|dem|der|die|dessen|deren|que|dont|qui|quien|a quien|al? que|котор\w+"
    r"|(?:\w+ )?(?:appointed|elected|named|nominated|chosen|backed|accompanied|ernannt|gewählt|nommée?|élue?|choisie?"
    r"|nombrad[oa]|elegid[oa]|назначенн\w+|избранн\w+))\b[^,]{1,100},\s?$"
)
_LEADS_ON: Final = regex(rf"[，,；;][^.!?。！？]{{1,40}}[，,：:]\s?[{OTHER_MARKS}]")
"""Words behind the marks that lead up to others: “…”，周敏则强调，“…”."""
_SAID_SO: Final = regex(r"[\u3400-\u9fff·]{2,12}(?:说|表示|指出|强调|称|认为|问|答)(?:道)?[。！？]\s*")


def whose(
    source: SourceText,
    start: int,
    end: int,
    mine: Sequence[int],
    others: Callable[[], Sequence[int]],
    *,
    spoken: bool = False,
) -> Whose:
    """Whose words the marks around raw `start:end` hold: the speaker's, another's, or nobody's that the source names.

    `mine` and `others()` are the ordered offsets at which the speaker and other persons are named. `spoken`: the text
    is the speaker's own, as that of a speech is, so that its marks hold another's words only if it says so.
    """
    pairs = pairs_around(source, start, end)
    if not spoken and is_title(source.raw, start, end):
        return "nobody"
    whole = (0, len(source.raw)) if spoken else None
    for inner, outer in pairwise([*pairs, *([whole] if whole else [])]):
        if _verdict(view_of(source, inner, outer, mine, others, inside=True)) == "another":
            return "another"
    if spoken:
        return "own"
    if not pairs:
        return "nobody"
    return _verdict(view_of(source, pairs[-1], (0, len(source.raw)), mine, others, inside=False))


def is_title(raw: str, start: int, end: int) -> bool:
    """Whether raw `start:end` stands in the marks of a title, 《…》."""
    before, behind = raw[max(0, start - _NEAR) : start + 1], raw[end - 1 : end + _NEAR]
    closed = behind.find("》")
    return before.rfind("《") > before[:-1].rfind("》") and closed >= 0 and "《" not in behind[1:closed]


def _verdict(view: View) -> Whose:
    inserted = _INSERTED.search(view.words)
    if inserted and not view.inside and SPEECH.search(inserted[1]):
        return _within(view, inserted)
    number = next(k for k, edge in enumerate(view.edges) if edge[1] >= view.last)
    begin, end = view.edges[number]
    begin = min(begin, view.first)
    before, after = view.text[begin : view.first], view.text[view.last : end]
    if _is_name(view, before):
        return "nobody"
    behind, found = _behind(view, end), _last(view, begin, view.first)
    if behind == "another" and found == "own" and _LEADS_ON.match(view.text, view.last):
        behind = None
    if behind and behind != "nobody":
        return behind
    if found == "own" and is_recited(before, [at - begin for at in view.mine if begin <= at < view.first]):
        return "another"
    found = found or behind or _first(view, view.last, end)
    if found:
        return found
    if not before.strip(" \t\n-–—•*") and not after.strip(" \t\n.,。，"):
        return _beside(view, number) or "nobody"
    return "nobody"


def _within(view: View, inserted: re.Match[str]) -> Whose:
    """Who speaks by the words between dashes within the marks: «Да, — сказала Ада Мур. — Пора»."""
    low, high = view.first + inserted.start(1), view.first + inserted.end(1)
    own = any(low <= at < high for at in view.mine) or _pronoun_means(view, inserted[1], view.first)
    own = own or OFFICE.search(inserted[1]) is not None
    return "own" if own else "another"


def _pronoun_means(view: View, words: str, at: int) -> bool:
    """Whether words have a pronoun, and it may mean the speaker."""
    pronoun = PRONOUN.search(words)
    return pronoun is not None and may_mean(view, pronoun[0], at)


def _is_name(view: View, before: str) -> bool:
    """Whether the words before the marks show that these hold a name, a title or a headline."""
    nearest, inner = before[-_NEAR:], view.words[1:-1].strip()
    called, titled = CALLED.search(nearest), TITLED.search(nearest)
    upper = inner[:1].isupper() and not inner.startswith(("I ", "I’", "I'"))
    if called:
        return (upper and not _A.search(nearest)) or called[0].strip().casefold() == "called"
    if titled and not (_COLON.search(nearest) and _NAMING_COLON.search(titled[0])):
        return True
    words = [word for word in re.findall(r"[A-Za-z’']+", inner) if len(word) > 3]
    title = len(words) > 1 and inner.isascii() and all(word[0].isupper() for word in words)
    tied = re.search(r"(?:[:,]|\bthat)\s*$", nearest) or any(
        not nearest[m.end() :].strip() for m in SPEECH.finditer(nearest)
    )
    return title and not tied and bool(nearest.strip())


def _behind(view: View, end: int) -> Whose | None:
    """Who speaks by the words directly behind the marks: “…,” she said; « … », a dit Merkel; “…” — Ada Moore."""
    closed = view.text[view.last : min(len(view.text), view.last + _NEAR)].split("\n\n")[0]
    for at in view.mine:
        if (
            view.last <= at < view.last + len(closed)
            and _SIGNED.match(view.text[view.last : at])
            and not _OTHER_WORD.search(view.text[view.last : at])
        ):
            return "own"
    led = _DIRECTLY.match(view.text, view.last)
    begin = led.end() if led else view.last
    clause = _CLAUSE.search(view.text, begin, end)
    stop = clause.start() if clause else end
    verb = next(SPEECH.finditer(view.text, begin, stop), None)
    if verb is None:
        return None
    broken = view.text[view.last : begin].strip() or re.search(r"[,?!？！，。.…]\W?$", view.words)
    return _subject(view, verb, begin, end, directly=True) if broken else None


def _last(view: View, begin: int, end: int) -> Whose | None:
    """Who speaks by the last of the words in a stretch that say so."""
    found: list[tuple[int, Whose]] = []
    for verb in SPEECH.finditer(view.text, begin, end):
        who = _subject(view, verb, begin, end)
        if who == "nobody" and found and _INDIRECT.search(view.text, found[-1][0], verb.start()):
            continue
        if who:
            found.append((verb.start(), who))
    found += _according(view, begin, end)
    if found:
        return max(found)[1]
    if not _COLON.search(view.text[begin:end][-4:]):
        return None
    own = [at for at in view.mine if begin <= at < end]
    if own and is_unsaid_before_colon(view.text[begin:end].rstrip(" \n:：")):
        return "nobody"
    if own:
        return "own" if any(at in view.own or has_words(view, at) or words_of(view, at) for at in own) else "another"
    clause = max((match.end() for match in _CLAUSE.finditer(view.text, begin, end - 2)), default=begin)
    if LOOSE.fullmatch(view.text[clause:end].strip(" \n:：")):
        return named(view, 0, begin) or "another"
    if view.inside:
        return "own" if FIRST_PERSON.search(view.text, begin, end) else "another"
    return _by_pronoun_or_office(view, begin, end)


def _by_pronoun_or_office(view: View, begin: int, end: int) -> Whose:
    if pronoun := PRONOUN.search(view.text, begin, end):
        return "own" if may_mean(view, pronoun[0], pronoun.start()) else "another"
    return "own" if OFFICE.search(view.text, begin, end) else "another"


def _first(view: View, begin: int, end: int) -> Whose | None:
    """Who speaks by the first of the words behind the marks that say so; not if these lead up to other marks."""
    said = [(verb.start(), _subject(view, verb, begin, end)) for verb in SPEECH.finditer(view.text, begin, end)]
    found = [(at, who) for at, who in said if who] + _according(view, begin, end)
    if not found:
        return None
    at, who = min(found)
    return None if OTHER_MARKS in view.text[at:end] else who


def _according(view: View, begin: int, end: int) -> list[tuple[int, Whose]]:
    found: list[tuple[int, Whose]] = []
    for match in ACCORDING.finditer(view.text, begin, end):
        if _TOLD_OF.search(view.text[begin : match.start()]):
            continue
        near = view.text[match.end() : min(end, match.end() + _NEAR)]
        own = [at for at in view.mine if match.end() <= at < end and TO_A_NAME.match(view.text[match.end() : at])]
        if own or (not view.inside and re.match(r"\s*(?:the |der |dem |le |la |el )?", near) and _leads(near)):
            found.append((match.start(), "own"))
        elif match[0] not in "据用" and not match[0].endswith("so"):
            found.append((match.start(), "another"))
    for match in ZUFOLGE.finditer(view.text, begin, end):
        own = [at for at in view.mine if max(begin, match.start() - _NEAR) <= at < match.start()]
        if own:
            found.append((match.start(), "own"))
    found += [(at, "own") for at in view.mine if begin <= at < end and (has_words(view, at) or words_of(view, at))]
    return found + _quoting(view, begin, end)


def _quoting(view: View, begin: int, end: int) -> list[tuple[int, Whose]]:
    """The verbs of one who gives words that another has written; not if these are a statement of one's own."""
    found: list[tuple[int, Whose]] = []
    for match in QUOTING.finditer(view.text, begin, end):
        if _is_quoted(view, match, begin):
            found.append((match.start(), "nobody" if is_unsaid(view.text[begin : match.start()], "") else "own"))
            continue
        if _OWN_TEXT.match(view.text[match.end() : end]):
            found += [(match.start(), "own")] if any(begin <= at < match.start() for at in view.own) else []
            continue
        if match[0].startswith("read") and any(begin <= at < match.start() and words_of(view, at) for at in view.mine):
            found.append((match.start(), "own"))
            continue
        letter = SPEECH_NOUN.match(view.text, max(begin, view.text.rfind(" ", 0, max(0, match.start() - 1))))
        if not letter:
            found.append((match.start(), "another"))
    return found


def _is_quoted(view: View, verb: re.Match[str], begin: int) -> bool:
    """Whether the speaker is the one who is quoted: wird mit den Worten zitiert, est citée."""
    passive = _PASSIVE.search(view.text[begin : verb.start()]) or _WURDE.search(view.text, begin, verb.start())
    named = any(begin <= at < verb.start() for at in view.own)
    return named and bool(passive)


def _leads(near: str) -> bool:
    """Whether a pronoun or an office follows at once."""
    begin = re.match(r"\s*(?:(?:the|der|die|dem|le|la|el|notre)\s+)?", near)
    at = begin.end() if begin else 0
    return bool(
        PRONOUN.match(near, at)
        or OFFICE.match(near, at)
        or re.match(r"him\b|her\b|ihm\b|ihr\b|lui\b|нему\b|его\b|её\b", near[at:])
    )


def _beside(view: View, number: int) -> Whose | None:
    """Who speaks in the sentence before one that is all in marks, or in the one behind it, if that says no more."""
    behind = view.edges[number + 1] if number + 1 < len(view.edges) else (0, 0)
    if _SAID_SO.fullmatch(view.text, *behind) and (who := _last(view, *behind)):
        return who
    for begin, end in reversed(view.edges[max(0, number - 6) : number]):
        if view.text[begin:end].strip(f" \t\n{OTHER_MARKS}"):
            if who := _last(view, begin, end):
                return who
            break
    for begin, end in view.edges[number + 1 : number + 3]:
        if view.text[begin:end].strip():
            return _first(view, begin, end)
    return None


def _subject(view: View, verb: re.Match[str], floor: int, ceiling: int, *, directly: bool = False) -> Whose | None:
    """Who says by a verb what stands in the marks; nobody does if it is denied, made up or never came to pass."""
    who = _doer(view, verb, floor, ceiling, directly=directly)
    if who != "own":
        return who
    before = view.text[floor : verb.start()]
    if floor >= view.last and not _WORD.search(before):
        number = next(k for k, edge in enumerate(view.edges) if edge[1] >= view.last)
        before = view.text[min(view.edges[number][0], view.first) : view.first] + before
    if verb.end() <= view.first and is_rejected(verb[0], view.text[verb.end() : view.first]):
        return "nobody"
    if verb.start() >= view.last and recites_behind(view.text[verb.end() : ceiling]):
        return "another"
    return "nobody" if is_unsaid(before, view.text[verb.end() : ceiling]) else "own"


def _doer(view: View, verb: re.Match[str], floor: int, ceiling: int, *, directly: bool) -> Whose | None:
    """Who does what a verb says; None if its clause leaves that open, and nobody is named before it either."""
    low = max((match.end() for match in _CLAUSE.finditer(view.text, floor, verb.start())), default=floor)
    high = match.start() if (match := _CLAUSE.search(view.text, verb.end(), ceiling)) else ceiling
    before = _CLITIC.sub("", view.text[low : verb.start()])
    if (_PASSIVE.search(before) and _DONE_TO.match(verb[0])) or (
        _DONE_TO.match(verb[0]) and _WURDE.search(view.text, max(0, low - _NEAR), verb.start())
    ):
        return "another"
    who = named(view, low, verb.start())
    if who:
        return who
    if any(low <= at < verb.start() and has_words(view, at, verb) for at in view.mine):
        return "own"
    open_ = LOOSE.fullmatch(before) or not before.strip() or WHEN.match(before)
    latin = verb[0] < "\u3000"
    first = directly and latin and _AUXILIARY.fullmatch(before) is not None and not verb[0].endswith("ing")
    behind = inverted(view, verb.end(), high) if latin else None
    if first and any(at - verb.end() == 1 and not GENITIVE.match(view.text, at) for at in view.mine):
        return "own"
    if behind == "own" and (open_ or _COLON.match(view.text, high)):
        return "own"
    if open_:
        if first and (behind or view.text[verb.end() : high].strip(" .")):
            return "another"
        return _before_aside(view, floor, low) or named(view, floor, low) or behind or earlier(view, floor)
    return "another"


def _before_aside(view: View, floor: int, low: int) -> Whose | None:
    """Who is named before an aside that ends at `low`: of "Hall, whom Field had appointed, said" it is Hall."""
    aside = _ASIDE.search(view.text, max(floor, low - 2 * _NEAR), low)
    if aside is None:
        return None
    return named(view, floor, aside.start()) or ("another" if _WORD.search(view.text, floor, aside.start()) else None)
