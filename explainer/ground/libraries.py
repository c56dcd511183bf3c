"""Which versions of libraries are installed, by the names of the folders that describe them.

`importlib.metadata` reads these descriptions with a parser for mail, whose loading would be a fifth of a start that
finds nothing to do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_SUFFIX: Final = ".dist-info"


def versions(names: Sequence[str]) -> Mapping[str, str]:
    """The version of each library. Raises importlib.metadata.PackageNotFoundError if one is not installed."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for description in sorted(Path(folder).glob(f"*{_SUFFIX}")):
            name, _, version = description.name.removesuffix(_SUFFIX).partition("-")
            found.setdefault(_plain(name), version)
    return {name: found.get(_plain(name)) or _described(name) for name in names}


def _plain(name: str) -> str:
    """A library's name as all its spellings have it: `Jinja2` and `jinja2` are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _described(name: str) -> str:
    """The version of a library that is installed in another way, such as in an archive."""
    import importlib.metadata  # only then: see above

    return importlib.metadata.version(name)
