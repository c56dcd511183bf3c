"""Pelican's settings for the benchmark: the same pages as the others, and no feeds."""

from __future__ import annotations

SITENAME = "Benchmark"
SITEURL = "https://benchmark.example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["speeches"]
PAGE_PATHS: list[str] = []
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["neighbours"]
DEFAULT_PAGINATION = False
ARTICLE_URL, ARTICLE_SAVE_AS = "speeches/{slug}/", "speeches/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "themes/{slug}/", "themes/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "regions/{slug}/", "regions/{slug}/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "archives", "sitemap"]
ARCHIVES_SAVE_AS = "timeline/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.toc": {"toc_depth": "2-3"},
        "markdown.extensions.tables": {},
        "markdown.extensions.footnotes": {},
    },
    "output_format": "html5",
}
