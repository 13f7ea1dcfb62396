"""What the database and the archives of its runs say about a reading."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from scrapy.http import Response
from scrapy.settings import Settings

from newsbot.archive.archive import open_archive
from newsbot.db.history import pages_naming, run_of
from newsbot.db.session import ReadOnlySession
from newsbot.errors import ArchiveError, ConfigError
from newsbot.saved.pages import FetchWindow, SavedPages
from newsbot.urls.canonical import key_of


@dataclass(frozen=True, slots=True)
class Source:
    """`page` is None where the page was not saved, or its archive is not there any more; `place`
    says where it is.
    """

    read_at: datetime | None
    run_id: str | None
    page: Response | None = None
    place: str | None = None


class PageFinder:
    """`archive` is asked instead of the runs' own, if it is named."""

    def __init__(self, database: ReadOnlySession, archive: str | None, settings: Settings) -> None:
        self.database = database
        self._archive = archive
        self._settings = settings
        self._opened: dict[str, SavedPages] = {}

    def source(self, key: str, read_at: datetime | None, run_id: str | None) -> Source:
        """Of the page with that identity, as this run read it."""
        run = run_id and self.database.execute(partial(run_of, run_id=run_id))
        if not run or not key:
            return Source(read_at, run_id)
        for place in [self._archive] if self._archive else run.archive or []:
            pages = self._open(place)
            capture = pages and pages.of(key, FetchWindow(read_at, run.started_at))
            page = capture and pages and pages.read(capture)
            if capture and page:
                at = capture.at.isoformat() if capture.at else "an unknown time"
                where = f"{capture.path}, {capture.url} of {at}"
                return Source(read_at, run_id, page, where)
        return Source(read_at, run_id)

    def listing_pages(self, article_id: int, run_id: str | None) -> list[Response]:
        """The saved pages, of that run, of the listings that name the article."""
        rows = self.database.execute(partial(pages_naming, article_id=article_id, run_id=run_id))
        sources = (self.source(key_of(row.url), row.fetched_at, run_id) for row in rows)
        return [source.page for source in sources if source.page]

    def _open(self, place: str) -> SavedPages | None:
        """None for a run's archive that was moved or deleted."""
        if not self._archive and not Path(place.rpartition(" = ")[2]).exists():
            return None
        if place not in self._opened:
            try:
                self._opened[place] = SavedPages(open_archive(place), self._settings)
            except ArchiveError as error:
                raise ConfigError(str(error)) from None
        return self._opened[place]
