"""What the crawl and the process that reads its pages say to each other."""

import pickle
import struct
from typing import Any

LENGTH = struct.Struct("!I")


def pack(message: Any) -> bytes:
    """With its length before it, for a receiver that must not wait in the middle of it."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(content)) + content
