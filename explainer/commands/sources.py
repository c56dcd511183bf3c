"""Reads only the sources of a site, so that an editor's tools work while other content has mistakes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.content.parse import EMPTY, parse
from explainer.content.schema import Origin
from explainer.content.theme import SiteTheme
from explainer.facts.assemble import SNAPSHOTS, assemble, settings_of
from explainer.facts.contents import Inputs
from explainer.facts.facts import Facts
from explainer.ground import disk
from explainer.ground.digest import digest_bytes
from explainer.ground.problems import Problem
from explainer.model.settings import Settings

_UNNAMED = "https://example.invalid/"
_NO_THEME = SiteTheme({}, {}, {}, {})


@dataclass(frozen=True, slots=True)
class SourceRecords:
    """The files of content/ by path, and facts that have only the sources; `problems` are those of the sources."""

    files: Mapping[str, bytes]
    facts: Facts
    problems: tuple[Problem, ...]


def read_sources(site: Path) -> SourceRecords:
    """Read content/sources and content/snapshots. A site.yaml that cannot be used does not matter here."""
    files = {**disk.scan(site, "content").files, **disk.scan(site, "site.yaml").files}
    written = parse("site.yaml", files["site.yaml"]) if "site.yaml" in files else None
    settings, _ = settings_of(written)
    settings = settings or settings_of(parse("site.yaml", f"title: Site\nbase_url: {_UNNAMED}\n".encode()))[0]
    if not isinstance(settings, Settings):
        raise AssertionError("the least settings are valid")
    origin = Origin("site.yaml", written.fields if written else EMPTY)
    content = [parse(path, data) for path, data in files.items() if path.startswith("content/sources")]
    snapshots = {path: data for path, data in files.items() if path.startswith(SNAPSHOTS)}
    inputs = Inputs(settings.base_url, True, digest_bytes(b""))
    facts, problems = assemble(settings, origin, content, _NO_THEME, snapshots, inputs, datetime.date.min)
    return SourceRecords(files, facts, problems)


def visible(text: str) -> str:
    """One line, in which every character that a terminal would act on is shown as its number."""
    joined = " ".join(text.split())
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in joined)


def scalar(text: str) -> str:
    """Text as a YAML value on one line, in quotation marks only where it needs them."""
    import yaml

    if not text.isprintable():
        return '"' + "".join(_escaped(sign) for sign in text) + '"'
    written: str = yaml.safe_dump({"x": text}, allow_unicode=True, width=10_000_000)
    return written.removeprefix("x: ").rstrip("\n")


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
