"""Extraction reads the corpus at least as well as it once did, and the measure measures."""

from pathlib import Path

import pytest

from tests.quality import baseline
from tests.quality.corpus import read_corpus
from tests.quality.scores import FIELDS, Score, score_corpus, score_page, sum_fields, sum_rules
from tests.quality.sweep import changed, numbers_of, sweep, unnoticed_of

MIN_PAGES = 250
PAGES = Path(__file__).parents[2] / "newsbot" / "pages"


@pytest.fixture(scope="module")
def scores():
    return score_corpus(read_corpus())


def test_no_field_falls_below_its_floor(scores):
    assert list(baseline.below(baseline.read_baseline(), sum_fields(scores))) == []


def test_the_corpus_is_large_enough_and_every_field_is_in_it(scores):
    assert len(scores) == len(read_corpus()) >= MIN_PAGES
    assert {field for page in scores.values() for field in page} == set(FIELDS)


def test_every_rule_names_a_field_that_its_pages_state(scores):
    rules = sum_rules(read_corpus(), scores)
    assert len(rules) > len(FIELDS)
    assert {rule.partition(":")[0] for rule in rules} <= set(FIELDS)


def test_the_document_shows_the_table():
    assert baseline.written_table() == baseline.table("field", baseline.read_baseline())


def test_a_wrong_value_is_seen_in_its_field_alone():
    case = next(case for case in read_corpus() if case.expected.get("authors"))
    found = case.expected | {"authors": [*case.expected["authors"], "Nobody At All"]}
    scored = score_page(case, found)
    assert [field for field, score in scored.items() if not score.exact] == ["authors"]
    assert not scored["authors"].clean
    assert scored["authors"].recall == 1.0


@pytest.mark.parametrize(
    ("score", "f1"),
    [
        (Score(None, None, exact=True), 1.0),
        (Score(None, 0.0, exact=False), 0.0),
        (Score(0.0, None, exact=False), 0.0),
        (Score(0.5, 1.0, exact=False), pytest.approx(2 / 3)),
    ],
)
def test_f1(score, f1):
    assert score.f1 == f1


def test_no_floor_is_lowered(tmp_path, monkeypatch):
    monkeypatch.setattr(baseline, "FILE", tmp_path / "baseline.json")
    monkeypatch.setattr(baseline, "DOCUMENT", tmp_path / "extraction.md")
    baseline.DOCUMENT.write_text(f"# Before\n{baseline.START}{baseline.END}after\n")
    reached = sum_fields({"page": {"headline": Score(1.0, 1.0, exact=True)}})
    baseline.write(reached)
    assert baseline.read_baseline() == reached
    assert "| headline | 1 | 1 | 1.000 |" in baseline.DOCUMENT.read_text()
    with pytest.raises(ValueError, match="headline: exact 0 of 1 pages, before 1"):
        baseline.write(sum_fields({"page": {"headline": Score(0.0, 0.0, exact=False)}}))
    assert baseline.read_baseline() == reached


def test_a_sweep_moves_what_decides_and_nothing_else():
    source = """
@lru_cache(4096)
def f(x):
    return x[3] > 80 and x[:12] != 0.5 or x == 1
TABLE = '''
aside  zone=0.15 dated  page=2
'''
"""
    numbers = numbers_of(source)
    assert [(number.line, number.value) for number in numbers] == [
        *((4, 80), (4, 12), (4, 0.5)),
        *((6, 0.15), (6, 2)),
    ]
    namespace = {"lru_cache": lambda _: lambda function: function}
    exec(compile(changed(source, 0, 0.5), "module", "exec"), namespace)
    assert namespace["f"]([0, 0, 0, 50])
    exec(compile(changed(source, 3, 2), "module", "exec"), namespace)
    assert namespace["TABLE"] == "\naside  zone=0.3 dated  page=2\n"


def test_a_sweep_shows_which_pages_notice():
    moves = list(sweep(PAGES / "article" / "body" / "groups.py", among="article/"))
    assert any(moved.worse for moved in moves)
    assert {moved.number for moved in moves} > set(unnoticed_of(moves))
