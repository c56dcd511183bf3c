"""What is remembered between builds: parsed files and scaled pictures by content, the traces of each output folder.

One SQLite file in `.explainer/`, which may be deleted at any time, copied between machines or be damaged: whatever
cannot be read is treated as not remembered. Nothing is ever migrated; the keys hold the fingerprint of the tool.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from explainer import disk
from explainer.digest import digest_bytes

_SCHEMA = """
CREATE TABLE IF NOT EXISTS parsed (key TEXT PRIMARY KEY, outline BLOB NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS derived (key TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS traces (output TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""
_SEAL = len(digest_bytes(b""))
_SPARE = 200
"""Forgotten parses to keep, so that changing branches back and forth stays quick."""


def _sealed(content: bytes) -> bytes:
    """With its digest in front: SQLite notices a damaged page of its tree, but not a changed letter in a value."""
    return digest_bytes(content).encode() + content


def _unsealed(sealed: object) -> bytes | None:
    """The content, or None if it is not what was stored."""
    if not isinstance(sealed, bytes):
        return None
    content = sealed[_SEAL:]
    return content if sealed[:_SEAL] == digest_bytes(content).encode() else None


class Store:
    """The memory of one site. Every method works, if slowly, when the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection | None:
        for attempt in range(2):
            try:
                return self._connected()
            except (sqlite3.Error, OSError):
                if attempt == 0:
                    self._discard()
        return None

    def _connected(self) -> sqlite3.Connection:
        disk.make_folder(self._path.parent)
        connection = sqlite3.connect(self._path, timeout=60)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_SCHEMA)
            connection.execute("SELECT key, outline, body FROM parsed").fetchone()
            connection.execute("SELECT key, content FROM derived").fetchone()
            connection.execute("SELECT output, content FROM traces").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _start_over(self) -> None:
        """After damage that showed itself only in use."""
        self.close()
        self._discard()
        self._connection = self._open()

    def _discard(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            disk.forget(self._path.with_name(self._path.name + suffix))

    def parsed(self, keys: Iterable[str]) -> dict[str, tuple[bytes, bytes]]:
        """Outline and body of every remembered key among `keys`."""
        if self._connection is None:
            return {}
        wanted = json.dumps(list(keys))
        query = "SELECT key, outline, body FROM parsed WHERE key IN (SELECT value FROM json_each(?))"
        try:
            rows = self._connection.execute(query, (wanted,)).fetchall()
        except sqlite3.Error:
            self._start_over()
            return {}
        found = {key: (_unsealed(outline), _unsealed(body)) for key, outline, body in rows}
        return {
            key: (outline, body) for key, (outline, body) in found.items() if outline is not None and body is not None
        }

    def remember(self, entries: Mapping[str, tuple[bytes, bytes]], used: Iterable[str]) -> None:
        """Add `entries`; forget what is not `used` once there is much of it."""
        if self._connection is None:
            return
        used_keys = set(used)
        with contextlib.suppress(sqlite3.Error), self._connection as connection:
            rows = [(key, _sealed(outline), _sealed(body)) for key, (outline, body) in entries.items()]
            connection.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?, ?)", rows)
            known = [key for (key,) in connection.execute("SELECT key FROM parsed")]
            if len(known) > 2 * len(used_keys) + _SPARE:
                connection.executemany(
                    "DELETE FROM parsed WHERE key = ?", [(key,) for key in known if key not in used_keys]
                )

    def derived(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The remembered files among those of `keys`."""
        if self._connection is None:
            return {}
        query = "SELECT key, content FROM derived WHERE key IN (SELECT value FROM json_each(?))"
        try:
            rows = self._connection.execute(query, (json.dumps(list(keys)),)).fetchall()
        except sqlite3.Error:
            self._start_over()
            return {}
        found = {key: _unsealed(content) for key, content in rows}
        return {key: content for key, content in found.items() if content is not None}

    def remember_derived(self, entries: Mapping[str, bytes], used: Iterable[str]) -> None:
        """Add `entries`; forget what is not `used`, because a picture takes much room."""
        if self._connection is None:
            return
        used_keys = set(used)
        with contextlib.suppress(sqlite3.Error), self._connection as connection:
            rows = [(key, _sealed(content)) for key, content in entries.items()]
            connection.executemany("INSERT OR REPLACE INTO derived VALUES (?, ?)", rows)
            known = connection.execute("SELECT key FROM derived").fetchall()
            connection.executemany(
                "DELETE FROM derived WHERE key = ?", [row for row in known if row[0] not in used_keys]
            )

    def traces(self, output: str) -> bytes | None:
        """The traces of an output folder, as they were saved."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT content FROM traces WHERE output = ?", (output,)).fetchone()
        except sqlite3.Error:
            self._start_over()
            return None
        return _unsealed(row[0]) if row else None

    def save_traces(self, output: str, content: bytes) -> bool:
        """Save in one transaction. False if the store cannot be written."""
        if self._connection is None:
            return False
        try:
            with self._connection as connection:
                connection.execute("INSERT OR REPLACE INTO traces VALUES (?, ?)", (output, _sealed(content)))
        except sqlite3.Error:
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
