"""What the parts of an office file (Office Open XML, OpenDocument) contain that its reader does not see.

Such a file is an archive, and each part of it is a file of XML with a name that says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Final, TypeAlias

from explainer.ground.patterns import regex

Held: TypeAlias = Iterator[str]

NAMES: Final = (
    ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".pptx", ".pptm", ".ppsx", ".odt", ".ods", ".odp", ".odg",
    ".ott",
)  # fmt: skip

_TRACKED: Final = regex(rb"<w:(?:ins|del|moveFrom|moveTo|[a-z]{1,9}PrChange)\s[^<>]{0,300}\bw:author=")
_VANISHES: Final = regex(rb"<w:vanish(?:\s*/>|>|\s+w:val=\"(?:1|true|on)\")")
_SHEETS: Final = regex(rb"<\w*:?sheet\s[^<>]{0,300}state=\"(?:hidden|veryHidden)\"")
_ROWS: Final = regex(rb"<(?:\w+:)?row\s[^<>]{0,300}hidden=\"(?:1|true)\"[^<>]{0,300}(?<!/)>\s*<(?:\w+:)?c\s")
_COLUMNS: Final = regex(rb"<(?:\w+:)?col\s[^<>]{1,300}>")
_NUMBERED: Final = regex(rb"\b(min|max|hidden)=\"(\w{1,9})\"")
_CELLS: Final = regex(rb"<(?:\w+:)?c\s[^<>]{0,200}?\br=\"([A-Z]{1,3})[0-9]{1,9}\"[^<>]{0,200}(?<!/)>")
_NOT_SHOWN: Final = regex(rb"<p:sld\s[^<>]{0,2000}\bshow=\"(?:0|false)\"")
_WORDS: Final = regex(rb"<a:t>\s{0,99}[^<\s]")
_OF_PERSONS: Final = regex(
    rb"<(?:\w{1,9}:)?(?:creator|lastModifiedBy|initial-creator|printed-by|Manager|Company)(?:\s[^<>]{0,200})?>"
    rb"\s{0,99}([^<>\s][^<>]{0,80})"
)
_OPEN_ANNOTATION: Final = regex(rb"<office:annotation[\s>]")
_OPEN_TRACKED: Final = regex(rb"<(?:text:changed-region|table:(?:cell-content-change|insertion|deletion))[\s>]")
_OPEN_HIDDEN: Final = regex(
    rb"text:display=\"none\"|table:visibility=\"(?:collapse|filter)\"|table:display=\"false\""
    rb"|presentation:visibility=\"hidden\"|<text:hidden-(?:text|paragraph)[\s>]"
)
_OPEN_WORDS: Final = regex(rb">\s{0,99}[^<\s]")
_OF_NOBODY: Final = frozenset(
    ["anonymous", "unknown", "unspecified", "(unspecified)", "(anonymous)", "author", "user", "openpyxl", "python-docx",
     "microsoft office user", "apache poi", "untitled", "none"]
)  # fmt: skip
"""Names that programs write if nobody has given one."""
_PROPERTY: Final = regex(rb"<(?:\w+:)?property\s|<meta:user-defined[\s>]")
_CAMERA: Final = b"Exif\0\0"


def is_office(parts: Mapping[str, bytes]) -> bool:
    """Whether the parts are those of an office file, and not of any other archive."""
    return "[Content_Types].xml" in parts or b"opendocument" in parts.get("mimetype", b"")


def held(parts: Mapping[str, bytes]) -> Held:
    """What the parts contain, as objects of "with"; nothing for another archive."""
    if is_office(parts):
        for name, part in parts.items():
            yield from _of_part(name, part)


def named(names: Iterable[bytes]) -> Held:
    """The first name of a person or an office among these, as the object of "with"; names of programs do not count."""
    for name in names:
        words = unescape(name.decode("utf-8", "replace")).strip()
        if words and words.lower() not in _OF_NOBODY:
            yield f'a name ("{words[:40]}")'
            return


def _of_part(name: str, part: bytes) -> Held:
    folder, _, file = name.rpartition("/")
    if file in ("core.xml", "app.xml", "meta.xml"):
        yield from named(_OF_PERSONS.findall(part))
    if (file == "custom.xml" and folder == "docProps") or file == "meta.xml":
        if _PROPERTY.search(part):
            yield "properties of its program (metadata)"
    elif folder.startswith("word"):
        yield from _of_word(folder, file, part)
    elif folder.startswith("xl"):
        yield from _of_excel(folder, file, part)
    elif folder.startswith("ppt"):
        yield from _of_powerpoint(folder, file, part)
    elif file == "content.xml":
        yield from _of_open_document(part)
    elif folder.startswith("Versions"):
        yield "an earlier state of itself"
    if ("media" in folder or folder == "Pictures") and part.startswith(b"\xff\xd8") and _CAMERA in part[:65_536]:
        yield "pictures with what a camera noted (EXIF)"


def _of_word(folder: str, file: str, part: bytes) -> Held:
    if folder != "word" or not file.endswith(".xml"):
        return
    if file.startswith("comments") and b"<w:comment " in part:
        yield "comments"
    if file.startswith(("document", "header", "footer", "footnotes", "endnotes")):
        if _TRACKED.search(part):
            yield "tracked changes"
        if _VANISHES.search(part):
            yield "hidden words"


def _of_excel(folder: str, file: str, part: bytes) -> Held:
    if folder.endswith("/threadedComments") or (file.startswith("comment") and b"comment " in part):
        yield "comments"
    elif folder.endswith("/revisions"):
        yield "tracked changes"
    elif folder.endswith("/externalLinks"):
        yield "values and paths of other files"
    elif file == "workbook.xml" and _SHEETS.search(part):
        yield "hidden sheets"
    elif folder.endswith("/worksheets") and (_ROWS.search(part) or _has_hidden_column(part)):
        yield "hidden rows or columns"


def _has_hidden_column(part: bytes) -> bool:
    """Whether a cell that is not empty is in a hidden column."""
    hidden: list[tuple[int, int]] = []
    for column in _COLUMNS.findall(part):
        says = dict(_NUMBERED.findall(column))
        if says.get(b"hidden") in (b"1", b"true"):
            hidden.append((_number(says.get(b"min")), _number(says.get(b"max"))))
    if not hidden:
        return False
    filled = {_column(letters) for letters in set(_CELLS.findall(part))}
    return any(first <= column <= last for first, last in hidden for column in filled)


def _number(digits: bytes | None) -> int:
    return int(digits) if digits and digits.isdigit() else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _of_powerpoint(folder: str, file: str, part: bytes) -> Held:
    if folder.endswith("/comments"):
        yield "comments"
    elif folder == "ppt/notesSlides":
        if _WORDS.search(_without_fields(part)):
            yield "speaker's notes"
    elif folder == "ppt/slides" and _NOT_SHOWN.search(part):
        yield "hidden slides"


def _without_fields(part: bytes) -> bytes:
    """The part without its fields, such as the number of the slide."""
    first, *others = part.split(b"<a:fld ")
    return first + b"".join(other.partition(b"</a:fld>")[2] for other in others)


def _of_open_document(part: bytes) -> Held:
    if _OPEN_ANNOTATION.search(part):
        yield "comments"
    if _OPEN_TRACKED.search(part):
        yield "tracked changes"
    if _OPEN_HIDDEN.search(part):
        yield "hidden parts"
    notes = (piece.partition(b"</presentation:notes>")[0] for piece in part.split(b"<presentation:notes")[1:])
    if any(_OPEN_WORDS.search(note.partition(b">")[2]) for note in notes):
        yield "speaker's notes"
