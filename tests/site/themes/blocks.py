"""A block theme of WordPress: `li` with generated class names, the title before the picture."""

from tests.site.themes.theme import Theme

BLOCKS = Theme(
    page="""<!DOCTYPE html>
<html lang="en-US">
<head>{head}</head>
<body class="wp-embed-responsive">
<div class="wp-site-blocks"><header class="wp-block-template-part">
<p class="wp-block-site-title"><a href="/" rel="home">The Steppe Courier</a></p>
<div class="wp-block-group rates">{ticker}</div>{date}
<nav class="wp-block-navigation"><ul class="wp-block-page-list">{menu}</ul></nav></header>
<main class="wp-block-group">{main}</main>
<footer class="wp-block-template-part"><h2 class="wp-block-heading">Popular</h2>
<ul class="wp-block-latest-posts__list">{most_read}</ul>
<p>Proudly printed in Ozen</p></footer></div>
{padding}</body></html>
""",
    ticker="<p>{rates}</p>",
    rate="<strong>{pair}</strong> = {rate} {change} | ",
    date='<p class="has-small-font-size">{date}</p>',
    menu_link='<li class="wp-block-navigation-item"><a href="{url}"><span>{headline}</span></a>'
    "</li>",
    listing='<h1 class="wp-block-query-title">Tag: <span>{title}</span></h1>{counter}'
    '<div class="wp-block-query"><ul class="wp-block-post-template">{cards}</ul>{pagination}</div>',
    counter='<p class="has-text-align-right">{counter}</p>',
    card="""<li class="wp-block-post post type-post status-publish">
<h2 class="wp-block-post-title"><a href="{url}" target="_self">{headline}</a></h2>
<figure class="wp-block-post-featured-image"><a href="{url}"><img src="{image}" alt=""></a></figure>
<div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{excerpt}</p></div>
<div class="taxonomy-category wp-block-post-terms"><a href="{section_url}" rel="tag">{section}</a>
</div></li>
""",
    between='<li class="wp-block-group"><h2>Listen to the Steppe</h2><p>Our radio play starts in '
    'March. <a href="/radio/">All episodes</a></p></li>\n',
    pagination='<nav class="wp-block-query-pagination">{links}</nav>',
    number='<a class="page-numbers" href="{url}">{page}</a> ',
    current='<span class="page-numbers current">{page}</span> ',
    next='<a class="wp-block-query-pagination-next" href="{url}">Next Page</a>',
    most_read_link='<li><a class="wp-block-latest-posts__post-title" href="{url}">{headline}</a>'
    "</li>",
    article='<h1 class="wp-block-post-title">{headline}</h1>{figure}'
    '<div class="wp-block-post-author-name">{authors}</div>'
    '<div class="wp-block-post-date"><time datetime="{published_iso}">{published}</time></div>'
    '<div class="entry-content wp-block-post-content">{paragraphs}</div>',
    author="{name}",
)
