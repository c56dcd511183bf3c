"""How long the tests look that try things by chance: with `EXPLAINER_EXAMPLES=100` twenty times as long as usual.

What is usual is enough to find again what has once been found; who changes what such a test is about looks longer.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable

USUAL = 5
EXAMPLES = int(os.environ.get("EXPLAINER_EXAMPLES", str(USUAL)))


def examples(usual: int) -> int:
    """So many examples in place of the usual number."""
    return max(1, usual * EXAMPLES // USUAL)


def seconds_of(work: Callable[[], object]) -> float:
    """The processor time of this thread that some work takes, without collections of what other tests have left."""
    gc.disable()
    try:
        started = time.thread_time()
        work()
        return time.thread_time() - started
    finally:
        gc.enable()
