"""docs/benchmarks.md, written from the kept results alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import contenders
import evidence
import goals
import growing
import others
import results
import yaml
from goals import Case
from results import Measurement
from stopwatch import Run, Spread, spread

HERE = Path(__file__).resolve().parent
UNITS: Mapping[str, Callable[[Run], float]] = {
    goals.CLOCK: lambda run: run.wall,
    goals.MEMORY: lambda run: run.memory / 2**20,
}


def as_markdown(folder: Path, reasons: Mapping[str, str] | None = None) -> str:
    """The whole page, from the results in a folder."""
    known = results.kept(folder)
    why = _reasons() if reasons is None else reasons
    parts = [_head(known), _goals(known), _misses(known, why), _units(known), _others(known)]
    parts += [_growth(growing.kept(folder)), _evidence(evidence.kept(folder)), _rest()]
    return "\n".join(part for part in parts if part)


def _reasons() -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((HERE / "reasons.yaml").read_text(encoding="utf-8")) or {}
    return found


def ratio(measurement: Measurement) -> Spread:
    """Our cost divided by the other's, pair by pair."""
    cost = UNITS[goals.BY_KEY[measurement.case].of] if measurement.case in goals.BY_KEY else UNITS[goals.CLOCK]
    return spread(cost(ours) / cost(theirs) for ours, theirs in measurement.pairs)


def _head(known: list[Measurement]) -> str:
    machines = {", ".join(f"{name} {value}" for name, value in each.machine.items()) for each in known}
    return f"""# Benchmarks

Written by `python3 benchmarks/run.py`; do not edit by hand.

Measured on: {"; ".join(sorted(machines)) or "nothing is measured yet"}. A ratio is the cost of Explainer divided by
that of the other: below 1, Explainer is cheaper. Numbers are medians, with the smallest and the largest in brackets.
"""


def _goals(known: list[Measurement]) -> str:
    return "\n".join(
        [
            "## Goals",
            "",
            "*Plain* is the same pages from the same words, with layouts as plain as Hugo's. *Full* is a site as",
            "editors keep one, with sources, quotations, figures, search and pictures, beside Hugo's plain build of as",
            "many texts.",
            "",
            "| case | site | texts | goal | ratio | verdict | beside | pairs | day | load |",
            "| --- | --- | ---: | ---: | ---: | --- | --- | ---: | --- | ---: |",
            *_rows(known),
            "",
        ]
    )


def _rows(known: list[Measurement]) -> Iterator[str]:
    for case in goals.CASES:
        found = {(each.kind, each.size): each for each in known if each.case == case.key}
        for kind, size in sorted({*case.goals, *found}, key=lambda key: (key[0] != goals.PLAIN, key[1])):
            yield _row(case, kind, size, found.get((kind, size)))


def _row(case: Case, kind: str, size: int, measurement: Measurement | None) -> str:
    goal = case.goals.get((kind, size))
    first = f"| {case.title} | {kind} | {size or '–'} | {'–' if goal is None else goal} |"
    if measurement is None:
        return f"{first} | not measured | | | | |"
    found = ratio(measurement)
    said = goals.verdict(goal, found.median)
    return (
        f"{first} {found} | {said} | {measurement.beside} | {len(measurement.pairs)} | {measurement.day} | "
        f"{measurement.load:.1f} |"
    )


def missed(known: list[Measurement]) -> list[Measurement]:
    """Those that miss their goal."""
    with_goals = [each for each in known if each.case in goals.BY_KEY]
    return [
        each
        for each in with_goals
        if "missed" in goals.verdict(goals.BY_KEY[each.case].goals.get((each.kind, each.size)), ratio(each).median)
    ]


def _misses(known: list[Measurement], reasons: Mapping[str, str]) -> str:
    rows = [
        f"* **{goals.BY_KEY[each.case].title}**, {each.kind}, {each.size} texts: "
        f"{reasons.get(each.name, 'no reason is given.').strip()}"
        for each in missed(known)
    ]
    return "\n".join(["## What is missed, and why", "", *rows, ""]) if rows else ""


def _units(known: list[Measurement]) -> str:
    rows = []
    for each in known:
        case = goals.BY_KEY.get(each.case)
        if case:
            cost = UNITS[case.of]
            unit = "MB" if case.of == goals.MEMORY else "s"
            ours, theirs = (spread(cost(pair[side]) for pair in each.pairs) for side in (0, 1))
            rows.append(f"| {case.title} | {each.kind} | {each.size or '–'} | {ours} {unit} | {theirs} {unit} |")
    head = ["| case | site | texts | Explainer | the other |", "| --- | --- | ---: | ---: | ---: |"]
    return "\n".join(["## Seconds and megabytes", "", *head, *rows, ""])


def _others(known: list[Measurement]) -> str:
    rows = []
    for each in known:
        if each.case.startswith("beside-"):
            ours, theirs = (spread(pair[side].wall for pair in each.pairs) for side in (0, 1))
            rows.append(f"| {each.beside} | {each.size} | {ours} s | {theirs} s | {ratio(each)} |")
    head = ["| beside | texts | Explainer, cold | the other, cold | ratio |", "| --- | ---: | ---: | ---: | ---: |"]
    not_had = [f"{name} is not measured: {why}." for name, why in others.NOT_HAD.items()]
    table = [*head, *(rows or ["| not measured | | | | |"]), ""]
    return "\n".join(["## Other generators", "", *table, *not_had, ""])


def _growth(steps: list[growing.Step]) -> str:
    rows = []
    for before, step in zip([None, *steps], steps, strict=False):
        cost = f"{step.wall:.1f} s | {step.cpu:.1f} s | {step.memory / 2**20:.0f} MB"
        if before is None or before.kind != step.kind:
            rows.append(f"| {step.kind} | {step.size} | {cost} | – | – | – |")
            continue
        time_, memory = growing.of_a_text(step, before)
        said = goals.verdict(goals.MOST_GROWTH, max(time_, memory))
        rows.append(f"| {step.kind} | {step.size} | {cost} | {time_:.2f} | {memory:.2f} | {said} |")
    return "\n".join(
        [
            "## Growth",
            "",
            "One cold build at each size. The last columns are what one text costs, in processor time and in memory,",
            f"divided by what it costs at the size before: at most {goals.MOST_GROWTH} is linear.",
            "",
            "| site | texts | clock | processor | peak memory | time of a text | memory of a text | verdict |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
            *(rows or ["| not measured | | | | | | | |"]),
            "",
        ]
    )


def _evidence(cost: evidence.EvidenceCost | None) -> str:
    if cost is None:
        return ""
    return f"""## Quotations against a source

Ourselves against ourselves: a source of {cost.characters:,} characters is prepared once, in {cost.prepare} s.
After that one quotation takes {cost.few} ms where there are {evidence.FEW}, and {cost.many} ms where there
are {evidence.MANY}. Ratio: {cost.ratio}; 1 means that a quotation costs the same however many others there are.
"""


def _rest() -> str:
    return f"""## What is measured

**Plain**: both make the same pages from the same words: N texts (menu of 20 links, fields, summary, contents, body,
related texts, the ones before and after), 40 themes, 34 regions, one timeline of all texts, a home page with the newest
20, a sitemap. The layouts are as plain as each other (`benchmarks/explainer`, `benchmarks/hugo`). Before anything is
measured, all pages are looked for in both outputs.

**Full** (`benchmarks/full_corpus.py`): N speeches of 300 to 600 words, each with a report of its own (a record and a
copy), five quotations, three figures (two of them records), embeds, citations and links; people, offices, papers,
regions, themes, terms and articles around them. The product's own layouts; search, pictures and every check are on,
and no check finds fault with it. Per speech that makes three pages and more, where Hugo makes one.

* **cold**: no output, nothing remembered. **nothing changed**: the same command again. **one body edited**, **one
  title edited**: one file of N differs. After a body's edit its page must show it. After a title's, every file that
  had the old title (timeline, lists, neighbours, the search's entries) must have the new one, and none the old.
* **preview**: `build.py serve` and `hugo server --disableFastRender` both run; a file is saved, and its page (for
  a title also the timeline) is asked for every 5 ms until it shows the edit.
* **peak memory**: the largest sum over all processes of a build, looked at every 20 ms: proportional set size, so that
  shared pages count once. These runs are not timed.
* **fresh checkout**: `git clone` of the site, what `.explainer/` held put back as a build service's cache does, no
  output, one text changed. Hugo gets the same clone.
* **the first site**, **one sentence edited**: beside Explainer as it was at a commit, on the same content.
* Clock: from the start of the process to its end. Processor time: user and system, with all child processes.
* The system's file cache is warm for both. Python's compiled modules are there, as after any first run.

## What is not equal

* Hugo has no memory between two runs of its command: it makes everything each time. `hugo server` has one.
* Explainer checks every reference, link, anchor, date and field, and stops at a wrong one; Hugo checks links between
  texts.
* Plain, Explainer also writes the list pages that every site of its kind has (regions, glossary and others: about
  20 files, with the product's own layouts), and its style sheet and scripts. The check that a published text has
  sources is off, since these texts have none.
* Explainer cleans the HTML of every text and finds the terms in it. Hugo's typographer, feeds and 404 page are off.
* Hugo draws no pictures for links from other sites, so Explainer's are off in plain (`cards: false`).
* Explainer reads every file of its output to see that it is what it wrote.
* Pelican's neighbours and related texts come from a plugin of ours; MkDocs makes no lists, so it gets them as texts.

## To repeat

```
python3 benchmarks/run.py                                    # all of it but growth; writes this page
python3 benchmarks/run.py --sizes 1000 --kinds plain --cases cold,body --pairs 3
python3 benchmarks/run.py --sizes '' --cases first,sentence --before dc6a741
python3 benchmarks/run.py --cases '' --growth                # 1,000, 10,000 and 100,000 texts, once each
python3 benchmarks/run.py --cases ''                         # the page alone, from what is kept
python3 benchmarks/evidence.py                               # the quotations alone
```

What was measured is kept in `benchmarks/results/`, one file a case. `--results` and `--write` name other places, for
tries. Why a goal is missed is written into `benchmarks/reasons.yaml`. Hugo comes from the Python package index as
`hugo=={contenders.HUGO_VERSION}`; it, the others and the sites are in `.benchmarks/`, which git ignores and which may
be deleted. The program itself is timed, without the Python script that starts it.
"""
