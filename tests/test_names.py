"""CONTRIBUTING's rule for the leading underscore, held against all modules."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "newsbot").rglob("*.py"))
MIGRATIONS = "migrations"  # their names are Alembic's
USERS = [*MODULES, *(ROOT / "tests").rglob("*.py"), ROOT / "pyproject.toml", *ROOT.glob(".ci/*")]
WORD = re.compile(r"\w+")


def own_names(path: Path) -> Iterator[tuple[str, bool]]:
    """Of the module: each with whether it is a function's."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, True
        elif isinstance(node, ast.ClassDef):
            yield node.name, False
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((target.id, False) for target in targets if isinstance(target, ast.Name))


@pytest.fixture(scope="module")
def users() -> dict[str, set[Path]]:
    """By word: the files that have it."""
    found: dict[str, set[Path]] = defaultdict(set)
    for path in USERS:
        for word in set(WORD.findall(path.read_text("utf-8"))):
            found[word].add(path)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_modules_own_functions_begin_with_an_underscore(
    path: Path, users: dict[str, set[Path]]
) -> None:
    if MIGRATIONS in path.parts:
        return
    for name, is_function in own_names(path):
        if name == "__getattr__" or name.startswith("pytest_"):  # Python's and pytest's own
            continue
        is_own = users[name] == {path}
        marked = name.startswith("_") and not name.startswith("__")
        if is_function:
            assert marked or not is_own, f"only {path.name} uses {name}"
        else:
            assert not marked, f"{name} is no function"
