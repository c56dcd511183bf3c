"""Makes `Facts` of parsed files: which file is which record, each validated, with its language versions."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from explainer.content.parse import EMPTY, Body, Parsed
from explainer.content.placing import bad_id, placed
from explainer.content.schema import Origin, validate
from explainer.content.theme import SiteTheme
from explainer.facts.contents import Contents, Inputs, UnreadRecords
from explainer.facts.copies import prepared
from explainer.facts.covers import NotAsRememberedError, Unopened, UnreadFile, Written
from explainer.facts.entries import Document, Entry
from explainer.facts.facts import Facts
from explainer.facts.reading import Reads
from explainer.facts.withholding import NOTHING, WithheldWords, places, withheld, without
from explainer.ground.problems import Location, Problem, error
from explainer.ground.suggestions import suggestion
from explainer.model.common import Record
from explainer.model.kinds import FOLDERS, RECORDS
from explainer.model.records.source import Source
from explainer.model.settings import LanguageSettings, Settings

_NO_CONTENT = frozenset({"E114", "E127", "W127"})
SNAPSHOTS = "content/snapshots/"
NOUNS: dict[str, str] = {
    kind: f"{'An' if kind[0] in 'aeiou' else 'A'} {kind if kind != 'page' else 'free page'}" for kind in RECORDS
}


@dataclass(frozen=True, slots=True)
class UnvalidatedRecord:
    """A record as it was written, before validation."""

    kind: str
    id: str
    lang: str
    origin: Origin
    body: Body | None


def settings_of(parsed: Parsed | None) -> tuple[Settings | None, tuple[Problem, ...]]:
    """site.yaml as `Settings`; a site without a list of languages has its default language alone."""
    if parsed is None:
        where = Location("site.yaml")
        return None, (
            error(
                "E118",
                where,
                "There is no site.yaml.",
                "Write one with `title:` and `base_url:`, beside the folder content/.",
            ),
        )
    if parsed.problems:
        return None, parsed.problems
    settings, problems = validate(Settings, Origin("site.yaml", parsed.fields), noun="site.yaml")
    if settings is None:
        return None, problems
    if settings.language not in settings.languages:
        own = {settings.language: LanguageSettings(name=settings.language, tag=settings.language)}
        settings = settings.model_copy(update={"languages": {**own, **settings.languages}})
    return settings, ()


def languages_of(settings: Settings) -> tuple[str, ...]:
    """The languages of a site, the default one first."""
    return (settings.language, *(lang for lang in settings.languages if lang != settings.language))


def assemble(
    settings: Settings,
    settings_origin: Origin,
    content: Sequence[Parsed | UnreadFile],
    theme: SiteTheme,
    snapshots: Mapping[str, bytes],
    inputs: Inputs,
    as_of: datetime.date,
) -> tuple[Facts, tuple[Problem, ...]]:
    """All facts of one snapshot of the site, and the problems of single files. Checks between records come later.

    Of a record, either all files are read or none.
    """
    languages = languages_of(settings)
    problems: list[Problem] = []
    drafts: list[UnvalidatedRecord] = []
    paths = {file.path for file in content}
    read = [file for file in content if isinstance(file, Parsed)]
    for parsed in read:
        found, more = _drafts(parsed, languages, paths)
        if all(problem.code not in _NO_CONTENT for problem in more):  # it is enough to say that a file is not content
            problems += parsed.problems
        drafts += found
        problems += more
    reads = Reads()
    unread = [file for file in content if isinstance(file, UnreadFile)]
    entries, more = _entries([*drafts, *unread], languages[0], reads)
    problems += more
    words = _withheld(entries, snapshots)
    contents = Contents(
        settings=settings,
        inputs=inputs,
        as_of=as_of,
        languages=languages,
        entries=entries,
        visible={
            ref: _without_withheld(_shown_versions(entry, inputs.drafts, as_of), words)
            for ref, entry in entries.items()
            if is_visible(entry.base, inputs.drafts, as_of)
        },
        texts=theme.texts,
        layouts=theme.layouts,
        takes_in=theme.takes_in,
        assets=theme.assets,
        snapshots=snapshots,
        settings_origin=settings_origin,
        unread=_unread(read, entries),
        withheld=words,
    )
    return Facts(contents, reads), tuple(problems)


def _unread(content: Iterable[Parsed], entries: Mapping[str, Entry]) -> UnreadRecords:
    """The records that have a file or an id in a collection but are not among the entries."""
    refs: set[str] = set()
    kinds: set[str] = set()
    for parsed in content:
        folder, *below = (part.split(".")[0] for part in parsed.path.removeprefix("content/").split("/"))
        kind = FOLDERS.get(folder) or FOLDERS.get(suggestion(folder, FOLDERS) or "")
        if kind is None:
            continue
        if below:
            refs.add(f"{kind}:{below[-1]}")
        elif isinstance(parsed.fields.data, dict):
            refs.update(f"{kind}:{name}" for name in parsed.fields.data)
        elif parsed.problems:
            kinds.add(kind)
    return UnreadRecords(frozenset(refs - entries.keys()), frozenset(kinds))


def is_visible(document: Document, drafts: bool, as_of: datetime.date) -> bool:
    """Whether a record is on the site on the day of the build. A withdrawn record keeps its page, with a notice."""
    cover = document.cover
    if not drafts and (cover.status == "draft" or (cover.begins is not None and cover.begins > as_of)):
        return False
    return cover.ends is None or cover.ends > as_of


def _shown_versions(entry: Entry, drafts: bool, as_of: datetime.date) -> Entry:
    """The entry without language versions that are drafts, not yet due or expired, as if they were not written."""
    return entry.shown(
        {
            lang: version
            for lang, version in entry.versions.items()
            if version is entry.base or is_visible(version, drafts, as_of)
        }
    )


def _withheld(entries: Mapping[str, Entry], snapshots: Mapping[str, bytes]) -> WithheldWords:
    documents = [entry.base for entry in entries.values() if entry.kind == "source"]
    if not any(document.cover.withholds for document in documents):
        return NOTHING
    by_id = {document.id: document.record for document in documents}
    texts = {name: prepared(source, snapshots) for name, source in by_id.items() if isinstance(source, Source)}
    return withheld(by_id.items(), {name: text for name, text in texts.items() if text is not None})


def _without_withheld(entry: Entry, words: WithheldWords) -> Entry:
    """The entry as pages may see it. `checks.leaks` reports what was removed, from the entry as it was written."""
    if not words:
        return entry
    shown = {lang: _document_without(version, words) for lang, version in entry.versions.items()}
    if all(shown[lang] is version for lang, version in entry.versions.items()):
        return entry
    return entry.shown(shown)


def _document_without(document: Document, words: WithheldWords) -> Document:
    paths = tuple(places(document.record, words, document.record.rests_on()))
    return document.with_record(without(document.record, paths)) if paths else document


def _drafts(
    parsed: Parsed, languages: tuple[str, ...], paths: Collection[str]
) -> tuple[list[UnvalidatedRecord], list[Problem]]:
    """The records that one file holds: one, or all of a collection such as content/regions.yaml."""
    place = placed(parsed.path, languages, paths)
    if isinstance(place, Problem):
        return [], [place]
    if not place.id:
        return _collection(parsed, place.kind, place.lang)
    bad = bad_id(place.id, Location(parsed.path))
    if bad:
        return [], [bad]
    if parsed.fields is EMPTY or (any(problem.is_error for problem in parsed.problems) and parsed.fields.data is None):
        return [], []
    if not isinstance(parsed.fields.data, dict | None):
        return [], [_not_fields(parsed.path)]
    return [UnvalidatedRecord(place.kind, place.id, place.lang, Origin(parsed.path, parsed.fields), parsed.body)], []


def _not_fields(path: str) -> Problem:
    return error(
        "E103",
        Location(path, 1),
        "The file must hold fields, each on a line of its own: `title: …`.",
        "Write fields, not a list or plain text.",
    )


def _collection(parsed: Parsed, kind: str, lang: str) -> tuple[list[UnvalidatedRecord], list[Problem]]:
    data = parsed.fields.data
    if data is None:
        return [], []
    if not isinstance(data, dict):
        return [], [
            error(
                "E103",
                Location(parsed.path, 1),
                "This file must map ids to fields.",
                "Write `id:` and the fields indented below it.",
            )
        ]
    drafts: list[UnvalidatedRecord] = []
    problems: list[Problem] = []
    for name, fields in data.items():
        bad = bad_id(name, parsed.fields.locate(parsed.path, (name,), key=True))
        if bad:
            problems.append(bad)
        elif not isinstance(fields, dict):
            where = parsed.fields.locate(parsed.path, (name,), key=True)
            problems.append(
                error(
                    "E103", where, f'"{name}" has no fields.', "Write its fields indented below it, at least `title:`."
                )
            )
        else:
            drafts.append(UnvalidatedRecord(kind, name, lang, Origin(parsed.path, parsed.fields, (name,)), None))
    return drafts, problems


def _entries(
    drafts: Iterable[UnvalidatedRecord | UnreadFile], default: str, reads: Reads
) -> tuple[dict[str, Entry], list[Problem]]:
    by_ref: dict[tuple[str, str], dict[str, UnvalidatedRecord]] = {}
    unread: dict[tuple[str, str], dict[str, UnreadFile]] = {}
    problems: list[Problem] = []
    for draft in drafts:
        if isinstance(draft, UnreadFile):
            unread.setdefault((draft.place.kind, draft.place.id), {})[draft.place.lang] = draft
            continue
        versions = by_ref.setdefault((draft.kind, draft.id), {})
        first = versions.setdefault(draft.lang, draft)
        if first is not draft:
            where = draft.origin.locate((), key=True)
            message = f'{draft.kind} "{draft.id}" is already written in {first.origin.path}.'
            problems.append(error("E117", where, message, "Keep one of the two; give the other another id."))
    entries: dict[str, Entry] = {}
    for kind, name in sorted({**by_ref, **unread}):
        if files := unread.get((kind, name)):
            documents = _unopened(files, default, reads)
        else:
            documents, more = _documents(kind, name, by_ref[kind, name], default, reads)
            problems += more
        if default in documents:
            entries[f"{kind}:{name}"] = Entry(reads, documents, documents[default])
    return entries, problems


def _no_base(draft: UnvalidatedRecord, default: str) -> Problem:
    message = f'{draft.kind} "{draft.id}" has a version in "{draft.lang}" but none in the default language "{default}".'
    return error(
        "E116",
        draft.origin.locate((), key=True),
        message,
        f"Write {draft.id}.md in the same folder first, or correct the name of this file.",
    )


def _documents(
    kind: str, name: str, versions: Mapping[str, UnvalidatedRecord], default: str, reads: Reads
) -> tuple[dict[str, Document], list[Problem]]:
    base = versions.get(default)
    if base is None:
        return {}, [_no_base(draft, default) for draft in versions.values()]
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for lang, draft in sorted(versions.items(), key=lambda item: item[1] is not base):
        origin = draft.origin
        if draft is not base:
            origin = Origin(origin.path, origin.loaded, origin.prefix, base.origin)
        record: Record | None
        record, found = validate(RECORDS[kind], origin, noun=NOUNS[kind])
        problems += [problem for problem in found if draft is base or _is_own(problem, origin, problems)]
        if record is not None:
            documents[lang] = Document(reads, kind, name, lang, Written(record, origin, draft.body))
    return documents, problems


def _unopened(files: Mapping[str, UnreadFile], default: str, reads: Reads) -> dict[str, Document]:
    """The versions of a record, the default one first, each to be opened when it is asked for."""
    documents: dict[str, Document] = {}
    for lang, file in sorted(files.items(), key=lambda item: item[0] != default):
        base = documents.get(default)
        inside = Unopened(file.cover, file.path, partial(_opened, file, base))
        documents[lang] = Document(reads, file.place.kind, file.place.id, lang, inside)
    return documents


def _opened(file: UnreadFile, base: Document | None) -> Written:
    """What is written in a file. Raises NotAsRememberedError unless it is as free of problems as was remembered."""
    parsed, kind = file.read(), file.place.kind
    origin = Origin(file.path, parsed.fields, (), base.opened().origin if base else None)
    record: Record | None
    record, _ = validate(RECORDS[kind], origin, noun=NOUNS[kind])
    if record is None or parsed.problems:
        raise NotAsRememberedError(file.path)
    written = Written(record, origin, parsed.body)
    if written.cover != file.cover:
        raise NotAsRememberedError(file.path)
    return written


def _is_own(problem: Problem, origin: Origin, known: Iterable[Problem]) -> bool:
    """Whether a fault is the language version's own, and not that of the record it translates."""
    inherited = any((problem.code, problem.message) == (other.code, other.message) for other in known)
    return problem.where.path == origin.path and not inherited
