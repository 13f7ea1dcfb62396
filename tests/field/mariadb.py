"""An empty MariaDB on a socket of its own."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.crawling import wait_until
from tests.field.debian import unpacked_environment
from tests.field.servers import serve


@contextmanager
def serve_database(root: Path, folder: Path) -> Iterator[Path]:
    """The socket of a server with one empty database, `wordpress`. root: of the unpacked packages;
    folder: for the data.
    """
    data, place = folder / "database", folder / "database.sock"
    base = root / "usr"
    environment = unpacked_environment(root)
    common = ("--no-defaults", f"--basedir={base}", f"--datadir={data}")
    creating = ("--skip-test-db", "--auth-root-authentication-method=normal")
    subprocess.run(
        (base / "bin" / "mariadb-install-db", *common, *creating),
        env=environment,
        check=True,
        capture_output=True,
    )
    messages = f"--lc-messages-dir={base / 'share' / 'mysql'}"
    serving = ("--user=root", messages, f"--socket={place}", "--skip-networking")
    with serve(
        [base / "sbin" / "mariadbd", *common, *serving], environment, folder / "mariadb.log"
    ):
        wait_until(place.exists)
        client = [base / "bin" / "mariadb", "--no-defaults", "--user=root", f"--socket={place}"]
        subprocess.run([*client, "-e", "CREATE DATABASE wordpress"], env=environment, check=True)
        yield place
