"""No spelling and no wrapping of a private address is taken for a public one."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.addresses import as_written, endpoint, first_forbidden, is_public, may_connect, why_forbidden
from tests.forbidden import ADDRESSES, HOSTS

PRIVATE = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
)
WRAPPINGS = ("::ffff:0:0", "::ffff:0:0:0", "::", "64:ff9b::", "64:ff9b:1::", "2001::", "fe80::", "2001:db8::")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_set_aside_for_other_purposes_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", [host for host in HOSTS if host.strip("[]") not in ADDRESSES])
def test_what_is_no_address_in_its_plain_spelling_is_not_public(host: str) -> None:
    assert not is_public(host)
    assert not is_public(host.strip("[]"))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "1.0.0.0",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.0",
            "93.184.216.34",
            "100.63.255.255",
            "100.128.0.0",
        ),
        *("113.160.0.1", "126.255.255.255", "128.0.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0"),
        *("192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255"),
        *("2001:200::1", "2001:4860:4860::8888", "2400:cb00::1", "2606:4700::1111", "2a00::1"),
        *("::ffff:8.8.8.8", "64:ff9b::8.8.8.8"),
    ],
)
def test_the_rest_is(address: str) -> None:
    assert is_public(address)


private_numbers = st.sampled_from(PRIVATE).flatmap(lambda network: st.ip_addresses(network=network))


@given(private_numbers, st.sampled_from(WRAPPINGS))
def test_a_private_address_is_not_public_in_any_wrapping(inside: IPv4Address, wrapping: str) -> None:
    assert not is_public(str(IPv6Address(int(IPv6Address(wrapping)) + int(inside))))


@given(private_numbers, st.integers(0, 2**80 - 1), st.integers(0, 2**32 - 1))
def test_nor_where_a_tunnel_keeps_it(inside: IPv4Address, rest: int, server: int) -> None:
    six_to_four = (0x2002 << 112) + (int(inside) << 80) + rest
    teredo = (0x2001_0000 << 96) + (server << 64) + (int(inside) ^ 0xFFFF_FFFF)
    for wrapped in (six_to_four, teredo):
        assert not is_public(str(IPv6Address(wrapped)))


@given(st.ip_addresses(v=4))
def test_where_the_system_unwraps_it_the_inside_decides(inside: IPv4Address) -> None:
    for wrapping in ("::ffff:0:0", "64:ff9b::"):
        wrapped = IPv6Address(int(IPv6Address(wrapping)) + int(inside))
        assert is_public(str(wrapped)) == is_public(str(inside))


@given(st.ip_addresses())
def test_nothing_is_public_that_the_standard_library_calls_private(
    address: IPv4Address | IPv6Address,
) -> None:
    if is_public(str(address)) and address not in ip_network("64:ff9b::/96"):
        assert ip_address(address).is_global
        assert not address.is_multicast


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_judged(text: str) -> None:
    assert may_connect(text, 80, frozenset()) == is_public(text)


def test_what_is_allowed_is_allowed_at_its_port_and_in_any_spelling() -> None:
    allowed = frozenset({endpoint("127.0.0.1:8080"), endpoint("[FD00:0::5]:443")})
    assert may_connect("127.0.0.1", 8080, allowed)
    assert may_connect("::ffff:127.0.0.1", 8080, allowed)
    assert may_connect("fd00::5", 443, allowed)
    for address, port in (("127.0.0.1", 8081), ("127.0.0.2", 8080), ("fd00::5", 80), ("localhost", 8080)):
        assert not may_connect(address, port, allowed)


def test_one_private_address_spoils_the_whole_answer() -> None:
    assert first_forbidden(["8.8.8.8", "10.0.0.1", "::1"], 80, frozenset()) == "10.0.0.1"
    assert first_forbidden(["8.8.8.8", "10.0.0.1"], 80, frozenset({("10.0.0.1", 80)})) is None
    assert first_forbidden([], 80, frozenset()) is None


def test_a_refusal_says_where_a_name_leads() -> None:
    assert why_forbidden("a.example", "::1") == "a.example leads to ::1, which is not on the public internet"
    assert why_forbidden("10.0.0.1", "10.0.0.1") == "10.0.0.1 is not on the public internet"


@pytest.mark.parametrize(
    "written",
    [
        *("127.0.0.1", "127.0.0.1:", ":80", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:８０", "127.1:80", ""),
        *("localhost:80", "a.example:80", "10.0.0.0/8:80", "::1:80", "[::1]", "[::1]:x", "[127.0.0.1]:80"),
        *("[fe80::1%lo]:80", "http://127.0.0.1:80", " 127.0.0.1:80", "127.0.0.1:80\n", 80, None, ["127.0.0.1", 80]),
    ],
)  # fmt: skip
def test_an_entry_of_the_list_is_an_address_and_a_port_and_nothing_else(written: object) -> None:
    with pytest.raises(ValueError, match="is no address with a port"):
        endpoint(written)


@pytest.mark.parametrize("written", ["127.0.0.1:8080", "[::1]:1", "[fd00::5]:65535"])
def test_an_entry_is_written_as_it_is_read(written: str) -> None:
    assert as_written(*endpoint(written)) == written
