"""Which class a revision gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.normalize.changes import CLASSES, Text, classify
from newsbot.normalize.comparison import BREAK, compare

HEADLINE = "River dam opens in spring"
DAM = "The dam on the river holds 2.5 billion cubic metres, the ministry said on Monday."
COST = "Its cost rose to 310 million tenge while the government looked for other lenders."
MAYOR = "The mayor of the town told reporters that nobody there had been asked before."
BODY = f"{DAM}\n\n{COST}\n\n{MAYOR}"


def classes(old: str = BODY, new: str = BODY, headline: str = HEADLINE) -> tuple[str, ...]:
    return classify(Text(HEADLINE, "", old), Text(headline, "", new))


def edited(old: str, new: str) -> tuple[str, ...]:
    return classes(new=BODY.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.5", "2.6"),
        ("2.5", "25"),
        ("310", "3,100"),
        ("310 ", ""),
        ("rose to", "rose 9% to"),
        ("billion", "million"),
    ],
)
def test_figures(old: str, new: str) -> None:
    assert edited(old, new) == ("figures",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ministry", "minstry"),
        ("ministry", "minitsry"),
        ("ministry", "minisstry"),
        ("ministry", "minestry"),
        ("lenders", "lender"),
        ("river", "River"),
        ("metres,", "metres"),
        ("Monday.", "Monday!"),
        ("mayor of", "mayor, of"),
    ],
)
def test_typo(old: str, new: str) -> None:
    assert edited(old, new) == ("typo",)
    assert edited(old, new) == classes(BODY.replace(old, new), BODY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("said", "denied"),
        ("on Monday", "on Tuesday"),
        ("nobody", "somebody"),
        ("had been", "had not been"),
        ("cost", "lost"),
        ("town", "tows"),
        ("told reporters", "said"),
        ("before", "therefore"),
    ],
)
def test_wording(old: str, new: str) -> None:
    assert edited(old, new) == ("wording",)


def test_paragraphs() -> None:
    assert classes(new=f"{DAM}\n\n{MAYOR}") == ("paragraph removed",)
    assert classes(old=f"{DAM}\n\n{MAYOR}") == ("paragraph added",)
    assert classes(new=BODY + "\n\nMore than 40 villages lie below it.") == ("paragraph added",)
    assert classes(f"{DAM}\n\n{COST}", f"{DAM}\n\n{MAYOR}") == (
        "paragraph removed",
        "paragraph added",
    )


def test_a_paragraph_that_moved_is_wording() -> None:
    assert classes(new=f"{MAYOR}\n\n{DAM}\n\n{COST}") == ("wording",)


def test_a_paragraph_cut_in_two_is_no_change_of_paragraphs() -> None:
    cut = BODY.replace("metres, ", "metres,\n\n").replace("lenders", "sponsors")
    assert classes(new=cut) == ("wording",)


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an error in the second paragraph was removed.",
        "This article has been updated.",
        "An earlier version of this report misstated the cost.",
        "Editor\u2019s note: the ministry has answered since.",
        "\u0418\u0441\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u043e.",
    ],
)
def test_a_correction_notice(notice: str) -> None:
    noticed = f"{BODY}\n\n{notice}"
    assert classes(new=noticed) == ("correction notice", "paragraph added")
    assert classes(new=f"{BODY} {notice}")[0] == "correction notice"
    assert classes(noticed, noticed.replace("Monday", "Tuesday")) == ("wording",)


def test_a_headline() -> None:
    assert classes(headline="River dam opens in autumn") == ("headline",)
    assert classes(headline="River dam opens in 2031") == ("headline", "figures")
    assert classes(headline="CORRECTED: River dam opens in spring") == (
        "headline",
        "correction notice",
    )
    assert classes(new=BODY.replace("2.5", "2.6"), headline="River dam opens") == (
        "headline",
        "figures",
    )


def test_a_text_that_came_after_its_card_is_no_edit() -> None:
    card = Text(HEADLINE, DAM, None)
    assert classify(card, Text(HEADLINE, DAM, BODY)) == ("text found",)
    assert classify(Text(HEADLINE, DAM, ""), Text(HEADLINE, DAM, BODY)) == ("text found",)
    assert classify(Text(HEADLINE, DAM, BODY), Text(HEADLINE, DAM, "")) == ("text lost",)


def test_cards_alone_are_compared_by_their_excerpts() -> None:
    old, new = DAM + "...", DAM.replace("2.5", "2.6") + "..."
    assert classify(Text(HEADLINE, old, None), Text(HEADLINE, new, None)) == ("figures",)


def test_what_only_the_page_calls_otherwise() -> None:
    assert classes() == ("headline",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 100_000, "b " * 100_000),
        ("a\n\n" * 50_000, "b\n\na\n\n" * 50_000),
        ("the " * 2_900, "a the " * 1_400),
    ],
)
def test_huge_texts_are_compared_whole(old: str, new: str) -> None:
    assert classes(old, new)
    assert sum(len(stretch.old) for stretch in compare(old, new)) >= 2_900


@given(st.text(alphabet="ab1. \n", max_size=60), st.text(alphabet="ab1. \n", max_size=60))
def test_any_two_texts(old: str, new: str) -> None:
    found = classes(old, new)
    assert found
    assert [*found] == sorted(found, key=CLASSES.index)
    stretches = compare(old, new)
    assert [word for s in stretches for word in s.old if word != BREAK] == old.split()
    assert [word for s in stretches for word in s.new if word != BREAK] == new.split()
