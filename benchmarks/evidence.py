"""What it costs to look for one quotation in a source, when there are ten of them and when there are a thousand.

A source is prepared once, so the cost of one quotation should not depend on how many others there are. The measure is
a ratio against ourselves: machines differ, the ratio should not. `python3 benchmarks/evidence.py` prints it.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import plain_corpus  # noqa: E402
from stopwatch import Spread, spread  # noqa: E402

CHARACTERS = 100_000
FEW, MANY = 10, 1000
ROUNDS = 5


@dataclass(frozen=True)
class EvidenceCost:
    """Seconds to prepare the source, milliseconds a quotation with few and with many, and the ratio of these."""

    characters: int
    prepare: Spread
    few: Spread
    many: Spread
    ratio: Spread


def keep(cost: EvidenceCost, folder: Path) -> None:
    """Write what was measured beside the results of the other cases."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "evidence.json").write_text(json.dumps(asdict(cost), indent=1) + "\n", encoding="utf-8")


def kept(folder: Path) -> EvidenceCost | None:
    """What was measured last."""
    path = folder / "evidence.json"
    if not path.is_file():
        return None
    values = json.loads(path.read_text(encoding="utf-8"))
    spreads = {name: Spread(**value) for name, value in values.items() if name != "characters"}
    return EvidenceCost(values["characters"], **spreads)


def measure() -> EvidenceCost:
    """Prepare a source and look for quotations in it, few and many in turn."""
    text = _source()
    quotations = _quotations(text, MANY)
    prepare, few, many = [], [], []
    for _ in range(ROUNDS):
        prepare.append(_seconds_to_prepare(text))
        few.append(_milliseconds_each(text, quotations[:FEW]))
        many.append(_milliseconds_each(text, quotations))
    ratios = [more / less for more, less in zip(many, few, strict=True)]
    return EvidenceCost(len(text), spread(prepare), spread(few), spread(many), spread(ratios))


def _source() -> str:
    bodies = "\n\n".join(text.body for text in plain_corpus.texts(40))
    plain = re.sub(r"\[\^\w+\]|\]\([^)]*\)|[*\[|>#]", "", bodies)  # a quotation gives brackets a meaning of their own
    return plain[:CHARACTERS]


def _quotations(text: str, number: int) -> list[str]:
    """Stretches of 6 to 14 words from one line of the text, spread over all of it."""
    dice = random.Random(plain_corpus.SEED)
    lines = [words for line in text.splitlines() if len(words := line.split(" ")) > 20]
    found = []
    for _ in range(number):
        words, length = dice.choice(lines), dice.randint(6, 14)
        start = dice.randrange(len(words) - length)
        found.append(" ".join(words[start : start + length]))
    return found


def _seconds_to_prepare(text: str) -> float:
    from explainer.evidence import SourceText

    started = time.process_time()
    SourceText.prepare(text, ())
    return time.process_time() - started


def _milliseconds_each(text: str, quotations: list[str]) -> float:
    from explainer.evidence import Match, SourceText, find

    source, _ = SourceText.prepare(text, ())
    find(source, quotations[0])  # whatever is worked out at the first search belongs to the preparation
    repeats = max(1, MANY // len(quotations) // 4)
    started = time.process_time()
    results = [find(source, words) for _ in range(repeats) for words in quotations]
    taken = time.process_time() - started
    if not all(isinstance(result, Match) for result in results):
        raise SystemExit("A quotation was not found, so its time means nothing.")
    return taken * 1000 / (len(quotations) * repeats)


if __name__ == "__main__":
    cost = measure()
    print(f"prepare {cost.characters} characters: {cost.prepare} s")
    print(f"a quotation of {FEW}: {cost.few} ms; of {MANY}: {cost.many} ms; ratio {cost.ratio}")
