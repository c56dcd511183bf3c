"""Reads content files and layouts: now, or from what an earlier build remembered of the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explainer.content.parse import Parsed, decode, encode, parse
from explainer.content.theme import LayoutFile, decode_layout, encode_layout, is_layout, read_layout
from explainer.engine.inputs import Options, Progress, SiteFiles
from explainer.engine.pool import map_in_order
from explainer.engine.store import Store
from explainer.facts.assemble import SNAPSHOTS
from explainer.ground.digest import Digest, digest


@dataclass(frozen=True)
class Reader:
    """Reads the files of one site, as `tool` does, with or without HTML in texts."""

    sources: SiteFiles
    tool: Digest
    raw_html: bool
    options: Options
    store: Store
    progress: Progress | None

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The keys of all content files and layouts, by path: the digest of what each file is and how it is read."""
        digests = self.sources.digests
        paths = [path for path in digests if is_layout(path) or is_content(path)]
        return {path: digest((path, digests[path], self.tool, self.raw_html)) for path in paths}

    def read(self, paths: Sequence[str]) -> dict[str, Parsed | LayoutFile]:
        """What these files hold, by path. What is new is remembered."""
        found = {} if self.options.clean else self._remembered(paths)
        missing = [path for path in paths if path not in found]
        new: dict[str, tuple[bytes, bytes]] = {}
        fresh = map_in_order(self._encoded, missing, self.options.jobs)
        for number, (path, encoded) in enumerate(zip(missing, fresh, strict=True), 1):
            found[path] = _decoded(path, encoded)  # as it will be remembered, so that a first build is like any other
            new[self.keys[path]] = encoded
            if self.progress:
                self.progress("Reading", number, len(missing))
        if new:
            self.store.remember(new, self.keys.values())
        return found

    def read_later(self, path: str) -> Parsed:
        """What a content file holds, for whoever needs it after all. That may be a process that only reads the store.

        So if what was remembered is lost, the file is read from its bytes each time.
        """
        found = self._remembered([path]).get(path) or _decoded(path, self._encoded(path))
        if not isinstance(found, Parsed):
            raise TypeError(f"{path} is a layout")
        return found

    def _remembered(self, paths: Sequence[str]) -> dict[str, Parsed | LayoutFile]:
        known = self.store.parsed([self.keys[path] for path in paths])
        found: dict[str, Parsed | LayoutFile] = {}
        for path in paths:
            if self.keys[path] in known:
                try:
                    found[path] = _decoded(path, known[self.keys[path]])
                except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
                    continue  # the stored bytes are not what we wrote
        return found

    def _encoded(self, path: str) -> tuple[bytes, bytes]:
        return _encoded(path, self.sources.files[path], raw_html=self.raw_html)


def is_content(path: str) -> bool:
    """Whether a file of the site is one of its records, or should be."""
    return path.startswith("content/") and not path.startswith(SNAPSHOTS)


def _encoded(path: str, data: bytes, *, raw_html: bool) -> tuple[bytes, bytes]:
    return encode_layout(read_layout(path, data)) if is_layout(path) else encode(parse(path, data, raw_html=raw_html))


def _decoded(path: str, remembered: tuple[bytes, bytes]) -> Parsed | LayoutFile:
    return decode_layout(*remembered) if is_layout(path) else decode(path, *remembered)
