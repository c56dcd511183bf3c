"""The second pass: makes a chain of pieces of the text of one leaf, reading from left to right and never going back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from explainer.content.markup.commonmark import attributes, autolinks, links
from explainer.content.markup.commonmark.definitions import Definitions, normal
from explainer.content.markup.commonmark.emphasis import MAX_DEPTH, Delimiter, Delimiters, TooDeepError, flanks
from explainer.content.markup.commonmark.nodes import Run
from explainer.content.markup.commonmark.pieces import MarkupPiece, has_words
from explainer.content.markup.commonmark.starts import CLOSE_TAG, OPEN_TAG
from explainer.ground.patterns import regex

_PLAIN = regex(r"[^\n`\\\[\]!<&*_~{]+")
_TICKS = regex(r"`+")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LABEL = regex(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.DOTALL)
_TAG = regex(rf"{OPEN_TAG}|{CLOSE_TAG}|<\?.*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_LIKE_TAG = regex(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<\?\w|<!\[|<![A-Za-z]")
_NOTE = regex(r"\[\^([^\[\]\n]{1,200})\](?![(:])")
_ONLY_NUMBER = regex(r"[\d\s.,;:–-]*")
_ENDINGS = {"<?": "?>", "<![CDATA[": "]]>", "<!": ">"}


class InlineHost(Protocol):
    """What the reader of a text asks of its host, which knows our constructs and keeps the problems."""

    def construct(self, text: str, at: int) -> re.Match[str] | None:
        """The construct of ours that begins here, if there is one."""

    def token(self, match: re.Match[str], line: int, column: int) -> str:
        """Keep a construct, and return what to write for it in the text."""

    def address(self, address: str, line: int, column: int) -> str | None:
        """The address to write for a link; None if it is refused."""

    def picture(self, address: str, line: int, column: int) -> str | None:
        """The address to write for an image; None if it is refused."""

    def complain(self, line: int, column: int | None, code: str, what: str) -> None:
        """Keep a problem; `what` are the words that are wrong."""


@dataclass(slots=True)
class _Bracket:
    piece: MarkupPiece
    position: int
    image: bool
    serial: int
    floor: Delimiter | None
    bracket_after: bool = False


@dataclass(slots=True)
class InlineReader:
    """Reads the leaves of one text, and keeps what they share."""

    found: Definitions
    host: InlineHost
    raw_html: bool
    asked: list[str] = field(default_factory=list)
    html_lines: set[int] = field(default_factory=set)

    def read(self, runs: Sequence[Run]) -> MarkupPiece:
        """The pieces of a leaf, in one piece. Raises TooDeepError."""
        return _Leaf(self, runs).read()

    def note(self, label: str) -> tuple[int, int] | None:
        """The number of a footnote, and how often it has been asked for; None if there is none."""
        key = normal(label)
        note = self.found.notes.get(key)
        if note is None:
            return None
        if not note.number:
            self.asked.append(key)
            note.number = len(self.asked)
        note.asked += 1
        return note.number, note.asked


class _Leaf:
    """One leaf being read."""

    def __init__(self, reader: InlineReader, runs: Sequence[Run]) -> None:
        self._reader = reader
        self._runs = runs
        self._text = "\n".join(run.text for run in runs).rstrip(" \t")
        self._starts = [0]
        for run in runs[:-1]:
            self._starts.append(self._starts[-1] + len(run.text) + 1)
        self._at = 0
        self._all = MarkupPiece("all")
        self._delimiters = Delimiters()
        self._brackets: list[_Bracket] = []
        self._opened = 0
        self._inactive_below = 0
        self._ticks: dict[int, list[int]] | None = None
        self._absent: set[str] = set()
        self._next: dict[str, int] = {}
        self._complained: dict[str, int] = {}
        self._bare = [*autolinks.bare(self._text)][::-1]

    def read(self) -> MarkupPiece:
        text = self._text
        while self._at < len(text):
            self._step(text)
        self._delimiters.resolve(None)
        return self._all

    def _step(self, text: str) -> None:
        while self._bare and self._bare[-1].start < self._at:
            self._bare.pop()
        limit = self._bare[-1].start if self._bare else len(text)
        if limit == self._at:
            self._take_bare(self._bare.pop())
            return
        plain = _PLAIN.match(text, self._at, limit)
        if plain:
            self._all.append(MarkupPiece("", plain[0]))
            self._at = plain.end()
            return
        sign = text[self._at]
        before = self._at
        if not _SIGNS[sign](self):
            self._at = before + 1
            self._all.append(MarkupPiece("", sign))

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a position."""
        index = bisect_right(self._starts, at) - 1
        run = self._runs[index]
        return run.line, run.column + at - self._starts[index]

    def _take_bare(self, found: autolinks.Bare) -> None:
        end = found.end
        if self._brackets and (close := self._text.find("]", found.start, end)) >= 0:
            end = close
        words = autolinks.trimmed(self._text[found.start : end])
        address = found.address[: len(found.address) - (found.end - found.start) + len(words)]
        self._at = found.start + len(words)
        if not words:
            self._at = found.start + 1
            self._all.append(MarkupPiece("", self._text[found.start]))
            return
        target = self._reader.host.address(address, *self.place(found.start))
        self._all.append(MarkupPiece("bare", words, {"href": target}) if target else MarkupPiece("", words))

    def _line_end(self) -> bool:
        last = self._all.last
        self._at += 1
        if last is not None and last.tag == "" and last.text.endswith(" "):
            hard = last.text.endswith("  ")
            last.text = last.text.rstrip(" ")
            if hard:
                self._all.append(MarkupPiece("br"))
        self._all.append(MarkupPiece("", "\n"))
        return True

    def _backslash(self) -> bool:
        after = self._text[self._at + 1 : self._at + 2]
        if after == "\n":
            self._all.append(MarkupPiece("br"))
            self._all.append(MarkupPiece("", "\n"))
        elif after in _ESCAPABLE and after:
            self._all.append(MarkupPiece("", after))
        else:
            return False
        self._at += 2
        return True

    def _code(self) -> bool:
        opening = _TICKS.match(self._text, self._at)
        width = len(opening[0]) if opening else 1
        end = self._closing_ticks(width, self._at + width)
        if end < 0:
            self._all.append(MarkupPiece("", "`" * width))
            self._at += width
            return True
        code = self._text[self._at + width : end].replace("\n", " ")
        if code[0] == code[-1] == " " and code.strip(" "):
            code = code[1:-1]
        self._all.append(MarkupPiece("code", code))
        self._at = end + width
        return True

    def _closing_ticks(self, width: int, start: int) -> int:
        """Where the next run of so many backticks begins; -1 if there is none."""
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self._text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        places = self._ticks.get(width, [])
        index = bisect_right(places, start - 1)
        return places[index] if index < len(places) else -1

    def _delimiter(self) -> bool:
        text, start = self._text, self._at
        sign = text[start]
        end = start
        while end < len(text) and text[end] == sign:
            end += 1
        piece = self._all.append(MarkupPiece("", text[start:end]))
        self._at = end
        if sign != "~" or end - start == 2:
            sides = flanks(sign, text[start - 1 : start] if start else "", text[end : end + 1])
            if sides[0] or sides[1]:
                self._delimiters.push(piece, sign, end - start, sides)
        return True

    def _reference(self) -> bool:
        found = links.REFERENCE.match(self._text, self._at)
        if found is None:
            return False
        self._all.append(MarkupPiece("", links.character(found[0])))
        self._at = found.end()
        return True

    def _angle(self) -> bool:
        text, start = self._text, self._at
        if text.startswith("<!--", start):
            return self._comment()
        if found := autolinks.angled(text, start):
            words, address, self._at = found
            target = self._reader.host.address(address, *self.place(start))
            self._all.append(MarkupPiece("bare", words, {"href": target}) if target else MarkupPiece("", words))
            return True
        return self._tag()

    def _tag(self) -> bool:
        start = self._at
        if not self._reader.raw_html:
            line = self.place(start)[0]
            if line not in self._reader.html_lines and (like := _LIKE_TAG.match(self._text, start)):
                self._reader.html_lines.add(line)
                self._reader.host.complain(line, None, "W402", like[0].split("\n")[0])
            return False
        found = None if self._is_endless(start) else _TAG.match(self._text, start)
        if found is None:
            return False
        self._all.append(MarkupPiece("raw", found[0]))
        self._at = found.end()
        return True

    def _is_endless(self, start: int) -> bool:
        """Whether something begins here whose end is missing, as far as a search to the end of the text shows."""
        for opening, ending in _ENDINGS.items():
            if self._text.startswith(opening, start):
                if ending not in self._absent and self._text.find(ending, start) >= 0:
                    return False
                self._absent.add(ending)
                return True
        return False

    def _comment(self) -> bool:
        """A comment is never published; one without an end is a problem, because hosts publish it."""
        end = -1 if "-->" in self._absent else self._text.find("-->", self._at + 2)
        if end < 0:
            self._absent.add("-->")
            self._reader.host.complain(*self.place(self._at), "comment", "<!--")
            return False
        if end <= self._at + 3:
            self._reader.host.complain(*self.place(self._at), "short", self._text[self._at : end + 3])
        self._at = end + 3
        return True

    def _braces(self) -> bool:
        last = self._all.last
        if last is None or not (last.tag in ("a", "img", "code") or last.text in ("*", "_", "**", "__", "~~", "***")):
            return False
        found = attributes.at(self._text, self._at)
        if found is None:
            return False
        self._all.append(MarkupPiece("attributes", self._text[self._at : found[1]], found[0]))
        self._at = found[1]
        return True

    def _open(self) -> bool:
        return self._ours() or self._open_bracket(image=False)

    def _image(self) -> bool:
        if self._text[self._at + 1 : self._at + 2] != "[":
            return False
        return self._ours() or self._open_bracket(image=True)

    def _ours(self) -> bool:
        """A construct of ours, or the number of a footnote."""
        text, start = self._text, self._at
        if text.startswith("[^", start):
            return self._note()
        if not text.startswith(("[[", "[@", "![["), start):
            return False
        match = self._reader.host.construct(text, start)
        if match is None:
            self._complain_of_unfinished(text, start)
            return False
        self._all.append(MarkupPiece("token", match[0], {"token": self._reader.host.token(match, *self.place(start))}))
        self._at = match.end()
        return True

    def _complain_of_unfinished(self, text: str, start: int) -> None:
        """Once for each kind of bracket on a line."""
        opening = "![[" if text[start] == "!" else text[start : start + 2]
        line_end = self._find("\n", start)
        end = self._find("]" if opening == "[@" else "]]", start)
        if end < line_end and (opening != "[@" or text.startswith("](", end)):
            return
        if self._complained.get(opening, -1) < start:
            self._complained[opening] = line_end
            self._reader.host.complain(*self.place(start), "unfinished", opening)

    def _find(self, wanted: str, start: int) -> int:
        """Where something comes next; the end of the text if nowhere. Each stretch is searched only once."""
        if self._next.get(wanted, -1) < start:
            found = self._text.find(wanted, start)
            self._next[wanted] = found if found >= 0 else len(self._text)
        return self._next[wanted]

    def _note(self) -> bool:
        found = _NOTE.match(self._text, self._at)
        if found is None:
            return False
        numbers = self._reader.note(found[1])
        if numbers is None:
            self._reader.host.complain(*self.place(self._at), "note", found[1])
            return False
        number, times = numbers
        name = f"fnref{times if times > 1 else ''}:{found[1]}"
        sup = MarkupPiece("sup", "", {"id": name})
        link = MarkupPiece("a", "", {"class": "footnote-ref", "href": f"#fn:{found[1]}"})
        sup.append(link).append(MarkupPiece("", str(number)))
        self._all.append(sup)
        self._at = found.end()
        return True

    def _open_bracket(self, *, image: bool) -> bool:
        words = "![" if image else "["
        piece = self._all.append(MarkupPiece("", words))
        self._at += len(words)
        if self._brackets:
            self._brackets[-1].bracket_after = True
        self._opened += 1
        self._brackets.append(_Bracket(piece, self._at, image, self._opened, self._delimiters.last))
        return True

    def _close(self) -> bool:
        if not self._brackets:
            return False
        opener = self._brackets[-1]
        start = self._at
        if not opener.image and opener.serial < self._inactive_below:
            self._brackets.pop()
            return False
        self._at += 1
        target = self._target(opener, start)
        self._brackets.pop()
        if target is None:
            return False
        self._finish_link(opener, *target)
        return True

    def _target(self, opener: _Bracket, start: int) -> tuple[str, str | None, tuple[int, int]] | None:
        """(address, title, its place) of the link whose text ends at `start`; `_at` is moved behind it."""
        text = self._text
        if text.startswith("(", self._at) and (read := links.inline(text, self._at + 1)):
            where, self._at = self._address_at(self._at + 1), read[2]
            return read[0], read[1], self.place(where)
        if address := links.spaced(text, self._at):
            self._reader.host.complain(*self.place(opener.position - 1 - opener.image), "spaced", address)
        label = _LABEL.match(text, self._at)
        written = label[1] if label and label[1].strip() else None
        if written is None and not opener.bracket_after and start - opener.position <= 999:
            written_here = text[opener.position : start]
            key = normal(written_here)
        else:
            key = normal(written or "")
        made = self._reader.found.links.get(key) if key else None
        if made is None:
            self._complain_of_label(opener, start, label, written)
            return None
        made.used = True
        self._at = label.end() if label else self._at
        return made.address, made.title, (made.line, made.column)

    def _complain_of_label(
        self, opener: _Bracket, start: int, label: re.Match[str] | None, written: str | None
    ) -> None:
        """`[text][label]` and `[label][]` are meant as links; `[1][2]` may be numbers in brackets."""
        if label is None:
            return
        name = written or self._text[opener.position : start]
        if not name.strip() or _ONLY_NUMBER.fullmatch(name) or opener.bracket_after:
            return
        if start == opener.position or self._text[opener.position] in "@^[":
            return
        self._reader.host.complain(*self.place(opener.position - 1), "label", name)

    def _finish_link(self, opener: _Bracket, address: str, name: str | None, place: tuple[int, int]) -> None:
        line, column = place
        host = self._reader.host
        target = (host.picture if opener.image else host.address)(address, line, column)
        self._delimiters.resolve(opener.floor)
        end = self._all.append(MarkupPiece())
        attributes_of: dict[str, str] = {"src" if opener.image else "href": target} if target is not None else {}
        if name is not None:
            attributes_of["title"] = name
        element = opener.piece.wrap_up_to(end, "img" if opener.image else "a", attributes_of)
        opener.piece.clear()
        if element.depth > MAX_DEPTH:
            raise TooDeepError
        if not opener.image:
            self._inactive_below = opener.serial
            if not has_words(element):
                host.complain(line, column, "textless", address)
        self._all.last = element  # the empty end has done its work
        element.after = None

    def _address_at(self, where: int) -> int:
        text = self._text
        while where < len(text) and text[where] in " \t\n<":
            where += 1
        return min(where, max(len(text) - 1, 0))


_SIGNS: dict[str, Callable[[_Leaf], bool]] = {
    "\n": _Leaf._line_end,
    "\\": _Leaf._backslash,
    "`": _Leaf._code,
    "*": _Leaf._delimiter,
    "_": _Leaf._delimiter,
    "~": _Leaf._delimiter,
    "&": _Leaf._reference,
    "<": _Leaf._angle,
    "{": _Leaf._braces,
    "[": _Leaf._open,
    "!": _Leaf._image,
    "]": _Leaf._close,
}
