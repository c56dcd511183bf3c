"""Words against the text of a source: on the five real sources, and on texts made up to be difficult."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

import pytest
from budget import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import RICH

from explainer.evidence import (
    FormulaError,
    Gap,
    Match,
    NotFound,
    QuotedText,
    Selector,
    SourceText,
    Text,
    alarms,
    check_figure,
    context,
    count_forms,
    evaluate,
    find,
    find_date_text,
    find_role,
    normalise,
    number_scheme,
    number_tokens,
    occurrences,
    sentence_around,
    suggest_selector,
)
from explainer.evidence.chains import chains
from explainer.evidence.parts import Part
from explainer.evidence.words import _all_hits_linear, all_hits

SNAPSHOTS = RICH / "content" / "snapshots"

INJECTED = (
    (
        "x1",
        "Pei’s mother’s heartbeat suddenly skipped a beat, and the answer she had never gotten from her son before was "
        "clearly revealed at this moment. “Real” ",
    ),
    (
        "x2",
        "Although you are not stupid, you have been pampered by your parents since you were a child. My mother is "
        "afraid that you will be lazy.",
    ),
    ("x3", "Xi Caixiu looked at her speechlessly, not knowing what to say."),
    ("x4", "changes will be made. Grades dropped."),
    (
        "x5",
        "and the doctor came and went. My father came and went, but my mother was always by my side. After feeding her "
        "porridge and medicine, she forcibly ordered her to close her eyes and sleep. The group",
    ),
    ("x6", "I will be teaching in Tianjin. “She said seriously."),
    (
        "x7",
        "How many innocent people were harmed by her reckless behavior in her youth? It’s really not wrong for her to "
        "be in this situation now, she really deserves it.",
    ),
)

EXAMPLES = (
    (
        "004",
        15,
        "new quality productive forces, characterized by innovation, the key in the quality of quality, the essence of "
        "advanced productive forces",
        "",
    ),
    (
        "003",
        13,
        "New productivity is characterized by innovation, the key lies in high quality, and its essence is advanced "
        "productivity.",
        "",
    ),
    ("001", 18, "become an important base for developing new quality productive forces", ""),
    ("000", 9, 'high-quality development strategy of "one main task and six double"', ""),
    (
        "000",
        9,
        'cultivating "four clusters", developing "six new industries", building "four new facilities"',
        "",
    ),
    ("004", 18, 'accelerate the construction of "4266" industrial system', ""),
    ("000", 5, "developing new quality productivity according to local conditions", "new drivers, and "),
    ("003", 17, "the development of new productive forces based on local conditions", ""),
    ("003", 36, "New productivity is itself green productivity.", ""),
    ("003", 48, "my country’s GDP grew by 5.0% year-on-year.", ""),
    ("003", 48, "6.7 percentage points faster than all investment", ""),
    (
        "000",
        11,
        'through the "Leaders Message Board" applet of People\'s Daily Online, "People\'s Daily Online+" client and '
        "other channels.",
        "",
    ),
)


def raw(number: str) -> str:
    (path,) = SNAPSHOTS.glob(f"{number}_*.txt")
    return path.read_bytes().decode("utf-8")


def snapshot(number: str) -> SourceText:
    """The source, with the injected passages of 003 excluded."""
    excluded = [(id_, exact, "injected") for id_, exact in INJECTED] if number == "003" else []
    source, missing = SourceText.prepare(raw(number), excluded)
    assert missing == ()
    return source


def source_of(text: str, *excluded: str) -> SourceText:
    source, _ = SourceText.prepare(text, [(f"x{k}", exact, "test") for k, exact in enumerate(excluded, 1)])
    return source


def found(source: SourceText, exact: str, prefix: str = "", suffix: str = "") -> Match:
    answer = find(source, exact, prefix, suffix)
    assert isinstance(answer, Match), answer
    return answer


def missing(source: SourceText, exact: str, prefix: str = "", suffix: str = "") -> NotFound:
    answer = find(source, exact, prefix, suffix)
    assert isinstance(answer, NotFound), answer
    return answer


def words_of(source: SourceText, answer: Match) -> list[str]:
    return [source.raw[start:end] for start, end in answer.parts]


# The real sources


@pytest.mark.parametrize(("number", "line", "exact", "prefix"), EXAMPLES)
def test_each_example_quotation_is_found_on_its_line(number: str, line: int, exact: str, prefix: str) -> None:
    source = snapshot(number)
    answer = found(source, exact, prefix)
    assert answer.line == line
    assert normalise(source.raw[answer.start : answer.end]).text == normalise(exact).text


@pytest.mark.parametrize(("id_", "exact"), INJECTED)
def test_each_injected_passage_is_refused_as_excluded(id_: str, exact: str) -> None:
    before, _ = SourceText.prepare(raw("003"), [])
    assert isinstance(find(before, exact), Match)
    answer = missing(snapshot("003"), exact)
    assert (answer.reason, answer.excluded_id, answer.occurrences) == ("excluded", id_, 1)


@pytest.mark.parametrize(
    ("exact", "id_"),
    [
        ("Xi Caixiu", "x3"),
        ("The general secretary came to the regiment three times and the doctor came", "x5"),
        ("Tianjin. “She said seriously. The general secretary pointed out", "x6"),
        ("The general secretary came to the regiment three times … talked about “new quality productivity”", "x5"),
    ],
)
def test_a_quotation_that_overlaps_or_spans_an_injected_passage_is_excluded(exact: str, id_: str) -> None:
    answer = missing(snapshot("003"), exact)
    assert (answer.reason, answer.excluded_id) == ("excluded", id_)


def test_the_narrators_statement_is_in_quotation_marks_only_in_the_nanjing_text() -> None:
    statements = {
        "000": "the internal requirement and important focus of promoting high-quality development",
        "003": "an intrinsic requirement and an important focus to promote high-quality development",
        "004": "the inherent requirements and important focus point for promoting high-quality development",
    }
    quoted = {number: found(snapshot(number), exact).in_quotation_marks for number, exact in statements.items()}
    assert quoted == {"000": False, "003": False, "004": True}


def test_a_phrase_that_occurs_often_is_ambiguous_and_shows_its_places() -> None:
    answer = missing(snapshot("003"), "new productive forces")
    assert (answer.reason, answer.occurrences, len(answer.contexts)) == ("ambiguous", 19, 10)
    assert answer.contexts[0].line == 1
    assert answer.contexts[0].before.endswith("Accelerate the development of")
    assert not any("heartbeat" in side for place in answer.contexts for side in (place.before, place.after))


def test_the_words_of_the_research_are_counted_as_the_research_counted_them() -> None:
    forms = ["new quality productive forces", "new quality productivity", "new productive forces", "new productivity"]
    numbers = ("000", "001", "002", "003", "004")
    counted = {number: count_forms(source_of(raw(number)), forms) for number in numbers}
    assert {number: [len(places[form]) for form in forms] for number, places in counted.items()} == {
        "000": [1, 9, 0, 0],
        "001": [14, 0, 0, 0],
        "002": [0, 0, 0, 0],
        "003": [0, 4, 19, 4],
        "004": [2, 8, 1, 3],
    }


def test_kin_words_raise_alarms_in_eight_sentences_of_one_source_only() -> None:
    sentences = {n: [a for a in alarms(raw(n)) if a.kind == "word"] for n in ("000", "001", "002", "003", "004")}
    assert [len(found) for found in sentences.values()] == [0, 0, 0, 8, 0]
    assert [alarm.line for alarm in sentences["003"]] == [5, 9, 13, 15, 15, 19, 52, 52]


def test_marks_commas_and_boilerplate_raise_alarms_where_the_research_found_them() -> None:
    kinds = {n: {a.kind for a in alarms(raw(n))} - {"capital-after-comma"} for n in ("000", "001", "002", "004")}
    assert kinds == {"000": {"boilerplate"}, "001": {"boilerplate"}, "002": {"boilerplate"}, "004": set()}
    damage = ("unbalanced-marks", "joined-after-comma")
    assert [(a.kind, a.line, a.text) for a in alarms(raw("003")) if a.kind in damage] == [
        ("unbalanced-marks", 9, "14 “, 16 ”"),
        ("joined-after-comma", 11, "Zhejiang,During"),
        ("joined-after-comma", 46, "core,Under"),
    ]


def test_a_capital_after_a_comma_is_an_alarm_only_for_words_mostly_written_small() -> None:
    text = "They build and build, Build more, Hunan too."
    assert [(a.kind, a.text) for a in alarms(text)] == [("capital-after-comma", "Build")]


def test_what_programs_leave_in_a_text_is_an_alarm_with_its_name() -> None:
    page = "The Paper\nIt grew.\n- 3 -\n"
    text = page * 3 + "a\x0cb\ufffd <b>of</b> the of\ufb01ce and self-\nmade\u200b goods.\n"
    kinds = {alarm.kind: alarm.text for alarm in alarms(text)}
    assert kinds == {
        "running-head": "- 3 - (3 times)", "page-number": "- 3 -", "form-feed": "U+000C", "lost-character": "\ufffd",
        "markup": "<b>", "ligature": "\ufb01",
        "hyphen-at-line-end": "f-\nm", "invisible": "ZERO WIDTH SPACE",
    }  # fmt: skip


def test_alarm_words_are_a_setting() -> None:
    assert [a.text for a in alarms("He saw it. 她笑了。", ["她", "cat"], [])] == ["她笑了。"]
    assert alarms("She left.", [], []) == ()


def test_dates_and_roles_are_found_although_they_occur_more_than_once() -> None:
    assert isinstance(find_date_text(snapshot("002"), "October 20"), Match)


@pytest.mark.parametrize(
    ("text", "words", "is_there"),
    [
        ("A finales de junio de 2023, Marta Gil prometió.", "a finales de junio de 2023", True),
        ("It rained. Early in June 2023 it stopped.", "early in June 2023", True),
        ("Так было.\nВ конце июня 2023 года дождь прошёл.", "в конце июня 2023", True),
        ("They met at the Early in June 2023 fair.", "early in June 2023", False),
        ("It stopped early in June 2023.", "Early in June 2023", False),
    ],
)
def test_a_date_in_words_may_begin_a_sentence_of_the_source(text: str, words: str, is_there: bool) -> None:
    assert isinstance(find_date_text(SourceText.prepare(text, ())[0], words), Match) == is_there
    assert isinstance(find_role(snapshot("001"), "General Secretary"), Match)
    absent = find_role(snapshot("002"), "Secretary of the Provincial Committee")
    assert isinstance(absent, NotFound)
    assert absent.reason == "absent"


# Finding


def test_quotation_marks_dashes_and_spaces_may_differ() -> None:
    source = source_of("He  said:\n“The so–called\u00a0‘new\u200b path’ — it is long.”")
    answer = found(source, "\"The so-called 'new path' - it is long.\"")
    assert source.raw[answer.start : answer.end] == source.raw[10:]
    assert answer.line == 2


def test_case_digits_and_punctuation_may_not_differ() -> None:
    source = source_of("Grow by 5.0%, said the Report.")
    for exact in ("grow by 5.0%", "Grow by 5,0%", "Grow by 5.0% said", "Grow by 5.1%"):
        assert missing(source, exact).reason == "absent"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("new productive forces", "new productive force"),
        ("renewal forces", "newal forces"),
        ("up by 10.6% again", "0.6% again"),
        ("up by 5.0% again", "up by 5"),
        ("1,234 people", "234 people"),
        ("It can't be done", "It can"),
        ("on March 20", "on March 2"),
        ("in Việt Nam", "in Vi"),
    ],
)
def test_a_quotation_may_not_cut_a_word_or_a_number(text: str, exact: str) -> None:
    assert missing(source_of(text), exact).reason == "absent"


def test_chinese_needs_no_word_boundary_and_a_possessive_is_one() -> None:
    source = source_of("发展新质生产力是内在要求")
    assert words_of(source, found(source, "新质生产力")) == ["新质生产力"]
    assert isinstance(find(source_of("General Secretary Xi's words"), "General Secretary Xi"), Match)


def test_parts_around_an_omission_are_found_in_order() -> None:
    source = snapshot("001")
    answer = found(source, "Jiangsu has good conditions … become an important base")
    assert words_of(source, answer) == ["Jiangsu has good conditions", "become an important base"]
    assert (answer.line, answer.in_quotation_marks, answer.apart) == (18, False, True)
    assert missing(source, "become an important base … Jiangsu has good conditions").reason == "order"


def test_words_between_two_partial_quotations_are_not_in_quotation_marks() -> None:
    source = snapshot("001")
    assert not found(source, "earnestly hoping Jiangsu").in_quotation_marks
    assert not found(source, "Jiangsu has good conditions … earnestly hoping").in_quotation_marks
    assert not found(source, 'forces," earnestly hoping Jiangsu "become an').in_quotation_marks
    assert found(source, '"become an important base for developing new quality productive forces,"').in_quotation_marks


def test_an_omission_spans_at_most_400_characters_and_an_insertion_60() -> None:
    for gap, limit in (("…", 400), ("...", 400), ("[…]", 400), ("[our words]", 60)):
        fits, far = source_of(f"start{'-' * limit}end."), source_of(f"start{'-' * (limit + 1)}end.")
        assert isinstance(find(fits, f"start {gap} end"), Match), gap
        assert missing(far, f"start {gap} end").reason == "order", gap


def test_an_insertion_beside_an_omission_leaves_the_longer_distance() -> None:
    for exact in ("start … [our] end", "start [our] … end"):
        assert isinstance(find(source_of(f"start{'-' * 300}end."), exact), Match), exact


def test_a_far_second_part_is_still_reached_through_a_later_middle_part() -> None:
    source = source_of(f"甲乙{'-' * 300}乙{'-' * 300}丙")
    assert [source.raw.index("乙", 5)] == [found(source, "甲 … 乙 … 丙").parts[1][0]]


def test_our_words_may_stand_for_others_but_not_change_a_word() -> None:
    source = source_of("They are unhappy. The plan was late.")
    assert words_of(source, found(source, "[t]he plan [is] late")) == ["The plan", "late"]
    assert missing(source, "[un]happy").reason == "absent"
    assert missing(source, "[S]he plan").reason == "absent"
    assert missing(source_of("a wor-king day"), "wor[k]ing day").reason == "absent"


def test_brackets_and_dots_of_the_source_itself_are_read_literally() -> None:
    source = source_of("[Strive] to write ... a chapter")
    assert words_of(source, found(source, "[Strive] to write ... a chapter")) == ["[Strive] to write ... a chapter"]


def test_a_quotation_without_words_is_absent() -> None:
    for exact in ("", "  ", "…", "[ours]", "\u200b\uffff"):
        assert missing(source_of("Some text."), exact) == NotFound("absent")


def test_prefix_and_suffix_choose_and_a_wrong_one_is_refused() -> None:
    source = source_of("a new plan for us, a new plan for all")
    assert missing(source, "new plan").reason == "ambiguous"
    assert found(source, "new plan", suffix="for all").start == 21
    assert found(source, "new plan", prefix="us, a").start == 21
    wrong = missing(source, "new plan", prefix="the")
    assert (wrong.reason, wrong.occurrences, wrong.contexts[1].before) == ("absent", 2, "a new plan for us, a")
    assert missing(source_of("to go to"), "to", prefix="to").reason == "absent"


def test_an_excluded_prefix_is_named_and_excluded_words_are_never_shown_beside_an_occurrence() -> None:
    source = source_of("SECRET plan here, SECRET plan SECRET", "SECRET")
    refused = missing(source, "plan", prefix="SECRET")
    assert (refused.reason, refused.excluded_id) == ("excluded", "x1")
    places = missing(source, "plan").contexts
    assert [(place.before, place.after) for place in places] == [("", "here,"), ("", "")]
    assert suggest_selector(source, "plan", 0) == Selector("", "here,")
    assert suggest_selector(source, "plan", 1) is None


def test_a_suffix_chooses_the_last_part() -> None:
    source = source_of("we say yes now, and yes then")
    assert found(source, "we … yes", suffix="then").parts[1] == (20, 23)


@pytest.mark.parametrize(
    ("text", "exact", "nth", "selector"),
    [
        ("a new plan, the old way, an odd plan", "plan", 1, Selector("odd", "")),
        ("one plan now. one plan then", "plan", 0, Selector("", "now.")),
        ("x plan y. x plan z. w plan y.", "plan", 0, Selector("x", "y.")),
        ("我们发展。你们发展", "发展", 1, Selector("你们", "")),
        ("plan plan", "none", 0, None),
        ("one plan", "plan", 0, None),
    ],
)
def test_the_smallest_selector_is_proposed(text: str, exact: str, nth: int, selector: Selector | None) -> None:
    source = source_of(text)
    assert suggest_selector(source, exact, nth) == selector
    if selector:
        assert isinstance(find(source, exact, selector.prefix, selector.suffix), Match)


def test_the_closest_passage_is_shown_and_never_an_excluded_one() -> None:
    answer = missing(snapshot("001"), "good condition and capability to develop")
    assert answer.reason == "absent"
    assert answer.closest is not None
    assert (answer.closest.text, answer.closest.line) == ("good conditions and capabilities to develop", 18)
    assert 90 <= answer.closest.similarity <= 99
    hidden = missing(snapshot("003"), "Caixiu looked at him speechlessly, not knowing what to do").closest
    assert hidden is None or "speechlessly" not in hidden.text
    assert missing(snapshot("001"), "qqq zzz xxx").closest is None


def test_the_closest_passage_ends_before_an_excluded_one() -> None:
    source = source_of("The harbour stays open HIDDEN WORDS and bright.", "HIDDEN WORDS")
    closest = missing(source, "harbour stays opened for hidden words and bright").closest
    assert closest is not None
    assert closest.text == "harbour stays open"


def test_a_closest_passage_is_alike_enough_to_help_and_never_the_same() -> None:
    long = " ".join(f"word{k} and" for k in range(35))
    closest = missing(source_of(long), long.replace("word30", "Word30")).closest
    assert closest is not None
    assert closest.similarity == 99
    assert missing(source_of("Of economy and trade."), "my economies will be ruined by wizards").closest is None


def test_the_closest_passage_in_chinese() -> None:
    closest = missing(source_of("要加快发展新质生产力，扎实推进高质量发展。"), "加快发展新型生产力").closest
    assert closest is not None
    assert "发展新质生产力" in closest.text


# Excluded passages


def test_an_exclusion_that_is_not_in_the_text_is_reported() -> None:
    _, absent = SourceText.prepare("Some text.", [("x1", "Some", "r"), ("x2", "other", "r"), ("x3", " ", "r")])
    assert absent == ("x2", "x3")


def test_an_exclusion_masks_every_place_and_overlapping_ones_become_one() -> None:
    source = source_of("bad good bad good", "bad")
    assert missing(source, "bad").occurrences == 2
    assert missing(source, "good").occurrences == 2
    joined = source_of("one two three four", "one two", "two three")
    assert [(passage.id, passage.raw) for passage in joined.excluded] == [("x1", (0, 13))]


def test_an_excluded_passage_is_between_two_offsets_only_with_a_character() -> None:
    source = source_of("good bad good", "bad")
    assert [len(source.excluded_between(*span)) for span in ((0, 5), (0, 6), (7, 9), (8, 9))] == [0, 1, 1, 0]


def test_small_letters_keep_the_length_of_a_text() -> None:
    """The small form of the Turkish capital has two characters; every offset behind it would be wrong."""
    source = source_of("İzmir and BAD Ankara", "BAD")
    assert len(source.folded) == len(source.masked)
    assert occurrences(source, "ANKARA") == ((14, 20),)


def test_nothing_is_found_across_an_excluded_passage() -> None:
    source = source_of("We will not agree.", "not")
    for exact in ("We will … agree", "We will [never] agree", "will agree", "will not agree"):
        assert isinstance(find(source, exact), NotFound), exact


def test_marks_around_an_excluded_passage_prove_nothing() -> None:
    text = "He said “we will go” and “stop it HA HA now”."
    assert found(source_of(text), "stop it").in_quotation_marks
    assert not found(source_of(text, "HA HA"), "stop it").in_quotation_marks
    assert found(source_of(text, "HA HA"), "we will go").in_quotation_marks


@pytest.mark.parametrize(
    ("text", "exact", "quoted"),
    [
        ("”stray words “here” and there", "stray words", False),
        ("“open words and no more", "open words", False),
        ("“first “second” third”", "second", True),
        ("“first\nsecond”", "second", True),
        ("“first\n\nsecond”", "second", False),
        ("总书记强调“发展新质生产力”。", "发展新质生产力", True),
        ("他说「发展」，又说『改革』。", "改革", True),
        ("a ‘cat’s life’ here", "cat’s life", True),
        ('5" wide and 6" long', "wide and", False),
        ('She said "yes".', "She said", False),
        ('She said "yes" and "no".', "and", False),
    ],
)
def test_words_are_in_quotation_marks_only_inside_a_pair(text: str, exact: str, quoted: bool) -> None:
    assert found(source_of(text), exact).in_quotation_marks is quoted


# Context, sentences, phrases


def test_the_context_replaces_excluded_passages_by_gaps() -> None:
    source = snapshot("003")
    around = context(source, found(source, "participated in the deliberation of the Jiangsu delegation, he"))
    gaps = [s for side in (around.before, around.after) for s in side if isinstance(s, Gap)]
    assert [(gap.id, gap.reason, gap.length) for gap in gaps] == [
        ("x3", "injected", 62),
        ("x4", "injected", 37),
        ("x5", "injected", len(INJECTED[4][1])),
    ]
    shown = [s.text for side in (around.before, around.after) for s in side if isinstance(s, Text)]
    assert not re.search("Caixiu|speechlessly|Grades|doctor|porridge", " ".join(shown))
    for side in (around.before, around.after):
        assert 300 <= sum(len(s.text) for s in side if isinstance(s, Text)) <= 500


def test_the_context_is_raw_and_keeps_the_parts_apart() -> None:
    source = source_of("Before it. He  said “so – yes” then, and more. After it.")
    around = context(source, found(source, '"so - yes" … more.'))
    assert around.before == (Text("Before it. He  said "),)
    assert around.quotation == (QuotedText("“so – yes”"), Text(" then, and "), QuotedText("more."))
    assert around.after == (Text(" After it."),)


def test_the_context_is_cut_at_words_if_there_is_no_sentence_near() -> None:
    source = source_of(f"{'lorem ' * 200}here{' ipsum' * 200}")
    around = context(source, found(source, "here"))
    (before,), (after,) = around.before, around.after
    assert isinstance(before, Text)
    assert isinstance(after, Text)
    assert set(before.text.split()) == {"lorem"}
    assert set(after.text.split()) == {"ipsum"}
    assert 390 <= len(before.text) <= 400
    assert 390 <= len(after.text) <= 400


def test_longer_forms_are_counted_first_and_excluded_places_never() -> None:
    text = "New productive forces, productive forces; counterproductive forces. productive forces!"
    source = source_of(text, "forces!")
    counted = count_forms(source, ["productive forces", "new productive forces"])
    assert {form: [source.raw[a:b] for a, b in spans] for form, spans in counted.items()} == {
        "productive forces": ["productive forces"],
        "new productive forces": ["New productive forces"],
    }
    plain = count_forms(source_of("forces, productive forces"), ["forces", "productive forces"])
    assert plain == {"forces": ((0, 6),), "productive forces": ((8, 25),)}
    assert occurrences(source, "New productive forces", match_case=True) == ((0, 21),)
    assert occurrences(source, "new productive forces", match_case=True) == ()


@pytest.mark.parametrize(
    ("text", "phrase", "sentence"),
    [
        ("One. Growth was 5.0% in all. Two.", "5.0%", "Growth was 5.0% in all."),
        ("He met Dr. Li at A. B. Co. today. Then left.", "Li", "He met Dr. Li at A. B. Co. today."),
        ("第一句。第二句有“新质生产力。”第三句！", "新质生产力", "第二句有“新质生产力。”"),
        ("Title\nNo stop here\nNext", "stop", "No stop here"),
        ("It is BAD THING good and new. Next.", "new", "good and new."),
        ("It is good BAD THING and new.", "good", "It is good"),
        ("He wrote BAD THING”, clearly put: it is new.", "new", "clearly put: it is new."),
        ('He wrote BAD THING", and "new" is good.', "good", 'and "new" is good.'),
        ("He wrote BAD THING “new” words.", "words", "“new” words."),
        ("He wrote BAD THING, [new] words.", "words", "[new] words."),
        ("It rained. “Who comes?” asked the ferryman. Nobody.", "ferryman", "“Who comes?” asked the ferryman."),
        ("It rained. The EU AG of Mr. Moore’s opened. Nobody.", "Moore", "The EU AG of Mr. Moore’s opened."),
    ],
)
def test_the_sentence_around_a_phrase_ends_at_excluded_passages(text: str, phrase: str, sentence: str) -> None:
    source = source_of(text, "BAD THING")
    (span,) = occurrences(source, phrase)
    assert sentence_around(source, span) == sentence
    assert sentence_around(source_of(text, phrase), span) == ""


# Figures


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("10.6% and 6.7 percentage points", [("10.6", "percent"), ("6.7", "percentage-points")]),
        ("1,234.5 yuan, 5 per cent", [("1234.5", "money"), ("5", "percent")]),
        ("百分之5，2.5个百分点", [("5", "percent"), ("2.5", "percentage-points")]),
        ("3亿元，100美元", [("3", "money"), ("100", "money")]),
        ("$5, US$ 3.2 billion, 4 billion U.S. dollars", [("5", "money"), ("3.2", "money"), ("4", "money")]),
        ("G20 on August 3) with 14th, -2.5%", [("-2.5", "percent")]),
        ("10,6% of 1.2.3 in 5-6 days", [("5", "count"), ("6", "count")]),
        ("two of 5 days, in 4K and 5G", [("5", "count")]),
    ],
)
def test_numbers_are_read_whole_with_their_unit(text: str, tokens: list[tuple[str, str]]) -> None:
    assert [(str(token.value), token.unit_kind) for token in number_tokens(text)] == tokens
    for token in number_tokens(text):
        assert text[token.start : token.end] == token.raw


@pytest.mark.parametrize(
    ("exact", "value", "unit", "kind", "reason"),
    [
        ("my country’s GDP grew by 5.0% year-on-year.", "5.0", "%", "percent", None),
        ("grew by 5.0 percent", "5.0", "%", "percent", None),
        ("increased by 10.6% year-on-year", "0.6", "%", "percent", "number-absent"),
        ("6.7 percentage points faster", "6.7", "percentage points", "percentage-points", None),
        ("6.7 percentage points faster", "6.7", "%", "percent", "percent-versus-points"),
        ("increased by 10.6%", "10.6", "percentage points", "percentage-points", "percent-versus-points"),
        ("10.6% and 6.7 percentage points", "10.6", "percentage points", "percentage-points", "percent-versus-points"),
        ("nine of 12 plants", "12", "%", "percent", "unit-absent"),
        ("visited 12 plants", "12", "plants", "count", None),
        ("visited 12 plants", "12", "cities", "count", "unit-absent"),
        ("a rise of 12% in plants", "12", "plants", "count", "unit-absent"),
        ("投资3亿元", "3", "亿元", "money", None),
        ("投资13亿元", "3", "亿元", "money", "number-absent"),
        ("all maintained Double-digit growth", "double-digit", "", "text", None),
        ("all maintained growth", "double-digit", "", "text", "number-absent"),
        ("十三万亿元", "三万亿", "", "money", "number-absent"),
        ("output fell by 2.5%", "-2.5", "%", "percent", None),
        ("output rose by 2.5%", "-2.5", "%", "percent", "sign-differs"),
    ],
)
def test_a_figure_needs_its_whole_number_and_its_unit(
    exact: str, value: str, unit: str, kind: str, reason: str | None
) -> None:
    problem = check_figure(exact, value, unit, kind)
    assert (problem.reason if problem else None) == reason


def test_a_formula_is_evaluated_exactly_and_names_may_have_hyphens() -> None:
    values = {"hightech-h1": Decimal("10.6"), "gap": Decimal("6.7"), "gap-2": Decimal(3)}
    assert evaluate("hightech-h1 - gap", values) == Decimal("3.9")
    assert evaluate("-(hightech-h1 + gap-2) * gap / gap", values) == Decimal("-13.6")
    assert evaluate("gap-gap", values) == 0
    with pytest.raises(FormulaError, match=r"“gap-h2” cannot .*: gap, gap-2, hightech-h1[.]"):
        evaluate("gap + gap-h2", {**values})


@pytest.mark.parametrize(
    "formula",
    [
        *("", "a +", "a b", "c", "a ** a", "a // a", "2 * a", "a.real", "a()", "__import__('os')", "a if a else a"),
        *("(" * 300 + "a" + ")" * 300, "(" * 240 + "a" + ")" * 240, "-" * 100 + "a", "a+" * 300 + "a"),
        *("a / z", "big * big * big", "nan", "v0", "(a)(a)"),
    ],
)
def test_anything_else_in_a_formula_is_an_error(formula: str) -> None:
    values = {"a": Decimal(2), "z": Decimal(0), "big": Decimal("1E+900000"), "nan": Decimal("NaN")}
    with pytest.raises(FormulaError, match=r"[.]$"):
        evaluate(formula, values)


def test_a_long_formula_is_refused_before_it_is_read() -> None:
    """However flat: reading it takes the time."""
    sums = "a+a"
    for _ in range(7):
        sums = f"({sums})+({sums})"
    with pytest.raises(FormulaError, match="longer than 500"):
        evaluate(sums, {"a": Decimal(2)})


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("1+6", (1, 6)),
        ("4+6+4", (4, 6, 4)),
        (" 2 ＋ 6 ", (2, 6)),
        ("4266", None),
        ("6", None),
        ("", None),
        ("1+", None),
    ],
)
def test_only_digits_set_apart_say_what_they_count(text: str, scheme: tuple[int, ...] | None) -> None:
    assert number_scheme(text) == scheme


# Properties

modest = settings(max_examples=examples(60), deadline=None, derandomize=True, database=None)
words = st.lists(
    st.one_of(st.text("abcdefghij", min_size=1, max_size=6), st.text("发展新质生产力", min_size=1, max_size=3)),
    min_size=4,
    max_size=30,
    unique=True,
)
difficult = st.text(
    st.one_of(
        st.sampled_from("ab e\u0301\u0327\u200b\u00ad \u00a0\u3000\n\t“”‘’「」–—−\"'-é\u212b\u1100\u1161\u11a8\uffff"),
        st.characters(exclude_categories=["Cs", "Cn"]),
    ),
    max_size=40,
)


def _spell(draw: Callable[[st.SearchStrategy[str]], str], text: str) -> str:
    """The same words, otherwise set: other spaces, marks and dashes, and invisible characters."""
    others = {" ": [" ", "  ", "\n", "\u00a0 "], '"': ['"', "“", "”"], "-": ["-", "–", "—"]}
    return "".join(draw(st.sampled_from(others.get(c, [c, c, c + "\u200b"]))) for c in text)


@modest
@given(st.data(), words)
def test_words_cut_from_a_text_are_found_there_however_they_are_set(data: st.DataObject, chosen: list[str]) -> None:
    first = data.draw(st.integers(0, len(chosen) - 1))
    last = data.draw(st.integers(first, len(chosen) - 1))
    pieces = [word + data.draw(st.sampled_from([" ", ' "', " - ", '" '])) for word in chosen]
    spelt = [_spell(data.draw, piece) for piece in pieces]
    source = source_of("| " + "".join(spelt))
    start = 2 + sum(map(len, spelt[:first]))
    exact = "".join([*pieces[first:last], chosen[last]])
    answer = find(source, _spell(data.draw, exact))
    if isinstance(answer, NotFound):  # only Chinese words can stand inside others
        assert answer.reason == "ambiguous"
        assert exact >= "\u2e80"
        return
    assert answer.start == start
    assert normalise(source.raw[start : answer.end]).text == normalise(exact).text
    place = data.draw(st.integers(0, len(exact) - 1))
    if exact[place].isalpha():
        assert missing(source, exact[:place] + "Q" + exact[place + 1 :]).reason in ("absent", "order")


@pytest.mark.parametrize(
    ("text", "normal", "spans"),
    [
        ("“a” „b‟ «c» 「d」『e』", '"a" "b" "c" "d""e"', {0: (0, 1), 18: (18, 19)}),
        ("a \n\u00a0b", "a b", {1: (1, 4), 2: (4, 5)}),
        ("a\u200bb\u00ad c", "ab c", {0: (0, 1), 1: (2, 3), 2: (3, 5), 3: (5, 6)}),
        ("xe\u0301\u0327y", "x\u0229\u0301y", {1: (1, 4), 2: (1, 4), 3: (4, 5)}),
        ("e\u200b\u0301\u200bz", "éz", {0: (0, 3), 1: (4, 5)}),
        ("\u212b  \u0301", "Å \u0301", {0: (0, 1), 1: (1, 3), 2: (3, 4)}),
        ("\u1112\u1161\u11ab!", "한!", {0: (0, 3), 1: (3, 4)}),
        ("１％，Ａ", "1%，A", {3: (3, 4)}),
    ],
)
def test_normalised_characters_know_where_they_come_from(
    text: str, normal: str, spans: dict[int, tuple[int, int]]
) -> None:
    normalised = normalise(text)
    assert normalised.text == normal
    assert {at: normalised.raw_span(at, at + 1) for at in spans} == spans


@modest
@given(difficult)
def test_normalising_is_idempotent_and_agrees_with_its_definition(text: str) -> None:
    normal = normalise(text).text
    assert normalise(normal).text == normal
    visible = re.sub("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uffff]", "", text)
    plain = unicodedata.normalize("NFC", visible)
    for characters, same in (("“”„‟«»「」『』", '"'), ("‘’‚‛", "'"), ("\u2010\u2011\u2012–—―−", "-")):
        plain = re.sub(f"[{characters}]", same, plain)
    assert normal == re.sub(r"\s+", " ", plain)


@modest
@given(difficult)
def test_the_way_back_to_raw_offsets_is_monotone_and_complete(text: str) -> None:
    normal = normalise(text)
    spans = [normal.raw_span(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a <= c and b <= d for (a, b), (c, d) in pairwise(spans))
    for at, (start, end) in enumerate(spans):
        assert normal.text[at] in normalise(text[start:end]).text


@modest
@given(st.text("ab", max_size=40), st.text("ab", min_size=1, max_size=4))
def test_both_searches_find_every_place(text: str, wanted: str) -> None:
    places = [at for at in range(len(text)) if text.startswith(wanted, at)]
    assert all_hits(text, wanted) == places
    assert _all_hits_linear(text, wanted) == places


def test_a_phrase_that_overlaps_itself_everywhere_is_still_counted() -> None:
    assert len(all_hits("a" * 5000, "a" * 2500)) == 2501


@modest
@given(
    st.text("甲乙丙\uffff", max_size=25), st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=4), st.integers(0, 5)
)
def test_chains_begin_exactly_where_an_exhaustive_search_finds_one(text: str, letters: list[str], gap: int) -> None:
    def reach(at: int, rest: list[str]) -> bool:
        return not rest or any(
            text[next_] == rest[0] and "\uffff" not in text[at:next_] and reach(next_ + 1, rest[1:])
            for next_ in range(at, min(len(text), at + gap + 1))
        )

    ways = chains(text, tuple(Part((letter,), gap) for letter in letters))
    starts = tuple(at for at, c in enumerate(text) if c == letters[0] and reach(at + 1, letters[1:]))
    assert ways.starts == starts
    for start in starts:
        spans = ways.at(start)
        assert [text[a:b] for a, b in spans] == letters
        assert all(0 <= b - a <= gap and "\uffff" not in text[a:b] for a, b in _between(spans))


def _between(spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    return ((end, start) for (_, end), (start, _) in pairwise(spans))
