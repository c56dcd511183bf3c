"""The same N texts for two generators: made from a seed, so that every run and every machine measures the same bytes.

A text has about 750 words: two or three themes of 40,
one region of 34, a day, four links to other texts, seven to other sites, a table, a list, a quotation, two footnotes
and some Chinese. `Text` says what is in it; `as_explainer` and `as_hugo` only differ in how the fields are written.
"""

from __future__ import annotations

import datetime
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 20
FIRST_DAY = datetime.date(2010, 1, 1)
DAYS = 5000

AREAS = ("air", "care", "farm", "food", "heat", "home", "land", "port", "rail", "work")
SIDES = ("cost", "data", "plan", "rule")
THEMES = tuple(f"{area}-{side}" for area in AREAS for side in SIDES)
VALLEYS = ("ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "lime", "maple", "oak", "pine", "rowan", "willow")
REGIONS = tuple(f"{place}-{tree}" for place in ("east", "north", "west") for tree in VALLEYS)[:34]
TYPES = ("speech", "meeting", "document")

NOUNS = """account address agency answer area bill board border budget bus case centre chair change child city
claim clinic coast committee company contract cost council county court crop date deadline debate debt
delay demand department district doctor draft duty energy engineer estimate event factory family farm
fee field figure firm flood forecast forest form fund goal grant grid group growth guide harbour health
heating hospital house income index industry inquiry insurance interest issue job judge land law lease
letter level library licence limit list loan map market mayor measure meeting member method mine
minister model mountain network notice number nurse office officer order output page paper parent park
part party payment pension people period permit phase pilot place plan plant point policy pollution pool
port post power price problem process product programme project promise proposal province purpose
quarter question rail rate reason record region rent report request research reserve resident result
review right risk river road room rule salary sale sample scheme school season section sector service
share site skill source speech staff stage standard station step store street student study subsidy
supply survey system target task tax teacher team term test theme timetable total town trade traffic
train trial union unit valley value village visit vote wage waste water week winter woman worker year
zone""".split()  # noqa: SIM905 - a list of words reads best as text
VERBS = """adds allows asks begins brings calls carries changes checks closes compares counts covers cuts defines
doubles drops ends extends fixes follows funds gives grows helps holds joins keeps leads leaves lifts
limits lists lowers makes meets moves names needs offers opens orders pays plans proves publishes puts
raises reaches reads repeats reports requires rests returns sends sets shows signs starts states stops
takes tests tries turns uses visits waits wants weighs""".split()  # noqa: SIM905 - a list of words reads best as text
SMALL = "a after and at before by during for from in into near of on over since than the to under until with".split()  # noqa: SIM905
CHINESE = (
    "各地区根据自身条件制定方案，并按季度公布进展。",
    "会议强调，数据应当公开，并注明出处和统计时间。",
    "居民可以在网上提交意见，答复将一并刊登。",
    "新的铁路连接三个县，预计两年内通车。",
    "报告没有说明经费的来源，也没有列出具体名单。",
    "学校、医院和住房仍是讨论最多的问题。",
)


@dataclass(frozen=True)
class Text:
    """One text of the corpus; `body` takes a function from an id to the address that a link is written with."""

    id: str
    title: str
    summary: str
    day: datetime.date
    type: str
    themes: tuple[str, ...]
    region: str
    related: tuple[str, ...]
    body: str


def texts(number: int) -> Iterator[Text]:
    """The corpus of `number` texts, the same for every call."""
    ids = [id_of(place) for place in range(number)]
    for place in range(number):
        yield _text(place, ids)


def id_of(place: int) -> str:
    """The id of the text with this number, from 0."""
    dice = random.Random(f"{SEED} id {place}")
    return f"{dice.choice(NOUNS)}-{dice.choice(NOUNS)}-{place:05d}"


def _text(place: int, ids: list[str]) -> Text:
    dice = random.Random(f"{SEED} text {place}")
    others = [ids[(place + step) % len(ids)] for step in dice.sample(range(1, max(len(ids), 8)), 7)]
    return Text(
        id=ids[place],
        title=f"{_words(dice, 2).capitalize()} and the {_words(dice, 2)}, part {place}",
        summary=_sentence(dice, 12),
        day=FIRST_DAY + datetime.timedelta(days=dice.randrange(DAYS)),
        type=dice.choice(TYPES),
        themes=tuple(sorted(dice.sample(THEMES, dice.choice((2, 3))))),
        region=dice.choice(REGIONS),
        related=tuple(others[:3]),
        body=_body(dice, others[3:]),
    )


def _address(dice: random.Random) -> str:
    return f"https://example.org/{dice.choice(NOUNS)}?page={dice.randrange(1, 999)}"


def _words(dice: random.Random, number: int) -> str:
    return " ".join(dice.choice(NOUNS) for _ in range(number))


def _sentence(dice: random.Random, length: int) -> str:
    pattern = (SMALL, NOUNS, VERBS, SMALL, NOUNS)
    words = [dice.choice(pattern[place % len(pattern)]) for place in range(length)]
    return " ".join(words).capitalize() + "."


def _paragraph(dice: random.Random, sentences: int, *extra: str) -> str:
    found = [_marked(dice, _sentence(dice, dice.randint(9, 15))) for _ in range(sentences)]
    for sentence in extra:
        found.insert(dice.randint(1, len(found)), sentence)
    return " ".join(found)


def _marked(dice: random.Random, sentence: str) -> str:
    """Every fifth sentence has a word or two in bold, in italics or in quotation marks."""
    words = sentence.split(" ")
    form: Callable[[str], str] | None = {
        0: lambda text: f"**{text}**",
        1: lambda text: f"*{text}*",
        2: lambda text: f"“{text}”",
    }.get(dice.randrange(15))
    return " ".join([words[0], form(f"{words[1]} {words[2]}"), *words[3:]]) if form else sentence


def _body(dice: random.Random, linked: list[str]) -> str:
    inside = [f"The {_words(dice, 1)} is told in [{_words(dice, 2)}]({other}.md)." for other in linked]
    outside = [f"An [{_words(dice, 2)}]({_address(dice)}) {dice.choice(VERBS)} it." for _ in range(7)]
    rows = [
        f"| {2016 + row} | {_words(dice, 2)} | {dice.randrange(10, 99999)} | {_words(dice, 1)} |" for row in range(7)
    ]
    parts = [
        _paragraph(dice, 5, inside[0], outside[0]),
        _paragraph(dice, 4, outside[1]),
        f"## {_words(dice, 3).capitalize()}",
        _paragraph(dice, 5, inside[1], "A note says more.[^one]"),
        _paragraph(dice, 4, outside[2], dice.choice(CHINESE)),
        f"### {_words(dice, 2).capitalize()}",
        "\n".join(f"- {_sentence(dice, 9)}" for _ in range(6)),
        _paragraph(dice, 4, inside[2], outside[3]),
        f"## {_words(dice, 3).capitalize()}",
        "\n".join(["| Year | What | Sum | State |", "| --- | --- | ---: | --- |", *rows]),
        f"> {_paragraph(dice, 3)}",
        _paragraph(dice, 4, outside[4], "Another note follows.[^two]"),
        f"### {_words(dice, 2).capitalize()}",
        _paragraph(dice, 4, inside[3], outside[5]),
        f"## {_words(dice, 4).capitalize()}",
        "".join(dice.sample(CHINESE, 3)),
        _paragraph(dice, 5, outside[6]),
        f"[^one]: {_sentence(dice, 11)}\n[^two]: {_sentence(dice, 9)}",
    ]
    return "\n\n".join(parts) + "\n"


def as_explainer(text: Text) -> str:
    """A record of the kind `speech`: the kind that our timeline lists."""
    related = ", ".join(f'"speech:{other}"' for other in text.related)
    return (
        f'---\ntitle: "{text.title}"\nsummary: "{text.summary}"\ndate: {text.day}\ntype: {text.type}\n'
        f"themes: [{', '.join(text.themes)}]\nabout_regions: [{text.region}]\nrelated: [{related}]\n---\n\n{text.body}"
    )


def as_hugo(text: Text) -> str:
    """A page of the section `speeches`, with its theme and region as taxonomies."""
    return (
        f'---\ntitle: "{text.title}"\nsummary: "{text.summary}"\ndate: {text.day}\nsort: {text.type}\n'
        f"themes: [{', '.join(text.themes)}]\nregions: [{text.region}]\nrelated: [{', '.join(text.related)}]\n"
        f"---\n\n{text.body}"
    )


def write_explainer(folder: Path, number: int) -> None:
    """Our site with `number` texts, from the settings and layouts in benchmarks/explainer."""
    _start_over(folder, HERE / "explainer")
    content = folder / "content"
    _write(content / "themes.yaml", "".join(f"{name}: {{title: {name}, order: 1}}\n" for name in THEMES))
    _write(content / "regions.yaml", "".join(f"{name}: {{title: {name}, level: nation}}\n" for name in REGIONS))
    for text in texts(number):
        _write(content / "speeches" / f"{text.id}.md", as_explainer(text))


def write_hugo(folder: Path, number: int) -> None:
    """Hugo's site with the same texts, from the settings and layouts in benchmarks/hugo."""
    _start_over(folder, HERE / "hugo")
    _write(folder / "content" / "speeches" / "_index.md", "---\ntitle: Timeline\nurl: /timeline/\n---\n")
    for text in texts(number):
        _write(folder / "content" / "speeches" / f"{text.id}.md", as_hugo(text))


def _start_over(folder: Path, model: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(model, folder)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
