"""Everything that will be written, planned from facts: each output file is one `Page`.

Pages of records, lists, redirects and assets all go the same way: one path in, one rule of freshness, one writer.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from explainer.drawing.images import UnfitImageError, formats, widths
from explainer.extend import own_results, pages
from explainer.facts.facts import HOME, Entry, Facts
from explainer.facts.wholetexts import FOLDER, shown_whole
from explainer.ground.digest import Digest, digest
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error
from explainer.model import kinds
from explainer.pages.making import CopiedAsset, DrawnCard, Layout, Making, QueryText, ScaledPicture
from explainer.queries.data import favicon
from explainer.queries.images import shapes, stands_for_itself, version
from explainer.queries.listings import long_lists
from explainer.queries.regions import comparisons
from explainer.queries.social_cards import CARD, address, are_drawn, drawing
from explainer.search.index import files

MAX_NAME_BYTES = 255
"""Longest name of one file or folder on every common file system, in bytes."""
_NOT_IN_NAMES = frozenset('\\:*?"<>|%#')
"""Characters that Windows refuses, and those that have a meaning of their own in an address."""
DEVICE = regex(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)

LIST_LAYOUTS: Mapping[str, str] = {
    **{name: f"{name}.html" for name in (*kinds.LISTS, *kinds.REPORTS)},
    "compare": "comparisons.html",  # `compare.html` is one comparison
}
"""List pages by address, with their layouts. Each exists in every language."""


DATA_FILES: Mapping[str, str] = {
    "_headers": "headers_file",
    "evidence.json": "evidence_json",
    "figures.csv": "figures_csv",
    "sources.csl.json": "csl_json",
}
"""Data files at the root, each with the query whose answer is its text."""

SETTINGS = Location("site.yaml")
ADDRESSES = "addresses"
"""The parameter of the site map that holds all pages, one a line: address, language, path, subject, what is below."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file to be written.

    `output` is its path below output/, with `/`, and `makes` what makes it. `subject` is the ref of the record that
    the page is about, or "". `path` is the page's address without the language, so that the same page can be found in
    another one. `params` are for the layout. `origin` is where an editor would look for it. A `hidden` page is one that
    nobody should come to from elsewhere: it is not in the site map.
    """

    output: str
    makes: Making
    lang: str
    path: str = ""
    subject: str = ""
    params: tuple[tuple[str, str], ...] = ()
    origin: Location = SETTINGS
    hidden: bool = False

    @property
    def recipe(self) -> Digest:
        """What must be the same for the file to be made the same way from the same answers."""
        return digest((self.output, self.makes, self.lang, self.path, self.subject, self.params))

    @property
    def layout(self) -> str:
        """The name of its layout, "" for a file that no layout draws."""
        return self.makes.name if isinstance(self.makes, Layout) else ""

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        return (
            self.output.removesuffix("index.html") if posixpath.basename(self.output) == "index.html" else self.output
        )

    def param(self, name: str) -> str:
        """A parameter of the page, "" if it has none of that name."""
        return dict(self.params).get(name, "")


def plan(
    facts: Facts, makers: Mapping[str, Callable[[Facts], Iterable[Page]]]
) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """All pages by output path, in the order of the paths. Two pages with one path are a problem that names both."""
    made = [made for _, maker in sorted(makers.items()) for made in own_results(maker, Page, facts)]
    found = [page for page in made if isinstance(page, Page)]
    problems = [problem for problem in made if isinstance(problem, Problem)]
    by_key: dict[str, Page] = {}
    for page in found:
        if unfit := [*_unfit(page), *_out_of_place(facts, page)]:
            problems += unfit
            continue
        first = by_key.setdefault(_portable(page.output), page)
        if first is not page:
            problems.append(_clash(first, page))
    problems += _files_that_are_folders(by_key)
    planned = sorted(by_key.values(), key=lambda page: page.output)
    return {page.output: page for page in _with_addresses(planned)}, tuple(problems)


def _with_addresses(planned: list[Page]) -> Iterator[Page]:
    """The pages, where the recipe of the site map has the addresses of all pages that readers may come to."""
    shown = (page for page in planned if page.layout and not page.hidden and page.output.endswith("index.html"))
    lines = ((page.url, page.lang, page.path, page.subject, page.param("below")) for page in shown)
    addresses = "\n".join(map("\t".join, sorted(lines)))
    for page in planned:
        yield replace(page, params=((ADDRESSES, addresses),)) if page.layout == "sitemap.xml" else page


def _portable(path: str) -> str:
    """A key for a path: paths with the same key are one file on a disk that ignores case or composes accents."""
    return unicodedata.normalize("NFC", path).casefold()


def _clash(first: Page, second: Page) -> Problem:
    both = f"{_wanted_by(first)} and {_wanted_by(second)}"
    if first.output == second.output:
        message = f"{both} both want the address /{second.url}."
    elif _portable(first.output) == _portable(second.output):
        message = f"{both} want the addresses /{first.url} and /{second.url}, which are the same file on many disks."
    else:
        message = f"{both} want /{first.output} to be both a file and a folder."
    where = first.origin if second.origin == SETTINGS else second.origin
    return error("E203", where, message, "Rename one of them, or remove the entry in old_paths.")


def _wanted_by(page: Page) -> str:
    """Whose page it is: the content file of its record, or what makes a page that every site has."""
    if page.origin != SETTINGS:
        return str(page.origin)
    return f"The page of layouts/{page.layout}" if page.layout else "A page that every site has"


def _unfit(page: Page) -> Iterator[Problem]:
    """The problems of a path that some disk would refuse, take for another, or look for outside the output folder."""
    for part in page.output.split("/"):
        if part == "" or part.startswith("."):
            message = f'"{page.output}" is not an address below the site.'
            hint = "Use names without dots at the beginning, separated by single slashes."
            yield error("E203", page.origin, message, hint)
            return
        if reason := _not_portable(part):
            message = f'The address "{page.output}" has the part "{part}", and {reason}.'
            hint = "Use letters, digits and hyphens; no name of a Windows device such as con."
            yield error("E203", page.origin, message, hint)
            return
        if len(part.encode()) > MAX_NAME_BYTES:
            message = f"The address /{page.url} has a part longer than {MAX_NAME_BYTES} bytes."
            yield error("E203", page.origin, message, "Shorten it.")
            return


def _out_of_place(facts: Facts, page: Page) -> Iterator[Problem]:
    """The languages of a page are found by its `subject` or `path`, so one of them must say where it is (E219)."""
    if not page.layout or page.hidden or not page.output.endswith("index.html"):
        return
    entry = facts.visible.get(page.subject) if page.path else None
    if entry is None:
        wanted, what = facts.root(page.lang) + page.path, f'the path "{page.path}"'
        hint = f'`path` is the address without the language ("{page.url.removeprefix(facts.root(page.lang))}").'
    else:
        wanted, what = facts.url(page.lang, entry) + page.param("below"), f"the subject {page.subject}"
        hint = "Leave `subject` out and name the record in `params`: the subject is the record whose own page it is."
    if page.url != wanted:
        message = f"The page /{page.url} has {what}, so its links to other languages would be those of /{wanted}."
        yield error("E219", page.origin, message, hint)


def _not_portable(part: str) -> str:
    """Why a file cannot have this name on every system (the Win32 naming rules are the narrowest); "" if it can."""
    if not part.isprintable():
        return "there is an invisible character in it"
    if found := next((sign for sign in part if sign in _NOT_IN_NAMES), ""):
        return f"{found} cannot be in the name of a file"
    if part.endswith((".", " ")):
        return "some systems drop the dot or space at its end"
    return "that is the name of a device on Windows" if DEVICE.fullmatch(part) else ""


def _files_that_are_folders(by_key: Mapping[str, Page]) -> Iterator[Problem]:
    for key, page in by_key.items():
        parts = key.split("/")
        for length in range(1, len(parts)):
            if first := by_key.get("/".join(parts[:length])):
                yield _clash(first, page)


def _origin(entry: Entry, lang: str) -> Location:
    return entry.in_language(lang).cover.where


@pages
def record_pages(facts: Facts) -> Iterator[Page]:
    """One page for each record in each language that it is written in."""
    for entry in facts.visible.values():
        if not entry.has_page or entry.ref == HOME:
            continue
        for lang in facts.languages:
            if lang in entry.versions:
                output = f"{facts.root(lang)}{entry.path}index.html"
                origin, hidden = _origin(entry, lang), entry.base.cover.status == "withdrawn"
                yield Page(
                    output, Layout(f"{entry.kind}.html"), lang, entry.path, entry.ref, origin=origin, hidden=hidden
                )


@pages
def whole_texts(facts: Facts) -> Iterator[Page]:
    """The whole text of each source that may be shown in full, below the source's own page."""
    for entry in shown_whole(facts):
        for lang in facts.languages:
            if lang in entry.versions:
                path = f"{entry.path}{FOLDER}"
                output = f"{facts.root(lang)}{path}index.html"
                below = (("below", FOLDER),)
                yield Page(output, Layout("source-text.html"), lang, path, entry.ref, below, _origin(entry, lang))


@pages
def list_pages(facts: Facts) -> Iterator[Page]:
    """Home and the lists, in every language."""
    home = HOME if HOME in facts.visible else ""
    for lang in facts.languages:
        root = facts.root(lang)
        yield Page(f"{root}index.html", Layout("home.html"), lang, "", home)
        for path, layout in LIST_LAYOUTS.items():
            yield Page(f"{root}{path}/index.html", Layout(layout), lang, f"{path}/")


@pages
def parts_of_lists(facts: Facts) -> Iterator[Page]:
    """The further pages of lists that are too long for one page."""
    for name, _, part in long_lists(facts, "site"):
        layout, params = Layout(LIST_LAYOUTS.get(name, f"{name}.html")), (("part", part),)
        for lang in (
            facts.languages if layout.name in facts.layouts and (name != "search" or facts.settings.search) else ()
        ):
            yield Page(f"{facts.root(lang)}{name}/{part}index.html", layout, lang, f"{name}/{part}", params=params)


@pages
def lists_of_records(facts: Facts) -> Iterator[Page]:
    """The lists of which a record's page shows only some, below that page."""
    for name, ref, part in long_lists(facts, "records") if "record-list.html" in facts.layouts else ():
        entry, below = facts.visible[ref], f"{name}/{part}"
        params = (("below", below), ("list", name), ("part", part))
        for lang in (lang for lang in facts.languages if lang in entry.versions):
            path, origin = f"{entry.path}{below}", _origin(entry, lang)
            hidden = entry.base.cover.status == "withdrawn"
            output = f"{facts.root(lang)}{path}index.html"
            yield Page(output, Layout("record-list.html"), lang, path, ref, params, origin, hidden)


@pages
def comparison_pages(facts: Facts) -> Iterator[Page]:
    """One page for each set of regions that site.yaml compares."""
    for lang in facts.languages:
        for cards in comparisons(facts, lang):
            if len(cards) > 1:
                names = tuple(card.id for card in cards)
                path = f"compare/{'-and-'.join(names)}/"
                yield Page(
                    f"{facts.root(lang)}{path}index.html",
                    Layout("compare.html"),
                    lang,
                    path,
                    params=(("regions", " ".join(names)),),
                )


@pages
def machine_pages(facts: Facts) -> Iterator[Page]:
    """The files that programs read, and the page for addresses that do not exist."""
    lang = facts.default_language
    yield Page("404.html", Layout("404.html"), lang, "404.html")
    yield Page("sitemap.xml", Layout("sitemap.xml"), lang, "sitemap.xml")
    yield Page("robots.txt", Layout("robots.txt"), lang, "robots.txt")
    for language in facts.languages:
        yield Page(f"{facts.root(language)}corrections.xml", Layout("corrections.xml"), language, "corrections.xml")
    for name, question in DATA_FILES.items():
        yield Page(name, QueryText(question), lang, name)
    if favicon(facts, lang) is not None:
        yield Page("favicon.ico", QueryText("favicon"), lang, "favicon.ico")


@pages
def style_guide(facts: Facts) -> Iterator[Page]:
    """Every component on one page for those who change the theme, in every language; only where the theme has it."""
    for lang in facts.languages if "style-guide.html" in facts.layouts else ():
        path, layout = f"{facts.root(lang)}style-guide/index.html", Layout("style-guide.html")
        yield Page(path, layout, lang, "style-guide/", hidden=True)


@pages
def search_pages(facts: Facts) -> Iterator[Page]:
    """The list of all pages in every language, and the index that a script searches; neither with `search: false`."""
    if not facts.settings.search or "search.html" not in facts.layouts:
        return
    for lang in facts.languages:
        yield Page(f"{facts.root(lang)}search/index.html", Layout("search.html"), lang, "search/")
    for name, question, arguments in files(facts):
        path = f"search/{name}"
        yield Page(path, QueryText(question, arguments), facts.default_language, path)


@pages
def redirects(facts: Facts) -> Iterator[Page]:
    """A page at each old address of a record, which redirects to the new one."""
    for entry in facts.visible.values():
        for old, where in entry.base.cover.old_paths:
            path = unquote(old).strip("/")
            output = path if path.endswith(".html") else f"{path}/index.html"
            to = (("to", entry.ref),)
            yield Page(output, Layout("redirect.html"), entry.base.lang, output, params=to, origin=where, hidden=True)


@pages
def assets(facts: Facts) -> Iterator[Page]:
    """Style sheets, scripts and images, byte for byte; not the pictures in texts, which come in versions."""
    for name in facts.assets:
        if not stands_for_itself(facts, name):
            continue
        path = f"assets/{name}"
        yield Page(path, CopiedAsset(name), facts.default_language, path, origin=Location(path))


@pages
def pictures(facts: Facts) -> Iterator[Page]:
    """The pictures in texts, in several widths and formats."""
    for name, shape in shapes(facts).items():
        if isinstance(shape, UnfitImageError) or shape.moves:
            continue
        for width in widths(shape):
            for format in formats(shape):
                path = version(name, width, format)
                made = ScaledPicture(name, width, format)
                yield Page(path, made, facts.default_language, path, origin=Location(f"assets/{name}"))


@pages
def social_cards(facts: Facts) -> Iterator[Page]:
    """The pictures for links to pages; only if a layout asks for them and the site has no picture of its own.

    Records and home have cards with their words. The one without words is for those that no font can write.
    """
    if CARD.removeprefix("assets/") in facts.assets:
        return
    if not any("social_card" in source for source in facts.layouts.values()):
        return
    cards = [card for lang in facts.languages for card in _drawn_cards(facts, lang)]
    yield from (card for card in cards if card is not None)
    if not cards or None in cards:
        yield Page(CARD, QueryText("card_image"), facts.default_language, CARD)


def _drawn_cards(facts: Facts, lang: str) -> Iterator[Page | None]:
    """The cards of all pages of records in a language and of home; None for each that cannot be drawn."""
    if not are_drawn(facts):
        return
    for ref in ("", *facts.visible):
        entry = facts.visible.get(ref)
        if entry is not None and (not entry.has_page or ref == HOME or lang not in entry.versions):
            continue
        path, origin = address(facts, lang, ref), _origin(entry, lang) if entry else SETTINGS
        yield Page(path, DrawnCard(ref), lang, path, ref, origin=origin) if drawing(facts, lang, ref) else None
