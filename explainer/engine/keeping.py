"""What has been compiled is kept with the program, for its next start: patterns, and the product's own layouts."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.content import yamlpos
from explainer.content.theme import LAYOUTS
from explainer.engine import inputs
from explainer.extend import Function
from explainer.ground import disk, kept, patterns
from explainer.pages.layout_code import LayoutCode

_NAME = "layouts"


def recall_patterns() -> None:
    """Take over the patterns that an earlier start compiled, before any is used."""
    patterns.recall(inputs.program())


def recall_layouts(filters: Mapping[str, Function]) -> LayoutCode | None:
    """The layouts that an earlier start compiled; None if filters of the site's own may change what comes of them.

    Jinja works out what does not depend on the page while it compiles, with the filters that it has then.
    """
    if not all(function.__module__.startswith("explainer.") for function in filters.values()):
        return None
    return LayoutCode(kept.load(_NAME, inputs.program()))


def keep(layouts: LayoutCode | None) -> None:
    """Keep what is new. Nothing of a site's own is kept: neither its layouts nor patterns of its words."""
    patterns.keep(inputs.program())
    if layouts is not None and layouts.new:
        shipped = disk.scan(inputs.theme_folder(), "layouts").files
        texts = {path.removeprefix(LAYOUTS): yamlpos.decode(data, path=path)[0] for path, data in shipped.items()}
        code = layouts.of(texts)
        if code.keys() & layouts.new:
            kept.save(_NAME, inputs.program(), code)
