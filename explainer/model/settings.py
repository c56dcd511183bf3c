"""site.yaml: what the whole site shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import IPv6Address
from typing import Annotated, Any, Literal
from urllib.parse import unquote

from pydantic import AfterValidator, Field

from explainer.ground.patterns import regex
from explainer.model.common import AnyRef, Language, Model, QuoteRef, RegionRef, TermRef, Text, ThemeRef, Url
from explainer.model.kinds import ListOrRef
from explainer.model.places import Tile

_LAST_PORT = 65_535
LevelName = Literal["error", "warning", "info", "off"]


_BASE_URL = regex(
    r"https?://(?:\[[0-9a-f:.]+\]|(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})*\.?)(?::[0-9]{1,5})?"
    r"(?:/(?:[a-z0-9._~!$&'()*+,;=:@-]|%[0-9a-f]{2})*)*",
    re.IGNORECASE,
)
"""An address as in RFC 3986, but without user, query and fragment, since paths are put behind it."""


def base_url_fault(value: str) -> str | None:
    """What is wrong with the public address of a site, as the end of a sentence; None if nothing is.

        The rule is the same for `base_url:` in site.yaml and for `--base-url`. The address is written in robots.txt and
    in attributes, so it may not have characters that could end a line or begin something else.
    """
    if _BASE_URL.fullmatch(value):
        return _path_fault(value)
    if not value.lower().startswith(("http://", "https://")):
        return "it must begin with https:// or http://"
    if "?" in value or "#" in value:
        return "it must have no ? and no #, because the addresses of pages are put behind it"
    if "@" in value.split("/")[2]:
        return "it must have no user name or password"
    if any(sign.isspace() or not sign.isprintable() for sign in value):
        return "it must have no spaces and no line ends"
    if not value.isascii():
        return "write a host in its ASCII form (xn--…) and other letters of the path as %C3%A9"
    return "it must be an address such as https://example.org/ or https://example.org/topic/"


def _path_fault(value: str) -> str | None:
    """What programs would read differently from one another, in an address of the right form."""
    scheme, host, path = value[: value.index(":")], value.split("/")[2], value.split("/")[3:]
    port = host.rpartition(":")[2] if not host.endswith("]") and ":" in host else "80"
    if host.startswith("[") and not _is_number(host[1 : host.index("]")]):
        return "it must be an address such as https://example.org/, or its host a number such as [2001:db8::1]"
    if not 0 < int(port) <= _LAST_PORT:
        return f"{port} is no port; ports are numbers from 1 to {_LAST_PORT}"
    if (scheme + host).lower() != scheme + host:
        return f"write {scheme.lower()}://{host.lower()} in small letters, as browsers do"
    if "" in path[:-1]:
        return "it must have no // behind the host, because servers and browsers take it for different things"
    plain = [unquote(part) for part in path]
    if any(part in (".", "..") for part in plain):
        return "it must have no part . or .. in its path, because browsers remove it; write the path that is meant"
    if any(sign in "/\\?#" or not sign.isprintable() for part in plain for sign in part):
        return "it must not stand for a /, \\, ?, #, line end or other control character by %2F, %5C, %0A or the like"
    return None


def _is_number(host: str) -> bool:
    try:
        return IPv6Address(host).version == 6
    except ValueError:
        return False


def _base_url(value: str) -> str:
    if fault := base_url_fault(value):
        raise ValueError(f"this is not the address of a site: {fault}")
    return value if value.endswith("/") else value + "/"


class LanguageSettings(Model):
    """One language of the site: its own name, its BCP 47 tag, and the site's title and description in it."""

    name: Text  #: Its own name: `中文`.
    tag: Language  #: Its BCP 47 tag: `zh-Hans`.
    title: str = ""  #: The site's title in it.
    description: str = ""  #: The site's description in it.
    licence: str = ""  #: The site's licence in it.


class MarkdownSettings(Model):
    """`raw_html: true` lets trusted authors write HTML in their texts; it is still cleaned."""

    raw_html: bool = False  #: Whether texts may hold HTML.


class MatrixSettings(Model):
    """Cells of the theme × region matrix where nobody has looked yet: `not_looked: [theme/region]`."""

    #: Cells where nobody has looked yet, as `theme/region`; they are not shown as empty.
    not_looked: tuple[str, ...] = ()
    themes: tuple[ThemeRef, ...] = ()  #: The rows; all themes without it.
    regions: tuple[RegionRef, ...] = ()  #: The columns; all regions without it.


class BlankTile(Tile):
    """A place of which the site has no record, in the tile map, so that gaps can be seen."""

    title: Text  #: Its name in the site's first language.
    #: Its name in the others, by the code of the language: `{zh: 北京}`.
    names: Mapping[str, Text] = Field(default_factory=dict)


class MapSettings(Model):
    """A map of the site's own, drawn when the site is built. Without it, regions are shown as tiles."""

    #: A GeoJSON file in assets/: `assets/map.geojson`. It is published with the site.
    geojson: str = ""
    #: The property of each feature that holds a region's id, ISO 3166-2 code or GB/T 2260 code.
    property: str = "id"
    #: Places of the same level that have no record, as tiles: `{title: Beijing, row: 3, col: 4, names: {zh: 北京}}`.
    blank: tuple[BlankTile, ...] = ()


class AssetSettings(Model):
    """`documents: true` publishes HTML and XML from assets/ as they are, with any scripts in them."""

    documents: bool = False  #: Whether assets/ may hold documents that a browser runs, such as .html.


class DateSettings(Model):
    """How dates are read. Codes such as 2023-24 are seasons, but many people write two years that way."""

    #: `true`: this site writes seasons as 2023-24 (winter), and is not asked whether it meant two years.
    seasons: bool = False


class Contact(Model):
    """Where readers report errors."""

    #: An address that readers may write to.
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    url: Url | None = None  #: A page with a form.


def _different(regions: tuple[str, ...]) -> tuple[str, ...]:
    if len(regions) < 2 or len(set(regions)) < len(regions):
        raise ValueError("a comparison needs two or more regions, each of them once")
    return regions


class Settings(Model):
    """The settings of a site. Only `title` and `base_url` are required."""

    title: Text  #: The site's title.
    #: Its public address. Only sitemap, canonical links and the like use it.
    base_url: Annotated[str, AfterValidator(_base_url)]
    description: str = ""  #: One sentence on the site.
    time_zone: str = "UTC"  #: Where its day begins: `Asia/Shanghai`.
    #: The code of the default language; its files have no code in their names.
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "en"
    #: All languages by code, the default one among them.
    languages: dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], LanguageSettings] = Field(default_factory=dict)
    licence: str = ""  #: The licence of the site's own texts.
    contact: Contact = Contact()  #: Where readers report errors.
    #: Levels of checks by name or code: `{needs: warning, W502: error}`.
    checks: dict[str, LevelName] = Field(default_factory=dict)
    #: Sets of two or more regions that get a page comparing them.
    compare: tuple[Annotated[tuple[RegionRef, ...], AfterValidator(_different)], ...] = ()
    #: The term that the site is about: the timeline shows whose recorded words have it.
    main_term: TermRef | None = None
    matrix: MatrixSettings = MatrixSettings()  #: What the matrix of themes and regions shows.
    map: MapSettings = MapSettings()  #: A map to draw in place of tiles.
    markdown: MarkdownSettings = MarkdownSettings()  #: What texts may contain.
    assets: AssetSettings = AssetSettings()  #: Which files of assets/ may be published.
    #: The record that readers who are new begin with: first in the menu and among the ways in on the home page.
    start: AnyRef | None = None
    #: The record that says what the site does not know; the home page offers it, or else the evidence report.
    gaps: AnyRef | None = None
    #: A quotation for the home page, before the newest events.
    featured: QuoteRef | None = None
    #: The main menu, in order: lists, which are left out while they have no entries, and records.
    navigation: tuple[ListOrRef, ...] = ("articles", "timeline", "regions", "themes", "sources")
    dates: DateSettings = DateSettings()  #: How dates are read.
    search: bool = True  #: Whether the site has a search of its own; some of its files change with every text.
    #: Whether each page of a record has its own picture for links from elsewhere; `false`: one picture for all.
    cards: bool = True
    extensions: str = ""  #: A Python file in layouts/ with queries, pages, checks and filters of your own.
    #: `loaded`, `doubt`, `praise` and `alarms` add words to the checks; `ignore` takes words out.
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    #: Settings of your own for your own layouts. They are not checked.
    extra: Mapping[str, Any] = Field(default_factory=dict)
