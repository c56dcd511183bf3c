"""What must hold between records, one module per subject. Each check is a pure function of the facts.

A check's name is what site.yaml may give a level: `checks: {needs: warning}`.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

MODULES: tuple[ModuleType, ...] = tuple(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
"""All modules of this folder, so that none can be forgotten."""
