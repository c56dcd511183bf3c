"""Gives the template of a text the pages that the text names as related."""

from __future__ import annotations

from typing import Any


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Called by MkDocs for every page."""
    if not hasattr(nav, "by_id"):
        nav.by_id = {other.file.name: other for other in nav.pages}
    context["others"] = [nav.by_id[id_] for id_ in page.meta.get("related", []) if id_ in nav.by_id]
    return context
