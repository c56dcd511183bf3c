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
from typing import Any

import pytest
from asking import loaded
from budget import EXAMPLES, USUAL, examples
from remembering import after, nodes_of
from sites import TinySite
from walks import STARTS

from explainer.engine import build as building
from explainer.engine.checking import check_all
from explainer.engine.inputs import read
from explainer.engine.load import Site, load
from explainer.engine.memory import Memory
from explainer.engine.remembered import NOTHING, Found, Remembered, decode
from explainer.engine.store import Store
from explainer.facts.assemble import _shown_versions, is_visible
from explainer.facts.contents import Contents, UnreadRecords
from explainer.facts.entries import Document, Entry
from explainer.facts.facts import Facts
from explainer.facts.reading import Key
from explainer.facts.references import refs_of_id
from explainer.facts.withholding import WithheldWords
from explainer.ground.digest import Digest, digest
from explainer.model.records.article import Article
from explainer.pages.answers import Answers, Question, key_of, question_of

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
    old = decode(store.head("output"), partial(store.chunk, "output"))
    questions = tuple(question_of(key) for key in nodes_of(old) if key.startswith("answer "))
    site = load(options, sources, store)
    store.close()
    assert site.facts is not None and questions
    contents = with_entries(replace(site.facts.contents, withheld=NO_WORDS), site.facts.contents.entries)
    files = {**sources.digests, **{path: digest(content) for path, content in contents.snapshots.items()}}
    memory, _, found = all_of(site, contents, files, questions, NOTHING)
    return Known(site, contents, files, questions, after(memory, map(key_of, questions), found))


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


def rewritten(document: Document, **parts: Any) -> Document:
    """The document with another `origin` or `body`."""
    given = document._reads, document.kind, document.id, document.lang
    return Document(*given, replace(document.opened(), **parts))


def of_record(document: Document, field: str, value: object, contents: Contents) -> Contents:
    return with_document(contents, document.with_record(document.opened().record.model_copy(update={field: value})))


def of_text(document: Document, other: Document, contents: Contents) -> Contents:
    return with_document(contents, rewritten(document, body=other.opened().body))


def of_places(document: Document, contents: Contents) -> Contents:
    """A line above the fields; the file has another name, too."""
    origin = document.opened().origin
    moved = {path: (line + 1, column) for path, (line, column) in origin.loaded.marks.items()}
    origin = replace(origin, path=f"{origin.path}.moved", loaded=replace(origin.loaded, marks=moved))
    return with_document(contents, rewritten(document, origin=origin))


def without_record(ref: str, contents: Contents) -> Contents:
    return with_entries(contents, {name: entry for name, entry in contents.entries.items() if name != ref})


def without_version(ref: str, lang: str, contents: Contents) -> Contents:
    old = contents.entries[ref]
    kept = {name: version for name, version in old.versions.items() if name != lang}
    return with_entries(contents, {**contents.entries, ref: Entry(old._reads, kept, old.base)})


def renamed(ref: str, contents: Contents) -> Contents:
    old = contents.entries[ref]
    versions = {
        lang: Document(one._reads, one.kind, f"{one.id}-moved", lang, one.opened())
        for lang, one in old.versions.items()
    }
    entry = Entry(old._reads, versions, versions[old.base.lang])
    others = {name: known for name, known in contents.entries.items() if name != ref}
    return with_entries(contents, dict(sorted({**others, entry.ref: entry}.items())))


def of_files(part: str, name: str, content: bytes | None, contents: Contents) -> Contents:
    """`part` is assets or snapshots."""
    files = {path: data for path, data in getattr(contents, part).items() if path != name}
    ordered = dict(sorted((files if content is None else {**files, name: content}).items()))
    return replace(contents, assets=ordered) if part == "assets" else replace(contents, snapshots=ordered)


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
            field = chance.choice(sorted(type(one.opened().record).model_fields))
            values = [getattr(like.opened().record, field) for like in by_kind[one.kind]]
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
                files[one.path] = f"another {one.path}"
    of_today = {path: digest(content) for path, content in contents.snapshots.items()}
    return {path: seen for path, seen in files.items() if path not in known.contents.snapshots} | of_today


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


# What each way to a part of the site notes

BASE = 'facts.entries["article:guide"].base'
NOTED = {
    f"{BASE}.record.title": "record article:guide en",
    f"{BASE}.origin.path": "lines article:guide en",
    f"{BASE}.body.prose": "text article:guide en",
    f"{BASE}.writes('title')": "lines article:guide en",
    'facts.entries["article:guide"].versions["zh"].record.title': "versions article:guide",
    'facts.entries["article:guide"].in_language("zh").lang': "versions article:guide",
    'facts.visible["article:guide"].versions': "shown versions article:guide",
    'facts.entries["article:guide"].id': "entry article:guide",
    'facts.visible["article:guide"].id': "shown entry article:guide",
    'facts.entries.get("article:nobody")': "entry article:nobody",
    '"article:nobody" in facts.entries': "entry article:nobody",
    '"article:nobody" in facts.visible': "shown entry article:nobody",
    "[*iter(facts.entries)]": "ids",
    "len(facts.entries)": "ids",
    "list(facts.entries.values())": "ids",
    "list(facts.entries.items())": "ids",
    "[*iter(facts.visible)]": "shown ids",
    "len(facts.visible)": "shown ids",
    "list(facts.visible.values())": "shown ids",
    "list(facts.visible.items())": "shown ids",
    'facts.entries.of_kind("article")': "ids article",
    'list(facts.of_kind("article"))': "shown ids article",
    "list(facts.records(Article))": "shown ids article",
    "list(facts.all_records(Article))": "ids article",
    'facts.record(Article, "guide")': "record article:guide en",
    'facts.record(Article, "nobody")': "entry article:nobody",
    'facts.published(Article, "guide")': "shown entry article:guide",
    'facts.assets["door.jpg"]': "asset door.jpg",
    '"nothing.jpg" in facts.assets': "asset nothing.jpg",
    "[*iter(facts.assets)]": "assets",
    "len(facts.assets)": "assets",
    'facts.snapshots["content/snapshots/talk.txt"]': "snapshot content/snapshots/talk.txt",
    "[*iter(facts.snapshots)]": "snapshots",
    'facts.layouts["base.html"]': "layout base.html",
    "[*iter(facts.layouts)]": "layouts",
    'facts.takes_in["base.html"]': "layout base.html",
    "[*iter(facts.takes_in)]": "takes",
    'facts.texts["en"]["comma"]': "phrase en comma",
    'facts.texts["en"].get("nothing")': "phrase en nothing",
    '[*iter(facts.texts["en"])]': "phrases en",
    "facts.settings.title": "setting title",
    "facts.settings_origin": "settings",
    "facts.all_settings.title": "settings",
    "facts.as_of": "day",
    "facts.unread": "unread",
    'facts.source_texts["talk"]': "index text of talk",
    '"nobody" in facts.source_texts': "index text of nobody",
    "list(facts.source_texts)": "ids source",
    'facts.cards("en")["article:guide"]': "row card_of article:guide en",
    'list(facts.cards("en"))': "shown ids",
    'facts.index("a", lambda known: known.as_of)': "index a",
    'facts.ids_of_quotations["article:guide"]': "row ids_of_quotations article:guide",
    'refs_of_id(facts, "guide")': "lookup refs_of_id guide",
}


@pytest.mark.parametrize("question", sorted(NOTED))
def test_what_is_read_is_noted_each_time(question: str) -> None:
    facts = Facts(loaded().contents, loaded().reads)
    names = {"facts": facts, "Article": Article, "refs_of_id": refs_of_id}
    for turn in ("first", "second"):  # the second time, what is shared has been worked out
        facts.reads.work_out(turn, lambda: eval(question, names))
        assert NOTED[question] in facts.reads.of[turn].reads


def test_what_could_not_be_worked_out_has_been_read() -> None:
    facts = Facts(loaded().contents, loaded().reads)

    def fails(known: Facts) -> None:
        raise ValueError(str(known.as_of))

    def asks() -> str:
        try:
            facts.index("that fails", fails)
        except ValueError:
            return "none"
        return "some"

    assert facts.reads.work_out("answer", asks) == "none"
    assert facts.reads.of["answer"].reads == ("index that fails", "day")
    assert "index that fails" not in facts.reads.of


def test_what_is_worked_out_within_is_told_apart_from_what_is_around_it() -> None:
    facts = Facts(loaded().contents, loaded().reads)
    facts.reads.work_out("outer", lambda: (facts.index("inner", lambda known: known.as_of), facts.unread))
    assert facts.reads.of["outer"].reads == ("index inner", "unread")
    assert facts.reads.of["index inner"].reads == ("day",)


PARTS: Mapping[str, Callable[..., Contents]] = {
    "record": partial(of_record, field="title", value="Otherwise"),
    "lines": of_places,
    "text": of_text,
}


@pytest.mark.parametrize("sort", sorted(PARTS))
def test_the_digest_of_a_part_of_a_record_is_of_that_part_alone(sort: str) -> None:
    old = loaded().contents
    one = old.entries["article:guide"].base
    given = {"other": old.entries["article:essay"].base} if sort == "text" else {}
    new = PARTS[sort](one, contents=old, **given)
    differ = {
        part for part in PARTS if new.digest_of(f"{part} article:guide en") != old.digest_of(f"{part} article:guide en")
    }
    assert differ == {sort}


def test_the_digests_of_other_parts_differ_when_they_do() -> None:
    old = loaded().contents
    name = "content/snapshots/talk.txt"
    for key, change in {
        "ids": partial(without_record, "article:guide"),
        "ids article": partial(without_record, "article:guide"),
        "shown ids": partial(without_record, "article:guide"),
        "entry article:guide": partial(without_record, "article:guide"),
        "shown entry article:guide": partial(without_record, "article:guide"),
        "versions article:guide": partial(without_version, "article:guide", "zh"),
        "shown versions article:guide": partial(without_version, "article:guide", "zh"),
        "asset door.jpg": partial(of_files, "assets", "door.jpg", b""),
        "assets": partial(of_files, "assets", "new.jpg", b""),
        f"snapshot {name}": partial(of_files, "snapshots", name, b""),
        "snapshots": partial(of_files, "snapshots", name, None),
        "layout base.html": partial(of_layout, "base.html"),
        "phrase en comma": partial(of_phrase, "en", "comma"),
        "phrases en": partial(of_phrase, "en", "new"),
        "setting title": partial(of_setting, "title", "Otherwise"),
        "settings": partial(of_setting, "title", "Otherwise"),
        "day": partial(of_day, 1),
        "unread": partial(of_unread, "article:new"),
    }.items():
        assert change(old).digest_of(key) != old.digest_of(key), key
        assert change(old).digest_of("setting licence") == old.digest_of("setting licence"), key
    for key in ("unheard", "unheard of", "setting unheard"):
        with pytest.raises(KeyError):
            old.digest_of(key)


@pytest.mark.slow
@pytest.mark.parametrize("start", ["questions", *(["rich"] if EXAMPLES > USUAL else [])])
def test_what_is_taken_over_is_what_would_be_found(start: str, tmp_path: Path) -> None:
    known_ = known(start, tmp_path)
    chance = random.Random(7)
    for count, (what, change) in enumerate(changes(known_.contents, chance)):
        if count == examples(20 if start == "questions" else 4):
            break
        contents = change(known_.contents)
        touched = stamped(known_, contents)
        _, taken, found = all_of(known_.site, contents, touched, known_.questions, known_.remembered)
        _, fresh, clean = all_of(known_.site, contents, touched, known_.questions, NOTHING)
        assert {name: (taken[name], fresh[name]) for name in fresh if taken[name] != fresh[name]} == {}, what
        assert {key: (found.get(key), clean[key]) for key in clean if found.get(key) != clean[key]} == {}, what
        assert found.keys() == clean.keys(), what
