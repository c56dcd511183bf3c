#!/usr/bin/env python3
"""A site as editors keep one, with N speeches: every quotation and figure stands in its source, every check passes.

`python3 benchmarks/full_corpus.py 200 FOLDER` writes it. Everything in it is invented and follows from a seed. Each
speech has a report (source and copy) that tells of it alone: who spoke, where and when, five sentences of two people
and three numbers, among others that nothing quotes. It has no layouts of its own, so the product's are used; search,
cards and all checks are on.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import full_words as words

SEED = 20
FIRST_DAY = datetime.date(2012, 1, 9)
DAYS = 5000
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


@dataclass(frozen=True)
class Person:
    """Somebody invented, with the one office that all reports give."""

    id: str
    name: str
    role: str


@dataclass(frozen=True)
class Said:
    """Words in a report: in quotation marks (`direct`) or after “said that” (`reported`)."""

    id: str
    exact: str
    kind: str
    speaker: Person


@dataclass(frozen=True)
class Number:
    """A figure: its record's id, and the sentence of the report that prints it."""

    id: str
    title: str
    value: str
    unit: str
    unit_kind: str
    exact: str


@dataclass(frozen=True)
class Event:
    """One speech and all that its report says of it."""

    id: str
    title: str
    summary: str
    day: datetime.date
    type: str
    occasion: str
    city: str
    speakers: tuple[Person, Person]
    topics: tuple[str, ...]
    publisher: str
    said: tuple[Said, ...]
    numbers: tuple[Number, ...]
    others: tuple[str, ...]
    place: int

    @property
    def figures(self) -> tuple[Number, ...]:
        """The numbers that have records of their own; the others stand in the text only."""
        return self.numbers[:2]

    @property
    def source(self) -> str:
        """The id of the report."""
        return f"report-{self.id}"


def id_of(place: int) -> str:
    """The id of the speech with this number, from 0."""
    dice = random.Random(f"{SEED} id {place}")
    return f"{words.slug(dice.choice(words.CITIES))}-{words.slug(dice.choice(words.SUBJECTS))}-{place:05d}"


def people(number: int) -> list[Person]:
    """Who speaks on a site of so many speeches: more people on a larger site, each with a name of their own."""
    names = [f"{first} {last}" for first in words.FIRST_NAMES for last in words.LAST_NAMES]
    random.Random(f"{SEED} names").shuffle(names)
    dice = random.Random(f"{SEED} roles")
    chosen = names[: min(24 + number // 25, len(names))]
    return [Person(words.slug(name), name, dice.choice(words.ROLES)) for name in chosen]


def events(number: int) -> Iterator[Event]:
    """The speeches of a site of so many, the same for every call."""
    everybody = people(number)
    ids = [id_of(place) for place in range(number)]
    for place in range(number):
        yield _event(place, ids, everybody)


def _event(place: int, ids: list[str], everybody: list[Person]) -> Event:
    dice = random.Random(f"{SEED} speech {place}")
    day = FIRST_DAY + datetime.timedelta(days=dice.randrange(DAYS))
    first, second = dice.sample(everybody, 2)
    topics = tuple(dice.sample(sorted(words.THEMES), dice.choice((2, 2, 3))))
    city, type_ = dice.choice(words.CITIES), dice.choice(sorted(words.OCCASIONS))
    occasion = dice.choice(words.OCCASIONS[type_]).format(subject=dice.choice(words.THEMES[topics[0]].subjects))
    steps = dice.sample(range(1, max(len(ids), 8)), 5)
    return Event(
        id=ids[place],
        title=f"{occasion[0].upper()}{occasion[1:]}, {city}, {_printed(day)}",
        summary=f"{first.name} and {second.name} speak in {city} about {words.THEMES[topics[0]].title.lower()}.",
        day=day,
        type=type_,
        occasion=occasion,
        city=city,
        speakers=(first, second),
        topics=topics,
        publisher=dice.choice(sorted(words.PAPERS)),
        said=tuple(_said(dice, ids[place], topics, first, second)),
        numbers=tuple(_numbers(dice, ids[place], city, day.year - 1)),
        others=tuple(ids[(place + step) % len(ids)] for step in steps),
        place=place,
    )


def _said(dice: random.Random, id_: str, topics: tuple[str, ...], first: Person, second: Person) -> Iterator[Said]:
    turns = ((first, "direct"), (first, "reported"), (second, "direct"), (first, "direct"), (second, "reported"))
    found: set[str] = set()
    for number, (speaker, kind) in enumerate(turns, start=1):
        theme = words.THEMES[topics[number % len(topics)]]
        exact = words.sentence(dice, theme.subjects, words.WISHES if kind == "direct" else words.AIMS)
        while exact in found:
            exact = words.sentence(dice, theme.subjects, words.WISHES if kind == "direct" else words.AIMS)
        found.add(exact)
        yield Said(f"{id_}-{number}", exact[0].upper() + exact[1:] if kind == "direct" else exact, kind, speaker)


def _numbers(dice: random.Random, id_: str, city: str, year: int) -> Iterator[Number]:
    whole = dice.sample(range(2, 60), 2)
    percent, money, count = f"{whole[0]}.{dice.randrange(1, 10)}", f"{whole[1]}.{dice.randrange(1, 10)}", 0
    count = dice.randrange(1100, 98000)
    what, built, spent = dice.choice(words.RISING), dice.choice(words.COUNTED), dice.choice(words.SPENT)
    yield Number(
        f"{id_}-growth", f"Growth of {what} in {city}, {year}", percent, "%", "percent",
        f"In {year}, {what} in {city} rose by {percent} percent",
    )  # fmt: skip
    yield Number(
        f"{id_}-money", f"Spending on {spent} in {city}, {year}", money, "million euros", "money",
        f"In {year}, spending on {spent} in {city} reached {money} million euros",
    )  # fmt: skip
    yield Number(
        f"{id_}-count", f"New {built[0]} in {city}, {year}", str(count), built[0], "count",
        f"In {year}, {count:,} {built[0]} were {built[1]} in {city}",
    )  # fmt: skip


def _printed(day: datetime.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# What is written: reports, records, the rest of the site.


def report(event: Event) -> str:
    """The copy of the report: nothing in it contradicts the records, and most of it is quoted nowhere."""
    dice = random.Random(f"{SEED} report {event.place}")
    first, second = event.speakers
    one, two, three, four, five = event.said
    subjects = [subject for topic in event.topics for subject in words.THEMES[topic].subjects]
    told = [f"{number.exact}." for number in event.numbers]
    named = " ".join(words.named(dice, words.THEMES[topic].subjects[:2]) for topic in event.topics)  # a term of each
    rest = [" ".join(words.plain(dice, subjects) for _ in range(dice.randint(2, 4))) for _ in range(4)]
    return "\n\n".join(
        [
            f"{event.city}, {_printed(event.day)}. {first.role} {first.name} and {second.role} {second.name} spoke "
            f"in {event.city} at the {event.occasion}.",
            f"“{one.exact},” {first.name} said. {first.name} said that {two.exact}.",
            rest[0],
            f"{second.name} replied: “{three.exact}.”",
            told[0],
            f"{named} {rest[1]}",
            f"“{four.exact},” {first.name} said.",
            f"{told[1]} {told[2]}",
            rest[2],
            f"{second.name} said that {five.exact}.",
            rest[3],
        ]
    ) + "\n"  # fmt: skip


def speech(event: Event) -> str:
    """The record of a speech with its text of 300 to 600 words."""
    fields = {
        "title": event.title,
        "summary": event.summary,
        "type": event.type,
        "date": event.day.isoformat(),
        "date_text": _printed(event.day),
        "speakers": [{"person": one.id, "role_text": one.role, "mode": "direct"} for one in event.speakers],
        "occasion": event.occasion,
        "located_in": [words.slug(event.city)],
        "about_regions": [words.slug(event.city)],
        "themes": list(event.topics),
        "figures": [number.id for number in event.figures],
        "related": [f"speech:{other}" for other in event.others[:2]],
        "sources": [event.source],
        "quotes": [
            {"id": said.id, "source": event.source, "kind": said.kind, "speaker": said.speaker.id, "exact": said.exact}
            for said in event.said
        ],
    }
    return f"---\n{_yaml(fields)}---\n\n{_body(event)}"


def _body(event: Event) -> str:
    dice = random.Random(f"{SEED} body {event.place}")
    first, second = event.speakers
    one, two, three, four, five = event.said
    growth, money, count = event.numbers
    cite, city = f"[@{event.source}]", f"[[region:{words.slug(event.city)}]]"
    subjects = [subject for topic in event.topics for subject in words.THEMES[topic].subjects]
    theme = f"[[theme:{event.topics[0]}]]"

    def prose(least: int, most: int) -> str:
        return " ".join(words.comment(dice, subjects) for _ in range(dice.randint(least, most)))

    links = [f"[[speech:{other}]]" for other in event.others[2:]]
    parts = [
        f"The {event.occasion} brought [[person:{first.id}]] and [[person:{second.id}]] to {city}. {prose(1, 2)}",
        f"{first.name} said: “{one.exact}” {cite}. {prose(1, 2)}",
        f"![[quote:{two.id}]]",
        f"## {dice.choice(words.HEADINGS)}",
        prose(2, 3),
        f"The report gives a number for the year before: “{growth.exact}” {cite}. {prose(1, 2)}",
        f"![[figure:{growth.id}]]",
        f"{second.name} replied: “{three.exact}” {cite}. {prose(1, 2)}",
        f"## {dice.choice(words.MORE_HEADINGS)}",
        prose(1, 3),
        "\n".join(f"- {words.comment(dice, subjects)}" for _ in range(dice.randint(3, 4))),
        f"Two other events belong to the same question, {theme}: {links[0]} and {links[1]}. {prose(1, 2)}",
        f"![[quote:{four.id}]]",
        f"Money and results stand side by side: “{money.exact}” {cite}, and “{count.exact}” {cite}.[^copy]",
        f"![[figure:{money.id}]]",
        f"The report gives the last answer in its own words: “{five.exact}” {cite}. {prose(1, 2)}",
        f"## {dice.choice(words.LAST_HEADINGS)}",
        f"{prose(1, 2)} See also {links[2]} and [[organisation:{words.office_of(event.city)}]].",
        f"[^copy]: {words.comment(dice, subjects)}",
    ]
    return "\n\n".join(parts) + "\n"


def source(event: Event) -> str:
    """The record of a report."""
    copy = report(event).encode()
    published = event.day + datetime.timedelta(days=1)
    fields = {
        "title": f"{words.PAPERS[event.publisher]}: {event.title}",
        "summary": f"A news report on the {event.occasion} in {event.city}.",
        "kind": "news",
        "publisher": event.publisher,
        "published": published.isoformat(),
        "published_basis": "external",
        "date_note": "The paper's archive gives the day.",
        "language": "en",
        "licence": {"id": "unknown", "basis": "The copy carries no licence statement.", "display": "excerpts"},
        "snapshot": {"path": f"snapshots/{event.source}.txt", "sha256": hashlib.sha256(copy).hexdigest()},
        "quality": {"origin": "publisher", "condition": "clean"},
    }
    return _yaml(fields)


def figure(event: Event, number: Number) -> str:
    """The record of a figure."""
    fields = {
        "title": number.title,
        "value": number.value,
        "unit": number.unit,
        "unit_kind": number.unit_kind,
        "period": str(event.day.year - 1),
        "region": words.slug(event.city),
        "producer": "not-stated",
        "themes": list(event.topics[:1]),
        "sources": [event.source],
        "quote": {"source": event.source, "kind": "figure", "exact": number.exact},
    }
    return _yaml(fields)


def _yaml(fields: Mapping[str, Any]) -> str:
    """Fields as an editor writes them: a field a line, lists of groups with a group a line."""
    lines = []
    for name, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines += [f"{name}:", *(f"  - {json.dumps(each, ensure_ascii=False)}" for each in value)]
        else:
            lines.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def write(folder: Path, number: int) -> None:
    """The whole site of so many speeches, in place of what is in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    content = folder / "content"
    for name in ("speeches", "sources", "snapshots", "figures", "people", "themes", "regions", "pages", "articles"):
        (content / name).mkdir(parents=True)
    (folder / "site.yaml").write_text(words.SITE, encoding="utf-8")
    first_said: dict[str, Event] = {}
    first_city: dict[str, Event] = {}
    latest: list[Event] = []
    for event in events(number):
        _write(content / "speeches" / f"{event.id}.md", speech(event))
        _write(content / "sources" / f"{event.source}.yaml", source(event))
        _write(content / "snapshots" / f"{event.source}.txt", report(event))
        for each in event.figures:
            _write(content / "figures" / f"{each.id}.yaml", figure(event, each))
        for person in event.speakers:
            first_said.setdefault(person.id, event)
        first_city.setdefault(event.city, event)
        latest = [*latest, event][-40:]
    _write_people(content, number, first_said)
    _write_frame(content, first_city, latest)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _write_people(content: Path, number: int, first_said: Mapping[str, Event]) -> None:
    for person in people(number):
        if person.id not in first_said:
            continue
        report_ = first_said[person.id].source
        fields = {
            "title": person.name,
            "summary": f"{person.name} is named as {person.role} in the reports collected here.",
            "roles": [{"role": person.role, "source": report_}],
            "names_in_sources": [{"text": person.name, "source": report_}],
        }
        _write(content / "people" / f"{person.id}.yaml", _yaml(fields))


def _write_frame(content: Path, cities: Mapping[str, Event], latest: list[Event]) -> None:
    """What does not grow with the number of speeches: home, themes, regions, terms, organisations, articles."""
    _write(content / "pages" / "home.md", words.HOME)
    _write(content / "pages" / "methods.md", words.METHODS)
    _write(content / "organisations.yaml", words.organisations())
    _write(content / "terms.yaml", words.terms())
    for name, theme in words.THEMES.items():
        _write(content / "themes" / f"{name}.md", words.theme_record(name, theme))
    for path, text in words.regions(cities):
        _write(content / "regions" / path, text)
    for place in range(0, len(latest), 4):
        event = latest[place]
        _write(content / "articles" / f"reading-{event.id}.md", _article(event, latest[place : place + 4]))


def _article(event: Event, told: list[Event]) -> str:
    dice = random.Random(f"{SEED} article {event.place}")
    subjects = [subject for topic in event.topics for subject in words.THEMES[topic].subjects]
    fields = {
        "title": f"How to read the {event.occasion}, {event.city}",
        "summary": f"What the reports say about {words.THEMES[event.topics[0]].title.lower()}.",
        "published": (event.day + datetime.timedelta(days=30)).isoformat(),
        "themes": list(event.topics),
        "sources": [each.source for each in told],
        "key_points": [
            {"text": "The speakers ask for more, each in other words.", "refs": [f"quote:{event.said[0].id}"]},
            {"text": "The report prints what was spent.", "refs": [f"figure:{event.numbers[1].id}"]},
        ],
    }
    parts = [" ".join(words.comment(dice, subjects) for _ in range(6)) for _ in range(3)]
    chart = ", ".join(each.numbers[0].id for each in told)
    parts += [f"From [[speech:{each.id}]]: “{each.said[0].exact}” [@{each.source}]." for each in told]
    parts.append(f"```chart\nfigures: [{chart}]\ntitle: Growth that the reports print\n```")
    parts.append(f"```timeline\ntheme: {event.topics[0]}\nlimit: 5\n```")
    return f"---\n{_yaml(fields)}---\n\n" + "\n\n".join(parts) + "\n"


def main() -> int:
    """Write a site of N speeches into a folder."""
    parser = argparse.ArgumentParser(description="Write a site with N speeches that passes every check.")
    parser.add_argument("number", type=int, metavar="N", help="how many speeches")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where; what is there is replaced")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.number)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
