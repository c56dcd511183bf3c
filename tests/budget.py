"""How long the tests look that try things by chance: with `EXPLAINER_EXAMPLES=100` twenty times as long as usual.

What is usual is enough to find again what has once been found; who changes what such a test is about looks longer.
"""

from __future__ import annotations

import os

USUAL = 5
EXAMPLES = int(os.environ.get("EXPLAINER_EXAMPLES", str(USUAL)))


def examples(usual: int) -> int:
    """So many examples in place of the usual number."""
    return max(1, usual * EXAMPLES // USUAL)
