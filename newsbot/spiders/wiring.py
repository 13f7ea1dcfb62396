"""The listing spider's own parts, and its project's settings wherever it runs."""

from typing import Any

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from newsbot import settings as project

PRIORITY = "project"


def wire(settings: BaseSettings) -> None:
    """`settings`: a crawler's. What is set there stays. The parts stand beside Scrapy's own, so
    that the user's come on top of both; a script without a project gets this one's settings.
    """
    for name, part in project.listing_spider.items():
        if isinstance(part, dict):
            # Of a higher priority than Scrapy's: it sets those anew before the crawl.
            base = f"{name}_BASE"
            settings.set(base, dict(settings[base]) | part, "spider")
        else:
            _fill_in(settings, name, part)
    for name, value in vars(project).items():
        if name.isupper():
            _fill_in(settings, name, value)


def _fill_in(settings: BaseSettings, name: str, value: Any) -> None:
    if (settings.getpriority(name) or 0) < SETTINGS_PRIORITIES[PRIORITY]:
        settings.set(name, value, PRIORITY)
