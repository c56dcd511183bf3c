"""How the cost of an input grows with its length: `python tests/growth.py [SECONDS] [SEED]` looks for the worst.

An input is a few short pieces, repeated. It is done at one length and at four times that: work that grows with the
length takes four times as long, work that grows with its square sixteen times. What looks bad there is done at sixteen
times the length, where a line gives 16 and a square 256, so that no other work on the machine can be taken for a
square. Processor time of this thread is measured, and only where there is enough of it to be told from noise. What is
refused in words has cost nothing and is well.

The command says what it finds when it finds it, and once a minute how far it is. A recipe that takes longer than
`LIMIT` is stopped and counted as one that does not grow with the length: what is left of the time is for others.
"""

from __future__ import annotations

import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from budget import seconds_of  # noqa: E402

from explainer.content import yamlpos  # noqa: E402
from explainer.content.invisible import found_in  # noqa: E402
from explainer.content.markup import convert  # noqa: E402
from explainer.content.parse import parse  # noqa: E402
from explainer.drawing import images  # noqa: E402
from explainer.drawing.images import UnfitImageError  # noqa: E402
from explainer.evidence import SourceText, alarms, find  # noqa: E402
from explainer.evidence.amounts import amounts  # noqa: E402
from explainer.evidence.happening import Anchors, DatedText, date_of_event  # noqa: E402
from explainer.evidence.printed_dates import dates_in  # noqa: E402
from explainer.evidence.quantities import read_quantities  # noqa: E402
from explainer.evidence.quoted import stretches  # noqa: E402
from explainer.ground import interface  # noqa: E402
from explainer.ground.dates import PartialDate  # noqa: E402

SHORT, TIMES = 5_000, 4
"""Characters of the shorter input, and how many times as long the longer one is."""
ENOUGH = 0.02
"""Seconds of processor time of the shorter input below which its growth is not judged: it would be noise."""
MOST, MOST_OF_LONGEST = 8.0, 64.0
"""Growth that is still called linear at `TIMES` the length and at its square, with what caches and memory add."""
LIMIT = 30.0
"""Seconds of processor time that the command gives to one recipe, at all its lengths together."""
PROGRESS = 60.0
"""Seconds between two lines on how far the command is."""

Work = Callable[[str], object]


@dataclass(frozen=True)
class Kind:
    """A kind of input: what it is made of, and what is done with it."""

    pieces: Sequence[str]
    work: Work


def _markdown(text: str) -> object:
    return convert(text, path="content/pages/a.md")


def _raw_markdown(text: str) -> object:
    return convert(text, path="content/pages/a.md", raw_html=True)


def _yaml(text: str) -> object:
    return yamlpos.load(text, path="content/a.yaml")


def _snapshot(text: str) -> object:
    alarms(text)
    source, _ = SourceText.prepare(text, [("x", text[:50], "reason")])
    return find(source, "the words that are looked for")


def _quotation(text: str) -> object:
    source, _ = SourceText.prepare("The harbour is open. " * 2000, ())
    return find(source, text)


def _among_repeats(text: str) -> object:
    source, _ = SourceText.prepare(text, ())
    return find(source, f"{text[:40]} … {text[-40:]}", text[:10], text[-10:])


def _body(text: str) -> object:
    return parse("content/pages/a.md", f"---\ntitle: A\n---\n{text}".encode())


def _prose(text: str) -> object:
    return stretches(text), amounts(text), list(found_in(text))


def _figures(text: str) -> object:
    return read_quantities(text, ""), read_quantities(text, "en")


def _event(text: str) -> object:
    """The date of an event that is quoted and named wherever the text has these words."""
    source, _ = SourceText.prepare(text, ())
    quoted = tuple((match.start(), match.end()) for match in re.finditer("the mill will reopen", source.raw))
    named = tuple(match.start() for match in re.finditer("Nora Field", source.raw))
    anchors = Anchors(quoted, named, frozenset((low - 1, high + 1) for low, high in quoted))
    return date_of_event(DatedText(source, dates_in(source, "en")), PartialDate.parse("2004-03-15"), anchors)


def _interface(text: str) -> object:
    return interface.fault(text), interface.fill(text, {"a": "1"})


def _picture(text: str) -> object:
    data = b"\x89PNG\r\n\x1a\n" + text.encode("latin-1", "replace")
    try:
        return images.measure(data)
    except UnfitImageError as failure:
        return str(failure)


def _jpeg(text: str) -> object:
    from PIL import Image

    target = BytesIO()
    Image.new("RGB", (8, 8)).save(target, "JPEG", comment=text[:60_000].encode())
    try:
        return images.measure(target.getvalue()[:2] + text.encode("latin-1", "replace") + target.getvalue()[2:])
    except UnfitImageError as failure:
        return str(failure)


MARKDOWN = (
    "a", "a ", "\n", "\n\n", " ", "    ", "\t", "*", "**", "_", "__", "`", "``", "~~", "~~~\n",
    "```\n", "[", "]",
    "(", ")", "![", "[a](", "[a][b]", "[^1]", "[^a]: b\n", "\n[^a]: b\n\n", "<", ">", "> ",
    "<a@b.c>", "<!--",
    "-->", "<![", "&", "&amp;", "#", "# a\n", "# a {:", "{", "}", "{: .a }", "{#a}", "|", "| a ",
    "|-|-|\n",
    "a | b\n", "- ", "- a\n", "  - a\n", "1. a\n", "1) a\n", "a\n: b\n", ": b\n", "a\n===\n",
    "a\n---\n", "---\n",
    "***\n", "\\", "\\*", "http://a.b ", "www.a.b ", "a@b.c ", "![[quote:a]]", "[[region:a]]",
    "[[a|b]]", "[@a]",
    "[@a, b]", "“", "”", '"', "«", "中", "，", "中\n", "*[a]: b\n", "[a]: http://b\n", "\u00ad",
    "e\u0301", "<div>",
    "</div>", "<b", "- [ ] a\n", "!!! note\n    a\n", "  ", "a  \n", "x" * 50, "9", "9.", ".",
    ",", "'", "…", "[ ]",
    "<x y='", "&#", "\u2028",
)  # fmt: skip
YAML = (
    "a: b\n", "- a\n", "  ", "- ", "- - ", "? ", ": ", "a:\n", "'", '"', "|\n", ">\n", "&a ",
    "*a ", "<<: *a\n",
    "[", "]", "{", "}", ",", "#", "\n", "x", "!a ", "---\n", "...\n", "%YAML 1.1\n", "\t",
    "中: 文\n", "\\",
    "a: [b, c]\n", "{a: b}, ",
)  # fmt: skip
SOURCE = (
    "a", "a ", "A", ", A", ",A", "word ", "word,Word", "she ", "\n", "\n\n", " ", ".", ". ", "! ",
    "? ", "…", "“",
    "”", '"', "'", "’", "«", "»", "(", ")", "中", "，", "。", "-", "-\n", "de-\nve", "\x0c", "9",
    "9,", "9.9",
    "\u00ad", "\u200b", "e\u0301", "ﬁ", "⼀", "\u202e", "http://a.b/", "<p>", "&nbsp;", "Mr. ",
    "U.S. ", "x" * 60,
    "QUJDREVGR0hJSktM", "+/=", "\u3000", "12\n", "12 of 30\n", "\r\n", "\u2028", "undefined",
)  # fmt: skip
QUOTED = (
    "a ", "the ", " … ", "…", "...", " ... ", "[x] ", "[", "]", "[…]", "harbour ", "open. ", "“",
    "”", "-",
    "\u00ad", "é", "[T]he ",
)  # fmt: skip
PROSE = (
    "a", "a ", " ", "\n", "\n\n", " | ", "“", "”", "„", "‘", "’", "'", '"', "«", "»", "‹", "›",
    "「", "」", "``", "''",
    "<<", ">>", ",,", "s’ a", "'90s ", "(", ".", ", ", "9", "9 ", "9%", "1,2", "9 to ",
    "million ", "nine ",
    "a hundred and ", "九", "百", "亿", "百分之", "点", "percentage point", "\u202e", "\u200d", "\u200f",
    "א", "👩",
    "\U000e0041", "&rlm;", "[@a]", "“a” [@a] ", "[a](b.md)", "[[a]]", "[^1]", "> “a\n", "- “a\n",
    "| “a | 9 |\n",
    "## “a”\n", ": a\n", "\n[^1]: “a\n\n",
)  # fmt: skip
FIGURES = (
    "if ", "If 40 villages ", "whether ", "? ", ", ", ". ", "; ", "40 ", "9 percent ", "30% ",
    "the claim that ", "was false ",
    "wrongly said ", "missed its target of ", "hoped for ", "would ", "cratered ",
    "30 percent off ", "At 9.30 ", "the 1968 ",
    "Flight BA ", "7-Eleven ", "1/2 ", "points ", "25 basis points ", "of whom 9 are women ",
    "si ", "falls ", "если ", "бы ", "ли ",
    "如果", "40个村", "说法不实", "所谓", "，", "歼-20", "減30%", "et ", "and ", "that ", "not ", "(", "“", "\n",
)  # fmt: skip
EVENT = (
    "on 15 March 2004 ", "on 3 June 2002, ", "Nora Field ", "said ",
    "that “the mill will reopen” ", ", who spoke ", "Tom Hall spoke ",
    "and ", ". ", ", ", "; ", "\n", "\n\n", "the flood of ", "when ", "not ", "He ",
    "Ahead of the vote ", "a day after ", "“", "”", "2004年3月15日",
    "15. März 2004 ", "le 15 mars 2004 ", "speech ",
)  # fmt: skip
BRACKETS = ("{", "}", "{a", "{a}", "{{", "}}", "a", " ", "{a.b}")
BYTES = (
    "\0", "\0\0\0\rIHDR", "\0\0\0\1", "IDAT", "tEXt", "zTXt", "iCCP", "eXIf", "acTL", "\xff",
    "\xff\xe1", "x\x9c",
    "a", "\x80",
)  # fmt: skip

KINDS: Mapping[str, Kind] = {
    "markdown": Kind(MARKDOWN, _markdown),
    "markdown with html": Kind(MARKDOWN, _raw_markdown),
    "yaml": Kind(YAML, _yaml),
    "snapshot": Kind(SOURCE, _snapshot),
    "quotation": Kind(QUOTED, _quotation),
    "repeated source": Kind(SOURCE, _among_repeats),
    "body": Kind(PROSE, _body),
    "prose": Kind(PROSE, _prose),
    "figures": Kind(FIGURES, _figures),
    "event": Kind(EVENT, _event),
    "interface text": Kind(BRACKETS, _interface),
    "png": Kind(BYTES, _picture),
    "jpeg": Kind(BYTES, _jpeg),
}


@dataclass(frozen=True)
class Growth:
    """What one recipe cost: seconds at the shorter length and at `times` of it, and whether that is linear."""

    kind: str
    recipe: tuple[str, ...]
    short: float
    long: float
    times: int
    is_linear: bool

    def __str__(self) -> str:
        return f"{self.kind}: {self.recipe!r}: {self.short:.3f} s → {self.long:.3f} s at {self.times} times the length"


def text_of(recipe: Sequence[str], length: int) -> str:
    """The recipe's first piece once, the others again and again, its last one at the end."""
    first, *again, last = (*recipe, "") if len(recipe) < 2 else recipe
    middle = "".join(again) or first
    return first + middle * max(1, (length - len(first) - len(last)) // len(middle)) + last


def measured(kind: str, recipe: tuple[str, ...]) -> Growth:
    """The growth at `TIMES` the length, or where that looks bad, at the square of it."""
    work = KINDS[kind].work
    short = _seconds(work, recipe, SHORT)
    found = _compared(kind, recipe, short, TIMES, MOST)
    return found if found.is_linear else _compared(kind, recipe, short, TIMES * TIMES, MOST_OF_LONGEST)


def _compared(kind: str, recipe: tuple[str, ...], short: float, times: int, most: float) -> Growth:
    long = _seconds(KINDS[kind].work, recipe, SHORT * times)
    if long > most * max(short, ENOUGH):  # a machine that is busy may be slow once
        long = min(long, _seconds(KINDS[kind].work, recipe, SHORT * times))
    return Growth(kind, recipe, short, long, times, long <= most * max(short, ENOUGH))


def _seconds(work: Work, recipe: tuple[str, ...], length: int) -> float:
    text = text_of(recipe, length)
    return seconds_of(lambda: work(text))


def recipes(kind: str, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """Every piece alone, then random ones together, without end."""
    pieces = KINDS[kind].pieces
    yield from ((piece,) for piece in pieces)
    while True:
        yield tuple(dice.choice(pieces) for _ in range(dice.randint(2, 5)))


class TooSlowError(Exception):
    """A recipe took longer than its limit."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what runs inside after so much processor time. Regular expressions look for the signal, too."""

    def stop(_number: int, _frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def suspicion(kind: str, recipe: tuple[str, ...], limit: float = LIMIT) -> str:
    """What is wrong with the growth of a recipe, or nothing."""
    try:
        with limited(limit):
            found = measured(kind, recipe)
    except TooSlowError:
        return f"{kind}: {recipe!r}: stopped after {limit:g} s"
    except Exception as failure:  # a fault of the work is news as well, and no reason to stop looking
        return f"{kind}: {recipe!r}: {type(failure).__name__}: {str(failure)[:200]}"
    return "" if found.is_linear else str(found)


def main(seconds: float, seed: int) -> int:
    """Look at all kinds in turn for so long; the number of recipes that are not linear."""
    dice, tried, bad = random.Random(seed), 0, 0
    coming = {kind: recipes(kind, dice) for kind in KINDS}
    started = said = time.monotonic()
    print(f"Seed {seed}, {seconds:g} s, {len(KINDS)} kinds.", flush=True)
    while time.monotonic() < started + seconds:
        for kind, more in coming.items():
            tried += 1
            if found := suspicion(kind, next(more)):
                bad += 1
                print(found, flush=True)
            if (now := time.monotonic()) > said + PROGRESS:
                said = now
                print(f"… {now - started:.0f} s: {tried} recipes, {bad} of them not linear.", flush=True)
    print(f"{tried} recipes tried with seed {seed}, {bad} of them not linear.")
    return bad


if __name__ == "__main__":
    words = [*sys.argv[1:], "60", "1"][:2] if len(sys.argv) < 3 else sys.argv[1:3]
    raise SystemExit(min(1, main(float(words[0]), int(words[1]))))
