"""Workers on one PostgreSQL database, as processes: one of them is killed."""

import json
import signal

from tests.cluster.machines import Cluster, cluster_of, was_asked_by_one_at_a_time
from tests.crawling import Workspace, command, run, wait_until

NAMES = ("steppe", "valley", "lake", "hill", "river", "wood")


def test_a_killed_worker_with_a_heartbeat_of_half_a_second_loses_no_site(
    workspace: Workspace, postgres_url: str
) -> None:
    workspace = Workspace(workspace.folder, workspace.pace, postgres_url)
    run(workspace, command("db", "upgrade"), 60)
    with cluster_of(workspace, NAMES) as cluster:
        queued = cluster.schedule("--now")
        assert queued.splitlines() == [f"{name}  queued" for name in NAMES]
        assert cluster.schedule("--now", "lake") == "lake  waits in the queue already\n"
        first = cluster.worker("first", "--concurrency", "2")
        cluster.sites["steppe"].before(9, first.kill)
        cluster.sites["steppe"].before(9, lambda: cluster.worker("second", "--concurrency", "2"))
        wait_until(lambda: first.poll() == -signal.SIGKILL)
        wait_until(lambda: cluster.jobs().keys() <= {"succeeded", "failed"}, 120)
        assert_complete(cluster)
        told = json.loads(run(workspace, command("workers", "--json"), 60).stdout)
        assert [worker["is_alive"] for worker in told["workers"]] == [False, True]


def assert_complete(cluster: Cluster) -> None:
    workspace = cluster.workspace
    assert workspace.value("SELECT count(*) FROM listings WHERE verdict = 'complete'") == 12
    assert workspace.value("SELECT count(article_body) FROM articles") == 12 * 6
    assert workspace.value("SELECT count(*) FROM article_revisions") == 12 * 6
    assert not [site for site in cluster.sites.values() if not was_asked_by_one_at_a_time(site)]
