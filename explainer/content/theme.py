"""The theme, from layouts/ and assets/: checked layouts, interface texts, joined styles."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, meta, nodes
from jinja2.parser import Parser

from explainer.content import invisible, yamlpos
from explainer.ground import interface
from explainer.ground.interface import PRODUCT, TEXTS
from explainer.ground.patterns import regex
from explainer.ground.problems import Location, Problem, as_row, error, from_row, warning

LAYOUTS = "layouts/"
_FILLED_BY_THE_PROGRAM = ("citation.", "date.", "whole.part", "footnote.back")
ASSETS = "assets/"
STYLES = "assets/css/"
SCRIPTS = "assets/js/"
JOINED_STYLES = "site.css"
MOST_NESTED = 100
"""How many parts of a layout may be within each other: blocks, brackets, operators of a sum, filters of a chain."""
_NESTED = "it has too many blocks, brackets, operators or filters within or behind each other"
_SYNTAX = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
_LAYOUT_SUFFIXES = (".html", ".xml", ".txt")
_NOT_FOR_READERS = regex(
    rb"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^()"']*\))|(?<![^\s{};])/\*.*?\*/\s*|"""
    rb"""\s*(?:;\s*)?(\})\s*|\s*([{,;])\s*|(:)[ \t]+|\s*(\n)\s*""",
    re.DOTALL,
)
"""What browsers do not need of a style sheet: comments, and space around its punctuation. Groups are kept."""

_NOT_FOR_SCRIPTS = regex(rb"^[ \t]*//(?![#!]).*\n|^[ \t]+", re.MULTILINE)
"""Lines of a script that are comments only, and the space before the others."""


@dataclass(frozen=True, slots=True)
class LayoutFile:
    """One layout: its text, the names of the layouts that it takes in directly, and what is wrong with it."""

    source: str
    takes_in: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SiteTheme:
    """Layouts and what each takes in, by name; assets by name; interface texts by language."""

    layouts: Mapping[str, str]
    takes_in: Mapping[str, tuple[str, ...]]
    assets: Mapping[str, bytes]
    texts: Mapping[str, Mapping[str, str]]


def is_layout(path: str) -> bool:
    """Whether a file is a layout; layouts/ also holds texts and a site's extensions."""
    return path.startswith(LAYOUTS) and path.endswith(_LAYOUT_SUFFIXES)


def read_layout(path: str, data: bytes) -> LayoutFile:
    """Read one layout. Pure, and never an exception."""
    source, problems = yamlpos.decode(data, path=path)
    if problems:
        return LayoutFile(source, (), problems)
    try:
        tree = _parsed(source)
        found = {name for name in meta.find_referenced_templates(tree) if name is not None}
        return LayoutFile(source, tuple(sorted(found)), _taken_in_by_expression(path, tree))
    except TemplateSyntaxError as failure:
        return LayoutFile(source, (), (unreadable(Location(path, failure.lineno), failure),))


def unreadable(where: Location, failure: TemplateSyntaxError) -> Problem:
    """The problem of a layout that is not written as the template language asks."""
    message = f"The layout cannot be read: {str(failure.message).removesuffix('.')}."
    return error("E601", where, message, "Correct the line; every block needs its end.")


def _parsed(source: str) -> nodes.Template:
    """The tree of a layout. Raises TemplateSyntaxError for any fault in it."""
    parser = None
    try:
        parser = Parser(_SYNTAX, source)
        tree = parser.parse()
    except TemplateSyntaxError:
        raise
    except Exception as failure:
        line = parser.stream.current.lineno if parser else 1
        raise TemplateSyntaxError(why_not(failure), line) from None
    if line := _too_deep(tree):
        raise TemplateSyntaxError(_NESTED, line)
    return tree


def why_not(failure: BaseException) -> str:
    """Why Jinja or Python gives up on a layout that has no error of syntax, as the end of a sentence."""
    words = str(failure)
    if "digits" in words:
        return "a number in it has too many digits"
    if isinstance(failure, RecursionError | MemoryError | SyntaxError):
        return _NESTED
    return words or type(failure).__name__


def _too_deep(tree: nodes.Template) -> int:
    """The first line with something that is nested too deeply; 0 if there is none.

    Jinja and Python both go down a tree recursively, and Python may need endless time to report that it gave up.
    """
    level: list[nodes.Node] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > MOST_NESTED:
            return min(node.lineno for node in level)
        level = [inner for node in level for inner in node.iter_child_nodes()]
    return 0


def _taken_in_by_expression(path: str, tree: nodes.Template) -> tuple[Problem, ...]:
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


def encode_layout(layout: LayoutFile) -> tuple[bytes, bytes]:
    """As bytes for the store; `decode_layout` is the inverse."""
    outline = [layout.takes_in, [as_row(problem) for problem in layout.problems]]
    return json.dumps(outline, ensure_ascii=False).encode(), layout.source.encode()


def decode_layout(outline: bytes, source: bytes) -> LayoutFile:
    """Raises ValueError or TypeError if the bytes are not what `encode_layout` wrote."""
    takes_in, problems = json.loads(outline)
    return LayoutFile(source.decode(), tuple(takes_in), tuple(from_row(row) for row in problems))


def make_theme(
    files: Mapping[str, bytes], languages: tuple[str, ...], layouts: Mapping[str, LayoutFile] | None = None
) -> tuple[SiteTheme, tuple[Problem, ...]]:
    """`files` are those of the product overlaid by those of the site, by path. Every fault comes back as a problem.

    `layouts` are the layouts among them by path, if they have been read before.
    """
    if layouts is None:
        layouts = {path: read_layout(path, data) for path, data in files.items() if is_layout(path)}
    by_name = {path.removeprefix(LAYOUTS): layout for path, layout in sorted(layouts.items())}
    texts, found = _texts(files, languages)
    sources = {name: layout.source for name, layout in by_name.items()}
    takes_in = {name: layout.takes_in for name, layout in by_name.items()}
    problems = tuple(problem for layout in by_name.values() for problem in layout.problems)
    return SiteTheme(sources, takes_in, _assets(files), texts), (*problems, *found)


def _texts(
    files: Mapping[str, bytes], languages: tuple[str, ...]
) -> tuple[dict[str, dict[str, str]], tuple[Problem, ...]]:
    """The texts of each language: the product's, and over them those that the site words otherwise."""
    problems: list[Problem] = []
    texts: dict[str, dict[str, str]] = {}
    given = _given_by_the_program(files)
    for lang in languages:
        path = f"{TEXTS}{lang}.yaml"
        written = [name for name in (f"{PRODUCT}{path}", path) if name in files]
        if not written:
            message = f'There are no interface texts in "{lang}".'
            problems.append(error("E605", Location(path), message, "Copy layouts/texts/en.yaml and translate it."))
        for name in written:
            pairs, found = _texts_of(path, files[name], given)
            texts[lang] = {**texts.get(lang, {}), **pairs}
            problems += found
    problems += (problem for lang in languages[1:] for problem in _untranslated(lang, languages[0], texts))
    problems += (problem for lang in languages for problem in _without_plural(lang, texts.get(lang, {})))
    return texts, tuple(problems)


def _without_plural(lang: str, texts: Mapping[str, str]) -> Iterator[Problem]:
    """A text for one needs one for others, else it fails only on the day on which there are two."""
    for key in texts:
        if key.endswith(".one") and (other := f"{key.removesuffix('one')}other") not in texts:
            message = f'There is an interface text "{key}" in "{lang}", but no "{other}".'
            yield error("E605", Location(f"{TEXTS}{lang}.yaml"), message, "Write both: for one, and for other numbers.")


def _untranslated(lang: str, default: str, texts: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Readers of a language get the default one's text where theirs has none: one warning for all such keys."""
    lacking = [key for key in texts.get(default, {}) if key not in texts.get(lang, {})] if lang in texts else []
    if lacking:
        named = ", ".join(lacking[:5]) + (f" and {len(lacking) - 5} more" if len(lacking) > 5 else "")
        message = f'The texts in "{lang}" lack {named}. Readers get the text in "{default}" instead.'
        yield warning("W621", Location(f"{TEXTS}{lang}.yaml"), message, "Translate and add what is missing.")


def _given_by_the_program(files: Mapping[str, bytes]) -> dict[str, frozenset[str]]:
    """The values that the program itself gives to the product's texts, by key: no layout can give any others."""
    given: dict[str, frozenset[str]] = {}
    for path in files:
        if path.startswith(PRODUCT + TEXTS):
            data = yamlpos.load(yamlpos.decode(files[path], path=path)[0], path=path).data
            for key, value in data.items() if isinstance(data, dict) else ():
                if key.startswith(_FILLED_BY_THE_PROGRAM) and isinstance(value, str):
                    given[key] = given.get(key, frozenset()) | interface.names(value)
    return given


def _texts_of(path: str, data: bytes, given: Mapping[str, frozenset[str]]) -> tuple[dict[str, str], list[Problem]]:
    source, found = yamlpos.decode(data, path=path)
    loaded = yamlpos.load(source, path=path)
    problems = [*found, *loaded.problems]
    hidden = [*invisible.problems(source, path), *invisible.in_values(loaded, path, source, alone=_BREAK)]
    if not problems and not isinstance(loaded.data, dict):
        problems.append(_no_texts(path))
    pairs = loaded.data if isinstance(loaded.data, dict) else {}
    texts = {key: value for key, value in pairs.items() if isinstance(value, str)}
    return texts, [*problems, *hidden, *_unfillable(path, loaded, texts, given)]


_BREAK = "\u200b"
"""What Chinese texts put between two words where a line may break but no space is shown."""


def _no_texts(path: str) -> Problem:
    message = "The file must hold interface texts, each on a line of its own: `key: text`."
    return error("E605", Location(path, 1), message, "Copy layouts/texts/en.yaml and translate it.")


def _unfillable(
    path: str, loaded: yamlpos.Loaded, texts: Mapping[str, str], given: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """Texts with a stray bracket, more than a name in brackets, or the name of a value that they are not given."""
    for key, value in texts.items():
        where = loaded.locate(path, (key,))
        if reason := interface.fault(value):
            hint = "Write {name} for a value, and {{ or }} for a bracket that readers see; or remove the brackets."
            yield error("E605", where, f'The text "{key}" has {reason}.', hint)
        elif key in given and (unknown := sorted(interface.names(value) - given[key])):
            message = f'The text "{key}" asks for {{{unknown[0]}}}, which it is not given.'
            known = ", ".join(f"{{{name}}}" for name in sorted(given[key]))
            yield error("E605", where, message, f"It may use {known}." if known else "Remove the brackets.")


def _lean(sheet: bytes) -> bytes:
    """A style sheet without what browsers do not need of it."""
    return _NOT_FOR_READERS.sub(lambda found: found[found.lastindex] if found.lastindex else b"", sheet).strip()


def _lean_script(script: bytes) -> bytes:
    """A script without indentation and without lines that are comments only.

    Those for browsers and licences (`//#`, `//!`) stay. A script in which a text may go over lines is left alone,
    because such a line could begin like a comment.
    """
    odd = any(line.count(b"`") % 2 for line in script.split(b"\n"))
    return script if odd else _NOT_FOR_SCRIPTS.sub(b"", script)


def _assets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Assets by name. The style sheets of assets/css/ are joined into one, in the order of their names.

    Every page waits for it, and comments and space, a seventh of its compressed weight, are not for readers. The same
    holds for the comments of scripts in assets/js/.
    """
    found: dict[str, bytes] = {}
    styles: list[bytes] = []
    for path in sorted(files):
        if path.startswith(STYLES) and posixpath.dirname(path) + "/" == STYLES and path.endswith(".css"):
            styles.append(_lean(files[path]))
        elif path.startswith(SCRIPTS) and path.endswith(".js"):
            found[path.removeprefix(ASSETS)] = _lean_script(files[path])
        elif path.startswith(ASSETS):
            found[path.removeprefix(ASSETS)] = files[path]
    if styles:
        found[JOINED_STYLES] = b"\n".join(styles) + b"\n"
    return found
