"""Feed lines: the JSON words of committed rows."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from newsbot.db.rows import ArticleLineRow, RateRow


def article_line(row: ArticleLineRow) -> dict[str, Any]:
    """A revision, in the shape of `schemas/article.schema.json`, with the address of its time."""
    details = row.details
    return {
        "type": "article",
        "seq": row.seq,
        "change": row.change,
        "classes": row.classes,
        "url": details.get("url", row.url),
        "headline": row.headline,
        "excerpt": row.excerpt,
        "excerpt_truncated": details["excerpt_truncated"],
        "article_body": row.article_body,
        "authors": details.get("authors", []),
        "section": details.get("section"),
        "keywords": details.get("keywords", []),
        "date_published": _stored_timestamp(details.get("date_published")),
        "date_modified": _stored_timestamp(details.get("date_modified")),
        "in_language": details.get("in_language"),
        "main_image": details.get("main_image"),
        "listing_urls": details["listing_urls"],
        "seen_at": timestamp(row.seen_at),
    }


def rate_line(row: RateRow) -> dict[str, Any]:
    """An observation, in the shape of `schemas/rate.schema.json`; decimals as printed."""
    return {
        "type": "rate",
        "seq": row.seq,
        "site": row.site,
        "base_currency": row.base_currency,
        "quote_currency": row.quote_currency,
        "rate": format(row.rate, "f"),
        "change_pct": None if row.change_pct is None else format(row.change_pct, "f"),
        "as_of": row.as_of.isoformat(),
        "as_of_source": row.as_of_source,
        "seen_at": timestamp(row.first_seen_at),
        "url": row.source_url,
        "flags": row.flags,
    }


def encode(line: Mapping[str, Any]) -> bytes:
    """One line of UTF-8 JSON with its newline."""
    return (
        json.dumps(line, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
        + b"\n"
    )


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC; fractions of a second only where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _stored_timestamp(text: str | None) -> str | None:
    return None if text is None else timestamp(datetime.fromisoformat(text))
