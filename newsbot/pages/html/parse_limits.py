"""Whether a page can be parsed in reasonable time.

The HTML standard's algorithm is quadratic in places: a start tag looks through all open elements,
and reopens every formatting element that was left open; each attribute is compared with all others
of its tag. A page of some hundred kilobytes can take minutes that way. No real page comes near.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from operator import sub

TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# They close themselves, or are never open.
VOID = b"area base br col embed hr img input link meta wbr"
SELF_CLOSING = b"a button dd dt form li nobr option p"
IN_TABLES = b"tbody td th thead tr"
SINGLE = b"body head html script select source style track path"
SHALLOW = frozenset(b" ".join([VOID, SELF_CLOSING, IN_TABLES, SINGLE]).split())
FORMATTING = frozenset(b"b big code em font i s small strike strong tt u".split())
# The same as a pattern, for counting; four times as fast as one that spells them out.
FORMATTING_NAME = rb"[bceifstu](?:ig|ode|m|ont|mall|trike|trong|t)?[\s/>]"
FORMATTING_START = re.compile(b"<" + FORMATTING_NAME, re.IGNORECASE)
FORMATTING_TAG = re.compile(b"<(/?)" + FORMATTING_NAME, re.IGNORECASE)
STEPS = {b"": 1, b"/": -1}
MAX_UNCOUNTED_TAGS = 7_500  # too few to reach MAX_STEPS
MAX_TAGS = 400_000
MAX_STEPS = 30_000_000
MAX_REOPENED = 300_000
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
    """Every tag may reopen all formatting elements before it: most if they are half of the tags."""
    if tags * tags < 4 * MAX_REOPENED:
        return True
    most = MAX_REOPENED / tags
    return len(FORMATTING_START.findall(html)) < most or _most_open_formatting(html) < most


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
    depth = open_formatting = steps = reopened = 0
    for closing, name in TAG.findall(html):
        tag = name.lower()
        step = -1 if closing else 1
        if tag in FORMATTING:
            open_formatting = max(0, open_formatting + step)
        elif tag not in SHALLOW:
            depth = max(0, depth + step)
        if not closing:
            steps += depth + open_formatting
            reopened += open_formatting
        if steps > MAX_STEPS or reopened > MAX_REOPENED:
            return False
    return True
