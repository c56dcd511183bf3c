"""Whose words the marks of a source hold: a speaker's, another's, or nobody's, as a title's or a nickname's are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sites import TinySite, checked

from explainer.engine import build as building
from explainer.engine.store import Store
from explainer.evidence import SourceText, forms_of_person, headed, places, whose
from explainer.facts.claims import claims

Make = Callable[..., TinySite]

NAMES = {
    "Moore": ("Ada Moore",),
    "Xi": ("Xi Jinping", "习近平"),
    "Mur": ("Ада Мур", "Мур"),
}
OTHERS = ("Tom Brandt", "Angela Merkel", "李强")


def read(line: str, speaker: str, *, spoken: bool = False) -> str:
    """Whose the words in [[ ]] are."""
    start, end = line.index("[["), line.index("]]") - 2
    source, _ = SourceText.prepare(line.replace("[[", "").replace("]]", ""), ())
    mine = places(source, forms_of_person(NAMES[speaker]))
    others = sorted({at for name in OTHERS for at in places(source, forms_of_person([name]))})
    return whose(source, start, end, mine, lambda: others, spoken=spoken)


OWN = [
    ("Moore", "Ada Moore said: “[[We build]].”"),
    ("Moore", "“[[We build]],” Ada Moore said."),
    ("Moore", "“[[We build]],” she said. Ada Moore left."),
    ("Moore", "Ada Moore came. “[[We build]],” she said."),
    ("Moore", "Ada Moore spoke. “[[We build.]]” Nobody objected."),
    ("Moore", "Ada Moore said the “[[new quality forces]]” are growing."),
    ("Moore", "Ada Moore said that the “[[new quality forces]]” are growing in the north."),
    ("Moore", "The “[[new quality forces]]” are growing, Ada Moore said."),
    ("Moore", 'General Secretary Ada Moore stressed that "[[we should lead innovation]]", and called for "more".'),
    ("Moore", 'Ada Moore stressed that "we should lead", and called for "[[strengthening breakthroughs]]".'),
    (
        "Moore",
        'The General Secretary clearly pointed out, "Jiangsu has good conditions,"'
        ' earnestly hoping Jiangsu "[[become a base]]," and requiring Jiangsu "to link chains."',
    ),
    (
        "Moore",
        'The General Secretary clearly pointed out, "Jiangsu has good conditions,"'
        ' earnestly hoping Jiangsu "become a base," and requiring Jiangsu "[[to link chains]]."',
    ),
    ("Moore", "Ada Moore called the plan “[[a disaster]]”."),
    ("Moore", "Ada Moore condemned the “[[brutal attack]]” on the harbour."),
    ("Moore", "„[[Wir bauen]]“, sagte Ada Moore."),
    ("Moore", "„[[Wir bauen]]“, sagte sie. Ada Moore ging."),
    ("Moore", "Am Montag sagte Ada Moore: „[[Wir bauen]]“."),
    ("Moore", "Ada Moore sagte, die „[[neuen Kräfte]]“ wüchsen."),
    ("Moore", "Ada Moore sprach von „[[neuen Kräften]]“."),
    ("Moore", "Der Hafen sei „[[offen für alle]]“, so Ada Moore."),
    ("Moore", "Laut Ada Moore ist der Hafen „[[offen für alle]]“."),
    ("Moore", "« [[Nous bâtirons]] », a déclaré Ada Moore."),
    ("Moore", "« [[Nous bâtirons]] », a-t-elle déclaré. Ada Moore partit."),
    ("Moore", "Selon Ada Moore, le port est « [[ouvert à tous]] »."),
    ("Moore", "Ada Moore a dit : « [[Le port reste ouvert]] »."),
    ("Moore", "«[[Construiremos]]», dijo Ada Moore."),
    ("Moore", "Ada Moore afirmó que el puerto está «[[abierto a todos]]»."),
    ("Moore", "Según Ada Moore, el puerto está «[[abierto a todos]]»."),
    ("Moore", "“No,” Ada Moore said. “[[We will build.]]”"),
    ("Moore", "“[[We will build.]]” Ada Moore said this in Northtown."),
    ("Moore", "“[[We will build.]]” — Ada Moore"),
    ("Moore", "Ada Moore: “[[We will build]]”"),
    ("Moore", "Ada Moore’s answer: “[[We will build]].”"),
    ("Moore", "Ada Moore, the mayor of Northtown since 2019, said: “[[We will build]].”"),
    ("Moore", "Ada Moore, who came late, told reporters: “[[we build]].”"),
    ("Moore", "“My father told me the harbour is old. [[We will build]],” Ada Moore said."),
    ("Moore", "“I said ‘[[close the harbour]]’ then,” Ada Moore said."),
    ("Moore", "“We need ‘[[smart harbours]]’ now,” Ada Moore said."),
    ("Moore", "Tom Brandt quoted Ada Moore as saying “[[we build]]”."),
    ("Moore", "Ada Moore told Tom Brandt: “[[we build]].”"),
    ("Moore", "“[[We build]],” Ada Moore told Tom Brandt."),
    ("Moore", "“No,” Tom Brandt said. Ada Moore replied: “[[we shall build]].”"),
    ("Moore", "Ada Moore and Tom Brandt said: “[[we build]].”"),
    ("Moore", "According to Ada Moore, the harbour is “[[open to all]]”."),
    ("Moore", "The harbour is “[[open to all]]”, according to Ada Moore."),
    ("Moore", "In Northtown on Monday, Ada Moore promised a “[[bridge to the islands]]”."),
    ("Moore", "“We build,” said Ada Moore, adding that the harbour is “[[open to all]]”."),
    ("Moore", "Ada Moore said the harbour was old. She added: “[[We build]].”"),
    ("Xi", "习近平总书记强调：“[[港口要开放]]。”"),
    ("Xi", "习近平强调，“[[港口要开放]]”。"),
    ("Xi", "习近平在江苏考察时指出，要发展“[[新质生产力]]”。"),
    ("Xi", "“[[港口要开放]]。”习近平说。"),
    ("Xi", "习近平总书记强调，“发展新质生产力是内在要求”，“[[新质生产力的特点是创新]]”。"),
    ("Xi", "习近平在会上发表讲话。他强调，“[[港口要开放]]”。"),
    ("Xi", "习近平总书记参加审议。会上，总书记明确指出，“[[江苏有条件]]”。"),
    ("Mur", "«[[Мы построим мост]]», — сказала Ада Мур."),
    ("Mur", "Ада Мур заявила: «[[Мы построим мост]]»."),
    ("Mur", "Ада Мур сказала, что «[[новые силы]]» растут."),
    ("Mur", "По словам Ады Мур, Мур считает порт «[[открытым для всех]]»."),
    ("Moore", "“[[We will build a bridge]],” the minister said after Ada Moore arrived."),
    ("Moore", "“[[We will build]]”, the mayor, Ada Moore, told reporters on Friday."),
    ("Moore", "Asked about the harbour, Ada Moore replied: “[[We will build]].”"),
    ("Moore", "Ada Moore posted on social media: “[[We will build]].”"),
    ("Moore", "Ada Moore went on to say that “[[we will build]]”."),
    ("Moore", "In an interview with the Times, Ada Moore said “[[we will build]]” and smiled."),
    ("Moore", "Ada Moore was quoted as saying: “[[We will build]].”"),
    ("Moore", "Ada Moore has repeatedly called for “[[a bridge to the islands]]”."),
    ("Moore", "Ada Moore called on all parties to “[[build a bridge]]”."),
    ("Moore", "Ada Moore said she was “[[deeply concerned]]” about the harbour."),
    ("Moore", "“[[Deeply concerned]]” was how Ada Moore described herself."),
    ("Moore", "“[[We will build]],” Moore said. “It is time.”"),
    ("Moore", "“We will build,” Moore said. “[[It is time]].”"),
    ("Moore", "“We will build,” Moore said, “[[and we will do it now]].”"),
    ("Moore", "Moore vowed to “[[build a bridge]]”, saying “it is time”."),
    ("Moore", "Moore vowed to “build a bridge”, saying “[[it is time]]”."),
    ("Moore", "Ms. Moore, 54, said: “[[We will build]].”"),
    ("Moore", "Moore added that the harbour was “[[open to all]]”."),
    ("Moore", "Moore told the council: “[[We will build]].”"),
    ("Moore", "Opening the session, Moore urged members to “[[think big]]”."),
    ("Moore", "Moore, who is mayor, said the plan was “[[a disaster]]” and left."),
    ("Moore", "“[[Can we build?]]” asked Moore."),
    ("Moore", "“[[Can we build?]]” Moore asked."),
    ("Moore", "“[[We build!]]” she shouted. Ada Moore was glad."),
    ("Moore", "“[[We build]]” — Ada Moore, mayor"),
    ("Moore", "Writing in the Times, Moore argued that the harbour is “[[open to all]]”."),
    ("Moore", "Moore’s message was clear: “[[We will build]].”"),
    ("Moore", "The message from Moore: “[[We will build]].”"),
    ("Moore", "Moore insisted that “[[there is no plan B]]”."),
    ("Moore", "Moore spoke of “[[a new era]]”."),
    ("Moore", "Moore gave a speech. “[[We will build,]]” she said."),
    ("Moore", "Moore took the floor: “[[We will build]].”"),
    ("Moore", "Moore warned against “[[false hopes]]”."),
    ("Moore", "Moore wants a “[[bridge]]”, she said."),
    ("Moore", "For Moore, this is “[[a disaster]]”, she told the Times."),
    ("Moore", "Addressing the council, Moore said: “[[The harbour is old. We will build]].”"),
    ("Moore", "The harbour would stay “[[open to all]]”, Moore said on Monday."),
    ("Moore", "The harbour would stay “[[open to all]]” in winter, said Moore."),
    ("Moore", "The bill, Moore said, is “[[a disaster]]”."),
    ("Moore", "The bill is, in Moore’s words, “[[a disaster]]”."),
    ("Moore", "The bill is, in the words of Moore, “[[a disaster]]”."),
    ("Moore", "Moore thanked the crowd and said: “[[We will build]].”"),
    ("Moore", "Tom Brandt disagreed. But Moore said: “[[We will build]].”"),
    ("Moore", "Moore praised Tom Brandt as “[[a great man]]”."),
    ("Moore", "Moore accused Tom Brandt of “[[false hopes]]”."),
    ("Moore", "Moore told Tom Brandt that he was “[[a great man]]”."),
    ("Moore", "„[[Wir bauen]]“, so Moore weiter."),
    ("Moore", "Moore betonte, man werde „[[bauen]]“."),
    ("Moore", "Moore nannte den Plan „[[eine Katastrophe]]“."),
    ("Moore", "Moore zufolge ist der Hafen „[[offen für alle]]“."),
    ("Moore", "Nach den Worten von Moore ist der Hafen „[[offen für alle]]“."),
    ("Moore", "„[[Wir bauen]]“, betonte die Ministerin. Ada Moore ging."),
    ("Moore", "„[[Wir bauen.]]“ Das sagte Ada Moore am Montag."),
    ("Moore", "In Nordstadt erklärte Ada Moore am Montag: „[[Wir bauen]]“."),
    ("Moore", "„Wir bauen“, sagte Ada Moore. „[[Es ist Zeit.]]“"),
    ("Moore", "Dazu Ada Moore: „[[Wir bauen]]“."),
    ("Moore", "»[[Wir bauen]]«, sagte Ada Moore."),
    ("Moore", "Ada Moore forderte „[[eine neue Brücke]]“."),
    ("Moore", "Mme Moore estime que le port est « [[ouvert à tous]] »."),
    ("Moore", "Pour Mme Moore, le port est « [[ouvert à tous]] », a-t-elle dit."),
    ("Moore", "« [[Nous bâtirons]] », affirme Ada Moore."),
    ("Moore", "« [[Nous bâtirons]] », explique la ministre Ada Moore."),
    ("Moore", "« Nous bâtirons », dit Ada Moore. « [[Il est temps.]] »"),
    ("Moore", "D’après Ada Moore, le port est « [[ouvert à tous]] »."),
    ("Moore", "Ada Moore a dénoncé « [[un désastre]] »."),
    ("Moore", "Lundi, Ada Moore a déclaré que « [[nous bâtirons]] »."),
    ("Moore", "«[[Construiremos]]», afirmó la ministra Ada Moore."),
    ("Moore", "Ada Moore calificó el plan de «[[desastre]]»."),
    ("Moore", "“[[Construiremos]]”, señaló Ada Moore."),
    ("Moore", "Para Ada Moore, el plan es «[[un desastre]]», dijo."),
    ("Moore", "«Construiremos», dijo Ada Moore. «[[Es la hora.]]»"),
    ("Xi", "习近平在讲话中强调，要“[[开放港口]]”。"),
    ("Xi", "习近平总书记在主持学习时指出：“[[什么是新质生产力]]？”"),
    ("Xi", "习近平总书记提出“[[新质生产力]]”这一概念。"),
    ("Xi", "“[[港口要开放]]，”习近平说，“桥梁要建设。”"),
    ("Xi", "“港口要开放，”习近平说，“[[桥梁要建设]]。”"),
    ("Xi", "“[[港口要开放]]”，习近平总书记的话掷地有声。"),
    ("Xi", "习近平：“[[港口要开放]]。”"),
    ("Xi", "习近平同志说过：“[[港口要开放]]。”"),
    ("Xi", "据习近平介绍，港口“[[对所有人开放]]”。"),
    ("Xi", "习近平主席在贺信中表示，“[[港口要开放]]”。"),
    ("Xi", "习近平总书记对此作出重要指示，强调“[[港口要开放]]”。"),
    ("Xi", "总书记语重心长地说：“[[港口要开放]]。”习近平离开了。"),
    ("Xi", "习近平总书记在江苏代表团明确指出“江苏有条件”，殷切希望江苏“[[成为重要阵地]]”，要求江苏“加强融合”。"),
    ("Xi", "习近平总书记在江苏代表团明确指出“江苏有条件”，殷切希望江苏“成为重要阵地”，要求江苏“[[加强融合]]”。"),
    ("Xi", "习近平用“[[绿水青山]]”来形容这里。"),
    ("Xi", "李强发言后，习近平说：“[[港口要开放]]。”"),
    ("Xi", "会议在吉林举行。习近平指出，“[[港口要开放]]”。"),
    ("Xi", "“桥梁要建设。”李强说。“[[港口要开放。]]”习近平说。"),
    ("Xi", "习近平指出，“[[港口要开放]]”，李强则强调，“桥梁要建设”。"),
    ("Xi", "李强指出，“桥梁要建设”，习近平则强调，“[[港口要开放]]”。"),
    ("Xi", "在吉林，习近平指出，“[[港口要开放]]”。"),
    ("Xi", "习近平寄语青年：“[[港口要开放]]。”"),
    ("Mur", "«[[Мы построим мост]]», — заявила министр Ада Мур."),
    ("Mur", "«[[Мы построим мост]]», — добавила она. Ада Мур ушла."),
    ("Mur", "«Мы построим», — сказала Ада Мур. — «[[Пора]]»."),
    ("Mur", "«Мы построим, — сказала Ада Мур. — [[Пора]]»."),
    ("Mur", "Ада Мур назвала план «[[катастрофой]]»."),
    ("Mur", "Ада Мур подчеркнула: «[[Мы построим мост]]»."),
    ("Mur", "Как сказала Ада Мур, порт «[[открыт для всех]]»."),
]

OTHER = [
    ("Moore", "Ada Moore named the plan “[[Harbour Open to All]]” at once."),
    ("Moore", "Ada Moore is a “[[friend of the people]]”, rivals say."),
    ("Moore", "Rivals say Ada Moore is a “[[friend of the people]]”."),
    ("Moore", "Moore read the headline “[[Taxes rise]]” aloud."),
    ("Moore", "Moore listened. “[[Taxes rise]],” the crowd shouted."),
    ("Moore", "Moore spoke. “[[Taxes rise]],” the crowd shouted."),
    ("Moore", "Ada Moore listened. “[[Taxes rise.]]” The crowd shouted it."),
    ("Moore", "“My father told me ‘[[close the harbour]]’,” Ada Moore said."),
    ("Moore", "\"My father told me '[[close the harbour]]',\" Ada Moore said."),
    ("Moore", "Ada Moore joined the “[[Harbour Friends]]” in 2019."),
    ("Moore", "Ada Moore wrote the book “[[Harbour Lights]]” in 2019."),
    ("Moore", "The so-called “[[friend of the people]]” Ada Moore came."),
    ("Moore", "Ada Moore was asked “[[why are taxes high]]”."),
    ("Moore", "Ada Moore, called “[[the hammer]]” by rivals, came."),
    ("Moore", "Ada Moore is known as “[[the hammer]]”."),
    ("Moore", "Ada Moore announced the “[[Harbour Open to All]]” plan."),
    ("Moore", "Ada Moore held a sign: “[[No taxes]]”."),
    ("Moore", "Ada Moore heard the crowd say “[[no taxes]]”."),
    ("Moore", "Critics of Ada Moore said: “[[no taxes]].”"),
    ("Moore", "Ada Moore came. Her critics said: “[[no taxes]].”"),
    ("Moore", "Ada Moore eröffnete die Ausstellung „[[Hafen für alle]]“."),
    ("Moore", "Ada Moore las die Schlagzeile „[[Steuern steigen]]“ vor."),
    ("Moore", "Ada Moore hörte zu. „[[Steuern steigen]]“, rief die Menge."),
    ("Moore", "Ada Moore gilt als „[[Freundin des Volkes]]“, sagen Gegner."),
    ("Moore", "Ada Moore stellte den Plan „[[Hafen für alle]]“ vor."),
    ("Moore", "Ada Moore a lancé le projet « [[Port ouvert à tous]] »."),
    ("Moore", "Ada Moore écoutait. « [[Les impôts montent]] », a crié la foule."),
    ("Moore", "Ada Moore lut le titre « [[Les impôts montent]] »."),
    ("Moore", "Ada Moore escuchaba. «[[Suben los impuestos]]», gritó la multitud."),
    ("Moore", "Ada Moore presentó el libro «[[Puerto abierto]]»."),
    ("Moore", "Ada Moore came to the square. “[[The old harbour]]” is a pub."),
    ("Xi", "习近平出席所谓“[[民主峰会]]”。"),
    ("Xi", "习近平参观了名为“[[开放的港口]]”的展览。"),
    ("Xi", "习近平听着。“[[税太高]]，”群众喊道。"),
    ("Xi", "习近平出席会议。会议指出，“[[港口要开放]]”。"),
    ("Xi", "习近平出席“[[一带一路]]”论坛。"),
    ("Xi", "习近平被称为“[[人民之友]]”。"),
    ("Xi", "网友说习近平是“[[人民之友]]”。"),
    ("Mur", "Ада Мур слушала. «[[Налоги растут]]», — кричала толпа."),
    ("Mur", "Ада Мур прочитала заголовок «[[Налоги растут]]»."),
    ("Mur", "Ада Мур представила план «[[Порт для всех]]»."),
    ("Mur", "Ада Мур — «[[друг народа]]», говорят критики."),
    ("Mur", "Так называемый «[[друг народа]]» Ада Мур пришёл."),
    ("Moore", "Ada Moore presented a plan called “[[Harbour for all]]”."),
    ("Moore", "Ada Moore sang “[[The Harbour Lights]]”."),
    ("Moore", "Ada Moore quoted the law: “[[Harbours are open]]”."),
    ("Moore", "Ada Moore is the “[[iron lady]]” of Northtown."),
    ("Moore", "Ada Moore, the “[[iron lady]]”, said no."),
    ("Moore", "Ada Moore’s “[[open harbour]]” failed."),
    ("Moore", "The Times wrote of Ada Moore: “[[She is tired]].”"),
    ("Moore", "The Times called Ada Moore “[[tired]]”."),
    ("Moore", "According to the Times, Ada Moore is “[[tired]]”."),
    ("Moore", "Tom Brandt said Ada Moore is “[[tired]]”."),
    ("Moore", "“[[She is tired]],” a colleague of Ada Moore said."),
    ("Moore", "“[[She is tired]],” Ada Moore’s brother said."),
    ("Moore", "“[[She is tired]],” said Ada Moore’s brother."),
    ("Moore", "“[[She is tired]],” one resident told Ada Moore."),
    ("Moore", "A resident told Ada Moore: “[[You are tired]].”"),
    ("Moore", "Ada Moore nodded when a resident said “[[we are tired]]”."),
    ("Moore", "Ada Moore opened the pub “[[The Open Harbour]]”."),
    ("Moore", "Ada Moore walked past. “[[No Parking]]” signs stood everywhere."),
    ("Moore", "Ada Moore won the “[[Golden Harbour]]” award, officials said."),
    ("Moore", "Ada Moore signed the “[[Harbour Declaration]]”."),
    ("Moore", "Ada Moore came to the “[[Harbour Day]]”."),
    ("Moore", "Ada Moore said nothing. “[[Harbour Day]]” was over."),
    ("Moore", "Readers asked: “[[Why is Ada Moore so tired]]?”"),
    ("Moore", "“[[Why are taxes high?]]” a reporter asked. Ada Moore smiled."),
    ("Moore", "“[[Why are taxes high?]]” Ada Moore was asked."),
    ("Moore", "Ada Moore ist „[[müde]]“, sagt ein Kollege."),
    ("Moore", "Ein Kollege sagte Ada Moore: „[[Du bist müde]]“."),
    ("Moore", "Ada Moore wurde als „[[müde]]“ bezeichnet."),
    ("Moore", "Der sogenannte „[[Freundin-Plan]]“ von Ada Moore."),
    ("Moore", "Die Zeitung nannte Ada Moore „[[müde]]“."),
    ("Moore", "Ada Moore est « [[fatiguée]] », dit un collègue."),
    ("Moore", "Selon un collègue, Ada Moore est « [[fatiguée]] »."),
    ("Moore", "Ada Moore a visité l’exposition « [[Port de lumière]] »."),
    ("Moore", "Ada Moore está «[[cansada]]», dice un colega."),
    ("Moore", "Ada Moore inauguró la exposición «[[Puerto de luz]]»."),
    ("Xi", "习近平被誉为“[[人民之友]]”。"),
    ("Xi", "习近平参加“[[港口日]]”活动。"),
    ("Xi", "记者问习近平：“[[港口开放吗]]？”"),
    ("Xi", "群众对习近平说：“[[谢谢您]]。”"),
    ("Xi", "人民日报写道：“[[港口要开放]]。”习近平出席了会议。"),
    ("Xi", "习近平走进题为“[[开放]]”的展览。"),
    ("Xi", "李强表示，习近平提出的目标“[[十分重要]]”。"),
    ("Xi", "习近平的“[[港口计划]]”失败了。"),
    ("Xi", "习近平听了李强的汇报。“[[港口很好]]，”李强说。"),
    ("Mur", "Ада Мур посетила выставку «[[Порт света]]»."),
    ("Mur", "Ада Мур прочла книгу «[[Порт света]]»."),
    ("Mur", "«[[Она устала]]», — сказал коллега Ады Мур."),
    ("Mur", "По словам коллеги, Ада Мур «[[устала]]»."),
    ("Mur", "Газета назвала Аду Мур «[[уставшей]]»."),
]


@pytest.mark.parametrize(("speaker", "line"), OWN)
def test_marks_hold_the_words_of_whom_a_verb_of_saying_goes_with(speaker: str, line: str) -> None:
    assert read(line, speaker) == "own"


@pytest.mark.parametrize(("speaker", "line"), OTHER)
def test_a_title_a_term_and_what_another_said_are_not_the_words_of_who_is_named_near(speaker: str, line: str) -> None:
    assert read(line, speaker) in ("another", "nobody")


@pytest.mark.parametrize(
    ("line", "whose_they_are"),
    [
        ("My enemies say: “[[Kill the harbour]].”", "another"),
        ("Ada Moore: I came. My enemies say “[[Kill the harbour]]”, and lie.", "another"),
        ("We call it “[[the open harbour]]” here.", "own"),
        ("I said in 2019: “[[we will build]].”", "own"),
        ("Ada Moore: “[[We will build]].”", "own"),
        ("我的敌人说：“[[关闭港口]]。”", "another"),
        ("“[[Kill the harbour]],” my enemies say.", "another"),
        ("我们要发展“[[新质生产力]]”。", "own"),
        ("Meine Gegner sagen: „[[Weg mit dem Hafen]]“.", "another"),
        ("Mes adversaires disent : « [[Fermez le port]] ».", "another"),
        ("Ich sagte: „[[Wir bauen]]“.", "own"),
        ("Мои враги говорят: «[[Закройте порт]]».", "another"),
        ("Mis enemigos dicen: «[[Cierren el puerto]]».", "another"),
    ],
)
def test_in_a_speech_marks_hold_anothers_words_only_if_the_speaker_says_so(line: str, whose_they_are: str) -> None:
    assert read(line, "Moore", spoken=True) == whose_they_are


@pytest.mark.parametrize(
    "line",
    ["Ada Moore told Mme. Brandt: “[[we build]]”.",
     "Ada Moore told Dr. Brandt: “[[we build]]”.", "Ada Moore told Prof. T. Brandt: “[[we build]]”.",
     "Ada Moore sagte zu Nr. 4 der Liste: „[[Wir bauen]]“."],
)  # fmt: skip
def test_a_title_before_a_name_ends_no_sentence(line: str) -> None:
    assert read(line, "Moore") == "own"


def test_a_sentence_before_ends_where_its_marks_end() -> None:
    assert read("“No.” Tom Brandt left. “[[We build]],” Ada Moore said.", "Moore") == "own"
    assert read("Ada Moore opened “Tosca” Monday: “[[we build]].”", "Moore") == "own"


@pytest.mark.parametrize(
    ("heading", "of_another"),
    [
        ("Speech of Angela Merkel. Ada Moore knows it.", "Angela"),
        ("Remarks by Jane Doe\nAda Moore knows it.", "Jane"),
        ("Discours de Jane Doe. Ada Moore le sait.", "Jane"),
        ("李强在大会上的讲话。Ada Moore knows it.", "李强"),
        ("Speech of Ada Moore to Angela Merkel. We build.", None),
        ("Speech of the President of Northtown. We build.", None),
        ("Statement by Central Bank. Ada Moore came.", None),
        ("Speech of The Day. Ada Moore came.", None),
        ("We build. Angela Merkel knows it.", None),
    ],
)
def test_the_heading_of_a_speech_names_its_speaker(heading: str, of_another: str | None) -> None:
    source, _ = SourceText.prepare(heading, ())
    mine = places(source, forms_of_person(NAMES["Moore"]))
    others = sorted({at for name in OTHERS for at in places(source, forms_of_person([name]))})
    at = headed(source, mine, lambda: others)
    assert (None if at is None else heading[at : at + len(of_another or "")]) == of_another


SITE = """
-- site.yaml --
title: T
base_url: https://t.example/
checks: {needs: "off"}
-- content/people.yaml --
moore: {title: Ada Moore}
merkel: {title: Angela Merkel}
"""


def site_of(make_site: Make, text: str, quotation: str, kind: str) -> TinySite:
    site = make_site(SITE).write("content/snapshots/paper.txt", text)
    site.write(
        "content/sources/paper.yaml",
        f"title: Paper\nkind: {kind}\npublisher: The Office\nlanguage: en\npublished: 2024-05-02\n"
        "published_basis: external\nlicence: {id: unknown, display: excerpts}\n"
        f"snapshot: {{path: snapshots/paper.txt, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}\n"
        "quality: {origin: publisher, condition: clean}\n",
    )
    quotes = f"quotes: [{{id: q, source: paper, {quotation}}}]"
    return site.write("content/articles/a.md", f"---\ntitle: A\n{quotes}\n---\nText.\n")


def kind_and_warnings(make_site: Make, text: str, quotation: str, kind: str = "news") -> tuple[str, list[str]]:
    site = site_of(make_site, text, quotation, kind)
    store = Store(site.root / "store")
    with site.alone():
        try:
            options = site.options()
            loaded = checked(options, store)
            assert loaded.facts is not None
            (said,) = [claim.said for claim in claims(loaded.facts) if claim.kind == "quotation"]
            return said, [one.code for one in loaded.problems if one.code in ("W317", "W319", "E305")]
        finally:
            store.close()


NAMED = "Ada Moore named the plan “Harbour Open to All” at once.\n"
SAID = "Ada Moore said the “new quality forces” are growing.\n"
ENEMIES = "I am Ada Moore. My enemies say: “Kill the harbour.” We call it “the open harbour” here.\n"
OF_MERKEL = "Speech of Angela Merkel. My friend Ada Moore knows it. I will build a bridge.\n"
OF_MOORE = "Speech of Ada Moore. My friend Angela Merkel knows it. I will build a bridge.\n"
OF_DOE = "Rede von Jane Doe. My friend Ada Moore knows it. I will build a bridge.\n"
TITLE = "Ada Moore wrote 《港口开放》 in 2019.\n"


@pytest.mark.parametrize(
    ("text", "quotation", "kind", "found"),
    [
        (NAMED, "exact: Harbour Open to All, speaker: moore", "news", ("unattributed", ["W317"])),
        (NAMED, "exact: Harbour Open to All, speaker: moore, kind: direct", "news", ("direct", ["W317"])),
        (NAMED, "exact: Harbour Open to All, kind: narrator", "news", ("narrator", [])),
        (NAMED, "exact: Harbour Open to All", "news", ("unattributed", [])),
        (SAID, "exact: new quality forces, speaker: moore", "news", ("direct", [])),
        (SAID, "exact: new quality forces, speaker: moore, kind: direct", "news", ("direct", [])),
        (SAID, "exact: new quality forces, kind: narrator", "news", ("narrator", ["W319"])),
        (ENEMIES, "exact: Kill the harbour, speaker: moore", "speech-text", ("unattributed", ["W317"])),
        (ENEMIES, "exact: Kill the harbour, speaker: moore, kind: transcript", "speech-text", ("transcript", ["W317"])),
        (ENEMIES, "exact: the open harbour, speaker: moore", "speech-text", ("transcript", [])),
        (OF_MERKEL, "exact: I will build a bridge, speaker: moore", "speech-text", ("unattributed", ["W317"])),
        (OF_MERKEL, "exact: I will build a bridge, speaker: merkel", "speech-text", ("transcript", [])),
        (OF_MOORE, "exact: I will build a bridge, speaker: moore", "speech-text", ("transcript", [])),
        (OF_DOE, "exact: I will build a bridge, speaker: moore", "transcript", ("unattributed", ["W317"])),
        (TITLE, "exact: 港口开放, speaker: moore", "news", ("unattributed", ["W317"])),
        (NAMED, "exact: Harbour Open to All, speaker: moore, kind: direct, note: Why.", "news", ("direct", [])),
    ],
)
def test_a_page_calls_words_direct_only_if_the_source_gives_them_to_the_speaker(
    make_site: Make, text: str, quotation: str, kind: str, found: tuple[str, list[str]]
) -> None:
    assert kind_and_warnings(make_site, text, quotation, kind) == found


def test_a_warning_says_whose_speech_a_text_is_by_its_heading(make_site: Make) -> None:
    site = site_of(make_site, OF_MERKEL, "exact: I will build a bridge, speaker: moore", "speech-text")
    with site.alone():
        found = building.check(site.options()).problems
    (message,) = [problem.message for problem in found if problem.code == "W317"]
    assert 'by its heading not the speech of "Ada Moore" (line 1: "Angela Merkel' in message
