"""What no site should show, and one will: extremes, floods of flags, names that are no names."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

from sqlalchemy import URL, Connection

from newsbot.db.engine import open_engine, parse_url
from newsbot.db.listings import open_listing
from newsbot.db.report.listings import ListingDay
from newsbot.db.run_listings import end_run_listings, name_listings
from newsbot.db.runs import insert_run
from newsbot.db.schema import ensure_schema
from newsbot.db.summary import summarize_listings
from newsbot.report.charts import listing_chart, thin_days
from newsbot.report.content import read_content
from newsbot.report.page import render_page
from tests.crawling import Workspace
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, ended, listing_page, rate, store
from tests.report.stored import fill
from tests.report.written import CARD, report, words

DATES = (datetime(9999, 12, 31, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), None, NOW, NOW, NOW)
SECTIONS = ("a\x01b\u202e<i>", "W" * 500, "50%% off %s", "O'z", 'a"b\\', "\U0001f642" * 60)
FLAGGED = 600


def store_odd(connection: Connection) -> None:
    insert_run(connection, "run", frozenset({"s1.example"}), NOW)
    open_listing(connection, "run", LISTING)
    articles = [
        item
        for number, (date, section) in enumerate(zip(DATES, SECTIONS, strict=True))
        for item in (
            card(number, headline="H" * 100_000),
            article(number, date_published=date, section=section),
        )
    ]
    rates = [
        rate("0.000000001", base_currency="KGS"),
        rate("999999999.123456789"),
        *(
            rate(
                f"0.{number:05}",
                base_currency="TMT",
                flags=("jump", "conflict"),
                as_of=NOW.date() - timedelta(days=number // 3),
            )
            for number in range(1, FLAGGED + 1)
        ),
    ]
    keys = tuple(f"s1.example/{number}" for number in range(len(DATES)))
    pages = [listing_page(1, total=None), ended(keys, total=None, verdict="unverified")]
    store(connection, "run", [*articles, *rates, *pages])


def render(url: URL) -> str:
    engine = open_engine(url)
    ensure_schema(engine)
    with engine.begin() as connection:
        store_odd(connection)
    with engine.connect() as connection:
        content = read_content(connection)
    engine.dispose()
    return render_page(content)


def test_odd_values_are_shown(workspace: Workspace) -> None:
    page = render(parse_url("sqlite:///newsbot.db", workspace.folder))
    cards = {name: words(card) for name, card in CARD.findall(page)}
    assert cards["KGS/USD"].startswith("0.000000001 on 23 Nov 2026")
    assert "1 significant digit printed: ±0.0000000005 (±50 %)" in cards["KGS/USD"]
    assert "18 significant digits printed: ±0.0000000005 (less than 0.0001 %)" in cards["KZT/USD"]
    # Read last was the oldest page; the newest day's rate is the one that counts.
    assert "0.00002 on 23 Nov 2026" in cards["TMT/USD"]
    assert f"And {FLAGGED - 5} more flagged." in cards["TMT/USD"]
    assert "(one of " in page
    assert f">{SECTIONS[-1][:10]}\u2026</text>" in page  # no half of a sign
    for section in ("ab<i>", "50%% off %s", "O'z", 'a"b\\'):
        assert f"{section}: 1 article<" in unescape(page)
    assert "CASE WHEN (articles.section IN ('50%% off %s', 'O''z'" in unescape(page)
    assert len(page.encode()) < 300_000


def test_a_day_on_which_a_listing_could_not_be_read_is_shown(workspace: Workspace) -> None:
    fill(workspace, store_dead_days)
    page = report(workspace)
    told = re.findall(r"<title>(2026-11-\d\d: .*?)</title>", page)
    assert told == [
        "2026-11-20: 2 known of 2, complete",
        "2026-11-22: 2 known of 2, complete",
        "2026-11-21: 2 known, interrupted",
        "2026-11-23: 2 known, interrupted",
    ]


def store_dead_days(connection: Connection) -> None:
    """A site that answers every other day."""
    for ago in (3, 2, 1, 0):
        now, run = NOW - timedelta(days=ago), f"run {3 - ago}"
        insert_run(connection, run, frozenset({"s1.example"}), now)
        open_listing(connection, run, LISTING)
        items: list[object] = [ended((), now, total=None, verdict="interrupted", whole=False)]
        if ago % 2:
            keys = ("s1.example/0", "s1.example/1")
            cards = [card(number, seen_at=now) for number in range(2)]
            page = listing_page(1, total=2, fetched_at=now)
            items = [*cards, page, ended(keys, now, total=2)]
        store(connection, run, items)
        name_listings(connection, run, [LISTING])
        end_run_listings(connection, run, summarize_listings(connection, run))


def test_a_listing_that_was_bad_for_years_keeps_its_worst_days() -> None:
    start = NOW.date() - timedelta(days=1_999)
    days = [
        ListingDay(f"{start + timedelta(days=number)}", 60, 60 - (number == 777) * 9, "complete")
        for number in range(1_999)
    ]
    days.append(ListingDay(f"{NOW.date()}", 60, 60, "interrupted"))
    drawn = thin_days(days)
    assert len(drawn) <= 180
    assert days[777] in drawn
    assert drawn[-1] == days[-1]
    chart = listing_chart(drawn, "chart", "A listing")
    assert "<title>2026-11-23: 60 known of 60, interrupted</title>" in chart
    assert len(chart) < 60_000
    assert thin_days(days[:80]) == days[:80]
