"""A build from the files of a site to those of its output: what is stale, what is written, and what is removed.

A page is rendered again only if an answer that it read has changed; there is no other rule. Everything is rendered
before anything is written, so an error anywhere leaves the last good site as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from explainer.engine import derived, following, keeping, remembered, restoring, traces
from explainer.engine.checking import check_all, problems_of
from explainer.engine.freshness import OtherBytes, first_reason
from explainer.engine.inputs import Options, Progress, SiteFiles, output_key, whole_key
from explainer.engine.load import Site, load
from explainer.engine.manifest import NAME, Manifest, Owner, foreign
from explainer.engine.memory import LostChunkError, Memory
from explainer.engine.pool import render_all
from explainer.engine.remembered import NOTHING, Found, Remembered, page_made
from explainer.engine.revision import revised
from explainer.engine.store import Store
from explainer.engine.traces import BuildTrace, Trace
from explainer.facts.covers import NotAsRememberedError
from explainer.facts.reading import Key
from explainer.ground import disk, ordinary
from explainer.ground.digest import Digest, digest_bytes
from explainer.ground.problems import Problem, in_order
from explainer.pages import own_links
from explainer.pages import plan as pages
from explainer.pages.answers import Answers, key_of
from explainer.pages.plan import Page
from explainer.pages.render import Rendering

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """A build up to the point where the disk would change.

    `restored` are files that are gone from the output and are written again as they were kept, packed.
    """

    site: Site
    planned: Mapping[str, Page]
    renderings: Mapping[str, Rendering]
    problems: tuple[Problem, ...]
    memory: Memory | None = None
    found: Mapping[Key, Found] = field(default_factory=dict)
    restored: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def old(self) -> Mapping[str, Trace]:
        """The files that were written before, by path."""
        return self.memory.old.pages if self.memory else {}


@dataclass(frozen=True, slots=True)
class Survey:
    """What would be written, and what is remembered of it. `answers` is None if the site cannot be read."""

    site: Site
    planned: Mapping[str, Page]
    answers: Answers | None
    memory: Memory | None
    problems: tuple[Problem, ...]


def surveyed(options: Options, sources: SiteFiles, store: Store, progress: Progress | None = None) -> Survey:
    """Read a site and plan its pages, without checking or rendering anything. `problems` are those of the plan."""
    keeping.recall_patterns()
    site = load(options, sources, store, progress)
    if site.facts is None:
        return Survey(site, {}, None, None, ())
    old = NOTHING if options.clean else _remembered(options, store)
    known = Memory(old, site.facts, site.extensions, sources.digests)
    site = replace(site, facts=known.facts)
    planned, found = pages.plan(known.facts, site.extensions.pages)
    found = (*found, *own_links.lost(known.facts, planned))
    answers = Answers(known.facts, site.extensions.queries, known.digest)
    return Survey(site, planned, answers, known, found)


def believing(options: Options, work: Callable[[Options], T]) -> T:
    """What `work` makes with what is remembered; without it, as with `--clean`, if a record is not as remembered."""
    try:
        return work(options)
    except NotAsRememberedError:
        return work(replace(options, clean=True))


def prepare(
    options: Options, sources: SiteFiles, store: Store, progress: Progress | None = None, *, everything: bool = False
) -> Work:
    """Check the site, and render the pages that are stale (or `everything`)."""
    return believing(options, lambda chosen: _prepared(chosen, sources, store, progress, everything=everything))


def _prepared(
    options: Options, sources: SiteFiles, store: Store, progress: Progress | None, *, everything: bool
) -> Work:
    survey = surveyed(options, sources, store, progress)
    site, planned, answers, memory = survey.site, survey.planned, survey.answers, survey.memory
    if site.facts is None or answers is None or memory is None:
        return Work(site, {}, {}, in_order(site.problems))
    checked = check_all(site, memory, options.jobs)
    old = {} if everything else planned
    reasons = {path: first_reason(page, memory, answers, options.output) for path, page in old.items()}
    found_now = checked()
    problems = [*site.problems, *survey.problems, *problems_of(site, found_now)]
    if any(problem.is_error for problem in problems):
        return Work(site, planned, {}, in_order(problems))
    gone = [planned[path] for path, reason in reasons.items() if isinstance(reason, OtherBytes)]
    restored = restoring.restored(gone, memory, store)
    stale = [page for path, page in planned.items() if everything or (reasons[path] and path not in restored)]
    known = {} if options.clean or everything else derived.recall(stale, answers, store)
    others = [page for page in stale if page.output not in known]
    code = keeping.recall_layouts(site.extensions.filters)
    made, found = render_all(others, answers, site.extensions.filters, options.jobs, progress, code)
    keeping.keep(code)
    derived.keep(made, planned, answers, store)
    if not found:
        found = following.follow(
            site.facts, planned, memory, {**known, **made}, partial(_written, options, memory, store)
        )
    problems += found
    return Work(site, planned, {**known, **made}, in_order(problems), memory, found_now, restored)


def _written(options: Options, memory: Memory, store: Store, path: str) -> bytes | None:
    """A file as the last build wrote it: from the output, or else as it was kept."""
    seen = memory.old.pages[path].output if path in memory.old.pages else ""
    content = ordinary.read(options.output / path)
    if content is not None and digest_bytes(content) == seen:
        return content
    try:
        return restoring.unpacked(store.written(seen), seen)
    except ValueError:
        return None


def publish(options: Options, work: Work) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write what differs and remove what is no longer planned: the paths of both.

    From here on the disk changes. The manifest is widened first: even after a crash, the next build knows which files
    are ours. A file that a killed build left is not fresh, because its bytes are not those of its trace.
    """
    output = options.output
    manifest = _claimed(options, work)
    orphans = sorted((manifest.paths | work.old.keys()) - work.planned.keys())
    changed = [
        path
        for path in _in_order([*work.renderings, *work.restored])
        if path in work.restored or _differs(disk.below(output, path), work.renderings[path].content)
    ]
    disk.refuse_links_below(output, [*changed, *orphans])
    if not manifest.finished:
        disk.remove_unfinished(output)
    if changed or orphans:
        manifest = manifest.widened(output, [*orphans, *work.planned])
    for path in orphans:
        if _in_the_way(path, work.planned):
            disk.remove_and_prune(disk.below(output, path), output)
    for path in changed:
        disk.write_whole(disk.below(output, path), _content(work, path))
    for path in orphans:
        disk.remove_and_prune(disk.below(output, path), output)
    manifest.settled(output, work.planned)
    if changed or orphans:
        disk.make_lasting(output, [NAME, *changed, *orphans])
    return tuple(sorted(changed)), tuple(orphans)


def _content(work: Work, path: str) -> bytes:
    if path in work.renderings:
        return work.renderings[path].content
    return restoring.unpacked(work.restored[path], work.old[path].output)


def _claimed(options: Options, work: Work) -> Manifest:
    """The folder's manifest, with this site as its owner. Raises DiskError if the folder is another site's."""
    manifest, facts = Manifest.read(options.output), work.site.facts
    if facts is None:
        return manifest
    settings = facts.settings
    owner = Owner.of(
        options.site, options.output, base_url=settings.base_url, title=settings.title, drafts=options.drafts
    )
    refused = foreign(manifest, owner, options.output, options.site)
    if refused:
        raise disk.DiskError(refused)
    return manifest.owned_by(owner)


def _remembered(options: Options, store: Store) -> Remembered:
    key = output_key(options)
    return remembered.decode(store.head(key), partial(store.chunk, key))


def remember(options: Options, store: Store, work: Work, inputs: Digest) -> None:
    """Store what was true when these files were written. If that fails, later builds only take longer."""
    facts, memory, key = work.site.facts, work.memory, output_key(options)
    if facts is None or memory is None:
        return
    pages = {path: _trace(work, path) for path in work.planned}
    made = {path: page_made(map(key_of, one.asked), one.outline.links) for path, one in work.renderings.items()}
    try:
        new = revised(memory, pages, made, work.found)
    except (LostChunkError, ValueError):
        store.forget_head(key)
        return
    restoring.keep(work.renderings, work.planned, {path: trace.output for path, trace in pages.items()}, store)
    store.save_memory(key, new.chunks, remembered.encode(new.remembered), new.remembered.chunks)
    outputs = {path: trace.output for path, trace in pages.items()}
    whole = BuildTrace(inputs, facts.settings.time_zone, facts.as_of.isoformat(), outputs, work.problems)
    store.save_traces(whole_key(options), traces.encode_whole(whole))


def _in_order(paths: Iterable[str]) -> list[str]:
    """The paths, assets before the pages that use them."""
    return sorted(paths, key=lambda path: (not path.startswith("assets/"), path))


def _differs(path: Path, content: bytes) -> bool:
    return ordinary.digest_of(path) != digest_bytes(content)


def _in_the_way(orphan: str, planned: Mapping[str, Page]) -> bool:
    """Whether an old file is where a folder is needed, or is in a folder where a file is needed."""
    parts = orphan.split("/")
    return any("/".join(parts[:count]) in planned for count in range(1, len(parts))) or any(
        path.startswith(f"{orphan}/") for path in planned
    )


def _trace(work: Work, path: str) -> Trace:
    rendering = work.renderings.get(path)
    if rendering is None:
        return work.old[path]
    page = work.planned[path]
    return Trace(page.recipe, digest_bytes(rendering.content), page.subject)
