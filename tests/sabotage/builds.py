"""Builds of newsbot that are broken on purpose, each in one place, and the tests that notice."""

import ast
from dataclasses import dataclass
from pathlib import Path
from re import escape, findall


@dataclass(frozen=True, slots=True)
class Build:
    """`file` is below newsbot/. `old` must stand there once, whatever its white space."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def apply(self, root: Path) -> None:
        """Breaks the tree at `root`. Raises ValueError where the code has moved."""
        path = root / "newsbot" / self.file
        text = path.read_text(encoding="utf-8")
        found = findall(r"\s+".join(map(escape, self.old.split())), text)
        if len(found) != 1:
            raise ValueError(f"{self.name}: {len(found)} places in {self.file} are: {self.old}")
        broken = text.replace(found[0], self.new)
        if ast.dump(ast.parse(broken)) == ast.dump(ast.parse(text)):
            raise ValueError(f"{self.name}: nothing is broken")
        path.write_text(broken, encoding="utf-8")


SERVER = "tests/crawl/test_postgresql_faults.py"
TORTURE = "tests/torture/test_torture.py"
FLUSHED = f"{TORTURE}::test_F05_a_power_cut_behind_any_call_takes_nothing_that_was_acknowledged"
MACHINES = "tests/crawl/test_addresses_of_machines.py"
LATER = "tests/crawl/test_retries.py::test_F39_a_connection_that_is_reset_is_tried_again_ever_later"
DEFAULTS = "tests/crawl/test_hardening.py"

BUILDS = (
    Build(
        "acknowledge before the commit",
        "pipelines/database.py",
        "await run_context_of(self._crawler).writer.write(item)"
        " self._crawler.signals.send_catch_log(item_stored, item=item)",
        "self._crawler.signals.send_catch_log(item_stored, item=item)\n"
        "        await run_context_of(self._crawler).writer.write(item)",
        (f"{TORTURE}::test_F01_what_is_called_stored_others_can_see",),
    ),
    Build(
        "insert for the upsert of lost pages",
        "db/lost_pages.py",
        'statement.on_conflict_do_update( index_elements=["url"],'
        " set_={name: statement.excluded[name] for name in names} )",
        "statement",
        (f"{TORTURE}::test_a_page_that_is_lost_by_two_runs_stands_there_once",),
    ),
    Build(
        "insert for the upsert of rates",
        "db/rates.py",
        "for key, it in first.items() if key not in known",
        "for key, it in first.items()",
        ("tests/db/test_writer.py::test_the_same_again_changes_nothing",),
    ),
    Build(
        "synchronous = OFF",
        "db/engine.py",
        '"synchronous = FULL"',
        '"synchronous = OFF"',
        (FLUSHED,),
    ),
    Build(
        "a journal that is deleted",
        "db/engine.py",
        'else "TRUNCATE"',
        'else "DELETE"',
        (FLUSHED,),
    ),
    Build(
        "a file that was moved is written to",
        "db/engine.py",
        "if _inode(path) != inode:",
        "if not inode:",
        (f"{TORTURE}::test_F20_the_database_is_moved",),
    ),
    Build(
        "a page is marked read early",
        "db/writer.py",
        "lambda connection: self._rows.store(connection, items), self._retry.run )",
        "lambda connection: self._rows.store("
        "connection, [item for item in items if type(item).__name__ == 'ListingPageItem']"
        "), self._retry.run)\n"
        "        result = self._attempt(lambda connection: self._rows.store("
        "connection, [item for item in items if type(item).__name__ != 'ListingPageItem']"
        "), self._retry.run)",
        (f"{TORTURE}::test_F01_killed_behind_any_call_to_the_file_system",),
    ),
    Build(
        "no feed is repaired",
        "run/feed.py",
        "if feed_dir is None: return for run in",
        "return\n    for run in",
        ("tests/crawl/test_feeds.py::test_what_a_dead_run_left_torn_is_replaced",),
    ),
    Build(
        "a feed is not flushed",
        "feeds/folder.py",
        "os.fsync(file.fileno())",
        "",
        (FLUSHED,),
    ),
    Build(
        "a feed's folder is not flushed",
        "folders.py",
        "os.fsync(opened)",
        "pass",
        (FLUSHED,),
    ),
    Build(
        "no guard",
        "network/addresses.py",  # which both of its halves ask: at the name, and at the connection
        "return address.is_global and not any(address in network for network in RESERVED)",
        "return True",
        (f"{MACHINES}::test_F58_8_a_name_that_moves_between_two_runs",),
    ),
    Build(
        "any site is asked",
        "downloader/same_site.py",
        "return site_of(url) in context_of(self._crawler).targets.sites",
        "return bool(url)",
        (f"{MACHINES}::test_F57_F58_F59_8_articles_that_are_redirected",),
    ),
    Build(
        "the first hop alone is looked at",
        "downloader/same_site.py",
        'if "robots_of" in request.meta or self._is_ours(request.url):',
        'if {"robots_of", "redirect_times"} & request.meta.keys() or self._is_ours(request.url):',
        (f"{MACHINES}::test_F57_F58_F59_8_articles_that_are_redirected",),
    ),
    Build(
        "retries come at once",
        "downloader/retry.py",
        'again.meta["ask_at"] = monotonic() + wait_s',
        'again.meta["ask_at"] = monotonic()',
        (LATER,),
    ),
    Build(
        "robots.txt fails open",
        "downloader/robots.py",
        "if _is_in_trouble(response.status):",
        "if False:",
        ("tests/crawl/test_exit_codes.py::test_6_robots_txt_cannot_be_read",),
    ),
    Build(
        "rates through floats",
        "db/types.py",
        'value if dialect.name == "postgresql" else format(value, "f")',
        "float(value) if dialect.name == 'postgresql' else str(float(value))",
        ("tests/db/test_db_types.py::test_a_decimal_keeps_its_scale",),
    ),
    Build(
        "a pipeline's error is swallowed",
        "extensions/run.py",
        "(run.failed, signals.item_error),",
        "",
        ("tests/crawl/test_exit_codes.py::test_1_a_bug_of_ours",),
    ),
    Build(
        "no lock on SQLite",
        "db/lock.py",
        "return _lock_file(Path(str(engine.url.database)), own, retry, leave_out=leave_out)",
        "return Hold(frozenset(own), True, lambda: None, lambda: None)",
        ("tests/crawl/test_lock.py::test_of_eight_that_start_at_once_one_works",),
    ),
    Build(
        "no lock on PostgreSQL",
        "db/server.py",
        '"pg_try_advisory_lock"',
        '"pg_try_advisory_lock_shared"',
        ("tests/crawl/test_postgresql.py::test_the_second_run_on_a_site_ends_at_once",),
    ),
    Build(
        "a lock that was lost is not taken again",
        "db/lock.py",
        'event.listen(engine, "connect", lock.take)',
        'event.listen(engine, "connect", lock.take, once=True)',
        (f"{SERVER}::test_F08_whose_lock_is_anothers_now_ends_and_writes_nothing",),
    ),
    Build(
        "a frozen server is waited for",
        "db/server.py",
        "elif now > heard_at + self.policy.answer_within_s:",
        "elif not self.policy:",
        (f"{SERVER}::test_F29_a_run_ends_though_its_server_is_frozen",),
    ),
    Build(
        "certificates are not verified",
        "settings.py",
        "DOWNLOAD_VERIFY_CERTIFICATES = True",
        "DOWNLOAD_VERIFY_CERTIFICATES = False",
        ("tests/crawl/test_robots.py::test_3_a_certificate_that_nobody_vouches_for",),
    ),
    Build(
        "no limit on size",
        "settings.py",
        "DOWNLOAD_MAXSIZE = 8 * 1024**2",
        "DOWNLOAD_MAXSIZE = 1024**3",
        (f"{DEFAULTS}::test_8_a_page_of_nine_megabytes",),
    ),
    Build(
        "no limit on memory",
        "settings.py",
        "MEMUSAGE_LIMIT_MB = 512",
        "MEMUSAGE_LIMIT_MB = 0",
        (f"{DEFAULTS}::test_8_a_run_of_six_hundred_megabytes",),
    ),
    Build(
        "cookies",
        "settings.py",
        "COOKIES_ENABLED = False",
        "COOKIES_ENABLED = True",
        (f"{DEFAULTS}::test_no_request_tells_where_the_run_has_been",),
    ),
    Build(
        "the referrer is told",
        "settings.py",
        "REFERER_ENABLED = False",
        "REFERER_ENABLED = True",
        (f"{DEFAULTS}::test_no_request_tells_where_the_run_has_been",),
    ),
    Build(
        "the telnet console",
        "settings.py",
        "TELNETCONSOLE_ENABLED = False",
        "TELNETCONSOLE_ENABLED = True",
        (f"{DEFAULTS}::test_nothing_listens",),
    ),
    Build(
        "remote control",
        "settings.py",
        "REMOTE_CONTROL_ENABLED = False",
        "REMOTE_CONTROL_ENABLED = True",
        (f"{DEFAULTS}::test_nothing_listens",),
    ),
)
