"""Regular expressions that are compiled when they are first used: compiling all of ours would be half of a start."""

from __future__ import annotations

import re
from typing import AnyStr, Final, Generic, cast

_PARTS: Final = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner", "flags", "groups",
    "groupindex",
)  # fmt: skip


class LazyPattern(Generic[AnyStr]):
    """A pattern that answers as `re.Pattern` does, and as quickly after its first use. `given` are its flags."""

    __slots__ = ("given", "pattern", *_PARTS)
    pattern: AnyStr
    given: int

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern = source
        self.given = flags

    def __getattr__(self, name: str) -> object:
        """A part that nobody has asked for yet. Raises re.error for a pattern that is none."""
        if name not in _PARTS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self.given)
        for part in _PARTS:
            setattr(self, part, getattr(made, part))
        return getattr(made, name)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, done when the pattern is first used."""
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags))
