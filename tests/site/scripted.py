"""The site as one whose pages are made by scripts in the reader's browser."""

from collections.abc import Mapping
from typing import Any, Literal

from tests.site.addresses import page_path, parse_page_path
from tests.site.replies import Reply, html_reply
from tests.site.site import Site

Script = Literal["delayed", "shadow", "load more", "scroll", "challenge"]

# No text becomes a script: not in this site, nor what a crawler brings along.
POLICY = "script-src 'self' 'unsafe-inline'"
PLAIN = "/plain"  # before a path: the page as a site without scripts has it

SHELL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>The Steppe Courier</title><link rel="stylesheet" href="/style.css"><script src="https://ads.example/show.js"></script></head>
<body><div id="root">Loading</div>
<script>
async function plain(path) {{
  const answer = await fetch("{plain}" + path);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}}
{script}
</script></body></html>
"""
DELAYED = """
setTimeout(async () => {{
  const page = await plain(location.pathname + location.search);
  document.head.append(...page.head.children);
  document.getElementById("root").{put}(...page.body.children);
}}, {delay});
"""
PUT = {"delayed": "replaceWith", "shadow": "attachShadow({mode: 'open'}).append"}
# Pages after the first are appended to the first one's cards.
APPENDING = """
const paths = {paths};
let loaded = 0;
async function more() {{
  if (loaded >= paths.length) return;
  const page = await plain(paths[loaded++]);
  if (loaded === 1) document.getElementById("root").replaceWith(...page.body.children);
  else document.querySelector(".posts-list").append(...page.querySelectorAll(".type-post"));
  if (loaded >= paths.length) document.getElementById("more")?.remove();
}}
more().then(() => {{
  {begin}
}});
"""
BUTTON = """
  document.querySelector("main").insertAdjacentHTML(
    "beforeend", '<button id="more" type="button">Load more stories</button>');
  document.getElementById("more").addEventListener("click", () => setTimeout(more, {delay}));
"""
SCROLL = """
  document.querySelector("main").insertAdjacentHTML(
    "beforeend", '<div id="end" style="margin-top: 3000px; height: 1px"></div>');
  const seen = new IntersectionObserver((entries) => {{
    if (entries.some((entry) => entry.isIntersecting)) setTimeout(more, {delay});
  }});
  seen.observe(document.getElementById("end"));
"""
CHALLENGE = """<!DOCTYPE html><title>Just a moment</title><p>Checking your browser</p>
<script>
setTimeout(() => {{ document.cookie = "passed=1; path=/"; location.reload(); }}, {delay});
</script>
"""


class ScriptedSite(Site):
    """`delay` in milliseconds before each thing that a script does. With "load more" and "scroll"
    the articles are plain pages.
    """

    def __init__(
        self,
        script: Script,
        articles: int = 14,
        *,
        delay: int = 100,
        status: int = 503,
        **options: Any,
    ) -> None:
        self.script = script
        self.delay = delay
        self.status = status
        if script in {"load more", "scroll"}:
            options = {"pagination": "none", **options}
        super().__init__(articles, **options)

    def respond(self, path: str, headers: Mapping[str, str], method: str = "GET") -> Reply:
        reply = super().respond(path, headers, method)
        passed = "passed=1" in headers.get("cookie", "")
        if self.script == "challenge" and path != "/robots.txt" and not passed:
            body = CHALLENGE.format(delay=self.delay).encode()
            return Reply(body, self.status)
        return reply

    def _reply(self, path: str) -> Reply:
        if path.startswith(f"{PLAIN}/"):
            return super()._reply(path.removeprefix(PLAIN))
        listing, page = parse_page_path(self.options, path)
        if self.script in PUT and (path in self._numbers or listing in self.listings):
            return self._shell(DELAYED.format(delay=self.delay, put=PUT[self.script]))
        if self.script in {"load more", "scroll"} and listing in self.listings and page == 1:
            return self._shell(self._appending(listing))
        return super()._reply(path)

    def _appending(self, listing: str) -> str:
        pages = range(1, self._pages(listing) + 1)
        begin = BUTTON if self.script == "load more" else SCROLL
        return APPENDING.format(
            paths=[page_path(self.options, listing, page) for page in pages],
            begin=begin.format(delay=self.delay),
        )

    def _shell(self, script: str) -> Reply:
        text = SHELL.format(plain=PLAIN, script=script)
        return html_reply(text, Content_Security_Policy=POLICY)
