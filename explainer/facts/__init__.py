"""All of one snapshot of a site, and what can be concluded from it."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

MODULES: tuple[ModuleType, ...] = tuple(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
"""All modules of this folder, so that none can be forgotten."""
