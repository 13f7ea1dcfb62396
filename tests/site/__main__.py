"""`python -m tests.site serve` shows the site on loopback, `… save FILE` writes it as WARC."""

from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from threading import Event

from tests.site.server import serve
from tests.site.site import Site
from tests.site.themes.catalogue import THEMES
from tests.site.warc import save


def main() -> None:
    options = parser().parse_args()
    site = Site(options.articles, theme=options.theme, padding=options.padding)
    if options.command == "save":
        save(site, options.file)
        return
    with suppress(KeyboardInterrupt), serve(site, port=options.port, compress=options.gzip):
        print(site.listing_url, flush=True)  # noqa: T201
        Event().wait()


def parser() -> ArgumentParser:
    common = ArgumentParser(add_help=False)
    common.add_argument("--articles", type=int, default=56)
    common.add_argument("--theme", choices=THEMES, default="classic")
    common.add_argument("--padding", type=int, default=0, help="bytes that a page has at least")
    parser = ArgumentParser(prog="python -m tests.site", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", parents=[common])
    serving.add_argument("--port", type=int, default=0)
    serving.add_argument("--gzip", action="store_true")
    saving = commands.add_parser("save", parents=[common])
    saving.add_argument("file", type=Path)
    return parser


if __name__ == "__main__":
    main()
