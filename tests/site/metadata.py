"""What an article page says of itself in its head."""

import json
from html import escape
from typing import Any

from tests.site.articles import Article
from tests.site.habits import Habits

SITE_NAME = "The Steppe Courier"


def head(habits: Habits, article: Article) -> str:
    url = habits.base_url + article.path
    parts = [
        f'<meta charset="utf-8"><title>{escape(article.headline)} - {SITE_NAME}</title>',
        f'<link rel="canonical" href="{url}">',
        json_ld(habits, article),
    ]
    if habits.open_graph:
        parts += open_graph(habits, article)
    return "\n".join(parts)


def open_graph(habits: Habits, article: Article) -> list[str]:
    properties = [
        ("og:type", "article"),
        ("og:locale", "en_US"),
        ("og:site_name", SITE_NAME),
        ("og:title", article.headline),
        ("og:url", habits.base_url + article.path),
        ("og:image", habits.base_url + article.image),
        ("article:published_time", article.published.isoformat()),
        ("article:modified_time", article.modified.isoformat()),
        ("article:section", article.section),
        *(("article:tag", keyword) for keyword in article.keywords),
    ]
    return [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties]


def json_ld(habits: Habits, article: Article) -> str:
    if habits.json_ld == "none":
        return ""
    text = json.dumps(json_ld_graph(habits, article), ensure_ascii=False)
    if habits.json_ld == "broken":
        text = text[: len(text) // 2]
    return f'<script type="application/ld+json">{text}</script>'


def json_ld_graph(habits: Habits, article: Article) -> dict[str, Any]:
    node = news_article(habits, article)
    if habits.json_ld != "graph":
        return {"@context": "https://schema.org", **node}
    website = {"@type": "WebSite", "name": SITE_NAME, "url": habits.base_url + "/"}
    return {"@context": "https://schema.org", "@graph": [website, node]}


def news_article(habits: Habits, article: Article) -> dict[str, Any]:
    url = habits.base_url + article.path
    return {
        "@type": "NewsArticle",
        "headline": article.headline,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "url": url,
        "datePublished": article.published.isoformat(),
        "dateModified": article.modified.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": SITE_NAME},
        "image": [habits.base_url + article.image],
        "articleSection": article.section,
        "keywords": list(article.keywords),
        "inLanguage": "en",
    }
