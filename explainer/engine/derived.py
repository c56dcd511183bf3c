"""Pictures that an earlier build has scaled or drawn: encoding one takes as long as rendering many pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explainer.engine.store import Store
from explainer.ground.digest import Digest
from explainer.pages.answers import Answers
from explainer.pages.making import DrawnCard, ScaledPicture
from explainer.pages.page_view import PageView
from explainer.pages.plan import Page
from explainer.pages.render import Rendering, recalled


def recall(stale: Iterable[Page], answers: Answers, store: Store) -> dict[str, Rendering]:
    """The pictures among the stale pages that the store remembers, by output path."""
    wanted = [(page, key) for page in stale if (key := _key(page, answers))]
    known = store.derived(key for _, key in wanted) if wanted else {}
    found = {page.output: recalled(page, answers, known.get) for page, _ in wanted}
    return {path: rendering for path, rendering in found.items() if rendering is not None}


def keep(made: Mapping[str, Rendering], planned: Mapping[str, Page], answers: Answers, store: Store) -> None:
    """Remember the pictures among what was just made."""
    keys = {path: _key(planned[path], answers) for path in made}
    new = {key: made[path].content for path, key in keys.items() if key}
    if new:
        store.remember_derived(new, filter(None, (_key(page, answers) for page in planned.values())))


def _key(page: Page, answers: Answers) -> Digest:
    """The name by which a picture is remembered; "" for anything but a picture that we make."""
    return page.makes.key(PageView(page, answers)) if isinstance(page.makes, ScaledPicture | DrawnCard) else ""
