"""The pictures that other sites show beside links: words, fonts, bytes, and what is drawn again when."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sites import TinySite

from explainer.drawing import plain_card as card
from explainer.drawing import social_cards
from explainer.drawing.fonts import UnfitFontError, signs
from explainer.drawing.social_cards import Words, drawn
from explainer.drawing.wrapping import shortened, wrapped, wrapped_whole

ROOT = Path(__file__).resolve().parent.parent.parent
FONTS = ROOT / "assets/card-fonts"
SERIF, SANS = (FONTS / name for name in ("titles/10-latin.ttf", "notes/10-latin.ttf"))
SONG, HEI = (FONTS / name for name in ("titles/20-chinese.otf", "notes/20-chinese.otf"))
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 4


def made(title: str, *notes: str, site: str = "Site", chinese: bool = False) -> bytes:
    fonts = (SONG, HEI) if chinese else (SERIF, SANS)
    return drawn(Words(site, title, notes or ("Speech", "1 May 2024")), *(font.read_bytes() for font in fonts))


def shown(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        return image.convert("L")


def ink(data: bytes, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where in a box there is anything but paper."""
    return shown(data).crop(box).point([255 - level for level in range(256)]).getbbox()


def title_lines(data: bytes) -> int:
    """How many stretches of rows have ink in the text column above the foot."""
    column = shown(data).crop((80, 40, 850, 480))
    rows = [min(column.crop((0, y, column.width, y + 1)).tobytes()) < 128 for y in range(column.height)]
    return sum(now and not before for before, now in zip([False, *rows], rows, strict=False))


# From words to pixels.


def test_a_card_has_the_size_that_other_sites_ask_for_and_is_small() -> None:
    for data in (made("Short"), made(LONG), made("什么是新质生产力？", "解读", chinese=True)):
        with Image.open(BytesIO(data)) as image:
            assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
        assert len(data) < 25_000


def test_every_word_of_a_card_leaves_ink_where_it_belongs_and_changes_the_picture() -> None:
    first = made("Title", "Kind", "Place")
    assert ink(first, (80, 60, 850, 200))
    assert ink(first, (900, 60, 1128, 300))
    assert ink(first, (148, 500, 900, 560))
    others = {made("Titel", "Kind", "Place"), made("Title", "Mind", "Place"), made("Title", "Kind", "Plane")}
    assert len({first, *others, made("Title", "Kind", "Place", site="Sites")}) == 5


def test_the_rule_is_the_green_of_the_evidence_margin() -> None:
    with Image.open(BytesIO(made("Title"))) as image:
        assert image.convert("RGB").getpixel((872, 100)) == (0x17, 0x59, 0x4A)


@pytest.mark.parametrize("title", [LONG, "word " * 80, "长春" * 60, "W" * 300, "，" * 90])
def test_a_title_that_is_too_long_ends_in_an_ellipsis_and_no_ink_leaves_its_column(title: str) -> None:
    chinese = bool(set(title) & {"长", "，"})
    data = made(title, "N" * 90, "word " * 60, site="S" * 200, chinese=chinese)
    for box in ((0, 0, 1200, 60), (0, 0, 70, 630), (1132, 0, 1200, 630), (0, 575, 1200, 630), (832, 0, 864, 490)):
        assert ink(data, box) is None
    measure = social_cards._measure((SONG if chinese else SERIF).read_bytes(), 54)
    lines = shortened(wrapped(title, measure, 736), 4, measure, 736)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert all(measure(line) <= 736 for line in lines)


def test_a_title_that_is_not_too_long_is_whole() -> None:
    measure = social_cards._measure(SERIF.read_bytes(), 54)
    title = "Delegation of Jiangsu at the second session of the congress"
    assert " ".join(wrapped(title, measure, 736)) == title
    assert title_lines(made("One")) < title_lines(made("Delegations and Quality")) <= 4


def test_lines_are_about_equally_long() -> None:
    lines = wrapped("aaaa bbbb cccc dddd eeee ffff g", len, 30)
    assert lines == ["aaaa bbbb cccc", "dddd eeee ffff g"]


def test_a_long_word_is_broken_with_a_hyphen_only_where_no_size_helps() -> None:
    assert wrapped_whole("Zuständigkeit", len, 8) is None
    assert wrapped("Zuständigkeit", len, 8) == ["Zuständ-", "igkeit"]


def test_chinese_breaks_between_signs_but_never_before_a_mark_nor_after_a_number() -> None:
    for width in range(5, 12):
        lines = wrapped("2024年3月5日，“新质”、《纲要》（存疑）出来。", len, width)
        assert "".join(lines) == "2024年3月5日，“新质”、《纲要》（存疑）出来。"
        assert not any(line[0] in "，”、》）。年月日" or line[-1] in "“《（" for line in lines), lines
        assert max(map(len, lines)) <= width


def test_accents_are_written_and_are_not_the_box_of_a_missing_sign() -> None:
    box = made("\u0416")  # not in the font
    assert len({made(sign) for sign in "üößéšłő"} | {box, made("u"), made("o")}) == 10
    assert set("üößéàñšłő“”’–—…") <= signs(SERIF.read_bytes()) & signs(SANS.read_bytes())


# Fonts.


def test_the_signs_of_a_font_are_those_for_which_it_has_a_shape() -> None:
    latin, chinese = signs(SERIF.read_bytes()), signs(SONG.read_bytes())
    assert {"a", "Z", " "} <= latin & chinese
    assert "质" in chinese - latin
    assert "\u0416" not in latin | chinese
    assert 300 < len(latin) < 500 < len(chinese) < 1500


def test_bytes_that_are_no_font_are_refused_in_plain_words() -> None:
    good = SERIF.read_bytes()
    for data in (b"", b"ttcf" + good[4:], b"wOF2" + good[4:], good[:4], good[:60], good[:11] + b"\xff" * 900):
        with pytest.raises(UnfitFontError, match=r"(?:is not a single|is damaged|does not say).*\.$"):
            signs(data)


def test_a_font_whose_shapes_are_lost_is_refused_when_it_draws() -> None:
    with pytest.raises(UnfitFontError, match="damaged"):
        drawn(Words("Site", "Title", ()), SERIF.read_bytes()[:400], SANS.read_bytes())


# The same bytes.


def test_two_processes_draw_the_same_bytes() -> None:
    code = (
        "import hashlib, pathlib, sys; from explainer.drawing.social_cards import Words, drawn;"
        "print(hashlib.sha256(drawn(Words('Site', 'Grüße', ('Rede',)), *(pathlib.Path(name).read_bytes()"
        " for name in sys.argv[1:]))).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(SERIF), str(SANS)]
    found = {subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.strip() for _ in range(2)}
    own = hashlib.sha256(drawn(Words("Site", "Grüße", ("Rede",)), SERIF.read_bytes(), SANS.read_bytes())).hexdigest()
    assert found == {own.encode()}


def test_a_card_that_is_drawn_otherwise_has_a_new_version() -> None:
    """Cards are remembered under it. If this fails, raise VERSION; if only Pillow is new, its version is in the key."""
    pixels = hashlib.sha256(shown(made("Grüße aus Jilin", "Speech", "1 May 2024")).tobytes()).hexdigest()
    assert {social_cards.VERSION: pixels[:12]} == {1: "655db5023c73"}


# In a site.

TAG = (
    "{% set own = site.social_card(page.subject) %}<meta content='{{ own.url }}|{{ own.alt }}|{{ own.width }}'><title>"
)
NORTH = "assets/cards/regions/north.png"


@pytest.fixture
def site(make_site: Callable[..., TinySite]) -> TinySite:
    made = make_site().edit("layouts/base.html", "<title>", TAG)
    made.write("assets/card-fonts/titles/10-latin.ttf", SERIF.read_bytes())
    return made.write("assets/card-fonts/notes/10-latin.ttf", SANS.read_bytes())


def named(site: TinySite, page: str) -> list[str]:
    """Address, description and width of a page's card."""
    found = re.search(r"<meta content='([^']*)'", (site.folder / page).read_text(encoding="utf-8"))
    assert found
    return found[1].split("|")


def test_each_page_of_a_record_and_home_have_cards_and_no_font_is_published(site: TinySite) -> None:
    site.build().expect_no_problems()
    cards = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.png")}
    records = {path.relative_to(site.root / "content").with_suffix("").as_posix() for path in site.root.rglob("*.md")}
    assert cards == {"assets/cards/home.png", *(f"assets/cards/{name}.png" for name in records)}
    assert not list(site.folder.rglob("*.ttf"))
    address, alt, width = named(site, "regions/north/index.html")
    assert address.partition("?v=")[0] == NORTH
    assert "North" in alt
    assert width == "1200"


def test_a_changed_title_draws_one_card_again_and_a_changed_text_none(site: TinySite) -> None:
    site.build()
    before = named(site, "regions/north/index.html")
    built = site.edit("content/regions/south.md", "In the south", "Far in the south").build()
    assert not [path for path in built.report.rendered if path.endswith(".png")]
    built = site.edit("content/themes/trade.md", "title: Trade", "title: Commerce").build()
    assert [path for path in built.report.rendered if path.endswith(".png")] == ["assets/cards/themes/trade.png"]
    built = site.edit("content/regions/north.md", "title: North", "title: The North").build()
    places = [NORTH, "assets/cards/speeches/opening.png"]
    assert [path for path in built.report.rendered if path.endswith(".png")] == places, "it was said there"
    assert named(site, "regions/north/index.html")[0] != before[0], "caches must see that it is another one"
    built = site.build()
    built.expect_rendered()


def test_a_record_that_is_gone_takes_its_card_with_it(site: TinySite) -> None:
    site.write("content/regions/west.md", "---\ntitle: West\nlevel: nation\n---\nx\n").build()
    assert (site.folder / "assets/cards/regions/west.png").exists()
    built = site.remove("content/regions/west.md").build()
    assert "assets/cards/regions/west.png" in built.report.removed
    assert not (site.folder / "assets/cards/regions/west.png").exists()


def test_a_title_with_a_sign_that_no_font_has_gets_the_card_without_words(site: TinySite) -> None:
    site.edit("content/regions/north.md", "title: North", "title: 北方").build().expect_no_problems()
    assert not (site.folder / NORTH).exists()
    assert named(site, "regions/north/index.html")[0].startswith("assets/card.png?v=")
    assert (site.folder / "assets/card.png").read_bytes() == card.card()
    site.write("assets/card-fonts/titles/20-own.otf", SONG.read_bytes()).build()
    assert (site.folder / NORTH).exists(), "Chinese has come, too"


def test_a_picture_of_the_sites_own_is_that_of_every_page(site: TinySite) -> None:
    site.build()
    built = site.write("assets/card.png", b"of our own").build()
    assert NORTH in built.report.removed
    assert named(site, "regions/north/index.html")[0].startswith("assets/card.png?v=")
    assert (site.folder / "assets/card.png").read_bytes() == b"of our own"


def test_a_site_may_do_without_cards_and_then_never_loads_pillow(site: TinySite) -> None:
    site.write("site.yaml", site.read("site.yaml") + "cards: false\n").build()
    assert not (site.folder / NORTH).exists()
    assert named(site, "regions/north/index.html")[0].startswith("assets/card.png?v=")


def test_cards_are_not_drawn_again_when_only_the_program_changes(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    monkeypatch.setattr("explainer.drawing.social_cards.drawn", lambda *_: pytest.fail("it was drawn"))
    site.tool = "another"
    assert NORTH not in site.build().report.written


def test_a_build_that_draws_nothing_does_not_load_pillow(site: TinySite) -> None:
    code = (
        "import sys; sys.path[:0] = ['tests', '.']; from pathlib import Path; from sites import TinySite;"
        "TinySite(Path(sys.argv[1])).build(); print('PIL.Image' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(site.root)]
    found = [subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.strip() for _ in range(2)]
    site.edit("content/regions/south.md", "In the south", "Far in the south")
    found.append(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.strip())
    assert found == [b"True", b"False", b"False"]


@pytest.mark.parametrize("data", [b"no font", SERIF.read_bytes()[:100]])
def test_a_font_that_cannot_be_used_is_a_problem_at_its_file(site: TinySite, data: bytes) -> None:
    site.write("assets/card-fonts/notes/30-own.otf", data).build().expect_problem(
        "E218", "assets/card-fonts/notes/30-own.otf"
    )
