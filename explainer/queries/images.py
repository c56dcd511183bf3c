"""Questions about the pictures in texts, and which pictures those are."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from explainer.drawing import images
from explainer.drawing.images import Shape, UnfitImageError
from explainer.extend import lookup, query, table
from explainer.facts.facts import Document, Entry, Facts
from explainer.facts.files import files_of, linked_files
from explainer.ground.digest import digest_bytes
from explainer.ground.patterns import regex
from explainer.views.cards import Candidate, Picture, PictureSource

SCALED = "assets/images/"
"""Where the versions of pictures are published."""
CARD_FONTS = "card-fonts/"
"""The folder in assets/ with the fonts for cards. It is not published."""


def shapes(facts: Facts) -> dict[str, Shape | UnfitImageError]:
    """Each picture that a published text shows and that comes in several versions; or why it cannot be used.

    The file itself is not published: it may be large, and record where and with what camera it was taken.
    """
    return facts.index("image-shapes", _shapes)


def shape_of(facts: Facts, name: str) -> Shape | UnfitImageError | None:
    """The same of one picture; None if no published text shows it, or if it comes in one version only."""
    return facts.index(f"shape of {name}", lambda known: shapes(known).get(name))


def _shapes(facts: Facts) -> dict[str, Shape | UnfitImageError]:
    return {name: _shape(facts.assets[name]) for name in sorted(_shown(facts, "")) if _is_scaled(facts, name)}


@lookup
def _shown(facts: Facts, _text: str) -> frozenset[str]:
    """The assets that published texts show as pictures. Every build asks for them, so they are remembered."""
    rows = facts.table(_shown_by)
    return frozenset(name for ref in facts.visible for name in rows[ref])


@table
def _shown_by(facts: Facts, entry: Entry) -> tuple[str, ...]:
    """The assets that the published texts of a record show as pictures."""
    images_shown = [image for document in _published(facts, entry) if document.body for image in document.body.images]
    return tuple(sorted({name for image in images_shown if (name := images.asset_of(image.address))}))


def _published(facts: Facts, entry: Entry) -> tuple[Document, ...]:
    shown = facts.visible.get(entry.ref)
    return tuple(shown.versions.values()) if shown else ()


def _is_scaled(facts: Facts, name: str) -> bool:
    return name in facts.assets and images.may_be_scaled(name)


def _shape(data: bytes) -> Shape | UnfitImageError:
    try:
        return images.measure(data)
    except UnfitImageError as failure:
        return failure


def stands_for_itself(facts: Facts, name: str) -> bool:
    """Whether an asset is published as it is: not if only hidden texts show it or link to it.

    A picture that texts show in other sizes is published as it is only if a text also links to it.
    """
    if name.startswith(CARD_FONTS) or name in _hidden_assets(facts, ""):
        return False
    shape = None if name in linked_files(facts) else shape_of(facts, name)
    return shape is None or (isinstance(shape, Shape) and shape.moves)


_NAMED = regex(r"assets/([^\s\"'<>?#()]+)")


@lookup
def _hidden_assets(facts: Facts, _text: str) -> frozenset[str]:
    """Files that only drafts, or texts not yet due or expired, show or link to."""
    rows = facts.table(_named_by_hidden)
    hidden = {name for ref in facts.entries for name in rows[ref]}
    if not hidden:
        return frozenset()
    hidden = (hidden - _named_by_texts(facts)) & facts.assets.keys()
    theme = _theme(facts)
    return frozenset(name for name in hidden if not any(name in text for text in theme))


@table
def _named_by_hidden(facts: Facts, entry: Entry) -> tuple[str, ...]:
    shown = facts.visible.get(entry.ref)
    hidden = [document for lang, document in entry.versions.items() if shown is None or lang not in shown.versions]
    return tuple(sorted({name for document in hidden for name in _named_by(facts, document)}))


def _named_by_texts(facts: Facts) -> frozenset[str]:
    """The assets that published texts show or link to."""
    rows = facts.table(_named_by_published)
    return frozenset(name for ref in facts.visible for name in rows[ref])


@table
def _named_by_published(facts: Facts, entry: Entry) -> tuple[str, ...]:
    return tuple(sorted({name for document in _published(facts, entry) for name in _named_by(facts, document)}))


def _theme(facts: Facts) -> list[str]:
    """Everything except texts that may name an asset: layouts, settings, style sheets and programs."""
    theme = [*facts.layouts.values(), facts.settings.map.geojson, *map(str, facts.settings.extra.values())]
    return theme + [
        data.decode("utf-8", "replace") for name, data in facts.assets.items() if name.endswith((".css", ".js"))
    ]


def unused_pictures(facts: Facts) -> Iterator[str]:
    """Photographs and other pictures that are published but that no text, layout, style sheet or setting names."""
    pictures = {
        name
        for name in facts.assets
        if (images.may_be_scaled(name) or name.lower().endswith(".gif")) and stands_for_itself(facts, name)
    }
    if not pictures:
        return
    theme = _theme(facts)
    for name in sorted(pictures - _named_by_texts(facts)):
        folder = f"{name.rpartition('/')[0]}/"  # a layout may make the rest of the name from a record's id
        if not any(name in text or (folder != "/" and folder in text) for text in theme):
            yield name


def _named_by(facts: Facts, document: Document) -> set[str]:
    """The assets that a text or a field of it names."""
    html = "".join(block.html for block in document.body.blocks()) if document.body else ""
    fields = document.record.model_dump_json(exclude_defaults=True)
    addresses = [unescape(unquote(text)) for text in _NAMED.findall(f"{html} {fields}")]
    images_shown = [image.address for image in document.body.images] if document.body else []
    shown = {name for image in images_shown if (name := images.asset_of(image))}
    return {*addresses} | shown | files_of(facts, document)


def version(name: str, width: int, format: str) -> str:
    """The address of one version of a picture: `assets/images/harbour.jpg.480.avif`."""
    return f"{SCALED}{name}.{width}.{format}"


@query
def picture(facts: Facts, lang: str, name: str) -> Picture | None:
    """The image `name` in assets/ as texts show it; None if it cannot be shown."""
    content = facts.assets.get(name)
    if content is None:
        return None
    asset = digest_bytes(content)
    shape = shape_of(facts, name)
    if isinstance(shape, UnfitImageError):
        return None
    if shape is None or shape.moves:
        size = (shape.width, shape.height) if shape else (0, 0)
        return Picture(f"assets/{name}?v={asset[:8]}", *size, ())
    widths = images.widths(shape)
    height = max(1, round(shape.height * widths[-1] / shape.width))
    sources = tuple(
        PictureSource(
            f"image/{format}",
            tuple(Candidate(f"{version(name, width, format)}?v={images.mark(asset)}", width) for width in widths),
        )
        for format in images.formats(shape)
    )
    return Picture(sources[-1].candidates[-1].url, widths[-1], height, sources)
