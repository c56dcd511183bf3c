"""What takes long to compile, kept beside the program's own .pyc files and trusted as they are (decision 014).

It is code, so it is never a part of a site's folder or store, which may come from anybody.
"""

from __future__ import annotations

import importlib.util
import marshal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from explainer.ground import disk, ordinary
from explainer.ground.digest import Digest, digest_bytes

_LARGEST: Final = 50_000_000
_SEAL: Final = len(digest_bytes(b""))


def load(name: str, made_by: Digest) -> dict[Any, Any]:
    """What `save` wrote for the same maker; nothing if there is no such file, or it is damaged or another's."""
    place = _place(name)
    content = ordinary.read(place, _LARGEST) if place else None
    if content is None or content[:_SEAL] != _seal(made_by, content[_SEAL:]):
        return {}
    try:
        values = marshal.loads(content[_SEAL:])  # noqa: S302 - of the program's folder, as the code that runs here
    except (ValueError, EOFError, TypeError):
        return {}
    return values if isinstance(values, dict) else {}


def save(name: str, made_by: Digest, values: dict[Any, Any]) -> None:
    """Keep values that `marshal` can write. If that fails, later starts only take longer."""
    place = _place(name)
    if place and not sys.dont_write_bytecode:
        with suppress(disk.DiskError, ValueError):
            payload = marshal.dumps(values)
            disk.write_whole(place, _seal(made_by, payload) + payload)


def _place(name: str) -> Path | None:
    """Where Python would put the compiled form of a module of this folder, with its own version in the name."""
    try:
        return Path(importlib.util.cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".kept")
    except NotImplementedError:  # a Python that keeps nothing
        return None


def _seal(made_by: Digest, payload: bytes) -> bytes:
    return digest_bytes(f"{made_by} {sys.version}\n".encode() + payload).encode()
