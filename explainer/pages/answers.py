"""Questions and answers: each is asked and its answer digested once a build, for checking and rendering alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from explainer.facts.facts import Facts
from explainer.facts.reading import Key
from explainer.ground.digest import Digest, Known, digest

Question: TypeAlias = tuple[str | int, ...]
"""The name of a query, the language in which it was asked, and its arguments."""


class Asks(Protocol):
    """An object that answers the questions of a page and remembers them."""

    def ask(self, name: str, *arguments: str | int) -> Any:
        """The answer to a query."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a query, and its digest."""

    value: Any
    digest: Digest


NO_SUCH_QUERY = Answer(None, "no such query")
"""The answer to a query that a site has since removed. It differs from the old one, so pages that asked are stale."""


class Answers(dict[Question, Answer]):
    """Answers by question, worked out when first asked for.

    `remembered` gives the digest that the answer with a key had, if it cannot be another one now, else None.
    """

    def __init__(
        self,
        facts: Facts,
        queries: Mapping[str, Callable[..., Any]],
        remembered: Callable[[Key], Digest | None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.facts = facts
        self.queries = queries
        self._remembered = remembered
        self._known: Known = {}
        self._current: dict[Question, Digest] = {}

    def __missing__(self, question: Question) -> Answer:
        answer = self[question] = self.facts.reads.work_out(
            key_of(question), lambda: self._work_out(question), lambda found: (found.digest, "")
        )
        return answer

    def _work_out(self, question: Question) -> Answer:
        name, lang, *rest = question
        arguments: list[object] = list(rest)
        given: list[object] = list(arguments)  # layouts give them, so they may be anything
        wrong = [type(item).__name__ for item in given if not isinstance(item, str | int | None)]
        if wrong:  # such a question could not be stored and asked again
            raise TypeError(f"{name}() takes text and whole numbers, not {wrong[0]}")
        query = self.queries.get(str(name))
        if query is None:
            return NO_SUCH_QUERY
        value = query(self.facts, lang, *arguments)
        return Answer(value, digest(value, self._known))

    def current(self, question: Question) -> Digest:
        """The digest of the answer as it would be today. A question about things that are gone has no answer."""
        if question not in self._current:
            self._current[question] = self._find_out(question)
        return self._current[question]

    def _find_out(self, question: Question) -> Digest:
        if question not in self and (known := self._remembered(key_of(question))) is not None:
            return known
        try:
            return self[question].digest
        except Exception:  # a site's own query may fail in any way; its page is then rendered again, which reports it
            return "no answer"


def plain(argument: str | int) -> str | int:
    """An argument as it is stored: `true` equals 1, and safe HTML its text, so their answers must not differ either."""
    if isinstance(argument, bool):
        return int(argument)
    return str.__str__(argument) if isinstance(argument, str) else argument


def key_of(question: Question) -> Key:
    """The key of an answer."""
    return f"answer {_ENCODE(question)}"


def question_of(key: Key) -> Question:
    """The question that has the key. Raises ValueError for a key of no question."""
    return tuple(json.loads(key.removeprefix("answer ")))


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
