"""Which machines a run may connect to: those of the internet, and those its user named."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from newsbot.errors import AddressRefusedError
from newsbot.network.addresses import Address, is_no_site, is_public, literal, parse
from newsbot.urls.canonical import DEFAULT_PORTS


class AddressGuard:
    """A site of a private network can be read by whoever names its listing, at that host and port.
    Whatever a page, a redirect or a name server says, it leads to no other private address.
    """

    def __init__(self, listing_urls: Iterable[str], public_hosts: Iterable[str] = ()) -> None:
        """`public_hosts`: which of the listings' hosts had a public address in an earlier run."""
        self._own: set[tuple[str, int]] = set()
        self._own_hosts: set[str] = set()
        self._granted: set[tuple[Address, int]] = set()
        self._private: dict[str, frozenset[Address]] = {}  # own hosts' first addresses in this run
        for url in listing_urls:
            self.trust(url)
        self._public_hosts = set(public_hosts)
        self.newly_public: set[str] = set()  # own hosts that had their first public address

    def trust(self, url: str) -> None:
        """Host and port of an address that the user gave."""
        host, port = host_and_port(url)
        name = _name(host)
        self._own.add((name, port))
        self._own_hosts.add(name)
        if address := literal(name):
            self._granted.add((address, port))

    def permit(self, host: str, port: int, resolved: Sequence[str]) -> list[str]:
        """Those of the addresses that `host` has which may be connected to, in their order. To be
        asked with each answer of a name server, and with a literal host as its own answer. Raises
        AddressRefusedError where none is left.
        """
        name = _name(host)
        public = [text for text in resolved if is_public(parse(text))]
        if public:
            if name in self._own_hosts and name not in self._public_hosts:
                self._public_hosts.add(name)
                self.newly_public.add(name)
            return public
        private = [text for text in resolved if self._is_own(name, port, parse(text), resolved)]
        if not private:
            raise AddressRefusedError(f"{host} port {port} is {', '.join(resolved) or 'nowhere'}")
        self._granted |= {(parse(text), port) for text in private}
        return private

    def permit_peer(self, address: str, port: int) -> None:
        """To be asked with what a connection is made to. Raises AddressRefusedError for a private
        address that `permit` never gave out for that port.
        """
        machine = parse(address)
        if not (is_public(machine) or (machine, port) in self._granted):
            raise AddressRefusedError(f"a connection leads to {address} port {port}")

    def refuse_literal(self, url: str) -> None:
        """For what is not looked up here. Raises AddressRefusedError where the host of an http(s)
        address itself writes a private one, and ValueError for what is no address.
        """
        host, port = host_and_port(url)
        if address := literal(host):
            self.permit_peer(str(address), port)

    def _is_own(self, name: str, port: int, address: Address, resolved: Sequence[str]) -> bool:
        """A name keeps to the addresses that it had first: one that moves into a private network,
        or about in it, does so to deceive (DNS rebinding).
        """
        if (name, port) not in self._own:
            return False
        if literal(name):
            return True
        if name in self._public_hosts or is_no_site(address):
            return False
        return address in self._private.setdefault(name, frozenset(map(parse, resolved)))


def host_and_port(url: str) -> tuple[str, int]:
    """That an http(s) address leads to. Raises ValueError for what is none."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 0)


def _name(host: str) -> str:
    """One form of each host: literals as the address they write."""
    return str(literal(host) or host.lower().rstrip("."))
