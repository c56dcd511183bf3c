"""From folders on the disk to facts: reading, remembering what was parsed, and the site's own extensions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from explainer import checks, queries, search
from explainer import facts as facts_floor
from explainer.content.parse import EMPTY, Parsed, decode, encode, parse
from explainer.content.schema import Origin
from explainer.content.theme import LayoutFile, decode_layout, encode_layout, is_layout, make_theme, read_layout
from explainer.engine.inputs import Options, Progress, SiteFiles, day_of
from explainer.engine.levels import by_code
from explainer.engine.pool import map_in_order
from explainer.engine.store import Store
from explainer.extend import Extensions, failed_extension, gather
from explainer.facts.assemble import SNAPSHOTS, assemble, settings_of
from explainer.facts.contents import Inputs
from explainer.facts.facts import Facts
from explainer.ground.digest import Digest, digest
from explainer.ground.problems import Location, Problem, error, warning
from explainer.model.settings import Settings
from explainer.pages import plan as pages


@dataclass(frozen=True, slots=True)
class Site:
    """A site's facts (None if site.yaml cannot be used), what extends it, and all problems."""

    sources: SiteFiles
    facts: Facts | None
    extensions: Extensions
    problems: tuple[Problem, ...]


def load(options: Options, sources: SiteFiles, store: Store, progress: Progress | None = None) -> Site:
    """Parse and assemble the whole site; `checking` finds problems between records."""
    files, problems = sources.files, list(sources.problems)
    parsed_settings = parse("site.yaml", files["site.yaml"]) if "site.yaml" in files else None
    settings, wrong = settings_of(parsed_settings)
    if any(problem.where.path == "site.yaml" for problem in problems):
        wrong = ()  # it is there but cannot be read, which has been reported
    origin = Origin("site.yaml", parsed_settings.fields if parsed_settings else EMPTY)
    own, unloadable = _own_extensions(settings, origin, files, run=options.site_code)
    product = (*facts_floor.MODULES, *search.MODULES, *queries.MODULES, pages, *checks.MODULES)
    extensions, clashes = gather([*product, *own])
    problems += [*wrong, *unloadable, *clashes]
    tool = sources.tool(settings if options.site_code else None)  # code that is not run adds nothing
    content, layouts = _read_all(sources, settings, tool, options, store, progress)
    day = day_of(options, settings.time_zone if settings else "UTC")
    problems += [] if day else [_no_zone(settings, origin)]
    problems += _no_content(files, problems)
    if settings is None:
        problems += [problem for parsed in content for problem in parsed.problems]
        return Site(sources, None, extensions, tuple(problems))
    languages = (settings.language, *(lang for lang in settings.languages if lang != settings.language))
    theme, misshapen = make_theme(files, languages, layouts)
    problems += misshapen
    inputs = Inputs(options.base_url or settings.base_url, options.drafts, tool)
    snapshots = {path: data for path, data in files.items() if path.startswith(SNAPSHOTS)}
    facts, wrong = assemble(settings, origin, content, theme, snapshots, inputs, day or options.now.date())
    problems += wrong
    return Site(sources, facts, extensions, by_code(problems, settings))


def _own_extensions(
    settings: Settings | None, origin: Origin, files: Mapping[str, bytes], *, run: bool
) -> tuple[list[ModuleType], list[Problem]]:
    """The Python file that site.yaml names under `extensions:`. It is the site's own code, and is trusted."""
    if settings is None or not settings.extensions:
        return [], []
    name = settings.extensions
    where = origin.locate(("extensions",))
    if not run:
        message = f"The site's own code in {name} was not run, as --no-site-code says."
        hint = "What it adds is missing: checks, pages, and what layouts ask it for. Read it before you run it."
        return [], [warning("W612", where, message, hint)]
    if not name.startswith("layouts/") or name not in files:
        return [], [
            error(
                "E608",
                where,
                f'There is no file "{name}" in layouts/.',
                "Put the extensions in layouts/, such as layouts/extensions.py.",
            )
        ]
    module = ModuleType(name.removesuffix(".py").replace("/", "."))
    try:
        exec(compile(files[name], name, "exec"), vars(module))  # noqa: S102 - the site's own code, named by its settings
    except (Exception, SystemExit) as failure:
        return [], [failed_extension(failure, "The extensions cannot be loaded", name)]
    for function in vars(module).values():
        if callable(function) and getattr(function, "__module__", None) == "builtins":
            function.__module__ = module.__name__
    return [module], []


def _read_all(
    sources: SiteFiles,
    settings: Settings | None,
    tool: Digest,
    options: Options,
    store: Store,
    progress: Progress | None,
) -> tuple[list[Parsed], dict[str, LayoutFile]]:
    """Every content file and layout, read now or remembered from an earlier build by its bytes."""
    raw_html = settings.markdown.raw_html if settings else False
    files = sources.files
    paths = [path for path in files if is_layout(path) or _is_content(path)]
    keys = {path: digest((path, sources.digests[path], tool, raw_html)) for path in paths}
    known = {} if options.clean else store.parsed(keys.values())
    read: dict[str, Parsed | LayoutFile] = {}
    for path in paths:
        if keys[path] in known:
            try:
                read[path] = _decoded(path, known[keys[path]])
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
                continue  # the stored bytes are not what we wrote
    missing = [path for path in paths if path not in read]
    new: dict[str, tuple[bytes, bytes]] = {}
    fresh = map_in_order(lambda path: _encoded(path, files[path], raw_html=raw_html), missing, options.jobs)
    for number, (path, encoded) in enumerate(zip(missing, fresh, strict=True), 1):
        read[path] = _decoded(path, encoded)  # as it will be remembered, so that a first build is like any other
        new[keys[path]] = encoded
        if progress:
            progress("Reading", number, len(missing))
    if new:
        store.remember(new, keys.values())
    content = [item for path in paths if isinstance(item := read[path], Parsed)]
    return content, {path: item for path, item in read.items() if isinstance(item, LayoutFile)}


def _is_content(path: str) -> bool:
    return path.startswith("content/") and not path.startswith(SNAPSHOTS)


def _encoded(path: str, data: bytes, *, raw_html: bool) -> tuple[bytes, bytes]:
    return encode_layout(read_layout(path, data)) if is_layout(path) else encode(parse(path, data, raw_html=raw_html))


def _decoded(path: str, remembered: tuple[bytes, bytes]) -> Parsed | LayoutFile:
    return decode_layout(*remembered) if is_layout(path) else decode(path, *remembered)


def _no_content(files: Mapping[str, bytes], problems: Iterable[Problem]) -> list[Problem]:
    """E118 for a site without content: the folder is wrong or was lost, and a build would remove every page."""
    if any(path.startswith("content/") for path in files) or any(
        problem.where.path.partition("/")[0] == "content" for problem in problems
    ):
        return []
    hint = "Write the first record, such as content/pages/home.md; or name the site's folder with --site."
    return [error("E118", Location("content"), "There is nothing in the folder content/.", hint)]


def _no_zone(settings: Settings | None, origin: Origin) -> Problem:
    zone = settings.time_zone if settings else ""
    hint = "Write a name such as Europe/Paris, Asia/Shanghai or UTC."
    return error("E103", origin.locate(("time_zone",)), f'"{zone}" is not a time zone.', hint)
