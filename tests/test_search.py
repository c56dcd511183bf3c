"""Search: what stands in the texts is found, nothing else is, and it costs a reader little."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.search.tokens import cut, fold, shard_of

ROOT = Path(__file__).resolve().parent.parent
COMPOUNDS = (
    "新质生产力", "因地制宜", "科技创新", "产业体系", "马克思主义经济学", "集体学习", "经济增长", "战略性新兴产业",
    "全要素生产率", "人大代表团", "传统产业", "高质量发展", "生产关系", "机器翻译", "重要阵地",
)  # fmt: skip
"""Fifteen compounds that stand in the Chinese texts; the test says so if an editor takes one out."""
ABSENT = ("养老金", "碳市场", "气候变化", "生产质新")
KIB = 1024
SMALL_BUDGET = 34 * KIB
LARGE_BUDGET = 100 * KIB


# A reader in Python: what the script in the browser does, in the plainest way


class Reader:
    """Looks up in the files and counts what they weigh, compressed as servers send them."""

    def __init__(self, file: Callable[[str], str]) -> None:
        self._file = file
        self.loaded: dict[str, int] = {}
        self.documents: list[Any] = self.read("documents.json")["documents"]

    def read(self, name: str) -> Any:
        text = self._file(name)
        self.loaded[name] = len(gzip.compress(text.encode(), 9))
        return json.loads(text)

    def find(self, query: str) -> list[int]:
        each = [self.run(token) if is_run else self.word(token) for token, is_run in cut(query)]
        return sorted(set.intersection(*each)) if each else []

    def shard(self, token: str) -> Any:
        return self.read(f"index-{shard_of(token, len(self.documents))}.json")

    def word(self, word: str) -> set[int]:
        return {sum_ // 3 for sum_ in sums(self.shard(word).get(word, []))}

    def run(self, run: str) -> set[int]:
        places: set[tuple[int, int]] | None = None
        for at in [*range(0, len(run) - 2, 2), len(run) - 2]:
            postings = self.shard(run[at]).get(run[at : at + 2], [])
            numbers = sums([number for number, *_ in postings])
            here = {
                (number, place - at)
                for number, (_, *gaps) in zip(numbers, postings, strict=True)
                for place in sums(gaps)
            }
            places = here if places is None else places & here
        return {number for number, _ in places or ()}

    def urls(self, query: str) -> list[str]:
        return [self.documents[number][1] for number in self.find(query)]


def sums(gaps: list[int]) -> list[int]:
    found = []
    total = 0
    for gap in gaps:
        total += gap
        found.append(total)
    return found


def reader_of(output: Path) -> Reader:
    return Reader(lambda name: (output / "search" / name).read_text(encoding="utf-8"))


def words_of(reader: Reader, number: int) -> str:
    """The title and the passages of a document, folded."""
    per_text = reader.read("documents.json")["perText"]
    text = reader.read(f"text-{number // per_text}.json")[number % per_text]
    return fold(f"{reader.documents[number][0]}\n{text}")


# What is found


@pytest.mark.slow
def test_every_compound_of_the_chinese_texts_is_found_exactly_where_it_stands(built_site: Path) -> None:
    reader = reader_of(built_site)
    chinese = [number for number, item in enumerate(reader.documents) if item[1].startswith("zh/")]
    texts = {number: words_of(reader, number) for number in chinese}
    for compound in COMPOUNDS:
        standing = {number for number, text in texts.items() if compound in text}
        assert standing, f"{compound} is in no Chinese text any more; take another compound"
        found = set(reader.find(compound))
        assert standing <= found
        named = {number for number in found - standing if not reader.documents[number][1].startswith("zh/")}
        assert found - standing - named <= {n for n in chinese if compound in json.dumps(reader.documents[n])} | found
        assert all(compound in page_words(built_site, reader.documents[number][1]) for number in found)


@pytest.mark.slow
def test_words_that_stand_nowhere_are_not_found_even_if_their_parts_do(built_site: Path) -> None:
    reader = reader_of(built_site)
    assert {word: reader.urls(word) for word in ABSENT} == {word: [] for word in ABSENT}


@pytest.mark.slow
def test_a_chinese_name_finds_the_english_page_too(built_site: Path) -> None:
    urls = reader_of(built_site).urls("新质生产力")
    assert {"terms/nqpf/", "zh/terms/nqpf/"} <= set(urls)


def page_words(output: Path, url: str) -> str:
    path, _, _ = url.partition("#")
    source = (output / path / "index.html").read_text(encoding="utf-8")
    return fold(re.sub(r"<r[tp]\b.*?</r[tp]>|<[^>]*>", "", source))
