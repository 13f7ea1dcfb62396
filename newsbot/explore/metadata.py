"""What Datasette is told of the database, in the words of `tables.yaml` and `queries.yaml`."""

from pathlib import Path
from typing import Any

import yaml

from newsbot.db.models import metadata

FOLDER = Path(__file__).parent
TITLE = "What newsbot has read"


def metadata_of(database: str) -> dict[str, Any]:
    """As Datasette's metadata.json has it; `database` is the name that Datasette gives to it."""
    tables = _read("tables.yaml")
    known = {
        "title": TITLE,
        "description": "Articles, their silent edits, exact currency rates, and how completely"
        " they were read.",
        "tables": {name: _sortable_columns(name) | table for name, table in tables.items()},
        "queries": {
            name: {**query, "hide_sql": True} for name, query in _read("queries.yaml").items()
        },
    }
    return {
        "title": TITLE,
        "databases": {database: known},
        "extra_css_urls": ["/-/static-plugins/newsbot.explore/explore.css"],
    }


def _sortable_columns(table: str) -> dict[str, list[str]]:
    """None that begins an index: among rows of one value SQLite keeps the index's order, Datasette
    begins the next page by that of the numbers, and rows are lost between two pages.
    """
    if table not in metadata.tables:  # a view is paged by position
        return {}
    shared = {
        index.columns[0]
        for index in metadata.tables[table].indexes
        if not (index.columns[0].primary_key or index.columns[0].unique)
    }
    return {
        "sortable_columns": [
            column.name for column in metadata.tables[table].columns if column not in shared
        ]
    }


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
