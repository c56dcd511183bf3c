"""The one meaning of "the same": two values are the same if their canonical forms have the same digest.

Python's own `hash` differs between runs and pickles differ between equal values, so neither may be stored. The
canonical form is JSON with the class name in front of every structured value; a frozen record inside another value is
replaced by its own digest, so that a card in fifty lists is digested once. Sets, floats and unknown types are
refused, because their order or their text may differ.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pydantic import BaseModel

Digest: TypeAlias = str
"""32 hexadecimal digits: enough that two different values never meet, short enough to store by the hundred thousand."""


def digest_bytes(data: bytes) -> Digest:
    """The digest of a file's content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


Known: TypeAlias = dict[int, tuple[object, Digest]]
"""Digests of frozen records by identity. Each record is kept beside its digest, so that no other can take its id."""


_PLAIN = frozenset({str, int, bool, type(None)})
"""What JSON writes as it is."""


def digest(value: object, known: Known | None = None) -> Digest:
    """The digest of any value that a query may answer with. Raises TypeError for values without a certain order.

    `known` remembers the digests of frozen records from one call to the next; the result does not depend on it.
    """
    return _digest_json(_canonical(value, {} if known is None else known))


_ENCODE = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), check_circular=False).encode


def _digest_json(form: object) -> Digest:
    return digest_bytes(_ENCODE(form).encode())


def _canonical(value: object, known: Known) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [item if type(item) in _PLAIN else _canonical(item, known) for item in value]  # type: ignore[attr-defined]
    if isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [_canonical(item, known) for item in value]
    if isinstance(value, bytes):
        return ["bytes", digest_bytes(value)]
    if dataclasses.is_dataclass(value) or isinstance(value, _model()):
        return _record(value, known)
    if isinstance(value, Mapping):
        return [
            "mapping",
            [[str(key), _canonical(item, known)] for key, item in value.items()],
        ]  # a layout sees the order
    if isinstance(value, Decimal):
        return ["number", str(value)]
    raise TypeError(f"{type(value).__name__} has no canonical form; answer with tuples, text and frozen records")


@cache
def _model() -> type[BaseModel]:
    """What all models are made of. Loading it takes long, and most starts have only files to digest."""
    from pydantic import BaseModel

    return BaseModel


def _record(value: Any, known: Known) -> Any:
    """A frozen record: its class name, and its own `__digest__()` or the digest of its fields."""
    kind: type = type(value)
    if hasattr(kind, "__digest__"):
        return [kind.__name__, value.__digest__()]
    remembered = known.get(id(value))
    if remembered is None and isinstance(value, _model()):
        remembered = known[id(value)] = (value, digest_bytes(value.model_dump_json().encode()))
    elif remembered is None:
        fields = _fields_of(kind)(value)
        found = _digest_json([item if type(item) in _PLAIN else _canonical(item, known) for item in fields])
        remembered = known[id(value)] = (value, found)
    return [kind.__name__, remembered[1]]


@cache
def _fields_of(kind: Any) -> Callable[[object], tuple[object, ...]]:
    names = list(kind.model_fields if issubclass(kind, _model()) else (item.name for item in dataclasses.fields(kind)))
    if not names:
        return lambda _value: ()
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda value: (only(value),)
    return attrgetter(*names)
