"""Forge what is true, one thing at a time, and see what the checks say: `python tests/forgeries.py` prints the table.

A forgery counts as caught if the record that holds it has a problem that the true record does not have. One site holds
all forgeries of a language, so that one check judges them all.
"""

from __future__ import annotations

import copy
import datetime
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from corpus import LANGUAGES, Event, Language, events, written  # noqa: E402
from sites import TinySite  # noqa: E402

from explainer.engine import build as building  # noqa: E402
from explainer.ground.problems import Problem  # noqa: E402

BASE = """-- site.yaml --
title: Corpus
base_url: https://corpus.example/
checks: {needs: "off"}
-- content/pages/home.md --
---
title: Home
---
Welcome.
-- content/themes/homes.md --
---
title: Homes
question: Who builds?
summary: Homes.
---
"""


@dataclass(frozen=True)
class Forgery:
    """A record with one thing changed; `kind` names what, "true" nothing."""

    kind: str
    folder: str
    record: Mapping[str, Any]
    what: str


ALLOWED: Mapping[tuple[str, str], str] = {
    ("date", "year +1 (inferred)"): "No source prints the year; the editor says how it was inferred.",
    ("date", "year -1 (inferred)"): "No source prints the year; the editor says how it was inferred.",
    ("date", "month +1 (inferred): work-report"): "The source prints no month; the editor says so.",
    ("date", "month +1 (inferred): jiangsu-delegation-2023"): "A month without a year in the words is not read.",
    ("date", "month -1 (inferred): jiangsu-delegation-2023"): "A month without a year in the words is not read.",
    ("published", "(external)"): "The editor says that the date is from outside the copy, and where.",
    ("published", "(inferred)"): "The editor says that the copy does not print the date, and where it is from.",
    ("date", "year +1, said to be printed: jiangsu-delegation-2023"): "The source prints March 2024, of another event.",
    ("place", "guangxi in"): "The source names this region too, for another event.",
    ("place", "ningxia in"): "The source names this region too, for another event.",
}
"""Of what passes on the first site: the kind and words in what was forged → why it passes.

One could be checked and is not yet: a month printed without a year.
"""


def reason_to_pass(forgery: Forgery) -> str | None:
    """Why a forgery may pass; None if it may not."""
    return next((why for (kind, words), why in ALLOWED.items() if kind == forgery.kind and words in forgery.what), None)


@dataclass(frozen=True)
class Outcome:
    """What became of a forgery: the codes of its problems, none if it passed."""

    forgery: Forgery
    codes: tuple[str, ...]


def changed(record: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
    new = copy.deepcopy(dict(record))
    new.update(fields)
    return new


def of_figure(figure: Mapping[str, Any], event: Event) -> Iterator[Forgery]:
    """One figure, wrong in one way after another."""

    def forged(kind: str, what: str, **fields: Any) -> Forgery:
        return Forgery(kind, "figures", changed(figure, **fields), f"{what}: {figure['value']} {figure['unit']}")

    value, unit, units = Decimal(figure["value"]), figure["unit"], event.language.units
    yield forged("true", "as it is")
    yield forged("value", "one more", value=str(value + 1))
    yield forged("value", "a tenth", value=f"{value / 10:f}")
    yield forged("value", "a digit less", value=str(figure["value"])[:-1].rstrip("."))
    for other in event.figures:
        if other is not figure and other["quote"] == figure["quote"]:
            yield forged("value", "another number of the sentence", value=other["value"])
            yield forged("unit", "the unit of another number", unit=other["unit"], unit_kind=other["unit_kind"])
    yield forged("sign", "the other sign", value=str(-value))
    yield forged("period", "the year before", period=str(int(figure["period"]) - 1), period_basis="printed")
    yield forged("period", "the year after, unsaid", period=str(int(figure["period"]) + 5))
    if figure["unit_kind"] == "percent":
        yield forged("unit", "points for percent", unit=units["points"], unit_kind="percentage-points")
    if figure["unit_kind"] == "percentage-points":
        yield forged("unit", "percent for points", unit="%", unit_kind="percent")
    if figure["unit_kind"] == "money":
        yield forged("scale", "no scale word", unit=units["bare"])
        yield forged("scale", "another scale word", unit=units["wrong"])
    if figure["unit_kind"] == "count":
        yield forged("scale", "a scale word that is not there", unit=f"million {unit}")
        yield forged("unit", "the unit beside another number", unit=units["districts"])


def of_speech(event: Event, all_events: Sequence[Event]) -> Iterator[Forgery]:
    """One event, wrong in one way after another."""

    def forged(kind: str, what: str, **fields: Any) -> Forgery:
        return Forgery(kind, "speeches", changed(event.speech, **fields), f"{what}: {event.source}")

    yield forged("true", "as it is")
    for days in (1, -1, 31, 365):
        other = event.day + datetime.timedelta(days=days)
        yield forged("date", f"{days} days later", date=other.isoformat())
        bare = changed(event.speech, date=other.isoformat())
        del bare["date_text"]
        yield Forgery("date", "speeches", bare, f"{days} days later, without its words: {event.source}")
    yield forged("date", "the words of another date", date_text=event.language.day(event.day.replace(year=2019)))
    for person in event.language.people:
        if person not in (event.person, event.other):
            quotes = [changed(quote, speaker=person.id) for quote in event.speech["quotes"]]
            speakers = [{"person": person.id, "mode": "direct"}]
            yield forged("speaker", "said by another", quotes=quotes, speakers=speakers)
            yield forged("speaker", "another beside it", speakers=speakers)
            role = [{"person": event.person.id, "role_text": person.role, "mode": "direct"}]
            yield forged("role", "the role of another", speakers=role)
    first, second = event.speech["quotes"]
    yield forged("speaker", "the first given to the second", quotes=[changed(first, speaker=event.other.id), second])
    yield forged("speaker", "the second given to the first", quotes=[first, changed(second, speaker=event.person.id)])
    held = [{"person": event.other.id, "role_text": event.person.role, "mode": "direct"}]
    yield forged("role", "the role of the first given to the second", speakers=held)
    for city in event.language.cities:
        if city != event.city:
            yield forged("place", "in another city", located_in=[city])
            yield forged("place", "to another city", addressed_to=[city])


def of_source(event: Event) -> Iterator[Forgery]:
    """One source, published on another day."""
    yield Forgery("true", "sources", event.source_record(event.day), event.source)
    for days in (1, -1, 30, 366):
        record = event.source_record(event.day + datetime.timedelta(days=days))
        yield Forgery("published", "sources", record, f"{days} days later: {event.source}")
        stated = changed(record, published_basis="printed")
        yield Forgery("published", "sources", stated, f"{days} days later and said to be printed: {event.source}")


def site_of(folder: Path, language: Language, all_events: Sequence[Event], forged: Sequence[Forgery]) -> TinySite:
    """One site with the sources of all events and one record for each forgery, named x0, x1 …"""
    site = TinySite.make(folder, BASE)
    for person in language.people:
        site.write(f"content/people/{person.id}.md", written({"title": person.name}))
    for city, name in language.cities.items():
        site.write(
            f"content/regions/{city}.md", written({"title": name, "level": "city", "codes": {"iso3166_2": "DE"}})
        )
    for event in all_events:
        site.write(f"content/snapshots/{event.source}.txt", event.text)
        site.write(
            f"content/sources/{event.source}.yaml", yaml.safe_dump(event.source_record(event.day), allow_unicode=True)
        )
    for number, forgery in enumerate(forged):
        record = copy.deepcopy(dict(forgery.record))
        for place, quote in enumerate(record.get("quotes", ())):
            quote["id"] = f"x{number}-said-{place}"
        site.write(f"content/{forgery.folder}/x{number}.md", written(record))
    return site


def judged(language: Language, count: int, seed: int, folder: Path) -> list[Outcome]:
    """Every forgery of every event of a small corpus, with the codes of what was found."""
    all_events = [*events(language, count, seed)]
    forged = [
        forgery
        for event in all_events
        for forgery in (
            *(one for figure in event.figures for one in of_figure(figure, event)),
            *of_speech(event, all_events),
            *of_source(event),
        )
    ]
    site = site_of(folder, language, all_events, forged)
    with site.alone():
        return outcomes(forged, building.check(site.options()).problems)


def outcomes(forged: Sequence[Forgery], problems: Sequence[Problem]) -> list[Outcome]:
    by_path: dict[str, list[str]] = {}
    for problem in problems:
        by_path.setdefault(problem.where.path, []).append(problem.code)
    return [
        Outcome(forgery, tuple(by_path.get(f"content/{forgery.folder}/x{number}.md", ())))
        for number, forgery in enumerate(forged)
    ]


ROOT = Path(__file__).resolve().parent.parent
FIRST_SITE = "first site"


def of_first_site() -> Iterator[Forgery]:
    """Every figure, speech and source of the first site: once as it is ("true"), and wrong in one way after another."""
    for figure in _read(ROOT / "content/figures.yaml").values():
        yield from _figure_of_site(figure)
    for path in sorted((ROOT / "content/speeches").glob("*.md")):
        if path.suffixes == [".md"]:
            yield from _speech_of_site(path.stem, _read(path))
    for path in sorted((ROOT / "content/sources").glob("*.yaml")):
        if path.suffixes != [".yaml"]:
            continue
        record = _read(path)
        yield Forgery("true", "sources", record, path.stem)
        basis = record.get("published_basis", "printed")
        for what, day in _shifted(str(record["published"])):
            yield Forgery("published", "sources", changed(record, published=day), f"{what} ({basis}): {path.stem}")


def _read(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    return dict(yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text))


def _shifted(date: str) -> Iterator[tuple[str, str]]:
    """A date of day, month or year, one more and one less in each part that it has; of a range only its start."""
    start, slash, end = date.partition("/")
    for place, name in enumerate(("year", "month", "day")[: len(start.split("-"))]):
        for step in (1, -1):
            if not (numbers := start.split("-"))[place].isdecimal():
                continue  # a year that nobody knows
            parts = [int(part) if part.isdecimal() else 0 for part in numbers]
            most = (9999, 12, 28)[place]
            parts[place] = (parts[place] - 1 + step) % most + 1
            yield (
                f"{name} {step:+}",
                "-".join([f"{parts[0]:04}".replace("0000", "XXXX"), *(f"{part:02}" for part in parts[1:])])
                + slash
                + end,
            )


def _figure_of_site(figure: Mapping[str, Any]) -> Iterator[Forgery]:
    def forged(kind: str, what: str, **fields: Any) -> Forgery:
        return Forgery(kind, "figures", changed(figure, **fields), f"{what}: {figure['title']}")

    yield forged("true", "as it is")
    if "value" not in figure:
        yield forged("value", "other words", value_text="triple-digit growth")
        return
    value = Decimal(str(figure["value"]))
    yield forged("value", "one more", value=str(value + 1))
    yield forged("value", "one less", value=str(value - 1))
    yield forged("value", "ten times", value=str(value * 10))
    yield forged("sign", "the other sign", value=str(-value))
    points = figure["unit_kind"] == "percentage-points"
    unit, kind = ("%", "percent") if points else ("percentage points", "percentage-points")
    yield forged("unit", "points and percent", unit=unit, unit_kind=kind)
    yield forged("unit", "another kind of unit", unit="euros", unit_kind="money")
    yield forged("scale", "a scale word", unit=f"million {figure['unit']}")
    for what, period in _shifted(figure["period"]):
        yield forged("period", f"{what}, said to be printed", period=period, period_basis="printed")


def _speech_of_site(name: str, speech: Mapping[str, Any]) -> Iterator[Forgery]:
    def forged(kind: str, what: str, **fields: Any) -> Forgery:
        return Forgery(kind, "speeches", changed(speech, **fields), f"{what}: {name}")

    yield forged("true", "as it is")
    for what, day in _shifted(str(speech["date"])) if "date" in speech else ():
        yield forged("date", f"{what} ({speech.get('date_basis', 'printed')})", date=day)
        yield forged("date", f"{what}, said to be printed", date=day, date_basis="printed")
    yield forged("date", "words of another record", date_text="on the morning of 17 November 1987")
    for number, speaker in enumerate(speech.get("speakers", ())):
        speakers = list(speech["speakers"])
        speakers[number] = {**speaker, "person": _another(speaker["person"])}
        yield forged("speaker", "another person", speakers=speakers)
        if "role_text" in speaker:
            speakers[number] = {**speaker, "role_text": "Chief Engineer"}
            yield forged("role", "another office", speakers=speakers)
    for number, quote in enumerate(speech.get("quotes", ())):
        if "speaker" in quote:
            quotes = list(speech["quotes"])
            quotes[number] = {**quote, "speaker": _another(quote["speaker"])}
            yield forged("speaker", f"another for {quote['id']}", quotes=quotes)
    for field in ("located_in", "addressed_to"):
        for region in ("guangxi", "ningxia"):
            if field in speech and region not in speech[field]:
                yield forged("place", f"{region} in {field}", **{field: [region]})


def _another(person: str) -> str:
    return "jing-junhai" if person == "xi-jinping" else "xi-jinping"


AFTER = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""A day of building on which all sources of the first site have been published."""


def judged_first_site(folder: Path) -> list[Outcome]:
    """A copy of the first site with a clone for each forgery; each has the codes that its true clone has not."""
    for name in ("content", "layouts", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site.yaml", folder)
    site, forged = TinySite(folder), [*of_first_site()]
    for number, forgery in enumerate(forged):
        record = copy.deepcopy(dict(forgery.record))
        for place, quote in enumerate((*record.get("quotes", ()), *record.get("quality", {}).get("exclude", ()))):
            quote["id"] = f"x{number}-said-{place}"
        site.write(f"content/{forgery.folder}/x{number}.md", written(record))
    with site.alone():
        found = outcomes(forged, building.check(site.options(now=AFTER)).problems)
    usual: Counter[str] = Counter()
    less = []
    for outcome in found:
        if outcome.forgery.kind == "true":
            usual = Counter(outcome.codes)
            less.append(outcome)
        else:
            less.append(Outcome(outcome.forgery, tuple((Counter(outcome.codes) - usual).elements())))
    return less


def table(found: Sequence[tuple[str, Outcome]]) -> str:
    """`kind: tried, caught, passed`, for each language and kind."""
    tried = Counter((lang, outcome.forgery.kind) for lang, outcome in found)
    caught = Counter((lang, outcome.forgery.kind) for lang, outcome in found if outcome.codes)
    rows = [
        f"{lang:10} {kind:10} {n:6} {caught[lang, kind]:7} {n - caught[lang, kind]:7}"
        for (lang, kind), n in sorted(tried.items())
    ]
    return "\n".join([f"{'language':10} {'forged':10} {'tried':>6} {'caught':>7} {'passed':>7}", *rows])


def main(count: int, show: Callable[[str], object] = print) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = [
            (language.tag, outcome)
            for language in LANGUAGES
            for outcome in judged(language, count, 1, Path(folder, language.tag))
        ]
        found += [(FIRST_SITE, outcome) for outcome in judged_first_site(Path(folder, "first"))]
    show(table(found))
    for lang, outcome in found:
        if bool(outcome.codes) == (outcome.forgery.kind == "true"):
            why = reason_to_pass(outcome.forgery) or ""
            show(f"{lang} {outcome.forgery.kind}: {outcome.forgery.what} {sorted(set(outcome.codes))} {why}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
