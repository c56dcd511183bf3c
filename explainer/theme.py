"""What gives pages their form, from layouts/ and assets/: checked layouts, interface texts, joined styles."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from explainer import yamlpos
from explainer.problems import Location, Problem, error

LAYOUTS = "layouts/"
TEXTS = "layouts/texts/"
ASSETS = "assets/"
STYLES = "assets/css/"
JOINED_STYLES = "site.css"
_LAYOUT_SUFFIXES = (".html", ".xml", ".txt")


@dataclass(frozen=True, slots=True)
class Theme:
    """Layouts by name, with the message of each that cannot be read; assets by name; interface texts by language."""

    layouts: Mapping[str, str]
    layout_problems: Mapping[str, str]
    assets: Mapping[str, bytes]
    texts: Mapping[str, Mapping[str, str]]


def make_theme(files: Mapping[str, bytes], languages: tuple[str, ...]) -> tuple[Theme, tuple[Problem, ...]]:
    """`files` are those of the product overlaid by those of the site, by path. Every fault comes back as a problem."""
    problems: list[Problem] = []
    layouts: dict[str, str] = {}
    broken: dict[str, str] = {}
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    for path in sorted(files):
        if path.startswith(LAYOUTS) and path.endswith(_LAYOUT_SUFFIXES):
            source, found = yamlpos.decode(files[path], path=path)
            name = path.removeprefix(LAYOUTS)
            layouts[name] = source
            found = found or _layout_problems(environment, path, source)
            if found:
                broken[name] = found[0].message
                problems += found
    texts, found = _texts(files, languages)
    return Theme(layouts, broken, _assets(files), texts), (*problems, *found)


def _layout_problems(environment: Environment, path: str, source: str) -> tuple[Problem, ...]:
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as failure:
        where = Location(path, failure.lineno)
        return (
            error(
                "E601",
                where,
                f"The layout cannot be read: {str(failure.message).removesuffix('.')}.",
                "Correct the line; every block needs its end.",
            ),
        )
    except RecursionError:
        message = "The layout cannot be read: its brackets or blocks are nested too deeply."
        return (error("E601", Location(path), message, "Nest them less deeply."),)
    dynamic = [
        node
        for node in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport))
        if not isinstance(getattr(node, "template", None), nodes.Const)
    ]
    return tuple(
        error(
            "E603",
            Location(path, node.lineno),
            "The layout takes in another one by a name that is worked out while rendering; changes would be missed.",
            "Write the other layout's name in quotation marks, with {% if %} around it where it depends on something.",
        )
        for node in dynamic
    )


def _texts(
    files: Mapping[str, bytes], languages: tuple[str, ...]
) -> tuple[dict[str, dict[str, str]], tuple[Problem, ...]]:
    problems: list[Problem] = []
    texts: dict[str, dict[str, str]] = {}
    for lang in languages:
        path = f"{TEXTS}{lang}.yaml"
        if path not in files:
            problems.append(
                error(
                    "E605",
                    Location(path),
                    f'There are no interface texts in "{lang}".',
                    "Copy layouts/texts/en.yaml and translate it.",
                )
            )
            continue
        source, found = yamlpos.decode(files[path], path=path)
        loaded = yamlpos.load(source, path=path)
        problems += [*found, *loaded.problems]
        if not (found or loaded.problems) and not isinstance(loaded.data, dict):
            problems.append(_no_texts(path))
        pairs = loaded.data if isinstance(loaded.data, dict) else {}
        texts[lang] = {key: value for key, value in pairs.items() if isinstance(value, str)}
        problems += _not_formats(path, loaded, texts[lang])
    return texts, tuple(problems)


def _no_texts(path: str) -> Problem:
    message = "The file must hold interface texts, each on a line of its own: `key: text`."
    return error("E605", Location(path, 1), message, "Copy layouts/texts/en.yaml and translate it.")


def _not_formats(path: str, loaded: yamlpos.Loaded, texts: Mapping[str, str]) -> list[Problem]:
    """A text with a stray brace would fail only on the page that shows it."""
    found = []
    for key, value in texts.items():
        if value.count("{") != value.count("}"):
            where = loaded.locate(path, (key,))
            found.append(
                error(
                    "E605",
                    where,
                    f'The text "{key}" has a curly bracket without its partner.',
                    "Write {name} for a value, or remove the bracket.",
                )
            )
    return found


def _assets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Assets by name. The style sheets of assets/css/ are joined, in the order of their names, into one."""
    found: dict[str, bytes] = {}
    styles: list[bytes] = []
    for path in sorted(files):
        if path.startswith(STYLES) and posixpath.dirname(path) + "/" == STYLES and path.endswith(".css"):
            styles.append(files[path].strip())
        elif path.startswith(ASSETS):
            found[path.removeprefix(ASSETS)] = files[path]
    if styles:
        found[JOINED_STYLES] = b"\n".join(styles) + b"\n"
    return found
