"""How values are shown in Datasette's pages; its JSON and CSV have them as they are stored."""

import json
import re
from typing import Any

from datasette.app import Datasette
from markupsafe import Markup, escape

MARKED = re.compile(r"\*\*(.+?)\*\*")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
ONE_LINE_VIEWS = {"articles_listed", "articles_flat"}


def shown(datasette: Datasette, database: str, table: str | None, column: str, value: Any) -> Any:
    """None leaves it to Datasette."""
    if (column == "article_id" and table is None) or (column == "id" and table in ONE_LINE_VIEWS):
        return _link(datasette.urls.row(database, "articles", str(value)), value)
    if not isinstance(value, str):
        return None
    if column == "run_id" and table not in {"article_revisions", "listing_pages"}:
        return _link(datasette.urls.row(database, "runs", value), value)
    if column == "snippet" and table is None:
        return Markup(MARKED.sub(r"<mark>\1</mark>", str(escape(value))))  # noqa: S704 - escaped
    if TIME.fullmatch(value):
        return Markup('<time datetime="{0}" title="{0}">{1} {2}</time>').format(
            value, value[:10], value[11:16]
        )
    return _list(value) if value.startswith("[") else None


def _link(address: Any, value: Any) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, value)


def _list(value: str) -> str | None:
    """A JSON list of texts with commas between."""
    try:
        parts = json.loads(value)
    except ValueError:
        return None
    return ", ".join(parts) if all(isinstance(part, str) for part in parts) else None
