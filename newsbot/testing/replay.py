"""A crawl of saved pages for a test: what it ended with, and what it stored."""

# Imported with the plugin: what takes its time is imported when it is used.
# ruff: noqa: PLC0415

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from newsbot.db.rows import ArticleRow, ListingRow, LostPageRow, RateRow

    Articles: TypeAlias = tuple[ArticleRow, ...]
    Rates: TypeAlias = tuple[RateRow, ...]
    Listings: TypeAlias = tuple[ListingRow, ...]
    LostPages: TypeAlias = tuple[LostPageRow, ...]
    Rows: TypeAlias = tuple[Articles, Rates, Listings, LostPages]

DATABASE = "newsbot.db"
# Of the surroundings: a test means the same wherever it runs.
FOREIGN = ("NEWSBOT_", "SCRAPY_")
OWN = {"NEWSBOT_DATABASE_URL", "NEWSBOT_REPLAY"}
REFUSED = "newsbot: error:"  # before anything was read


@dataclass(frozen=True)
class Replay:
    """`reason` is the summary's last words; `articles`, `rates` (decimals exact), `listings` and
    `lost_pages` are rows of these tables, in the order in which they came; `output` is what the
    crawl printed, `log` what it logged. `folder` has the database and the feed.
    """

    url: str
    exit_code: int
    reason: str
    articles: "Articles"
    rates: "Rates"
    listings: "Listings"
    lost_pages: "LostPages"
    folder: Path
    output: str = field(repr=False)
    log: str = field(repr=False)

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(rows)} {name if len(rows) != 1 else name.removesuffix('s')}"
            for name, rows in (
                ("articles", self.articles),
                ("rates", self.rates),
                ("lost pages", self.lost_pages),
            )
        )
        return f"<replay of {self.url}: exit {self.exit_code}, {self.reason}; {counts}>"


def replay(url: str, pages: str, folder: Path, settings: Mapping[str, str]) -> Replay:
    """Crawls `url` from `pages`, as NEWSBOT_REPLAY names them, in a process and a folder of its
    own. `settings` are Scrapy's or newsbot's, by name.
    """
    if own := OWN & settings.keys():
        raise ValueError(f"{min(own)} is newsbot_replay's own: it cannot be set")
    given = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    done = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-m", "newsbot", "crawl", "listing", "-a", f"url={url}", *given],
        cwd=folder,
        env=_environment(pages, folder),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    ending = (done.stdout.strip() or done.stderr.strip() or "it said nothing").splitlines()[-1]
    reason = ending.removeprefix(f"exit {done.returncode}").removeprefix(REFUSED).strip()
    rows = _rows(folder / DATABASE)
    return Replay(url, done.returncode, reason, *rows, folder, done.stdout, done.stderr)


def _environment(pages: str, folder: Path) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(FOREIGN)}
    return kept | {
        "NEWSBOT_DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "NEWSBOT_FEED_DIR": f"{folder / 'feeds'}",
        "NEWSBOT_REPLAY": pages,
        "PYTHONIOENCODING": "utf-8",
    }


def _rows(database: Path) -> "Rows":
    if not database.exists():  # the crawl was refused
        return (), (), (), ()
    from newsbot.db.engine import parse_url
    from newsbot.db.history import all_articles, all_rates
    from newsbot.db.session import ReadOnlySession
    from newsbot.db.status import listing_states, lost_page_rows

    session = ReadOnlySession(parse_url(f"sqlite:///{database}", database.parent))
    return (
        tuple(session.execute(all_articles)),
        tuple(session.execute(all_rates)),
        tuple(session.execute(lambda c: listing_states(c, datetime.now(UTC)))),
        tuple(session.execute(lost_page_rows)),
    )
