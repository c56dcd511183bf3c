"""Gives every text of the benchmark the ones before and after it, and the texts that it names as related."""

from __future__ import annotations

from typing import Any

from pelican import signals


def _join(generator: Any) -> None:
    articles = sorted(generator.articles, key=lambda article: article.date)
    by_id = {article.slug: article for article in articles}
    for place, article in enumerate(articles):
        article.before = articles[place - 1] if place else None
        article.after = articles[place + 1] if place + 1 < len(articles) else None
        article.others = [by_id[id_] for id_ in article.related.split(", ") if id_ in by_id]


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(_join)
