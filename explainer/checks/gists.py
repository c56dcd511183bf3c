"""The gist of a quotation in another language: words of ours, which may not pass for the source's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from explainer.evidence.amounts import amounts, difference, printed
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts, QuoteAt
from explainer.facts.lookups import same_language
from explainer.facts.proofs import source_language
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, error, warning

_IN_MARKS: Final = regex(
    r"""\s*(?:"[^"]*"|“[^“”]*”|„[^“”]*[“”]|‘[^‘’]*’|‚[^‘’]*[‘’]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』)[.,!?。，！？]?\s*"""
)
"""One pair of quotation marks around all of it; a name in marks at the beginning is something else."""


@record_check
def gists(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A gist is in another language of the site than the copy, and not in quotation marks (E346)."""
    for at in facts.quotes_of(entry.ref):
        for lang, text in at.quote.gist.items():
            fault = _fault(facts, at, lang, text)
            if fault:
                where = entry.base.origin.locate((*at.path, "gist", lang), key=fault is not _MARKED)
                yield error("E346", where, *fault)


def _fault(facts: Facts, at: QuoteAt, lang: str, text: str) -> tuple[str, str] | None:
    """What is wrong with a gist, and what to do."""
    if lang not in facts.languages:
        others = ", ".join(name for name in facts.languages if not _is_of_copy(facts, at, name))
        return f'"{lang}" is not a language of this site, so nobody would see this gist.', f"Use one of: {others}."
    if _is_of_copy(facts, at, lang):
        message = f"The copy of {at.quote.source} is in this language itself, so its readers need no gist of the words."
        return message, "Remove it; a remark for readers goes into `note:`."
    return _MARKED if _IN_MARKS.fullmatch(text) else None


_MARKED: Final = (
    "A gist is in words of ours, but quotation marks around it say that they are the source's.",
    "Remove the quotation marks around it.",
)


def _is_of_copy(facts: Facts, at: QuoteAt, lang: str) -> bool:
    return same_language(source_language(facts, at.quote.source), facts.tag(lang))


@record_check
def gist_numbers(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A number in a gist is one that the quotation prints (W346)."""
    for at in facts.quotes_of(entry.ref):
        states = [printed(amounts(at.quote.exact, source_language(facts, at.quote.source)))] if at.quote.gist else []
        for lang, text in at.quote.gist.items():
            for amount in amounts(text, facts.tag(lang)) if lang in facts.languages else ():
                if not amount.in_words and difference(amount, states):
                    stated = text[amount.start : amount.end]
                    message = f'The gist says {stated}, but the quotation does not: "{at.quote.exact}"'
                    where = entry.base.origin.locate((*at.path, "gist", lang))
                    yield warning(
                        "W346", where, message, "Write the number that the quotation prints, or leave it out."
                    )
