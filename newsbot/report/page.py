"""Makes the report's one HTML page, which needs nothing else and runs no script."""

import base64
import hashlib
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsbot.report import words
from newsbot.report.article_charts import all_time, last_days, period_chart, section_chart
from newsbot.report.charts import listing_chart, thin_days
from newsbot.report.content import Content
from newsbot.report.edits import show_edit
from newsbot.report.rate_cards import rate_cards
from newsbot.walk.receipt import PROVEN

# The sites' own clocks may be ahead of the machine's; a day in the far future is a mistake.
AHEAD = timedelta(days=1)


def render_page(content: Content) -> str:
    css = _style_sheet()
    return (
        _environment()
        .get_template("report.html")
        .render(
            css=Markup(css),  # noqa: S704 - ours
            policy=_policy(css),
            content=content,
            rates=rate_cards(content.pairs.rows),
            listing_charts=_listing_charts(content),
            article_charts=_article_charts(content),
            edits=[show_edit(row) for row in content.edits.rows],
            flags=words.FLAGS,
            proven=PROVEN,
            proven_count=sum(
                count for verdict, count in content.verdicts.items() if verdict in PROVEN
            ),
        )
    )


def _style_sheet() -> str:
    return (files("newsbot.report") / "templates/report.css").read_text("utf-8")


def _policy(css: str) -> str:
    """Nothing is loaded, run or sent, and no style applies but this one."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("newsbot.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": words.words_of_day,
        "time": words.words_of_time,
        "link": words.link_target,
        "language": words.language_of,
        "cut": words.cut,
        "counted": words.counted,
        "number": "{:,}".format,
    }
    return environment


def _listing_charts(content: Content) -> list[tuple[str, str, str]]:
    """The address of each listing that was read, with its chart, and what is not drawn of it."""
    charts = []
    for state in content.listings.rows:
        if days := content.listing_days.get(state.id):
            drawn = thin_days(days)
            name, title = f"listing-{state.id}", f"Completeness of {state.url}"
            note = f"Drawn are {len(drawn)} of {len(days):,} days: of each few the worst, the last."
            note = note if len(drawn) < len(days) else ""
            charts.append((state.url, listing_chart(drawn, name, title), note))
    return charts


def _article_charts(content: Content) -> list[tuple[str, str]]:
    """Headings and charts; none where there is no article."""
    if not content.days:
        return []
    last = _latest(content) + AHEAD
    newest = last_days(content.days, content.coloured, last.date())
    months = all_time(content.days, content.coloured)
    charts = []
    if newest:
        charts.append(("By day", period_chart(newest, content.coloured, "days", "Articles by day")))
    if len(months) > 1:
        by = f"By {months[0].unit}"
        title = f"Articles {by.lower()}"
        charts.append((by, period_chart(months, content.coloured, "all-time", title)))
    sections = section_chart(content.sections.rows, "sections", "Articles by section")
    return [*charts, ("By section", sections)]


def _latest(content: Content) -> datetime:
    return max(article.first_seen_at for article in content.new_articles)
