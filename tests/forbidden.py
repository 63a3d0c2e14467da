"""Where this program may not connect, in every way it can be written, and a network to try it on."""

import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

PUBLIC = "93.184.216.34"
"""Stands for the internet: what connects to it is let through to this machine by those who know."""

_NUMBERS = (
    "127.0.0.1 127.0.0.2 127.255.255.254 0.0.0.0 0.0.0.1 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 "
    "100.127.255.255 168.63.129.16 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 "
    "192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 "
    "203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255"
)
_IN_BRACKETS = (
    "::1 0:0:0:0:0:0:0:1 :: ::ffff:127.0.0.1 ::ffff:7f00:1 ::FFFF:10.0.0.1 ::ffff:0:127.0.0.1 ::127.0.0.1 "
    "64:ff9b::7f00:1 64:ff9b::169.254.169.254 64:ff9b:1::7f00:1 64:ff9b:1::808:808 2002:7f00:1:: 2002:808:808:: "
    "2001:0:7f00:1::1 2001::80ff:fffe 2001:2::1 2001:10::1 2001:db8::1 100::1 3ffe::1 3fff::1 5f00::1 fc00::1 "
    "fd00:ec2::254 fe80::1 febf::1 fec0::1 ff02::1 ff0e::1"
)
_SPELLINGS = (
    "127.1 127.0.1 127.0.0.01 127.000.000.001 127.0.0.1. 0 00 0x0 2130706433 017700000001 0x7f000001 0X7F000001 "
    "0x7f.1 0x7f.0.0.1 0177.1 0177.0.0.1 127.0x1 0xa9fea9fe 2852039166 10.1 192.168.257 "
    "localhost LOCALHOST localhost. loc%61lhost 127.0.0.%31 %31%32%37.0.0.1 [::1%25lo] [fe80::1%25lo] [fe80::1%lo] "
    "０ １２７.0.0.1 127。0。0。1 127．0．0．1 ①②⑦.⓪.⓪.① ⓛⓞⓒⓐⓛⓗⓞⓢⓣ"
)

ADDRESSES = tuple(f"{_NUMBERS} {_IN_BRACKETS}".split())
HOSTS = (*_NUMBERS.split(), *(f"[{address}]" for address in _IN_BRACKETS.split()), *_SPELLINGS.split())
"""As they stand in the address of a page."""

SCHEMES = (
    *(
        "file:///etc/hostname",
        "data:text/xml,<rss/>",
        "ftp://a.example/tin-1.html",
        "gopher://a.example/tin-1.html",
    ),
    *("s3://a.example/tin-1.html", "jar:http://a.example/x.jar!/tin-1.html", "javascript:alert(1)"),
    *("unix:/run/docker.sock", "ws://a.example/tin-1.html", "feed://a.example/tin-1.html"),
    *("dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/"),
)
AMBIGUOUS = (
    r"http://127.0.0.1\@a.example/tin-1.html",
    r"http://a.example\@127.0.0.1/tin-1.html",
    r"http:\\a.example\tin-1.html",
    r"http:/\a.example/tin-1.html",
    "http://a.example#@127.0.0.1/tin-1.html",
    "http://127.0.0.1#@a.example/tin-1.html",
    "http://127.0.0.1?@a.example/tin-1.html",
    "http://a.example%2F@127.0.0.1/tin-1.html",
    "http://127.0.0.1%2F@a.example/tin-1.html",
    "http://127.0.0.1@a.example/tin-1.html",
    "http://a.example:word@127.0.0.1/tin-1.html",
    "http://a.exam\tple/tin-1.html",
    "http://127.0.0.1\n.a.example/tin-1.html",
    "http://a.example\r\nX: y/tin-1.html",
    "http://a.example/tin-1.html\r\nX: y",
    "http://a.example\x00.b.example/tin-1.html",
    "http://a.example%00.b.example/tin-1.html",
    "http://a.example%0d%0a/tin-1.html",
    "http://a example/tin-1.html",
    " http://a.example/tin-1.html",
    "http://á.example/tin-1.html",
    "http://a。example/tin-1.html",
    "http://ａ.example/tin-1.html",
    "http://a.\u212aexample/tin-1.html",
    "http://a\u00ad.example/tin-1.html",
    "http://a.example:８０/tin-1.html",
    "http://a.example:0/tin-1.html",
    "http://a.example:99999/tin-1.html",
    "http://a.example:-1/tin-1.html",
    "http://a.example:80:80/tin-1.html",
    "http://a..example/tin-1.html",
    "http://.a.example/tin-1.html",
    "http://-a.example/tin-1.html",
    "http:///a.example/tin-1.html",
    "http:/a.example/tin-1.html",
    "http:a.example/tin-1.html",
    "//a.example/tin-1.html",
    "http://[a.example]/tin-1.html",
    "http://[127.0.0.1]/tin-1.html",
    "http://[::1/tin-1.html",
    "http://::1/tin-1.html",
    "http://",
    "",
)
"""Seem to be of a.example, to one reader or the other."""


class Names:
    """Stands for `socket.getaddrinfo`: gives each name its answers in turn, the last of them for ever.

    An answer is addresses, a number of seconds to wait before them, or the name of an error: ``EAI_AGAIN``.
    """

    def __init__(self, answers: Mapping[str, Sequence[Sequence[str | float]]]) -> None:
        self._answers = {name: list(turns) for name, turns in answers.items()}
        self._of_this_machine = socket.getaddrinfo

    def __call__(self, host: str, port: int, *more: Any, **options: Any) -> list[Any]:
        if host not in self._answers:
            return self._of_this_machine(host, port, *more, **options)
        turns = self._answers[host]
        return [row for said in (turns.pop(0) if len(turns) > 1 else turns[0]) for row in _rows(said, port)]


class Trap:
    """A server on this machine that nobody may connect to."""

    def __init__(self) -> None:
        self._doors = [socket.create_server(("127.0.0.1", 0))]
        self.port: int = self._doors[0].getsockname()[1]
        with suppress(OSError):  # a machine without IPv6
            self._doors.append(socket.create_server(("::1", self.port), family=socket.AF_INET6))

    def connects(self) -> int:
        """How often somebody came; the system has let them in already."""
        count = 0
        for door in self._doors:
            door.setblocking(False)
            with suppress(BlockingIOError):
                while True:
                    door.accept()[0].close()
                    count += 1
        return count

    def close(self) -> None:
        for door in self._doors:
            door.close()


def _rows(said: str | float, port: int) -> list[tuple[Any, ...]]:
    if not isinstance(said, str):
        time.sleep(said)
        return []
    if said.startswith("EAI_"):
        raise socket.gaierror(getattr(socket, said), said)
    return [_row(said, port)]


def _row(address: str, port: int) -> tuple[Any, ...]:
    if ip_address(address).version == 4:
        return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
    return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
