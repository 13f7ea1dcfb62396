"""Which pages notice when a number of a heuristic is halved or doubled."""

import ast
import importlib.abc
import importlib.util
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from multiprocessing import get_context
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

from tests.quality.corpus import Case, read_corpus, read_page
from tests.quality.scores import score_page

ROOT = Path(__file__).parents[2]
FACTORS = (0.5, 2.0)
CACHES = frozenset(["cache", "lru_cache"])
WEIGHT = re.compile(r"(?<=\w=)\d+(?:\.\d+)?(?=\s)")  # in a line of a table: `zone=0.05`
Found = dict[str, dict[str, Any]]  # case → field → value


class Number(NamedTuple):
    at: int  # how many numbers stand before it in the module
    line: int
    value: float
    text: str  # its line of code


class Place(NamedTuple):
    """Where a number stands: a node of the tree, and the part of it where that is a text."""

    node: Any
    span: tuple[int, int] | None
    value: float
    line: int


class Moved(NamedTuple):
    number: Number
    factor: float
    better: list[str]  # pages that gain a field
    worse: list[str]
    other: list[str]  # pages that give another value, as wrong or as right as before

    @property
    def is_noticed(self) -> bool:
        return bool(self.better or self.worse or self.other)


def sweep(file: Path, among: str = "") -> Iterator[Moved]:
    """Each number of the module with each factor, in a process of its own. `among`: what the names
    of the cases that are read begin with.
    """
    source = file.read_text("utf-8")
    moves = [(number, factor) for number in numbers_of(source) for factor in FACTORS]
    changes = [(None, 1.0), *((number.at, factor) for number, factor in moves)]
    tasks = [(file, among, *change) for change in changes]
    with get_context("fork").Pool(2, maxtasksperchild=1) as pool:
        results = pool.imap(read_changed, tasks)
        before = next(results)
        for (number, factor), after in zip(moves, results, strict=True):
            yield judge(number, factor, before, after)


def numbers_of(source: str) -> list[Number]:
    lines = source.splitlines()
    return [
        Number(at, place.line, place.value, lines[place.line - 1].strip())
        for at, place in enumerate(places_of(ast.parse(source)))
    ]


def places_of(tree: ast.AST) -> Iterator[Place]:
    for node in constants_of(tree):
        if isinstance(node.value, str):
            for found in WEIGHT.finditer(node.value):
                line = node.lineno + node.value.count("\n", 0, found.start())
                yield Place(node, found.span(), float(found[0]), line)
        else:
            yield Place(node, None, node.value, node.lineno)


def constants_of(node: ast.AST) -> Iterator[Any]:
    """Numbers that decide something, and tables: not 0 and 1, which say *none* and *one*, not a
    place in a sequence, not the size of a cache.
    """
    if isinstance(node, ast.Constant):
        if type(node.value) is str or (
            type(node.value) in {int, float} and node.value not in {0, 1}
        ):
            yield node
    elif not (isinstance(node, ast.Call) and name_of(node.func) in CACHES):
        for child in ast.iter_child_nodes(node):
            if not is_index(node, child):
                yield from constants_of(child)


def name_of(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def is_index(node: ast.AST, child: ast.AST) -> bool:
    if not isinstance(node, ast.Subscript) or child is not node.slice:
        return False
    return isinstance(child, ast.Constant | ast.UnaryOp)


def changed(source: str, at: int, factor: float) -> ast.Module:
    tree = ast.parse(source)
    node, span, value, _ = list(places_of(tree))[at]
    if span is None:
        node.value = type(value)(value * factor)
    else:
        node.value = f"{node.value[: span[0]]}{value * factor:g}{node.value[span[1] :]}"
    return tree


class ChangedModule(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree instead of its file."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)


def read_changed(task: tuple[Path, str, int | None, float]) -> Found | str:
    """The corpus as it is read with one number changed; what went wrong where it cannot be."""
    file, among, at, factor = task
    for name in [name for name in sys.modules if name.partition(".")[0] == "newsbot"]:
        del sys.modules[name]
    if at is not None:
        code = compile(changed(file.read_text("utf-8"), at, factor), str(file), "exec")
        sys.meta_path.insert(0, ChangedModule(module_name(file), code))
    try:
        cases = (case for case in read_corpus() if case.name.startswith(among))
        return {case.name: read_page(case) for case in cases if may_notice(case, file)}
    except Exception as error:  # noqa: BLE001  # whatever a wrong number leads to
        return repr(error)


def may_notice(case: Case, file: Path) -> bool:
    """The two kinds of pages have rooms of their own, beside those that they share."""
    return ("article" if case.is_listing else "listing") not in file.parts


def module_name(file: Path) -> str:
    return ".".join(file.resolve().relative_to(ROOT).with_suffix("").parts)


def judge(number: Number, factor: float, before: Found | str, after: Found | str) -> Moved:
    assert isinstance(before, dict), before
    if isinstance(after, str):
        return Moved(number, factor, [], [after], [])
    moved = Moved(number, factor, [], [], [])
    for case in filter(lambda case: case.name in before, read_corpus()):
        one, two = before[case.name], after[case.name]
        if one != two:
            gain = sum_f1(case, two) - sum_f1(case, one)
            pages = moved.better if gain > 0 else moved.worse if gain < 0 else moved.other
            pages.append(case.name)
    return moved


def sum_f1(case: Case, found: dict[str, Any]) -> float:
    return sum(score.f1 + score.exact for score in score_page(case, found).values())


def lines_of(moves: Sequence[Moved]) -> Iterator[str]:
    """For people; the numbers that no page notices at the end."""
    for moved in moves:
        if moved.is_noticed:
            told = (f"{sign}{' '.join(p)}" for sign, p in zip("+-~", moved[2:], strict=True) if p)
            yield f"{place(moved.number)} x{moved.factor:g}: {', '.join(told)}"
    unnoticed = unnoticed_of(moves)
    yield f"{len(unnoticed)} of {len(moves) // len(FACTORS)} numbers can be halved or doubled"
    yield from (f"    {place(number)}" for number in unnoticed)


def unnoticed_of(moves: Sequence[Moved]) -> list[Number]:
    noticed = {moved.number for moved in moves if moved.is_noticed}
    return sorted({moved.number for moved in moves} - noticed)


def place(number: Number) -> str:
    return f"{number.line}: {number.value:g} in `{number.text}`"
