"""Invented listings in many layouts: kinds of cards, boxes around them, pages around these."""

from dataclasses import dataclass

RATES = (
    ("KGS/USD", "0.01143", "0%"),
    ("KZT/USD", "0.00200", "0%"),
    ("TJS/USD", "0.10593", "-0.19%"),
    ("UZS/USD", "0.00008", "-0%"),
    ("TMT/USD", "0.28575", "0.1%"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    slug: str
    headline: str
    excerpt: str


ENTRIES = (
    Entry(
        "harbour-reopens",
        "Harbour of Port Kelun Reopens After “Forty Quiet Days”",
        'The ferries left on time for the first time since January. [caption id="attachment_7" '
        'align="aligncenter" width="900"] Photo: Courier[/caption] Fishermen say that KGS/USD = '
        "0.01143 0% is a fair rate for nobody, and 12% of them would rather wait...",
    ),
    Entry("wool", "Wool Prices Fall", "Herders in the north sold a third less than last year."),
    Entry(
        "night-trains",
        "Opinion: Why the Night Train Matters More Than Another Airport Does",
        "A sleeping car is not a luxury. It is what a nurse takes when the roads are closed, and "
        "it is what brings the mail. “We counted 1 - 6 of 56 carriages that were fit for winter,” "
        "the minister said. The rest will be repaired by March 2026, if the money comes.",
    ),
    Entry(
        "observatory",
        "Observatory on Mount Aray Finds a Comet, and a Goat",
        "Both were photographed in the same night. The comet will return in 2081. The goat "
        "returned the next morning to eat the cable...",
    ),
    Entry(
        "school-books",
        "School PageFinder in Three Languages by Autumn",
        "The ministry has ordered 40,000 copies; printers in two cities will share the work, the "
        "deputy minister told reporters on Friday.",
    ),
    Entry(
        "dam",
        "Engineers Inspect the Old Dam at Suukol",
        "No cracks were found. A second inspection follows in spring, when the snow has gone.",
    ),
)

# url, headline and excerpt are those of the entry; {n} is a number that differs.
CARDS = {
    "article": '<article class="post-{n} post"><h2><a href="{url}">{headline}</a></h2>'
    "<p>{excerpt}</p></article>",
    "article with everything": '<article><a href="{url}" tabindex="-1"><img src="/i/{n}.jpg" '
    'alt="{headline}"></a><div><a href="/category/world/" rel="category tag">World</a></div>'
    '<header><h3><a href="{url}" title="{headline}">{headline}</a></h3><span>By <a '
    'href="/author/ainura/">Ainura Bek</a></span> <time datetime="2026-02-0{n}">February {n}, 2026'
    '</time> <a href="{url}#comments">{n} comments</a></header><div><p>{excerpt}</p></div><footer>'
    '<a href="/tag/north/" rel="tag">north</a>, <a href="/tag/sea/" rel="tag">sea</a> '
    '<a href="{url}">Read more</a> <a href="https://share.example/?u={url}">Share</a></footer>'
    "</article>",
    "divs": '<div><div><a href="{url}">{headline}</a></div><div>{excerpt}</div></div>',
    "divs with names": '<div class="k"><div class="k1"><a href="/c/new/">News</a> <a href="/a/ai/">'
    'Ainura Bek</a></div><div class="k2"><a href="{url}">{headline}</a></div>'
    '<div class="k3">{excerpt}</div></div>',
    "list item": '<li><a href="{url}">{headline}</a><p>{excerpt}</p></li>',
    "list item in one line": '<li><a href="{url}">{headline}</a> {excerpt}</li>',
    "list item with break": '<li><b><a href="{url}">{headline}</a></b><br>{excerpt}</li>',
    "row of cells": '<tr><td><a href="{url}"><img src="/i/{n}.jpg"></a></td><td><a href="{url}">'
    "{headline}</a></td><td>{excerpt}</td><td>{n} Feb 2026</td></tr>",
    "three rows": '<tr><td><a href="{url}">{headline}</a></td></tr><tr><td>{n} February 2026, World'
    "</td></tr><tr><td>{excerpt}</td></tr>",
    "definition": '<dt><a href="{url}">{headline}</a></dt><dd>{excerpt}</dd>',
    "one link": '<a href="{url}"><img src="/i/{n}.jpg" alt=""><h3>{headline}</h3><p>{excerpt}</p>'
    "</a>",
    "one link of divs": '<div><a href="{url}"><div>World</div><div>{headline}</div>'
    "<div>{excerpt}</div></a></div>",
    "one link of spans": '<div><a href="{url}"><span>{headline}</span><span>{excerpt}</span></a>'
    "</div>",
    "bare link of spans": '<a href="{url}"><span>{headline}</span><span>{excerpt}</span></a>',
    "bare link of spans with a date": '<a href="{url}"><img src="/i/{n}.jpg">'
    "<span>{headline}</span><span>{excerpt}</span><span>{n} February 2026</span></a>",
    "span of spans": '<span class="card"><a href="{url}"><b>{headline}</b></a> '
    "<span>{excerpt}</span></span>",
    "flat": '<h2><a href="{url}">{headline}</a></h2><p>{excerpt}</p>',
    "flat with rule": '<h2><a href="{url}">{headline}</a></h2><div>{excerpt}</div><hr>',
    "flat with date": '<p>{n} February 2026</p><h3><a href="{url}">{headline}</a></h3>'
    "<p>{excerpt}</p>",
    "flat paragraphs": '<p><a href="{url}"><b>{headline}</b></a></p><p>{excerpt}</p>',
    "flat with thumbnail": '<a href="{url}"><img src="/i/{n}.jpg"></a><h2><a href="{url}">'
    "{headline}</a></h2><p>{excerpt}</p>",
    "flat, unlinked title": '<h2>{headline}</h2><p>{excerpt}</p><p><a href="{url}">Continue '
    "reading</a></p>",
    "bare text": '<h3><a href="{url}">{headline}</a></h3>{excerpt}',
    "bare text and breaks": '<a href="{url}"><b>{headline}</b></a><br>{excerpt}<br><br>',
    "bare text, then a link": '<h4>{headline}</h4>{excerpt}<br><a href="{url}">Read more</a>',
    "unlinked title": '<div><h3>{headline}</h3><p>{excerpt} <a href="{url}">Continue reading</a>'
    "</p></div>",
    "unlinked title of divs": "<div><div>{headline}</div><div>{excerpt}</div><div>"
    '<a href="{url}">More</a></div></div>',
    "title by thumbnail": '<div><a href="{url}"><img src="/i/{n}.jpg"></a><h4>{headline}</h4>'
    "<p>{excerpt}</p></div>",
    "read more in a span": '<div><h2><a href="{url}">{headline}</a></h2><div>{excerpt} '
    '<a href="{url}">Continue reading <span>{headline}</span></a></div></div>',
    "small print first": "<section><div><span>World</span> | <span>{n} February 2026</span> | "
    '<span>By Ainura Bek</span></div><h2><a href="{url}">{headline}</a></h2><p>{excerpt}</p>'
    "</section>",
    "small print last": '<section><h2><a href="{url}">{headline}</a></h2><p>{excerpt}</p>'
    '<p><i>{n} February 2026</i> <a href="/author/ai/">Ainura Bek</a> <a href="/category/w/">World'
    "</a></p></section>",
    "nested tables": '<table><tr><td><table><tr><td><a href="{url}"><img src="/i/{n}.jpg"></a></td>'
    '<td><font size=4><a href="{url}">{headline}</a></font><br>{excerpt}</td></tr></table></td>'
    "</tr></table>",
    "column": '<div class="col"><div class="card"><a href="{url}"><img src="/i/{n}.jpg"></a>'
    '<div class="body"><h5><a href="{url}">{headline}</a></h5><p>{excerpt}</p></div></div></div>',
}

# What the cards stand in.
BOXES = {
    "list item": "<ul>{cards}</ul>",
    "list item in one line": "<ul>{cards}</ul>",
    "list item with break": "<ol>{cards}</ol>",
    "row of cells": "<table>{cards}</table>",
    "three rows": "<table>{cards}</table>",
    "definition": "<dl>{cards}</dl>",
}

BETWEEN = (
    '<div><div>Advertisement</div><a href="https://tea.example/offer">Kumtal Tea: two boxes for '
    "the price of one</a></div>"
)
MENU = "".join(
    f'<li><a href="/{name}/">{name.title()}</a></li>'
    for name in ("politics", "economy", "culture", "sport", "about", "contact")
)
MOST_READ = "".join(
    f'<li><a href="/old-{n}/">Most read story number {n} of this long week</a></li>'
    for n in range(5)
)
MEGA = "".join(
    f'<li><a href="/{e.slug}/"><img src="/m.jpg">{e.headline}</a></li>' for e in ENTRIES[:4]
)
TICKER = "".join(f"<li>{pair} = {rate} {change}</li>" for pair, rate, change in RATES)

PAGES = {
    "semantic": '<body><header><a href="/">Courier</a><nav><ul>{menu}</ul><ul>{mega}</ul></nav>'
    "</header><ul>{ticker}</ul><p>22 February 2026</p><main><h1>Tag: north</h1>"
    "<p>Viewing results 1 - 6 of 56</p>{cards}<nav><a href='/tag/north/'>1</a> <a "
    "href='/tag/north/page/2/'>2</a> <a href='/tag/north/page/2/'>Next</a></nav></main><aside>"
    "<h2>Most read</h2><ul>{most_read}</ul></aside><footer><a href='/terms/'>Terms</a></footer>",
    "divs": '<body><div><div><a href="/">Courier</a></div><div>{menu_divs}</div></div>'
    "<div>{ticker_divs}</div><div>22 February 2026</div><div><div>Tag: north</div>"
    "<div>Viewing results 1 - 6 of 56</div><div>{cards}</div><div><span>1</span> "
    "<a href='/tag/north/page/2/'>2</a> <a href='/tag/north/page/2/'>&rsaquo;</a></div></div>"
    "<div><div>Most read</div>{most_read_divs}</div><div><a href='/terms/'>Terms</a></div>",
    "tables": '<body><table><tr><td colspan=3><a href="/">Courier</a></td></tr><tr><td>'
    "{ticker_line}<br>22 February 2026</td></tr><tr><td><ul>{menu}</ul></td><td>"
    "Viewing results 1 - 6 of 56{cards}<p align=center><b>1</b> "
    "<a href='/tag/north/page/2/'>&gt;&gt;</a></p></td><td>"
    "<b>Most read</b><ul>{most_read}</ul></td></tr></table>",
}


def _divs(items: str) -> str:
    return items.replace("<li", "<div").replace("</li", "</div")


def page_of(cards: str, page: str) -> str:
    return PAGES[page].format(
        cards=cards,
        menu=MENU,
        mega=MEGA,
        ticker=TICKER * 3,
        most_read=MOST_READ,
        menu_divs=_divs(MENU),
        most_read_divs=_divs(MOST_READ),
        ticker_divs=_divs(TICKER * 2),
        ticker_line=" ".join(f"• {pair} = {rate} {change}" for pair, rate, change in RATES * 8),
    )


def cards_of(name: str, entries: tuple[Entry, ...], between: str = "") -> str:
    cards = [
        CARDS[name].format(url=f"/{e.slug}/", headline=e.headline, excerpt=e.excerpt, n=n)
        for n, e in enumerate(entries, 1)
    ]
    if between and name not in BOXES:
        cards[len(cards) // 2 : len(cards) // 2] = [between]
    return BOXES.get(name, "{cards}").format(cards="\n".join(cards))
