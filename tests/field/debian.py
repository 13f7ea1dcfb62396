"""Debian's packages, unpacked into a folder: nothing is installed, and no system file changes."""

import os
import subprocess
from pathlib import Path
from shutil import which

from tests.field.system import InstallationError


def unpack_packages(folder: Path, *packages: str) -> Path:
    """The root of their files, with all that they need and this machine lacks.

    Raises InstallationError where apt is not to be had or does not know a package.
    """
    if which("apt-get") is None:
        raise InstallationError("Debian's apt-get is not on the PATH")
    archives, root = folder / "packages", folder / "root"
    (archives / "partial").mkdir(parents=True)
    root.mkdir()
    options = ("-o", "Debug::NoLocking=1", "-o", f"Dir::Cache::archives={archives}")
    downloading = ("--yes", "--no-install-recommends", "--download-only", "install", "--reinstall")
    _run("apt-get", *options, *downloading, *packages)
    for package in sorted(archives.glob("*.deb")):
        _run("dpkg-deb", "--extract", str(package), str(root))
    return root


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        raise InstallationError(f"{' '.join(command[:1])}: {error.stderr.strip()}") from None


def unpacked_environment(root: Path) -> dict[str, str]:
    """For the programs below `root`, which find their libraries there."""
    libraries = next((root / "usr" / "lib").glob("*-linux-gnu"))
    return dict(os.environ) | {"LD_LIBRARY_PATH": str(libraries)}
