"""Articles that earlier runs left unread, and young ones that the site may still edit."""

from datetime import UTC, datetime, timedelta
from functools import partial

from newsbot.db.pending import overdue_articles
from newsbot.db.writer import Writer

MAX_SLICE = 500  # articles asked for at once: all of a long listing's would not fit in memory


async def overdue_slices(writer: Writer, listing_id: int, revisit: timedelta) -> list[list[int]]:
    """Their numbers; `revisit` is how long an article counts as young."""
    since = datetime.now(UTC) - revisit
    ids = await writer.read(partial(overdue_articles, listing_id=listing_id, since=since))
    return [ids[start : start + MAX_SLICE] for start in range(0, len(ids), MAX_SLICE)]
