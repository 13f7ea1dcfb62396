"""The length of texts in any script."""

import re
from functools import lru_cache

# A sign of Chinese, Japanese or Korean says about as much as two and a half letters.
MIN_LONG_CHARS = 200
DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def weight(text: str) -> float:
    """Length of a text as if it were written in letters."""
    return len(text) if text.isascii() else len(text) + 1.5 * _dense(text)


def reading_weight(text: str) -> int:
    """The same as a whole number; of a text that is long in any script, its length."""
    length = len(text)
    if length >= MIN_LONG_CHARS or text.isascii():
        return length
    return int(length + 1.5 * _dense(text))


@lru_cache(512)
def _dense(text: str) -> int:
    return len(DENSE.findall(text))
