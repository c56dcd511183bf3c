#!/usr/bin/env python3
"""Build sites of many speeches and say how large their pages are: `python3 benchmarks/volume.py 218 1000`.

It writes docs/volume.md with the largest page of each kind, and ends with 1 if a page is larger than a page may be.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import full_corpus

PRODUCT = Path(__file__).resolve().parent.parent
PAGE = PRODUCT / "docs" / "volume.md"
MOST_ELEMENTS, MOST_KIB = 4000, 300
"""What a page may have at a thousand speeches, besides whole texts of sources, which are as long as they are."""

HEAD = f"""# Large lists

How large pages become on sites of made-up speeches, each with a source, quotations, figures, people, places and themes
(`benchmarks/full_corpus.py`). No page may have more than {MOST_ELEMENTS:,} elements or {MOST_KIB} KiB before
compression. `python3 benchmarks/volume.py 218 1000` builds the sites and writes this page.

Of each kind of page, by its layout, the one with most elements and the size of the largest, which may be another one.
"""


@dataclass(frozen=True)
class Measured:
    """One page of a site: its address, its kind, its bytes and its elements."""

    address: str
    kind: str
    bytes: int
    elements: int


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.number += 1
        if tag == "body":
            self.kind = dict(attrs).get("class") or ""


def measured(output: Path) -> Iterator[Measured]:
    """Every page of a site."""
    for path in sorted(output.rglob("*.html")):
        content = path.read_bytes()
        elements = _Elements()
        elements.feed(content.decode())
        kind = elements.kind.removesuffix("-page")
        yield Measured(path.relative_to(output).as_posix(), kind, len(content), elements.number)


def build(number: int, folder: Path) -> list[Measured]:
    """A site of so many speeches, built from nothing, and its pages."""
    full_corpus.write(folder, number)
    command = [sys.executable, str(PRODUCT / "build.py"), "build", "--site", str(folder), "--jobs", "1"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return list(measured(folder / "output"))


def section(number: int, pages: list[Measured], seconds: float) -> str:
    """The table of one site."""
    kinds: dict[str, list[Measured]] = {}
    for page in pages:
        kinds.setdefault(page.kind, []).append(page)
    rows = [(max(found, key=lambda page: page.elements), max(page.bytes for page in found), len(found))
            for kind, found in kinds.items() if kind]  # fmt: skip
    rows.sort(key=lambda row: -row[0].elements)
    lines = [f"| {top.kind} | {count:,} | {top.elements:,} | {size / 1024:.1f} | `{top.address}` |"
             for top, size, count in rows]  # fmt: skip
    head = f"## {number:,} speeches\n\n{len(pages):,} pages, built from nothing in {seconds:.0f} s of processor time.\n"
    return "\n".join(
        [head, "| kind | pages | elements | KiB | page with most elements |", "|---|--:|--:|--:|---|", *lines]
    )


def main() -> int:
    """Measure, write the page, and say which pages are too large."""
    parser = argparse.ArgumentParser(description="Build sites of N speeches and write docs/volume.md.")
    parser.add_argument("numbers", type=int, nargs="+", metavar="N", help="how many speeches")
    sections, large = [], []
    for number in parser.parse_args().numbers:
        with tempfile.TemporaryDirectory() as folder:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            pages = build(number, Path(folder) / "site")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        sections.append(section(number, pages, seconds))
        large += [page for page in pages if page.elements > MOST_ELEMENTS or page.bytes > MOST_KIB * 1024]
    PAGE.write_text("\n\n".join([HEAD.strip(), *sections]) + "\n", encoding="utf-8")
    for page in large:
        print(f"too large: {page.address}, {page.elements:,} elements, {page.bytes / 1024:.1f} KiB")
    return 1 if large else 0


if __name__ == "__main__":
    raise SystemExit(main())
