"""What a trial asks of a content system."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from tests.field.posts import Post

POSTS_A_PAGE = 6


class RunningSystem(Protocol):
    """Installed, and served on loopback."""

    @property
    def listing_url(self) -> str: ...

    def show(self, posts: tuple[Post, ...]) -> None:
        """Brings the site to these posts and no others, as an editor would."""

    def address(self, post: Post) -> str:
        """The post's absolute address."""


class System(Protocol):
    @property
    def name(self) -> str:
        """The system's, and its theme's."""

    def run(self, folder: Path) -> AbstractContextManager[RunningSystem]:
        """Installs it below `folder` from its registry, and serves it until the end.

        Raises InstallationError where it cannot be installed here.
        """


class InstallationError(Exception):
    """A system's registry, or the tool that asks it, is not to be had."""
