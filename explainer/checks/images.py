"""Every image in a text is a file in assets/ that browsers can show; every font for cards can be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from explainer.drawing.fonts import UnfitFontError, signs
from explainer.drawing.images import UnfitImageError, asset_of, measure
from explainer.extend import check, record_check
from explainer.facts.facts import Entry, Facts
from explainer.ground.problems import Level, Location, Problem, error, warning
from explainer.ground.suggestions import suggestion
from explainer.inspection.stripping import left
from explainer.queries.images import shape_of, stands_for_itself, unused_pictures
from explainer.queries.social_cards import CARD, font_names

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff", ".heic", ".heif")


@record_check
def images(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """An image in a text exists (E216), and can be used if the text is published (E217)."""
    for document in entry.versions.values():
        for image in document.body.images if document.body else ():
            where = Location(document.origin.path, image.line, image.column or None)
            name = asset_of(image.address)
            if name is None and (other := _other_file(facts, image.address)):
                yield _unusable(other, where, _of_other_name(facts.assets[other]))
            elif name is None or name not in facts.assets:
                yield _no_image(facts, image.address, where)
            elif isinstance(shape := shape_of(facts, name), UnfitImageError):
                yield _unusable(name, where, str(shape))


@check
def card_fonts(facts: Facts) -> Iterator[Problem]:
    """A font for the words of cards can be used (E218)."""
    for name in font_names(facts):
        try:
            signs(facts.assets[name])
        except UnfitFontError as failure:
            hint = "Take another copy of the font, as a single .otf or .ttf file; or remove the file."
            yield error("E218", Location(f"assets/{name}"), f'The font "assets/{name}" cannot be used. {failure}', hint)


@check
def noted_pictures(facts: Facts) -> Iterator[Problem]:
    """No published picture holds what a camera noted (W617); none is published that nothing shows (W618)."""
    for name, data in facts.assets.items():
        if name.lower().endswith(_PICTURES) and stands_for_itself(facts, name) and (held := left(data)):
            message = f'The picture "assets/{name}" is published with {held}, such as the place and the device.'
            hint = "Save it without these notes (metadata), or as JPEG, PNG or WebP, from which they are left out."
            yield warning("W617", Location(f"assets/{name}"), message, hint)
    for name in unused_pictures(facts):
        if f"assets/{name}" == CARD:
            continue
        message = f'The picture "assets/{name}" is published, but nothing on the site shows it or links to it.'
        hint = "Remove it if readers are not to have it."
        yield Problem("W618", Level.INFO, Location(f"assets/{name}"), message, hint)


def _unusable(name: str, where: Location, reason: str) -> Problem:
    hint = "Save it again as JPEG, PNG, WebP or AVIF, no larger than it will be shown; or use another one."
    return error("E217", where, f'The image "assets/{name}" cannot be used. {reason}', hint)


def _other_file(facts: Facts, address: str) -> str | None:
    """The file in assets/ at the address of an image whose name does not end like a picture's; None for others."""
    name = unicodedata.normalize("NFC", address.rpartition("assets/")[2])
    return name if "assets/" in address and asset_of(f"assets/{name}") is None and name in facts.assets else None


def _of_other_name(data: bytes) -> str:
    try:
        return f"It is a picture with the wrong ending: rename it to end with .{measure(data).format}."
    except UnfitImageError as failure:
        return str(failure)


def _no_image(facts: Facts, address: str, where: Location) -> Problem:
    """The problem of an address that is not below assets/, or of a file that is not there."""
    known = [name for name in facts.assets if asset_of(f"assets/{name}")]
    guess = suggestion(address.rpartition("assets/")[2], known)
    meant = f' Did you mean "assets/{guess}"?' if guess else ""
    if guess and guess.casefold() == address.rpartition("assets/")[2].casefold():
        meant += " Capital letters count."
    hint = "Put a .jpg, .png, .webp, .avif, .svg or .gif into assets/ and write its path: ../../assets/harbour.jpg"
    return error("E216", where, f'There is no image "{address}".{meant}', hint)
