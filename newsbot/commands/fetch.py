"""`scrapy fetch`, which opens no run whatever spider it is told."""

from scrapy.commands.fetch import Command as ScrapyFetch

from newsbot.cli.page_spider import RunlessCommand


class Command(RunlessCommand, ScrapyFetch):
    pass
