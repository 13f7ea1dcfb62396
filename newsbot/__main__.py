"""`newsbot`, or `python -m newsbot`: Scrapy's command line with this project, in any folder."""

import os
import sys

from newsbot.process_signals import PROCESS_SIGNALS


def main() -> None:
    if sys.argv[1:2] == ["crawl"]:
        PROCESS_SIGNALS.install()
    from scrapy.cmdline import execute  # noqa: PLC0415 - it takes its time, signals come any time

    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "newsbot.settings")
    sys.argv[0] = "newsbot"  # not __main__.py: messages begin with it
    execute()


if __name__ == "__main__":
    main()
