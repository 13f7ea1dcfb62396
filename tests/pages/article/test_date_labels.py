"""Beside a date a page says which one it is, in its own language."""

import pytest

from newsbot.dates.moments import parse_moment
from newsbot.pages.article.page import ArticlePage
from newsbot.pages.vocabulary.date_labels import PUBLISHED, UPDATED, label_of

TEXT = "<p>The council agreed on Tuesday to rebuild the old ferry landing, closed since spring.</p>"
WORDS = [
    pytest.param(word, label, id=f"{language}-{word}")
    for label, table in (("published", PUBLISHED), ("updated", UPDATED))
    for language, row in table.items()
    for word in row.split("|")
]


def page(
    dates: str, *, lang: str = "en", url: str = "https://river.example/landing"
) -> ArticlePage:
    html = f'<html lang="{lang}"><title>Ferry Landing Rebuilt</title><h1>Ferry Landing Rebuilt</h1>'
    return ArticlePage(f"{html}{dates}{TEXT * 3}", url)


@pytest.mark.parametrize(("word", "label"), WORDS)
def test_each_word(word, label):
    assert label_of(f"{word} : ") == label
    assert label_of(f"{word.upper()}: ") == label


@pytest.mark.parametrize(
    "line",
    [
        "<p>Published 2 February 2026 | Updated 3 February 2026</p>",
        "<p>Updated 3 February 2026, published 2 February 2026</p>",
        "<p>Erstellt am 2. Februar 2026, aktualisiert am 3. Februar 2026</p>",
        "<p><i>Опубликовано</i> <b>2 февраля 2026</b> <i>Обновлено</i> <b>3.2.2026</b></p>",
        "<p>2026年2月2日公開 2026年2月3日更新</p>",
        "<p>입력 2026.02.02 수정 2026.02.03</p>",
        """<p>Publié le <time datetime="2026-02-02">lundi</time> -
        Mis à jour le <time datetime="2026-02-03">mardi</time></p>""",
        """<time class="entry-date published" datetime="2026-02-02">2 Feb</time>
        <time class="updated" datetime="2026-02-03">3 Feb</time>""",
        "<ul><li>Modified: 3 February 2026</li><li>Created: 2 February 2026</li></ul>",
    ],
)
def test_publication_and_update_side_by_side(line):
    read = page(line)
    assert _day(read.date_published) == "02"
    assert _day(read.date_modified) == "03"


def _day(text):
    moment = parse_moment(text or "")
    return moment and f"{moment.day:02}"


def test_what_is_only_an_updates_is_never_the_publications():
    read = page('<p>Updated: <time datetime="2026-02-03T08:15Z">3 Feb 2026</time></p>')
    assert read.date_published is None
    assert read.date_modified == "2026-02-03T08:15Z"


@pytest.mark.parametrize(
    ("dates", "options", "expected"),
    [
        ("<p>4/7/2026</p>", {}, None),
        ("<p>4/7/2026</p>", {"lang": "en-US"}, "2026-04-07"),
        ("<p>4/7/2026</p>", {"lang": "en-GB"}, "2026-07-04"),
        ("<p>4/7/2026</p>", {"url": "https://river.example.co.uk/landing"}, "2026-07-04"),
        ("<p>4/7/2026</p><p>Next issue: 28/7/2026</p>", {"lang": "en-US"}, "2026-07-04"),
        ("<p>4/7/2026</p>", {"lang": "pt"}, "2026-07-04"),
        ("<p>23.11.02</p>", {"lang": "ko"}, "2023-11-02"),
        ("<p>11.02.23</p>", {"lang": "de"}, "11.02.23"),
        ("<p>3 listopada 2025</p>", {"lang": "pl"}, "2025-11-03"),
        ("<p>3 listopada 2025</p>", {"lang": "hr"}, "2025-10-03"),
        ("<p>Tue, 4/7/2026 - 8:15</p>", {}, "2026-04-07 08:15:00"),
    ],
)
def test_numbers_that_two_readings_fit(dates, options, expected):
    assert page(dates, **options).date_published == expected


def test_what_decided_between_two_readings_is_told():
    read = page("<p>4/7/2026</p>", lang="en-US")
    source = "line near the headline, its order by the page's language"
    assert read.sources["date_published"] == source
