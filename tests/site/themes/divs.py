"""Nothing but div and span, names without meaning; each figure of the ticker its own element."""

from tests.site.themes.theme import Theme

DIVS = Theme(
    page="""<!DOCTYPE html>
<html lang="en">
<head>{head}</head>
<body>
<div class="a1"><div class="b7"><span>The Steppe Courier</span></div>
<div class="b8"><a href="/">Front</a><a href="/category/politics/">Politics</a>
<a href="/category/science/">Science</a></div><div class="b9">{menu}</div></div>
<div class="a2"><div class="mq">{ticker}</div>{date}</div>
<div class="a3">{main}</div>
<div class="a4"><div class="c1">Popular this week</div>{most_read}</div>
<div class="a5"><div>Steppe Courier LLC, 4 Harbour Lane, Port Kelun</div>
<div><a href="/terms/">Terms</a><a href="/jobs/">Jobs</a></div></div>
{padding}</body>
</html>
""",
    ticker="{rates}",
    rate='<div class="r"><span>{pair}</span> <span>=</span> <span>{rate}</span> <span>{change}'
    "</span></div>",
    date='<div class="d">{date}</div>',
    menu_link='<div class="m"><a href="{url}">{headline}</a></div>',
    listing='<div class="t">{title}</div>{counter}<div class="g">{cards}</div>{pagination}',
    counter='<div class="v">{counter}</div>',
    card='<div class="k"><div class="k1"><a href="{section_url}">{section}</a> '
    '<a href="{author_url}">{author}</a></div><div class="k2"><a href="{url}">{headline}</a></div>'
    '<div class="k3">{excerpt}</div></div>\n',
    between='<div class="k ad"><div>Advertisement</div><a href="https://tea.example/offer">'
    "Kumtal Tea: two boxes for the price of one</a></div>\n",
    pagination='<div class="p">{links}</div>',
    number='<a href="{url}">{page}</a> ',
    current="<span>{page}</span> ",
    next='<a href="{url}">&rsaquo;</a>',
    most_read_link='<div class="c2"><a href="{url}">{headline}</a></div>',
    article='<div class="s"><div class="s1">{section}</div><h1>{headline}</h1><div class="s2">'
    '{authors} | {published}</div>{figure}<div class="s3">\n{paragraphs}</div></div>',
    figure='<div class="i"><img src="{image}"><div>Photo: Courier archive</div></div>',
)
