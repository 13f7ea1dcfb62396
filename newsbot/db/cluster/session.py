"""The queue's own schema in newsbot's PostgreSQL database, and a connection that sees it."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, text

from newsbot.db.session import SharedSession

T = TypeVar("T")

SCHEMA = "newsbot_cluster"
INSTALL_LOCK = 5_170_240  # two machines may start their first workers at once
SEE_THE_QUEUE = text(f"SET LOCAL search_path TO {SCHEMA}")
# Beside procrastinate's tables, which know neither machines nor exit codes.
OWN_TABLES = """
CREATE TABLE newsbot_workers (
    id bigint PRIMARY KEY REFERENCES procrastinate_workers ON DELETE CASCADE,
    host text NOT NULL,
    pid integer NOT NULL,
    heartbeat_s double precision NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE newsbot_crawls (
    job_id bigint PRIMARY KEY REFERENCES procrastinate_jobs ON DELETE CASCADE,
    site text NOT NULL,
    host text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    exit_code integer,
    reason text
);
CREATE INDEX newsbot_crawls_of_a_site ON newsbot_crawls (site, job_id);
-- Who missed three heartbeats is dead. One that has not told its own yet has the usual one.
CREATE VIEW newsbot_alive AS
    SELECT worker.id
    FROM procrastinate_workers AS worker LEFT JOIN newsbot_workers AS own USING (id)
    WHERE last_heartbeat > now() - make_interval(secs => 3 * coalesce(own.heartbeat_s, 10));
"""


class ClusterSession(SharedSession):
    """Raises StorageError where newsbot's own tables are not as it needs them."""

    def install(self, procrastinate: str) -> None:
        """`procrastinate`: the SQL of its tables. Once; all or nothing."""
        self.execute(lambda connection: _install(connection, procrastinate))

    def is_installed(self) -> bool:
        return self.execute(_is_installed)

    def in_queue(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, which names the queue's tables, once it is committed."""

        def see_and_work(connection: Connection) -> T:
            connection.execute(SEE_THE_QUEUE)
            return work(connection)

        return self.execute(see_and_work)


def connection_parameters(url: URL) -> dict[str, Any]:
    """Of psycopg, for procrastinate's own connections."""
    _, parameters = url.get_dialect()().create_connect_args(url)
    options = f"{parameters.get('options', '')} -c search_path={SCHEMA}"
    return {**parameters, "client_encoding": "utf8", "options": options.strip()}


def _install(connection: Connection, procrastinate: str) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": INSTALL_LOCK})
    if _is_installed(connection):
        return
    # An administrator may have made it for a user who must not.
    if connection.scalar(text("SELECT to_regnamespace(:name)"), {"name": SCHEMA}) is None:
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    connection.execute(SEE_THE_QUEUE)
    driver: Any = connection.connection.driver_connection  # which takes many statements at once
    driver.execute((procrastinate + OWN_TABLES).encode())


def _is_installed(connection: Connection) -> bool:
    name = {"name": f"{SCHEMA}.newsbot_crawls"}
    return connection.scalar(text("SELECT to_regclass(:name)"), name) is not None
