"""The sample archive in the repository is what the site's generator writes."""

import gzip
from collections import Counter
from pathlib import Path

from newsbot.archive.archive import open_archive
from tests.site.site import Site
from tests.site.warc import paths, save

SAMPLE = Path(__file__).parents[2] / "data/replay/steppe.warc.gz"


def test_the_committed_file_is_the_generators_output(tmp_path: Path) -> None:
    save(Site(), tmp_path / "again.warc.gz")
    # Builds of zlib may differ in how they compress, so what is compared is what they hold.
    again = gzip.decompress((tmp_path / "again.warc.gz").read_bytes())
    assert gzip.decompress(SAMPLE.read_bytes()) == again


def test_it_holds_56_results_in_10_pages_and_their_articles() -> None:
    site = Site()
    captures = open_archive(str(SAMPLE)).captures
    assert [c.url for c in captures] == [site.options.base_url + path for path in paths(site)]
    assert len(captures) == 1 + 10 + 56
    assert {capture.status for capture in captures} == {200}


def test_it_is_small() -> None:
    assert SAMPLE.stat().st_size < 500_000


def test_it_has_each_kind_of_excerpt_a_few_times() -> None:
    articles = Site().articles
    assert min(Counter(article.oddity for article in articles).values()) >= 3
    assert min(Counter(article.truncated for article in articles).values()) >= 15
