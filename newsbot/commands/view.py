"""`scrapy view`, which opens no run whatever spider it is told."""

from scrapy.commands.view import Command as ScrapyView

from newsbot.cli.page_spider import RunlessCommand


class Command(RunlessCommand, ScrapyView):
    pass
