"""What the preview answers, for this machine only: files of the built site, livereload's script and its socket.

A website that is open in the same browser must not be able to read drafts or follow the editing: names that were
pointed at this machine (DNS rebinding) are refused by `Host`, sockets of other sites by `Origin`.
"""

from __future__ import annotations

import ipaddress
import json
import mimetypes
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler, StaticFileHandler
from tornado.web import HTTPError, RequestHandler

from explainer.ground.patterns import regex
from explainer.serve import overlay

_HOST = regex(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE)
_PAGES = (".html", ".htm")
_STYLES = Path(__file__).with_name("preview.css")

# livereload's client hands the answer of a plug-in's `analyze` to the server whenever it connects.
_PLUGIN = b"""(function () {
  "use strict";
  var shown = document.currentScript.getAttribute("data-build");
  function Shown() {}
  Shown.identifier = "explainer";
  Shown.version = "1";
  Shown.prototype.analyze = function () { return { build: shown }; };
  window.LiveReloadPluginExplainer = Shown;
})();
"""


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names of the preview. `everywhere`: it listens beyond this machine, so any address will do."""

    names: frozenset[str]
    everywhere: bool

    def allow(self, header: str) -> bool:
        """Whether the `Host` of a request is a name of ours. Addresses need no list: only names can be pointed here."""
        found = _HOST.fullmatch(header)
        if found is None:
            return False
        name = found["name"].strip("[]").lower()
        try:
            return ipaddress.ip_address(name).is_loopback or self.everywhere
        except ValueError:
            return name in self.names


@dataclass(frozen=True, slots=True)
class ShownBuild:
    """What browsers see now: the name of the build, the box over its pages (b"" if all is well)."""

    build: str
    box: bytes = b""
    begun: bool = False


class Preview:
    """Where the site is, who may ask, and what is shown; the last is set by the server's own thread only."""

    def __init__(self, root: Path, hosts: Hosts) -> None:
        self.root = root
        self.hosts = hosts
        self.run = secrets.token_hex(4)  # so that pages of an earlier server are known to be old
        self.shown = ShownBuild(f"{self.run}-0")


class _Guarded(RequestHandler):
    """Refuses foreign names, and lets no browser keep or embed what it gets."""

    def initialize(self, preview: Preview) -> None:
        """Called by Tornado with the values of the route."""
        self.preview = preview

    def prepare(self) -> None:
        if not self.preview.hosts.allow(self.request.host):
            raise HTTPError(403, reason="This name is not served here")

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.clear_header("Server")


class ReloadScript(_Guarded, LiveReloadJSHandler):  # type: ignore[misc] # livereload has no types
    """livereload's client, and before it a plug-in that tells which build the page shows."""

    def get(self) -> None:
        """Answer with the plug-in and the client."""
        self.write(_PLUGIN)
        LiveReloadJSHandler.get(self)


class ReloadStyles(_Guarded):
    """The style sheet of the box."""

    def get(self) -> None:
        """Answer with the file."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.write(_STYLES.read_bytes())


class ReloadSocket(_Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """livereload's socket, for pages of this server only."""

    def check_origin(self, origin: str) -> bool:
        """Whether a page of this origin may listen."""
        return urlsplit(origin).netloc.lower() == self.request.host.lower()

    def on_message(self, message: str | bytes) -> None:
        """Livereload's handshake. A page that shows an older build is told to reload at once."""
        try:
            super().on_message(message)
            build = _build_of(message)
        except (ValueError, TypeError, AttributeError, RecursionError):
            self.close(1003, "not a message of livereload")
            return
        if build is not None and build != self.preview.shown.build:
            self.send_message({"command": "reload", "path": "*", "liveCSS": False})


def _build_of(message: str | bytes) -> str | None:
    """The build that a page says it shows; None if the message is not about that."""
    content = json.loads(message)
    if content.get("command") != "info":
        return None
    return str(content.get("plugins", {}).get("explainer", {}).get("build"))


class SiteFile(_Guarded, StaticFileHandler):  # type: ignore[misc] # livereload has no types
    """A file of the built site. Pages get the reload script and the box; all else goes as it is, in ranges if asked."""

    def initialize(self, preview: Preview) -> None:
        """Called by Tornado with the values of the route."""
        super().initialize(preview)
        StaticFileHandler.initialize(self, str(preview.root))

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer a request for `path`, which Tornado has decoded once."""
        shown = self.preview.shown  # before the file is read: a page may look older than it is, never newer
        found = locate(self.preview.root, path)
        if found is not None and found.is_dir():
            if path and not path.endswith("/"):
                query = f"?{self.request.query}" if self.request.query else ""
                self.redirect(f"{self.request.path}/{query}")
                return
            found = locate(self.preview.root, f"{path}index.html")
        elif path.endswith("/"):
            found = None
        if found is not None and found.is_file() and found.suffix not in _PAGES:
            await StaticFileHandler.get(self, path, include_body)
            return
        document = _bytes_of(found)
        if document is None:
            self._missing(shown)
        else:
            self._page(document, shown)

    def _missing(self, shown: ShownBuild) -> None:
        """Answer with the site's own page for missing addresses or, before there is one, a page of ours."""
        self.set_status(404)
        document = _bytes_of(locate(self.preview.root, "404.html"))
        if document is None and shown.begun:
            document = overlay.page("Not found", "There is no page at this address.")
        elif document is None:
            document = overlay.page("One moment", "The site is being built. This page then shows it by itself.")
        self._page(document, shown)

    def _page(self, document: bytes, shown: ShownBuild) -> None:
        host = _HOST.fullmatch(self.request.host)
        name, port = (host["name"], int(host["port"] or 80)) if host else ("localhost", 80)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(overlay.dressed(document, host=name, port=port, build=shown.build, box=shown.box))

    def get_content_type(self) -> str:
        """The type by the file's name; text is always UTF-8 here."""
        kind, encoding = mimetypes.guess_type(str(self.absolute_path))
        if kind is None or encoding is not None:
            return "application/octet-stream"
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def get_cache_time(self, *_file: object) -> int:
        """Tornado lets browsers keep `site.css?v=…` for ten years; a preview is never kept."""
        return 0

    def get_modified_time(self) -> None:
        """None, so that the header is not sent and browsers make no conditional requests."""

    def compute_etag(self) -> None:
        """None, as above; computing it would read every file twice."""


def _bytes_of(path: Path | None) -> bytes | None:
    """The content of an ordinary file; None if it is not one, or a build has just removed it."""
    try:
        return path.read_bytes() if path is not None and path.is_file() else None
    except OSError:
        return None


def locate(root: Path, path: str) -> Path | None:
    """The file or folder at a decoded address path below `root`; None if there is none, or if it is not to be seen.

    Hidden files are not part of the site. Links are not followed, because we did not write their targets.
    """
    names = path.removesuffix("/").split("/") if path.removesuffix("/") else []
    if any(name == "" or name.startswith(".") or "\\" in name or "\0" in name for name in names):
        return None
    try:
        inside = root.resolve()
        target = inside.joinpath(*names)
        return target if target.resolve(strict=True) == target else None
    except (OSError, RuntimeError, ValueError):
        return None


def routes(preview: Preview) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Address patterns and their handlers. livereload's `/forcereload` is left out: any website could call it."""
    own = {"preview": preview}
    return [
        (r"/livereload", ReloadSocket, own),
        (r"/livereload\.js", ReloadScript, own),
        (r"/livereload\.css", ReloadStyles, own),
        (r"/(.*)", SiteFile, own),
    ]
