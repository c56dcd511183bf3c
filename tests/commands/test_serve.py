"""The preview server, as an editor and as an attacker meet it: a real process, real saves, a real browser."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tornado.websocket import WebSocketClientConnection, websocket_connect

from explainer import cli
from explainer.ground.problems import Location, error
from explainer.pages import plan as pages
from explainer.serve import PORTS_TO_TRY, PREVIEW, handlers, listen, overlay, watching
from explainer.serve.limits import MOST_CONNECTIONS

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 300.0  # seconds at most for what takes one or two; the machine may be very busy

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'"
)
BASE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A site</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{{{{ site.asset_href("site.css") }}}}"></head>
<body><main>{{% block main %}}list{{% endblock %}}</main></body></html>
"""
RECORD = """{% extends "mini.html" %}{% block main %}<h1>{{ site.subject.title }}</h1>
{% for piece in site.text_pieces() %}{{ piece.html }}{% endfor %}{% endblock %}"""
HEADLESS = """<!doctype html><meta http-equiv=content-security-policy content="default-src 'none'"><p>No head here"""
HELD = """import time
from pathlib import Path
with open({marker!r}, "a") as marker:
    marker.write("x")
while Path({hold!r}).exists():
    time.sleep(0.01)
"""


def make_site(folder: Path) -> Path:
    """A site of one page, with a theme so small that a build takes a moment."""
    lists = dict.fromkeys([*pages.LIST_LAYOUTS.values(), "home.html", "compare.html"], '{% extends "mini.html" %}')
    missing = '{% extends "mini.html" %}{% block main %}<h1>Nothing at this address</h1>{% endblock %}'
    layouts = {
        **lists,
        "mini.html": BASE,
        "page.html": RECORD,
        "404.html": missing,
        "sitemap.xml": "",
        "robots.txt": "",
    }
    for name, text in layouts.items():
        write(folder / "layouts" / name, text)
    write(folder / "site.yaml", "title: A site\nbase_url: https://example.org/below/\nassets: {documents: true}\n")
    write(folder / "assets/css/10-base.css", "body { color: rgb(1, 2, 3) }\n")
    write(folder / "assets/headless.html", HEADLESS)
    about(folder, "First words.")
    return folder


def about(site: Path, text: str, **fields: str) -> None:
    front = {"title": "About", "summary": "What this is.", **fields}
    lines = "".join(f"{name}: {value}\n" for name, value in front.items())
    write(site / "content/pages/about.md", f"---\n{lines}---\n\n{text}\n")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class Serving:
    """`build.py serve` on a site, in a process of its own."""

    def __init__(self, site: Path, *options: str) -> None:
        self.site = site
        self.lines: list[str] = []
        self.errors: list[str] = []
        command = [sys.executable, "-m", "explainer.cli", "serve", "--site", str(site), "--port", "0", *options]
        self.process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )
        self._readers = [
            threading.Thread(target=into.extend, args=[stream], daemon=True)
            for into, stream in ((self.lines, self.process.stdout), (self.errors, self.process.stderr))
            if stream is not None
        ]
        for reader in self._readers:
            reader.start()
        self.until(lambda: self.builds > 0)
        self.url = self.lines[0].split()[2]
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    @property
    def builds(self) -> int:
        """How many builds have said what came of them."""
        return sum(line.endswith(" s.\n") or line.startswith("Nothing new") for line in self.lines)

    def until(self, holds: Callable[[], bool]) -> None:
        latest = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, f"the server ended: {self.errors}"
            assert time.monotonic() < latest, f"waited in vain: {self.lines} {self.errors}"
            time.sleep(0.02)

    def settle(self) -> None:
        """Wait until nothing more is being built."""
        time.sleep(watching.POLL + watching.QUIET + 0.1)
        seen = -1
        while seen != self.builds:
            seen = self.builds
            time.sleep(watching.POLL + watching.QUIET + 0.3)

    def after_one_more(self, save: Callable[[], object]) -> None:
        """Save something and wait for the build that it leads to."""
        before = self.builds
        save()
        self.until(lambda: self.builds > before)

    def ask(self, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer. The target is sent as it is, without any tidying."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, target, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read().decode()
        finally:
            connection.close()

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        status = self.process.wait(PATIENCE)
        for reader in self._readers:
            reader.join(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return status


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """For tests that change nothing."""
    served = Serving(make_site(tmp_path_factory.mktemp("lasting") / "site"))
    yield served
    assert served.end() == 0


@pytest.fixture
def serving(lasting: Serving) -> Iterator[Serving]:
    """The same server for tests that save: the site is put back afterwards."""
    before = contents(lasting.site)
    yield lasting
    if contents(lasting.site) != before:
        lasting.after_one_more(lambda: put_back(lasting.site, before))


def contents(site: Path) -> dict[Path, str]:
    files = [path for path in site.rglob("*") if path.is_file() and not path.is_relative_to(site / ".explainer")]
    return {path: path.read_text(encoding="utf-8") for path in files}


def put_back(site: Path, before: dict[Path, str]) -> None:
    now = contents(site)
    for path in now.keys() - before.keys():
        path.unlink()
    for path, text in before.items():
        if now.get(path) != text:
            path.write_text(text, encoding="utf-8")


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that fails the test if the page's policy blocks anything or a script breaks."""
    found: list[str] = []
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda failure: found.append(str(failure)))
    yield page
    page.close()
    assert [text for text in found if "404" not in text and "ERR_CONNECTION" not in text] == []


def shows(tab: Page, text: str, within: str = "body") -> None:
    expect(tab.locator(within)).to_contain_text(text, timeout=PATIENCE * 1000)


def open_and_connect(tab: Page, url: str) -> None:
    """Open a page and wait until its socket is known to the server."""
    with tab.expect_websocket() as opened, tab.expect_event("load"):
        tab.goto(url)
    if not opened.value.is_closed():
        opened.value.wait_for_event("framesent", lambda frame: '"info"' in str(frame))


# --- saving and seeing ---


def test_a_save_reaches_the_open_page_and_so_does_the_next_one_0_3_seconds_later(serving: Serving, tab: Page) -> None:
    tab.goto(f"{serving.url}about/")
    shows(tab, "First words.")
    about(serving.site, "Second words.")
    shows(tab, "Second words.")
    time.sleep(0.3)
    about(serving.site, "Third words.")
    shows(tab, "Third words.")


def test_many_quick_saves_end_with_the_last_one_on_the_screen(serving: Serving, tab: Page) -> None:
    tab.goto(f"{serving.url}about/")
    for number in range(12):
        about(serving.site, f"Words number {number}.")
        time.sleep(0.17)
    shows(tab, "Words number 11.")


def test_an_error_shows_in_the_open_page_over_the_last_good_one_and_heals(serving: Serving, tab: Page) -> None:
    tab.goto(f"{serving.url}about/")
    shows(tab, "First words.")
    about(serving.site, "New words.", tilte="<img src=x onerror=alert(1)>")
    shows(tab, "content/pages/about.md:4", ".explainer-problems")
    box = tab.locator(".explainer-problems").inner_text()
    assert "ERROR E" in box
    assert "4 | tilte: <img src=x onerror=alert(1)>" in box
    assert "^" in box
    assert "Fix: " in box
    assert tab.locator("img").count() == 0
    assert tab.locator(".explainer-problems").evaluate("box => getComputedStyle(box).position") == "fixed"
    shows(tab, "First words.", "main")
    about(serving.site, "New words.")
    shows(tab, "New words.", "main")
    assert tab.locator(".explainer-problems").count() == 0


def test_an_error_shows_on_the_page_for_missing_addresses_and_heals(serving: Serving, tab: Page) -> None:
    answer = tab.goto(f"{serving.url}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    shows(tab, "Nothing at this address")
    about(serving.site, "Words.", tilte="x")
    shows(tab, "tilte", ".explainer-problems")
    about(serving.site, "Words.")
    expect(tab.locator(".explainer-problems")).to_have_count(0, timeout=PATIENCE * 1000)


def test_a_start_with_errors_serves_the_problems_and_heals(tmp_path: Path, tab: Page) -> None:
    site = make_site(tmp_path / "site")
    about(site, "Words.", tilte="x")
    served = Serving(site)
    try:
        tab.goto(f"{served.url}about/")
        shows(tab, "tilte", ".explainer-problems")
        about(site, "Mended words.")
        shows(tab, "Mended words.")
    finally:
        assert served.end() == 0
    assert "ERROR E" in "".join(served.errors)


def test_a_changed_style_sheet_is_swapped_without_a_reload(serving: Serving, tab: Page) -> None:
    open_and_connect(tab, f"{serving.url}about/")
    tab.evaluate("window.stillHere = true")
    write(serving.site / "assets/css/10-base.css", "body { color: rgb(7, 8, 9) }\n")
    expect(tab.locator("body")).to_have_css("color", "rgb(7, 8, 9)", timeout=PATIENCE * 1000)
    assert tab.evaluate("window.stillHere") is True


def test_a_page_without_a_head_and_with_a_policy_of_nothing_is_reloaded_too(serving: Serving, tab: Page) -> None:
    tab.goto(f"{serving.url}assets/headless.html")
    shows(tab, "No head here")
    write(serving.site / "assets/headless.html", HEADLESS + ", still")
    shows(tab, "No head here, still")


def test_a_page_that_was_left_open_finds_the_server_again(tmp_path: Path, tab: Page) -> None:
    site = make_site(tmp_path / "site")
    first = Serving(site)
    open_and_connect(tab, f"{first.url}about/")
    assert first.end() == 0
    about(site, "Words of the time between.")
    second = Serving(site, "--port", str(first.port))
    try:
        assert second.port == first.port
        shows(tab, "Words of the time between.")
    finally:
        second.end()


def test_ctrl_c_ends_it_with_0_and_without_a_traceback_while_a_page_is_open(tmp_path: Path, tab: Page) -> None:
    served = Serving(make_site(tmp_path / "site"))
    open_and_connect(tab, f"{served.url}about/")
    assert served.end() == 0
    assert served.errors == []
    assert served.lines[-1] == "Stopped.\n"


# --- when it builds ---


def test_five_files_saved_together_are_one_build(serving: Serving, tmp_path: Path) -> None:
    serving.settle()
    before = serving.builds
    for number in range(5):
        write(tmp_path / f"people/p{number}.md", f"---\ntitle: P{number}\n---\n\nWords.\n")
    (tmp_path / "people").rename(serving.site / "content/people")
    serving.until(lambda: serving.builds > before)
    serving.settle()
    shutil.rmtree(serving.site / "content/people")
    assert serving.builds == before + 1


def test_saves_during_a_build_lead_to_exactly_one_more_and_the_server_answers_meanwhile(tmp_path: Path) -> None:
    site, marker, hold = make_site(tmp_path / "site"), tmp_path / "marker", tmp_path / "hold"
    write(site / "layouts/held.py", HELD.format(marker=str(marker), hold=str(hold)))
    write(
        site / "site.yaml",
        "title: A site\nbase_url: https://example.org/\nextensions: layouts/held.py\nassets: {documents: true}\n",
    )
    served = Serving(site)
    try:
        begun, before = marker.stat().st_size, served.builds
        hold.touch()
        about(site, "During one.")
        served.until(lambda: marker.stat().st_size > begun)
        assert "First words." in served.ask("/about/")[2]
        about(site, "During two.")
        about(site, "During three.")
        assert served.builds == before
        hold.unlink()
        served.until(lambda: served.builds == before + 2)
        served.settle()
        assert served.builds == before + 2
        assert "During three." in served.ask("/about/")[2]
        begun = marker.stat().st_size
        hold.touch()
        about(site, "During four.")
        served.until(lambda: marker.stat().st_size > begun)
    finally:
        assert served.end() == 0
    assert served.lines[-1] == "Stopped.\n", "stopped in the middle of a build"
    assert "Traceback" not in "".join(served.errors)


def test_files_that_were_moved_or_copied_with_their_old_times_are_seen(serving: Serving, tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    write(old, "---\ntitle: Old\nsummary: S.\n---\n\nOld words.\n")
    os.utime(old, (1e9, 1e9))
    serving.after_one_more(lambda: old.rename(serving.site / "content/pages/old.md"))
    assert "Old words." in serving.ask("/old/")[2]
    serving.after_one_more((serving.site / "content/pages/old.md").unlink)
    assert serving.ask("/old/")[0] == 404


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_seen(serving: Serving) -> None:
    path = serving.site / "content/pages/about.md"
    times = path.stat()

    def replace() -> None:
        text = path.read_text(encoding="utf-8").replace("First", "Other")
        write(path, text)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    serving.after_one_more(replace)
    assert "Other words." in serving.ask("/about/")[2]


def test_what_editors_leave_beside_a_file_is_not_a_change(serving: Serving) -> None:
    serving.settle()
    before = serving.builds
    names = ("4913", ".about.md.swp", "about.md~", ".#about.md", "#about.md#", ".git/index", "../../output/index.html")
    for name in names:
        write(serving.site / "content/pages" / name, "x")
    serving.settle()
    for name in names:
        (serving.site / "content/pages" / name).unlink()
    serving.settle()
    assert serving.builds == before


def test_the_servers_own_output_is_not_a_change(lasting: Serving) -> None:
    lasting.settle()
    before = lasting.builds
    lasting.settle()
    assert lasting.builds == before


def test_drafts_are_previewed_but_never_reach_the_output_folder(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    about(site, "Not for the public.", status="draft")
    (tmp_path / "link").symlink_to(site)
    served = Serving(tmp_path / "link", "--drafts")
    try:
        assert "Not for the public." in served.ask("/about/")[2]
        assert served.ask("/assets/site.css")[0] == 200  # the way to the site may lead over links
        assert not (site / "output").exists()
    finally:
        served.end()


def test_a_sites_own_code_that_ends_the_program_ends_only_the_build(serving: Serving) -> None:
    settings = "title: A site\nbase_url: https://example.org/\nextensions: layouts/own.py\nassets: {documents: true}\n"
    serving.after_one_more(lambda: write(serving.site / "layouts/own.py", "raise SystemExit(3)\n"))
    serving.after_one_more(lambda: write(serving.site / "site.yaml", settings))
    assert "SystemExit" in serving.ask("/about/")[2]
    serving.after_one_more(lambda: write(serving.site / "layouts/own.py", ""))
    assert "explainer-problems" not in serving.ask("/about/")[2]


# --- what it answers ---


def test_a_folder_is_its_index_and_its_address_ends_with_a_slash(lasting: Serving) -> None:
    status, headers, _ = lasting.ask("/about?a=1")
    assert (status, headers["location"]) == (302, "/about/?a=1")
    assert "First words." in lasting.ask("/about/")[2]
    assert lasting.ask("/about/index.html")[0] == 200
    assert lasting.ask("/about/index.html/")[0] == 404


@pytest.mark.parametrize("target", ["/", "/about/", "/assets/site.css", "/assets/site.css?v=1", "/nothing", "/about"])
def test_nothing_is_kept_by_the_browser(lasting: Serving, target: str) -> None:
    headers = lasting.ask(target)[1]
    assert headers["cache-control"] == "no-store"
    assert "expires" not in headers
    assert "etag" not in headers


def test_the_page_for_missing_addresses_is_the_sites_own_with_links_that_work(lasting: Serving) -> None:
    status, headers, text = lasting.ask("/no/such/page")
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Nothing at this address" in text
    assert 'href="/assets/site.css' in text  # although base_url is https://example.org/below/


def test_files_are_sent_with_their_type_and_in_parts_if_asked(lasting: Serving) -> None:
    status, headers, text = lasting.ask("/assets/site.css", Range="bytes=0-3")
    assert (status, text) == (206, "body")
    assert headers["content-type"] == "text/css; charset=utf-8"
    status, headers, text = lasting.ask("/about/", method="HEAD")
    assert (status, text) == (200, "")
    assert int(headers["content-length"]) > 100


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt", "/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt", "/%252e%252e/secret.txt", "/..%252fsecret.txt", "/about/../../secret.txt",
        "/..;/secret.txt", "/%c0%ae%c0%ae/secret.txt", "/%ff", "/%00", "/about/%00.html", "/about%0d%0aX: y",
        "//etc/passwd", "/%2fetc%2fpasswd", "/etc/passwd", "/../preview-secret/secret.txt", "/./secret.txt",
        "/.explainer-manifest", "/%2eexplainer-manifest", "/link.txt", "/folder/secret.txt", "/loop", "/dangling",
        "/pipe", "/" + "a" * 5000, "/" + "a/" * 3000, "/\xed\xa0\xbd",
        "/forcereload", "/forcereload?path=*", "http://evil.example/", "*",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_served_and_the_server_lives_on(lasting: Serving, target: str) -> None:
    plant_secrets(lasting.site / PREVIEW)
    status, text = raw(lasting.port, f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert 400 <= status < 500
    assert "SECRET" not in text
    assert "root:" not in text
    assert lasting.ask("/about/")[0] == 200


def plant_secrets(preview: Path) -> None:
    if (preview / "pipe").exists():
        return
    for path in (preview.parent / "secret.txt", preview.parent.parent / "secret.txt"):
        write(path, "SECRET")
    write(preview.parent / "preview-secret/secret.txt", "SECRET")
    (preview / "link.txt").symlink_to(preview.parent / "secret.txt")
    (preview / "folder").symlink_to(preview.parent)
    (preview / "loop").symlink_to(preview / "loop")
    (preview / "dangling").symlink_to(preview / "nothing")
    os.mkfifo(preview / "pipe")


def raw(port: int, request: str) -> tuple[int, str]:
    """Send exactly these characters; the status and text of the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(request.encode("latin-1"))
        with closing(http.client.HTTPResponse(connection)) as answer:
            answer.begin()
            return answer.status, "" if answer.status == 101 else answer.read().decode("utf-8", "replace")


# --- to whom ---


@pytest.mark.parametrize(
    "target", ["/", "/about/", "/assets/site.css", "/livereload.js", "/livereload.css", "/nothing"]
)
@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "192.0.2.1"])
def test_a_foreign_host_is_refused(lasting: Serving, target: str, host: str) -> None:
    status, _, text = lasting.ask(target, Host=f"{host}:{lasting.port}")
    assert status in (400, 403)  # 400 for what is no name at all
    assert "words" not in text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_this_machines_names_are_served(lasting: Serving, host: str) -> None:
    status, _, text = lasting.ask("/about/", Host=f"{host}:{lasting.port}")
    assert status == 200
    assert f"host={host}&amp;port={lasting.port}&amp;" in text


@pytest.mark.parametrize(
    ("host", "origin", "site", "status"),
    [
        ("localhost", "http://localhost:PORT", "same-origin", 101),
        ("127.0.0.1", "http://127.0.0.1:PORT", None, 101),
        ("localhost", "http://evil.example", "cross-site", 403),
        ("localhost", "http://evil.example:PORT", None, 403),
        ("localhost", "http://localhost:1", "same-site", 403),
        ("localhost", "null", None, 403),
        ("evil.example", "http://evil.example:PORT", "same-origin", 403),
    ],
)
def test_a_socket_is_for_pages_of_this_server_only(
    lasting: Serving, host: str, origin: str, site: str | None, status: int
) -> None:
    fetch = f"Sec-Fetch-Site: {site}\r\n" if site else ""
    request = (
        f"GET /livereload HTTP/1.1\r\nHost: {host}:PORT\r\nOrigin: {origin}\r\n{fetch}Upgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    assert raw(lasting.port, request.replace("PORT", str(lasting.port)))[0] == status


def test_other_websites_cannot_embed_what_is_served(lasting: Serving) -> None:
    assert lasting.ask("/assets/site.css")[1]["cross-origin-resource-policy"] == "same-origin"


def test_only_reading_is_possible(lasting: Serving) -> None:
    assert [lasting.ask("/about/", method=method)[0] for method in ("POST", "PUT", "DELETE")] == [405, 405, 405]


def test_it_listens_on_this_machine_only(lasting: Serving) -> None:
    rows = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="utf-8").splitlines()[1:]]
    listening = [local for _, local, _, state, *_ in rows if state == "0A" and local.endswith(f":{lasting.port:04X}")]
    assert listening == [f"0100007F:{lasting.port:04X}"]


def test_another_host_prints_a_warning(tmp_path: Path) -> None:
    served = Serving(make_site(tmp_path / "site"), "--host", "0.0.0.0")
    try:
        assert served.lines[0].startswith("Preview at http://localhost:")
        assert served.lines[1].startswith("Warning: other machines can reach this address")
        assert served.ask("/about/", Host="192.0.2.1")[0] == 200
        assert served.ask("/about/", Host="evil.example")[0] == 403
    finally:
        served.end()


def test_a_port_in_use_leads_to_the_next_free_one() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with listen("127.0.0.1", port) as found:
            assert port < found.getsockname()[1] < port + PORTS_TO_TRY


@pytest.mark.parametrize("words", [["--port", "70000"], ["--host", "no.such.host.invalid"], ["--host", "192.0.2.1"]])
def test_an_address_that_cannot_be_listened_on_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert cli.main(["serve", "--site", str(make_site(tmp_path)), *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("explainer: ")
    assert len(said.splitlines()) == 1


# --- the socket ---


def talk(served: Serving, *messages: str, answers: int) -> list[Any]:
    """Send messages and read so many answers; None stands for a socket that the server closed."""

    async def conversation() -> list[Any]:
        socket: WebSocketClientConnection = await websocket_connect(f"ws://127.0.0.1:{served.port}/livereload")
        for message in messages:
            await socket.write_message(message)
        found = [await asyncio.wait_for(socket.read_message(), PATIENCE) for _ in range(answers)]
        socket.close()
        while found[-1] is not None and await asyncio.wait_for(socket.read_message(), PATIENCE) is not None:
            pass  # until the server has closed it, too
        return [None if answer is None else json.loads(answer) for answer in found]

    with ThreadPoolExecutor(1) as own_thread:  # Playwright's loop runs in this one
        return own_thread.submit(asyncio.run, conversation()).result()


def info(build: str) -> str:
    return json.dumps({"command": "info", "url": "http://localhost/", "plugins": {"explainer": {"build": build}}})


def test_a_page_that_shows_an_older_build_is_told_as_soon_as_it_connects(lasting: Serving) -> None:
    hello, reload = talk(lasting, '{"command": "hello"}', info("older"), answers=2)
    assert hello["command"] == "hello"
    assert (reload["command"], reload["path"]) == ("reload", "*")


def test_a_page_that_shows_the_present_build_is_left_alone(lasting: Serving) -> None:
    build = lasting.ask("/about/")[2].split('data-build="')[1].split('"')[0]
    assert [answer["command"] for answer in talk(lasting, info(build), '{"command": "hello"}', answers=1)] == ["hello"]


@pytest.mark.parametrize(
    "message",
    ["", "x", "[]", "1", "null", "{}", '{"command": "info", "plugins": 1}', "[" * 50_000, "[" * 100_000],
    ids=lambda message: message[:40],
)
def test_a_message_that_makes_no_sense_closes_the_socket_and_nothing_else(lasting: Serving, message: str) -> None:
    said = len(lasting.errors)
    assert talk(lasting, message, answers=1) == [None]
    assert lasting.ask("/about/")[0] == 200
    assert lasting.errors[said:] == []


# --- connections ---


def test_connections_on_which_nothing_is_asked_never_stop_the_server(lasting: Serving) -> None:
    said = len(lasting.errors)
    silent = []
    try:
        for _ in range(3 * MOST_CONNECTIONS):
            silent.append(socket.create_connection(("127.0.0.1", lasting.port), timeout=PATIENCE))
            silent[-1].sendall(b"GET / HT")
        assert lasting.ask("/about/")[0] == 200
        assert silent[0].recv(100) == b"", "the oldest is given up"
    finally:
        for connection in silent:
            connection.close()
    assert lasting.errors[said:] == []


def test_other_users_of_the_machine_cannot_look_into_the_preview(lasting: Serving) -> None:
    assert stat.S_IMODE((lasting.site / PREVIEW).stat().st_mode) == 0o700


# --- what is put into a page ---


def dressed(document: str, box: bytes = b"") -> str:
    return overlay.dressed(document.encode(), host="h", port=1, build="b", box=box).decode()


@pytest.mark.parametrize("start", ["", "<!DOCTYPE html>", "\ufeff<!doctype html>", "\n<!-- a > b -->\n<!doctype html>"])
def test_the_script_stands_behind_the_doctype_whatever_the_page_is_like(start: str) -> None:
    assert dressed(f"{start}<p>text</p>").startswith(f"{start}<script src=")


def test_the_box_is_escaped_and_shows_code_place_line_caret_message_and_fix() -> None:
    problem = error("E101", Location("content/a.md", 2, 3), "<b>Bad</b> & wrong.", 'Write "x".')
    box = overlay.box_of_problems([problem], lambda *_: "a <script> line").decode()
    assert "ERROR E101 content/a.md:2:3\n&lt;b&gt;Bad&lt;/b&gt; &amp; wrong.\n" in box
    assert "    2 | a &lt;script&gt; line\n      |   ^\nFix: Write &quot;x&quot;." in box
    assert "<script" not in box
    assert "<b>" not in box


def test_a_flood_of_problems_is_cut_in_the_browser_and_says_so() -> None:
    problems = [error("E101", Location("a.md", line), "Bad" + "!" * line, "Mend.") for line in range(1, 101)]
    box = overlay.box_of_problems(problems, lambda *_: None).decode()
    assert box.count("ERROR E101") == overlay.MOST_PROBLEMS
    assert "and 60 more" in box


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", "default-src 'none'; connect-src ws://h:1"),
        ("default-src 'self'; img-src *", "default-src 'self'; img-src *; connect-src 'self' ws://h:1"),
        ("CONNECT-SRC 'none'; img-src *", "img-src *; connect-src ws://h:1"),
        ("connect-src 'self'; connect-src x:", "connect-src 'self' ws://h:1"),
        ("img-src *", "img-src *"),
        ("", ""),
    ],
)
def test_a_policy_is_widened_by_the_socket_and_by_nothing_else(policy: str, expected: str) -> None:
    assert overlay.allowing(policy, "ws://h:1") == expected


@pytest.mark.parametrize(
    "element",
    [
        '<meta http-equiv="Content-Security-Policy" content="{}">',
        '<meta content="{}" http-equiv=content-security-policy>',
        "<META HTTP-EQUIV='Content-Security-Policy'\n CONTENT = \"{}\" />",
    ],
)
def test_the_policy_of_a_page_is_found_however_it_is_written(element: str) -> None:
    page = f'<!doctype html><meta name="x" content="connect-src y">{element.format("connect-src a:")}'
    assert element.format("connect-src a: ws://h:1") in dressed(page)
    assert 'content="connect-src y"' in dressed(page)


def test_the_names_by_which_it_may_be_asked() -> None:
    here = handlers.Hosts(frozenset({"localhost"}), everywhere=False)
    assert all(here.allow(name) for name in ("localhost:1", "127.0.0.1", "[::1]:5500", "127.0.0.2:1"))
    assert not any(here.allow(name) for name in ("", "x", "192.0.2.1", "localhost.", "localhost:1:2", "[::2]", "a b"))
