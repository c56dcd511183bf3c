"""Nothing is read unnoted: an answer or a problem that differs when some part of the site does is not taken over.

One part after another is changed, by itself: a field of a record, its places, its text, a copy of a source, a phrase, a
setting, a layout, an asset, the day, which records there are. `EXPLAINER_EXAMPLES=500` changes many more of them.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from budget import examples
from sites import TinySite
from walks import STARTS

from explainer.engine import build as building
from explainer.engine import traces
from explainer.engine.checking import check_all
from explainer.engine.load import Site, load, read
from explainer.engine.memory import NOTHING, Found, Memory, Remembered
from explainer.engine.store import Store
from explainer.facts.assemble import _shown_versions, is_visible
from explainer.facts.contents import Contents, UnreadRecords
from explainer.facts.entries import Document, Entry
from explainer.facts.facts import Facts
from explainer.facts.reading import Key
from explainer.facts.withholding import WithheldWords
from explainer.ground.digest import Digest
from explainer.pages.answers import Answers, Question, key_of

NO_WORDS = WithheldWords(frozenset(), frozenset(), {})
"""If words are withheld, a changed source changes everything, and nothing is taken over."""
Change = Callable[[Contents], Contents]


@dataclass(frozen=True)
class Known:
    """A site of which everything was asked once."""

    site: Site
    contents: Contents
    files: Mapping[str, Digest]
    questions: tuple[Question, ...]
    remembered: Remembered


def known(start: str, folder: Path) -> Known:
    made = TinySite(folder, tool=None)
    for path, content in STARTS[start]().items():
        made.write(path, content)
    options = made.options()
    building.build(options)
    sources = read(options)
    store = Store(folder / ".explainer/store")
    asked = traces.decode(store.traces("output"))
    questions = tuple(dict.fromkeys(question for trace in asked.values() for question in trace.asked))
    site = load(options, sources, store)
    store.close()
    assert site.facts is not None and questions
    contents = with_entries(replace(site.facts.contents, withheld=NO_WORDS), site.facts.contents.entries)
    memory, _, found = all_of(site, contents, sources.digests, questions, NOTHING)
    return Known(site, contents, sources.digests, questions, memory.after(map(key_of, questions), found))


def all_of(
    site: Site, contents: Contents, files: Mapping[str, Digest], questions: tuple[Question, ...], remembered: Remembered
) -> tuple[Memory, Mapping[Question, Digest], Mapping[Key, Found]]:
    """Everything that can be asked of a site, and all its problems."""
    assert site.facts is not None
    site.facts.reads.news()
    site.facts.reads.of.clear()
    memory = Memory(remembered, Facts(contents, site.facts.reads), site.extensions, files)
    answers = Answers(memory.facts, site.extensions.queries, memory.digest)
    found = check_all(replace(site, facts=memory.facts), memory)()
    return memory, {question: answers.current(question) for question in questions}, found


# One change each


def with_entries(contents: Contents, entries: Mapping[str, Entry]) -> Contents:
    shown = {
        ref: _shown_versions(entry, contents.inputs.drafts, contents.as_of)
        for ref, entry in entries.items()
        if is_visible(entry.base, contents.inputs.drafts, contents.as_of)
    }
    return replace(contents, entries=entries, visible=shown)


def with_document(contents: Contents, document: Document) -> Contents:
    old = contents.entries[document.ref]
    versions = {**old.versions, document.lang: document}
    entry = Entry(document._reads, versions, versions[old.base.lang])
    return with_entries(contents, {**contents.entries, document.ref: entry})


def of_record(document: Document, field: str, value: object, contents: Contents) -> Contents:
    return with_document(contents, document.with_record(document._record.model_copy(update={field: value})))


def of_text(document: Document, other: Document, contents: Contents) -> Contents:
    given = document.kind, document.id, document.lang, document._record, document._origin, other._body
    return with_document(contents, Document(document._reads, *given))


def of_places(document: Document, contents: Contents) -> Contents:
    """A line above the fields; the file has another name, too."""
    origin = document._origin
    moved = {path: (line + 1, column) for path, (line, column) in origin.loaded.marks.items()}
    origin = replace(origin, path=f"{origin.path}.moved", loaded=replace(origin.loaded, marks=moved))
    given = document.kind, document.id, document.lang, document._record, origin, document._body
    return with_document(contents, Document(document._reads, *given))


def without_record(ref: str, contents: Contents) -> Contents:
    return with_entries(contents, {name: entry for name, entry in contents.entries.items() if name != ref})


def without_version(ref: str, lang: str, contents: Contents) -> Contents:
    old = contents.entries[ref]
    kept = {name: version for name, version in old.versions.items() if name != lang}
    return with_entries(contents, {**contents.entries, ref: Entry(old._reads, kept, old.base)})


def renamed(ref: str, contents: Contents) -> Contents:
    old = contents.entries[ref]
    versions = {
        lang: Document(one._reads, one.kind, f"{one.id}-moved", lang, one._record, one._origin, one._body)
        for lang, one in old.versions.items()
    }
    entry = Entry(old._reads, versions, versions[old.base.lang])
    others = {name: known for name, known in contents.entries.items() if name != ref}
    return with_entries(contents, dict(sorted({**others, entry.ref: entry}.items())))


def of_files(part: str, name: str, content: bytes | None, contents: Contents) -> Contents:
    """`part` is assets or snapshots."""
    files = {path: data for path, data in getattr(contents, part).items() if path != name}
    return replace(
        contents, **{part: dict(sorted({**files, **({name: content} if content is not None else {})}.items()))}
    )


def of_layout(name: str, contents: Contents) -> Contents:
    return replace(contents, layouts={**contents.layouts, name: f"{contents.layouts[name]} "})


def of_phrase(lang: str, name: str, contents: Contents) -> Contents:
    return replace(contents, texts={**contents.texts, lang: {**contents.texts[lang], name: "Otherwise"}})


def of_setting(name: str, value: object, contents: Contents) -> Contents:
    origin = replace(contents.settings_origin, path="other.yaml")
    return replace(contents, settings=contents.settings.model_copy(update={name: value}), settings_origin=origin)


def of_day(days: int, contents: Contents) -> Contents:
    return with_entries(replace(contents, as_of=contents.as_of + datetime.timedelta(days)), contents.entries)


def of_unread(ref: str, contents: Contents) -> Contents:
    return replace(contents, unread=UnreadRecords(frozenset({ref})))


def changes(contents: Contents, chance: random.Random) -> Iterator[tuple[str, Change]]:
    """All kinds of changes, each of something by chance."""
    documents = [version for entry in contents.entries.values() for version in entry.versions.values()]
    by_kind: dict[str, list[Document]] = {}
    for document in documents:
        by_kind.setdefault(document.kind, []).append(document)
    while True:
        one, other = chance.choice(documents), chance.choice(documents)
        for _ in range(4):
            one = chance.choice(documents)
            field = chance.choice(sorted(type(one._record).model_fields))
            values = [getattr(like._record, field) for like in by_kind[one.kind]]
            yield f"{field} of {one.ref} {one.lang}", partial(of_record, one, field, chance.choice(values))
        yield f"the text of {one.ref} {one.lang}", partial(of_text, one, other)
        yield f"the places of {other.ref} {other.lang}", partial(of_places, other)
        yield f"{one.ref} is gone", partial(without_record, one.ref)
        yield f"{other.ref} is renamed", partial(renamed, other.ref)
        if other is not contents.entries[other.ref].base:
            yield f"{other.ref} is not in {other.lang}", partial(without_version, other.ref, other.lang)
        name = chance.choice(sorted(contents.snapshots))
        words = contents.snapshots[name].split(b" ")
        words.pop(chance.randrange(len(words)))
        yield f"{name} has lost a word", partial(of_files, "snapshots", name, b" ".join(words))
        yield f"{name} is gone", partial(of_files, "snapshots", name, None)
        asset = chance.choice(sorted(contents.assets))
        yield f"{asset} differs", partial(of_files, "assets", asset, b"other")
        yield f"{asset} is gone", partial(of_files, "assets", asset, None)
        yield "there is a new asset", partial(of_files, "assets", "new.txt", b"new")
        layout = chance.choice(sorted(contents.layouts))
        yield f"{layout} differs", partial(of_layout, layout)
        lang = chance.choice(contents.languages)
        phrase = chance.choice(sorted(contents.texts[lang]))
        yield f"the phrase {phrase} in {lang}", partial(of_phrase, lang, phrase)
        setting, value = chance.choice(OTHER_SETTINGS)
        yield f"the setting {setting}", partial(of_setting, setting, value)
        yield "the day", partial(of_day, chance.choice((-400, -1, 1, 400)))
        yield f"{one.ref}-2 cannot be read", partial(of_unread, f"{one.ref}-2")


def stamped(known: Known, contents: Contents) -> Mapping[str, Digest]:
    """The digests of files, of which those of documents that differ have changed."""
    files = dict(known.files)
    for ref, entry in contents.entries.items():
        old = known.contents.entries.get(ref)
        for lang, one in entry.versions.items():
            if old is None or one is not old.versions.get(lang):
                files[one._origin.path] = f"another {one._origin.path}"
    return files


OTHER_SETTINGS: tuple[tuple[str, object], ...] = (
    ("title", "Otherwise"),
    ("description", "Otherwise"),
    ("licence", "Otherwise"),
    ("base_url", "https://other.example/"),
    ("search", False),
    ("cards", False),
    ("compare", ()),
    ("navigation", ("regions", "themes")),
    ("words", {"alarms": ("the",), "loaded": ("new",), "praise": ("good",), "ignore": ("first",)}),
    ("extra", {"a": "b"}),
)


@pytest.mark.slow
@pytest.mark.parametrize("start", ["questions", "rich"])
def test_what_is_taken_over_is_what_would_be_found(start: str, tmp_path: Path) -> None:
    known_ = known(start, tmp_path)
    chance = random.Random(7)
    for count, (what, change) in enumerate(changes(known_.contents, chance)):
        if count == examples(20 if start == "questions" else 3):
            break
        contents = change(known_.contents)
        touched = stamped(known_, contents)
        _, taken, found = all_of(known_.site, contents, touched, known_.questions, known_.remembered)
        _, fresh, clean = all_of(known_.site, contents, touched, known_.questions, NOTHING)
        assert {name: (taken[name], fresh[name]) for name in fresh if taken[name] != fresh[name]} == {}, what
        assert {key: (found.get(key), clean[key]) for key in clean if found.get(key) != clean[key]} == {}, what
        assert found.keys() == clean.keys(), what
