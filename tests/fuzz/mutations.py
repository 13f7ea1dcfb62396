"""Pages of the corpus as a broken server, a broken template or a prankster would change them."""

import random
import re
from collections.abc import Callable, Sequence

Mutation = Callable[[bytes, random.Random], bytes]

TAG = re.compile(rb"<[^<>]{1,200}>")
NUMBER = re.compile(rb"\d{1,12}")
QUOTED = re.compile(rb'"[^"<>]{1,200}"')
MAX_BYTES = 30_000  # so that copies of copies stay pages
MAX_MUTATIONS = 6
TOKENS = (
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!doctype html>", b"\0",
    b"\xff\xfe",
    b"<table>", b"<tr><td>", b"<svg>", b"<math>", b"<template>", b"<select>", b"<title>",
    b"<form>", b"<base href='//[::1'>", b"<a href='?page=2'>", b"<a href=2/>",
    b"</p></div></body></html>",
    b"<script type=application/ld+json>", b"</script>", b"<noscript>", b"<style>", b"<plaintext>",
    b"<meta property=og:title content=", b"<h1>", b"<h2><a href=/x>", b"<time datetime=", b"&nbsp;",
    b"&#xD800;", b"&#0;", b"&lt;", b"\xe2\x80\xae", b"\xcc\x81" * 12, b"\xed\xa0\x80", b"\x1b[31m",
    b"Viewing results 1 - 6 of ", b"KGS/USD = 0.01143 0%", b"31 February 2026", b"NaN", b"1e999",
    b"0000-00-00T99:99:99Z", b"{", b"}", b"[", b'"@type":"NewsArticle",', b'"@graph":[', b"\\ud800",
)  # fmt: skip
NUMBERS = (
    b"0", b"-1", b"007", b"1000000000000", b"9" * 40, b"3.4028235e38", b"1,234", b"1.234,5",
    b"\xd9\xa3", b"\xe4\xba\x8c", b"2026", b"1899", b"99",
)  # fmt: skip


def mutate(page: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """The page after one to MAX_MUTATIONS changes; `others`: pages that it may get pieces of."""
    for _ in range(rng.randint(1, MAX_MUTATIONS)):
        if rng.random() < 0.1:
            page = _splice(page, rng.choice(others), rng)
        else:
            page = rng.choice(MUTATIONS)(page, rng)
    return page[:MAX_BYTES]


def _splice(page: bytes, other: bytes, rng: random.Random) -> bytes:
    """The beginning of one and the end of another."""
    return page[: rng.randint(0, len(page))] + other[rng.randint(0, len(other)) :]


def _stretch(page: bytes, rng: random.Random) -> tuple[int, int]:
    """Where a stretch of the page begins and ends; most are short."""
    start = rng.randint(0, len(page))
    return start, min(len(page), start + int(rng.paretovariate(0.6)))


def _flip(page: bytes, rng: random.Random) -> bytes:
    body = bytearray(page)
    for _ in range(rng.randint(1, 8) if body else 0):
        body[rng.randrange(len(body))] = rng.randrange(256)
    return bytes(body)


def _remove(page: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(page, rng)
    return page[:start] + page[end:]


def _repeat(page: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(page, rng)
    return page[:end] + page[start:end] * rng.choice((1, 1, 2, 50)) + page[end:]


def _move(page: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(page, rng)
    rest = page[:start] + page[end:]
    place = rng.randint(0, len(rest))
    return rest[:place] + page[start:end] + rest[place:]


def _insert(page: bytes, rng: random.Random) -> bytes:
    place = rng.randint(0, len(page))
    return page[:place] + rng.choice(TOKENS) * rng.choice((1, 1, 1, 30)) + page[place:]


def _cut(page: bytes, rng: random.Random) -> bytes:
    return page[: rng.randint(0, len(page))]


def _swap_tags(page: bytes, rng: random.Random) -> bytes:
    return _replace(page, TAG, rng.choice, rng)


def _change_numbers(page: bytes, rng: random.Random) -> bytes:
    return _replace(page, NUMBER, lambda _: rng.choice(NUMBERS), rng)


def _change_values(page: bytes, rng: random.Random) -> bytes:
    return _replace(page, QUOTED, lambda found: rng.choice((b'""', rng.choice(found))), rng)


def _recode(page: bytes, rng: random.Random) -> bytes:
    coding = rng.choice(("utf-16", "cp1251", "latin-1", "shift_jis", "utf-7"))
    return page.decode("utf-8", "replace").encode(coding, "replace")


def _replace(
    page: bytes,
    pattern: re.Pattern[bytes],
    another: Callable[[list[bytes]], bytes],
    rng: random.Random,
) -> bytes:
    """A few of what the pattern finds, each by another."""
    found = pattern.findall(page)
    if not found:
        return page
    share = min(1, rng.choice((1, 2, 5, 20)) / len(found))
    return pattern.sub(
        lambda each: another(found) if rng.random() < share else each[0],
        page,
    )


MUTATIONS: tuple[Mutation, ...] = (
    _flip, _remove, _remove, _repeat, _move, _insert, _insert, _cut, _swap_tags,
    _change_numbers, _change_values, _recode,
)  # fmt: skip
