"""Identities of addresses that were stored when another rule told them apart."""

from sqlalchemy import Connection, TableClause, bindparam, column, select, table, update

from newsbot.urls.canonical import key_of

# As they have been since the first schema: a migration knows no later columns.
ARTICLES = table("articles", column("id"), column("url"), column("url_key"))
OTHERS = (
    table("lost_pages", column("url"), column("url_key")),
    table("rates", column("source_url"), column("source_key")),
)


def rekey(connection: Connection) -> None:
    """Gives each stored address the key that it has today, so that a site's next walk finds its
    articles again. Of two rows that are one article by now, the one that has the key keeps it: the
    other stays as history, and no walk meets it.
    """
    stored = connection.execute(select(ARTICLES)).all()
    taken = {row.url_key for row in stored}
    renamed = []
    for row in stored:
        key = key_of(row.url)
        if key and key not in taken:
            taken.add(key)
            renamed.append({"row": row.id, "key": key})
    if renamed:
        found = ARTICLES.c.id == bindparam("row")
        connection.execute(update(ARTICLES).where(found).values(url_key=bindparam("key")), renamed)
    for other in OTHERS:
        _rekey_addresses(connection, other)


def _rekey_addresses(connection: Connection, addresses: TableClause) -> None:
    """Of a table whose keys may repeat."""
    url, stored = addresses.c
    known = connection.execute(select(url, stored).where(stored.is_not(None)).distinct()).all()
    renamed = [
        {"address": address, "key": key_of(address)}
        for address, key in known
        if key_of(address) not in {"", key}
    ]
    if renamed:
        statement = update(addresses).where(url == bindparam("address"))
        connection.execute(statement.values({stored.name: bindparam("key")}), renamed)
