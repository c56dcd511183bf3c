"""Search: what stands in the texts is found, nothing else is, it costs a reader little, and a keyboard is enough."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import reader
from playwright.sync_api import Page, expect
from reader import Reader, Visit
from sites import RICH, TinySite
from test_claims import archive, build_with_product_theme

from explainer.search import index
from explainer.search.documents import Searchable
from explainer.search.index import SearchList, SearchShard, SearchText, Tokens, by_shard, in_shards
from explainer.search.tokens import cut, fold, shard_names, shard_of, splits_for

ROOT = Path(__file__).resolve().parent.parent.parent
Make = Callable[..., TinySite]

COMPOUNDS = (
    "新质生产力", "因地制宜", "科技创新", "产业体系", "马克思主义经济学", "集体学习", "经济增长", "未来产业",
    "传统产业", "高质量发展", "生产关系", "机器翻译", "重要阵地", "代表团", "实验室",
)  # fmt: skip
"""Fifteen compounds that stand in the Chinese texts; a test says so if an editor takes one out."""
ABSENT = ("养老金", "碳市场", "气候变化", "生产质新", "新质产力")
"""Words of which only parts stand in the texts."""

KIB = 1024
SMALL_BUDGET = 34 * KIB
LARGE_BUDGET = 100 * KIB
PAGE_BUDGET = 4 * KIB
SHOWN = 8
SCRIPTS = ("search.js", "search-results.js")


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def scripts_size() -> int:
    return sum(compressed((ROOT / "assets/js" / name).read_text(encoding="utf-8")) for name in SCRIPTS)


def content_of(file: str) -> Any:
    """What a file of the search has: it is a script that calls one function with its name and its content."""
    called = re.fullmatch(r'searchFile\("[a-z0-9-]+",(.*)\);\n', file, re.DOTALL)
    assert called, file[:80]
    return json.loads(called[1])


class Lookup:
    """What the script in the browser does, in the plainest way; `loaded` is what each file weighs compressed."""

    def __init__(self, file: Callable[[str], str]) -> None:
        self.file = file
        self.loaded: dict[str, int] = {}
        self.documents: list[Any] = self.read("documents.js")["documents"]

    def read(self, name: str) -> Any:
        text = self.file(name)
        self.loaded[name] = compressed(text)
        return content_of(text)

    def find(self, query: str) -> list[int]:
        words, runs = cut([query])
        each = [self._word(word) for word in words] + [self._run(run) for run in runs]
        return sorted(set.intersection(*each)) if each else []

    def urls(self, query: str) -> list[str]:
        return [self.documents[number][1] for number in self.find(query)]

    def text(self, number: int) -> str:
        per_text = self.read("documents.js")["perText"]
        text: str = self.read(f"text-{number // per_text}.js")[number % per_text]
        return text

    def _shard(self, token: str) -> Any:
        return self.read(f"index-{shard_of(token, splits_for(len(self.documents)))}.js")

    def _word(self, word: str) -> set[int]:
        return {entry // index.FIELDS for entry in sums(self._shard(word).get(word, []))}

    def _run(self, run: str) -> set[int]:
        starts = [*range(0, len(run) - 2, 2), len(run) - 2]
        each = [{(number, place - at) for number, place in self._places(run[at : at + 2])} for at in starts]
        return {number for number, _ in set.intersection(*each)}

    def _places(self, pair: str) -> Iterator[tuple[int, int]]:
        numbers = self._shard(pair).get(pair, [])
        number = at = 0
        while at < len(numbers):
            number, count = number + numbers[at], numbers[at + 1]
            yield from ((number, place) for place in sums(numbers[at + 2 : at + 2 + count]))
            at += 2 + count


def sums(gaps: list[int]) -> list[int]:
    return [sum(gaps[: place + 1]) for place in range(len(gaps))]


def lookup_in(output: Path) -> Lookup:
    return Lookup(lambda name: (output / "search" / name).read_text(encoding="utf-8"))


def page_words(output: Path, url: str) -> str:
    source = (output / url.partition("#")[0] / "index.html").read_text(encoding="utf-8")
    return fold(re.sub(r"<r[tp]\b.*?</r[tp]>|<[^>]*>", "", source))


# What is found


@pytest.mark.slow
@pytest.mark.parametrize("compound", COMPOUNDS)
def test_a_compound_is_found_in_every_chinese_text_that_has_it_and_nowhere_else(
    built_site: Path, compound: str
) -> None:
    lookup = lookup_in(built_site)
    written = [path for path in (RICH / "content").glob("*/*.zh.md") if compound in fold(path.read_text("utf-8"))]
    in_texts = {
        place for place, item in enumerate(lookup.documents) if compound in fold(f"{item[0]}\n{lookup.text(place)}")
    }
    found = lookup.urls(compound)
    assert written, f"{compound} is in no Chinese text any more; take another compound"
    assert {lookup.documents[place][1] for place in in_texts} <= set(found)
    assert [url for url in found if compound not in page_words(built_site, url)] == []
    for path in written:
        if compound in fold(path.read_text("utf-8").split("---\n", 2)[2]):
            address = (
                f"zh/{'' if path.parent.name == 'pages' else path.parent.name + '/'}{path.name.partition('.')[0]}/"
            )
            assert address.replace("zh/home/", "zh/") in found


@pytest.mark.slow
def test_words_that_stand_nowhere_are_not_found_even_where_their_parts_do(built_site: Path) -> None:
    lookup = lookup_in(built_site)
    assert {word: lookup.urls(word) for word in ABSENT} == {word: [] for word in ABSENT}


@pytest.mark.slow
def test_the_chinese_name_of_a_term_finds_its_english_page_and_the_english_one_its_chinese_page(
    built_site: Path,
) -> None:
    lookup = lookup_in(built_site)
    assert {"terms/nqpf/", "zh/terms/nqpf/"} <= set(lookup.urls("新质生产力"))
    assert {"terms/nqpf/", "zh/terms/nqpf/"} <= set(lookup.urls("new quality productive forces"))


def test_texts_and_queries_are_folded_alike() -> None:
    assert fold("Ｘīn zhì\u3000新质\n 生产力 ﬁnds") == "xin zhi 新质生产力 finds"
    assert cut(["GDP增长5.0%", "因地 制宜", "forces, process"]) == (
        {"gdp", "5", "0", "force", "process"},
        ["增长", "因地制宜"],
    )


@pytest.mark.parametrize("documents", [0, 299, 300, 1000, 100_000])
def test_every_token_has_a_shard(documents: int) -> None:
    splits = splits_for(documents)
    names = list(shard_names(splits))
    assert len(set(names)) == len(names)
    assert {shard_of(token, splits) for token in ("a", "zz", "4266", "生产", "力", "𠀀", "ß", "жизнь")} <= set(names)


# What may not be found


def test_no_draft_no_hidden_source_and_no_excluded_passage_is_in_the_index(make_site: Make) -> None:
    small = make_site(archive(), theme=False)
    small.write("content/pages/plans.md", "---\ntitle: Unfinished\nstatus: draft\nnotes: n\n---\nDraftword.\n")
    small.write("content/pages/gone.md", "---\ntitle: Goneword\nstatus: withdrawn\nnotes: Noteword\n---\nWithdrawn.\n")
    small.write("content/pages/here.md", "---\ntitle: Here\nnotes: Noteword\nextra: {a: Extraword}\n---\nShownword.\n")
    output = build_with_product_theme(small)
    index = "".join(path.read_text("utf-8") for path in sorted((output / "search").glob("*.js")))
    assert "Shownword" in index
    assert "open the harbour" in index
    for words in ("nobody may", "stranger", "draftword", "unfinished", "goneword", "noteword", "extraword"):
        assert words not in index.lower()


def test_what_the_sources_lack_never_stands_in_an_excerpt_like_a_fact(make_site: Make) -> None:
    small = make_site(archive(), theme=False)
    small.edit("content/regions/land.md", "level: nation\n", "level: nation\nnot_in_sources: [A speech in the bay.]\n")
    small.edit("content/sources/paper.yaml", "quality:\n", "quality:\n  omissions: [The last part.]\n")
    output = build_with_product_theme(small)
    texts = [content_of(path.read_text("utf-8")) for path in (output / "search").glob("text-*.js")]
    passages = [line for documents in texts for document in documents for line in document.split("\n")]
    assert [line for line in passages if "A speech in the bay." in line] == ["Not in our sources: A speech in the bay."]
    assert [line for line in passages if "The last part." in line] == ["What it does not contain: The last part."]


# What it costs


@pytest.mark.slow
@pytest.mark.parametrize("query", [*COMPOUNDS, "new quality productive forces", "Jiangsu", "voucher"])
def test_a_search_on_this_site_loads_little_excerpts_included(built_site: Path, query: str) -> None:
    lookup = lookup_in(built_site)
    for number in lookup.find(query)[:SHOWN]:
        lookup.text(number)
    assert sum(lookup.loaded.values()) + scripts_size() <= SMALL_BUDGET


def test_before_search_is_opened_a_page_pays_for_a_small_script_only() -> None:
    assert compressed((ROOT / "assets/js/search.js").read_text("utf-8")) <= PAGE_BUDGET


@pytest.fixture(scope="module")
def thousand() -> tuple[Searchable, ...]:
    return tuple(made_up(1000))


def files_of(documents: tuple[Searchable, ...]) -> Callable[[str], str]:
    """The files of a search, by name."""
    shards = by_shard(in_shards(document, splits_for(len(documents))) for document in documents)
    files = {"documents.js": SearchList(documents, (), (("en", {}), ("zh-Hans", {})), ("", "zh/")).file()}
    files.update({f"index-{name}.js": SearchShard(name, parts).file() for name, parts in shards.items()})
    for number in range(0, len(documents), index.DOCUMENTS_PER_TEXT):
        chosen = documents[number : number + index.DOCUMENTS_PER_TEXT]
        at = number // index.DOCUMENTS_PER_TEXT
        files[f"text-{at}.js"] = SearchText(at, chosen).file()
    return files.__getitem__


def made_up(number: int) -> Iterator[Searchable]:
    """Documents whose words are as unevenly frequent as in texts (Zipf); half of them Chinese, of 400 signs."""
    dice = random.Random(20)
    syllables = [first + last for first in "bcdfghjklmnprstvwz" for last in ("a", "e", "i", "o", "an", "er", "on")]
    words = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(8000)]
    signs = [chr(code) for code in dice.sample(range(0x4E00, 0x9FA5), 2500)]
    compounds = ["".join(dice.choices(signs, zipf(2500), k=dice.randint(2, 4))) for _ in range(6000)]
    for place in range(number):
        chinese = place >= number // 2
        chosen = dice.choices(
            compounds if chinese else words, zipf(6000 if chinese else 8000), k=140 if chinese else 330
        )
        said = ["，".join(chosen[20:]) if chinese else " ".join(chosen[30:])]
        title, summary = (
            ("".join(chosen[:4]), "".join(chosen[4:20])) if chinese else (" ".join(chosen[:6]), " ".join(chosen[6:30]))
        )
        url = f"{'zh/' if chinese else ''}speeches/{words[place]}-{words[-place]}/"
        yield Searchable(url, "speech", "zh-Hans" if chinese else "en", title, (), (summary,), tuple(said), ())


def zipf(number: int) -> list[float]:
    return [1 / (place + 3) for place in range(number)]


@pytest.mark.slow
def test_on_a_thousand_pages_the_first_hit_costs_little(thousand: tuple[Searchable, ...]) -> None:
    weights, file = {}, files_of(thousand)
    for number in range(0, 1000, 97):
        document = thousand[number]
        chinese = document.lang == "zh-Hans"
        query = document.title[:5] if chinese else " ".join(document.title.split()[:3])
        lookup = Lookup(file)
        assert number in lookup.find(query)
        lookup.text(number)
        weights[query] = sum(lookup.loaded.values()) + scripts_size()
    assert max(weights.values()) <= LARGE_BUDGET, weights


# When its files are made again


@pytest.fixture
def searched(make_site: Make) -> TinySite:
    site = make_site()
    site.write("layouts/search.html", "{{ page.path }}\n")
    site.build().expect_no_problems()
    return site


def test_a_theme_without_a_page_of_search_has_no_index(make_built: Make) -> None:
    site = make_built()
    assert not (site.folder / "search").exists()


def test_an_edit_of_a_text_makes_its_page_its_passages_and_the_shards_of_its_words_again(searched: TinySite) -> None:
    searched.edit("content/regions/north.md", "In the north.", "Down in the north.")
    assert made_again(searched, "regions/north/index.html") == {"documents", "index-d0", text_file(searched, "north")}


def test_an_edit_of_a_chinese_text_makes_the_shards_of_its_pairs_again(searched: TinySite) -> None:
    searched.edit("content/articles/essay.md", "Only words.", "Only words. 新质").build().expect_no_problems()
    searched.edit("content/articles/essay.md", "新质", "新力")
    pairs = {f"index-{shard_of(pair, 1)}" for pair in ("新质", "质", "新力", "力")}
    made = made_again(searched, "articles/essay/index.html")
    assert made == {"documents", text_file(searched, "essay"), *pairs}


def test_a_new_title_makes_the_list_again_and_what_shows_the_title(searched: TinySite) -> None:
    searched.edit("content/regions/north.md", "title: North", "title: Zenith")
    again = {"documents", "index-n0", "index-z0", text_file(searched, "guide")}  # the guide has a link to it
    assert made_again(searched) == again


QUARTZ = "---\ntitle: Quartz\ntype: speech\ndate: 2024-06-02\ndate_note: From a poster.\n---\nJust words.\n"


def test_a_new_record_makes_the_list_again_its_passages_and_the_shards_of_its_words(searched: TinySite) -> None:
    searched.write("content/speeches/yes.md", QUARTZ)
    made = made_again(searched)
    assert made == {"documents", "index-00", "index-q0", "index-j0", "index-w0", text_file(searched, "yes")}


def test_a_record_less_makes_the_list_again_and_the_shards_that_had_its_words(searched: TinySite) -> None:
    searched.write("content/speeches/yes.md", QUARTZ).build()
    shared = text_file(searched, "yes")
    searched.remove("content/speeches/yes.md")
    assert made_again(searched) == {"documents", "index-00", "index-q0", "index-j0", "index-w0", shared}


def test_a_record_in_the_middle_moves_all_that_come_after_it(searched: TinySite) -> None:
    before = text_file(searched, "north")
    made = made_again(searched.remove("content/articles/essay.md"))
    assert {"documents", "index-o0", "index-w0", text_file(searched, "opening")} <= made
    assert before not in made


def test_an_edit_of_one_text_asks_for_the_words_of_no_other(
    searched: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(document: Searchable, splits: int) -> Tokens:
        asked.append(document.url)
        return in_shards(document, splits)

    monkeypatch.setattr(index, "in_shards", noted)
    searched.edit("content/regions/north.md", "In the north.", "Down in the north.").build()
    assert asked == ["regions/north/"]


def test_an_edit_that_shows_no_other_word_leaves_the_search_as_it_is(searched: TinySite) -> None:
    searched.edit("content/regions/north.md", "In the north.", "In *the* north.")
    assert made_again(searched, "regions/north/index.html") == set()


def test_a_search_that_nothing_has_changed_is_not_made_again(
    searched: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_search: object) -> str:
        raise AssertionError("the index was made")

    for answer in (SearchList, SearchText, SearchShard):
        monkeypatch.setattr(answer, "file", fail)
    searched.edit("layouts/region.html", "{% block fields %}", "{% block fields %}.")
    assert "regions/north/index.html" in searched.build().expect_no_problems().report.rendered


def test_a_whole_text_is_made_again_in_the_part_that_its_copy_changes(make_site: Make) -> None:
    paragraphs = [f"Paragraph number {number} speaks of ships and harbours. " * 20 for number in range(40)]
    site = make_site().write("layouts/search.html", "{{ page.path }}\n")
    write_copy(site, paragraphs).build().expect_no_problems()
    parts = [item[1] for item in lookup_in(site.folder).documents if "sources/full/text/" in item[1]]
    assert len(parts) > 2
    write_copy(site, [*paragraphs[:-1], f"{paragraphs[-1]} Zebras."])
    last = len(lookup_in(site.folder).documents) - 1
    assert made_again(site) == {"documents", "index-z0", f"text-{last // index.DOCUMENTS_PER_TEXT}"}


def write_copy(site: TinySite, paragraphs: list[str]) -> TinySite:
    """A source that is shown whole, and its copy."""
    text = "\n\n".join(paragraphs)
    site.write("content/snapshots/full.txt", text)
    return site.write("content/sources/full.yaml", WHOLE.format(mark=hashlib.sha256(text.encode()).hexdigest()))


WHOLE = """title: Full text
kind: speech-text
publisher: The Press
published: 2024-05-02
date_note: From its address.
language: en
licence: {{id: CC-BY-4.0, display: full, basis: It says so at its foot.}}
snapshot: {{path: snapshots/full.txt, sha256: {mark}}}
quality: {{grade: A}}
"""


def made_again(site: TinySite, *pages: str) -> set[str]:
    """The files of the search that a build makes again, besides `pages`; all differ, and are as a clean build's."""
    report = site.build().expect_no_problems().report
    made, written = ({path for path in paths if "search/" in path} for paths in (report.rendered, report.written))
    assert made == written
    assert not pages or {*report.rendered} - made == {*pages}
    files = site.tree()
    site.build(clean=True)
    assert site.tree() == files
    return {path.removeprefix("search/").removesuffix(".js") for path in made}


def text_file(site: TinySite, name: str) -> str:
    """The file with the passages of a record."""
    urls = [item[1] for item in lookup_in(site.folder).documents]
    (at,) = (at for at, url in enumerate(urls) if url.endswith(f"/{name}/"))
    return f"text-{at // index.DOCUMENTS_PER_TEXT}"


# In a browser, by keyboard


@pytest.fixture(scope="module")
def site(own_site: Reader) -> Reader:
    return own_site


def search(visit: Visit, words: str) -> Page:
    visit.page.keyboard.press("/")
    visit.page.keyboard.insert_text(words)
    expect(visit.page.locator(".search [role=option]").first).to_be_visible()
    return visit.page


def assert_quiet(site: Reader, visit: Visit) -> None:
    left_off = re.compile(r"/search/text-\d+\.js\?v=\w+ failed$")  # excerpts that a reader did not wait for
    assert [message for message in visit.messages if not left_off.search(message)] == []
    assert [address for address in visit.requests if not address.startswith(site.origin)] == []


@pytest.mark.slow
@pytest.mark.parametrize("start", ["", "zh/"])
@pytest.mark.parametrize(
    ("words", "first"), [("新质生产力", "terms/nqpf/"), ("江苏省", "regions/jiangsu/"), ("jaingsu", "regions/jiangsu/")]
)
def test_the_first_hit_is_chosen_and_enter_goes_there(site: Reader, start: str, words: str, first: str) -> None:
    with site.opens(start) as visit:
        assert not [address for address in visit.requests if "search-results" in address or "/search/" in address]
        page = search(visit, words)
        chosen = page.locator("[role=option][aria-selected=true]")
        expect(chosen).to_have_count(1)
        assert chosen.get_attribute("id") == page.locator("#search-field").get_attribute("aria-activedescendant")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.origin}/{start}{first}")
        assert_quiet(site, visit)


ASKED = {
    "Nanjing plan": "plans/nanjing-industrial-system/",
    "Xi Jinping said Jiangsu March 2024": "speeches/jiangsu-delegation-2024/",
    "Jilin call for input": "calls/jilin-suggestions/",
    "What was said in Tianjin?": "regions/tianjin/",
    "the visit to Qinghai": "speeches/qinghai-ningxia-visit-2024/",
    "4266": "terms/industrial-system-4266/",
    "Jiangsu 2024": "speeches/jiangsu-delegation-2024/",
    "南京规划": "zh/plans/nanjing-industrial-system/",
    "习近平在江苏 2024年3月": "zh/speeches/jiangsu-delegation-2024/",
    "吉林意见征集": "zh/calls/jilin-suggestions/",
    "天津考察": "zh/speeches/tianjin-visit-2024/",
    "政府工作报告": "zh/speeches/work-report-2024/",
    "青海": "zh/regions/qinghai/",
    "10.6": "zh/figures/#hightech-investment",
}
"""What readers ask, the first seven on English pages and the others on Chinese ones, and what they should be led to."""


def on_disk(address: str) -> str:
    page, mark, fragment = address.partition("#")
    return f"{page}index.html{mark}{fragment}"


@pytest.mark.slow
@pytest.mark.parametrize("from_disk", [False, True], ids=["from a host", "from a disk"])
def test_a_question_leads_first_to_the_record_that_it_names(site: Reader, from_disk: bool) -> None:
    asked = Reader(site.browser, site.folder, site.folder.as_uri()) if from_disk else site
    place: Callable[[str], str] = on_disk if from_disk else str
    for start in ("", "zh/"):
        with asked.opens(f"{start}index.html") as visit:
            visit.page.keyboard.press("/")
            for words in (words for words, first in ASKED.items() if first.startswith("zh/") == bool(start)):
                visit.page.locator("#search-field").fill(words)
                first = visit.page.locator("[role=option]").first
                expect(first).to_have_attribute("href", f"{asked.origin}/{place(ASKED[words])}")
            assert_quiet(asked, visit)


@pytest.mark.slow
@pytest.mark.parametrize(("words", "plan"), [("Nanjing plan", ""), ("南京规划", "zh/"), ("4266", "zh/")])
def test_a_record_comes_before_the_articles_about_it_and_no_page_in_two_languages(
    site: Reader, words: str, plan: str
) -> None:
    with site.opens("zh/") as visit:
        links = search(visit, words).locator("[role=option]").evaluate_all("(all) => all.map((one) => one.href)")
    paths = [link.removeprefix(f"{site.origin}/") for link in links]
    below = [path.removeprefix("zh/") for path in paths]
    assert len(set(below)) == len(below)
    assert f"{plan}plans/nanjing-industrial-system/" in paths
    assert [path.startswith("zh/") for path in paths] == sorted(
        (path.startswith("zh/") for path in paths), reverse=True
    )
    kinds = [path.partition("/")[0] for path in below]
    assert kinds.index("plans") < kinds.index("articles")


@pytest.mark.slow
def test_words_that_say_little_are_looked_for_where_a_query_has_no_others(site: Reader) -> None:
    with site.opens("") as visit:
        expect(search(visit, "what was").locator(".search [role=status]")).to_have_text(re.compile(r"^\d+ results?$"))


@pytest.mark.slow
def test_from_a_disk_an_excerpt_is_shown_and_enter_leads_to_a_page(site: Reader) -> None:
    disk = Reader(site.browser, site.folder, site.folder.as_uri())
    with disk.opens("zh/search/index.html?q=新质生产力") as visit:
        expect(visit.page.locator("[role=option] .search-text mark").first).to_be_visible()
        visit.page.locator("#search-field").press("Enter")
        visit.page.wait_for_url(f"{disk.origin}/zh/terms/nqpf/index.html")
        assert_quiet(disk, visit)


@pytest.mark.slow
def test_from_a_disk_the_comparison_can_be_chosen(site: Reader) -> None:
    disk = Reader(site.browser, site.folder, site.folder.as_uri())
    with disk.opens("compare/index.html") as visit:
        boxes = visit.page.locator("#chooser input")
        boxes.first.check()
        expect(visit.page.locator("#chooser-status")).not_to_be_empty()
        assert visit.page.locator("#compare-table [data-region][hidden]").count() > 0
        assert_quiet(disk, visit)


@pytest.mark.slow
def test_the_browser_finds_nothing_where_only_parts_of_a_word_stand(site: Reader) -> None:
    with site.opens("zh/") as visit:
        visit.page.keyboard.press("/")
        for word in ABSENT:
            visit.page.locator("#search-field").fill("新质生产力")
            expect(visit.page.locator("[role=option]").first).to_be_visible()
            visit.page.locator("#search-field").fill(word)
            expect(visit.page.locator(".search [role=status]")).to_have_text("没有找到。")
            expect(visit.page.locator("[role=option]")).to_have_count(0)
        assert_quiet(site, visit)


@pytest.mark.slow
def test_arrows_choose_and_words_are_marked_and_the_count_is_said(site: Reader) -> None:
    with site.opens("") as visit:
        page = search(visit, "innovation")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[role=option]").nth(1)).to_have_attribute("aria-selected", "true")
        expect(page.locator("[role=option] mark").first).to_have_text(re.compile("innovation", re.IGNORECASE))
        expect(page.locator(".search [role=status]")).to_have_text(re.compile(r"^\d+ results$"))
        assert_quiet(site, visit)


@pytest.mark.slow
@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_escape_closes_and_gives_the_focus_back(site: Reader, keys: str) -> None:
    with site.opens("") as visit:
        visit.page.locator(".brand a").focus()
        visit.page.keyboard.press(keys)
        expect(visit.page.locator("#search-field")).to_be_focused()
        visit.page.keyboard.press("Escape")
        expect(visit.page.locator("dialog.search")).to_be_hidden()
        expect(visit.page.locator(".brand a")).to_be_focused()
        assert_quiet(site, visit)


@pytest.mark.slow
def test_a_slash_in_a_field_is_a_slash(site: Reader) -> None:
    with site.opens("") as visit:
        visit.page.keyboard.press("/")
        visit.page.keyboard.type("a/b")
        expect(visit.page.locator("#search-field")).to_have_value("a/b")


SLASH = re.compile("^The / key opens the search")


@pytest.mark.slow
def test_the_single_key_can_be_turned_off_for_all_pages_and_on_again(site: Reader) -> None:
    with site.opens("") as visit:
        page, link = visit.page, visit.page.locator("#search-link")
        page.keyboard.press("/")
        page.get_by_label(SLASH).uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.locator("dialog.search")).to_be_hidden()
        expect(link).to_have_attribute("aria-keyshortcuts", "Control+K")
        page.goto(f"{site.origin}/timeline/")
        page.keyboard.press("/")
        expect(page.locator("dialog.search")).to_have_count(0)
        expect(link).to_have_attribute("aria-keyshortcuts", "Control+K")
        page.keyboard.press("Control+k")
        page.get_by_label(SLASH).check()
        page.keyboard.press("Escape")
        page.go_back()
        page.keyboard.press("/")
        expect(page.locator("dialog.search")).to_be_visible()
        assert_quiet(site, visit)


@pytest.mark.slow
def test_where_storage_is_blocked_the_single_key_is_turned_off_for_the_page(site: Reader) -> None:
    blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    with site.opens("") as visit:
        page = visit.page
        page.add_init_script(blocked)
        page.reload(wait_until="networkidle")
        page.keyboard.press("/")
        page.get_by_label(SLASH).uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.locator("dialog.search")).to_be_hidden()
        page.keyboard.press("Control+k")
        expect(page.locator("dialog.search")).to_be_visible()
        assert_quiet(site, visit)


@pytest.mark.slow
def test_kind_and_region_narrow_the_hits(site: Reader) -> None:
    with site.opens("") as visit:
        page = search(visit, "Nanjing")
        page.get_by_label("Kind").select_option(label="Regions")
        expect(page.locator("[role=option] .meta").first).to_have_text(re.compile("^Regions"))
        page.get_by_label("Region").select_option(label="Nanjing")
        expect(page.locator("[role=option]").first).to_have_attribute("href", re.compile("regions/nanjing/$"))
        page.get_by_label("Region").select_option(label="Qinghai")
        expect(page.locator(".search [role=status]")).to_have_text("Nothing found.")
        assert_quiet(site, visit)


@pytest.mark.slow
def test_the_page_of_search_keeps_its_state_in_the_address(site: Reader) -> None:
    with site.opens("zh/search/?q=江苏&kind=region") as visit:
        page = visit.page
        expect(page.locator("[role=option]").first).to_have_attribute("href", re.compile("zh/regions/jiangsu/$"))
        page.keyboard.press("/")
        page.keyboard.insert_text("南京")
        expect(page.locator("[role=option]").first).to_have_attribute("href", re.compile("zh/regions/nanjing/$"))
        expect(page).to_have_url(re.compile(r"q=%E5%8D%97%E4%BA%AC&kind=region$"))
        assert_quiet(site, visit)


@pytest.mark.slow
def test_search_works_below_a_path_of_a_host(built_site: Path, tmp_path: Path, site: Reader) -> None:
    (tmp_path / "index.html").write_text((built_site / "index.html").read_text("utf-8"), encoding="utf-8")
    (tmp_path / "some").mkdir()
    (tmp_path / "some/where").symlink_to(built_site)
    with reader.served(tmp_path) as origin:
        below = Reader(site.browser, built_site, f"{origin}/some/where")
        with below.opens("zh/regions/jilin/") as visit:
            page = search(visit, "新质生产力")
            page.keyboard.press("Enter")
            page.wait_for_url(f"{origin}/some/where/zh/terms/nqpf/")
            assert_quiet(below, visit)


@pytest.mark.slow
@pytest.mark.parametrize("start", ["", "zh/"])
def test_without_script_the_link_leads_to_a_list_of_all_pages(site: Reader, built_site: Path, start: str) -> None:
    with site.opens(start, java_script_enabled=False) as visit:
        visit.page.locator("#search-link").click()
        visit.page.wait_for_url(re.compile(f"{start}search/"))
        links = visit.page.locator("main dd a").evaluate_all("links => links.map(link => link.href)")
        assert visit.page.locator("main input").count() == 0
    own = [item[1] for item in lookup_in(built_site).documents if item[1].startswith("zh/") == bool(start)]
    listed = {address.replace("index.html", "") for address in links}
    missing = [url for url in own if f"{site.origin}/{url}" not in listed]
    assert missing == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_the_dialog_fits_and_keeps_within_the_window(site: Reader, width: int) -> None:
    with site.opens("", width) as visit:
        page = search(visit, "innovation")
        box = page.locator("dialog.search").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate(
            "document.querySelector('dialog.search').scrollWidth <= document.querySelector('dialog.search').clientWidth"
        )
