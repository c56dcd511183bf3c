"""The editor's checks: sources for numbers and quotations, forms of terms, voice, reviews, damaged copies."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite, checked

from explainer.checks.wordlists import DOUBT_EN, DOUBT_ZH, LOADED_EN, LOADED_ZH, PRAISE_EN, PRAISE_ZH, WordList
from explainer.content.markup import convert
from explainer.content.passages import cut
from explainer.engine import load as sites
from explainer.engine.store import Store
from explainer.extend import Extensions
from explainer.facts.facts import Facts
from explainer.facts.reviews import is_overdue, review_due
from explainer.ground.problems import Level, Problem
from explainer.model.common import Review
from explainer.queries.records import overdue_reviews, review

Make = Callable[..., TinySite]

SNAPSHOT = "New forces are growing. She closed the door. It grew by 5.0%.\nThe end.\n"

BASE = f"""
-- site.yaml --
title: Small site
base_url: https://example.org/
languages:
  en: {{name: English, tag: en}}
  zh: {{name: 中文, tag: zh-Hans}}
checks:
  needs: "off"
  theme_support: "off"
-- content/snapshots/paper.txt --
{SNAPSHOT}-- content/sources/paper.yaml --
title: A paper
kind: news
publisher: nobody
published: 2024-05-01
date_note: From its address.
language: en
licence: {{id: unknown, display: excerpts}}
snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(SNAPSHOT.encode()).hexdigest()}}}
quality:
  grade: C
  exclude: [{{id: novel, exact: She closed the door., reason: From a novel.}}]
-- content/terms/forces.md --
---
title: new quality forces
kind: tifa
gloss: Growth by technology.
original: {{text: 新质生产力}}
variants:
  - {{text: new forces, status: deprecated}}
  - {{text: fresh new quality forces, status: deprecated}}
  - {{text: forces quality, status: error}}
  - {{text: 4266 system}}
  - {{text: 新生产力, lang: zh-Hans, status: deprecated}}
  - {{text: 最新生产力, lang: zh-Hans}}
---
It was once called new forces.
-- content/figures/growth.yaml --
title: Growth
value: 5.0
unit: "%"
unit_kind: percent
period: 2024
quote: {{source: paper, exact: It grew by 5.0%.}}
"""


@pytest.fixture
def check(make_site: Make) -> Callable[..., list[Problem]]:
    """`check("W503", body, "front: matter")`: the problems of a code in a site with one page of that text."""

    def run(
        code: str, body: str, fields: str = "", *, lang: str = "en", more: str = "", settings: str = ""
    ) -> list[Problem]:
        page = f"---\ntitle: Page\n{fields}\n---\n{body}\n"
        archive = BASE.replace("checks:\n", f"{settings}\nchecks:\n", 1) + more
        name = "page" if lang == "en" else "page.zh"
        base = "-- content/pages/page.md --\n---\ntitle: Page\n---\n" if lang != "en" else ""
        loaded = load(make_site(f"{archive}\n{base}-- content/pages/{name}.md --\n{page}"))
        assert loaded.facts is not None, loaded.problems
        return [problem for problem in loaded.problems if problem.code == code]

    return run


Check = Callable[..., list[Problem]]


def load(site: TinySite, as_of: str = "2024-07-01") -> sites.Site:
    with site.alone():
        store = Store(site.root / "store")
        try:
            options = site.options(as_of=datetime.date.fromisoformat(as_of))
            return checked(options, store)
        finally:
            store.close()


# Passages

TEXT = """A para with `code 35` and
*a* line.

- one
  wrapped
- two
    - nested

1. first

2. second

    inner

| a | b |
|---|---|
| 1 | 2 [@src] |
| 7 | 8 |

> quote
>
> goes on

Before.

![[quote:a]]
"""


def test_a_body_is_cut_into_paragraphs_items_rows_and_blockquotes_each_with_its_line() -> None:
    markup = convert(TEXT, path="x.md")
    found = [(passage.text.split("\n")[0], passage.line) for passage in cut(markup.blocks, markup.marks)]
    assert found == [
        ("A para with \ufffc and", 1), ("one", 4), ("two", 6), ("nested", 7), ("first", 9), ("second", 11),
        ("inner", 13), ("a | b", 15), ("1 | 2", 17), ("7 | 8", 18), ("quote", 20), ("Before.", 24),
    ]  # fmt: skip


def test_a_citation_counts_for_its_own_row_and_an_embed_for_the_block_before_it() -> None:
    markup = convert(TEXT, path="x.md")
    found = {passage.text: passage for passage in cut(markup.blocks, markup.marks)}
    assert [text for text, passage in found.items() if passage.cited] == ["1 | 2"]
    assert [text for text, passage in found.items() if passage.supported] == ["Before."]


# Numbers and quotations without a source


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Trade grew by 35 percent.", "35"),
        ("Trade grew by 10.6%.", "10.6"),
        ("It cost 3 billion yuan and 1,200 jobs.", "3, 1,200"),
        ("It took 5 years.", "5"),
        ("In 2024 there were 12 plants.", "12"),
        ("全省增长了6.7个百分点。", "6.7"),
        ("投资5亿元。", "5亿"),
        ("用了3个月。", "3"),
    ],
)
def test_a_number_without_a_source_is_named(check: Check, text: str, shown: str) -> None:
    (found,) = check("W503", text)
    assert found.message.endswith(f": {shown}.")
    assert "[@source-id]" in found.remedy


@pytest.mark.parametrize(
    "text",
    [
        "In 2024, between 1990 and 2010, in 2021–2025 and the 1990s.",
        "On 5 March 2024, on March 5, from 5 to 7 May, on 2024-05-01, at 09:22.",
        "2024年3月5日，3月至5月，上世纪90年代，21世纪。",
        "The 11th and the 14th Five-Year Plan, No. 5, 第14次，第 3 章，14届。",
        "Guidelines 2.2, ISO 3166-2 and GB/T 2260 codes, a 5G network.",
        "The 4266 system has four digits, 4266.",
        "Three things are kept apart.",
        "It ends at `35`.",
        "See [[figure:growth|5.0 %]].",
        "It grew by 35 percent [@paper].",
        "## 35 years\n\nWords.",
        "    35 lines of code",
    ],
)
def test_years_dates_ordinals_names_code_and_what_is_cited_need_no_source(check: Check, text: str) -> None:
    assert check("W503", text) == []


def test_an_embedded_figure_directly_behind_is_a_source_and_one_further_down_is_none(check: Check) -> None:
    assert check("W503", "It grew by 5.0%.\n\n![[figure:growth]]") == []
    assert check("W503", "It grew by 5.0%.\n\nAnd so on.\n\n![[figure:growth]]")


def test_each_item_and_row_needs_its_own_source(check: Check) -> None:
    found = check("W503", "- 35 plants [@paper]\n- 36 plants\n\n| a | b |\n|---|---|\n| x | 37 plants |")
    assert [(problem.where.line, problem.message) for problem in found] == [
        (6, "No source is given for this number: 36."),
        (10, "No source is given for this number: 37."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It says “the growth of the new forces is fast”.",
        'It says "the growth of the new forces is fast".',
        "报道说：“新质生产力的发展速度比过去快得多。”",
        "报道说：「新质生产力的发展速度比过去快得多。」",
        "> The growth of the new forces is fast.",
    ],
)
def test_a_quotation_without_a_source_is_named(check: Check, text: str) -> None:
    (found,) = check("W503", text)
    assert found.message.startswith("This quotation has no source: ")


@pytest.mark.parametrize(
    "text",
    [
        "The phrase “growth of the new forces” returns.",
        "“因地制宜发展生产力”常被引用。",
        "It says “new forces are growing and so on” [@paper].",
        "> New forces are growing.\n\n[@paper]",
        "> New forces are growing. [@paper]",
        "The page “A title that has as many words as this”.",
    ],
)
def test_short_phrases_cited_quotations_and_titles_of_records_are_no_unsourced_quotations(
    check: Check, text: str
) -> None:
    other = "\n-- content/articles/other.md --\n---\ntitle: A title that has as many words as this\n---\nWords."
    assert check("W503", text, more=other) == []


def test_a_number_inside_an_unsourced_quotation_is_reported_once(check: Check) -> None:
    assert len(check("W503", "It says “the province grew by 35 percent last year”.")) == 1


def test_a_site_may_make_an_unsourced_number_an_error(make_site: Make) -> None:
    archive = BASE.replace("checks:\n", "checks:\n  unsourced: error\n")
    site = make_site(archive + "\n-- content/pages/a.md --\n---\ntitle: A\n---\n\n\nIt grew by 35%.")
    (found,) = [problem for problem in load(site).problems if problem.code == "W503"]
    assert (found.level, str(found.where)) == (Level.ERROR, "content/pages/a.md:6:12")


# Forms of terms


@pytest.mark.parametrize("text", ["The new forces grow.", "The\nnew\nforces grow.", "New forces'", "*New* forces"])
def test_a_deprecated_form_is_reported_with_the_preferred_one(check: Check, text: str) -> None:
    (found,) = check("W501", text)
    assert "deprecated form" in found.message
    assert 'Write "new quality forces"' in found.remedy


def test_a_wrong_form_is_called_wrong_and_headings_are_looked_at_too(check: Check) -> None:
    (found,) = check("W501", "## Of forces quality\n\nWords.")
    assert '"forces quality" is a wrong form of the term "forces"' in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The new quality forces grow.",
        "Old and renew forces.",
        "new forceship",
        "CCTV speaks of “new forces” [@paper].",
        'A "new forces" plan.',
        "> new forces [@paper]",
        "The code `new forces`.",
        "最新生产力很好。",
        "“新生产力”是一种译法。",
    ],
)
def test_forms_in_quotation_marks_code_longer_words_and_longer_accepted_forms_are_left_alone(
    check: Check, text: str
) -> None:
    assert check("W501", text) == []


def test_a_longer_deprecated_form_counts_once_and_is_not_excused_by_an_accepted_form_in_it(check: Check) -> None:
    (found,) = check("W501", "The fresh new quality forces.")
    assert '"fresh new quality forces"' in found.message


def test_a_deprecated_form_in_chinese_text_is_found(check: Check) -> None:
    (found,) = check("W501", "发展新生产力。", lang="zh")
    assert '"新生产力"' in found.message


def test_the_terms_own_record_may_name_its_forms(check: Check) -> None:
    assert check("W501", "Nothing.") == []


def test_fields_are_looked_at_and_reported_at_their_line(check: Check) -> None:
    article = """
-- content/articles/a.md --
---
title: Of new forces
summary: On new forces.
key_points:
  - text: About new forces.
quotes:
  - {source: paper, exact: New forces are growing.}
---
Words.
-- content/articles/a.zh.md --
---
title: 文章
---
正文。
"""
    found = check("W501", "Nothing.", more=article)
    assert [str(problem.where) for problem in found] == [
        "content/articles/a.md:2:8", "content/articles/a.md:3:10", "content/articles/a.md:5:11",
    ]  # fmt: skip


def test_the_title_of_a_source_is_not_ours(check: Check) -> None:
    more = "\n-- content/sources/other.yaml --\ntitle: New forces\nkind: news\nsummary: On new forces."
    (found,) = check("W501", "Nothing.", more=more)
    assert found.where.line == 3


# Voice


def every(*lists: WordList) -> list[str]:
    return [word for words in lists for same in words.values() for word in same]


def reported_words(found: list[Problem]) -> list[str]:
    return sorted(problem.message[1:].partition('" ')[0] for problem in found)


def test_every_english_word_is_found_and_left_alone_in_quotation_marks(check: Check) -> None:
    words = every(LOADED_EN, DOUBT_EN, PRAISE_EN)
    assert reported_words(check("W505", "\n\n".join(f"Here one {word} things." for word in words))) == sorted(words)
    quoted = "\n\n".join(f"In “it {word} things” it stands.\n\n> It {word} things." for word in words)
    assert check("W505", quoted) == []


def test_every_chinese_word_is_found_and_left_alone_in_quotation_marks(check: Check) -> None:
    words = {word: {"“": "”", "「": "」"}.get(word[-1], "") for word in every(LOADED_ZH, DOUBT_ZH, PRAISE_ZH)}
    text = "\n\n".join(f"这里{word}词{closed}。" for word, closed in words.items())
    assert reported_words(check("W505", text, lang="zh")) == sorted(words)
    quoted = "\n\n".join(f"『这里{word}词{closed}』。\n\n> 这里{word}词{closed}。" for word, closed in words.items())
    assert check("W505", quoted, lang="zh") == []


@pytest.mark.parametrize(
    "text",
    [
        "It made claims and took notes.",
        "A historical structure, an innovation.",
        "The Innovative Medicine Park is in the north.",
        "It is remarkable [@paper].",
        "According to the paper, it is remarkable.",
        "The paper calls it historic.",
        "据报道，成绩骄人。",
        "所谓生产力，是指能力。",
    ],
)
def test_nouns_names_and_praise_that_somebody_is_named_for_are_left_alone(check: Check, text: str) -> None:
    assert check("W505", text, lang="zh" if not text.isascii() else "en") == []


def test_a_citation_does_not_excuse_a_loaded_verb(check: Check) -> None:
    assert check("W505", "He boasted of it [@paper].")


def test_praise_in_an_official_form_of_a_term_is_not_ours(check: Check) -> None:
    more = "\n-- content/terms/park.md --\n---\ntitle: world-class park\nkind: programme\n---\n"
    assert check("W505", "Of the world-class park.", more=more) == []
    assert check("W505", "Of a world-class harbour.", more=more)


@pytest.mark.parametrize("text", ["The “reform” began.", 'The "reform," began.', "The ‘self-made’ plan."])
def test_one_word_in_quotation_marks_is_a_scare_quote(check: Check, text: str) -> None:
    (found,) = check("W505", text)
    assert "cast doubt" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The “reform” began [@paper].",
        "The word “reform” has six letters.",
        "The “4266” plan, the “Reform” plan, the “two words”.",
        "He wrote: “a ‘reform’ of it”.",
        "The “forces” began.",
        "“改革”开始了。",
    ],
)
def test_cited_mentioned_official_and_chinese_words_in_marks_are_no_scare_quotes(check: Check, text: str) -> None:
    more = "\n-- content/terms/plain.md --\n---\ntitle: forces\nkind: tifa\n---\n"
    assert check("W505", text, more=more) == []


def test_a_site_adds_words_of_its_own_and_ignores_some(check: Check) -> None:
    settings = "words:\n  loaded: [Shouted]\n  doubt: [据传]\n  ignore: [boasted, reform]"
    found = check("W505", "He shouted, boasted, bragged. The “reform” 据传 began.", settings=settings)
    assert reported_words(found) == ["bragged", "shouted", "据传"]


def test_a_misspelt_list_of_words_is_an_error(check: Check) -> None:
    (found,) = check("E109", "Words.", settings="words:\n  loded: [shouted]")
    assert 'Did you mean "loaded"?' in found.message


# Reviews


@pytest.mark.parametrize(
    ("on", "every", "due"),
    [
        ("2024-01-10", "30 days", "2024-02-09"),
        ("2024-01-10", "2 weeks", "2024-01-24"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2023-08-31", "6 months", "2024-02-29"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-11-21", "2 years", "2026-11-21"),
        ("2024-01-10", "99999 years", None),
        ("2024-01-10", "9999999999 days", None),
        ("2024-01-10", None, None),
    ],
)
def test_a_review_is_due_after_its_interval_and_a_month_keeps_its_day(
    on: str, every: str | None, due: str | None
) -> None:
    found = review_due(Review.model_validate({"on": on, "every": every}))
    assert (found.isoformat() if found else None) == due


def test_a_review_is_in_time_on_the_day_it_is_due() -> None:
    plan = Review.model_validate({"on": "2024-01-10", "every": "1 month"})
    assert [is_overdue(plan, datetime.date(2024, 2, day)) for day in (10, 11)] == [False, True]


REVIEWED = "\n".join(
    f"-- content/pages/{name}.md --\n---\ntitle: {name}\nreviewed: {{on: {on}, by: Ann{every}}}\n---\nWords."
    for name, on, every in [
        ("old", "2023-05-01", ", every: 1 year"),
        ("older", "2023-04-01", ", every: 1 year"),
        ("fresh", "2024-06-01", ", every: 1 year"),
        ("free", "2001-01-01", ""),
    ]
)


def loaded_facts(site: TinySite, as_of: str = "2024-07-01") -> Facts:
    facts = load(site, as_of).facts
    assert facts is not None
    return facts


def test_an_overdue_review_is_reported_with_both_days(make_site: Make) -> None:
    zh = "\n-- content/pages/old.zh.md --\n---\ntitle: 旧\n---\n文。"
    found = [problem for problem in load(make_site(BASE + REVIEWED + zh)).problems if problem.code == "W504"]
    assert [str(problem.where) for problem in found] == ["content/pages/old.md:3:16", "content/pages/older.md:3:16"]
    assert "2023-05-01" in found[0].message
    assert "2024-05-01" in found[0].message


def test_pages_may_ask_for_a_review_and_for_all_that_are_overdue(make_site: Make) -> None:
    facts = loaded_facts(make_site(BASE + REVIEWED))
    view = review(facts, "en", "page:old")
    assert view is not None
    assert (view.on.text, view.by, view.due and view.due.text, view.overdue) == (
        "2023-05-01",
        "Ann",
        "2024-05-01",
        True,
    )
    assert [item.card.id for item in overdue_reviews(facts, "en")] == ["older", "old"]
    assert review(facts, "en", "term:forces") is None


def test_the_answer_changes_with_the_day_only_when_a_review_becomes_overdue(make_site: Make) -> None:
    site = make_site(BASE + REVIEWED)
    days = ("2024-04-01", "2024-05-01", "2024-05-02", "2025-01-01")
    answers = [review(loaded_facts(site, day), "en", "page:old") for day in days]
    assert answers[0] == answers[1] != answers[2] == answers[3]


# Themes without support


SILENT = "Renew forces. New forces too.\n"


def theme_problems(check: Check, speech: str, *, kind: str = "speeches", more: str = "") -> list[Problem]:
    archive = f"""
-- content/themes/forces.md --
---
title: Forces
terms: [forces]
---
-- content/themes/free.md --
---
title: Free
---
-- content/sources/silent.yaml --
title: Silent
kind: news
snapshot: {{path: snapshots/silent.txt, sha256: {hashlib.sha256(SILENT.encode()).hexdigest()}}}
quality: {{grade: C, exclude: [{{id: x, exact: New forces too., reason: Not its own.}}]}}
-- content/snapshots/silent.txt --
{SILENT}-- content/sources/bare.yaml --
title: Bare
kind: news
-- content/{kind}/s.md --
---
title: S
{speech}
---
{more}"""
    return check("W506", "Nothing.", more=archive)


SPEECH = "type: speech\ndate: 2024-05-01\nnational: true\n"


def test_a_theme_whose_terms_no_cited_source_uses_is_reported_at_its_place(check: Check) -> None:
    (found,) = theme_problems(check, f"{SPEECH}sources: [silent]\nthemes: [free, forces]")
    assert '(silent) uses a term of the theme "forces"' in found.message
    assert str(found.where) == "content/speeches/s.md:7:16"
    assert theme_problems(check, "sources: [silent]\nthemes: [forces]", kind="articles")
    assert theme_problems(check, "sources: [silent]\nthemes: [forces]", kind="plans")


@pytest.mark.parametrize(
    ("fields", "more"),
    [
        ("sources: [silent, paper]\nthemes: [forces]", ""),
        ("sources: [silent]\nthemes: [forces]", "As it says [@paper]."),
        ("sources: [silent]\nthemes: [forces]\nquotes: [{source: paper, exact: The end.}]", ""),
        ("sources: [silent]\nthemes: [forces]\nrationale: It is about them.", ""),
        ("sources: [silent]\nthemes: [forces]\nstatus: draft", ""),
        ("sources: [silent]\nthemes: [free]", ""),
        ("sources: [bare]\nthemes: [forces]", ""),
    ],
)
def test_any_form_in_any_cited_source_a_rationale_or_a_theme_without_terms_is_enough(
    check: Check, fields: str, more: str
) -> None:
    assert theme_problems(check, SPEECH + fields, more=more) == []


# Damaged copies


def alarm_problems(
    check: Check, text: str, exclude: str = "", settings: str = "", known: str = "", more: str = ""
) -> list[Problem]:
    text += "\n"
    archive = f"""
-- content/snapshots/copy.txt --
{text}-- content/sources/copy.yaml --
title: Copy
kind: news
snapshot: {{path: snapshots/copy.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}
quality: {{grade: C, problems: [{known}], exclude: [{exclude}]}}
{more}"""
    return check("W507", "Nothing.", more=archive, settings=settings)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Fine.\nHe “said so.", "quotation marks without a partner (1 “, 0 ”): line 2"),
        ("Fine.\nThe Council,Under it.", "capital straight after a comma, as where two texts were joined: line 2"),
        ("Fine.\nThen she left.\nHer coat.", "words that policy texts hardly use (she, her): lines 2, 3"),
        ("Fine.\nGuess you like it", "words of the web page around the text: line 2"),
    ],
)
def test_signs_of_damage_are_information_with_their_lines(check: Check, text: str, what: str) -> None:
    (found,) = alarm_problems(check, text)
    assert what in found.message
    assert (found.level, str(found.where)) == (Level.INFO, "content/snapshots/copy.txt:2")


def test_an_excluded_passage_raises_no_alarm(check: Check) -> None:
    assert check("W507", "Nothing.") == []  # the novel's sentence of the paper is excluded
    assert alarm_problems(check, "A “b” c. “She left. D.", "{id: x, exact: “She left., reason: No.}") == []


def test_a_kind_of_damage_that_the_record_names_is_known_and_another_is_not(check: Check) -> None:
    (found,) = alarm_problems(check, "Then she left.\nThe Council,Under it.", known="joined-after-comma")
    assert "words that policy texts hardly use" in found.message
    assert 'add "word" to quality: problems' in found.remedy


def test_weak_signs_are_not_reported(check: Check) -> None:
    assert alarm_problems(check, "A small word is small, Small indeed.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Son plan est prêt, et son accord aussi."), ("es", "Las reformas son para todos."), ("fr-CA", "Son avis.")],
)
def test_an_english_word_of_kinship_is_another_word_in_other_languages(check: Check, language: str, text: str) -> None:
    assert alarm_problems(check, text, more=f"language: {language}\n") == []
    assert alarm_problems(check, "The plan of her son.", more="language: en-GB\n")


def test_a_site_chooses_the_words_that_alarm(check: Check) -> None:
    settings = "words:\n  alarms: [dragon]\n  ignore: [she]"
    assert alarm_problems(check, "Then she left.", settings=settings) == []
    assert alarm_problems(check, "The dragon left.", settings=settings)


def test_the_checks_have_the_names_that_site_yaml_may_set(make_site: Make) -> None:
    extensions: Extensions = load(make_site(BASE)).extensions
    names = {"unsourced", "deprecated_terms", "voice", "reviews", "theme_evidence", "source_alarms"}
    assert names <= {*extensions.checks, *extensions.record_checks}
