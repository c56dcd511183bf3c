"""Charts: the geometry by itself, what an editor is told, and what a reader gets on a narrow and on a wide screen."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import judges
import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from reader import Point, Reader, colour, contrast, served
from sites import TinySite

from explainer.drawing.charts import Row, Series, Spot, bars, dots, gaps, lines, middle, scale
from explainer.drawing.charts.lines import LEFT, RIGHT
from explainer.drawing.charts.words import ROOM, TextBox, box, spread, width
from explainer.drawing.wrapping import wrapped
from explainer.engine import build as building
from explainer.ground.dates import PartialDate
from explainer.views.charts import ChartDrawing

Make = Callable[..., TinySite]
PAPER = """The harbour had 310 ships in 2021 (290 to 335), 342 ships in 2022 and 398 ships in 2024. The bay had 120
ships in 2021, 90 ships in 2022, 101 ships in 2023 and -5 ships in the last half of 2024. The count fell by -12 ships.
The survey finds 41 ships (35 to 48), 60 ships (52 to 66) and 44 ships.
"""
FIGURE = """
  unit: ships
  unit_kind: count
  period: 2024
  region: land
  quote: {source: paper, exact: """
HARBOUR = '"310 ships in 2021 (290 to 335), 342 ships in 2022 and 398 ships in 2024"}'
BAY = '"120\\nships in 2021, 90 ships in 2022, 101 ships in 2023 and -5 ships in the last half of 2024"}'
SURVEY = '"41 ships (35 to 48), 60 ships (52 to 66) and 44 ships"}'
SITE = f"""
-- site.yaml --
title: Charts
base_url: https://charts.example/
search: false
languages: {{en: {{name: English, tag: en}}, zh: {{name: 中文, tag: zh-Hans}}}}
checks: {{needs: "off", theme_support: "off"}}
-- content/regions/land.md --
---
title: Land
level: nation
codes: {{iso3166_2: CN}}
---
-- content/sources/paper.yaml --
title: The count
kind: news
publisher: not-stated
published: 2024-06-30
date_note: From its address.
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(PAPER.encode()).hexdigest()}}}
quality: {{grade: C}}
-- content/snapshots/paper.txt --
{PAPER}-- content/figures.yaml --
harbour:
  title: Ships in the harbour at the mouth of the river
  value: 398
  series:
    - {{period: 2021, value: 310, low: 290, high: 335}}
    - {{period: 2024, value: 398, period_basis: inferred}}
    - {{period: 2022, value: 342}}{FIGURE}{HARBOUR}
bay:
  title: Ships in the bay
  value: -5
  series:
    - {{period: 2021, value: 120}}
    - {{period: 2022, value: 90}}
    - {{period: 2023, value: 101}}
    - {{period: 2024-07/2024-12, value: -5}}{FIGURE}{BAY}
small:
  title: Small ships
  value: 41
  low: 35
  high: 48{FIGURE}{SURVEY}
large:
  title: Large ships, counted at the gates of the inner harbour and again at the lock
  value: 60
  low: 52
  high: 66{FIGURE}{SURVEY}
others:
  title: Others
  value: 44{FIGURE}{SURVEY}
fewer:
  title: Change
  value: -12{FIGURE}"The count fell by -12 ships"}}
-- content/pages/lines.md --
---
title: Lines
---
```chart
type: line
title: Ships by year
figures: [harbour, bay]
```
-- content/pages/dots.md --
---
title: Dots
---
```chart
type: dots
figures: [small, large, others]
```
-- content/pages/lines.zh.md --
---
title: 折线
---
```chart
type: line
figures: [harbour, bay]
```
-- content/pages/dots.zh.md --
---
title: 点
---
```chart
type: dots
figures: [small, large, others]
```
-- content/pages/bars.md --
---
title: Bars
---
```chart
figures: [small, fewer, large]
```
-- content/pages/plain.md --
---
title: Plain
---
Nothing is counted here.
"""


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def spot(period: str, value: str, **more: Any) -> Spot:
    return Spot(day(period), value, Fraction(value), **more)


def words(period: PartialDate) -> str:
    return period.text


# ---- scales


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (("4.2", "9.7"), ["4", "6", "8", "10"]),
        (("-2.5", "5"), ["-4", "-2", "0", "2", "4", "6"]),
        (("0.012", "0.019"), ["0.012", "0.014", "0.016", "0.018", "0.020"]),
        (("99800", "104000"), ["99000", "100000", "101000", "102000", "103000", "104000"]),
        (("5", "5"), ["4.5", "5.0", "5.5"]),
        (("0", "0"), ["-0.5", "0", "0.5"]),
    ],
)
def test_a_scale_goes_in_round_steps_from_below_the_least_to_above_the_greatest(
    values: tuple[str, ...], ticks: list[str]
) -> None:
    assert [text for _, text in scale(map(Fraction, values)).ticks] == ticks


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=4), min_size=1, max_size=6))
def test_every_value_lies_on_its_scale_of_at_most_five_steps(values: list[Any]) -> None:
    found = scale(map(Fraction, values))
    assert all(0 <= found.share(Fraction(value)) <= 1 for value in values)
    assert 2 <= len(found.ticks) <= 6
    assert all(Fraction(text) == tick for tick, text in found.ticks)


def test_a_period_stands_at_the_middle_of_its_span() -> None:
    half = (day("2024-01-01").sort_key[1] + day("2024-06-30").sort_key[1]) / 2
    assert middle(day("2024-01/2024-06")) == half
    assert middle(day("2024-05-01")) == day("2024-05-01").sort_key[1]
    assert [middle(day(text)) for text in ("2024/..", "XXXX-05-01")] == [None, None]
    assert middle(None) is None


# ---- words


def test_names_break_at_spaces_chinese_between_characters_and_long_words_anywhere() -> None:
    assert wrapped("Ships in the harbour", width, 7) == ["Ships in", "the harbour"]
    assert wrapped("高技术制造业，增加值", width, 6) == ["高技术制造", "业，增加值"]
    parts = wrapped("Vierwaldstätterseedampfschifffahrt", width, 5)
    assert "".join(parts).replace("-", "") == "Vierwaldstätterseedampfschifffahrt"
    assert all(width(line) <= 5 for line in parts)


def test_blocks_that_want_one_place_lie_side_by_side_in_their_order() -> None:
    assert spread([(5, 2), (5, 2)], 0, 20) == (5, 7)
    assert spread([(19.5, 2), (19, 2)], 0, 20) == (19, 17)
    assert spread([(-3, 2)], 0, 20) == (1,)


def boxes(drawing: ChartDrawing, room: float) -> list[tuple[str, TextBox]]:
    return [(label.text, box(label, room)) for label in drawing.labels]


def overlaps(drawing: ChartDrawing, room: float) -> list[tuple[str, str]]:
    def over(one: TextBox, other: TextBox) -> bool:
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        return across > 0.01 and down > 0.06  # lines of one name are as close as lines of words are

    pairs = itertools.combinations(boxes(drawing, room), 2)
    return [(one, other) for (one, place), (other, there) in pairs if over(place, there)]


numbers = st.integers(-999999, 999999).map(lambda number: f"{number / 10:.1f}")
names = st.sampled_from(
    ["Ships", "Ships in the harbour at the mouth of the river", "高技术制造业增加值的增长", "X" * 40]
)
series = st.builds(
    lambda name, known: Series(name, tuple(spot(str(year), value) for year, value in sorted(known.items()))),
    names,
    st.dictionaries(st.integers(1990, 2024), numbers, min_size=2, max_size=9),
)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(series, min_size=1, max_size=4))
def test_words_of_lines_never_overlap_and_never_leave_the_column_at_any_width(known: list[Series]) -> None:
    drawing, _ = lines(known, words)
    for room in (ROOM, 30.0, 45.0):
        inner = room - LEFT - RIGHT
        assert overlaps(drawing, inner) == []
        for text, place in boxes(drawing, inner):
            assert place.right <= inner + RIGHT, text
            assert 0 <= place.top <= place.bottom <= drawing.height, text


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(st.builds(lambda name, value: Row(name, value, Fraction(value)), names, numbers), min_size=1, max_size=6)
)
def test_words_of_bars_and_dots_never_overlap_and_never_leave_the_column_at_any_width(rows: list[Row]) -> None:
    for drawing in (bars(rows), dots(rows)[0]):
        for room in (ROOM, 30.0, 45.0):
            assert overlaps(drawing, room) == []
            for text, place in boxes(drawing, room):
                assert -0.02 <= place.left <= place.right <= room + 0.02, text
                assert place.bottom <= drawing.height, text


# ---- bars, dots, lines


def row(value: str, **more: Any) -> Row:
    return Row("Ships", value, Fraction(value), **more)


def test_bars_begin_at_zero_and_are_as_long_as_their_values() -> None:
    long, half = bars([row("8"), row("4")]).bars
    assert (long.x, half.x) == (0, 0)
    assert long.width == pytest.approx(2 * half.width, abs=0.02)


def test_negative_bars_go_to_the_left_of_the_same_zero() -> None:
    drawing = bars([row("4"), row("-2"), row("0")])
    up, down, nothing = drawing.bars
    zero = {stroke.x1 for stroke in drawing.strokes if stroke.role == "zero"}
    assert zero == {up.x} == {nothing.x}
    assert down.x + down.width == pytest.approx(up.x, abs=0.02)
    assert up.width == pytest.approx(2 * down.width, abs=0.02)
    assert nothing.width == 0
    anchors = {label.text: label.anchor for label in drawing.labels if label.role == "value"}
    assert anchors == {"4": "start", "-2": "end", "0": "start"}


def test_a_dot_with_an_interval_has_a_line_with_two_ends_and_one_without_has_none() -> None:
    drawing, axis = dots([row("5", low=Fraction(4), high=Fraction(8)), row("6")])
    (interval,) = [stroke for stroke in drawing.strokes if stroke.role == "interval"]
    left, right, dot, alone = drawing.marks
    assert (left.x, right.x) == (interval.x1, interval.x2)
    assert dot.x - left.x == pytest.approx((right.x - left.x) / 4, abs=0.02)
    assert alone.y > dot.y
    assert axis.ticks[0][1] == "4"


def test_time_is_true_to_scale_and_a_missing_year_interrupts_the_line() -> None:
    one = Series("Ships", (spot("2019", "1"), spot("2020", "2"), spot("2021", "3"), spot("2023", "4")))
    drawing, _ = lines([one], words)
    assert gaps(one) == (False, False, True)
    assert len([stroke for stroke in drawing.strokes if stroke.role == "series"]) == 2
    first, second, _, last = [mark.x for mark in drawing.marks[:4]]
    assert last - first == pytest.approx(4 * (second - first), rel=0.01)


def test_equal_steps_have_no_gap_however_long_they_are() -> None:
    assert gaps(Series("", (spot("2000-11-01", "1"), spot("2010-11-01", "2"), spot("2020-11-01", "3")))) == (
        False,
        False,
    )
    assert gaps(Series("", (spot("2020-01", "1"), spot("2020-02", "2"), spot("2020-03", "2")))) == (False, False)


def test_lines_differ_by_marks_and_dashes_and_an_inferred_period_is_hollow() -> None:
    drawing, _ = lines(
        [
            Series("A", (spot("2020", "1"), spot("2021", "2"))),
            Series("B", (spot("2020", "3"), spot("2021", "4", inferred=True))),
        ],
        words,
    )
    assert len({stroke.dash for stroke in drawing.strokes if stroke.role == "series"}) == 2
    assert len({mark.path for mark in drawing.marks}) == 2
    assert [mark.hollow for mark in drawing.marks] == [False, False, False, True, False, False]


# ---- what an editor is told


def built(site: TinySite) -> building.Report:
    return building.build(site.options())


@pytest.fixture
def site(make_site: Make) -> TinySite:
    """The harbours, with the product's own theme."""
    return make_site(SITE, theme=False)


def codes(report: building.Report) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.where.line) for problem in report.problems]


def test_a_site_with_every_type_of_chart_has_no_problem(site: TinySite) -> None:
    assert codes(built(site)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("low: 290", "low: 291", "E306", 5),
        ("high: 335", "high: 336", "E306", 5),
        ("value: 342", "value: 343", "E306", 7),
        ("low: 35", "low: 36", "E306", 29),
        ("high: 48", "high: 47", "E306", 30),
        ("low: 290", "low: 320", "E214", 5),
        (", low: 290", "", "E214", 5),
        ("  value: 41\n", "", "E214", 28),
    ],
)
def test_a_changed_number_or_end_of_an_interval_is_found_at_its_line(
    site: TinySite, old: str, new: str, code: str, line: int
) -> None:
    assert (code, line) in codes(built(site.edit("content/figures.yaml", old, new)))


def test_one_unit_beside_an_interval_is_enough_and_points_are_not_percent(site: TinySite) -> None:
    paper = "Growth was between 4.1 and 5.9 percent, about 5.0 percent.\n"
    figure = (
        "title: Growth\nvalue: 5.0\nlow: 4.1\nhigh: 5.9\nunit: percent\nunit_kind: percent\n"
        "period: 2024\nperiod_basis: external\nregion: land\n"
        f"quote: {{source: paper, exact: {json.dumps(paper.strip())}}}\n"
    )

    def with_paper(text: str) -> building.Report:
        mark = hashlib.sha256(text.encode()).hexdigest()
        source = re.sub(r"[0-9a-f]{64}", mark, site.read("content/sources/paper.yaml"))
        site.write("content/snapshots/paper.txt", text).write("content/sources/paper.yaml", source)
        return built(site.write("content/figures/growth.yaml", figure.replace(paper.strip(), text.strip())))

    for name in ("lines", "lines.zh", "dots", "dots.zh", "bars"):
        site.remove(f"content/pages/{name}.md")
    site.remove("content/figures.yaml")
    assert codes(with_paper(paper)) == []
    assert [code for code, _ in codes(with_paper(paper.replace("4.1", "4.1 percentage points")))] == ["E306"]


def test_a_translation_may_not_change_an_interval(site: TinySite) -> None:
    site.write("content/figures.zh.yaml", "small: {title: 小船, high: 50}\n")
    assert "E316" in {code for code, _ in codes(built(site))}


# ---- what a reader gets


def page_of(site: TinySite, name: str) -> str:
    return (site.folder / name / "index.html").read_text(encoding="utf-8")


def test_a_chart_is_an_image_with_title_and_description_and_its_numbers_are_in_a_table(site: TinySite) -> None:
    built(site)
    text = page_of(site, "lines")
    assert re.search(r'<svg class="plot line"[^>]* role="img" aria-labelledby="chart_1t chart_1d">', text)
    assert '<title id="chart_1t">Ships by year</title>' in text
    desc = re.search(r'<desc id="chart_1d">(.*?)</desc>', text, re.DOTALL)
    assert desc
    assert desc[1] == (
        "2 lines over time in ships. Highest: Ships in the harbour at the mouth of the river, 398 ships. "
        "Lowest: Ships in the bay, -5 ships. "
        "Ships in the harbour at the mouth of the river: from 310 ships (2021) to 398 ships (2024). "
        "Ships in the bay: from 120 ships (2021) to -5 ships (July to December 2024)."
    )
    assert "The scale begins at -100 and ends at 400." in text
    assert "Where a line is interrupted" in text
    assert "A hollow mark" in text
    assert rows_of(text)[1:5] == [
        ["Ships in the harbour at the mouth of the river"],
        ["2021", "310 ships", "290 to 335"],
        ["2022", "342 ships", "none recorded"],
        ["2024 (partly inferred)", "398 ships", "none recorded"],
    ]
    assert 'href="../figures.csv"' in text
    assert "style=" not in text


def rows_of(text: str) -> list[list[str]]:
    """The cells of the first table, as texts."""
    table = re.search(r"<table.*?</table>", text, re.DOTALL)
    assert table
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table[0].split("<tr>")[1:]]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells]


def test_dots_say_which_figure_has_no_interval(site: TinySite) -> None:
    built(site)
    text = page_of(site, "dots")
    assert [row[-1] for row in rows_of(text)[1:]] == ["Interval35 to 48", "Interval52 to 66", "Intervalnone recorded"]
    assert ">41 (35 to 48)</text>" in text
    assert "Figures compared" in text


def test_the_data_file_has_every_value_of_a_series_with_its_interval(site: TinySite) -> None:
    built(site)
    rows = list(csv.DictReader(io.StringIO((site.folder / "figures.csv").read_text(encoding="utf-8"))))
    found = [
        (row["period"], row["value"], row["low"], row["high"], row["period_basis"])
        for row in rows
        if row["id"] == "harbour"
    ]
    assert found == [
        ("2021", "310", "290", "335", "printed"),
        ("2022", "342", "", "", "printed"),
        ("2024", "398", "", "", "inferred"),
    ]
    assert [(row["value"], row["low"], row["high"]) for row in rows if row["id"] == "small"] == [("41", "35", "48")]


def test_a_changed_point_renders_only_the_pages_that_show_the_figure(site: TinySite) -> None:
    built(site)
    site.edit("content/figures.yaml", "value: 342}", "value: 342, period_basis: external}")
    report = built(site)
    assert not report.failed
    assert sorted(path for path in report.rendered if "zh/" not in path) == [
        "figures.csv", "figures/index.html", "lines/index.html", "regions/land/index.html",
    ]  # fmt: skip


# ---- on the screen


@pytest.fixture(scope="module")
def screen(made_once: Callable[[str, str], Path], browser: Browser) -> Iterator[Reader]:
    """The harbours in a real browser, and the style guide, which has every state of a chart."""
    folder = made_once("charts", SITE)
    with served(folder) as origin:
        yield Reader(browser, folder, origin)


PLOTS = """() => [...document.querySelectorAll('.plot')].map((plot) => {
  const texts = [...plot.querySelectorAll('text')].map((text) => {
    const { left, top, right, bottom } = text.getBoundingClientRect(), style = getComputedStyle(text)
    return { words: text.textContent, left, top, right, bottom, size: parseFloat(style.fontSize), fill: style.fill }
  })
  const ink = [...plot.querySelectorAll('rect, path, line')].map((shape) => {
    const style = getComputedStyle(shape)
    const scale = shape.getAttribute('stroke') === 'var(--hair)'
    return { name: shape.localName, fill: style.fill, stroke: style.stroke, scale }
  })
  const { left, right, top, bottom } = plot.getBoundingClientRect()
  return { texts, ink, left, right, top, bottom }
})"""
"""Words and shapes of each chart, where they are and how they look."""

SCREENS: tuple[Mapping[str, Any], ...] = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
    {"color_scheme": "dark", "forced_colors": "active"},
)
ADDRESSES = ("lines/", "dots/", "bars/", "zh/lines/", "style-guide/")


@pytest.fixture(scope="module")
def looks(screen: Reader) -> Mapping[str, Mapping[tuple[str, int], list[str]]]:
    """By look the faults of each page and width. A page is loaded once: that costs more than to see it otherwise."""
    found: dict[str, dict[tuple[str, int], list[str]]] = {str(look): {} for look in SCREENS}
    for address in ADDRESSES:
        with screen.opens(address, 320) as visit:
            for width in (320, 1280):
                visit.page.set_viewport_size({"width": width, "height": 800})
                for look in SCREENS:
                    visit.page.emulate_media(**{"color_scheme": "null", "forced_colors": "null", **look})
                    found[str(look)][address, width] = list(faults(visit.page, width))
            assert visit.messages == []
    return found


@pytest.mark.parametrize("look", SCREENS, ids=str)
def test_words_of_charts_are_large_enough_whole_apart_and_seen(
    looks: Mapping[str, Mapping[tuple[str, int], list[str]]], look: Mapping[str, Any]
) -> None:
    assert looks[str(look)].keys() == set(itertools.product(ADDRESSES, (320, 1280)))
    assert {place: faults for place, faults in looks[str(look)].items() if faults} == {}


def faults(page: Page, wide: int) -> Iterator[str]:
    ground = colour(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    plots = page.evaluate(PLOTS)
    assert plots
    for plot in plots:
        texts = plot["texts"]
        for text in texts:
            if text["size"] < 12:
                yield f"small: {text['words']}"
            if text["left"] < max(0, plot["left"] - 1) or text["right"] > min(wide, plot["right"] + 1):
                yield f"cut off: {text['words']}"
            if contrast(colour(text["fill"]), ground) < 4.5:
                yield f"pale: {text['words']}"
        for one, other in itertools.combinations(texts, 2):
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if across > 0.5 and down > 0.35 * one["size"]:  # a box of glyphs is higher than they are
                yield f"overlap: {one['words']} / {other['words']}"
        yield from (f"pale: {shape}" for shape in plot["ink"] if not is_seen(shape, ground))


def is_seen(shape: Mapping[str, str], ground: Point) -> bool:
    """Whether the outline or the ground of a shape stands out; lines of the scale are only for orientation."""
    inks = [shape["stroke"]] if shape["name"] == "line" else [shape["stroke"], shape["fill"]]
    return bool(shape["scale"]) or any(contrast(colour(ink), ground) >= 3 for ink in inks if ink.startswith("rgb"))


def test_overlapping_and_cut_off_words_of_a_chart_are_found(screen: Reader) -> None:
    with screen.opens("lines/", 320) as visit:
        visit.page.evaluate("document.querySelectorAll('.plot text').forEach((text) => text.setAttribute('x', '140%'))")
        assert {fault.partition(":")[0] for fault in faults(visit.page, 320)} == {"overlap", "cut off"}


def test_a_chart_is_in_the_tree_of_the_page_as_one_image_with_its_description(screen: Reader) -> None:
    with screen.opens("lines/") as visit:
        image = visit.page.get_by_role("img")
        assert image.count() == 1
        name = image.evaluate(
            "(plot) => plot.getAttribute('aria-labelledby').split(' ')"
            ".map((id) => document.getElementById(id).textContent).join(' ')"
        )
        assert name.startswith("Ships by year 2 lines over time in ships.")


@pytest.mark.slow
def test_pages_with_charts_have_no_finding_of_any_judge(screen: Reader, tmp_path: Path) -> None:
    assert judges.browser(screen.folder, [f"{address}index.html" for address in ADDRESSES]) == set()
    for address in ADDRESSES:
        target = tmp_path / address.replace("/", "-") / "index.html"
        target.parent.mkdir()
        target.write_bytes((screen.folder / address / "index.html").read_bytes())
    assert judges.html_validate(tmp_path) == set()
    assert judges.nu(tmp_path) == set()
