"""The files of the index, made from the documents on demand.

JSON, the same bytes for the same content, below `search/`:

* `documents.json`: every document's title, address, kind, language and regions, and the texts of the interface.
* `index-<shard>.json`: where the tokens of one shard stand. Words: numbers `3 * document + field`. Pairs of signs: for
  each document its number and the positions in it. Every number is given less the one before it.
* `text-<n>.json`: the passages of `DOCUMENTS_PER_TEXT` documents, for excerpts; the summary comes first.

How many files there are follows from the number of documents alone, so planning them needs no index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from explainer.digest import Digest, digest
from explainer.facts import Facts
from explainer.search.documents import KINDS, Searchable, count_documents, documents
from explainer.search.tokens import FORMAT, cut, han_shards, shard_names, shard_of, splits

DOCUMENTS_PER_TEXT = 2
"""A hit's excerpt costs the texts of so many documents; fewer would mean more files."""
_TITLE, _SUMMARY, _TEXT = 0, 1, 2
_FIELD_STARTS = (0, 200, 2000)
"""Positions at which fields begin, so that a position tells its field. A longer field only moves the next one."""


@dataclass(frozen=True)
class Search:
    """All documents and the texts of the interface by language tag. Its digest is cheap; its files are made on demand.

    `regions` are (id, title in each language of `texts`).
    """

    documents: tuple[Searchable, ...]
    regions: tuple[tuple[str, ...], ...]
    texts: tuple[tuple[str, Mapping[str, str]], ...]

    def file(self, name: str) -> str:
        """The text of one of `file_names`. Raises KeyError for any other."""
        stem, _, part = name.removesuffix(".json").partition("-")
        match stem:
            case "documents":
                return _json(self._documents())
            case "text":
                start = int(part) * DOCUMENTS_PER_TEXT
                chosen = range(start, min(start + DOCUMENTS_PER_TEXT, len(self.documents)))
                return _json(["\n".join(self._passages[number]) for number in chosen])
            case _:
                return _json(self._shards[part])

    @cached_property
    def version(self) -> Digest:
        """Asked for with every other file, so that a browser never mixes two builds."""
        return digest((FORMAT, self.documents))[:12]

    @cached_property
    def _passages(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(document.passages()) for document in self.documents)

    def _documents(self) -> object:
        languages = [tag for tag, _ in self.texts]
        number = {region: at for at, (region, *_) in enumerate(self.regions)}
        return {
            "version": self.version,
            "splits": splits(len(self.documents)),
            "hanShards": han_shards(len(self.documents)),
            "perText": DOCUMENTS_PER_TEXT,
            "languages": languages,
            "kinds": KINDS,
            "regions": self.regions,
            "texts": dict(self.texts),
            "documents": [
                [
                    item.title,
                    item.url,
                    KINDS.index(item.kind),
                    languages.index(item.lang),
                    *(number[region] for region in item.regions if region in number),
                ]
                for item in self.documents
            ],
        }

    @cached_property
    def _shards(self) -> dict[str, dict[str, object]]:
        words: dict[str, list[int]] = {}
        pairs: dict[str, list[list[int]]] = {}
        for number, document in enumerate(self.documents):
            _add(document, self._passages[number], number, words, pairs)
        count = len(self.documents)
        found: dict[str, dict[str, object]] = {name: {} for name in shard_names(count)}
        for word, postings in words.items():
            found[shard_of(word, count)][word] = _less_the_one_before(postings)
        for pair, places in pairs.items():
            before = _less_the_one_before([number for number, *_ in places])
            found[shard_of(pair, count)][pair] = [
                [gap, *_less_the_one_before(positions)] for gap, (_, *positions) in zip(before, places, strict=True)
            ]
        return found


def _add(
    document: Searchable,
    passages: Iterable[str],
    number: int,
    words: dict[str, list[int]],
    pairs: dict[str, list[list[int]]],
) -> None:
    """Enter the tokens of one document: each word in its best field, each pair with all its positions."""
    fields: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    at = 0
    for field, text in _by_field(document, passages):
        at = max(at, _FIELD_STARTS[field])
        for token, is_run in cut(text):
            if not is_run:
                fields.setdefault(token, field)
                continue
            for offset in range(len(token)):
                places.setdefault(token[offset : offset + 2], []).append(at + offset)
            at += len(token) + 1
    for word, field in fields.items():
        words.setdefault(word, []).append(3 * number + field)
    for pair, positions in places.items():
        pairs.setdefault(pair, []).append([number, *positions])


def _by_field(document: Searchable, passages: Iterable[str]) -> Iterator[tuple[int, str]]:
    yield _TITLE, document.title
    for name in document.names:
        yield _TITLE, name
    for place, text in enumerate(passages):
        yield _SUMMARY if place < len(document.summary) else _TEXT, text


def _less_the_one_before(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def file_names(facts: Facts) -> Iterator[str]:
    """The names of all files of the index."""
    count = count_documents(facts)
    yield "documents.json"
    yield from (f"index-{name}.json" for name in shard_names(count))
    yield from (f"text-{number}.json" for number in range(-(-count // DOCUMENTS_PER_TEXT)))


def make_search(facts: Facts, texts: Mapping[str, Mapping[str, str]]) -> Search:
    """All that can be found. `texts` are those of the interface, by the code of a language."""
    titles = [facts.cards(lang) for lang in facts.languages]
    regions = tuple(
        (entry.id, *(cards[entry.ref].title for cards in titles))
        for entry in sorted(facts.of_kind("region"), key=lambda entry: entry.id)
    )
    return Search(documents(facts), regions, tuple((facts.tag(lang), texts[lang]) for lang in facts.languages))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"
