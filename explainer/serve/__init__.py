"""Build, serve, watch, and reload the browser. What is shown is always the last good site, with the problems over it.

The server is livereload's. Around it: our own watcher, which builds in a thread of its own; handlers that answer
only this machine; and a site of its own in `.explainer/preview`, so that drafts never reach the published one.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import logging
import signal
import socket
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler
from tornado.ioloop import IOLoop
from tornado.web import Application

from explainer.engine.build import STORE
from explainer.engine.inputs import Options
from explainer.ground.disk import DiskError, make_private_folder, refuse_links_below
from explainer.serve.building import SiteWatcher, say
from explainer.serve.handlers import Hosts, Preview, routes
from explainer.serve.limits import LONGEST_MESSAGE, LimitedServer

PREVIEW = f"{STORE}/preview"
"""Where the preview is built, below the site's folder; with drafts it has a folder of its own."""

PORTS_TO_TRY = 50


def serve(options: Options, *, host: str, port: int, open_browser: bool) -> int:
    """Serve a preview until Ctrl+C; then 0. Raises DiskError if there is no address to listen on.

    `port` 0 is any free port. The preview goes below `.explainer/`, not to `options.output`, and its
    absolute addresses begin with the preview's own unless `options.base_url` is given.
    """
    listening = listen(host, port)
    address = address_of(host, listening)
    folder = f"{PREVIEW}-with-drafts" if options.drafts else PREVIEW
    refuse_links_below(options.site, [f"{folder}/file"])
    preview = Preview((options.site / folder).resolve(), hosts_of(host, listening))
    make_private_folder(preview.root)
    say(f"Preview at {address} (Ctrl+C ends it)")
    if preview.hosts.everywhere:
        say("Warning: other machines can reach this address, and see drafts too if they are shown.")
    if (path := path_of(options.base_url)) != "/":
        say(f"Warning: the links of 404.html begin with {path}, as at the public address; in this preview they fail.")
    chosen = replace(options, output=preview.root, base_url=options.base_url or address, jobs=1)
    watcher = SiteWatcher(chosen, preview, address if open_browser else None)
    PreviewServer(preview, listening, watcher).serve(host=host, port=port)
    watcher.finish()
    say("Stopped.")
    return 0


def listen(host: str, port: int) -> socket.socket:
    """A socket on `port`, or on the next one that is free. Raises DiskError if there is none, or no such host."""
    if not 0 <= port <= 65535:
        raise DiskError(f"--port is {port}; ports go from 1 to 65535.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)) if port else (0,):
        try:
            listening = socket.create_server((host, candidate), family=family, backlog=128)
        except OSError as failure:
            if failure.errno != errno.EADDRINUSE:
                raise DiskError(f"Cannot listen on {host}, port {candidate}: {failure.strerror}.") from failure
        else:
            listening.setblocking(False)  # as Tornado requires
            return listening
    raise DiskError(f"Port {port} and those after it are in use. Choose another one with --port.")


def path_of(base_url: str | None) -> str:
    """The path of the address that was asked for; that of the preview's own is "/"."""
    return urlsplit(base_url).path if base_url else "/"


def hosts_of(host: str, listening: socket.socket) -> Hosts:
    """The names by which a server on this socket may be asked."""
    everywhere = not ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback
    own_name = {socket.gethostname().lower()} if everywhere else set()
    return Hosts(frozenset({"localhost", host.lower(), *own_name}), everywhere)


def address_of(host: str, listening: socket.socket) -> str:
    """The address that a person opens in the browser."""
    port = listening.getsockname()[1]
    name = "localhost" if host in ("", "0.0.0.0", "::") else host  # noqa: S104 - compared, not listened on
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


class PreviewServer(Server):  # type: ignore[misc] # livereload has no types
    """Livereload's server with our handlers, on a socket that is open already."""

    def __init__(self, preview: Preview, listening: socket.socket, watcher: SiteWatcher) -> None:
        super().__init__(watcher=watcher)
        self._listening = listening
        settings: dict[str, Any] = {
            "log_function": lambda _handler: None,
            "websocket_max_message_size": LONGEST_MESSAGE,
        }
        self._http = LimitedServer(Application(routes(preview), **settings))

    def application(self, *_address: object, **_livereload: Any) -> None:
        """Called by livereload's `serve`, to make and start what answers requests."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        self._http.add_socket(self._listening)
        IOLoop.current().add_callback(self._heed_signals)

    def _heed_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, IOLoop.current().add_callback, self._end)

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
