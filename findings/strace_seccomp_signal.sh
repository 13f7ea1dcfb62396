#!/usr/bin/env bash
# Version: strace 6.1, on Linux.
# Behaviour: with --seccomp-bpf an injected signal is dropped without a word: the call goes through
#   and the program lives on, while an injected error arrives as without the option. A test that
#   kills a program at a call passes without having killed it.
# Expected: the signal, or a refusal of the two options together.
# Output seen:
#   error=ENOSPC | 0 No space left on device
#   error=ENOSPC --seccomp-bpf | 0 No space left on device
#   signal=SIGKILL | -9 killed
#   signal=SIGKILL --seccomp-bpf | 0 went through
set -euo pipefail

if ! command -v strace >/dev/null; then
  echo "$(basename "$0"): strace is missing: install it, then run this again"
  exit 2
fi
version=$(strace --version | head -n 1)
if [ "${version##* }" != 6.1 ]; then
  echo "$(basename "$0"): seen with strace 6.1 alone, here is ${version##* }: not tried"
  exit 2
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$folder"
seen=$(python3 - <<'PY'
import subprocess
import sys

WRITER = """
import os
try:
    os.fdatasync(os.open("rates", os.O_CREAT | os.O_RDWR))
    print("went through")
except OSError as error:
    print(error.strerror)
"""

for fault in ("error=ENOSPC", "signal=SIGKILL"):
    for option in ([], ["--seccomp-bpf"]):
        trace = ["strace", "-f", *option, "-o", "calls.txt", "-e", "trace=fdatasync", "-e", f"inject=fdatasync:{fault}"]
        done = subprocess.run([*trace, sys.executable, "-c", WRITER], stdout=subprocess.PIPE, text=True)
        print(fault, *option, "|", done.returncode, done.stdout.strip() or "killed")
PY
)
wanted='error=ENOSPC | 0 No space left on device
error=ENOSPC --seccomp-bpf | 0 No space left on device
signal=SIGKILL | -9 killed
signal=SIGKILL --seccomp-bpf | 0 went through'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
