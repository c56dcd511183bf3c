"""The compiled form of layouts: what an earlier start of the same program made of the same texts, and what is new."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType
from typing import TypeAlias

from jinja2.bccache import Bucket, BytecodeCache

LayoutKey: TypeAlias = tuple[str, str]
"""What the code of a layout is made of, beside the program: its name, which messages have, and its text."""


class LayoutCode(BytecodeCache):
    """Jinja asks this for the code of a layout before it compiles one, and hands over what it has compiled."""

    def __init__(self, known: Mapping[LayoutKey, CodeType]) -> None:
        self._known = {**known}
        self.new: set[LayoutKey] = set()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a layout, if it is known."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take over the code of a layout that was compiled."""
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code
            self.new.add((bucket.key, bucket.checksum))

    def of(self, layouts: Mapping[str, str]) -> dict[LayoutKey, CodeType]:
        """The code of these layouts, by name with their texts, as far as it is known."""
        keys = (
            (self.get_cache_key(name, f"layouts/{name}"), self.get_source_checksum(text))
            for name, text in layouts.items()
        )
        return {key: self._known[key] for key in keys if key in self._known}
