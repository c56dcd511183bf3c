"""Parts of a plan's record: its counted phrases, its targets and its steps."""

from __future__ import annotations

from typing import Literal

from explainer.model.common import Date, DateBasis, Model, Number, Quote, SourceRef, TermRef, Text


class Slogan(Model):
    """A counted phrase of a plan. Components are listed only if the sources name them."""

    text: Text  #: The phrase.
    term: TermRef | None = None  #: The term that explains it.
    number_scheme: str = ""  #: The number in it, such as `4266` or `1+6`.
    components: tuple[str, ...] = ()  #: What the number counts, as the sources name it.
    #: Whether the sources name all components, some or none. Left out, the page does not say.
    components_status: Literal["complete", "partial", "not-in-source"] | None = None
    quote: Quote | None = None  #: The words that attest it.


class Target(Model):
    """Something a plan says it will reach."""

    text: Text  #: The target in words.
    value: Number | None = None  #: Its number.
    unit: str = ""  #: The unit of the number.
    by: Date | None = None  #: When it is to be reached.
    by_basis: DateBasis | None = None  #: Where that time is from, unless the build finds it printed in the source.
    quote: Quote | None = None  #: The words that attest it.


class Step(Model):
    """One step in a plan's history, with its source; the current status is that of the last one."""

    #: What happened to the plan.
    step: Literal[
        "announced", "consulted", "adopted", "funded", "in-force", "delivered", "dropped", "superseded", "ended"
    ]
    date: Date  #: When.
    date_basis: DateBasis | None = None  #: Where the date is from, unless the build finds it printed in the source.
    source: SourceRef  #: The source that says so.
    quote: Quote | None = None  #: The words that attest it.
