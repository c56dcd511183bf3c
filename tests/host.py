"""A host for a built site: `python tests/host.py FOLDER` prints its port and serves until it is ended.

It is a process of its own, because a thread in that of the tests would keep builds from starting workers.
"""

from __future__ import annotations

import functools
import html
import re
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


def policy(folder: Path) -> str:
    """The content security policy that the site's pages carry."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', (folder / "index.html").read_text())
    assert found, "the home page has no policy"
    return html.unescape(found.group(1))


class _Server(ThreadingHTTPServer):
    """A browser may hang up, and that is no fault."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(folder: Path) -> None:
    rules = policy(folder)

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", rules)
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def send_error(self, code: int, *_: object, **__: object) -> None:
            page = (folder / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = _Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
