"""`scrapy report` as a user runs it, and what it wrote."""

import html
import re

from tests.crawling import Workspace, scrapy

CARD = re.compile(r'<article class="card">\s*<h4>(.*?)</h4>(.*?)</article>', re.DOTALL)
PRE = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)
SECTION = re.compile(r'<section aria-labelledby="(\w+)">(.*?)</section>', re.DOTALL)


def report(workspace: Workspace) -> str:
    done = scrapy(workspace, "report", "-o", str(workspace.folder / "report.html"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"report  {workspace.folder}/report.html\n"
    return (workspace.folder / "report.html").read_text("utf-8")


def sections(page: str) -> dict[str, str]:
    return dict(SECTION.findall(page))


def statements(text: str) -> list[str]:
    return [html.unescape(sql) for sql in PRE.findall(text)]


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", text)).split())
