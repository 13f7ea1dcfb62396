"""Troubled lives of sites, each from its first crawl to its last, without delay between requests.

`python -m tests.world --help` for as many as you like, or for the seed that a failure names.
"""

from pathlib import Path

import pytest

from tests.world.life import live

# The first ones found something once.
SEEDS = (33, 38, 39, 50, *range(100, 108))


@pytest.mark.parametrize("seed", SEEDS)
def test_schedules_without_sockets_no_delay(seed: int, tmp_path: Path) -> None:
    assert live(seed, tmp_path) == []


@pytest.mark.parametrize("seed", range(200, 202))
def test_schedules_over_sockets_no_delay(seed: int, tmp_path: Path) -> None:
    assert live(seed, tmp_path, sockets=True) == []
