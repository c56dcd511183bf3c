"""What a file's name shows: that it is a copy made by a sync program or a person, or another program's document."""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_COPY: Final = r"(?:copy|kopie|copie|copia|cópia|копия|副本|拷贝)"
_IN_BRACKETS: Final = rf"[^()（）]*(?:conflict|konflikt|conflit|冲突|{_COPY})[^()（）]*|[0-9]{{1,3}}"
_COPIES: Final = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        # macOS, Windows, Chinese systems: jilin copy 2, jilin - Copy (2), jilin的副本, jilin - 副本
        rf"(?P<stem>.+?)(?: [–-] |[ _–-]|的){_COPY}(?: ?\(?[0-9]{{1,3}}\)?)?",
        r"(?:copy of|kopie von|copie de|copia de|копия) (?P<stem>.+)",
        # Dropbox, Nextcloud and browsers: jilin (conflicted copy 2024-03-05), jilin (1); iCloud: jilin 2
        rf"(?P<stem>[^()（）]+?)[ _-]*[(（](?:{_IN_BRACKETS})[)）]",
        r"(?P<stem>.+?) [0-9]{1,3}",
        # Syncthing, Resilio, OneDrive
        r"(?P<stem>.+?)\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z0-9]{7})?",
        r"(?P<stem>.+?)\.conflict[0-9]*",
        r"(?P<stem>.+?)-(?:desktop|laptop)-[A-Z0-9]{5,15}",
        # git merge and git mergetool
        r"(?P<stem>.+?)(?:~.+|_(?:BASE|LOCAL|REMOTE|BACKUP)_[0-9]+)",
    )
)

DOCUMENTS: Final[dict[str, str]] = {
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".htm": "a web page",
    ".html": "a web page",
    ".odt": "a LibreOffice document",
    ".pages": "a Pages document",
    ".pdf": "a PDF",
    ".rtf": "a document of a word processor",
    ".xls": "a table of a spreadsheet program",
    ".xlsx": "a table of a spreadsheet program",
    ".csv": "a table",
}
"""Documents of other programs that end up in a folder of texts, by the ending of their names."""

RENAMED: Final[dict[str, str]] = {".markdown": ".md", ".mdown": ".md", ".mdx": ".md", ".txt": ".md", ".yml": ".yaml"}
"""Endings that people write for one of ours."""

PICTURES: Final = (".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp")


def copied_from(stem: str) -> str | None:
    """The name of the original, if this one looks like the name of a copy: `jilin (conflicted copy)` → `jilin`.

    Both are without `.md`. None for a name that does not look like a copy.
    """
    for form in _COPIES:
        if found := form.fullmatch(stem.strip()):
            return found["stem"].strip()
    return None
