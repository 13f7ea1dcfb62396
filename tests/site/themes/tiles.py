"""One link round the whole card; the next page hides behind an arrow with a label."""

from tests.site.themes.theme import Theme

TILES = Theme(
    page="""<!DOCTYPE html>
<html lang="en">
<head>{head}</head>
<body>
<header><div class="bar"><span class="today">{date}</span><div class="rates">{ticker}</div></div>
<a href="/" aria-label="Home">Courier</a><details><summary>Menu</summary><div class="mega">{menu}
</div></details></header>
<main>{main}</main>
<aside aria-label="Readers' choice">{most_read}</aside>
<footer><form role="search"><input name="s" placeholder="Search the Courier"></form>
<a href="/cookies/">Cookies</a></footer>
{padding}</body></html>
""",
    ticker='<div class="track">{rates}</div>',
    rate='<span class="rate"><span>{pair}</span><span> = </span><span>{rate}</span> '
    '<span class="delta">{change}</span></span>\n',
    date="<time>{date}</time>",
    menu_link='<a class="mega-tile" href="{url}"><h4>{headline}</h4></a>',
    listing='<header><h1>{title}</h1>{counter}</header><div class="grid">{cards}</div>{pagination}',
    counter="<p>{counter}</p>",
    card="""<a class="tile" href="{url}">
<picture><img src="{image}" alt=""></picture>
<span class="tile-label">{section}</span>
<h3>{headline}</h3>
<p>{excerpt}</p>
</a>
""",
    between='<a class="tile tile-promo" href="/newsletter/"><h3>The Friday Letter</h3><p>All that '
    "happened between the two rivers, in your box.</p></a>\n",
    pagination='<nav aria-label="Pages">{links}</nav>',
    number='<a href="{url}" aria-label="Page {page}">{page}</a>\n',
    current='<strong aria-current="page">{page}</strong>\n',
    next='<a href="{url}" rel="next" aria-label="Next page"><svg></svg></a>\n',
    most_read_link='<a href="{url}"><h5>{headline}</h5></a>',
    article="""<article><p class="kicker">{section}</p><h1>{headline}</h1>
<address>{authors}</address><time datetime="{published_iso}">{published}</time>
{figure}<section>{paragraphs}</section></article>""",
    author='<a rel="author" href="{url}">{name}</a>',
)
