"""YAML text to plain values, with the line and column of every name and value.

Every scalar arrives as text (null is `None`): the schema decides types, so `NO`, `010` and `2024-05` stay what
was written. Values are built here from the parser's events. PyYAML's composer is never used, because its C
recursion can be crashed by 30 KB of brackets; the limits below are checked before anything grows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn, TypeAlias

import yaml

from explainer.content import merges
from explainer.content.yaml_messages import NAME_ADVICE, NO_NAME, YamlMistake, explain, special_start
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, error, warning

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""What YAML text becomes. Aliased values are shared, so treat lists and dicts as read-only."""
KeyPath: TypeAlias = tuple[str | int, ...]

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 50
MAX_ALIASES = 100
MAX_EVENTS = 200_000
"""How many parser events are allowed. An alias counts as much as what it repeats."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# Control characters, and the separators that YAML, but no editor, takes for line ends; half surrogate pairs.
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_FENCE = regex(r"^---[ \t]*$", re.MULTILINE)
_FIELD = regex(r"[a-z_][\w-]*:(?:[ \t]|$)")
_AMONG_FIELDS = regex(r"[a-z_][\w-]*:(?:[ \t]|$)|[ #-]|$")
_NEAR_FENCE = regex(r"[ \t]*(?:-{2,}[.;]?|\+{3,}|\.{3}|[\u2013-\u2015]+-?|- - -)[ \t]*")
_FENCE_ADVICE = "Write exactly three hyphens at the start of the line: ---"
_SAVE_AS = 'Open it in your editor and choose "Save with encoding: UTF-8".'
_CUT = regex(r"[ \t]*(?<=[ \t])(#\S.*)")
_COMMENT = regex(r"[ \t]+(#.*)")
_LONGEST = 100
_CHINESE = regex("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2010-\u2027\u00b7]+")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The values of one YAML text. Lines and columns count from 1 in the file (not in the front matter)."""

    data: Plain
    marks: Mapping[KeyPath, tuple[int, int]]
    key_marks: Mapping[KeyPath, tuple[int, int]]
    problems: tuple[Problem, ...]

    def locate(self, path: str, key_path: KeyPath, *, key: bool = False) -> Location:
        """Where in file `path` the value at `key_path` is (with `key`, its name), or its nearest known ancestor."""
        if key and key_path in self.key_marks:
            return Location(path, *self.key_marks[key_path])
        for length in range(len(key_path), -1, -1):
            if mark := self.marks.get(key_path[:length]):
                return Location(path, *mark)
        return Location(path)


def load(text: str, *, path: str, first_line: int = 1) -> Loaded:
    """Read one YAML document. Never raises.

    `first_line` is the line of the file on which `text` begins. Problems: E104 a name twice, E105 not readable as
    YAML, E111 unusable characters, E113 over a limit or a feature that is not supported. `data` is None if the text
    is empty or could not be read; after E104 the first value counts. W406 is a text that a # seems to have cut.
    """
    if bad := _FORBIDDEN.search(text):
        where = _position(text, bad.start(), path, first_line)
        return _failed(_bad_character(bad.group(), where))
    if len(text) > MAX_CHARACTERS:
        message = f"The fields are longer than {MAX_CHARACTERS:,} characters."
        return _failed(error("E113", Location(path, first_line), message, "Split them into several files."))
    builder = _Builder(text, path, first_line)
    try:
        data = builder.document()
    except _RefusedError as refused:
        return _failed(*builder.problems, refused.problem)
    except yaml.MarkedYAMLError as failure:
        return _failed(*builder.problems, builder.syntax_error(explain(text, failure)))
    return Loaded(data, MappingProxyType(builder.marks), MappingProxyType(builder.key_marks), tuple(builder.problems))


def decode(data: bytes, *, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a UTF-8 file, without byte order mark and with LF line ends.

    E406: two versions of the file were not merged; the text is "". Anything else is E111: the text is "" if the bytes
    are not UTF-8, and has a space in the place of each unusable character otherwise (only the first is reported), so
    that the rest can still be checked.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:64].count(0) > 1:
        return "", (error("E111", Location(path, 1), 'The file is saved as "UTF-16" or is not a text file.', _SAVE_AS),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        return "", (_bad_bytes(data, failure.start, path),)
    text = _with_line_feeds(text)
    if unmerged := merges.problems(text, path):
        return "", unmerged
    bad = _FORBIDDEN.search(text)
    if bad is None:
        return text, ()
    return _FORBIDDEN.sub(" ", text), (_bad_character(bad.group(), _position(text, bad.start(), path)),)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _bad_bytes(data: bytes, start: int, path: str) -> Problem:
    good = _with_line_feeds(data[:start].decode("utf-8-sig"))
    message = f"The file is not saved as UTF-8: byte 0x{data[start]:02X} cannot be read.{_likely_encoding(data)}"
    return error("E111", _position(good, len(good), path), message, _SAVE_AS)


def _likely_encoding(data: bytes) -> str:
    """Guess in words. Chinese text in GB18030 decodes to ASCII, Chinese characters and their punctuation alone."""
    try:
        others = "".join(sign for sign in data.decode("gb18030") if not sign.isascii())
    except UnicodeDecodeError:
        others = ""
    if len(others) > 1 and _CHINESE.fullmatch(others):
        return " It looks like GB18030 (GBK), an older encoding of Chinese."
    return ""


def _bad_character(sign: str, where: Location) -> Problem:
    message = f"There is an invisible control character here (U+{ord(sign):04X}) that is not allowed in a text."
    return error("E111", where, message, "Delete it: remove this part of the line and type it again.")


def _position(text: str, index: int, path: str, first_line: int = 1) -> Location:
    line_start = text.rfind("\n", 0, index) + 1
    return Location(path, text.count("\n", 0, index) + first_line, index - line_start + 1)


def split_front_matter(text: str, *, path: str) -> tuple[str | None, int, str, int, tuple[Problem, ...]]:
    """(YAML text, its first line, body, its first line, problems) of a Markdown file as `decode` returns it.

    A file that does not begin with a `---` line has no front matter: the YAML is `None` and the body is the whole text.
    E112: the front matter is not closed, or something that was meant as a fence is not one.
    """
    opening = _FENCE.match(text)
    if opening is None:
        problem = _mistaken_opening(text, path)
        return None, 1, text, 1, (problem,) if problem else ()
    start = min(opening.end() + 1, len(text))
    closing = _FENCE.search(text, start)
    if closing is None:
        return None, 1, text, 1, (_never_closed(text, path),)
    fields, body = text[start : closing.start()], text[closing.end() + 1 :]
    return fields, 2, body, fields.count("\n") + 3, ()


def _never_closed(text: str, path: str) -> Problem:
    for number, line in enumerate(text.split("\n")[1:], start=2):
        if _NEAR_FENCE.fullmatch(line):
            message = f'The front matter that opens on line 1 is not closed: "{line.strip()}" is not a fence.'
            return error("E112", Location(path, number), message, _FENCE_ADVICE)
    message = "The front matter that opens on this line is never closed."
    return error("E112", Location(path, 1), message, 'Write a line with three hyphens, "---", after the last field.')


def _mistaken_opening(text: str, path: str) -> Problem | None:
    """Find what was meant as an opening fence: something like one, or none, with fields after it."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    following = lines[first + 1] if first + 1 < len(lines) else ""
    if _NEAR_FENCE.fullmatch(lines[first]) and (_FIELD.match(following) or lines[first].lstrip()[0] == "+"):
        if lines[first].rstrip() == "---":
            message = "The front matter must begin on the first line, but there are empty lines before it."
            return error("E112", Location(path, first + 1), message, "Delete the empty lines.")
        message = f'"{lines[first].strip()}" does not open front matter.'
        return error("E112", Location(path, first + 1), message, _FENCE_ADVICE)
    return _text_before_fence(lines, first, path)


def _text_before_fence(lines: list[str], first: int, path: str) -> Problem | None:
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    above = lines[first : fences[0]] if fences else []
    if above and _FIELD.match(above[0]) and all(_AMONG_FIELDS.match(line) for line in above):
        message = "The fields at the top of the file have no opening fence."
        return error("E112", Location(path, first + 1), message, 'Write "---" on a line before the first field.')
    if len(fences) > 1 and _FIELD.match(lines[fences[0] + 1]):
        message = "There is text before the front matter, so its fields would be shown as text."
        return error("E112", Location(path, fences[0] + 1), message, "Move the fields and fences to the top.")
    return None


def _failed(*problems: Problem) -> Loaded:
    return Loaded(None, MappingProxyType({}), MappingProxyType({}), problems)


class _RefusedError(Exception):
    """The text cannot be used; carries the problem that says why. Never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A finished value that an alias may name: how many events it counts for and how deep it goes."""

    value: Plain
    size: int
    height: int


class _Builder:
    """One walk over the events of one text. Depth of recursion is at most `MAX_DEPTH`."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self.marks: dict[KeyPath, tuple[int, int]] = {}
        self.key_marks: dict[KeyPath, tuple[int, int]] = {}
        self._text, self._path, self._first_line = text, path, first_line
        self._loader = yaml.CSafeLoader(text)
        self._size = self._aliases = self._deepest = 0
        self._anchors: dict[str, _Anchored | None] = {}  # None while the value is still being built
        self._unused: dict[str, yaml.Event] = {}
        self._lines: list[str] = []

    def document(self) -> Plain:
        """Build the value of the only document; raises `_RefusedError` or `yaml.MarkedYAMLError`."""
        self._next()  # start of stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        data = self._value(self._next(), (), 0)
        self._next()  # end of document
        if not isinstance(more := self._next(), yaml.StreamEndEvent):
            message = 'A second "---" begins a second set of fields, but only one is read.'
            self._refuse("E105", more, message, 'Delete the "---", or move what follows into a file of its own.')
        for event in self._unused.values():
            self._refuse_start(event)
        return data

    def syntax_error(self, finding: YamlMistake) -> Problem:
        where = Location(self._path, finding.line + self._first_line, finding.column + 1)
        return error("E105", where, finding.message, finding.remedy)

    def _next(self) -> yaml.Event:
        event = self._loader.get_event()
        if event is None:  # only after the end of the stream, where nothing asks
            raise AssertionError("read past the end of the YAML events")
        self._grow(1, event)
        return event

    def _grow(self, size: int, event: yaml.Event) -> None:
        self._size += size
        if self._size > MAX_EVENTS:
            message = f"The fields have more than {MAX_EVENTS:,} parts, counting every repetition by an alias (*name)."
            self._refuse("E113", event, message, "Split them into several files, and write values out.")

    def _go_down(self, depth: int, event: yaml.Event) -> None:
        self._deepest = max(self._deepest, depth)
        if depth > MAX_DEPTH:
            message = f"Lists and fields are nested more than {MAX_DEPTH} deep here."
            self._refuse("E113", event, message, "Nest them less deeply. Look for brackets [ or { that are not closed.")

    def _value(self, event: yaml.Event, at: KeyPath, depth: int) -> Plain:
        self.marks[at] = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth)
        if getattr(event, "tag", None) is not None:
            self._refuse_start(event)
        name: str | None = getattr(event, "anchor", None)
        if name is None:
            return self._content(event, at, depth)
        return self._anchor(name, event, at, depth)

    def _content(self, event: yaml.Event, at: KeyPath, depth: int) -> Plain:
        if isinstance(event, yaml.ScalarEvent):
            self._notice_comment(event)
            return None if event.implicit[0] and event.value in _NULLS else self._text_of(event)
        self._go_down(depth + 1, event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(at, depth + 1)
        return self._fields(at, depth + 1)

    def _items(self, at: KeyPath, depth: int) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*at, len(items)), depth))
        return items

    def _fields(self, at: KeyPath, depth: int) -> dict[str, Plain]:
        fields: dict[str, Plain] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            if key in fields:
                self._duplicate(key, (*at, key), event, depth)
                continue
            self.key_marks[(*at, key)] = self._place(event)
            fields[key] = self._value(self._next(), (*at, key), depth)
        return fields

    def _key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.tag is not None or event.anchor is not None:
            self._refuse_start(event)
        if event.implicit[0] and event.value == "<<":
            message = 'The name "<<" copies fields from elsewhere. That is not supported: it hides which value counts.'
            self._refuse("E113", event, message, "Write the fields out.")
        if not event.value:
            self._refuse("E105", event, NO_NAME, NAME_ADVICE)
        return self._text_of(event)

    def _text_of(self, event: yaml.ScalarEvent) -> str:
        r"""The text of a scalar: double quotes let `\0` and its like write characters that no text may hold."""
        if bad := _FORBIDDEN.search(event.value):
            raise _RefusedError(_bad_character(bad.group(), Location(self._path, *self._place(event))))
        return str(event.value)

    def _notice_comment(self, event: yaml.ScalarEvent) -> None:
        """Warn where a text seems to go on behind a # that YAML takes for the beginning of a comment."""
        if "#" not in self._text or event.style or event.end_mark is None:
            return
        self._lines = self._lines or self._text.split("\n")
        line, column = event.end_mark.line, event.end_mark.column
        rest = self._lines[line][column:] if line < len(self._lines) else ""
        cut = _CUT.match(rest) or (_COMMENT.match(rest) if " " in event.value.strip() else None)
        if cut is None:
            return
        kept = " ".join(event.value.split())
        message = f'This text ends with "{kept[-40:]}": what follows, "{cut[1][:40]}", is a comment, which nobody sees.'
        whole = f"{kept} {cut[1]}".strip().replace("\\", "\\\\").replace('"', '\\"')
        shown = f': "{whole}"' if len(whole) < _LONGEST else ""
        remedy = f"Put the text in quotation marks{shown}. A comment is best on a line of its own."
        where = Location(self._path, line + self._first_line, column + 1 + rest.index("#"))
        self.problems.append(warning("W406", where, message, remedy))

    def _duplicate(self, key: str, at: KeyPath, event: yaml.Event, depth: int) -> None:
        """Report the second `key` and read past its value, whose marks must not replace those of the first."""
        line, column = self._place(event)
        lines = f"lines {self.key_marks[at][0]} and {line}"
        message = f'The name "{key}" appears twice ({lines}). Only one of them would be used.'
        self.problems.append(error("E104", Location(self._path, line, column), message, "Delete one of the two."))
        kept = self.marks, self.key_marks
        self.marks, self.key_marks = {}, {}
        self._value(self._next(), at, depth)
        self.marks, self.key_marks = kept

    def _anchor(self, name: str, event: yaml.Event, at: KeyPath, depth: int) -> Plain:
        before, deepest = self._size, self._deepest
        self._deepest = depth
        self._anchors[name], self._unused[name] = None, event
        value = self._content(event, at, depth)
        self._anchors[name] = _Anchored(value, self._size - before + 1, self._deepest - depth)
        self._deepest = max(deepest, self._deepest)
        return value

    def _alias(self, event: yaml.AliasEvent, depth: int) -> Plain:
        if event.anchor not in self._anchors:
            self._refuse_start(event)
        if (known := self._anchors[event.anchor]) is None:
            message = f'The alias "*{event.anchor}" is inside the value that it repeats, so it would never end.'
            self._refuse("E113", event, message, "Write the value out.")
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            message = f"There are more than {MAX_ALIASES} aliases (*name)."
            self._refuse("E113", event, message, "Write the values out.")
        self._unused.pop(event.anchor, None)
        self._grow(known.size, event)
        self._go_down(depth + known.height, event)
        return known.value

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark  # the C parser marks every event; only the type says otherwise
        return (mark.line + self._first_line, mark.column + 1) if mark else (self._first_line, 1)

    def _refuse_start(self, event: yaml.Event) -> NoReturn:
        """Refuse a value that begins with a character of YAML's own: `*name`, `&name`, `!name`, `{{ name }}`."""
        line, column = (n - base for n, base in zip(self._place(event), (self._first_line, 1), strict=True))
        raise _RefusedError(self.syntax_error(special_start(line, column, self._text.split("\n")[line])))

    def _refuse(self, code: str, event: yaml.Event, message: str, remedy: str) -> NoReturn:
        raise _RefusedError(error(code, Location(self._path, *self._place(event)), message, remedy))
