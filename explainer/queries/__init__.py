"""The questions that a page may ask, one module per subject: pure functions of the facts, a language and texts.

An answer is recorded with the page that asked, so a query says as little as its askers need: cards instead of
records, counts instead of lists. Cards come in the order in which they are shown.
"""

from types import ModuleType

from explainer.queries import (
    charts,
    citations,
    claims,
    coverage,
    data,
    evidence,
    images,
    linked_data,
    maps,
    matrix,
    records,
    regions,
    samples,
    search,
    site,
    terms,
    timeline,
    whole_texts,
)
from explainer.queries import social_cards as cards

MODULES: tuple[ModuleType, ...] = (
    cards,
    charts,
    citations,
    claims,
    coverage,
    data,
    evidence,
    images,
    linked_data,
    maps,
    matrix,
    records,
    regions,
    samples,
    search,
    site,
    terms,
    timeline,
    whole_texts,
)
