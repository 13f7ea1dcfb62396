"""A project of a user's own: a folder without settings of ours, and pytest run in it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import warm_start

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry sails again | Island Mail</title>
<link rel="canonical" href="https://island-mail.example/ferry/"></head><body><article>
<h1>Ferry sails again</h1><p class="byline">By Ada Omarova</p>
<p>After eleven weeks in the dock the ferry returned to its route on Monday morning.</p>
<p>It has a new engine, and half of its old timetable until the end of the month.</p>
</article></body></html>
"""
FACTS = {"headline": "Ferry sails again", "authors": ["Ada Omarova"], "keywords": []}


# Other people's plugins, which take longer to load than most runs here.
WITHOUT = ("-p", "no:hypothesispytest", "-p", "no:time_machine", "-p", "no:randomly")
PYTEST = ("pytest", "-qp", "no:cacheprovider", *WITHOUT)


@dataclass(frozen=True)
class Project:
    folder: Path

    def write(self, name: str, content: str | Mapping[str, Any]) -> Path:
        """A mapping as JSON."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, "utf-8")
        return path

    def case(self, name: str, facts: Mapping[str, Any], page: str = PAGE) -> Path:
        """Its `expected.json`."""
        self.write(f"{name}/page.html", page)
        return self.write(f"{name}/expected.json", facts)

    def pytest(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run(*PYTEST, *arguments, **environment)

    def run(self, module: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return warm_start.run([module, *arguments], self.folder, _environment() | more, 120)

    def fresh_pytest(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """In an interpreter that has imported nothing."""
        return subprocess.run(
            [sys.executable, "-m", *PYTEST, *arguments],
            cwd=self.folder,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )


def _environment() -> dict[str, str]:
    ours = ("NEWSBOT_", "PYTEST_", "SCRAPY_")
    return {name: text for name, text in os.environ.items() if not name.startswith(ours)}
