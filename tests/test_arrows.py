"""The folders import each other in one direction only, and stay readable."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "domain": set(),
    "storage": {"domain"},
    "reports": {"domain"},
    "handlers": {"domain", "storage", "reports"},
    "bot": {"domain", "storage", "reports", "handlers"},
}
MODULES = [path for folder in MAY_IMPORT for path in sorted((ROOT / folder).rglob("*.py"))]
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
every_module = pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))


def imported(source: str) -> set[str]:
    """The top-level packages that a source imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}


def long_functions(source: str) -> set[str]:
    """The functions that are too long, counted from `def` to their end."""
    return {
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    }


def is_migration(path: Path) -> bool:
    """A migration is written by Alembic and read once."""
    return path.parts[-3:-1] == ("migrations", "versions")


@every_module
def test_a_module_imports_only_what_lies_below_it(path):
    folder = path.relative_to(ROOT).parts[0]

    ours = imported(path.read_text("utf-8")) & (MAY_IMPORT.keys() | {"tests"})

    assert ours - MAY_IMPORT[folder] - {folder} == set()


@every_module
def test_a_module_can_be_read_in_one_go(path):
    lines = path.read_text("utf-8").splitlines()

    assert lines[LONGEST_MODULE:] == [] or is_migration(path)


@every_module
def test_a_function_fits_on_a_screen(path):
    long = long_functions(path.read_text("utf-8"))

    assert long == set() or is_migration(path)


def test_there_is_something_to_look_at():
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == MAY_IMPORT.keys()
