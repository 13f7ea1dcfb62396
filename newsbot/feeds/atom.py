"""Atom feeds (RFC 4287) of new articles and of silent edits, for the readers that people have.

The same rows give the same bytes: nothing in a feed is of the time at which it is written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newsbot.db.entries import Origin
from newsbot.db.rows import ArticleLineRow, EditRow
from newsbot.feeds.lines import timestamp
from newsbot.terminal.marked_text import HTML, mark_changes
from newsbot.urls.canonical import site_of

ATOM = "http://www.w3.org/2005/Atom"
TITLES = {"article": "New articles", "edit": "Silent edits"}
NEVER = datetime.fromtimestamp(0, UTC)  # of a feed without entries, which must have a time, too
# What XML 1.0 cannot hold in any form.
NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def atom_feed(
    kind: str, origin: Origin, rows: Sequence[ArticleLineRow | EditRow], address: str | None
) -> bytes:
    """`kind`: `article` or `edit`. `address`: where the feed will be found, if that is known."""
    database = uuid5(NAMESPACE_URL, f"newsbot {origin.first_run}")
    feed = Element("feed", xmlns=ATOM)
    _add(feed, "id", f"urn:uuid:{uuid5(database, kind)}")
    _add(feed, "title", f"{TITLES[kind]}: {_sites(origin) or 'newsbot'}")
    _add(feed, "updated", timestamp(max((row.seen_at for row in rows), default=NEVER)))
    _add(SubElement(feed, "author"), "name", "newsbot")
    if address:
        SubElement(feed, "link", rel="self", type="application/atom+xml", href=_clean(address))
    if len(origin.listing_urls) == 1:
        [url] = origin.listing_urls
        SubElement(feed, "link", rel="alternate", type="text/html", href=_clean(url))
    for row in sorted(rows, key=lambda row: (row.seen_at, row.seq), reverse=True):
        _add_entry(feed, database, row)
    indent(feed)
    document: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add_entry(feed: Element, database: UUID, row: ArticleLineRow | EditRow) -> None:
    details = row.details
    entry = SubElement(feed, "entry")
    if LANGUAGE.fullmatch(details.get("in_language") or ""):
        entry.set("xml:lang", details["in_language"])
    # An article keeps its entry when its text is read after its card; each edit has one.
    which = f"edit {row.seq}" if isinstance(row, EditRow) else f"article {row.article_id}"
    _add(entry, "id", f"urn:uuid:{uuid5(database, which)}")
    _add(entry, "title", row.headline)
    _add(entry, "updated", timestamp(row.seen_at))
    if published := details.get("date_published"):
        _add(entry, "published", timestamp(datetime.fromisoformat(published)))
    for name in details.get("authors", []):
        _add(SubElement(entry, "author"), "name", name)
    url = details.get("url", row.url)
    SubElement(entry, "link", rel="alternate", type="text/html", href=_clean(url))
    if isinstance(row, EditRow):
        _add_terms(entry, row.classes)
        _add(entry, "content", "\n".join(_changes(row)), type="html")
        return
    _add_terms(entry, filter(None, (details.get("section"), *details.get("keywords", []))))
    _add(entry, "summary", row.excerpt)
    if row.article_body:
        _add(entry, "content", _paragraphs(row.article_body.split("\n\n")), type="html")


def _changes(row: EditRow) -> Iterator[str]:
    """HTML: the kinds of the edit, then what it changed, word by word."""
    yield f"<p>Changed: {escape(', '.join(row.classes))}. Seen {timestamp(row.seen_at)}.</p>"
    pairs = {"Headline": (row.old_headline, row.headline)}
    if row.old_article_body or row.article_body:
        pairs["Text"] = row.old_article_body or "", row.article_body or ""
    else:
        pairs["Excerpt"] = row.old_excerpt, row.excerpt
    for name, (old, new) in pairs.items():
        if old != new:
            yield f"<h3>{name}</h3>"
            yield from _difference(old, new)


def _difference(old: str, new: str) -> Iterator[str]:
    if old and new:
        yield from (f"<p>{line}</p>" for line in mark_changes(old, new, HTML))
    else:
        yield f"<p>{'It has none any more.' if old else 'It had none before.'}</p>"


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts)


def _add_terms(entry: Element, terms: Iterable[str]) -> None:
    for term in dict.fromkeys(terms):
        SubElement(entry, "category", term=_clean(term))


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _clean(text)


def _clean(text: str) -> str:
    return NO_XML.sub("", text)


def _sites(origin: Origin) -> str:
    return ", ".join(dict.fromkeys(map(site_of, origin.listing_urls)))
