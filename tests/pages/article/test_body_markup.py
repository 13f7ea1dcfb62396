"""What markup makes of an article's words: none are lost, glued or told twice."""

from textwrap import dedent

import pytest

from newsbot.pages.article.page import ArticlePage

URL = "https://quarry.example/slate-hall/"
PROSE = (
    "The slate hall of Ostrev was to be torn down in June, and the masons had the powder ready.",
    "Then a roofer found that the beams under the northern half were older than the town itself.",
    "Two of them carry marks that nobody can read, though they look like those of a shipwright.",
    "The district has put off the works until a scholar from the coast has seen what is there.",
    "Whoever wants to see the hall before that has to ask for the key in the bakery next door.",
    "It has been lent to eleven people so far, and to a school class that came without a teacher.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def body_of(text: str, head: str = "", heading: str = "Slate hall stays") -> list[str]:
    html = (
        f"<html><head><meta charset=utf-8><title>{heading}</title>{head}</head>"
        f"<body><main><article><h1>{heading}</h1>{text}</article></main></body></html>"
    )
    return (ArticlePage(html, URL).article_body or "").split("\n\n")


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("It holds <del>nine</del> <ins>ten</ins> carts.", "It holds ten carts."),
        ("It holds <s>nine</s> ten carts.", "It holds ten carts."),
        ("It holds <strike>nine</strike>ten carts.", "It holds ten carts."),
        ("It weighs 10<sup>6</sup> pounds.", "It weighs 10^6 pounds."),
        ("It weighs 2·10<sup>12</sup> pounds.", "It weighs 2·10^12 pounds."),
        ("It is 3<sup>1</sup>/<sub>2</sub> miles off.", "It is 3 1/2 miles off."),
        ("It is the 5<sup>th</sup> hall.", "It is the 5th hall."),
        ("It has 40 m<sup>2</sup> of floor.", "It has 40 m2 of floor."),
        ("It smells of H<sub>2</sub>S.", "It smells of H2S."),
        ('It was built in 1620<sup><a href="#n1">[1]</a></sup>.', "It was built in 1620."),
        ("<ruby>石板<rp>(</rp><rt>せきばん</rt><rp>)</rp></ruby>の館", "石板(せきばん)の館"),
        ("<ruby>石<rt>せき</rt>板<rt>ばん</rt></ruby>の館", "石板の館"),
    ],
)
def test_words_that_are_marked(marked: str, read: str) -> None:
    assert body_of(paragraphs(*PROSE[:2], marked, *PROSE[2:]))[2] == read


@pytest.mark.parametrize(
    "heading",
    [
        '<h3><a name="s1" class="jump"><strong>Under the roof</strong></a></h3>',
        '<h2><a id="roof">Under the roof</a></h2>',
        '<h2><a href="#roof">Under the roof</a></h2>',
        '<h2 id="roof">Under the roof<a class="headerlink" href="#roof">¶</a></h2>',
        "<h3><button>Under the roof</button></h3>",
    ],
)
def test_sub_headings_with_an_address_of_their_own(heading: str) -> None:
    text = f"<div>{paragraphs(*PROSE[:3])}{heading}{paragraphs(*PROSE[3:])}</div>"
    assert body_of(text) == [*PROSE[:3], "Under the roof", *PROSE[3:]]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p aria-hidden="true">{}</p>',
        '<p class="paywall" aria-hidden="true">{}</p>',
        '<p class="paywall" style="display:none">{}</p>',
        '<div class="premium-content" hidden><p>{}</p></div>',
        '<div class="answer" aria-hidden="true"><p>{}</p></div>',
    ],
)
def test_text_that_is_kept_from_some_readers(hidden: str) -> None:
    text = f"<div>{paragraphs(*PROSE[:3])}{hidden.format(PROSE[3])}{paragraphs(*PROSE[4:])}</div>"
    assert body_of(text) == [*PROSE]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div class="modal" aria-hidden="true"><p>{}</p></div>',
        '<div aria-hidden="true"><span>{}</span></div>',
        '<p style="display:none">{}</p>',
        '<div class="paywall" hidden><button>{}</button></div>',
    ],
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    unseen = hidden.format("We have a word for those who came without a coin.")
    text = f"<div>{paragraphs(*PROSE[:3])}{unseen}{paragraphs(*PROSE[3:])}</div>"
    assert body_of(text) == [*PROSE]


NAMES = ["article-widget article-widget-text", "widget", "teaser", "slide", "gallery"]


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("inner", ["<div class=text>{}</div>", "{}"], ids=["nested", "bare"])
def test_blocks_of_the_text_with_a_name_of_furniture(names: str, inner: str) -> None:
    parts = [PROSE[:2], PROSE[2:4], PROSE[4:]]
    text = "".join(
        f'<div class="{names}">{inner.format(paragraphs(*part, *part[::-1]))}</div>'
        for part in parts
    )
    read = body_of(f"<div>{text}</div>")
    assert list(dict.fromkeys(read)) == [*PROSE]


@pytest.mark.parametrize("names", ["slideshow", "carousel", "gallery"])
def test_a_slideshow_that_is_the_article(names: str) -> None:
    texts = [f"{text} ({number})" for text in PROSE for number in (1, 2, 3)]
    slides = "".join(
        f'<div class="{names}__item"><h2>Beam {number}</h2><p>{text}</p></div>'
        for number, text in enumerate(texts)
    )
    read = body_of(f'<p>A walk.</p><div class="{names}">{slides}</div>')
    assert read[-4:] == ["Beam 16", texts[16], "Beam 17", texts[17]]
    assert len(read) == 2 * len(texts)


def test_pictures_beside_a_text_are_no_slideshow() -> None:
    slides = "".join(f"<div class=slide><p>Beam {n} of the hall.</p></div>" for n in range(9))
    text = paragraphs(*PROSE)
    assert body_of(f'<div>{text}<div class="gallery">{slides}</div></div>') == [*PROSE]


JAPANESE = (
    "館は六月に壊されるはずだった。",
    "屋根職人が北側の梁を見つけた。",
    "「町より古い」と職人は話す。",
    "工事は延期された。",
    "鍵は隣のパン屋で借りられる。",
)
CHINESE = ("石板大厅原定六月拆除。", "屋顶工人发现了古老的横梁。", "工程已推迟。")
KOREAN = ("돌집은 유월에 헐릴 예정이었다.", "지붕 수리공이 들보를 찾았다.")


@pytest.mark.parametrize("texts", [JAPANESE, CHINESE, KOREAN], ids=["ja", "zh", "ko"])
def test_short_paragraphs_of_dense_scripts(texts: tuple[str, ...]) -> None:
    read = body_of(f"<div>{paragraphs(*texts)}</div>", heading="石板")
    assert read == [*texts]


@pytest.mark.parametrize("lines", ["<br>", "<br/>\n", "<br>\u3000", "\n<br />\n\u3000"])
def test_lines_that_are_paragraphs_in_dense_scripts(lines: str) -> None:
    read = body_of(f"<div>\u3000{lines.join(JAPANESE)}</div>", heading="石板")
    assert read == [*JAPANESE]


def test_other_lines_stay_together() -> None:
    verse = "<p>The roof is slate,<br>the beams are oak,<br>and late, so late.</p>"
    read = body_of(f"<div>{paragraphs(*PROSE[:3])}{verse}{paragraphs(*PROSE[3:])}</div>")
    assert read[3] == "The roof is slate, the beams are oak, and late, so late."


def test_lists_tables_and_code_of_the_text() -> None:
    text = dedent("""
        <ul><li>Two beams</li><li>Eleven visitors</li></ul><ol><li>Ask for the key.</li></ol>
        <table><tr><th>Half</th><th>Age</th></tr><tr><td>North</td><td>400</td></tr></table>
        <dl><dt>Slate</dt><dd>Stone that splits</dd></dl><blockquote>It is oak.</blockquote>
        <pre><code>age = 400</code></pre>
    """)
    read = body_of(f"<div>{paragraphs(*PROSE[:3])}{text}{paragraphs(*PROSE[3:])}</div>")
    entries = "Two beams|Eleven visitors|Ask for the key.|Half|Age|North|400|Slate"
    entries += "|Stone that splits|It is oak.|age = 400"
    assert read == [*PROSE[:3], *entries.split("|"), *PROSE[3:]]
