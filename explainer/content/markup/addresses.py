"""Addresses of links and images as an editor types them: faults that can be seen without knowing the site."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from explainer.content.markup.sanitise import is_allowed
from explainer.ground.hosts import host_doubt, host_fault, invisible
from explainer.ground.patterns import regex

_SCHEME = regex(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BAD_PERCENT = regex(r"%(?![0-9a-fA-F]{2})")
_HOST_FIRST = regex(
    r"(?:www\.[^/]+|(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|io|eu|cn|uk|de|fr|es|ru|jp)(?:\.[a-z]{2})?)"
    r"(?::\d+)?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = regex(r"\+?[\d\s()/-]{6,}")
_DRIVE = regex(r"[a-zA-Z]:[\\/]")
_HOST = regex(r"(?:[^\x00-\x2c/:;<=>?@\[\\\]^`{|}\x7f]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?")
_LIKE_SCHEME = regex(r"https?(?::/?(?!/)|//|;//|\uff1a)|(?:ht+p|htps?|htt?ps?)s?://", re.IGNORECASE)
_CUT = regex(r"(?<!\.)\.{3}(?:$|(?<=[/=]\.{3})[/&#])")

What = Literal["link", "image"]
Fault = tuple[str, str, str]
"""(code, message, remedy)"""


def is_foreign(address: str) -> bool:
    """Whether an address is outside the site."""
    return _SCHEME.match(address) is not None


def fault(address: str, what: What) -> Fault | None:
    """The fault of an address as it is written, without looking at the site; None if there is none."""
    shown = address if len(address) <= 80 else f"{address[:79]}…"
    if not address.strip():
        if what == "image":
            return "E411", "The image has no address.", "Write the path of the picture: ![description](../../assets/…)."
        return "E411", "The link has no address.", "Write the address between the round brackets, or remove the link."
    if address.startswith(("/", "\\")):
        message = (
            f"The address {shown} begins with {address[0]}, so it breaks when the site moves to another folder or host."
        )
        return "E402", message, "Link to the .md file with a relative path, such as ../regions/jilin.md, or use [[id]]."
    if _DRIVE.match(address):
        message = f"The address {shown} is a file on one computer, where no reader can open it."
        return "E403", message, "Put the file into assets/ and link to it there, or give its address on the web."
    if not is_allowed("href" if what == "link" else "src", address):
        return _bad_scheme(shown, what)
    further = _bad_host if is_foreign(address) else _no_scheme
    return _bad_form(address, shown) or further(address, shown)


def doubt(address: str) -> Fault | None:
    """Why an address without fault hardly leads anywhere; None if nothing tells so."""
    if not address.lower().startswith(("http://", "https://")):
        return None
    shown = address if len(address) <= 80 else f"{address[:79]}…"
    if "…" in address or _CUT.search(address):
        message = f"The address {shown} seems to have been shortened by a program that showed it."
        return "W412", message, "Write it in full; if an ellipsis belongs to it, write %E2%80%A6 or %2E%2E%2E."
    if why := host_doubt(urlsplit(address).netloc):
        return "W412", f"The address {shown} {why}.", "Give the address at which readers find it, or remove the link."
    return None


def _bad_scheme(shown: str, what: What) -> Fault:
    allowed = "http, https, mailto or tel" if what == "link" else "https"
    message = f"The {what} {shown} has a kind of address that is not allowed."
    return "E403", message, f"Use a relative path or an address that begins with {allowed}."


def _bad_form(address: str, shown: str) -> Fault | None:
    if _LIKE_SCHEME.match(address) and not address.lower().startswith(("http://", "https://")):
        return "E412", f"The address {shown} does not begin properly.", "Begin it with https:// exactly."
    if is_foreign(address) and (sign := invisible(address)):
        message = f"The address {shown} has a character in it that nobody sees ({sign})."
        return "E412", message, "Remove it, or type the address anew."
    if "\\" in address:
        return "E412", f"The address {shown} has a backslash in it.", "Write / between folders."
    if not is_foreign(address) or address.lower().startswith(("http:", "https:")):
        if any(sign.isspace() for sign in address) and is_foreign(address):
            return "E412", f"The address {shown} has a space in it.", "Write %20 for a space, or remove it."
        if _BAD_PERCENT.search(address):
            message = f"The address {shown} has a % that is not followed by two digits or letters from A to F."
            return "E412", message, "Write %25 for a % that is only a character."
    return None


def _bad_host(address: str, shown: str) -> Fault | None:
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        people = rest.partition("?")[0]
        good = all(_MAIL.fullmatch(one.strip()) for one in people.split(",")) if people.isascii() else "@" in people
        return None if good else ("E412", f"{shown} is not an e-mail address.", "Write mailto:name@example.org.")
    if scheme.lower() == "tel" and not any(sign.isdigit() for sign in rest):
        return "E412", f"The address {shown} has no number to call.", "Write it as tel:+4930123456."
    if scheme.lower() not in ("http", "https"):
        return None
    try:
        host = urlsplit(address).netloc
    except ValueError:
        host = ""
    if "@" in host:
        message = f"The address {shown} has a name or password before the host."
        return "E412", message, "Remove it: readers would be sent it, and browsers refuse it or warn."
    if not host or not _HOST.fullmatch(host) or ".." in host:
        return "E412", f"The address {shown} has no proper host.", "Write it as https://example.org/page."
    if why := host_fault(host):
        return "E412", f"The address {shown} {why}.", "Give the address at which readers find it, or remove the link."
    return None


def _no_scheme(address: str, shown: str) -> Fault | None:
    if _MAIL.fullmatch(address):
        message = (
            f"The link {shown} is an e-mail address without mailto:, so it would be a link to a page of that name."
        )
        return "E412", message, f"Write mailto:{address}."
    if _HOST_FIRST.fullmatch(address) and not address.endswith((".md", ".yaml")):
        message = (
            f"The link {shown} is an address on the web without https://, so it would be a link to a page of this site."
        )
        return "E412", message, f"Write https://{address}."
    if _PHONE.fullmatch(address) and not address.startswith("#"):
        message = f"The link {shown} is a telephone number without tel:, so it would be a link to a page of that name."
        return "E412", message, f"Write tel:{address.replace(' ', '')}."
    return None
