"""One case after the other: what is done before the clock starts, what is measured, and what the output must show."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import contenders
import full_corpus
import preview
from contenders import Contender, Edit
from stopwatch import Run, time_of

Pair = tuple[Contender, Contender]
Runs = Iterator[tuple[Run, Run]]


def in_turn(key: str, pair: Pair, pairs: int, one: Callable[[Contender, str], Run]) -> Runs:
    """Ours, then the other's, so often; each run gets a mark that its edit may use."""
    for number in range(1, pairs + 1):
        print(f"{key}: pair {number} of {pairs}", file=sys.stderr, flush=True)
        mark = f"Mark{key.replace('-', '')}{number:03d}"
        yield one(pair[0], mark), one(pair[1], mark)


def ready(pair: Pair, edit: Edit | None = None) -> None:
    """Build both without the clock: Python compiles its modules, the disk's cache fills, the edited text has a mark."""
    for contender in pair:
        if edit:
            contender.edit(edit, "Mark000")
        time_of(contender.command)


def nothing(pair: Pair, pairs: int) -> Runs:
    """The same command again."""
    ready(pair)
    yield from in_turn("nothing", pair, pairs, lambda contender, _mark: time_of(contender.command))


def cold(pair: Pair, pairs: int, *, memory: bool = False) -> Runs:
    """No output, nothing remembered. The text that other cases edit is as they left it."""
    ready(pair)

    def one(contender: Contender, _mark: str) -> Run:
        contender.empty()
        return time_of(contender.command, memory=memory)

    yield from in_turn("memory-cold" if memory else "cold", pair, pairs, one)


def body(pair: Pair, pairs: int, *, memory: bool = False, key: str = "body") -> Runs:
    """One more sentence in one text; its page shows it."""
    ready(pair, contenders.in_the_body)

    def one(contender: Contender, mark: str) -> Run:
        contender.edit(contenders.in_the_body, mark)
        run = time_of(contender.command, memory=memory)
        _shows(contender, f"speeches/{contender.edited}", mark)
        return run

    yield from in_turn("memory-edit" if memory else key, pair, pairs, one)


def title(pair: Pair, pairs: int) -> Runs:
    """One more word in one title: every file that had the old one has the new one."""
    ready(pair, contenders.in_the_title)
    before = {contender.name: "Mark000" for contender in pair}

    def one(contender: Contender, mark: str) -> Run:
        old = before[contender.name]
        had = contender.holding(old)
        contender.edit(contenders.in_the_title, mark)
        run = time_of(contender.command)
        _has_moved(contender, had, old, mark)
        before[contender.name] = mark
        return run

    yield from in_turn("title", pair, pairs, one)


def _has_moved(contender: Contender, had: set[str], old: str, mark: str) -> None:
    """Lists, neighbours and the search: no file is left with the old title, and none is without the new one."""
    for address in (f"speeches/{contender.edited}", "timeline"):
        _shows(contender, address, mark)
    left, has = contender.holding(old), contender.holding(mark)
    if left or has != had:
        raise SystemExit(f"{contender.name}: old title left in {sorted(left)}; new one amiss in {sorted(has ^ had)}.")
    entries = contender.output / "search" / "documents.js"
    if entries.is_file() and "search/documents.js" not in has:
        raise SystemExit(f"{contender.name}: the search does not know the new title.")


def previews(pair: Pair, pairs: int, *, of_title: bool) -> Runs:
    """Both previews run; a file is saved, and the pages are asked for until they are fresh."""
    edit = contenders.in_the_title if of_title else contenders.in_the_body
    key = "preview-title" if of_title else "preview-body"
    with preview.preview(pair[0]) as ours, preview.preview(pair[1]) as theirs:
        ports = {pair[0].name: ours, pair[1].name: theirs}

        def one(contender: Contender, mark: str) -> Run:
            pages = (f"speeches/{contender.edited}", "timeline")[: 1 + of_title]
            return preview.edit(contender, ports[contender.name], edit, mark, pages=pages)

        for contender in pair:
            one(contender, "Mark000")  # the first edit loads what later ones find loaded
        yield from in_turn(key, pair, pairs, one)


def checkout(pair: Pair, pairs: int, cache: Path) -> Runs:
    """A clone of the site, with what `.explainer/` was after the build of the commit before, and one text changed."""
    ready(pair)
    origins = {contender.name: _repository(contender) for contender in pair}
    clones = (_moved(pair[0], cache / "checkout-ours"), _moved(pair[1], cache / "checkout-theirs"))

    def one(clone: Contender, mark: str) -> Run:
        shutil.rmtree(clone.site, ignore_errors=True)
        origin = origins[clone.name]
        _git("clone", "--quiet", str(origin), str(clone.site))
        if (origin / ".explainer").is_dir():
            shutil.copytree(origin / ".explainer", clone.site / ".explainer")
        clone.edit(contenders.in_the_body, mark)
        run = time_of(clone.command)
        _shows(clone, f"speeches/{clone.edited}", mark)
        return run

    yield from in_turn("checkout", clones, pairs, one)


def _repository(contender: Contender) -> Path:
    """The site as a repository with one commit of its sources."""
    site = contender.site
    ignored = [f"/{folder.name}/" for folder in contender.leftovers] + [".made-from", ".hugo_build.lock"]
    (site / ".gitignore").write_text("\n".join(ignored) + "\n", encoding="utf-8")
    shutil.rmtree(site / ".git", ignore_errors=True)
    _git("init", "--quiet", str(site))
    _git("-C", str(site), "add", "--all")
    who = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgsign=false")
    _git("-C", str(site), *who, "commit", "--quiet", "--message", "The site")
    time_of(contender.command)  # the ignore file is no part of the site; what is remembered is that of this commit
    return site


def _moved(contender: Contender, folder: Path) -> Contender:
    """The same contender with its site in another folder."""

    def there(path: Path) -> Path:
        return folder / path.relative_to(contender.site)

    return replace(
        contender,
        site=folder,
        output=there(contender.output),
        command=tuple(str(folder) if word == str(contender.site) else word for word in contender.command),
        leftovers=tuple(there(path) for path in contender.leftovers),
    )


def _git(*words: str) -> None:
    subprocess.run(("git", *words), check=True)  # noqa: S607


def _shows(contender: Contender, address: str, mark: str) -> None:
    if mark not in contender.page(address):
        raise SystemExit(f"{contender.name} does not show the edit at /{address}/, so its time means nothing.")


def first_site(cache: Path, commit: str, jobs: int) -> Pair:
    """This repository's own site, made by Explainer as it is and as it was at a commit."""
    folders = []
    for name in ("first-now", "first-then"):
        folder = cache / name
        shutil.rmtree(folder, ignore_errors=True)
        for part in ("content", "assets"):
            if (contenders.ROOT / part).is_dir():
                shutil.copytree(contenders.ROOT / part, folder / part)
        shutil.copy(contenders.ROOT / "site.yaml", folder)
        folders.append(folder)
    then = contenders.earlier(cache, commit)
    return (
        contenders.explainer("Explainer", folders[0], contenders.ROOT, jobs, ""),
        contenders.explainer(f"Explainer at {commit}", folders[1], then, jobs, ""),
    )


def small_site(cache: Path, commit: str, number: int, jobs: int) -> Pair:
    """A full site, made by Explainer as it is and as it was at a commit; each has a copy."""
    ours, then = contenders.full(cache, number, jobs), contenders.earlier(cache, commit)
    site = cache / f"full-{number}-then"
    contenders.made(site, lambda: full_corpus.write(site, number))
    return ours, contenders.explainer(f"Explainer at {commit}", site, then, jobs, ours.edited)
