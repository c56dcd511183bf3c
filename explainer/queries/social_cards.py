"""The picture that other sites show beside a link to a page: drawn from the page's words, or the one without words."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.drawing import plain_card as card
from explainer.drawing.fonts import UnfitFontError, signs
from explainer.drawing.social_cards import CardDrawing, Words
from explainer.extend import query, table
from explainer.facts.facts import HOME, Entry, Facts
from explainer.ground.dates import PartialDate
from explainer.ground.digest import Digest, digest_bytes
from explainer.model.quality import condition_of
from explainer.model.records.plan import Plan
from explainer.model.records.region import Region
from explainer.model.records.source import Source
from explainer.model.records.speech import Speech
from explainer.model.records.term import Term
from explainer.queries.images import CARD_FONTS
from explainer.queries.site import setting, text
from explainer.views.cards import SocialCard

CARD = "assets/card.png"
"""The picture for all pages that have none of their own."""
DRAWN = "assets/cards/"
"""Where drawn cards are published."""
TITLES = f"{CARD_FONTS}titles/"
NOTES = f"{CARD_FONTS}notes/"
"""Fonts are tried in the order of their names; those for titles are used for notes too if no other can be."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font in assets/ that can be used, and the characters that it has."""

    name: str
    digest: Digest
    signs: frozenset[str]


def font_names(facts: Facts) -> list[str]:
    """The fonts for cards, by name."""
    return sorted(name for name in facts.assets if name.startswith((TITLES, NOTES)) and name.endswith((".otf", ".ttf")))


def _fonts(facts: Facts) -> tuple[Font, ...]:
    found = []
    for name in font_names(facts):
        try:
            found.append(Font(name, digest_bytes(facts.assets[name]), signs(facts.assets[name])))
        except UnfitFontError:
            continue  # the check of fonts reports it
    return tuple(found)


def are_drawn(facts: Facts) -> bool:
    """Whether pages have cards of their own: not if site.yaml says so, or if the site has one picture for all pages."""
    return facts.settings.cards and CARD.removeprefix("assets/") not in facts.assets


def address(facts: Facts, lang: str, ref: str) -> str:
    """Where the card of a record is, or with "" that of the home page: `assets/cards/regions/jilin.png`."""
    entry = facts.visible.get(ref)
    page = f"{facts.root(lang)}home" if entry is None or entry.ref == HOME else facts.url(lang, entry)
    return f"{DRAWN}{page.strip('/')}.png"


@query
def drawing(facts: Facts, lang: str, ref: str) -> CardDrawing | None:
    """What the card of a record (of the home page for "") is drawn from; None if no font has all its characters."""
    if ref not in facts.visible or ref == HOME:
        return _drawing(facts, _home_words(facts, lang, facts.visible.get(HOME)))
    return drawing_of_record(facts, facts.visible[ref], lang)


@table
def drawing_of_record(facts: Facts, entry: Entry, lang: str) -> CardDrawing | None:
    """What the card of a published record is drawn from."""
    shown = facts.visible[entry.ref]
    return _drawing(
        facts, Words(_site_title(facts, lang), facts.cards(lang)[entry.ref].title, _notes(facts, lang, shown))
    )


def _drawing(facts: Facts, words: Words) -> CardDrawing | None:
    fonts = facts.index("card-fonts", _fonts)
    titles = [font for font in fonts if font.name.startswith(TITLES)]
    title = next((font for font in titles if words.title_signs <= font.signs), None)
    notes = [*(font for font in fonts if font.name.startswith(NOTES)), *titles]
    other = next((font for font in notes if words.other_signs <= font.signs), None)
    if title is None or other is None:
        return None
    return CardDrawing(words, title.name, other.name, (title.digest, other.digest))


@query
def social_card(facts: Facts, lang: str, ref: str = "") -> SocialCard:
    """The picture for links to the page of a record; for a page of no record, that of the home page."""
    made = drawing(facts, lang, ref) if are_drawn(facts) else None
    if made is None:
        content = facts.assets.get(CARD.removeprefix("assets/"), card_image(facts, lang))
        return SocialCard(f"{CARD}?v={digest_bytes(content)[:8]}", text(facts, lang, "share.card") or "")
    words = made.words
    said = (text(facts, lang, "comma") or ", ").join(words.notes)
    alt = text(facts, lang, "card.alt") or "{title}"
    for name, value in (("{title}", words.title), ("{notes}", said), ("{site}", words.site)):
        alt = alt.replace(name, value)
    return SocialCard(f"{address(facts, lang, ref)}?v={made.mark}", alt, card.WIDTH, card.HEIGHT)


@query
def card_image(facts: Facts, lang: str) -> bytes:
    """Our own picture without words, as a PNG file."""
    return facts.index("card-image", lambda _facts: card.card())


def _site_title(facts: Facts, lang: str) -> str:
    return str(setting(facts, lang, "title"))


def _home_words(facts: Facts, lang: str, entry: Entry | None) -> Words:
    """The question of the home page above the site's name; without one, the site's name above its host."""
    site = _site_title(facts, lang)
    question = getattr(entry.versions[lang].record, "question", "") if entry and lang in entry.versions else ""
    count = sum(1 for _ in facts.of_kind("source"))
    line = text(facts, lang, "card.sources.one" if count == 1 else "card.sources.other") or ""
    own = site if question else facts.inputs.base_url.split("/")[2]
    return Words(own, question or site, (line.replace("{n}", str(count)),) if line and count else ())


def _notes(facts: Facts, lang: str, entry: Entry) -> tuple[str, ...]:
    """The notes of a card: the kind, then the date, the place and their certainty, as far as the record has them."""
    record = entry.in_language(lang).record
    match record:
        case Speech():
            kind = f"speech.type.{record.type}"
            lines = (
                _date(facts, lang, record.date, facts.date_basis(entry.ref, "date")),
                _places(facts, lang, record.located_in),
            )
        case Source():
            kind = f"source.kind.{record.kind}"
            state = text(facts, lang, f"copy.condition.{condition_of(record.quality) or 'none'}") or ""
            lines = (_date(facts, lang, record.published, facts.date_basis(entry.ref, "published")), state)
        case Plan() if record.period is not None:
            kind = "kind-one.plan"
            lines = (_date(facts, lang, record.period), _places(facts, lang, record.own_places()))
        case Region():
            kind, lines = f"region.level.{record.level}", ("", "")
        case Term():
            kind, lines = f"term.kind.{record.kind}", ("", "")
        case _:
            kind, places = f"kind-one.{entry.kind}", record.own_places() if record.declares.role == "matter" else ()
            basis = facts.date_basis(entry.ref, record.when_field()) if record.declares.is_event else ""
            lines = (_date(facts, lang, record.when(), basis), _places(facts, lang, places))
    return tuple(filter(None, (text(facts, lang, kind), *lines)))


def _date(facts: Facts, lang: str, date: PartialDate | None, basis: str = "") -> str:
    if date is None:
        return ""
    return date.words(lambda key: text(facts, lang, key) or key) + (text(facts, lang, f"basis.short.{basis}") or "")


def _places(facts: Facts, lang: str, names: tuple[str, ...]) -> str:
    known = [facts.cards(lang).get(f"region:{name}") for name in names]
    return (text(facts, lang, "list.separator") or ", ").join(found.title for found in known if found)
