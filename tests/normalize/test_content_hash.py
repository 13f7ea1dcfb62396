"""What makes a revision, and what does not."""

import pytest

from newsbot.normalize.articles import normalize_body
from newsbot.normalize.content_hash import content_hash
from newsbot.normalize.excerpts import normalize_excerpt
from newsbot.normalize.text import normalize_line

HEADLINE = "River\u2019s \u201cfirst\u201d dam \u2013 in 2026"
BODY = (
    "The dam on the river holds 2.5 billion cubic metres, the ministry\u2019s spokesman said.\n\n"
    "\u201cIt was built in 1990\u20132020 \u2026 slowly,\u201d he added. [sic]"
)
EXCERPT = BODY.replace("\n\n", " ")


def hash_as_read(headline=HEADLINE, excerpt=EXCERPT, article_body=BODY):
    """Of texts as a page words them."""
    return content_hash(
        normalize_line(headline), normalize_excerpt(excerpt).text, normalize_body(article_body)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" ", "\u00a0"),
        (" ", "  "),
        ("\n\n", " "),
        ("\n\n", "\n\ndivider\n\n"),
        ("\u2019", "'"),
        ("\u201c", '"'),
        ("\u201d", "\u2019"),
        ("\u2013", "-"),
        ("\u2013", "--"),
        ("\u2013", "\u2014"),
        ("\u2026", "..."),
        ("dam", "d\u00adam"),
        ("dam", "dam\u200b"),
        ("[sic]", "[sic] Continue reading"),
        ("[sic]", '[sic][caption id="a" width="9"]credit[/caption]'),
        ("&", "&amp;"),
    ],
)
def test_print_and_furniture_make_no_revision(old, new):
    changed = (HEADLINE.replace(old, new), EXCERPT.replace(old, new), BODY.replace(old, new))
    assert hash_as_read(*changed) == hash_as_read()
    assert hash_as_read(*changed[:2], None) == hash_as_read(article_body=None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.5", "2.6"),
        ("2.5", "25"),
        ("1990\u20132020", "19902020"),
        ("holds", "hold"),
        ("said.", "said?"),
        ("said.", "said"),
        ("river", "River"),
        ("\u201cIt", "It"),
        (" slowly", " not slowly"),
    ],
)
def test_a_changed_figure_letter_or_mark_makes_a_revision(old, new):
    assert hash_as_read(article_body=BODY.replace(old, new)) != hash_as_read()
    assert hash_as_read(excerpt=EXCERPT.replace(old, new), article_body=None) != hash_as_read(
        article_body=None
    )


def test_a_changed_headline_makes_a_revision():
    assert hash_as_read(HEADLINE.replace("first", "second")) != hash_as_read()


@pytest.mark.parametrize(
    "excerpt", ["", EXCERPT[:100] + "...", EXCERPT[:70] + " [\u2026]", "The dam...", BODY]
)
def test_a_moved_cut_makes_no_revision_of_a_read_article(excerpt):
    assert hash_as_read(excerpt=excerpt) == hash_as_read()


def test_an_excerpt_in_words_of_its_own_counts():
    summary = "A summary by the desk, worded as nothing in the article itself is worded, says so"
    assert hash_as_read(excerpt=summary) != hash_as_read()
    assert hash_as_read(excerpt=f"{summary}...") == hash_as_read(excerpt=summary)
    assert hash_as_read(excerpt=summary.replace("desk", "editor")) != hash_as_read(excerpt=summary)


def test_text_does_not_move_between_headline_and_body():
    assert content_hash("a b", "", "c") != content_hash("a", "", "b c")
    assert content_hash("a", "b", None) != content_hash("a", "", "b")


def test_it_is_sha256_in_hex():
    assert content_hash("", "", None) == content_hash("", "", "")
    assert len(bytes.fromhex(content_hash("", "", None))) == 32
