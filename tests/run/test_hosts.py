"""What a run makes of hosts that fail, and of what the runs before it have seen."""

from datetime import UTC, datetime, timedelta
from math import inf
from time import monotonic

import pytest

from newsbot.db.rows import HostRow
from newsbot.run.hosts import MAX_FAILURES, MAX_PROBES, PROBE_PAUSE_S, Host, Hosts

NAME = "steppe.example"


def hosts_of(*known: HostRow) -> Hosts:
    return Hosts(known, max_wait_s=120, ends_at=inf)


def remembered(failed_ago_s: float, failures: int = MAX_FAILURES) -> Host:
    failed_at = datetime.now(UTC) - timedelta(seconds=failed_ago_s)
    return hosts_of(HostRow(NAME, None, failures, failed_at)).of(NAME)


def fail(hosts: Hosts, times: int, sent_at: float = 0.0) -> Host:
    for _ in range(times):
        hosts.failed(NAME, "HTTP 500", sent_at)
    return hosts.of(NAME)


def test_a_few_failures_change_nothing() -> None:
    host = fail(hosts_of(), MAX_FAILURES - 1)
    assert not host.is_on_probation
    assert not host.is_paused


def test_an_answer_ends_the_row() -> None:
    hosts = hosts_of()
    fail(hosts, MAX_FAILURES - 1)
    hosts.succeeded(NAME, monotonic())
    assert not fail(hosts, MAX_FAILURES - 1).is_on_probation
    assert fail(hosts, 1).is_on_probation


def test_after_too_many_it_is_paused_until_it_answers() -> None:
    hosts = hosts_of()
    host = fail(hosts, MAX_FAILURES)
    assert host.is_paused
    assert host.is_on_probation
    hosts.succeeded(NAME, sent_at=inf)
    assert not host.is_on_probation
    assert hosts.learnt() == [HostRow(NAME, None, 0, None)]


def test_what_was_sent_before_proves_nothing_of_a_pause() -> None:
    hosts = hosts_of()
    hosts.failed(NAME, "HTTP 503", 0.0, retry_after_s=60)
    hosts.succeeded(NAME, sent_at=monotonic())
    assert hosts.of(NAME).is_paused
    assert hosts.of(NAME).is_on_probation
    assert list(hosts.waits())


def test_only_what_was_sent_after_the_fifth_failure_is_a_probe() -> None:
    hosts = hosts_of()
    assert not fail(hosts, MAX_FAILURES + MAX_PROBES, sent_at=0.0).failing
    assert not fail(hosts, MAX_PROBES - 1, sent_at=inf).failing
    assert fail(hosts, 1, sent_at=inf).failing


@pytest.mark.parametrize(("wait_s", "waits"), [(119, True), (121, False)])
def test_a_wait_longer_than_the_longest_is_none(wait_s: float, waits: bool) -> None:
    hosts = hosts_of()
    hosts.failed(NAME, "HTTP 429", 0.0, retry_after_s=wait_s)
    host = hosts.of(NAME)
    assert host.is_paused is waits
    assert (host.left_alone is None) is waits


def test_an_earlier_time_shortens_no_wait() -> None:
    hosts = hosts_of()
    hosts.failed(NAME, "HTTP 429", 0.0, retry_after_s=100)
    host = hosts.of(NAME)
    before = host.resumes_at, host.not_before
    hosts.failed(NAME, "HTTP 429", 0.0, retry_after_s=1)
    assert (host.resumes_at, host.not_before) == before


@pytest.mark.parametrize("ago_s", [0, -86_400])
def test_a_pause_goes_on_in_the_next_run_but_never_longer(ago_s: float) -> None:
    """Whatever the clock was then."""
    host = remembered(ago_s)
    assert host.is_paused
    assert host.resumes_at - monotonic() <= PROBE_PAUSE_S


def test_a_pause_that_is_over_leaves_the_probation() -> None:
    host = remembered(PROBE_PAUSE_S + 1)
    assert not host.is_paused
    assert host.is_on_probation


@pytest.mark.parametrize(("days", "is_left"), [(29, True), (400, False)])
def test_F11_a_time_from_a_wrong_clock_is_not_waited_for(days: int, is_left: bool) -> None:
    later = datetime.now(UTC) + timedelta(days=days)
    host = hosts_of(HostRow(NAME, later, 0, None)).of(NAME)
    assert bool(host.left_alone) is is_left


def test_hosts_that_were_not_met_are_left_as_they_are() -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    hosts = hosts_of(HostRow(NAME, later, 1, later))
    assert hosts.of(NAME).left_alone
    assert hosts.learnt() == []
    assert list(hosts.waits()) == []


def test_hosts_without_trouble_are_not_worth_a_row() -> None:
    hosts = hosts_of()
    hosts.succeeded(NAME, monotonic())
    assert hosts.learnt() == []


def test_a_time_that_has_come_is_forgotten_with_the_first_answer() -> None:
    hosts = hosts_of(HostRow(NAME, datetime.now(UTC) - timedelta(hours=1), 0, None))
    assert hosts.of(NAME).is_on_probation
    hosts.succeeded(NAME, monotonic())
    assert not hosts.of(NAME).is_on_probation
    assert hosts.learnt() == [HostRow(NAME, None, 0, None)]
