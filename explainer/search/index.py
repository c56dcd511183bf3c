"""The files of the index, made from the documents on demand.

Scripts, so that a page that is opened from a disk can load them, too. Each calls `searchFile` with its name and its
content in JSON, the same bytes for the same content. Below `search/` are:

* `documents.js`: every document's title, address, kind, language and regions; earlier addresses, each with the number
  of its document; and the texts of the interface.
* `index-<shard>.js`: where the tokens of one shard are. Words: a number `4 * document + field` for each document.
  Pairs of characters: for each document its number, how many positions in it follow, and these. Documents and
  positions are given less the one before.
* `text-<n>.js`: the passages of `DOCUMENTS_PER_TEXT` documents, for excerpts; the summary comes first.

How many files there are follows from the number of documents alone, so planning them needs no index. Each is the answer
to a question of its own, whose digest is known before the text of the file is put together: that of a shard from what
each document has in it, which is remembered with the document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import add, sub
from typing import TypeAlias

from explainer.extend import table
from explainer.facts.facts import Entry, Facts
from explainer.ground.digest import Digest, digest, digest_bytes
from explainer.model.kinds import IN_SEARCH, kinds_of_role
from explainer.search.documents import Place, Searchable, document_at, documents, places
from explainer.search.tokens import FORMAT, HAN, HAN_SHARDS, cut, shard_names, shard_of, splits_for

DOCUMENTS_PER_TEXT = 2
"""How many documents' texts are loaded for the excerpt of one hit; fewer would mean more files."""
FIELDS = 4
"""The fields of a document: title and names, facts, summary, the rest."""
_FIELD_STARTS = (0, 200, 300, 2000)
"""Positions at which fields begin, so that a position shows its field. A longer field only moves the next one."""

Tokens: TypeAlias = str
"""The tokens of a document, a line for each shard that has some: `n0 new:0 nqpf:2` (with the field of a word) or
`han3 生产:2,14,3` (with the number of a pair's positions, and these). One text takes much less room than its parts."""


def files(facts: Facts) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """The names of all files of the index, each with the query that answers with it, and its arguments."""
    count = len(places(facts))
    yield "documents.js", "search_documents", ()
    yield from ((f"index-{name}.js", "search_shard", (name,)) for name in shard_names(splits_for(count)))
    yield from ((f"text-{at}.js", "search_text", (at,)) for at in range(-(-count // DOCUMENTS_PER_TEXT)))


@dataclass(frozen=True)
class SearchList:
    """All documents and the texts of the interface by language tag.

    `regions` are (id, title in each language of `texts`), `roots` what the addresses of each language begin with.
    """

    documents: tuple[Searchable, ...]
    regions: tuple[tuple[str, ...], ...]
    texts: tuple[tuple[str, Mapping[str, str]], ...]
    roots: tuple[str, ...]

    def __digest__(self) -> Digest:
        """That of all that can be found, which the version stands for, and of what else is in the file."""
        return digest((self.version, self.regions, self.texts, self.roots))

    @cached_property
    def version(self) -> Digest:
        """A version that browsers ask for with every other file, so that they never mix two builds."""
        return digest((FORMAT, self.documents))[:12]

    def file(self) -> str:
        """The text of the file."""
        languages = [tag for tag, _ in self.texts]
        number = {region: at for at, (region, *_) in enumerate(self.regions)}
        content = {
            "version": self.version,
            "splits": splits_for(len(self.documents)),
            "hanShards": HAN_SHARDS,
            "perText": DOCUMENTS_PER_TEXT,
            "languages": languages,
            "roots": self.roots,
            "kinds": IN_SEARCH,
            "accounts": [IN_SEARCH.index(kind) for kind in kinds_of_role("account")],
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
        return _script("documents", _json(content))


@dataclass(frozen=True, slots=True)
class SearchText:
    """The documents whose passages are in the file of a number."""

    number: int
    documents: tuple[Searchable, ...]

    def __digest__(self) -> Digest:
        """That of the passages alone: titles are in another file."""
        return digest(tuple(document.passages for document in self.documents))

    def file(self) -> str:
        """The text of the file."""
        passages = ["\n".join(document.passages) for document in self.documents]
        return _script(f"text-{self.number}", _json(passages))


@dataclass(frozen=True, slots=True)
class SearchShard:
    """What each document has in a shard: a line with its number and the tokens as `tokens_of` gives them."""

    name: str
    lines: str

    def __digest__(self) -> Digest:
        """That of the lines, from which the file follows."""
        return digest_bytes(self.lines.encode())

    def file(self) -> str:
        """The text of the file: what `_json` would write, but numbers are copied as they are."""
        found = self._pairs() if self.name.startswith(HAN) else self._words()
        tokens = ",".join(f'"{token}":[{",".join(found[token])}]' for token in sorted(found))
        return _script(f"index-{self.name}", f"{{{tokens}}}")

    def _items(self) -> Iterator[tuple[int, list[str]]]:
        for line in self.lines.splitlines():
            number, *items = line.split(" ")
            yield int(number), items

    def _words(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        before: dict[str, int] = {}
        for number, items in self._items():
            for item in items:
                word, _, field = item.partition(":")
                entry = FIELDS * number + int(field)
                found.setdefault(word, []).append(str(entry - before.get(word, 0)))
                before[word] = entry
        return found

    def _pairs(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        before: dict[str, int] = {}
        for number, items in self._items():
            for item in items:
                pair, _, positions = item.partition(":")
                found.setdefault(pair, []).append(f"{number - before.get(pair, 0)},{positions}")
                before[pair] = number
        return found


def search_list(facts: Facts, texts: Mapping[str, Mapping[str, str]]) -> SearchList:
    """The list of all that can be found. `texts` are those of the interface, by the code of a language."""
    titles = [facts.cards(lang) for lang in facts.languages]
    regions = tuple(
        (entry.id, *(cards[entry.ref].title for cards in titles))
        for entry in sorted(facts.of_kind("region"), key=lambda entry: entry.id)
    )
    own = tuple((facts.tag(lang), texts[lang]) for lang in facts.languages)
    return SearchList(documents(facts), regions, own, tuple(map(facts.root, facts.languages)))


def search_text(facts: Facts, number: int) -> SearchText:
    """The documents of one of the files with passages."""
    start = number * DOCUMENTS_PER_TEXT
    chosen = places(facts)[start : start + DOCUMENTS_PER_TEXT]
    return SearchText(number, tuple(document_at(facts, place) for place in chosen))


def search_shard(facts: Facts, name: str) -> SearchShard:
    """One of the shards."""
    return SearchShard(name, facts.index("shards of search", _shards).get(name, ""))


def _shards(facts: Facts) -> Mapping[str, str]:
    found = places(facts)
    splits = str(splits_for(len(found)))
    return by_shard(tokens_of(facts, facts.visible[ref], splits, *where) for ref, *where in found)


def by_shard(rows: Iterable[Tokens]) -> Mapping[str, str]:
    """The lines of each shard; the rows are in the order of the documents."""
    found: dict[str, list[str]] = {}
    for number, row in enumerate(rows):
        for line in row.splitlines():
            shard, _, tokens = line.partition(" ")
            found.setdefault(shard, []).append(f"{number} {tokens}")
    return {shard: "\n".join(lines) for shard, lines in found.items()}


@table
def tokens_of(facts: Facts, entry: Entry, splits: str, *where: str) -> Tokens:
    """The tokens of a document; `where` it is follows the ref of its record in its place."""
    place: Place = (entry.ref, *where)
    return in_shards(document_at(facts, place), int(splits))


def in_shards(document: Searchable, splits: int) -> Tokens:
    """The tokens of a document by shard."""
    fields, positions = _tokens(((document.title, *document.names), document.facts, document.summary, document.said))
    found: dict[str, list[str]] = {}
    for word, field in fields.items():
        found.setdefault(shard_of(word, splits), []).append(f"{word}:{field}")
    for pair, at in positions.items():
        gaps = map(sub, at, (0, *at))
        found.setdefault(shard_of(pair, splits), []).append(f"{pair}:{len(at)},{','.join(map(str, gaps))}")
    return "\n".join(" ".join((shard, *sorted(found[shard]))) for shard in sorted(found))


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


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _script(name: str, content: str) -> str:
    return f'searchFile("{name}",{content});\n'
