"""Scrapy's words for what fails, without those that a storage failure has no need of."""

import logging
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from newsbot.errors import LockedError, StorageError


class RunLogFormatter(LogFormatter):
    """When nothing more can be stored, the run says why in one line, once. The traceback of each
    item under way is told at DEBUG.
    """

    def item_error(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        return _quiet(super().item_error(item, exception, response, spider), exception)

    def spider_error(
        self, failure: Failure, request: Request, response: Response | Failure, spider: Spider
    ) -> LogFormatterResult:
        return _quiet(super().spider_error(failure, request, response, spider), failure.value)


def _quiet(record: LogFormatterResult, error: BaseException | None) -> LogFormatterResult:
    if isinstance(error, (LockedError, StorageError)):
        record["level"] = logging.DEBUG
    return record
