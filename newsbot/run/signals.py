"""Signals of our own, to be connected to as Scrapy's are."""

# An item is committed: receivers take `item`. Scrapy's item_scraped starts a task for each
# receiver of each item.
item_stored = object()

# A request left the downloader and its middlewares, whatever came of it: a response, another
# request, an error, a cancellation. Receivers take `request`.
download_ended = object()
