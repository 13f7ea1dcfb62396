"""How newsbot is wired, in run order.

    spiders/listing.py      start → request ── downloader/ ──→ response
    pages/                  what the page says, as text
    walk/                   which page next, is the pass complete, may an update run stop
    pipelines/normalize.py  text → exact values, or a named drop
    pipelines/database.py   exact values → rows, committed together
    extensions/run.py       lock, run row, verdict, exit code; feeds/ from committed rows

Every NEWSBOT_… setting can be given as an environment variable of the same name, too.
"""

import os
import sys

from scrapy.settings import default_settings

from newsbot import process_signals
from newsbot.gc_tuning import raise_gc_threshold, relax_gc_for_imports

# Of newsbot's code Scrapy's command line runs this first, and a run may be stopped at any instant.
if process_signals.is_crawl():
    process_signals.PROCESS_SIGNALS.install()
    # What imports make stays, and the collector would look through it in vain, until the run opens.
    relax_gc_for_imports()
else:
    raise_gc_threshold()

# A stream that was closed before the start (`2>&-`) is None, which Scrapy and its libraries do not
# expect; and the next file that is opened, the database perhaps, would get the stream's number.
for stream, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
    if getattr(sys, stream) is None:
        setattr(sys, stream, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115

BOT_NAME = "newsbot"
SPIDER_MODULES = ["newsbot.spiders"]
NEWSPIDER_MODULE = "newsbot.spiders"
# Scrapy imports every command there is to run one.
COMMANDS_MODULE = f"newsbot.commands{'.crawl' if process_signals.is_crawl() else ''}"

NEWSBOT_DATABASE_URL = "sqlite:///data/newsbot.db"
NEWSBOT_LISTING_URLS = "https://timesca.com/tag/tokayev/"
NEWSBOT_LISTINGS_FILE = ""
NEWSBOT_FEED_DIR = "data/feeds"
NEWSBOT_FEED_LICENSE = ""
NEWSBOT_RECORD = ""
NEWSBOT_REPLAY = ""
NEWSBOT_RENDER = "auto"
NEWSBOT_BROWSER = ""
NEWSBOT_CONTACT = ""
NEWSBOT_REVISIT_HOURS = 48
NEWSBOT_FULL_EVERY_HOURS = 168
NEWSBOT_DEADLINE = 3600
NEWSBOT_PAGE_BUDGET = 20_000
NEWSBOT_PARSER_PROCESSES = "auto"
NEWSBOT_TIMEZONE = "UTC"
NEWSBOT_PING_URL = ""
NEWSBOT_ALERTS = ""
NEWSBOT_MAX_AGE_HOURS = 26
globals().update({name: os.environ[name] for name in os.environ if name.startswith("NEWSBOT_")})

# Identity and politeness. A host is asked for a page a second, slower when it answers slowly;
# its robots.txt is law. Whom a site may ask, NEWSBOT_CONTACT, is added to the user agent.
USER_AGENT = "newsbot/0.1"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newsbot"
ROBOTSTXT_PARSER = "newsbot.downloader.robots_rules.RobotRules"
DOWNLOAD_DELAY = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 4
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1
RETRY_TIMES = 3
# In seconds: the wait before a page that failed is asked for again, which doubles each time, and
# the longest one for a host that says when to come back.
RETRY_BACKOFF = 1
RETRY_AFTER_MAX = 120

# Hardening. Connections are verified; nothing listens; no page may be endless, huge or make us tell
# one site about another.
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_TLS_MIN_VERSION = "TLSv1.2"
DOWNLOADER_CLIENT_TLS_CIPHERS = None
DOWNLOAD_MAXSIZE = 8 * 1024**2
DOWNLOAD_WARNSIZE = 2 * 1024**2
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_FAIL_ON_DATALOSS = True
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
COOKIES_ENABLED = False
REFERER_ENABLED = False
TELNETCONSOLE_ENABLED = False
HTTPPROXY_ENABLED = False  # whatever http_proxy says in the environment
REMOTE_CONTROL_ENABLED = False
MEMUSAGE_LIMIT_MB = 512
EXTENSIONS = {
    "scrapy.extensions.memusage.MemoryUsage": None,
    "newsbot.extensions.memory.OwnMemoryUsage": 0,
}

# First come, first asked for; Scrapy's default is the reverse.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

# Scrapy starts as many tasks a response as it may work on items at once; few are faster.
CONCURRENT_ITEMS = 8
STATS_DUMP = False
FEED_EXPORT_ENCODING = "utf-8"
# Where a run shows bars (terminal/screen.py), its log has what is wrong, above them.
has_bars = sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
LOG_LEVEL = "WARNING" if has_bars else "INFO"

# The way of a page. The listing spider puts these parts beside Scrapy's own (spiders/wiring.py);
# other spiders, `scrapy shell` and the like could not bear them. A setting of the same name adds
# others or, with None, leaves one out.
listing_spider = {
    "DOWNLOADER": "newsbot.downloader.stoppable.StoppableDownloader",
    "MEMUSAGE_CHECK_INTERVAL_SECONDS": 2,
    "SCHEDULER_PRIORITY_QUEUE": "newsbot.downloader.queues.HostQueues",
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "newsbot.downloader.same_site.SameSiteMiddleware": 50,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "newsbot.downloader.robots.RobotsMiddleware": 100,
        "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
        "newsbot.downloader.retry.BackoffRetryMiddleware": 550,
        "newsbot.downloader.rendering.RenderingMiddleware": 580,
        "newsbot.downloader.archive.ArchiveMiddleware": 900,
    },
    "FEED_EXPORTERS": {"csv": "newsbot.extensions.csv_exporter.SafeCsvExporter"},
    "LOG_FORMATTER": "newsbot.extensions.log_formatter.RunLogFormatter",
    # Only http and https.
    "DOWNLOAD_HANDLERS": {
        "http": "newsbot.downloader.handler.PageDownloadHandler",
        "https": "newsbot.downloader.handler.PageDownloadHandler",
        "data": None,
        "file": None,
        "ftp": None,
        "s3": None,
    },
    # Scrapy's, but for one of its own client, which nothing uses and is slow to import.
    "RETRY_EXCEPTIONS": [
        error for error in default_settings.RETRY_EXCEPTIONS if "TunnelError" not in str(error)
    ],
    # A walk has limits of its own, and a long address is no reason to lose a page without a word.
    # The last one only warns of requests with a response's meta, of which the spider makes none.
    "SPIDER_MIDDLEWARES": {
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
        "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
        "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
    },
    "ITEM_PIPELINES": {
        "newsbot.pipelines.normalize.NormalizePipeline": 100,
        "newsbot.pipelines.database.DatabasePipeline": 200,
    },
    "EXTENSIONS": EXTENSIONS
    | {
        "scrapy.extensions.feedexport.FeedExporter": None,
        "newsbot.extensions.feed_exports.FeedExports": 0,
        "newsbot.extensions.run.Run": 0,
        "newsbot.extensions.progress.Progress": 10,
    },
}
