"""A server that no number of slow connections stops: it holds few, and gives up the oldest for a new one."""

from __future__ import annotations

from typing import Any, Final

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

MOST_CONNECTIONS: Final = 200
"""Thirty browsers with six connections each; far below the 1,024 files that a process may have open by default."""

SECONDS_TO_ASK: Final = 30.0
"""A connection on which nothing is asked for so long is closed; browsers open another one."""

LONGEST_MESSAGE: Final = 65_536
"""How many bytes a request's body or a message on livereload's socket may have; its own have some hundred."""


class LimitedServer(HTTPServer):
    """Tornado's server with at most `MOST_CONNECTIONS`. A page whose socket is given up connects again by itself."""

    def initialize(self, *arguments: Any, **settings: Any) -> None:
        """Called by Tornado in place of a constructor."""
        settings |= {"idle_connection_timeout": SECONDS_TO_ASK, "body_timeout": SECONDS_TO_ASK}
        settings |= {"max_body_size": LONGEST_MESSAGE}
        super().initialize(*arguments, **settings)
        self._open: dict[IOStream, None] = {}

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Called by Tornado for each new connection."""
        if len(self._open) >= MOST_CONNECTIONS:
            self._open = {one: None for one in self._open if not one.closed()}
        if len(self._open) >= MOST_CONNECTIONS:
            oldest = next(iter(self._open))
            del self._open[oldest]
            oldest.close()
        self._open[stream] = None
        super().handle_stream(stream, address)
