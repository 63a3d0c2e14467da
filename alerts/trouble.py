"""Why nobody took a message, in words for the person who has to mend it."""

import errno
import socket
import ssl
from collections.abc import Iterator

from alerts.header import one_line

_NO_WAY = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}


def in_words(server: str, error: BaseException, *, within: float) -> str:
    """What went wrong with `server`, a host and its port; `within` are the seconds it was given to answer."""
    causes = list(_causes(error))
    said = next((words for cause in causes if (words := _known(cause))), None)
    if said is None and any(isinstance(cause, TimeoutError) for cause in causes):
        said = f"gave no answer within {within:g} s"
    if said is None and isinstance(causes[-1], ConnectionError):
        said = "hung up"
    return f"{server} {said or f'failed: {_in_a_line(error)}'}"


def _known(cause: BaseException) -> str | None:
    match cause:
        case socket.gaierror():
            said = "is not known by that name"
        case ConnectionRefusedError():
            said = "refuses connections"
        case ConnectionResetError() | BrokenPipeError() | ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            said = "hung up"
        case ssl.SSLCertVerificationError():
            said = f"shows a certificate that cannot be trusted: {cause.verify_message}"
        case ssl.SSLError() if not isinstance(cause, ssl.SSLWantReadError | ssl.SSLWantWriteError):
            said = f"does not speak TLS with us: {_in_a_line(cause)}"
        case OSError(errno=number) if number in _NO_WAY:
            said = "cannot be reached from this machine"
        case _:
            return None
    return said


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it came from, and so on to the first."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for each in error.exceptions:
                yield from _causes(each)
        error = error.__cause__ or error.__context__


def _in_a_line(error: BaseException) -> str:
    return one_line(str(error), 200).rstrip(" :.") or type(error).__name__
