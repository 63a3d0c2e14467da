"""Reads an address on the web; one that two programs might read as two addresses is none."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

_LABEL = r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"(?:{_LABEL}\.)*{_LABEL}\.?", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII | re.IGNORECASE)
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?", re.ASCII | re.IGNORECASE)
_NEVER = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST_URL = 2_048
_LONGEST_NAME = 253
_LAST_PORT = 65_535


def web_address(url: str) -> SplitResult | None:
    """The parts of an http(s) address whose host is a plain name or address; None for anything else.

    Names of other letters have to be written in ASCII (``xn--…``), and addresses in four decimal numbers or,
    for IPv6, in brackets. No user name, no zone, no backslash or at sign before the path.
    """
    if len(url) > _LONGEST_URL or _NEVER.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not url[len(parts.scheme) :].startswith("://"):
        return None
    read_by_others = url.partition("://")[2].partition("/")[0]
    form = _AUTHORITY.fullmatch(parts.netloc)
    if form is None or "@" in read_by_others or "\\" in read_by_others:
        return None
    is_usable = _is_host(form[1]) and 0 < int(form[2] or 80) <= _LAST_PORT
    return parts if is_usable else None


def port_of(parts: SplitResult) -> int:
    """The port that is connected to, whether it is written or not."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def literal(parts: SplitResult) -> str | None:
    """The address that stands for the host; None for a name."""
    host = parts.hostname or ""
    return host if _is_address(host) else None


def _is_host(written: str) -> bool:
    """A name, or an address in its one spelling: ``127.1`` and ``0x7f000001`` are names to some only."""
    if written.startswith("["):
        return ":" in written and _is_address(written[1:-1])
    last = written.removesuffix(".").rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        return _is_address(written)
    return len(written) <= _LONGEST_NAME and _NAME.fullmatch(written) is not None


def _is_address(written: str) -> bool:
    try:
        ip_address(written)
    except ValueError:
        return False
    return True
