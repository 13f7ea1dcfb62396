"""What a search takes for the same word, what a question asks for, what a snippet shows."""

# ruff: noqa: RUF001 - letters of other scripts look like Latin ones

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.errors import ConfigError
from newsbot.search.folding import fold, placed_words
from newsbot.search.question import Question, Term, parse_question
from newsbot.search.snippet import Piece, mark, snippet

APOSTROPHES = "'\u2018\u2019`\u02bb\u02bc\u00b4"


@pytest.mark.parametrize("apostrophe", [*APOSTROPHES, ""], ids=ascii)
def test_an_uzbek_letter_is_one_in_any_spelling(apostrophe: str) -> None:
    assert fold(f"O{apostrophe}zbekiston, G{apostrophe}ALABA") == "ozbekiston  galaba"


@pytest.mark.parametrize("apostrophe", APOSTROPHES, ids=ascii)
def test_any_other_apostrophe_parts_words(apostrophe: str) -> None:
    text = f"l{apostrophe}Aral ma{apostrophe}no Aral{apostrophe}s Jetigen{apostrophe}s"
    assert fold(text) == "l aral ma no aral s jetigen s"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u0401ЛКА", "елка"),
        ("за\u0301мок", "замок"),
        ("Éléve", "eleve"),
        ("ŁÓDŹ", "lodz"),
        ("İSTANBUL ışık", "istanbul isik"),
        ("Straße", "STRASSE"),
        ("Μαΐου", "μαιου"),
        ("ﬁnance", "finance"),
        ("\N{MATHEMATICAL BOLD CAPITAL B}old ℂ", "bold c"),
        ("co\u00adoperate", "cooperate"),
        ("كِتَاب", "كتاب"),
        ("٢٠٢٦", "2026"),
    ],
)
def test_case_and_accents_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_letters_of_their_own_stay_apart() -> None:
    for one, other in ("ий", "уў", "кқ", "нң", "уұ", "оө", "гғ", "хһ", "іи"):
        assert fold(one) != fold(other)


def test_scripts_without_spaces_are_found_sign_by_sign() -> None:
    assert parse_question("中亚") == Question((Term(("中", "亚")),))
    assert [piece.text for piece in mark("在中亚的路", parse_question("中亚"))] == [
        "在",
        "中亚",
        "的路",
    ]


@given(st.text())
def test_words_stand_in_the_text_where_they_are_said_to(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    placed = placed_words(text)
    assert [word.word for word in placed] == fold(text).split()
    assert all(fold(text[word.start : word.end]).split()[-1:] for word in placed)
    # What the databases take for one word: letters and digits, never a sign of their own syntax.
    assert not any(sign.isascii() and not sign.isalnum() for word in placed for sign in word.word)


def test_a_question() -> None:
    asked = parse_question(
        'aral -fish* "New Port" \u201eсин\u0451е море\u201c -"old  town" u-turn 24.kg'
    )
    assert asked == Question(
        (
            Term(("aral",)),
            Term(("new", "port")),
            Term(("синее", "море")),
            Term(("u", "turn")),
            Term(("24", "kg")),
        ),
        (Term(("fish",), is_beginning=True), Term(("old", "town"))),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AND", "and"),
        ("NOT near OR", "not near or"),
        ("C++", "c"),
        ('"aral', "aral"),
        ("aral - sea", "aral sea"),
        ("* aral (sea) ^x:y {z}", "aral sea x y z"),
        ("aral\x00sea", "aral sea"),
        ("'; DROP TABLE articles; --", "drop table articles"),
    ],
)
def test_whatever_is_no_word_is_passed_over(text: str, words: str) -> None:
    asked = parse_question(text)
    assert " ".join(word for term in asked.wanted for word in term.words) == words
    assert not asked.unwanted


@pytest.mark.parametrize(
    "text", ["", " ", '"', "-", "*", "«»", "++", "-aral", '-"aral sea"', "x " * 51]
)
def test_a_question_that_cannot_be_meant(text: str) -> None:
    with pytest.raises(ConfigError):
        parse_question(text)


def marked(pieces: list[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


def test_a_snippet_shows_most_of_what_was_asked_for() -> None:
    text = (
        "The port. " * 30
        + "The new port of Aral\N{RIGHT SINGLE QUOTATION MARK}s sea. "
        + "Word. " * 60
    )
    shown = marked(snippet(text, parse_question("sea aral port")))
    assert "new [port] of [Aral]\N{RIGHT SINGLE QUOTATION MARK}s [sea]. Word" in shown
    assert shown.startswith("\N{HORIZONTAL ELLIPSIS} ")
    assert shown.endswith(" \N{HORIZONTAL ELLIPSIS}")


def test_a_short_text_is_its_own_snippet() -> None:
    assert (
        marked(snippet("Rail. (Old rails.)", parse_question("rail*"))) == "[Rail]. (Old [rails].)"
    )
    assert marked(snippet("Nothing of it here.", parse_question("rail"))) == "Nothing of it here."
    assert snippet("", parse_question("rail")) == []


def test_phrases_are_marked_as_one_and_parts_of_them_not() -> None:
    assert marked(mark("silk road, road of Silk Roads", parse_question('"silk road*"'))) == (
        "[silk road], road of [Silk Roads]"
    )
    assert marked(mark("a b c", parse_question('"a b" "b c"'))) == "[a b][ c]"
