#!/usr/bin/env python3
"""Measures Explainer beside Hugo and others, and writes docs/benchmarks.md: `python3 benchmarks/run.py`.

Two generators build in turn (A B A B …), so that whatever else the machine does falls on both; a ratio is made of two
runs that were neighbours. Each measurement is kept in benchmarks/results/, and the page is written from all of them,
so that parts can be measured alone. Needs the network once, to install the others into `.benchmarks/`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from explainer import bootstrap  # noqa: E402

bootstrap.enter(HERE.parent)

import cases  # noqa: E402
import contenders  # noqa: E402
import evidence  # noqa: E402
import goals  # noqa: E402
import growing  # noqa: E402
import others  # noqa: E402
import paper  # noqa: E402
import plain_corpus  # noqa: E402
import results  # noqa: E402
from cases import Pair, Runs  # noqa: E402

CACHE = HERE.parent / ".benchmarks"
ALONE = ("first", "sentence", "others", "evidence")
KEYS = (*goals.BESIDE_HUGO, *ALONE)


def main() -> int:
    """Measure what is asked for, keep it, and write the page."""
    arguments = _arguments()
    CACHE.mkdir(exist_ok=True)
    for size in arguments.sizes:
        for kind in arguments.kinds:
            _beside_hugo(kind, size, arguments)
    _alone(arguments)
    if arguments.growth:
        growing.measure(CACHE, arguments.growth, arguments.kinds, arguments.jobs, arguments.results)
    text = paper.as_markdown(arguments.results)
    (arguments.write or HERE.parent / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Explainer beside Hugo, and write docs/benchmarks.md.")
    numbers, words = _list_of(int), _list_of(str)
    parser.add_argument("--sizes", type=numbers, default=[1000, 10_000], metavar="N,N", help="how many texts")
    parser.add_argument("--kinds", type=words, default=[goals.PLAIN, goals.FULL], metavar="KIND,KIND")
    parser.add_argument("--cases", type=words, default=list(KEYS), metavar="CASE,CASE", help=f"of: {', '.join(KEYS)}")
    parser.add_argument("--pairs", type=int, default=5, metavar="N", help="pairs of runs a case (default: 5)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes for Explainer (default: 2)")
    parser.add_argument("--before", default="dc6a741", metavar="COMMIT", help="the earlier Explainer to compare with")
    parser.add_argument("--small", type=int, default=200, metavar="N", help="speeches of the case `sentence`")
    parser.add_argument("--beside", type=int, default=1000, metavar="N", help="texts of the case `others`")
    parser.add_argument("--growth", type=numbers, nargs="?", const=[1000, 10_000, 100_000], metavar="N,N,N",
                        help="also one cold run at each of these sizes")  # fmt: skip
    parser.add_argument("--results", type=Path, default=results.FOLDER, metavar="DIR", help="where results are kept")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here instead")
    arguments = parser.parse_args()
    wrong = {*arguments.cases} - {*KEYS} | {*arguments.kinds} - {goals.PLAIN, goals.FULL}
    if wrong:
        parser.error(f"unknown: {', '.join(sorted(wrong))}; cases are {', '.join(KEYS)}")
    return arguments


def _list_of(of: Callable[[str], Any]) -> Callable[[str], list[Any]]:
    return lambda text: [of(part) for part in text.split(",") if part]


def _beside_hugo(kind: str, size: int, arguments: argparse.Namespace) -> None:
    wanted = [key for key in goals.wanted(kind, size) if key in arguments.cases]
    if not wanted:
        return
    make = contenders.plain if kind == goals.PLAIN else contenders.full
    pair = (make(CACHE, size, arguments.jobs), contenders.hugo(CACHE, size))
    cases.ready(pair)
    if kind == goals.PLAIN:
        for contender in pair:
            _has_every_page(contender, size)
    for key in wanted:
        print(f"-- {kind}, {size} texts, {key}", file=sys.stderr, flush=True)
        _keep(key, kind, size, pair, _runs(key, pair, arguments.pairs), arguments.results)


def _runs(key: str, pair: Pair, pairs: int) -> Runs:
    made = {
        "nothing": lambda: cases.nothing(pair, pairs),
        "body": lambda: cases.body(pair, pairs),
        "title": lambda: cases.title(pair, pairs),
        "preview-body": lambda: cases.previews(pair, pairs, of_title=False),
        "preview-title": lambda: cases.previews(pair, pairs, of_title=True),
        "cold": lambda: cases.cold(pair, pairs),
        "memory-edit": lambda: cases.body(pair, pairs, memory=True),
        "memory-cold": lambda: cases.cold(pair, pairs, memory=True),
        "checkout": lambda: cases.checkout(pair, pairs, CACHE),
    }
    return made[key]()


def _alone(arguments: argparse.Namespace) -> None:
    """The cases that are not beside Hugo, each at its one size."""
    jobs, pairs, folder = arguments.jobs, arguments.pairs, arguments.results
    if "first" in arguments.cases:
        pair = cases.first_site(CACHE, arguments.before, jobs)
        _keep("first", goals.FULL, 0, pair, cases.cold(pair, pairs), folder)
    if "sentence" in arguments.cases:
        pair = cases.small_site(CACHE, arguments.before, arguments.small, jobs)
        _keep("sentence", goals.FULL, arguments.small, pair, cases.body(pair, pairs, key="sentence"), folder)
    if "others" in arguments.cases:
        ours = contenders.plain(CACHE, arguments.beside, jobs)
        for other in others.all_of_them(CACHE, arguments.beside):
            pair = (ours, other)
            _keep(
                f"beside-{other.site.name.split('-')[0]}",
                goals.PLAIN,
                arguments.beside,
                pair,
                cases.cold(pair, pairs),
                folder,
            )
    if "evidence" in arguments.cases:
        evidence.keep(evidence.measure(), folder)


def _keep(key: str, kind: str, size: int, pair: Pair, runs: Runs, folder: Path) -> None:
    results.keep(results.measured(key, kind, size, pair[1].name, runs), folder)


def _has_every_page(contender: contenders.Contender, texts: int) -> None:
    addresses = {"", "timeline"}
    for text in plain_corpus.texts(texts):
        addresses |= {f"speeches/{text.id}", f"regions/{text.region}", *(f"themes/{name}" for name in text.themes)}
    missing = [address for address in addresses if not (contender.output / address / "index.html").is_file()]
    events = contender.page("timeline").count("<li><time")
    if missing or events != texts:
        raise SystemExit(f"{contender.name}: {len(missing)} pages missing, {events} events of {texts} in the timeline.")


if __name__ == "__main__":
    raise SystemExit(main())
