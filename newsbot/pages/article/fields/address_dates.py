"""The day in a page's address."""

import re
from datetime import date
from urllib.parse import unquote

from newsbot.dates.days import day_of
from newsbot.dates.names import month_of

YEAR = r"(?<![\d.])(?P<year>(?:19|20)\d\d)"
# A number at the head of a slug is no day (`/2026/02/10-things/`), but `/2026-02-10-slug` has one.
FORMS = (
    re.compile(rf"/{YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)(?:/|$)"),
    re.compile(rf"/{YEAR}/(?P<name>[a-z]{{3,9}})/(?P<day>\d\d?)(?:/|$)", re.IGNORECASE),
    re.compile(rf"[/_=-]{YEAR}(?P<by>[-_])(?P<month>\d\d?)(?P=by)(?P<day>\d\d?)(?!\d|\.\d)"),
    re.compile(rf"/{YEAR}[/-](?P<month>[01]\d)(?:[/-])?(?P<day>[0-3]\d)(?=[/_-])(?!-)"),
    re.compile(rf"[/_=-]{YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=[/_.&-]|$)"),
    # No other number can be the day.
    re.compile(
        rf"[/_-](?P<day>1[3-9]|2\d|3[01])(?P<by>[.-])(?P<month>[01]\d)(?P=by){YEAR}(?=[/_.-]|$)"
    ),
)


def day_in_address(url: str) -> date | None:
    """The first that is a day; what only looks like one is passed over."""
    path = unquote(url.partition("//")[2].partition("/")[2].partition("#")[0])
    for form in FORMS:
        for found in form.finditer(f"/{path}"):
            parts = found.groupdict()
            month = month_of(parts["name"]) if parts.get("name") else int(parts["month"])
            if (day := day_of(int(parts["year"]), month or 0, int(parts["day"]))) is not None:
                return day
    return None
