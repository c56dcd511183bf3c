"""What is remembered between builds: parsed files by content, and the traces of each output folder.

One SQLite file in `.explainer/`, which may be deleted at any time, copied between machines or be damaged: whatever
cannot be read is treated as not remembered. Nothing is ever migrated; the keys hold the fingerprint of the tool.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer import disk

_SCHEMA = """
CREATE TABLE IF NOT EXISTS parsed (key TEXT PRIMARY KEY, outline BLOB NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS traces (output TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""
_SPARE = 200
"""Forgotten parses to keep, so that changing branches back and forth stays quick."""


class Store:
    """The memory of one site. Every method works, if slowly, when the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection | None:
        for attempt in range(2):
            try:
                disk.make_folder(self._path.parent)
                connection = sqlite3.connect(self._path, timeout=60)
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.executescript(_SCHEMA)
                connection.execute("SELECT count(*) FROM traces").fetchone()
                return connection
            except (sqlite3.Error, OSError):
                if attempt == 0:
                    self._discard()
        return None

    def _discard(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            disk.forget(self._path.with_name(self._path.name + suffix))

    def parsed(self, keys: Iterable[str]) -> dict[str, tuple[bytes, bytes]]:
        """Outline and body of every remembered key among `keys`."""
        if self._connection is None:
            return {}
        wanted = set(keys)
        try:
            rows = self._connection.execute("SELECT key, outline, body FROM parsed").fetchall()
        except sqlite3.Error:
            return {}
        return {key: (outline, body) for key, outline, body in rows if key in wanted}

    def remember(self, entries: Mapping[str, tuple[bytes, bytes]], used: Iterable[str]) -> None:
        """Add `entries`; forget what is not `used` once there is much of it."""
        if self._connection is None:
            return
        used_keys = set(used)
        with contextlib.suppress(sqlite3.Error), self._connection as connection:
            rows = [(key, outline, body) for key, (outline, body) in entries.items()]
            connection.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?, ?)", rows)
            known = [key for (key,) in connection.execute("SELECT key FROM parsed")]
            if len(known) > 2 * len(used_keys) + _SPARE:
                connection.executemany(
                    "DELETE FROM parsed WHERE key = ?", [(key,) for key in known if key not in used_keys]
                )

    def traces(self, output: str) -> bytes | None:
        """The traces of an output folder, as they were saved."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT content FROM traces WHERE output = ?", (output,)).fetchone()
        except sqlite3.Error:
            return None
        return row[0] if row else None

    def save_traces(self, output: str, content: bytes) -> bool:
        """Save in one transaction. False if the store cannot be written."""
        if self._connection is None:
            return False
        try:
            with self._connection as connection:
                connection.execute("INSERT OR REPLACE INTO traces VALUES (?, ?)", (output, content))
        except sqlite3.Error:
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
