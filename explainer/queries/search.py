"""Questions about search: the index, and the list of all pages for readers without script."""

from __future__ import annotations

from explainer.extend import query
from explainer.facts.facts import Facts
from explainer.model.kinds import IN_SEARCH
from explainer.queries.listings import listing
from explainer.queries.site import text
from explainer.search import index
from explainer.views.cards import Card, Group

_TEXTS = (
    "search.hint", "search.kind", "search.region", "search.any-kind", "search.any-region", "search.results",
    "search.none", "search.status.one", "search.status.other", "search.more", "search.similar", "search.slash",
    "search.minor",
    "404.similar", "404.nothing",
)  # fmt: skip
"""Interface texts that the scripts show, besides the names of kinds, of one and of several, and of languages."""


@query
def search_documents(facts: Facts, lang: str) -> index.SearchList:
    """All that can be found."""
    return index.search_list(facts, {code: _texts(facts, code) for code in facts.languages})


@query
def search_text(facts: Facts, lang: str, number: int) -> index.SearchText:
    """What a few of the documents say, for excerpts."""
    return index.search_text(facts, number)


@query
def search_shard(facts: Facts, lang: str, name: str) -> index.SearchShard:
    """Where the words of one shard are."""
    return index.search_shard(facts, name)


def _texts(facts: Facts, lang: str) -> dict[str, str]:
    kinds = {entry.kind for entry in facts.visible.values()}
    keys = [*_TEXTS, *(f"{number}.{kind}" for number in ("kind", "kind-one") for kind in sorted(kinds))]
    found = {key: text(facts, lang, key) or "" for key in keys}
    return {**found, **{facts.tag(code): facts.settings.languages[code].name for code in facts.languages}}


@query
def index_of_pages(facts: Facts, lang: str, part: str = "") -> tuple[Group, ...]:
    """The published records of a part of the list of all under `kind:letter`, by kind, then title; others under "#"."""
    groups: dict[str, list[Card]] = {}
    cards = [facts.cards(lang)[ref] for ref in listing(facts, lang, "search", part).names]
    for card in sorted(cards, key=lambda card: (IN_SEARCH.index(card.kind), _name(card), card.ref)):
        first = _name(card)[:1].upper()
        groups.setdefault(f"{card.kind}:{first if first.isalpha() else '#'}", []).append(card)
    return tuple(Group(key, tuple(found)) for key, found in groups.items())


def _name(card: Card) -> str:
    """A title as it is sorted: lower case, without the punctuation at its beginning."""
    return card.title.casefold().lstrip("“‘\"'《「『（([")
