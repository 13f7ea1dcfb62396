"""Whether a page can be parsed in reasonable time.

The HTML standard's algorithm is quadratic in places: a start tag looks through all open elements,
and reopens every formatting element that was left open; each attribute is compared with all others
of its tag. A page of some hundred kilobytes can take minutes that way. No real page comes near.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from operator import sub

TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
# They close themselves, or are never open.
VOID = b"area base br col embed hr img input link meta wbr"
SELF_CLOSING = b"a button dd dt form li nobr option p"
IN_TABLES = b"tbody td th thead tr"
SINGLE = b"body head html script select source style track path"
SHALLOW = frozenset(b" ".join([VOID, SELF_CLOSING, IN_TABLES, SINGLE]).split())
FORMATTING = frozenset(b"b big code em font i s small strike strong tt u".split())
# The same as a pattern, for counting; four times as fast as one that spells them out.
FORMATTING_NAME = rb"[bceifstu](?:ig|ode|m|ont|mall|trike|trong|t)?[\s/>]"
FORMATTING_START = re.compile(b"<" + FORMATTING_NAME + b"[^<>]*", re.IGNORECASE)
FORMATTING_TAG = re.compile(b"<(/?)" + FORMATTING_NAME, re.IGNORECASE)
STEPS = {b"": 1, b"/": -1}
MAX_UNCOUNTED_TAGS = 7_500  # too few to reach MAX_STEPS
MAX_TAGS = 400_000
MAX_STEPS = 30_000_000
MAX_REOPENED_BYTES = 10_000_000  # of start tags: some 40 ns for each
MAX_ATTRIBUTES = 10_000


def is_parsable(html: bytes, tags: int) -> bool:
    """`tags`: start and end tags."""
    if _has_endless_tag(html):
        return False
    if tags < MAX_UNCOUNTED_TAGS and _reopens_few(html, tags):
        return True
    starts = tags - html.count(b"</")
    return starts < MAX_TAGS and _is_nested_reasonably(html)


def _reopens_few(html: bytes, tags: int) -> bool:
    """Every tag may reopen all formatting elements before it, with what their start tags say: most
    if they are half of the tags, and all of the page.
    """
    if tags * len(html) < 2 * MAX_REOPENED_BYTES:
        return True
    most = MAX_REOPENED_BYTES / tags
    lengths = [len(start) for start in FORMATTING_START.findall(html)]
    return sum(lengths) < most or _most_open_formatting(html) * max(lengths) < most


def _most_open_formatting(html: bytes) -> int:
    """At one place."""
    heights = list(accumulate(map(STEPS.__getitem__, FORMATTING_TAG.findall(html))))
    lowest_before = accumulate(heights, min, initial=0)
    return max(map(sub, heights, lowest_before), default=0)


def _has_endless_tag(html: bytes) -> bool:
    """A tag of more than `MAX_ATTRIBUTES` words."""
    return any(
        len(stretch.partition(b"<")[2].split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES
        for stretch in _long_stretches(html)
    )


def _long_stretches(html: bytes) -> Iterator[bytes]:
    """Without `>`, and long enough to hold such a tag."""
    start, longest = 0, 2 * MAX_ATTRIBUTES
    while start + longest <= len(html):
        end = html.rfind(b">", start, start + longest)
        if end < 0:
            end = html.find(b">", start)
            end = len(html) if end < 0 else end
            yield html[start:end]
        start = end + 1


def _is_nested_reasonably(html: bytes) -> bool:
    depth = steps = reopened_bytes = open_bytes = 0
    open_starts: list[int] = []  # lengths of formatting elements' start tags
    for closing, name, attributes in TAG.findall(html):
        tag = name.lower()
        if tag not in FORMATTING:
            step = -1 if closing else 1
            depth = depth if tag in SHALLOW else max(0, depth + step)
        elif not closing:
            open_starts.append(len(name) + len(attributes))
            open_bytes += open_starts[-1]
        elif open_starts:
            open_bytes -= open_starts.pop()
        if not closing:
            steps += depth + len(open_starts)
            reopened_bytes += open_bytes
        if steps > MAX_STEPS or reopened_bytes > MAX_REOPENED_BYTES:
            return False
    return True
