"""What Datasette is told of the database, in the words of `tables.yaml` and `queries.yaml`."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
TITLE = "What newsbot has read"


def metadata_of(database: str) -> dict[str, Any]:
    """As Datasette's metadata.json has it; `database` is the name that Datasette gives to it."""
    known = {
        "title": TITLE,
        "description": "Articles, their silent edits, exact currency rates, and how completely"
        " they were read.",
        "tables": _read("tables.yaml"),
        "queries": {
            name: {**query, "hide_sql": True} for name, query in _read("queries.yaml").items()
        },
    }
    return {
        "title": TITLE,
        "databases": {database: known},
        "extra_css_urls": ["/-/static-plugins/newsbot.explore/explore.css"],
    }


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
