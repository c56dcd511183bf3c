"""The words that benchmarks/full_corpus.py makes its site from: themes, places, people, and sentences about them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class HasSource(Protocol):
    """Anything that a report tells of."""

    @property
    def source(self) -> str:
        """The report's id."""


@dataclass(frozen=True)
class Theme:
    """A question of the site; the first two of its subjects are terms."""

    title: str
    question: str
    subjects: tuple[str, ...]


def slug(name: str) -> str:
    """A name as an id."""
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


def _listed(text: str) -> list[str]:
    return text.split(", ")


def _themes(table: str) -> dict[str, Theme]:
    found = {}
    for line in table.strip().splitlines():
        title, question, subjects = line.split(" | ")
        found[slug(title)] = Theme(title, question, tuple(subjects.split(", ")))
    return found


THEMES = _themes("""
Housing | Who builds homes, and for whom? | rent contract, building permit, old quarters, empty flats, tenants, housing office, building land, student rooms
Harbour renewal | What becomes of the old docks? | dock plan, quay lease, old warehouses, harbour railway, fishing berths, crane yard, ferry pier, shipyard halls
Clean power | Where does the power come from? | wind licence, power grid, solar roofs, storage plants, turbine halls, sea cables, heat pumps, power stations
Water | Who keeps the rivers clean? | river charter, water board, sewage works, flood meadows, drinking wells, old pipes, reservoir walls, mountain springs
Schools | What do children learn, and where? | school charter, teacher register, village schools, school meals, reading rooms, language classes, school buses, evening classes
Health | How far is the nearest doctor? | clinic network, care contract, village doctors, night nurses, hospital beds, vaccine stores, ambulance posts, pharmacies
Railways | Which towns does the train reach? | line charter, timetable office, branch lines, night trains, level crossings, freight yards, station halls, signal boxes
Roads | Who pays for roads and bridges? | road fund, bridge register, country roads, bus lanes, cycle paths, mountain passes, toll gates, ring roads
Farming | What grows, and who lives from it? | seed bank, harvest fund, fruit growers, dairy farms, grain stores, small farms, market gardens, soil maps
Forests | Whose are the forests? | forest code, timber register, beech woods, forest roads, tree nurseries, saw mills, fire lookouts, mountain pastures
Work | How do people find work? | work agency, wage council, night shifts, apprentices, craft workshops, seasonal workers, job centres, factory halls
Skills | Who trains the next generation? | craft licence, training fund, welding schools, technical colleges, master classes, learning centres, test stations, drawing rooms
Research | What do laboratories work on? | research council, patent office, battery laboratories, marine stations, seed trials, sensor makers, data archives, test tracks
Small firms | What do small firms need? | credit union, start-up desk, family firms, repair shops, shared workshops, market halls, village inns, print shops
Trade | What is sold, and to whom? | customs union, trade register, export firms, container ports, border posts, freight agents, fair grounds, cold stores
Budget | Where does public money go? | budget office, audit court, town budgets, building grants, fee tables, public loans, tax offices, annual accounts
Open data | What may everybody read? | data portal, records act, price tables, land maps, court files, weather data, open archives, map sheets
Courts | Who decides a dispute? | appeal court, legal aid, village judges, court clerks, land disputes, mediators, court houses, case lists
Towns | What makes a town centre alive? | town charter, square fund, street markets, town halls, public benches, corner shops, old arcades, town gardens
Villages | Who stays in the village? | village fund, parish council, village shops, common barns, parish halls, broadband masts, milk rounds, church towers
Culture | Who may show what, and where? | museum charter, theatre fund, music schools, film clubs, reading festivals, stage workshops, picture archives, dance halls
Sport | Where do people play? | sports fund, pitch register, swimming pools, rowing clubs, ski slopes, running tracks, gym halls, climbing walls
Climate | How do towns prepare for heat and storms? | climate council, heat plan, shade trees, flood gates, storm drains, cool rooms, coast dunes, weather posts
Waste | What happens to what is thrown away? | repair act, deposit scheme, sorting halls, compost yards, glass works, scrap dealers, paper mills, bottle banks
""")  # fmt: skip  # noqa: E501

SUBJECTS = tuple(subject for theme in THEMES.values() for subject in theme.subjects)

CITIES = _listed(
    "Port Ellis, Greyford, Marlow Bay, Tarnholm, Eastwick Sands, Hollin Bridge, Caldermouth, Penhallow, Stonereach, "
    "Avonleigh, Brackenfell, Duncastle, Farrowdale, Glenmoor, Harrowgate Spa, Ivelton, Kestrel Cross, Langmere, "
    "Mossley Vale, Northam Quay, Oakhurst, Pellworth, Quenby, Rushden Lock, Saltmarsh, Thornbury Hill, Ulverstead, "
    "Vellanport, Westering, Yarrowby, Ashcombe, Birchover, Coldharbour, Dovedale, Elmstead, Fernley"
)
PROVINCES = ("Norland", "Suthmark", "Estermoor", "Westria", "Midhaven", "Ostrand")
NATION = "Arlenia"

FIRST_NAMES = _listed(
    "Ada, Tom, Lena, Omar, Ines, Paul, Ruth, Karl, Mina, Hugo, Vera, Noel, Iris, Emil, Rosa, Otto, Nora, Felix, "
    "Clara, Anton, Edith, Viktor, Helen, Marek, Alma, Joris, Greta, Pavel, Sonia, Lucas, Marta, Henri, Dora, "
    "Stefan, Ellen, Bruno"
)
LAST_NAMES = _listed(
    "Moorcroft, Brandt, Fisherman, Haddad, Lindqvist, Oyelaran, Vasquez, Kowalski, Tanaka, Ferreira, Novak, "
    "Okafor, Bergstrom, Castellan, Dvorak, Eriksen, Fontaine, Grabowski, Hallberg, Ivanescu, Janssen, Karlsson, "
    "Lombardi, Marchetti, Nakamura, Olofsson, Petrov, Quintana, Rasmussen, Sorensen, Thorvald, Urbanek, "
    "Vanterpool, Wolanski, Yilmaz, Zielinski"
)
ROLES = (
    "Minister of Housing", "Minister of Transport", "Minister of Education", "Governor", "Mayor", "Chief Engineer",
    "President of the Council", "Director of Planning", "Head of the Water Board", "Secretary for Trade",
)  # fmt: skip

PAPERS: Mapping[str, str] = {
    "arlenia-press": "Arlenia Press Agency",
    "coast-herald": "The Coast Herald",
    "daily-ledger": "The Daily Ledger",
    "evening-post": "The Evening Post",
    "harbour-gazette": "The Harbour Gazette",
    "province-news": "Province News",
}
OCCASIONS: Mapping[str, tuple[str, ...]] = {
    "speech": ("conference on {subject}", "assembly on {subject}", "opening of the week of {subject}"),
    "meeting": ("meeting on {subject}", "council session on {subject}", "round table on {subject}"),
    "inspection": ("inspection of {subject}", "site visit on {subject}"),
    "study-session": ("study session on {subject}", "seminar on {subject}"),
}

PLACES = _listed("towns, villages, districts, provinces, parishes, ports, valleys, councils")
WHO = _listed("tenants, families, engineers, teachers, farmers, nurses, builders, young people, drivers, shopkeepers")
ACTS = _listed("plan, build, repair, open, share, map, protect, connect, restore, study, renew, survey")
GOODS = _listed(
    "trust, time, light, order, good advice, local knowledge, clear rules, steady hands, plain words, open doors"
)
WISHES = (
    "we will {act} the {subject} together with the {who} of our {place}",
    "the {subject} belong to the {who} who {act} them every day",
    "our {place} need {good} before they {act} the {subject}",
    "let us {act} the {subject} and {act2} what our {place} already have",
    "the {subject} need {good}, and the {who} need {good2}",
    "every one of our {place} shall {act} its own {subject} with {good}",
    "with {good} and {good2} our {who} can {act} the {subject}",
)
AIMS = (
    "the {place} should {act} the {subject} and listen to {who}",
    "the council will {act} the {subject} with {good}",
    "{who} and {who2} should {act} the {subject} together",
    "the {subject} should bring {good} to the {place}",
    "{good} and {good2} are what the {subject} need",
)
PLAIN = (
    "In the hall were {who} and {who2} from several {place}.",
    "Behind the speakers hung a map of the {subject}.",
    "A printed leaflet about the {subject} lay on each chair.",
    "The {who} of the {place} had asked for {good}.",
    "Local {who} showed visitors the {subject} before the talk.",
    "The talk about the {subject} was open to the public.",
    "Afterwards {who} walked along the {subject} with guests.",
    "A choir of {who} sang at the door.",
    "On the tables lay old pictures of the {subject}.",
    "The talk was carried on local radio, and {who} listened in the {place}.",
    "Between the talks {who} and {who2} shared bread and tea.",
    "A bus took {who} from the {place} to the hall and back.",
    "On the wall were drawings of the {subject} by {who2}.",
    "A film about the {subject} was shown before the talk.",
    "At the back stood {who2} with cups of coffee.",
)
NAMED = (
    "Behind the speakers hung a drawing of the {subject}.",
    "A printed leaflet about the {subject} lay on each chair.",
    "The talk about the {subject} was open to the public.",
    "The evening was about the {subject} and the {place}.",
)
COMMENTS = (
    "Readers who follow the {subject} will find the same wish in other records of this site.",
    "The words leave open which {place} are meant.",
    "Who pays for the {subject} is left to a later text.",
    "In plain words, the {place} are asked to {act} the {subject}.",
    "For {who} this means {good} at first, and work on the {subject} later.",
    "The {subject} come up again where {who} and {who2} meet.",
    "A reader may ask how {place} without {subject} are to follow.",
    "The report tells more about {who} than about the {subject}.",
    "What the {place} did with the {subject} before is told elsewhere.",
    "The order of the sentences suggests that {good} comes first and the {subject} come after.",
    "It helps to read the {subject} beside the question of {good}.",
    "Here the {who} stand for all who {act} the {subject}.",
    "The phrase is short, and the {subject} give it its meaning.",
    "We keep apart what is said to {place} and what is said about the {subject}.",
    "Whether the {place} want to {act} or only to {act2} the {subject}, the words alone cannot settle.",
    "From the side of {who}, {good} is the harder part of the wish; from the side of {who2}, it is {good2}.",
    "The {subject} are a means here, and {good} for the {place} is the end.",
    "Compare this with what other {place} do when {who} ask for {good}.",
    "The sentence names the {subject} and leaves out the {who} who would have to {act} them.",
    "Behind the wish stands an older question: do {place} {act} the {subject} for {who}, or with them?",
    "Where the {subject} are concerned, {good} and {good2} are hard to have together.",
    "To {act} the {subject} is a task for years, and to {act2} them is one for every week.",
    "A text that asks for {good} also tells what its author thinks is missing.",
    "It would be worth a visit to see how {who} and {who2} use the {subject} today.",
    "The {subject} matter most to {place} that lie far from the capital.",
    "Another way to read it is that {who} should {act} first and talk about {good} afterwards.",
    "Next to the {subject}, the wish for {good} looks like a detail, but {who2} may see that differently.",
    "What {who} hope for, and what {who2} fear, meets in the {subject}.",
)
HEADINGS = ("What was said", "The words in their place", "A first reading", "What the report tells")
MORE_HEADINGS = ("What follows from it", "Where it belongs", "What to look at", "The wider question")
LAST_HEADINGS = ("What is left open", "What we would like to know", "Where to read on")
RISING = ("freight traffic", "grain output", "power output", "rail travel", "timber output", "retail trade")
COUNTED = (
    ("homes", "built"), ("trees", "planted"), ("permits", "issued"), ("jobs", "created"), ("meters", "installed"),
    ("books", "lent"),
)  # fmt: skip
SPENT = ("road repairs", "school buildings", "flood defences", "clinics", "research grants", "harbour works")


def _filled(dice: random.Random, pattern: str, subjects: Sequence[str]) -> str:
    return pattern.format(
        subject=dice.choice(subjects),
        place=dice.choice(PLACES),
        act=dice.choice(ACTS[:6]),
        act2=dice.choice(ACTS[6:]),
        who=dice.choice(WHO[:5]),
        who2=dice.choice(WHO[5:]),
        good=dice.choice(GOODS[:5]),
        good2=dice.choice(GOODS[5:]),
    )


def sentence(dice: random.Random, subjects: Sequence[str], patterns: tuple[str, ...]) -> str:
    """One wish or aim about one of the subjects that are things, without its full stop."""
    return _filled(dice, dice.choice(patterns), subjects[2:])


def plain(dice: random.Random, subjects: Sequence[str]) -> str:
    """A sentence of a report that nothing quotes."""
    return _filled(dice, dice.choice(PLAIN), subjects)


def named(dice: random.Random, subjects: Sequence[str]) -> str:
    """A sentence of a report that names one of the subjects."""
    return _filled(dice, dice.choice(NAMED), subjects)


def comment(dice: random.Random, subjects: Sequence[str]) -> str:
    """A sentence of the site's own: it holds no number and makes no claim of fact about anybody."""
    return _filled(dice, dice.choice(COMMENTS), subjects)


SITE = f"""title: Who said what in {NATION}
description: Speeches of an invented country, with their reports and what these do not say.
base_url: https://full.example.org/
language: en
licence: Our own texts are under CC BY 4.0. The excerpts belong to their owners and are quoted for comment.
contact:
  email: corrections@example.org
compare:
  - [{slug(CITIES[0])}, {slug(CITIES[1])}]
  - [{slug(CITIES[2])}, {slug(CITIES[3])}]
matrix:
  themes: [{", ".join(list(THEMES)[:8])}]
  regions: [{", ".join(slug(city) for city in CITIES[:12])}]
"""
HOME = f"""---
title: Who said what in {NATION}
question: What is being said in {NATION}, where, and by whom?
summary: Speeches of an invented country, each with the report on which it rests.
in_footer: false
---

Every text on this site is about one event. It says who spoke and where, and keeps apart what the report prints in
quotation marks and what it tells in its own words. Nothing of it ever happened.
"""
METHODS = """---
title: Methods
summary: How the texts of this site are made.
---

Each event has one report. We keep a copy, quote from it, and say what it leaves open.
"""


def _yaml(records: Mapping[str, Mapping[str, object]]) -> str:
    lines = []
    for name, fields in records.items():
        lines.append(f"{name}:")
        lines += [f"  {field}: {json.dumps(value, ensure_ascii=False)}" for field, value in fields.items()]
    return "\n".join(lines) + "\n"


def organisations() -> str:
    """The papers, and an office of each province."""
    papers: dict[str, Mapping[str, object]] = {
        id_: {
            "title": title,
            "summary": "A paper whose reports are collected here.",
            "type": "media",
            "region": slug(NATION),
        }
        for id_, title in PAPERS.items()
    }
    offices: dict[str, Mapping[str, object]] = {
        f"{slug(name)}-office": {
            "title": f"Provincial Office of {name}",
            "summary": f"The office of the province of {name}.",
            "type": "government",
            "region": slug(name),
        }
        for name in PROVINCES
    }
    return _yaml(papers | offices)


def office_of(city: str) -> str:
    """The id of the office that answers for a city."""
    return f"{slug(PROVINCES[CITIES.index(city) % len(PROVINCES)])}-office"


def terms() -> str:
    """Two terms for each theme."""
    found: dict[str, Mapping[str, object]] = {}
    for id_, theme in THEMES.items():
        for phrase in theme.subjects[:2]:
            other = theme.subjects[1] if phrase == theme.subjects[0] else theme.subjects[0]
            found[slug(phrase)] = {
                "title": phrase,
                "kind": "institution" if phrase.split()[-1] in OFFICES else "programme",
                "gloss": f"A name that the reports use for a part of {theme.title.lower()}, without a definition.",
                "original_missing": "The reports are written in English.",
                "see": [slug(other)],
                "themes": [id_],
            }
    return _yaml(found)


OFFICES = {"office", "board", "council", "court", "agency", "union", "bank", "network"}


def theme_record(id_: str, theme: Theme) -> str:
    """A theme's page."""
    fields = {
        "title": theme.title,
        "question": theme.question,
        "summary": f"What speakers say about {theme.title.lower()}, in their words and in those of the reports.",
        "order": list(THEMES).index(id_) + 1,
        "terms": [slug(phrase) for phrase in theme.subjects[:2]],
    }
    dice = random.Random(f"theme {id_}")
    text = "\n\n".join(" ".join(comment(dice, theme.subjects[2:]) for _ in range(4)) for _ in range(2))
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + f"---\n\n{text}\n"


def regions(cities: Mapping[str, HasSource]) -> Iterator[tuple[str, str]]:
    """The nation, its provinces and cities, as files; a city rests on the first report from it."""
    nation = slug(NATION)
    yield f"{nation}.md", _region({"title": NATION, "level": "nation", "codes": {"iso3166_2": "XA"}}, [], 0)
    for number, name in enumerate(PROVINCES):
        codes = {"iso3166_2": f"XA-{name[:2].upper()}", "gbt2260": f"{91 + number}0000"}
        tile = {"row": number // 3 + 1, "col": number % 3 + 1}
        fields = {"title": name, "level": "province", "parent": nation, "codes": codes, "tile": tile}
        yield f"{slug(name)}.md", _region(fields, [], number + 1)
    for number, name in enumerate(CITIES):
        province = number % len(PROVINCES)
        fields = {
            "title": name,
            "level": "city",
            "parent": slug(PROVINCES[province]),
            "codes": {"gbt2260": f"{91 + province}{number // len(PROVINCES) + 1:02d}00"},
        }
        yield f"{slug(name)}.md", _region(fields, [cities[name].source] if name in cities else [], number + 10)


def _region(known: Mapping[str, object], sources: list[str], seed: int) -> str:
    dice = random.Random(f"region {seed}")
    subjects = THEMES["towns"].subjects[2:]
    summary = f"What the reports say in {known['title']}, to it and about it."
    fields = {**known, "summary": summary, **({"sources": sources} if sources else {})}
    text = "\n\n".join(" ".join(comment(dice, subjects) for _ in range(4)) for _ in range(2))
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + f"---\n\n{text}\n"
