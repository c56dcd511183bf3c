"""Hosts of addresses: what can be told of one by its name alone."""

from __future__ import annotations

import ipaddress
import re
import unicodedata

from explainer.ground.patterns import regex

_PORT = regex(r"(.*?)(?::([0-9]+))?", re.DOTALL)
_NUMERIC = regex(r"(?:[0-9]+|0x[0-9a-f]*)")
_DOTS = str.maketrans({"\u3002": ".", "\uff0e": ".", "\uff61": "."})
_AT_HOME = frozenset({"local", "internal", "lan", "home", "intranet", "corp", "localdomain"})
_LONGEST_LABEL, _LONGEST = 63, 253  # RFC 1035, 2.3.4
_LAST_PORT = 65_535
#: Characters that nobody sees, besides those of the category Cf.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_JOINERS = "\u200c\u200d"
_FIRST_JOINED = "\u0590"
"""Scripts from here on, and emoji, are written with joiners; Latin, Greek and Cyrillic are not."""


def host_fault(host: str) -> str | None:
    """Why no reader can get to a host, with its port, as the end of a sentence; None if nothing tells so."""
    found = _PORT.fullmatch(host)
    name, port = (found[1], found[2]) if found else (host, None)
    if port is not None and not 0 < int(port[:9]) <= _LAST_PORT:
        return f"has the port {port}, and ports are numbers from 1 to 65535"
    name = unicodedata.normalize("NFKC", name).translate(_DOTS).lower().removesuffix(".")
    if name.startswith("["):
        return _fault_of_number(name.strip("[]"))
    parts = name.split(".")
    if parts[-1] == "localhost":
        return "leads to the computer of whoever follows it"
    if _NUMERIC.fullmatch(parts[-1]):
        return _fault_of_number(name)
    if not all(parts) or len(name) > _LONGEST or any(len(part) > _LONGEST_LABEL for part in parts):
        return "has no proper host"
    if any("_" in part or part[0] == "-" or part[-1] == "-" for part in parts[-2:]):
        return "has a host that nobody can have registered: names hold letters, digits, and hyphens between them"
    return None


def host_doubt(host: str) -> str | None:
    """Why a host is hardly one that readers get to, as the end of a sentence; None if nothing tells so."""
    name = unicodedata.normalize("NFKC", host).translate(_DOTS).lower()
    name = name.rpartition(":")[0] or name
    if name.startswith("["):
        return None
    parts = name.removesuffix(".").split(".")
    if len(parts) == 1:
        return "has a host without a dot"
    if parts[-1] in _AT_HOME:
        return f"has a host in .{parts[-1]}, which is only known within one network"
    return None


def invisible(text: str) -> str | None:
    """The first character of an address that nobody sees, as `U+00AD`; joiners count where a script has none."""
    if text.isascii():
        return None
    before = ""
    for sign in text:
        if is_invisible(sign) and not (sign in _JOINERS and before >= _FIRST_JOINED):
            return f"U+{ord(sign):04X}"
        before = sign
    return None


def is_invisible(sign: str) -> bool:
    """Whether a character shows nothing, and is not even a space."""
    return unicodedata.category(sign) in ("Cf", "Cc") or sign in _BLANK


def _fault_of_number(name: str) -> str | None:
    try:
        number = ipaddress.ip_address(name)
    except ValueError:
        return "has no proper host"
    inner = number.ipv4_mapped if isinstance(number, ipaddress.IPv6Address) else None
    if (inner or number).is_global:
        return None
    return "leads to a number within one computer or network, which no reader gets to"
