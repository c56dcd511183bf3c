"""Build, serve, watch, and reload the browser. What is shown is always the last good site, with the problems over it.

The server is livereload's. Around it: our own watcher, which builds in a thread of its own; handlers that talk to
nobody but this machine; and a site of its own in `.explainer/preview`, so that drafts never reach the published one.
"""

from __future__ import annotations

import datetime
import errno
import ipaddress
import logging
import os
import secrets
import signal
import socket
import sys
import threading
import traceback
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application

from explainer.build import STORE, Report, build
from explainer.disk import DiskError
from explainer.report import as_text
from explainer.serve import overlay
from explainer.serve.handlers import Hosts, Preview, Shown, routes
from explainer.serve.watching import bursts, sources
from explainer.site import Options, theme_folder

PREVIEW = f"{STORE}/preview"
"""Where the preview is built, below the site's folder."""
PORTS_TO_TRY = 50
SECONDS_TO_END = 3.0
"""How long a build that is under way may take to finish when the server is stopped."""


def serve(options: Options, *, host: str, port: int, open_browser: bool) -> int:
    """Serve a preview until Ctrl+C; then 0. Raises DiskError if there is no address to listen on.

    `port` 0 is any free port. The preview goes to `.explainer/preview`, whatever `options.output` says.
    """
    sockets = listen(host, port)
    address = _address(host, sockets)
    preview = Preview(options.site / PREVIEW, _hosts(host, sockets), Shown(f"{secrets.token_hex(4)}-0"))
    chosen = replace(options, output=preview.root, base_url=options.base_url or address, jobs=1)
    _say(f"Preview at {address} (Ctrl+C ends it)")
    if preview.hosts.everywhere:
        _say(f"Warning: {host or 'this address'} can be reached by other machines, which can then read drafts too.")
    watcher = SiteWatcher(chosen, preview, address if open_browser else None)
    PreviewServer(preview, sockets, watcher).serve(host=host, port=port)
    watcher.join()
    _say("Stopped.")
    return 0


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets on `port`, or on the next one that is free. Raises DiskError if there is none, or no such host."""
    if not 0 <= port <= 65535:
        raise DiskError(f"--port is {port}; ports go from 1 to 65535.")
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)) if port else (0,):
        try:
            return bind_sockets(candidate, host)
        except OSError as failure:
            if failure.errno != errno.EADDRINUSE:
                reason = failure.strerror or str(failure)
                raise DiskError(f"Cannot listen on {host}, port {candidate}: {reason}.") from failure
    raise DiskError(f"Port {port} and those after it are in use. Choose another one with --port.")


def _hosts(host: str, sockets: list[socket.socket]) -> Hosts:
    addresses = [ipaddress.ip_address(each.getsockname()[0].partition("%")[0]) for each in sockets]
    everywhere = not all(address.is_loopback for address in addresses)
    own_name = {socket.gethostname().lower()} if everywhere else set()
    return Hosts(frozenset({"localhost", host.lower(), *own_name}), everywhere)


def _address(host: str, sockets: list[socket.socket]) -> str:
    """What a person opens in the browser."""
    port = sockets[0].getsockname()[1]
    name = "localhost" if host in ("", "0.0.0.0", "::") else host  # noqa: S104 - it is compared, not listened on
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


class PreviewServer(Server):  # type: ignore[misc] # livereload has no types
    """livereload's server with our handlers, on sockets that are open already."""

    def __init__(self, preview: Preview, sockets: list[socket.socket], watcher: SiteWatcher) -> None:
        super().__init__(watcher=watcher)
        self._preview = preview
        self._sockets = sockets

    def application(self, port: int, host: str, **_livereload: Any) -> None:
        """Called by livereload's `serve` to make the server. Port and host are those of the sockets."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        self._http = HTTPServer(Application(routes(self._preview), log_function=lambda _handler: None))
        self._http.add_sockets(self._sockets)
        loop = IOLoop.current()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: loop.add_callback_from_signal(self._end))

    async def _end(self) -> None:
        self._http.stop()
        for waiter in tuple(LiveReloadHandler.waiters):
            waiter.close()
        await self._http.close_all_connections()
        IOLoop.current().stop()

    def _setup_logging(self) -> None:
        """Our own lines are the log; of livereload and Tornado only errors are of interest."""
        logging.getLogger("livereload").setLevel(logging.ERROR)
        logging.getLogger("tornado").setLevel(logging.ERROR)


class SiteWatcher(Watcher):  # type: ignore[misc] # livereload has no types
    """Builds at each burst of changes, in a thread of its own, and then tells the browsers.

    livereload's `poll_tasks` is not used: it drops a reload that comes within three seconds of another one.
    """

    def __init__(self, options: Options, preview: Preview, open_at: str | None) -> None:
        super().__init__()
        for root in sources(options.site, theme_folder()):
            self.watch(str(root))
        self._options = options
        self._preview = preview
        self._open_at = open_at
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self, _callback: object) -> bool:
        """Called by livereload when the server runs. True: no polling by livereload."""
        self._loop = IOLoop.current()
        self._thread.start()
        return True

    def join(self) -> None:
        """Let a build that is under way finish, within limits; the rest of the thread is only waiting."""
        self._ended.set()
        with _patience(self._building):
            pass
