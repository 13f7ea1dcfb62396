"""The pytest plugin: `newsbot_replay`, and page cases as tests. docs/testing.md tells of both.

pytest loads it wherever newsbot is installed, so it imports nothing that takes time; `-p
no:newsbot` leaves it out.
"""

import inspect
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from newsbot.testing.json_text import rewrite
from newsbot.testing.page_case import EXPECTED, CaseError, PageCase, is_case, read_case
from newsbot.testing.replay import Replay, replay

UPDATE = "--newsbot-update"
FOUND = "newsbot_update"  # of a report: the file, the field and its value today


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("newsbot").addoption(
        UPDATE,
        action="store_true",
        help=f"write what page cases give today into their {EXPECTED}; they pass then",
    )


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption(UPDATE) or hasattr(config, "workerinput"):  # of pytest-xdist
        return
    if UPDATE not in config.invocation_params.args:
        raise pytest.UsageError(f"{UPDATE} is for the command line alone, not for addopts")
    config.pluginmanager.register(Rewriter(config.rootpath), "newsbot-rewriter")


class Rewriter:
    """Writes when all tests are through, in the main process: workers of pytest-xdist share the
    cases.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._found: dict[str, dict[str, Any]] = {}  # file → field → value
        self._told: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for name, told in report.user_properties if report.when == "call" else ():
            if name == FOUND:
                path, field, value = json.loads(str(told))
                self._found.setdefault(path, {})[field] = value

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Only the fields that differ, and says which."""
        for name, values in sorted(self._found.items()):
            path = Path(name)
            shown = _shown(path, self._root)
            try:
                rewrite(path, values)
            except OSError as error:
                self._told.append(f"could not rewrite {shown}: {error.strerror}")
                session.exitstatus = pytest.ExitCode.TESTS_FAILED
            else:
                self._told.append(f"rewrote {shown}: {', '.join(values)}")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for line in self._told or ["no page case was rewritten"]:
            terminalreporter.write_line(line)


def _shown(path: Path, root: Path) -> Path:
    return path.relative_to(root) if path.is_relative_to(root) else path


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.name != EXPECTED:
        return None
    if parent.session.isinitpath(file_path) or is_case(file_path.parent):
        case: pytest.Collector = CaseFile.from_parent(parent, path=file_path)
        return case
    return None


class CaseFile(pytest.File):
    """A page case; its tests are the fields that it states."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            case = read_case(self.path.parent)
        except CaseError as error:
            raise self.CollectError(str(error)) from None
        for name in case.facts:
            yield FieldItem.from_parent(self, name=name, case=case)


class FieldDiffersError(AssertionError):
    """What is read today, as its text, is not what the case states."""


class FieldItem(pytest.Item):
    """One field of a page case."""

    def __init__(self, *, case: PageCase, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._case = case

    def runtest(self) -> None:
        expected, found = self._case.facts[self.name], self._case.today(self.name)
        if found == expected:
            return
        if self.config.getoption(UPDATE):
            self.user_properties.append((FOUND, json.dumps([str(self.path), self.name, found])))
            return
        # Slow to import, and needed only here.
        from newsbot.testing.difference import difference  # noqa: PLC0415

        raise FieldDiffersError("\n".join(difference(expected, found)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, FieldDiffersError):
            said = f"{self.name} is not read as expected (-) but otherwise (+)"
            return f"{said}\n{self._case.page}\n{excinfo.value}"
        if isinstance(excinfo.value, CaseError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"{self.path.parent.name}: {self.name}"


@pytest.fixture(scope="session")
def newsbot_replay(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[..., Replay]:
    """`newsbot_replay(URL, PAGES, **settings)`: a crawl of the listing URL from saved pages alone.
    A relative path is looked for beside the test's file, then where pytest was started. The same
    replay is made once.
    """
    started_in = request.config.invocation_params.dir
    known: dict[tuple[str, str, tuple[tuple[str, str], ...]], Replay] = {}

    def run(url: str, pages: str | Path, **settings: object) -> Replay:
        caller = Path(inspect.stack(context=0)[1].filename).parent
        path = _find(str(pages), caller, started_in)
        given = {name: _as_setting(value) for name, value in settings.items()}
        key = (url, path, tuple(sorted(given.items())))
        if key not in known:
            known[key] = replay(url, path, tmp_path_factory.mktemp("newsbot"), given)
        return known[key]

    return run


def _as_setting(value: object) -> str:
    """As a command line has it: Scrapy reads lists with commas, and dictionaries as JSON."""
    if isinstance(value, (list, tuple)):
        return ",".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value)
    return "" if value is None else str(value)


def _find(pages: str, *folders: Path) -> str:
    """As NEWSBOT_REPLAY has it in any folder: from the first where all of it is there."""
    from newsbot.archive.places import parse_places, start_from  # noqa: PLC0415
    from newsbot.errors import ArchiveError  # noqa: PLC0415

    for folder in folders:
        with suppress(ArchiveError):
            found = start_from(folder, pages)
            parse_places(found)
            return found
    return str(folders[-1] / pages)
