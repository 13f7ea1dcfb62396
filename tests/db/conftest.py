"""Every storage test runs on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Engine

from newsbot.db.engine import open_engine, parse_url
from newsbot.db.schema import ensure_schema
from tests.crawling import Workspace


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, workspace: Workspace) -> URL:
    """An empty database's address."""
    if request.param == "sqlite":
        return parse_url("sqlite:///newsbot.db", workspace.folder)
    return parse_url(request.getfixturevalue("postgres_url"), workspace.folder)


@pytest.fixture
def engine(database: URL) -> Iterator[Engine]:
    """With the tables of the newest schema."""
    engine = open_engine(database)
    ensure_schema(engine)
    yield engine
    engine.dispose()
