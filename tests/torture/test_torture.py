"""A bounded form of `python -m tests.torture`: every kind of harm once or a few times."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from newsbot.urls.canonical import site_of
from tests import postgres
from tests.crawling import ON_BOTH_DATABASES, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site
from tests.torture import ack_log
from tests.torture.ack_log import AckLog, Witness, acks_in, stored
from tests.torture.failpoints import Failpoint
from tests.torture.feed_tail import DeadFeed
from tests.torture.power_cut import Inspector, Recording, files_in, record
from tests.torture.rounds import KILLED, STORAGE, Bench, Harm, undisturbed
from tests.torture.soundness import contents
from tests.torture.syscalls import needs_strace
from tests.torture.weakened import Weakened

ARTICLES = 7  # on two pages


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Site(ARTICLES)) as served:
        yield served


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...], site: Site) -> Bench:
    return undisturbed(site, Workspace(tmp_path_factory.mktemp("undisturbed"), pace))


@pytest.fixture(scope="module")
def recording(
    tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...], site: Site
) -> Recording:
    place = tmp_path_factory.mktemp("recorded")
    return record(Workspace(place / "data", pace), site.listing_url)


@pytest.fixture
def inspector(recording: Recording, tmp_path: Path, pace: tuple[str, ...]) -> Inspector:
    return Inspector(recording, Workspace(tmp_path / "data", pace))


@needs_strace
def test_F01_killed_behind_any_call_to_the_file_system(inspector: Inspector) -> None:
    cuts = list(inspector.recording.cuts("all"))
    assert len(cuts) > 300
    for cut in cuts:
        assert not inspector.lost(cut), cut.after
    assert cut.image == files_in(inspector.recording.place)  # no call was missed


@needs_strace
def test_F05_a_power_cut_behind_any_call_takes_nothing_that_was_acknowledged(
    inspector: Inspector,
) -> None:
    for cut in inspector.recording.cuts("none", "some"):
        assert not inspector.lost(cut), (cut.after, cut.left)
    assert cut.acks == len(inspector.recording.acks) > 2 * ARTICLES


@needs_strace
def test_F05_the_next_run_completes_what_a_power_cut_left(
    inspector: Inspector, recording: Recording, site: Site
) -> None:
    whole = contents(Workspace(recording.place / "data"), site)
    cuts = list(recording.cuts("some"))
    for cut in Random(14).sample(cuts, 3):
        cut.restore(inspector.workspace)
        run = crawl(inspector.workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert contents(inspector.workspace, site) == whole, cut.after


@needs_strace
def test_a_power_cut_does_take_what_was_not_flushed(workspace: Workspace, site: Site) -> None:
    """The control: without it the tests above would prove nothing."""
    careless = record(workspace.beside("careless"), site.listing_url, Weakened)
    inspector = Inspector(careless, workspace.beside("careless"))
    assert any(inspector.lost(cut) for cut in careless.cuts("none"))


@ON_BOTH_DATABASES
def test_F01_what_is_called_stored_others_can_see(workspace: Workspace, site: Site) -> None:
    log = workspace.folder / "unseen"
    run = crawl(workspace, site.listing_url, *ack_log.arguments(log, Witness))
    assert run.exit_code == 0, run.log
    assert not log.read_text()


def test_F21_a_feed_that_a_dead_run_left_cut_anywhere(workspace: Workspace, site: Site) -> None:
    """Every byte is the command's affair."""
    failpoint = ("-s", "TORTURE_FAILPOINT=rename kill 3")
    crawl(workspace, site.listing_url, *ack_log.arguments(Path(os.devnull), Failpoint), *failpoint)
    dead = DeadFeed(workspace, frozenset({site_of(site.listing_url)}))
    cuts = list(dead.cuts())
    whole = dead.rebuilt(*cuts[-1])
    assert whole.keys() == {"articles.jsonl", "manifest.json", "rates.jsonl"}
    for name, length in Random(21).sample(cuts, 30):
        assert dead.rebuilt(name, length) == whole, (name, length)


def test_a_page_that_is_lost_by_two_runs_stands_there_once(workspace: Workspace) -> None:
    with serve(Site(3)) as site:
        site.fail(site.articles[1].path, 302, times=2, Location="http://elsewhere.example/")
        runs = [crawl(workspace, site.listing_url) for _ in range(2)]
    assert [run.exit_code for run in runs] == [3, 3], runs[1].log
    (lost,) = workspace.rows("SELECT url, run_id FROM lost_pages")
    assert lost["run_id"] == workspace.value("SELECT max(id) FROM runs")


@pytest.mark.parametrize(
    "failpoint",
    [
        "statement kill 30",  # while the tables are made
        "acknowledgement kill 9",
        "rename kill 3",
    ],
)
def test_F01_killed_at_a_failpoint(workspace: Workspace, bench: Bench, failpoint: str) -> None:
    assert bench.run(workspace, [Harm(failpoint)]) == [KILLED]


@pytest.mark.parametrize("workspace", ["postgresql"], indirect=True)
def test_F01_killed_while_it_works_on_a_server(
    workspace: Workspace, site: Site, postgres_server: str
) -> None:
    other = replace(workspace.beside("whole"), postgres_url=postgres.new_database(postgres_server))
    harms = [Harm("executed kill 110"), Harm("commit kill 12")]
    assert undisturbed(site, other).run(workspace, harms) == [KILLED, KILLED]


@needs_strace
def test_F13_the_disk_is_full(workspace: Workspace, bench: Bench) -> None:
    assert bench.run(workspace, [Harm(inject=("pwrite64", "ENOSPC", "90+"))]) == [STORAGE]


@needs_strace
def test_F15_a_flush_fails(workspace: Workspace, bench: Bench) -> None:
    assert bench.run(workspace, [Harm(inject=("fdatasync", "EIO", "5"))]) == [STORAGE]


@pytest.mark.parametrize("extensions", [[], [Weakened]], ids=["default", "with a write-ahead log"])
def test_F20_the_database_is_moved(
    workspace: Workspace, site: Site, extensions: list[type]
) -> None:
    file = workspace.folder / "newsbot.db"
    site.before(6, lambda: file.rename(workspace.folder / "moved.db"))
    log = workspace.folder / "acks"
    run = crawl(workspace, site.listing_url, *ack_log.arguments(log, AckLog, *extensions))
    assert run.exit_code == 5, run.log
    assert "moved" in run.log
    (workspace.folder / "moved.db").rename(file)
    assert {*acks_in(log)} <= stored(workspace)
