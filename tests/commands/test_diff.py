"""`scrapy diff`, as a user runs it."""

import os
import pty
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.crawling import ON_BOTH_DATABASES, ROOT, Workspace, command, crawl, scrapy
from tests.site.server import serve
from tests.site.site import Site

BODY = (
    "The dam on the river holds 25 million cubic metres of water, and no fish at all.\n\n"
    "It was built in haste, the ministry said, by people who had never seen the river.\n\n"
    "Nobody in the town below it was asked, as its mayor told reporters on Monday."
)


@pytest.fixture(scope="module")
def edited(
    tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...]
) -> Iterator[tuple[Workspace, str]]:
    """A database with an article of three revisions; the article's address."""
    workspace = Workspace(tmp_path_factory.mktemp("edited"), pace)
    with serve(Site(4)) as site:
        url = site.url(site.articles[2])
        site.edit(url, body=BODY, published=datetime.now(UTC) - timedelta(hours=3))
        bodies = (BODY, BODY.replace("25", "26"), BODY.replace("25", "26") + "\n\nIt leaks.")
        for body in bodies:
            site.edit(url, body=body)
            assert crawl(workspace, site.listing_url).exit_code == 0
        yield workspace, url


def diff(workspace: Workspace, *arguments: str) -> str:
    done = scrapy(workspace, "diff", *arguments)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    return done.stdout


def test_the_last_two_revisions(edited: tuple[Workspace, str]) -> None:
    workspace, url = edited
    lines = diff(workspace, url).splitlines()
    assert lines[0] == url
    assert lines[1].startswith("revision 2 of ")
    assert lines[2].startswith("revision 3 of ")
    assert lines[2].endswith("(revised, paragraph added)")
    assert lines[3:] == ["article_body", "  (3 unchanged)", "  {+It leaks.+}"]


def test_named_revisions(edited: tuple[Workspace, str]) -> None:
    workspace, url = edited
    lines = diff(workspace, url, "--rev", "1:2").splitlines()
    assert lines[2].endswith("(revised, figures)")
    assert lines[4] == (
        "  The dam on the river holds [-25-] {+26+} million cubic metres of water, and no fish at"
        " all."
    )
    assert lines[5:] == ["  (2 unchanged)"]
    assert "[-26-] {+25+}" in diff(workspace, url.removesuffix("/"), "--rev", "3:1")


@ON_BOTH_DATABASES
def test_what_an_edit_changed(workspace: Workspace) -> None:
    with serve(Site(2)) as site:
        url = site.url(site.articles[1])
        site.edit(url, body=BODY, published=datetime.now(UTC) - timedelta(hours=3))
        assert crawl(workspace, site.listing_url).exit_code == 0
        site.edit(url, body=BODY.replace("Monday", "Sunday"))
        assert crawl(workspace, site.listing_url).exit_code == 0
    assert "mayor told reporters on [-Monday.-] {+Sunday.+}" in diff(workspace, url)


def test_colours_on_a_terminal_only(edited: tuple[Workspace, str]) -> None:
    workspace, url = edited
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("diff", url), cwd=ROOT, env=workspace.environment(), stdout=theirs
    ) as running:
        shown = os.read(ours, 10_000)
        while b"leaks" not in shown:
            shown += os.read(ours, 10_000)
        assert running.wait(60) == 0
    os.close(theirs)
    os.close(ours)
    assert b"\x1b[32;4mIt leaks.\x1b[0m" in shown
    assert b"{+" not in shown


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["https://nobody.example/a/"], "no article"),
        ([], "one article"),
        (["mailto:a"], "mailto"),
    ],
)
def test_what_cannot_be_shown(
    edited: tuple[Workspace, str], arguments: list[str], word: str
) -> None:
    done = scrapy(edited[0], "diff", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("revisions", "word"), [("1:9", "no revision 9"), ("1-2", "1:2")])
def test_revisions_that_are_not_there(
    edited: tuple[Workspace, str], revisions: str, word: str
) -> None:
    done = scrapy(edited[0], "diff", edited[1], "--rev", revisions)
    assert done.returncode == 2
    assert word in done.stderr


def test_no_stored_text_speaks_to_the_terminal(edited: tuple[Workspace, str]) -> None:
    workspace, url = edited
    with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
        connection.execute(
            "UPDATE article_revisions SET headline = headline || char(27) || '[2J' || char(155)"
            " WHERE revision = 3"
        )
    try:
        shown = diff(workspace, url)
        assert "{+" in shown
        assert not any(
            ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in shown.replace("\n", "")
        )
    finally:
        with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
            connection.execute(
                "UPDATE article_revisions SET headline = replace(replace(headline,"
                " char(27) || '[2J', ''), char(155), '')"
            )


def test_one_revision_is_nothing_to_compare(workspace: Workspace) -> None:
    with serve(Site(2)) as site:
        assert crawl(workspace, site.listing_url).exit_code == 0
        assert "nothing to compare" in diff(workspace, site.url(site.articles[0]))
