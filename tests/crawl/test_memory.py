"""What a run may take of memory, and that it is held against the run alone."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.crawling import ROOT, Workspace, crawl, crawl_command
from tests.site.server import serve
from tests.site.site import Site

LARGE = "import subprocess, sys; held = b'x' * 600_000_000; subprocess.call(sys.argv[1:])"
# A page that is parsed by another process is parsed under the limits that hold here.
PARSE = """
import asyncio, resource
from newsbot.parser_process.parser_process import ParserProcess

async def ask():
    parser = await ParserProcess.start()
    print(*await parser.call(resource.getrlimit, resource.RLIMIT_AS), await parser.call(len, "abc"))
    await parser.close()

resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))
asyncio.run(ask())
"""
TOO_LITTLE = ("-s", "MEMUSAGE_LIMIT_MB=20")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(3)) as served:
        yield served


def test_memory_of_the_program_that_starts_a_run_is_not_ours(
    workspace: Workspace, site: Site
) -> None:
    """Linux hands a parent's peak down to its children."""
    run = crawl_command(workspace, site.listing_url)
    subprocess.run(
        [sys.executable, "-c", LARGE, *run], cwd=ROOT, env=workspace.environment(), check=True
    )
    assert workspace.value("SELECT exit_code FROM runs") == 0


def test_F06_8_a_run_over_its_limit_waits_for_no_page(workspace: Workspace, site: Site) -> None:
    """Neither for the one under way nor for its retries; and says so once."""
    site.hang("/robots.txt", times=9)
    run = crawl(workspace, site.listing_url, *TOO_LITTLE, "-s", "DOWNLOAD_TIMEOUT=20")
    assert run.exit_code == 8, run.log
    assert "memory (1)" in run.output
    assert run.log.count("MEMUSAGE_LIMIT_MB") == 1
    assert len(site.log) <= 1
    assert workspace.rows("SELECT * FROM lost_pages") == []


def test_F06_8_memory_that_the_system_does_not_give(workspace: Workspace, site: Site) -> None:
    """One line, and the run ends; what was stored before it stays."""
    assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
    greedy = {"tests.crawl.greedy_pipeline.GreedyPipeline": 150}
    run = crawl(workspace, site.listing_url, "-s", f"ITEM_PIPELINES={json.dumps(greedy)}")
    assert run.exit_code == 8, run.log
    assert "memory (1)" in run.output
    assert run.log.count("there is no more memory") == 1
    assert workspace.value("SELECT count(*) FROM articles") == 3


def test_F06_a_lower_limit_holds_for_the_process_that_parses() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PARSE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["700000000", "700000000", "3"], done.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY
