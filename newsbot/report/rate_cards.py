"""What the report says of each pair beside its chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from newsbot.db.rows import RateRow
from newsbot.normalize.rates import half_unit
from newsbot.report.charts import rate_chart
from newsbot.report.content import PairRates
from newsbot.report.observations import Gap, Series
from newsbot.report.words import counted, flag_names, words_of_day

MAX_FLAGGED, MAX_GAPS = 5, 3
MIN_PERCENT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class RateCard:
    """`flagged`: day, rate and flags of the newest; `notes`: sentences."""

    site: str
    name: str
    chart: str
    latest: RateRow
    notes: Sequence[str]
    flagged: Sequence[tuple[str, str, str]]
    more_flagged: int
    sql: str


def rate_cards(pairs: Sequence[PairRates]) -> list[RateCard]:
    return [_card(number, each) for number, each in enumerate(pairs)]


def _card(number: int, each: PairRates) -> RateCard:
    series, pair = each.series, each.latest
    name = f"{pair.base_currency}/{pair.quote_currency}"
    flagged = series.flagged
    return RateCard(
        site=pair.site,
        name=name,
        chart=rate_chart(series, f"rate-{number}", f"{name} on {pair.site}"),
        latest=pair,
        notes=_notes(series, pair.rate),
        flagged=[
            (words_of_day(it.day), f"{it.rate:f}", flag_names(it.flags))
            for it in reversed(flagged[-MAX_FLAGGED:])
        ],
        more_flagged=max(len(flagged) - MAX_FLAGGED, 0),
        sql=each.sql,
    )


def _notes(series: Series, latest: Decimal) -> list[str]:
    notes = [_precision(latest)]
    if series.gaps:
        notes.append(_gaps(series.gaps))
    if len(series.shown) < series.count:
        notes.append(
            f"Drawn are {len(series.shown):,} of {series.count:,} observations: of each pixel's"
            " days the lowest and the highest, and every flagged one; no gap narrower than a pixel."
        )
    return notes


def _precision(latest: Decimal) -> str:
    digits = len(latest.as_tuple().digits)
    half = half_unit(latest)
    share = half / latest * 100
    percent = f"\u00b1{share:.2g}" if share >= MIN_PERCENT else f"less than {MIN_PERCENT}"
    return (
        f"{counted(digits, 'significant digit')} printed:"
        f" \u00b1{half:f} ({percent}\u00a0%), the band."
    )


def _gaps(gaps: Sequence[Gap]) -> str:
    longest = sorted(gaps, key=lambda gap: (-gap.days, gap.first))[:MAX_GAPS]
    named = "; ".join(_words(gap) for gap in longest)
    return f"{counted(len(gaps), 'gap')} without a rate: {named}" + (
        "; \u2026" if len(gaps) > MAX_GAPS else "."
    )


def _words(gap: Gap) -> str:
    if gap.days == 1:
        return words_of_day(gap.first)
    return f"{words_of_day(gap.first)} \u2013 {words_of_day(gap.last)} ({gap.days} days)"
