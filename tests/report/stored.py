"""A month of runs in a database, stored as crawls store them: five pairs with gaps and flags, a
listing that is complete, one that is not, articles of all scripts, edits and lost pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from newsbot.db.engine import open_engine, parse_url
from newsbot.db.listings import open_listing
from newsbot.db.runs import finish_run, insert_run
from newsbot.db.schema import ensure_schema
from newsbot.items import ArticleItem, LostPageItem
from tests.crawling import Workspace
from tests.db.given import LISTING, article, card, ended, listing_page, rate, store

START = datetime(2026, 1, 20, 9, tzinfo=UTC)
DAYS = 32
GAP = range(12, 18)  # days of the month without a ticker
FLAGGED = {8: "jump", 9: "change_mismatch", 25: "conflict"}
PAIRS = {"KGS": 0.01143, "KZT": 0.00200, "TJS": 0.10593, "TMT": 0.28575, "UZS": 0.00008}
DIGITS = 5
SHORT = "https://s1.example/tag/short/"
SECTIONS = ("Politics", "Экономика", "Oʻzbekiston", "ثقافة", "", "Sport", "Science")  # noqa: RUF001
HEADLINES = (
    "Bridge Loan Approved After Long Debate",
    "Парламент принял бюджет на новый год",
    "البرلمان يقر الميزانية الجديدة",
    "<b>Bold</b> \"quoted\" </script><script>document.title='ran'</script><style>*{display:none}",
    "Donau" + "dampfschifffahrts" * 30 + "gesellschaft",
    "Weather Tower Moves 5 Metres",
)
LANGUAGES = ("en", "ru", "ar", "en", "de", '"><i>')
BODY = (
    "The council met on Monday and approved the loan of 12 million.\n\n"
    "Nobody spoke against it, and the {} was praised by all who came.\n\nWork begins in spring."
)


def fill(workspace: Workspace, work: Callable[[Any], None]) -> None:
    address = workspace.postgres_url or f"sqlite:///{workspace.folder}/newsbot.db"
    engine = open_engine(parse_url(address, workspace.folder))
    ensure_schema(engine)
    with engine.begin() as connection:
        work(connection)
    engine.dispose()


def store_month(connection: Connection) -> None:
    for day in range(DAYS):
        run_id = f"{START + timedelta(days=day):%Y%m%dT%H%M%S}.000000Z-{day:04x}"
        _store_run(connection, run_id, day)


def _store_run(connection: Connection, run_id: str, day: int) -> None:
    now = START + timedelta(days=day)
    insert_run(connection, run_id, frozenset({"s1.example"}), now)
    for url in (LISTING, SHORT):
        open_listing(connection, run_id, url)
    items = [*_rates(day, now), *_articles(day, now), *_pages(day, now)]
    if day == DAYS - 1:
        items += _lost(now)
    store(connection, run_id, items)
    end: dict[str, Any] = {"exit_code": 0, "reason": "all well"}
    if day % 10 == 6:
        end = {"exit_code": 3, "reason": "lost page (2), short (1)"}
    if day != DAYS - 3:  # that one died
        finish_run(connection, run_id, finished_at=now + timedelta(minutes=4), stats={}, **end)


def _rates(day: int, now: datetime) -> Iterator[object]:
    for number, (base, value) in enumerate(PAIRS.items()):
        if day not in GAP and (day + number) % 11:
            printed = f"{value * (1 + 0.004 * ((day * 7 + number) % 9 - 4)):.{DIGITS}f}"
            flags = (FLAGGED[day],) if day in FLAGGED and base == "KGS" else ()
            yield rate(
                printed, base_currency=base, as_of=now.date(), seen_at=now, flags=flags, raw=base
            )


def _articles(day: int, now: datetime) -> Iterator[object]:
    for number in range(day * 2, day * 2 + 2):
        seen = {"seen_at": now, "listing_url": LISTING}
        yield card(number, headline=HEADLINES[number % 6], **seen)
        yield _article(number, now)
    if day % 8 == 5:
        edited = _article(day, now, "result" if day % 16 == 5 else "vote of 7 members")
        yield replace(edited, content_hash=f"edit {day}", headline=f"{edited.headline}, Again")


def _article(number: int, now: datetime, word: str = "result") -> ArticleItem:
    return article(
        number,
        headline=HEADLINES[number % 6],
        article_body=BODY.format(word),
        section=SECTIONS[number % 7] or None,
        date_published=now - timedelta(hours=number % 40),
        in_language=LANGUAGES[number % 6],
        seen_at=now,
    )


def _pages(day: int, now: datetime) -> Iterator[object]:
    known = tuple(f"s1.example/{number}" for number in range(day * 2 + 2))
    total = len(known) + 2 * (day % 9 in {5, 6})
    yield listing_page(1, total=total, fetched_at=now)
    yield ended(known, now, total=total, verdict="complete" if total == len(known) else "short")
    yield listing_page(1, listing_url=SHORT, total=5, fetched_at=now)
    yield ended((), now, url=SHORT, total=5, verdict="short")


def _lost(now: datetime) -> Iterator[object]:
    for url in ("https://s1.example/lost/", "javascript:alert(1)"):
        yield LostPageItem(
            url=url,
            kind="article",
            cause="pages lost",
            reason="HTTP 503",
            http_status=503,
            listing_url=LISTING,
            url_key=url,
            at=now,
        )
