"""`python -m tests.sabotage [NAME …]`: do the tests notice when newsbot is broken?

Each build of `builds.py` is a copy of the tree with one thing broken; the tests named for it must
fail there, and pass in a copy with nothing broken. Exits 1 where they do not. Minutes for all.
"""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crawling import ROOT
from tests.sabotage.builds import BUILDS, Build

PASSED, FAILED = 0, 1  # pytest's; any other end is no verdict


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.sabotage", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names
    builds = [build for build in BUILDS if not names or build.name in names]
    if set(names) - {build.name for build in builds}:
        parser.error(f"there are: {', '.join(build.name for build in BUILDS)}")
    every_test = dict.fromkeys(test for build in builds for test in build.tests)
    fine = try_out(None, every_test)
    sys.exit(not all([fine, *(try_out(build, build.tests) for build in builds)]))


def try_out(build: Build | None, tests: Iterable[str]) -> bool:
    """Says how the tests end in a copy that is broken so, or whole; returns whether they should."""
    with TemporaryDirectory(prefix="sabotage") as folder:
        copy_tree(Path(folder))
        if build:
            build.apply(Path(folder))
        done = run_tests(Path(folder), tests)
    code, expected = done.returncode, FAILED if build else PASSED
    if code != expected:
        say(done.stdout)
    ends = {PASSED: "unseen" if build else "passes", FAILED: "caught" if build else "fails"}
    name = build.name if build else "nothing broken"
    say(f"{ends.get(code, f'pytest ends with {code}'):8} {name}: {', '.join(tests)}")
    return code == expected


def copy_tree(folder: Path) -> None:
    """All that belongs to the project, committed or not."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def run_tests(folder: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """The copy's modules come before the installed ones."""
    (folder / "tmp").mkdir()
    environment = os.environ | {"PYTEST_DEBUG_TEMPROOT": f"{folder}/tmp"}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *tests]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
