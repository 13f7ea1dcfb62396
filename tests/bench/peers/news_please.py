"""news-please as a library: it fetches all pages, then reads them in as many processes as there
are cores.
"""

import sys
from pathlib import Path

from newsplease import NewsPlease

from tests.bench.addresses import read_articles


def main() -> None:
    addresses, folder = sys.argv[1:]
    # Without request_args it stumbles over its own default; images are no part of the job.
    NewsPlease.from_urls(read_articles(addresses), request_args={"timeout": 30}, fetch_images=False)
    (Path(folder) / "done").touch()


if __name__ == "__main__":
    main()
