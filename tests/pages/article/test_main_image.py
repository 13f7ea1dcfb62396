"""The picture of an article: what the page states, or what it shows above the text; never a
person's, another article's or the site's.
"""

import json

import pytest

from newsbot.pages.article.page import ArticlePage

HOST = "https://herald.example"
URL = f"{HOST}/salt/"
TITLE = "Salt Works at Irgiz to Close for Good"
TEXT = "<p>The owners told the workers on Friday that the last shift would end in the spring.</p>"
PICTURE = f"{HOST}/img/works.jpg"


def image_of(
    head: str = "", above: str = "", below: str = "", after: str = "", heading: str = "h1"
) -> str | None:
    page = f"<title>{TITLE} | Herald</title>{head}<body>{above}<main><article>"
    page += f"<{heading}>{TITLE}</{heading}>{below}{TEXT * 3}</article></main>{after}"
    return ArticlePage(page, URL).main_image


def ld(image: object, **other: object) -> str:
    node = {"@type": "NewsArticle", "headline": TITLE, "image": image, **other}
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


@pytest.mark.parametrize(
    "image",
    [
        PICTURE,
        "/img/works.jpg",
        [PICTURE, f"{HOST}/img/second.jpg"],
        {"@type": "ImageObject", "url": PICTURE},
        {"@type": "ImageObject", "contentUrl": [PICTURE]},
        {"@type": "ImageObject", "url": {"@id": "#i", "url": PICTURE}},
        {"@list": [{"url": None}, {"url": [PICTURE, "/2.jpg"]}]},
        ["", None, {"url": "undefined"}, PICTURE],
        r"https:\/\/herald.example\/img\/works.jpg",
    ],
)
def test_json_ld(image):
    assert image_of(ld(image)) == PICTURE


@pytest.mark.parametrize(
    "nothing",
    [
        *(
            "null",
            "undefined",
            "None",
            "false",
            "NaN",
            "[object Object]",
            "{{ image }}",
            "${image}",
        ),
        *(
            "https://herald.example/undefined",
            "/img/null",
            "",
            "${image}",
            {"url": ""},
            [],
            [[]],
            1,
            True,
        ),
        *("data:image/gif;base64,R0lGOD", "/img/placeholder.png", "/no-image.jpg"),
    ],
)
def test_what_programs_print_where_there_is_none(nothing):
    assert image_of(ld(nothing) + f"<meta property=og:image content={PICTURE}>") == PICTURE
    assert image_of(ld(nothing)) is None


@pytest.mark.parametrize("sign", ["&amp;", "&#038;", "&#x26;", "&"])
def test_escaped_twice(sign):
    address = f"{PICTURE}?w=1200{sign}copy=2{sign}h=630"
    right = f"{PICTURE}?w=1200&copy=2&h=630"
    assert image_of(ld(address)) == right
    assert (
        image_of(f'<meta property="og:image" content="{address.replace("&", "&amp;")}">') == right
    )


SHOWN = [
    "<figure><img src=/img/works.jpg></figure>",
    "<figure><img src=data:image/gif;base64,R0 data-src=/img/works.jpg></figure>",
    "<figure><img data-srcset='/img/s.jpg 400w, /img/works.jpg 800w, /img/m.jpg 600w'></figure>",
    "<figure><img srcset='/img/s.jpg, /img/works.jpg 2x'></figure>",
    "<picture><source srcset='/img/works.jpg 1200w,/img/s.jpg 600w'><img alt=''></picture>",
    "<div class=pic><img src=/img/blank.gif data-hd-source=/img/works.jpg></div>",
    "<div class=pic><img src=/img/1x1.png>\n<noscript><img src=/img/works.jpg></noscript></div>",
    "<figure><noscript><img src=/img/works.jpg></noscript></figure>",
    "<div><img src=/img/icon-silicon.png><img src=/img/works.jpg width=700></div>",
    "<a href=/img/works.jpg><img src=/img/works.jpg></a>",
    "<a href='#gallery'><img src=/img/works.jpg></a>",
    "<amp-img src=/img/works.jpg width=900 height=500></amp-img>",
    "<div itemprop=image itemscope><meta itemprop=url content=/img/works.jpg></div>",
    "<p itemprop=image itemscope><img src=/s.jpg><meta itemprop=url content=/img/works.jpg></p>",
    "<figure><a href=/salt-1/@@images/image><img src=/img/works.jpg></a></figure>",
    "<video poster=/img/works.jpg><source src=/shift.mp4></video>",
    "<figure><a href=/salt/view/works><img src=/img/works.jpg></a></figure>",
]


@pytest.mark.parametrize("shown", SHOWN)
def test_shown_below_the_headline(shown):
    assert image_of(below=shown) == PICTURE
    assert (
        image_of("<meta property=og:image content=/assets/logo-share.png>", below=shown) == PICTURE
    )
    assert image_of(below=f"<div class=byline><img src=/vale.png>A. Vale</div>{shown}") == PICTURE


@pytest.mark.parametrize("heading", ["h1", "h2"])
@pytest.mark.parametrize(
    "above",
    [
        "<div class=single-featured-image-header><img src=/img/works.jpg></div>",
        "<div class=hero><img class=wp-post-image src=/img/works.jpg></div>",
        "<figure><img src=/img/works.jpg></figure>",
        "<div class=hero style=\"background-image: url('/img/works.jpg')\"></div>",
        "<header class=masthead style='background:#eee url(/img/works.jpg) no-repeat'></header>",
    ],
)
def test_shown_above_the_article(above, heading):
    menu = "<header><a href=/><img src=/img/logo.png></a></header>"
    assert image_of(above=menu + above, heading=heading) == PICTURE


@pytest.mark.parametrize(
    "other",
    [
        "<b itemscope itemtype=https://schema.org/Person><img itemprop=image src=/vale.png></b>",
        "<div class=author-box><figure><img src=/people/vale.png></figure></div>",
        "<div><img class=avatar src=/people/vale.png></div>",
        "<div><img src=/people/vale.png width=48 height=48></div>",
        "<p><img src=https://gravatar.example/avatar/81></p>",
        "<figure><a href=/mild-winter/><img src=/img/winter.jpg></a></figure>",
        "<div class=related-posts><figure><img class=wp-post-image src=/img/w.jpg></figure></div>",
        "<aside><figure><img src=/img/winter.jpg></figure></aside>",
        "<div class=share><img src=/img/facebook.png><img src=/img/print-icon.png></div>",
        "<div><img src=https://counter.example/hit.gif?x=1 width=1 height=1></div>",
        "<noscript><img src=https://counter.example/hit?x=1></noscript>",
    ],
)
def test_pictures_of_others(other):
    assert image_of(below=other) is None
    assert image_of(after=other) is None
    assert image_of(above=other) is None


@pytest.mark.parametrize(
    "shown", ["/img/works-300x200.jpg", "/cdn/w_400/img/works.webp", "/img/works.jpg?w=80"]
)
def test_a_stated_picture_in_another_size_is_the_stated_one(shown):
    head = f"<meta property=og:image content={PICTURE}>"
    assert image_of(head, below=f"<figure><img src={shown}></figure>") == PICTURE


def test_of_two_stated_pictures_the_one_that_is_shown():
    head = ld("/social/card-81.png") + f"<meta property=og:image content={PICTURE}>"
    assert image_of(head, below="<img src=/img/works-300x200.jpg>") == PICTURE
    assert image_of(head) == f"{HOST}/social/card-81.png"


def test_a_picture_that_is_shown_beats_a_stated_one_that_is_not():
    head = "<meta property=og:image content=/social/card.png>"
    assert image_of(head, below="<figure><img src=/img/works.jpg></figure>") == PICTURE
    for small in ("<img src=/img/works.jpg>", "<figure><img src=/works.jpg width=90></figure>"):
        assert image_of(head, below=small) == f"{HOST}/social/card.png"
    assert image_of(head, below=f"{TEXT}<figure><img src=/w.jpg></figure>") != f"{HOST}/w.jpg"


def test_a_logo_is_better_than_nothing():
    head = "<meta property=og:image content=/assets/logo.png>"
    assert image_of(head) == f"{HOST}/assets/logo.png"
