"""The versions of libraries are those that Python's own module for this finds."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path
from unittest import mock

import pytest

from explainer.engine import inputs
from explainer.ground.libraries import versions


def test_versions_are_those_of_the_installed_libraries() -> None:
    assert versions(inputs._LIBRARIES) == {name: importlib.metadata.version(name) for name in inputs._LIBRARIES}


def test_the_first_folder_of_the_path_counts_and_a_name_in_any_spelling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (
        "first/Of_Two.Words-2.0.dist-info",
        "second/of_two_words-1.0.dist-info",
        "second/other-3.1.dist-info",
    ):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "none"), str(tmp_path / "first"), str(tmp_path / "second")])
    assert versions(["of-two-words", "Other"]) == {"of-two-words": "2.0", "Other": "3.1"}


def test_a_library_that_is_installed_in_another_way_is_found_by_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    with mock.patch.object(importlib.metadata, "version", return_value="9"):
        assert versions(["zipped"]) == {"zipped": "9"}
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        versions(["zipped"])
