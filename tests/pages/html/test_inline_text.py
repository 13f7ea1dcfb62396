"""Words that a reader sees apart are apart, and those that the source writes as one stay one."""

import pytest

from newsbot.pages.html.document import Document
from newsbot.pages.html.inline_text import set_apart
from newsbot.pages.html.outline import Outline, outline_of

TITLE = "Ferry to the Islands Sails Again"
TEASER = "The crew had waited for a calm morning since the first week of January."


def outlined(html: str) -> Outline:
    outline = outline_of(Document(html, "https://courier.example/").body)
    set_apart(outline)
    return outline


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<h2><span class='kicker'>Opinion</span><span>Ferry Sails</span></h2>",
            "Opinion Ferry Sails",
        ),
        ("<h2><span>VIDEO</span>Ferry Sails</h2>", "VIDEO Ferry Sails"),
        ("<a><i class='rank'>2</i>Ferry Sails</a>", "2 Ferry Sails"),
        ("<a>Ferry Sails<span class='count'>(4)</span></a>", "Ferry Sails (4)"),
        ("<a>Ferry Sails<span>40 views</span></a>", "Ferry Sails 40 views"),
        ("<p>By<span class='author'>Ana Rue</span><time>3 May</time></p>", "By Ana Rue 3 May"),
        ("<p><span class='cardLabel'>社説</span><span>港の船</span></p>", "社説 港の船"),
        ("<p><span>It sailed.</span><span>Nobody waved.</span></p>", "It sailed. Nobody waved."),
    ],
)
def test_a_space_where_two_words_meet(html, text):
    assert outlined(html).text(0) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p><span class='initial'>T</span>he ferry</p>", "The ferry"),
        ("<p>Mc<b>Lean</b>, CO<sub>2</sub>, 10<sup>6</sup></p>", "McLean, CO2, 106"),
        ("<p><a>EU</a>-wide, the <em>i</em>Phone</p>", "EU-wide, the iPhone"),
        ("<p><span>inter</span><span>national</span></p>", "international"),
        ("<p><span>12</span>:<span>30</span>, 0.01<small>143</small></p>", "12:30, 0.01143"),
        (
            "<p>the <span class='number'>3</span>rd of <span>4</span><span>K</span></p>",
            "the 3rd of 4K",
        ),
        ("<p>the country<span class='country'>side</span></p>", "the countryside"),
        ("<p><span>港</span><span>の船</span></p>", "港の船"),
    ],
)
def test_no_space_within_a_word(html, text):
    assert outlined(html).text(0) == text


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (f"<a><span>{TITLE}</span><span>{TEASER}</span></a>", [TITLE, TEASER]),
        (f"1 - 6 of 9 <a>{TITLE}</a> <a>{TEASER}</a> end", ["1 - 6 of 9", TITLE, TEASER, "end"]),
        (f"<a>Wool</a><a>{TEASER}</a><a>{TITLE}</a>", ["Wool", TEASER, TITLE]),
        (f"<b>Kelun</b> <a>{TITLE}</a>", [f"Kelun {TITLE}"]),
        ("<a>Home</a> <a>World</a> <a>Sport</a>", ["Home World Sport"]),
        (f"<p>They say <a>{TITLE}</a> and <a>{TEASER}</a></p>", [f"They say {TITLE} and {TEASER}"]),
    ],
)
def test_long_neighbours_are_lines(html, lines):
    outline = outlined(html)
    said: dict[int, list[str]] = {}
    for line, text in zip(outline.lines, outline.texts, strict=True):
        said.setdefault(line, []).append(text)
    assert [" ".join(texts) for texts in said.values()] == lines
