"""Utility classes (Tailwind) from a component framework: deep divs, an overlay link over each
card, the counter in pieces.
"""

from tests.site.themes.theme import Theme

UTILITY = Theme(
    page="""<!DOCTYPE html>
<html lang="en" class="h-full antialiased">
<head>{head}</head>
<body class="flex min-h-full flex-col bg-white">
<div id="app"><div class="sticky top-0 z-50"><div class="flex overflow-hidden text-xs">{ticker}
</div>{date}
<nav class="hidden lg:flex gap-x-8"><a class="font-semibold" href="/">Courier</a>
<div class="absolute inset-x-0 grid grid-cols-4">{menu}</div></nav></div>
<div class="mx-auto max-w-7xl px-6 lg:px-8"><div class="lg:grid lg:grid-cols-12">
<div class="lg:col-span-8">{main}</div>
<div class="lg:col-span-4"><p class="text-sm font-bold uppercase">Most read</p>
<div class="divide-y">{most_read}</div></div></div></div>
<div class="border-t py-8 text-gray-500"><a href="/press/">Press</a><a href="/help/">Help</a></div>
</div>
{padding}</body></html>
""",
    ticker='<div class="flex animate-marquee">{rates}</div>',
    rate='<div class="mx-4 whitespace-nowrap"><span class="font-mono">{pair}</span> = '
    '<span class="font-mono">{rate}</span> <span class="text-red-600">{change}</span></div>\n',
    date='<div class="text-xs text-gray-400">{date}</div>',
    menu_link='<div class="relative p-4"><a class="block" href="{url}">{headline}</a></div>',
    listing='<h1 class="text-3xl font-bold">{title}</h1>{counter}'
    '<div class="mt-10 space-y-16">{cards}</div>{pagination}',
    counter='<p class="text-sm text-gray-700"><!-- -->{counter}<!-- --></p>',
    card="""<div class="relative isolate flex flex-col gap-8 lg:flex-row">
<div class="relative aspect-video"><img class="absolute inset-0" src="{image}" alt=""></div>
<div><div class="flex items-center gap-x-4 text-xs"><a class="rounded-full" href="{section_url}">
{section}</a></div>
<div class="group relative max-w-xl"><h3 class="mt-3 text-lg"><a href="{url}"><span
 class="absolute inset-0"></span>{headline}</a></h3>
<p class="mt-5 text-sm leading-6">{excerpt}</p></div>
<div class="mt-6 flex"><div class="text-sm"><p class="font-semibold"><a href="{author_url}">{author}
</a></p></div></div></div></div>
""",
    between="""<div class="rounded-2xl bg-gray-900 p-8"><h3 class="text-white">Never miss a caravan
</h3><p class="text-gray-300">One letter a week, no more.</p><button>Subscribe</button></div>
""",
    pagination='<div class="mt-16 flex justify-between">{links}</div>',
    number='<a class="px-4 text-sm" href="{url}">{page}</a>',
    current='<span class="px-4 text-sm font-bold">{page}</span>',
    next='<a class="inline-flex" href="{url}">Next <span aria-hidden="true">→</span></a>',
    most_read_link='<div class="py-3"><a class="text-sm" href="{url}">{headline}</a></div>',
    article='<div class="prose lg:prose-xl"><h1>{headline}</h1><div class="not-prose flex">'
    '<div>{authors}</div><div><time datetime="{published_iso}">{published}</time></div></div>'
    "{figure}<div>{paragraphs}</div></div>",
)
