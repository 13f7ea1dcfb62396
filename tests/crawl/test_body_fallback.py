"""How many articles' texts were not found the cheap way: the run counts them."""

from newsbot.pages.article.page import ArticlePage
from tests.crawling import Workspace, crawl
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site

COUNT = "SELECT json_extract(stats, '$.newsbot/body_fallback') FROM runs"


def test_paragraphs_without_their_element_are_found_and_counted(workspace: Workspace) -> None:
    with serve(Site(4, json_ld="none")) as site:
        article = site.articles[2]
        page = site.respond(article.path, {}).body
        divided = page.replace(b"<p>", b"<div>").replace(b"</p>", b"</div>")
        site.answer(article.path, Reply(divided))
        assert crawl(workspace, site.listing_url).exit_code == 0
        url = site.url(article)
    assert workspace.value(COUNT) == 1
    body = workspace.value(f"SELECT article_body FROM articles WHERE url = '{url}'")
    assert body == "\n\n".join(article.paragraphs)


def test_an_excerpt_from_elsewhere_leads_to_the_text() -> None:
    prose = "The council of Zharym met on the river bank and heard the ferrymen first. " * 6
    story = "Ferries cross the river at Zharym again, and the queue is an hour long now. "
    main, section = (
        "".join(f"<p>{text}{number}." for number in range(5)) for text in (prose, story)
    )
    html = f"<main>{main}</main><section>{section}</section>"
    url = "https://river.example/a/"
    assert not ArticlePage(html, url).body_fallback
    page = ArticlePage(html, url, excerpt=story)
    assert page.body_fallback
    assert (page.article_body or "").startswith(story.strip())
