"""When a site is due: the dialect of cron, the clock of the site's zone, and its changes."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.errors import ConfigError
from newsbot.schedule import check_schedule, moments_after

TUESDAY = datetime(2026, 12, 1, 8, 30, 0, 1, UTC)


def local_moments(schedule: str, zone: str, after: str, number: int) -> list[str]:
    """Day, hour and offset of each."""
    moments = moments_after(schedule, ZoneInfo(zone), datetime.fromisoformat(after))
    first = [moment.astimezone(ZoneInfo(zone)) for moment in islice(moments, number)]
    return [f"{moment:%m-%d %H:%M%z}"[:-2] for moment in first]


@pytest.mark.parametrize(
    ("schedule", "moments"),
    [
        ("0 9 * * *", ["12-02 09:00", "12-03 09:00"]),
        ("0 14 * * *", ["12-01 14:00", "12-02 14:00"]),
        ("30 13 * * *", ["12-02 13:30", "12-03 13:30"]),  # half past one has just begun
        ("*/20 7-22 * * *", ["12-01 13:40", "12-01 14:00"]),
        ("5,35 9 * * MON-FRI", ["12-02 09:05", "12-02 09:35"]),
        ("0 9 * * sun", ["12-06 09:00", "12-13 09:00"]),
        ("0 9 * * 0", ["12-06 09:00", "12-13 09:00"]),
        ("0 9 * * 7", ["12-06 09:00", "12-13 09:00"]),
        ("0 9 * * 5-7", ["12-04 09:00", "12-05 09:00"]),
        ("0 9 3 * MON", ["12-03 09:00", "12-07 09:00"]),  # the third, or a Monday
        ("0 9 */2 * MON", ["12-07 09:00", "12-21 09:00"]),  # a star: an odd day, and a Monday
        ("0 9 L * *", ["12-31 09:00", "01-31 09:00"]),
        ("0 9 LW JAN *", ["01-29 09:00", "01-31 09:00"]),
        ("0 9 * * 5L", ["12-25 09:00", "01-29 09:00"]),
        ("0 9 * * THU#1", ["12-03 09:00", "01-07 09:00"]),
        ("0 9 29 2 *", ["02-29 09:00", "02-29 09:00"]),
        ("@hourly", ["12-01 14:00", "12-01 15:00"]),
        (" @Daily ", ["12-02 00:00", "12-03 00:00"]),
        ("@weekly", ["12-06 00:00", "12-13 00:00"]),
        ("@monthly", ["01-01 00:00", "02-01 00:00"]),
        ("@yearly", ["01-01 00:00", "01-01 00:00"]),
    ],
)
def test_five_fields_on_the_clock_of_the_zone(schedule: str, moments: list[str]) -> None:
    check_schedule(schedule)
    first = local_moments(schedule, "Asia/Almaty", TUESDAY.isoformat(), 2)
    assert first == [f"{moment}+05" for moment in moments]


@pytest.mark.parametrize(
    ("schedule", "zone", "after", "moments"),
    [  # Berlin: the hour from two is skipped on 29 March and comes twice on 25 October
        ("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", ["03-29 03:00+02", "03-30 02:30+02"]),
        ("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", ["10-25 02:30+02", "10-26 02:30+01"]),
        ("50 2 * * *", "Europe/Berlin", "2026-10-25T01:10Z", ["10-26 02:50+01", "10-27 02:50+01"]),
        ("0 */2 * * *", "Europe/Berlin", "2026-03-29T00:30Z", ["03-29 04:00+02", "03-29 06:00+02"]),
        ("@hourly", "Europe/Berlin", "2026-03-28T23:30Z", ["03-29 01:00+01", "03-29 03:00+02"]),
        ("@hourly", "Europe/Berlin", "2026-10-24T23:30Z", ["10-25 02:00+02", "10-25 02:00+01"]),
        # Almaty: the last hour of 29 February 2024 came twice
        ("0 23 * * *", "Asia/Almaty", "2024-02-29T12:00Z", ["02-29 23:00+06", "03-01 23:00+05"]),
        ("*/30 * * * *", "Asia/Almaty", "2024-02-29T17:00Z", ["02-29 23:30+06", "02-29 23:00+05"]),
        # Cairo: midnight itself is skipped
        ("0 0 * * *", "Africa/Cairo", "2026-04-23T12:00Z", ["04-24 01:00+03", "04-25 00:00+03"]),
        ("@hourly", "Africa/Cairo", "2026-04-23T20:30Z", ["04-23 23:00+02", "04-24 01:00+03"]),
    ],
)
def test_what_runs_when_clocks_change(
    schedule: str, zone: str, after: str, moments: list[str]
) -> None:
    assert local_moments(schedule, zone, after, len(moments)) == moments


@given(
    st.sampled_from(["*/20 * * * *", "30 2 * * *", "15 */3 * * 1-5", "0 0 L * *", "50 1,2 * * *"]),
    st.sampled_from(["Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo", "America/Sao_Paulo"]),
    st.datetimes(datetime(2017, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
@settings(max_examples=60, deadline=None)
def test_each_moment_is_after_the_one_before(schedule: str, zone: str, after: datetime) -> None:
    moments = [after, *islice(moments_after(schedule, ZoneInfo(zone), after), 3)]
    assert moments == sorted(set(moments))
    assert moments[1:2] == [*islice(moments_after(schedule, ZoneInfo(zone), after), 1)]
    between = moments[2] - timedelta(microseconds=1)
    assert next(moments_after(schedule, ZoneInfo(zone), between)) == moments[2]


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ("60 * * * *", "bad minute"),
        ("0 9 * * 8", "bad day-of-week"),
        ("0 9 * * FRI-SUN", "bad day-of-week"),
        ("0 9 * * MONDAY", "bad day-of-week"),
        ("0 9 ? * *", "bad day-of-month"),
        ("H * * * *", "bad minute"),
        (f"{'9' * 5000} * * * *", "bad number"),
        ("0 9 30 2 *", "bad day-of-month"),
        ("0 9 */20 * 1L", "never comes"),
        ("0 9 * *", "minute, hour, day, month and day of the week, or one of @hourly, @daily"),
        ("0 0 9 * * *", "minute, hour, day, month"),
        ("@reboot", "minute, hour, day, month"),
        ("", "minute, hour, day, month"),
    ],
)
def test_what_is_no_schedule(schedule: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        check_schedule(schedule)
    assert len(str(caught.value)) < 250


def test_the_parser_is_imported_where_a_schedule_is_written_alone() -> None:
    code = "import sys, newsbot.listings_file; print('cronsim' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
