"""`scrapy report`: what the page says, and that it is there in the database."""

import html
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.crawling import ROOT, Workspace, command, crawl, scrapy
from tests.db.given import rate, store
from tests.report.stored import fill, store_month
from tests.report.written import CARD, report, sections, statements, words
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture(scope="module")
def page(page_path: Path) -> str:
    return page_path.read_text("utf-8")


def test_after_a_good_run(workspace: Workspace) -> None:
    with serve(Site(8)) as site:
        assert crawl(workspace, site.listing_url).exit_code == 0
    page = report(workspace)
    found = sections(page)
    assert "Listings proven complete 1 of 1 Articles 8" in words(found["glance"])
    assert "complete 8 of 8" in words(found["listings"])
    assert ": 8 known of 8, complete</title>" in found["listings"]
    for pair, value, _ in site.expected_rates():
        assert f"{pair} {value} on 22 Feb 2026" in words(found["rates"])
    assert page.count('role="img"') == len(site.expected_rates()) + 1 + found["articles"].count(
        "<svg"
    )
    assert "all well" in words(found["runs"])


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    """The month on either database."""
    if request.param == "sqlite":
        return request.getfixturevalue("month")
    workspace = Workspace(tmp_path, (), request.getfixturevalue("postgres_url"))
    fill(workspace, store_month)
    report(workspace)
    return workspace


def test_every_figure_is_found_by_the_sql_beside_it(filled: Workspace) -> None:
    workspace = filled
    found = sections((workspace.folder / "report.html").read_text("utf-8"))
    glance = words(found["glance"])
    _, verdicts, articles, gone, edits, rates, lost = (
        workspace.rows(sql) for sql in statements(found["glance"])
    )
    assert f"Articles {articles[0]['articles']} Gone" in glance
    assert f"site {gone[0]['gone']} Silent edits {edits[0]['edits']} " in glance
    assert f"rates {rates[0]['rates']} Lost pages {lost[0]['lost_pages']}" in glance
    assert {row["verdict"]: row["listings"] for row in verdicts} == {"complete": 1, "short": 1}

    for name, card in CARD.findall(found["rates"]):
        [sql] = statements(card)
        rows = workspace.rows(sql)
        assert f"{name} {rows[-1]['rate']} on" in words(f"{name} {card}")
        flagged = {str(row["rate"]) for row in rows if str(row["flags"]) != "[]"}
        assert len(re.findall(r"<li>", card)) == len(flagged)
        assert all(rate in card for rate in flagged)
        told = set(re.findall(r"<title>([\d-]+) ([\d.]+)", card))
        assert told == {(str(row["as_of"])[:10], str(row["rate"])) for row in rows}

    listings, totals, _, arrivals, _ = (
        workspace.rows(sql) for sql in statements(found["listings"])
    )
    assert [row["results"] for row in listings] == [0, 64]
    assert re.search(r"<title>2026-02-20: 64 known of 64</title>", found["listings"])
    complete = listings[1]["id"]
    assert [row["total"] for row in totals if row["listing_id"] == complete][-1] == 64
    assert sum(row["articles"] for row in arrivals if row["listing_id"] == complete) == 64

    days, by_section, newest = (workspace.rows(sql) for sql in statements(found["articles"]))
    bars = re.findall(r"<title>(\d+) (\w+) 2026: (\d+) articles?", found["articles"])
    assert sum(int(count) for *_, count in bars) == sum(row["articles"] for row in days) == 64
    for row in by_section:
        assert f"<title>{row['section'] or 'no section'}: {row['articles']} art" in page_of(found)
    assert newest[0]["headline"] in words(found["articles"])
    assert len(workspace.rows(statements(found["edits"])[1])) == found["edits"].count('"edit"')
    assert len(workspace.rows(statements(found["runs"])[1])) == found["runs"].count('"row"')


def page_of(found: dict[str, str]) -> str:
    return html.unescape(found["articles"])


def test_the_band_is_as_wide_as_the_printed_digits_leave_open(page: str) -> None:
    cards = {name: words(card) for name, card in CARD.findall(page)}
    assert "1 significant digit printed: ±0.000005 (±6.2 %)" in cards["UZS/USD"]
    assert "4 significant digits printed: ±0.000005 (±0.044 %)" in cards["KGS/USD"]


def test_gaps_break_the_line_and_are_named(page: str) -> None:
    card = dict(CARD.findall(page))["KGS/USD"]
    assert "2 gaps without a rate: 31 Jan 2026 \u2013 6 Feb 2026 (7 days); 11 Feb" in words(card)
    lines = re.findall(r'<path [^>]*stroke="#1f5fbf"', card)
    assert len(lines) == 3


def test_flagged_observations_are_marked_and_explained(page: str) -> None:
    card = dict(CARD.findall(page))["KGS/USD"]
    assert re.findall(r"<title>(\S+) \S+ ([a-z ]+)</title>", card) == [
        ("2026-01-28", "jump"),
        ("2026-01-29", "change mismatch"),
        ("2026-02-14", "conflict"),
    ]
    assert "▲ 28 Jan 2026: 0.01134, jump" in words(card)
    assert "jump more than a fifth away from the rate" in words(page)


def test_silent_edits_stand_word_by_word_with_their_classes(page: str) -> None:
    edits = sections(page)["edits"]
    assert "<del>result</del> <ins>vote of 7 members</ins>" in edits
    assert '<b class="class">figures</b>' in edits
    assert "(1 unchanged)" not in edits
    assert "1 paragraph unchanged" in edits


def test_what_sites_say_stays_text(page: str) -> None:
    assert "<script" not in page
    assert "&lt;script&gt;document.title" in page
    assert 'href="javascript:' not in page
    assert "javascript:alert(1)" in page
    assert 'lang="&#34;' not in page
    assert not re.search(r'<[^>]+ (style|on\w+)="', page)
    assert "default-src 'none'; style-src 'sha256-" in html.unescape(page)


def test_the_same_database_gives_the_same_bytes_in_every_zone(month: Workspace, page: str) -> None:
    done = subprocess.run(
        command("report", "-o", "-"),
        cwd=ROOT,
        env=month.environment(TZ="Asia/Almaty"),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == page


def test_an_empty_database(workspace: Workspace) -> None:
    fill(workspace, lambda _: None)
    found = sections(report(workspace))
    assert "No ticker's rate is stored yet." in words(found["rates"])
    assert "No listing was walked yet." in words(found["listings"])
    assert "<svg" not in "".join(found.values())


def test_without_a_database(workspace: Workspace) -> None:
    done = scrapy(workspace, "report", "-o", str(workspace.folder / "report.html"))
    assert done.returncode == 5
    assert done.stderr.startswith("newsbot: there is no database ")
    assert not (workspace.folder / "report.html").exists()


def test_long_lists_are_bounded_and_say_so(month: Workspace, workspace: Workspace) -> None:
    shutil.copy(month.folder / "newsbot.db", workspace.folder)
    codes = ("KGS", "KZT", "TJS", "TMT", "UZS", "EUR", "GBP")

    def many(connection: Any) -> None:
        rates = [
            rate(base_currency=base, quote_currency=quote, site=f"s{site}.example")
            for site in (2, 3)
            for base in codes
            for quote in codes
            if base != quote
        ]
        store(connection, "20260220T090000.000000Z-001f", rates)

    fill(workspace, many)
    workspace.change(
        "WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
        " INSERT INTO listings (url, verdict) SELECT 'https://s1.example/' || i, 'open' FROM n",
    )
    page = report(workspace)
    assert "And 29 more pairs." in page
    assert "And 100 more listings." in page
    assert "And 24 more articles." in page
    assert len(page.encode()) < 1_000_000


def test_what_is_missing_to_draw_is_named(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace, lambda _: None)
    missing = tmp_path / "vl_convert.py"
    missing.write_text("raise ModuleNotFoundError('none', name='vl_convert')")
    done = subprocess.run(
        command("report"),
        cwd=ROOT,
        env=workspace.environment(PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)])),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "newsbot: vl_convert is not installed: pip install 'newsbot[report]'\n"


def test_a_report_that_cannot_be_written_leaves_the_last_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace, lambda _: None)
    (tmp_path / "report.html").write_text("of yesterday")
    (tmp_path / "report.html.part").mkdir()  # so that none can be written
    done = scrapy(workspace, "report", "-o", str(tmp_path / "report.html"))
    assert done.returncode == 5
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "report.html").read_text() == "of yesterday"


def test_a_folder_is_no_file(month: Workspace, tmp_path: Path) -> None:
    done = scrapy(month, "report", "-o", str(tmp_path))
    assert (done.returncode, [*tmp_path.iterdir()]) == (2, [])
    assert done.stderr.endswith(f"error: -o {tmp_path}: it is a folder; name a file\n")
