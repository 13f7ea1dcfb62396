"""A card's headline is whole, and nothing but the headline, however its markup cuts it."""

import pytest

from newsbot.pages.listing.page import ListingPage

HEADLINES = (
    ("Herders Bring the Yaks", "Down before the First Snow"),
    ("Why the Bakery on Kesh Street", "will not raise its prices"),
    ("Old Observatory Finds", "a Second Comet in a Week"),
    ("Ferry Pilots Ask for", "Longer Hours of Rest"),
    ("School in Ulgen Prints", "its Own Dictionary"),
    ("Cable Car Stands Still", "after a Storm in the Pass"),
)
TEASERS = (
    "The families on the upper meadow wrote to the district <br>that hay for a week is left.",
    "Flour costs a third more than last year, yet the owner<br>of the shop has not moved.",
    "Nobody had looked for it: the night watch only wanted<br>to try the mended telescope.",
    "Twelve of them stayed on the pier on Monday, and the port<br>office has promised talks.",
    "Four teachers and a retired printer set the type by hand<br>during the long holidays.",
    "Forty skiers spent the night in the upper station, where<br>the cook made tea for all.",
)
WHOLE = "{a} {b}"
TITLES = {
    "a break": "{a}<br>{b}",
    "two spans": "<span>{a}</span><span>{b}</span>",
    "two blocks": "<div>{a}</div><div>{b}</div>",
    "words set off": "{a} <em>{b}</em>",
    "a comment": "{a}<!-- 1 --> {b}",
    "a kicker": "<span class='kicker'>Comment</span>{a} {b}",
    "a kicker in a box": "<div class='post-label'>Comment</div><span>{a} {b}</span>",
    "a rank": "<span class='rank'>{n}</span>{a} {b}",
    "a count": "{a} {b} <span class='count'>({n})</span>",
    "views": "{a} {b}<span>{n}7 views</span>",
    "comments": "{a} {b}<small>{n} comments</small>",
    "a time": "{a} {b} <time>{n} hours ago</time>",
    "a badge": "<i class='badge'>VIDEO</i> {a} {b}",
    "an icon": "<svg><title>Video</title></svg>{a} {b}",
    "an arrow": "{a} {b} <span>→</span>",
}
CARDS = {
    "link in heading": "<article><h2><a href='{url}'>{title}</a></h2><p>{teaser}</p></article>",
    "heading in link": "<div><a href='{url}'><h3>{title}</h3><p>{teaser}</p></a></div>",
    "no heading": "<div><div class='title'><a href='{url}'>{title}</a></div><p>{teaser}</p></div>",
    "heading without link": "<article><h2>{title}</h2><p>{teaser}</p><a href='{url}'>Read more</a>"
    "</article>",
}
WHICH = {"all": range(6), "one": (1,), "the first": (0,), "two": (2, 4)}


@pytest.mark.parametrize("which", WHICH)
@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("title", TITLES)
def test_headline_and_excerpt(title, card, which):
    cards = [
        CARDS[card].format(
            url=f"/story-{n}/",
            title=(TITLES[title] if n in WHICH[which] else WHOLE).format(a=a, b=b, n=n + 1),
            teaser=TEASERS[n],
        )
        for n, (a, b) in enumerate(HEADLINES)
    ]
    page = ListingPage(f"<main><h1>News</h1>{''.join(cards)}</main>", "https://yak.example/news/")
    assert [(c.headline, c.excerpt) for c in page.cards] == [
        (f"{a} {b}", " ".join(teaser.replace("<br>", " ").split()))
        for (a, b), teaser in zip(HEADLINES, TEASERS, strict=True)
    ]


def test_a_number_that_few_cards_have_is_part_of_the_title():
    titles = ["<span>7</span> Reasons to Sail", "The Last Ferry Sails", "A Pilot Remembers Home"]
    cards = [f"<li><h3><a href='/{n}/'>{title}</a></h3></li>" for n, title in enumerate(titles)]
    page = ListingPage(f"<main><ul>{''.join(cards)}</ul></main>", "https://yak.example/news/")
    assert page.cards[0].headline == "7 Reasons to Sail"
