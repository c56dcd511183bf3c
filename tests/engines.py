"""Firefox and WebKit beside Chromium, without a screen and from Debian's packages: what looking at pages needs of them.

Firefox is asked by Marionette: on a local port, each message is its length, a colon and JSON. WebKit's driver speaks
WebDriver, which is JSON over HTTP; it needs a display, and Xvfb is one in memory. Nothing of them leaves this machine,
and each leaves what it writes in a folder that goes with it.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page

PATIENCE = 120
"""Seconds that an engine has for its start, and for each answer."""
NOWHERE = "127.0.0.1:9"
"""Here nobody answers: what a page asks for elsewhere goes there."""
MINI_BROWSER = "usr/lib/*/webkit*gtk-*/MiniBrowser"
HEIGHT = 800
WITHOUT_EDGES = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; }"
"""For the buttons of WebKit's window, which would keep it from being as narrow as a phone."""


class Engine(Protocol):
    """A window of a browser."""

    name: str

    def opens(self, address: str) -> None:
        """Show a page; its scripts have run when this returns."""

    def resizes(self, width: int, height: int = HEIGHT) -> None:
        """Give the page so many pixels across. The height is that of the whole window."""

    def asks(self, script: str) -> Any:
        """What a function of the page returns, written as `() => …`."""

    def picture(self) -> bytes:
        """What is in the window, as PNG."""

    def messages(self) -> list[str]:
        """All that has been on the console since the start; for WebKit, of the pages that were opened."""


class Chromium:
    """A page of the browser that the other tests drive with Playwright."""

    name = "Chromium"

    def __init__(self, page: Page) -> None:
        self._page, self._messages = page, list[str]()
        page.on("console", lambda message: self._messages.append(message.text))
        page.on("pageerror", lambda fault: self._messages.append(str(fault)))

    def opens(self, address: str) -> None:
        self._page.goto(address)

    def resizes(self, width: int, height: int = HEIGHT) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def asks(self, script: str) -> Any:
        return self._page.evaluate(script)

    def picture(self) -> bytes:
        return self._page.screenshot()

    def messages(self) -> list[str]:
        return self._messages


@contextmanager
def chromium(browser: Browser, dark: bool = False) -> Iterator[Chromium]:
    """A page of a browser that is there: Playwright runs once in a process."""
    with closing(browser.new_context(color_scheme="dark" if dark else "light")) as context:
        yield Chromium(context.new_page())


def program(package: str, *names: str) -> str:
    found = [path for name in names if (path := shutil.which(name))]
    assert found, f"{names[0]} is missing; `python3 tests/run.py` installs it (Debian calls the package {package})"
    return found[0]


@contextmanager
def ended(command: Sequence[str], **settings: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block."""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, **settings) as process:
        try:
            yield process
        finally:
            process.terminate()


# Firefox

PREFERENCES = {
    "marionette.port": 0,  # a free one, which it writes into its profile
    "network.proxy.type": 1,
    "network.proxy.http": NOWHERE.partition(":")[0],
    "network.proxy.http_port": int(NOWHERE.partition(":")[2]),
    "network.proxy.ssl": NOWHERE.partition(":")[0],
    "network.proxy.ssl_port": int(NOWHERE.partition(":")[2]),
    "network.proxy.allow_hijacking_localhost": False,
    "devtools.console.stdout.content": True,
    "messaging-system.rsexperimentloader.enabled": False,  # what else would complain that it gets no answer
    "messaging-system.log": "off",
    "app.normandy.enabled": False,
}
OF_PAGES = """() => Services.console.getMessageArray()
  .filter((message) => message instanceof Ci.nsIScriptError && /^http/.test(message.sourceName))
  .map((message) => message.errorMessage)"""
"""What Firefox itself has to say about pages: faults of scripts, what their policy forbids."""


class Firefox:
    """A window of Firefox. Its own part, the chrome, tells what is on the console and makes the page narrow."""

    name = "Firefox"

    def __init__(self, stream: io.BufferedRWPair, said: Path) -> None:
        self._stream, self._said, self._number = stream, said, 0
        self._answer()  # it greets
        self._tells("WebDriver:NewSession")

    def opens(self, address: str) -> None:
        self._tells("WebDriver:Navigate", url=address)

    def resizes(self, width: int, height: int = HEIGHT) -> None:
        self._tells("WebDriver:SetWindowRect", width=max(width, 500), height=height)  # it will not be narrower
        self._asks_itself(f"() => {{ gBrowser.selectedBrowser.style.maxWidth = '{width}px' }}")
        self.asks(f"() => new Promise((done) => {{ const look = () => innerWidth === {width} ? done() : "
                  "requestAnimationFrame(look); look() })")  # fmt: skip

    def asks(self, script: str) -> Any:
        return self._tells("WebDriver:ExecuteScript", script=f"return ({script})()", args=[])["value"]

    def picture(self) -> bytes:
        return base64.b64decode(self._tells("WebDriver:TakeScreenshot", full=False)["value"])

    def messages(self) -> list[str]:
        """All that has been on the console since the start."""
        logged = [line for line in self._said.read_text("utf-8").splitlines() if line.startswith("console.")]
        return logged + list(self._asks_itself(OF_PAGES))

    def _asks_itself(self, script: str) -> Any:
        self._tells("Marionette:SetContext", value="chrome")
        try:
            return self.asks(script)
        finally:
            self._tells("Marionette:SetContext", value="content")

    def _tells(self, command: str, **fields: Any) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, fields]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        _, number, fault, value = self._answer()
        assert number == self._number, f"Firefox answers {number}, not {self._number}"
        assert not fault, f"Firefox refuses {command}: {fault}"
        return value

    def _answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            part = self._stream.read(1)
            assert part, "Firefox has hung up"
            length += part
        return json.loads(self._stream.read(int(length[:-1])))


@contextmanager
def firefox(dark: bool = False) -> Iterator[Firefox]:
    path = program("firefox-esr", "firefox-esr", "firefox")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        home, said = Path(name), Path(name) / "said.txt"
        preferences = PREFERENCES | {"layout.css.prefers-color-scheme.content-override": 0 if dark else 1}
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in preferences.items()]
        (home / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", name, "--marionette", "--remote-allow-system-access"]
        with (
            said.open("wb") as file,
            ended(command, env={**os.environ, "HOME": name}, stdout=file, stderr=file) as process,
            socket.create_connection(("127.0.0.1", _port(home, process)), PATIENCE) as connection,
            connection.makefile("rwb") as stream,
        ):
            yield Firefox(stream, said)


def _port(home: Path, process: subprocess.Popen[bytes]) -> int:
    written, until = home / "MarionetteActivePort", time.monotonic() + PATIENCE
    while not (written.exists() and written.read_text()):
        said = (home / "said.txt").read_text("utf-8", "replace")
        assert process.poll() is None and time.monotonic() < until, f"Firefox does not start: {said}"
        time.sleep(0.02)
    return int(written.read_text())


# WebKit


class WebKit:
    """A window of WebKit's own small browser."""

    name = "WebKit"

    def __init__(self, driver: str, browser: Mapping[str, Any]) -> None:
        self._session, self._opened = f"{driver}/session", dict[str, None]()
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": browser}}}
        self._session += f"/{self._tells('POST', '', wanted)['sessionId']}"

    def opens(self, address: str) -> None:
        self._tells("POST", "/url", {"url": address})
        self._opened[address] = None

    def resizes(self, width: int, height: int = HEIGHT) -> None:
        self._tells("POST", "/window/rect", {"width": width, "height": height})
        until = time.monotonic() + PATIENCE
        while (across := self.asks("() => innerWidth")) != width:
            assert time.monotonic() < until, f"WebKit's window is {across} px across, not {width}"
            time.sleep(0.02)

    def asks(self, script: str) -> Any:
        return self._tells("POST", "/execute/sync", {"script": f"return ({script})()", "args": []})

    def picture(self) -> bytes:
        return base64.b64decode(self._tells("GET", "/screenshot"))

    def messages(self) -> list[str]:
        """A window that is remote-controlled keeps nothing and says nothing: another one opens the pages again."""
        return messages_of_webkit(list(self._opened))

    def close(self) -> None:
        self._tells("DELETE", "")

    def _tells(self, method: str, path: str, fields: Mapping[str, Any] | None = None) -> Any:
        data = None if fields is None else json.dumps(fields).encode()
        request = Request(self._session + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as fault:
            said = fault.read().decode("utf-8", "replace")
        raise AssertionError(f"WebKit refuses {method} {path}: {said}")


@contextmanager
def webkit(dark: bool = False) -> Iterator[WebKit]:
    path = program("webkit2gtk-driver", "WebKitWebDriver")
    arguments = ["--automation", f"--proxy=http://{NOWHERE}", "--ignore-host=127.0.0.1", *["--dark-mode"] * dark]
    with (
        _display() as settings,
        socket.create_server(("127.0.0.1", 0)) as reserved,
    ):
        port = reserved.getsockname()[1]
        reserved.close()
        with ended(
            [path, f"--port={port}"], env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as driver:
            _wait_for(port, driver)
            window = WebKit(f"http://127.0.0.1:{port}", {"binary": _mini_browser(), "args": arguments})
            try:
                yield window
            finally:
                window.close()


def messages_of_webkit(addresses: Sequence[str]) -> list[str]:
    """What is on WebKit's console when pages are opened, one after the other, as frames of one page."""
    end = f"opened {len(addresses)} pages"
    with (
        _display() as settings,
        tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page,
        tempfile.TemporaryFile() as said,
    ):
        page.write(FRAMES % (json.dumps(list(addresses)), json.dumps(end)))
        page.flush()
        command = [_mini_browser(), "--enable-write-console-messages-to-stdout=true", Path(page.name).as_uri()]
        with ended(command, env=settings, stdout=said, stderr=subprocess.STDOUT) as process:
            until, text = time.monotonic() + PATIENCE, ""
            while end not in text:
                assert process.poll() is None and time.monotonic() < until, f"WebKit does not open all pages: {text}"
                time.sleep(0.05)
                said.seek(0)
                text = said.read().decode("utf-8", "replace")
    return [line for line in text.splitlines() if re.search(r"\bCONSOLE\b", line) and end not in line]


FRAMES = """<!doctype html><body><script type="module">
for (const address of %s) {
  const frame = document.createElement('iframe')
  const loaded = new Promise((done) => { frame.onload = done })
  frame.src = address
  document.body.append(frame)
  await loaded
}
await new Promise((done) => setTimeout(done, 300))
console.log(%s)
</script>"""


def _mini_browser() -> str:
    found = sorted(Path("/").glob(MINI_BROWSER))
    assert found, "WebKit's MiniBrowser is missing; Debian 12 installs it with webkit2gtk-driver"
    return str(found[0])


@contextmanager
def _display() -> Iterator[Mapping[str, str]]:
    """The environment of programs that show a window: a display in memory, and a folder for what they write."""
    path = program("xvfb", "Xvfb")
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name,
        ended(
            [path, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as screen,
    ):
        assert screen.stdout is not None
        number = int(screen.stdout.readline())
        for version in ("gtk-3.0", "gtk-4.0"):
            (Path(name) / version).mkdir()
            (Path(name) / version / "gtk.css").write_text(WITHOUT_EDGES, encoding="utf-8")
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), name)
        drawn_here = {"LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_DMABUF_RENDERER": "1", "GDK_BACKEND": "x11"}
        plain = {"NO_AT_BRIDGE": "1", "GIO_USE_VFS": "local", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        yield {**os.environ, **own, **drawn_here, **plain, "DISPLAY": f":{number}"}


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None and time.monotonic() < until, "WebKit's driver does not start"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return


ENGINES: Mapping[str, Callable[..., AbstractContextManager[Engine]]] = {
    "Chromium": chromium,
    "Firefox": firefox,
    "WebKit": webkit,
}
