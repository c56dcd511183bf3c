"""What pages get about evidence: citations, claims and whether they were found, coverage, status of plans.

Small frozen answers to queries, as in `views`.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer.ground.dates import PartialDate
from explainer.views.cards import Card, SourceLine


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """The sources of a list. `items` and `sources` are numbers; sources are those that the items cite.

    `languages` and `original_languages` give for each primary language subtag ("" where unknown) how many sources are
    in it, the most frequent first; `translated` is how many were first written in another language. `countries` are the
    nations of the publishers as far as known, `unknown_publishers` how many sources have none that is known.
    """

    kind: str
    items: int
    sources: int
    translated: int
    languages: tuple[tuple[str, int], ...]
    original_languages: tuple[tuple[str, int], ...]
    countries: tuple[tuple[Card, int], ...]
    unknown_publishers: int
    conditions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sureness:
    """What the quotations of a page rest on: how many there are, of which kinds, and how many were not found.

    `sources` are those that are quoted, each counted once; of their copies some are translations, some of these made
    by machine, and some are damaged. `original_language` is "" where the translated ones have several.
    """

    quotations: int
    kinds: tuple[tuple[str, int], ...]
    missing: int
    sources: int
    translated: int
    by_machine: int
    original_language: str
    damaged: int


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """How far a plan has come by its latest dated step; `step` is `unknown` where its history is empty."""

    step: str
    date: PartialDate | None
    date_basis: str
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class CitationPart:
    """A piece of a citation. `kind` is "" for words and marks between the parts; `lang` and `href` only where needed.

    Kinds: author, title, original, medium, container, date, translation-of, host, copy-date, language, translation,
    url, archived, accessed, snapshot, record.
    """

    kind: str
    text: str
    lang: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation: `text` for copying, `parts` for showing; the texts of the parts one after another are `text`."""

    text: str
    parts: tuple[CitationPart, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim of the site about a source, and whether it was found.

    `kind` and `status` are catalogue keys below `claim.kind.` and `claim.status.`. `words` is "" where the source's
    words may not be shown, `lang` their tag if it is not the page's. `card` is the record that makes the claim, `url`
    the place in its page; `fragment` may follow it. `line` is 0 where the words
    were not found.
    """

    id: str
    kind: str
    words: str
    lang: str
    card: Card
    url: str
    fragment: str
    status: str
    line: int
    in_marks: bool
    origin: str
    condition: str


@dataclass(frozen=True, slots=True)
class SourceClaims:
    """The claims about one source in the order of its text; `source` is None for calculations of our own."""

    source: SourceLine | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """Numbers of claims, in all, by status and by kind; of sources, and of sources and claims by condition of the copy.

    `checked` is how many claims could be looked up, `found` how many of these were found. `tested` says the
    same by what was looked up: (catalogue key below `claim.tested.`, how many were found, how many there are).
    """

    claims: int
    checked: int
    found: int
    statuses: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    sources: int
    conditions: tuple[tuple[str, int], ...]
    claims_by_condition: tuple[tuple[str, int], ...]
    tested: tuple[tuple[str, int, int], ...]
