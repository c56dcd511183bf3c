"""What a quotation leaves out is shown, and asked about where it could turn the quotation round."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator

import pytest
from sites import TinySite

from explainer.engine import build as building
from explainer.evidence.polarity import governing, turning_words

Make = Callable[..., TinySite]

DENIED = {
    "en": [
        "I am not able to say that we will lift the ban this year",
        "We will never under any circumstances close the harbour here",
        "The council cannot promise to build the new bridge soon",
        "Nobody in this town has said that taxes will rise again",
        "We didn't agree to sell the old market to anyone",
        "The minister refused to confirm that the plan was approved",
        "We will open the gates only if the river falls again",
        "They can leave unless the court decides against it today",
    ],
    "zh": [
        "我们在今年一定不会关闭这座老港口",
        "政府至今没有承诺今年提高这项税收",
        "他昨天下午否认已经批准了这一项目计划",
        "我们决定如果河水下降就打开水闸放行",
    ],
    "fr": [
        "Nous ne voulons pas fermer le vieux port cette année",
        "Le maire refuse de promettre un nouveau pont aux habitants",
        "Nous ouvrirons les portes sauf si le fleuve monte encore",
    ],
    "es": [
        "No queremos cerrar el viejo puerto de la ciudad ahora",
        "El alcalde nunca prometió construir un nuevo puente aquí",
        "Abriremos las puertas salvo que el río suba otra vez",
    ],
    "de": [
        "Wir wollen den alten Hafen nicht in diesem Jahr schließen",
        "Die Stadt hat niemals versprochen eine neue Brücke zu bauen",
        "Wir öffnen die Tore wenn der Fluss wieder gefallen ist",
    ],
    "ru": [
        "Мы не будем закрывать старый порт в этом году",
        "Город никогда не обещал построить новый мост для всех",
        "Мы откроем ворота если река снова станет ниже обычного",
    ],
}
PLAIN = {
    "en": [
        "The council decided in the spring to open the old harbour to everybody",
        "It was noted that notable works went on",
    ],
    "zh": ["我们要不断推动港口建设并且不仅仅满足于当前的成绩", "未来无论如何都要建设非常重要的新港口工程"],
    "fr": ["Le conseil a décidé au printemps d’ouvrir le vieux port à tous"],
    "es": ["El consejo decidió en primavera abrir el viejo puerto a todos"],
    "de": ["Der Rat hat im Frühling beschlossen den alten Hafen für alle zu öffnen"],
    "ru": ["Совет решил весной открыть старый порт для всех жителей города"],
}


TURNS = {
    "en": "unable to|declined to|failure of|rather than|as long as|subject to|lacks|didnt|in the event of|far from",
    "zh": "不得|不同意|不足以|反对|难以|一旦|沒有|無法|別讓|未来得及|不少于|是否|严禁|除外",
    "fr": "nulle part|en cas de|démenti|niait|empêche de|loin de|au lieu de|aucunement|faux|tant que",
    "es": "apenas|en caso de|desmintió|dejó de|evitar|mientras|falso|prohíbe|nadie",
    "de": "nirgends|solange|unter der Bedingung|abgelehnt|bestritt|weigerte sich|dementierte|unmöglich|im Falle|statt",
    "ru": "никакой|невозможно|опроверг|едва|вряд ли|нигде|неверно|вместо|в случае|запретил|ничто",
}
KEEPS = {
    "en": "notable|nothingness|another|noted|iffy|ifs|nonetheless|final|canton",
    "zh": "不断|不仅|不同|不久|未来|非常|非洲|特别|个别|无论|无线|没收|若干|区别",
    "fr": "nid|nature|passage|jam|signe",
    "es": "negocio|nota|sincero|noche|sitio",
    "de": "Nichte|niedrig|Wennigsen|nahe",
    "ru": "небо|нити|безопасность",
}


@pytest.mark.parametrize("language", TURNS)
def test_words_that_turn_a_sentence_round_are_known_and_their_likes_are_not(language: str) -> None:
    assert [word for word in TURNS[language].split("|") if not turning_words(word, language)] == []
    assert [word for word in KEEPS[language].split("|") if turning_words(word, language)] == []


def test_russian_words_are_known_in_a_text_of_another_language() -> None:
    assert turning_words("She wrote: «Я не знаю», and left", "en") == ("не",)


def cut(sentence: str, language: str) -> Iterator[str]:
    """The sentence without each stretch of one to three words inside it that holds a turning word."""
    joint = "" if language == "zh" else " "
    words = list(sentence) if language == "zh" else sentence.split()
    step = 2 if language == "zh" else 1
    for start in range(2 * step, len(words) - 2 * step):
        for length in (step, 2 * step, 3 * step):
            left_out = joint.join(words[start : start + length])
            if start + length <= len(words) - 2 * step and turning_words(left_out, language):
                before, after = joint.join(words[:start]), joint.join(words[start + length :])
                yield f"{before} … {after}"
                yield f"{before} [now] {after}" if language != "zh" else f"{before} [将] {after}"


def uncut(sentence: str, language: str) -> Iterator[str]:
    joint = "" if language == "zh" else " "
    words = list(sentence) if language == "zh" else sentence.split()
    for start in range(4, len(words) - 5):
        yield f"{joint.join(words[:start])} … {joint.join(words[start + 1 :])}"


def site_of(make_site: Make, language: str, sentences: list[str], quotations: list[str], more: str = "") -> TinySite:
    text = "".join(f"Item {number}: {sentence}.\n\n" for number, sentence in enumerate(sentences))
    sha = hashlib.sha256(text.encode()).hexdigest()
    quotes = "".join(f"  - {{id: q{n}, source: paper, exact: {json.dumps(words, ensure_ascii=False)}{more}}}\n"
                     for n, words in enumerate(quotations))  # fmt: skip
    site = make_site("-- content/pages/home.md --\n---\ntitle: Home\n---\nHello.\n")
    site.write("site.yaml", 'title: T\nbase_url: https://t.example/\nchecks: {needs: "off"}\n')
    site.write("content/snapshots/paper.txt", text)
    site.write(
        "content/sources/paper.yaml",
        f"title: Paper\nkind: news\npublisher: The Paper\npublished: 2024\npublished_basis: external\n"
        f"language: {language}\nlicence: {{id: unknown, display: excerpts}}\n"
        f"snapshot: {{path: snapshots/paper.txt, sha256: {sha}}}\nquality: {{grade: B}}\n",
    )
    return site.write("content/articles/a.md", f"---\ntitle: A\nquotes:\n{quotes}---\nText.\n")


def warned(site: TinySite, code: str) -> set[int]:
    """The numbers of the quotations with a problem of this code; there is nothing else wrong."""
    with site.alone():
        found = building.check(site.options()).problems
    assert {problem.code for problem in found} <= {"W320", "W321", "W329", "W507"}, found
    return {(problem.where.line or 0) - 4 for problem in found if problem.code == code}


@pytest.mark.parametrize("language", DENIED)
def test_a_negation_or_condition_that_is_left_out_is_asked_about(make_site: Make, language: str) -> None:
    quotations = [words for sentence in DENIED[language] for words in cut(sentence, language)]
    assert len(quotations) >= 6
    site = site_of(make_site, language, DENIED[language], quotations)
    assert warned(site, "W320") == set(range(len(quotations)))


@pytest.mark.parametrize("language", PLAIN)
def test_an_omission_without_one_is_not(make_site: Make, language: str) -> None:
    quotations = [words for sentence in PLAIN[language] for words in uncut(sentence, language)]
    site = site_of(make_site, language, PLAIN[language], quotations)
    assert warned(site, "W320") == set()


def test_words_of_ours_that_turn_a_sentence_round_are_asked_about(make_site: Make) -> None:
    site = site_of(make_site, "en", ["We will soon close the old harbour"], ["We will [never] close the old harbour"])
    assert warned(site, "W320") == {0}


def test_an_answered_omission_is_not_asked_about_again(make_site: Make) -> None:
    sentences, quotations = ["We will never close the old harbour"], ["We will … close the old harbour"]
    assert warned(site_of(make_site, "en", sentences, quotations), "W320") == {0}
    answered = site_of(make_site, "en", sentences, quotations, ", omission_note: It is said below.")
    assert warned(answered, "W320") == set()


@pytest.mark.parametrize(
    ("language", "sentence", "quotation"),
    [
        ("zh", "我们明年会关闭这座老港口工程", "我们明年[不]会关闭这座老港口工程"),
        ("zh", "我们明年不努力建设这座老港口工程", "我们明年不[断]努力建设这座老港口工程"),
        ("en", "We are able to lift this ban today", "We are [un]able to lift this ban today"),
        ("en", "They were happy with the old harbour", "They were [un]happy with the old harbour"),
        ("en", "They do know of the old harbour", "They do[n’t] know of the old harbour"),
        ("ru", "Это возможно сделать уже в этом году", "Это [не]возможно сделать уже в этом году"),
    ],
)
def test_a_syllable_of_ours_is_enough(make_site: Make, language: str, sentence: str, quotation: str) -> None:
    assert warned(site_of(make_site, language, [sentence], [quotation]), "W320") == {0}


def test_brackets_of_the_source_itself_and_changed_capitals_are_not_ours(make_site: Make) -> None:
    sentences = ["We will lift [not now] this ban today", "No one but the council decides here"]
    quotations = [sentences[0], "[n]o one but the council decides here"]
    assert warned(site_of(make_site, "en", sentences, quotations), "W320") == set()


@pytest.mark.parametrize(
    ("language", "sentence", "quotation"),
    [
        ("zh", "我们在今年一定不会关闭这座老港口", "我们在今年……会关闭这座老港口"),
        ("en", "I am not able to say that we will lift it", "I am... able to say that we will lift it"),
    ],
)
def test_an_ellipsis_without_spaces_leaves_out_as_much(
    make_site: Make, language: str, sentence: str, quotation: str
) -> None:
    assert warned(site_of(make_site, language, [sentence], [quotation]), "W320") == {0}


def test_a_running_head_in_the_middle_is_not_asked_about(make_site: Make) -> None:
    site = site_of(make_site, "en", ["We will\nNOTHING never\nsoon lift the old ban"], ["We will … lift the old ban"])
    paper = (site.root / "content/sources/paper.yaml").read_text(encoding="utf-8")
    exclude = 'quality: {grade: B, exclude: [{id: head, exact: "NOTHING never", reason: Printer, skip: true}]}'
    site.write("content/sources/paper.yaml", paper.replace("quality: {grade: B}", exclude))
    assert warned(site, "W320") == set()


def test_scraps_of_single_words_are_asked_about(make_site: Make) -> None:
    sentence = "I am sure that simply everybody else here is guilty"
    site = site_of(make_site, "en", [sentence], ["I am … guilty", "I am sure … else here is guilty", "I am... guilty"])
    assert warned(site, "W320") == {0, 2}


@pytest.mark.parametrize(
    ("before", "language", "words"),
    [
        ("It is not true that ", "en", ("not",)),
        ("He denied that ", "en", ("denied",)),
        ("If the river falls ", "en", ("If",)),
        ("This is no lie. He said that ", "en", ()),
        ("They do not smoke, and he said ", "en", ()),
        ("He said that we should ", "en", ()),
        ("他否认", "zh", ("否认",)),
        ("我们不断", "zh", ()),
        ("Il n’est pas vrai que ", "fr", ("n’", "pas")),
        ("Es stimmt nicht, dass ", "de", ("nicht",)),
        ("Неверно, что ", "ru", ("Неверно",)),
        ("It is not\ntrue that ", "en", ("not",)),
        ("It is not true.\n\nThey said ", "en", ()),
        ("There is no doubt that ", "en", ()),
        ("It is not only the case that ", "en", ()),
        ("Es besteht kein Zweifel, dass ", "de", ()),
        ("我们不得", "zh", ("不",)),
        ("他們沒有說過", "zh", ("沒",)),
        ("Es ist nicht so dass ", "de", ("nicht",)),
    ],
)
def test_what_governs_the_beginning_of_a_quotation_is_seen(before: str, language: str, words: tuple[str, ...]) -> None:
    assert governing(f"{before}we will lift it", len(before), language) == words


def test_a_heading_does_not_govern_what_stands_below() -> None:
    assert governing("No new taxes\nWe will lift it", 13, "en") == ()
    assert governing("No taxes\n- we will lift it", 11, "en") == ()


def test_a_quotation_that_begins_after_a_negation_is_asked_about_and_the_answer_is_kept(make_site: Make) -> None:
    sentence = "It is not true that we will lift this ban"
    assert warned(site_of(make_site, "en", [sentence], ["we will lift this ban"]), "W321") == {0}
    more = ', omission_note: "The paragraph says the same before."'
    assert warned(site_of(make_site, "en", [sentence], ["we will lift this ban"], more), "W321") == set()


def test_the_context_is_the_copys_own_text_with_what_was_left_out_marked(make_site: Make) -> None:
    sentence = "I am not able to say that we will lift this"
    site = site_of(make_site, "en", [sentence], ["I am … able to say that we will lift this"], ", omission_note: Why")
    for path in ("layouts", "assets"):
        for file in (site.root / path).rglob("*"):
            if file.is_file():
                file.unlink()
    page = site.build_with_product().output("articles/a/index.html")
    told = re.sub(r"<[^>]*>", "", page)
    assert re.search(r"I am\s*\[left out of the quotation:\s+not\s+\]\s*able to say", told)
    assert re.search(r'<mark>I am</mark><span class="left-out">', page)
    assert "On what is left out: Why" in told


@pytest.mark.parametrize(
    ("language", "sentence", "quotation", "asked"),
    [
        ("en", "“The harbour stays open only if the state pays.”", "The harbour stays open", True),
        ("en", "“The harbour stays open, unless the state fails.”", "The harbour stays open", True),
        ("en", "“Open the harbour we will not.”", "Open the harbour", True),
        ("en", "The harbour stays open until May, she said.", "The harbour stays open", True),
        ("en", "The harbour stays open. If it rains, it closes.", "The harbour stays open", False),
        ("en", "“The harbour stays open,” she said, “if the state pays.”", "The harbour stays open", False),
        ("en", "The harbour stays open, and the road is not built.", "The harbour stays open", False),
        ("en", "The harbour stays open, which is not only good for us.", "The harbour stays open", False),
        ("de", "„Wir schließen den Hafen nicht.“", "Wir schließen den Hafen", True),
        ("de", "Wir schließen den Hafen in keinem Fall.", "Wir schließen den Hafen", True),
        ("de", "Wir schließen den Hafen, falls es regnet.", "Wir schließen den Hafen", True),
        ("de", "Wir schließen den Hafen nicht nur im Winter.", "Wir schließen den Hafen", False),
        ("fr", "Le port ouvrira si l’État paie.", "Le port ouvrira", True),
        ("fr", "Le port ouvrira en mai.", "Le port ouvrira", False),
        ("es", "El puerto abrirá salvo que llueva.", "El puerto abrirá", True),
        ("ru", "Порт закроют, если не будет денег.", "Порт закроют", True),
        ("zh", "港口要开放的说法是不对的。", "港口要开放", True),
        ("zh", "港口要开放，这是不对的。", "港口要开放", True),
        ("zh", "港口要开放，道路不断延长。", "港口要开放", False),
    ],
)
def test_a_quotation_that_ends_before_a_negation_or_a_condition_is_asked_about(
    make_site: Make, language: str, sentence: str, quotation: str, asked: bool
) -> None:
    assert warned(site_of(make_site, language, [sentence], [quotation]), "W321") == ({0} if asked else set())


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Ada Moore did not say “the harbour stays open”.", True),
        ("Ada Moore never said: “the harbour stays open”.", True),
        ("Ada Moore was asked: “the harbour stays open”?", True),
        ("Ada Moore denied that she had said “the harbour stays open”.", True),
        ("Ada Moore said: “the harbour stays open”.", False),
        ("It did not rain. Ada Moore said: “the harbour stays open”.", False),
        ("When asked, Ada Moore said: “the harbour stays open”.", False),
    ],
)
def test_words_that_nobody_said_are_asked_about(make_site: Make, sentence: str, asked: bool) -> None:
    assert warned(site_of(make_site, "en", [sentence], ["the harbour stays open"]), "W321") == ({0} if asked else set())


@pytest.mark.parametrize(
    ("language", "left_out", "asked"),
    [
        ("en", "against", True),
        ("en", "almost", True),
        ("en", "in Article No. 5 of the plan, not only today,", False),
        ("fr", "contre", True),
        ("fr", "une personne de plus du Pas-de-Calais", False),
        ("de", "angeblich", True),
        ("es", "sin embargo", False),
        ("ru", "почти", True),
        ("zh", "几乎", True),
        ("zh", "不锈钢和不动产", False),
        ("zh", "非物质文化遗产", False),
    ],
)
def test_what_turns_nothing_round_is_not_asked_about(
    make_site: Make, language: str, left_out: str, asked: bool
) -> None:
    one, other = ("我们今天都去", "那个新港口看看") if language == "zh" else ("alpha beta gamma", "delta epsilon zeta")
    gap = "" if language == "zh" else " "
    site = site_of(make_site, language, [f"{one}{gap}{left_out}{gap}{other}."], [f"{one} … {other}"])
    assert warned(site, "W320") == ({0} if asked else set())
