"""One small site for questions, and how answers are written in tests: tests/sites/queries.txt is to be read first."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import tempfile
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PIL import Image
from sites import ARCHIVES, TinySite
from test_claims import facts_of

from explainer import queries
from explainer.extend import gather
from explainer.facts.facts import Facts
from explainer.ground.dates import PartialDate
from explainer.views.cards import Card, FigureView, Group, QuotationView, SourceLine, TermView

PRODUCT = Path(__file__).resolve().parent.parent
TAKEN = ("layouts/texts/en.yaml", "layouts/texts/zh.yaml", "assets/card-fonts/titles/10-latin.ttf")
"""What the site has from the product: the texts of the interface, and a font for cards that has no Chinese."""
QUERIES = gather(queries.MODULES)[0].queries


@cache
def loaded() -> Facts:
    """The site as it was read, with a photograph of a door."""
    archive = (ARCHIVES / "queries.txt").read_text(encoding="utf-8")
    for name in ("talk", "news", "paper"):
        copy = archive.partition(f"-- content/snapshots/{name}.txt --\n")[2].partition("-- content/")[0]
        archive = archive.replace(f"SHA-OF-{name.upper()}", hashlib.sha256(copy.encode()).hexdigest())
    photograph = io.BytesIO()
    Image.new("RGB", (1000, 500), "#203040").save(photograph, "JPEG")
    with tempfile.TemporaryDirectory() as folder:
        site = TinySite.make(Path(folder), archive).write("assets/door.jpg", photograph.getvalue())
        for path in TAKEN:
            site.write(path, (PRODUCT / path).read_bytes())
        site.write(TAKEN[0], site.read(TAKEN[0]) + "own.note: Only in English\n")
        return facts_of(site)


def asked(question: str) -> object:
    """The brief answer of a site of which nothing was asked before, so that nothing is remembered."""
    facts = Facts(loaded().contents, loaded().reads)
    ours = {name: partial(query, facts, "en") for name, query in QUERIES.items()}
    theirs = SimpleNamespace(**{name: partial(query, facts, "zh") for name, query in QUERIES.items()})
    return brief(eval(question, {"zh": theirs, "only": only, "full": full, "json": json, **ours}))


def brief(value: Any) -> object:
    """A card as its id, several as their ids; a group as its key and cards; what is empty in a list as ""."""
    match value:
        case Card():
            return value.id
        case Group():
            return [value.key, brief(value.cards)]
        case PartialDate():
            return value.text
        case tuple() | list() if value and all(isinstance(item, Card) for item in value):
            return " ".join(item.id for item in value)
        case tuple() | list():
            return [brief(item) for item in value] or ""
        case Mapping():
            return {name: brief(item) for name, item in value.items()}
        case FigureView() | SourceLine() | TermView():
            return value.card.id
        case QuotationView():
            return value.id
    return full(value) if dataclasses.is_dataclass(value) else value


def full(view: Any) -> dict[str, object]:
    """All parts of a view that are not empty."""
    return only(view, " ".join(field.name for field in dataclasses.fields(view)))


def only(view: Any, names: str) -> dict[str, object]:
    """Of the parts of a view those that are not empty."""
    return {name: found for name in names.split() if (found := brief(getattr(view, name)))}
