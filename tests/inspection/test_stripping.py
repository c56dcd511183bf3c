"""What a camera or a program noted in a picture is not published, and the picture stays point for point."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageSequence, PngImagePlugin
from sites import TinySite

from explainer.inspection.stripping import left, stripped
from explainer.inspection.svgnotes import without_notes

SECRET = b"47.1234 N at home"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape"'


def picture(format: str, side: int = 1, moving: bool = False, **options: object) -> bytes:
    """A picture with notes of every kind that Pillow can write."""
    frames = [Image.effect_noise((60, 40), 90).convert("RGB") for _ in range(2)]
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET.decode(), side
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=False)
    known: dict[str, dict[str, object]] = {
        "JPEG": {"exif": exif, "comment": SECRET, "xmp": SECRET},
        "PNG": {"exif": exif, "pnginfo": text},
        "WEBP": {"exif": exif, "xmp": SECRET, "lossless": True},
        "GIF": {"comment": SECRET, "loop": 0},
        "AVIF": {"exif": exif, "xmp": b"<x:xmpmeta>" + SECRET},
    }
    target = BytesIO()
    more = {"save_all": True, "append_images": frames[1:], "duration": 50} if moving else {}
    frames[0].save(target, format, **known[format], **more, **options)
    return target.getvalue()


def points(data: bytes) -> list[tuple[str, bytes, object]]:
    with Image.open(BytesIO(data)) as image:
        side = image.getexif().get(0x0112, 1)
        return [(frame.mode, frame.tobytes(), side) for frame in ImageSequence.Iterator(image)]


KINDS = [("JPEG", False, {}), ("JPEG", False, {"progressive": True}), ("PNG", False, {}), ("PNG", True, {}),
         ("GIF", False, {}), ("GIF", True, {}), ("WEBP", False, {}), ("WEBP", True, {})]  # fmt: skip


@pytest.mark.parametrize("side", [1, 6])
@pytest.mark.parametrize(("format", "moving", "options"), KINDS)
def test_notes_go_and_every_point_movement_and_side_stays(
    format: str, moving: bool, options: dict[str, object], side: int
) -> None:
    before = picture(format, side, moving, **options)
    after = stripped(before)
    assert SECRET in before
    assert SECRET not in after
    assert points(after) == points(before)
    assert stripped(after) == after
    assert not left(after)


def test_colours_stay() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for format in ("JPEG", "PNG", "WEBP"):
        with Image.open(BytesIO(stripped(picture(format, icc_profile=profile)))) as image:
            assert image.info["icc_profile"] == profile


def test_what_follows_the_picture_goes_too() -> None:
    """Phones put a short film with its place behind the picture."""
    for format in ("JPEG", "PNG", "GIF", "WEBP"):
        assert SECRET not in stripped(stripped(picture(format)) + SECRET)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_damaged_picture_stays_as_it_is_and_what_it_holds_is_known(format: str) -> None:
    whole = picture(format)
    for size in (0, 3, 11, 14, 30, 100, len(whole) // 2, len(whole) - 2):
        assert stripped(whole[:size]) in (whole[:size], stripped(stripped(whole)[:size]))
    if format == "JPEG":
        assert left(whole[: len(whole) // 2]) == "what a camera notes (EXIF)"


def test_other_files_stay_as_they_are() -> None:
    for data in (
        b"",
        b"body { color: red } /* x */",
        b"%PDF-1.4\n",
        b"RIFF\x04\0\0\0WAVE",
        b"<!-- x --><html>svg</html>",
    ):
        assert stripped(data) == data
        assert not left(data)


def test_notes_that_cannot_be_left_out_are_known() -> None:
    avif = picture("AVIF")
    assert stripped(avif) == avif
    assert left(avif) == "what a camera notes (EXIF) and what a program notes (XMP)"
    plain = BytesIO()
    Image.new("RGB", (8, 8)).save(plain, "AVIF")
    assert not left(plain.getvalue())


@pytest.mark.parametrize(
    ("drawing", "without"),
    [
        (f"<!-- {{}} -->{HEAD}><title>A<!-- {{}} -->B</title></svg><!-- {{}} -->", f"{HEAD}><title>AB</title></svg>"),
        (f"{HEAD}><metadata>{{}}<g a='>'/><!-- x --></metadata><g/></svg>", f"{HEAD}><g/></svg>"),
        (f"{HEAD}><g/><metadata data-x='{{}}'/></svg>", f"{HEAD}><g/></svg>"),
        (f"{HEAD} i:export-filename='/home/{{}}.png' i:label='L'/>", f"{HEAD} i:label='L'/>"),
        (f"{HEAD}><style>a{{{{}}}}<!-- {{}} -->b{{{{}}}}</style></svg>", f"{HEAD}><style>a{{}}b{{}}</style></svg>"),
    ],
)
def test_a_drawing_loses_remarks_and_notes_and_nothing_that_is_drawn(drawing: str, without: str) -> None:
    assert without_notes(drawing.format(*["47.1234 N"] * 3).encode()).decode() == without


@pytest.mark.parametrize(
    "drawing",
    [f"{HEAD}><text>&lt;!-- x --&gt; and &lt;metadata&gt;</text></svg>",
     f"{HEAD}><text><![CDATA[<!-- x -->]]></text></svg>",
     f"{HEAD}><g id=' i:docname=&quot;x&quot;'/></svg>", f"{HEAD}><desc>metadata</desc></svg>",
     f"{HEAD}><!-- x", "<svg><!-- x --></svg>"],
)  # fmt: skip
def test_what_only_looks_like_a_note_stays(drawing: str) -> None:
    assert without_notes(drawing.encode()) == drawing.encode()


def test_pictures_are_published_without_notes(make_site: Callable[..., TinySite]) -> None:
    site = make_site()
    moving = [("a.webp", "WEBP"), ("a.gif", "GIF"), ("a.png", "PNG")]
    files = {**{name: picture(format, moving=True) for name, format in moving}, "linked.jpg": picture("JPEG")}
    files["d.svg"] = f"<!-- {SECRET.decode()} -->{HEAD}/>".encode()
    for name, data in files.items():
        assert SECRET in data
        site.write(f"assets/{name}", data)
    shown = "\n\n".join(f"![p](../../assets/{name})" for name in files if name != "linked.jpg")
    site.write("content/articles/a.md", f"---\ntitle: A\n---\n{shown}\n\n[l](../../assets/linked.jpg)\n")
    site.build().expect_no_problems()
    for name in files:
        published = (site.folder / "assets" / name).read_bytes()
        assert SECRET not in published
        assert len(published) > 60


def found(site: TinySite, code: str) -> list[str]:
    return [str(problem.where) for problem in site.build().report.problems if problem.code == code]


def test_a_picture_that_keeps_its_notes_is_named(make_site: Callable[..., TinySite]) -> None:
    site = make_site().write("assets/kept.avif", picture("AVIF")).write("assets/shown.avif", picture("AVIF"))
    site.write("assets/cut.jpg", picture("JPEG")[:-900]).write("assets/whole.jpg", picture("JPEG"))
    links = " ".join(f"[l](../../assets/{name})" for name in ("kept.avif", "cut.jpg", "whole.jpg"))
    site.write("content/articles/a.md", f"---\ntitle: A\n---\n{links}\n\n![p](../../assets/shown.avif)\n")
    assert found(site, "W617") == ["assets/cut.jpg", "assets/kept.avif"]


def test_a_picture_that_nothing_names_is_named(make_site: Callable[..., TinySite]) -> None:
    site = make_site()
    for name in ("unused.jpg", "linked.jpg", "shown.jpg", "styled.jpg", "laid.jpg", "flags/de.png", "card.png"):
        site.write(f"assets/{name}", picture("PNG" if name.endswith("png") else "JPEG"))
    site.write("assets/unused.svg", f"{HEAD}/>").write("assets/unused.gif", picture("GIF")).write("assets/own.txt", "x")
    site.write(
        "content/articles/a.md", "---\ntitle: A\n---\n[l](../../assets/linked.jpg)\n\n![p](../../assets/shown.jpg)\n"
    )
    site.write("assets/css/90-own.css", "a { background: url(styled.jpg) }")
    site.write(
        "layouts/robots.txt", "{{ site.asset_href('laid.jpg') }} {{ site.asset_href('flags/' ~ 'de' ~ '.png') }}"
    )
    assert found(site, "W618") == ["assets/unused.gif", "assets/unused.jpg"]
