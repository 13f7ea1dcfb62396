"""What is the article, and what was put in its place."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin letters here and there

from dataclasses import replace

import pytest

from newsbot.spiders.failures import Loss
from newsbot.spiders.recognition import Recognised
from tests.spiders.known_articles import (
    CARD,
    CARDS,
    HEADLINE,
    OTHER_TEXT,
    SITE,
    TEXT,
    URL,
    head,
    html,
    judge,
    row,
)

# Heading, text, and the cause that a run gives.
WALLS = {
    "consent": ("Before you continue", "We use cookies. Accept or reject.", "forbidden"),
    "consent, French": ("Avant de continuer", "Nous utilisons des cookies.", "forbidden"),
    "consent, Norwegian": ("Personvern", "Vi bruker informasjonskapsler. " * 40, "forbidden"),
    "login": ("Log in to continue", "Sign in with your e-mail and password.", "forbidden"),
    "login, Russian": ("Войдите", "Войдите, чтобы читать дальше.", "forbidden"),
    "login, Turkish": ("Giriş", "Devamını okumak için giriş yapın.", "forbidden"),
    "challenge": ("Verify you are human", "Complete the check below.", "forbidden"),
    "challenge, Chinese": ("安全验证", "请完成验证后继续访问。", "forbidden"),
    "ad blocker": ("Ad blocker detected", "Please disable your ad blocker.", "forbidden"),
    "soft 404": ("Page not found", "The page does not exist.", "layout"),
    "soft 404, German": ("Seite nicht gefunden", "Die Seite existiert nicht.", "layout"),
    "soft 404, Polish": ("Nie znaleziono strony", "Strona nie istnieje.", "layout"),
    "soft 404, Japanese": ("ページが見つかりません", "お探しのページは存在しません。", "layout"),
    "database": ("Error", "Error establishing a database connection", "layout"),
    "maintenance": ("Sorry!", "Down for scheduled maintenance.", "layout"),
    "no script": ("", "You need to enable JavaScript to run this newspaper.", "forbidden"),
    "region": ("Sorry", "This content is not available in your region.", "forbidden"),
    "age, Russian": ("Подтвердите возраст", "Вам уже исполнилось 18 лет?", "forbidden"),
    "free articles": ("That was the last of your free articles", "Choose a plan.", "forbidden"),
    "soft 404, Tajik": ("Саҳифа ёфт нашуд", "Чунин саҳифа вуҷуд надорад.", "layout"),
    "no known words": ("Qwertz uiop", "Asdf ghjkl yxcv.", "layout"),
    "other articles": (
        "Oops",
        "Snow falls on the upper valley, and the road stays closed.",
        "layout",
    ),
}


@pytest.mark.parametrize("stored", [(), (row(),)], ids=["first", "again"])
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize(("heading", "text", "cause"), WALLS.values(), ids=WALLS)
def test_a_wall(heading: str, text: str, cause: str, card, stored: tuple) -> None:
    """Bare, in the article's template, and with the article's title for programs."""
    for page in (
        html(heading, (text,)),
        html(heading, (text,), head(heading)),
        html(heading, (text,), head(), HEADLINE),
    ):
        found = judge(page, card, *stored)
        assert isinstance(found, Loss)
        assert (found.cause, found.is_absence) == (cause, False)


@pytest.mark.parametrize("stored", [(), (row(),)], ids=["first", "again"])
@pytest.mark.parametrize(
    "text",
    [
        ("Log in to continue reading.",),
        (TEXT[0], "Log in to continue reading."),
        (TEXT[0], "Subscribe to continue reading. Already a subscriber? Log in."),
        (TEXT[0], "Melden Sie sich an, um weiterzulesen."),
        (TEXT[0], "Войдите, чтобы читать дальше"),
    ],
)
def test_a_wall_below_the_articles_headline_and_beginning(text: tuple, stored: tuple) -> None:
    found = judge(html(HEADLINE, text, head()), CARD, *stored)
    assert isinstance(found, Loss)
    assert found.cause == "forbidden"


@pytest.mark.parametrize(
    "text", [f"To read \u201c{HEADLINE}\u201d, log in.", f"{HEADLINE}</p><p>Log in to continue."]
)
def test_a_wall_that_repeats_the_headline_in_its_text(text: str) -> None:
    found = judge(html("Log in", (text,)), CARDS["no excerpt"])
    assert isinstance(found, Loss)
    assert found.cause == "forbidden"


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_an_article_that_lost_its_text(card) -> None:
    """Its headline alone does not replace what was read; at first, it may be all there is."""
    page = html(HEADLINE, ("",), head())
    assert isinstance(judge(page, card, row()), Loss)
    assert judge(page, card) == Recognised(card)


@pytest.mark.parametrize(
    ("headline", "text", "card_headline", "excerpt"),
    [
        (HEADLINE, TEXT, HEADLINE, ""),
        (HEADLINE, TEXT, "Ferry Line to Port Kelun Op...", ""),
        (HEADLINE, TEXT, f"3 {HEADLINE}", ""),
        (HEADLINE, TEXT, f"Water: {HEADLINE}", ""),
        (HEADLINE, TEXT, "Goats first: Port Kelun ferry is back", ""),
        (HEADLINE, TEXT, "Boats and goats", "Forty passengers, a herd of goats, the same tickets."),
        (HEADLINE, TEXT, "", TEXT[0]),
        (HEADLINE, TEXT, "", ""),
        (HEADLINE, TEXT[:1], HEADLINE, TEXT[0]),
        (HEADLINE, (TEXT[0], "Log in to leave a comment"), HEADLINE, TEXT[0]),
        (HEADLINE, TEXT[:1], HEADLINE, f"{TEXT[0][:80]}..."),
        ("Search called off", ("The climber could not be found, her club said.",), None, ""),
        ("Рыбака ищут", ("Рыбак до сих пор не найден, поиски продолжаются.",), None, ""),
        ("Reporter turned away", ("Access denied, she was told at the border post.",), None, ""),
        ("Road closed", ("The lower bridge is under maintenance until Friday.",), None, ""),
        ("Grandmother wins again", ("Her cookies took the first prize in Sengir.",), None, ""),
        (
            "\u201cFerry\u201d Line \u2014 Open",
            ("\u201cFerry\u201d line\u2019s boats carry goats.",),
            '"Ferry" Line - Open',
            '"Ferry" line\'s boats carry goats.',
        ),
        ("Flood", ("Water everywhere.",), "Flood", ""),
        ("Cookies for winter", ("These cookies are baked in fat.",), "Cookies for winter", ""),
        (
            "Page not found: why the web forgets",
            ("Each page that is not found was once there, the archivists of Sengir say.",),
            "Page not found: why the web forgets",
            "",
        ),
        (
            "渡し船が再開",
            ("桟橋が直り、月曜日に渡し船が再開した。",),
            "渡し船が再開、三週間ぶり",
            "",
        ),
    ],
)
def test_the_article_at_first(
    headline: str, text: tuple, card_headline: str | None, excerpt: str
) -> None:
    """`card_headline`: None for the page's."""
    card = replace(CARD, headline=headline if card_headline is None else card_headline)
    card = replace(card, excerpt=excerpt)
    assert judge(html(headline, text), card) == Recognised(card)


OTHER_HEADLINE = "Council Denies Everything"
BYLINE = '<meta name="author" content="Aru Sadyk">'
DATE = '<meta property="article:published_time" content="2026-02-03T08:00:00Z">'


@pytest.mark.parametrize(
    "page",
    [
        html("Boats Sail Anew, Says Harbour", TEXT),
        html(HEADLINE, OTHER_TEXT),
        html(HEADLINE, TEXT[:1]),
        html(HEADLINE, ("This story has been withdrawn by the editors.",)),
        html(OTHER_HEADLINE, (TEXT[1],)),
        html(OTHER_HEADLINE, OTHER_TEXT, head(OTHER_HEADLINE) + DATE),
        html(OTHER_HEADLINE, OTHER_TEXT, BYLINE),
    ],
)
def test_an_edited_article(page: str) -> None:
    assert judge(page, CARD, row()) == Recognised(CARD)


def test_nothing_says_that_it_is_the_article() -> None:
    assert isinstance(judge(html(OTHER_HEADLINE, OTHER_TEXT), CARD, row()), Loss)


NEW_URL = f"{SITE}/news/ferry-is-back/"
NEW_KEY = "steppe.example/news/ferry-is-back"


@pytest.mark.parametrize("stored", [(), (row(),)], ids=["first", "again"])
@pytest.mark.parametrize("card", [CARD, CARDS["no excerpt"]], ids=["opening", "no excerpt"])
@pytest.mark.parametrize("headline", [HEADLINE, "The Ferry Is Back"])
def test_an_article_that_moved(headline: str, card, stored: tuple) -> None:
    if headline != HEADLINE and not (stored or card.excerpt):
        return
    found = judge(html(headline, TEXT), card, *stored, url=NEW_URL)
    assert isinstance(found, Recognised)
    assert found.card.url == NEW_URL
    assert found.address
    assert (found.address.other_key, found.address.moved) == (NEW_KEY, True)


def test_a_redirect_for_a_while_moves_nothing() -> None:
    assert judge(html(HEADLINE, TEXT), url=NEW_URL, statuses=(302,)) == Recognised(CARD)


@pytest.mark.parametrize("stored", [(), (row(),)], ids=["first", "again"])
@pytest.mark.parametrize("headline", [f"{HEADLINE}, Minister Says", OTHER_HEADLINE])
def test_another_article_in_its_place(headline: str, stored: tuple) -> None:
    """As systems guess an address that begins alike."""
    found = judge(html(headline, OTHER_TEXT), CARD, *stored, url=NEW_URL)
    assert isinstance(found, Loss)
    assert found.is_absence


# Of the same author and day, and about the same boats.
SAME_WORDS = "At the quay all who love water and goats, our reporter found, had good news."
ALIKE = (f"{SAME_WORDS} {OTHER_TEXT[0]}", *OTHER_TEXT[1:])


@pytest.mark.parametrize("stored", [(), (row(),)], ids=["first", "again"])
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_another_article_under_its_address(card, stored: tuple) -> None:
    """As a cache gives it that mixes pages up."""
    page = html(OTHER_HEADLINE, ALIKE, head(OTHER_HEADLINE, NEW_URL) + BYLINE + DATE)
    other = row(
        id=2,
        url=NEW_URL,
        url_key=NEW_KEY,
        headline=OTHER_HEADLINE,
        page_headline=OTHER_HEADLINE,
        article_body="\n\n".join(ALIKE),
    )
    for rows in (stored, (*stored, other)):
        found = judge(page, card, *rows)
        assert isinstance(found, Loss)
        assert (found.cause, found.is_absence) == ("layout", False)


@pytest.mark.parametrize("stored", [(), (row(),)], ids=["first", "again"])
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("name", ["Water", f"Search results: {HEADLINE}"])
@pytest.mark.parametrize("path", ["news/", "water/", "?s=ferry+line"])
@pytest.mark.parametrize("link", [URL, NEW_URL])
def test_a_listing_of_the_article_in_its_place(path, name, link, card, stored: tuple) -> None:
    others = ((OTHER_HEADLINE, OTHER_TEXT[0]), ("Mill Gets a Dog", OTHER_TEXT[1]))
    cards = "".join(
        f'<article><h2><a href="{url}">{headline}</a></h2><p>{text}</p></article>'
        for url, (headline, text) in zip(
            (link, f"{SITE}/news/denied/", f"{SITE}/news/dog/"),
            ((HEADLINE, TEXT[0]), *others),
            strict=True,
        )
    )
    page = f"<!DOCTYPE html><title>{name}</title><main><h1>{name}</h1>{cards}</main>"
    found = judge(page, card, *stored, url=f"{SITE}/{path}")
    assert isinstance(found, Loss)
    assert found.is_absence


def test_one_series_has_one_headline() -> None:
    other = row(id=2, url=NEW_URL, url_key=NEW_KEY, article_body="\n\n".join(OTHER_TEXT))
    found = judge(html(HEADLINE, OTHER_TEXT), CARD, row(), other, url=NEW_URL)
    assert isinstance(found, Loss)
    assert found.is_absence


def test_a_login_page_to_which_the_site_leads_is_no_absence() -> None:
    page = html("Log in", ("Log in to continue.",))
    found = judge(page, CARD, row(), url=f"{SITE}/login?next=/news/ferry-line/")
    assert isinstance(found, Loss)
    assert (found.cause, found.is_absence) == ("forbidden", False)


@pytest.mark.parametrize(
    "view", ["amp/", "?print=1", "index.html", "comment-page-1/", "?ref=front"]
)
@pytest.mark.parametrize("is_known", [True, False])
def test_another_view_of_an_article(view: str, is_known: bool) -> None:
    card = replace(CARD, url=f"{CARD.url}{view}")
    found = judge(html(HEADLINE, TEXT, head()), card, *[row()] * is_known, url=card.url)
    assert isinstance(found, Recognised)
    assert found.address
    assert found.address.other_url == CARD.url
    assert (found.address.moved, found.gives_text) == (is_known, not is_known)


@pytest.mark.parametrize(
    ("canonical", "others"),
    [
        (SITE, ()),
        (f"{SITE}/tag/water/", ()),
        (f"{SITE}/news/", ()),
        (CARD.url.replace("https", "http"), ()),
        ("https://elsewhere.example/news/ferry-line-2/", ()),
        (
            NEW_URL,
            (row(id=2, url=NEW_URL, url_key=NEW_KEY, article_body="\n\n".join(OTHER_TEXT)),),
        ),
    ],
)
def test_a_canonical_link_that_names_no_other_address_of_it(canonical: str, others: tuple) -> None:
    page = html(HEADLINE, TEXT, head(url=canonical))
    assert judge(page, CARD, *others) == Recognised(CARD)
