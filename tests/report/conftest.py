from pathlib import Path

import pytest

from tests.crawling import Workspace
from tests.report.stored import fill, store_month
from tests.report.written import report


@pytest.fixture(scope="session")
def month(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A database of a month, with its report beside it."""
    workspace = Workspace(tmp_path_factory.mktemp("month"))
    fill(workspace, store_month)
    report(workspace)
    return workspace


@pytest.fixture(scope="session")
def page_path(month: Workspace) -> Path:
    return month.folder / "report.html"
