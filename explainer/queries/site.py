"""Questions about the site itself: settings, interface texts, languages, navigation, layouts and assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explainer.extend import query
from explainer.facts.facts import HOME, Facts
from explainer.ground.digest import Digest, digest, digest_bytes
from explainer.ground.interface import grouped
from explainer.model.kinds import DECLARED, KINDS, LISTS, REPORTS, ref_of
from explainer.model.records.page import FreePage
from explainer.queries.images import stands_for_itself
from explainer.views.cards import Alternate, Card


@query
def setting(facts: Facts, lang: str, name: str) -> object:
    """A setting of site.yaml; `title`, `description` and `licence` in the page's language where it has its own."""
    own = getattr(facts.settings.languages[lang], name, "")
    if name in ("title", "description", "licence") and own:
        return own
    return getattr(facts.settings, name)


@query
def base_url(facts: Facts, lang: str) -> str:
    """The absolute address of the site, for the few formats that require absolute addresses."""
    return facts.inputs.base_url


@query
def build_date(facts: Facts, lang: str) -> str:
    """The day for which the site is built: `--as-of`, else SOURCE_DATE_EPOCH, else today in the site's time zone."""
    return facts.as_of.isoformat()


@query
def text(facts: Facts, lang: str, key: str) -> str | None:
    """An interface text; the default language's where this one lacks it, None where both do."""
    return facts.texts.get(lang, {}).get(key) or facts.texts.get(facts.default_language, {}).get(key)


@query
def number_words(facts: Facts, lang: str, number: str) -> str:
    """A number in digits as the language sets it: `95,811`. What is no plain number stays as it is."""
    return grouped(number, text(facts, lang, "number.group") or "")


@query
def tag(facts: Facts, lang: str) -> str:
    """The BCP 47 tag of the page's language."""
    return facts.tag(lang)


@query
def language_name(facts: Facts, lang: str, tag: str) -> str:
    """A language's name in the page's language: the text `language.<tag>`, or the tag itself."""
    return text(facts, lang, f"language.{tag}") or text(facts, lang, f"language.{tag.partition('-')[0]}") or tag


@query
def asset(facts: Facts, lang: str, name: str) -> str | None:
    """The address of an asset below the site's root, with a mark of its content, so that caches may keep it.

    None if there is none; also for a picture of a text, of which only versions are published.
    """
    content = facts.assets.get(name) if stands_for_itself(facts, name) else None
    return None if content is None else f"assets/{name}?v={digest_bytes(content)[:8]}"


@query
def asset_digest(facts: Facts, lang: str, name: str) -> Digest | None:
    """The digest of an asset's whole content, which shows whether its copy in the output is right."""
    content = facts.assets.get(name)
    return None if content is None else digest_bytes(content)


@query
def alternates(facts: Facts, lang: str, subject: str, list_path: str, below: str = "") -> tuple[Alternate, ...]:
    """The page in every language of the site. `subject` is a ref, or "" for a list page at `list_path`.

    `below` is the rest of the address of a page that is below a record's own page.
    """
    entry = facts.visible.get(subject)
    found = []
    for code in facts.languages:
        translated = entry is None or code in entry.versions
        url = facts.url(code, entry) + below if entry is not None else f"{facts.root(code)}{list_path}"
        name = facts.settings.languages[code].name
        found.append(Alternate(code, facts.tag(code), name, url, code == lang, translated))
    return tuple(found)


@query
def list_url(facts: Facts, lang: str, path: str) -> str:
    """The address of a list page such as `timeline/` in the page's language."""
    return f"{facts.root(lang)}{path}"


@query
def menu(facts: Facts, lang: str) -> tuple[Card, ...]:
    """The main menu: published records, and lists that have something to list (of the kind `list`, without a ref).

    First comes where readers who are new begin, if site.yaml says so.
    """
    begins = start_page(facts, lang)
    listed = (_in_menu(facts, lang, name) for name in facts.settings.navigation)
    return (*([begins] if begins else []), *filter(None, listed))


@query
def start_page(facts: Facts, lang: str) -> Card | None:
    """Where readers who are new begin, as `start` in site.yaml says; its title is what menus call it."""
    card = _named(facts, lang, facts.settings.start)
    return card and replace(card, title=text(facts, lang, "nav.start") or card.title, lang="")


@query
def gaps(facts: Facts, lang: str) -> Card:
    """The page that says what the site does not know: that which site.yaml names as `gaps`, or the evidence report."""
    return _named(facts, lang, facts.settings.gaps) or _list_card(facts, lang, "evidence")


def _named(facts: Facts, lang: str, name: str | None) -> Card | None:
    """The card of a record that the settings name, with only what a menu shows."""
    card = facts.cards(lang).get(name) if name else None
    return card and Card(card.ref, card.kind, card.id, card.title, card.url, card.lang, card.hreflang)


def _in_menu(facts: Facts, lang: str, name: str) -> Card | None:
    """The card of a menu entry, with only what a menu shows: a change of anything else would renew every page."""
    if name in LISTS:
        return _list_card(facts, lang, name) if any(True for _ in facts.of_kind(LISTS[name])) else None
    return _named(facts, lang, ref_of(KINDS[0], name))


@query
def shows_drafts(facts: Facts, lang: str) -> bool:
    """Whether the site is built with drafts: such pages say so, and no search engine may list them."""
    return facts.inputs.drafts


@query
def lists(facts: Facts, lang: str) -> tuple[Card, ...]:
    """All list pages for the footer, including those that have nothing to list."""
    return tuple(_list_card(facts, lang, name) for name in LISTS)


@query
def reports(facts: Facts, lang: str) -> tuple[Card, ...]:
    """The pages about the site as a whole, which the footer offers."""
    return tuple(_list_card(facts, lang, name) for name in REPORTS)


@query
def list_page(facts: Facts, lang: str, kind: str) -> str:
    """The name of the page that lists the records of a kind, such as `timeline` for `speech`; "" if none does."""
    return DECLARED[kind].list_page if kind in DECLARED else ""


def _list_card(facts: Facts, lang: str, name: str) -> Card:
    return Card("", "list", name, text(facts, lang, f"nav.{name}") or name, f"{facts.root(lang)}{name}/")


@query
def footer_pages(facts: Facts, lang: str) -> tuple[Card, ...]:
    """Free pages that the footer lists, by `order`, then title."""
    found = [(page.order, entry) for entry, page in facts.records(FreePage) if entry.ref != HOME and page.in_footer]
    found.sort(key=lambda item: (item[0], item[1].id))
    return tuple(facts.cards(lang)[entry.ref] for _, entry in found)


@query
def tool(facts: Facts, lang: str) -> Digest:
    """The fingerprint of the program and of the libraries that make the bytes."""
    return facts.inputs.tool


@query
def layout(facts: Facts, lang: str, name: str) -> Digest:
    """The digest of a layout and of everything that it extends, includes or imports, however deep.

    The closure is found in the sources and not recorded while rendering: Jinja keeps imported modules, so a recording
    would miss what a kept module itself imports.
    """
    closure = facts.index("layout-closures", _closures).get(name, ())
    return digest(tuple((part, facts.layouts.get(part)) for part in closure))


def _closures(facts: Facts) -> dict[str, tuple[str, ...]]:
    return {name: _closure(name, facts.takes_in) for name in facts.takes_in}


def _closure(name: str, direct: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    waiting = [name]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen[part] = None
            waiting.extend(direct.get(part, ()))
    return tuple(sorted(seen))
