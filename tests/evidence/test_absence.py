"""What pages say of what is not there: only what was recorded, tested or stated, with the parts of a region counted."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import TinySite
from test_claims import build_with_product_theme, facts_of

from explainer.facts.facts import Facts
from explainer.queries.claims import evidence_summary
from explainer.queries.matrix import by_region, matrix
from explainer.queries.regions import compare, region, region_count
from explainer.queries.timeline import event_count

Make = Callable[..., TinySite]

PAPER = """We will open the harbour, the minister said in Portside. Output grew by 5.0% in the year.

The harbour is large. The plan has six great tasks.
"""
SITE = f"""
-- site.yaml --
title: Silence
base_url: https://silence.example/
checks: {{needs: "off", theme_support: "off"}}
-- content/regions/land.md --
---
title: Land
level: nation
---
-- content/regions/north.md --
---
title: North
level: province
parent: land
---
-- content/regions/portside.md --
---
title: Portside
level: city
parent: north
---
-- content/regions/inland.md --
---
title: Inland
level: city
parent: north
---
-- content/regions/south.md --
---
title: South
level: province
parent: land
not_in_sources: [The sources name no river.]
---
-- content/themes/trade.md --
---
title: Trade
---
-- content/themes/ships.md --
---
title: Ships
parent: trade
---
-- content/themes/rest.md --
---
title: Rest
---
-- content/sources/paper.yaml --
title: The paper
kind: news
publisher: The Press
published: 2024-05-02
date_note: From its address.
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(PAPER.encode()).hexdigest()}}}
quality: {{grade: C}}
-- content/snapshots/paper.txt --
{PAPER}-- content/people/minister.yaml --
title: The minister
-- content/speeches/visit.md --
---
title: Visit
type: inspection
date: 2024-05-01
themes: [ships]
sources: [paper]
located_in: [portside]
quotes:
  - {{id: harbour, source: paper, exact: We will open the harbour}}
  - {{id: large, source: paper, exact: The harbour is large.}}
---
-- content/speeches/message.md --
---
title: Message
type: meeting
date: 2024-05-02
themes: [ships]
sources: [paper]
national: true
---
-- content/plans/port.md --
---
title: The port
region: portside
level: city
themes: [ships]
sources: [paper]
slogans: [{{text: six great tasks, number_scheme: "6"}}]
---
-- content/calls/ideas.md --
---
title: Ideas
region: portside
themes: [ships]
sources: [paper]
---
-- content/figures/growth.yaml --
title: Growth
value: 5.0
unit: "%"
unit_kind: percent
period: 2024
region: portside
quote: {{source: paper, exact: Output grew by 5.0%}}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(TinySite.make(tmp_path_factory.mktemp("facts"), SITE))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_with_product_theme(TinySite.make(tmp_path_factory.mktemp("built"), SITE, theme=False))


def words(output: Path, address: str) -> str:
    """The words of a page's main part, tags away."""
    page = (output / address / "index.html").read_text(encoding="utf-8")
    main = page.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())


def stated(site: TinySite, path: str, fields: str) -> None:
    site.edit(path, "title:", f"not_stated: [{fields}]\ntitle:")


def test_an_empty_field_is_not_recorded_and_no_word_is_said_of_the_sources(built: Path) -> None:
    speech = words(built, "speeches/message")
    assert "Who Not recorded" in speech
    assert "Where Not recorded" in speech
    assert "No quotation of it is recorded." in speech
    assert "Said to Not recorded" in words(built, "speeches/visit")
    plan = words(built, "plans/port")
    assert "Issued by Not recorded" in plan
    assert "Status No step is recorded." in plan
    assert "No target is recorded here." in plan
    assert "What the numbers count" not in plan
    call = words(built, "calls/ideas")
    assert "Opens Not recorded Closes Not recorded" in call
    assert "Whether it is open is not recorded." in call
    assert "No outcome is recorded here." in call
    assert "No office is recorded." in words(built, "people/minister")
    assert "Where we found it Not recorded" in words(built, "sources/paper")
    assert "Who produced the number is not recorded." in words(built, "figures")


@pytest.mark.parametrize("sentence", ["ur sources", "The sources", "not stated", "Not stated"])
def test_no_page_speaks_of_the_sources_silence_where_no_editor_has(built: Path, sentence: str) -> None:
    pages = ("speeches/message", "speeches/visit", "plans/port", "calls/ideas", "people/minister", "regions/land")
    for page in (*pages, "matrix", "compare", "themes/rest", "timeline", "figures"):
        assert sentence not in words(built, page).replace("The sources name no river.", ""), page


def test_what_an_editor_has_read_is_said_of_the_sources(make_site: Make) -> None:
    site = make_site(SITE, theme=False)
    stated(site, "content/speeches/message.md", "speakers, located_in, date")
    site.edit("content/speeches/message.md", "date: 2024-05-02\n", "")
    stated(site, "content/speeches/visit.md", "addressed_to")
    stated(site, "content/plans/port.md", "issuer, history, targets")
    stated(site, "content/calls/ideas.md", "opens, closes, outcome, organisers, channels")
    stated(site, "content/people/minister.yaml", "roles")
    stated(site, "content/sources/paper.yaml", "host, licence, published")
    site.edit("content/sources/paper.yaml", "published: 2024-05-02\ndate_note: From its address.\n", "")
    stated(site, "content/figures/growth.yaml", "producer")
    output = build_with_product_theme(site)
    assert "The sources name no speaker." in words(output, "speeches/message")
    assert "The sources do not say where." in words(output, "speeches/message")
    assert "When The sources give no date. Where" in words(output, "speeches/message")
    assert "The sources name no region to which it was said." in words(output, "speeches/visit")
    assert "Issued by Not stated in our sources" in words(output, "plans/port")
    assert "Our sources do not say how far it has come." in words(output, "plans/port")
    assert "The sources state no target." in words(output, "plans/port")
    assert "Closes The sources state no date." in words(output, "calls/ideas")
    assert "Our sources report no outcome." in words(output, "calls/ideas")
    assert "Our sources do not state an office." in words(output, "people/minister")
    assert "Where we found it Not stated in our sources" in words(output, "sources/paper")
    assert "The source states no licence." in words(output, "sources/paper")
    assert "Date It prints no date." in words(output, "sources/paper")
    assert "Who produced the number is not stated in our sources." in words(output, "figures")


def test_a_value_of_not_stated_is_an_editors_statement(make_site: Make) -> None:
    site = make_site(SITE, theme=False)
    site.edit("content/plans/port.md", "title:", "issuer: not-stated\ntitle:")
    site.edit("content/calls/ideas.md", "title:", "closes: not-stated\ntitle:")
    output = build_with_product_theme(site)
    assert "Issued by Not stated in our sources" in words(output, "plans/port")
    assert "Closes The sources state no date." in words(output, "calls/ideas")


def test_a_published_record_needs_a_field_or_the_statement_that_no_source_has_it(make_site: Make) -> None:
    site = make_site(SITE)
    site.edit("site.yaml", 'needs: "off", ', "")
    missing = [problem.message for problem in site.build().report.problems if "ideas" in problem.message]
    assert any('needs "opens"' in message for message in missing)
    stated(site, "content/calls/ideas.md", "organisers, opens, closes, channels")
    assert not [problem for problem in site.build().report.problems if '"ideas"' in problem.message]


def test_an_event_in_a_part_of_a_region_counts_and_the_page_says_where(built: Path, facts: Facts) -> None:
    view = region(facts, "en", "region:north")
    assert view.located == ()
    assert view.within["located"].count == 1
    assert [(card.id, count) for card, count in view.within["located"].places] == [("portside", 1)]
    north = words(built, "regions/north")
    assert (
        "No event is recorded in North without a place within it; one is recorded in such a place: Portside (1)."
        in north
    )
    assert "No event in North is recorded." not in north
    assert "No plan of North itself is recorded; there is one of a place within it: Portside (1)." in north
    assert (
        "No event is recorded in Land without a place within it; one is recorded in such a place: North (1)."
        in words(built, "regions/land")
    )
    assert "No event in South is recorded." in words(built, "regions/south")


def test_what_a_region_and_its_parts_share_is_not_counted_twice(make_site: Make) -> None:
    site = make_site(SITE)
    site.edit("content/speeches/visit.md", "located_in: [portside]", "located_in: [north, portside, inland]")
    view = region(facts_of(site), "en", "region:north")
    assert [card.id for card in view.located] == ["visit"]
    assert "located" not in view.within
    land = region(facts_of(site), "en", "region:land")
    assert (land.within["located"].count, [count for _, count in land.within["located"].places]) == (1, [1])


def test_what_is_said_to_the_whole_country_is_said_to_the_nation(built: Path, facts: Facts) -> None:
    assert [card.id for card in region(facts, "en", "region:land").addressed] == ["message"]
    assert region(facts, "en", "region:north").addressed == ()
    assert "Message" in words(built, "regions/land")
    assert "No statement addressed to Land" not in words(built, "regions/land")
    assert "No statement addressed to North is recorded." in words(built, "regions/north")
    assert region_count(facts, "en", "region:land") == 5


def test_of_two_nations_a_national_statement_is_said_to_the_one_of_its_places(make_site: Make) -> None:
    site = make_site(SITE)
    site.write("content/regions/isle.md", "---\ntitle: Isle\nlevel: nation\n---\n")
    site.edit("content/speeches/message.md", "national: true", "national: true\nlocated_in: [south]")
    found = facts_of(site)
    assert [card.id for card in region(found, "en", "region:land").addressed] == ["message"]
    assert region(found, "en", "region:isle").addressed == ()
    assert event_count(found, "en", "region:isle") == 0


def test_the_matrix_counts_places_within_parts_of_themes_and_the_nation(facts: Facts) -> None:
    view = matrix(facts, "en")
    counts = {(theme.id, cell.region.id): cell.count for theme, cells in view.rows for cell in cells}
    assert counts["ships", "portside"] == 3
    assert counts["ships", "north"] == 3
    assert counts["ships", "land"] == 4
    assert counts["trade", "north"] == 3
    assert counts["ships", "south"] == counts["rest", "land"] == 0


def test_each_number_of_the_matrix_leads_to_a_section_that_accounts_for_it(facts: Facts) -> None:
    for theme, cells in matrix(facts, "en").rows:
        places = {place.region.id: place for place in by_region(facts, "en", theme.id)}
        for cell in cells:
            place = places.get(cell.region.id)
            assert cell.count == (len(place.cards) + (place.within.count if place.within else 0) if place else 0)


def test_a_cell_without_a_tagged_record_has_no_record_and_says_what_was_counted(built: Path) -> None:
    text = words(built, "matrix")
    assert "no record" in text
    assert "The table counts the themes and regions of our records, not the contents of the sources." in text
    assert "none" not in text
    assert "No event is recorded under this theme." in words(built, "themes/rest")


def test_events_of_a_part_stand_in_the_timeline_of_the_larger_theme(built: Path, facts: Facts) -> None:
    assert event_count(facts, "en", "theme:trade") == 2
    assert "No event is recorded" not in words(built, "themes/trade")


def test_a_comparison_counts_places_within_and_names_them(built: Path, facts: Facts) -> None:
    view = compare(facts, "en", "land north south")
    rows = {row.key: row for row in view.rows}
    assert [found.count if found else 0 for found in rows["located"].within] == [1, 1, 0]
    assert [found.count if found else 0 for found in rows["slogans"].within] == [1, 1, 0]
    assert [[item.id for item in cell if not isinstance(item, str)] for cell in rows["themes"].cells] == [
        ["ships"],
        ["ships"],
        [],
    ]
    text = words(built, "compare/north-and-south")
    assert "One for a place within it: Portside (1)." in text
    assert "no record" in text


def test_a_regions_own_statement_of_silence_stands_apart_from_what_is_not_recorded(built: Path) -> None:
    text = words(built, "regions/south")
    assert "Not in our sources The sources name no river." in text
    assert "Not recorded here" in text
    assert "Not in our sources" not in words(built, "regions/north")


def test_the_evidence_report_says_what_was_tested_of_each_kind(built: Path, facts: Facts) -> None:
    assert evidence_summary(facts, "en").tested == (("wording", 2, 2), ("figure", 1, 1))
    text = words(built, "evidence")
    assert "The wording of 2 of 2 quotations is in our copies." in text
    assert "claims" not in text.replace("All claims as JSON", "")


EMBEDDED = "\n![[quote:harbour]]\n\nThen again.\n\n![[quote:harbour]]\n"


def test_a_quotation_that_the_text_embeds_is_printed_once_with_its_anchor(make_site: Make) -> None:
    site = make_site(SITE, theme=False)
    site.write("content/speeches/visit.md", site.read("content/speeches/visit.md") + "\nText.\n\n![[quote:harbour]]\n")
    page = (build_with_product_theme(site) / "speeches/visit/index.html").read_text(encoding="utf-8")
    assert page.count("<p>We will open the harbour</p>") == 1
    assert page.count('id="q-harbour"') == page.count('id="q-large"') == 1
    assert page.index('id="q-large"') < page.index('id="q-harbour"')
    assert "Given on the page" not in page


def test_a_quotation_embedded_twice_has_its_anchor_once(make_site: Make) -> None:
    site = make_site(SITE, theme=False)
    site.write("content/speeches/visit.md", site.read("content/speeches/visit.md") + EMBEDDED)
    page = (build_with_product_theme(site) / "speeches/visit/index.html").read_text(encoding="utf-8")
    assert page.count('id="q-harbour"') == 1
    assert page.count("<p>We will open the harbour</p>") == 2


def test_an_article_that_does_not_embed_its_quotation_prints_it_after_its_text(make_site: Make) -> None:
    site = make_site(SITE, theme=False)
    fields = "title: A\nquotes:\n  - {id: tasks, source: paper, exact: The plan has six great tasks.}\n"
    site.write("content/articles/a.md", f"---\n{fields}---\nText.\n")
    page = (build_with_product_theme(site) / "articles/a/index.html").read_text(encoding="utf-8")
    assert page.count('id="q-tasks"') == 1


def test_a_slogans_quotation_keeps_its_place_beside_the_slogan(make_site: Make) -> None:
    site = make_site(SITE, theme=False)
    site.edit(
        "content/plans/port.md",
        'number_scheme: "6"}',
        'number_scheme: "6", quote: {id: tasks, source: paper, exact: The plan has six great tasks.}}',
    )
    site.write("content/plans/port.md", site.read("content/plans/port.md") + "\n![[quote:tasks]]\n")
    page = (build_with_product_theme(site) / "plans/port/index.html").read_text(encoding="utf-8")
    assert page.count('id="q-tasks"') == 1
