"""The `<img>` of a text becomes a `<picture>` with versions for every screen, addressed from the page that shows it."""

from __future__ import annotations

from html import unescape
from typing import Protocol
from urllib.parse import quote, unquote

from explainer.drawing.images import asset_of
from explainer.ground.patterns import regex
from explainer.pages.answers import Asks
from explainer.views.cards import Candidate, Picture

SIZES = "(min-width: 39.125rem) 37.125rem, calc(100vw - 2rem)"
"""How wide an image in a text is: the text column of `assets/css/20-base.css`, which is the screen on a phone."""

_IMAGE = regex(r'<img(?: [a-z-]+="[^"]*")*>')
_ATTRIBUTE = regex(r' ([a-z-]+)="([^"]*)"')
_OURS = frozenset({"src", "width", "height"})


class AsksAndLinks(Asks, Protocol):
    """An object that answers questions and makes links, as a picture needs both."""

    def href(self, target: str) -> str:
        """A link from the page to an address below the site's root."""


def with_pictures(html: str, site: AsksAndLinks) -> str:
    """Cleaned HTML in which the site's own images are replaced; those of other sites stay as they are."""
    return _IMAGE.sub(lambda found: _shown(found[0], site), html) if "<img" in html else html


def _shown(tag: str, site: AsksAndLinks) -> str:
    attributes = dict(_ATTRIBUTE.findall(tag))
    name = asset_of(_plain_address(attributes.get("src", "")))
    picture: Picture | None = site.ask("picture", name) if name else None
    if picture is None:
        return tag
    kept = "".join(f' {key}="{value}"' for key, value in attributes.items() if key not in _OURS)
    return element(picture, kept, site)


def element(picture: Picture, kept: str, site: AsksAndLinks) -> str:
    """The HTML of a picture; `kept` are its other attributes, each with a space before it."""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    shown = f'<img src="{_address(picture.url, site)}"'
    if not picture.sources:
        return f"{shown}{size}{kept}>"
    *better, last = picture.sources
    sources = "".join(f'<source type="{item.type}"{_srcset(item.candidates, site)}>' for item in better)
    return f"<picture>{sources}{shown}{_srcset(last.candidates, site)}{size}{kept}></picture>"


def _plain_address(src: str) -> str:
    return unquote(unescape(src))


def _address(url: str, site: AsksAndLinks) -> str:
    """A link to a picture, with spaces and commas encoded, since either would end an address in `srcset`."""
    return quote(site.href(url), safe="/?=")


def _srcset(candidates: tuple[Candidate, ...], site: AsksAndLinks) -> str:
    listed = ", ".join(f"{_address(item.url, site)} {item.width}w" for item in candidates)
    return f' srcset="{listed}" sizes="{SIZES}"'
