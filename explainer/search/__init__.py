"""Search on a site without a server: an index in small files, of which a query loads the few that it needs.

All languages share one index, so that a Chinese word is found from an English page. In the order of work: `documents`
says what can be found, `tokens` how texts and queries are cut, `index` makes the files. A theme without `search.html`
has no search, and none of the files.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

MODULES: tuple[ModuleType, ...] = tuple(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
"""All modules of this folder, so that none can be forgotten."""
