"""The allow-list. Everything that Python-Markdown makes goes through `sanitise`, trusted or not."""

from __future__ import annotations

import html
import re
from functools import cache

import nh3

from explainer.content.markup.values import MARK_CLOSE, MARK_OPEN
from explainer.ground.patterns import regex

#: What a link may begin with. Images may only come from the site itself or over https.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br", "details", "summary"),
    *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img", "input"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "ruby", "rp", "rt", "s"),
    *("samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
}
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "input": {"checked"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
#: Every attribute that can pass: a word in braces in a text is an attribute only if it has one of these names.
KNOWN_ATTRIBUTES = frozenset().union(*_ATTRIBUTES.values()) - {"href", "src", "alt", "checked"}
_FORCED = {
    "img": {"loading": "lazy", "decoding": "async"},
    "input": {"type": "checkbox", "disabled": ""},
}
_FORCED_TAG = regex(r'<(img|input)((?: [^\s=>]+="[^"]*")*)>')
_ATTRIBUTE = regex(r' [^\s=>]+="[^"]*"')
_REFERENCE = regex(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_URL = regex(r"""<[a-zA-Z][^<>]*?\s(href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_SCHEME = regex(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_IGNORED_IN_URLS = regex(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")


def sanitise(dirty: str) -> str:
    """HTML with nothing in it that can run, restyle or phone home. Marks in it, which are characters, stay."""
    if "&#" in dirty:
        dirty = _REFERENCE.sub(_no_forged_mark, dirty)
    clean = _cleaner().clean(dirty)
    return _FORCED_TAG.sub(_in_order, clean) if any(f"<{tag}" in clean for tag in _FORCED) else clean


def _in_order(tag: re.Match[str]) -> str:
    """A tag with what we force on it at its end, in our order: the sanitiser's differs from one start to the next."""
    forced = [f' {name}="{value}"' for name, value in _FORCED[tag[1]].items()]
    own = [attribute for attribute in _ATTRIBUTE.findall(tag[2]) if attribute not in forced]
    return f"<{tag[1]}{''.join([*own, *forced])}>"


def refused_urls(dirty: str) -> list[tuple[str, str]]:
    """(attribute, value) of each link or image in the HTML whose scheme is not allowed."""
    found = ((m[1], html.unescape(m[2] or m[3] or m[4] or "")) for m in _URL.finditer(dirty))
    return [(name, value) for name, value in found if not is_allowed(name, value)]


def is_allowed(attribute: str, value: str) -> bool:
    """Whether a link ("href") or image ("src") is relative or has an allowed scheme, however it is disguised."""
    scheme = _SCHEME.match(_IGNORED_IN_URLS.sub("", value))
    if scheme is None:
        return True
    return scheme[1].lower() in (SCHEMES if attribute == "href" else {"https"})


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        set_tag_attribute_values=_FORCED,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _no_forged_mark(reference: re.Match[str]) -> str:
    """Replace a character reference that would become a mark's delimiter when the sanitiser decodes it."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    code = int(digits, base) if len(digits.lstrip("0")) <= 8 else 0
    return "\ufffd" if chr(code % 0x110000) in (MARK_OPEN, MARK_CLOSE) else reference[0]
