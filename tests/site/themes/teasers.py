"""The title is no link: "Continue reading" under the excerpt is, and the author has one too."""

from tests.site.themes.theme import Theme

TEASERS = Theme(
    page="""<!DOCTYPE html>
<html lang="en-US">
<head>{head}</head>
<body class="blog">
<div id="header"><h1><a href="/">The Steppe Courier</a></h1>{date}</div>
<div id="ticker">{ticker}</div>
<div id="menu">{menu}</div>
<div id="container">{main}</div>
<div id="sidebar"><h2>Most viewed</h2>{most_read}<h2>Archive</h2>
<a href="/2026/02/">February 2026</a> <a href="/2026/01/">January 2026</a></div>
<div id="footer">Powered by wind</div>
{padding}</body></html>
""",
    ticker="<span>{rates}</span>",
    rate="<span>{pair} = {rate} {change}</span>\n",
    date='<p class="description">{date}</p>',
    menu_link='<a href="{url}" title="{headline}">{headline}</a> ',
    listing='<h2 class="pagetitle">{title}</h2>{counter}{cards}{pagination}',
    counter='<p class="count">{counter}</p>',
    card="""<div class="teaser">
<h3>{headline}</h3>
<p class="meta">by <a href="{author_url}">{author}</a> in <a href="{section_url}">{section}</a></p>
<p>{excerpt}</p>
<p><a class="more-link" href="{url}">Continue reading</a></p>
</div>
""",
    between='<div class="teaser sponsor"><h3>From our partners</h3><p>Honey from the Oruk Basin is '
    'back. <a href="https://honey.example/">See the jars</a></p></div>\n',
    pagination='<div class="wp-pagenavi">{links}</div>',
    number='<a class="page larger" href="{url}">{page}</a>',
    current='<span class="current">{page}</span>',
    next='<a class="nextpostslink" href="{url}">»</a>',
    most_read_link='<div class="pop"><a href="{url}">{headline}</a></div>',
    article='<div class="post"><h2>{headline}</h2><p class="meta">{published} by {authors}</p>'
    '{figure}<div class="entry">{paragraphs}</div></div>',
)
