"""How near a page's values are to the right ones, field by field and rule by rule."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, time, tzinfo
from typing import Any, NamedTuple

from tests.quality.corpus import Case, read_page

FETCHED_AT = datetime(2026, 11, 30, 8, tzinfo=UTC)
Parts = list[Hashable]


class Score(NamedTuple):
    """`precision`: of what was found, the share that is right; None where nothing was found.
    `recall`: of what is right, the share that was found; None where there is nothing to find.
    """

    precision: float | None
    recall: float | None
    exact: bool

    @property
    def f1(self) -> float:
        if self.precision is None and self.recall is None:
            return 1.0
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def clean(self) -> bool:
        """Nothing was found that is not right."""
        return self.precision in {None, 1.0}


class Totals(NamedTuple):
    """Of one field or rule over the corpus. `exact` and `clean` count pages, `f1` is a sum over
    them: with a further page none of them becomes smaller. `precision` and `recall` are means.
    """

    pages: int
    exact: int
    clean: int
    f1: float
    precision: float | None
    recall: float | None


def compare(expected: Parts, found: Parts) -> Score:
    shared = (Counter(expected) & Counter(found)).total()
    return Score(
        shared / len(found) if found else None,
        shared / len(expected) if expected else None,
        expected == found,
    )


def line(value: Any, _zone: tzinfo) -> Parts:
    return [" ".join(value.split())] if value else []


def words(value: Any, _zone: tzinfo) -> Parts:
    return (value or "").split()


def names(value: Any, _zone: tzinfo) -> Parts:
    return sorted({" ".join(name.split()) for name in value})


def instant(value: Any, _zone: tzinfo) -> Parts:
    """The day and, unless it is midnight, the time: a date without one is not wrong, but less. What
    has no zone is compared as if it were UTC's.
    """
    found = moment(value, UTC) if value else []
    return [part for at in found for part in (at.date(), at.time()) if part != time.min]


def day(value: Any, zone: tzinfo) -> Parts:
    """Where the page was written."""
    return [found.astimezone(zone).date() for found in moment(value, zone)] if value else []


def moment(value: str, zone: tzinfo) -> list[Any]:
    """Of what nobody can read there is no moment, and that is as good as nothing found."""
    from newsbot.normalize.dates import parse_timestamp

    found = parse_timestamp(value, zone, FETCHED_AT)
    return [found] if found else []


def flag(value: Any, _zone: tzinfo) -> Parts:
    return [value]


def entries(value: Any, _zone: tzinfo) -> Parts:
    return [tuple(entry.items()) for entry in value]


def counts(value: Any, _zone: tzinfo) -> Parts:
    return list(value.items()) if value else []


def of_cards(*keys: str) -> Callable[[Any, tzinfo], Parts]:
    return lambda cards, _zone: [tuple(card[key] for key in keys) for card in cards]


# Name of the score → attribute of the page, and the parts of its value that are compared.
FIELDS: dict[str, tuple[str, Callable[[Any, tzinfo], Parts]]] = {
    "headline": ("headline", line),
    "article_body": ("article_body", words),
    "date_published": ("date_published", instant),
    "date_published (day)": ("date_published", day),
    "date_modified": ("date_modified", instant),
    "authors": ("authors", names),
    "section": ("section", line),
    "keywords": ("keywords", names),
    "main_image": ("main_image", line),
    "in_language": ("in_language", line),
    "canonical_url": ("canonical_url", line),
    "cards": ("cards", of_cards("url")),
    "card headlines": ("cards", of_cards("url", "headline")),
    "card excerpts": ("cards", of_cards("url", "excerpt")),
    "counter": ("counter", counts),
    "next_url": ("next_url", line),
    "ticker": ("ticker", entries),
    "page_date": ("page_date", line),
    "is_article": ("is_article", flag),
    "says_nothing": ("says_nothing", flag),
}


def score_page(case: Case, found: dict[str, Any]) -> dict[str, Score]:
    zone = zone_of(case.expected.get("date_published"))
    return {
        name: compare(parts(case.expected[of], zone), parts(found[of], zone))
        for name, (of, parts) in FIELDS.items()
        if of in case.expected
    }


def zone_of(date: str | None) -> tzinfo:
    try:
        return datetime.fromisoformat(date or "").tzinfo or UTC
    except ValueError:
        return UTC


def score_corpus(cases: Iterable[Case]) -> dict[str, dict[str, Score]]:
    """Of each case the score of each field."""
    return {case.name: score_page(case, read_page(case)) for case in cases}


def sum_fields(scores: dict[str, dict[str, Score]]) -> dict[str, Totals]:
    return {
        field: sum_up([page[field] for page in scores.values() if field in page])
        for field in FIELDS
    }


def sum_rules(cases: Iterable[Case], scores: dict[str, dict[str, Score]]) -> dict[str, Totals]:
    """Of each rule: its field's scores on the pages that are there for it."""
    found: dict[str, list[Score]] = {}
    for case in cases:
        for rule in case.rules:
            found.setdefault(rule, []).append(scores[case.name][rule.partition(":")[0]])
    return {rule: sum_up(found[rule]) for rule in sorted(found)}


def sum_up(scores: list[Score]) -> Totals:
    return Totals(
        len(scores),
        sum(score.exact for score in scores),
        sum(score.clean for score in scores),
        round(sum(score.f1 for score in scores), 3),
        mean([score.precision for score in scores if score.precision is not None]),
        mean([score.recall for score in scores if score.recall is not None]),
    )


def mean(shares: list[float]) -> float | None:
    return round(sum(shares) / len(shares), 3) if shares else None
