"""What documents and drawings hold besides what their readers see is named, with the way to clean them."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sites import TinySite

from explainer.inspection.enclosed import enclosed
from explainer.inspection.svghidden import unseen

Make = Callable[..., TinySite]
TYPES = {"[Content_Types].xml": "<Types/>"}
OPEN = {"mimetype": "application/vnd.oasis.opendocument.text"}


def archive(parts: dict[str, str | bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return target.getvalue()


def office(name: str, part: str) -> bytes:
    return archive({**TYPES, name: part})


def open_document(name: str, part: str) -> bytes:
    return archive({**OPEN, name: part})


def pdf(*objects: str, packed: bool = False) -> bytes:
    inside = "\n".join(objects).encode()
    if packed:
        stream = zlib.compress(inside)
        inside = b"9 0 obj << /Type /ObjStm /N 1 /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    return b"%PDF-1.7\n" + inside + b"\nstartxref\n123\n%%EOF\n"


HOLDING = [
    (office("word/comments.xml", '<w:comments><w:comment w:id="1">'), "comments"),
    (office("word/document.xml", '<w:p><w:ins w:id="1" w:author="Li">'), "tracked changes"),
    (office("word/header1.xml", '<w:p><w:rPrChange w:id="1" w:author="Li">'), "tracked changes"),
    (office("word/document.xml", "<w:rPr><w:vanish/></w:rPr>"), "hidden words"),
    (office("docProps/core.xml", "<dc:creator>Chen &amp; Yi</dc:creator>"), 'a name ("Chen & Yi")'),
    (office("docProps/core.xml", "<cp:lastModifiedBy>李</cp:lastModifiedBy>"), 'a name ("李")'),
    (office("docProps/app.xml", "<Company>Bureau</Company>"), 'a name ("Bureau")'),
    (office("docProps/custom.xml", '<property name="Classification">'), "properties of its program (metadata)"),
    (office("xl/comments1.xml", "<comment ref='A1'>"), "comments"),
    (office("xl/threadedComments/threadedComment1.xml", "<a/>"), "comments"),
    (office("xl/workbook.xml", '<sheet name="S" sheetId="2" state="veryHidden" r:id="r"/>'), "hidden sheets"),
    (office("xl/worksheets/sheet1.xml", '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'),
     "hidden rows or columns"),
    (
        office(
            "xl/worksheets/sheet1.xml",
            '<col min="27" max="28" hidden="1"/><row r="2"><c r="AB2" s="1"><v>1</v></c></row>',
        ),
        "hidden rows or columns",
    ),
    (office("xl/externalLinks/externalLink1.xml", "<a/>"), "values and paths of other files"),
    (office("ppt/notesSlides/notesSlide1.xml", "<a:fld x='1'><a:t>3</a:t></a:fld><a:t>Do not say</a:t>"),
     "speaker's notes"),
    (office("ppt/comments/comment1.xml", "<a/>"), "comments"),
    (office("ppt/slides/slide2.xml", '<p:sld xmlns:p="p" show="0">'), "hidden slides"),
    (archive({**TYPES, "word/media/image1.jpeg": b"\xff\xd8\xff\xe1\0\x20Exif\0\0MM"}),
     "pictures with what a camera noted (EXIF)"),
    (office("docProps/core.xml", '<creator xmlns="dc">openpyxl</creator><lastModifiedBy>Li</lastModifiedBy>'),
     'a name ("Li")'),
    (pdf(r"<< /Author (\376\377gNf\016) >>"), 'a name ("李明")'),
    (open_document("meta.xml", "<meta:initial-creator>Li</meta:initial-creator>"), 'a name ("Li")'),
    (open_document("content.xml", '<office:annotation office:name="1">'), "comments"),
    (open_document("content.xml", '<text:tracked-changes><text:changed-region text:id="a">'), "tracked changes"),
    (open_document("content.xml", '<text:section text:display="none">'), "hidden parts"),
    (open_document("content.xml", '<style:table-properties table:display="false"/>'), "hidden parts"),
    (open_document("content.xml", "<presentation:notes a='b'><text:p>Do not</text:p></presentation:notes>"),
     "speaker's notes"),
    (pdf("<< /Type /Annot /Subtype /Text /Contents (x) >>"), "comments"),
    (pdf("<< /Subtype/Highlight /Contents (x) >>", packed=True), "comments"),
    (pdf("<< /Subtype /Redact >>"), "words that were marked for blacking out and are still there"),
    (pdf("<< /Names << /EmbeddedFiles 7 0 R >> >>"), "attached files"),
    (pdf("<< /OCProperties << /D << /OFF [ 5 0 R ] >> >> >>"), "layers that are switched off"),
    (pdf() + b"more\nstartxref\n999\n%%EOF", "an earlier state of itself"),
    (pdf("<< /Author (Chen Yi) >>"), 'a name ("Chen Yi")'),
    (pdf("<< /Author <FEFF674E> >>", packed=True), 'a name ("李")'),
    (pdf("<dc:creator><rdf:Seq> <rdf:li>Li</rdf:li>"), 'a name ("Li")'),
    (b"{\\rtf1{\\info{\\author Li}}{\\*\\annotation x}\\revised y}", 'comments, tracked changes and a name ("Li")'),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
     "who wrote it and often what was deleted (an old Office format)"),
    (b"\0\0\0\x18ftypmp42" + b"\xa9xyz\x00\x12\x15\xc7+48.1374+011.5755/", "the place where it was recorded"),
    (archive({"a/plan.docx": office("word/comments.xml", "<w:comment ")}), 'comments (in "a/plan.docx")'),
]  # fmt: skip


@pytest.mark.parametrize(("data", "held"), HOLDING)
def test_what_a_document_holds_is_named(data: bytes, held: str) -> None:
    found = enclosed(data)
    assert (found.held if found else "") == held


@pytest.mark.parametrize(
    "data",
    [
        office("word/document.xml", '<w:p><w:t>The w:ins and w:author= of it</w:t><w:vanish w:val="0"/></w:p>'),
        office("docProps/core.xml", "<dc:creator></dc:creator><cp:lastModifiedBy/><dc:title>Plan</dc:title>"),
        office("word/comments.xml", "<w:comments></w:comments>"),
        office("xl/workbook.xml", '<sheet name="hidden" sheetId="1" r:id="r"/>'),
        office("xl/worksheets/sheet1.xml", '<col min="3" max="9" hidden="1"/><row r="2"><c r="B2"><v>1</v></c></row>'),
        office("xl/worksheets/sheet1.xml", '<row r="2" hidden="1"/><row r="3"><c r="B3"><v>1</v></c></row>'),
        office("ppt/notesSlides/notesSlide1.xml", "<a:fld x='1'><a:t>3</a:t></a:fld><a:t/>"),
        open_document("content.xml", "<presentation:notes><draw:thumbnail/></presentation:notes><text:p>A</text:p>"),
        open_document("content.xml", "<text:p>office:annotation</text:p>"),
        pdf("<< /Subtype /Link /A << /URI (https://x.example) >> >>", "<< /Subtype /Type1 >>", "<< /Author () >>"),
        pdf("<< /Author (anonymous) >>"), pdf("<< /Author (\x07\x99) >> /Encrypt 5 0 R"),
        office("docProps/core.xml", "<dc:creator>python-docx</dc:creator>"),
        b"%PDF-1.7\nstartxref\n0\n%%EOF\nstartxref\n88\n%%EOF\n",
        b"{\\rtf1\\viewkind4 words}", b"", b"PK\x03\x04damaged", b"Author (x)",
        archive({"data.csv": "a,b", "readme.txt": "comments"}),
    ],
)  # fmt: skip
def test_a_document_without_such_is_published_without_a_word(data: bytes) -> None:
    assert enclosed(data) is None


def test_an_archive_that_unpacks_without_end_is_not_unpacked() -> None:
    bomb = archive({**TYPES, "word/document.xml": b"\0" * 200_000_000, "docProps/core.xml": "<Company>B</Company>"})
    found = enclosed(bomb)
    assert found is not None
    assert found.held == 'a name ("B")'


def svg(inside: str, head: str = 'viewBox="0 0 100 100"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<g style="display:none"><path d="M0 0"/></g>', "a part that is switched off (display: none)"),
        ('<g display="none"><text x="1" y="9">Not cleared</text></g>', "switched off (display: none): “Not cleared”"),
        ('<style>.st0{display:none;}</style><g class="st0"><text>A</text></g>', "switched off (display: none)"),
        ('<g class="a"><text>A</text></g><style>text.b,.a{display:none}</style>', "switched off (display: none)"),
        ('<text visibility="hidden">A</text>', "visibility: hidden"),
        ('<g opacity="0"><text>A</text></g>', "opacity: 0"),
        ('<text fill="none">A</text>', "transparent words"),
        ('<text style="fill-opacity:0.0" x="1" y="9">A</text>', "transparent words"),
        ('<text font-size="0">A</text>', "endlessly small"),
        ('<text x="300" y="50">A</text>', "beside the picture's frame"),
        ('<text x="10" y="-40">A</text>', "beside the picture's frame"),
        ('<g transform="translate(0,500)"><text x="10" y="10">A</text></g>', "beside the picture's frame"),
        ('<text transform="matrix(1 0 0 1 900 10)"><tspan x="0" y="0">A</tspan></text>', "beside the picture's frame"),
        ('<text x="10" y="50" fill="#FFF">A</text>', "white words on white"),
        ('<rect width="5" height="5"/><text x="10" y="50" style="fill:white">A</text>', "white words on white"),
        ('<rect width="100" height="100" fill="#fff"/><g fill="rgb(255, 255, 255)"><text x="9" y="50">A</text></g>',
         "white words on white"),
        ('<text x="10" y="50">Name</text><rect y="20" width="100" height="60"/>', "a shape that covers them (“Name”)"),
    ],
)  # fmt: skip
def test_what_nobody_sees_of_a_drawing_is_named(inside: str, what: str) -> None:
    found = unseen(svg(inside))
    assert found is not None
    assert what in found.what


@pytest.mark.parametrize(
    "inside",
    [
        '<text x="10" y="50">A</text><title>T</title><desc>D</desc>',
        '<defs><g style="display:none"><text>A</text></g><text id="t">B</text></defs><use href="#t"/>',
        '<g display="none"><path id="p" d="M0 0"/></g><use href="#p"/>',
        '<g display="none"><set attributeName="display" to="inline"/><text>A</text></g>',
        '<style>g{display:none} svg:hover g{display:inline}</style><g><text>A</text></g>',
        '<style>@media (max-width: 9px) {.a{display:none}}</style><g class="a"><text>A</text></g>',
        '<g display="none"/><g style="display:none"><title>Guides</title></g>',
        '<g visibility="hidden"><text visibility="visible">A</text></g>',
        '<text fill="none" stroke="black">A</text>',
        '<rect width="100" height="100"/><text x="10" y="50" fill="white">A</text>',
        '<path d="M0 0H99V99Z" fill="#123"/><text x="10" y="50" fill="white">A</text>',
        '<g transform="rotate(90)"><rect y="-99" width="99" height="99"/></g><text x="9" y="50" fill="#fff">A</text>',
        '<text x="10" y="50" fill="white" stroke="#000">A</text>',
        '<g transform="translate(0,500)"><text x="10" y="-460">A</text></g>',
        '<text x="95" y="50" text-anchor="end">Long words that begin before the frame</text>',
        '<text x="50%" y="300em">A</text>', '<svg x="500"><text x="1" y="9">A</text></svg>',
        '<text x="10" y="50">Name</text><rect y="20" width="100" height="60" fill-opacity=".4"/>',
        '<text x="10" y="50">Name</text><g opacity="0.5"><rect y="20" width="100" height="60"/></g>',
        '<text x="10" y="50">Name</text><rect y="20" width="100" height="60" fill="none"/>',
        '<text x="10" y="50">Name</text><rect y="20" width="12" height="60"/>',
        '<rect y="20" width="100" height="60"/><text x="10" y="50" fill="red">Name</text>',
    ],
)  # fmt: skip
def test_what_is_seen_or_may_be_seen_is_not_named(inside: str) -> None:
    assert unseen(svg(inside)) is None


def test_without_a_frame_or_well_formed_xml_nothing_is_said() -> None:
    assert unseen(svg('<text x="900" y="9">A</text>', "")) is None
    assert (
        unseen(svg('<text x="900" y="9" fill="white">A</text>', 'viewBox="0 0 100 100" style="background:#000"'))
        is not None
    )
    assert (
        unseen(svg('<text x="9" y="9" fill="white">A</text>', 'viewBox="0 0 100 100" style="background:#000"')) is None
    )
    assert unseen(svg('<g display="none"><text>A</text>')) is None


def test_files_for_readers_are_named_with_what_they_hold_and_how_it_is_taken_out(make_site: Make) -> None:
    site = make_site().write("assets/plan.docx", HOLDING[0][0]).write("assets/draft.docx", HOLDING[0][0])
    site.write("assets/plan.svg", svg('\n<g display="none"><text>A</text><text>B</text></g>'))
    site.write("content/articles/a.md", "---\ntitle: A\n---\n[p](../../assets/plan.docx) ![d](../../assets/plan.svg)\n")
    site.write("content/articles/b.md", "---\ntitle: B\nstatus: draft\n---\n[p](../../assets/draft.docx)\n")
    found = {problem.code: problem for problem in site.build().report.problems}
    assert "W619" in found, found
    assert str(found["W619"].where) == "assets/plan.svg:2"
    assert found["W619"].message == (
        'The drawing "assets/plan.svg" is published with words that are switched off (display: none): “A”, '
        "and one more such."
    )
    assert str(found["W620"].where) == "assets/plan.docx"
    assert found["W620"].message == '"assets/plan.docx" is published with comments.'
    assert "Inspect Document" in (found["W620"].remedy)
    assert [problem.code for problem in site.build().report.problems].count("W620") == 1
