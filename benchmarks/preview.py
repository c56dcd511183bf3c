"""The previews, side by side: how long after a file is saved a reader gets the fresh page."""

from __future__ import annotations

import contextlib
import http.client
import socket
import subprocess
import time
from collections.abc import Iterator

from contenders import Contender, Edit
from stopwatch import Run, settings

LONGEST_START = 3 * 3600
LONGEST_EDIT = 900
PAUSE = 0.005


@contextlib.contextmanager
def preview(contender: Contender) -> Iterator[int]:
    """The contender's preview on a port, once it shows the text that will be edited."""
    port = _free_port()
    process = subprocess.Popen(
        [*contender.server, "--port", str(port)],
        env=settings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(port, f"speeches/{contender.edited}", "<h1", LONGEST_START, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def edit(contender: Contender, port: int, edit_: Edit, mark: str, *, pages: tuple[str, ...]) -> Run:
    """Save the edited file, and ask for the pages until each shows the mark."""
    source = contender.site / "content" / "speeches" / f"{contender.edited}.md"
    text = edit_(source.read_text(encoding="utf-8"), mark)
    source.write_text(text, encoding="utf-8")
    started = time.perf_counter()
    for page in pages:
        _wait(port, page, mark, LONGEST_EDIT)
    return Run(time.perf_counter() - started, 0.0)


def _wait(port: int, page: str, words: str, longest: float, process: subprocess.Popen[bytes] | None = None) -> None:
    until = time.monotonic() + longest
    while words not in _get(port, f"/{page}/"):
        if time.monotonic() > until or (process and process.poll() is not None):
            raise SystemExit(f"The preview on port {port} does not show {words} at /{page}/.")
        time.sleep(PAUSE)


def _get(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("localhost", port, timeout=LONGEST_EDIT)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.read().decode(errors="replace") if answer.status == 200 else ""
    except OSError:
        return ""  # it is still starting
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
