"""Regular expressions that are compiled when they are first used: compiling all of ours would be half of a start.

The compiled form of the program's own is kept beside its .pyc files, from one start to the next (decision 014).
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, AnyStr, Final, Generic, TypeAlias, cast

from explainer.ground import kept
from explainer.ground.digest import Digest

_PARTS: Final = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner", "flags", "groups",
    "groupindex",
)  # fmt: skip
_NAME: Final = "patterns"

Source: TypeAlias = tuple[str | bytes, int]
Compiled: TypeAlias = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""All that Python's own compiler hands over to make a pattern: flags, code, how many groups, and their names."""


_KNOWN: Final[dict[Source, Compiled]] = {}
"""The compiled forms of the program's own patterns that this process knows."""
_NEW: Final[dict[Source, Compiled]] = {}
"""Those among them that no earlier start has kept."""


class LazyPattern(Generic[AnyStr]):
    """A pattern that answers as `re.Pattern` does, and as quickly after its first use. `given` are its flags."""

    __slots__ = ("given", "ours", "pattern", *_PARTS)
    pattern: AnyStr
    given: int
    ours: bool

    def __init__(self, source: AnyStr, flags: int, ours: bool = True) -> None:
        self.pattern = source
        self.given = flags
        self.ours = ours

    def __getattr__(self, name: str) -> object:
        """A part that nobody has asked for yet. Raises re.error for a pattern that is none."""
        if name not in _PARTS:
            raise AttributeError(name)
        made = _made(self.pattern, int(self.given)) if self.ours else re.compile(self.pattern, self.given)
        for part in _PARTS:
            setattr(self, part, getattr(made, part))
        return getattr(made, name)


def regex(source: AnyStr, flags: int = 0, *, ours: bool = True) -> re.Pattern[AnyStr]:
    """`re.compile`, done when the pattern is first used. Say that it is not `ours` if it is made of a site's words."""
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags, ours))


def any_bounded(forms: Iterable[tuple[str, str, str]]) -> str:
    """The source of a pattern for any form, the first in the order given: what must be before it, itself, what behind.

    Neighbours with the same bounds share them, since each bound is compiled, and tried, for itself.
    """
    shared = groupby(forms, key=lambda form: (form[0], form[2]))
    return "|".join(f"{before}(?:{'|'.join(form for _, form, _ in run)}){after}" for (before, after), run in shared)


def any_word(words: Iterable[str]) -> str:
    """The source of a pattern for one of some words, a shorter one before those that it begins.

    What words have in common at their beginning is compared once: in an alternative of hundreds of words Python tries
    each of them at each place.
    """
    endings: dict[str, set[str]] = {}
    for word in filter(None, words := set(words)):
        endings.setdefault(word[0], set()).add(word[1:])
    ways = [re.escape(first) + any_word(rest) for first, rest in sorted(endings.items())]
    if "" in words:
        return f"(?:|{'|'.join(ways)})" if ways else ""
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def recall(made_by: Digest) -> None:
    """Take over what an earlier start of the same program compiled. It pays where there is work to do."""
    for source, known in kept.load(_NAME, made_by).items():
        _KNOWN.setdefault(source, known)
        _NEW.pop(source, None)  # as it was compiled before this was asked


def keep(made_by: Digest) -> None:
    """Keep what is known for the next start of the same program, if some of it is new."""
    if _NEW:
        kept.save(_NAME, made_by, _KNOWN)
        _NEW.clear()


def _made(source: str | bytes, flags: int) -> re.Pattern[Any]:
    try:
        known = _KNOWN.get((source, flags))
        if known is None:
            known = _KNOWN[source, flags] = _NEW[source, flags] = compiled(source, flags)
        return _of_code(source, known)
    except re.error:
        raise
    except Exception:  # a Python whose compiler is made of other parts than those we know
        return re.compile(source, flags)


def compiled(source: str | bytes, flags: int) -> Compiled:
    """What `re.compile` makes before it makes a pattern. Raises re.error for a source that is none."""
    tree = _part("_parser").parse(source, flags)
    names: dict[str, int] = tree.state.groupdict
    by_number: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = [int(one) for one in _part("_compiler")._code(tree, flags)]
    return flags | tree.state.flags, code, tree.state.groups - 1, names, tuple(by_number)


def _of_code(source: str | bytes, known: Compiled) -> re.Pattern[Any]:
    """A pattern of its code, which Python checks once more. Raises RuntimeError for code that it would not run."""
    flags, code, groups, names, by_number = known
    made: re.Pattern[Any] = importlib.import_module("_sre").compile(source, flags, code, groups, names, by_number)
    return made


def _part(name: str) -> Any:
    return importlib.import_module(f"re.{name}")
