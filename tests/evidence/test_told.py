"""Fields beside the quotations: what pages give as the sources' word is found in them, or marked, or warned of."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import TinySite, checked
from test_claims import facts_of

from explainer.engine import build as building
from explainer.engine.store import Store

PAPER = (
    "Jilin Daily, 1 May 2024.\n\nThe Trade Office of Jilin adopted the harbour plan on 12 April 2024 for 2024-2035."
    " Output grew by 12 percent year on year. Ada Moore, the mayor since 2019, said it. By 2035 some 40 docks will be"
    " open. Send answers to the office from 3 May until 30 May 2024.\n"
)
SITE = """
-- site.yaml --
title: Told
base_url: https://told.example/
search: false
checks: {{needs: "off", theme_support: "off"}}
-- content/regions.yaml --
china: {{title: China, level: nation, codes: {{iso3166_2: CN}}}}
jilin: {{title: Jilin Province, level: province, parent: china, names: {{zh: 吉林省}}, codes: {{iso3166_2: CN-JL}}}}
hunan: {{title: Hunan, level: province, parent: china, names: {{zh: 湖南省}}, codes: {{iso3166_2: CN-HN}}}}
-- content/organisations.yaml --
office: {{title: Trade Office of Jilin, type: government, names: {{zh: 吉林省商务厅}}}}
jilin-government: {{title: Government of the province, type: government, region: jilin}}
bank: {{title: Bank of Nowhere, type: company, names: {{zh: 无处银行}}}}
-- content/people.yaml --
brandt: {{title: Tom Brandt}}
-- content/sources/paper.yaml --
title: paper
kind: {kind}
publisher: not-stated
published: 2024-05-01
published_basis: external
language: {language}
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hash}}}
quality: {{grade: C}}
{source}
-- content/snapshots/paper.txt --
{text}-- {path} --
{record}"""
Found = list[tuple[str, str]]


@pytest.fixture
def problems(tmp_path: Path) -> Callable[..., Found]:
    """Code and message of each problem of a site with one record, in the file `path`."""

    def build(path: str, record: str, text: str = PAPER, **given: str) -> Found:
        values = {"kind": "news", "language": "en", "source": "", **given}
        archive = SITE.format(
            path=path, record=record, text=text, hash=hashlib.sha256(text.encode()).hexdigest(), **values
        )
        return judged(tmp_path, archive)

    return build


def judged(tmp_path: Path, archive: str) -> Found:
    """What is wrong with a site, without its pages."""
    site = TinySite.make(tmp_path / "site", archive)
    store = Store(site.root / "store.sqlite")
    with site.alone():
        try:
            options = site.options()
            found = checked(options, store).problems
        finally:
            store.close()
    return [(item.code, item.message) for item in found]


def codes(found: Found, *ignored: str) -> list[str]:
    return [code for code, _ in found if code not in ("E605", *ignored)]


def plan(fields: str) -> tuple[str, str]:
    head = "title: Harbour plan\nissuer: office\nregion: jilin\nevidence_level: news\nsources: [paper]\n"
    overridden = {line.partition(":")[0] for line in fields.splitlines()}
    kept = [line for line in head.splitlines() if line.partition(":")[0] not in overridden]
    return "content/plans/harbour.md", "---\n" + "\n".join([*kept, fields]) + "\n---\n"


def person(role: str) -> tuple[str, str]:
    return (
        "content/people/mayor.md",
        f"---\ntitle: Ada Moore\nroles:\n  - {{role: mayor, source: paper, {role}}}\n---\n",
    )


def call(fields: str) -> tuple[str, str]:
    head = (
        "title: Tell us\norganisers: [office]\nregion: jilin\nopens: 2024-05-03\ncloses: 2024-05-30\nsources: [paper]\n"
    )
    overridden = {line.partition(":")[0] for line in fields.splitlines()}
    kept = [line for line in head.splitlines() if line.partition(":")[0] not in overridden]
    return "content/calls/tell.md", "---\n" + "\n".join([*kept, fields]) + "\n---\n"


def figure(fields: str, exact: str = "Output grew by 12 percent") -> tuple[str, str]:
    head = (
        'title: Growth\nvalue: 12\nunit: "%"\nunit_kind: percent\nperiod: 2024\nperiod_basis: inferred\nregion: jilin\n'
    )
    overridden = {line.partition(":")[0] for line in fields.splitlines()}
    kept = [line for line in head.splitlines() if line.partition(":")[0] not in overridden]
    lines = "\n".join(f"  {line}" for line in [*kept, *fields.splitlines()] if line)
    return "content/figures.yaml", f"growth:\n{lines}\n  quote: {{source: paper, exact: {exact}}}\n"


TARGET = "targets:\n  - {text: Some docks, value: 40, unit: docks, by: 2035, quote: {source: paper, exact: %s}}"
DOCKS = "By 2035 some 40 docks will be open"


@pytest.mark.parametrize(
    "record",
    [
        plan("period: 2024/2035"),
        plan("period: 2021/2030\nperiod_basis: external"),
        plan("history:\n  - {date: 2024-04-12, step: adopted, source: paper}"),
        plan("history:\n  - {date: 2024-04, step: adopted, source: paper}"),
        plan("history:\n  - {date: 1999, date_basis: external, step: adopted, source: paper}"),
        plan(
            "history:\n  - {date: 2024-04-12, step: adopted, source: paper, quote: {source: paper, exact: adopted the}}"
        ),
        plan(
            "history:\n  - {date: 2024-04-12, step: delivered, source: paper, quote: {source: paper, exact: of Jilin}}"
        ),
        plan("issuer: jilin-government"),
        plan("region: china"),
        plan(TARGET % DOCKS),
        plan((TARGET % DOCKS).replace("Some docks", "40 docks for two ports")),
        plan("targets:\n  - {text: 40 docks in 2035}"),
        plan("targets:\n  - {text: Docks for all, by: 2035}"),
        plan("targets:\n  - {text: Docks for all, by: 2040, by_basis: inferred}"),
        person("from: 2019"),
        person("org: jilin-government"),
        person("org: office, from: 1999, date_basis: external"),
        call(""),
        call("opens: 2024-05-02\ncloses: 2024-06-30\ndate_basis: external"),
        figure("comparison: year-on-year"),
        figure("comparison: compared with last year"),
        figure("region: china"),
    ],
)
def test_what_the_source_says_in_other_fields_is_not_warned_of(
    problems: Callable[..., Found], record: tuple[str, str]
) -> None:
    assert codes(problems(*record)) == []


@pytest.mark.parametrize(
    ("record", "code", "says"),
    [
        (plan("period: 2021/2030"), "W314", "2021/2030"),
        (plan("history:\n  - {date: 2024-04-13, step: adopted, source: paper}"), "W314", "2024-04-13"),
        (
            plan(
                "history:\n  - {date: 2024-05-01, step: adopted, source: paper,"
                " quote: {source: paper, exact: adopted the harbour plan on 12 April 2024}}"
            ),
            "W314",
            "2024-05-01",
        ),
        (
            plan(
                "history:\n  - {date: 2024-04-12, step: delivered, source: paper,"
                " quote: {source: paper, exact: adopted the}}"
            ),
            "W328",
            "delivered",
        ),
        (plan("issuer: bank"), "W318", "Bank of Nowhere"),
        (plan("region: hunan"), "W318", "Hunan"),
        (plan("evidence_level: plan-text"), "W328", "plan-text"),
        (plan((TARGET % DOCKS).replace("2035,", "2050,", 1)), "E319", "40 docks"),
        (plan((TARGET % DOCKS).replace("Some docks", "Some 90 new docks")), "E317", "90"),
        (plan("targets:\n  - {text: 90 docks in 2035}"), "W324", "90"),
        (plan("targets:\n  - {text: Docks for all, by: 2050}"), "W314", "2050"),
        (person("from: 2011"), "W314", "2011"),
        (person("to: 2031"), "W314", "2031"),
        (person("org: bank"), "W318", "Bank of Nowhere"),
        (call("opens: 2024-05-02"), "W314", "2024-05-02"),
        (call("closes: 2031-01-02"), "W314", "2031-01-02"),
        (call("organisers: [office, bank]"), "W318", "Bank of Nowhere"),
        (call("region: hunan"), "W318", "Hunan"),
        (figure("region: hunan"), "W318", "Hunan"),
        (figure("comparison: month-on-month"), "W328", "month-on-month"),
        (figure("comparison: 环比"), "W328", "环比"),
    ],
)
def test_what_no_source_says_in_other_fields_is_warned_of(
    problems: Callable[..., Found], record: tuple[str, str], code: str, says: str
) -> None:
    found = problems(*record)
    assert code in codes(found)
    assert set(codes(found)) <= {code, "W324"}  # a number of ours that no source prints is one more fault
    assert any(says in message for _, message in found)


@pytest.mark.parametrize(
    ("text", "language", "by", "exact", "unit", "value"),
    [
        ("到2035年，码头达到40个。2020年为12个。\n", "zh-Hans", "2035", "到2035年，码头达到40个", "个", "40"),
        ("Bis 2035 entstehen 40 Häfen.\n", "de", "2035", "Bis 2035 entstehen 40 Häfen", "Häfen", "40"),
        ("En 2035 il y aura 40 ports.\n", "fr", "2035", "En 2035 il y aura 40 ports", "ports", "40"),
        ("En 2035 habrá 40 puertos.\n", "es", "2035", "En 2035 habrá 40 puertos", "puertos", "40"),
    ],
)
def test_the_year_of_a_target_is_the_one_beside_its_number(
    problems: Callable[..., Found], text: str, language: str, by: str, exact: str, unit: str, value: str
) -> None:
    fields = "targets:\n  - {{text: Ports, value: {}, unit: {}, by: {}, quote: {{source: paper, exact: {!r}}}}}"
    given = {"text": text, "language": language}
    aside = ("W318",)
    assert codes(problems(*plan(fields.format(value, unit, by, exact)), **given), *aside) == []
    assert codes(problems(*plan(fields.format(value, unit, "2050", exact)), **given), *aside) in (["E319"], ["W314"])


def test_a_body_is_found_by_its_name_in_the_language_of_the_source(problems: Callable[..., Found]) -> None:
    text = "吉林省商务厅通过了港口规划。\n"
    assert codes(problems(*plan("issuer: office"), text=text, language="zh-Hans")) == []
    assert codes(problems(*plan("issuer: bank"), text=text, language="zh-Hans")) == ["W318"]


def test_the_publisher_of_a_source_may_issue_what_it_tells_of(tmp_path: Path) -> None:
    path, record = plan("issuer: bank")
    archive = SITE.format(
        path=path, record=record, text=PAPER, hash=hashlib.sha256(PAPER.encode()).hexdigest(), kind="news",
        language="en", source="",
    )  # fmt: skip
    archive = archive.replace("publisher: not-stated", "publisher: bank")
    assert codes(judged(tmp_path, archive)) == []


def shown(tmp_path: Path, record: tuple[str, str], page: str) -> str:
    archive = SITE.format(
        path=record[0], record=record[1], text=PAPER, hash=hashlib.sha256(PAPER.encode()).hexdigest(), kind="news",
        language="en", source="byline: John Nobody",
    )  # fmt: skip
    site = TinySite.make(tmp_path / "site", archive, theme=False)
    building.build(site.options())
    text = re.sub(r"<[^>]+>", " ", (site.folder / page).read_text(encoding="utf-8"))
    return " ".join(html.unescape(text).split())


def test_a_page_marks_what_no_copy_has_and_only_that(tmp_path: Path) -> None:
    page = shown(tmp_path, person("org: bank, from: 2019, to: 2031"), "people/mayor/index.html")
    assert "Bank of Nowhere (origin not recorded)" in page
    assert "2019 – 2031 (origin not recorded)" in page
    assert "John Nobody (not in these words in our copies)" in shown(
        tmp_path, person("from: 2019"), "sources/paper/index.html"
    )


def test_a_page_of_a_plan_and_of_a_call_marks_their_dates(tmp_path: Path) -> None:
    fields = "history:\n  - {date: 1999-01-02, step: adopted, source: paper}\nperiod: 2024/2035\nregion: hunan"
    page = shown(tmp_path, plan(fields), "plans/harbour/index.html")
    assert page.count("2 January 1999 (origin not recorded)") == 2
    assert "Hunan (origin not recorded)" in page
    assert "2035 (origin" not in page
    page = shown(tmp_path, call("opens: 2024-05-02"), "calls/tell/index.html")
    assert "2 May 2024 (origin not recorded)" in page
    assert "30 May 2024 (origin" not in page


def test_a_figure_marks_its_producer_region_and_comparison(tmp_path: Path) -> None:
    record = figure("producer: Bank of Nowhere\nregion: hunan\ncomparison: quarter-on-quarter")
    page = shown(tmp_path, record, "figures/index.html")
    assert "quarter-on-quarter (origin not recorded)" in page
    assert "Hunan (origin not recorded)" in page
    assert "Bank of Nowhere (not in these words in our copies)" in page
    page = shown(tmp_path, figure("producer: Trade Office of Jilin\ncomparison: year-on-year"), "figures/index.html")
    assert "(origin not recorded)" not in page.replace("(partly inferred)", "")
    assert "(not in these words" not in page


def test_the_day_of_an_event_is_shown_where_the_text_tells_it_and_not_in_the_dateline(tmp_path: Path) -> None:
    text = "Jilin Daily, 1 May 2024.\n\nAda Moore came on 1 May 2024.\n"
    record = "---\ntitle: Visit\ntype: meeting\ndate: 2024-05-01\nsources: [paper]\nquotes:\n"
    record += "  - {source: paper, exact: Ada Moore came}\n---\n"
    values = {"kind": "news", "language": "en", "source": "", "hash": hashlib.sha256(text.encode()).hexdigest()}
    only_there = "Jilin Daily, 1 May 2024.\n\nAda Moore came.\n"
    for copy, line, basis in ((text, 3, "printed"), (only_there, 1, "dateline")):
        values["hash"] = hashlib.sha256(copy.encode()).hexdigest()
        archive = SITE.format(path="content/speeches/visit.md", record=record, text=copy, **values)
        site = TinySite.make(tmp_path / f"site-{line}", archive)
        known = facts_of(site).date_origins("speech:visit")["date"]
        assert (known.basis, known.line) == (basis, line)
