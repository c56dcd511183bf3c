"""A name in a text is that of the person, place or body, and not a part of another: in both directions."""

from __future__ import annotations

import pytest

from explainer.evidence import NameForms, SourceText, forms_of_body, forms_of_person, forms_of_place, places
from explainer.evidence.hannames import is_han_person, is_han_place


def names(forms: NameForms, text: str, *, adjective: bool = False) -> bool:
    return bool(places(SourceText.prepare(text, ())[0], forms, adjective=adjective))


MOORE, XI, LI, MAY = ["Ada Moore"], ["Xi Jinping", "习近平"], ["Li Qiang", "李强"], ["Theresa May"]


@pytest.mark.parametrize(
    ("person", "texts"),
    [
        (
            MOORE,
            "Mayor Moore said|Yesterday Moore said|On Monday Moore left|“No,” Moore said|Town\n\nMoore said|MOORE: I",
        ),
        (MOORE, "Ada Mary Moore said|A. Moore|Ada B. Moore|Moore-led talks|Moore's plan|Herr Moore und die anderen"),
        (MOORE, "Chancellor Moore Visits Jilin|Northtown Mayor Ada Moore|Ada\nMoore said|when Moore spoke|But Moore"),
        (
            XI,
            "President Xi said|会见习近平|学习习近平讲话|习近平强调|Xi Jin-ping|Premier Xi Told|以习近平同志为核心",
        ),
        (LI, "李强说|李强强调|李强调研时|李强大使|李强抵京|李强考察吉林|李强、王毅|Premier Li said|李强国务院"),
        (MAY, "“No,” May said|May told them|Prime Minister May left|MAY: No."),
        (["Gordon Brown"], "Mr Brown left|when Brown left|Brown answered"),
        (["He Lifeng", "何立峰"], "Vice Premier He said|He Lifeng|何立峰说"),
        (["Wen Jiabao"], "Premier Wen said"),
        (["岸田文雄"], "岸田首相"),
        (["Jean-Luc Mélenchon"], "Melenchon said|Jean Luc Mélenchon"),
        (["Recep Tayyip Erdoğan"], "Erdogan said"),
        (["Zoë Müller"], "Mueller said|Muller said"),
        (["Francois Hollande"], "François Hollande"),
        (["Kim Jong Un"], "Kim Jong-un"),
        (["Gabriel García Márquez"], "Señor García dijo|García Márquez dijo"),
        (["Joe Biden"], "Joseph Biden"),
        (["Сергей Лавров"], "министр Лавров|С. Лавров"),
        (["The minister"], "The minister said|the Minister said|minister of trade"),
        (["部长"], "部长说"),
    ],
)
def test_a_person_is_named(person: list[str], texts: str) -> None:
    assert [text for text in texts.split("|") if not names(forms_of_person(person), text)] == []


@pytest.mark.parametrize(
    ("person", "texts"),
    [
        (
            MOORE,
            "Jane Moore said|Ngozi Moore said|J. Moore said|Mr John Moore said|Jean-Paul Moore said|Jane\nMoore said",
        ),
        (
            MOORE,
            "Smith-Moore said|Moore-Brandt said|Ada Moore Foundation|Moore’s Law|Moore's law|Moore Street is closed",
        ),
        (XI, "学习近平原的经验|Xi Mingze said"),
        (LI, "李强调，要开放|李强大坝|李强烈要求|李强军说|Li Keqiang said"),
        (["Ma Ying", "马英"], "马英九说"),
        (MAY, "May we go?|May was warm.|in May the council|in early May"),
        (["Gordon Brown"], "Brown bears|Brown University"),
        (["He Lifeng", "何立峰"], "He said no"),
        (["Mark White"], "White House said|mark white lines"),
        (["Will Young"], "Young people said|they will young or old"),
        (["John Major"], "Major changes came"),
        (["Emmanuel Macron"], "Brigitte Macron"),
        (["Сергей Лавров"], "Иван Лавров сказал"),
        (["The minister"], "The deputy minister said|The spokesman of the minister said|the minister's spokesman"),
        (["Le ministre"], "le porte-parole du ministre a dit"),
        (["Der Minister"], "der Sprecher des Ministers sagte|der stellvertretende Minister"),
        (["El ministro"], "el portavoz del ministro dijo"),
        (["Министр"], "представитель министра сказал"),
        (["部长"], "部长发言人说|副部长说"),
    ],
)
def test_another_of_that_name_or_a_thing_is_not_the_person(person: list[str], texts: str) -> None:
    assert [text for text in texts.split("|") if names(forms_of_person(person), text)] == []


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        ("Jilin", "Northeast China’s Jilin|Jilin-based|JILIN|Jilin, China"),
        ("China", "North China|northern China|US-China talks|Communist China"),
        ("York", "the City of York|York Minster"),
        ("中国", "中国有14亿人|中国国家主席|新中国成立|中国海南"),
        ("海南", "进入海南|在海南省"),
        ("湖北", "江西湖北两省"),
        ("上海", "世博会上海馆"),
        ("北京", "向北京出发|以北京为"),
        ("山东", "山东西部"),
        ("福建", "福建设立"),
        ("吉林省", "吉林省吉林市|在吉林"),
        ("延边朝鲜族自治州", "延边"),
        ("Kanton Zürich", "in Zürich|in Zurich"),
        ("Freistaat Bayern", "in Bayern"),
        ("Nordrhein-Westfalen", "Nordrhein Westfalen"),
        ("North Korea", "in North Korea"),
        ("Inner Mongolia", "in Inner Mongolia"),
    ],
)
def test_a_place_is_named(place: str, texts: str) -> None:
    assert [text for text in texts.split("|") if not names(forms_of_place([place]), text)] == []


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        ("York", "in New York|NEW YORK|Duke of York"),
        ("Korea", "North Korea|South Korea|Corée du Nord"),
        ("Ireland", "Northern Ireland"),
        ("Guinea", "Equatorial Guinea|Guinea-Bissau|Guinea pigs"),
        ("China", "South China Sea|China Daily|china cups|Bank of China|Chinese guests"),
        ("Jilin", "the Jilin Bank|Bank of Jilin"),
        ("Washington", "George Washington said"),
        ("Wales", "New South Wales"),
        ("Mongolia", "Inner Mongolia"),
        ("Йорк", "Нью-Йорк"),
        ("Корея", "Северная Корея"),
        ("Corea", "Corea del Norte"),
        ("Guinée", "Nouvelle-Guinée"),
        ("Republic of China", "People’s Republic of China"),
        ("Turkey", "roast Turkey"),
        ("海南", "青海南部|黄海南岸"),
        ("河南", "黄河南岸"),
        ("山东", "中山东路"),
        ("上海", "海上海鲜"),
        ("北京", "东北京剧"),
        ("吉林", "吉林大学"),
        ("吉林省", "吉林市"),
        ("蒙古", "内蒙古"),
        ("印度", "印度尼西亚"),
        ("爱尔兰", "北爱尔兰"),
    ],
)
def test_a_part_of_another_name_is_not_the_place(place: str, texts: str) -> None:
    assert [text for text in texts.split("|") if names(forms_of_place([place]), text)] == []


def test_an_abbreviation_needs_its_capitals() -> None:
    for name, text in (
        ("WHO", "who said it"),
        ("US", "tell us"),
        ("Fed", "fed up"),
        ("The Times", "the times are hard"),
    ):
        assert not names(forms_of_body([name]), text), text
    for name, text in (
        ("WHO", "the WHO said"),
        ("NATO", "Nato said"),
        ("Fed", "the Fed said"),
        ("The Times", "The Times"),
    ):
        assert names(forms_of_body([name]), text), text


@pytest.mark.parametrize(
    "text", ["Chinese guests", "des invités chinois", "chinesische Gäste", "中方代表", "китайские гости"]
)
def test_guests_of_a_country_are_called_after_it(text: str) -> None:
    forms = forms_of_place(["China", "中国"])
    assert names(forms, text, adjective=True)
    assert not names(forms, text)
    assert not names(forms_of_place(["Jilin"]), text, adjective=True)
    assert not names(forms, "china cups", adjective=True)


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("我在黄河南岸", "河南", False),
        ("我在河南岸边", "河南", False),
        ("我在河南说", "河南", True),
        ("去内蒙古巴林", "古巴", False),
        ("去古巴", "古巴", True),
        ("海上海", "上海", False),
        ("海" + "上海" * 7, "上海", True),
    ],
)
def test_signs_of_other_words_are_no_place_as_far_as_twelve_signs_before_say(
    text: str, name: str, stands: bool
) -> None:
    at = text.rindex(name)
    assert is_han_place(text, at, at + len(name), ranked=False) == stands


def test_signs_of_another_word_are_no_person() -> None:
    assert is_han_person("昨天习近平说", 2, 5)
    assert not is_han_person("深入学习近平易近人的作风", 3, 6)
