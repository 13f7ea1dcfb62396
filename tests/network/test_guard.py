import pytest

from newsbot.errors import AddressRefusedError
from newsbot.network.addresses import is_public, literal, parse
from newsbot.network.guard import AddressGuard

PUBLIC = ["1.1.1.1", "192.31.196.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
PUBLIC += ["2002:101:101::", "::1.1.1.1"]
PRIVATE = ["10.0.0.5", "127.0.0.1", "127.8.8.8", "192.168.0.1", "172.16.0.1", "0.0.0.0", "0.0.0.5"]
PRIVATE += ["169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192"]
PRIVATE += ["224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1"]
PRIVATE += ["::", "::1", "fe80::1", "fe80::1%2", "fc00::1", "fd00:ec2::254", "fec0::1", "ff0e::1"]
PRIVATE += ["::ffff:10.0.0.5", "::ffff:0:10.0.0.5", "::10.0.0.5", "64:ff9b::a00:5", "2002:a00:5::"]
PRIVATE += ["64:ff9b:1::1", "2001::1", "2001:db8::1", "3fff::1", "5f00::1", "100::1"]
NO_SITE = ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "100.100.100.200"]


def guard(*urls: str) -> AddressGuard:
    return AddressGuard(urls or ("http://news.example/tag/",))


@pytest.mark.parametrize("address", PUBLIC)
def test_F58_a_machine_of_the_internet(address: str) -> None:
    assert is_public(parse(address))
    assert guard().permit("any.example", 8443, [address]) == [address]
    guard().permit_peer(address, 8443)


@pytest.mark.parametrize("address", PRIVATE)
def test_F58_no_machine_of_the_internet(address: str) -> None:
    assert not is_public(parse(address))
    with pytest.raises(AddressRefusedError, match="port 80 is"):
        guard().permit("any.example", 80, [address])
    with pytest.raises(AddressRefusedError):
        guard().permit_peer(address, 80)


@pytest.mark.parametrize(
    "host", ["10.0.0.5", "0xA000005", "012.0.0.5", "10.5", "167772165", "[::ffff:a00:5]"]
)
def test_F58_every_spelling_of_a_literal(host: str) -> None:
    assert str(literal(host)) == "10.0.0.5"
    own = guard("http://10.0.0.5:8080/")
    own.refuse_literal(f"http://{host}:8080/")
    with pytest.raises(AddressRefusedError):
        own.refuse_literal(f"http://{host}/")


@pytest.mark.parametrize("host", ["news.example", "localhost", "", "10.0.0.5.example", "a" * 300])
def test_a_name_is_no_literal(host: str) -> None:
    assert literal(host) is None
    guard().refuse_literal(f"https://{host}/")


def test_a_listing_that_the_user_named_by_its_address() -> None:
    own = guard("http://10.0.0.5:8080/tag/", "http://[fe80::1]/tag/")
    assert own.permit("10.0.0.5", 8080, ["10.0.0.5"]) == ["10.0.0.5"]
    assert own.permit("fe80::1", 80, ["fe80::1"]) == ["fe80::1"]
    own.permit_peer("10.0.0.5", 8080)
    for host, port, address in (
        ("10.0.0.5", 80, "10.0.0.5"),  # another port of it
        ("10.0.0.6", 8080, "10.0.0.6"),
        ("inside.example", 8080, "10.0.0.5"),  # another name of it
    ):
        with pytest.raises(AddressRefusedError):
            own.permit(host, port, [address])
    with pytest.raises(AddressRefusedError):
        own.permit_peer("10.0.0.5", 80)


def test_a_listing_that_the_user_named_by_its_name() -> None:
    own = guard("http://intranet.example/tag/")
    both = ["10.0.0.5", "fd00::5"]
    assert own.permit("intranet.example", 80, both) == both
    assert own.permit("Intranet.example.", 80, ["fd00::5", "10.0.0.6"]) == ["fd00::5"]
    for host, port in (("www.intranet.example", 80), ("intranet.example", 443)):
        with pytest.raises(AddressRefusedError):
            own.permit(host, port, ["10.0.0.5"])


def test_F58_a_name_that_moves_into_a_private_network() -> None:
    own = guard("http://news.example/tag/")
    assert own.permit("news.example", 443, ["10.0.0.5", "1.1.1.1"]) == ["1.1.1.1"]
    with pytest.raises(AddressRefusedError):
        own.permit("news.example", 80, ["10.0.0.5"])
    later = AddressGuard(["http://news.example/tag/"], own.newly_public)
    with pytest.raises(AddressRefusedError):
        later.permit("news.example", 80, ["10.0.0.5"])


def test_F58_a_name_that_moves_within_a_private_network() -> None:
    own = guard("http://news.example/tag/")
    own.permit("news.example", 80, ["10.0.0.5"])
    with pytest.raises(AddressRefusedError):
        own.permit("news.example", 80, ["127.0.0.1"])
    assert own.permit("news.example", 80, ["1.1.1.1"]) == ["1.1.1.1"]


@pytest.mark.parametrize("address", NO_SITE)
def test_F58_not_even_a_listing_leads_by_its_name_where_no_site_lives(address: str) -> None:
    with pytest.raises(AddressRefusedError):
        guard().permit("news.example", 80, [address])
