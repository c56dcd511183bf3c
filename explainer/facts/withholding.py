"""Words that no page may show, taken out of records before any page can ask for them.

The words of a source of which only title and origin may be shown (`metadata-only`), and of an excluded passage, are
withheld wherever an editor repeats them. Text fields of every kind are found by their types, so that a new field cannot
be forgotten. The words of quotations are left to the checks of quotations, which look them up.

Two things count as repeating. A run of words that only withheld text has: eight words, or twelve Chinese characters
(fewer can agree by chance). And, in a field that gives the words of a source (`PrintedText`), any words at all that
only withheld text has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.evidence import NotFound
from explainer.evidence.matching import find_first
from explainer.evidence.normalise import SENTINEL, normalise
from explainer.facts.copies import SourceIndex
from explainer.ground.patterns import regex
from explainer.model.common import FOR_COLLEAGUES, Quote, Record, WordsOfSource
from explainer.model.provenance import Exclusion
from explainer.model.records.source import Source

RUN: Final = 8
"""How many words in a row are taken for a copy."""
HAN_RUN: Final = 12
"""The same for Chinese characters."""

_TOKEN: Final = regex(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W_\u2e80-\u9fff\uf900-\ufaff]+")
_HAN: Final = regex(r"[\u2e80-\u9fff\uf900-\ufaff]")
_LEFT_TO_QUOTATIONS: Final[Mapping[type[BaseModel], frozenset[str]]] = {
    Quote: frozenset({"exact", "prefix", "suffix"}),
    Exclusion: frozenset({"exact"}),
}

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class WithheldWords:
    """What may not be shown: runs of words, and sources of which no words may be shown; with the copies to search."""

    runs: frozenset[tuple[str, ...]]
    hidden: frozenset[str]
    copies: Mapping[str, SourceIndex]

    def __bool__(self) -> bool:
        return bool(self.runs or self.hidden)

    def repeats(self, text: str) -> bool:
        """Whether a text has a run of withheld words."""
        return bool(self.runs) and any(run in self.runs for run in _runs(text))

    def gives_words(self, text: str, sources: Sequence[str]) -> bool:
        """Whether a text that gives the words of `sources` has some that only withheld text has."""
        if sources and all(source in self.hidden for source in sources):
            return True
        results = [find_first(self.copies[name].text, text) for name in sources if name in self.copies]
        return bool(results) and all(isinstance(one, NotFound) and one.reason == "excluded" for one in results)


NOTHING: Final = WithheldWords(frozenset(), frozenset(), {})


def withholds(record: Record) -> bool:
    """Whether a record is a source with words that no page may show."""
    return isinstance(record, Source) and (
        (record.licence is not None and record.licence.display == "metadata-only")
        or (record.quality is not None and bool(record.quality.exclude))
    )


def withheld(records: Iterable[tuple[str, Record]], copies: Mapping[str, SourceIndex]) -> WithheldWords:
    """What the sources among `records` (id and record) do not let a page show."""
    hidden: set[str] = set()
    told: list[str] = []
    secret: list[str] = []
    for name, record in records:
        if not isinstance(record, Source):
            continue
        told += [record.title, record.title_original, record.publisher, record.byline]
        text = copies[name].text if name in copies else None
        if record.licence is not None and record.licence.display == "metadata-only":
            hidden.add(name)
            secret += [text.normal.text] if text else []
        elif text is not None:
            told += filter(None, text.masked.split(SENTINEL))  # nothing lies between the signs of one passage
            secret += [text.normal.text[slice(*passage.span)] for passage in text.excluded]
    if not secret and not hidden:
        return NOTHING
    runs = {run for text in secret for run in _runs(text)} - {run for text in told for run in _runs(text)}
    return WithheldWords(frozenset(runs), frozenset(hidden), copies)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    tokens = _TOKEN.findall(normalise(text).text.lower())
    for start in range(len(tokens)):
        run = tuple(tokens[start : start + RUN])
        if any(map(_HAN.match, run)):
            run = tuple(tokens[start : start + HAN_RUN])
            if len(run) == HAN_RUN:
                yield run
        elif len(run) == RUN:
            yield run


def places(record: Record, words: WithheldWords, sources: Sequence[str]) -> Iterator[FieldPath]:
    """The path of every text field of a record that shows what is withheld. The record rests on `sources`."""
    if words:
        yield from _places(record, words, (), sources)


def _places(model: BaseModel, words: WithheldWords, path: FieldPath, sources: Sequence[str]) -> Iterator[FieldPath]:
    kept = _LEFT_TO_QUOTATIONS.get(type(model), frozenset())
    own = getattr(model, "source", None)
    cited = [own] if isinstance(own, str) else sources
    for name, field in type(model).model_fields.items():
        if name not in kept and not (not path and name in FOR_COLLEAGUES):
            printed = _is_printed(field)
            yield from _in_value(getattr(model, name), words, (*path, field.alias or name), cited, printed=printed)


def _in_value(
    value: Any, words: WithheldWords, path: FieldPath, sources: Sequence[str], *, printed: bool
) -> Iterator[FieldPath]:
    if isinstance(value, str):
        if value and (words.repeats(value) or (printed and words.gives_words(value, sources))):
            yield path
    elif isinstance(value, BaseModel):
        yield from _places(value, words, path, sources)
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value):
            yield from _in_value(item, words, (*path, number), sources, printed=printed)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _in_value(item, words, (*path, str(key)), sources, printed=printed)


def _is_printed(field: FieldInfo) -> bool:
    """Whether the type of a field says that its words are a source's, also if the field may be empty."""
    nested = [part for option in get_args(field.annotation) for part in getattr(option, "__metadata__", ())]
    return any(isinstance(mark, WordsOfSource) for mark in (*field.metadata, *nested))


def without(record: Record, paths: Iterable[FieldPath]) -> Record:
    """The record with these fields emptied; a required text becomes an ellipsis."""
    for path in paths:
        record = _emptied(record, path)
    return record


def _emptied(value: Any, path: FieldPath) -> Any:
    if not path:
        return "…"
    first, rest = path[0], path[1:]
    if isinstance(value, BaseModel):
        name, field = next(
            (name, field) for name, field in type(value).model_fields.items() if first in (name, field.alias)
        )
        new = _emptied(getattr(value, name), rest)
        if not rest and not field.is_required():
            new = field.get_default(call_default_factory=True)
        return value.model_copy(update={name: new})
    if isinstance(value, Mapping):
        return {key: _emptied(item, rest) if str(key) == first else item for key, item in value.items()}
    return type(value)(_emptied(item, rest) if number == first else item for number, item in enumerate(value))
