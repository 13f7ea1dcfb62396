"""List items: cards, ticker, menu and most-read box are all `li`, the title a bold link."""

from tests.site.themes.theme import Theme

LISTED = Theme(
    page="""<!doctype html>
<html lang="en-GB">
<head>{head}</head>
<body>
<div id="top"><a href="/">The Steppe Courier</a> {date}<ul id="rates">{ticker}</ul></div>
<div id="nav"><ul><li><a href="/">Home</a><ul>{menu}</ul></li><li><a href="/tag/water/">Water</a>
</li><li><a href="/tag/railways/">Railways</a></li></ul></div>
<div id="content">{main}</div>
<div id="side"><h4>Trending</h4><ul>{most_read}</ul></div>
<div id="foot"><ul><li><a href="/imprint/">Imprint</a></li><li><a href="/feed/">RSS</a></li></ul>
</div>
{padding}</body></html>
""",
    ticker="{rates}",
    rate="<li><b>{pair}</b> = {rate} <i>{change}</i></li>",
    date="<small>{date}</small>",
    menu_link='<li><a href="{url}">{headline}</a></li>',
    listing="<h2>{title}</h2><div>{counter}</div>\n<ul id=entries>\n{cards}</ul>\n{pagination}",
    counter="<em>{counter}</em>",
    card='<li><img src="{image}" alt="{section}"><strong><a href="{url}">{headline}</a></strong>'
    '<br>{excerpt}<br><a class="more" href="{url}#comments">0 comments</a></li>\n',
    between='<li class="promo"><strong>Support the Courier</strong><br>Three coins a month keep '
    'the night desk warm. <a href="/support/">Give now</a></li>\n',
    pagination='<ul id="pages">{links}</ul>',
    number='<li><a href="{url}">{page}</a></li>',
    current="<li><b>{page}</b></li>",
    next='<li><a href="{url}">Older posts</a></li>',
    most_read_link='<li><a href="{url}">{headline}</a></li>',
    article='<div class="entry"><h2>{headline}</h2><small>Written by {authors}, {published}'
    "</small>{figure}\n{paragraphs}</div>",
    author='<a href="{url}">{name}</a>',
)
