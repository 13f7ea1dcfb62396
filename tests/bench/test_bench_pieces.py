"""The bench's own pieces, on a site of 12 articles; nothing here looks at a clock."""

import json
import os
import sys
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from newsbot.pages.listing import ListingPage
from tests.bench.contenders import BARE, NEWSBOT, RIVALS, SERVER, Contender, find_rivals
from tests.bench.documents import in_short, write_section
from tests.bench.farm import served_farm
from tests.bench.measured import BenchError, Crawl, Process, Start, crawl, run
from tests.bench.page_instructions import KINDS, READER, write_pages
from tests.bench.plot import Panel, draw, round_up
from tests.bench.race import Lap, Race
from tests.bench.revision import checked_out, missing_requirements
from tests.bench.served import ServedSite, served_site
from tests.bench.spread import paired, spread
from tests.bench.stall import stall_rows

SVG = "{http://www.w3.org/2000/svg}"


class Lazy(Contender):
    """Asks for one page."""

    def start(self, site: ServedSite, folder: Path) -> Start:
        folder.mkdir()
        ask = "import sys; from urllib.request import urlopen; urlopen(sys.argv[1]).read()"
        return Start((sys.executable, "-c", ask, site.listing_url))


@pytest.fixture(scope="module")
def site() -> Iterator[ServedSite]:
    with served_site(12, padding=0) as served:
        yield served


@pytest.mark.parametrize("contender", [BARE, NEWSBOT, SERVER], ids=lambda one: one.name)
def test_each_contender_asks_for_every_page(
    contender: Contender, site: ServedSite, tmp_path: Path
) -> None:
    start = contender.start(site, tmp_path / "output")
    done = crawl(start, site.take_log, tmp_path / "output")
    assert done.pages == site.count == 14
    assert done.process.peak > 10_000_000


def test_a_share_of_the_addresses_has_whole_pages(tmp_path: Path) -> None:
    with served_site(24, padding=0) as site:
        site.write_addresses(tmp_path / "addresses.json", 3)
        url, articles = site.pages[3]
        text = (tmp_path / "addresses.json").read_text()
        assert all(f'"{each}"' in text for each in (url, *articles))
        assert f'"{site.pages[1][0]}"' not in text


def test_a_contender_that_fails_is_no_result() -> None:
    with pytest.raises(BenchError, match="exit 3\nsaid so"):
        run(Start((sys.executable, "-c", "print('said so'); raise SystemExit(3)")))


def test_absent_rivals_are_named() -> None:
    present, absent = find_rivals([])
    assert not present
    assert absent == list(RIVALS)


def test_each_rival_has_its_program() -> None:
    programs = [find_spec(f"tests.bench.{rival.module}") for rival in RIVALS]
    assert all(programs)


def test_a_rival_that_fails_is_left_out_with_its_last_words(site: ServedSite) -> None:
    """Whether it ends with an error or leaves pages out; the others run on."""
    broken = Contender("no module", "peers.nobody", "")
    lazy = Lazy("lazy", "", "")
    race = Race((broken, lazy, SERVER), may_fail=(broken, lazy))
    with served_site(6, padding=0) as short:
        race.run(site, short, 2)
        with pytest.raises(BenchError, match="nobody"):
            Race((broken, SERVER)).run(site, short, 1)
    assert race.speed(SERVER).middle > 0
    assert race.left_out[broken].endswith("No module named tests.bench.peers.nobody")
    assert race.left_out[lazy] == "asked for 1 pages only"
    with pytest.raises(KeyError):
        race.speed(lazy)


def test_a_page_s_processor_time_is_without_the_start() -> None:
    whole, short = (
        Crawl(Process(started=0, wall=9, cpu=cpu, peak=1), pages=pages, seconds=1)
        for cpu, pages in ((3.0, 700), (1.5, 200))
    )
    assert Lap(whole, short).cpu_per_page == pytest.approx(0.003)


def test_another_commit_runs_its_own_code() -> None:
    with checked_out("HEAD") as revision:
        where = "import newsbot, os; raise SystemExit(newsbot.__file__ != os.environ['WANTED'])"
        wanted = {**os.environ, "WANTED": f"{revision.folder}/newsbot/__init__.py"}
        run(revision.start(Start((sys.executable, "-c", where), wanted)))
    assert not revision.folder.exists()


def test_a_commit_that_is_none() -> None:
    with pytest.raises(BenchError, match="nowhere"), checked_out("nowhere"):
        pass


def test_requirements_that_are_not_met(tmp_path: Path) -> None:
    wanted = ["scrapy>=2", "scrapy>=999", "no-such-thing", 'no-such>=1; python_version<"3"']
    (tmp_path / "pyproject.toml").write_text(f"[project]\ndependencies = {json.dumps(wanted)}")
    assert missing_requirements(tmp_path) == ["scrapy>=999", "no-such-thing"]


def test_the_pages_that_are_counted_are_read(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages.json")
    for kind in KINDS.values():
        run(Start((sys.executable, str(READER), str(tmp_path / "pages.json"), kind, "1")))


def test_ratios_are_taken_within_each_round() -> None:
    assert str(paired([1.0, 30.0, 4.0], [2.0, 10.0, 4.0])) == "1.00 [0.50-3.00]"
    assert spread([3.0, 1.0, 2.0]).middle == 2.0


def test_the_table_replaces_the_one_before(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n<!-- bench compare -->\nold\n<!-- bench end -->\nb\n")
    write_section(readme, "compare", ["| new |"])
    assert readme.read_text() == "a\n<!-- bench compare -->\n| new |\n<!-- bench end -->\nb\n"
    with pytest.raises(ValueError, match="no section"):
        write_section(readme, "growth", [])


def test_the_readme_has_the_comparison_in_short() -> None:
    """The rows of newsbot and of what it is measured by, in some columns."""
    lines = ["| a | b | c | d | e | goal |", "|---|---|---|---|---|---|"]
    lines += ["| rival | 1 | 2 | 3 | 4 | ≥ 5 |", "| limit | 1 | 2 | 3 | 4 |  |"]
    lines += ["| newsbot, fast | 1 | 2 | 3 | 4 |  |", "", "| further | table |"]
    heads = ["| a | b | d | e |", "|---|---|---|---|"]
    rows = ["| rival | 1 | 3 | 4 |", "| newsbot, fast | 1 | 3 | 4 |"]
    assert list(in_short(lines)) == heads + rows


def test_the_probe_looks_at_the_loop_on_both_databases() -> None:
    header, _line, *rows = stall_rows(12, 1)
    assert header.startswith("| database | longest stall")
    assert [row.split(" | ")[0] for row in rows] == ["| SQLite", "| PostgreSQL"]


@pytest.mark.parametrize(
    ("value", "top"), [(0.9, 1), (1, 1), (1.2, 2), (105, 200), (4, 4), (7.1, 8), (91, 100)]
)
def test_an_axis_ends_at_a_round_number(value: float, top: float) -> None:
    assert round_up(value) == pytest.approx(top)


def test_a_plot_shows_every_line_within_its_frame() -> None:
    lines = [("first", [1, 2.5, 3]), ("<second>", [9, 0, 6])]
    root = ET.fromstring(draw([Panel("a & b", [600, 3000, 12000], lines)] * 2))
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    drawn = [line.attrib["points"] for line in root.iter(f"{SVG}polyline")]
    assert len(drawn) == 4
    points = [point.split(",") for line in drawn for point in line.split()]
    assert all(0 < float(x) < width and 0 < float(y) < height for x, y in points)
    assert {"a & b", "<second>", "12,000", "10"} <= {text.text for text in root.iter(f"{SVG}text")}


def test_a_farm_has_listings_of_its_own_on_each_site() -> None:
    with served_farm(listings=5, pages=2, sites=2) as sites:
        assert [len(urls) for urls in sites] == [3, 2]
        urls = [url for site in sites for url in site]
        pages = []
        for url in urls:
            with urllib.request.urlopen(url) as answer:
                pages.append(ListingPage(answer.read(), url))
        for url, page in zip(urls, pages, strict=True):
            assert page.counter
            assert page.counter.total == 12
            assert page.next_url
            assert page.next_url.startswith(url)
        assert len({card.url for page in pages for card in page.cards}) == 5 * 6
