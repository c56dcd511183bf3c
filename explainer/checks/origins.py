"""A source's title and host against its copy and its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from explainer.extend import record_check
from explainer.facts.facts import Entry, Facts
from explainer.facts.lookups import same_language, source_texts
from explainer.ground.patterns import regex
from explainer.ground.problems import Problem, warning
from explainer.model.records.source import Source

_HEAD: Final = 3000
"""How many characters at the beginning of a copy are searched for its title."""
_WORD: Final = regex(r"[^\W\d_]{4,}|[0-9]+|[\u3400-\u9fff]{2}")
_HAN: Final = regex("[\u3400-\u9fff]+")
_STEM: Final = 5
_FEWEST: Final = 4
"""Words that a title must have to be looked for: a shorter one may be an editor's name for it ("The white paper")."""
_SHARED: Final = 0.5
_ADDED: Final = regex(r"[(（][^()（）]{0,80}[)）]\s*$")
_DOMAIN: Final = regex(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}/?")


@record_check
def sources_as_copied(facts: Facts, entry: Entry) -> Iterator[Problem]:
    """A source's title is at the head of its copy, and its host is that of its address (W334)."""
    source = entry.base.record
    if not isinstance(source, Source) or source.notes:
        return
    copy = source_texts(facts).get(entry.id)
    title = source.title_original or source.title
    spoken = facts.tag(entry.base.lang)
    comparable = bool(source.title_original) or same_language(source.language or "", spoken)
    if copy is not None and comparable and not _names(copy.text.raw[:_HEAD], title):
        field = "title_original" if source.title_original else "title"
        message = f'The head of the copy has hardly a word of the title "{title}".'
        hint = "Copy the title from the copy; or say in `notes:` where it comes from."
        yield warning("W334", entry.base.origin.locate((field,)), message, hint)
    if source.url and not _is_host_of(source.host, str(source.url)):
        message = f'host is "{source.host}", but the address has another: {source.url}'
        hint = "Correct one of them; or say in `notes:` why they differ."
        yield warning("W334", entry.base.origin.locate(("host",)), message, hint)


def _names(head: str, title: str) -> bool:
    """Whether the head of a copy has half of the words of a title; always true for a short title."""
    words = _stems(_ADDED.sub("", title))
    known = set(_stems(head))
    return len(words) < _FEWEST or sum(word in known for word in words) >= _SHARED * len(words)


def _stems(text: str) -> list[str]:
    runs = _HAN.findall(text)
    pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
    return pairs + [word[:_STEM].casefold() for word in _WORD.findall(_HAN.sub(" ", text))]


def _is_host_of(host: str, url: str) -> bool:
    """Whether a host may be that of an address; always true if it is a name and no domain."""
    if not _DOMAIN.fullmatch(host.strip()):
        return True
    named = urlsplit(host if "//" in host else f"//{host.strip()}").hostname or ""
    found = urlsplit(url).hostname or ""
    named, found = named.removeprefix("www."), found.removeprefix("www.")
    return found == named or found.endswith(f".{named}") or named.endswith(f".{found}")
