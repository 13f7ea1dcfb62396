"""How it stands with runs and listings, and which of that is news."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsbot.alerts.rhythm import Judgement
from newsbot.db.alerts import Condition, Latest
from newsbot.db.deaths import Deaths
from newsbot.db.rows import ListingRow
from newsbot.run.exit_codes import ExitCode

# Neither a good end nor a bad one: another run was at work, or somebody stopped this one.
NO_NEWS = {ExitCode.LOCKED, ExitCode.STOPPED, ExitCode.FORCED}
OF_LISTINGS = {"run", "age", "rhythm"}


@dataclass(frozen=True, slots=True)
class EndedRun:
    """`began`: not refused before its first request."""

    urls: Sequence[str]
    exit_code: int
    reason: str
    began: bool


def changes(
    latest: Latest, conditions: Iterable[Condition], listings: frozenset[str]
) -> list[Condition]:
    """What differs from the state before it, in order. `listings`: those that there are; with one
    that is forgotten its states are, without a word.
    """
    states = {key: row.state for key, row in latest.items()}
    changed = []
    for condition in (*_forgotten(latest, listings), *conditions):
        key = condition.kind, condition.subject
        if condition.state != states.get(key, ""):
            states[key] = condition.state
            changed.append(condition)
    return changed


def _forgotten(latest: Latest, listings: frozenset[str]) -> Iterator[Condition]:
    for kind, subject in latest:
        if kind in OF_LISTINGS and subject not in listings:
            yield Condition(kind, subject, "", "")


def start_conditions(run: EndedRun) -> Iterator[Condition]:
    """Whether a run over these listings could begin; one that did has rows that tell the rest."""
    for url in run.urls:
        if run.began:
            yield Condition("start", url, "", "a run could begin again")
        elif run.exit_code not in NO_NEWS:
            state = f"exit {run.exit_code:d}"
            yield Condition("start", url, state, f"no run could begin, {state}: {run.reason}")


def end_condition(listing: ListingRow) -> Iterator[Condition]:
    """By its exit code in the newest run: the same one again is no news, whatever its causes."""
    if listing.exit_code is None or listing.exit_code in NO_NEWS:
        return
    if listing.exit_code == ExitCode.GOOD:
        yield Condition("run", listing.url, "", "the run ended well", listing.named_by)
    else:
        state = f"exit {listing.exit_code:d}"
        words = f"the run ended with {state}: {listing.reason}"
        yield Condition("run", listing.url, state, words, listing.named_by)


def death_conditions(found: Mapping[str, Deaths], latest: Latest) -> Iterator[Condition]:
    """A run that died is told of even where the next one has ended well since."""
    for site, deaths in found.items():
        newest = deaths.newest
        told = latest.get(("died", site))
        if told and told.run_id == newest.id:
            continue
        for run in deaths.dead[:1]:
            began = _moment(run.started_at)
            words = f"the run that began {began} never ended: it was killed, or crashed"
            yield Condition("died", site, "died", words, newest.id)
        if newest.exit_code is not None:
            yield Condition("died", site, "", "runs come to their end again", newest.id)


def age_condition(listing: ListingRow, now: datetime, max_age: timedelta) -> Iterator[Condition]:
    """Of one that was never read well its runs have told."""
    at = listing.last_good_at
    if at is None:
        return
    if now - at > max_age:
        hours = f"{max_age / timedelta(hours=1):g} hours"
        words = f"the last run in which all was well ended {_moment(at)}, more than {hours} ago"
        yield Condition("age", listing.url, "old", words)
    else:
        yield Condition("age", listing.url, "", f"all was well in the run of {_moment(at)}")


def rhythm_condition(url: str, found: Judgement) -> Condition:
    when = f"on {_day(found.last_day)}"
    if found.days > 1:
        when = f"in the {found.days} days up to {_day(found.last_day)}"
    words = f"{found.count} articles {when}, where {found.lowest} to {found.highest} are usual"
    return Condition("rhythm", url, "" if found.rhythm == "normal" else found.rhythm, words)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _day(day: date) -> str:
    return f"{day:%A, %Y-%m-%d}"
