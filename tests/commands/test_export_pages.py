"""`scrapy export` beside a crawl: it holds the database only while it reads, and misses nothing."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import URL, text

from newsbot.commands.export import lines
from newsbot.db.engine import open_engine, parse_url
from newsbot.db.feed import MAX_PAGE, Selection
from newsbot.db.schema import ensure_schema
from tests.crawling import ROOT, Workspace, command
from tests.db.filled import RATES, fill

ROWS = 3 * MAX_PAGE - 50
SEQS = [*range(1, ROWS + 1), *range(RATES + 1, RATES + ROWS + 1)]


@pytest.fixture
def database(workspace: Workspace) -> URL:
    """As many revisions, and as many rates."""
    url = parse_url("sqlite:///newsbot.db", workspace.folder)
    engine = open_engine(url)
    ensure_schema(engine)
    with engine.begin() as connection:
        fill(connection, ROWS, 2)
    engine.dispose()
    return url


def test_F26_whoever_reads_an_export_slowly_is_in_nobodys_way(
    workspace: Workspace, database: URL
) -> None:
    export = subprocess.Popen(
        command("export"),
        cwd=ROOT,
        env=workspace.environment(),
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert export.stdout
    assert export.stdout.read(1) == b"{"  # and no more: the pipe is full before the rows are out
    with closing(sqlite3.connect(database.database, timeout=60)) as connection:
        connection.execute("UPDATE listings SET total = 0")
        connection.commit()
    output, _ = export.communicate(timeout=60)
    found = [json.loads(line) for line in (b"{" + output).splitlines()]
    assert [line["seq"] for line in found] == SEQS
    assert export.returncode == 0


def test_what_is_stored_meanwhile_is_left_for_the_next_export(database: URL) -> None:
    """A reader keeps the last number that it has seen, and asks for what comes after it."""
    engine = open_engine(database)

    def read(work: Callable[[Any], Any]) -> Any:
        with engine.begin() as connection:
            found = work(connection)
            connection.execute(text("UPDATE feed_sequence SET last_seq = last_seq + 1"))
            connection.execute(
                text(
                    "INSERT INTO rates SELECT (SELECT max(id) + 1 FROM rates), last_seq,"
                    " 'new ' || last_seq, site, base_currency, quote_currency, rate, change_pct,"
                    " as_of, as_of_source, first_seen_at, last_seen_at, source_url, source_key,"
                    " raw, flags, run_id FROM rates, feed_sequence WHERE rates.id = 1"
                )
            )
        return found

    seqs = [line["seq"] for line in lines(read, Selection(), None)]
    assert seqs == SEQS
    later = [line["seq"] for line in lines(read, Selection(since=seqs[-1]), None)]
    assert later[0] == seqs[-1] + 1
    engine.dispose()
