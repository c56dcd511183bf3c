"""What is remembered is changed in place: who read what, how high it is, and what nobody reads any more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from remembering import Told, expect_sound, nodes_of, with_chunks

from explainer.engine.chunks import Chunk, ChunkName, Node, chunk_of
from explainer.engine.memory import LostChunkError
from explainer.engine.remembered import Remembered
from explainer.engine.revision import Draft
from explainer.facts.reading import Key, WorkedOut

DAY, TITLE, OTHER = "day", "setting title", "record article:a en"


def remembered(made: Mapping[Key, tuple[Key, ...]], *parts: Key) -> Remembered:
    read = (key for reads in made.values() for key in reads if key not in made)
    known = dict.fromkeys(parts or read, "1")
    return Told(parts=known, worked_out={key: WorkedOut(reads, "1") for key, reads in made.items()}).remembered


def changed(old: Remembered, changes: Mapping[Key, tuple[Key, ...] | None]) -> dict[Key, Node]:
    """What is remembered of each key after things were worked out from other ones, or are gone (None)."""

    def read(name: ChunkName) -> Chunk | None:
        content = old.read(name)
        return Chunk(content) if content else None

    draft = Draft(read, old.parts)
    draft.change({key: None if reads is None else Node(reads, "2") for key, reads in changes.items()})
    new = with_chunks(old, draft.written())
    expect_sound(new)
    return nodes_of(new)


def test_everything_is_above_what_it_read() -> None:
    nodes = nodes_of(remembered({"problems article:a": ("index b",), "index b": ("row c article:a", DAY),
                                 "row c article:a": (OTHER,)}))  # fmt: skip
    assert [nodes[key].height for key in (OTHER, "row c article:a", "index b", "problems article:a")] == [0, 1, 2, 3]


def test_what_is_made_of_something_higher_than_before_lifts_all_that_read_it() -> None:
    old = remembered({"check one": ("index low",), "index low": (DAY,), "check two": ("index high",),
                      "index high": ("index middle",), "index middle": (TITLE,)})  # fmt: skip
    nodes = changed(old, {"index low": ("index high",)})
    assert [nodes[key].height for key in ("index high", "index low", "check one")] == [2, 3, 4]
    again = changed(old, {"index high": (DAY,)})
    assert again["index high"].height == 2, "nothing is lowered, since what read it would have to be found"
    more = changed(old, {"index high": (DAY,), "check three": ("index high",)})
    assert more["check three"].height == 3


def test_what_is_made_of_parts_alone_may_come_to_read_nothing() -> None:
    nodes = changed(remembered({"check one": ("index a",), "index a": (DAY,)}), {"index a": ()})
    assert (nodes["index a"].reads, nodes["index a"].readers) == ((), {"check one"})


def test_what_nobody_reads_any_more_is_forgotten_with_all_that_only_it_read() -> None:
    old = remembered({"check one": ("index a", DAY), "index a": ("index b",), "index b": (TITLE,)}, DAY, TITLE)
    nodes = changed(old, {"check one": (DAY,)})
    assert set(nodes) == {"check one", DAY}


def test_what_somebody_else_reads_now_stays() -> None:
    old = remembered({"check one": ("index a",), "check two": (DAY,), "index a": (TITLE,)}, DAY, TITLE)
    nodes = changed(old, {"check one": (DAY,), "check two": ("index a", DAY)})
    assert nodes["index a"].readers == {"check two"}
    assert nodes[DAY].readers == {"check one", "check two"}


def test_what_is_gone_is_read_by_nobody() -> None:
    nodes = changed(remembered({"check one": (DAY,), "check two": (DAY, TITLE)}, DAY, TITLE), {"check two": None})
    assert set(nodes) == {"check one", DAY}
    assert nodes[DAY].readers == {"check one"}


def test_a_part_of_the_site_is_kept_at_hand_and_one_of_a_record_with_it() -> None:
    old = remembered({"check one": (DAY, OTHER, "shown versions article:a")}, DAY, OTHER, "shown versions article:a")
    assert set(old.parts) == {DAY}
    assert chunk_of(OTHER) == chunk_of("shown versions article:a") == "article:a"
    draft = Draft(lambda name: Chunk(old.read(name) or b""), old.parts)
    draft.change({"check one": None})
    assert draft.parts == {}


def test_nothing_is_remembered_of_what_read_something_unknown() -> None:
    with pytest.raises(LostChunkError):
        changed(remembered({"check one": (DAY,)}, DAY), {"check one": ("index unheard",)})


def test_what_is_not_looked_at_is_not_written() -> None:
    old = remembered({"problems article:a": (OTHER,), "problems article:b": (DAY,)}, DAY, OTHER)
    draft = Draft(lambda name: Chunk(old.read(name) or b""), old.parts)
    draft.change({"problems article:a": Node((OTHER,), "2")})
    assert set(draft.written()) == {"article:a"}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("record speech:x-1 en", "speech:x-1"),
        ("shown entry speech:x", "speech:x"),
        ('answer ["body","en","speech:x"]', "speech:x"),
        ("row card_of speech:x en", "speech:x"),
        ("index prose of speech:x", "speech:x"),
        ("page speech:x speeches/x/index.html", "speech:x"),
        ("problems speech:x", "speech:x"),
        ("index all", "index all"),
        ("setting title", "setting title"),
        ("check needs", "check needs"),
    ],
)
def test_a_key_is_kept_with_the_first_record_that_it_names(key: str, name: str) -> None:
    assert chunk_of(key) == name


def test_keys_that_name_no_record_share_chunks() -> None:
    keys = [f'answer ["text","en","{number}"]' for number in range(2_000)]
    assert len({chunk_of(key) for key in keys}) == 256
    assert chunk_of("page  index.html") == chunk_of("page  index.html") != chunk_of("lookup is_a_name x")
