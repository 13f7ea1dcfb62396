"""`scrapy export` as CSV and Parquet, compressed, and under whatever name."""

import csv
import fcntl
import gzip
import json
import os
import re
import signal
import stat
import subprocess
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from backports import zstd
from scrapy.exceptions import UsageError

import newsbot.feeds
from newsbot.cli.atom_export import check_atom_options
from newsbot.cli.export_format import chosen_format, writer_of
from newsbot.commands.export import lines as feed_lines
from newsbot.db.engine import open_engine, parse_url
from newsbot.db.feed import Selection
from newsbot.db.listings import open_listing
from newsbot.db.runs import insert_run
from newsbot.db.schema import ensure_schema
from newsbot.db.session import ReadOnlySession
from newsbot.errors import ConfigError
from newsbot.feeds.output import open_output
from newsbot.feeds.parquet_file import write_parquet
from tests import warm_start
from tests.crawling import ROOT, Workspace, scrapy
from tests.db.filled import NOW, fill
from tests.db.given import LISTING, article, card, rate, store

RUN = "2026-9999"
RATES = ("0.00200", "123456.123456789012345678", "12345678901234567890", "0.00008")
BODY = 'He said: "No, never."\r\n\nA tab\there, a comma, and\nthe end.'
HEADLINES = {
    1: "=1+1",
    2: "'=HYPERLINK(1)",
    3: "-0.5",
    4: "@here, there",
    5: "\N{FULLWIDTH EQUALS SIGN}1",
    6: "'Plain', she said",
    7: "",
    8: 'O\N{MODIFIER LETTER TURNED COMMA}zbekiston "quoted"',
}


def fill_workspace(workspace: Workspace) -> Workspace:
    address = workspace.postgres_url or f"sqlite:///{workspace.folder}/newsbot.db"
    engine = open_engine(parse_url(address, workspace.folder))
    ensure_schema(engine)
    with engine.begin() as connection:
        insert_run(connection, RUN, frozenset({"s1.example"}), NOW)
        open_listing(connection, RUN, LISTING)
        changes = [Decimal("-0.50"), None, Decimal(0), Decimal("0.1")]
        pairs = zip(RATES, changes, strict=True)
        observed = [
            rate(value, change_pct=change, flags=("=odd",) * (not change))
            for value, change in pairs
        ]
        cards = [card(number, headline=it, followed=False) for number, it in HEADLINES.items()]
        told = {"article_body": BODY, "authors": ("Aru, Sadyk", "=Mira"), "section": None}
        store(connection, RUN, [*observed, *cards])
        store(connection, RUN, [article(8, headline=HEADLINES[8], **told)])
    engine.dispose()
    return workspace


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return fill_workspace(Workspace(tmp_path_factory.mktemp("stored")))


@pytest.fixture(scope="module")
def exported(stored: Workspace) -> Path:
    """A folder with each kind of line as each kind of file, as the command writes them: what tests
    below export by the command itself has the same bytes.
    """
    folder = stored.folder / "out"
    session = ReadOnlySession(parse_url(f"sqlite:///{stored.folder}/newsbot.db", folder))
    for kind in ("article", "rate"):
        for ending in ("jsonl", "csv", "parquet"):
            with open_output(f"{folder}/{kind}.{ending}") as file:
                writer_of(ending)(file, kind, feed_lines(session.execute, Selection(), kind))
    return folder


@pytest.fixture(scope="module")
def lines(exported: Path) -> dict[str, list[dict[str, Any]]]:
    return {
        kind: [
            json.loads(it)
            for it in (exported / f"{kind}.jsonl").read_text("utf-8").split("\n")[:-1]
        ]
        for kind in ("article", "rate")
    }


def export(workspace: Workspace, *arguments: str) -> None:
    done = scrapy(workspace, "export", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def export_rates(
    workspace: Workspace,
    path: Path,
    *module: str,
    meanwhile: Callable[[int], object] = lambda _pid: None,
) -> subprocess.CompletedProcess[str]:
    """By Scrapy, or by the `module` that starts it."""
    arguments = (*(module or ["scrapy"]), "export", "--type", "rate", "-o", str(path))
    return warm_start.run(arguments, ROOT, workspace.environment(), 120, meanwhile)


def refused(workspace: Workspace, *arguments: str) -> str:
    done = scrapy(workspace, "export", *arguments)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def as_it_was(text: str) -> str:
    """As docs/feeds.md says: without the apostrophe that was put before a formula."""
    (rule,) = re.findall(
        r're\.sub\(r"(.+?)", "", cell\)', (ROOT / "docs/feeds.md").read_text("utf-8")
    )
    return re.sub(rule, "", text)


def cells_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file)]


@pytest.mark.parametrize("kind", ["article", "rate"])
def test_csv_gives_back_every_line(
    exported: Path, lines: dict[str, list[dict[str, Any]]], kind: str
) -> None:
    names, *rows = cells_of(exported / f"{kind}.csv")
    assert names == [*lines[kind][0]]
    assert len(rows) == len(lines[kind]) > 3
    for row, line in zip(rows, lines[kind], strict=True):
        for cell, value in zip(row, line.values(), strict=True):
            if isinstance(value, (list, bool, int)):
                assert json.loads(cell) == value
            else:
                assert as_it_was(cell) == (value or "")


def test_no_text_of_a_csv_is_a_formula_and_numbers_are_as_they_are(exported: Path) -> None:
    for kind, numbers in (("article", []), ("rate", ["-0.50"])):
        cells = [cell for row in cells_of(exported / f"{kind}.csv") for cell in row]
        assert [cell for cell in cells if re.match("[=+@\t\r\uff1d-]", cell)] == numbers
    table = duckdb.sql(f"SELECT min(change_pct), sum(rate) > 0 FROM '{exported}/rate.csv'")
    assert [float(value) for value in table.fetchall()[0]] == [-0.5, 1.0]


def test_null_and_an_empty_text_are_two_things_in_csv(exported: Path) -> None:
    table = duckdb.sql(
        "SELECT headline, article_body, section"
        f" FROM read_csv('{exported}/article.csv', all_varchar=true, allow_quoted_nulls=false)"
    ).fetchall()
    assert ("", None, None) in table
    assert (HEADLINES[8], BODY, None) in table


@pytest.mark.parametrize("kind", ["article", "rate"])
def test_parquet_has_the_types_and_every_value(
    exported: Path, lines: dict[str, list[dict[str, Any]]], kind: str
) -> None:
    table = pq.read_table(exported / f"{kind}.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    assert types["seen_at"] == "timestamp[us, tz=UTC]"
    if kind == "rate":
        assert types["rate"] == types["change_pct"] == "decimal128(38, 18)"
        assert types["as_of"] == "date32[day]"
        assert table.schema.field("change_pct").metadata[b"unit"] == b"%"
    else:
        assert types["authors"].startswith("list<")
        assert types["excerpt_truncated"] == "bool"
    assert [plain(row) for row in table.to_pylist()] == [typed(line) for line in lines[kind]]


def plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.astimezone(UTC) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def typed(line: dict[str, Any]) -> dict[str, Any]:
    parsers: dict[str, Any] = {"rate": Decimal, "change_pct": Decimal, "as_of": date.fromisoformat}
    parsers |= dict.fromkeys(("seen_at", "date_published", "date_modified"), datetime.fromisoformat)
    return {
        name: parsers[name](value) if name in parsers and value is not None else value
        for name, value in line.items()
    }


def test_duckdb_reads_the_parquet_alike(exported: Path) -> None:
    found = duckdb.sql(f"SELECT rate FROM '{exported}/rate.parquet'").fetchall()
    assert [value for (value,) in found] == [Decimal(value) for value in RATES]


def test_postgresql_gives_the_same(exported: Path, postgres_url: str, tmp_path: Path) -> None:
    workspace = fill_workspace(Workspace(tmp_path, (), postgres_url))
    for name in ("rate.csv", "article.parquet"):
        export(workspace, "--type", Path(name).stem, "-o", f"{tmp_path}/{name}")
        assert (tmp_path / name).read_bytes() == (exported / name).read_bytes()


@pytest.mark.parametrize("value", ["0.1234567890123456789", "123456789012345678901"])
def test_a_number_that_parquet_cannot_hold_is_named(
    lines: dict[str, list[dict[str, Any]]], value: str
) -> None:
    first, *others = lines["rate"]
    longer = [*others, {**first, "rate": value}]
    words = rf"rate {value} \(seq {first['seq']}\) does not fit Parquet's decimal128\(38, 18\)"
    with pytest.raises(ConfigError, match=words):
        write_parquet(BytesIO(), "rate", longer)


def test_nothing_is_left_of_such_an_export(tmp_path: Path) -> None:
    workspace = fill_workspace(Workspace(tmp_path))
    workspace.change("UPDATE rates SET rate = '0.1234567890123456789' WHERE rate = '0.00200'")
    words = refused(workspace, "--type", "rate", "-o", f"{tmp_path}/out/rates.parquet")
    assert "does not fit" in words
    assert [*(tmp_path / "out").iterdir()] == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"output": "rates.xlsx"}, "rates.xlsx: which format?"),
        ({"output": "rates"}, "which format?"),
        ({"output": "rates.gz"}, "which format?"),
        ({"output": "rates.csv"}, "--type article or --type rate"),
        ({"format": "parquet"}, "--type article or --type rate"),
        ({"output": "rates.parquet.gz", "type": "rate"}, "compressed by itself"),
        ({"output": "edits.csv", "type": "edit"}, "--format atom"),
    ],
)
def test_what_cannot_be_meant(options: dict[str, str], words: str) -> None:
    none = dict.fromkeys(("format", "output", "type", "limit", "url"))
    opts = Namespace(**none | options)
    with pytest.raises(UsageError, match=re.escape(words)):
        check_atom_options(Namespace(**vars(opts) | {"format": chosen_format(opts)}))


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("rates.csv", "csv"),
        ("Rates.CSV.GZ", "csv"),
        ("a.b/rates.2026.parquet", "parquet"),
        ("rates.jl.zst", "jsonl"),
        ("new.atom", "atom"),
        ("-", "jsonl"),
        (None, "jsonl"),
    ],
)
def test_the_name_says_the_format(name: str | None, chosen: str) -> None:
    assert chosen_format(Namespace(format=None, output=name, type="rate")) == chosen


def test_an_unknown_ending_is_refused(stored: Workspace, tmp_path: Path) -> None:
    assert "which format?" in refused(stored, "-o", f"{tmp_path}/rates.xlsx")
    assert [*tmp_path.iterdir()] == []


def test_parquet_without_its_extra(stored: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "rates.parquet"
    done = export_rates(stored, out, "tests.commands.without", "pyarrow")
    assert done.returncode == 2
    assert "pip install 'newsbot[parquet]'" in done.stderr.splitlines()[-1]
    assert not out.exists()


def test_compressed_by_name_and_the_same_bytes_again(
    stored: Workspace, exported: Path, tmp_path: Path
) -> None:
    plain_text = (exported / "rate.jsonl").read_bytes()
    export(stored, "--type", "rate", "-o", f"{tmp_path}/a.jsonl.gz")
    for name in ("b.ndjson.gz", "c.jl.zst"):
        with open_output(f"{tmp_path}/{name}") as file:
            file.write(plain_text)
    first, second = ((tmp_path / name).read_bytes() for name in ("a.jsonl.gz", "b.ndjson.gz"))
    assert first == second
    assert gzip.decompress(first) == plain_text
    assert zstd.decompress((tmp_path / "c.jl.zst").read_bytes()) == plain_text
    assert len([*newsbot.feeds.read(tmp_path / "c.jl.zst")]) == len(RATES)


def test_a_pipe_is_written_to_and_stays_one(
    stored: Workspace, exported: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        export(stored, "--type", "rate", "-o", str(pipe))
        text, _ = reader.communicate()
    assert text == (exported / "rate.jsonl").read_bytes()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_one(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").touch()
    (tmp_path / "latest.jsonl").symlink_to("real.jsonl")
    with open_output(f"{tmp_path}/latest.jsonl") as file:
        file.write((exported / "rate.jsonl").read_bytes())
    assert (tmp_path / "latest.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_bytes() == (exported / "rate.jsonl").read_bytes()


def test_the_standard_output_by_its_sign(stored: Workspace, exported: Path) -> None:
    done = scrapy(stored, "export", "--type", "rate", "--format", "csv", "-o", "-")
    assert done.stdout == (exported / "rate.csv").read_text("utf-8")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """More rows than a pipe takes."""
    workspace = Workspace(tmp_path_factory.mktemp("many"))
    engine = open_engine(parse_url(f"sqlite:///{workspace.folder}/newsbot.db", workspace.folder))
    ensure_schema(engine)
    with engine.begin() as connection:
        fill(connection, 6_000, 200)
    engine.dispose()
    return workspace


@pytest.mark.parametrize("name", ["rates.csv", "rates.parquet"])
def test_a_killed_export_leaves_what_was_there(many: Workspace, tmp_path: Path, name: str) -> None:
    """Killed in the midst of it: a pipe in the place of its unfinished file holds it up."""
    out, part = tmp_path / name, tmp_path / f"{name}.part"
    out.write_bytes(b"yesterday")
    os.mkfifo(part)

    def kill(pid: int) -> None:
        with part.open("rb", buffering=0) as held:
            fcntl.fcntl(held, fcntl.F_SETPIPE_SZ, 4096)
            assert held.read(1)
            os.kill(pid, signal.SIGKILL)

    assert export_rates(many, out, meanwhile=kill).returncode == -signal.SIGKILL
    assert out.read_bytes() == b"yesterday"


def test_an_export_that_fails_leaves_nothing_of_its_own(many: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "rates.csv"
    done = export_rates(many, out, "tests.commands.without", "room")
    assert done.returncode == 5, done.stderr
    assert "File too large" in done.stderr
    assert [*tmp_path.iterdir()] == []


def test_row_groups_are_small_and_all_there(
    lines: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    """So that memory stays as it is, however many rows there are."""
    with open_output(f"{tmp_path}/rates.parquet") as file:
        write_parquet(file, "rate", ({**lines["rate"][0], "seq": n} for n in range(6_000)))
    table = pq.ParquetFile(tmp_path / "rates.parquet")
    groups = [table.metadata.row_group(number).num_rows for number in range(table.num_row_groups)]
    assert groups == [5_000, 1_000]
    assert table.read()["seq"].to_pylist() == [*range(6_000)]
