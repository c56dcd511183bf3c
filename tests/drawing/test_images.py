"""Pictures in texts: found, checked, scaled, stripped of what the camera noted, and addressed from the page."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sites import TinySite

from explainer.content.markup import convert
from explainer.drawing import images
from explainer.drawing.images import Shape, UnfitImageError
from explainer.engine.store import Store
from explainer.ground import disk
from explainer.pages.links import check_tree

ROOT = Path(__file__).resolve().parent.parent.parent
WEST = b"Where it was taken"


def photo(width: int = 1000, height: int = 500, format: str = "JPEG", **options: object) -> bytes:
    """A picture with a dark left half and a light right half."""
    image = Image.new("RGB", (width, height), "#e0e0c0")
    image.paste("#203040", (0, 0, width // 2, height))
    target = BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def noted(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = WEST.decode()
    return exif


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def claiming(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes that says it is `width` by `height`."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


# Bytes to bytes.


def test_a_picture_is_never_offered_wider_than_it_is() -> None:
    assert images.widths(Shape(300, 300, "png")) == (300,)
    assert images.widths(Shape(1000, 100, "png")) == (480, 1000)
    assert images.widths(Shape(1440, 100, "png")) == (480, 960, 1440)
    assert images.widths(Shape(9000, 100, "png")) == (480, 960, 1440)


@pytest.mark.parametrize("format", ["avif", "webp", "jpeg"])
def test_a_scaled_picture_has_the_width_and_format_asked_for_and_the_same_bytes_twice(format: images.Format) -> None:
    first, second = (images.scaled(photo(), 480, format) for _ in range(2))
    assert first == second
    assert (opened(first).size, opened(first).format) == ((480, 240), format.upper())


@pytest.mark.parametrize("format", ["avif", "webp", "jpeg", "png"])
def test_nothing_that_the_camera_noted_is_published_and_the_picture_stands_upright(format: images.Format) -> None:
    on_its_side = photo(exif=noted(6), comment=WEST)  # turn it by 90 degrees to see it: dark above, light below
    assert WEST in on_its_side
    assert images.measure(on_its_side) == Shape(500, 1000, "jpeg")
    shown = images.scaled(on_its_side, 100, format)
    assert WEST not in shown
    assert not opened(shown).getexif()
    above, below = opened(shown).convert("L").resize((1, 2)).tobytes()
    assert above < 100 < below


def test_a_transparent_picture_keeps_its_transparency_where_the_format_has_it() -> None:
    target = BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(target, "PNG")
    assert images.formats(images.measure(target.getvalue())) == ("avif", "webp", "png")
    for format in images.formats(images.measure(target.getvalue())):
        assert opened(images.scaled(target.getvalue(), 10, format)).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_picture_that_would_unpack_to_gigabytes_is_refused_before_it_is_unpacked() -> None:
    for side in (8_000, 10_000, 50_000):  # above our own limit, Pillow's warning, Pillow's error
        with pytest.raises(UnfitImageError, match="50 million"):
            images.measure(claiming(side, side))


@pytest.mark.parametrize("value", [0, 257, 0x4000, 0x8000, 0xFFFF])
@pytest.mark.parametrize("format", ["avif", "webp", "jpeg", "png"])
def test_sixteen_bits_of_grey_keep_their_shade(format: images.Format, value: int) -> None:
    target = BytesIO()
    Image.new("I;16", (40, 20), value).save(target, "PNG")
    shade = opened(images.scaled(target.getvalue(), 40, format)).convert("L").getpixel((20, 10))
    assert abs(shade - value / 257) <= 2  # type: ignore[operator]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("format", ["avif", "webp", "jpeg", "png"])
def test_every_kind_of_png_keeps_its_colours(format: images.Format, mode: str) -> None:
    target = BytesIO()
    Image.new("L", (40, 20), 255).convert(mode).save(target, "PNG")
    assert opened(images.scaled(target.getvalue(), 40, format)).convert("L").getpixel((20, 10)) == 255


def test_a_picture_that_no_format_can_hold_is_refused_with_the_reason() -> None:
    for width, height in ((1, 20_000), (1, 16_384), (3, 40_000), (1440, 16_384), (1500, 17_200)):
        with pytest.raises(UnfitImageError, match=r"16,383 pixels that WebP can hold\. Cut it"):
            images.measure(photo(width, height, "PNG"))
    for width, height in ((1, 16_383), (9, 16_383), (20_000, 1)):
        shape = images.measure(photo(width, height, "PNG"))
        for format in images.formats(shape):
            images.scaled(photo(width, height, "PNG"), images.widths(shape)[-1], format)


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a", photo()[:20], b"\x89PNG\r\n\x1a\n\0\0"])
def test_bytes_that_are_no_picture_are_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(UnfitImageError, match=r"damaged, or not a JPEG|wrong ending"):
        images.measure(data)


def test_a_format_that_is_not_allowed_is_not_opened_even_if_its_name_says_otherwise() -> None:
    with pytest.raises(UnfitImageError):
        images.measure(photo(10, 10, "TIFF"))


def test_only_two_modules_know_pillow_and_none_imports_it_at_once() -> None:
    knowing = {}
    for path in (ROOT / "explainer").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(_names_pillow(node) for node in ast.walk(tree)):
            knowing[path.name] = any(_names_pillow(node) for node in tree.body)
    assert knowing == {"images.py": False, "social_cards.py": False}


def _names_pillow(node: ast.AST) -> bool:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    return any(name.partition(".")[0] == "PIL" for name in names)


# In a text.


def test_the_images_of_a_text_are_listed_with_their_lines_and_those_of_other_sites_are_not() -> None:
    text = "One ![a](../../assets/a%20b.jpg) and\n![b](https://other.example/b.png)\n\n- ![c](../../assets/c.svg 'C')\n"
    found = convert(text, path="content/pages/a.md", first_line=4).images
    assert [(image.address, image.line) for image in found] == [("../../assets/a b.jpg", 4), ("../../assets/c.svg", 7)]


def test_an_address_in_a_text_leads_to_assets_from_any_depth_and_to_nothing_else() -> None:
    assert images.asset_of("../../assets/a/b.jpg") == images.asset_of("assets/a/b.jpg#x") == "a/b.jpg"
    assert images.asset_of("../assets/x.css") is images.asset_of("../regions/a.png") is None


SITE = """
-- site.yaml --
title: T
base_url: https://t.example/
languages: {en: {name: English, tag: en}, zh: {name: 中文, tag: zh-Hans}}
-- content/pages/home.md --
---
title: Home
---
![A harbour](../../assets/harbour,%20old.jpg)
-- content/pages/a.md --
---
title: A
---
Look: ![A plan, "in full" & more](../../assets/plan.svg "The plan"){.wide} and ![Dot](../assets/dot.png)

[![A harbour](../../assets/harbour,%20old.jpg)](home.md)
"""


@pytest.fixture
def site(make_site: Callable[..., TinySite]) -> TinySite:
    site = make_site(SITE)
    site.write("assets/harbour, old.jpg", photo(1000, 500, exif=noted(1)))
    site.write("assets/dot.png", photo(20, 10, "PNG"))
    return site.write("assets/plan.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')


HARBOUR = [
    f"assets/images/harbour, old.jpg.{width}.{kind}" for kind in ("avif", "jpeg", "webp") for width in (1000, 480)
]
DOT = [f"assets/images/dot.png.20.{kind}" for kind in ("avif", "png", "webp")]


def made(site: TinySite) -> list[str]:
    return sorted(path for path in site.tree() if path.startswith("assets/images/"))


def test_pictures_come_in_versions_and_every_address_leads_somewhere_from_every_page(site: TinySite) -> None:
    built = site.build().expect_no_problems()
    assert made(site) == sorted(HARBOUR + DOT)
    assert "assets/harbour, old.jpg" not in site.tree(), "it says where it was taken"
    assert "assets/plan.svg" in site.tree()
    assert not check_tree(disk.read_tree(site.folder))
    page = built.output("a/index.html")
    assert re.search(
        r'<picture><source type="image/avif" srcset="\.\./assets/images/harbour%2C%20old\.jpg\.480\.avif\?v=\w{8} 480w,'
        r' [^"]* 1000w" sizes="[^"]+"><source type="image/webp" [^>]*><img src="[^"]*\.1000\.jpeg[^"]*" srcset="[^"]*"'
        r' sizes="[^"]*" width="1000" height="500" alt="A harbour"[^>]* loading="lazy"[^>]*></picture>',
        page,
    )
    assert re.search(r'<img src="\.\./assets/plan\.svg\?v=\w{8}" alt="A plan, &quot;in full&quot; &amp; more"', page)
    assert 'class="wide"' in page and 'title="The plan"' in page


def test_an_image_that_is_not_there_is_named_with_its_line_and_the_likely_one(site: TinySite) -> None:
    site.edit("content/pages/a.md", "plan.svg", "plam.svg")
    site.build().expect_problem("E216", "content/pages/a.md:4:35")
    assert 'Did you mean "assets/plan.svg"?' in site.build().report.problems[0].message
    site.edit("content/pages/a.md", "../../assets/plam.svg", "plan.svg").build().expect_problem(
        "E216", "content/pages/a.md:4"
    )


def test_a_picture_that_cannot_be_used_is_named_where_it_is_shown(site: TinySite) -> None:
    site.write("assets/dot.png", claiming(50_000, 50_000)).build().expect_problem("E217", "content/pages/a.md:4")


def test_a_picture_that_breaks_off_in_the_middle_is_a_problem_and_not_a_grey_box(site: TinySite) -> None:
    data = photo(1000, 500, quality=95)
    site.write("assets/harbour, old.jpg", data[: len(data) // 2]).build().expect_problem(
        "E217", "assets/harbour, old.jpg"
    )
    assert not site.tree()


def test_a_new_picture_renders_its_versions_and_the_pages_that_show_it_and_nothing_else(site: TinySite) -> None:
    site.build()
    site.build().expect_rendered()
    site.write("assets/dot.png", photo(20, 12, "PNG")).build().expect_rendered(*DOT, "a/index.html")
    site.edit("content/pages/a.md", "../assets/dot.png", "../assets/plan.svg")
    built = site.build().expect_removed(*DOT)
    assert "assets/dot.png" in built.report.written, "no text shows it any longer, so it is a file like any other"


def test_pictures_are_not_encoded_again_when_the_program_changes(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    before = site.tree()

    def never(data: bytes, width: int, format: images.Format) -> bytes:
        raise AssertionError("it is remembered")

    site.tool = "another"
    with monkeypatch.context() as patch:
        patch.setattr(images, "scaled", never)
        (site.folder / DOT[0]).unlink()
        site.build().expect_no_problems().expect_written(DOT[0])
    assert site.tree() == before
    site.forget().build(clean=True).expect_no_problems()
    assert site.tree() == before


def test_the_store_forgets_pictures_that_no_text_shows_and_damage_to_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.remember_derived({"a": b"1", "b": b"the second"}, ["a", "b"])
    store.remember_derived({"c": b"3"}, ["b", "c"])
    assert store.derived(["a", "b", "c"]) == {"b": b"the second", "c": b"3"}
    store.close()
    (tmp_path / "store").write_bytes((tmp_path / "store").read_bytes().replace(b"the second", b"the Second"))
    store = Store(tmp_path / "store")
    assert store.derived(["b", "c"]) == {"c": b"3"}
    store.close()


def test_a_site_without_pictures_never_loads_pillow(make_site: Callable[..., TinySite]) -> None:
    site = make_site()
    code = (
        "import sys, datetime\nfrom pathlib import Path\nfrom explainer.engine import build, inputs\n"
        f"build.build(inputs.Options(Path({str(site.root)!r}), Path({str(site.folder)!r}), "
        "datetime.datetime.now(datetime.UTC)))\nassert 'PIL' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.heic", HEIC, "It is a HEIC file, which most browsers do not show."),
        ("a.jpg", HEIC, "It is a HEIC file, which most browsers do not show."),
        ("a.jxl", b"\xff\x0a" + bytes(50), "It is a JPEG XL file, which most browsers do not show as a picture."),
        ("a.png", b"\0\0\0\x0cJXL \r\n\x87\n", "It is a JPEG XL file, which most browsers do not show as a picture."),
        ("a.tiff", b"II*\0" + bytes(40), "It is a TIFF file, which most browsers do not show as a picture."),
        ("a.jpg", b"GIF89a" + bytes(30), "It is a picture with the wrong ending: rename it to end with .gif."),
        ("a.heic", b"\xff\xd8\xff", "It is damaged, or not a JPEG, PNG, WebP or AVIF picture."),
        ("a.jpg", b"\0\0\0\x20ftypmif1\0\0\0\0avif", "It is damaged, or not a JPEG, PNG, WebP or AVIF picture."),
    ],
)
def test_a_picture_of_a_kind_that_pages_cannot_show_is_refused_with_the_reason(
    make_site: Callable[..., TinySite], name: str, data: bytes, reason: str
) -> None:
    site = make_site().write(f"assets/{name}", data)
    site.write("content/articles/a.md", f"---\ntitle: A\n---\n![x](../../assets/{name})\n")
    found = [problem for problem in site.build().report.problems if problem.code in ("E216", "E217")]
    assert [(problem.code, problem.message) for problem in found] == [
        ("E217", f'The image "assets/{name}" cannot be used. {reason}')
    ]


def test_a_jpeg_that_is_named_like_a_phones_own_format_is_to_be_renamed(make_site: Callable[..., TinySite]) -> None:
    target = BytesIO()
    Image.new("RGB", (8, 8)).save(target, "JPEG")
    site = make_site().write("assets/a.heic", target.getvalue())
    site.write("content/articles/a.md", "---\ntitle: A\n---\n![x](../../assets/a.heic)\n")
    found = [problem.message for problem in site.build().report.problems if problem.code == "E217"]
    assert found == [
        'The image "assets/a.heic" cannot be used. It is a picture with the wrong ending: rename it to end with .jpeg.'
    ]
