"""Which addresses of the network may be connected to: the public internet's, and those allowed one by one."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Endpoint = tuple[str, int]
"""An address as `ipaddress` writes it, and a port."""
Allowed = frozenset[Endpoint]
"""What may be connected to although it is not public."""

_ENDPOINT = re.compile(r"(\[[0-9a-f]*:[0-9a-f:.]+\]|[0-9.]+):([0-9]{1,5})", re.IGNORECASE | re.ASCII)
_LAST_PORT = 65_535

_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given out to the public; the rest is closed without being listed."""
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 seen from networks that speak IPv6 only (RFC 6052): as public as the address inside."""

# The registries of IANA for special purposes (RFC 6890), whatever a version of `ipaddress` thinks of them.
_CLOSED = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network; 0.0.0.0 reaches this machine
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a carrier's NAT; some clouds' metadata
        "127.0.0.0/8",  # this machine
        "168.63.129.16/32",  # a cloud's agent on the machine it runs on
        "169.254.0.0/16",  # the link; most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocols
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # measuring
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "2001::/23",  # protocols, Teredo among them, which holds an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "3ffe::/16",  # given back
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Whether it is on the public internet; a name is not, nor an address with a zone or spelt loosely."""
    found = _read(address)
    if isinstance(found, IPv6Address):
        if found in _TRANSLATED:
            found = IPv4Address(int(found) & 0xFFFF_FFFF)
        elif found not in _UNICAST:
            return False
    return found is not None and not any(found in network for network in _CLOSED)


def may_connect(address: str, port: int, allowed: Allowed) -> bool:
    """Whether to connect to this address, which no name stands for any more."""
    found = _read(address)
    return is_public(address) or (found is not None and (str(found), port) in allowed)


def first_forbidden(addresses: Iterable[str], port: int, allowed: Allowed) -> str | None:
    """The address because of which nothing that a name leads to may be connected to; None when all may."""
    return next((address for address in addresses if not may_connect(address, port, allowed)), None)


def why_forbidden(host: str, address: str) -> str:
    """Said of what `first_forbidden` found, for people."""
    said = address if host == address else f"{host} leads to {address}, which"
    return f"{said} is not on the public internet"


def endpoint(written: object) -> Endpoint:
    """``127.0.0.1:8080`` or ``[fd00::5]:443``; raises `ValueError` for a name, a network or half of it."""
    form = _ENDPOINT.fullmatch(written) if isinstance(written, str) else None
    address = _read(form[1].strip("[]")) if form else None
    if form is None or address is None or not 0 < int(form[2]) <= _LAST_PORT:
        raise ValueError('is no address with a port, such as "127.0.0.1:8080" or "[fd00::5]:443"')
    return str(address), int(form[2])


def as_written(address: str, port: int) -> str:
    """What `endpoint` reads."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def _read(address: str) -> IPv4Address | IPv6Address | None:
    """The address this is, unwrapped where the system itself would unwrap it; None when it is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return None
    if isinstance(found, IPv6Address):
        return None if found.scope_id else found.ipv4_mapped or found
    return found
