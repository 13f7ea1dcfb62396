"""docs/faults.md has a line for each fault, and its tests are there; tests cite faults it has."""

import re
from collections import defaultdict

import pytest

from tests.crawling import ROOT

LINES = re.findall(
    r"^\| (F\d+) \| (.+) \|$", (ROOT / "docs/faults.md").read_text("utf-8"), re.MULTILINE
)
FAULTS = {number: text.split(" | ") for number, text in LINES}
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
STATE = re.compile(r"holds(, with .+)?|(partly|gap): .+")


def test_every_fault_once_and_in_order() -> None:
    assert [number for number, _ in LINES] == [f"F{number:02}" for number in range(1, 112)]


@pytest.mark.parametrize("number", FAULTS)
def test_it_says_what_happens_what_newsbot_does_and_what_shows_it(number: str) -> None:
    what, does, state, shown = FAULTS[number]
    assert what
    assert does
    assert STATE.fullmatch(state)
    tests = TEST.findall(shown)
    assert ", ".join(f"`{file}::{name}`" for file, name in tests) == shown or re.fullmatch(
        "none: .+", shown
    )
    for file, name in tests:
        assert f"def {name}(" in (ROOT / file).read_text("utf-8"), name


def test_every_test_that_cites_a_fault_stands_in_its_line() -> None:
    cited = defaultdict(set)
    for path in (ROOT / "tests").rglob("test_*.py"):
        for name in re.findall(r"def (test_F\w+)\(", path.read_text("utf-8")):
            for first, last in re.findall(r"_F(\d+)(?:_to_F(\d+))?", name):
                for number in range(int(first), int(last or first) + 1):
                    cited[f"F{number:02}"].add((f"{path.relative_to(ROOT)}", name))
    assert len(cited) > 20
    for number, tests in cited.items():
        missing = tests - set(TEST.findall(FAULTS[number][-1]))
        assert not missing, number
