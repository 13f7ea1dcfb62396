"""Addresses: made safe as the site words them, and their identity."""

import re
from functools import lru_cache
from ipaddress import IPv6Address
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote, urlsplit

import idna

from newsbot.errors import InvalidURL
from newsbot.urls.campaigns import is_tracking

MAX_URL_CHARS = 4096
MAX_HOST_CHARS = 253
DEFAULT_PORTS = {"http": 80, "https": 443}

# What browsers strip around an address and drop inside it (URL standard, "basic URL parser").
AROUND = "".join(map(chr, range(0x21)))
LINE_BREAKS = str.maketrans("", "", "\t\n\r")
BEFORE_QUERY = re.compile(r"[^?#]*")  # where they read a backslash as a slash
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

BRACKETED = re.compile(r"\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\](?::[0-9]*)?")
LABEL = re.compile(r"[a-z0-9_-]{1,63}")
PLAIN = re.compile(r"[A-Za-z0-9/_~.=&-]*")
BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

# From a plain letter on: an "e" and a combining accent are another spelling of "é".
COMPOSABLE = re.compile(r"[A-Za-z]?(?:%[89A-Fa-f][0-9A-Fa-f])+")


def clean_url(url: str) -> str:
    """The address to ask for and to store, without fragment and tracking parameters. Whether
    that host may be reached is not decided here.
    """
    scheme, authority, path, query = split_url(url)
    return f"{scheme}://{authority}{path}{'?' if query else ''}{query}"


# An article's address is looked at a few times with its card, and again with its page.
@lru_cache(512)
def url_key(url: str) -> str:
    """Equal for addresses of one page, whatever their scheme, `www.`, final slash, order of
    parameters or spelling of accents. Not an address itself.
    """
    _scheme, authority, path, query = map(_composed, split_url(url))
    parameters = "&".join(sorted(query.replace("+", "%20").split("&")))
    return f"{site_name(authority)}{path.rstrip('/')}{'?' if query else ''}{parameters}"


def _composed(escaped: str) -> str:
    """NFC of what its escapes stand for. An address that is asked for keeps its own spelling, as a
    server may know but one.
    """
    return COMPOSABLE.sub(_compose_escapes, escaped) if "%" in escaped else escaped


def _compose_escapes(match: re.Match[str]) -> str:
    text = unquote(match[0], errors="surrogateescape")
    return quote(normalize("NFC", text), errors="surrogateescape")


def key_of(url: str) -> str:
    """The `url_key` of what a page or a file calls an address; empty for what is none."""
    try:
        return url_key(url)
    except InvalidURL:
        return ""


def site_of(url: str) -> str:
    """The host without `www.`, with its port if that is not the scheme's own."""
    return site_name(split_url(url)[1])


def same_site(url: str, other: str) -> bool:
    """Whether both are addresses of one host; a host that merely contains the other is not."""
    try:
        return site_of(url) == site_of(other)
    except InvalidURL:
        return False


def site_name(authority: str) -> str:
    """Of a host in its normal form."""
    return authority.removeprefix("www.")


# And a dozen times on the way from its card to its row.
@lru_cache(4096)
def split_url(url: str) -> tuple[str, str, str, str]:
    """Scheme, authority, path and query, each in its one normal form."""
    text = url.strip(AROUND).translate(LINE_BREAKS)
    if "\\" in text:
        text = BEFORE_QUERY.sub(lambda part: part[0].replace("\\", "/"), text, count=1)
    if len(text) > MAX_URL_CHARS:
        raise InvalidURL(f"longer than {MAX_URL_CHARS} characters")
    if FORBIDDEN.search(text):
        raise InvalidURL("control character or surrogate in the address")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise InvalidURL("host is not written as the URL standard allows") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise InvalidURL(f"scheme {parts.scheme[:20]!a} is not http or https")
    authority = _normalize_authority(parts)
    path, query = _normalize_path(parts.path), _normalize_query(parts.query)
    if len(f"https://{authority}{path}?{query}") > MAX_URL_CHARS:
        raise InvalidURL(f"longer than {MAX_URL_CHARS} characters when escaped")
    return parts.scheme, authority, path, query


def _normalize_authority(parts: SplitResult) -> str:
    if "@" in parts.netloc:
        raise InvalidURL("user name or password in the address")
    if "[" in parts.netloc and not BRACKETED.fullmatch(parts.netloc):
        raise InvalidURL(f"host {parts.netloc[:80]!a} is no name or address")
    host = _normalize_host(parts.hostname or "")
    try:
        port = parts.port
    except ValueError:
        raise InvalidURL(f"port is not a number up to 65535 in {parts.netloc[:80]!a}") from None
    if port == 0:
        raise InvalidURL("port 0")
    return host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"


def _normalize_host(host: str) -> str:
    """A name in its ASCII form, without the root's dot, or an IPv6 address in brackets."""
    refusal = InvalidURL(f"host {host[:80]!a} is no name or address")
    if len(host) > MAX_HOST_CHARS:
        raise refusal
    try:
        if ":" in host:
            return f"[{IPv6Address(host)}]"
        name = host if host.isascii() else _ascii_name(host)
    except ValueError:
        raise refusal from None
    name = name.removesuffix(".")
    if len(name) > MAX_HOST_CHARS or not all(map(LABEL.fullmatch, name.split("."))):
        raise refusal
    return name


def _ascii_name(host: str) -> str:
    """As browsers have it (UTS 46, non-transitional, without the checks that IDNA 2008 adds): a
    `ß` stays one, and signs that no registry gives out are names all the same.
    """
    mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
    labels = mapped.split(".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )


def _normalize_path(path: str) -> str:
    path = _escape(path) or "/"
    return _resolve_dots(path) if "/." in path else path


def _resolve_dots(path: str) -> str:
    """RFC 3986, section 5.2.4."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _normalize_query(query: str) -> str:
    parameters = _escape(query).split("&")
    return "&".join(
        parameter
        for parameter in parameters
        if parameter and not is_tracking(parameter.partition("=")[0].lower())
    )


def _escape(text: str) -> str:
    """Percent-encoded where it must be and nowhere else (RFC 3986, section 6.2.2); bytes that
    are no UTF-8 stay as they are escaped.
    """
    if PLAIN.fullmatch(text):
        return text
    text = ESCAPE.sub(_normalize_escape, BARE_PERCENT.sub("%25", text))
    return quote(text, safe="/?:@!$&'()*+,;=%")


def _normalize_escape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in UNRESERVED else match[0].upper()
