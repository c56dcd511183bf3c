"""Nothing of a source is published beyond its display rule: every file of a built site against every snapshot."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import TinySite
from test_claims import archive, build_with_product_theme

from explainer.evidence.normalise import plain

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_EXCERPT = 1200
"""Characters in one piece: a quotation with its context on both sides (see `CONTEXT`), whole sentences kept."""
SHORTEST_TELLING = 20
"""An excluded passage of fewer characters may stand in ordinary text by chance."""
HIDDEN_RUN = 30
"""Characters in a row that a source and our own words about it do not share by chance."""
WITH_TEXT = {".html", ".json", ".xml", ".txt", ".ics", ".csv", ".md"}


@dataclass(frozen=True)
class Known:
    id: str
    display: str
    text: str
    excluded: tuple[str, ...]


def sources_of(site: Path) -> list[Known]:
    found = []
    for path in sorted((site / "content" / "sources").glob("*.yaml")):
        if path.suffixes != [".yaml"]:
            continue  # a version in another language has the same copy
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = (site / "content" / record["snapshot"]["path"]).read_text(encoding="utf-8")
        excluded = tuple(plain(item["exact"]) for item in record["quality"].get("exclude", ()))
        found.append(Known(path.stem, record["licence"]["display"], plain(text), excluded))
    return found


def texts_of(output: Path) -> Mapping[str, str]:
    """What each file says: tags dropped, so that words count as one run across them; data files as their texts."""
    return {
        path.relative_to(output).as_posix(): plain(said(path))
        for path in sorted(output.rglob("*"))
        if path.suffix in WITH_TEXT and not path.relative_to(output).as_posix().startswith(("assets/", "."))
    }


def said(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return "\n".join(strings(json.loads(text)))
    if path.suffix in (".html", ".xml"):
        attributes = " ".join(re.findall(r'\b(?:content|title|alt|aria-label)="([^"]*)"', text))
        return html.unescape(re.sub(r"<[^>]*>", "", text) + "\n" + attributes)
    return text


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def longest_run(source: str, text: str, at_least: int) -> str:
    """A longest run of `source` in `text` if it has `at_least` characters, else ""."""
    window = max(1, at_least // 2)
    best = ""
    for start in range(0, len(source) - window + 1, window):
        at = text.find(source[start : start + window])
        while at >= 0:
            run = extended(source, text, start, at, window)
            best = max(best, run, key=len)
            at = text.find(source[start : start + window], at + 1)
    return best if len(best) >= at_least else ""


def extended(source: str, text: str, start: int, at: int, size: int) -> str:
    end, stop = start + size, at + size
    while start > 0 and at > 0 and source[start - 1] == text[at - 1]:
        start, at = start - 1, at - 1
    while end < len(source) and stop < len(text) and source[end] == text[stop]:
        end, stop = end + 1, stop + 1
    return source[start:end]


def beyond_the_rules(site: Path, output: Path) -> list[tuple[str, str, str]]:
    """(file, source, words) of everything that should not be there."""
    allowed = {"excerpts": LONGEST_EXCERPT + 1, "metadata-only": HIDDEN_RUN}
    found, sources = [], sources_of(site)
    for name, text in texts_of(output).items():
        for source in sources:
            words = [passage for passage in source.excluded if len(passage) >= SHORTEST_TELLING and passage in text]
            if source.display in allowed:
                words.append(longest_run(source.text, text, allowed[source.display]))
            found += [(name, source.id, passage) for passage in words if passage]
    return found


@pytest.fixture
def small(make_site: Callable[..., TinySite]) -> TinySite:
    return make_site(archive(), theme=False)


def test_a_source_that_may_not_be_shown_and_an_excluded_passage_leave_no_words(small: TinySite) -> None:
    output = build_with_product_theme(small)
    assert "We will open the harbour" in texts_of(output)["speeches/opening/index.html"]
    assert beyond_the_rules(small.root, output) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("index.html", "<p>Nobody may <b>show</b> these words of the second</p>"),
        ("extra.json", '["x", "Nobody may show these words of the second"]'),
        ("index.html", "<p>This passage was put in by a&nbsp;stranger.</p>"),
        ("index.html", '<meta content="This passage was put in by a stranger.">'),
    ],
)
def test_the_judge_finds_words_that_should_not_be_there(small: TinySite, name: str, words: str) -> None:
    output = build_with_product_theme(small)
    (output / name).write_text(words, encoding="utf-8")
    assert [file for file, _, _ in beyond_the_rules(small.root, output)] == [name]


def test_the_judge_finds_an_excerpt_that_is_too_long(make_site: Callable[..., TinySite]) -> None:
    paper = "".join(f"Sentence {number} of the paper says so. " for number in range(100)) + "\n"
    small = make_site("-- content/sources/paper.yaml --\n", theme=False)
    small.write("content/snapshots/paper.txt", paper)
    small.write(
        "content/sources/paper.yaml",
        "snapshot: {path: snapshots/paper.txt}\nlicence: {display: excerpts}\nquality: {grade: C}\n",
    )
    (small.root / "output").mkdir()
    (small.root / "output" / "a.html").write_text(paper[100 : 100 + LONGEST_EXCERPT], encoding="utf-8")
    assert beyond_the_rules(small.root, small.root / "output") == []
    (small.root / "output" / "a.html").write_text(paper[100 : 102 + LONGEST_EXCERPT], encoding="utf-8")
    assert len(beyond_the_rules(small.root, small.root / "output")) == 1
