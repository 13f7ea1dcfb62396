"""What an article page says of itself in its head."""

import json
from html import escape
from typing import Any

from tests.site.articles import Article
from tests.site.options import SiteOptions

SITE_NAME = "The Steppe Courier"


def head(options: SiteOptions, article: Article) -> str:
    url = options.base_url + article.path
    parts = [
        f'<meta charset="utf-8"><title>{escape(article.headline)} - {SITE_NAME}</title>',
        f'<link rel="canonical" href="{url}">',
        json_ld(options, article),
    ]
    if options.open_graph:
        parts += open_graph(options, article)
    return "\n".join(parts)


def open_graph(options: SiteOptions, article: Article) -> list[str]:
    properties = [
        ("og:type", "article"),
        ("og:locale", "en_US"),
        ("og:site_name", SITE_NAME),
        ("og:title", article.headline),
        ("og:url", options.base_url + article.path),
        ("og:image", options.base_url + article.image),
        ("article:published_time", article.published.isoformat()),
        ("article:modified_time", article.modified.isoformat()),
        ("article:section", article.section),
        *(("article:tag", keyword) for keyword in article.keywords),
    ]
    return [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties]


def json_ld(options: SiteOptions, article: Article) -> str:
    if options.json_ld == "none":
        return ""
    text = json.dumps(json_ld_graph(options, article), ensure_ascii=False)
    if options.json_ld == "broken":
        text = text[: len(text) // 2]
    return f'<script type="application/ld+json">{text}</script>'


def json_ld_graph(options: SiteOptions, article: Article) -> dict[str, Any]:
    node = news_article(options, article)
    if options.json_ld != "graph":
        return {"@context": "https://schema.org", **node}
    website = {"@type": "WebSite", "name": SITE_NAME, "url": options.base_url + "/"}
    return {"@context": "https://schema.org", "@graph": [website, node]}


def news_article(options: SiteOptions, article: Article) -> dict[str, Any]:
    url = options.base_url + article.path
    return {
        "@type": "NewsArticle",
        "headline": article.headline,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "url": url,
        "datePublished": article.published.isoformat(),
        "dateModified": article.modified.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": SITE_NAME},
        "image": [options.base_url + article.image],
        "articleSection": article.section,
        "keywords": list(article.keywords),
        "inLanguage": "en",
    }
