"""A made-up corpus of speeches in four languages, with what is true of it: for forging it on purpose.

Everything in it is invented. Each source tells of one event: who spoke, when and where, two sentences in quotation
marks by two speakers in turn, and five figures, of which each sentence prints several, so that a wrong number is always
near the right one.
"""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml


@dataclass(frozen=True)
class Person:
    """Somebody invented, with the office that the sources give."""

    id: str
    name: str
    role: str


@dataclass(frozen=True)
class Language:
    """How one language writes what a source tells. `number` writes digits, `day` a date."""

    tag: str
    people: tuple[Person, ...]
    cities: Mapping[str, str]
    words: tuple[str, ...]
    marks: tuple[str, str]
    number: Callable[[Decimal], str]
    day: Callable[[datetime.date], str]
    said: tuple[str, ...]
    """How two speak in turn, with the places {name} {opened} {said} {closed} {name2} {said2}."""
    text: str
    """With the places {city} {day} {role} {name} {talk} {p1} {n1} {k1} {m1} {p2} {pp} {year}."""
    units: Mapping[str, str]
    """Of homes, money with its scale word, and percentage points."""
    month_text: Callable[[datetime.date], str]


def grouped(value: Decimal, group: str, point: str) -> str:
    whole, _, rest = f"{value:f}".partition(".")
    parts: list[str] = []
    while whole:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    return group.join(parts) + (point + rest if rest else "")


MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
}

ENGLISH = Language(
    tag="en",
    people=(
        Person("ada-moore", "Ada Moore", "Minister of Housing"),
        Person("tom-brandt", "Tom Brandt", "Governor"),
        Person("lena-fisher", "Lena Fisher", "President of the Council"),
        Person("omar-haddad", "Omar Haddad", "Chief Engineer"),
    ),
    cities={"port-ellis": "Port Ellis", "greyford": "Greyford", "marlow-bay": "Marlow Bay"},
    words=("We will open the old docks to everybody who builds", "Nobody in this town shall wait for a home",
           "The river is our road and our garden", "Every district decides about its own school"),
    marks=("“", "”"),
    number=lambda value: grouped(value, ",", "."),
    day=lambda day: f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}",
    month_text=lambda day: f"{MONTHS['en'][day.month - 1]} {day.year}",
    said=(
        "{opened}{said},{closed} {name} said. {name2} replied: {opened}{said2}.{closed}",
        "{name} said: {opened}{said}.{closed} {opened}{said2},{closed} {name2} added.",
        "{opened}{said},{closed} said {name}, while {name2} added, {opened}{said2}.{closed}",
        "{opened}{said}.{closed} {name} said so to {name2}. {opened}{said2},{closed} {name2} told the crowd.",
    ),
    text=(
        "{city}, {day}. {role} {name} visited the new quarter of {city}.\n\n"
        "{talk}\n\n"
        "In {year}, output rose by {p1} percent, and {n1} homes were built in {k1} districts.\n\n"
        "Investment reached {m1} billion euros in {year}, while exports fell by {p2} percent.\n\n"
        "That share of renewable power was {pp} percentage points higher in {year} than before.\n"
    ),
    units={"homes": "homes", "districts": "districts", "money": "billion euros", "bare": "euros",
           "wrong": "million euros", "points": "percentage points"},
)  # fmt: skip

FRENCH = Language(
    tag="fr",
    people=(
        Person("claire-dupuis", "Claire Dupuis", "ministre du Logement"),
        Person("marc-lefort", "Marc Lefort", "préfet"),
        Person("ines-carre", "Inès Carré", "maire"),
    ),
    cities={"port-sable": "Port-Sable", "valmont": "Valmont", "bourg-neuf": "Bourg-Neuf"},
    words=("Nous ouvrirons les anciens quais à tous ceux qui bâtissent", "Personne ici ne doit attendre un toit",
           "Le fleuve est notre route et notre jardin"),
    marks=("« ", " »"),
    number=lambda value: grouped(value, "\u202f", ","),
    day=lambda day: f"{'1er' if day.day == 1 else day.day} {MONTHS['fr'][day.month - 1]} {day.year}",
    month_text=lambda day: f"{MONTHS['fr'][day.month - 1]} {day.year}",
    said=(
        "{opened}{said}{closed}, a déclaré {name}. {name2} a ajouté : {opened}{said2}.{closed}",
        "{name} a affirmé : {opened}{said}.{closed} {opened}{said2}{closed}, a expliqué {name2}.",
        "{opened}{said}{closed}, dit {name}, tandis que {name2} souligne : {opened}{said2}.{closed}",
    ),
    text=(
        "{city}, le {day}. {name}, {role}, a visité le nouveau quartier de {city}.\n\n"
        "{talk}\n\n"
        "En {year}, la production a augmenté de {p1} %, et {n1} logements ont été construits dans {k1} quartiers.\n\n"
        "Les investissements ont atteint {m1} milliards d’euros en {year}, tandis que les exportations ont reculé de "
        "{p2} %.\n\n"
        "La part des énergies renouvelables a gagné {pp} points de pourcentage en {year}.\n"
    ),
    units={"homes": "logements", "districts": "quartiers", "money": "milliards d’euros", "bare": "euros",
           "wrong": "millions d’euros", "points": "points de pourcentage"},
)  # fmt: skip

GERMAN = Language(
    tag="de",
    people=(
        Person("anna-weber", "Anna Weber", "Bauministerin"),
        Person("jonas-krug", "Jonas Krug", "Oberbürgermeister"),
        Person("maria-von-thal", "Maria von Thal", "Landrätin"),
    ),
    cities={"neuhafen": "Neuhafen", "altenbrueck": "Altenbrück", "seestadt": "Seestadt"},
    words=("Wir öffnen die alten Speicher für alle, die bauen", "Niemand soll auf eine Wohnung warten müssen",
           "Der Fluss ist unsere Straße und unser Garten"),
    marks=("„", "“"),
    number=lambda value: grouped(value, ".", ","),
    day=lambda day: f"{day.day}. {MONTHS['de'][day.month - 1]} {day.year}",
    month_text=lambda day: f"{MONTHS['de'][day.month - 1]} {day.year}",
    said=(
        "{opened}{said}{closed}, sagte {name}. {name2} erklärte: {opened}{said2}.{closed}",
        "{name} betonte: {opened}{said}.{closed} {opened}{said2}{closed}, meinte {name2}.",
        "{opened}{said}{closed}, sagte {name}, und {name2} erklärte: {opened}{said2}.{closed}",
    ),
    text=(
        "{city}, {day}. {role} {name} besuchte das neue Viertel in {city}.\n\n"
        "{talk}\n\n"
        "Im Jahr {year} stieg die Produktion um {p1} Prozent, und in {k1} Bezirken wurden {n1} Wohnungen gebaut.\n\n"
        "Die Investitionen erreichten {year} {m1} Milliarden Euro, während die Ausfuhren um {p2} Prozent "
        "zurückgingen.\n\n"
        "Der Anteil erneuerbarer Energie lag {year} um {pp} Prozentpunkte höher als zuvor.\n"
    ),
    units={"homes": "Wohnungen", "districts": "Bezirken", "money": "Milliarden Euro", "bare": "Euro",
           "wrong": "Millionen Euro", "points": "Prozentpunkte"},
)  # fmt: skip

CHINESE = Language(
    tag="zh-Hans",
    people=(
        Person("lin-haoran", "林浩然", "住房部部长"),
        Person("zhou-min", "周敏", "市长"),
        Person("gao-yuan", "高远", "总工程师"),
    ),
    cities={"haicheng": "海澄", "yunlin": "云麓", "pingan": "平岸"},
    words=("我们要把老码头开放给所有建设者", "这座城市里没有人应当为住房等待", "这条河是我们的路也是我们的花园"),
    marks=("“", "”"),
    number=lambda value: f"{value:f}",
    day=lambda day: f"{day.year}年{day.month}月{day.day}日",
    month_text=lambda day: f"{day.year}年{day.month}月",
    said=(
        "{name}说：{opened}{said}。{closed}{name2}表示：{opened}{said2}。{closed}",
        "{opened}{said}。{closed}{name}说。{opened}{said2}。{closed}{name2}说。",
        "{name}指出，{opened}{said}{closed}，{name2}则强调，{opened}{said2}{closed}。",
    ),
    text=(
        "{city}，{day}。{role}{name}参观了{city}的新区。\n\n"
        "{talk}\n\n"
        "{year}年，产量增长{p1}%，{k1}个区建成{n1}套住房。\n\n"
        "{year}年投资达到{m1}亿元，出口下降{p2}%。\n\n"
        "{year}年可再生能源占比提高{pp}个百分点。\n"
    ),
    units={
        "homes": "套住房",
        "districts": "个区",
        "money": "亿元",
        "bare": "元",
        "wrong": "万元",
        "points": "个百分点",
    },
)

LANGUAGES = (ENGLISH, CHINESE, FRENCH, GERMAN)


@dataclass(frozen=True)
class Event:
    """One source and what is true of it: its text, and the records that say nothing else."""

    number: int
    language: Language
    text: str
    day: datetime.date
    person: Person
    other: Person
    city: str
    speech: Mapping[str, Any]
    figures: tuple[Mapping[str, Any], ...]

    @property
    def source(self) -> str:
        """The id of the source."""
        return f"paper-{self.number}"

    def source_record(self, published: datetime.date) -> dict[str, Any]:
        """The record of the source, published on a day."""
        return {
            "title": f"Paper {self.number}",
            "kind": "news",
            "publisher": "The Paper",
            "published": published.isoformat(),
            "language": self.language.tag,
            "licence": {"id": "unknown", "display": "excerpts"},
            "snapshot": {
                "path": f"snapshots/{self.source}.txt",
                "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            },
            "quality": {"grade": "B"},
        }


def events(language: Language, count: int, seed: int) -> Iterator[Event]:
    """So many events in one language; the same seed gives the same."""
    dice = random.Random(f"{seed} {language.tag}")
    for number in range(1, count + 1):
        yield _event(language, number, dice)


def _event(language: Language, number: int, dice: random.Random) -> Event:
    day = datetime.date(2021, 1, 1) + datetime.timedelta(days=dice.randrange(1250))
    person, city = dice.choice(language.people), dice.choice(sorted(language.cities))
    said, said2 = dice.sample(language.words, 2)
    other = dice.choice([one for one in language.people if one != person])
    values = _values(dice)
    printed = {name: language.number(value) for name, value in values.items()}
    opened, closed = language.marks
    talk = dice.choice(language.said).format(
        name=person.name, name2=other.name, said=said, said2=said2, opened=opened, closed=closed
    )
    text = language.text.format(
        city=language.cities[city], day=language.day(day), role=person.role, name=person.name, talk=talk,
        year=day.year - 1, **printed,
    )  # fmt: skip
    source = f"paper-{number}"
    speech = {
        "title": f"Visit {number}",
        "type": "inspection",
        "date": day.isoformat(),
        "date_text": language.day(day),
        "speakers": [
            {"person": person.id, "role_text": person.role, "mode": "direct"},
            {"person": other.id, "mode": "direct"},
        ],
        "located_in": [city],
        "themes": ["homes"],
        "sources": [source],
        "quotes": [
            {"id": f"said-{number}", "source": source, "exact": said, "kind": "direct", "speaker": person.id},
            {"id": f"replied-{number}", "source": source, "exact": said2, "kind": "direct", "speaker": other.id},
        ],
    }
    figures = tuple(_figures(language, text, source, values, day, city))
    return Event(number, language, text, day, person, other, city, speech, figures)


def _values(dice: random.Random) -> dict[str, Decimal]:
    """Seven numbers, all different, also in their digits before the point."""
    whole = dice.sample(range(2, 90), 6)
    return {
        "p1": Decimal(f"{whole[0]}.{dice.randrange(1, 10)}"),
        "n1": Decimal(dice.randrange(1100, 98000)),
        "k1": Decimal(whole[1]),
        "m1": Decimal(f"{whole[2]}.{dice.randrange(1, 10)}"),
        "p2": Decimal(f"{whole[3]}.{dice.randrange(1, 10)}"),
        "pp": Decimal(f"{whole[4]}.{dice.randrange(1, 10)}"),
    }


def _figures(
    language: Language, text: str, source: str, values: Mapping[str, Decimal], day: datetime.date, city: str
) -> Iterator[Mapping[str, Any]]:
    sentences = [line for line in text.split("\n\n") if line][2:]
    units = language.units
    told: tuple[tuple[int, Decimal, str, str], ...] = (
        (0, values["p1"], "%", "percent"),
        (0, values["n1"], units["homes"], "count"),
        (1, values["m1"], units["money"], "money"),
        (1, -values["p2"], "%", "percent"),
        (2, values["pp"], units["points"], "percentage-points"),
    )
    for sentence, value, unit, kind in told:
        yield {
            "title": f"A figure of {source}",
            "value": str(value),
            "unit": unit,
            "unit_kind": kind,
            "period": str(day.year - 1),
            "region": city,
            "quote": {"source": source, "exact": sentences[sentence].strip().rstrip("。.")},
        }


def written(record: Mapping[str, Any]) -> str:
    """A record as a file with front matter and no text."""
    return f"---\n{yaml.safe_dump(dict(record), allow_unicode=True, sort_keys=False, width=1000)}---\n"
