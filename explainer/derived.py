"""Pictures that an earlier build has scaled or drawn: to encode one takes as long as to render many pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer import images, lettering
from explainer.answers import Answers
from explainer.digest import Digest
from explainer.pages import Page
from explainer.render import Rendering, recalled
from explainer.store import Store


def recall(stale: Iterable[Page], answers: Answers, store: Store) -> dict[str, Rendering]:
    """Those of the stale pages that are pictures which the store remembers, by output path."""
    wanted = {page.output: (page, _key(page, answers)) for page in stale if _is_derived(page)}
    known = store.derived(key for _, key in wanted.values()) if wanted else {}
    return {path: recalled(page, answers, known[key]) for path, (page, key) in wanted.items() if key in known}


def keep(made: Mapping[str, Rendering], planned: Mapping[str, Page], answers: Answers, store: Store) -> None:
    """Remember the pictures among what was just made."""
    new = {path: rendering for path, rendering in made.items() if _is_derived(planned[path])}
    if new:
        entries = {_key(planned[path], answers): rendering.content for path, rendering in new.items()}
        store.remember_derived(entries, (_key(page, answers) for page in planned.values() if _is_derived(page)))


def _is_derived(page: Page) -> bool:
    return bool(page.param("width") or page.param("card"))


def _key(page: Page, answers: Answers) -> Digest:
    if page.param("card"):
        return lettering.key(answers[("drawing", page.lang, page.subject)].value)
    asset = answers[("asset_digest", page.lang, page.param("asset"))].value
    return images.key(asset, int(page.param("width")), images.format_of(page.param("format")))
