"""What an editor should look at again: records whose review is due, and sources that look damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from explainer.evidence import KIN_WORDS, Alarm, SourceText, alarms
from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import snapshot_path, source_texts
from explainer.facts.reviews import is_overdue, review_due
from explainer.ground.problems import Level, Location, Problem, warning
from explainer.model.records.source import Source

_REMEDY: Final = (
    "Compare the lines with the original. List what is not part of the text in the source's record under "
    'quality: exclude. If it is known and harmless, add "{kind}" to quality: problems, which readers see.'
)
_REPORTED: Final = {
    "unbalanced-marks": "has quotation marks without a partner",
    "joined-after-comma": "has a capital straight after a comma, as where two texts were joined",
    "word": "has words that policy texts hardly use",
    "boilerplate": "has words of the web page around the text",
    "markup": "has tags or entities of HTML",
    "lost-character": "has characters that were lost when it was saved",
    "mojibake": "looks as if it was read in the wrong encoding at some time",
    "invisible": "has characters that nobody sees and that may change what is read",
}
"""The kinds of alarm that are reported. `capital-after-comma` is too weak, and what a PDF leaves behind is harmless."""


_MOST_WORDS: Final = 5
"""How many different words one message names."""


@record_check
def reviews(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A published record is reviewed as often as its `review:` says (W504)."""
    shown = facts.visible.get(entry.ref)
    if shown is None:
        return
    for document in shown.versions.values():
        review = document.record.reviewed
        if review is None or (document is not shown.base and "reviewed" not in document.origin.fields()):
            continue
        if is_overdue(review, facts.as_of):
            yield warning(
                "W504",
                document.origin.locate(("reviewed", "on")),
                f'{entry.kind} "{entry.id}" was last reviewed {review.on}, and the next review was due '
                f"{review_due(review)}.",
                "Read it again, correct what has changed, and write the day of the review under `reviewed: on:`.",
            )


@record_check
def source_alarms(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """Traces of damage or of foreign sentences in a copy, outside the excluded passages (W507, information).

    A kind of trace that the source's record names under `quality: problems` is known and not reported. The words of
    fiction are those of `KIN_WORDS` (in English sources: "son" is French and Spanish for other things) and of
    `words: {alarms: […]}`, without `words: {ignore: […]}`.
    """
    shown = facts.visible.get(entry.ref) if entry.kind == "source" else None
    if shown is None:
        return
    prepared, source = source_texts(facts).get(entry.id), shown.base.record
    if prepared is not None and isinstance(source, Source) and source.status == "published":
        ignored = {word.casefold() for word in facts.settings.words.get("ignore", ())}
        own = facts.settings.words.get("alarms", ())
        english = not source.language or source.language.lower().startswith("en")
        words = [word for word in (*(KIN_WORDS if english else ()), *own) if word.casefold() not in ignored]
        yield from _alarms(shown, alarms(_without_excluded(prepared.text), words), words)


def _alarms(entry: Entry, found: tuple[Alarm, ...], words: Sequence[str]) -> Iterator[Problem]:
    record = entry.base.record
    path = snapshot_path(record) if isinstance(record, Source) else None
    known = record.quality.problems if isinstance(record, Source) and record.quality else ()
    for kind, what in _REPORTED.items():
        same = [alarm for alarm in found if alarm.kind == kind]
        if same and path is not None and kind not in known:
            lines = ", ".join(dict.fromkeys(str(alarm.line) for alarm in same))
            message = (
                f'The copy of "{entry.id}" {what}{_which(same, words)}: line{"s" if "," in lines else ""} {lines}.'
            )
            yield Problem("W507", Level.INFO, Location(path, same[0].line), message, _REMEDY.format(kind=kind))


def _which(same: Sequence[Alarm], words: Sequence[str]) -> str:
    """The counts of marks or the words that were found, in brackets; "" for other kinds."""
    if same[0].kind == "unbalanced-marks":
        return f" ({'; '.join(alarm.text for alarm in same)})"
    if same[0].kind != "word":
        return ""
    sentences = " ".join(alarm.text for alarm in same)
    met = [word for word in dict.fromkeys(words) if re.search(rf"\b{re.escape(word)}\b", sentences, re.IGNORECASE)]
    return f" ({', '.join(met[:_MOST_WORDS])})" if met else ""


def _without_excluded(source: SourceText) -> str:
    """The raw text with each excluded passage replaced by white space, so that line numbers stay the same."""
    pieces, done = [], 0
    for passage in source.excluded:
        start, end = passage.raw
        pieces += [source.raw[done:start], *("\n" if character == "\n" else " " for character in source.raw[start:end])]
        done = end
    return "".join([*pieces, source.raw[done:]])
