"""Memories of a site that are made, changed and looked through by tests, as if builds had done it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from explainer.engine.chunks import WORKED_OUT, Chunk, ChunkName, Node, chunk_of, sort_of
from explainer.engine.memory import Memory
from explainer.engine.remembered import Found, Remembered, page_made
from explainer.engine.revision import Draft, revised
from explainer.engine.traces import Trace
from explainer.facts.reading import Key, WorkedOut
from explainer.ground.digest import Digest, digest_bytes

PAGE = "asker.html"
ROOTS = ("page", "problems", "check")


@dataclass(frozen=True)
class Told:
    """All that is remembered, in one piece."""

    frame: Digest = ""
    stamps: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[Key, Digest] = field(default_factory=dict)
    worked_out: Mapping[Key, WorkedOut] = field(default_factory=dict)
    problems: Mapping[Key, Found] = field(default_factory=dict)

    @property
    def remembered(self) -> Remembered:
        """The same, as an earlier build would have left it."""
        draft = Draft()
        nodes = {key: Node(digest=seen) for key, seen in self.parts.items()}
        nodes |= {key: Node(made.reads, made.digest, made.value) for key, made in self.worked_out.items()}
        draft.change(nodes)
        found = Remembered(self.frame, self.stamps, draft.parts, self.problems)
        return with_chunks(found, draft.written())


def with_chunks(remembered: Remembered, written: Mapping[ChunkName, bytes | None]) -> Remembered:
    """What is remembered once these chunks are written, too."""
    kept = {name: remembered.read(name) for name in remembered.chunks} | dict(written)
    chunks = {name: content for name, content in kept.items() if content is not None}
    digests = {name: digest_bytes(content) for name, content in chunks.items()}
    return replace(remembered, chunks=digests, read=chunks.get)


def after(memory: Memory, asked: Iterable[Key], found: Mapping[Key, Found]) -> Remembered:
    """What is remembered after a build with one page that asked for all of this."""
    pages = {PAGE: Trace("", "", "")}
    new = revised(memory, pages, {PAGE: page_made(asked, ())}, found)
    old = memory.old.chunks if memory.is_of_today else {}
    return with_chunks(replace(new.remembered, chunks=old, read=memory.old.read), new.chunks)


def nodes_of(remembered: Remembered) -> dict[Key, Node]:
    """What is remembered of every key."""
    contents = (remembered.read(name) for name in remembered.chunks)
    return {key: node for content in contents for key, node in Chunk(content or b"[]").nodes().items()}


def told(remembered: Remembered) -> Told:
    """All that is remembered, in one piece, without the page that asked for it."""
    nodes = nodes_of(remembered)
    made = {key: WorkedOut(node.reads, node.digest, node.value) for key, node in nodes.items()}
    return Told(
        remembered.frame,
        remembered.stamps,
        {key: one.digest for key, one in made.items() if sort_of(key) not in WORKED_OUT},
        {key: one for key, one in made.items() if sort_of(key) in WORKED_OUT and sort_of(key) != "page"},
        remembered.problems,
    )


def expect_sound(remembered: Remembered) -> None:
    """Whatever was read is remembered and knows who read it, and is lower than that."""
    nodes = nodes_of(remembered)
    readers: dict[Key, set[ChunkName]] = {key: set() for key in nodes}
    for key, node in nodes.items():
        for read in node.reads:
            assert read in nodes, f"{key} read {read}, of which nothing is known"
            assert nodes[read].height < node.height, f"{key} is not above {read}"
            readers[read].add(chunk_of(key))
    assert {key: node.readers for key, node in nodes.items()} == readers
    assert all(nodes[key].readers or sort_of(key) in ROOTS for key in nodes)


def expect_same(one: Remembered, clean: Remembered) -> None:
    """One remembers all that the other does, in the same words, and nothing else that would be held to be the same."""
    ours, theirs = told(one), told(clean)
    assert (ours.frame, ours.stamps, ours.problems) == (theirs.frame, theirs.stamps, theirs.problems)
    assert {key: ours.parts.get(key) for key in theirs.parts} == theirs.parts
    for key, made in theirs.worked_out.items():
        mine = ours.worked_out[key]
        assert (mine.digest, mine.value) == (made.digest, made.value), key
        assert {*mine.reads} == {*made.reads}, f"{key}: { ({*mine.reads} ^ {*made.reads}) }"
    assert one.pages == clean.pages
