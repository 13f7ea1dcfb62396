"""What a program asks of the file system, by strace: recorded call by call, or made to fail."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHANGES = (
    "openat",
    "write",
    "pwrite64",
    "ftruncate",
    "fsync",
    "fdatasync",
    "rename",
    "unlink",
    "mkdir",
)
MAX_DATA_BYTES = 100_000_000
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "signal=none")
# Where everything is to be tested, a missing strace is a failure.
needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None and not os.environ.get("CI"), reason="there is no strace"
)

LINE = re.compile(r"(?P<thread>\d+) +(?P<text>.*)")
UNFINISHED = " <unfinished ...>"
RESUMED = re.compile(r"<\.\.\. \w+ resumed>")
CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>\d+)")
FILE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})+)>")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
NUMBER = re.compile(r", (\d+)$")


@dataclass(frozen=True, slots=True)
class Call:
    """One that succeeded. `path`: of the file, or of its descriptor. `number`: the last argument,
    such as an offset or a length. `data`: what is written, or where a file is renamed to.
    """

    name: str
    path: str
    data: bytes
    number: int
    flags: frozenset[str]


def recording(trace: Path) -> list[str]:
    """Goes before a command, whose calls are then in `trace`."""
    calls = ",".join(CHANGES)
    everything = ("-y", "-xx", "-s", f"{MAX_DATA_BYTES}")
    return [*STRACE, *everything, "-e", f"trace={calls}", "-o", f"{trace}"]


def failing(call: str, error: str, when: str) -> list[str]:
    """Goes before a command, in each of whose threads such a call fails, as strace words it: `3` is
    the third one, `3+` all from there on.
    """
    inject = f"inject={call}:error={error}:when={when}"
    return [*STRACE, "-o", os.devnull, "-e", f"trace={call}", "-e", inject]


def calls_in(trace: Path, folder: Path) -> Iterator[Call]:
    """Those that concern the folder, in order; two threads' calls as they ended."""
    begun: dict[str, str] = {}
    hexadecimal = "".join(f"\\x{byte:02x}" for byte in os.fsencode(folder))
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            thread, text = LINE.match(line).groups()
            if text.endswith(UNFINISHED):
                begun[thread] = text.removesuffix(UNFINISHED)
                continue
            if RESUMED.match(text):
                text = begun.pop(thread) + RESUMED.sub("", text)
            if hexadecimal in text and (found := CALL.match(text)):
                call = _call(found["name"], found["arguments"])
                if Path(call.path).is_relative_to(folder):
                    yield call


def _call(name: str, arguments: str) -> Call:
    texts = [_bytes(text) for text in TEXT.findall(arguments)]
    file = FILE.match(arguments)
    path = _bytes(file[1]) if file else texts.pop(0)
    number = NUMBER.search(arguments)
    return Call(
        name,
        os.fsdecode(path),
        texts[0] if texts else b"",
        int(number[1]) if number else 0,
        frozenset(re.findall(r"O_\w+", arguments)),
    )


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
