"""Headings and paragraphs side by side, no element round a card."""

from tests.site.themes.theme import Theme

FLAT = Theme(
    page="""<!DOCTYPE html>
<html lang="en">
<head>{head}</head>
<body>
<p>{ticker}</p>
{date}
<p><a href="/">The Steppe Courier</a> | <a href="/tag/trade/">Trade</a> | <a href="/tag/maps/">Maps
</a></p>
<p>{menu}</p>
<hr>
{main}
<hr>
<h3>Readers also liked</h3>
{most_read}
<p>Printed on recycled light. <a href="/colophon/">Colophon</a></p>
{padding}</body></html>
""",
    ticker="{rates}",
    rate="• {pair} = {rate} {change}<br>\n",
    date="<p>{date}</p>",
    menu_link='<a href="{url}">{headline}</a> | ',
    listing="<h1>{title}</h1>\n<p>{counter}</p>\n{cards}\n{pagination}",
    counter="{counter}",
    card='<h2><a href="{url}">{headline}</a></h2>\n<p>{excerpt}</p>\n',
    between="<p><small>Advertisement</small></p><p><a href='https://felt.example/'>Felt boots, "
    "made by hand in Telbek</a></p>\n",
    pagination="<p>{links}</p>",
    number='<a href="{url}">{page}</a> ',
    current="{page} ",
    next='<a href="{url}">Next page</a>',
    most_read_link='<p><a href="{url}">{headline}</a></p>\n',
    article="<h1>{headline}</h1>\n<p><em>{authors}, {published}</em></p>\n{figure}\n{paragraphs}",
    figure='<p><img src="{image}"></p>\n',
    author="{name}",
)
