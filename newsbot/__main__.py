"""`newsbot`, or `python -m newsbot`: Scrapy's command line with this project, in any folder."""

import os

from scrapy.cmdline import execute


def main() -> None:
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "newsbot.settings")
    execute()


if __name__ == "__main__":
    main()
