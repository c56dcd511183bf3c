"""Break the program on purpose by an edit of one function, and see whether the tests notice.

A mutant takes away or inverts one rule, for the time of the directed tests that are named with it, one of which must
fail. `python tests/edits.py [part of an owner]` tries all mutants or some, and names the first test that fails.
"""

from __future__ import annotations
import __future__

import ast
import importlib
import inspect
import re
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from sites import BUILT, COMPILED, READ  # noqa: E402

from explainer.ground.patterns import LazyPattern, regex  # noqa: E402


@dataclass(frozen=True)
class Edit:
    """`owner` is `checks.figures:units` below the package. In its source, `old` (which is there once) becomes `new`.

    An owner may be a function, the method of a class, a regular expression or another constant. `tests` is a file, or
    `evidence/test_figures.py::test_…`, of which ` ~ words` names the cases that have these words in their id.
    """

    owner: str
    old: str
    new: str
    tests: str

    @property
    def file(self) -> str:
        return self.tests.partition("::")[0]

    def __str__(self) -> str:
        return f"{self.owner}: {' '.join(self.old.split())} → {' '.join(self.new.split()) or 'nothing'}"

    @contextmanager
    def applied(self) -> Iterator[None]:
        holder, name = self._place()
        original = getattr(holder, name)
        function = inspect.unwrap(_function_of(original))
        forget_all(self.owner)
        try:
            with ExitStack() as stack:
                if isinstance(function, FunctionType):
                    stack.enter_context(_code_replaced(function, self._compiled(function)))
                else:
                    stack.enter_context(_constant_replaced(name, original, self._changed(original)))
                yield
        finally:
            forget_all(self.owner)

    def _place(self) -> tuple[Any, str]:
        module, _, names = self.owner.partition(":")
        *classes, name = names.split(".")
        holder: Any = importlib.import_module(f"explainer.{module}")
        for part in classes:
            holder = getattr(holder, part)
        return holder, name

    def _compiled(self, function: FunctionType) -> CodeType:
        """The code of a function whose source was edited: everybody who holds the function runs it."""
        tree = ast.parse(self._replaced(textwrap.dedent(inspect.getsource(function))))
        definition = tree.body[0]
        assert isinstance(definition, ast.FunctionDef)
        definition.decorator_list = []
        flags = __future__.annotations.compiler_flag
        module = compile(tree, function.__code__.co_filename, "exec", flags, dont_inherit=True)
        codes = (part for part in module.co_consts if isinstance(part, CodeType))
        return next(code for code in codes if code.co_name == definition.name)

    def _changed(self, original: Any) -> Any:
        if isinstance(original, LazyPattern):
            return regex(self._replaced(str(original.pattern)), original.given)
        if isinstance(original, frozenset):
            return frozenset(ast.literal_eval(self._replaced(repr(sorted(original)))))
        return ast.literal_eval(self._replaced(repr(original)))

    def _replaced(self, text: str) -> str:
        if text.count(self.old) != 1:
            raise ValueError(f"{self.old!r} is {text.count(self.old)} times in {self.owner}")
        return text.replace(self.old, self.new)


def _function_of(member: Any) -> Any:
    """The function of a method or a property."""
    for name in ("__func__", "fget", "func"):
        member = getattr(member, name, member)
    return member


@contextmanager
def _code_replaced(function: FunctionType, code: CodeType) -> Iterator[None]:
    kept = function.__code__
    function.__code__ = code
    try:
        yield
    finally:
        function.__code__ = kept


@contextmanager
def _constant_replaced(name: str, original: object, value: object) -> Iterator[None]:
    """In every module of the program that has it under its name."""
    holders = [module for module in _modules() if vars(module).get(name) is original]
    for module in holders:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module in holders:
            setattr(module, name, original)


def _modules() -> list[ModuleType]:
    return [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] == "explainer"]


def forget_all(owner: str = "") -> None:
    """Nothing that was worked out with other code may answer."""
    for module in _modules():
        for held in [value for value in vars(module).values() if type(value) is _KEPT]:
            held.cache_clear()
    BUILT.clear()
    if not owner.startswith(_BESIDE_LAYOUTS):
        READ.clear()
        COMPILED.clear()


_KEPT = type(cache(len))
"""What `functools.cache` makes of a function. There are twenty thousand values to be asked each time."""
_BESIDE_LAYOUTS = ("checks.", "evidence.", "facts.", "queries.")
"""No function of these folders is called to read a layout or to compile it, which takes longer than most tests."""


@dataclass
class Trial:
    """A plugin of pytest that runs the tests of one file again and again, once with each edit.

    All tests are collected once, since that takes longer than most of them. `noticed`: the first test that an assertion
    ended; `broken`: an edit with which a test ended in another way, which proves nothing.
    """

    edits: Sequence[Edit]
    noticed: dict[Edit, str] = field(default_factory=dict)
    broken: dict[Edit, str] = field(default_factory=dict)
    seconds: dict[Edit, float] = field(default_factory=dict)
    _edit: Edit | None = None

    def pytest_configure(self, config: pytest.Config) -> None:
        config.option.tbstyle = "line"  # nobody reads how a test failed, and to print its source takes longer than it

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        every = session.items
        for edit in self.edits:
            chosen = [item for item in every if _is_named(item.nodeid, edit.tests) and not _is_chance(item)]
            if not chosen:
                self.broken[edit] = f"there is no test {edit.tests}"
            self._edit, begun = edit, time.process_time()
            session.items = chosen  # a fixture that all have in common makes what these need of it
            session.items = chosen  # a fixture that all have in common makes what these need of it
            try:
                with edit.applied():
                    self._run(edit, chosen)
            except (AttributeError, ModuleNotFoundError, SyntaxError, ValueError) as failure:
                self.broken[edit] = f"the edit cannot be made: {failure}"
            self.seconds[edit] = time.process_time() - begun
        return True

    def _run(self, edit: Edit, chosen: Sequence[pytest.Item]) -> None:
        for item in chosen:
            if not ({edit} & {*self.noticed, *self.broken}):
                item._initrequest()  # type: ignore[attr-defined]  # as every plugin that repeats a test does
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)

    def pytest_exception_interact(self, node: pytest.Item, call: pytest.CallInfo[Any]) -> None:
        if self._edit is None or call.excinfo is None:
            return
        refuted = call.excinfo.errisinstance((AssertionError, pytest.fail.Exception, ExceptionGroup))
        if refuted or TESTS in Path(call.excinfo.traceback[-1].path).parents:  # `(found,) = …` asserts, too
            self.noticed[self._edit] = node.nodeid
        else:
            self.broken[self._edit] = f"{node.nodeid}: {call.excinfo.exconly()}"

    def faults(self) -> list[str]:
        """What is wrong with a trial: edits that nobody noticed, and edits that only made a test stumble."""
        unseen = [f"not noticed by {edit.tests}: {edit}" for edit in self.edits if edit not in self.noticed]
        return [*unseen, *(f"{edit}: {how}" for edit, how in self.broken.items())]


def _is_chance(item: pytest.Item) -> bool:
    """Tests that make up their examples, and slow ones, may notice; each rule has a directed test all the same."""
    return hasattr(getattr(item, "obj", None), "hypothesis") or item.get_closest_marker("slow") is not None


def _is_named(nodeid: str, tests: str) -> bool:
    """`x/test_a.py::test_b ~ cd` names those cases of `tests/x/test_a.py::test_b` in whose id `cd` stands."""
    named, _, words = tests.partition(" ~ ")
    function, _, case = nodeid.partition("[")
    return f"{function}::".startswith(f"tests/{named}::") and words in case


def tried(edits: Sequence[Edit], folder: Path) -> Trial:
    """The edits whose tests are in one file, each tried. `folder` is for the files that the tests write."""
    trial = Trial(edits)
    plain = ["-c", str(TESTS.parent / "pyproject.toml"), "--override-ini=addopts=", "--override-ini=filterwarnings="]
    left_out = ["cacheprovider", "terminal", "logging", "faulthandler", "xdist", "playwright"]
    quiet = [word for name in left_out for word in ("-p", f"no:{name}")]
    wanted = sorted({str(TESTS / edit.tests.partition(" ~ ")[0]) for edit in edits})
    pytest.main([*plain, *quiet, "--capture=no", f"--basetemp={folder / 'trial'}", *wanted], plugins=[trial])
    return trial


def read(text: str) -> tuple[Edit, ...]:
    """The edits of a file of tests/mutants/. Each begins with `== owner`.

    Lines with `-` are what is there, those with `+` are what becomes of it, `?` names the tests.
    """
    found = []
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        owner, *lines = block.strip("\n").split("\n")
        old, new, tests = ("\n".join(line[2:] for line in lines if line.startswith(sign)) for sign in "-+?")
        found.append(Edit(owner, old, new, tests))
    return tuple(found)


EDITS = tuple(edit for path in sorted((TESTS / "mutants").glob("*.txt")) for edit in read(path.read_text("utf-8")))


def main(arguments: list[str]) -> int:
    chosen = [edit for edit in EDITS if not arguments or any(word in edit.owner for word in arguments)]
    missed = 0
    for file in sorted({edit.file for edit in chosen}):
        with tempfile.TemporaryDirectory() as folder:
            trial = tried([edit for edit in chosen if edit.file == file], Path(folder))
        for edit in trial.edits:
            found = f"BROKEN {trial.broken[edit]}" if edit in trial.broken else trial.noticed.get(edit, "MISSED")
            print(f"{trial.seconds.get(edit, 0):.2f} s {edit}: {found}", flush=True)
        missed += len(trial.faults())
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
