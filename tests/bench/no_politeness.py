"""What newsbot and bare Scrapy are told alike: loopback needs no politeness."""

HURRY = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
}
