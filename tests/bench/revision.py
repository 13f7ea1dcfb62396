"""Another commit of newsbot, checked out beside this one, with an interpreter that can run it."""

import logging
import os
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement

from tests.bench.measured import ROOT, BenchError, Start

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Revision:
    """`name`: as the user wrote it."""

    name: str
    folder: Path
    python: str = sys.executable

    def start(self, start: Start) -> Start:
        """The same command, run by this commit."""
        _python, *arguments = start.command
        environment = {**(start.environment or os.environ), "PYTHONPATH": str(self.folder)}
        return Start((self.python, *arguments), environment, self.folder)


OURS = Revision("this newsbot", ROOT)


@contextmanager
def checked_out(name: str) -> Iterator[Revision]:
    """In the environment of this process where all that the commit needs is installed, else in one
    of its own. Raises BenchError where there is no such commit, or its needs cannot be installed.
    """
    with TemporaryDirectory(prefix="newsbot-bench-") as place:
        folder = Path(place) / "newsbot"
        commit = _git(ROOT, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
        _git(ROOT, "clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(folder))
        _git(folder, "checkout", "--quiet", commit)
        missing = missing_requirements(folder)
        if missing:
            logger.info("%s gets an environment of its own, for %s", name, ", ".join(missing))
            yield Revision(name, folder, _install(folder, Path(place) / "environment"))
        else:
            yield Revision(name, folder)


def missing_requirements(folder: Path) -> list[str]:
    """What the checkout needs and this process's environment has not, or in another version."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [text for text in project["dependencies"] if not _is_met(Requirement(text))]


def _is_met(wanted: Requirement) -> bool:
    if wanted.marker and not wanted.marker.evaluate():
        return True
    try:
        return wanted.specifier.contains(version(wanted.name), prereleases=True)
    except PackageNotFoundError:
        return False


def _install(folder: Path, environment: Path) -> str:
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    _call(python, "-m", "pip", "install", "--quiet", str(folder))
    return python


def _git(folder: Path, *arguments: str) -> str:
    return _call("git", "-C", str(folder), *arguments)


def _call(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout.strip()
