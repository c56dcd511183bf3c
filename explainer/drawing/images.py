"""Pictures for texts, from bytes to bytes: measures an image, and makes it smaller or converts it.

Pillow is imported here and in `social_cards`, and only where there is a picture to make. Its decoders read what anybody
may have sent to an editor, so only four formats are opened, and nothing that would unpack to more than `MAX_PIXELS`.
"""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from explainer.ground.digest import Digest, digest
from explainer.ground.patterns import regex

if TYPE_CHECKING:
    from PIL.Image import Image

Format: TypeAlias = Literal["avif", "webp", "jpeg", "png"]

WIDTHS: Final = (480, 960, 1440)
"""Widths in pixels: for the text column (594) on a phone, and on screens with 1.5 to 3 dots to a pixel."""
MAX_PIXELS: Final = 50_000_000
"""More pixels than the camera of any phone has in its usual mode; unpacked, they take 200 MB."""
MOST_PIXELS_HIGH: Final = 16_383
"""The greatest height of a WebP (RFC 9649, section 3: 14 bits), at the width in which a picture is offered."""
SAVING: Final[dict[Format, dict[str, int | bool]]] = {
    "avif": {"quality": 60, "speed": 6, "max_threads": 1},
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 78, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
"""Fixed, so that the same picture gives the same bytes; one thread, because the number of processors may differ."""

_SMALLEST_STEP: Final = 1.25
"""How much narrower a version must be: a picture of 1000 pixels is offered at 480 and 1000, but not at 960."""
_SCALED: Final = (".jpg", ".jpeg", ".png", ".webp", ".avif")
_SHOWN: Final = (*_SCALED, ".svg", ".gif")
_OPENED: Final = ("JPEG", "PNG", "WEBP", "AVIF")
_FORMATS: Final[dict[str, Format]] = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
_TURNED: Final = frozenset({5, 6, 7, 8})
"""Values of the EXIF orientation by which a picture is on its side."""
_ORIENTATION: Final = 0x0112
_ADDRESS: Final = regex(r"(?:\.{1,2}/)*assets/([^?#]+)(?:[?#].*)?")
_HEIC: Final = regex(rb"he[iv][cmsx]|mif1|msf1")
_OTHERS: Final[dict[bytes, str]] = {
    b"\xff\x0a": "JPEG XL",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"BM": "BMP",
    b"8BPS": "Photoshop",
    b"%PDF-": "PDF",
}
"""First bytes of formats that pages cannot show."""
_MISNAMED: Final[dict[bytes, str]] = {b"GIF8": ".gif", b"<svg": ".svg"}
"""First bytes and endings of pictures that are published as they are."""


class UnfitImageError(Exception):
    """The bytes cannot be used as a picture; the text says why, as a sentence for editors."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Width and height in pixels, as the picture is shown, and its format. A picture that moves is not scaled."""

    width: int
    height: int
    format: Format
    moves: bool = False


def asset_of(address: str) -> str | None:
    """The name in assets/ of an image's address in a text: `../../assets/a.jpg` → `a.jpg`; None if it is elsewhere."""
    found = _ADDRESS.fullmatch(unicodedata.normalize("NFC", address))
    return found[1] if found and found[1].lower().endswith(_SHOWN) else None


def may_be_scaled(name: str) -> bool:
    """Whether a file of this name holds pixels; drawings (SVG) and GIFs are published as they are."""
    return name.lower().endswith(_SCALED)


def format_of(name: str) -> Format:
    """The format of that name. Raises StopIteration if there is none."""
    return next(known for known in SAVING if known == name)


def measure(data: bytes) -> Shape:
    """The size and format of a picture, from its first bytes. Raises UnfitImageError."""
    with _opened(data) as image:
        width, height = image.size
        if image.getexif().get(_ORIENTATION) in _TURNED:
            width, height = height, width
        _refuse_too_high(width, height)
        moves = image.format != "MPO" and getattr(image, "is_animated", False)  # MPO: a photograph with a preview in it
        return Shape(width, height, _FORMATS[image.format or ""], moves)


def _refuse_too_high(width: int, height: int) -> None:
    shown = min(width, WIDTHS[-1])
    if height * shown > MOST_PIXELS_HIGH * width:
        raise UnfitImageError(
            f"It is {width:,} pixels wide and {height:,} high; at its width on a page it would be higher than the "
            f"{MOST_PIXELS_HIGH:,} pixels that WebP can hold. Cut it into several pictures."
        )


def widths(shape: Shape) -> tuple[int, ...]:
    """The widths in which a picture is offered, smallest first; never wider than it is."""
    largest = min(shape.width, WIDTHS[-1])
    return (*(width for width in WIDTHS if width * _SMALLEST_STEP <= largest), largest)


def formats(shape: Shape) -> tuple[Format, ...]:
    """The formats of a picture, smallest files first; the last is for browsers that know no other."""
    return ("avif", "webp") if shape.format in ("avif", "webp") else ("avif", "webp", shape.format)


def mark(asset: Digest) -> str:
    """A mark for the addresses of a picture's versions: it changes with the picture and with how versions are made."""
    return digest((asset, sorted((name, sorted(options.items())) for name, options in SAVING.items())))[:8]


def key(asset: Digest, width: int, format: Format) -> Digest:
    """The key of a version in the store: it depends on the picture, its width and format, and the version of Pillow."""
    from PIL import __version__

    return digest((asset, width, format, sorted(SAVING[format].items()), __version__))


def scaled(data: bytes, width: int, format: Format) -> bytes:
    """The picture `width` pixels wide, upright, in sRGB, without anything that the camera noted. UnfitImageError."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    with _opened(data) as opened:
        image = _with_plain_colours(ImageOps.exif_transpose(opened), format)
        image = image.resize((width, max(1, round(image.height * width / image.width))), Resampling.LANCZOS)
        image.info.clear()  # Pillow would write some of it into the new file
        target = BytesIO()
        image.save(target, format, **SAVING[format])
        return target.getvalue()


def _with_plain_colours(image: Image, format: Format) -> Image:
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey: Pillow's own conversion would cut all but black to white
        image = image.convert("I").point(lambda value: value * (255 / 65535)).convert("L")
    if image.mode not in ("RGB", "RGBA", "L", "CMYK"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile:
        image = _in_srgb(image, profile)
    return image.convert("RGB") if image.mode == "CMYK" or (format == "jpeg" and image.mode == "RGBA") else image


def _in_srgb(image: Image, profile: bytes) -> Image:
    """The image in sRGB. A profile that cannot be used is ignored, so that the colours are a little off."""
    from PIL import ImageCms

    wanted = "RGB" if image.mode == "CMYK" else image.mode
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode=wanted) or image
    except (ImageCms.PyCMSError, OSError):
        return image


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    """A picture that may be read. Whatever Pillow raises at odd bytes, in the block too, becomes UnfitImageError."""
    from PIL.Image import DecompressionBombError
    from PIL.Image import open as decoded  # bytes in memory; no file is opened here

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit is the lower one; a decoder's remark helps no editor
            with decoded(BytesIO(data), formats=_OPENED) as image:
                if image.width * image.height > MAX_PIXELS:
                    millions = f"{image.width * image.height / 1e6:.0f} million"
                    raise UnfitImageError(f"It would unpack to {millions} pixels; at most 50 million are allowed.")
                yield image
    except UnfitImageError:
        raise
    except DecompressionBombError:
        raise UnfitImageError("It would unpack to far too many pixels; at most 50 million are allowed.") from None
    except Exception:
        raise UnfitImageError(why_not(data)) from None


def why_not(data: bytes) -> str:
    """Why a file in assets/ cannot be shown as a picture, by its content and not its name, in a sentence."""
    if data[4:8] == b"ftyp" and b"avif" not in data[8:64] and _HEIC.match(data[8:12]):
        return "It is a HEIC file, which most browsers do not show."
    for begins, kind in _OTHERS.items():
        if data.startswith(begins):
            return f"It is a {kind} file, which most browsers do not show as a picture."
    for begins, ending in _MISNAMED.items():
        if data.startswith(begins):
            return f"It is a picture with the wrong ending: rename it to end with {ending}."
    return "It is damaged, or not a JPEG, PNG, WebP or AVIF picture."
