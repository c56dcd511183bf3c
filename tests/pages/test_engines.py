"""Three engines show a reader the same. What one of them cannot do is seen here, on a phone and on a desk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from engines import ENGINES, Engine
from reader import KINDS, longest, served
from sights import LINES, Sights, faults, looked_at

pytestmark = pytest.mark.slow

PAGES = (*KINDS, "zh speech", "zh region", "zh timeline", "zh matrix", "zh compare", "zh term")
Seen = Callable[[str], Sights]
Opened = Callable[[str], AbstractContextManager[Engine]]


@pytest.fixture(scope="module")
def seen(once: Callable[[str, Callable[[Path], object]], Path], built_site: Path, opened_engine: Opened) -> Seen:
    """What an engine shows of the rich site. Whichever worker asks first looks at all pages in one window."""

    def of(name: str) -> Sights:
        def look(folder: Path) -> None:
            addresses = [longest(built_site, kind) for kind in PAGES]
            with served(built_site) as origin, opened_engine(name) as engine:
                (folder / "seen.json").write_text(json.dumps(looked_at(engine, origin, addresses)), encoding="utf-8")

        sights: Sights = json.loads((once(f"seen-{name}", look) / "seen.json").read_text(encoding="utf-8"))
        return sights

    return of


@pytest.mark.parametrize("name", ENGINES)
def test_text_is_upright_whole_and_where_it_belongs_in_each_engine(seen: Seen, name: str) -> None:
    assert seen(name)["faults"] == {}


@pytest.mark.parametrize("name", ["Firefox", "WebKit"])
def test_what_is_underlined_in_chromium_is_underlined_in_each_engine(seen: Seen, name: str) -> None:
    expected, lines = seen("Chromium")["lines"], seen(name)["lines"]
    assert {
        page: sorted(set(lines[page]) ^ set(expected[page])) for page in expected if lines[page] != expected[page]
    } == {}


@pytest.mark.parametrize("name", ENGINES)
def test_no_engine_says_anything_about_a_page(seen: Seen, name: str) -> None:
    assert seen(name)["messages"] == {}


FAULTY = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'"><link rel="icon" href="data:,"><title>t</title>
<style>
body { font: 20px/30px "Noto Sans CJK SC"; margin: 0; text-spacing-trim: space-all }
.wide { width: 1400px; height: 1px } .over { margin-top: -40px }
h2 { transform: rotate(180deg); width: 8em } .twice { text-shadow: 10px 0 }
</style>
<div class="wide"></div><p>One line of text</p><p class="over">Another line of text</p><h2>Upside down</h2>
<p class="twice">于2024年在江苏省考察，谈新质生产力</p><p>他说。“好”</p>
<p lang="en" style="font-family: 'DejaVu Serif'">English</p>
<p lang="en" class="meta" style="font-family: 'Noto Sans CJK SC'">English</p>
<span class="condition damaged" style="display: inline-block; width: 12px; height: 12px; border: 1.5px solid"></span>
<a href="#">With a line</a> <a href="#" style="text-decoration: none">Without one</a>
<script src="faulty.js"></script>
"""


SIGNS = (
    *("sideways", "overlap: One line", "turned by 180 degrees: Upside", " em for 。“", "overprinted: 江苏"),
    *("has 1 dashes", "set in DejaVu Serif", "a hole after an opening"),
)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "faulty.js").write_text("console.warn('logged'); throw new Error('thrown')", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ENGINES)
def test_in_each_engine_every_fault_is_seen(faulty: Path, opened_engine: Opened, name: str) -> None:
    with served(faulty) as origin, opened_engine(name) as engine:
        found, lines, messages = looks_once(engine, f"{origin}/index.html")
    for sign in SIGNS:
        assert any(sign in fault for fault in found), f"{sign} is not in {found}"
    assert [line.split(" | ")[1] for line in lines] == ["underline", "none"]
    for word in ("logged", "thrown"):
        assert any(word in message for message in messages), f"{word} is not in {messages}"


def looks_once(engine: Engine, address: str) -> tuple[list[str], list[str], list[str]]:
    engine.resizes(1280)
    engine.opens(address)
    return faults(engine), engine.asks(LINES), engine.messages()


@pytest.mark.parametrize(("name", "said"), [("Firefox", "firefox-esr"), ("WebKit", "webkit2gtk-driver")])
def test_an_engine_that_is_missing_is_a_failure_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(AssertionError, match=f"run.py` installs it .*{said}"), ENGINES[name]():
        pass
