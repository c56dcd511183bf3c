"""Emphasis and strike-through: which runs of `*`, `_` and `~~` open it, and which close it.

The rules of CommonMark, with one addition for Chinese and Japanese, which put no space between a word and a mark:
a Chinese character counts like a space beside punctuation, so that `**重要。**这` is bold (the rule is that of
https://github.com/tats-u/markdown-cjk-friendly).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from explainer.content.markup.commonmark.pieces import MarkupPiece

MAX_DEPTH = 40
"""Levels of emphasis and links within one another."""

_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class TooDeepError(Exception):
    """More levels of emphasis than any text has."""


@dataclass(slots=True, eq=False)
class Delimiter:
    """A run of one character that may open or close."""

    piece: MarkupPiece
    sign: str
    count: int
    opens: bool
    closes: bool
    serial: int
    length: int = 0
    before: Delimiter | None = None
    after: Delimiter | None = None

    def __post_init__(self) -> None:
        self.length = self.count


def is_punctuation(sign: str) -> bool:
    """Whether a character is punctuation or a symbol, as CommonMark 0.31 counts them."""
    if sign < "\x80":
        return sign in _ASCII_PUNCTUATION
    return unicodedata.category(sign)[0] in "PS"


def is_east_asian(sign: str) -> bool:
    """Whether a character is of a script that is written without spaces."""
    return "\u2e80" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" or "\uf900" <= sign <= "\ufaff" or (
        "\uff00" <= sign <= "\uffef" or sign >= "\U00020000"
    )  # fmt: skip


def flanks(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of `sign` between two characters ("" at an end) may open, and whether it may close."""
    space_before, space_after = not before or before.isspace(), not after or after.isspace()
    mark_before = bool(before) and is_punctuation(before)
    mark_after = bool(after) and is_punctuation(after)
    free_before = space_before or mark_before or is_east_asian(before)
    free_after = space_after or mark_after or is_east_asian(after)
    left = not space_after and (not mark_after or free_before)
    right = not space_before and (not mark_before or free_after)
    if sign == "_":
        return left and (not right or mark_before), right and (not left or mark_after)
    return left, right


@dataclass(slots=True)
class Delimiters:
    """The stack of runs that have not found their other half."""

    last: Delimiter | None = None
    made: int = 0
    bottoms: dict[tuple[str, bool, int], int] = field(default_factory=dict)

    def push(self, piece: MarkupPiece, sign: str, count: int, sides: tuple[bool, bool]) -> None:
        """Put a run on the stack."""
        self.made += 1
        run = Delimiter(piece, sign, count, *sides, self.made, before=self.last)
        if self.last is not None:
            self.last.after = run
        self.last = run

    def resolve(self, floor: Delimiter | None) -> None:
        """Match all runs above `floor`, and take them from the stack."""
        self.bottoms = {}
        limit = floor.serial if floor else 0
        closer = self._first_above(floor)
        while closer is not None:
            closer = self._close(closer, limit) if closer.closes else closer.after
        self.last = floor
        if floor is not None:
            floor.after = None

    def _first_above(self, floor: Delimiter | None) -> Delimiter | None:
        run = self.last
        while run is not None and run.before is not floor:
            run = run.before
        return run

    def _close(self, closer: Delimiter, limit: int) -> Delimiter | None:
        """Match one run that may close, and return the next one to look at."""
        key = (closer.sign, closer.opens, closer.length % 3)
        lowest = max(limit, self.bottoms.get(key, 0))
        opener = closer.before
        while opener is not None and opener.serial > lowest and not _fits(opener, closer):
            opener = opener.before
        if opener is None or opener.serial <= lowest:
            self.bottoms[key] = closer.before.serial if closer.before else 0
            after = closer.after
            if not closer.opens:
                self._drop(closer)
            return after
        self._join(opener, closer)
        if closer.count:
            return closer
        after = closer.after
        self._drop(closer)
        closer.piece.clear()
        return after

    def _join(self, opener: Delimiter, closer: Delimiter) -> None:
        """Put the pieces between two runs into an element."""
        used = 2 if min(opener.count, closer.count) >= 2 else 1
        tag = "del" if opener.sign == "~" else "strong" if used == 2 else "em"
        if opener.piece.wrap_up_to(closer.piece, tag).depth > MAX_DEPTH:
            raise TooDeepError
        for run in (opener, closer):
            run.count -= used
            run.piece.text = run.piece.text[used:]
        opener.after, closer.before = closer, opener
        if not opener.count:
            opener.piece.clear()
            self._drop(opener)

    def _drop(self, run: Delimiter) -> None:
        if run.before is not None:
            run.before.after = run.after
        if run.after is not None:
            run.after.before = run.before
        if self.last is run:
            self.last = run.before


def _fits(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.sign != closer.sign or not opener.opens:
        return False
    if opener.sign == "~":
        return True
    either = opener.closes or closer.opens
    return not (either and closer.length % 3 and (opener.length + closer.length) % 3 == 0)
