"""WordPress, Debian's: PHP's own web server in front of it, a MariaDB behind."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.crawling import wait_until
from tests.field.debian import unpack_packages, unpacked_environment
from tests.field.mariadb import serve_database
from tests.field.posts import Post
from tests.field.servers import answers, free_port, serve
from tests.field.system import POSTS_A_PAGE

EDITOR = Path(__file__).with_suffix(".php")
PACKAGES = ("wordpress", "php8.2-cli", "php8.2-mysql", "mariadb-server", "mariadb-server-core")
CONFIGURATION = """\
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '{address}');
define('WP_SITEURL', '{address}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (! defined('ABSPATH')) {{
    define('ABSPATH', __DIR__ . '/');
}}
require_once ABSPATH . 'wp-settings.php';
"""


@dataclass(frozen=True, slots=True)
class WordPressSite:
    root: Path
    address_of_site: str
    theme: str

    @property
    def pages(self) -> Path:
        return self.root / "usr" / "share" / "wordpress"

    @property
    def listing_url(self) -> str:
        return f"{self.address_of_site}/"

    def address(self, post: Post) -> str:
        return f"{self.address_of_site}/{post.slug}/"

    def show(self, posts: tuple[Post, ...]) -> None:
        order = {
            "theme": self.theme,
            "posts_a_page": POSTS_A_PAGE,
            "posts": [describe(post) for post in posts],
        }
        self.edit(json.dumps(order), NEWSROOM_READY="1")

    def edit(self, order: str, **environment: str) -> None:
        subprocess.run(
            [*self.php(), str(EDITOR)],
            env=self.environment() | environment,
            input=order,
            check=True,
            capture_output=True,
            text=True,
        )

    def php(self) -> list[str]:
        extensions = next((self.root / "usr" / "lib" / "php").glob("2*"))
        loaded = ("mysqlnd", "mysqli", "tokenizer", "ctype", "iconv", "fileinfo")
        options = [f"extension_dir={extensions}", "display_errors=stderr", "date.timezone=UTC"]
        options += [f"extension={name}" for name in loaded]
        return [str(self.root / "usr/bin/php8.2"), "-n", *(w for o in options for w in ("-d", o))]

    def environment(self) -> dict[str, str]:
        return unpacked_environment(self.root) | {
            "NEWSROOM_ROOT": str(self.pages),
            "PHP_CLI_SERVER_WORKERS": "2",
        }


def describe(post: Post) -> dict[str, object]:
    return {
        "number": post.number,
        "slug": post.slug,
        "headline": post.headline,
        "content": "\n\n".join(
            f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->"
            for text in post.paragraphs
        ),
        "author": post.author,
        "section": post.section,
        "keywords": post.keywords,
        "published": f"{post.published:%Y-%m-%d %H:%M:%S}",
    }


@dataclass(frozen=True, slots=True)
class WordPress:
    theme: str

    @property
    def name(self) -> str:
        return f"WordPress {self.theme}"

    @contextmanager
    def run(self, folder: Path) -> Iterator[WordPressSite]:
        root = unpack_packages(folder, *PACKAGES, f"wordpress-theme-{self.theme}")
        with ExitStack() as stack:
            database = stack.enter_context(serve_database(root, folder))
            site = WordPressSite(root, f"http://127.0.0.1:{free_port()}", self.theme)
            configuration = CONFIGURATION.format(socket=database, address=site.address_of_site)
            (site.pages / "wp-config.php").write_text(configuration)
            site.edit("")
            host = site.address_of_site.removeprefix("http://")
            command = [*site.php(), "-S", host, "-t", str(site.pages)]
            stack.enter_context(serve(command, site.environment(), folder / "php.log"))
            wait_until(lambda: answers(f"{site.address_of_site}/readme.html"))
            yield site
