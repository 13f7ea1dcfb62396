"""A card often shows a standfirst that no paragraph of the text begins with."""

import pytest

from newsbot.pages.article.page import ArticlePage

URL = "https://upland.example/ferry-to-arvel/"
DECK = "Nobody on the quay of Arvel remembers a winter in which the ferry ran at all, and few mind."
PROSE = (
    "The ferry between Arvel and the far bank was hauled out on Thursday for the winter repairs.",
    "Its pilot, who has crossed the river for nineteen years, says that the hull needs new planks.",
    "The harbour office had set aside eleven thousand for the work and asked for six more in May.",
    "Whoever has to reach the hospital takes the road by Sornak, which is an hour longer by car.",
    "A bridge was promised twice; the plans for it lie in a drawer of the office of public works.",
    "Until the ice has gone the post comes over on a sledge, and the bread on the back of a horse.",
)
TEXT = "\n\n".join(PROSE)
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
DESCRIBED = f'<meta name="description" content="{DECK}">'


def page(above: str, *, text: str = PARAGRAPHS, below: str = "", head: str = "") -> str:
    return (
        f"<html><head><title>No ferry to Arvel</title>{head}</head><body>"
        f"<article><header><h1>No ferry to Arvel</h1>{above}</header>"
        f'<div class="story">{text}</div></article>{below}</body></html>'
    )


def in_the_midst(inserted: str, after: int) -> str:
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PROSE]
    return "".join([*paragraphs[:after], inserted, *paragraphs[after:]])


STANDFIRSTS = {
    "heading": page(f"<h2>{DECK}</h2>"),
    "description": page(f'<p class="deck">{DECK}</p>', head=DESCRIBED),
    "described, in a box": page(f'<div class="post-description">{DECK}</div>', head=DESCRIBED),
    "teaser": page(
        "", below=f'<section><div><a href="/f/">No ferry</a><p>{DECK}</p></div></section>'
    ),
    "teasers in a row": page(
        "",
        below=f"<section><p>{DECK}</p>"
        + "".join(f'<p><a href="/{n}/">Story {n}</a></p><p>{PROSE[n]}</p>' for n in range(5))
        + "</section>",
    ),
    "sidebar": page(
        "", below=f'<aside class="sidebar"><p>{DECK}</p><p>{PROSE[2]}</p><p>{PROSE[4]}</p></aside>'
    ),
    "caption above": page(f"<figure><img src=/f.jpg><figcaption>{DECK}</figcaption></figure>"),
}


@pytest.mark.parametrize("case", STANDFIRSTS)
@pytest.mark.parametrize("card", [DECK, DECK[:70] + "..."], ids=["whole", "cut"])
def test_it_does_not_replace_the_text(case: str, card: str) -> None:
    read = ArticlePage(STANDFIRSTS[case], URL, excerpt=card)
    assert read.article_body == TEXT


def test_nor_does_it_with_a_line_of_the_author_below_it() -> None:
    line = (
        "<p>Told by Mira Saltan, who has lived on the far bank since she could hold a lantern</p>"
    )
    read = ArticlePage(page(f'<p class="deck">{DECK}</p>{line}', head=DESCRIBED), URL, excerpt=DECK)
    assert (read.article_body or "").endswith(TEXT)


@pytest.mark.parametrize("after", [1, 3, 5])
def test_a_caption_with_its_words_does_not_behead_the_text(after: int) -> None:
    caption = f"<figure><img src=/f.jpg><figcaption>{DECK}</figcaption></figure>"
    read = ArticlePage(page("", text=in_the_midst(caption, after)), URL, excerpt=DECK)
    assert (read.article_body or "").startswith(TEXT[: len(PROSE[0])])


@pytest.mark.parametrize("after", [4, 6])
def test_a_sentence_from_the_text_does_not_behead_it(after: int) -> None:
    quote = f"<blockquote><p>{DECK}</p></blockquote>"
    read = ArticlePage(page("", text=in_the_midst(quote, after)), URL, excerpt=DECK)
    assert (read.article_body or "").startswith(PROSE[0])


def test_it_opens_the_text_where_the_page_prints_it_there() -> None:
    read = ArticlePage(page("", text=f"<p>{DECK}</p>{PARAGRAPHS}"), URL, excerpt=DECK)
    assert read.article_body == f"{DECK}\n\n{TEXT}"


@pytest.mark.parametrize("cut", [60, 91, 130, 250], ids=str)
def test_the_beginning_of_a_short_text_outweighs_long_prose_beside_it(cut: int) -> None:
    other = f"<p>{'All that was ever said of rivers is kept in the archive. ' * 8}</p>" * 6
    html = f"<html><body><div>{other}</div><div>{PARAGRAPHS}</div></body></html>"
    read = ArticlePage(html, URL, excerpt=TEXT.replace("\n\n", " ")[:cut] + "...")
    assert read.article_body == TEXT
    assert read.body_fallback
