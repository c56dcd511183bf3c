"""`{#id .class name=value}`: attributes. Anything else in braces is text.

The form is that of Python-Markdown's `attr_list`, which also took `{2030}` and `{see annex B}` for attributes, so that
these words were lost.
"""

from __future__ import annotations

from explainer.content.markup.sanitise import KNOWN_ATTRIBUTES
from explainer.ground.patterns import regex

_NAME = r"[^\s{}#.=\"']+(?=[ }.#])"
_VALUE = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"'=]+)(?=[ }])"""
_PART = regex(rf"#(?P<id>{_NAME})|\.(?P<kind>{_NAME})|(?P<name>[A-Za-z][\w-]*)=(?P<value>{_VALUE})")
_LIST = regex(rf"\{{:?[ ]*((?:(?:[#.]{_NAME}|[A-Za-z][\w-]*={_VALUE})[ ]*)+)\}}")


def at(text: str, position: int) -> tuple[dict[str, str], int] | None:
    """The attributes in the braces that open at a place, and where they close; None if the braces are only text."""
    found = _LIST.match(text, position)
    if found is None:
        return None
    made: dict[str, str] = {}
    for part in _PART.finditer(text, found.start(1), found.end()):
        if part["id"]:
            made["id"] = part["id"]
        elif part["kind"]:
            made["class"] = f"{made.get('class', '')} {part['kind']}".strip()
        elif part["name"].lower() not in KNOWN_ATTRIBUTES:
            return None
        else:
            made[part["name"].lower()] = part["value"].strip("\"'")
    return made, found.end()


def at_end(text: str) -> tuple[str, dict[str, str]]:
    """A heading or cell without the attributes at its end, and these attributes."""
    text = text.rstrip(" \t")
    start = text.rfind("{") if text.endswith("}") else -1
    if start < 1 or text[start - 1] not in " \t":
        return text, {}
    read = at(text, start)
    return (text[:start].rstrip(" \t"), read[0]) if read and read[1] == len(text) else (text, {})


def of_line(text: str) -> dict[str, str]:
    """The attributes that a whole line consists of; none if it is a line of text."""
    words = text.strip(" \t")
    read = at(words, 0) if words.startswith("{") and words.endswith("}") else None
    return read[0] if read and read[1] == len(words) else {}
