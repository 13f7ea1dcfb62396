"""Addresses and their identity."""

import pytest

from newsbot.errors import InvalidURL
from newsbot.urls.canonical import clean_url, same_site, site_of, url_key


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a-title/", None),
        ("http://news.example/a-title", None),
        ("https://www.news.example/index.php/news/22-a-title", None),
        ("https://news.example/page/4/?id=14", None),
        ("https://news.example/?catid=78&id=14303%3Aosce&option=com_content", None),
        ("https://news.example/a?ref=home&source=x&amp=1", None),
        ("https://news.example:8443/a", None),
        ("http://127.0.0.1:8000/a", None),
        ("https://news.example/caf%C3%A9/%E9?q=a+b&q=%26", None),
        ("https://news.example/a//b/;v=1,2@x:y", None),
        ("HTTPS://News.Example/A-Title", "https://news.example/A-Title"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example?a=1", "https://news.example/?a=1"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://b\u00fccher.example/a", "https://xn--bcher-kva.example/a"),
        ("http://[0:0:0:0:0:0:0:1]:8000/a", "http://[::1]:8000/a"),
        ("  https://news.example/a\n", "https://news.example/a"),
        ("https://news.example/a\n  b", "https://news.example/a%20%20b"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a?", "https://news.example/a"),
        ("https://news.example/a?utm_source=x&UTM_Medium=y&id=1", "https://news.example/a?id=1"),
        ("https://news.example/a?fbclid=1&gclid=2&yclid=3&mc_cid=4&igshid=5", "https://news.example/a"),
        ("https://news.example/a?b=2&&a=1&", "https://news.example/a?b=2&a=1"),
        ("https://news.example/a b/\u0430?q=\u00e9 c", "https://news.example/a%20b/%D0%B0?q=%C3%A9%20c"),
        ("https://news.example/%7euser/%41%2f%c3%a9", "https://news.example/~user/A%2F%C3%A9"),
        ("https://news.example/100%/a%zz?b=%", "https://news.example/100%25/a%25zz?b=%25"),
        ('https://news.example/[a]|<b>"', "https://news.example/%5Ba%5D%7C%3Cb%3E%22"),
        ("https://news.example/a/./b/../c", "https://news.example/a/c"),
        ("https://news.example/a/..", "https://news.example/"),
        ("https://news.example/../../etc/x", "https://news.example/etc/x"),
        ("https://news.example/a/%2e%2e%2fx/%2E%2e/b", "https://news.example/a/b"),
        ("https://news.example\\a\\b?c\\d", "https://news.example/a/b?c%5Cd"),
        ("https:\\\\news.example\\a", "https://news.example/a"),
        ("https://news.example\\@evil.example/", "https://news.example/@evil.example/"),
        ("https://ma\u00df.example/a", "https://xn--ma-hia.example/a"),
        ("https://MA\u1e9e.example/a", "https://xn--ma-hia.example/a"),
        ("https://\uff4eews\u3002example/a", "https://news.example/a"),
        ("https://\U0001f4f0.example/a", "https://xn--mu8h.example/a"),
        ("https://news.example/cafe\u0301", "https://news.example/cafe%CC%81"),
        ("https://news.example/a?id=1&amp;utm_source=x", "https://news.example/a?id=1"),
    ],
)  # fmt: skip
def test_an_address_is_made_safe_and_stays_the_same_page(url, expected):
    assert clean_url(url) == (expected or url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "scheme"),
        ("/a-title/", "scheme"),
        ("//news.example/a", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("mailto:desk@news.example", "scheme"),
        ("data:text/html,x", "scheme"),
        ("file:///etc/hostname", "scheme"),
        ("ftp://news.example/a", "scheme"),
        ("s3://bucket/a", "scheme"),
        ("blob:https://news.example/1", "scheme"),
        ("tel:+7", "scheme"),
        ("https:///a", "host"),
        ("https:news.example/a", "host"),
        ("http://[::1", "host"),
        ("http://[::1%25eth0]/", "host"),
        ("http://[v1.x]/", "host"),
        ("http://[v1:x]/", "host"),
        ("http://[::1]x/", "host"),
        ("http://::1/", "host"),
        ("https://news..example/", "host"),
        ("https://news example/", "host"),
        ("https://news%2eexample/", "host"),
        (f"https://{'a' * 64}.example/", "host"),
        (f"https://{'a.' * 130}example/", "host"),
        (f"https://\u00fc{'a' * 64}.example/", "host"),
        ("https://" + "\u00fc." * 130 + "example/", "host"),
        ("https://news.example:99999/", "port"),
        ("https://news.example:x/", "port"),
        ("https://news.example:0/", "port"),
        ("https://name:secret@news.example/", "user"),
        ("https://name:secret@news.example:x/", "user"),
        ("https://name:secret@news.example\u2100/", "host"),
        ("https://news.example/a\x00b", "control"),
        ("https://news.example/a\x1bb", "control"),
        ("https://news.example/\ud800", "surrogate"),
        ("https://news.example/" + "a" * 4096, "longer"),
        ("https://news.example/" + "a" * 100_000, "longer"),
        ("https://news.example/" + "\u0430" * 700, "longer"),
        ("https://news.example\u2100.example/", "host"),
    ],
)
def test_F59_F60_what_is_no_address_is_refused_in_one_line(url, reason):
    with pytest.raises(InvalidURL, match=reason) as refusal:
        clean_url(url)
    message = str(refusal.value)
    assert message.isascii()
    assert message.isprintable()
    assert len(message) < 300
    assert "secret" not in message


@pytest.mark.parametrize(
    "parameter",
    [
        *("utm_id", "utm_social-type", "pk_kwd", "mtm_group", "piwik_campaign", "matomo_source"),
        *("at_medium", "at_custom1", "xtor", "wt_mc", "WT.mc_id", "ns_mchannel", "s_kwcid"),
        *("gad_source", "gbraid", "wbraid", "srsltid", "dclid", "msclkid", "ysclid", "twclid"),
        *("__twitter_impression", "ck_subscriber_id", "_hsmi", "hsa_cam", "mc_eid", "oly_enc_id"),
        *("vero_id", "cmpid", "CMP", "ito", "smid", "guccounter", "__cf_chl_tk"),
    ],
)
def test_a_campaign_is_no_part_of_an_address(parameter):
    url = f"https://news.example/a?{parameter}=1&id=2"
    assert clean_url(url) == "https://news.example/a?id=2"


@pytest.mark.parametrize(
    "parameter",
    [
        "ref",
        "source",
        "id",
        "s",
        "p",
        "cid",
        "pid",
        "pk",
        "pk_id",
        "mc",
        "campaign",
        "attr",
        "news",
    ],
)
def test_what_may_name_an_article_stays(parameter):
    url = f"https://news.example/a?{parameter}=1"
    assert clean_url(url) == url


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/caf%C3%A9/", "/cafe%CC%81/"),
        ("/caf\u00e9", "/cafe\u0301"),
        ("/?q=%D0%B9&a=1", "/?a=1&q=%D0%B8%CC%86"),
        ("/%ED%95%9C", "/%E1%84%92%E1%85%A1%E1%86%AB"),
        ("/\u0439od/", "/\u0438\u0306od"),
    ],
)
def test_two_spellings_of_a_letter_are_one_page(one, other):
    assert url_key(f"https://news.example{one}") == url_key(f"https://news.example{other}")


@pytest.mark.parametrize("path", ["/%E9%CC", "/?a=%CC%B8", "/a%2Fb", "/?a=%3D&b=%26"])
def test_other_escapes_are_no_spellings(path):
    assert url_key(f"https://news.example{path}") == f"news.example{path}".replace("/?", "?")


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/a-title",
        "https://www.news.example/a-title/",
        "HTTPS://WWW.NEWS.EXAMPLE:443/a-title//",
        "https://news.example/a-title?utm_campaign=x#top",
        "https://news.example/x/../a-titl%65",
    ],
)
def test_F73_one_page_has_one_key(url):
    assert url_key(url) == "news.example/a-title"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a-Title",
        "https://news.example/a-title/page/2",
        "https://news.example/a-title?id=14",
        "https://news.example:8443/a-title",
        "https://other.news.example/a-title",
        "https://news.example/",
    ],
)
def test_another_page_has_another_key(url):
    assert url_key(url) != url_key("https://news.example/a-title")


def test_the_order_of_parameters_is_no_identity():
    key = url_key("https://news.example/?id=14%3Aa%20b&catid=7")
    assert url_key("http://www.news.example?catid=7&id=14:a+b") != key
    assert url_key("http://www.news.example?catid=7&id=14%3aa+b") == key


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.news.example/a", "news.example"),
        ("http://news.example:80/a", "news.example"),
        ("http://127.0.0.1:8000/a", "127.0.0.1:8000"),
    ],
)
def test_a_site_is_its_host(url, site):
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("http://www.news.example/b", True),
        ("https://news.example.evil.example/", False),
        ("https://i6e657773.proxy.example/tag/a", False),
        ("https://notnews.example/", False),
        ("https://shop.news.example/", False),
        ("https://news.example@evil.example/", False),
        ("https://news.example:8443/", False),
        ("javascript:alert(1)", False),
        ("https://n\u0435ws.example/", False),
    ],
)
def test_a_look_alike_host_is_another_site(other, same):
    assert same_site("https://news.example/a", other) is same


@pytest.mark.parametrize(
    "path", ["../../etc/x", "%2e%2e%2f%2e%2e%2fx", "/etc/passwd", "CON", "..\\x"]
)
def test_F77_no_path_climbs_out(path):
    segments = clean_url(f"https://news.example/tag/{path}").split("/")[3:]
    assert ".." not in segments
    assert "." not in segments
