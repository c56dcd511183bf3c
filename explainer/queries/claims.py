"""Questions about all claims of the site: the evidence report and its data file."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from explainer.evidence import NORMALISER
from explainer.evidence.fragments import text_fragment
from explainer.evidence.normalise import plain
from explainer.extend import query
from explainer.facts.claims import CLAIM_KINDS, PROVEN, UNCHECKED, Claim, claims, may_show_words
from explainer.facts.facts import Facts
from explainer.facts.lookups import snapshot_path
from explainer.facts.proofs import source_language
from explainer.model.provenance import Quality
from explainer.model.quality import condition_of, origin_of
from explainer.model.records.source import Source
from explainer.queries.evidence import quote_url, source_line
from explainer.queries.listings import listing, name_of
from explainer.views.reports import ClaimView, EvidenceSummary, SourceClaims

FORMAT = 2
"""Version of evidence.json. Raise it when a field changes its meaning."""

TESTS = {"figure": "figure", "date": "date", "role": "role", "derived": "derived"}
"""What is looked up for each kind of claim: a number with its unit, a date, an office, a result; else the wording."""

_WITH_ANCHOR = frozenset({"quotation", "slogan", "target", "figure"})
"""Kinds of claims that appear in a page with an id of their own."""


@query
def evidence_summary(facts: Facts, lang: str) -> EvidenceSummary:
    """How many claims there are, and how many of them were found in their sources."""
    every = claims(facts)
    states = {entry.id: condition_of(_quality(facts, entry.id)) for entry in facts.of_kind("source")}
    kinds = Counter(claim.kind for claim in every)
    return EvidenceSummary(
        claims=len(every),
        checked=sum(claim.status not in UNCHECKED for claim in every),
        found=sum(claim.status in PROVEN for claim in every),
        statuses=_most_first(claim.status for claim in every),
        kinds=tuple((kind, kinds[kind]) for kind in CLAIM_KINDS if kinds[kind]),
        sources=len(states),
        conditions=tuple(sorted(Counter(states.values()).items())),
        claims_by_condition=tuple(
            sorted(Counter(states.get(claim.source, "") for claim in every if claim.source).items())
        ),
        tested=_tested(claim for claim in every if claim.status not in UNCHECKED),
    )


def _tested(looked_up: Iterable[Claim]) -> tuple[tuple[str, int, int], ...]:
    """For each thing that is looked up: how many claims are right, and how many there are."""
    counts: dict[str, list[int]] = {name: [0, 0] for name in ("wording", *TESTS.values())}
    for claim in looked_up:
        count = counts[TESTS.get(claim.kind, "wording")]
        count[0] += claim.status in PROVEN
        count[1] += 1
    return tuple((name, found, number) for name, (found, number) in counts.items() if number)


def _most_first(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _quality(facts: Facts, source: str) -> Quality | None:
    known = facts.published(Source, source)
    return known.quality if known else None


@query
def claims_by_source(facts: Facts, lang: str, part: str = "") -> tuple[SourceClaims, ...]:
    """The claims in a part of the report about each source, in the order of its text; our own calculations last."""
    shown = frozenset(listing(facts, lang, "evidence", part).names)
    groups: dict[str, list[ClaimView]] = {}
    for claim in claims(facts):
        if name_of(claim) in shown:
            groups.setdefault(claim.source, []).append(_view(facts, lang, claim))
    return tuple(
        SourceClaims(line, tuple(found))
        for source, found in groups.items()
        if (line := source_line(facts, lang, source)) is not None or not source
    )


def _view(facts: Facts, lang: str, claim: Claim) -> ClaimView:
    shown = may_show_words(facts, claim)
    url = claim_url(facts, lang, claim)
    quality = _quality(facts, claim.source)
    fragment = text_fragment(claim.words) if shown and claim.kind in ("quotation", "citation") else ""
    return ClaimView(
        id=claim.id,
        kind=claim.kind,
        words=claim.words if shown else "",
        lang=_words_lang(facts, lang, claim),
        card=facts.cards(lang)[claim.ref],
        url=url,
        fragment=fragment if "#" in url or not fragment else f"#{fragment}",
        status=claim.status,
        line=claim.line,
        in_marks=claim.in_marks,
        origin=origin_of(quality),
        condition=condition_of(quality),
    )


def claim_url(facts: Facts, lang: str, claim: Claim) -> str:
    """The page where the claim is made; for a citation in another language's text, that text."""
    if claim.kind == "citation":
        return facts.url(claim.lang, facts.visible[claim.ref])
    card = facts.cards(lang)[claim.ref]
    return quote_url(card, claim.id) if claim.kind in _WITH_ANCHOR else card.url


def _words_lang(facts: Facts, lang: str, claim: Claim) -> str:
    """The tag of the words where it is not the page's: the source's for words looked up, the text's for its own."""
    tag = facts.tag(claim.lang) if claim.status == "own-translation" else source_language(facts, claim.source)
    return "" if tag == facts.tag(lang) else tag


@query
def evidence_json(facts: Facts, lang: str) -> str:
    """The data file of all claims: where each is made, and where its words are in the snapshot.

    `url` is below the site's root. `start`, `end` and `parts` count characters of the snapshot, decoded from UTF-8, end
    exclusive, from 0. Words are given as far as the source's display rule allows; `words_sha256` is of their normalised
    form in UTF-8 in any case.
    """
    snapshots = {entry.id: _snapshot(facts, entry.base.record) for entry in facts.of_kind("source")}
    data = {
        "format": FORMAT,
        "normaliser": NORMALISER,
        "sources": snapshots,
        "claims": [_as_json(facts, lang, claim, snapshots) for claim in claims(facts)],
    }
    return written(data)


def written(data: Any) -> str:
    """JSON that is the same for the same data, and reads well in a diff."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _snapshot(facts: Facts, source: Any) -> dict[str, Any]:
    data = facts.snapshots.get(snapshot_path(source) or "") if isinstance(source, Source) else None
    return {
        "origin": origin_of(source.quality) or None,
        "condition": condition_of(source.quality) or None,
        "grade": source.quality.grade if source.quality else None,
        "display": source.licence.display if source.licence else "metadata-only",
        "sha256": hashlib.sha256(data).hexdigest() if data is not None else None,
    }


def _as_json(facts: Facts, lang: str, claim: Claim, snapshots: dict[str, dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": claim.id,
        "kind": claim.kind,
        "record": claim.ref,
        "language": facts.tag(claim.lang),
        "url": claim_url(facts, lang, claim),
        "source": claim.source or None,
        "snapshot": snapshots.get(claim.source, {}).get("sha256"),
        "normaliser": NORMALISER,
        "status": claim.status,
        "said": claim.said or None,
        "in_quotation_marks": claim.in_marks,
        "line": claim.line or None,
        "start": claim.parts[0][0] if claim.parts else None,
        "end": claim.parts[-1][1] if claim.parts else None,
        "parts": claim.parts if len(claim.parts) > 1 else None,
        "words": claim.words if claim.words and may_show_words(facts, claim) else None,
        "words_sha256": hashlib.sha256(plain(claim.words).encode()).hexdigest() if claim.words else None,
    }
    return {name: value for name, value in found.items() if value is not None}
