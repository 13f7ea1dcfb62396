"""Pelican, with its two own themes."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from tests.field.environments import make_environment
from tests.field.posts import Post
from tests.field.static_site import serve_folder
from tests.field.system import POSTS_A_PAGE

SETTINGS = """\
SITENAME = "The Field Courier"
SITEURL = {root!r}
PATH = "content"
THEME = {theme!r}
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = {posts_a_page}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
SOURCE = """\
Title: {post.headline}
Date: {post.published:%Y-%m-%d %H:%M:%S}
Slug: {post.slug}
Authors: {post.author}
Category: {post.section}
Tags: {tags}

{text}
"""


@dataclass(frozen=True, slots=True)
class PelicanSite:
    folder: Path
    pelican: Path
    root: str
    theme: str

    @property
    def listing_url(self) -> str:
        return f"{self.root}/"

    def address(self, post: Post) -> str:
        return f"{self.root}/{post.slug}.html"

    def show(self, posts: tuple[Post, ...]) -> None:
        content = self.folder / "content"
        rmtree(content, ignore_errors=True)
        content.mkdir()
        for post in posts:
            source = SOURCE.format(
                post=post, tags=", ".join(post.keywords), text="\n\n".join(post.paragraphs)
            )
            (content / f"{post.number}.md").write_text(source, encoding="utf-8")
        settings = self.folder / "pelicanconf.py"
        settings.write_text(
            SETTINGS.format(root=self.root, theme=self.theme, posts_a_page=POSTS_A_PAGE)
        )
        subprocess.run(
            [self.pelican, "--delete-output-directory", "-s", settings, "-o", "output"],
            cwd=self.folder,
            check=True,
            capture_output=True,
        )


@dataclass(frozen=True, slots=True)
class Pelican:
    theme: str

    @property
    def name(self) -> str:
        return f"Pelican {self.theme}"

    @contextmanager
    def run(self, folder: Path) -> Iterator[PelicanSite]:
        commands = make_environment(folder, "pelican[markdown]==4.12.0")
        with serve_folder(folder / "output") as root:
            yield PelicanSite(folder, commands / "pelican", root, self.theme)
