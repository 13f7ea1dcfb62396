"""The settings that the listing spider brings with it."""

from scrapy.settings import Settings, default_settings

from newsbot.spiders.wiring import wire


def test_what_is_retried_is_scrapys_but_for_a_client_that_nothing_uses() -> None:
    """To import that one takes a good part of a quiet run."""
    settings = Settings()
    wire(settings)
    left_out = set(default_settings.RETRY_EXCEPTIONS) - set(settings.getlist("RETRY_EXCEPTIONS"))
    assert left_out == {"scrapy.core.downloader.handlers.http11.TunnelError"}
