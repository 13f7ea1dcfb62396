"""Excerpts: shortcodes and links go, the story and its own brackets stay."""

import pytest

from newsbot.normalize.excerpts import MAX_EXCERPT_CHARS, normalize_excerpt

CAPTION = '[caption id="attachment_4711" align="aligncenter" width="8256"]'
STORY = "The dam holds 2\u20133 billion m\u00b3, [the minister] said."
CUT = " ".join(["The", "river"] * 250) + "..."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORY, STORY),
        (f"{CAPTION} Photo: A. Example[/caption] {STORY}", STORY),
        (f"{CAPTION}<img src='/a.jpg' /> Photo [archive][/caption]{STORY}", STORY),
        (f"First. {CAPTION}credit[/caption]Second.", "First. Second."),
        (f"First. {CAPTION}a[/caption] {CAPTION}b[/caption] Last.", "First. Last."),
        (f"First. {CAPTION} Photo: The Example", "First."),
        (f"First. {CAPTION} Photo: The Example...", "First."),
        ('First. [caption id="attachment_47', "First."),
        ("First. [caption id...", "First."),
        ("First. [caption", "First."),
        (f"{CAPTION} {'A long story. ' * 30}", ("A long story. " * 30).strip()),
        (f"{CAPTION} Unclosed. {CAPTION}credit[/caption] Last.", "Unclosed. Last."),
        ("First.[/caption] Second.", "First. Second."),
        (f"{CAPTION.replace('id=', 'id=&#8221;')}credit[/caption]{STORY}", STORY),
        ('First. [gallery ids="1,2" size="large"] Second.', "First. Second."),
        ("First. [embed]https://video.example/w?v=1[/embed] Second.", "First. Second."),
        ('[video width="640" mp4="a.mp4"][/video]First.', "First."),
        ("Our [gallery] of [video] and [caption] stays.", None),
        ("A [caption contest] was held [sic], see [1] and [caption: none].", None),
        ("One  paragraph. Subhead   And another", "One paragraph. Subhead And another"),
    ],
)  # fmt: skip
def test_shortcodes_go_and_other_brackets_stay(text, expected):
    assert normalize_excerpt(text).text == (text if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A teaser. Continue reading", "A teaser."),
        ("A teaser.Continue reading", "A teaser."),
        ("A teaser\u2026 Continue Reading \u2192", "A teaser\u2026"),
        ("A teaser. Continue reading \u201cIts title\u201d", "A teaser."),
        ("A teaser. Continue reading Its title \u2192", "A teaser."),
        ("A teas... Continue reading Its title", "A teas..."),
        ("A teas [\u2026] Continue reading Its title", "A teas [\u2026]"),
        ("A teaser. Read more", "A teaser."),
        ("A teaser. READ MORE \u00bb", "A teaser."),
        ("A teaser. Register to read more ...", "A teaser."),
        ("Her biography. divider", "Her biography."),
        ("Her biography.divider", "Her biography."),
        ("A teaser. divider View more articles from Ann Example", "A teaser."),
        ("A teaser. View more articles fromAnn Example", "A teaser."),
        ("Imported. Continue reading The rest of it.", "Imported. The rest of it."),
        ("Imported. Continue reading \u201cWe go on,\u201d he said at last.",
         "Imported. \u201cWe go on,\u201d he said at last."),
        ("Continue reading", ""),
        ("divider", ""),
        ("The car hit the divider", None),
        ("The divider on the road, read more about it here", None),
        ("They continue reading in the library.", None),
    ],
)  # fmt: skip
def test_links_of_the_page_go(text, expected):
    assert normalize_excerpt(text).text == (text if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "truncated"),
    [
        (CUT, True),
        ("A short one ends whole.", False),
        ("What the minister of the U.S....", True),
        ("Fifty-five words later [\u2026]", True),
        ("Fifty-five words later [...]", True),
        ("Fifty-five words later [&hellip;]", True),
        ("Fifty-five words later \u2026 Continue reading", True),
        (f"First. {CAPTION} Photo: The Example...", True),
        (f"First, and then... {CAPTION}credit[/caption]", True),
        ("A sentence may truly end so...", True),
        ("\u201cWe shall see...\u201d", False),
        ("Wait... it goes on.", False),
        ("A teaser. Register to read more ...", False),
        ("", False),
    ],
)
def test_an_excerpt_is_truncated_where_it_ends_in_a_cut_mark(text, truncated):
    assert normalize_excerpt(text).truncated is truncated


def test_a_cut_excerpt_keeps_its_mark():
    assert normalize_excerpt(CUT).text == CUT
    assert normalize_excerpt("Later  [\u2026] ").text == "Later [\u2026]"


def test_F72_an_excerpt_is_capped_and_says_so():
    excerpt = normalize_excerpt("word " * 200_000)
    assert len(excerpt.text) <= MAX_EXCERPT_CHARS
    assert excerpt.truncated


@pytest.mark.parametrize(
    "text", ["'); DROP TABLE articles;--", "=cmd|' /C calc'!A0", "<script>x</script>"]
)
def test_F78_F79_F80_hostile_words_are_words(text):
    assert normalize_excerpt(text).text == text
