"""What makes a manifest a Data Package (datapackage.org, version 2): which files, of which columns.

Tools such as Frictionless check a feed by it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from newsbot.feeds.columns import Column, columns
from newsbot.feeds.folder import FILES

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DESCRIPTION = (
    "What a run of newsbot found new or revised, one JSON object a line. Numbers are exact decimals"
    " with the printed digits, as texts; times are UTC."
)
UNLICENSED = " No licence is stated: the texts belong to those who published them."
KINDS = {name: kind for kind, name in FILES.items()}


def data_package(
    run_id: str,
    files: Sequence[Mapping[str, Any]],
    listing_urls: Sequence[str],
    licence: Mapping[str, str],
) -> dict[str, Any]:
    """`files`: as the manifest has them. `licence`: `name`, `path`, or both; empty: not known."""
    return {
        "$schema": PROFILE,
        "name": f"newsbot-{run_id.lower()}",
        "description": DESCRIPTION if licence else DESCRIPTION + UNLICENSED,
        **({"licenses": [dict(licence)]} if licence else {}),
        "sources": [{"title": url, "path": url} for url in listing_urls],
        "resources": [_resource(file) for file in files],
    }


def _resource(file: Mapping[str, Any]) -> dict[str, Any]:
    kind = KINDS[file["name"]]
    return {
        "name": file["name"].removesuffix(".jsonl"),
        "path": file["name"],
        # An empty file is no table in JSON lines to those who check it.
        **({"type": "table", "format": "jsonl"} if file["lines"] else {"format": "empty"}),
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "hash": f"sha256:{file['sha256']}",
        "schema": {
            "fields": [_field(column) for column in columns(kind)],
            "primaryKey": ["seq"],
            "missingValues": [],  # an empty text is one; what is missing is null
        },
    }


def _field(column: Column) -> dict[str, Any]:
    told = {"unit": column.unit, "description": column.description}
    return {
        "name": column.name,
        "type": column.type,
        **{name: words for name, words in told.items() if words},
        **({"constraints": {"required": True}} if column.required else {}),
    }
