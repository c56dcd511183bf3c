"""The house rules that a machine can check. Every rule is also shown a piece of code that breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "explainer"
TESTS = ROOT / "tests"

MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def floors(page: str) -> list[set[str]]:
    """The rooms of each floor, from the lowest up, as the table of ARCHITECTURE.md names them."""
    table = page.partition("| floor |")[2].partition("\n\n")[0].splitlines()[2:]
    return [set(re.findall(r"`(\w+)/?`", row.split("|")[1])) for row in reversed(table)]


FLOORS = floors(MAP)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
PURE_UP_TO = FLOOR_OF["pages"]  # these floors do not know what time it is nor where they run

SPEAKING = {"bootstrap", "cli", "commands", "serve"}  # may print
TOUCHING = {
    "bootstrap",
    "cli",
    "commands",
    "ground.disk",
    "ground.libraries",
    "ground.ordinary",
    "serve",
}  # may use files and processes
TOUCH_MODULES = {
    "fcntl", "fileinput", "ftplib", "glob", "http.client", "http.server", "importlib.resources", "mmap", "os", "shutil",
    "smtplib", "socket", "subprocess", "tempfile", "urllib.request",
}  # fmt: skip
TOUCH_NAMES = {"FileSystemLoader", "PackageLoader"}
TOUCH_METHODS = {
    "chmod", "exists", "glob", "hardlink_to", "is_dir", "is_file", "is_symlink", "iterdir", "lstat", "mkdir", "open",
    "read_bytes", "read_text", "rename", "rglob", "rmdir", "stat", "symlink_to", "touch", "unlink", "write_bytes",
    "write_text",
}  # fmt: skip
CLOCK_MODULES = {"locale", "os", "platform", "random", "secrets", "time", "uuid"}
CLOCK_METHODS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}

MOST_LINES_IN_A_FILE = 450
MOST_LINES_IN_A_FUNCTION = 60

Rule = Callable[[str, ast.Module], Iterator[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "theme" not in path.relative_to(PACKAGE).parts)


def dotted(path: Path) -> str:
    """`explainer/pages/plan/home.py` -> `explainer.pages.plan.home`; a package's own file keeps its `.__init__`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def room(module: str) -> str:
    """`explainer.pages.plan.home` -> `pages`."""
    return [*module.split("."), ""][1]


def imports(module: str, tree: ast.Module) -> set[str]:
    """Every name that may be a module in an import, wherever it stands; relative ones made absolute."""
    return {name for pair in imported(module, tree) for name in (pair[0], ".".join(pair).rstrip("."))}


def imported(module: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(module, name taken from it) for every import, the name empty for a plain `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            yield from ((".".join([*base, *filter(None, [node.module])]), alias.name) for alias in node.names)


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def may_touch(module: str) -> bool:
    return room(module) in TOUCHING or module.removeprefix("explainer.") in TOUCHING


def only_goes_down(module: str, tree: ast.Module) -> Iterator[str]:
    own = FLOOR_OF.get(room(module))
    for name in imports(module, tree):
        other = FLOOR_OF.get(room(name)) if name.startswith("explainer.") else None
        if own is not None and other is not None and other > own:
            yield f"{room(module)} imports {name} of a floor above it"


def leaves_files_to_disk(module: str, tree: ast.Module) -> Iterator[str]:
    if may_touch(module):
        return
    yield from (f"imports {name}" for name in imports(module, tree) & TOUCH_MODULES)
    yield from (f"names {node.id}" for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in TOUCH_NAMES)
    for call in calls(tree):
        if isinstance(call.func, ast.Name) and call.func.id == "open":
            yield f"line {call.lineno} opens a file"
        elif isinstance(call.func, ast.Attribute) and call.func.attr in TOUCH_METHODS and not is_disk(call.func.value):
            yield f"line {call.lineno} calls .{call.func.attr}()"


def is_disk(node: ast.expr) -> bool:
    """`disk.read_text(…)`, `self.disk.stat(…)`: asking the module whose job it is."""
    return (isinstance(node, ast.Name) and node.id == "disk") or (
        isinstance(node, ast.Attribute) and node.attr == "disk"
    )


def leaves_printing_to_commands(module: str, tree: ast.Module) -> Iterator[str]:
    if room(module) in SPEAKING:
        return
    for call in calls(tree):
        if isinstance(call.func, ast.Name) and call.func.id in {"print", "input"}:
            yield f"line {call.lineno} calls {call.func.id}()"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr", "sys.stdin"}:
            yield f"line {node.lineno} uses {ast.unparse(node)}"


def knows_no_time_or_place(module: str, tree: ast.Module) -> Iterator[str]:
    if may_touch(module) or FLOOR_OF.get(room(module), 0) > PURE_UP_TO:
        return
    yield from (f"imports {name}" for name in imports(module, tree) & CLOCK_MODULES)
    for call in calls(tree):
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name | ast.Attribute):
            owner = ast.unparse(call.func.value).rpartition(".")[2]
            if (owner, call.func.attr) in CLOCK_METHODS:
                yield f"line {call.lineno} calls {owner}.{call.func.attr}()"


def has_short_functions(_module: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, Function) and lines(node) > MOST_LINES_IN_A_FUNCTION:
            yield f"{node.name} has {lines(node)} lines"


def lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def says_what_it_is(_module: str, tree: ast.Module) -> Iterator[str]:
    if not ast.get_docstring(tree) and tree.body:
        yield "the module has no docstring"
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield f"{node.name} has no docstring"
            if isinstance(node, Function):
                yield from unannotated(node)


def unannotated(node: Function) -> Iterator[str]:
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    yield from (f"{node.name}: {each.arg} has no type" for each in every if each and each.annotation is None)
    if node.returns is None:
        yield f"{node.name} does not say what it returns"


RULES: list[Rule] = [
    only_goes_down,
    leaves_files_to_disk,
    leaves_printing_to_commands,
    knows_no_time_or_place,
    has_short_functions,
    says_what_it_is,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    broken = {dotted(path): list(rule(dotted(path), parsed(path))) for path in files()}
    assert {module: found for module, found in broken.items() if found} == {}


@pytest.mark.parametrize(
    ("rule", "module", "source"),
    [
        (only_goes_down, "explainer.facts.facts", "from explainer.engine.build import plan"),
        (only_goes_down, "explainer.facts.facts", "from explainer import engine"),
        (only_goes_down, "explainer.pages.home", "from ..cli import main"),
        (only_goes_down, "explainer.pages.__init__", "from ..cli import main"),
        (only_goes_down, "explainer.facts.facts", "def late():\n    import explainer.pages.render"),
        (leaves_files_to_disk, "explainer.facts.facts", "open('x')"),
        (leaves_files_to_disk, "explainer.facts.facts", "path.read_text()"),
        (leaves_files_to_disk, "explainer.engine.build", "import shutil"),
        (leaves_files_to_disk, "explainer.pages.render", "Environment(loader=FileSystemLoader('layouts'))"),
        (leaves_printing_to_commands, "explainer.facts.facts", "print('hello')"),
        (leaves_printing_to_commands, "explainer.engine.build", "sys.stdout.write('hello')"),
        (knows_no_time_or_place, "explainer.pages.render", "import datetime\ndatetime.datetime.now()"),
        (knows_no_time_or_place, "explainer.facts.facts", "from datetime import date\ndate.today()"),
        (knows_no_time_or_place, "explainer.facts.facts", "import random"),
        (knows_no_time_or_place, "explainer.facts.facts", "from os import environ"),
        (has_short_functions, "explainer.facts.facts", "def long():\n" + "    pass\n" * MOST_LINES_IN_A_FUNCTION),
        (says_what_it_is, "explainer.facts.facts", "'''Facts.'''\ndef plain() -> int: ..."),
        (says_what_it_is, "explainer.facts.facts", "'''Facts.'''\ndef plain(x) -> int:\n    '''Plain.'''"),
        (says_what_it_is, "explainer.facts.facts", "x = 1"),
    ],
)
def test_a_rule_sees_code_that_breaks_it(rule: Rule, module: str, source: str) -> None:
    assert list(rule(module, ast.parse(source)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_is_content_with_code_that_keeps_it(rule: Rule) -> None:
    source = """'Facts.'
from explainer.ground import disk
def plain(x: str) -> str:
    'Plain.'
    return disk.read_text(x).replace('a', 'b')"""
    assert list(rule("explainer.facts.facts", ast.parse(source))) == []


def test_the_map_names_every_room_and_no_other() -> None:
    there = {room(dotted(path)) for path in files()} - {"__init__", "__main__"}
    assert there == set(FLOOR_OF)
    assert len(FLOOR_OF) == sum(map(len, FLOORS)), "a room has one floor"


def test_every_place_that_the_glossary_names_is_there() -> None:
    rows = re.findall(r"^\| [\w ]+ \| [^|]+ \| `([\w/.]+)` \|$", MAP.partition("## Words")[2], re.MULTILINE)
    assert 20 <= len(rows) <= 25
    assert [place for place in rows if not (PACKAGE / place).exists()] == []


def test_imports_make_no_circle() -> None:
    trees = {dotted(path): parsed(path) for path in files()}
    names = {module.removesuffix(".__init__"): module for module in trees}
    graph = {
        module: {names.get(f"{base}.{name}", names.get(base, module)) for base, name in imported(module, tree)}
        - {module}
        for module, tree in trees.items()
    }
    circle = first_circle(graph)
    assert not circle, " imports ".join(circle)


def test_a_circle_of_imports_is_found() -> None:
    assert set(first_circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}


def first_circle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_every_file_can_be_read_in_one_sitting() -> None:
    counts = {dotted(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    assert {module: count for module, count in counts.items() if count > MOST_LINES_IN_A_FILE} == {}


@pytest.mark.parametrize("file", ["content/pages/home.md", "site.yaml"])
def test_what_editors_write_is_closed_to_the_tests_of_the_program(file: str) -> None:
    with pytest.raises(PermissionError, match="which only tests/first_site/ may"):
        (ROOT / file).read_bytes()


def test_only_the_tests_of_the_first_site_ask_for_it() -> None:
    asking = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py") if asks_for_the_first_site(path)}
    assert asking
    assert {path for path in asking if not path.startswith("first_site/")} == set()


def asks_for_the_first_site(path: Path) -> bool:
    functions = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef))
    return any(argument.arg == "first_site" for function in functions for argument in function.args.args)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
