"""What a document contains that its reader does not see: remarks, changes, hidden parts, names of people, other files.

It is looked for at the places that the formats define: in PDF, in the files of Word, Excel, PowerPoint and LibreOffice,
in RTF, and in films. Nothing is removed, because a document that somebody signed or archived must stay as it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from explainer.ground.patterns import regex
from explainer.inspection import officeparts
from explainer.inspection.officeparts import Held

MOST_UNPACKED: Final = 64_000_000
"""How many bytes of one document are unpacked. What comes after them is not looked at."""
_MOST_PARTS: Final = 5_000
_DOCUMENTS: Final = (".pdf", *officeparts.NAMES)

_OBJECTS: Final = regex(rb"/Type\s{0,9}/ObjStm")
_STREAM: Final = regex(rb"stream\r?\n")
_NEAR: Final = 4_000
"""How many bytes may be between the kind of a stream and its beginning."""
_COMMENTS: Final = regex(rb"/Subtype\s{0,9}/(?:Text|Popup|Caret|StrikeOut|Squiggly|Highlight|Underline)(?![\w-])")
_TO_BE_REDACTED: Final = regex(rb"/Subtype\s{0,9}/Redact(?![\w-])")
_ATTACHED: Final = regex(rb"/EmbeddedFiles?(?![\w-])|/Subtype\s{0,9}/FileAttachment(?![\w-])")
_SWITCHED_OFF: Final = regex(rb"/OFF\s{0,9}\[\s{0,9}[0-9]")
_ENDS: Final = regex(rb"startxref\s{1,9}0{0,9}[1-9]")
_AUTHOR: Final = regex(
    rb"/Author\s{0,9}(?:\((?!\s{0,99}\))(?!\xfe\xff\))([^()]{0,80})|<(?!feff>|\s{0,9}>)([0-9a-fA-F]{2,320})>)", re.I
)
_CREATOR: Final = regex(
    rb"<dc:creator>\s{0,99}<rdf:(?:Seq|Bag|Alt)>\s{0,99}<rdf:li[^<>]{0,99}>\s{0,99}([^<>\s][^<>]{0,80})"
)
_OF_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = (
    (regex(rb"\\\*\\annotation(?![a-z])"), "comments"),
    (regex(rb"\\(?:deleted|revised)(?![a-z0-9])"), "tracked changes"),
    (regex(rb"\\v(?![a-z0-9-])"), "hidden words"),
)
_RTF_AUTHOR: Final = regex(rb"\{\\(?:author|operator|manager|company) ?([^\s{}\\][^{}\\]{0,80})")
_PLACE: Final = regex(rb"\xa9xyz.{4}[+-][0-9]{2}|com\.apple\.quicktime\.location", re.DOTALL)

_NAMES: Final = (_AUTHOR, _CREATOR)
_OCTAL: Final = regex(rb"\\([0-3][0-7]{2}|.)", re.DOTALL)


class Finding(NamedTuple):
    """What a document contains, as the object of "with", and how to remove it, as a sentence."""

    held: str
    remedy: str


def enclosed(data: bytes) -> Finding | None:
    """What a document contains that its reader does not see; None if nothing was found."""
    for begins, look, remedy in _KINDS:
        if begins(data):
            held = list(dict.fromkeys(look(data)))
            return Finding(_listed(held), remedy) if held else None
    return None


def _listed(held: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(held[:-1]), held[-1]]))


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _of_pdf(data: bytes) -> Held:
    parts = [data, *_objects(data)]

    def has(form: re.Pattern[bytes]) -> bool:
        return any(form.search(part) for part in parts)

    if has(_COMMENTS):
        yield "comments"
    if has(_TO_BE_REDACTED):
        yield "words that were marked for blacking out and are still there"
    if has(_ATTACHED):
        yield "attached files"
    if has(_SWITCHED_OFF):
        yield "layers that are switched off"
    if len(_ENDS.findall(data)) > 1:
        yield "an earlier state of itself"
    if b"/Encrypt" not in data:  # otherwise its words cannot be read
        yield from officeparts.named(_words(one) for part in parts for form in _NAMES for one in form.finditer(part))


def _words(found: re.Match[bytes]) -> bytes:
    """A name as a PDF writes it: in characters, some of them by number; in hexadecimal digits; in UTF-16."""
    literal, digits = (*found.groups(), None)[:2]
    if literal is None:
        raw = bytes.fromhex((digits or b"")[: len(digits or b"") // 2 * 2].decode())
    else:
        raw = _OCTAL.sub(lambda one: bytes([int(one[1], 8)]) if len(one[1]) == 3 else one[1], literal)
    if raw.startswith(b"\xfe\xff"):
        return raw[2 : 2 + len(raw[2:]) // 2 * 2].decode("utf-16-be", "replace").encode("utf-8", "replace")
    return raw


def _objects(data: bytes) -> Iterator[bytes]:
    """The streams that hold objects of a PDF, unpacked."""
    left = MOST_UNPACKED
    for found in _OBJECTS.finditer(data):
        begins = _STREAM.search(data, found.end(), found.end() + _NEAR)
        if begins is None or left <= 0:
            continue
        try:
            yield (unpacked := zlib.decompressobj().decompress(data[begins.end() : begins.end() + left], left))
            left -= len(unpacked)
        except zlib.error:
            continue


def _is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def _of_zip(data: bytes, within: bool = False) -> Held:
    parts = _parts(data)
    yield from officeparts.held(parts)
    if within or officeparts.is_office(parts):
        return
    for name, part in parts.items():  # an archive for readers, with documents in it
        if name.lower().endswith(_DOCUMENTS):
            look = _of_pdf if _is_pdf(part) else _inside if _is_zip(part) else _nothing
            yield from (f'{one} (in "{name}")' for one in dict.fromkeys(look(part)))


def _inside(data: bytes) -> Held:
    yield from _of_zip(data, within=True)


def _nothing(_data: bytes) -> Held:
    return iter(())


def _parts(data: bytes) -> Mapping[str, bytes]:
    """The parts of an archive that may say something, as far as they fit into the limit."""
    found: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist()[:_MOST_PARTS]:
                if entry.file_size <= left and not entry.flag_bits & 1:
                    left -= entry.file_size
                    found[entry.filename] = archive.read(entry)
    except (BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError, RuntimeError):
        pass  # a damaged archive: the parts that could be read count
    return found


def _of_old_office(_data: bytes) -> Held:
    yield "who wrote it and often what was deleted (an old Office format)"


def _of_rtf(data: bytes) -> Held:
    yield from (words for form, words in _RTF if form.search(data))
    yield from officeparts.named(_RTF_AUTHOR.findall(data))


def _of_film(data: bytes) -> Held:
    if _PLACE.search(data):
        yield "the place where it was recorded"


_KINDS: Final[tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Held], str], ...]] = (
    (
        _is_pdf,
        _of_pdf,
        "Print it to a new PDF; or clean it: in Acrobat with Redact > Sanitize Document, or with "
        "`qpdf` (--remove-metadata --remove-info, attachments) or `mat2`.",
    ),
    (
        _is_zip,
        _of_zip,
        "Clean it: in Microsoft Office with File > Info > Inspect Document, in LibreOffice by accepting all "
        "changes, deleting the comments and File > Properties > Reset Properties; or offer a new PDF of it.",
    ),
    (
        lambda data: data.startswith(_OF_OLD_OFFICE),
        _of_old_office,
        "Save it in a current format (.docx, .xlsx, .pptx, .odt), clean that one, or offer a new PDF of it.",
    ),
    (lambda data: data.startswith(b"{\\rtf"), _of_rtf, "Accept all changes, delete the comments, and save it again."),
    (
        lambda data: data[4:8] in (b"ftyp", b"moov", b"wide", b"mdat"),
        _of_film,
        "Save it again without metadata, for example with `ffmpeg -i OLD -map_metadata -1 -c copy NEW`.",
    ),
)
"""For each kind of document: how it is recognised, what is searched in it, and how to remove that."""
