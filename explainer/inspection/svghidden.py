"""Words and layers of a drawing (SVG) that are switched off or covered: unseen, but readable for anybody.

Only what is certain is reported. Nothing is reported where a drawing moves or reacts to the mouse, where a place or a
size cannot be known, or where something may be behind white words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple
from xml.parsers import expat

from explainer.ground.patterns import regex
from explainer.inspection.svgparts import ANIMATED
from explainer.inspection.svgplaces import Box, Place, Shift, box_of, number, numbers, shift

_SVG: Final = "http://www.w3.org/2000/svg"
_DYNAMIC: Final = regex(r"@media|@keyframes|@supports|@container|:(?:hover|focus|target|active|checked)|animation:")
_REMARK: Final = regex(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_RULE: Final = regex(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR: Final = regex(r"[.#]?[A-Za-z_][\w-]*")
_LINK: Final = regex(r"#([^\s)\"']+)")
_PROPERTIES: Final = frozenset(
    ["display", "visibility", "opacity", "fill", "fill-opacity", "stroke", "font-size", "text-anchor", "background",
     "background-color", "filter", "mask", "clip-path"]
)  # fmt: skip
_KEPT: Final = _PROPERTIES - {"display", "background", "background-color"}
"""Properties that apply to the parts of an element too: by inheritance, or because they are drawn together."""
_DEFINED: Final = frozenset(
    ["defs", "symbol", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient", "filter"]
)
_FILLED: Final = frozenset({"path", "rect", "circle", "ellipse", "polygon", "polyline", "image", "use"})
_WORDS: Final = frozenset({"text", "tspan", "textPath", "tref", "textArea", "flowPara", "flowSpan", "flowRoot"})
_WHITE: Final = frozenset({"white", "#fff", "#ffffff", "#ffff", "#ffffffff", "rgb(255,255,255)", "rgb(100%,100%,100%)"})
_NO_PAINT: Final = frozenset({"none", "transparent"})
_NOTHING: Final = regex(r"(?:0+(?:\.0*)?|\.0+)%?")
_MOST_KEPT: Final = 1_000
"""How many shapes and words are compared with each other."""


class Unseen(NamedTuple):
    """The first thing that nobody sees: what it is, as a sentence's object, its line, and how many more there are."""

    what: str
    line: int
    more: int


@dataclass(frozen=True, slots=True)
class _State:
    """An open element: how it is painted, where it is, and why it is not seen."""

    element: str = ""
    style: Mapping[str, str] = field(default_factory=dict)
    shift: Shift | None = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    place: Place = None
    why: str = ""
    aside: bool = False


def unseen(data: bytes) -> Unseen | None:
    """What nobody sees of a drawing; None if nothing was found, or the drawing cannot be read."""
    first = _Styles()
    if not _read(data, first) or first.moves or _DYNAMIC.search(sheet := "".join(first.sheet)):
        return None
    second = _Looker(_rules(sheet), first.named)
    if not _read(data, second) or not second.found:
        return None
    (what, line), *others = sorted(second.found, key=lambda one: one[1])
    return Unseen(what, line, len(others))


def _read(data: bytes, reader: _Styles | _Looker) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.begin(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = lambda words: reader.words(words, parser.CurrentLineNumber)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


class _Styles:
    """The style sheets of a drawing, which may follow the elements they style, and the names that are referred to."""

    def __init__(self) -> None:
        self.sheet: list[str] = []
        self.named: set[str] = set()
        self.moves = False
        self._open = False

    def begin(self, name: str, attributes: dict[str, str], _line: int) -> None:
        space, _, local = name.rpartition(" ")
        self._open = (space, local) == (_SVG, "style")
        self.moves = self.moves or (space == _SVG and local in ANIMATED)
        for attribute, value in attributes.items():
            if "#" in value and (attribute.endswith("href") or "url(" in value):
                self.named.update(_LINK.findall(value))

    def end(self, _name: str) -> None:
        self._open = False

    def words(self, text: str, _line: int) -> None:
        if self._open:
            self.sheet.append(text)


def _rules(sheet: str) -> Mapping[str, Mapping[str, str]]:
    """The declarations of simple selectors (`.a`, `#a`, `text`). Longer selectors are ignored."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(_REMARK.sub("", sheet)):
        said = _declared(body)
        for selector in selectors.split(","):
            if _SELECTOR.fullmatch(selector.strip()):
                found.setdefault(selector.strip(), {}).update(said)
    return found


def _declared(body: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in body.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip()
        for name, _, value in pairs
        if name.strip().lower() in _PROPERTIES
    }


class _Looker:
    """Reads a drawing, and collects what of it is not seen."""

    def __init__(self, rules: Mapping[str, Mapping[str, str]], named: set[str]) -> None:
        self.found: list[tuple[str, int]] = []
        self._rules, self._named = rules, named
        self._open = [_State()]
        self._canvas: Box | None = None
        self._painted: list[Box | None] = []
        self._readable: list[tuple[Box, str, int]] = []
        self._is_dark = False

    def begin(self, name: str, attributes: dict[str, str], line: int) -> None:
        space, _, local = name.rpartition(" ")
        above = self._open[-1]
        if space != _SVG:
            self._open.append(replace(above, element="", aside=True))
            return
        own = self._own_style(local, attributes)
        style = {**{key: value for key, value in above.style.items() if key in _KEPT}, **own}
        moved = shift(attributes.get("transform", ""), above.shift)
        if local == "svg" and len(self._open) > 1:
            moved = None
        place = above.place if local in _WORDS else None
        if "x" in attributes or "y" in attributes or local == "text":
            place = numbers(attributes.get("x", "0"), attributes.get("y", "0"))
        if "dx" in attributes or "dy" in attributes or local in ("textPath", "flowRoot"):
            place = None
        why = "" if above.why.startswith("visibility") and own.get("visibility") else above.why
        used = attributes.get("id", "") in self._named
        aside = above.aside or local in _DEFINED or (used and bool(above.why))
        state = _State(local, style, moved, place, why or _why(own), aside)
        if len(self._open) == 1:
            self._begin_drawing(attributes, style)
        self._open.append(state)
        self._see(state, attributes, line)

    def _own_style(self, element: str, attributes: Mapping[str, str]) -> dict[str, str]:
        own = {key: value.strip() for key, value in attributes.items() if key in _PROPERTIES}
        names = (element, *(f".{name}" for name in attributes.get("class", "").split()), f"#{attributes.get('id', '')}")
        for name in names:
            own.update(self._rules.get(name, {}))
        own.update(_declared(attributes.get("style", "")))
        return {key: value for key, value in own.items() if value.lower() != "inherit"}

    def _begin_drawing(self, attributes: Mapping[str, str], style: Mapping[str, str]) -> None:
        self._canvas = box_of(attributes.get("viewBox", ""), attributes.get("width", ""), attributes.get("height", ""))
        self._is_dark = bool({"background", "background-color"} & style.keys())

    def _see(self, state: _State, attributes: Mapping[str, str], line: int) -> None:
        """Note a shape that is not seen, or that may be behind or over words."""
        if state.aside or state.element not in _FILLED:
            return
        if state.why:
            if state.why.startswith("display"):
                self.found.append((f"a part that is switched off ({state.why})", line))
            return
        if state.style.get("fill", "black").lower() in _NO_PAINT and state.element not in ("image", "use"):
            return
        box = _box(state, attributes)
        if box is not None and state.element in ("rect", "image") and _is_opaque(state):
            covered = [one for one in self._readable if box.holds(one[0])]
            self.found += [(f"words behind a shape that covers them ({_shown(words)})", at) for _, words, at in covered]
            self._readable = [one for one in self._readable if not box.holds(one[0])]
        if not _is_white(state.style.get("fill", "")) or state.element in ("image", "use"):
            self._painted.append(box)
            del self._painted[1 : max(1, len(self._painted) - _MOST_KEPT)]

    def words(self, text: str, line: int) -> None:
        state = self._open[-1]
        if state.aside or state.element not in _WORDS or not text.strip():
            return
        shown = _shown(text)
        if state.why:
            self.found.append((f"words that are switched off ({state.why}): {shown}", line))
        elif reason := self._paint(state):
            self.found.append((f"{reason} words: {shown}", line))
        elif (box := _extent(state, text)) is not None:
            if self._canvas is not None and not self._canvas.meets(box):
                self.found.append((f"words beside the picture's frame: {shown}", line))
            elif self._is_lost_in_white(state, box):
                self.found.append((f"white words on white: {shown}", line))
            elif len(self._readable) < _MOST_KEPT:
                self._readable.append((box, text, line))

    def _paint(self, state: _State) -> str:
        fill, stroke = (state.style.get(name, "").lower() for name in ("fill", "stroke"))
        if _NOTHING.fullmatch(state.style.get("font-size", "1").removesuffix("px").removesuffix("pt")):
            return "endlessly small"
        has_no_line = not stroke or stroke in _NO_PAINT
        is_clear = fill in _NO_PAINT or _NOTHING.fullmatch(state.style.get("fill-opacity", "1"))
        return "transparent" if is_clear and has_no_line else ""

    def _is_lost_in_white(self, state: _State, box: Box) -> bool:
        """Whether white words have only white behind them. A shape whose place is unknown may be behind any words."""
        if not _is_white(state.style.get("fill", "")) or self._is_dark:
            return False
        if state.style.get("stroke", "none").lower() not in _NO_PAINT and not _is_white(state.style["stroke"]):
            return False
        return all(painted is not None and not painted.meets(box) for painted in self._painted)

    def end(self, _name: str) -> None:
        self._open.pop()


def _why(own: Mapping[str, str]) -> str:
    if own.get("display", "").lower() == "none":
        return "display: none"
    if own.get("visibility", "").lower() in ("hidden", "collapse"):
        return "visibility: hidden"
    return "opacity: 0" if own.get("opacity") and _NOTHING.fullmatch(own["opacity"]) else ""


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= 40 else f"“{words[:40]}…”"


def _is_white(paint: str) -> bool:
    return "".join(paint.lower().split()) in _WHITE


def _is_opaque(state: _State) -> bool:
    """Whether a shape hides what is behind it."""
    if state.element == "image" or {"filter", "mask", "clip-path"} & state.style.keys():
        return False
    paint = state.style.get("fill", "black").lower()
    if paint.startswith(("url", "rgba", "hsla", "currentcolor", "var")) or "/" in paint:
        return False
    if paint.startswith("#") and len(paint) in (5, 9):
        return False
    return all(number(state.style.get(name, "1")) == 1 for name in ("opacity", "fill-opacity"))


def _box(state: _State, attributes: Mapping[str, str]) -> Box | None:
    """The place of a shape; None if that cannot be known."""
    if state.shift is None or state.element not in ("rect", "image", "circle", "ellipse"):
        return None
    if state.element in ("rect", "image"):
        values = [number(attributes.get(name, "0")) for name in ("x", "y", "width", "height")]
        across, down, wide, high = values
        if across is None or down is None or wide is None or high is None:
            return None
        return Box(across, down, across + wide, down + high).moved(state.shift)
    radius = attributes.get("r", "0")
    found = [number(attributes.get(name, "0")) for name in ("cx", "cy")]
    rx, ry = number(attributes.get("rx", radius)), number(attributes.get("ry", radius))
    if found[0] is None or found[1] is None or rx is None or ry is None:
        return None
    return Box(found[0] - rx, found[1] - ry, found[0] + rx, found[1] + ry).moved(state.shift)


def _extent(state: _State, text: str) -> Box | None:
    """The largest area that words may take."""
    size = number(state.style.get("font-size", "16"))
    if state.place is None or state.shift is None or size is None:
        return None
    across, down = state.place
    wide = len(" ".join(text.split())) * size * 1.2
    before = {"middle": wide / 2, "end": wide}.get(state.style.get("text-anchor", ""), 0.0)
    return Box(across - before, down - size * 1.2, across - before + wide, down + size * 0.5).moved(state.shift)
