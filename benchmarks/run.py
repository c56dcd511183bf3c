#!/usr/bin/env python3
"""Measures Explainer against Hugo on the same texts, side by side: `python3 benchmarks/run.py`.

Writes docs/benchmarks.md. Both generators build in turn (A B A B …), so that whatever else the machine does falls on
both; a ratio is made of two runs that were neighbours. Needs the network once, to install Hugo into `.benchmarks/`.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import contenders  # noqa: E402
import corpus  # noqa: E402
import evidence  # noqa: E402
import paper  # noqa: E402
from contenders import Contender, Edit  # noqa: E402
from paper import Results, Scenario  # noqa: E402
from stopwatch import Run, time_of  # noqa: E402

from explainer import bootstrap  # noqa: E402

CACHE = HERE.parent / ".benchmarks"
SCENARIOS: dict[str, Edit | None] = {
    "cold": None,
    "nothing changed": None,
    "one body edited": contenders.in_the_body,
    "one title edited": contenders.in_the_title,
}


def main() -> int:
    """Measure, and write down what was measured."""
    arguments = _arguments()
    bootstrap.enter(HERE.parent)
    CACHE.mkdir(exist_ok=True)
    pair = (contenders.explainer(CACHE, arguments.texts, arguments.jobs), contenders.hugo(CACHE, arguments.texts))
    for contender in pair:
        time_of(contender.command)  # once without the clock: Python compiles its modules, the disk's cache fills
        _has_every_page(contender, arguments.texts)
    scenarios = [Scenario(name, list(_runs(name, edit, pair, arguments))) for name, edit in SCENARIOS.items()]
    results = Results(
        arguments.texts, arguments.jobs, datetime.datetime.now(datetime.UTC).date(), scenarios, evidence.measure()
    )
    text = paper.as_markdown(results)
    (arguments.write or HERE.parent / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Explainer against Hugo, and write docs/benchmarks.md.")
    parser.add_argument("--texts", type=int, default=1000, metavar="N", help="how many texts (default: 1000)")
    parser.add_argument("--pairs", type=int, default=5, metavar="N", help="pairs of runs a scenario (default: 5)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes for Explainer (default: 2)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here instead")
    return parser.parse_args()


def _runs(
    name: str, edit: Edit | None, pair: tuple[Contender, Contender], arguments: argparse.Namespace
) -> Iterator[tuple[Run, Run]]:
    for number in range(arguments.pairs):
        print(f"{name}: pair {number + 1} of {arguments.pairs}", file=sys.stderr, flush=True)
        ours, theirs = (_one(name, edit, contender, number, arguments.texts) for contender in pair)
        yield ours, theirs


def _one(name: str, edit: Edit | None, contender: Contender, number: int, texts: int) -> Run:
    if name == "cold":
        contender.empty()
    edited, mark = corpus.id_of(texts // 2), f"Mark{name[4:5]}{number}"
    if edit is not None:
        source = contender.text(edited)
        source.write_text(edit(source.read_text(encoding="utf-8"), mark), encoding="utf-8")
    run = time_of(contender.command)
    if edit is not None:
        _shows(contender, f"speeches/{edited}", mark)
    if edit is contenders.in_the_title:
        _shows(contender, "timeline", mark)
    return run


def _shows(contender: Contender, address: str, mark: str) -> None:
    if mark not in contender.page(address):
        raise SystemExit(f"{contender.name} does not show the edit at /{address}/, so its time means nothing.")


def _has_every_page(contender: Contender, texts: int) -> None:
    addresses = {"", "timeline"}
    for text in corpus.texts(texts):
        addresses |= {f"speeches/{text.id}", f"regions/{text.region}", *(f"themes/{name}" for name in text.themes)}
    missing = [address for address in addresses if not (contender.output / address / "index.html").is_file()]
    events = contender.page("timeline").count("<li><time")
    if missing or events != texts:
        raise SystemExit(f"{contender.name}: {len(missing)} pages missing, {events} events of {texts} in the timeline.")


if __name__ == "__main__":
    raise SystemExit(main())
