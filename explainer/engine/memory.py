"""What an earlier build worked out, and whether it would come out the same today.

The rule, for an answer, the problems of a record, an index and a row of a table alike: it is as it was if all that it
read is as it was. A part of the site is as it was if its digest is; a row that read something else is worked out again,
and is as it was if its digest is the same all the same. Everything else is worked out when it is needed.

Who read what is remembered in both directions. So the parts that differ lead to all that is not as it was, from the
lowest to the highest, and nothing else need be looked at. What they do not lead to is as it was, by the rule.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from heapq import heappop, heappush
from typing import Any, Final

from explainer.engine.chunks import PAGE, WORKED_OUT, Chunk, ChunkName, Node, chunk_of, sort_of
from explainer.engine.remembered import Found, Remembered, links_of
from explainer.engine.traces import Trace
from explainer.extend import Extensions
from explainer.facts import smallvalues
from explainer.facts.facts import Facts
from explainer.facts.reading import UNKNOWN, Key, WorkedOut
from explainer.ground.digest import Digest, digest_bytes
from explainer.pages.answers import Question, question_of
from explainer.pages.plan import Page

_DIGESTED: Final = frozenset({"row", "lookup"})
_AT_HAND: Final = 20_000
"""So many chunks are kept at hand once they are read."""
_ABOVE_ALL: Final = 1 << 60


class LostChunkError(Exception):
    """A chunk is not there, or is not the one that was written; or it does not say what others rely on.

    Then nothing that is remembered can be relied on.
    """


class Memory:
    """What is remembered, held against the contents of today: the `facts` of this are those that recall it.

    `files` are the digests of the site's files by path.
    """

    def __init__(
        self, remembered: Remembered, today: Facts, extensions: Extensions, files: Mapping[str, Digest]
    ) -> None:
        self.old = remembered
        self.facts = Facts(today.contents, today.reads, self._recall)
        self.stamps: Mapping[str, str] = dict(_stamps(today, files))
        self._tables = extensions.tables
        self._lookups = extensions.lookups
        self._files = files
        self._chunks: OrderedDict[ChunkName, Chunk | None] = OrderedDict()
        self._same: dict[Key, bool] = {}
        self._below = 0
        self.is_of_today = remembered.frame == today.contents.frame
        if self.is_of_today:
            try:
                self._find_changes()
            except (LostChunkError, ValueError, RecursionError):  # two of them only if somebody else wrote it
                self.is_of_today = False
                self._same.clear()
        self._below = _ABOVE_ALL

    # What is as it was

    def is_same(self, key: Key) -> bool:
        """Whether something is as it was."""
        if not self.is_of_today:
            return False
        if key not in self._same:
            node = self._known(key)
            if node is None or node.height < self._below:
                return node is not None
            self._same[key] = False  # while that is being found out, nothing of it is recalled
            with suppress(RecursionError):  # no build nests so deep; whoever did write it is not believed
                self._same[key] = all(map(self.is_same, node.reads)) or self._comes_out_the_same(key, node)
        return self._same[key]

    def changes(self) -> Iterator[tuple[Key, bool]]:
        """What was looked at again, and whether it is as it was."""
        yield from self._same.items()

    def digest(self, key: Key) -> Digest | None:
        """The digest of an answer, if it is as it was; None if it is not, or if nobody knows."""
        node = self._known(key)
        return node.digest if node and self.is_same(key) else None

    def problems(self, key: Key) -> Found | None:
        """The problems that were found, if they are the same now."""
        return self.old.problems.get(key) if self.is_of_today and self._same.get(key, True) else None

    def answers_may_differ(self, page: Page) -> bool:
        """Whether a page that was made in the same way asked for anything that is not as it was."""
        return not self.is_of_today or not self._same.get(key_of_page(page.subject, page.output), True)

    def asked(self, page: Page) -> Mapping[Question, Digest] | None:
        """The answers that a page was made from when it was last made in the same way; None if nobody knows."""
        known = self._known(key_of_page(page.subject, page.output))
        try:
            return {question_of(key): self.seen(key) or "" for key in known.reads} if known else None
        except ValueError:  # it is not what we wrote
            return None

    def links(self, path: str, trace: Trace) -> tuple[str, ...] | None:
        """Where the links of a page that was written led; None if nobody knows."""
        page = self._known(key_of_page(trace.subject, path))
        return links_of(page.value) if page else None

    def was(self, key: Key) -> WorkedOut | None:
        """What was remembered of something, also if it is not as it was."""
        node = self._known(key)
        return WorkedOut(node.reads, node.digest, node.value) if node else None

    def seen(self, key: Key) -> Digest | None:
        """The digest that something had, also if it is not as it was."""
        node = self._known(key)
        return node.digest if node else None

    def way_to_change(self, key: Key) -> tuple[Key, ...]:
        """From something that is not as it was to the first part of the site that made it so, by what was read.

        If something has changed that everything depends on, there is no way to tell.
        """
        node = self._known(key) if self.is_of_today else None
        differs = next((read for read in node.reads if not self.is_same(read)), None) if node else None
        return (key,) if differs is None else (key, *self.way_to_change(differs))

    def chunk(self, name: ChunkName) -> Chunk | None:
        """A chunk; None if there was none of the name. Raises LostChunkError."""
        if name in self._chunks:
            self._chunks.move_to_end(name)
            return self._chunks[name]
        found: Chunk | None = None
        if name in self.old.chunks:
            content = self.old.read(name)
            if content is None or digest_bytes(content) != self.old.chunks[name]:
                raise LostChunkError(name)
            found = Chunk(content)
        self._chunks[name] = found
        if len(self._chunks) > _AT_HAND:
            self._chunks.popitem(last=False)
        return found

    def part(self, key: Key) -> Digest | None:
        """The digest of a part as it is now; None if sites have no such parts, as only a foreign memory says."""
        sort, _, name = key.partition(" ")
        if sort == "snapshot":
            return self._files.get(name, "")
        try:
            return self.facts.contents.digest_of(key)
        except LookupError:
            return None

    def _known(self, key: Key) -> Node | None:
        try:
            chunk = self.chunk(chunk_of(key))
            return chunk.node(key) if chunk else None
        except (LostChunkError, ValueError, RecursionError):
            return None

    # What is not

    def _find_changes(self) -> None:
        """From the parts that differ to everything that is not as it was.

        What is lower than what is looked at now, and was not found to differ, is as it was.
        """
        waiting: list[tuple[int, Key]] = []
        looked_at: set[Key] = set()
        for key in self._changed_parts():
            self._same[key] = False
            looked_at.add(key)
            self._tell_readers(key, waiting)
        while waiting:
            self._below, key = heappop(waiting)
            if key not in looked_at:
                looked_at.add(key)
                if not self._is_same_now(key):
                    self._tell_readers(key, waiting)

    def _is_same_now(self, key: Key) -> bool:
        """Whether what is looked at in its turn is as it was.

        That may be known already, if something lower reads it for the first time; but those that read it are not told.
        """
        if key not in self._same:
            self._same[key] = False
            node = self._known(key)
            self._same[key] = node is not None and self._comes_out_the_same(key, node)
        return self._same[key]

    def _tell_readers(self, key: Key, waiting: list[tuple[int, Key]]) -> None:
        if sort_of(key) == PAGE:
            return
        chunk = self.chunk(chunk_of(key))
        node = chunk.node(key) if chunk else None
        if node is None:
            raise LostChunkError(key)
        for name in node.readers:
            of_readers = self.chunk(name)
            readers = of_readers.readers_of(key) if of_readers else []
            if not readers:
                raise LostChunkError(key)
            for item in readers:
                heappush(waiting, item)

    def _changed_parts(self) -> Iterator[Key]:
        for key, seen in self.old.parts.items():
            if self.part(key) != seen:
                yield key
        for ref in {*self.stamps, *self.old.stamps}:
            if self.stamps.get(ref) != self.old.stamps.get(ref):
                chunk = self.chunk(ref)
                if ref in self.old.stamps and (chunk is None or chunk.node(f"problems {ref}") is None):
                    raise LostChunkError(ref)  # every record was checked
                for key, node in chunk.nodes().items() if chunk else ():
                    if sort_of(key) not in WORKED_OUT and self.part(key) != node.digest:
                        yield key

    def _comes_out_the_same(self, key: Key, old: Node) -> bool:
        return sort_of(key) in _DIGESTED and self._again(key) == old.digest

    def _again(self, key: Key) -> Digest | None:
        """The digest of a row, or of what was looked up, as it is now; None if there is no such thing any more."""
        facts = self.facts
        try:
            sort, name, text = key.split(" ", 2)
            if sort == "lookup":
                self._lookups[name](facts, text)
            else:
                ref, *arguments = text.split(" ")
                self._tables[name](facts, facts.entries[ref], *arguments)
            return facts.reads.of[key].digest
        except Exception:  # what it is about is gone, or it fails in a way of its own: then nothing is known
            return None

    def _recall(self, key: Key, make: Callable[..., Any]) -> Any:
        old = self._known(key)
        if old is None or not old.value:
            return UNKNOWN
        with self.facts.reads.unheard():
            if not self.is_same(key):
                return UNKNOWN
        try:
            return smallvalues.decode(make, old.value)
        except ValueError:
            return UNKNOWN


def key_of_page(subject: str, path: str) -> Key:
    """The key of a page: the record that it is about, so that it is kept with it, and its path."""
    return f"{PAGE} {subject} {path}"


def _stamps(facts: Facts, files: Mapping[str, Digest]) -> Iterator[tuple[str, str]]:
    """For each record its languages, those that readers see, and the files that it is written in.

    The paths belong to it, since problems name them: a record may be moved to another file of the same bytes. So does
    what pages are planned by though the record is not opened: if that is not as it was, the record is looked at.
    """
    for ref, entry in facts.contents.entries.items():
        shown = facts.contents.visible.get(ref)
        parts = [*entry.versions, "shown", *(shown.versions if shown else ())]
        for document in entry.versions.values():
            cover, path = document.cover, document.path
            parts += (path, files[path], cover.status, *(old for old, _ in cover.old_paths))
        yield ref, " ".join(parts)
