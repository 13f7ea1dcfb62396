"""A virtual environment of a trial's own, for the systems that pip installs."""

import subprocess
import sys
from pathlib import Path

from tests.field.system import InstallationError


def make_environment(folder: Path, *packages: str) -> Path:
    """The folder of the environment's commands. Raises InstallationError."""
    commands = folder / "environment" / "bin"
    try:
        _run(sys.executable, "-m", "venv", str(commands.parent))
        _run(str(commands / "pip"), "install", "--quiet", *packages)
    except subprocess.CalledProcessError as error:
        raise InstallationError(
            f"pip cannot install {' '.join(packages)}: {error.stderr}"
        ) from None
    return commands


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
