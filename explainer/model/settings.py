"""site.yaml: what the whole site shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from explainer.model.common import AnyRef, Language, Model, RegionRef, Text, ThemeRef, Url

LevelName = Literal["error", "warning", "info", "off"]


def _with_slash(value: str) -> str:
    return value if value.endswith("/") else value + "/"


class LanguageSettings(Model):
    """One language of the site: its own name, its BCP 47 tag, and the site's title and description in it."""

    name: Text
    tag: Language
    title: str = ""
    description: str = ""
    licence: str = ""


class MarkdownSettings(Model):
    """`raw_html: true` lets trusted authors write HTML in their texts; it is still cleaned."""

    raw_html: bool = False


class MatrixSettings(Model):
    """Cells of the theme × region matrix where nobody has looked yet: `not_looked: [theme/region]`."""

    not_looked: tuple[str, ...] = ()
    themes: tuple[ThemeRef, ...] = ()
    regions: tuple[RegionRef, ...] = ()


class Contact(Model):
    """Where readers report errors."""

    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    url: Url | None = None


class Settings(Model):
    """The settings of a site. Only `title` and `base_url` are required."""

    title: Text
    base_url: Annotated[Url, AfterValidator(_with_slash)]
    description: str = ""
    time_zone: str = "UTC"
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "en"
    languages: dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], LanguageSettings] = Field(default_factory=dict)
    licence: str = ""
    contact: Contact = Contact()
    checks: dict[str, LevelName] = Field(default_factory=dict)
    compare: tuple[tuple[RegionRef, ...], ...] = ()
    matrix: MatrixSettings = MatrixSettings()
    markdown: MarkdownSettings = MarkdownSettings()
    navigation: tuple[AnyRef | Literal["themes", "timeline", "regions", "matrix", "glossary", "sources"], ...] = ()
    extensions: str = ""
    words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    extra: Mapping[str, Any] = Field(default_factory=dict)
