"""Any page is read without an exception, and what it gives is normal; 100,000 of them.

`python -m tests.fuzz --help` for more, for another seed, or for the page that a failure names.
"""

import pytest

from tests.fuzz.campaign import read_pages

PAGES = 100_000
BATCHES = 40


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutated_pages(batch: int) -> None:
    campaign = read_pages(0, range(batch, PAGES, BATCHES))
    assert campaign.pages == PAGES // BATCHES
    assert not campaign.failures
