"""The files of the index, made from the documents on demand.

JSON, the same bytes for the same content, below `search/`:

* `documents.json`: every document's title, address, kind, language and regions; earlier addresses, each with the number
  of its document; and the texts of the interface.
* `index-<shard>.json`: where the tokens of one shard are. Words: a number `3 * document + field` for each document.
  Pairs of characters: for each document its number, how many positions in it follow, and these. Documents and
  positions are given less the one before.
* `text-<n>.json`: the passages of `DOCUMENTS_PER_TEXT` documents, for excerpts; the summary comes first.

How many files there are follows from the number of documents alone, so planning them needs no index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add, sub

from explainer.facts.facts import Facts
from explainer.ground.digest import Digest, digest
from explainer.model.kinds import IN_SEARCH
from explainer.search.documents import Searchable, count_documents, documents
from explainer.search.tokens import FORMAT, HAN_SHARDS, cut, shard_names, shard_of, splits

DOCUMENTS_PER_TEXT = 2
"""How many documents' texts are loaded for the excerpt of one hit; fewer would mean more files."""
_FIELD_STARTS = (0, 200, 2000)
"""Positions at which fields begin, so that a position shows its field. A longer field only moves the next one."""


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
        """A version that browsers ask for with every other file, so that they never mix two builds."""
        return digest((FORMAT, self.documents))[:12]

    @cached_property
    def _passages(self) -> tuple[tuple[str, ...], ...]:
        return tuple(document.passages for document in self.documents)

    def _documents(self) -> object:
        languages = [tag for tag, _ in self.texts]
        number = {region: at for at, (region, *_) in enumerate(self.regions)}
        return {
            "version": self.version,
            "splits": splits(len(self.documents)),
            "hanShards": HAN_SHARDS,
            "perText": DOCUMENTS_PER_TEXT,
            "languages": languages,
            "kinds": IN_SEARCH,
            "regions": self.regions,
            "former": [[path, at] for at, item in enumerate(self.documents) for path in item.former],
            "texts": dict(self.texts),
            "documents": [
                [
                    item.title,
                    item.url,
                    IN_SEARCH.index(item.kind),
                    languages.index(item.lang),
                    *(number[region] for region in item.regions if region in number),
                ]
                for item in self.documents
            ],
        }

    @cached_property
    def _shards(self) -> dict[str, dict[str, list[int]]]:
        found: dict[str, dict[str, list[int]]] = {name: {} for name in shard_names(len(self.documents))}
        for token, postings in self._postings().items():
            found[shard_of(token, len(self.documents))][token] = postings
        return found

    def _postings(self) -> dict[str, list[int]]:
        """Token → numbers. They are in one list for each token, because millions of small ones are slow to keep."""
        found: dict[str, list[int]] = {}
        before: dict[str, int] = {}
        for number, document in enumerate(self.documents):
            fields, places = _tokens(_by_field(document, self._passages[number]))
            for word, field in fields.items():
                entry = 3 * number + field
                found.setdefault(word, []).append(entry - before.get(word, 0))
                before[word] = entry
            for pair, positions in places.items():
                gaps = map(sub, positions, (0, *positions))
                found.setdefault(pair, []).extend((number - before.get(pair, 0), len(positions), *gaps))
                before[pair] = number
        return found


def _by_field(document: Searchable, passages: Sequence[str]) -> tuple[Iterable[str], ...]:
    """The texts of a document: title and names, summary, all else."""
    summary = len(document.summary)
    return (document.title, *document.names), passages[:summary], passages[summary:]


def _tokens(by_field: Iterable[Iterable[str]]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Word → its first field, and pair → all its positions, in one document."""
    fields: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    at = 0
    for field, (start, texts) in enumerate(zip(_FIELD_STARTS, by_field, strict=True)):
        words, runs = cut(texts)
        for word in words:
            fields.setdefault(word, field)
        at = max(at, start)
        for run in runs:
            for at, pair in enumerate(map(add, run, (*run[1:], "")), at):  # noqa: B020 - positions go on
                places.setdefault(pair, []).append(at)
            at += 2
    return fields, places


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
