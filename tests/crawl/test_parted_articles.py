"""An article that its site shows in several pages is one article, read to its last page."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from tests.crawling import Workspace, crawl, scrapy
from tests.site.articles import Article
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site

ALWAYS = 40


def split(site: Site, article: Article, *parts: tuple[str, ...]) -> None:
    """The site shows `parts` of paragraphs in the article's pages."""
    path = article.path
    paths = [path, *(f"{path}{number}/" for number in range(2, len(parts) + 1))]
    whole = site.respond(path, {})
    links = "".join(
        f' <a class="post-page-numbers" href="{page}">{number}</a>'
        for number, page in enumerate(paths, 1)
    )
    paragraphs = [f"<p>{paragraph}</p>".encode() for paragraph in article.paragraphs]
    start = whole.body.index(paragraphs[0])
    end = whole.body.rindex(paragraphs[-1]) + len(paragraphs[-1])
    for page, part in zip(paths, parts, strict=True):
        text = "".join(f"<p>{paragraph}</p>" for paragraph in part)
        text += f'<p class="post-nav-links">Pages:{links}</p>'
        body = whole.body[:start] + text.encode() + whole.body[end:]
        site.answer(page, Reply(body, headers=whole.headers), ALWAYS)


def plain(site: Site, workspace: int) -> Article:
    article = site.articles[workspace]
    assert len(article.paragraphs) >= 3
    return article


def texts(workspace: Workspace, path: str) -> list[str | None]:
    sql = (
        "SELECT article_revisions.article_body FROM article_revisions JOIN articles"
        f" ON articles.id = article_id WHERE url LIKE '%{path}' ORDER BY revision"
    )
    return [row["article_body"] for row in workspace.rows(sql)]


def test_its_pages_are_one_text(workspace: Workspace) -> None:
    with serve(Site(6, oddities=())) as site:
        article = plain(site, 2)
        url = site.url(article)
        site.edit(url, published=datetime.now(UTC) - timedelta(hours=3))
        first, second, *rest = article.paragraphs
        split(site, article, (first,), (second,), tuple(rest))
        site.log.clear()
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        asked = Counter(visit.path for visit in site.log)
        assert [asked[article.path], asked[f"{article.path}2/"], asked[f"{article.path}3/"]] == [
            1
        ] * 3
        assert texts(workspace, article.path) == [article.body]
        assert len(run.lines("articles.jsonl")) == 6

        # The first page is as it was, and says so to who asks.
        site.forget_answers()
        split(site, article, (first,), (second,), ("The rest of it was taken back by the author.",))
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        edited = f"{first}\n\n{second}\n\nThe rest of it was taken back by the author."
        assert texts(workspace, article.path) == [article.body, edited]
        crawl(workspace, site.listing_url)
        assert len(texts(workspace, article.path)) == 2


def test_a_lost_page_of_it_leaves_no_half_an_article(workspace: Workspace) -> None:
    with serve(Site(6, oddities=())) as site:
        article = plain(site, 2)
        first, *rest = article.paragraphs
        site.fail(f"{article.path}2/", 503, 5)
        split(site, article, (first,), tuple(rest))
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 3, run.log
        (lost,) = workspace.rows("SELECT url, http_status FROM lost_pages")
        assert lost == {"url": site.url(article), "http_status": 503}
        assert texts(workspace, article.path)[-1] is None
        site.forget_answers()
        split(site, article, (first,), tuple(rest))
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert texts(workspace, article.path)[-1] == article.body
        assert workspace.rows("SELECT * FROM lost_pages") == []


def test_a_page_that_repeats_the_text_is_no_part(workspace: Workspace) -> None:
    with serve(Site(6, oddities=())) as site:
        article = plain(site, 2)
        split(site, article, article.paragraphs, article.paragraphs, article.paragraphs)
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert texts(workspace, article.path) == [article.body]
        assert f"{article.path}3/" not in {visit.path for visit in site.log}


def test_a_wall_in_its_place_is_no_part(workspace: Workspace) -> None:
    with serve(Site(6, oddities=())) as site:
        article = plain(site, 2)
        first, *rest = article.paragraphs
        wall = b"<html><title>Hold on</title><h1>Are you human?</h1><p>Prove it.</p></html>"
        site.answer(f"{article.path}2/", Reply(wall), ALWAYS)
        split(site, article, (first,), tuple(rest))
        assert crawl(workspace, site.listing_url).exit_code == 3
        assert texts(workspace, article.path)[-1] is None


def test_a_replay_reads_them_too(workspace: Workspace) -> None:
    archive = str(workspace.folder / "run.warc.gz")
    with serve(Site(6, oddities=())) as site:
        article = plain(site, 2)
        first, *rest = article.paragraphs
        split(site, article, (first,), tuple(rest))
        assert crawl(workspace, site.listing_url, NEWSBOT_RECORD=archive).exit_code == 0
        other = workspace.beside("replay")
        assert crawl(other, site.listing_url, NEWSBOT_REPLAY=archive).exit_code == 0
    assert texts(other, article.path) == [article.body]
    done = scrapy(workspace, "reparse", archive)
    assert done.returncode == 0, done.stderr
    assert "article_body            6        6        6        0" in done.stdout
