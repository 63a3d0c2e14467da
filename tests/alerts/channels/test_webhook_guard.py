"""A webhook goes to the public internet or to what is allowed, and nobody who answers or names can change that."""

import base64
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import pytest
import trustme

from alerts.channel import Channel, build_channel
from alerts.channels.webhook import Webhook
from alerts.http import post
from meetings.addresses import Allowed, endpoint
from meetings.alert import Message
from meetings.errors import ConfigError, DeliveryError
from tests.forbidden import ADDRESSES, AMBIGUOUS, HOSTS, PUBLIC, SCHEMES, Names

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"canary-key-canary-key-canary").decode()
TAKEN = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
MESSAGE = Message(
    id="m", subscription="daily", channel="hook", recipient="r", payload=b"{}", summary="", created_at=NOW,
    kind="digest",
)  # fmt: skip

Answers = Mapping[str, Sequence[Sequence[str]]]


def hook(url: str, *allowed: str, **options: str) -> Channel:
    given = {"kind": "webhook", "url": url, "secret": SECRET, "allow_http": True, **options}
    return build_channel("hook", given, frozenset(map(endpoint, allowed)))


async def refusal(channel: Channel) -> str:
    with pytest.raises(DeliveryError) as refused:
        await channel.send(MESSAGE, NOW)
    assert not refused.value.final
    return str(refused.value)


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answers], list[str]]:
    """Lets names lead where the test wants and the internet be this machine; what it returns notes connections."""
    connect = socket.socket.connect

    def set_up(answers: Answers) -> list[str]:
        connected: list[str] = []

        def noted(self: socket.socket, address: tuple[str, int]) -> None:
            connected.append(address[0])
            connect(self, ("127.0.0.1", address[1]) if address[0] == PUBLIC else address)

        monkeypatch.setattr(socket.socket, "connect", noted)
        monkeypatch.setattr(socket, "getaddrinfo", Names(answers))
        return connected

    return set_up


NAMES = ("localhost", "LOCALHOST", "localhost.")


@pytest.mark.parametrize("host", [host for host in HOSTS if host not in NAMES])
def test_an_address_that_is_not_public_is_a_mistake_of_the_configuration(host: str) -> None:
    with pytest.raises(ConfigError, match=r"channels\.hook\.url: .*(is not an http|is not on the public)"):
        hook(f"http://{host}:8080/")


async def test_no_address_that_is_not_public_is_connected_to_however_it_is_written(network, trap) -> None:
    connected = network({name.lower(): [["127.0.0.1"]] for name in NAMES})
    for host in HOSTS:
        with pytest.raises(DeliveryError):
            await post(f"http://{host}:{trap.port}/", content=b"", headers={}, within=5, allowed=frozenset())
    told = [await refusal(hook(f"http://{name}:{trap.port}/")) for name in NAMES]
    assert all("leads to 127.0.0.1, which is not on the public internet" in said for said in told)
    assert (trap.connects(), connected) == (0, [])


@pytest.mark.parametrize("hops", [1, 2])
async def test_no_redirect_leads_there_either(network, receiver, trap, hops: int) -> None:
    connected = network({"hook.example": [[PUBLIC]]})
    for host in HOSTS:
        there = f"http://{host}:{trap.port}/"
        over = [there] if hops == 1 else ["/again", there]
        answers = [f"HTTP/1.1 307 T\r\nLocation: {url}\r\nConnection: close\r\n\r\n".encode() for url in over]
        server = await receiver(*answers)
        await refusal(hook(f"http://hook.example:{server.port}/"))
        assert len(server.requests) == 1
    assert (trap.connects(), set(connected)) == (0, {PUBLIC})


async def test_no_name_leads_there_alone_or_among_others(network, trap) -> None:
    names = {f"n{n}.example": [[address]] for n, address in enumerate(ADDRESSES)}
    names |= {f"m{n}.example": [[PUBLIC, address]] for n, address in enumerate(ADDRESSES)}
    connected = network(names)
    told = [await refusal(hook(f"http://{name}:{trap.port}/")) for name in names]
    assert (trap.connects(), connected) == (0, [])
    assert told[0] == (
        "n0.example leads to 127.0.0.1, which is not on the public internet; "
        f'if that is meant, set allow = ["127.0.0.1:{trap.port}"] in [network]'
    )


async def test_a_name_that_leads_elsewhere_the_second_time_is_judged_anew(network, receiver) -> None:
    server = await receiver(TAKEN)
    connected = network({"hook.example": [[PUBLIC], ["127.0.0.1"]]})
    channel = hook(f"http://hook.example:{server.port}/")
    await channel.send(MESSAGE, NOW)
    assert "leads to 127.0.0.1" in await refusal(channel)
    assert connected == [PUBLIC]
    assert server.requests[0][1]["host"] == f"hook.example:{server.port}"


async def test_what_is_allowed_is_connected_to_at_its_port_and_no_other(network, receiver, trap) -> None:
    server = await receiver(TAKEN)
    network({"in.example": [["127.0.0.1"]]})
    for host in ("127.0.0.1", "in.example"):
        await hook(f"http://{host}:{server.port}/", f"127.0.0.1:{server.port}").send(MESSAGE, NOW)
    assert len(server.requests) == 2
    with pytest.raises(
        ConfigError, match=r"127\.0\.0\.1 is not on the public internet; if that is meant, set allow"
    ):
        hook(f"http://127.0.0.1:{trap.port}/", f"127.0.0.1:{server.port}")
    assert "leads to 127.0.0.1" in await refusal(
        hook(f"http://in.example:{trap.port}/", f"127.0.0.1:{server.port}")
    )
    assert trap.connects() == 0


async def test_an_address_that_does_not_answer_leaves_the_others_their_turn(network, receiver) -> None:
    server = await receiver(TAKEN)
    connected = network({"in.example": [["127.0.0.9", "127.0.0.1"]]})
    allowed = (f"127.0.0.9:{server.port}", f"127.0.0.1:{server.port}")
    await hook(f"http://in.example:{server.port}/", *allowed).send(MESSAGE, NOW)
    assert connected == ["127.0.0.9", "127.0.0.1"]


async def test_the_certificate_is_that_of_the_name_and_not_of_the_address(
    network, receiver, authority: trustme.CA, ca_file: str
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("hook.example").configure_cert(context)
    server = await receiver(TAKEN, tls=context)
    network({"hook.example": [[PUBLIC]], "other.example": [[PUBLIC]]})
    await hook(f"https://hook.example:{server.port}/", ca_file=ca_file).send(MESSAGE, NOW)
    told = await refusal(hook(f"https://other.example:{server.port}/", ca_file=ca_file))
    assert "shows a certificate that cannot be trusted" in told
    assert len(server.requests) == 1


@pytest.mark.parametrize("url", [*AMBIGUOUS, *SCHEMES])
def test_an_address_that_can_be_read_in_two_ways_is_no_receiver(url: str) -> None:
    with pytest.raises(ConfigError, match=r"channels\.hook\.url: (is not an http|must not hold)"):
        hook(url)


def test_a_channel_is_allowed_nothing_unless_it_is_said() -> None:
    nothing: Allowed = frozenset()
    channel = build_channel("hook", {"kind": "webhook", "url": "https://hook.example/", "secret": SECRET})
    assert isinstance(channel, Webhook)
    assert channel.allowed == nothing
