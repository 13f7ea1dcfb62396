"""IP addresses: which of them are machines of the internet, however they are written."""

import socket
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

# IPv6 addresses that stand for an IPv4 one, and how many bits from their right end it is.
CARRIERS = (
    (IPv6Network("::ffff:0:0/96"), 0),  # v4-mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # v4-translated
    (IPv6Network("::/96"), 0),  # v4-compatible
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)
UNICAST = IPv6Network("2000::/3")  # all of IPv6 that was ever given out for the internet
# Given out for other uses, though not every version of Python knows it.
RESERVED = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
# Where clouds tell a machine its own secrets, besides the link-local addresses.
METADATA = frozenset(
    ip_address(text)
    for text in (
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:42::42",
        "fd00:ec2::254",
        "fd20:ce::254",
    )
)


@lru_cache(1024)
def literal(host: str) -> Address | None:
    """What `host` writes in any form that systems take for an address (`10.0.0.5`, `[::1]`,
    `0xa000005`, `10.5`); None for a name.
    """
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return parse(bare)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(bare))
    except (OSError, ValueError):
        return None


@lru_cache(1024)
def parse(text: str) -> Address:
    """The machine that is reached by it: without a zone, and the IPv4 address where IPv6 only
    carries one. Raises ValueError.
    """
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv4Address) or address.is_loopback or address.is_unspecified:
        return address
    shifts = (shift for network, shift in CARRIERS if address in network)
    shift = next(shifts, None)
    return address if shift is None else IPv4Address(int(address) >> shift & 0xFFFFFFFF)


def is_public(address: Address) -> bool:
    """Whether it is a machine of the internet, the same one for everybody."""
    if isinstance(address, IPv6Address) and address not in UNICAST:
        return False
    if address.is_multicast or address in METADATA:
        return False
    return address.is_global and not any(address in network for network in RESERVED)


def is_no_site(address: Address) -> bool:
    """Whether no site can live there, not even one of a private network."""
    return (
        address.is_link_local
        or address.is_multicast
        or address.is_unspecified
        or address in METADATA
    )
