"""A WordPress theme of today: an `article` a card, the title a link in a heading."""

from tests.site.themes.theme import Theme

CLASSIC = Theme(
    page="""<!DOCTYPE html>
<html lang="en-US">
<head>{head}</head>
<body class="archive">
<header class="site-header">
<div class="ticker-wrap"><ul class="ticker">
{ticker}</ul></div>
{date}
<a class="logo" href="/"><img src="/logo.svg" alt="The Steppe Courier"></a>
<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/category/business/">Business
</a></li><li><a href="/category/culture/">Culture</a></li><li><a href="/about/">About us</a></li>
<li class="mega"><a href="#">Latest</a><ul>{menu}</ul></li></ul></nav>
</header>
<main id="main">{main}</main>
<aside class="sidebar"><section class="widget most-read"><h3>Most Read</h3><ol>{most_read}</ol>
</section></aside>
<footer class="site-footer"><p>© 2026 The Steppe Courier. All rights reserved.</p>
<a href="/privacy/">Privacy</a> <a href="/contact/">Contact</a></footer>
{padding}</body></html>
""",
    ticker="{rates}",
    rate="<li>{pair} = {rate} {change}</li>\n",
    date='<div class="header-date">{date}</div>',
    menu_link='<li><a href="{url}">{headline}</a></li>',
    listing="""<h1 class="page-title">{title}</h1>
{counter}
<div class="posts-list">
{cards}</div>
{pagination}
""",
    counter='<div class="results-count">{counter}</div>',
    card="""<article class="post type-post">
<a class="post-thumbnail" href="{url}"><img src="{image}" alt="" loading="lazy"></a>
<div class="cat-links"><a href="{section_url}" rel="category tag">{section}</a></div>
<h2 class="entry-title"><a href="{url}" rel="bookmark">{headline}</a></h2>
<div class="entry-summary"><p>{excerpt}</p></div>
</article>
""",
    between="""<div class="newsletter"><h3>Join our newsletter</h3><p>Every Friday, the week on the
steppe in five minutes.</p><form action="/subscribe/"><input type="email"><button>Subscribe
</button></form></div>
""",
    pagination='<nav class="navigation pagination"><div class="nav-links">{links}</div></nav>',
    number='<a class="page-numbers" href="{url}">{page}</a>\n',
    current='<span aria-current="page" class="page-numbers current">{page}</span>\n',
    next='<a class="next page-numbers" href="{url}">Next</a>\n',
    most_read_link='<li><a href="{url}">{headline}</a></li>',
    article="""<article class="post single">
<header class="entry-header"><h1 class="entry-title">{headline}</h1>
<div class="entry-meta"><span class="byline">By <span class="author vcard">{authors}</span></span>
<time class="entry-date published" datetime="{published_iso}">{published}</time></div></header>
{figure}
<div class="entry-content">
{paragraphs}</div>
</article>
""",
)
