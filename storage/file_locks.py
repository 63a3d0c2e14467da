"""Locks beside a SQLite file, one a work: the system drops them with the process, however it dies."""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from os import fstat
from pathlib import Path
from typing import IO

from meetings.errors import StoreError


@contextmanager
def held_files(file: Path, works: Sequence[str], holder: str) -> Iterator[dict[str, str]]:
    """Keep those that nobody has, with our name in them; gives who has the others."""
    others: dict[str, str] = {}
    with ExitStack() as held:
        for work in works:
            lock = _lock_of(file, work)
            try:
                lock.parent.mkdir(exist_ok=True)
                handle = held.enter_context(_opened(lock))
                if _is_ours(handle, fcntl.LOCK_EX):
                    held.callback(_sign, handle, "")
                    _sign(handle, holder)
                else:
                    others[work] = _holder_of(handle)
            except OSError as error:
                raise StoreError(f"{lock}: {error.strerror}{_hint(error)}") from error
        yield others


def holders_of_files(file: Path, works: Sequence[str]) -> dict[str, str]:
    """Who holds which; what has no name is not locked for a look, which might keep its next holder out."""
    found: dict[str, str] = {}
    for work in works:
        with suppress(FileNotFoundError, PermissionError), _lock_of(file, work).open() as handle:
            if handle.read(1) and not _is_ours(handle, fcntl.LOCK_SH):
                found[work] = _holder_of(handle)
    return found


def _lock_of(file: Path, work: str) -> Path:
    return Path(f"{file.resolve()}.locks") / f"{sha256(work.encode()).hexdigest()[:32]}.lock"


def _opened(lock: Path) -> IO[str]:
    """To write our name into; one that another user made can still be locked."""
    try:
        return lock.open("a+", encoding="utf-8")
    except PermissionError:
        return lock.open(encoding="utf-8")


def _is_ours(handle: IO[str], how: int) -> bool:
    """Whether it is, from now on."""
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sign(handle: IO[str], holder: str) -> None:
    if handle.writable():
        handle.truncate(0)
        handle.write(holder)
        handle.flush()


def _holder_of(handle: IO[str]) -> str:
    handle.seek(0)
    name = handle.read().strip()
    since = datetime.fromtimestamp(fstat(handle.fileno()).st_mtime, UTC)
    return f"{name}, since {since:%Y-%m-%d %H:%M} UTC" if name else "another process"


def _hint(error: OSError) -> str:
    is_theirs = isinstance(error, PermissionError)
    return "; it is another user's: let all who use this database read it" if is_theirs else ""
