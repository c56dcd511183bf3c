"""`quote`: find words in a source's snapshot, and print the YAML with which a record quotes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from explainer.commands.sources import SourceRecords, read_sources, scalar, visible
from explainer.evidence import Excluded, Match, NotFound, Selector, SourceText, find, suggest_selector
from explainer.evidence.matching import SHOWN
from explainer.evidence.normalise import plain, readable
from explainer.evidence.words import Span
from explainer.facts.lookups import snapshot_path, source_texts
from explainer.ground.patterns import regex
from explainer.ground.report import as_text
from explainer.ground.suggestions import suggestion
from explainer.model.records.source import Source

_BESIDE = 60  # characters of the source shown on either side
_WORDS_OF_AN_ID = 3
_DULL = regex(r"an?|and|as|at|by|for|from|in|is|it|of|on|or|that|the|this|to|was|were|with")
_ID_WORD = regex(r"[a-z0-9]+")
_LONGEST_ID = 60


def quote(site: Path, source: str, words: str) -> tuple[str, bool]:
    """What to print, and whether the words can be quoted as typed."""
    sources = read_sources(site)
    name = source.removeprefix("source:").removeprefix("content/sources/").removesuffix(".yaml")
    prepared = source_texts(sources.facts).get(name)
    if prepared is None:
        return _no_text(sources, name), False
    if not words.strip():
        return 'Write the words that you are looking for in quotation marks: build.py quote SOURCE "words".', False
    lines, fits = _answer(sources, name, prepared.text, words)
    return "\n".join(lines), fits


def _no_text(sources: SourceRecords, name: str) -> str:
    """Why there is nothing to search."""
    entry = sources.facts.entries.get(f"source:{name}")
    if entry is not None and isinstance(entry.base.record, Source):
        path = snapshot_path(entry.base.record)
        if path is None:
            return f'"{name}" has no snapshot. Save its text below content/snapshots/ and name it under `snapshot:`.'
        return f'The snapshot of "{name}" is missing: there is no file {path}.'
    own = [problem for problem in sources.problems if problem.where.path == f"content/sources/{name}.yaml"]
    if own or sources.facts.unread.may_hold(f"source:{name}"):
        return f'The record of "{name}" cannot be used:\n' + as_text(own or sources.problems, lambda *_: None).rstrip()
    known = [entry.id for entry in sources.facts.entries.values()]
    if not known:
        return "There are no sources in content/sources/. Make one: build.py new source FILE."
    guess = suggestion(name, known)
    hint = f'Did you mean "{guess}"?' if guess else f"The sources are: {', '.join(known)}."
    return f'There is no source "{visible(name)}". {hint}'


def _answer(sources: SourceRecords, name: str, text: SourceText, words: str) -> tuple[list[str], bool]:
    result = find(text, words)
    if isinstance(result, Match):
        return _yaml(sources, name, text, words, result, None), True
    if result.reason == "ambiguous":
        return _each(sources, name, text, words, result), True
    if result.reason == "excluded":
        return _excluded(name, text, result), False
    if result.reason == "order":
        return ["The parts are in the source, but not in this order or too far apart. Quote them separately."], False
    return _closest(sources, name, text, result), False


def _each(sources: SourceRecords, name: str, text: SourceText, words: str, result: NotFound) -> list[str]:
    lines = [f"# These words occur {result.occurrences} times in {name}. Take one:"]
    for nth, place in enumerate(result.contexts):
        selector = suggest_selector(text, words, nth)
        found = find(text, words, selector.prefix, selector.suffix) if selector else None
        lines.append("")
        if isinstance(found, Match):
            lines += _yaml(sources, name, text, words, found, selector)
        else:
            lines.append(f"# line {place.line}: the words near it are the same as elsewhere; quote more words.")
    if result.occurrences > SHOWN:
        lines += ["", f"# … and {result.occurrences - SHOWN} more. Quote more words."]
    return lines


def _excluded(name: str, text: SourceText, result: NotFound) -> list[str]:
    passage = next((item for item in text.excluded if item.id == result.excluded_id), None)
    lines = [
        f"These words are only in, or reach into, a passage that is excluded from {name}, so they cannot be quoted."
    ]
    return lines if passage is None else [*lines, _named(text, passage)]


def _named(text: SourceText, passage: Excluded) -> str:
    return f"{passage.id} (line {text.line(passage.raw[0])}): {visible(passage.reason)}"


def _closest(sources: SourceRecords, name: str, text: SourceText, result: NotFound) -> list[str]:
    near = result.closest
    if near is None:
        return [f"These words are not in {name}, and nothing like them is."]
    lines = [f"# These words are not in {name}. Closest, {near.similarity} % alike, on line {near.line}:", ""]
    found = find(text, near.text)
    if isinstance(found, Match):
        return lines + _yaml(sources, name, text, near.text, found, None)
    if found.reason == "ambiguous":
        return lines + _each(sources, name, text, near.text, found)
    return [*lines, f"# {visible(near.text)}"]


def _yaml(
    sources: SourceRecords, name: str, text: SourceText, words: str, found: Match, selector: Selector | None
) -> list[str]:
    """One quotation as written under `quotes:` in a record, with its place as a comment."""
    exact = _exact(text, words, found)
    direct = found.in_quotation_marks
    reason = "in quotation marks in the source" if direct else "or reported, if these are somebody's words"
    fields = [f"id: {_id(sources, name, exact, found)}", f"source: {name}", f"exact: {scalar(exact)}"]
    if selector and selector.prefix:
        fields.append(f"prefix: {scalar(selector.prefix)}")
    if selector and selector.suffix:
        fields.append(f"suffix: {scalar(selector.suffix)}")
    fields.append(f"kind: {'direct' if direct else 'narrator'}  # {reason}")
    if direct:
        fields.append("# speaker: the id of the person who says it")
    return [_place(text, found), "quotes:", *(f"  {'- ' if fields[0] is line else '  '}{line}" for line in fields)]


def _place(text: SourceText, found: Match) -> str:
    """The place of the words and the words around them; an excluded passage nearby is not shown."""
    low, high = max(0, found.start - _BESIDE), min(len(text.raw), found.end + _BESIDE)
    before = [passage.raw[1] for passage in text.excluded_between(low, found.start)]
    after = [passage.raw[0] for passage in text.excluded_between(found.end, high)]
    low, high = max([low, *before]), min([high, *after])
    start, end = ("…" if low else ""), ("…" if high < len(text.raw) else "")
    left, right = visible(text.raw[low : found.start]), visible(text.raw[found.end : high])
    return f"# line {found.line}: {start}{left} ▸ {visible(text.raw[found.start : found.end])} ◂ {right}{end}"


def _exact(text: SourceText, words: str, found: Match) -> str:
    """The source's own words for what was typed, in its own marks, if they are found at the same place."""
    written = (plain(words), text.masked)
    own = " … ".join(" ".join(_printed(text, part, written).split()) for part in found.parts)
    for candidate in ("".join(sign for sign in own if sign.isprintable()), own):
        if (len(found.parts) == 1 or "[" not in words) and _at(text, candidate, found):
            return candidate
    return " ".join(words.split())


def _printed(text: SourceText, part: Span, written: tuple[str, ...]) -> str:
    """The words of a part as a reader may see them, without the lines that they skip; `written` as in `readable`."""
    start, end = part
    crossed = [passage.raw for passage in text.crossed if start < passage.raw[1] and passage.raw[0] < end]
    starts, ends = [start, *(until for _, until in crossed)], [*(at for at, _ in crossed), end]
    return readable("".join(text.raw[at:until] for at, until in zip(starts, ends, strict=True)), *written)


def _at(text: SourceText, exact: str, found: Match) -> bool:
    """Whether `exact` still means this place. With several places a prefix or suffix will choose among them."""
    result = find(text, exact)
    if isinstance(result, NotFound):
        return result.reason == "ambiguous" and len(found.parts) == 1
    return result.parts == found.parts


def _id(sources: SourceRecords, name: str, exact: str, found: Match) -> str:
    """A new id: the source's id with the first telling words, or with the line."""
    plain = exact.lower().replace("'", "").replace("’", "")
    said = [word for word in _ID_WORD.findall(plain) if not _DULL.fullmatch(word)]
    stem = "-".join([name, *(said[:_WORDS_OF_AN_ID] or [f"line-{found.line}"])])[:_LONGEST_ID].rstrip("-")
    return next(_free(stem, _ids(sources.files.values())))


def _ids(files: Iterable[bytes]) -> frozenset[str]:
    """Every id of a quotation in the content, found as text, since the records may not be readable."""
    pattern = regex(rb"\bid:\s*[\"']?([a-z0-9-]+)")
    return frozenset(match.decode() for data in files for match in pattern.findall(data))


def _free(stem: str, taken: frozenset[str]) -> Iterator[str]:
    if stem not in taken:
        yield stem
    number = 2
    while True:
        if f"{stem}-{number}" not in taken:
            yield f"{stem}-{number}"
        number += 1
