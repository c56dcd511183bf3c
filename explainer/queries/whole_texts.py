"""Questions about the whole text of a source: its paragraphs with what is quoted from them, and its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explainer.evidence.fragments import text_fragment
from explainer.extend import query
from explainer.facts.claims import Claim, claims
from explainer.facts.facts import Facts
from explainer.facts.lookups import source_texts
from explainer.facts.proofs import source_language
from explainer.facts.wholetexts import FOLDER, QuotationSpans, TextStretch, is_shown_whole, stretches, whole_text_of
from explainer.model.records.source import Source
from explainer.queries.claims import claim_url
from explainer.queries.records import field_lang
from explainer.views.cards import Card
from explainer.views.wholetexts import ContentsLine, QuotedIn, TextParagraph, TextRun, WholeText

FEWEST_HEADINGS = 3
LONG_TEXT = 20
"""A text without headings gets a table of contents if it has so many paragraphs."""
MOST_RANGES = 15
"""How many lines contents made of ranges have: about as many as a phone shows at once."""
LONGEST_WORDS = 70
_WITH_WORDS = frozenset({"quotation", "slogan", "target", "figure", "citation"})
"""Kinds of claims that quote words of the source."""


@query
def whole_text_url(facts: Facts, lang: str, source: str) -> str:
    """The address of the whole text of a source, "" where it is not shown."""
    entry = facts.visible.get(f"source:{source}")
    return facts.url(lang, entry) + FOLDER if entry is not None and is_shown_whole(facts, entry) else ""


@query
def paragraph_count(facts: Facts, lang: str, source: str) -> int:
    """How many paragraphs the whole text of a source has; 0 where it is not shown."""
    return len(whole_text_of(facts, source))


@query
def whole_text(facts: Facts, lang: str, source: str) -> WholeText | None:
    """The whole text of a source; None where it is not shown."""
    entry = facts.visible.get(f"source:{source}")
    if entry is None or not is_shown_whole(facts, entry):
        return None
    found = whole_text_of(facts, source)
    text = source_texts(facts)[source].text
    quoted = _quoted(facts, lang, source)
    links = {claim.id: _link(facts, lang, claim, number) for number, claim in enumerate(quoted, 1)}
    walked = stretches(text, found, [QuotationSpans(claim.id, claim.parts) for claim in quoted])
    runs = _Runs(facts, lang, source, links)
    paragraphs = tuple(
        TextParagraph(number, tuple(runs.of(parts)), paragraph.is_heading)
        for number, (paragraph, parts) in enumerate(zip(found, walked, strict=True), 1)
        if parts
    )
    return WholeText(
        lang=_lang(facts, lang, source),
        paragraphs=paragraphs,
        contents=tuple(_contents(paragraphs)),
        quotations=tuple(links.values()),
        excluded=len(text.excluded),
    )


def _lang(facts: Facts, lang: str, source: str) -> str:
    tag = source_language(facts, source)
    return "" if tag == facts.tag(lang) else tag


def _quoted(facts: Facts, lang: str, source: str) -> list[Claim]:
    """The quotations from a source and the words that texts in this language quote from it, in its order."""

    def is_here(claim: Claim) -> bool:
        return claim.kind != "citation" or claim.lang == facts.visible[claim.ref].in_language(lang).lang

    by_source = facts.index("quoting-claims", _by_source)
    return [claim for claim in by_source.get(source, ()) if is_here(claim)]


def _by_source(facts: Facts) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims(facts):
        if claim.kind in _WITH_WORDS and claim.parts:
            found.setdefault(claim.source, []).append(claim)
    return found


def _link(facts: Facts, lang: str, claim: Claim, number: int) -> QuotedIn:
    url = claim_url(facts, lang, claim)
    fragment = text_fragment(claim.words)
    at = "" if "#" in url or not fragment else "#"
    return QuotedIn(number, _titled(facts.cards(lang)[claim.ref]), f"{url}{at}{fragment}")


def _titled(card: Card) -> Card:
    """The card with only what a link shows: a change of anything else would renew the text."""
    return Card(card.ref, card.kind, card.id, card.title, card.url, card.lang, card.hreflang)


class _Runs:
    """Turns the stretches of one source into what a page shows."""

    def __init__(self, facts: Facts, lang: str, source: str, links: dict[str, QuotedIn]) -> None:
        record = facts.visible[f"source:{source}"].in_language(lang).record
        excluded = record.quality.exclude if isinstance(record, Source) and record.quality else ()
        self._reasons = {item.id: item.reason for item in excluded}
        self._lang = field_lang(facts, lang, f"source:{source}", "quality")
        self._links = links

    def of(self, parts: Iterable[TextStretch]) -> Iterator[TextRun]:
        for part in parts:
            if part.gap is None:
                yield TextRun(part.text, part.is_quoted, tuple(self._links[name] for name in part.ending))
            else:
                first, last = part.gap.raw
                reason = self._reasons.get(part.gap.id, part.gap.reason)
                yield TextRun("", gap=reason, length=last - first, lang=self._lang)


def _contents(paragraphs: Sequence[TextParagraph]) -> Iterator[ContentsLine]:
    """The headings of a text; of a long one without headings, ranges of its paragraphs."""
    headings = [paragraph for paragraph in paragraphs if paragraph.is_heading]
    if len(headings) >= FEWEST_HEADINGS:
        yield from (ContentsLine(paragraph.number, 0, _words(paragraph)) for paragraph in headings)
    elif len(paragraphs) > LONG_TEXT:
        size = max(5, -(-len(paragraphs) // MOST_RANGES // 5) * 5)
        starts = range(0, len(paragraphs) - size // 2, size)
        for start in starts:
            part = paragraphs[start : None if start == starts[-1] else start + size]
            yield ContentsLine(part[0].number, part[-1].number, next(filter(None, map(_words, part)), ""))


def _words(paragraph: TextParagraph) -> str:
    """The first words of a paragraph, all of them whole."""
    words = " ".join("".join(run.text for run in paragraph.runs).split()).lstrip("# ")
    if len(words) <= LONGEST_WORDS:
        return words
    cut = words.rfind(" ", LONGEST_WORDS // 2, LONGEST_WORDS)
    return f"{words[: cut if cut > 0 else LONGEST_WORDS // 2]}…"
