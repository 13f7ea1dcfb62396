"""What a site tells its readers beside an article is no part of it; the like within it is."""

import pytest

from newsbot.pages.article.page import ArticlePage

# ruff: noqa: RUF001 - signs as Chinese, Japanese and Russian pages have them
URL = "https://kiln.example/brickworks/"
PROSE = (
    "The brickworks of Palto will burn its last kiln in August, ninety years after the first one.",
    "Its owner says that nobody within a day's drive builds with bricks of that size any longer.",
    "Twelve people work there; four of them have been told that the clay pit will need a guard.",
    "The town wants to keep the chimney, which ships used as a mark before there was a lighthouse.",
    "A mason from the coast has offered to take it down stone by stone and to number each of them.",
    "What it would cost to put it up again is a sum that the council has not dared to work out.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def body_of(text: str) -> list[str]:
    html = (
        "<html><head><meta charset=utf-8><title>Last kiln goes out</title></head><body><main>"
        f"<article><h1>Last kiln goes out</h1>{text}</article></main></body></html>"
    )
    return (ArticlePage(html, URL).article_body or "").split("\n\n")


def with_box(box: str, *, after: int = 3) -> list[str]:
    return body_of(f"<div>{paragraphs(*PROSE[:after])}{box}{paragraphs(*PROSE[after:])}</div>")


BOXES = {
    "consent": "<div class=e1><p>Show the video?</p><p>It is an external content of YouTube. If you"
    " accept, cookies may be set by that company before you click.</p></div>",
    "consent in German": "<div><div><p>Externer Inhalt</p><p>Ich bin einverstanden, dass mir ein"
    " externer Inhalt angezeigt wird. Dabei gehen personenbezogene Daten fort.</p></div></div>",
    "consent in French": "<div class=x><p>Cette vidéo est masquée, car vous n'avez pas accepté les"
    " cookies. Cliquez ici pour changer d'avis, et elle sera affichée.</p></div>",
    "consent in Russian": "<div class=x><p>Внешний материал: нажимая, вы даёте согласие на передачу"
    " персональных данных и cookie.</p></div>",
    "appeal": "<div class=note><p>Our reporting is free, and it stays so as long as you carry it."
    " Will you donate what a brick costs?</p><p>With thanks,</p><p>Ida Morn, editor</p></div>",
    "appeal in French": "<div class=note><p>Vous lisez un journal libre. Soutenez notre rédaction,"
    " chaque don compte pour vous et pour nous.</p></div>",
    "letter": "<div class=l><h4>Letter</h4><p>Our newsletter is delivered every Friday at six.</p>"
    "</div>",
    "contact": "<div class=c><p>Kiln Paper, Clay Lane 2, telephone 000 55 66, paper@kiln.example"
    "</p></div>",
    "wall": "<div class=w><p>To read the full article, log in or take a subscription.</p></div>",
    "duration": "<div class=v><div>Duration 1:30</div></div>",
    "duration in German": "<div class=v><span>Dauer: 02:15 Min.</span></div>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("after", [3, 6])
def test_a_box_of_the_site(box: str, after: int) -> None:
    assert with_box(box, after=after) == [*PROSE]


@pytest.mark.parametrize("kind", ["contact", "appeal", "consent", "wall"])
def test_a_box_of_the_site_below_a_short_text(kind: str) -> None:
    assert body_of(f"<div>{paragraphs(*PROSE[:2])}{BOXES[kind]}</div>") == [*PROSE[:2]]


@pytest.mark.parametrize(
    "told",
    [
        "The ministry has told websites to ask for consent before they set cookies on a visit.",
        "He sent a donation to the paper, whose independent journalism he had read for years.",
        "Whoever knows more may call the police by telephone 000 11 22 33 or at any police post.",
        "Her newsletter has eleven thousand readers, most of whom never saw a kiln at work.",
        "\u201cSupport us, they ask you: our work holds this chimney,\u201d he said.",
        "Согласно внешней оценке, показанной в Facebook, у нас в районе две такие печи на ходу.",
        "Разрешение на использование земли под печью истекло, и поддержки независимых нет.",
        "They found each other on Facebook and asked their followers there to join the walk.",
    ],
)
@pytest.mark.parametrize("after", [3, 6])
def test_the_text_may_tell_of_such_things(told: str, after: int) -> None:
    read = with_box(f"<p>{told}</p>", after=after)
    assert read == [*PROSE[:after], told, *PROSE[after:]]


FIRST = [
    "3 Min Lesezeit",
    "Lesezeit: ca. 4 Minuten",
    "Reading time: 5 mins",
    "6 min read",
    "Temps de lecture : 3 min",
    "4 minutos de lectura",
    "Время чтения: 2 мин",
    "Okuma süresi: 3 dk",
    "読了時間：5分",
]
LAST = [
    "<em>Put the Kiln Paper among your preferred sources on Seek News.</em>",
    "Follow us on Google News and never miss a brick.",
    "For more of this, join us on Telegram or download our app.",
    "Folgen Sie uns auf WhatsApp!",
    "Suivez-nous sur Facebook et Instagram.",
    "Síguenos en Telegram.",
    "Подписывайтесь на наш Telegram-канал.",
    "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.",
    "Quelle: kp/dna",
    "Фото: Ида Морн",
    "（责编：王某）",
    "To keep reading, subscribe today.",
]


@pytest.mark.parametrize("line", FIRST)
def test_a_reading_time(line: str) -> None:
    assert with_box(f"<p>{line}</p>", after=0) == [*PROSE]


@pytest.mark.parametrize("line", LAST)
def test_a_last_line(line: str) -> None:
    assert with_box(f"<p>{line}</p>", after=6) == [*PROSE]


@pytest.mark.parametrize(
    "label",
    ["Lees ook:", "Läs också:", "Czytaj też:", "Читайте также:", "Read also |", "関連記事："],
)
def test_a_line_that_leads_to_another_article(label: str) -> None:
    line = f'<p><b>{label}</b> <a href="/pit/">Clay pit floods</a></p>'
    text = "".join(f"<p>{told}</p>{line}" for told in PROSE)
    assert body_of(f"<div>{text}</div>") == [*PROSE]


@pytest.mark.parametrize(
    "clock", ["14:32", "14.32 Uhr", "9.05am", "9:05 p.m.", "14h05", "08:15 GMT"]
)
@pytest.mark.parametrize("entry", ["<p><b>{}</b></p>", "<div class=clock>{}</div>", "<h3>{}</h3>"])
def test_the_clock_of_a_live_blog(clock: str, entry: str) -> None:
    text = "".join(f"<div class=entry>{entry.format(clock)}<p>{told}</p></div>" for told in PROSE)
    assert body_of(f"<div>{text}</div>") == [*PROSE]


def test_the_hours_of_a_timetable() -> None:
    table = "<ul><li>14:32</li><li>15:32</li></ul><dl><dt>16:00</dt><dd>Tea</dd></dl>"
    assert with_box(table)[3:7] == ["14:32", "15:32", "16:00", "Tea"]


CAPTION = "The kilns from the river, before the third of them fell in"
FIGURE = f"<figure><img src=/k.jpg><figcaption>{CAPTION}</figcaption></figure>"


@pytest.mark.parametrize(
    "again",
    [FIGURE, f"<div class=x>{CAPTION}</div>", f"<p>{CAPTION}</p>"],
    ids=["picture", "box", "paragraph"],
)
def test_a_caption_for_each_size_of_screen(again: str) -> None:
    assert with_box(FIGURE + again) == [*PROSE[:3], CAPTION, *PROSE[3:]]


def test_whom_a_picture_is_by() -> None:
    credit = FIGURE.replace("<figcaption>", "<div><span>Ida Morn / DNA</span></div><figcaption>")
    assert with_box(credit) == [*PROSE[:3], CAPTION, *PROSE[3:]]


@pytest.mark.parametrize(
    "quote", ["<blockquote>{}</blockquote>", "<blockquote><p>{}</p></blockquote>"]
)
def test_a_sentence_that_is_printed_larger_too(quote: str) -> None:
    larger = quote.format("\u201cNobody within a day's drive builds with bricks\u201d")
    assert with_box(larger) == [*PROSE]
    other = quote.format("A brick is a promise that somebody made to a wall, he used to say.")
    assert len(with_box(other)) == len(PROSE) + 1


CARDS = "".join(
    f'<div class="card"><h3><a href="/{n}/">What came of brick number {n}</a></h3>'
    f"<p>It lies in a garden of the town, {n} steps from the well, and nobody moved it.</p></div>"
    for n in range(5)
)


def test_other_articles_beside_the_text() -> None:
    halves = [f'<div class="half">{paragraphs(*half)}</div>' for half in (PROSE[:3], PROSE[3:])]
    assert body_of(f'{halves[0]}<div class="row">{CARDS}</div>{halves[1]}') == [*PROSE]


def test_an_article_of_one_paragraph_above_other_articles() -> None:
    html = (
        f"<html><body><main><article><h1>Last kiln goes out</h1><p>{PROSE[0]}</p></article>"
        f"<div>{CARDS}</div></main></body></html>"
    )
    assert ArticlePage(html, URL).article_body == PROSE[0]


def test_a_kicker_in_the_headline() -> None:
    html = (
        "<html><head><title>Last kiln goes out | Kiln Paper</title></head><body><article>"
        f"<h2><span>Brickworks </span><span>Last kiln goes out</span></h2><p>{PROSE[0]}</p>"
        f"<section>{paragraphs(*PROSE[1:])}</section></article></body></html>"
    )
    assert ArticlePage(html, URL).article_body == "\n\n".join(PROSE)


ABOUT = "".join(f"<p>{text} It has been so since the first kiln.</p>" for text in PROSE[2:4])


def test_a_short_article_beside_more_words_about_the_site() -> None:
    html = (
        "<html><body><div class=page><div class=main><div class=head><h1>Last kiln goes out</h1>"
        f"</div><div class=body>{paragraphs(*PROSE[:2])}</div></div><div class=side>{ABOUT}</div>"
        "</div></body></html>"
    )
    assert ArticlePage(html, URL).article_body == "\n\n".join(PROSE[:2])


def test_a_long_standfirst_is_not_the_short_article() -> None:
    html = (
        "<html><body><div class=page><div class=head><h1>Last kiln goes out</h1><div class=deck>"
        f"<p>{PROSE[0]} {PROSE[1]}</p></div></div><div class=body>{paragraphs(*PROSE[2:5])}</div>"
        "</div></body></html>"
    )
    assert "\n\n".join(PROSE[2:5]) in (ArticlePage(html, URL).article_body or "")


@pytest.mark.parametrize("heading", ["3 Comments", "Kommentare (3)", "Комментарии", "コメント"])
def test_what_readers_say(heading: str) -> None:
    said = "<li><p>I stood in that kiln as a child, and it was as dark as they tell.</p></li>"
    read = body_of(f"<div>{paragraphs(*PROSE)}<h3>{heading}</h3><ol>{said * 3}</ol></div>")
    assert read == [*PROSE]


def test_the_label_of_a_film_and_its_title() -> None:
    film = "<div class=film><p>The kiln at night</p><p>Play video</p></div>"
    assert with_box(film) == [*PROSE]


def test_sub_headings_that_lead_to_what_they_are_about() -> None:
    text = "".join(
        f'<h3><a href="https://shop.example/{n}">Brick number {n}</a></h3><p>{told}</p>'
        for n, told in enumerate(PROSE)
    )
    read = body_of(f"<div>{text}</div>")
    assert read[:4] == ["Brick number 0", PROSE[0], "Brick number 1", PROSE[1]]


@pytest.mark.parametrize("names", ["RelatedQuotes", "inlineNewsletter", "Story-shareBar"])
def test_names_with_humps(names: str) -> None:
    assert with_box(
        f'<div class="{names}"><p>Bricks rise by a fifth, coal does not.</p></div>'
    ) == [*PROSE]


def test_the_main_pictures_caption_below_a_short_lead() -> None:
    lead = "Twelve people have to go, and the chimney may stay."
    read = body_of(f"<div><p>{lead}</p>{FIGURE}{paragraphs(*PROSE)}</div>")
    assert read == [lead, *PROSE]


def test_whom_a_picture_is_by_within_its_caption() -> None:
    caption = f"<span>{CAPTION}.</span><span>Ida Morn</span>"
    read = with_box(f"<figure><img src=/k.jpg><figcaption>{caption}</figcaption></figure>")
    assert read[3] == f"{CAPTION}. Ida Morn"


def test_an_offer_of_letters_in_a_paragraph() -> None:
    offer = '<p>Our newsletter tells you more; <a href="/nl">sign up here</a> if you like.</p>'
    assert with_box(offer) == [*PROSE]
    told = '<p>Her newsletter, <a href="/ida">she says</a>, has eleven thousand readers.</p>'
    assert len(with_box(told)) == len(PROSE) + 1


def test_a_few_words_behind_the_wall() -> None:
    wall = "<p>Suscríbase para seguir leyendo</p><p>Lea sin límites</p>"
    assert body_of(f"<div>{paragraphs(*PROSE)}{wall}</div>") == [*PROSE]


def test_a_clock_and_how_long_ago_it_was() -> None:
    clock = "<div><time>8.05am</time><span>2 min ago</span></div>"
    text = "".join(f"<div class=entry>{clock}<p>{told}</p></div>" for told in PROSE)
    assert body_of(f"<div>{text}</div>") == [*PROSE]


def test_a_comment_of_the_papers_own_is_text() -> None:
    text = f"{paragraphs(*PROSE[:3])}<h3>Kommentar</h3>{paragraphs(*PROSE[3:])}"
    assert body_of(f"<div>{text}</div>")[-3:] == [*PROSE[3:]]


def test_a_sub_heading_in_the_headlines_words_does_not_behead_the_text() -> None:
    text = f"{paragraphs(*PROSE[:4])}<h3>Last kiln goes out</h3>{paragraphs(*PROSE[4:])}"
    html = (
        "<html><head><title>Last kiln goes out</title></head><body><main><article>"
        f"<div>{text}</div></article></main></body></html>"
    )
    assert (ArticlePage(html, URL).article_body or "").startswith(PROSE[0])
