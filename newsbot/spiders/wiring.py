"""The listing spider's own parts, and its project's settings wherever it runs."""

from typing import Any

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from newsbot import settings as project
from newsbot.config import read_contact

PRIORITY = "project"
# Before the crawl, Scrapy sets its own settings and the project's anew.
ABOVE_PROJECT = "spider"


def wire(settings: BaseSettings) -> None:
    """`settings`: a crawler's. What is set there stays. The parts stand beside Scrapy's own, so
    that the user's come on top of both; a script without a project gets this one's settings.
    """
    for name, part in project.listing_spider.items():
        if isinstance(part, dict):
            base = f"{name}_BASE"
            settings.set(base, dict(settings[base]) | part, ABOVE_PROJECT)
        else:
            _fill_in(settings, name, part)
    for name, value in vars(project).items():
        if name.isupper():
            _fill_in(settings, name, value)
    _add_contact(settings)


def _add_contact(settings: BaseSettings) -> None:
    """To newsbot's user agent; one that the user has given stays as it is. Raises ConfigError."""
    contact = read_contact(settings)
    given = (settings.getpriority("USER_AGENT") or 0) > SETTINGS_PRIORITIES[PRIORITY]
    if contact and not given and settings["USER_AGENT"] == project.USER_AGENT:
        settings.set("USER_AGENT", f"{project.USER_AGENT} (+{contact})", ABOVE_PROJECT)


def _fill_in(settings: BaseSettings, name: str, value: Any) -> None:
    if (settings.getpriority(name) or 0) < SETTINGS_PRIORITIES[PRIORITY]:
        settings.set(name, value, PRIORITY)
