"""What of a ticker's markup is seen, and what is not."""

import pytest

from newsbot.pages.listing.page import ListingPage


def entries(markup):
    page = ListingPage(f"<body><div>{markup}</div></body>", "https://news.example/tag/harbour/")
    return [(*entry, entry.raw) for entry in page.ticker]


@pytest.mark.parametrize(
    "before",
    [
        "<del>0.01150</del> ",
        "<s>0.01150</s>",
        "<strike>0.01150</strike> ",
        '<span style="color: red; text-decoration:line-through">0.01150</span>',
        '<span style="display: none">0.5</span>',
        '<span style="visibility:hidden">12</span>',
        '<b><span style="opacity: 0; top: 1px">12</span></b> ',
        '<span style="font-size:0">12</span>',
        "<span hidden>0.5</span>",
        "<span hidden><b>0</b>.<i>5</i></span>",
    ],
)
def test_what_is_struck_out_or_hidden_is_no_value(before):
    expected = ("KGS/USD", "0.01143", "0%", "KGS/USD = 0.01143 0%")
    assert entries(f"KGS/USD = {before}0.01143 0%") == [expected]


@pytest.mark.parametrize(
    "style", ["opacity: 0.8", "font-size: 0.9em", "display: inline", "visibility: visible"]
)
def test_other_styles_hide_nothing(style):
    (entry,) = entries(f'KGS/USD = <span style="{style}">0.01143</span> 0%')
    assert entry[1] == "0.01143"


@pytest.mark.parametrize(
    ("number", "rate"),
    [
        ("0.01<small>143</small>", "0.01143"),
        ("<b>0.01</b>143", "0.01143"),
        ("0.<sup>01143</sup>", "0.01143"),
        ("8.1 x 10<sup>-5</sup>", "8.1 x 10^-5"),
        ("8.1\u00d710<sup>3</sup>", "8.1\u00d710^3"),
        ("0.01143<sup>1</sup>", "0.01143 1"),
        ("0.01<span>143</span>", "0.01 143"),
        ("<b>0.01143</b><b>0.01150</b>", "0.01143 0.01150"),
        ("<b>87</b><small>95</small>", "87 95"),
    ],
)
def test_digits_in_elements_of_their_own(number, rate):
    assert entries(f"KGS/USD = {number} 0%")[0][1:3] == (rate, "0%")


def test_figures_in_elements_of_their_own_stand_apart():
    (entry,) = entries("<b>KGS/USD</b><i>0.01143</i><small>0%</small>")
    assert entry == ("KGS/USD", "0.01143", "0%", "KGS/USD 0.01143 0%")


HIDDEN = '<li style="display:none">{} = {}</li>'


def test_an_entry_that_a_script_will_show_is_one():
    markup = f"<ul><li>KGS/USD = 0.01143</li>{HIDDEN.format('KZT/USD', '0.00200')}</ul>"
    assert [entry[:2] for entry in entries(markup)] == [
        ("KGS/USD", "0.01143"),
        ("KZT/USD", "0.00200"),
    ]


def test_an_entry_that_is_seen_otherwise_is_not_read_where_it_is_hidden():
    markup = f"<ul><li>KGS/USD = 0.01143</li>{HIDDEN.format('KGS/USD', '0.5')}</ul>"
    assert [entry[:2] for entry in entries(markup)] == [("KGS/USD", "0.01143")]


def test_an_entry_that_is_struck_out_is_none():
    assert entries("<del>KGS/USD = 0.01143</del>") == []


def test_hidden_text_as_deep_as_a_page_may_be():
    deep = "<div>" * 2000 + "KGS/USD = <s>0.5</s> 0.01143" + "</div>" * 2000
    assert entries(deep)[0][1] == "0.01143"
