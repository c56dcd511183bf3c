"""Quotations in running prose: looked up in whatever the paragraph cites, with all marks and in every position."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from sites import TinySite, checked

from explainer.engine.store import Store
from explainer.evidence import Match, NotFound, SourceText
from explainer.evidence.quoted import stretches
from explainer.evidence.speaking import reads_as_own
from explainer.facts import citing
from explainer.facts.citing import look, quoted_words
from explainer.facts.claims import claims
from explainer.facts.facts import Facts
from explainer.ground.problems import Problem

Make = Callable[..., TinySite]

TRUE = "the harbour will stay open in winter"
INVENTED = "the harbour will be closed for winter"
STRANGE = "This passage was put in by a stranger."
PAPER = f"""The minister spoke in Northtown on 1 May 2024.
“We know that {TRUE},” the minister said. “Taxes are too high,” the leader of the opposition said.
The minister promised to build a second railway line. The council is of good cheer.
He said “we will ‘never’ give up the islands” and left.
Output grew by 77 percent.
发展新质生产力是推动高质量发展的内在要求和重要着力点。
"""
SECRET = "Nobody may show these words of the second paper.\n"
SPEECH = "I will build a bridge to the islands.\n"


def source(name: str, text: str, *, kind: str = "news", display: str = "excerpts", lang: str = "en") -> str:
    text += f"{STRANGE}\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"""
-- content/sources/{name}.yaml --
title: Source {name}
kind: {kind}
publisher: The Daily
published: 2024-05-02
published_basis: printed
language: {lang}
original_language: {lang}
licence: {{id: unknown, display: {display}}}
snapshot: {{path: snapshots/{name}.txt, sha256: {digest}}}
quality:
  grade: A
  exclude:
    - {{id: stranger, exact: {STRANGE}, reason: put in}}
-- content/snapshots/{name}.txt --
{text}"""


OTHER = "Another paper, which says that the sun shines on us all.\n"
FRENCH = "Le ministre a dit que le port restera ouvert tout l’hiver.\n"
SITE = """
-- site.yaml --
title: Prose
base_url: https://prose.example/
languages:
  en: {name: English, tag: en}
  zh: {name: 中文, tag: zh-Hans}
-- content/people/chen-yi.yaml --
title: Chen Yi
-- content/terms/belt.yaml --
title: a belt of many green harbours
kind: tifa
gloss: Ports.
original_missing: It is English.
"""
SITE += source("paper", PAPER) + source("other", OTHER) + source("secret", SECRET, display="metadata-only")
SITE += source("speech", SPEECH, kind="speech-text") + source("neuf", FRENCH, lang="fr")


def load(site: TinySite) -> tuple[Facts, tuple[Problem, ...]]:
    with site.alone():
        store = Store(site.root / "store")
        try:
            found = checked(site.options(), store)
        finally:
            store.close()
    assert found.facts is not None, found.problems
    return found.facts, found.problems


def pages(texts: Mapping[str, str], fields: str = "") -> str:
    return "".join(
        f"\n-- content/pages/{name}.md --\n---\ntitle: Page\n{fields}---\n{text}\n" for name, text in texts.items()
    )


CODES = ("E301", "E302", "E309", "E327", "W320", "W322", "W323", "W324", "W503")


def found_codes(problems: Iterable[Problem]) -> dict[str, list[str]]:
    """Name of the page → codes of what was found in it."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        if problem.code in CODES:
            found.setdefault(Path(problem.where.path).name.removesuffix(".md"), []).append(problem.code)
    return found


@pytest.fixture
def check(make_site: Make) -> Callable[..., list[Problem]]:
    def run(text: str, fields: str = "", *, more: str = "", lang: str = "") -> list[Problem]:
        page = pages({"page": "Words."}) + pages({"page.zh": text}) if lang else pages({"page": text}, fields)
        _, problems = load(make_site(SITE + page + more))
        return [problem for problem in problems if problem.code in CODES]

    return run


Check = Callable[..., list[Problem]]

MARKS = [
    "“{}”", "‘{}’", '"{}"', "'{}'", "«{}»", "« {} »", "»{}«", "‹{}›", "›{}‹", "„{}“", "„{}”", "‚{}‘", "”{}”", "’{}’",
    "「{}」", "『{}』", "｢{}｣", "〝{}〞", "＂{}＂", "❝{}❞", '"{}”', '“{}"', "<<{}>>", ",,{}''",
    "&ldquo;{}&rdquo;", "&laquo;{}&raquo;",
]  # fmt: skip

POSITIONS = {
    "before": "They said L [@paper].",
    "before-a-day": "They said L on Monday [@paper].",
    "first": "L, the council said [@paper].",
    "in-brackets": "It is so (L) [@paper].",
    "before-brackets": "It says L ([@paper]).",
    "before-a-dash": "It says L — [@paper]",
    "after": "According to [@paper] it is L.",
    "emphasised": "They said **L** [@paper].",
    "two-sources": "They said L [@other] [@paper].",
    "far": "They said L and left. More words follow here. And more of them [@paper].",
    "item": "- one\n- L [@paper]",
    "nested-item": "- one\n    - L [@paper]",
    "item-then-source": "- L\n- Source: [@paper]",
    "row": "| a | b |\n|---|---|\n| L | [@paper] |",
    "header-of-table": "| a [@paper] | b |\n|---|---|\n| L | c |",
    "heading": "## L [@paper]\n\nWords.",
    "footnote": "Words.[^1]\n\n[^1]: It says L [@paper].",
    "reference-to-footnote": "It says L.[^1]\n\n[^1]: See [@paper].",
    "footnote-of-a-cited-paragraph": "So it is [@paper].[^1]\n\n[^1]: It says L.",
    "term": "L\n:   See [@paper].",
    "caption": "![L](../../assets/a.png) [@paper]",
    "definition": "Term\n:   It says L [@paper].",
    "admonition": "!!! note\n    It says L [@paper].",
    "line-with-source": "It says L.\n\nSource: [@paper]",
    "lead": "The paper says [@paper]:\n\nL",
    "lead-to-items": "The paper says [@paper]:\n\n- L",
    "in-a-blockquote": "> L\n>\n> Source: [@paper]",
    "blockquote": "> L [@paper]",
    "blockquote-then-source": "> L\n\n[@paper]",
}


def grid(words: str) -> dict[str, str]:
    return {
        f"{name}-{number}": text.replace("L", mark.format(words))
        for name, text in POSITIONS.items()
        for number, mark in enumerate(MARKS)
    }


def test_true_words_pass_with_every_mark_in_every_position(make_site: Make) -> None:
    facts, problems = load(make_site(SITE + pages(grid(TRUE))))
    assert found_codes(problems) == {}
    assert {words.words for words in quoted_words(facts)} == {TRUE}
    assert len(quoted_words(facts)) == len(MARKS) * len(POSITIONS)


def test_invented_words_are_refused_with_every_mark_in_every_position(make_site: Make) -> None:
    texts = grid(INVENTED)
    _, problems = load(make_site(SITE + pages(texts)))
    assert found_codes(problems) == {name: ["E327"] for name in texts}


def test_words_of_the_source_with_one_word_changed_are_refused_in_every_position(make_site: Make) -> None:
    texts = {name: text.replace("L", f"“{TRUE.replace('open', 'shut')}”") for name, text in POSITIONS.items()}
    _, problems = load(make_site(SITE + pages(texts)))
    assert found_codes(problems) == {name: ["E327"] for name in texts}


BLOCKQUOTES = {
    "bare": "> L [@paper]",
    "then-source": "> L\n\nSource: [@paper]",
    "then-citation": "> L\n\n[@paper] says so.",
    "source-inside": "> L\n> Source: [@paper]",
    "source-paragraph": "> L\n>\n> Source: [@paper]",
    "speaker": "> L\n>\n> — A speaker [@paper]",
    "speaker-line": "> L\n> — A speaker [@paper]",
    "speaker-behind": "> L\n\n— A speaker [@paper]",
    "lead": "The paper writes [@paper]:\n\n> L",
    "in-an-item": "- one\n\n    > L\n\n    [@paper]",
}


def test_a_blockquote_is_a_quotation_without_marks(make_site: Make) -> None:
    good = {name: text.replace("L", TRUE) for name, text in BLOCKQUOTES.items()}
    bad = {f"{name}-bad": text.replace("L", INVENTED) for name, text in BLOCKQUOTES.items()}
    _, problems = load(make_site(SITE + pages({**good, **bad})))
    assert found_codes(problems) == {name: ["E327"] for name in bad}


def test_each_paragraph_and_line_of_a_blockquote_is_looked_at(check: Check) -> None:
    (found,) = check(f"> {TRUE}\n>\n> {INVENTED} [@paper]")
    assert INVENTED in found.message
    (found,) = check(f"> {TRUE}\n> {INVENTED} [@paper]")
    assert INVENTED in found.message


def test_a_capital_that_is_ours_is_told_how_to_be_written(check: Check) -> None:
    (found,) = check("“The harbour will stay open in winter.” [@paper]")
    assert found.remedy.startswith('Only the case of the first letter differs: write "[T]he"')
    assert check("“[T]he harbour will stay open in winter.” [@paper]") == []
    (found,) = check("“The harbour will stay closed in winter.” [@paper]")
    assert "first letter" not in found.remedy


def test_a_small_letter_is_ours_where_the_source_begins_a_sentence(check: Check) -> None:
    assert check("The minister said that “we know that the harbour will stay open”. [@paper]") == []
    assert check("It is said that “the minister promised to build a second railway line”. [@paper]") == []
    (found,) = check("The minister said that “we know that the harbour will be shut”. [@paper]")
    assert found.code == "E327"
    (found,) = check("They spoke “in northtown on 1 May 2024”. [@paper]")
    assert found.code == "E327"
    (found,) = check("It was “northtown on 1 May 2024” then. [@paper]")
    assert found.code == "E327"


def test_marks_over_two_paragraphs_hold_true_words_too(check: Check) -> None:
    assert check(f"They said [@paper] “{TRUE}.\n\nTaxes are too high,” and left [@paper].") == []
    inches = check("A pipe of 5″ and a pipe of 7″ at 40° 26′ 46″ N [@speech].")
    assert {problem.code for problem in inches} == {"W324"}, "these are numbers, and no words in marks"


def test_words_outside_the_marks_of_a_blockquote_are_quoted_too(check: Check) -> None:
    assert check(f"> “{TRUE},” the minister said. [@paper]") == []
    (found,) = check(f"> It was said that “{TRUE}” and that the whole of the fleet will leave the bay soon [@paper]")
    assert found.code == "E327"


def test_the_problem_stands_at_the_opening_mark(check: Check) -> None:
    (found,) = check(f"Words here.\n\nThe *paper* of [@other] says\nthat “{INVENTED}” [@paper].")
    assert (found.code, found.is_error, found.where.line, found.where.column) == ("E327", True, 7, 6)
    assert f'"{INVENTED}": these words are not in paper. Closest text' in found.message
    assert "the harbour will stay open in winter" in found.message


@pytest.mark.parametrize(
    "text",
    [
        f"They said “{TRUE},” and left [@paper].",
        f"They said “{TRUE}.” [@paper]",
        f"They said “{TRUE}”? [@paper]",
        "They said “the harbour will … open in winter” [@paper].",
        "They said “[T]he harbour will stay open [as it did] in winter” [@paper].",
        "They said “we will “never” give up the islands” [@paper].",
        "They said ‘we will “never” give up the islands’ [@paper].",
        "They said “we will 'never' give up the islands” [@paper].",
        "They said “the [[belt|harbour]] will stay open in winter” [@paper].",
        "They said “the **harbour** will stay open” [@paper].",
        '!!! note "“the harbour will stay open”"\n    See [@paper].',
        "The name “a belt of many green harbours” [@paper].",
        "The phrase “A belt of many green harbours,” they say [@paper].",
        "It was in the '90s, and the ministers' plan, and the '80s' [@paper].",
        "The ministers’ plan of the ’70s and l’industrie d’hier and the workers’ [@paper].",
        'A pipe of 5" and a pipe of 7" [@speech].',
        "The book 《a title that nobody has ever printed》 [@paper].",
        "Words in `“code that is not in the source”` [@paper].",
        "![[quote:opening]]\n\nWords.",
    ],
)
def test_what_is_quoted_truly_or_is_no_quotation_is_left_alone(check: Check, text: str) -> None:
    record = (
        "\n-- content/speeches/a.md --\n---\ntitle: A\ntype: speech\ndate: 2024-05-01\ndate_text: 1 May 2024\n"
        "sources: [paper]\nthemes: [t]\nnational: true\nquotes:\n"
        "  - {id: opening, source: paper, exact: the harbour will stay open}\n---\n"
        "-- content/themes/t.md --\n---\ntitle: T\nquestion: Q?\nsummary: S.\n---\nWords.\n"
    )
    assert [item for item in check(text, more=record) if item.code != "W324"] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"They said “{INVENTED} [@paper].", "E327"),
        (f"They said “{TRUE}?” [@paper]", "E327"),
        (f"They said “{TRUE}!” [@paper]", "E327"),
        (f"They said ″{INVENTED}″ [@paper].", "E327"),
        (f"They said `{INVENTED}' [@paper].", "E327"),
        (f"They said ⟪{INVENTED}⟫ [@paper].", "E327"),
        (f"They said ⹂{INVENTED}” [@paper].", "E327"),
        (f"They said [@paper] “{TRUE}.\n\nIn autumn {INVENTED}” [@paper].", "E327"),
        ("They speak of “closed harbours” [@paper].", "W322"),
        ("They called it “evil” [@paper].", "W322"),
        ("“put in by a stranger” [@paper]", "E302"),
        ("“put in by a stranger,” they say [@paper].", "E302"),
        (f"They said “{INVENTED}” [@neuf] [@paper].", "W322"),
        ("They said “all words are invented here” [@gone].", "W322"),
        (f"They said “{INVENTED}”.\n\n![[quote:opening]]", "E327"),
        (f"## “{INVENTED}”\n\nWords [@paper].", "W322"),
        (f'!!! note "“{INVENTED}”"\n    See [@paper].', "E327"),
        (f"The council said “{INVENTED}”.", "W503"),
        (f"## “{INVENTED}”\n\nWords.", "W503"),
        (f"The council said ‚{INVENTED}‘ and »{INVENTED}«.", "W503"),
    ],
)
def test_what_cannot_be_found_is_said(check: Check, text: str, code: str) -> None:
    gone = (
        "\n-- content/sources/gone.yaml --\ntitle: Gone\nkind: news\npublisher: P\npublished: 2024\n"
        "published_basis: printed\nlanguage: en\nlicence: {id: unknown, display: excerpts}\nquality: {grade: A}\n"
        "-- content/speeches/a.md --\n---\ntitle: A\ntype: speech\ndate: 2024-05-01\ndate_text: 1 May 2024\n"
        "sources: [paper]\nthemes: [t]\nnational: true\nquotes:\n"
        "  - {id: opening, source: paper, exact: the harbour will stay open}\n---\n"
        "-- content/themes/t.md --\n---\ntitle: T\nquestion: Q?\nsummary: S.\n---\nWords.\n"
    )
    assert {item.code for item in check(text, more=gone)} == {code}


def test_words_in_fields_are_looked_for_in_the_sources_of_the_record(check: Check) -> None:
    (found,) = check("Words.", f"summary: They said “{INVENTED}”.\nsources: [paper]\n")
    assert (found.code, found.where.line) == ("W322", 3)
    assert check("Words.", f"summary: They said “{TRUE}”.\nsources: [paper]\n") == []


# Languages


def test_our_translations_are_not_looked_up_and_words_of_the_sources_language_are(check: Check) -> None:
    assert check("报道说：“海港在冬天也会开放，一直到春天” [@paper]。", lang="zh") == []
    (found,) = check(f"报道说：“{INVENTED}” [@paper]。", lang="zh")
    assert found.code == "E327"
    assert check(f"报道说：“{TRUE}” [@paper]。", lang="zh") == []


@pytest.mark.parametrize("words", ["发展新质生产力……内在要求", "……高质量发展", "推动\n高质量发展", "重要着力点。"])
def test_chinese_omissions_and_lines_are_read_as_chinese_writes_them(make_site: Make, words: str) -> None:
    zh = source("zhong", "发展新质生产力是推动高质量发展的内在要求和重要着力点。\n", lang="zh-Hans")
    page = pages({"page": "Words."}) + pages({"page.zh": f"文章说“{words}”[@zhong]。"})
    facts, problems = load(make_site(SITE + zh + page))
    assert found_codes(problems) == {}
    assert [item.status for item in quoted_words(facts)] == ["found"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("省长说：“我们要建设一座新港口”[@zhong]。", ""),
        ("省长要求“加快修建第二条铁路”[@zhong]。", "W323"),
        ("据报道，省长要求“加快修建第二条铁路”[@zhong]。", ""),
    ],
)
def test_reported_words_in_a_chinese_text(make_site: Make, text: str, code: str) -> None:
    zh = source("zhong", "省长说：“我们要建设一座新港口。”他要求加快修建第二条铁路。\n", lang="zh-Hans")
    _, problems = load(make_site(SITE + zh + pages({"page": "Words."}) + pages({"page.zh": text})))
    assert "".join(found_codes(problems).get("page.zh", [])) == code


def test_german_marks_of_a_source_are_marks(make_site: Make) -> None:
    de = source("deutsch", "Der Minister sagte: „Der Hafen bleibt im Winter offen.“\n")
    _, problems = load(
        make_site(SITE + de + pages({"page": "The minister said “Der Hafen bleibt im Winter offen” [@deutsch]."}))
    )
    assert found_codes(problems) == {}


@pytest.mark.parametrize("marks", ["“{}”", "「{}」", "『{}』", '"{}"', "‘{}’"])
def test_chinese_words_are_found_in_a_chinese_source(make_site: Make, marks: str) -> None:
    zh = source("zhong", "发展新质生产力是推动高质量发展的内在要求和重要着力点。\n", lang="zh-Hans")
    good, bad = marks.format("推动高质量发展的内在要求"), marks.format("推动低质量发展的外在要求")
    page = pages({"page": "Words."}) + pages({"page.zh": f"文章说{good}[@zhong]。\n\n文章还说{bad}[@zhong]。"})
    _, problems = load(make_site(SITE + zh + page))
    (found,) = [item for item in problems if item.code in CODES]
    assert (found.code, found.where.line, found.where.column) == ("E327", 6, 5)


# Display


@pytest.mark.parametrize("position", POSITIONS)
def test_the_words_of_a_source_that_may_not_be_shown_are_refused_in_every_position(
    make_site: Make, position: str
) -> None:
    text = POSITIONS[position].replace("L", "“may show these words”").replace("[@paper]", "[@secret]")
    _, problems = load(make_site(SITE + pages({"page": text})))
    assert found_codes(problems) == {"page": ["E309"]}


# Whose words


@pytest.mark.parametrize(
    "text",
    [
        "The minister said “build a second railway line” [@paper].",
        "Chen Yi promised to “build a second railway line” [@paper].",
        "“Build a second railway line,” said Chen Yi [@paper].".replace("Build", "build"),
        "Chen Yi: “build a second railway line” [@paper].",
        "“build a second railway line” — Chen Yi [@paper]",
        "She called on them to “build a second railway line” [@paper].",
        "> build a second railway line\n>\n> — Chen Yi [@paper]",
        "> build a second railway line\n\n— Chen Yi [@paper]",
        "Chen Yi said [@paper]:\n\n> build a second railway line",
        "The minister said [@paper]:\n\n- “build a second railway line”",
        "The minister said [@paper]:\n\n- “Taxes are too high”\n- “build a second railway line”",
        "| who | what | |\n|---|---|---|\n| Chen Yi | “build a second railway line” | [@paper] |",
    ],
)
def test_reported_words_do_not_read_as_the_persons_own(check: Check, text: str) -> None:
    (found,) = check(text)
    assert (found.code, found.is_error) == ("W323", False)
    assert "paper reports these words" in found.message


def test_a_person_to_whom_words_are_given_is_named_by_the_source(check: Check) -> None:
    (found,) = check("Chen Yi said “Taxes are too high” [@paper].")
    assert found.code == "W323"
    assert 'paper has these words, but does not name "Chen Yi"' in found.message
    known = source("named", "“Taxes are too high,” said Minister Chen.\n")
    assert check("Chen Yi said “Taxes are too high” [@named].", more=known) == []
    assert check("Chen Yi said “I will build a bridge to the islands” [@speech].") == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister said “Taxes are too high” [@paper].",
        "The paper reports that the minister promised to “build a second railway line” [@paper].",
        "According to the paper, the minister promised to “build a second railway line” [@paper].",
        "The minister is reported as promising to “build a second railway line” [@paper].",
        "The paper says that the council is “of good cheer” [@paper].",
        "The council is “of good cheer” [@paper].",
        "The minister is called “of good cheer” [@paper].",
        "| who | what | |\n|---|---|---|\n| The council | “of good cheer” | [@paper] |",
        "Chen Yi said “build a bridge to the islands” [@speech].",
        "The minister left. The council is “of good cheer” [@paper].",
        "The minister said [@paper]:\n\n- “Taxes are too high”\n\nThe council was “of good cheer” [@paper].",
    ],
)
def test_direct_speech_transcripts_and_what_a_source_is_said_to_report_may_stand_in_marks(
    check: Check, text: str
) -> None:
    assert check(text) == []


# Claims


def test_every_quoted_stretch_is_a_claim_with_its_place(make_site: Make) -> None:
    text = f"They said “{TRUE}” on Monday, and “Taxes are too high” [@paper]. More [@paper].\n\n| a | b |\n|---|---|\n"
    facts, _ = load(make_site(SITE + pages({"page": f"{text}| “of good cheer” | [@paper] |"})))
    found = [
        (claim.words, claim.status, claim.line, claim.in_marks) for claim in claims(facts) if claim.ref == "page:page"
    ]
    assert sorted(found) == [
        ("", "cited", 0, False),
        ("Taxes are too high", "found", 2, True),
        ("of good cheer", "found", 3, False),
        (TRUE, "found", 2, True),
    ]


def test_a_wording_is_looked_up_once_in_each_source_however_often_it_is_quoted(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def counted(text: SourceText, words: str) -> Match | NotFound:
        looked.append(words)
        return look(text, words)

    monkeypatch.setattr(citing, "look", counted)
    facts, _ = load(make_site(SITE + pages({"page": f"“{TRUE}” [@other] [@paper] " * 300})))
    assert (len(quoted_words(facts)), looked) == (300, [TRUE, TRUE])


# Marks


def test_marks_within_marks_belong_to_the_whole() -> None:
    text = "“he called it “new” again” and ‘a “b” c’"
    assert [text[item.first : item.last] for item in stretches(text)] == ["he called it “new” again", "a “b” c"]


def test_the_apostrophe_of_a_plural_ends_no_quotation() -> None:
    text = "They said ‘the ministers’ plan will stand’ and left"
    assert [text[item.first : item.last] for item in stretches(text)] == ["the ministers’ plan will stand"]


def test_words_that_a_source_reports_by_its_name_are_not_the_persons_own() -> None:
    before, people, nobody = (
        "The Gazette writes that the minister promised to ",
        re.compile("minister"),
        re.compile("$^"),
    )
    assert reads_as_own(before, " soon.", people, nobody)
    assert not reads_as_own(before, " soon.", people, re.compile("Gazette"))


def test_no_quotation_reaches_into_another_cell_or_paragraph() -> None:
    assert [(item.closed, item.start) for item in stretches("“a | b” | “c”")] == [(False, 0), (True, 10)]
    assert [item.closed for item in stretches("«a\n\nb»")] == [False]


@pytest.mark.parametrize("sign", ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "“a ", "‘s’ ", "s’ a ", "\"a'b “c’ "])
def test_many_marks_cost_one_pass(sign: str) -> None:
    assert len(stretches(sign * 20_000)) <= 20_000


PAIR = "Ada Moore opened the meeting. “The harbour stays open,” Moore said. “Taxes are too high,” Merkel answered.\n"
MERKEL = "\n-- content/people/angela-merkel.yaml --\ntitle: Angela Merkel\n"
MOORE = "\n-- content/people/ada-moore.yaml --\ntitle: Ada Moore\n"


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Ada Moore said “The harbour stays open” [@pair].", True),
        ("Angela Merkel said “Taxes are too high” [@pair].", True),
        ("Angela Merkel said “The harbour stays open” [@pair].", False),
        ("According to Angela Merkel, “The harbour stays open” [@pair].", False),
        ("Angela Merkel denied that “The harbour stays open” [@pair].", False),
        ("Ada Moore denied that “Taxes are too high” [@pair].", False),
    ],
)
def test_words_in_a_text_are_not_given_to_another_than_the_source_gives_them_to(
    check: Check, sentence: str, right: bool
) -> None:
    found = check(sentence, more=source("pair", PAIR) + MERKEL + MOORE)
    assert [problem.code for problem in found] == ([] if right else ["W323"])


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("we will … give up the islands", "It leaves out"),
        ("we will [soon] give up the islands", "It leaves out"),
        ("We … Taxes are too high", ""),
        ("harbour will stay open in winter … Taxes are too high", "It is stitched together"),
        ("We know that … will stay open in winter", None),
        ("[W]e know that the harbour will stay open", None),
    ],
)
def test_an_omission_in_a_text_is_asked_about_like_that_of_a_record(
    check: Check, words: str, reason: str | None
) -> None:
    found = [problem for problem in check(f"He said “{words}” [@paper].") if problem.code == "W320"]
    assert len(found) == (0 if reason is None else 1)
    assert all(reason is not None and reason in problem.message for problem in found)
