"""The one meaning of "the same": two values are the same if their canonical forms have the same digest.

Python's own `hash` differs between runs and pickles differ between equal values, so neither may be stored. The
canonical form is JSON with the class name in front of every structured value. Sets, floats and unknown types are
refused, because their order or their text is not certain.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from pydantic import BaseModel

Digest: TypeAlias = str
"""32 hexadecimal digits: enough that two different values never meet, short enough to store by the hundred thousand."""


def digest_bytes(data: bytes) -> Digest:
    """The digest of a file's content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest(value: object) -> Digest:
    """The digest of any value that a query may answer with. Raises TypeError for values without a certain order."""
    return digest_bytes(json.dumps(_canonical(value), ensure_ascii=True, separators=(",", ":")).encode())


def _canonical(value: object) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple | list):
        return [_canonical(item) for item in value]
    if isinstance(value, bytes):
        return ["bytes", digest_bytes(value)]
    if isinstance(value, Mapping):
        return ["mapping", [[str(key), _canonical(value[key])] for key in sorted(value, key=str)]]
    if isinstance(value, Decimal):
        return ["number", str(value)]
    if hasattr(value, "__digest__"):
        return [type(value).__name__, value.__digest__()]
    if isinstance(value, BaseModel):
        return [type(value).__name__, [[name, _canonical(item)] for name, item in sorted(value)]]
    if dataclasses.is_dataclass(value):
        kind: type = type(value)
        fields = _fields_of(kind)(value)
        return [type(value).__name__, *(_canonical(item) for item in fields)]
    raise TypeError(f"{type(value).__name__} has no canonical form; answer with tuples, text and frozen records")


@cache
def _fields_of(kind: type) -> Callable[[object], tuple[object, ...]]:
    names = [field.name for field in dataclasses.fields(kind)]
    if not names:
        return lambda _value: ()
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda value: (only(value),)
    return attrgetter(*names)
