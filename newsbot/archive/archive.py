"""Saved pages as one archive: which captures answer an address, and what they say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from urllib.parse import urljoin

from w3lib.url import canonicalize_url

from newsbot.archive.captures import Capture, Scan, read_message
from newsbot.archive.messages import Message, with_actual_coding
from newsbot.archive.places import parse_places
from newsbot.archive.requests import UNDATED, answers_to_get
from newsbot.errors import ArchiveError, escaped

MAX_SHOWN = 3  # addresses or files, to tell an archive by
MAX_DAMAGES = 10  # that are told one by one
MEND = "name each as URL = FILE, or in an index.csv beside it"


class Archive:
    """Does not decide which of a URL's captures is asked for: `captures_of` gives all of them,
    the oldest first.
    """

    def __init__(self, scans: Iterable[Scan], places: Sequence[str] = ()) -> None:
        scans = list(scans)
        self.places = places
        self.damages = [scan.damage for scan in scans if scan.damage]
        self.unplaced = [path for scan in scans for path in scan.unplaced]
        self._doubtful = [path for scan in scans for path in scan.doubtful]
        self._all = sorted(
            (capture for scan in scans for capture in scan.captures),
            key=lambda capture: capture.at or UNDATED,
        )
        requests = (request for scan in scans for request in scan.requests)
        self.captures = answers_to_get(self._all, requests)
        self._by_url: dict[str, list[Capture]] = defaultdict(list)
        for capture in self.captures:
            self._by_url[capture.url].append(capture)

    def captures_of(self, url: str) -> Sequence[Capture]:
        """By the very address, else the same with its query in another order, else without
        regard to http or https, `www.`, their ports and a final slash. A resource, which answers
        no request, counts only where there is no response.
        """
        found = (
            self._by_url.get(url)
            or self._by_canonical.get(_canonical(url))
            or self._by_loose.get(_loose(url))
            or ()
        )
        return [capture for capture in found if capture.kind != "resource"] or found

    def describe(self) -> str:
        """What it holds, in short: how many pages, and some of their addresses."""
        urls = [url for url in self._by_url if not url.endswith("/robots.txt")]
        return f"it holds {len(urls)} addresses: {_first_of(urls) or 'none'}"

    @property
    def warnings(self) -> list[str]:
        """What could not be read, and what `doubts` says; a line each."""
        lines = self.damages[:MAX_DAMAGES]
        if more := len(self.damages) - len(lines):
            lines = [*lines, f"and {more} more that are damaged"]
        return [*lines, *self.doubts]

    @property
    def doubts(self) -> Iterator[str]:
        """Which pages nobody knows the address of, kind by kind."""
        for paths, words in (
            (self.unplaced, "say no address and are left out"),
            (self._doubtful, "may have addresses without their files' .html, which is kept"),
        ):
            if paths:
                names = escaped(_first_of([str(path) for path in paths]))
                yield f"{len(paths)} saved pages {words}: {names} ({MEND})"

    def read(self, capture: Capture) -> Message | None:
        """The response with its body; None for a revisit whose original is not in the archive.
        Raises ArchiveError if a file changed meanwhile.
        """
        message = read_message(capture)
        if capture.kind != "revisit" or capture.status == 304:
            return with_actual_coding(message)
        original = self._original(capture)
        if original is None:
            return None
        first = read_message(original)
        start_line, headers = message.start_line or first.start_line, message.headers
        return with_actual_coding(
            Message(start_line, headers or first.headers, first.body, first.measured)
        )

    def pages(self) -> Iterator[tuple[Capture, Message]]:
        """All that can be read, the oldest first, read one by one. Raises ArchiveError."""
        for capture in self.captures:
            message = self.read(capture)
            if message is not None:
                yield capture, message

    def _original(self, revisit: Capture) -> Capture | None:
        named = (self._originals.get(name) for name in revisit.refers_to)
        return next(filter(None, named), None)

    @cached_property
    def _originals(self) -> dict[str, Capture]:
        return {
            name: capture
            for capture in self._all
            if capture.kind != "revisit"
            for name in capture.names
        }

    @cached_property
    def _by_canonical(self) -> dict[str, list[Capture]]:
        return _grouped((_canonical(capture.url), capture) for capture in self.captures)

    @cached_property
    def _by_loose(self) -> dict[str, list[Capture]]:
        return _grouped(
            (_loose(capture.url), capture)
            for capture in self.captures
            if not _leads_to_itself(capture)
        )


def _first_of(names: list[str]) -> str:
    return ", ".join(names[:MAX_SHOWN] + (["\u2026"] if names[MAX_SHOWN:] else []))


def _grouped(pairs: Iterable[tuple[str, Capture]]) -> dict[str, list[Capture]]:
    groups: dict[str, list[Capture]] = defaultdict(list)
    for key, capture in pairs:
        groups[key].append(capture)
    return groups


def _canonical(url: str) -> str:
    """As it is, where it is no address at all: nobody will ask for it."""
    try:
        return canonicalize_url(url)
    except ValueError:
        return url


def _loose(url: str) -> str:
    _, _, address = _canonical(url).partition("://")
    host, slash, path = address.removeprefix("www.").partition("/")
    return (host.removesuffix(":80").removesuffix(":443") + slash + path).rstrip("/")


def _leads_to_itself(capture: Capture) -> bool:
    """A redirect from http to https, to `www.` or to the final slash: as an answer for its own
    target it would lead round in a circle.
    """
    if capture.location is None:
        return False
    try:
        return _loose(urljoin(capture.url, capture.location)) == _loose(capture.url)
    except ValueError:
        return False


def open_archive(text: str) -> Archive:
    """`text`: as NEWSBOT_REPLAY has it, see `parse_places`. Raises ArchiveError."""
    # Most runs replay nothing, and need none of the formats.
    from newsbot.archive.scanning import scan_places  # noqa: PLC0415

    places = parse_places(text)
    scans = scan_places(places)
    if not scans:
        raise ArchiveError(f"no saved page is found in {text}")
    return Archive(scans, [place.name for place in places])
