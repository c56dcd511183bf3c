"""The site's own voice: terms in their preferred form, neutral verbs, neither doubt nor praise of its own.

Nothing here looks at somebody else's words: those in quotation marks, in blockquotes and in quotations.

A site's words in site.yaml *add* to the lists of `wordlists`: `words: {loaded: […], doubt: […], praise: […]}`. With
`words: {ignore: […]}` it takes words out of all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from explainer.checks import wordlists
from explainer.content.passages import Passage
from explainer.evidence import Span
from explainer.evidence.words import sentence_starts
from explainer.extend import check, record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.forms import AvoidedForm, term_forms
from explainer.facts.prose import Prose, candidates, contains, find, own_prose_of, whole
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, error, warning
from explainer.ground.suggestions import suggestion

WORD_SETTINGS: Final = ("loaded", "doubt", "praise", "ignore", "alarms")
"""The lists that site.yaml may have under `words:`."""

LONGEST_SENTENCE: Final = 400
"""Characters before and after a word of praise in which a verb of saying is looked for."""

_LISTS: Final = {
    "loaded": (wordlists.LOADED_EN, wordlists.LOADED_ZH),
    "doubt": (wordlists.DOUBT_EN, wordlists.DOUBT_ZH),
    "praise": (wordlists.PRAISE_EN, wordlists.PRAISE_ZH),
}
_REMEDIES: Final = {
    "loaded": 'Write "said", "wrote", "reports" or "states" (说, 写道, 报道), or quote the source.',
    "doubt": "Leave it out. If somebody doubts the fact, say who and cite them.",
    "praise": "Say in the sentence whose praise it is and cite them, quote the word, or leave it out.",
}
_ATTRIBUTED: Final = regex(
    r"\b(?:said|says|reports?|reported|writes|wrote|state[sd]|call(?:s|ed)|describe[sd]|quote[sd]|according to)\b"
    r"|据|称|写道|报道|表示|指出",
    re.IGNORECASE,
)
_SCARE: Final = regex(r"[“\"‘]([a-z]+(?:-[a-z]+)*)[.,]?[”\"’](?![0-9A-Za-z])")
_MAY_SCARE: Final = regex(r"[“\"‘][a-z]+(?:-[a-z]+)*[.,]?[”\"'’]")
"""Like `_SCARE`, but for folded words, whose apostrophes are straight."""
_MENTIONED: Final = regex(
    r"\b(?:words?|terms?|phrases?|names?|titles?|forms?|labels?|headings?|called|named|means?|meaning|says?|said|writes?"
    r"|wrote|reads?|prints?|printed|marked|adverb|verb|noun|adjective|or|and)[\s,:(]*$"
)
"""The words before one that is spoken about and not doubted: the word “quality”, a form called “open”."""


@record_check
def deprecated_terms(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Our own words use no form of a term that its record marks as deprecated or as an error (W501)."""
    forms = term_forms(facts)
    for prose in own_prose_of(facts, entry):
        likely = [form for form in candidates(prose, forms.avoided) if not _is_own(prose, forms.avoided[form])]
        found = {form: whole(form) for form in likely}
        for passage in prose.passages if found else ():
            if passage.kind != "blockquote":
                yield from _deprecated(facts, prose, passage, found)


def _is_own(prose: Prose, avoided: AvoidedForm) -> bool:
    """Whether a text is that of the term's own record, which may speak about its forms."""
    return prose.document.ref == avoided.term


def _deprecated(
    facts: Facts, prose: Prose, passage: Passage, patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Problem]:
    forms = term_forms(facts)
    hits = _ours(passage, find(passage.text, patterns))
    accepted = [(span, "") for span in forms.known(passage.text)] if hits else []
    taken = bytearray(len(passage.text))
    for (start, end), form in sorted([*accepted, *hits], key=lambda hit: (hit[0][0] - hit[0][1], hit[1])):
        if taken.find(1, start, end) < 0:  # longer forms come first; of equal ones, the accepted
            taken[start:end] = b"\x01" * (end - start)
            if form:
                yield _to_replace(facts, prose, passage, (start, end), forms.avoided[form])


def _ours(passage: Passage, hits: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The hits that are not in quotation marks. A form may itself end with an opening mark, as in 所谓“."""
    quoted = passage.quoted() if hits else ()
    return [hit for hit in hits if not contains(quoted, hit[0][0], hit[0][0] + 1)]


def _to_replace(facts: Facts, prose: Prose, passage: Passage, span: Span, avoided: AvoidedForm) -> Problem:
    term = facts.visible[avoided.term]
    preferred = term.in_language(prose.document.lang).record.title
    shown = " ".join(passage.text[slice(*span)].split())
    kind = "a deprecated form" if avoided.status == "deprecated" else "a wrong form"
    return warning(
        "W501",
        prose.where(passage, span[0]),
        f'"{shown}" is {kind} of the term "{term.id}".',
        f'Write "{preferred}"; or, if these are the words of a source, put them in quotation marks and cite it.',
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of one of the lists and why it is listed; `chinese`: it is looked for in Chinese texts only."""

    kind: str
    reason: str
    pattern: re.Pattern[str]
    chinese: bool = False


@record_check
def voice(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Our own words attribute with neutral verbs, cast no doubt (nor by scare quotes), and praise nothing (W505)."""
    words = facts.index("words-that-take-sides", _words)
    everywhere = [form for form in words if not words[form].chinese]
    ignored = _ignored(facts)
    for prose in own_prose_of(facts, entry):
        looked_for = words if facts.tag(prose.document.lang).startswith("zh") else everywhere
        found = {form: words[form].pattern for form in candidates(prose, looked_for)}
        for passage in prose.passages if found or _MAY_SCARE.search(prose.folded) else ():
            if passage.kind != "blockquote":
                yield from _judging(facts, prose, passage, words, found) if found else ()
                yield from _scare_quotes(facts, prose, passage, ignored)


@check
def words_in_settings(facts: Facts) -> Iterator[Problem]:
    """The lists under `words:` in site.yaml exist (E109)."""
    for name in facts.settings.words:
        if name not in WORD_SETTINGS:
            guess = suggestion(name, WORD_SETTINGS)
            hint = f' Did you mean "{guess}"?' if guess else ""
            where = facts.settings_origin.locate(("words", name), key=True)
            message = f'There is no list of words "{name}".{hint}'
            yield error("E109", where, message, f"Use one of: {', '.join(WORD_SETTINGS)}.")


def _words(facts: Facts) -> Mapping[str, _Word]:
    """The words of all lists and a site's own, without those it ignores."""
    found: dict[str, _Word] = {}
    for kind, (english, chinese) in _LISTS.items():
        for words, is_chinese in ((english, False), (chinese, True)):
            for reason, same in words.items():
                found.update((form, _Word(kind, reason, whole(form), is_chinese)) for form in same)
        for form in facts.settings.words.get(kind, ()):
            found[form.casefold()] = _Word(kind, f"is on this site's list of words ({kind})", whole(form))
    ignored = _ignored(facts)
    return {form: word for form, word in found.items() if form not in ignored}


def _ignored(facts: Facts) -> frozenset[str]:
    return frozenset(word.casefold() for word in facts.settings.words.get("ignore", ()))


def _judging(
    facts: Facts, prose: Prose, passage: Passage, words: Mapping[str, _Word], patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Problem]:
    hits = _ours(passage, find(passage.text, patterns))
    official = term_forms(facts).known(passage.text) if hits else ()
    sentences = sentence_starts(passage.text) if hits else ()
    for span, form in hits:
        word = words[form]
        if contains(official, *span) or _is_name(passage.text, span, sentences):
            continue
        if word.kind == "praise" and _is_attributed(passage, span[0], sentences):
            continue
        shown = passage.text[slice(*span)]
        yield warning("W505", prose.where(passage, span[0]), f'"{shown}" {word.reason}.', _REMEDIES[word.kind])


def _is_name(text: str, span: Span, sentences: tuple[int, ...]) -> bool:
    """Whether words are a name: they begin with a capital inside a sentence, as in "Innovative Medicine Park"."""
    return text[span[0]].isupper() and span[0] != sentences[bisect_right(sentences, span[0]) - 1]


def _is_attributed(passage: Passage, at: int, sentences: tuple[int, ...]) -> bool:
    """Whether the paragraph has a citation, or the sentence a verb of saying. Generous, as false alarms cost more."""
    if passage.cited or passage.supported:
        return True
    number = bisect_right(sentences, at)
    end = sentences[number] if number < len(sentences) else len(passage.text)
    near = (max(sentences[number - 1], at - LONGEST_SENTENCE), min(end, at + LONGEST_SENTENCE))
    return _ATTRIBUTED.search(passage.text, *near) is not None


def _scare_quotes(facts: Facts, prose: Prose, passage: Passage, ignored: frozenset[str]) -> Iterator[Problem]:
    """A single word in quotation marks that is neither cited, nor a form of a term, nor spoken about as a word.

    Only in languages with spaces: in Chinese, marks around one word are usual for terms and names.
    """
    if passage.cited or passage.supported or not any(mark in passage.text for mark in '“"‘'):
        return
    quoted = passage.quoted()
    outermost = frozenset(quoted)
    for match in _SCARE.finditer(passage.text):
        inside = match.span() not in outermost and contains(quoted, *match.span())
        spoken_about = _MENTIONED.search(passage.text, max(0, match.start() - 30), match.start())
        if inside or spoken_about or match[1] in ignored or term_forms(facts).accepted.fullmatch(match[1]):
            continue
        yield warning(
            "W505",
            prose.where(passage, match.start()),
            f"{match[0]}: quotation marks around one word cast doubt on it.",
            "Leave out the marks; or cite whose word it is.",
        )
