"""A failure is told by what there is to mend: once, with the host and its port."""

import errno
import socket
import ssl

import pytest

from alerts.trouble import in_words


def wrapped(error: Exception) -> Exception:
    """The error as libraries hand it on: of several tries, under a name of their own."""
    outer = RuntimeError(f"Error connecting to a.example on port 25: {error}")
    outer.__cause__ = ExceptionGroup("all tries failed", [error])
    return outer


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            ConnectionRefusedError(errno.ECONNREFUSED, "Connect call failed"),
            "a.example:25 refuses connections",
        ),
        (ConnectionResetError(errno.ECONNRESET, "reset by peer"), "a.example:25 hung up"),
        (socket.gaierror(-2, "unknown"), "a.example:25 is not known by that name"),
        (OSError(errno.ENETUNREACH, "x"), "a.example:25 cannot be reached from this machine"),
        (ssl.SSLEOFError(8, "EOF occurred"), "a.example:25 hung up"),
        (ConnectionError("Unexpected EOF received"), "a.example:25 hung up"),
        (TimeoutError(), "a.example:25 gave no answer within 30 s"),
        (
            ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong"),
            "a.example:25 does not speak TLS with us: [SSL",
        ),
    ],
)
def test_the_reason_is_found_beneath_what_libraries_say(error: Exception, said: str) -> None:
    assert in_words("a.example:25", wrapped(error), within=30).startswith(said)
    assert in_words("a.example:25", error, within=30).startswith(said)


def test_an_answer_still_awaited_over_tls_is_no_fault_of_tls() -> None:
    late = TimeoutError()
    late.__context__ = ssl.SSLWantReadError(2, "The operation did not complete (read)")
    assert in_words("a:443", late, within=15) == "a:443 gave no answer within 15 s"


def test_what_we_have_no_words_for_is_told_in_one_line() -> None:
    assert in_words("a:1", ValueError("what\r\nelse. "), within=1) == "a:1 failed: what else"
    assert in_words("a:1", KeyError(), within=1) == "a:1 failed: KeyError"
