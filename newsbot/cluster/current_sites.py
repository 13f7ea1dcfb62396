"""The scheduled sites of a listings file that is edited meanwhile."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

from newsbot.cluster.sites import ClusterSite, cluster_sites
from newsbot.errors import ConfigError
from newsbot.listings_file import ListingsFile

logger = logging.getLogger(__name__)


class CurrentSites:
    """`read_again`: reads the file; one with a mistake in it changes nothing, and is told of."""

    def __init__(self, file: ListingsFile, read_again: Callable[[], ListingsFile]) -> None:
        self._file = file
        self._read_again = read_again
        self._state = self._look()

    def scheduled(self) -> Sequence[ClusterSite]:
        if (state := self._look()) != self._state:
            self._state = state
            try:
                self._file = self._read_again()
            except ConfigError as error:
                logger.warning("the sites stay as they were: %s", error)
            else:
                logger.info("%s is read again", self._file.path)
        return [site for site in cluster_sites(self._file).values() if site.schedule]

    def _look(self) -> tuple[int, int, int] | None:
        """An editor may put another file in its place."""
        with suppress(OSError):
            status = self._file.path.stat()
            return status.st_mtime_ns, status.st_ino, status.st_size
        return None
