"""What the chosen tests of a module need of a fixture that they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest

Value = TypeVar("Value")


def chosen(request: pytest.FixtureRequest, parameter: str, values: Sequence[Value]) -> Sequence[Value]:
    """Those of `values` that are the parameter of a chosen test of the module: all, if a test has no parameter.

    A site that has a page for each of a hundred rows is checked in a second. Who asks for one row needs one page.
    """
    tests = [item for item in request.session.items if item.path == request.path and isinstance(item, pytest.Function)]
    if not all(hasattr(test, "callspec") and parameter in test.callspec.params for test in tests):
        return values
    wanted = [test.callspec.params[parameter] for test in tests]
    return [value for value in values if value in wanted]
