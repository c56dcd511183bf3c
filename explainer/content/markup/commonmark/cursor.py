"""A line being read from left to right, with tabs as steps to the next multiple of four columns."""

from __future__ import annotations

TAB = 4


class Cursor:
    """One line. `at` is the position in the text, `column` the one on the screen; both count from 0.

    After `look`, `next_at` and `next_column` are those of the first character that is neither space nor tab.
    """

    __slots__ = ("at", "column", "next_at", "next_column", "number", "offset", "split_tab", "text")

    def __init__(self, text: str, number: int, offset: int = 0) -> None:
        self.text = text
        self.number = number
        self.offset = offset  # characters of the line that were cut off before `text`
        self.at = self.column = self.next_at = self.next_column = 0
        self.split_tab = False

    def look(self) -> None:
        """Find the next character that is neither space nor tab."""
        text, at, column = self.text, self.at, self.column
        while at < len(text):
            if text[at] == " ":
                column += 1
            elif text[at] == "\t":
                column += TAB - column % TAB
            else:
                break
            at += 1
        self.next_at, self.next_column = at, column

    @property
    def blank(self) -> bool:
        """Whether nothing but spaces is left."""
        return self.next_at >= len(self.text)

    @property
    def indent(self) -> int:
        """Columns of space before the next character."""
        return self.next_column - self.column

    @property
    def next(self) -> str:
        """The next character that is neither space nor tab, or ""."""
        return self.text[self.next_at : self.next_at + 1]

    def to_text(self) -> None:
        """Go to the next character that is neither space nor tab."""
        self.at, self.column = self.next_at, self.next_column
        self.split_tab = False

    def skip(self, characters: int) -> None:
        """Go on by some characters, none of which is a tab."""
        self.at += characters
        self.column += characters
        self.split_tab = False

    def columns(self, count: int) -> None:
        """Go on by columns of space; a tab may be used in part."""
        while count > 0 and self.at < len(self.text):
            if self.text[self.at] != "\t":
                self.skip(1)
                count -= 1
                continue
            width = TAB - self.column % TAB
            step = min(width, count)
            self.split_tab = width > count
            self.column += step
            self.at += 0 if self.split_tab else 1
            count -= step

    @property
    def on_space(self) -> bool:
        """Whether the next character is a space or tab."""
        return self.text[self.at : self.at + 1] in (" ", "\t") and self.at < len(self.text)

    def rest(self) -> str:
        """The rest of the line; a tab that was used in part becomes the spaces that are left of it."""
        if self.split_tab:
            return " " * (TAB - self.column % TAB) + self.text[self.at + 1 :]
        return self.text[self.at :]
