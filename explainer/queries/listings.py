"""Long lists: which entries a page of a list shows, under which headings, and the pages of its other parts.

A list has a name: the address of its page (`timeline`, `figures`, `evidence`), or a relation and the record on whose
page it is (`addressed region:x`). `facts/parts.py` has the rule by which lists are split.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from explainer.extend import lookup, query
from explainer.facts.claims import Claim, claims
from explainer.facts.facts import HOME, Facts, listed, standing
from explainer.facts.parts import (
    LIMIT,
    SHOWN,
    Key,
    Listed,
    Part,
    address,
    date_key,
    key_at,
    letter_key,
    of_records,
    parts,
)
from explainer.facts.references import incoming
from explainer.ground.dates import PartialDate
from explainer.model.kinds import DECLARED, IN_SEARCH, LISTS
from explainer.queries import records, regions, timeline
from explainer.queries.site import text
from explainer.views.cards import Card, Neighbours
from explainer.views.overviews import ListGroup, Listing, PartOfList, SomeOfList

WHOLE = ("timeline", "search", "evidence", "corrections")
"""Lists of the site that are not of one kind of record."""
_RISING = ("timeline", "events", "addressed", "located", "about")
"""Lists with the earliest first: of those the last entries are the newest."""


def of_site(facts: Facts) -> tuple[str, ...]:
    """The names of all lists that may be split and have pages of their own, at the addresses of their names."""
    kinds = (page for page, kind in LISTS.items() if page == DECLARED[kind].list_page and page not in _IN_ONE_PIECE)
    return tuple(dict.fromkeys((*WHOLE, *kinds)))


_IN_ONE_PIECE = ("themes", "regions")
"""Lists of what a site is about, in an order of their own; they do not grow with what is said."""


@lookup
def long_lists(facts: Facts, sort: str) -> tuple[tuple[str, str, str], ...]:
    """Of all lists that need further pages: name, ref of their record ("" for lists of the site), address of a part.

    `sort` is `site` or `records`. A list on a record's page is long if the page shows only some of it.
    """
    names = [(name, "") for name in of_site(facts)] if sort == "site" else list(_of_records(facts))
    keys = ((name, ref, _parts(facts, f"{name} {ref}".strip(), LIMIT)) for name, ref in names)
    return tuple((name, ref, address(key)) for name, ref, found in keys for key in found if key or ref)


def _of_records(facts: Facts) -> Iterator[tuple[str, str]]:
    """The lists on pages of records that are longer than what the page shows."""
    for ref in facts.visible:
        kind = ref.partition(":")[0]
        if DECLARED[kind].has_page and ref != HOME:
            used = Counter(other.partition(":")[0] for other in incoming(facts, ref))
            yield from ((f"used-{other}", ref) for other, number in used.items() if number > SHOWN)
            yield from (
                (name, ref) for name in _RELATIONS.get(kind, ()) if len(_entries(facts, f"{name} {ref}")) > SHOWN
            )


_RELATIONS: Mapping[str, tuple[str, ...]] = {
    "region": ("events", *regions.RELATIONS),
    "theme": ("events", "articles"),
    "person": ("events",),
}
"""The lists that pages of records have beside what refers to them."""


@query
def listing(facts: Facts, lang: str, name: str, part: str = "", limit: int = LIMIT) -> Listing:
    """One page of a list: the whole, or a part by its address, such as `2024/03/`; at most `limit` entries."""
    own = key_at(part)
    known = _parts(facts, name, limit)
    here = known[own]
    siblings = known[own[:-1]].below if own else (own,)
    place = siblings.index(own)
    planned = known if limit != LIMIT else {key_at(part) for part in _planned(facts, name)}

    def card(key: Key) -> Card:
        title = _label(facts, lang, name, key) if key else list_title(facts, lang, name)
        return Card("", "list", "-".join(key), title, f"{_address(facts, lang, name)}{address(key)}")

    return Listing(
        total=len(here.names),
        label=_label(facts, lang, name, own) if own else "",
        groups=_groups(facts, lang, name, here),
        below=tuple(PartOfList(card(key), len(known[key].names)) for key in here.below if key in planned),
        above=tuple(card(own[:length]) for length in range(len(own))),
        neighbours=Neighbours(
            card(siblings[place - 1]) if place else None,
            card(siblings[place + 1]) if place + 1 < len(siblings) else None,
        ),
    )


def _planned(facts: Facts, name: str) -> Iterator[str]:
    """The addresses of the further pages of a list, which are made for a site: links lead only to these."""
    relation, _, ref = name.partition(" ")
    found = long_lists(facts, "records" if ref else "site")
    return (part for listed, of, part in found if (listed, of) == (relation, ref))


@query
def some_of(facts: Facts, lang: str, name: str) -> SomeOfList:
    """What a page of something else shows of a list of records: the newest or the first."""
    names, known = _parts(facts, name, LIMIT)[()].names, facts.cards(lang)
    shown = tuple(known[ref] for ref in _newest(name, names))
    has_page = "" in _planned(facts, name) if " " in name else len(shown) < len(names)
    return SomeOfList(shown, len(names), _address(facts, lang, name) if has_page else "")


def _newest(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return names[-SHOWN:] if name.split()[0] in _RISING else names[:SHOWN]


def _groups(facts: Facts, lang: str, name: str, part: Part) -> tuple[ListGroup, ...]:
    """The headings within one page are what the keys of its entries say next; short pages have none."""
    if part.below or len(part.names) <= SHOWN:
        return (ListGroup("", "", _newest(name, part.names) if part.below else part.names),)
    keys, depth = dict(_entries(facts, name)), len(part.key) + 1
    found = [(key, tuple(same)) for key, same in groupby(part.names, key=lambda entry: keys[entry][:depth])]
    if len({key for key, _ in found}) in {1, *range(len(found))}:  # one heading, or one that would come twice
        return (ListGroup("", "", part.names),)
    return tuple(ListGroup("-".join(key), _label(facts, lang, name, key), names) for key, names in found)


def _address(facts: Facts, lang: str, name: str) -> str:
    relation, _, ref = name.partition(" ")
    if not ref:
        return f"{facts.root(lang)}{relation}/"
    return f"{facts.url(lang, facts.visible[ref])}{relation}/"


@query
def list_title(facts: Facts, lang: str, name: str) -> str:
    """What a list is called, without its record."""
    relation, _, ref = name.partition(" ")
    if not ref:
        return text(facts, lang, f"nav.{relation}") or text(facts, lang, f"{relation}.title") or relation
    if relation.startswith("used-"):
        return text(facts, lang, f"kind.{relation.removeprefix('used-')}") or relation
    return text(facts, lang, f"list.{relation}") or text(facts, lang, f"region.{relation}") or relation


def _label(facts: Facts, lang: str, name: str, key: Key) -> str:
    """What part of a list a key is: `March 2024`, `S`, `Speeches, S`."""
    words, rest = [], list(key)
    if rest[0] in DECLARED and name == "search":
        words.append(text(facts, lang, f"kind.{rest.pop(0)}") or "")
    elif rest[0] in _NAMED:
        words.append(text(facts, lang, _NAMED[rest.pop(0)]) or "")
    elif rest[0].isdecimal() and len(rest[0]) == len("2024"):
        words.append(_date_words(facts, lang, rest))
    words += [_letters(rest)] if rest else []
    return (text(facts, lang, "list.separator") or ", ").join(words)


_NAMED: Mapping[str, str] = {"undated": "timeline.undated", "own": "claim.own"}
"""First words of keys that are neither a year nor a letter, with their interface texts."""


def _date_words(facts: Facts, lang: str, rest: list[str]) -> str:
    """Take year, month and day from the beginning of a key, and say them."""
    found = [rest.pop(0)]
    while rest and len(found) < 3 and rest[0].isdecimal() and len(rest[0]) == len("03"):
        found.append(rest.pop(0))
    return PartialDate.parse("-".join(found)).words(lambda key, **_: text(facts, lang, key) or key)


def _letters(rest: list[str]) -> str:
    """The letters of a part; behind them the number of one that the letters alone did not make."""
    letters = rest[:2][-1]
    shown = "#" if letters.startswith("0") else letters.capitalize()
    return f"{shown} {rest[2]}" if len(rest) > 2 else shown


def _parts(facts: Facts, name: str, limit: int) -> Mapping[Key, Part]:
    return facts.index(f"parts of list {name} {limit}", lambda known: parts(_entries(known, name), limit))


def _entries(facts: Facts, name: str) -> Listed:
    """The entries of a list in its order, each with its key."""
    relation, _, ref = name.strip().partition(" ")
    if make := (_OF_SITE.get(relation) if not ref else None):
        return make(facts)
    if not ref:
        return listed(facts, LISTS[relation])
    if relation == "events":
        return timeline.dated(facts, timeline.refs(facts, ref))
    if relation.startswith("used-"):
        kind = relation.removeprefix("used-")
        refs = [other for other in incoming(facts, ref) if other.partition(":")[0] == kind]
        return of_records({other: standing(facts, facts.visible[other]) for other in refs}, DECLARED[kind].newest_first)
    if ref.startswith("theme:"):
        return timeline.dated(
            facts, [item.ref for item in records.about(facts, facts.default_language, ref[6:], "article")]
        )
    return timeline.dated(facts, regions.related_refs(facts, relation, ref[7:]))


def _of_search(facts: Facts) -> Listed:
    found = [(ref, standing(facts, entry)[1]) for ref, entry in facts.visible.items()]
    keys = [(ref, (ref.partition(":")[0], *letter_key(title))) for ref, title in found]
    return sorted(keys, key=lambda item: (IN_SEARCH.index(item[1][0]), item[1]))


def _of_evidence(facts: Facts) -> Listed:
    """Claims by the source whose words they are: by its date, and last our own."""
    dates = {entry.id: standing(facts, entry)[2] for entry in facts.of_kind("source")}
    found = [(name_of(claim), claim.source) for claim in claims(facts)]
    found = [(name, source) for name, source in found if source in dates or not source]
    keys = {source: date_key(dates[source], source) if source else ("own",) for _, source in found}
    return sorted(((name, keys[source]) for name, source in found), key=lambda item: _from_newest(item[1]))


def name_of(claim: Claim) -> str:
    """What a claim is called in the list of all."""
    return f"{claim.source} {claim.ref} {claim.id}"


def _from_newest(key: Key) -> tuple[bool, ...] | tuple[object, ...]:
    numbers = [-int(word) if word.isdecimal() else 0 for word in key[:3]]
    return (not key[0].isdecimal(), *numbers, *[0] * (3 - len(numbers)), key)


def _of_corrections(facts: Facts) -> Listed:
    found = records.corrections(facts, facts.default_language)
    return [(item.id, date_key(item.date, item.card.title)) for item in found]


_OF_SITE: Mapping[str, Callable[[Facts], Listed]] = {
    "timeline": lambda facts: timeline.dated(facts, timeline.refs(facts, "")),
    "search": _of_search,
    "evidence": _of_evidence,
    "corrections": _of_corrections,
}
