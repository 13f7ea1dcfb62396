"""One recorded crawl, and what a power cut would leave of it after each of its calls."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.crawling import ROOT, Workspace, command, crawl_command
from tests.torture.ack_log import Ack, AckLog, acks_in, arguments, stored
from tests.torture.disk import Disk, Image, Left
from tests.torture.soundness import assert_sound, has_tables
from tests.torture.syscalls import calls_in, recording


@dataclass(frozen=True, slots=True)
class Cut:
    """`after`: so many calls; `acks`: how many items were called stored by then."""

    after: int
    left: Left
    acks: int
    image: Image

    def restore(self, workspace: Workspace) -> None:
        """What the next run finds, in the folder of that workspace alone."""
        shutil.rmtree(workspace.folder, ignore_errors=True)
        for name, data in self.image.items():
            path = workspace.folder.parent / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def digest(self) -> str:
        state = hashlib.sha256()
        for name, data in sorted(self.image.items()):
            state.update(name.encode() + len(data).to_bytes(8) + data)
        return state.hexdigest()


@dataclass(frozen=True, slots=True)
class Recording:
    """A command that came to its end. `place`: where the workspace's folder is. `acks`: in the
    order in which they were given. `before`: what was there.
    """

    place: Path
    trace: Path
    acks: list[Ack]
    before: Image

    def cuts(self, *lefts: Left, seed: int = 0) -> Iterator[Cut]:
        """After each call, each as often as there are `lefts`."""
        disk, chance, acks = Disk(self.place, self.before), Random(seed), 0
        for number, call in enumerate(calls_in(self.trace, self.place), 1):
            if call.path == f"{_ack_log(self.place)}":
                acks += call.name == "write"
            else:
                disk.apply(call)
            for left in lefts:
                yield Cut(number, left, acks, disk.image(left, chance))


def record(workspace: Workspace, url: str, *extensions: type) -> Recording:
    """A crawl of that listing, which must succeed; it makes the workspace's folder."""
    log = _ack_log(workspace.folder.parent)
    log.parent.mkdir(exist_ok=True)
    trace = _trace(workspace, crawl_command(workspace, url, *arguments(log, AckLog, *extensions)))
    return Recording(log.parent, trace, acks_in(log), {})


def record_upgrade(workspace: Workspace) -> Recording:
    """`scrapy db upgrade`, which must succeed."""
    place = workspace.folder.parent
    before = files_in(place)
    return Recording(place, _trace(workspace, command("db", "upgrade")), [], before)


def files_in(place: Path) -> Image:
    """All but the acknowledgements."""
    files = {path for path in place.rglob("*") if path.is_file()} - {_ack_log(place)}
    return {f"{path.relative_to(place)}": path.read_bytes() for path in files}


def _trace(workspace: Workspace, command: list[str]) -> Path:
    trace = workspace.folder.parent.with_suffix(".trace")
    subprocess.run(
        [*recording(trace), *command],
        cwd=ROOT,
        env=workspace.environment(),
        capture_output=True,
        check=True,
    )
    return trace


def _ack_log(place: Path) -> Path:
    return place / "acks"


class Inspector:
    """Restores cuts, in one place after another, and looks at what they left."""

    def __init__(self, recording: Recording, workspace: Workspace) -> None:
        self.recording = recording
        self.workspace = workspace
        self._known: dict[str, set[Ack]] = {}  # by what was left

    def lost(self, cut: Cut) -> set[Ack]:
        """What was called stored and is not. Raises AssertionError for half a page or feed."""
        digest = cut.digest()
        if digest not in self._known:
            cut.restore(self.workspace)
            self._known[digest] = self._stored()
        return {*self.recording.acks[: cut.acks]} - self._known[digest]

    def _stored(self) -> set[Ack]:
        if not has_tables(self.workspace):
            return set()
        assert_sound(self.workspace)
        return stored(self.workspace)
