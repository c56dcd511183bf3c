"""Questions about records, places, times, words and the site itself, one table a module of explainer/queries/.

A case is a question and the answer that a reader of the site in tests/sites/queries.txt should get. Answers are
written briefly: a card is its id, several are their ids; a group is its key with its cards; of a view stands what is
not empty. `only` picks parts of a view, and `zh.` asks from a Chinese page.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
import test_queries_of_sources
from asking import QUERIES, asked

ANSWERS: dict[str, dict[str, object]] = {
    "maps": {
        "[(shape.card, shape.count) for shape in region_map().shapes]": [[None, 0], ["west", 3]],
        "region_map().width": 1000,
    },
    "matrix": {
        "matrix().regions": "land east west port bay",
        "[(row, [cell.count for cell in cells]) for row, cells in matrix().rows]": [
            ["trade", [6, 2, 3, 2, 0]],
            ["peace", [0] * 5],
            ["ports", [2, 2, 0, 2, 0]],
        ],
        "[cell.state for cell in matrix('peace', 'east west').rows[0][1]]": ["none", "not-looked"],
        "matrix('trade', 'west').rows[0][1][0].url": "themes/trade/#region-west",
        "by_region('trade')": [
            {"region": "land", "cards": "summer", "within": {"count": 5, "places": [["east", 2], ["west", 3]]}},
            {"region": "east", "within": {"count": 2, "places": [["port", 2]]}},
            {"region": "west", "cards": "may roads early"},
            {"region": "port", "cards": "april harbour"},
        ],
        "by_region('peace')": "",
    },
    "records": {
        "record('speech:april').title": "In April",
        "zh.record('article:guide').title": "指南",
        "zh.record('article:essay').title": "Essay",
        "[mark.target for mark in body('article:essay').marks]": ["region:port"],
        "zh.body('article:guide').blocks()[0].text": "开门。",
        "body('region:port')": None,
        "body_lang('article:essay')": "",
        "zh.body_lang('article:essay')": "en",
        "zh.body_lang('article:guide')": "",
        "zh.field_lang('article:guide', 'title')": "",
        "zh.field_lang('article:guide', 'summary')": "en",
        "field_lang('article:guide', 'summary')": "",
        "card('region:port').url": "regions/port/",
        "card('figure:ships').url": "figures/#ships",
        "zh.card('region:land').title": "大地",
        "only(zh.card('article:guide'), 'url lang')": {"url": "zh/articles/guide/"},
        "only(zh.card('article:essay'), 'url lang hreflang')": {
            "url": "articles/essay/",
            "lang": "en",
            "hreflang": "en",
        },
        "card('speech:secret')": None,
        "link_target('article:guide', 'region:port')": "port",
        "link_target('article:guide', '../plans.yaml')": None,
        "linked_file('article:guide', '../../assets/sea.svg')": "assets/sea.svg",
        "linked_file('article:guide', '../../assets/secret.pdf')": None,
        "cards('theme')": "trade peace ports",
        "cards('speech')": "summer may april undated yearly",
        "cards('article')": "essay guide old",
        "cards('person')": "li wang",
        "cards('region')": "bay east land port west",
        "cards('page')": "hidden imprint about home",
        "count('speech')": 5,
        "count('page')": 4,
        "about('trade', 'speech')": "summer may april",
        "about('ports', 'speech')": "april",
        "about('peace', 'speech')": "",
        "larger_themes('ports')": ["ports", "trade"],
        "larger_themes('ports peace')": ["ports", "peace", "trade"],
        "named('speech:april', 'themes', 'theme')": "ports",
        "named('article:guide', 'sources', 'source')": "talk",
        "named('article:guide', 'terms', 'theme')": "",
        "children('region:east')": "port",
        "children('region:land')": "east west",
        "children('theme:trade')": "ports",
        "children('organisation:office')": "press",
        "children('term:open-door')": "gate",
        "ancestors('region:bay')": "land east port",
        "ancestors('theme:ports')": "trade",
        "ancestors('term:gate')": "open-door",
        "ancestors('region:land')": "",
        "backlinks('region:port')": [
            ["article", "essay guide"],
            ["figure", "ships"],
            ["organisation", "press"],
            ["plan", "harbour"],
            ["region", "bay"],
            ["speech", "april"],
        ],
        "backlinks('person:li')": [["speech", "undated april may"]],
        "backlinks('person:wang')": [["speech", "may"]],
        "backlinks('theme:peace')": [["article", "old"]],
        "related('article:essay')": [
            {"card": "guide", "reasons": "gate port trade"},
            {"card": "april", "reasons": "port"},
            {"card": "harbour", "reasons": "port"},
            {"card": "summer", "reasons": "trade"},
            {"card": "early", "reasons": "trade"},
        ],
        "[str(item.card.id) for item in related('article:guide')]": ["yearly", "essay", "april", "harbour", "summer"],
        "neighbours('speech:may')": {"previous": "april", "next": "summer"},
        "neighbours('speech:april')": {"next": "may"},
        "neighbours('speech:undated')": {},
        "neighbours('call:late')": {"previous": "early", "next": "month"},
        "[(item.date, item.now) for item in corrections()]": [
            ["2024-06-22", "Three"],
            ["2024-06-22", "Eleven"],
            ["2024-06-21", "Yes"],
        ],
        "only(corrections()[1], 'card was now severity id url')": {
            "card": "essay",
            "was": "Ten",
            "now": "Eleven",
            "severity": "major",
            "id": "article-essay-correction-2024-06-22-2",
            "url": "articles/essay/#correction-2024-06-22-2",
        },
        "correction_ids('article:essay')": [
            "correction-2024-06-22",
            "correction-2024-06-22-2",
            "correction-2024-06-21",
        ],
        "corrections_updated()": "2024-06-22",
        "review('article:guide')": {"on": "2024-01-10", "by": "Ada", "due": "2024-04-10", "overdue": True},
        "review('article:essay')": {"on": "2024-06-20", "due": "2025-06-20"},
        "review('article:old')": None,
        "overdue_reviews()": [
            {"card": "guide", "review": {"on": "2024-01-10", "by": "Ada", "due": "2024-04-10", "overdue": True}}
        ],
        "coverage()": {"items": 40, "sources": 3, "conditions": [["", 1], ["clean", 1], ["damaged", 1]]},
    },
    "regions": {
        "only(region('region:west'), 'addressed located about plans calls figures articles parents children')": {
            "addressed": "may",
            "plans": "roads",
            "calls": "early",
            "parents": "land",
        },
        "only(region('region:port'), 'located plans figures articles parents children')": {
            "located": "april",
            "plans": "harbour",
            "figures": "ships",
            "articles": "essay guide",
            "parents": "land east",
            "children": "bay",
        },
        "only(region('region:land'), 'addressed located children')": {"addressed": "summer", "children": "east west"},
        "region('region:land').within": {
            "addressed": {"count": 1, "places": [["west", 1]]},
            "located": {"count": 2, "places": [["east", 2]]},
            "plans": {"count": 2, "places": [["east", 1], ["west", 1]]},
            "calls": {"count": 2, "places": [["east", 1], ["west", 1]]},
            "figures": {"count": 1, "places": [["east", 1]]},
        },
        "[relation for relation, _ in region('region:west').unrecorded]": ["located", "figures"],
        "region('region:bay').about": "yearly",
        "region_groups()": [["nation", "land"], ["province", "east west"], ["city", "port"], ["county", "bay"]],
        "region_count('region:land')": 12,
        "region_count('region:port')": 6,
        "region_count('region:west')": 3,
        "tiles()": [
            {"card": "west", "row": 1, "col": 1, "count": 3},
            {"card": "east", "row": 1, "col": 2, "count": 8, "children": "port"},
        ],
        "comparisons()": ["west port"],
        "comparable()": "east west port bay",
        "compare('west port lost').regions": "west port",
        "[(row.key, row.cells) for row in compare('west port').rows]": [
            ["addressed", ["may", ""]],
            ["located", ["", "april"]],
            ["plans", ["roads", "harbour"]],
            ["slogans", ["", ["大开放，大发展"]]],
            ["calls", ["early", ""]],
            ["figures", ["", "ships"]],
            ["themes", ["trade", "ports"]],
        ],
        "compare('east west').rows[3].within": [{"count": 1, "places": [["port", 1]]}, None],
    },
    "samples": {
        "colour_tokens()": [
            {"name": "ink", "light": "#111111", "dark": "#eeeeee"},
            {"name": "paper", "light": "#ffffff", "dark": "#ffffff"},
        ],
        "[event.date for event in samples().events]": [
            "2024-03-05",
            "2024-06",
            "2023-07/2023-12",
            "2023-12~",
            "../2024-08-03",
            "2024",
            "XXXX-10-20",
            None,
        ],
        "[cell.state for _, cells in samples().matrix.rows for cell in cells]": ["some", "none", "not-looked"],
    },
    "search": {
        "[found.url for found in search_documents().documents if found.kind == 'article']": [
            "articles/essay/",
            "articles/guide/",
            "zh/articles/guide/",
        ],
        "search_text(0).documents[0].url": "terms/gate/",
        "search_shard('g0').file()[:30]": 'searchFile("index-g0",{"gate":',
        "search_documents().regions[2]": ["land", "Land", "大地"],
        "[words['search.none'] for _, words in search_documents().texts]": ["Nothing found.", "没有找到。"],
        "[group.key for group in index_of_pages()][:4]": ["term:#", "term:G", "term:O", "region:B"],
        "[group for group in index_of_pages() if group.key[:3] in ('spe', 'the', 'pag')]": [
            ["theme:P", "peace ports"],
            ["theme:T", "trade"],
            ["speech:A", "undated"],
            ["speech:E", "yearly"],
            ["speech:I", "april may summer"],
            ["page:A", "about"],
            ["page:H", "hidden home"],
            ["page:I", "imprint"],
        ],
        "zh.index_of_pages()[0].key": "term:#",
    },
    "site": {
        "setting('title')": "Small site",
        "zh.setting('title')": "小站",
        "zh.setting('description')": "As small as can be",
        "base_url()": "https://example.org/",
        "build_date()": "2024-07-01",
        "text('nav.themes')": "Themes",
        "zh.text('nav.themes')": "主题",
        "zh.text('own.note')": "Only in English",
        "text('lost')": None,
        "zh.tag()": "zh-Hans",
        "language_name('zh-Hans')": "Chinese",
        "language_name('eo')": "eo",
        "zh.language_name('en')": "英文",
        "asset('sea.svg')[:-8]": "assets/sea.svg?v=",
        "asset('door.jpg')": None,
        "asset('secret.pdf')": None,
        "asset('lost.svg')": None,
        "asset_digest('sea.svg')[:8] == asset('sea.svg')[-8:]": True,
        "asset_digest('lost.svg')": None,
        "[only(a, 'lang url current translated') for a in alternates('article:essay', '')]": [
            {"lang": "en", "url": "articles/essay/", "current": True, "translated": True},
            {"lang": "zh", "url": "articles/essay/"},
        ],
        "[only(a, 'lang url current translated') for a in zh.alternates('', 'timeline/')]": [
            {"lang": "en", "url": "timeline/", "translated": True},
            {"lang": "zh", "url": "zh/timeline/", "current": True, "translated": True},
        ],
        "[a.url for a in alternates('article:guide', '', 'text/')]": [
            "articles/guide/text/",
            "zh/articles/guide/text/",
        ],
        "list_url('timeline/')": "timeline/",
        "zh.list_url('timeline/')": "zh/timeline/",
        "menu()": "guide timeline calls about people plans",
        "[item.title for item in menu()]": ["Start here", "Timeline", "Calls for input", "About", "People", "Plans"],
        "zh.start_page().title": "从这里开始",
        "start_page().url": "articles/guide/",
        "gaps().url": "evidence/",
        "[list_page(kind) for kind in ('speech', 'term', 'region', 'plan', 'page')]": [
            "timeline",
            "glossary",
            "regions",
            "plans",
            "",
        ],
        "shows_drafts()": False,
        "lists()": "articles themes timeline regions matrix compare plans calls figures glossary people organisations"
        " sources",
        "reports()": "corrections evidence",
        "footer_pages()": "imprint about",
        "len(tool())": 32,
        "layout('speech.html') == layout('plan.html')": False,
    },
    "terms": {
        "full(term('open-door'))": {
            "card": "open-door",
            "form": "open door",
            "gloss": "That the door is open.",
            "original": "开门",
            "original_lang": "zh-Hans",
            "pinyin": "kāimén",
        },
        "term('lost')": None,
        "glossary()": [["#", "three"], ["G", "gate"], ["O", "open-door"]],
        "[(use.form, use.term) for use in terms_in('article:guide')]": [
            ["opened door", "open-door"],
            ["3 steps", "three"],
        ],
        "terms_in('article:essay')": "",
        "whole_words('Li opened the Gate to 开门 in Port.')": ["Gate", "Li", "Port", "开门"],
        "[only(a, 'form status count source share') for a in phrase_history('open-door')]": [
            {"form": "open door", "status": "preferred", "count": 2, "source": "talk", "share": 100},
            {"form": "opened door", "status": "accepted", "count": 1, "source": "talk", "share": 50},
            {"form": "open door", "status": "preferred", "count": 1, "source": "news", "share": 50},
        ],
        "phrase_history('open-door')[1].sentences": [[7, "The opened door is wide."]],
        "phrase_totals('open-door')": {
            "count": 4,
            "forms": 2,
            "sources": 2,
            "searched": 3,
            "by_source": [["talk", 3], ["news", 1]],
        },
        "phrase_totals('gate')": {"searched": 3},
        "main_term()": "open-door",
        "[says_main_term(ref) for ref in ('speech:april', 'speech:may', 'speech:none')]": [True, False, False],
    },
    "timeline": {
        "timeline()": [["2024", "april may summer"], ["undated", "yearly undated"]],
        "timeline('', 3)": [["2024", "summer"], ["undated", "yearly undated"]],
        "timeline('region:east')": [["2024", "april"], ["undated", "yearly undated"]],
        "timeline('region:land')": [["2024", "april may summer"], ["undated", "yearly undated"]],
        "timeline('theme:trade')": [["2024", "april may summer"]],
        "timeline('person:li')": [["2024", "april may"], ["undated", "undated"]],
        "timeline('source:news')": [["2024", "april"]],
        "event_count()": 5,
        "event_count('person:wang')": 1,
        "newest_events()": "summer may april",
        "newest_events(2)": "summer may",
        "plan_status('plan:harbour')": {
            "step": "adopted",
            "date": "2024-03",
            "date_basis": "unrecorded",
            "source": "paper",
        },
        "plan_status('plan:roads')": {"step": "unknown"},
        "call_state('call:early')": "closed",
        "call_state('call:late')": "open",
        "call_state('call:month')": "open",
        "call_state('call:ending')": "",
        "timeline_density()": [
            {"key": "2024", "total": 3, "months": [0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0], "spread": 1, "most": 1},
            {"key": "undated", "total": 2, "months": [0] * 12, "spread": 2, "most": 1},
        ],
        "[(mark.card, mark.x, mark.width, mark.row, mark.says_term) for mark in timeline_strip().marks]": [
            ["april", "1.59", "", 0, True],
            ["may", "47.62", "47.62", 0, False],
            ["summer", "93.65", "4.76", 1, False],
        ],
        "(timeline_strip().rows, timeline_strip().years)": [2, [[2024, "0"]]],
        "timeline_strip('theme:peace')": None,
        "event_regions('speech:april')": ["east", "land", "port"],
        "event_regions('speech:summer')": ["land"],
        "[(choice.value, choice.count) for choice in timeline_choices()[0].options]": [["trade", 3], ["ports", 1]],
        "[(choice.value, choice.count) for choice in timeline_choices()[1].options]": [
            ["bay", 1],
            ["east", 3],
            ["land", 5],
            ["port", 2],
            ["west", 1],
        ],
        "[(choice.value, choice.count) for choice in timeline_choices()[2].options]": [["li", 3], ["wang", 1]],
        "[(choice.value, choice.count) for choice in timeline_choices()[3].options]": [
            ["broadcast", 1],
            ["meeting", 1],
            ["speech", 3],
        ],
        "timeline_choices()[0].options[0].title": "Trade",
        "[choice.title for choice in timeline_choices()[3].options]": ["Broadcast", "Meeting", "Speech"],
        "sort_text('speech', 'study-session')": "Study session",
        "sort_text('plan', '')": "Plan",
    },
}
QUESTIONS = {question: answer for found in ANSWERS.values() for question, answer in found.items()}


@pytest.mark.parametrize("question", QUESTIONS, ids=list(QUESTIONS))
def test_a_reader_gets_the_answer(question: str) -> None:
    assert asked(question) == QUESTIONS[question]


def test_every_query_is_asked_by_a_case_of_its_module() -> None:
    answers = {**ANSWERS, **test_queries_of_sources.ANSWERS}
    asked_in = {module: {name for question in found for name in names(question)} for module, found in answers.items()}
    modules = {name: query.__module__.rpartition(".")[2] for name, query in QUERIES.items()}
    assert not [name for name, module in modules.items() if name not in asked_in.get(module, ())]


def names(question: str) -> Iterator[str]:
    """The names that a question calls."""
    for node in ast.walk(ast.parse(question)):
        if isinstance(node, ast.Call):
            yield node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
