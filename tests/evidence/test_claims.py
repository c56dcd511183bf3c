"""Claims, coverage, phrase history, status of plans and the feed of corrections: what pages and data files are told."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sites import TinySite, checked

from explainer.engine.store import Store
from explainer.facts.claims import claims
from explainer.facts.facts import Facts
from explainer.queries.claims import claims_by_source, evidence_json, evidence_summary
from explainer.queries.coverage import coverage_of
from explainer.queries.evidence import quotation
from explainer.queries.records import corrections, corrections_updated
from explainer.queries.terms import phrase_history, phrase_totals
from explainer.queries.timeline import plan_status

Make = Callable[..., TinySite]
ATOM = "{http://www.w3.org/2005/Atom}"

PAPER = """The minister spoke in Northtown on 1 May 2024.
“We will open the harbour,” the minister of trade said. Output grew by 5.0% in the year.
The harbour is open. The harbour is large. Let the harbour grow, and the new harbour with it.
This passage was put in by a stranger.
"""
SECRET = "Nobody may show these words of the second paper. The harbour is mentioned here as well.\n"


def archive(paper: str = PAPER, secret: str = SECRET) -> str:
    first, second = (hashlib.sha256(text.encode()).hexdigest() for text in (paper, secret))
    return f"""
-- site.yaml --
title: Claims
base_url: https://claims.example/
-- content/regions/land.md --
---
title: Land
level: nation
codes: {{iso3166_2: CN}}
---
-- content/themes/trade.md --
---
title: Trade
question: What is said of trade?
summary: What is said of trade.
corrections:
  - {{date: 2024-05-01, was: It was closed., is: It was open., severity: major}}
  - {{date: 2024-05-01, was: Small & <old>., is: Large.}}
---
The “harbour is large” [@paper], and more of it [@paper].
-- content/organisations/press.yaml --
title: The Press
region: land
-- content/people/minister.yaml --
title: The minister
-- content/sources/paper.yaml --
title: The minister spoke
kind: news
publisher: press
published: 2024-05-02
date_note: From its address.
language: en
original_language: zh-Hans
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {first}}}
quality:
  grade: C
  exclude:
    - {{id: stranger, exact: This passage was put in by a stranger., reason: put in}}
-- content/sources/secret.yaml --
title: The second paper
kind: news
publisher: not-stated
published: 2024-05-03
date_note: From its address.
language: en
original_language: zh-Hans
licence: {{id: unknown, display: metadata-only}}
snapshot: {{path: snapshots/secret.txt, sha256: {second}}}
quality: {{grade: D}}
-- content/snapshots/paper.txt --
{paper}-- content/snapshots/secret.txt --
{secret}-- content/speeches/opening.md --
---
title: Opening
type: speech
date: 2024-05-01
date_text: 1 May 2024
themes: [trade]
sources: [paper]
national: true
speakers:
  - {{person: minister, role_text: minister of trade}}
quotes:
  - id: harbour
    source: paper
    kind: direct
    speaker: minister
    exact: We will open the harbour
    utterance: opening
  - id: hidden
    source: secret
    exact: Nobody may show these words
    utterance: opening
---
-- content/figures/growth.yaml --
title: Growth
value: 5.0
unit: "%"
unit_kind: percent
period: 2023
region: land
quote: {{source: paper, exact: Output grew by 5.0%}}
-- content/figures/double.yaml --
title: Double growth
value: 10.0
unit: "%"
unit_kind: percent
period: 2023
region: land
derived: {{formula: growth + growth, from: [growth]}}
-- content/plans/port.yaml --
title: The port
issuer: press
region: land
level: nation
evidence_level: news
themes: [trade]
sources: [paper]
history:
  - {{step: adopted, date: 2024-04, source: paper}}
  - {{step: announced, date: 2023-12, source: paper}}
-- content/terms/harbour.yaml --
title: harbour
kind: tifa
gloss: A place for ships.
original_missing: It is an English word.
variants:
  - {{text: new harbour, status: accepted}}
"""


@pytest.fixture
def facts(make_site: Make) -> Facts:
    return facts_of(make_site(archive()))


def facts_of(site: TinySite) -> Facts:
    with site.alone():
        store = Store(site.root / ".explainer" / "store")
        try:
            found = checked(site.options(), store)
        finally:
            store.close()
    errors = [problem for problem in found.problems if problem.is_error]
    assert found.facts is not None
    assert not errors, errors
    return found.facts


def test_every_claim_of_a_site_is_listed_with_what_came_of_it(facts: Facts) -> None:
    assert {(claim.kind, claim.id, claim.status) for claim in claims(facts)} == {
        ("quotation", "harbour", "found"),
        ("quotation", "hidden", "found"),
        ("figure", "figure-growth", "found"),
        ("derived", "figure-double-derived", "calculated"),
        ("date", "speech-opening-date", "found"),
        ("role", "speech-opening-role-0", "found"),
        ("citation", "theme-trade-en-citation-1", "found"),
        ("citation", "theme-trade-en-citation-2", "cited"),
    }


def test_claims_stand_in_the_order_of_their_sources_and_calculations_last(facts: Facts) -> None:
    found = [claim for claim in claims(facts) if claim.parts]
    starts = [(claim.source, claim.parts[0][0]) for claim in found]
    assert starts == sorted(starts)
    assert claims(facts)[-1].kind == "derived"


def test_the_data_file_leads_to_the_words_in_the_snapshot(facts: Facts) -> None:
    data = json.loads(evidence_json(facts, "en"))
    (claim,) = (item for item in data["claims"] if item["id"] == "harbour")
    assert PAPER[claim["start"] : claim["end"]] == claim["words"] == "We will open the harbour"
    assert claim["snapshot"] == hashlib.sha256(PAPER.encode()).hexdigest() == data["sources"]["paper"]["sha256"]
    assert claim["line"] == 2
    assert claim["in_quotation_marks"] is True
    assert claim["url"] == "speeches/opening/#q-harbour"


def test_the_data_file_holds_a_hash_and_no_words_of_a_source_that_may_not_be_shown(facts: Facts) -> None:
    text = evidence_json(facts, "en")
    (claim,) = (item for item in json.loads(text)["claims"] if item["id"] == "hidden")
    assert "words" not in claim
    assert claim["words_sha256"] == hashlib.sha256(b"Nobody may show these words").hexdigest()
    assert "Nobody" not in text


def test_the_data_file_is_sorted_and_ends_with_a_line_break(facts: Facts) -> None:
    text = evidence_json(facts, "en")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_a_quotation_from_a_source_that_may_not_be_shown_has_no_words(facts: Facts) -> None:
    view = quotation(facts, "en", "hidden")
    assert view is not None
    assert (view.text, view.fragment, view.before, view.after, view.found) == ("", "", (), (), True)


def test_a_quotation_names_the_other_translations_of_its_sentence(facts: Facts) -> None:
    view = quotation(facts, "en", "harbour")
    assert view is not None
    assert view.utterance == ("hidden",)
    assert view.url + view.fragment == "speeches/opening/#q-harbour:~:text=We%20will%20open%20the%20harbour"


def test_a_text_that_quotes_a_source_that_may_not_be_shown_is_a_problem(make_site: Make) -> None:
    site = make_site(archive())
    site.edit("content/themes/trade.md", "and more of it [@paper]", "“Nobody may show these words” [@secret]")
    site.build().expect_problem("E309", "content/themes/trade.md:9")


def test_the_summary_counts_claims_by_status_kind_and_condition(facts: Facts) -> None:
    summary = evidence_summary(facts, "en")
    assert (summary.claims, summary.checked, summary.found, summary.sources) == (8, 7, 7, 2)
    assert dict(summary.statuses) == {"found": 6, "cited": 1, "calculated": 1}
    assert dict(summary.kinds) == {"quotation": 2, "figure": 1, "derived": 1, "date": 1, "role": 1, "citation": 2}
    assert (summary.conditions, summary.claims_by_condition) == ((("", 1), ("damaged", 1)), (("", 6), ("damaged", 1)))


def test_the_report_groups_claims_by_source_and_withholds_what_may_not_be_shown(facts: Facts) -> None:
    groups = claims_by_source(facts, "en")
    assert [group.source.card.id if group.source else "" for group in groups] == ["paper", "secret", ""]
    assert [claim.words for claim in groups[1].claims] == [""]
    (cited,) = (claim for claim in groups[0].claims if claim.words == "harbour is large")
    assert cited.url + cited.fragment == "themes/trade/#:~:text=harbour%20is%20large"


def test_a_figure_whose_words_print_another_number_is_no_proof(make_site: Make) -> None:
    site = make_site(archive() + "-- unused.txt --\n")
    site.edit("content/figures/growth.yaml", "value: 5.0", "value: 6.0")
    site.edit("content/figures/double.yaml", "value: 10.0", "value: 12.0")
    site.edit("site.yaml", "title: Claims", "title: Claims\nchecks: {E306: warning}")
    statuses = {claim.id: claim.status for claim in claims(facts_of(site))}
    assert statuses["figure-growth"] == "number-absent"
    assert statuses["figure-double-derived"] == "calculated"


def test_the_words_of_an_excluded_passage_are_shown_nowhere_even_where_they_are_only_a_warning(make_site: Make) -> None:
    site = make_site(archive())
    site.edit("content/speeches/opening.md", "exact: We will open the harbour", "exact: put in by a stranger")
    site.edit("site.yaml", "title: Claims", "title: Claims\nchecks: {E302: warning, E305: warning}")
    known = facts_of(site)
    view = quotation(known, "en", "harbour")
    assert view is not None
    assert (view.text, view.fragment) == ("", "")
    assert "stranger" not in evidence_json(known, "en")
    assert "stranger" not in str(claims_by_source(known, "en"))


def test_a_phrase_history_gives_shares_and_at_most_three_sentences(facts: Facts) -> None:
    found = {(item.source.card.id, item.form): item for item in phrase_history(facts, "en", "harbour")}
    harbour = found["paper", "harbour"]
    assert (harbour.count, harbour.share, len(harbour.sentences)) == (4, 100, 3)
    assert harbour.sentences[0] == (harbour.line, harbour.sentence)
    assert (found["paper", "new harbour"].count, found["paper", "new harbour"].share) == (1, 25)


def test_a_phrase_history_counts_in_a_source_that_may_not_be_shown_without_quoting_it(facts: Facts) -> None:
    (item,) = (item for item in phrase_history(facts, "en", "harbour") if item.source.card.id == "secret")
    assert (item.count, item.sentence, item.sentences) == (1, "", ())


def test_the_totals_of_a_phrase_name_the_corpus(facts: Facts) -> None:
    totals = phrase_totals(facts, "en", "harbour")
    assert (totals.count, totals.forms, totals.sources, totals.searched) == (6, 2, 2, 2)
    assert [(card.id, count) for card, count in totals.by_source] == [("paper", 5), ("secret", 1)]


def test_coverage_says_what_a_list_rests_on(facts: Facts) -> None:
    line = coverage_of(facts, "en", "timeline")
    assert (line.kind, line.items, line.sources, line.translated) == ("speech", 1, 2, 2)
    assert (line.languages, line.original_languages) == ((("en", 2),), (("zh", 2),))
    assert [(card.id, count) for card, count in line.countries] == [("land", 1)]
    assert (line.unknown_publishers, line.conditions) == (1, (("damaged", 1), ("", 1)))


def test_coverage_counts_a_source_of_unknown_origin_as_unknown(make_site: Make) -> None:
    site = make_site(archive())
    site.edit("content/sources/secret.yaml", "original_language: zh-Hans", "translation: {kind: machine}")
    assert coverage_of(facts_of(site), "en", "timeline").original_languages == (("", 1), ("zh", 1))


def test_the_status_of_a_plan_is_its_latest_step_and_not_the_last_in_the_file(facts: Facts) -> None:
    status = plan_status(facts, "en", "plan:port")
    assert (status.step, str(status.date)) == ("adopted", "2024-04")
    assert status.source is not None
    assert status.source.card.id == "paper"


def test_a_plan_without_history_has_an_unknown_status(make_site: Make) -> None:
    site = make_site(archive())
    text = site.read("content/plans/port.yaml")
    site.write("content/plans/port.yaml", text[: text.index("history:")])
    assert plan_status(facts_of(site), "en", "plan:port").step == "unknown"


def test_each_correction_has_an_id_of_its_own(facts: Facts) -> None:
    found = corrections(facts, "en")
    assert sorted(item.id for item in found) == [
        "theme-trade-correction-2024-05-01",
        "theme-trade-correction-2024-05-01-2",
    ]
    assert sorted(item.url for item in found)[0] == "themes/trade/#correction-2024-05-01"


def test_the_feed_is_dated_by_its_newest_correction_and_else_by_the_newest_record(make_site: Make) -> None:
    site = make_site(archive())
    assert corrections_updated(facts_of(site), "en") == "2024-05-01"
    text = site.read("content/themes/trade.md")
    site.write("content/themes/trade.md", text.replace("corrections:", "updated: 2024-03-01\nnotes: |", 1))
    assert corrections_updated(facts_of(site), "en") == "2024-03-01"


@pytest.mark.parametrize("corrected", [True, False])
def test_the_feed_is_a_sound_atom_feed_with_or_without_entries(make_site: Make, corrected: bool) -> None:
    site = make_site(archive(), theme=False)
    if not corrected:
        text = site.read("content/themes/trade.md")
        site.write("content/themes/trade.md", text.replace("corrections:", "updated: 2024-03-01\nnotes: |", 1))
    built = build_with_product_theme(site)
    feed = ET.fromstring((built / "corrections.xml").read_bytes())
    assert_sound_feed(feed)
    assert len(feed.findall(f"{ATOM}entry")) == (2 if corrected else 0)


def build_with_product_theme(site: TinySite) -> Path:
    from explainer.engine import build as building

    report = building.build(site.options())
    assert not [problem for problem in report.problems if problem.is_error], report.problems
    return site.folder


def assert_sound_feed(feed: ET.Element) -> None:
    """RFC 4287, 4.1.1 and 4.1.2, as far as we write it."""
    assert feed.tag == f"{ATOM}feed"
    single = {"id", "title", "updated"}
    known = single | {"author", "link", "entry", "subtitle"}
    assert {child.tag.removeprefix(ATOM) for child in feed} <= known
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in single:
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert text_of(element, "id").startswith("https://")
        assert text_of(element, "updated").endswith("T00:00:00Z")
        assert len(text_of(element, "updated")) == len("2024-05-01T00:00:00Z")
        assert text_of(element, "title")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links: dict[Any, str] = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
    assert set(links) == {"self", "alternate"}
    assert all(address.startswith("https://") for address in links.values())
    ids = [text_of(entry, "id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


def text_of(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""
