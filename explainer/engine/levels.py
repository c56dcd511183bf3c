"""How serious a site says that each problem is: by the name of a check, or by a code, under `checks:` in site.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.content.schema import Origin
from explainer.extend import Extensions
from explainer.ground.patterns import regex
from explainer.ground.problems import Level, Problem, error
from explainer.ground.suggestions import suggestion
from explainer.model.settings import Settings

_CODE = regex(r"[EW][0-9]{3}")


def may_be_set(code: str) -> bool:
    """Whether site.yaml may set a code's level. With E1, E6, E203 or E401 something would be missing from the site."""
    return code[:2] not in ("E1", "E6") and code not in ("E203", "E401", "E406")


def by_check(found: Iterable[tuple[str, Problem]], settings: Settings) -> Iterator[Problem]:
    """Problems, each with the name of its check, at the levels that site.yaml gives these checks."""
    for name, problem in found:
        level = settings.checks.get(name)
        if not may_be_set(problem.code):  # lowering a check's level must not hide these
            yield problem
        elif level != "off":
            yield problem.at_level(Level(level)) if level else problem


def by_code(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """Problems at the levels that site.yaml sets by code, such as `W501: error`."""
    levels = {name: level for name, level in settings.checks.items() if _CODE.fullmatch(name) and may_be_set(name)}
    shown = [(problem, levels.get(problem.code)) for problem in problems]
    return tuple(problem.at_level(Level(level)) if level else problem for problem, level in shown if level != "off")


def without_effect(settings: Settings, origin: Origin, extensions: Extensions) -> Iterator[Problem]:
    """Names under `checks:` in site.yaml that no check has (E109)."""
    for name in settings.checks:
        where = origin.locate(("checks", name), key=True)
        if _CODE.fullmatch(name):
            if not may_be_set(name):
                message = f"{name} says that something cannot be read or written, so its level cannot be set."
                yield error("E109", where, message, "Remove the line, and mend what is reported.")
        elif name not in (every := {**extensions.checks, **extensions.record_checks}):
            guess = suggestion(name, every)
            hint = f' Did you mean "{guess}"?' if guess else ""
            known = ", ".join(sorted(every))
            yield error("E109", where, f'There is no check "{name}".{hint}', f"Use a code such as W502, or: {known}.")
