"""A page's language, wherever it says it."""

import json

import pytest

from newsbot.pages.article.page import ArticlePage

TEXT = "<p>The owners told the workers on Friday that the last shift would end in the spring.</p>"


IE = "<!--[if IE 9]><html lang={}><![endif]-->"
ELSE = "<!--[if gt IE 9]><!--><html lang=tr><!--<![endif]-->"


def language_of(head: str, root: str = "<html>", body: str = "<body>") -> str | None:
    page = (
        f"<!DOCTYPE html>\n{root}<head><title>Salt</title>{head}</head>{body}{TEXT}</body></html>"
    )
    return ArticlePage(page, "https://herald.example/salt/").in_language


def ld(**said: object) -> str:
    said |= {"@type": "NewsArticle"}
    return f"<script type='application/ld+json'>{json.dumps(said)}</script>"


@pytest.mark.parametrize(
    ("head", "root"),
    [
        ("", "<html lang=tr>"),
        ("", "<html xml:lang=tr>"),
        (ld(inLanguage="de") + "<meta property=og:locale content=en>", "<html lang=' tr '>"),
        (ld(inLanguage="tr"), "<html lang=''>"),
        (ld(inLanguage={"@type": "Language", "name": "Turkish", "alternateName": "tr"}), "<html>"),
        (ld(inLanguage=["tr", "en"]), "<html lang=und>"),
        (ld(inLanguage=None), "<html lang='{{ lang }}' xml:lang=tr>"),
        ("<meta http-equiv=Content-Language content=tr>", "<html class=no-js>"),
        ("<META HTTP-EQUIV=content-language CONTENT=' tr'>", "<html lang=undefined>"),
        ("<meta http-equiv=Content-Language content=en,kk><meta name=DC.language content=tr>", ""),
        ("<meta name=dcterms.language content=tr>", ""),
        ("<meta itemprop=inLanguage content=tr>", "<html>"),
        ("", "<!--[if IE 9]> <html class='ie9' lang='tr'> <![endif]-->"),
        ("", IE.format("en") + ELSE),
        ("<meta property=og:locale content=tr>", IE.format("en")),
    ],
)  # fmt: skip
def test_language(head, root):
    assert language_of(head, root) == "tr"


LOCALE = "<meta property=og:locale content=tr_TR>"


@pytest.mark.parametrize(
    ("root", "head", "language"),
    [
        ("en-US", ld(inLanguage="tr") + LOCALE, "tr"),
        ("en", LOCALE, "en"),
        ("en", ld(inLanguage="tr"), "en"),
        ("en", ld(inLanguage="de") + LOCALE, "en"),
        ("az", ld(inLanguage="tr") + LOCALE, "az"),
        ("tr", ld(inLanguage="en-US") + "<meta property=og:locale content=en_US>", "tr"),
    ],
)
def test_english_that_a_template_was_left_with(root, head, language):
    assert language_of(head, f"<html lang={root}>") == language


@pytest.mark.parametrize(
    "body",
    [
        "<body lang=tr>",
        "<body><main lang=tr>",
        "<article lang=tr>",
        "<a lang=en hreflang=en href=/en/>English</a><ul><li lang=de>Deutsch</ul><div lang=tr>",
    ],
)
def test_the_texts_own_language(body):
    assert language_of("", body=body) == "tr"
    assert language_of("", "<html lang=az>", body) == "az"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<meta http-equiv=Content-Language content='kk, ru, en'>",
        "<meta http-equiv=refresh content=tr>",
        "<!-- <html lang=tr> -->",
        ld(inLanguage="zxx"),
    ],
)
def test_no_language(head):
    assert language_of(head, "") is None
