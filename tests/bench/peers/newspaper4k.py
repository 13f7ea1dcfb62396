"""newspaper4k: its threads fetch the articles' pages and parse them; pictures are no part of the
job.
"""

import sys
from pathlib import Path

from newspaper import Article
from newspaper.mthreading import fetch_news

from tests.bench.addresses import read_articles


def main() -> None:
    addresses, folder = sys.argv[1:]
    articles = [Article(url, fetch_images=False) for url in read_articles(addresses)]
    fetch_news(articles, threads=16)
    (Path(folder) / "done").touch()


if __name__ == "__main__":
    main()
