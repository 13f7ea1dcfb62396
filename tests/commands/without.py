"""`python -m tests.commands.without THING ARGUMENTS`: `scrapy ARGUMENTS` without a library of that
name, or, without `room`, with files of at most 32 KiB.
"""

import resource
import runpy
import sys

MAX_FILE_BYTES = 32 * 1024


def main() -> None:
    _, thing, *arguments = sys.argv
    if thing == "room":
        resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE_BYTES, MAX_FILE_BYTES))
    else:
        sys.modules[thing] = None  # type: ignore[assignment]
    sys.argv = ["scrapy", *arguments]
    runpy.run_module("scrapy", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
