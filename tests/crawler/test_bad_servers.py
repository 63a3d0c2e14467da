"""Servers that are slow, cut short, endless or lying cost their outlet one answer, and no other anything."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from itertools import chain, repeat
from pathlib import Path
from typing import Any
from warnings import catch_warnings

import pytest
import trustme

from tests.crawler.conftest import Crawl, Crawled, Respond, Web, a_web
from tests.crawler.test_crawl import feed, page, to
from tests.forbidden import PUBLIC

DEADLINE = 6.0
PATIENCE = 20.0
"""Seconds within which an outlet that does well is done, on a busy machine; far less than all slow ones take."""
OK = b"HTTP/1.1 200 OK\r\n"
TEXT = page(1)
LENGTH = b"Content-Length: %d\r\n" % len(TEXT)
OVER = threading.Event()
"""Ends the servers that would hold a connection for ever."""


def raw(*pieces: bytes, pause: float = 0.0, end: str = "close") -> Respond:
    """Writes bytes as they are; then it hangs up, cuts the line, or holds it."""
    return poured(lambda: iter(pieces), pause=pause, end=end)


def poured(pieces: Callable[[], Iterator[bytes]], *, pause: float = 0.0, end: str = "close") -> Respond:
    def respond(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        with suppress(OSError):
            for piece in pieces():
                request.connection.sendall(piece)
                if OVER.wait(pause):
                    return
            if end == "hold":
                OVER.wait(60)
            if end == "reset":
                request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                request.connection.close()

    return respond


def byte_by_byte(text: bytes, times: int = 1) -> Iterator[bytes]:
    return (text[at : at + 1] for _ in range(times) for at in range(len(text)))


def chunked(*chunks: bytes) -> bytes:
    return OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(chunks)


def chunk(text: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(text), text)


SLOW = ("unreachable", f"no answer in {DEADLINE:g} s")
BROKEN = ("unreachable", "connection broken")
CUT = ("unreachable", "answer cut short")
ENDLESS = ("too_large", "headers without end")
FINE = ("ok", "")

PAGES: dict[str, tuple[Respond | int, tuple[str, str]]] = {
    "N4-slow-header": (poured(lambda: byte_by_byte(OK + b"X: y\r\n" * 9_999), pause=0.1), SLOW),
    "N4-slow-body": (poured(lambda: chain([OK + LENGTH + b"\r\n"], byte_by_byte(TEXT)), pause=0.1), SLOW),
    "N4-silent": (raw(end="hold"), SLOW),
    "N4-silent-after-its-header": (raw(OK + LENGTH + b"\r\n", end="hold"), SLOW),
    "N4-slow-chunks": (poured(lambda: chain([chunked()], repeat(chunk(b"x"))), pause=0.2), SLOW),
    "N5-reset-mid-header": (raw(OK + b"Content-Le", end="reset"), BROKEN),
    "N5-reset-mid-body": (raw(OK + LENGTH + b"\r\n" + TEXT[:99], end="reset"), BROKEN),
    "N5-short-length": (raw(OK + LENGTH + b"\r\n" + TEXT[:-9]), BROKEN),
    "N5-long-body": (raw(OK + b"Content-Length: 9\r\n\r\n" + TEXT), ("unreadable", "no text")),
    "N5-broken-chunk-length": (raw(chunked(chunk(TEXT), b"zz\r\n", TEXT)), BROKEN),
    "N5-broken-chunk-end": (raw(chunked(b"5\r\n" + TEXT)), BROKEN),
    "N5-negative-chunk": (raw(chunked(b"-5\r\n" + TEXT)), BROKEN),
    "N5-chunks-without-an-end": (raw(chunked(chunk(TEXT))), BROKEN),
    "N5-endless-chunk-length": (poured(lambda: chain([chunked()], repeat(b"0" * 9_999, 99))), BROKEN),
    "N5-chunks-of-one-byte": (raw(chunked(*map(chunk, byte_by_byte(TEXT)), b"0\r\n\r\n")), FINE),
    "N5-no-length-and-hang-up": (raw(OK + b"\r\n" + TEXT[:-9]), CUT),
    "N5-a-part-nobody-asked-for": (raw(b"HTTP/1.1 206 Partial\r\n" + LENGTH + b"\r\n" + TEXT), CUT),
    "N5-unknown-transfer": (raw(OK + b"Transfer-Encoding: lz77\r\n\r\n" + TEXT), BROKEN),
    "N7-401": (401, ("refused", "answers 401")),
    "N7-403": (403, ("refused", "answers 403")),
    "N7-410": (410, ("gone", "answers 410")),
    "N7-500": (500, ("server_error", "answers 500")),
    "N7-502": (502, ("server_error", "answers 502")),
    "N7-504": (504, ("server_error", "answers 504")),
    "N10-one-header-of-5-MB": (raw(OK + b"X: " + b"y" * 5_000_000 + b"\r\n\r\n" + TEXT), BROKEN),
    "N10-200000-headers": (raw(OK + b"X: y\r\n" * 200_000 + b"\r\n" + TEXT), ENDLESS),
    "N10-300-headers": (raw(OK + LENGTH + b"X: y\r\n" * 300 + b"\r\n" + TEXT), ENDLESS),
    "N10-headers-for-ever": (poured(lambda: chain([OK], repeat(b"X: y\r\n" * 9_999))), ENDLESS),
    "N10-one-header-for-ever": (poured(lambda: chain([OK + b"X: y\r\n"], repeat(b" y\r\n" * 9_999))), ENDLESS),
    "N10-continue-for-ever": (poured(lambda: repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 99)), ENDLESS),
    "N10-a-status-line-for-ever": (poured(lambda: chain([b"HTTP/1.1 200 "], repeat(b"O" * 9_999, 99))), BROKEN),
    "N10-folded": (raw(OK + LENGTH + b"X: a\r\n b\r\n\tc\r\n\r\n" + TEXT), FINE),
    "N10-folded-first": (raw(OK + b" X: a\r\n" + LENGTH + b"\r\n" + TEXT), BROKEN),
    "N10-twice-the-same-length": (raw(OK + LENGTH * 2 + b"\r\n" + TEXT), FINE),
    "N10-two-lengths": (raw(OK + LENGTH + b"Content-Length: 7\r\n\r\n" + TEXT), BROKEN),
    "N10-length-of-5000-digits": (raw(OK + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n" + TEXT), BROKEN),
    "N10-negative-length": (raw(OK + b"Content-Length: -1\r\n\r\n" + TEXT), BROKEN),
    "N10-no-colon": (raw(OK + b"what is this\r\n" + LENGTH + b"\r\n" + TEXT), FINE),
    "N10-NUL-in-a-header": (raw(OK + b"ETag: a\x00b\r\n" + LENGTH + b"\r\n" + TEXT), FINE),
    "N10-NUL-in-its-name": (raw(OK + b"E\x00Tag: \xff\r\n" + LENGTH + b"\r\n" + TEXT), BROKEN),
    "N10-lines-end-in-LF": (raw((OK + LENGTH).replace(b"\r", b"") + b"\n" + TEXT), FINE),
    "N10-status-999": (raw(b"HTTP/1.1 999 No\r\n" + LENGTH + b"\r\n" + TEXT), ("server_error", "answers 999")),
    "N10-status-of-20-digits": (
        raw(b"HTTP/1.1 99999999999999999999 No\r\n" + LENGTH + b"\r\n" + TEXT),
        ("server_error", "answers 99999999999999999999"),
    ),
    "N10-negative-status": (raw(b"HTTP/1.1 -200 No\r\n" + LENGTH + b"\r\n" + TEXT), ("server_error", "answers -200")),
    "N10-no-status": (raw(b"HTTP/1.1 OK\r\n\r\n" + TEXT), BROKEN),
    "N10-HTTP-0.9": (raw(TEXT), BROKEN),
    "N10-another-protocol": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), BROKEN),
    "N10-nothing": (raw(), BROKEN),
    "N8-21-hops": (to("/hop-1"), ("server_error", "redirects in circles")),
    "N8-redirect-to-itself": (to("/tin-1.html"), ("server_error", "redirects in circles")),
    "N8-redirect-to-2000-characters": (to("/" + "x" * 3_000), ("off_site", "redirects to no web address")),
    "N9-redirect-away": (to("http://evil.example/tin-1.html"), ("off_site", "redirects to evil.example")),
    "N9-redirect-to-a-look-alike": (
        to("http://n9-redirect-to-a-look-alike.example.evil.example/tin-1.html"),
        ("off_site", "redirects to n9-redirect-to-a-look-alike.example.evil.example"),
    ),
    "B2-endless-body": (poured(lambda: chain([OK + b"\r\n"], repeat(b"x" * 65_536))), ("too_large", "more than 10,485,760 bytes")),
    "B2-says-100-MB": (raw(OK + b"Content-Length: 104857600\r\n\r\n", end="hold"), ("too_large", "more than 10,485,760 bytes")),
    "B2-100-MB-in-chunks": (
        poured(lambda: chain([chunked()], repeat(chunk(b"x" * 1_000_000), 100))),
        ("too_large", "more than 10,485,760 bytes"),
    ),
}  # fmt: skip
SOURCES: dict[str, tuple[Respond | int, tuple[str, str]]] = {
    "N4-silent-feed": (raw(end="hold"), SLOW),
    "N5-feed-cut-short": (raw(OK + b"\r\n" + feed(1)[:-40]), CUT),
    "N5-feed-reset": (raw(OK + LENGTH + b"\r\n", end="reset"), BROKEN),
    "N7-410-feed": (410, ("gone", "answers 410")),
    "N10-feed-with-headers-for-ever": (poured(lambda: chain([OK], repeat(b"X: y\r\n" * 9_999))), ENDLESS),
    "N9-feed-redirects-away": (to("http://evil.example/rss"), ("off_site", "redirects to evil.example")),
}
ROBOTS: dict[str, tuple[Respond | int, tuple[str, str]]] = {
    "O18-silent": (raw(end="hold"), SLOW),
    "O18-503": (503, ("busy", "answers 503")),
    "O18-cut-short": (raw(OK + b"\r\nUser-agent: *\n"), CUT),
    "O18-endless": (poured(lambda: chain([OK + b"\r\n"], repeat(b"Allow: /\n" * 9_999))), ("too_large", "more than 10,485,760 bytes")),
    "O18-redirected-away": (to("http://evil.example/robots.txt"), ("off_site", "redirects to evil.example")),
    "O18-redirected-for-ever": (to("/robots.txt"), ("server_error", "redirects in circles")),
}  # fmt: skip
GOOD = [f"good-{number}" for number in range(5)]


def host_of(case: str) -> str:
    return f"{case.lower().replace('.', '-')}.example"


def healthy(hosts: Mapping[str, str], number: int = 1) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for host in hosts.values():
        answers[f"http://{host}/rss"] = feed(number, host=f"http://{host}")
        answers[f"http://{host}/tin-{number}.html"] = page(number)
    return answers


def faults() -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for cases, path in ((PAGES, "tin-1.html"), (SOURCES, "rss"), (ROBOTS, "robots.txt")):
        answers |= {f"http://{host_of(case)}/{path}": respond for case, (respond, _) in cases.items()}
    hops = host_of("N8-21-hops")
    answers |= {f"http://{hops}/hop-{n}": to(f"/hop-{n + 1}") for n in range(1, 21)}
    return answers | {f"http://{hops}/hop-21": page(1)}


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Web, Crawled, Crawled]]:
    """A round against all of them at once, and one after they have been mended."""
    hosts = {case: host_of(case) for case in (*PAGES, *SOURCES, *ROBOTS, *GOOD)}
    options = {"outlets": {host: [["feed", f"http://{host}/rss"]] for host in hosts.values()}}
    OVER.clear()
    with a_web() as web:
        crawl = Crawl(proxy=web.proxy, journal=tmp_path_factory.mktemp("bad") / "journal.jsonl")
        web.answers |= healthy(hosts) | faults()
        bad = crawl(timeout=DEADLINE, **options)
        OVER.set()
        web.answers = healthy(hosts)
        yield web, bad, crawl(timeout=30, **options)


def visits(told: Crawled, host: str, asked: str) -> list[dict[str, Any]]:
    found = [entry["visit"] for entry in told.journal if "visit" in entry]
    return [visit for visit in found if visit["asked"] == asked and f"//{host}/" in visit["url"]]


def seconds_until(told: Crawled, visit: dict[str, Any]) -> float:
    first = min(entry["visit"]["started_at"] for entry in told.journal if "visit" in entry)
    ended = datetime.fromisoformat(visit["started_at"]) + timedelta(seconds=visit["seconds"])
    return (ended - datetime.fromisoformat(first)).total_seconds()


@pytest.mark.parametrize(
    ("case", "asked", "wanted"),
    [
        pytest.param(case, asked, wanted, id=case)
        for cases, asked in ((PAGES, "page"), (SOURCES, "source"), (ROBOTS, "robots"))
        for case, (_, wanted) in cases.items()
    ],
)
def test_a_fault_is_an_outcome_with_its_cause_in_time(
    rounds: tuple[Web, Crawled, Crawled], case: str, asked: str, wanted: tuple[str, str]
) -> None:
    _, bad, _ = rounds
    host = host_of(case)
    (visit,) = visits(bad, host, asked)
    assert (visit["outcome"], visit["detail"]) == wanted
    assert visit["status"] is None or 100 <= visit["status"] < 1_000
    assert visit["seconds"] <= 2 * DEADLINE + PATIENCE
    assert bad.code == 0
    (report,) = [report for report in bad.reports if report["outlet"] == host.split(".")[0]]
    if wanted == FINE:
        assert report["problem"] is None
    else:
        assert host in report["problem"]
        assert wanted[1] in report["problem"]
        assert "\n" not in report["problem"]


def test_nothing_else_is_said_and_nobody_is_asked_who_is_not_an_outlet(
    rounds: tuple[Web, Crawled, Crawled],
) -> None:
    web, bad, healed = rounds
    assert (bad.stderr, healed.stderr) == ("", "")
    assert not [asked.url for asked in web.asked if "evil" in asked.url]


@pytest.mark.parametrize("case", [case for case, (_, wanted) in PAGES.items() if wanted == SLOW])
def test_a_slow_server_has_until_the_deadline(rounds: tuple[Web, Crawled, Crawled], case: str) -> None:
    (visit,) = visits(rounds[1], host_of(case), "page")
    assert DEADLINE - 0.1 <= visit["seconds"] <= DEADLINE + PATIENCE / 2


@pytest.mark.parametrize("good", GOOD)
def test_others_are_done_meanwhile(rounds: tuple[Web, Crawled, Crawled], good: str) -> None:
    (visit,) = visits(rounds[1], host_of(good), "page")
    assert visit["outcome"] == "ok"
    assert seconds_until(rounds[1], visit) < PATIENCE


def test_the_process_does_not_grow_by_what_it_is_sent(rounds: tuple[Web, Crawled, Crawled]) -> None:
    assert rounds[1].usage()["grew"] <= 120


def test_after_the_faults_are_mended_every_article_is_there_once(
    rounds: tuple[Web, Crawled, Crawled],
) -> None:
    healed = rounds[2]
    hosts = [host_of(case) for case in (*PAGES, *SOURCES, *ROBOTS, *GOOD)]
    assert sorted(healed.kept()) == sorted(f"{host}:1" for host in hosts)


NAMES: dict[str, tuple[list[list[str | float]], tuple[str, str]]] = {
    "N2-no-such-name": ([["EAI_NONAME"]], ("unreachable", "no such name")),
    "N2-name-server-fails": ([["EAI_AGAIN"]], ("unreachable", "no such name")),
    "N2-no-address": ([[]], ("unreachable", "no such name")),
    "N2-slow": ([[1.0, PUBLIC]], FINE),
    "N2-fails-between": ([[PUBLIC], ["EAI_AGAIN"], [PUBLIC]], FINE),
    **{f"N2-silent-{number}": ([[2 * DEADLINE]], SLOW) for number in range(12)},
}


def by_host(body: Callable[[str], bytes]) -> Respond:
    def respond(request: BaseHTTPRequestHandler) -> None:
        said = body(f"http://{request.headers['Host']}")
        request.wfile.write(OK + b"Content-Length: %d\r\n\r\n" % len(said) + said)

    return respond


def of_source(told: Crawled) -> dict[str, tuple[str, str]]:
    """Outcome and detail by host."""
    return {url.split("/")[2].split(":")[0]: came for url, came in told.outcomes("source").items()}


def test_names_that_are_not_answered_delay_nobody_else(web: Web, crawl: Crawl) -> None:
    web.answers |= {"/rss": by_host(lambda host: feed(1, host=host)), "/tin-1.html": page(1)}
    hosts = {case: host_of(case) for case in (*NAMES, *GOOD)}
    options = {
        "outlets": {h: [["feed", f"http://{h}:{web.port}/rss"]] for h in hosts.values()},
        "proxy": None,
    }
    public = {host: [[PUBLIC]] for host in hosts.values()}
    bad = crawl(
        names=public | {hosts[case]: said for case, (said, _) in NAMES.items()}, timeout=DEADLINE, **options
    )
    problems = {report["outlet"]: report["problem"] for report in bad.reports}
    for case, (_, (outcome, detail)) in NAMES.items():
        said = outcome, detail and f"robots.txt: {detail}"
        assert (case, of_source(bad)[hosts[case]]) == (case, said)
        name = hosts[case].split(".")[0]
        assert problems[name] == (f"{hosts[case]} cannot be reached: {detail}" if detail else None)
    assert (bad.code, bad.stderr) == (0, "")
    assert bad.seconds < 2 * PATIENCE
    for good in GOOD:
        (visit,) = visits(bad, f"{hosts[good]}:{web.port}", "page")
        assert seconds_until(bad, visit) < 2 * DEADLINE, "it did not wait for the silent ones"
    healed = crawl(names=public, timeout=30, **options)
    assert sorted(healed.kept()) == sorted(f"{host}:1" for host in hosts.values())


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port on loopback; each connection to it is served in a thread of its own."""
    door = socket.create_server(("127.0.0.1", 0))

    def welcome() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=served, args=(door.accept()[0],), daemon=True).start()

    def served(caller: socket.socket) -> None:
        with caller, suppress(OSError):
            serve(caller)

    thread = threading.Thread(target=welcome, daemon=True)
    thread.start()
    try:
        yield door.getsockname()[1]
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        thread.join()


def behind(context: ssl.SSLContext) -> Callable[[socket.socket], None]:
    """The outlet, behind TLS."""

    def serve(caller: socket.socket) -> None:
        with context.wrap_socket(caller, server_side=True) as inside:
            asked = inside.recv(9_999).decode()
            host = f"https://{asked.partition('Host: ')[2].splitlines()[0]}"
            path = asked.split(" ")[1]
            said = {"/rss": feed(1, host=host), "/tin-1.html": page(1)}.get(path)
            status = b"200 OK" if said else b"404 No"
            inside.sendall(b"HTTP/1.1 %b\r\nConnection: close\r\n" % status)
            inside.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(said or b""), said or b""))

    return serve


def context(authority: trustme.CA, host: str, **more: Any) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, **more).configure_cert(made)
    return made


def of_old(authority: trustme.CA, host: str, version: ssl.TLSVersion) -> ssl.SSLContext:
    """What speaks this version of TLS alone, as servers did in 2010."""
    made = context(authority, host)
    made.set_ciphers("ALL:@SECLEVEL=0")
    with catch_warnings(action="ignore", category=DeprecationWarning):
        made.minimum_version = made.maximum_version = version
    return made


def held(caller: socket.socket) -> None:
    OVER.wait(60)


def half_a_handshake(caller: socket.socket) -> None:
    caller.sendall(b"\x16\x03\x03\x10\x00\x02")
    OVER.wait(60)


def in_plain_text(caller: socket.socket) -> None:
    caller.sendall(OK + LENGTH + b"\r\n" + TEXT)


def cut_in_the_handshake(caller: socket.socket) -> None:
    caller.recv(99)


UNTRUSTED = ("unreachable", "its certificate is not trusted")
TOO_OLD = ("unreachable", "its TLS is too old")


def test_n3_what_is_not_proved_to_be_the_outlet_is_not_read(crawl: Crawl, tmp_path: Path) -> None:
    ours, another = trustme.CA(), trustme.CA()
    ours.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    yesterday = datetime.now(UTC) - timedelta(days=1)
    cases: dict[str, tuple[Callable[[socket.socket], None], tuple[str, str]]] = {
        "expired.example": (behind(context(ours, "expired.example", not_after=yesterday)), UNTRUSTED),
        "wrong-name.example": (behind(context(ours, "another.example")), UNTRUSTED),
        "self-signed.example": (behind(context(another, "self-signed.example")), UNTRUSTED),
        "tls-1-0.example": (behind(of_old(ours, "tls-1-0.example", ssl.TLSVersion.TLSv1)), TOO_OLD),
        "tls-1-1.example": (behind(of_old(ours, "tls-1-1.example", ssl.TLSVersion.TLSv1_1)), TOO_OLD),
        "stalls.example": (held, SLOW),
        "half-a-handshake.example": (half_a_handshake, SLOW),
        "plain-text.example": (in_plain_text, BROKEN),
        "hangs-up.example": (cut_in_the_handshake, BROKEN),
        "good.example": (behind(context(ours, "good.example")), FINE),
    }
    serving = {host: serve for host, (serve, _) in cases.items()}
    OVER.clear()
    with ExitStack() as stack:
        ports = {host: stack.enter_context(listening(lambda s, h=host: serving[h](s))) for host in cases}
        options = {
            "outlets": {host: [["feed", f"https://{host}:{port}/rss"]] for host, port in ports.items()},
            "names": {host: [[PUBLIC]] for host in cases},
            "ca_file": str(tmp_path / "ca.pem"),
            "proxy": None,
        }
        bad = crawl(timeout=DEADLINE, **options)
        OVER.set()
        serving |= {host: behind(context(ours, host)) for host in cases}
        healed = crawl(timeout=30, **options)
    for host, (_, (outcome, detail)) in cases.items():
        assert (host, of_source(bad)[host]) == (host, (outcome, detail and f"robots.txt: {detail}"))
    assert (bad.code, bad.stderr) == (0, "")
    assert [report["problem"] for report in bad.reports if report["outlet"] == "expired"] == [
        "expired.example cannot be reached: its certificate is not trusted"
    ]
    assert bad.kept() == ["good.example:1"]
    assert sorted(healed.kept()) == sorted(f"{host}:1" for host in cases)
