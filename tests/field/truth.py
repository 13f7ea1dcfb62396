"""The stored articles held against the posts that the system was given."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsbot.urls.canonical import url_key
from tests.field.posts import Post

# Systems curl quotes and dashes as they print a text.
SAME = str.maketrans(
    {
        "\u201c": '"',
        "\u201d": '"',
        "\u2018": "'",
        "\u2019": "'",
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
    }
)


@dataclass(frozen=True, slots=True)
class Differences:
    """missing: posts without a row. doubled: posts with several rows that are not gone. stray: rows
    that are no post and not gone. fields: how often a stored value is not the post's.
    """

    found: int
    missing: int
    doubled: int
    stray: int
    fields: Mapping[str, int]


def compare(truth: Mapping[str, Post], rows: Sequence[Mapping[str, Any]]) -> Differences:
    """`truth`: the posts by the key of their address; `rows`: of the table `articles`."""
    there = [row for row in rows if row["gone_at"] is None]
    keys = Counter(url_key(row["url"]) for row in there)
    headlines = Counter(row["headline"] for row in there)
    wrong: Counter[str] = Counter()
    for row in there:
        if post := truth.get(url_key(row["url"])):
            wrong.update(wrong_fields(post, row))
    return Differences(
        found=sum(key in keys for key in truth),
        missing=sum(key not in keys for key in truth),
        doubled=sum(count > 1 for count in headlines.values()),
        stray=sum(key not in truth for key in keys),
        fields=dict(sorted(wrong.items())),
    )


def wrong_fields(post: Post, row: Mapping[str, Any]) -> list[str]:
    stored = {
        "headline": plain(row["headline"]),
        "body": plain(row["article_body"] or ""),
        "authors": json.loads(row["authors"] or "[]"),
        "section": row["section"],
        "keywords": sorted(map(str.lower, json.loads(row["keywords"] or "[]"))),
        "date": row["date_published"] and moment(row["date_published"]),
    }
    given = {
        "headline": plain(post.headline),
        "body": plain("\n\n".join(post.paragraphs)),
        "authors": [post.author],
        "section": post.section,
        "keywords": sorted(post.keywords),
        "date": post.published,
    }
    return [name for name, value in given.items() if stored[name] != value]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(SAME)).strip()


def moment(text: str) -> datetime:
    parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
