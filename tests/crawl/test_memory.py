"""The memory limit is held against the run alone."""

import subprocess
import sys

from tests.crawling import ROOT, Workspace, crawl_command
from tests.site.server import serve
from tests.site.site import Site

LARGE = "import subprocess, sys; held = b'x' * 600_000_000; subprocess.call(sys.argv[1:])"


def test_memory_of_the_program_that_starts_a_run_is_not_ours(workspace: Workspace) -> None:
    """Linux hands a parent's peak down to its children."""
    with serve(Site(3)) as site:
        run = crawl_command(workspace, site.listing_url)
        subprocess.run(
            [sys.executable, "-c", LARGE, *run], cwd=ROOT, env=workspace.environment(), check=True
        )
    assert workspace.value("SELECT exit_code FROM runs") == 0
