"""`scrapy shell`, which opens no run whatever spider it is told."""

from scrapy.commands.shell import Command as ScrapyShell

from newsbot.cli.page_spider import RunlessCommand


class Command(RunlessCommand, ScrapyShell):
    pass
