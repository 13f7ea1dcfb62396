"""The listings file: names, sites, their settings, and where a mistake stands."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsbot.errors import ConfigError
from newsbot.listings_file import ListingsFile, SiteSettings, read_listings_file

DEFAULTS = SiteSettings(ZoneInfo("UTC"), "auto", timedelta(hours=48), timedelta(hours=168))
FILE = """
[steppe]   # a comment
timezone = "Asia/Almaty"
render = "never"
revisit_hours = 6
full_every_hours = 24.5
delay = 3
schedule = "0 9 * * MON-FRI"
listings.rates = "https://www.steppe.example/tag/rates/?utm_source=x"
listings.all = "https://steppe.example/news/"

[valley.listings]
rates = "http://valley.example:8080/rates"
"""


def read(folder: Path, text: str) -> ListingsFile:
    path = folder / "listings.toml"
    path.write_text(text, "utf-8")
    return read_listings_file(path, DEFAULTS)


def test_listings_with_their_names_and_sites_with_their_settings(tmp_path: Path) -> None:
    file = read(tmp_path, FILE)
    assert [(listing.name, listing.url) for listing in file.listings] == [
        ("steppe/rates", "https://www.steppe.example/tag/rates/"),
        ("steppe/all", "https://steppe.example/news/"),
        ("valley/rates", "http://valley.example:8080/rates"),
    ]
    assert file.sites == {
        "steppe.example": SiteSettings(
            ZoneInfo("Asia/Almaty"),
            "never",
            timedelta(hours=6),
            timedelta(hours=24.5),
            3,
            "0 9 * * MON-FRI",
        ),
        "valley.example:8080": DEFAULTS,
    }


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("steppe/rates", ["steppe/rates"]),
        ("rates", ["steppe/rates", "valley/rates"]),
        ("steppe/*", ["steppe/rates", "steppe/all"]),
        ("*/rates", ["steppe/rates", "valley/rates"]),
        ("*", ["steppe/rates", "steppe/all", "valley/rates"]),
        ("a*", ["steppe/all"]),
    ],
)
def test_names_and_patterns_of_names(tmp_path: Path, pattern: str, names: list[str]) -> None:
    found = read(tmp_path, FILE).find(pattern)
    assert [listing.name for listing in found] == names


@pytest.mark.parametrize("pattern", ["Rates", "steppe", "steppe/", "valley/all", "[", "rates/*"])
def test_a_name_that_there_is_not(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(ConfigError, match="there are steppe/rates, steppe/all, valley/rates"):
        read(tmp_path, FILE).find(pattern)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[a]\nlistings.x = 'https://a.example/'\ntimezone = 'Asia/Atlantis'", 3, "IANA"),
        ("[a]\nlistings.x = 'https://a.example/'\n\nrender = 'often'", 4, "auto, always or never"),
        ("[a]\nlistings.x = 'https://a.example/'\ndelay = -1", 3, "no number from 0 up"),
        ("[a]\nlistings.x = 'https://a.example/'\ndelay = true", 3, "no number"),
        ("[a]\nlistings.x = 'https://a.example/'\ndelay = nan", 3, "no number"),
        ("[a]\nlistings.x = 'https://a.example/'\ntimezome = 'UTC'", 3, "unknown setting"),
        ("[a]\nlistings.x = 'https://a.example/'\n[b]\nlistings.y = 'ftp://b.example/'", 4, "ftp"),
        ("[a]\nlistings.x = 'https://a.example/'\nschedule = '9 o clock'", 3, "is no schedule"),
        ("[a]\nlistings.x = 'https://a.example/'\nschedule = '0 9 30 2 *'", 3, "day-of-month"),
        ("[a]\nlistings.x = 'https://a.example/'\nschedule = 9", 3, "schedule is 9, no text"),
        ("[a]\nlistings.x = 7", 2, "x is no address"),
        ("[a]\n# nothing yet", 1, "no listings.NAME"),
        ("[a.listings]", 1, "no listings.NAME"),
        ("b = 1\n[a.listings]\nx = 'https://a.example/'", 1, r"write \[b\]"),
        ("[a.listings]\nx = 'https://a.example/1'\ny = 'https://a.example/1#top'", 3, "a/x alrea"),
        ("[a.listings]\nx = 'https://a.example/1'\n[b.listings]\nx = 'https://www.a.example/2'", 4,
         r"belongs to \[a\] already"),
        ("[a.listings]\n'x y' = 'https://a.example/'", 2, "'x y' is no name"),
        ("[a.listings]\n\"x/y\" = 'https://a.example/'", 2, "'x/y' is no name"),
        ("['*']\nlistings.x = 'https://a.example/'", 1, "is no name"),
        ("[a]\nlistings = { x = 'https://a.example/', y = '/b' }", 2, "scheme"),
    ],
)  # fmt: skip
def test_where_a_mistake_stands(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigError, match=rf"listings\.toml, line {line}: .*{words}"):
        read(tmp_path, text)


ALERTS = """
[steppe]
alerts = "json://desk:${DESK_PASSWORD}@desk.example/a$b, ${NEWSBOT_ALERTS}"
listings.x = "https://steppe.example/"
[valley]
alerts = [
    "ntfy://valley-desk",   # a comment
    "ntfy://valley-desk",
]
listings.x = "https://valley.example/"
[marsh]
alerts = ""
listings.x = "https://marsh.example/"
[hill]
listings.x = "https://hill.example/"
"""


def test_whom_a_site_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_PASSWORD", "s3cret")
    monkeypatch.setenv("NEWSBOT_ALERTS", "json://all.example/ ntfy://all")
    sites = read(tmp_path, ALERTS).sites
    assert {name.partition(".")[0]: site.alerts for name, site in sites.items()} == {
        "steppe": ("json://desk:s3cret@desk.example/a$b", "json://all.example/", "ntfy://all"),
        "valley": ("ntfy://valley-desk",),
        "marsh": (),
        "hill": None,
    }
    assert "s3cret" not in repr(sites)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("alerts = 'json://d:s3cret@h.example/ s3cret@h'", "alerts: address 2 is no Apprise"),
        ("alerts = ['json://h.example/', 's3cret@h']", "address 2 is no Apprise"),
        ("alerts = ['json://h.example/', 7]", "no list of such"),
        ("alerts = { json = 's3cret' }", "no list of such"),
        ("alerts = 'json://h/${NOBODYS_S3CRET}'", "environment has no NOBODYS_S"),
        ("alerts = 'json://h/${DESK'", "no ..NAME. of a variable"),
        ("alerts = 'json://h/${DESK-s3cret}'", "no ..NAME. of a variable"),
        ("listings.y = 'json://d:s3cret@h.example/'", "scheme 'json' is not http"),
        ("listings.y = 'https://d:s3cret@h.example/'", "user name or password"),
        ("alerts = 'json://d:s3cret@h\nrender = 'auto'", "column"),
        ("'json://d:s3cret@h' = 1", "unknown setting"),
        ("listings.'json://d:s3cret@h' = 1", "no name"),
    ],
)
def test_a_mistake_tells_no_secret(tmp_path: Path, text: str, words: str) -> None:
    text = f"[a]\nlistings.x = 'https://a.example/'\n{text}"
    with pytest.raises(ConfigError, match=rf"listings\.toml.*line 3\b.*{words}") as caught:
        read(tmp_path, text)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a\n", "line 1"),
        ("[a]\n[a]\n", "line 2"),
        ("", "names no listing"),
        ("# only a comment", "names no listing"),
    ],
)
def test_what_is_no_listings_file(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        read(tmp_path, text)


def test_no_file_and_no_text(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"NEWSBOT_LISTINGS_FILE: .*No such file"):
        read_listings_file(tmp_path / "listings.toml", DEFAULTS)
    (tmp_path / "listings.toml").write_bytes(b"[\xff]")
    with pytest.raises(ConfigError, match="UTF-8"):
        read_listings_file(tmp_path / "listings.toml", DEFAULTS)


def test_what_looks_like_a_key_in_a_text_of_several_lines_is_none(tmp_path: Path) -> None:
    text = "[a]\ntimezone = '''\n[b] = \nUTC'''\nlistings.x = 'https://a.example/'"
    with pytest.raises(ConfigError, match="line 2: timezone"):
        read(tmp_path, text)
