"""A bounded form of `python -m tests.torture`: every kind of harm once or a few times."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.crawling import ON_BOTH_DATABASES, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site
from tests.torture import ack_log
from tests.torture.ack_log import Witness
from tests.torture.power_cut import Inspector, Recording, record
from tests.torture.soundness import contents
from tests.torture.syscalls import needs_strace
from tests.torture.weakened import Weakened

ARTICLES = 8


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Site(ARTICLES)) as served:
        yield served


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
