"""The questions that a page may ask, one module per subject: pure functions of the facts, a language and texts.

An answer is recorded with the page that asked, so a query says as little as its askers need: cards instead of
records, counts instead of lists. Cards come in the order in which they are shown.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

MODULES: tuple[ModuleType, ...] = tuple(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
"""All modules of this folder, so that none can be forgotten."""
