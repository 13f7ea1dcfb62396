import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import postgres
from tests.crawling import PACES, Workspace

# Crawls inherit what is ignored here, as where tests run in the background; they are sent these.
for number in (signal.SIGINT, signal.SIGHUP):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)

# Machines are busy: how long an example takes, or how many were refused first, proves nothing.
settings.register_profile(
    "project",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("project")


@pytest.fixture(params=["no_delay"], scope="session")
def pace(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Its name is part of the id of every test that crawls; see AT_DEFAULT_PACE."""
    return PACES[request.param]


@pytest.fixture
def workspace(tmp_path: Path, pace: tuple[str, ...], request: pytest.FixtureRequest) -> Workspace:
    """With an SQLite file, unless the test says otherwise."""
    if getattr(request, "param", "sqlite") == "postgresql":
        return Workspace(tmp_path, pace, request.getfixturevalue("postgres_url"))
    return Workspace(tmp_path, pace)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server_folder() as folder, postgres.server(folder) as address:
        yield address


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """An empty database."""
    return postgres.new_database(postgres_server)
