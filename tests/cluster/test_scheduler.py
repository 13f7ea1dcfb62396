"""When `scrapy schedule` queues a site, and that two schedulers do it once."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from scrapy.utils.project import get_project_settings

from newsbot.cluster.current_sites import CurrentSites
from newsbot.config import read_config
from newsbot.listings_file import read_listings_file
from newsbot.schedule import newest_moment
from tests.cluster.machines import QUEUE, cluster_of
from tests.crawling import Workspace, command, run, wait_until

BEGUN = f"SELECT count(*) FROM {QUEUE}.procrastinate_periodic_defers"


@pytest.mark.parametrize(
    ("schedule", "newest"),
    [
        ("*/20 * * * *", "2026-03-01T12:40+05:00"),
        ("0 9 * * *", "2026-03-01T09:00+05:00"),
        ("45 12 * * *", "2026-03-01T12:45+05:00"),
        ("46 12 * * *", "2026-02-28T12:46+05:00"),
        ("0 9 29 2 *", "2024-02-29T09:00+06:00"),  # the zone's offset was another one then
    ],
)
def test_the_newest_moment(schedule: str, newest: str) -> None:
    now = datetime(2026, 3, 1, 7, 45, tzinfo=UTC)
    found = newest_moment(schedule, ZoneInfo("Asia/Almaty"), now)
    assert found == datetime.fromisoformat(newest)


def test_what_was_missed_is_made_up_for_once(workspace: Workspace, postgres_url: str) -> None:
    workspace = Workspace(workspace.folder, workspace.pace, postgres_url)
    run(workspace, command("db", "upgrade"), 60)
    with cluster_of(workspace, ["steppe", "lake"], "schedule = '@yearly'") as cluster:
        cluster.start("schedule")
        wait_until(lambda: has_queue(workspace) and workspace.value(BEGUN) == 2)
        assert not cluster.jobs()  # it begins with the next moment
        cluster.stop()
        year_s = 366 * 24 * 3600
        workspace.change(
            f"UPDATE {QUEUE}.procrastinate_periodic_defers SET defer_timestamp ="
            f" defer_timestamp - 3 * {year_s} WHERE periodic_id LIKE 'lake %'"
        )
        first, second = cluster.start("schedule"), cluster.start("schedule")
        wait_until(lambda: cluster.jobs() == {"todo": 1})
        for process in (first, second):
            wait_until(lambda: "sites with a schedule: 2" in cluster.log_of(process))  # noqa: B023
        cluster.stop()
        assert [first.returncode, second.returncode] == [0, 0]
        told = cluster.log_of(first) + cluster.log_of(second)
        assert told.count("lake: queued (due ") == 1
        assert cluster.jobs() == {"todo": 1}


def has_queue(workspace: Workspace) -> bool:
    return workspace.value(f"SELECT to_regclass('{QUEUE}.newsbot_crawls')::text") is not None


def test_a_listings_file_that_changes(tmp_path: Path) -> None:
    path, defaults = tmp_path / "sites.toml", read_config(get_project_settings()).defaults
    before = "[steppe]\nschedule = '@daily'\nlistings.news = 'https://steppe.example/news/'\n"
    more = "[lake]\nschedule = '@daily'\nlistings.news = 'https://lake.example/news/'\n"
    path.write_text(before)
    sites = CurrentSites(
        read_listings_file(path, defaults), lambda: read_listings_file(path, defaults)
    )
    for text, names in (
        (before + more, ["steppe", "lake"]),
        (before + more.replace("daily", "dayly"), ["steppe", "lake"]),
        (before.replace("schedule = '@daily'", ""), []),
    ):
        path.write_text(text)
        assert [site.name for site in sites.scheduled()] == names
    path.unlink()
    assert not sites.scheduled()
