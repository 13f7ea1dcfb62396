"""Workers on one PostgreSQL database, as processes: one is killed, one stopped, one refused."""

import json
import signal
from collections.abc import Iterator

import pytest
from sqlalchemy import make_url

from newsbot.cluster.queue import open_session
from newsbot.db.cluster.jobs import note_end, take_over
from tests.cluster.machines import QUEUE, Cluster, cluster_of, was_asked_by_one_at_a_time
from tests.crawling import Workspace, command, run, start, wait_until

NAMES = ("steppe", "valley", "lake", "hill", "river", "wood")


@pytest.fixture
def on_server(workspace: Workspace, postgres_url: str) -> Workspace:
    on_server = Workspace(workspace.folder, workspace.pace, postgres_url)
    run(on_server, command("db", "upgrade"), 60)
    return on_server


@pytest.fixture
def one_site(on_server: Workspace) -> Iterator[Cluster]:
    with cluster_of(on_server, ["steppe"]) as cluster:
        yield cluster


def test_a_killed_worker_with_a_heartbeat_of_half_a_second_loses_no_site(
    on_server: Workspace,
) -> None:
    with cluster_of(on_server, NAMES) as cluster:
        queued = cluster.schedule("--now")
        assert queued.splitlines() == [f"{name}  queued" for name in NAMES]
        assert cluster.schedule("--now", "l*") == "lake  waits in the queue already\n"
        first = cluster.worker("first", "--concurrency", "2")
        cluster.sites["steppe"].before(9, first.kill)
        cluster.sites["steppe"].before(9, lambda: cluster.worker("second", "--concurrency", "2"))
        wait_until(lambda: first.poll() == -signal.SIGKILL)
        wait_until(lambda: cluster.jobs().keys() <= {"succeeded", "failed"}, 120)
        assert_complete(cluster)
        told = json.loads(run(on_server, command("workers", "--json"), 60).stdout)
        assert [worker["is_alive"] for worker in told["workers"]] == [False, True]
        assert {it["site"]: it["exit_code"] for it in told["results"]} == dict.fromkeys(NAMES, 0)


def assert_complete(cluster: Cluster) -> None:
    workspace = cluster.workspace
    assert workspace.value("SELECT count(*) FROM listings WHERE verdict = 'complete'") == 12
    assert workspace.value("SELECT count(article_body) FROM articles") == 12 * 6
    assert workspace.value("SELECT count(*) FROM article_revisions") == 12 * 6
    assert not [site for site in cluster.sites.values() if not was_asked_by_one_at_a_time(site)]


def test_a_stopped_worker_leaves_its_site_to_the_next(one_site: Cluster) -> None:
    site = one_site.sites["steppe"]
    site.hang(site.articles[11].path)
    one_site.schedule("--now")
    first = one_site.worker("first")
    wait_until(lambda: was_asked_for(one_site, site.articles[11].path))
    first.send_signal(signal.SIGTERM)
    assert first.wait(60) == 0
    log = one_site.log_of(first)
    assert "steppe: exit 11  stopped (1)" in log
    assert "Traceback" not in log
    assert one_site.jobs() == {"failed": 1, "todo": 1}
    one_site.worker("second")
    wait_until(lambda: one_site.jobs() == {"failed": 1, "succeeded": 1})
    assert one_site.results() == [("steppe", 11), ("steppe", 0)]


def test_a_site_that_another_run_holds_comes_again_with_a_heartbeat_of_half_a_second(
    one_site: Cluster,
) -> None:
    site = one_site.sites["steppe"]
    site.hang(site.articles[11].path)
    by_hand = start(one_site.workspace, site.listing_url)
    wait_until(lambda: was_asked_for(one_site, site.articles[11].path))
    one_site.schedule("--now")
    one_site.worker("first")
    wait_until(lambda: ("steppe", 7) in one_site.results())
    by_hand.kill()
    by_hand.communicate()
    wait_until(lambda: one_site.results()[-1] == ("steppe", 0))
    assert was_asked_by_one_at_a_time(site)


def test_a_noted_result_stands(on_server: Workspace) -> None:
    """As where a worker is killed when its crawl's end is noted and its job's is not."""
    session = open_session(make_url(on_server.postgres_url).set(drivername="postgresql+psycopg"))
    on_server.change(
        f"SET search_path TO {QUEUE}",
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 day')",
        "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, status, worker_id)"
        " SELECT 'newsbot', 'crawl', 'site ' || n, 'doing', 1 FROM generate_series(1, 2) AS n",
        "INSERT INTO newsbot_crawls (job_id, site, host) SELECT id, lock, '' FROM"
        " procrastinate_jobs",
    )
    session.in_queue(lambda it: note_end(it, job_id=1, exit_code=0, reason="all well"))
    assert session.in_queue(take_over) == ["site 2"]
    session.close()
    reasons = f"SELECT reason FROM {QUEUE}.newsbot_crawls ORDER BY job_id"
    assert [row["reason"] for row in on_server.rows(reasons)] == ["all well", "its worker died"]


def was_asked_for(cluster: Cluster, path: str) -> bool:
    return any(it.path == path for site in cluster.sites.values() for it in site.log)
